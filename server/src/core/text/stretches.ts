/** Sentences and clauses of a text by their index. */
import type { Span } from '../model';
import { span } from '../model';

const NOWHERE = span(0, 0);

/** The stretch with this index; where there is none, an empty one at the beginning of the text. */
export const stretch = (stretches: readonly Span[], n: number): Span => stretches[n] ?? NOWHERE;

/** Start of the stretch with this index in UTF-16 units; 0 where there is none. */
export const startOf = (stretches: readonly Span[], n: number): number => stretch(stretches, n).start;

/** End of the stretch with this index in UTF-16 units; 0 where there is none. */
export const endOf = (stretches: readonly Span[], n: number): number => stretch(stretches, n).end;
