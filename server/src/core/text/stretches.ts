/** The sentences and clauses of a text, by their number. */
import type { Span } from '../model';
import { span } from '../model';

const NOWHERE = span(0, 0);

/** The stretch of this number; where there is none, the empty one at the text's beginning. */
export const stretch = (stretches: readonly Span[], n: number): Span => stretches[n] ?? NOWHERE;

/** Where the stretch of this number begins, in UTF-16 units; 0 where there is none. */
export const startOf = (stretches: readonly Span[], n: number): number => stretch(stretches, n).start;

/** Where the stretch of this number ends, in UTF-16 units; 0 where there is none. */
export const endOf = (stretches: readonly Span[], n: number): number => stretch(stretches, n).end;
