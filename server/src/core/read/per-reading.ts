/** Values that follow from a reading alone are kept with it, since a reading outlives the passes that ask for them. */
import type { Reading } from '../model';

const NOT_COMPUTED = Symbol('not worked out yet');

let slots = 0;
const fresh: unknown[] = [];

/** The memo of a new reading, long enough for every {@link ReadingMemo} made so far. */
export function emptyMemo(): unknown[] {
  while (fresh.length < slots) fresh.push(NOT_COMPUTED);
  return fresh.slice();
}

/** One place in the memo of every reading, for one kind of value. */
export class ReadingMemo<T> {
  private readonly slot = slots++;

  has({ memo }: Reading): boolean {
    return this.slot < memo.length && memo[this.slot] !== NOT_COMPUTED;
  }

  /** The value that was set. Only for readings for which {@link has} is true. */
  get({ memo }: Reading): T {
    return memo[this.slot] as T;
  }

  set({ memo }: Reading, value: T): T {
    // The array is filled up from below, so that it has no holes.
    while (memo.length <= this.slot) memo.push(NOT_COMPUTED);
    memo[this.slot] = value;
    return value;
  }
}

/** Makes a function of a reading that is worked out only once for each reading. */
export function perReading<T>(work: (reading: Reading) => T): (reading: Reading) => T {
  const memo = new ReadingMemo<T>();
  return (reading) => (memo.has(reading) ? memo.get(reading) : memo.set(reading, work(reading)));
}
