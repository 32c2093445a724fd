/** What is worked out of a reading alone is kept with it, since a reading outlives the passes that ask. */
import type { Reading } from '../model';

const NOT_COMPUTED = Symbol('not worked out yet');

let slots = 0;
const fresh: unknown[] = [];

/** The memo of a reading of which nothing is worked out yet, as long as it will have to be. */
export function emptyMemo(): unknown[] {
  while (fresh.length < slots) fresh.push(NOT_COMPUTED);
  return fresh.slice();
}

/** A place in every reading's memo for one kind of value. */
export class ReadingMemo<T> {
  private readonly slot = slots++;

  has({ memo }: Reading): boolean {
    return this.slot < memo.length && memo[this.slot] !== NOT_COMPUTED;
  }

  /** What was put there; whoever asks has made sure that something was. */
  get({ memo }: Reading): T {
    return memo[this.slot] as T;
  }

  set({ memo }: Reading, value: T): T {
    // Filled up from below, so that the array has no holes.
    while (memo.length <= this.slot) memo.push(NOT_COMPUTED);
    memo[this.slot] = value;
    return value;
  }
}

/** A function of a reading that is asked for again on every pass, worked out once. */
export function perReading<T>(work: (reading: Reading) => T): (reading: Reading) => T {
  const memo = new ReadingMemo<T>();
  return (reading) => (memo.has(reading) ? memo.get(reading) : memo.set(reading, work(reading)));
}
