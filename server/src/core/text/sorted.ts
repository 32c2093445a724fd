/** Looking in lists that are in order. */

/** The index of the first item that is behind some border, where all after it are too; the list's length where none is. */
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
