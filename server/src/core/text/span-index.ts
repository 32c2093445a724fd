/** Stretches of a text by place, so that those at a place are found without a look at all others. */
import { firstIndex, sortedBy } from './sorted';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Finds the stretches at a place. */
export class SpanIndex<S extends Stretch> {
  private readonly sorted: readonly S[];
  /** The farthest end among the stretches up to each. */
  private readonly ends: readonly number[];

  constructor(stretches: readonly S[]) {
    this.sorted = sortedBy([...stretches], (a, b) => a.start - b.start);
    let farthest = -1;
    this.ends = this.sorted.map(({ end }) => (farthest = Math.max(farthest, end)));
  }

  /** Whether one of the stretches that overlap or adjoin another has a property. */
  some({ start, end }: Stretch, has: (stretch: S) => boolean = () => true): boolean {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    for (let k = low; k < this.sorted.length; k++) {
      const stretch = this.sorted[k];
      if (stretch === undefined || stretch.start > end) break;
      if (stretch.end >= start && has(stretch)) return true;
    }
    return false;
  }
}

/** The index of the stretch that contains an offset, among consecutive stretches; -1 where there is none. */
export function spanAt(stretches: readonly Stretch[], offset: number): number {
  const index = firstIndex(stretches, ({ end }) => end > offset);
  return (stretches[index]?.start ?? Infinity) <= offset ? index : -1;
}
