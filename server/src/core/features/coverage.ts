/**
 * Which figures were verified: ✓ by a relation that holds or by the ledger; ✗ contradicted by a relation, the ledger or
 * another draft; ○ where there is nothing to compare them with.
 */
import type { Analysis, DocumentFacts, Figure, Relation, Site } from '../model';

/** Whether a figure was verified (✓), contradicted (✗) or neither (○). */
export type FigureState = 'checked' | 'wrong' | 'open';

/** How many figures are in which state. */
export interface Coverage {
  readonly checked: number;
  readonly wrong: number;
  readonly open: number;
}

/** The sign of each state in lists and reports. */
export const STATE_SIGNS: Readonly<Record<FigureState, string>> = { checked: '✓', wrong: '✗', open: '○' };

/** Relations that explain a figure without verifying it. */
const SHOWN_ONLY: ReadonlySet<Relation['kind']> = new Set(['implied-base', 'target']);

/** Quantities; dates and lengths of time say when, not how much. */
const isCounted = ({ kind }: Pick<Figure, 'kind'>): boolean => kind !== 'date' && kind !== 'duration';

/** What findings from outside the document and the ledger say about its figures. */
export type Besides = Partial<Pick<Analysis, 'findings' | 'approved'>>;

/** Rules that compare a figure with another file. */
const OUTSIDE: ReadonlySet<string> = new Set(['consistency/across', 'consistency/ledger']);

/** The state of each quantity in the document. A contradiction outweighs a relation that holds. */
export function statesOf(
  { figures, relations }: Pick<DocumentFacts, 'figures' | 'relations'>,
  { findings = [], approved }: Besides = {},
) {
  const states = new Map<Figure<Site>, FigureState>();
  for (const figure of figures) if (isCounted(figure)) states.set(figure, 'open');
  for (const { kind, holds, tied, figures: related } of relations) {
    // A contradiction between figures that the sentence does not tie together most likely pairs the wrong ones.
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

/** How often each state occurs. */
export function countsOf(states: Iterable<FigureState>): Coverage {
  const count = { checked: 0, wrong: 0, open: 0 };
  for (const state of states) count[state]++;
  return count;
}

/** How many figures of a document are in which state. */
export const coverageOf = (analysis: { readonly facts: DocumentFacts } & Besides): Coverage =>
  countsOf(statesOf(analysis.facts, analysis).values());
