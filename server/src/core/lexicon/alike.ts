/**
 * Which characters are taken for one another: they sound alike (without tones, flat for curled tongue, n for ng), or they
 * look alike; and which two of them are a word. Compiled by scripts/alike.ts, unpacked when the first slip is weighed.
 */
import data from '../../../data/alike.json';

interface Tables {
  /** For each character the syllables that it may be read as, a unit each. */
  readonly sounds: ReadonlyMap<string, string>;
  /** For each character those that look like it. */
  readonly looks: ReadonlyMap<string, string>;
  /** For each first character of a word the second ones. */
  readonly words: ReadonlyMap<string, string>;
}

let tables: Tables | null = null;

/** Whether one of the two characters is easily written or read for the other. */
export function isAlike(a: string, b: string): boolean {
  const { sounds, looks } = (tables ??= unpack());
  if (looks.get(a)?.includes(b)) return true;
  const own = sounds.get(a) ?? '';
  const others = sounds.get(b);
  if (others === undefined) return false;
  for (const syllable of own) if (others.includes(syllable)) return true;
  return false;
}

/** Whether two characters are a word. */
export function isWord(two: string): boolean {
  return two.length === 2 && ((tables ??= unpack()).words.get(two.charAt(0))?.includes(two.charAt(1)) ?? false);
}

function unpack(): Tables {
  const sounds = new Map<string, string>();
  data.sounds.forEach((chars, syllable) => {
    for (const c of chars) sounds.set(c, (sounds.get(c) ?? '') + String.fromCharCode(syllable));
  });
  const looks = new Map<string, string>();
  for (let i = 0; i < data.looks.length; i += 2) {
    const [a, b] = [data.looks.charAt(i), data.looks.charAt(i + 1)];
    looks.set(a, (looks.get(a) ?? '') + b);
    looks.set(b, (looks.get(b) ?? '') + a);
  }
  const words = new Map<string, string>();
  for (const line of data.words) words.set(line.charAt(0), (words.get(line.charAt(0)) ?? '') + line.slice(1));
  return { sounds, looks, words };
}
