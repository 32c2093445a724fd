/** Two versions of a text, figure by figure. */
import type { FactsFigure } from '../../features/facts';

/** A figure of one version with its counterpart in the other, where there is one. */
export interface FigureChange {
  readonly kind: 'changed' | 'added' | 'removed';
  readonly before?: FactsFigure;
  readonly after?: FactsFigure;
}

/**
 * Pairs the figures of two versions by what they measure, in their order: first figures that say the same, then those
 * of the same indicator, period, scope and measure, then those of the same indicator alone, then dates that are written
 * alike. Figures without a counterpart were added or removed. `same` counts the pairs that say the same; `changes` are
 * in the order of the later version; `pairs` maps figures of the later version to those of the earlier.
 */
export function figureChanges(
  before: readonly FactsFigure[],
  after: readonly FactsFigure[],
): {
  readonly same: number;
  readonly changes: readonly FigureChange[];
  readonly pairs: ReadonlyMap<FactsFigure, FactsFigure>;
} {
  const pairOf = new Map<FactsFigure, FactsFigure>();
  const taken = new Set<FactsFigure>();
  for (const key of KEYS) {
    const waiting = new Map<string, FactsFigure[]>();
    for (const figure of before) {
      const name = taken.has(figure) ? null : key(figure);
      if (name !== null) waiting.set(name, [...(waiting.get(name) ?? []), figure]);
    }
    for (const figure of after) {
      const name = pairOf.has(figure) ? null : key(figure);
      const pair = name === null ? undefined : waiting.get(name)?.shift();
      if (!pair) continue;
      pairOf.set(figure, pair);
      taken.add(pair);
    }
  }
  const changes: FigureChange[] = [];
  let same = 0;
  for (const figure of after) {
    const pair = pairOf.get(figure);
    if (!pair) changes.push({ kind: 'added', after: figure });
    else if (said(pair) === said(figure)) same++;
    else changes.push({ kind: 'changed', before: pair, after: figure });
  }
  for (const figure of before) if (!taken.has(figure)) changes.push({ kind: 'removed', before: figure });
  return { same, changes, pairs: pairOf };
}

/** What a figure states, without what it measures. */
export const said = ({ value, unit, bound, change, low, high }: FactsFigure): string =>
  [value, unit, bound, change, low, high].join('\0');
const told = ({ indicator, resolved, period, scope, measure, kind, unit }: FactsFigure): string =>
  [indicator, resolved || period, scope, measure, kind, unit].join('\0');

/** The keys by which figures are paired, the strictest first; null for a figure that the key cannot describe. */
const KEYS: readonly ((figure: FactsFigure) => string | null)[] = [
  (figure) => `${told(figure)}\0${said(figure)}`,
  (figure) => (figure.indicator ? told(figure) : null),
  ({ indicator, measure, kind, unit }) => (indicator ? [indicator, measure, kind, unit].join('\0') : null),
  // A date has no indicator: those that are left are paired by the way in which they are written.
  ({ indicator, kind, text }) => (kind === 'date' && !indicator ? text.replace(/\d+/g, '0') : null),
];
