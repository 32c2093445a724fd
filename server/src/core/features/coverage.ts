/** Which figures were verified: ✓ by a relation that holds, ✗ in one that does not, ○ with nothing to hold them against. */
import type { Analysis, Figure, Relation } from '../model';

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
export const isCounted = ({ kind }: Pick<Figure, 'kind'>): boolean => kind !== 'date' && kind !== 'duration';

/** The state of a figure that takes part in the relations given; what fails outweighs what holds. */
export function stateIn(relations: readonly Pick<Relation, 'kind' | 'holds'>[]): FigureState {
  let state: FigureState = 'open';
  for (const { kind, holds } of relations) {
    if (SHOWN_ONLY.has(kind)) continue;
    if (holds === false) return 'wrong';
    if (holds === true) state = 'checked';
  }
  return state;
}

/** How many figures of the text are in which state, by what their paragraphs say. */
export function coverageOf({ readings }: Pick<Analysis, 'readings'>): Coverage {
  const count = { checked: 0, wrong: 0, open: 0 };
  for (const { reading } of readings) {
    const states = new Map<Figure, FigureState>();
    for (const r of reading.relations) {
      const state = stateIn([r]);
      if (state === 'open') continue;
      for (const f of r.figures) if (states.get(f) !== 'wrong') states.set(f, state);
    }
    for (const f of reading.figures) if (isCounted(f)) count[states.get(f) ?? 'open']++;
  }
  return count;
}
