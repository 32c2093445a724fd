/**
 * Sets of characters and of words. They are asked about once for each character of a draft, so that a table answers,
 * without a regular expression and without cutting a string.
 */

/**
 * Numbers the UTF-16 units that stand in some set; 0 for all others. A set is only as long as there are such units, so
 * that a hundred of them stay small.
 */
const NUMBERS = new Uint16Array(0x10000);
const MOST_CHARACTERS = 2560;
let used = 0;

function numberOf(unit: number): number {
  if (NUMBERS[unit] === 0) {
    if (++used === MOST_CHARACTERS)
      throw new RangeError('more characters stand in sets than MOST_CHARACTERS allows for');
    NUMBERS[unit] = used;
  }
  return NUMBERS[unit] ?? 0;
}

/** Has a 1 at the number of each UTF-16 unit of the set; see {@link isIn}. */
export type CharSet = Uint8Array;

/**
 * Whether the UTF-16 unit is in the set. NaN, which `charCodeAt` gives beyond the text's end, is in none. Every unit has
 * a number, and a check of it would make this too long for the engine to inline.
 */
export const isIn = (set: CharSet, unit: number): boolean => set[NUMBERS[unit | 0]!] === 1;

/** The characters that \s matches in a regular expression. */
export const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/**
 * The set of the UTF-16 units of a string. Throws a RangeError once more characters stand in sets than there is room
 * for.
 */
export function charSet(chars: string): CharSet {
  const set = new Uint8Array(MOST_CHARACTERS);
  for (let i = 0; i < chars.length; i++) set[numberOf(chars.charCodeAt(i))] = 1;
  return set;
}

/** Some bits for each character; 0 for a character that was given none. */
export class CharBits {
  private readonly bits = new Int32Array(MOST_CHARACTERS);

  add(chars: string, bits: number): void {
    for (let i = 0; i < chars.length; i++) {
      const number = numberOf(chars.charCodeAt(i));
      this.bits[number] = (this.bits[number] ?? 0) | bits;
    }
  }

  /** The bits of a UTF-16 unit; 0 for NaN, beyond the text's end. As short as {@link isIn}, for the same reason. */
  of(unit: number): number {
    return this.bits[NUMBERS[unit | 0]!]!;
  }
}

/**
 * One bit for each pair of characters with which a word begins, by its {@link pairBit}: one look rules out nearly all
 * places of a text at which none of the words begins. Pairs share bits, so that a word may seem to begin and does not,
 * but never the other way round.
 */
export type Beginnings = Uint32Array;

/** An empty set of beginnings. */
export const noBeginnings = (): Beginnings => new Uint32Array(0x800);

/** The number of the bit of two UTF-16 units. The second may be NaN, beyond the text's end. */
export const pairBit = (first: number, second: number): number => ((first * 31) ^ second) & 0xffff;

/** Adds a word of at least two characters. */
export function addBeginning(beginnings: Beginnings, word: string): void {
  const bit = pairBit(word.charCodeAt(0), word.charCodeAt(1));
  beginnings[bit >>> 5] = (beginnings[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/**
 * Offset of the last `unit` in the text, not after `end` and not before `from`; -1 where there is none. Looks no
 * farther back.
 */
export function lastBefore(text: string, unit: string, from: number, end: number): number {
  const code = unit.charCodeAt(0);
  for (let i = Math.min(end, text.length) - 1; i >= from; i--) if (text.charCodeAt(i) === code) return i;
  return -1;
}

/** Words that are looked for right before or right after an offset. Its tables are made when they are first asked. */
export class WordSet {
  private listed: ReadonlySet<string> | null = null;
  /** For each numbered unit the lengths of the words that end or begin with it, one bit for each length. */
  private endsIn: Uint32Array | null = null;
  private beginWith: Uint32Array | null = null;

  /** Words of 1 to 31 units, or what gives them. */
  constructor(private readonly given: Iterable<string> | (() => Iterable<string>)) {}

  private get words(): ReadonlySet<string> {
    return (this.listed ??= new Set(typeof this.given === 'function' ? this.given() : this.given));
  }

  private lengthsBy(unitOf: (word: string) => number): Uint32Array {
    const { words } = this;
    const lengths = new Uint32Array(MOST_CHARACTERS);
    for (const word of words) {
      const unit = numberOf(unitOf(word));
      lengths[unit] = (lengths[unit] ?? 0) | (1 << word.length);
    }
    return lengths;
  }

  has(word: string): boolean {
    return this.words.has(word);
  }

  /**
   * Length of the longest word of at least `least` units that ends at `end` and does not start before `from`; else 0.
   */
  longestBefore(text: string, from: number, end: number, least = 2): number {
    if (end <= from) return 0;
    const endsIn = (this.endsIn ??= this.lengthsBy((word) => word.charCodeAt(word.length - 1)));
    for (let lengths = endsIn[NUMBERS[text.charCodeAt(end - 1)] ?? 0] ?? 0; lengths;) {
      const length = 31 - Math.clz32(lengths);
      if (length < least) return 0;
      if (length <= end - from && this.words.has(text.slice(end - length, end))) return length;
      lengths &= ~(1 << length);
    }
    return 0;
  }

  /** Length of the longest word of at least `least` units that begins at `start`; else 0. */
  longestAt(text: string, start: number, least = 2): number {
    if (start >= text.length) return 0;
    const beginWith = (this.beginWith ??= this.lengthsBy((word) => word.charCodeAt(0)));
    for (let lengths = beginWith[NUMBERS[text.charCodeAt(start)] ?? 0] ?? 0; lengths;) {
      const length = 31 - Math.clz32(lengths);
      if (length < least) return 0;
      if (start + length <= text.length && this.words.has(text.slice(start, start + length))) return length;
      lengths &= ~(1 << length);
    }
    return 0;
  }
}
