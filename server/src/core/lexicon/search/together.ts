/**
 * Finds members of a row that stand near each other in a text. Only where there are enough of them they are read as a
 * series.
 */
import type { Letters } from '../skeleton';

/** The length up to which a word may stand between two members of a series, in letters. */
export const MAX_WORD_LETTERS = 10;
/** The length from which on two words may stand between two members, in letters. */
const MIN_TWO_WORDS = 6;
/** The number of members from which on two of them may be missing. */
const MANY_MEMBERS = 6;
/** Stands for the count of a row that has enough members. */
const ENOUGH_MEMBERS = -1;

/** The room between members that follow each other: one word, two words, or they overlap. */
const ROOM_FOR_ONE = 0;
const ROOM_FOR_TWO = 1;
const OVERLAPPING = 2;

/** Counts for each row the members that stand near each other. It is used for one text at a time. */
export class NearbyMembers {
  /**
   * For each row four numbers: its members, how many of them have followed each other, the end of the last one, and the
   * room between them.
   */
  private readonly rows: Int32Array;
  private readonly met: number[] = [];

  /** `sizes` has the number of members of each row. */
  constructor(sizes: Int32Array) {
    this.rows = new Int32Array(sizes.length * 4);
    sizes.forEach((size, row) => (this.rows[row * 4] = size));
  }

  /** Adds a member. Members follow each other where nothing or only words between marks stand between them. */
  add(row: number, start: number, end: number, letters: Letters): void {
    const { rows } = this;
    const k = row * 4;
    const size = rows[k] ?? 0;
    const count = rows[k + 1] ?? 0;
    if (count === ENOUGH_MEMBERS) return;
    if (count === 0) {
      this.met.push(k);
      rows[k + 1] = 1;
      rows[k + 2] = end;
      rows[k + 3] = ROOM_FOR_ONE;
      return;
    }
    const last = rows[k + 2] ?? 0;
    const between = rows[k + 3] ?? 0;
    const gap = start - last;
    // Which of two overlapping members counts is not decided here.
    const isNext =
      gap <= 1 ||
      (gap <= MAX_WORD_LETTERS &&
        letters.hasMarkBefore(start) &&
        (between === OVERLAPPING || letters.hasMarkBefore(last)));
    const room = !isNext
      ? ROOM_FOR_ONE
      : gap < 0
        ? OVERLAPPING
        : /** Whether enough members of a row have stood near each other. */
          gap >= MIN_TWO_WORDS
          ? Math.max(between, ROOM_FOR_TWO)
          : between;
    const least = size > 3 && (room !== ROOM_FOR_ONE || size >= MANY_MEMBERS) ? size - 2 : size - 1;
    /** Forgets the text. */
    const on = isNext ? count + 1 : 1;
    rows[k + 1] = on >= least ? ENOUGH_MEMBERS : on;
    rows[k + 2] = isNext ? Math.max(end, last) : end;
    rows[k + 3] = room;
  }

  isEnough(row: number): boolean {
    return this.rows[row * 4 + 1] === ENOUGH_MEMBERS;
  }

  clear(): void {
    for (const k of this.met) this.rows[k + 1] = 0;
    this.met.length = 0;
  }
}
