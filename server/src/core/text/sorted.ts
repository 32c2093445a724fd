/** Sorted lists, and search in them. */

/**
 * The index of the first item for which `isBehind` holds, if it holds for all later ones; the length of the list where
 * it holds for none.
 */
export function firstIndex<T>(list: readonly T[], isBehind: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && isBehind(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Sorts the list in place and gives it. Most lists come in order: looking costs less than sorting, which takes memory. */
export function sortedBy<T>(list: T[], compare: (a: T, b: T) => number): T[] {
  let last = list[0];
  for (const item of list) {
    if (last !== undefined && compare(last, item) > 0) return list.sort(compare);
    last = item;
  }
  return list;
}
