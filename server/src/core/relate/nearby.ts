/** Finds what stands between two places of a text without looking at the rest. */
import type { Figure } from '../model';
import type { Mention } from './mention';

/** The elements of an ordered list that start at `from` or after it and before `to`. */
export function elementsBetween<T>(
  list: readonly T[],
  startOf: (x: T) => number,
  from: number,
  to: number,
): readonly T[] {
  const first = firstAt(list, startOf, from);
  let end = first;
  while (end < list.length && startOf(list[end]!) < to) end++;
  return list.slice(first, end);
}

/** Index of the first element that starts at a place or after it; the length of the list where there is none. */
export function firstAt<T>(list: readonly T[], startOf: (x: T) => number, at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(list[middle]!) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The mentions whose figures start at `from` or after it and before `to` (UTF-16 offsets). */
export const mentionsBetween = (mentions: readonly Mention[], from: number, to: number): readonly Mention[] =>
  elementsBetween(mentions, (m) => m.figure.at.start, from, to);

/** The figures that start at `from` or after it and before `to` (UTF-16 offsets). */
export const figuresBetween = (figures: readonly Figure[], from: number, to: number): readonly Figure[] =>
  elementsBetween(figures, (f) => f.at.start, from, to);

/** The figure that starts at a place; null where there is none. */
export const figureAt = (figures: readonly Figure[], at: number): Figure | null =>
  figuresBetween(figures, at, at + 1)[0] ?? null;
