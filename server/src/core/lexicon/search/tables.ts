/**
 * The tables of the search for wordings: the letters of all entries, and the keys by which they are found. The first text
 * of a process waits for them and nothing is warm yet: plain loops take a fifth of the time that lists and functions do.
 */
import { END } from '../skeleton';
import { headOf, tailOf } from './patterns';
import { isMark, MARKS, numberAt } from './wordings';

/** What becomes of a hit. */
export const WHOLE = 1;
export const PLAIN = 2;
export const MEMBER = 3;
export const SLIPPED = 4;
/** It is looked for with a slip only. */
const OTHER = 5;

const PLAIN_MARK = MARKS.plain.charCodeAt(0);
const MEMBER_MARK = MARKS.member.charCodeAt(0);
const SLIPPED_MARK = MARKS.slipped.charCodeAt(0);
const SAME_SLIP_MARK = MARKS.sameSlip.charCodeAt(0);
const OTHER_SLIP_MARK = MARKS.otherSlip.charCodeAt(0);

/** By which letters an entry is found. */
export const PAIR = 0;
export const FIRST = 1;
export const LAST = 2;
/** The third letter of the wording is missing or exchanged for the next, stands behind another one, or another stands for it. */
export const NO_THIRD = 3;
const THIRD_LATER = 4;
export const OTHER_THIRD = 5;
/** So from behind. */
export const NO_THIRD_LAST = 6;
const THIRD_LAST_EARLIER = 7;
const OTHER_THIRD_LAST = 8;

/**
 * A key has four numbers: its hash, kind, type and entry, the bits of letters of which one has to stand beside it, and where
 * the entry's letters begin.
 */
export const KEY = 4;
export const KIND_BITS = 4;
export const TYPE_BITS = 3;
export const ANY = -1;
export const bitOf = (unit: number): number => 1 << (unit & 31);
/** By kind, where the first of the letters stands that the bits are asked about, and where the second. */
export const BESIDE = new Int8Array(32);
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
export const SIZE = (1 << TYPE_SHIFT) - 1;
export const SLIP = 1 << 16;
/** In the place of what is no character. */
const LOST = 0xfffe;
export const typeOf = (what: number): number => (what & ~SLIP) >>> TYPE_SHIFT;

export const A = 0x9e3779b1;
export const B = 0x85ebca77;
export const C = 0xc2b2ae3d;
export const D = 0x27d4eb2f;
export const E = 0x165667b1;
export const F = 0x7feb352d;
/** The first bits of a product depend on all that is multiplied. No other two letters have the same. */
export const ofTwo = (a: number, b: number): number => Math.imul((a << 16) | b, A);
const ofThree = (a: number, b: number, c: number): number => (Math.imul(a, A) + Math.imul(b, B) + Math.imul(c, C)) | 0;
/** The first, the second and the fourth of four letters. */
const ofFirstTwo = (a: number, b: number, d: number): number =>
  (Math.imul(a, A) + Math.imul(b, B) + Math.imul(d, D)) | 0;
/** The first, the third and the fourth of four letters. */
const ofLastTwo = (a: number, c: number, d: number): number =>
  (Math.imul(a, A) + Math.imul(c, E) + Math.imul(d, F)) | 0;

export interface Entries {
  readonly units: Uint16Array;
  readonly entries: Int32Array;
  readonly rows: Int32Array;
  readonly ordinals: Uint16Array;
  readonly slips: Uint16Array;
  /** How many members each row has. */
  readonly sizes: Int32Array;
}

/** Takes in the letters of all rows. */
export function entriesOf(wordings: readonly string[]): Entries {
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
      if ((type === MEMBER && size < 3) || to - 1 - start > SIZE) continue;
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
export function keysOf({ units, entries }: Entries): Int32Array {
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
