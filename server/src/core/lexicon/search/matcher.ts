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
import { isMark, MARKS, numberAt } from './wordings';

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

/** What becomes of a hit. */
const WHOLE = 1;
const PLAIN = 2;
const MEMBER = 3;
const SLIPPED = 4;
/** It is looked for with a slip only. */
const OTHER = 5;

const PLAIN_MARK = MARKS.plain.charCodeAt(0);
const MEMBER_MARK = MARKS.member.charCodeAt(0);
const SLIPPED_MARK = MARKS.slipped.charCodeAt(0);
const SAME_SLIP_MARK = MARKS.sameSlip.charCodeAt(0);
const OTHER_SLIP_MARK = MARKS.otherSlip.charCodeAt(0);

/** By which letters an entry is found. */
const PAIR = 0;
const FIRST = 1;
const LAST = 2;
/** The third letter of the wording is missing or exchanged for the next, stands behind another one, or another stands for it. */
const NO_THIRD = 3;
const THIRD_LATER = 4;
const OTHER_THIRD = 5;
/** So from behind. */
const NO_THIRD_LAST = 6;
const THIRD_LAST_EARLIER = 7;
const OTHER_THIRD_LAST = 8;

/**
 * A key has four numbers: its hash, kind, type and entry, the bits of letters of which one has to stand beside it, and where
 * the entry's letters begin.
 */
const KEY = 4;
const KIND_BITS = 4;
const TYPE_BITS = 3;
const ANY = -1;
const bitOf = (unit: number): number => 1 << (unit & 31);
/** By kind, where the first of the letters stands that the bits are asked about, and where the second. */
const BESIDE = new Int8Array(32);
for (const [kind, first, second] of [
  [FIRST, 3, 4],
  [LAST, -1, -2],
  [NO_THIRD, 3, 3],
  [THIRD_LATER, 4, 4],
  [OTHER_THIRD, 4, 4],
  [NO_THIRD_LAST, -1, -1],
  [THIRD_LAST_EARLIER, -1, -1],
  [OTHER_THIRD_LAST, -1, -1],
] as const)
  BESIDE.set([first, second], kind * 2);

/** What is asked of each entry stands together: where its letters begin, then how many there are, its type, and whether it is looked for with a slip. */
const TYPE_SHIFT = 12;
const SIZE = (1 << TYPE_SHIFT) - 1;
const SLIP = 1 << 16;
/** In the place of what is no character. */
const LOST = 0xfffe;
const typeOf = (what: number): number => (what & ~SLIP) >>> TYPE_SHIFT;

/** Letters of a wording, from which on an ordinary word is held to no more than others are. */
const LONG = 8;
/** Letters of a word that may stand between two members of a series. */
export const WORD = 10;
/** Letters of two words that may, at least. */
const TWO_WORDS = 6;
/** Members of a series from which on two may be missing. */
const MANY = 6;
/** As many members of a row as are weighed. */
const ENOUGH = -1;

export class Matcher {
  /** Letters of all entries. */
  private readonly units: Uint16Array;
  private readonly entries: Int32Array;
  private readonly rows: Int32Array;
  /** Which of the row's patterns it is, and which is the one for a slip in it, plus 1; 0 where there is none. */
  private readonly ordinals: Uint16Array;
  private readonly slips: Uint16Array;
  /** A bit for each hash, by its first bits, in words that have as many bits; beside each word, where its keys begin. */
  private readonly table: Int32Array;
  /** Four numbers each. */
  private readonly keys: Int32Array;
  private readonly shift: number;
  private readonly comparison = new Comparison();
  private readonly series: Series;
  private readonly members: Places = [];
  /** The entry of which all stood last, and where it ended: it has no slip there. */
  private last = -1;
  private lastEnd = 0;

  /** `wordings` are those of each row; a row whose wordings are empty is passed over. */
  constructor(wordings: readonly string[]) {
    const read = readAll(wordings);
    this.units = read.units;
    this.entries = read.entries;
    this.rows = read.rows;
    this.ordinals = read.ordinals;
    this.slips = read.slips;
    this.series = new Series(read.sizes);
    const keys = keysOf(read);
    let wide = 8;
    while (KEY << wide < keys.length) wide++;
    this.shift = 32 - wide;
    this.table = new Int32Array((2 << wide) + 2);
    this.keys = new Int32Array(keys.length);
    this.file(keys);
  }

  /** Bytes that the tables take. */
  get size(): number {
    const { units, entries, rows, ordinals, slips, table, keys } = this;
    return [units, entries, rows, ordinals, slips, table, keys].reduce((sum, { byteLength }) => sum + byteLength, 0);
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
    const { table, members } = this;
    const shift = this.shift - 5;
    this.comparison.read(units, length);
    members.length = 0;
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
      if (((table[(bit >>> 5) * 2] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
      hash = (two + Math.imul(c, C)) | 0;
      bit = hash >>> shift;
      if (((table[(bit >>> 5) * 2] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
      hash = (two + Math.imul(d, D)) | 0;
      bit = hash >>> shift;
      if (((table[(bit >>> 5) * 2] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
      hash = (((one + Math.imul(c, E)) | 0) + Math.imul(d, F)) | 0;
      bit = hash >>> shift;
      if (((table[(bit >>> 5) * 2] ?? 0) >>> bit) & 1) this.meet(hash, i, letters, found);
    }
    for (let k = 0; k < members.length; k += 2) {
      const entry = members[k] ?? 0;
      if (this.series.isEnough(this.rowOf(entry))) found.members.push(entry, members[k + 1] ?? 0);
    }
    this.series.clear();
    return found;
  }

  /** What the keys of a hash lead to from the letter at `i`. */
  private meet(hash: number, i: number, letters: Letters, found: Found): void {
    const { keys, table } = this;
    const text = letters.units;
    const bucket = (hash >>> this.shift) * 2;
    for (let k = table[bucket + 1] ?? 0, end = table[bucket + 3] ?? 0; k < end; k += KEY) {
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
      if (kind === PAIR) this.put(entry, type, i, 2, letters, found);
      else if (kind === FIRST) this.meetFirst(entry, type, keys[k + 3] ?? 0, i, letters, found);
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
      this.series.add(this.rows[entry] ?? 0, i, i + size, letters);
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
    const { table, keys, shift } = this;
    const bitShift = shift - 5;
    for (let k = 0; k < given.length; k += KEY) {
      const hash = given[k]!;
      const word = (hash >>> shift) * 2;
      table[word]! |= 1 << (hash >>> bitShift);
      table[word + 1]! += KEY;
    }
    for (let i = 1, sum = 0; i < table.length; i += 2) table[i] = sum += table[i]!;
    for (let k = 0; k < given.length; k += KEY) {
      const hash = given[k]!;
      const word = (hash >>> shift) * 2 + 1;
      const to = table[word]! - KEY;
      table[word] = to;
      keys[to] = hash;
      keys[to + 1] = given[k + 1]!;
      keys[to + 2] = given[k + 2]!;
      keys[to + 3] = given[k + 3]!;
    }
  }
}

interface Read {
  readonly units: Uint16Array;
  readonly entries: Int32Array;
  readonly rows: Int32Array;
  readonly ordinals: Uint16Array;
  readonly slips: Uint16Array;
  /** How many members each row has. */
  readonly sizes: Int32Array;
}

/**
 * Takes in the letters of all rows. The first text of a process waits for this and for what follows, and nothing is warm
 * yet: plain loops over tables take a fifth of the time that lists and functions do.
 */
function readAll(wordings: readonly string[]): Read {
  let room = 0;
  for (const one of wordings) room += one.length;
  const units = new Uint16Array(room);
  const entries = new Int32Array(room);
  const rows = new Int32Array(room >> 1);
  const ordinals = new Uint16Array(room >> 1);
  const slips = new Uint16Array(room >> 1);
  const sizes = new Int32Array(wordings.length);
  const wholes: number[] = [];
  let count = 0;
  let to = 0;
  for (let row = 0; row < wordings.length; row++) {
    const all = wordings[row]!;
    const { length } = all;
    if (length === 0) continue;
    const size = numberAt(all, 0);
    sizes[row] = size;
    const isPlain = all.charCodeAt(1) === PLAIN_MARK;
    let i = isPlain ? 2 : 1;
    let wholeCount = 0;
    for (let ordinal = 1; i < length; ordinal++) {
      const mark = all.charCodeAt(i++);
      if (mark === SAME_SLIP_MARK) {
        const entry = wholes[numberAt(all, i++)]!;
        slips[entry] = ordinal;
        entries[entry * 2 + 1]! |= SLIP;
        continue;
      }
      const start = to;
      for (; i < length; i++) {
        const unit = all.charCodeAt(i);
        if ((unit < 0x4e00 || unit > 0x9fff) && isMark(unit)) break;
        // What stands behind letters is none of them.
        units[to++] = unit === 0 || unit === END ? LOST : unit;
      }
      let type = isPlain ? PLAIN : WHOLE;
      if (mark === MEMBER_MARK) type = MEMBER;
      else if (mark === SLIPPED_MARK) type = SLIPPED;
      else if (mark === OTHER_SLIP_MARK) type = OTHER | (SLIP >>> TYPE_SHIFT);
      else wholes[wholeCount++] = count;
      units[to++] = END;
      // Of a series of two nothing is told.
      if (type === MEMBER && size < 3) continue;
      entries[count * 2] = start;
      entries[count * 2 + 1] = (to - 1 - start) | (type << TYPE_SHIFT);
      rows[count] = row;
      if (mark === OTHER_SLIP_MARK) slips[count] = ordinal;
      else ordinals[count] = ordinal;
      count++;
    }
  }
  return {
    units: units.slice(0, to),
    entries: entries.slice(0, count * 2),
    rows: rows.slice(0, count),
    ordinals: ordinals.slice(0, count),
    slips: slips.slice(0, count),
    sizes,
  };
}

/** By which letters the entries are found. */
function keysOf({ units, entries }: Read): Int32Array {
  const { length } = entries;
  let most = 0;
  for (let k = 1; k < length; k += 2) {
    const what = entries[k]!;
    most += (what & SLIP) === 0 ? 1 : headOf(what & SIZE) > 2 ? 2 : 8;
  }
  const keys = new Int32Array(most * KEY);
  let n = 0;
  for (let k = 0; k < length; k += 2) {
    const start = entries[k]!;
    const what = entries[k + 1]!;
    const size = what & SIZE;
    const entry = k >>> 1;
    const p = units[start]!;
    const q = units[start + 1]!;
    if (size === 2) {
      n = put(keys, n, what, start, ofTwo(p, q), PAIR, entry, ANY);
      continue;
    }
    const x = units[start + 2]!;
    const y = size > 3 ? units[start + 3]! : 0;
    const isSlip = (what & SLIP) !== 0;
    const head = isSlip ? headOf(size) : size;
    // Where a part is no longer than the key, the letters beside it have to leave room for a slip.
    let bits = size === 3 || head < 3 ? ANY : bitOf(y);
    if (head === 3 && size > 3) bits |= bitOf(units[start + 4]!) | bitOf(size > 5 ? units[start + 5]! : y);
    n = put(keys, n, what, start, ofThree(p, q, x), FIRST, entry, bits);
    if (!isSlip) continue;
    const end = start + size;
    const s = units[end - 1]!;
    const r = units[end - 2]!;
    const w = units[end - 3]!;
    const v = units[end - 4]!;
    const tail = tailOf(size);
    bits = tail < 3 ? ANY : bitOf(v);
    if (tail === 3) bits |= bitOf(units[end - 5]!) | bitOf(size > 5 ? units[end - 6]! : v);
    n = put(keys, n, what, start, ofThree(w, r, s), LAST, entry, bits);
    if (head > 2) continue;
    const isPlain = typeOf(what) === PLAIN;
    bits = size === 4 ? ANY : bitOf(x) | bitOf(units[start + 4]!);
    if (x !== y) {
      n = put(keys, n, what, start, ofThree(p, q, y), NO_THIRD, entry, isPlain ? bitOf(x) : bits);
      n = put(keys, n, what, start, ofFirstTwo(p, q, y), OTHER_THIRD, entry, bits);
      if (!isPlain) n = put(keys, n, what, start, ofFirstTwo(p, q, x), THIRD_LATER, entry, bitOf(y));
    } else n = put(keys, n, what, start, ofFirstTwo(p, q, x), THIRD_LATER, entry, bits);
    bits = size === 4 ? ANY : bitOf(w) | bitOf(p);
    if (v !== w) {
      n = put(keys, n, what, start, ofThree(v, r, s), NO_THIRD_LAST, entry, isPlain ? bitOf(w) : bits);
      n = put(keys, n, what, start, ofLastTwo(v, r, s), OTHER_THIRD_LAST, entry, bits);
      if (!isPlain) n = put(keys, n, what, start, ofLastTwo(w, r, s), THIRD_LAST_EARLIER, entry, bitOf(v));
    } else n = put(keys, n, what, start, ofLastTwo(w, r, s), THIRD_LAST_EARLIER, entry, bits);
  }
  return keys.slice(0, n);
}

function put(
  keys: Int32Array,
  n: number,
  what: number,
  start: number,
  hash: number,
  kind: number,
  entry: number,
  bits: number,
): number {
  keys[n] = hash;
  keys[n + 1] = (entry << (KIND_BITS + TYPE_BITS)) | (typeOf(what) << KIND_BITS) | kind;
  keys[n + 2] = bits;
  keys[n + 3] = start;
  return n + KEY;
}

/** Which rows have so many members near each other that they may be a series, in one text at a time. */
class Series {
  /** Of each row how many members it has, how many of them follow one another so far, where the last ends, and what stands between. */
  private readonly rows: Int32Array;
  private readonly met: number[] = [];

  /** `sizes` are how many members each row has. */
  constructor(sizes: Int32Array) {
    this.rows = new Int32Array(sizes.length * 4);
    sizes.forEach((size, row) => (this.rows[row * 4] = size));
  }

  /** Members next to each other, or with words between that marks set off. */
  add(row: number, start: number, end: number, letters: Letters): void {
    const { rows } = this;
    const k = row * 4;
    const size = rows[k] ?? 0;
    const count = rows[k + 1] ?? 0;
    if (count === ENOUGH) return;
    if (count === 0) {
      this.met.push(k);
      rows[k + 1] = 1;
      rows[k + 2] = end;
      rows[k + 3] = CLOSE;
      return;
    }
    const last = rows[k + 2] ?? 0;
    const between = rows[k + 3] ?? 0;
    const gap = start - last;
    // Which of two that overlap is taken is not decided here.
    const isNext = gap <= 1 || (gap <= WORD && letters.isParted(start) && (between === OVER || letters.isParted(last)));
    const room = !isNext ? CLOSE : gap < 0 ? OVER : gap >= TWO_WORDS ? Math.max(between, ROOMY) : between;
    const least = size > 3 && (room !== CLOSE || size >= MANY) ? size - 2 : size - 1;
    const on = isNext ? count + 1 : 1;
    rows[k + 1] = on >= least ? ENOUGH : on;
    rows[k + 2] = isNext ? Math.max(end, last) : end;
    rows[k + 3] = room;
  }

  isEnough(row: number): boolean {
    return this.rows[row * 4 + 1] === ENOUGH;
  }

  clear(): void {
    for (const k of this.met) this.rows[k + 1] = 0;
    this.met.length = 0;
  }
}

/** Between members that follow one another there is room for one word, for two, or they overlap. */
const CLOSE = 0;
const ROOMY = 1;
const OVER = 2;

const A = 0x9e3779b1;
const B = 0x85ebca77;
const C = 0xc2b2ae3d;
const D = 0x27d4eb2f;
const E = 0x165667b1;
const F = 0x7feb352d;
/** The first bits of a product depend on all that is multiplied. No other two letters have the same. */
const ofTwo = (a: number, b: number): number => Math.imul((a << 16) | b, A);
const ofThree = (a: number, b: number, c: number): number => (Math.imul(a, A) + Math.imul(b, B) + Math.imul(c, C)) | 0;
/** The first, the second and the fourth of four letters. */
const ofFirstTwo = (a: number, b: number, d: number): number =>
  (Math.imul(a, A) + Math.imul(b, B) + Math.imul(d, D)) | 0;
/** The first, the third and the fourth of four letters. */
const ofLastTwo = (a: number, c: number, d: number): number =>
  (Math.imul(a, A) + Math.imul(c, E) + Math.imul(d, F)) | 0;
