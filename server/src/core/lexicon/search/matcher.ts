/**
 * Finds the wordings of many rows in letters, whole or with one slip. At each letter four short runs of letters are
 * looked up in one table: two in a row, three in a row, and two times three of four. So few of them begin or end a
 * wording that one bit rules out nearly all, and the cost of a pass does not grow with the number of rows. A whole
 * wording is found by its first letters. A slip is found by what stands right before or after it: by the first or last
 * three letters of a long wording, and by three letters around the slip in a short one.
 */
import { areAlike } from '../alike';
import type { Letters } from '../skeleton';
import { WORDING_END } from '../skeleton';
import type { SlipPlace, SlipKind } from './depart';
import { Comparison } from './depart';
import { headLength, tailLength } from './patterns';
import {
  FACTOR_FIRST,
  ANY_NEIGHBOUR,
  FACTOR_SECOND,
  NEIGHBOUR_OFFSETS,
  neighbourBit,
  FACTOR_THIRD,
  FACTOR_FOURTH_AFTER_TWO,
  FACTOR_THIRD_AFTER_ONE,
  entriesOf,
  FACTOR_FOURTH_AFTER_ONE,
  KEY_FIRST,
  KEY_LENGTH,
  keysOf,
  KEY_KIND_BITS,
  KEY_LAST,
  TYPE_MEMBER,
  KEY_NO_THIRD,
  KEY_NO_THIRD_LAST,
  hashOfTwo,
  KEY_OTHER_THIRD,
  KEY_PAIR,
  TYPE_PLAIN,
  ENTRY_LENGTH_MASK,
  ENTRY_SLIP_FLAG,
  TYPE_SLIPPED,
  ENTRY_TYPE_BITS,
  entryTypeOf,
  TYPE_WHOLE,
} from './tables';
import { NearbyMembers } from './together';

/** Hits of wordings: for each one the number of its entry and the offset of its first letter, in turn. */
export type HitPlaces = number[];

/** The wordings of a paragraph. Slips are only candidates and have still to be weighed. */
export interface FoundWordings {
  /** In the order of their first letters, the shorter ones first. Of the same letters the last pattern comes first. */
  readonly wordings: HitPlaces;
  /** Ordinary words. */
  readonly plain: HitPlaces;
  /** Members of rows of which enough stand near each other. */
  readonly members: HitPlaces;
  /** Wordings that were searched for with a slip in them. */
  readonly slipped: HitPlaces;
  readonly slips: MetSlip[];
}

/** A slip beside the first or the last part of a wording. */
export interface MetSlip extends SlipPlace {
  readonly entry: number;
  /** `first` and `last`: at either end of a wording the letters alone do not show the kind. */
  readonly kind: SlipKind | 'last' | 'first';
  /** The part that stands right, as offsets of the letters. */
  readonly partStart: number;
  readonly partEnd: number;
  /** Whether this is the last part of the wording. */
  readonly isLast: boolean;
}

/** The length from which on ordinary words are treated like other wordings. */
const LONG_PLAIN_WORDING = 8;

/** Shifts from the number of a bit to its word, and to the bucket of its keys. */
const WORD_SHIFT = 5;
const BUCKET_SHIFT = 4;

/** The tables for a lexicon, and the search in them. Offsets count the letters of a text. */
export class Matcher {
  /** The letters of all entries. */
  private readonly units: Uint16Array;
  private readonly entries: Int32Array;
  private readonly rows: Int32Array;
  /**
   * The number of the entry's pattern in its row, and that of its pattern for a slip, plus 1; 0 where there is none.
   */
  private readonly ordinals: Uint16Array;
  private readonly slips: Uint16Array;
  /** One bit for each hash, by its first bits. */
  private readonly bits: Int32Array;
  /** Where the keys of each bucket begin. A bucket has the hashes with the same first bits. */
  private readonly buckets: Int32Array;
  /** The keys, four numbers each. */
  private readonly keys: Int32Array;
  private readonly shift: number;
  private readonly comparison = new Comparison();
  private readonly nearbyMembers: NearbyMembers;
  private readonly members: HitPlaces = [];
  /** The entry that was found last and its end. It has no slip there. */
  private last = -1;
  private lastEnd = 0;

  /** `wordings` has one string for each row. A row with an empty string is skipped. */
  constructor(wordings: readonly string[]) {
    const read = entriesOf(wordings);
    this.units = read.units;
    this.entries = read.entries;
    this.rows = read.rows;
    this.ordinals = read.ordinals;
    this.slips = read.slips;
    this.nearbyMembers = new NearbyMembers(read.sizes);
    const keys = keysOf(read);
    let wide = 8;
    while (KEY_LENGTH << wide < keys.length) wide++;
    this.shift = 32 - WORD_SHIFT - wide;
    this.bits = new Int32Array(1 << wide);
    this.buckets = new Int32Array((1 << (wide + 1)) + 1);
    this.keys = new Int32Array(keys.length);
    this.fileKeys(keys);
  }

  /** The size of the tables in bytes. */
  get size(): number {
    const { units, entries, rows, ordinals, slips, bits, buckets, keys } = this;
    return [units, entries, rows, ordinals, slips, bits, buckets, keys].reduce(
      (sum, { byteLength }) => sum + byteLength,
      0,
    );
  }

  /** The number of entries. */
  get count(): number {
    return this.rows.length;
  }

  rowOf(entry: number): number {
    return this.rows[entry] ?? 0;
  }
  lengthOf(entry: number): number {
    return (this.entries[entry * 2 + 1] ?? 0) & ENTRY_LENGTH_MASK;
  }
  /** The index of the entry's pattern among those of its row. */
  patternOf(entry: number): number {
    return (this.ordinals[entry] ?? 0) - 1;
  }
  /** The index of the entry's pattern for a slip among those of its row; -1 where there is none. */
  slipOf(entry: number): number {
    return (this.slips[entry] ?? 0) - 1;
  }
  wordingOf(entry: number): string {
    const start = this.entries[entry * 2] ?? 0;
    return String.fromCharCode(...this.units.subarray(start, start + this.lengthOf(entry)));
  }

  /** Everything that stands in the letters. */
  search(letters: Letters): FoundWordings {
    const found: FoundWordings = { wordings: [], plain: [], members: [], slipped: [], slips: [] };
    const { units, length } = letters;
    const { bits, members, shift } = this;
    this.comparison.read(units, length);
    members.length = 0;
    this.nearbyMembers.clear();
    this.last = -1;
    let b = units[0] ?? 0;
    let c = units[1] ?? 0;
    let d = units[2] ?? 0;
    for (let i = 0; i + 1 < length; i++) {
      const a = b;
      b = c;
      c = d;
      d = units[i + 3] ?? 0;
      const one = Math.imul(a, FACTOR_FIRST);
      const two = (one + Math.imul(b, FACTOR_SECOND)) | 0;
      let hash = hashOfTwo(a, b);
      let bit = hash >>> shift;
      if (((bits[bit >>> WORD_SHIFT] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
      hash = (two + Math.imul(c, FACTOR_THIRD)) | 0;
      bit = hash >>> shift;
      if (((bits[bit >>> WORD_SHIFT] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
      hash = (two + Math.imul(d, FACTOR_FOURTH_AFTER_TWO)) | 0;
      bit = hash >>> shift;
      if (((bits[bit >>> WORD_SHIFT] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
      hash = (((one + Math.imul(c, FACTOR_THIRD_AFTER_ONE)) | 0) + Math.imul(d, FACTOR_FOURTH_AFTER_ONE)) | 0;
      bit = hash >>> shift;
      if (((bits[bit >>> WORD_SHIFT] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
    }
    for (let k = 0; k < members.length; k += 2) {
      const entry = members[k] ?? 0;
      if (this.nearbyMembers.isEnough(this.rowOf(entry))) found.members.push(entry, members[k + 1] ?? 0);
    }
    return found;
  }

  /** Follows the keys of a hash, from the letter at `i`. */
  private meet(hash: number, i: number, letters: Letters, found: FoundWordings): void {
    const { keys, buckets } = this;
    const text = letters.units;
    const bucket = hash >>> (this.shift + BUCKET_SHIFT);
    for (let k = buckets[bucket] ?? 0, end = buckets[bucket + 1] ?? 0; k < end; k += KEY_LENGTH) {
      if (keys[k] !== hash) continue;
      const key = keys[k + 1] ?? 0;
      const bits = keys[k + 2] ?? 0;
      const kind = key & ((1 << KEY_KIND_BITS) - 1);
      if (bits !== ANY_NEIGHBOUR) {
        const one = i + (NEIGHBOUR_OFFSETS[kind * 2] ?? 0);
        const two = i + (NEIGHBOUR_OFFSETS[kind * 2 + 1] ?? 0);
        if (
          (bits & ((one < 0 ? 0 : neighbourBit(text[one] ?? 0)) | (two < 0 ? 0 : neighbourBit(text[two] ?? 0)))) ===
          0
        )
          continue;
      }
      const entry = key >>> (KEY_KIND_BITS + ENTRY_TYPE_BITS);
      const type = (key >>> KEY_KIND_BITS) & ((1 << ENTRY_TYPE_BITS) - 1);
      if (kind === KEY_PAIR) {
        const own = keys[k + 3] ?? 0;
        if (text[i] === this.units[own] && text[i + 1] === this.units[own + 1])
          this.put(entry, type, i, 2, letters, found);
      } else if (kind === KEY_FIRST) this.meetFirst(entry, type, keys[k + 3] ?? 0, i, letters, found);
      else if (kind !== KEY_LAST) this.meetThird(entry, kind, i, letters, found);
      else if (entry !== this.last || i + 3 !== this.lastEnd) this.meetLast(entry, i, letters, found);
    }
  }

  private meetFirst(entry: number, type: number, own: number, i: number, letters: Letters, found: FoundWordings): void {
    const { units } = this;
    const text = letters.units;
    let n = 0;
    while (text[i + n] === units[own + n]) n++;
    if (units[own + n] === WORDING_END) {
      this.last = entry;
      this.lastEnd = i + n;
      this.put(entry, type, i, n, letters, found);
      return;
    }
    const what = this.entries[entry * 2 + 1] ?? 0;
    const size = what & ENTRY_LENGTH_MASK;
    if ((what & ENTRY_SLIP_FLAG) !== 0 && n >= headLength(size)) this.meetAfter(entry, own, size, i, n, letters, found);
  }

  /** Records that all of an entry stands at `i`. */
  private put(entry: number, type: number, i: number, size: number, letters: Letters, found: FoundWordings): void {
    if (type === TYPE_WHOLE) found.wordings.push(entry, i);
    else if (type === TYPE_PLAIN) found.plain.push(entry, i);
    else if (type === TYPE_SLIPPED) found.slipped.push(entry, i);
    else if (type === TYPE_MEMBER) {
      this.nearbyMembers.add(this.rows[entry] ?? 0, i, i + size, letters);
      this.members.push(entry, i);
    }
  }

  private meetLast(entry: number, i: number, letters: Letters, found: FoundWordings): void {
    const { units, entries } = this;
    const text = letters.units;
    const own = entries[entry * 2] ?? 0;
    const size = (entries[entry * 2 + 1] ?? 0) & ENTRY_LENGTH_MASK;
    const last = own + size - 1;
    const end = i + 2;
    let n = 0;
    while (n < size && n <= end && text[end - n] === units[last - n]) n++;
    if (n < size && n >= tailLength(size)) this.meetBefore(entry, own, size, i + 3, n, letters, found);
  }

  /** Follows the key of a short wording of which no three letters in a row are right. */
  private meetThird(entry: number, kind: number, i: number, letters: Letters, found: FoundWordings): void {
    const { units, entries } = this;
    const text = letters.units;
    const own = entries[entry * 2] ?? 0;
    const size = (entries[entry * 2 + 1] ?? 0) & ENTRY_LENGTH_MASK;
    if (kind <= KEY_OTHER_THIRD) {
      if (text[i] !== units[own] || text[i + 1] !== units[own + 1]) return;
      const a = text[i + 2];
      // A right wording is found by its first letters. What two keys find is taken from the first of them.
      if (a === units[own + 2] || (kind !== KEY_NO_THIRD && a === units[own + 3])) return;
      this.meetAfter(entry, own, size, i, 2, letters, found);
      return;
    }
    const end = i + (kind === KEY_NO_THIRD_LAST ? 3 : 4);
    const last = own + size - 1;
    if (text[end - 1] !== units[last] || text[end - 2] !== units[last - 1]) return;
    const a = text[end - 3];
    if (a === units[last - 2] || (kind !== KEY_NO_THIRD_LAST && a === units[last - 3])) return;
    this.meetBefore(entry, own, size, end, 2, letters, found);
  }

  /** The first `n` letters of an entry stand at `start`, and another letter follows them. */
  private meetAfter(
    entry: number,
    own: number,
    size: number,
    start: number,
    n: number,
    letters: Letters,
    found: FoundWordings,
  ): void {
    const { units } = this;
    const text = letters.units;
    const head = headLength(size);
    if (n === head) {
      const a = text[start + n];
      const b = text[start + n + 1];
      const x = units[own + n];
      const y = units[own + n + 1];
      if (b !== y && b !== x && a !== y && (n + 2 >= size || a !== units[own + n + 2])) return;
    }
    this.comparison.take(units, own, size);
    const kind = this.comparison.slipAfter(start, n);
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
    found: FoundWordings,
  ): void {
    const { units } = this;
    const text = letters.units;
    const tail = tailLength(size);
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
    const kind = this.comparison.slipBefore(end, n);
    if (kind !== null) this.putSlip(entry, kind, end - tail, end, true, letters, found);
  }

  /** Records a slip. Ordinary words may only have two letters exchanged, or one replaced by another that is like it. */
  private putSlip(
    entry: number,
    kind: MetSlip['kind'],
    partStart: number,
    partEnd: number,
    isLast: boolean,
    letters: Letters,
    found: FoundWordings,
  ): void {
    const { comparison } = this;
    const what = this.entries[entry * 2 + 1] ?? 0;
    if (entryTypeOf(what) === TYPE_PLAIN && (what & ENTRY_LENGTH_MASK) < LONG_PLAIN_WORDING && kind !== 'exchanged') {
      if (kind !== 'replaced' && kind !== 'last' && kind !== 'first') return;
      const right = this.units[(this.entries[entry * 2] ?? 0) + comparison.index] ?? 0;
      if (!areAlike(letters.units[comparison.from] ?? 0, right)) return;
    }
    const { start, end, from, to, index } = comparison;
    found.slips.push({ entry, kind, start, end, from, to, index, partStart, partEnd, isLast });
  }

  /** Puts the keys into the table. Of equal hashes the last one comes first. */
  private fileKeys(given: Int32Array): void {
    const { bits, buckets, keys, shift } = this;
    for (let k = 0; k < given.length; k += KEY_LENGTH) {
      const bit = given[k]! >>> shift;
      bits[bit >>> WORD_SHIFT]! |= 1 << bit;
      buckets[bit >>> BUCKET_SHIFT]! += KEY_LENGTH;
    }
    for (let i = 0, sum = 0; i < buckets.length; i++) buckets[i] = sum += buckets[i]!;
    for (let k = 0; k < given.length; k += KEY_LENGTH) {
      const hash = given[k]!;
      const bucket = hash >>> (shift + BUCKET_SHIFT);
      const to = buckets[bucket]! - KEY_LENGTH;
      buckets[bucket] = to;
      keys[to] = hash;
      keys[to + 1] = given[k + 1]!;
      keys[to + 2] = given[k + 2]!;
      keys[to + 3] = given[k + 3]!;
    }
  }
}
