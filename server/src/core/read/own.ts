/** What a workspace adds to the reading of figures: units, and names of indicators. */
import type { Figure, Span } from '../model';
import { span } from '../model';
import type { OwnUnit } from '../settings';
import { foldWidth } from '../text/fold';
import type { OwnUnits } from './units';

/** How far before its figure a name may start, in UTF-16 units. */
const MAX_NAME_DISTANCE = 160;

/** The units of a workspace by their words, with widths folded as in a reading text. */
export function ownUnits(units: readonly OwnUnit[]): OwnUnits {
  return new Map(
    units.map(({ words, base, class: kind = 'count' }) => {
      const folded = foldWidth(words);
      return [folded, { words: folded, base: foldWidth(base ?? words), class: kind }];
    }),
  );
}

/**
 * The figures, where those after one of the names in their clause have that name as their indicator. The last name
 * before a figure counts.
 */
export function withIndicators(
  figures: readonly Figure[],
  { text, clauses }: { readonly text: string; readonly clauses: readonly Span[] },
  names: readonly string[],
): readonly Figure[] {
  const folded = names.map(foldWidth).filter((name) => text.includes(name));
  if (!folded.length) return figures;
  return figures.map((figure) => {
    const from = Math.max(clauses[figure.clause]?.start ?? 0, figure.at.start - MAX_NAME_DISTANCE);
    let best: Span | null = null;
    for (const name of folded) {
      const at = from + text.slice(from, figure.at.start).lastIndexOf(name);
      const end = at + name.length;
      if (at < from || (best && (end < best.end || (end === best.end && at > best.start)))) continue;
      best = span(at, end);
    }
    return best ? { ...figure, indicator: text.slice(best.start, best.end), indicatorAt: best } : figure;
  });
}
