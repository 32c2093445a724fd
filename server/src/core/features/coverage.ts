/**
 * Which figures were verified: ✓ by a relation that holds or by the ledger, ✗ in a relation that does not hold or
 * contradicted by ledger or another draft, ○ with nothing to hold them against.
 */
import type { Analysis, DocumentFacts, Figure, Relation, Site } from '../model';

export type FigureState = 'checked' | 'wrong' | 'open';

export interface Coverage {
  readonly checked: number;
  readonly wrong: number;
  readonly open: number;
}

export const STATE_SIGNS: Readonly<Record<FigureState, string>> = { checked: '✓', wrong: '✗', open: '○' };

/** Relations that show where a figure comes from and verify nothing. */
const SHOWN_ONLY: ReadonlySet<Relation['kind']> = new Set(['implied-base', 'target']);

/** Measured figures; dates and lengths of time are when, not how much. */
const isCounted = ({ kind }: Pick<Figure, 'kind'>): boolean => kind !== 'date' && kind !== 'duration';

/** What is said of figures by what stands outside of the document. */
export type Besides = Partial<Pick<Analysis, 'findings' | 'approved'>>;

/** Rules that hold a figure against what stands in another file. */
const OUTSIDE: ReadonlySet<string> = new Set(['consistency/across', 'consistency/ledger']);

/** The state of each counted figure of the document; what fails outweighs what holds. */
export function statesOf(
  { figures, relations }: Pick<DocumentFacts, 'figures' | 'relations'>,
  { findings = [], approved }: Besides = {},
) {
  const states = new Map<Figure<Site>, FigureState>();
  for (const figure of figures) if (isCounted(figure)) states.set(figure, 'open');
  for (const { kind, holds, tied, figures: related } of relations) {
    // A contradiction between figures that the sentence does not tie together is most likely a false pair.
    if (holds === null || (!holds && !tied) || SHOWN_ONLY.has(kind)) continue;
    for (const figure of related) {
      const state = states.get(figure);
      if (state && state !== 'wrong') states.set(figure, holds ? 'checked' : 'wrong');
    }
  }
  const denied = new Set(findings.flatMap(({ rule, at }) => (OUTSIDE.has(rule) ? at.start : [])));
  if (approved || denied.size) {
    for (const [figure, state] of states) {
      const { start } = figure.at;
      if (denied.has(start)) states.set(figure, 'wrong');
      else if (state === 'open' && approved?.has(start)) states.set(figure, 'checked');
    }
  }
  return states as ReadonlyMap<Figure<Site>, FigureState>;
}

/** How many of so many states are which. */
export function countsOf(states: Iterable<FigureState>): Coverage {
  const count = { checked: 0, wrong: 0, open: 0 };
  for (const state of states) count[state]++;
  return count;
}

/** How many figures of the text are in which state. */
export const coverageOf = (analysis: { readonly facts: DocumentFacts } & Besides): Coverage =>
  countsOf(statesOf(analysis.facts, analysis).values());
