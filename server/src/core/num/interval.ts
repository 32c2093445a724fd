/**
 * Intervals of exact numbers: the values that a printed figure can stand for. An end of null is infinite; `lowOpen` and
 * `highOpen` say whether a finite end itself is excluded.
 */
import type { Rational } from './rational';
import { add as plus, compare, div as over, mul as times, sub as minus, ZERO } from './rational';

/** A set of numbers without gaps. */
export interface Interval {
  readonly low: Rational | null;
  readonly high: Rational | null;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** An interval; a finite end belongs to it unless its flag says otherwise. */
export const interval = (
  low: Rational | null,
  high: Rational | null,
  lowOpen = low === null,
  highOpen = high === null,
): Interval => ({ low, high, lowOpen, highOpen });

/** The interval of one number. */
export const point = (value: Rational): Interval => interval(value, value);
/** The interval of all numbers. */
export const EVERYTHING: Interval = interval(null, null);

/** Whether no number lies in both. */
export function disjoint(a: Interval, b: Interval): boolean {
  return below(a, b) || below(b, a);
}

/** Whether every number of `a` lies below every number of `b`. */
export function below(a: Interval, b: Interval): boolean {
  if (a.high === null || b.low === null) return false;
  const c = compare(a.high, b.low);
  return c < 0 || (c === 0 && (a.highOpen || b.lowOpen));
}

/** All sums of a number of `a` and one of `b`. */
export function add(a: Interval, b: Interval): Interval {
  return interval(
    a.low && b.low && plus(a.low, b.low),
    a.high && b.high && plus(a.high, b.high),
    a.lowOpen || b.lowOpen,
    a.highOpen || b.highOpen,
  );
}

/** All differences of a number of `a` and one of `b`. */
export function sub(a: Interval, b: Interval): Interval {
  return interval(
    a.low && b.high && minus(a.low, b.high),
    a.high && b.low && minus(a.high, b.low),
    a.lowOpen || b.highOpen,
    a.highOpen || b.lowOpen,
  );
}

/** All products, for intervals without negative numbers; otherwise {@link EVERYTHING}. */
export function mul(a: Interval, b: Interval): Interval {
  if (!nonNegative(a) || !nonNegative(b)) return EVERYTHING;
  return interval(
    times(a.low, b.low),
    a.high && b.high && times(a.high, b.high),
    a.lowOpen || b.lowOpen,
    a.highOpen || b.highOpen,
  );
}

/** All quotients, for intervals without negative numbers, where no value is divided by zero; otherwise {@link EVERYTHING}. */
export function div(a: Interval, b: Interval): Interval {
  if (!nonNegative(a) || b.low === null || compare(b.low, ZERO) < 0) return EVERYTHING;
  const low = b.high === null ? ZERO : compare(b.high, ZERO) === 0 ? null : over(a.low, b.high);
  const high = a.high === null || compare(b.low, ZERO) === 0 ? null : over(a.high, b.low);
  return interval(low, high, a.lowOpen || b.highOpen || low === null, a.highOpen || b.lowOpen || high === null);
}

/** All values of the interval times a factor, which must not be negative; open ends stay open. */
export function scale(a: Interval, by: Rational): Interval {
  return interval(a.low && times(a.low, by), a.high && times(a.high, by), a.lowOpen, a.highOpen);
}

/** The smallest interval that contains both. */
export function hull(a: Interval, b: Interval): Interval {
  const low = lower(a, b);
  const high = upper(a, b);
  return interval(low.low, high.high, low.lowOpen, high.highOpen);
}

function lower(a: Interval, b: Interval): Interval {
  if (a.low === null || b.low === null) return a.low === null ? a : b;
  const c = compare(a.low, b.low);
  return c < 0 || (c === 0 && !a.lowOpen) ? a : b;
}

function upper(a: Interval, b: Interval): Interval {
  if (a.high === null || b.high === null) return a.high === null ? a : b;
  const c = compare(a.high, b.high);
  return c > 0 || (c === 0 && !a.highOpen) ? a : b;
}

function nonNegative(a: Interval): a is Interval & { readonly low: Rational } {
  return a.low !== null && compare(a.low, ZERO) >= 0;
}
