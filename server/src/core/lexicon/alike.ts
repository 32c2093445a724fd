/**
 * Which characters are taken for one another: they sound alike (without tones, flat for curled tongue, n for ng), or they
 * look alike; and which two of them are a word. Compiled by scripts/alike.ts, unpacked when the first slip is weighed.
 */
import data from '../../../data/alike.json';

interface Tables {
  /** For each character, by its unit, the syllables that it may be read as, a unit each. */
  readonly sounds: ReadonlyMap<number, string>;
  /** For each character those that look like it. */
  readonly looks: ReadonlyMap<number, string>;
  /** For each first character of a word the second ones. */
  readonly words: ReadonlyMap<number, string>;
  /** A bit for each word, by its hash: most pairs of characters are none. */
  readonly pairs: Uint32Array;
}

let tables: Tables | null = null;

/** Whether one of the two characters is easily written or read for the other. */
export const isAlike = (a: string, b: string): boolean => areAlike(a.charCodeAt(0), b.charCodeAt(0));

/** So of two units. */
export function areAlike(one: number, other: number): boolean {
  const { sounds, looks } = (tables ??= unpack());
  if (holds(looks.get(one), other)) return true;
  const own = sounds.get(one);
  const others = sounds.get(other);
  if (own === undefined || others === undefined) return false;
  for (let i = 0; i < own.length; i++) if (holds(others, own.charCodeAt(i))) return true;
  return false;
}

/** Whether two characters are a word. */
export function isWord(two: string): boolean {
  if (two.length !== 2) return false;
  const { words, pairs } = (tables ??= unpack());
  const [first, second] = [two.charCodeAt(0), two.charCodeAt(1)];
  const bit = bitOf(first, second);
  return (((pairs[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) !== 0 && holds(words.get(first), second);
}

const PAIR_BITS = 19;
const bitOf = (first: number, second: number): number =>
  Math.imul((first << 16) | second, 0x9e3779b1) >>> (32 - PAIR_BITS);

/** Unit by unit, since a string of one character would first have to be made. */
function holds(chars: string | undefined, unit: number): boolean {
  if (chars === undefined) return false;
  for (let i = 0; i < chars.length; i++) if (chars.charCodeAt(i) === unit) return true;
  return false;
}

function unpack(): Tables {
  const sounds = new Map<number, string>();
  const add = (to: Map<number, string>, unit: number, chars: string): unknown =>
    to.set(unit, (to.get(unit) ?? '') + chars);
  data.sounds.forEach((chars, syllable) => {
    for (let i = 0; i < chars.length; i++) add(sounds, chars.charCodeAt(i), String.fromCharCode(syllable));
  });
  const looks = new Map<number, string>();
  for (let i = 0; i < data.looks.length; i += 2) {
    const [a, b] = [data.looks.charAt(i), data.looks.charAt(i + 1)];
    add(looks, a.charCodeAt(0), b);
    add(looks, b.charCodeAt(0), a);
  }
  const words = new Map<number, string>();
  const pairs = new Uint32Array(1 << (PAIR_BITS - 5));
  for (const line of data.words) {
    const first = line.charCodeAt(0);
    add(words, first, line.slice(1));
    for (let i = 1; i < line.length; i++) {
      const bit = bitOf(first, line.charCodeAt(i));
      pairs[bit >>> 5] = (pairs[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }
  return { sounds, looks, words, pairs };
}
