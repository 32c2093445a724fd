/** Counts what stands under each heading: 12个数据 · 3处提法 · 2处引述 · 1个问题. */
import type { Analysis, Site, Span } from '../model';
import type { OutlineNode } from './symbols';
import { outlineOf } from './symbols';
import { firstIndex } from '../text/sorted';

/** A count over a heading. */
export interface Lens {
  /** The heading. */
  readonly at: Site;
  readonly title: string;
  /** What is counted, in document order. */
  readonly places: readonly Site[];
}

type Counted = Pick<Analysis, 'facts' | 'text' | 'findings'>;

/** One lens over every heading of level 0 to 2 for each kind of thing in its section. */
export function lensesOf(analysis: Counted): Lens[] {
  const out: Lens[] = [];
  const kinds = kindsOf(analysis, true);
  const visit = (nodes: readonly OutlineNode[]): void => {
    for (const { heading, section, children } of nodes) {
      if (heading.level <= 2) {
        for (const [unit, sites] of kinds) {
          const places = sites.slice(below(sites, section.start), below(sites, section.end));
          if (places.length) out.push({ at: heading.at, title: `${places.length}${unit}`, places });
        }
      }
      visit(children);
    }
  };
  visit(outlineOf(analysis));
  return out;
}

/**
 * Makes a function that words the contents of a section, empty where there are none. It looks counts up instead of
 * counting each time.
 */
export function counter(analysis: Pick<Analysis, 'facts' | 'findings'>, problems: boolean) {
  const kinds = kindsOf(analysis, problems);
  return ({ start, end }: Span): string =>
    kinds
      .map(([unit, sites]) => [below(sites, end) - below(sites, start), unit] as const)
      .filter(([n]) => n > 0)
      .map(([n, unit]) => `${n}${unit}`)
      .join(' · ');
}

/** The things that are counted, each kind in document order. */
function kindsOf({ facts, findings }: Pick<Analysis, 'facts' | 'findings'>, problems: boolean) {
  const sorted = (sites: readonly Site[]): Site[] => [...sites].sort((a, b) => a.start - b.start);
  const kinds: readonly (readonly [unit: string, sites: readonly Site[]])[] = [
    ['个数据', sorted(facts.figures.map((f) => f.at))],
    ['处提法', sorted(facts.slogans.map((s) => s.at))],
    ['处引述', sorted(facts.attributions.map((a) => a.cue))],
    ['个问题', problems ? sorted(findings.filter((f) => f.severity !== 'hint').map((f) => f.at)) : []],
  ];
  return kinds;
}

/** How many sites start before an offset. */
const below = (sites: readonly Site[], offset: number): number => firstIndex(sites, ({ start }) => start >= offset);
