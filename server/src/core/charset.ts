/**
 * Sets of characters and of words, asked about once a character of every draft: a table answers without a regular
 * expression and without cutting a string.
 */

/** 1 at each UTF-16 unit of the set. */
export type CharSet = Uint8Array;

/** Whether the unit is in the set; NaN, beyond the text's end, is in none. */
export const isIn = (set: CharSet, unit: number): boolean => set[unit | 0] === 1;

/** What \s stands for in a regular expression. */
export const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

export function charSet(chars: string): CharSet {
  const set = new Uint8Array(0x10000);
  for (let i = 0; i < chars.length; i++) set[chars.charCodeAt(i)] = 1;
  return set;
}

/** Words that are looked for right before or right behind an offset. */
export class WordSet {
  private readonly words: ReadonlySet<string>;
  /** For each unit the lengths, a bit a length, of the words that end in it and of those that begin with it. */
  private readonly endsIn = new Uint32Array(0x10000);
  private readonly beginWith = new Uint32Array(0x10000);

  /** Words of 1 to 31 units. */
  constructor(words: Iterable<string>) {
    const all = new Set<string>();
    for (const word of words) {
      all.add(word);
      this.endsIn[word.charCodeAt(word.length - 1)]! |= 1 << word.length;
      this.beginWith[word.charCodeAt(0)]! |= 1 << word.length;
    }
    this.words = all;
  }

  has(word: string): boolean {
    return this.words.has(word);
  }

  /** Length of the longest word of at least `least` units that ends at `end` and starts at `from` or behind it; else 0. */
  longestBefore(text: string, from: number, end: number, least = 2): number {
    if (end <= from) return 0;
    for (let lengths = this.endsIn[text.charCodeAt(end - 1)]!; lengths;) {
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
    for (let lengths = this.beginWith[text.charCodeAt(start)]!; lengths;) {
      const length = 31 - Math.clz32(lengths);
      if (length < least) return 0;
      if (start + length <= text.length && this.words.has(text.slice(start, start + length))) return length;
      lengths &= ~(1 << length);
    }
    return 0;
  }
}
