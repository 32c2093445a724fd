/**
 * Which characters are mistaken for each other, since they sound alike (without tones, flat for retroflex initials, n
 * for ng) or look alike, and which two characters are a word. Source: corpus/lexicon, compiled by scripts/alike.ts. The
 * tables are unpacked at their first use.
 */
import data from '../../../data/alike.json';

interface Tables {
  /** For each character a number of its first syllable, 0 where it has none. */
  readonly sounds: Uint16Array;
  /** For each character with several syllables the numbers of the others, one unit each. */
  readonly otherSounds: ReadonlyMap<number, string>;
  /** For each character those that look like it. */
  readonly looks: ReadonlyMap<number, string>;
}

interface Words {
  /** Each a first character of words and all the second ones. */
  readonly lines: readonly string[];
  /** Of each first character of words the number of its line, counted from 1; 0 where no word begins with it. */
  readonly lineOf: Uint16Array;
  /** The last five bits of the second characters of a line, one bit each; 0 until the line is asked for. */
  readonly seconds: Uint32Array;
}

let tables: Tables | null = null;
let words: Words | null = null;

/** Whether two characters are easily mistaken for each other, in speech or in writing. */
export const isAlike = (a: string, b: string): boolean => areAlike(a.charCodeAt(0), b.charCodeAt(0));

/** The same for two UTF-16 units. */
export function areAlike(one: number, other: number): boolean {
  const { sounds, otherSounds, looks } = (tables ??= unpack());
  if (hasUnit(looks.get(one), other)) return true;
  const first = sounds[one] ?? 0;
  const second = sounds[other] ?? 0;
  if (first === 0 || second === 0) return false;
  if (first === second) return true;
  const firsts = otherSounds.get(one);
  const seconds = otherSounds.get(other);
  if (hasUnit(firsts, second) || hasUnit(seconds, first)) return true;
  if (firsts === undefined) return false;
  for (let i = 0; i < firsts.length; i++) if (hasUnit(seconds, firsts.charCodeAt(i))) return true;
  return false;
}

/** Whether two characters are a word. */
export function isWord(two: string): boolean {
  if (two.length !== 2) return false;
  const { lines, lineOf, seconds } = (words ??= indexWords());
  const number = lineOf[two.charCodeAt(0)] ?? 0;
  const line = number === 0 ? undefined : lines[number - 1];
  if (line === undefined) return false;
  let bits = seconds[number] ?? 0;
  if (bits === 0) {
    for (let i = 1; i < line.length; i++) bits |= 1 << (line.charCodeAt(i) & 31);
    seconds[number] = bits;
  }
  const second = two.charCodeAt(1);
  if (((bits >>> (second & 31)) & 1) === 0) return false;
  for (let i = 1; i < line.length; i++) if (line.charCodeAt(i) === second) return true;
  return false;
}

function indexWords(): Words {
  const lineOf = new Uint16Array(0x10000);
  const lines = data.words;
  for (let i = 0; i < lines.length; i++) lineOf[lines[i]!.charCodeAt(0)] = i + 1;
  return { lines, lineOf, seconds: new Uint32Array(lines.length + 1) };
}

// The units are compared one by one, so that no string of one character is made.
function hasUnit(chars: string | undefined, unit: number): boolean {
  if (chars === undefined) return false;
  for (let i = 0; i < chars.length; i++) if (chars.charCodeAt(i) === unit) return true;
  return false;
}

function unpack(): Tables {
  const sounds = new Uint16Array(0x10000);
  const otherSounds = new Map<number, string>();
  const add = (to: Map<number, string>, unit: number, other: number): unknown =>
    to.set(unit, (to.get(unit) ?? '') + String.fromCharCode(other));
  const syllables = data.sounds;
  for (let syllable = 0; syllable < syllables.length; syllable++) {
    const chars = syllables[syllable]!;
    for (let i = 0; i < chars.length; i++) {
      const unit = chars.charCodeAt(i);
      if (sounds[unit] === 0) sounds[unit] = syllable + 1;
      else add(otherSounds, unit, syllable + 1);
    }
  }
  const looks = new Map<number, string>();
  const pairs = data.looks;
  for (let i = 0; i < pairs.length; i += 2) {
    const one = pairs.charCodeAt(i);
    const other = pairs.charCodeAt(i + 1);
    add(looks, one, other);
    add(looks, other, one);
  }
  return { sounds, otherSounds, looks };
}
