/**
 * Which characters are mistaken for each other, since they sound alike (without tones, flat for retroflex initials, n
 * for ng) or look alike, and which two characters are a word. Source: corpus/lexicon, compiled by scripts/alike.ts. The
 * tables are unpacked at their first use.
 */
import data from '../../../data/alike.json';

interface Tables {
  /** For each character its syllables, one unit each. */
  readonly sounds: ReadonlyMap<number, string>;
  /** For each character those that look like it. */
  readonly looks: ReadonlyMap<number, string>;
  /** For each first character of a word the second ones. */
  readonly words: ReadonlyMap<number, string>;
  /** One bit for each word, by its hash. It rules out most pairs of characters. */
  readonly pairs: Uint32Array;
}

let tables: Tables | null = null;

const WORD_HASH_BITS = 19;

/** Whether two characters are easily mistaken for each other, in speech or in writing. */
export const isAlike = (a: string, b: string): boolean => areAlike(a.charCodeAt(0), b.charCodeAt(0));

/** The same for two UTF-16 units. */
export function areAlike(one: number, other: number): boolean {
  const { sounds, looks } = (tables ??= unpack());
  if (hasUnit(looks.get(one), other)) return true;
  const own = sounds.get(one);
  const others = sounds.get(other);
  if (own === undefined || others === undefined) return false;
  for (let i = 0; i < own.length; i++) if (hasUnit(others, own.charCodeAt(i))) return true;
  return false;
}

/** Whether two characters are a word. */
export function isWord(two: string): boolean {
  if (two.length !== 2) return false;
  const { words, pairs } = (tables ??= unpack());
  const [first, second] = [two.charCodeAt(0), two.charCodeAt(1)];
  const bit = wordHash(first, second);
  return (((pairs[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) !== 0 && hasUnit(words.get(first), second);
}

const wordHash = (first: number, second: number): number =>
  Math.imul((first << 16) | second, 0x9e3779b1) >>> (32 - WORD_HASH_BITS);

// The units are compared one by one, so that no string of one character is made.
function hasUnit(chars: string | undefined, unit: number): boolean {
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
  const pairs = new Uint32Array(1 << (WORD_HASH_BITS - 5));
  for (const line of data.words) {
    const first = line.charCodeAt(0);
    add(words, first, line.slice(1));
    for (let i = 1; i < line.length; i++) {
      const bit = wordHash(first, line.charCodeAt(i));
      pairs[bit >>> 5] = (pairs[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }
  return { sounds, looks, words, pairs };
}
