/** What stands under each heading, counted: 12个数据 · 3处提法 · 2处引述 · 1个问题. */
import type { Analysis, Site, Span } from '../model';
import type { OutlineNode } from './symbols';
import { outlineOf } from './symbols';

export interface Lens {
  /** The heading. */
  readonly at: Site;
  readonly title: string;
}

type Counted = Pick<Analysis, 'facts' | 'text' | 'findings'>;

/** A lens over every heading of level 0 to 2 whose section holds something to count. */
export function lensesOf(analysis: Counted): Lens[] {
  const out: Lens[] = [];
  const titleOf = counter(analysis, true);
  const visit = (nodes: readonly OutlineNode[]): void => {
    for (const { heading, section, children } of nodes) {
      const title = heading.level <= 2 ? titleOf(section) : '';
      if (title) out.push({ at: heading.at, title });
      visit(children);
    }
  };
  visit(outlineOf(analysis));
  return out;
}

/** Says of a section what it holds; empty where that is nothing. Looks up, rather than counts, each time. */
export function counter({ facts, findings }: Pick<Analysis, 'facts' | 'findings'>, problems: boolean) {
  const kinds: readonly (readonly [string, readonly number[]])[] = [
    ['个数据', starts(facts.figures.map((f) => f.at))],
    ['处提法', starts(facts.slogans.map((s) => s.at))],
    ['处引述', starts(facts.attributions.map((a) => a.cue))],
    ['个问题', problems ? starts(findings.filter((f) => f.severity !== 'hint').map((f) => f.at)) : []],
  ];
  return ({ start, end }: Span): string =>
    kinds
      .map(([unit, offsets]) => [below(offsets, end) - below(offsets, start), unit] as const)
      .filter(([n]) => n > 0)
      .map(([n, unit]) => `${n}${unit}`)
      .join(' · ');
}

const starts = (spans: readonly Span[]): number[] => spans.map((s) => s.start).sort((a, b) => a - b);

/** How many offsets lie below one. */
function below(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (offsets[mid]! < offset) low = mid + 1;
    else high = mid;
  }
  return low;
}
