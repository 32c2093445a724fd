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
  FACTOR_FOURTH_AFTER_ONE,
  KEY_FIRST,
  KEY_LENGTH,
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
  hashShiftOf,
  tablesOf,
  WORD_SHIFT,
} from './tables';
import type { Tables } from './tables';
import { NearbyMembers } from './together';

/** Hits of wordings. Their room is used again by the next search. */
export class HitPlaces {
  /** For each hit the number of its entry and the offset of its first letter, in turn; `length` numbers in all. */
  numbers = new Int32Array(64);
  length = 0;

  add(entry: number, start: number): void {
    const n = this.length;
    if (n === this.numbers.length) {
      const more = new Int32Array(n * 2);
      more.set(this.numbers);
      this.numbers = more;
    }
    this.numbers[n] = entry;
    this.numbers[n + 1] = start;
    this.length = n + 2;
  }
}

/**
 * The wordings of a paragraph, until the next one is searched. Slips are only candidates and have still to be weighed.
 */
export interface FoundWordings {
  /** In the order of their first letters, the shorter ones first. Of the same letters the last pattern comes first. */
  readonly wordings: HitPlaces;
  /** Ordinary words. */
  readonly plain: HitPlaces;
  /** Members of rows of which enough stand near each other. */
  readonly members: HitPlaces;
  /** Wordings that were searched for with a slip in them. */
  readonly slipped: HitPlaces;
  readonly slips: readonly MetSlip[];
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

/** The tables for a lexicon, and the search in them. Offsets count the letters of a text. */
export class Matcher {
  /** The letters of all entries. */
  private readonly units: Uint16Array;
  private readonly entries: Int32Array;
  private readonly rows: Int32Array;
  private readonly places: Int32Array;
  private readonly keys: Int32Array;
  private readonly shift: number;
  private readonly comparison = new Comparison();
  private readonly nearbyMembers: NearbyMembers;
  private readonly members = new HitPlaces();
  private readonly found: FoundWordings & { slips: MetSlip[] } = {
    wordings: new HitPlaces(),
    plain: new HitPlaces(),
    members: new HitPlaces(),
    slipped: new HitPlaces(),
    slips: [],
  };
  /** The entry that was found last and its end. It has no slip there. */
  private last = -1;
  private lastEnd = 0;

  constructor(private readonly tables: Tables) {
    this.units = tables.units;
    this.entries = tables.entries;
    this.rows = tables.rows;
    this.places = tables.places;
    this.keys = tables.keys;
    this.shift = hashShiftOf(tables);
    this.nearbyMembers = new NearbyMembers(tables.sizes);
  }

  /** `wordings` has one string for each row. A row with an empty string is skipped. */
  static of(wordings: readonly string[]): Matcher {
    return new Matcher(tablesOf(wordings));
  }

  /** The size of the tables in bytes. */
  get size(): number {
    return Object.values(this.tables).reduce((sum, { byteLength }: Tables[keyof Tables]) => sum + byteLength, 0);
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
    return (this.tables.ordinals[entry] ?? 0) - 1;
  }
  /** The index of the entry's pattern for a slip among those of its row; -1 where there is none. */
  slipOf(entry: number): number {
    return (this.tables.slips[entry] ?? 0) - 1;
  }
  wordingOf(entry: number): string {
    const start = this.entries[entry * 2] ?? 0;
    return String.fromCharCode(...this.units.subarray(start, start + this.lengthOf(entry)));
  }

  /** Everything that stands in the letters. */
  search(letters: Letters): FoundWordings {
    const { found, members, places, shift } = this;
    const { wordings, plain, slipped } = found;
    wordings.length = plain.length = slipped.length = found.members.length = members.length = 0;
    if (found.slips.length) found.slips = [];
    const { units, length } = letters;
    this.comparison.read(units, length);
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
      let word = (bit >>> WORD_SHIFT) << 1;
      if (((places[word] ?? 0) >>> bit) & 1) this.meet(hash, word, i, letters);
      hash = (two + Math.imul(c, FACTOR_THIRD)) | 0;
      bit = hash >>> shift;
      word = (bit >>> WORD_SHIFT) << 1;
      if (((places[word] ?? 0) >>> bit) & 1) this.meet(hash, word, i, letters);
      hash = (two + Math.imul(d, FACTOR_FOURTH_AFTER_TWO)) | 0;
      bit = hash >>> shift;
      word = (bit >>> WORD_SHIFT) << 1;
      if (((places[word] ?? 0) >>> bit) & 1) this.meet(hash, word, i, letters);
      hash = (((one + Math.imul(c, FACTOR_THIRD_AFTER_ONE)) | 0) + Math.imul(d, FACTOR_FOURTH_AFTER_ONE)) | 0;
      bit = hash >>> shift;
      word = (bit >>> WORD_SHIFT) << 1;
      if (((places[word] ?? 0) >>> bit) & 1) this.meet(hash, word, i, letters);
    }
    for (let k = 0; k < members.length; k += 2) {
      const entry = members.numbers[k] ?? 0;
      if (this.nearbyMembers.isEnough(this.rowOf(entry))) found.members.add(entry, members.numbers[k + 1] ?? 0);
    }
    return found;
  }

  /** Follows the keys of a hash, from the letter at `i`. They begin at the number after `word` in the table. */
  private meet(hash: number, word: number, i: number, letters: Letters): void {
    const { keys, places } = this;
    const text = letters.units;
    for (let k = places[word + 1] ?? 0, end = places[word + 3] ?? 0; k < end; k += KEY_LENGTH) {
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
        if (text[i] === this.units[own] && text[i + 1] === this.units[own + 1]) this.put(entry, type, i, 2, letters);
      } else if (kind === KEY_FIRST) this.meetFirst(entry, type, keys[k + 3] ?? 0, i, letters);
      else if (kind !== KEY_LAST) this.meetThird(entry, kind, i, letters);
      else if (entry !== this.last || i + 3 !== this.lastEnd) this.meetLast(entry, i, letters);
    }
  }

  private meetFirst(entry: number, type: number, own: number, i: number, letters: Letters): void {
    const { units } = this;
    const text = letters.units;
    let n = 0;
    while (text[i + n] === units[own + n]) n++;
    if (units[own + n] === WORDING_END) {
      this.last = entry;
      this.lastEnd = i + n;
      this.put(entry, type, i, n, letters);
      return;
    }
    const what = this.entries[entry * 2 + 1] ?? 0;
    const size = what & ENTRY_LENGTH_MASK;
    if ((what & ENTRY_SLIP_FLAG) !== 0 && n >= headLength(size)) this.meetAfter(entry, own, size, i, n, letters);
  }

  /** Records that all of an entry stands at `i`. */
  private put(entry: number, type: number, i: number, size: number, letters: Letters): void {
    const { found } = this;
    if (type === TYPE_PLAIN) found.plain.add(entry, i);
    else if (type === TYPE_WHOLE) found.wordings.add(entry, i);
    else if (type === TYPE_SLIPPED) found.slipped.add(entry, i);
    else if (type === TYPE_MEMBER) {
      this.nearbyMembers.add(this.rows[entry] ?? 0, i, i + size, letters);
      this.members.add(entry, i);
    }
  }

  private meetLast(entry: number, i: number, letters: Letters): void {
    const { units, entries } = this;
    const text = letters.units;
    const own = entries[entry * 2] ?? 0;
    const size = (entries[entry * 2 + 1] ?? 0) & ENTRY_LENGTH_MASK;
    const last = own + size - 1;
    const end = i + 2;
    let n = 0;
    while (n < size && n <= end && text[end - n] === units[last - n]) n++;
    if (n < size && n >= tailLength(size)) this.meetBefore(entry, own, size, i + 3, n, letters);
  }

  /** Follows the key of a short wording of which no three letters in a row are right. */
  private meetThird(entry: number, kind: number, i: number, letters: Letters): void {
    const { units, entries } = this;
    const text = letters.units;
    const own = entries[entry * 2] ?? 0;
    const size = (entries[entry * 2 + 1] ?? 0) & ENTRY_LENGTH_MASK;
    if (kind <= KEY_OTHER_THIRD) {
      if (text[i] !== units[own] || text[i + 1] !== units[own + 1]) return;
      const a = text[i + 2];
      // A right wording is found by its first letters. What two keys find is taken from the first of them.
      if (a === units[own + 2] || (kind !== KEY_NO_THIRD && a === units[own + 3])) return;
      this.meetAfter(entry, own, size, i, 2, letters);
      return;
    }
    const end = i + (kind === KEY_NO_THIRD_LAST ? 3 : 4);
    const last = own + size - 1;
    if (text[end - 1] !== units[last] || text[end - 2] !== units[last - 1]) return;
    const a = text[end - 3];
    if (a === units[last - 2] || (kind !== KEY_NO_THIRD_LAST && a === units[last - 3])) return;
    this.meetBefore(entry, own, size, end, 2, letters);
  }

  /** The first `n` letters of an entry stand at `start`, and another letter follows them. */
  private meetAfter(entry: number, own: number, size: number, start: number, n: number, letters: Letters): void {
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
    if (kind !== null) this.putSlip(entry, kind, start, start + head, false, letters);
  }

  /** The last `n` letters of an entry end at `end`, and another letter stands before them. */
  private meetBefore(entry: number, own: number, size: number, end: number, n: number, letters: Letters): void {
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
    if (kind !== null) this.putSlip(entry, kind, end - tail, end, true, letters);
  }

  /** Records a slip. Ordinary words may only have two letters exchanged, or one replaced by another that is like it. */
  private putSlip(
    entry: number,
    kind: MetSlip['kind'],
    partStart: number,
    partEnd: number,
    isLast: boolean,
    letters: Letters,
  ): void {
    const { comparison } = this;
    const what = this.entries[entry * 2 + 1] ?? 0;
    if (entryTypeOf(what) === TYPE_PLAIN && (what & ENTRY_LENGTH_MASK) < LONG_PLAIN_WORDING && kind !== 'exchanged') {
      if (kind !== 'replaced' && kind !== 'last' && kind !== 'first') return;
      const right = this.units[(this.entries[entry * 2] ?? 0) + comparison.index] ?? 0;
      if (!areAlike(letters.units[comparison.from] ?? 0, right)) return;
    }
    const { start, end, from, to, index } = comparison;
    this.found.slips.push({ entry, kind, start, end, from, to, index, partStart, partEnd, isLast });
  }
}
