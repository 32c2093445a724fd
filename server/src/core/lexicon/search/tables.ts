/**
 * The tables of the search for wordings: the letters of all entries, and the keys by which they are found. The first
 * text of a process waits for them before any code has been optimized, so that they are made by plain loops.
 */
import { WORDING_END } from '../skeleton';
import { headLength, tailLength } from './patterns';
import { isWordingMark, WORDING_MARKS, digitAt } from './wordings';

/** The letters of all entries, with what belongs to each entry. */
interface Entries {
  readonly units: Uint16Array;
  readonly entries: Int32Array;
  readonly rows: Int32Array;
  readonly ordinals: Uint16Array;
  readonly slips: Uint16Array;
  /** The number of members of each row. */
  readonly sizes: Int32Array;
}

/** Everything that the search needs to know of the wordings. */
export interface Tables extends Entries {
  /**
   * For the first bits of a hash two numbers: one bit for each value of the next bits with which there is a key, and
   * where the keys of all of them begin.
   */
  readonly places: Int32Array;
  /** The keys, in the order of these first bits. */
  readonly keys: Int32Array;
}

/** The type of an entry whose letters are an established or a wrong wording. */
export const TYPE_WHOLE = 1;
/** The type of ordinary words, which are looked for because of slips only. */
export const TYPE_PLAIN = 2;
/** The type of a member of a series. */
export const TYPE_MEMBER = 3;
/** The type of a wording that has a slip in it. */
export const TYPE_SLIPPED = 4;
/** The type of a wording that is looked for with a slip only. */
const TYPE_SLIP_ONLY = 5;

const PLAIN_MARK = WORDING_MARKS.plain.charCodeAt(0);
const MEMBER_MARK = WORDING_MARKS.member.charCodeAt(0);
const SLIPPED_MARK = WORDING_MARKS.slipped.charCodeAt(0);
const SAME_SLIP_MARK = WORDING_MARKS.sameSlip.charCodeAt(0);
const OTHER_SLIP_MARK = WORDING_MARKS.otherSlip.charCodeAt(0);

/** The kind of a key: both letters of a wording of two. */
export const KEY_PAIR = 0;
/** The kind of a key: the first three letters. */
export const KEY_FIRST = 1;
/** The kind of a key: the last three letters. */
export const KEY_LAST = 2;
/** The kind of a key: the first two letters and the fourth in a row. The third is missing or exchanged with the fourth. */
export const KEY_NO_THIRD = 3;
/** The kind of a key: the first two letters and, after any letter, the third. Another letter stands before the third. */
const KEY_THIRD_LATER = 4;
/** The kind of a key: the first two letters and, after any letter, the fourth. Another letter replaces the third. */
export const KEY_OTHER_THIRD = 5;
/** The kind of a key: like {@link KEY_NO_THIRD}, counted from the end of the wording. The next two are so as well. */
export const KEY_NO_THIRD_LAST = 6;
const KEY_THIRD_LAST_EARLIER = 7;
const KEY_OTHER_THIRD_LAST = 8;

/**
 * A key has four numbers: its hash; its entry, type and kind; the bits of letters of which one must stand beside it;
 * and where the letters of the entry begin.
 */
export const KEY_LENGTH = 4;
/** Bits for the kind in the second number of a key. */
export const KEY_KIND_BITS = 4;
/** Bits for the type in the second number of a key. */
export const ENTRY_TYPE_BITS = 3;
/** All bits: any letter may stand beside a key. */
export const ANY_NEIGHBOUR = -1;
/** For each kind of key the offsets of the two letters beside it that its bits are compared with. */
export const NEIGHBOUR_OFFSETS = new Int8Array(32);
for (const [kind, first, second] of [
  [KEY_FIRST, 3, 4],
  [KEY_LAST, -1, -2],
  [KEY_NO_THIRD, 3, 3],
  [KEY_THIRD_LATER, 4, 4],
  [KEY_OTHER_THIRD, 4, 4],
  [KEY_NO_THIRD_LAST, -1, -1],
  [KEY_THIRD_LAST_EARLIER, -1, -1],
  [KEY_OTHER_THIRD_LAST, -1, -1],
] as const)
  NEIGHBOUR_OFFSETS.set([first, second], kind * 2);

/**
 * For each entry two numbers: where its letters begin, and then its length, its type and whether it is looked for with
 * a slip.
 */
const ENTRY_TYPE_SHIFT = 12;
/** The bits for the length of an entry in its second number. */
export const ENTRY_LENGTH_MASK = (1 << ENTRY_TYPE_SHIFT) - 1;
/** The bit for an entry that is looked for with a slip, in its second number. */
export const ENTRY_SLIP_FLAG = 1 << 16;
/** Stands for a unit that is no character. */
const LOST_UNIT = 0xfffe;

/** Shift from the number of a bit to its word. */
export const WORD_SHIFT = 5;

/** Factor of the first letter in a hash. */
export const FACTOR_FIRST = 0x9e3779b1;
/** Factor of the second letter in a hash. */
export const FACTOR_SECOND = 0x85ebca77;
/** Factor of the third letter in a hash of three letters in a row. */
export const FACTOR_THIRD = 0xc2b2ae3d;
/** Factor of the fourth letter in a hash without the third. */
export const FACTOR_FOURTH_AFTER_TWO = 0x27d4eb2f;
/** Factor of the third letter in a hash without the second. */
export const FACTOR_THIRD_AFTER_ONE = 0x165667b1;
/** Factor of the fourth letter in a hash without the second. */
export const FACTOR_FOURTH_AFTER_ONE = 0x7feb352d;

/** The bit of a letter in the third number of a key. */
export const neighbourBit = (unit: number): number => 1 << (unit & 31);
/** The type of an entry, by its second number. */
export const entryTypeOf = (what: number): number => (what & ~ENTRY_SLIP_FLAG) >>> ENTRY_TYPE_SHIFT;
/** The hash of two letters. Its first bits depend on both, and no other two letters have the same hash. */
export const hashOfTwo = (a: number, b: number): number => Math.imul((a << 16) | b, FACTOR_FIRST);
/** Shift from a hash to the number of its bit in `places`. */
export const hashShiftOf = ({ places }: Pick<Tables, 'places'>): number => Math.clz32(places.length >> 2) - WORD_SHIFT;

/** The tables of the wordings. They have one string for each row; an empty one is skipped. */
export function tablesOf(wordings: readonly string[]): Tables {
  const entries = entriesOf(wordings);
  return { ...entries, ...filedKeys(keysOf(entries)) };
}

/**
 * Reads the letters of all rows. `wordings` has one string for each row, as `wordingsOf` makes it; an empty one is
 * skipped.
 */
function entriesOf(wordings: readonly string[]): Entries {
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
    const size = digitAt(all, 0);
    sizes[row] = size;
    const isPlain = all.charCodeAt(1) === PLAIN_MARK;
    let i = isPlain ? 2 : 1;
    let wholeCount = 0;
    for (let ordinal = 1; i < length; ordinal++) {
      const mark = all.charCodeAt(i++);
      if (mark === SAME_SLIP_MARK) {
        const entry = wholes[digitAt(all, i++)]!;
        slips[entry] = ordinal;
        entries[entry * 2 + 1]! |= ENTRY_SLIP_FLAG;
        continue;
      }
      const start = to;
      for (; i < length; i++) {
        const unit = all.charCodeAt(i);
        if ((unit < 0x4e00 || unit > 0x9fff) && isWordingMark(unit)) break;
        // The end mark must not occur among the letters.
        units[to++] = unit === 0 || unit === WORDING_END ? LOST_UNIT : unit;
      }
      let type = isPlain ? TYPE_PLAIN : TYPE_WHOLE;
      if (mark === MEMBER_MARK) type = TYPE_MEMBER;
      else if (mark === SLIPPED_MARK) type = TYPE_SLIPPED;
      else if (mark === OTHER_SLIP_MARK) type = TYPE_SLIP_ONLY | (ENTRY_SLIP_FLAG >>> ENTRY_TYPE_SHIFT);
      else wholes[wholeCount++] = count;
      units[to++] = WORDING_END;
      // A series of two members is not searched for.
      if ((type === TYPE_MEMBER && size < 3) || to - 1 - start > ENTRY_LENGTH_MASK) continue;
      entries[count * 2] = start;
      entries[count * 2 + 1] = (to - 1 - start) | (type << ENTRY_TYPE_SHIFT);
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

/** The keys of all entries, four numbers each. */
function keysOf({ units, entries }: Entries): Int32Array {
  const { length } = entries;
  let most = 0;
  for (let k = 1; k < length; k += 2) {
    const what = entries[k]!;
    most += (what & ENTRY_SLIP_FLAG) === 0 ? 1 : headLength(what & ENTRY_LENGTH_MASK) > 2 ? 2 : 8;
  }
  const keys = new Int32Array(most * KEY_LENGTH);
  let n = 0;
  for (let k = 0; k < length; k += 2) {
    const start = entries[k]!;
    const what = entries[k + 1]!;
    const size = what & ENTRY_LENGTH_MASK;
    const entry = k >>> 1;
    const p = units[start]!;
    const q = units[start + 1]!;
    if (size === 2) {
      n = putKey(keys, n, what, start, hashOfTwo(p, q), KEY_PAIR, entry, ANY_NEIGHBOUR);
      continue;
    }
    const x = units[start + 2]!;
    const y = size > 3 ? units[start + 3]! : 0;
    const isSlip = (what & ENTRY_SLIP_FLAG) !== 0;
    const head = isSlip ? headLength(size) : size;
    // If a part is no longer than the key, the letters beside it must leave room for a slip.
    let bits = size === 3 || head < 3 ? ANY_NEIGHBOUR : neighbourBit(y);
    if (head === 3 && size > 3)
      bits |= neighbourBit(units[start + 4]!) | neighbourBit(size > 5 ? units[start + 5]! : y);
    n = putKey(keys, n, what, start, hashOfThree(p, q, x), KEY_FIRST, entry, bits);
    if (!isSlip) continue;
    const end = start + size;
    const s = units[end - 1]!;
    const r = units[end - 2]!;
    const w = units[end - 3]!;
    const v = units[end - 4]!;
    const tail = tailLength(size);
    bits = tail < 3 ? ANY_NEIGHBOUR : neighbourBit(v);
    if (tail === 3) bits |= neighbourBit(units[end - 5]!) | neighbourBit(size > 5 ? units[end - 6]! : v);
    n = putKey(keys, n, what, start, hashOfThree(w, r, s), KEY_LAST, entry, bits);
    if (head > 2) continue;
    const isPlain = entryTypeOf(what) === TYPE_PLAIN;
    bits = size === 4 ? ANY_NEIGHBOUR : neighbourBit(x) | neighbourBit(units[start + 4]!);
    if (x !== y) {
      n = putKey(keys, n, what, start, hashOfThree(p, q, y), KEY_NO_THIRD, entry, isPlain ? neighbourBit(x) : bits);
      n = putKey(keys, n, what, start, hashWithoutThird(p, q, y), KEY_OTHER_THIRD, entry, bits);
      if (!isPlain)
        n = putKey(keys, n, what, start, hashWithoutThird(p, q, x), KEY_THIRD_LATER, entry, neighbourBit(y));
    } else n = putKey(keys, n, what, start, hashWithoutThird(p, q, x), KEY_THIRD_LATER, entry, bits);
    bits = size === 4 ? ANY_NEIGHBOUR : neighbourBit(w) | neighbourBit(p);
    if (v !== w) {
      n = putKey(
        keys,
        n,
        what,
        start,
        hashOfThree(v, r, s),
        KEY_NO_THIRD_LAST,
        entry,
        isPlain ? neighbourBit(w) : bits,
      );
      n = putKey(keys, n, what, start, hashWithoutSecond(v, r, s), KEY_OTHER_THIRD_LAST, entry, bits);
      if (!isPlain)
        n = putKey(keys, n, what, start, hashWithoutSecond(w, r, s), KEY_THIRD_LAST_EARLIER, entry, neighbourBit(v));
    } else n = putKey(keys, n, what, start, hashWithoutSecond(w, r, s), KEY_THIRD_LAST_EARLIER, entry, bits);
  }
  return keys.slice(0, n);
}

const hashOfThree = (a: number, b: number, c: number): number =>
  (Math.imul(a, FACTOR_FIRST) + Math.imul(b, FACTOR_SECOND) + Math.imul(c, FACTOR_THIRD)) | 0;

/** The hash of the first, the second and the fourth of four letters. */
const hashWithoutThird = (a: number, b: number, d: number): number =>
  (Math.imul(a, FACTOR_FIRST) + Math.imul(b, FACTOR_SECOND) + Math.imul(d, FACTOR_FOURTH_AFTER_TWO)) | 0;

/** The hash of the first, the third and the fourth of four letters. */
const hashWithoutSecond = (a: number, c: number, d: number): number =>
  (Math.imul(a, FACTOR_FIRST) + Math.imul(c, FACTOR_THIRD_AFTER_ONE) + Math.imul(d, FACTOR_FOURTH_AFTER_ONE)) | 0;

function putKey(
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
  keys[n + 1] = (entry << (KEY_KIND_BITS + ENTRY_TYPE_BITS)) | (entryTypeOf(what) << KEY_KIND_BITS) | kind;
  keys[n + 2] = bits;
  keys[n + 3] = start;
  return n + KEY_LENGTH;
}

/** Puts the keys into the table. Of equal hashes the last one comes first. */
function filedKeys(given: Int32Array): Pick<Tables, 'places' | 'keys'> {
  let wide = 8;
  while (KEY_LENGTH << wide < given.length) wide++;
  const places = new Int32Array((2 << wide) + 2);
  const keys = new Int32Array(given.length);
  const shift = hashShiftOf({ places });
  for (let k = 0; k < given.length; k += KEY_LENGTH) {
    const bit = given[k]! >>> shift;
    const word = (bit >>> WORD_SHIFT) * 2;
    places[word]! |= 1 << bit;
    places[word + 1]! += KEY_LENGTH;
  }
  for (let i = 1, sum = 0; i < places.length; i += 2) places[i] = sum += places[i]!;
  for (let k = 0; k < given.length; k += KEY_LENGTH) {
    const hash = given[k]!;
    const word = (hash >>> (shift + WORD_SHIFT)) * 2;
    const to = places[word + 1]! - KEY_LENGTH;
    places[word + 1] = to;
    keys[to] = hash;
    keys[to + 1] = given[k + 1]!;
    keys[to + 2] = given[k + 2]!;
    keys[to + 3] = given[k + 3]!;
  }
  return { places, keys };
}
