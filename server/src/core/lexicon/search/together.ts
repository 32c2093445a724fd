/** Members of a row that stand near each other in a text: only where there are enough of them are they read as a series. */
import type { Letters } from '../skeleton';

/** Letters of a word that may stand between two members of a series. */
export const WORD = 10;
/** Letters of two words that may, at least. */
const TWO_WORDS = 6;
/** Members of a series from which on two may be missing. */
const MANY = 6;
/** As many members of a row as are weighed. */
const ENOUGH = -1;

/** Which rows have so many members near each other that they may be a series, in one text at a time. */
export class Together {
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
