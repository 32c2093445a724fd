/** Search in sorted lists. */

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
