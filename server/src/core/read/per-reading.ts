/** What is worked out of a reading alone is kept with it, since a reading outlives the passes that ask. */
import type { Reading } from '../model';

const UNKNOWN = Symbol('not worked out yet');

let slots = 0;

/** A function of a reading that is asked for again on every pass, worked out once. */
export function perReading<T>(work: (reading: Reading) => T): (reading: Reading) => T {
  const slot = slots++;
  return (reading) => {
    const { memo } = reading;
    // Filled up from below, so that the array has no holes.
    while (memo.length <= slot) memo.push(UNKNOWN);
    if (memo[slot] === UNKNOWN) memo[slot] = work(reading);
    return memo[slot] as T;
  };
}
