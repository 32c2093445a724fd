/**
 * Finds the wordings of many rows in letters, whole or with one slip. At each letter four short runs of letters are looked
 * up in one table: two next to each other, three next to each other, and three of four. So few of them begin or end a
 * wording that nearly all are passed over by one bit; the cost of a pass does not grow with the number of rows. What is
 * whole is found by its first letters, a slip by what stands right before or behind it: by the first or last three letters
 * of a long wording, and by three letters around the slip where a short one has no more that are right.
 */
import { areAlike } from '../alike';
import type { Letters } from '../skeleton';
import { END } from '../skeleton';
import type { Place, SlipKind } from './depart';
import { Comparison } from './depart';
import { headOf, tailOf } from './patterns';
import {
  A,
  ANY,
  B,
  BESIDE,
  bitOf,
  C,
  D,
  E,
  entriesOf,
  F,
  FIRST,
  KEY,
  keysOf,
  KIND_BITS,
  LAST,
  MEMBER,
  NO_THIRD,
  NO_THIRD_LAST,
  ofTwo,
  OTHER_THIRD,
  PAIR,
  PLAIN,
  SIZE,
  SLIP,
  SLIPPED,
  TYPE_BITS,
  typeOf,
  WHOLE,
} from './tables';
import { Together } from './together';

/** Whole wordings, as the numbers of their entries and where they begin, one behind another. */
export type Places = number[];

/** What is found in a paragraph; a slip is none yet where it has to be weighed. */
export interface Found {
  /** In order of their first letters, the shorter first, of the same letters the last pattern first. */
  readonly told: Places;
  /** Ordinary words. */
  readonly plain: Places;
  /** Members of rows of which there are enough to be weighed. */
  readonly members: Places;
  /** Wordings that have a slip in them. */
  readonly slipped: Places;
  readonly slips: MetSlip[];
}

/** A slip beside the first or the last part of a wording. */
export interface MetSlip extends Place {
  readonly entry: number;
  /** At the very end of a wording, and at its beginning, it may be another one. */
  readonly kind: SlipKind | 'last' | 'first';
  /** The part that stands right. */
  readonly partStart: number;
  readonly partEnd: number;
  /** It is the last part. */
  readonly isLast: boolean;
}

/** Letters of a wording, from which on an ordinary word is held to no more than others are. */
const LONG = 8;

/** Bits by which one finds a bit in its word, and by which the keys of several bits stand together. */
const BIT_WORD = 5;
const BUCKET = 4;

export class Matcher {
  /** Letters of all entries. */
  private readonly units: Uint16Array;
  private readonly entries: Int32Array;
  private readonly rows: Int32Array;
  /** Which of the row's patterns it is, and which is the one for a slip in it, plus 1; 0 where there is none. */
  private readonly ordinals: Uint16Array;
  private readonly slips: Uint16Array;
  /** A bit for each hash, by its first bits. */
  private readonly bits: Int32Array;
  /** By a few bits less, where the keys begin. */
  private readonly buckets: Int32Array;
  /** Four numbers each. */
  private readonly keys: Int32Array;
  private readonly shift: number;
  private readonly comparison = new Comparison();
  private readonly together: Together;
  private readonly members: Places = [];
  /** The entry of which all stood last, and where it ended: it has no slip there. */
  private last = -1;
  private lastEnd = 0;

  /** `wordings` are those of each row; a row whose wordings are empty is passed over. */
  constructor(wordings: readonly string[]) {
    const read = entriesOf(wordings);
    this.units = read.units;
    this.entries = read.entries;
    this.rows = read.rows;
    this.ordinals = read.ordinals;
    this.slips = read.slips;
    this.together = new Together(read.sizes);
    const keys = keysOf(read);
    let wide = 8;
    while (KEY << wide < keys.length) wide++;
    this.shift = 32 - BIT_WORD - wide;
    this.bits = new Int32Array(1 << wide);
    this.buckets = new Int32Array((1 << (wide + 1)) + 1);
    this.keys = new Int32Array(keys.length);
    this.file(keys);
  }

  /** Bytes that the tables take. */
  get size(): number {
    const { units, entries, rows, ordinals, slips, bits, buckets, keys } = this;
    return [units, entries, rows, ordinals, slips, bits, buckets, keys].reduce(
      (sum, { byteLength }) => sum + byteLength,
      0,
    );
  }

  /** How many entries there are. */
  get count(): number {
    return this.rows.length;
  }

  rowOf(entry: number): number {
    return this.rows[entry] ?? 0;
  }
  lengthOf(entry: number): number {
    return (this.entries[entry * 2 + 1] ?? 0) & SIZE;
  }
  /** Index among the row's patterns. */
  patternOf(entry: number): number {
    return (this.ordinals[entry] ?? 0) - 1;
  }
  /** So of the pattern for a slip in the entry. */
  slipOf(entry: number): number {
    return (this.slips[entry] ?? 0) - 1;
  }
  wordingOf(entry: number): string {
    const start = this.entries[entry * 2] ?? 0;
    return String.fromCharCode(...this.units.subarray(start, start + this.lengthOf(entry)));
  }

  /** All that stands in the letters. */
  search(letters: Letters): Found {
    const found: Found = { told: [], plain: [], members: [], slipped: [], slips: [] };
    const { units, length } = letters;
    const { bits, members, shift } = this;
    this.comparison.read(units, length);
    members.length = 0;
    this.together.clear();
    this.last = -1;
    let b = units[0] ?? 0;
    let c = units[1] ?? 0;
    let d = units[2] ?? 0;
    for (let i = 0; i + 1 < length; i++) {
      const a = b;
      b = c;
      c = d;
      d = units[i + 3] ?? 0;
      const one = Math.imul(a, A);
      const two = (one + Math.imul(b, B)) | 0;
      let hash = ofTwo(a, b);
      let bit = hash >>> shift;
      if (((bits[bit >>> BIT_WORD] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
      hash = (two + Math.imul(c, C)) | 0;
      bit = hash >>> shift;
      if (((bits[bit >>> BIT_WORD] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
      hash = (two + Math.imul(d, D)) | 0;
      bit = hash >>> shift;
      if (((bits[bit >>> BIT_WORD] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
      hash = (((one + Math.imul(c, E)) | 0) + Math.imul(d, F)) | 0;
      bit = hash >>> shift;
      if (((bits[bit >>> BIT_WORD] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
    }
    for (let k = 0; k < members.length; k += 2) {
      const entry = members[k] ?? 0;
      if (this.together.isEnough(this.rowOf(entry))) found.members.push(entry, members[k + 1] ?? 0);
    }
    return found;
  }

  /** What the keys of a hash lead to from the letter at `i`. */
  private meet(hash: number, i: number, letters: Letters, found: Found): void {
    const { keys, buckets } = this;
    const text = letters.units;
    const bucket = hash >>> (this.shift + BUCKET);
    for (let k = buckets[bucket] ?? 0, end = buckets[bucket + 1] ?? 0; k < end; k += KEY) {
      if (keys[k] !== hash) continue;
      const key = keys[k + 1] ?? 0;
      const bits = keys[k + 2] ?? 0;
      const kind = key & ((1 << KIND_BITS) - 1);
      if (bits !== ANY) {
        const one = i + (BESIDE[kind * 2] ?? 0);
        const two = i + (BESIDE[kind * 2 + 1] ?? 0);
        if ((bits & ((one < 0 ? 0 : bitOf(text[one] ?? 0)) | (two < 0 ? 0 : bitOf(text[two] ?? 0)))) === 0) continue;
      }
      const entry = key >>> (KIND_BITS + TYPE_BITS);
      const type = (key >>> KIND_BITS) & ((1 << TYPE_BITS) - 1);
      if (kind === PAIR) {
        const own = keys[k + 3] ?? 0;
        if (text[i] === this.units[own] && text[i + 1] === this.units[own + 1])
          this.put(entry, type, i, 2, letters, found);
      } else if (kind === FIRST) this.meetFirst(entry, type, keys[k + 3] ?? 0, i, letters, found);
      else if (kind !== LAST) this.meetThird(entry, kind, i, letters, found);
      else if (entry !== this.last || i + 3 !== this.lastEnd) this.meetLast(entry, i, letters, found);
    }
  }

  private meetFirst(entry: number, type: number, own: number, i: number, letters: Letters, found: Found): void {
    const { units } = this;
    const text = letters.units;
    let n = 0;
    while (text[i + n] === units[own + n]) n++;
    if (units[own + n] === END) {
      this.last = entry;
      this.lastEnd = i + n;
      this.put(entry, type, i, n, letters, found);
      return;
    }
    const what = this.entries[entry * 2 + 1] ?? 0;
    const size = what & SIZE;
    if ((what & SLIP) !== 0 && n >= headOf(size)) this.meetBehind(entry, own, size, i, n, letters, found);
  }

  /** All of an entry stands at `i`. */
  private put(entry: number, type: number, i: number, size: number, letters: Letters, found: Found): void {
    if (type === WHOLE) found.told.push(entry, i);
    else if (type === PLAIN) found.plain.push(entry, i);
    else if (type === SLIPPED) found.slipped.push(entry, i);
    else if (type === MEMBER) {
      this.together.add(this.rows[entry] ?? 0, i, i + size, letters);
      this.members.push(entry, i);
    }
  }

  private meetLast(entry: number, i: number, letters: Letters, found: Found): void {
    const { units, entries } = this;
    const text = letters.units;
    const own = entries[entry * 2] ?? 0;
    const size = (entries[entry * 2 + 1] ?? 0) & SIZE;
    const last = own + size - 1;
    const end = i + 2;
    let n = 0;
    while (n < size && n <= end && text[end - n] === units[last - n]) n++;
    if (n < size && n >= tailOf(size)) this.meetBefore(entry, own, size, i + 3, n, letters, found);
  }

  /** A short wording, of which no three letters next to each other stand right. */
  private meetThird(entry: number, kind: number, i: number, letters: Letters, found: Found): void {
    const { units, entries } = this;
    const text = letters.units;
    const own = entries[entry * 2] ?? 0;
    const size = (entries[entry * 2 + 1] ?? 0) & SIZE;
    if (kind <= OTHER_THIRD) {
      if (text[i] !== units[own] || text[i + 1] !== units[own + 1]) return;
      const a = text[i + 2];
      // What stands right is met by the first letters, and what is met by two keys is taken by the first of them.
      if (a === units[own + 2] || (kind !== NO_THIRD && a === units[own + 3])) return;
      this.meetBehind(entry, own, size, i, 2, letters, found);
      return;
    }
    const end = i + (kind === NO_THIRD_LAST ? 3 : 4);
    const last = own + size - 1;
    if (text[end - 1] !== units[last] || text[end - 2] !== units[last - 1]) return;
    const a = text[end - 3];
    if (a === units[last - 2] || (kind !== NO_THIRD_LAST && a === units[last - 3])) return;
    this.meetBefore(entry, own, size, end, 2, letters, found);
  }

  /** The first `n` letters of an entry stand at `start`, and another letter behind them. */
  private meetBehind(
    entry: number,
    own: number,
    size: number,
    start: number,
    n: number,
    letters: Letters,
    found: Found,
  ): void {
    const { units } = this;
    const text = letters.units;
    const head = headOf(size);
    if (n === head) {
      const a = text[start + n];
      const b = text[start + n + 1];
      const x = units[own + n];
      const y = units[own + n + 1];
      if (b !== y && b !== x && a !== y && (n + 2 >= size || a !== units[own + n + 2])) return;
    }
    this.comparison.take(units, own, size);
    const kind = this.comparison.behind(start, n);
    if (kind !== null) this.putSlip(entry, kind, start, start + head, false, letters, found);
  }

  /** The last `n` letters of an entry end at `end`, and another letter stands before them. */
  private meetBefore(
    entry: number,
    own: number,
    size: number,
    end: number,
    n: number,
    letters: Letters,
    found: Found,
  ): void {
    const { units } = this;
    const text = letters.units;
    const tail = tailOf(size);
    if (n === tail) {
      const at = end - n - 1;
      const a = at < 0 ? 0 : text[at];
      const b = at < 1 ? 0 : text[at - 1];
      const i = own + size - n - 1;
      const x = units[i];
      const y = units[i - 1];
      if (b !== y && b !== x && a !== y && (n + 2 >= size || a !== units[i - 2])) return;
    }
    this.comparison.take(units, own, size);
    const kind = this.comparison.before(end, n);
    if (kind !== null) this.putSlip(entry, kind, end - tail, end, true, letters, found);
  }

  /** Ordinary words are held to what nobody means: two letters exchanged, or one for another that is like it. */
  private putSlip(
    entry: number,
    kind: MetSlip['kind'],
    partStart: number,
    partEnd: number,
    isLast: boolean,
    letters: Letters,
    found: Found,
  ): void {
    const { comparison } = this;
    const what = this.entries[entry * 2 + 1] ?? 0;
    if (typeOf(what) === PLAIN && (what & SIZE) < LONG && kind !== 'exchanged') {
      if (kind !== 'replaced' && kind !== 'last' && kind !== 'first') return;
      const right = this.units[(this.entries[entry * 2] ?? 0) + comparison.index] ?? 0;
      if (!areAlike(letters.units[comparison.from] ?? 0, right)) return;
    }
    const { start, end, from, to, index } = comparison;
    found.slips.push({ entry, kind, start, end, from, to, index, partStart, partEnd, isLast });
  }

  /** Puts the keys into the table, of the same letters the last first. */
  private file(given: Int32Array): void {
    const { bits, buckets, keys, shift } = this;
    for (let k = 0; k < given.length; k += KEY) {
      const bit = given[k]! >>> shift;
      bits[bit >>> BIT_WORD]! |= 1 << bit;
      buckets[bit >>> BUCKET]! += KEY;
    }
    for (let i = 0, sum = 0; i < buckets.length; i++) buckets[i] = sum += buckets[i]!;
    for (let k = 0; k < given.length; k += KEY) {
      const hash = given[k]!;
      const bucket = hash >>> (shift + BUCKET);
      const to = buckets[bucket]! - KEY;
      buckets[bucket] = to;
      keys[to] = hash;
      keys[to + 1] = given[k + 1]!;
      keys[to + 2] = given[k + 2]!;
      keys[to + 3] = given[k + 3]!;
    }
  }
}
