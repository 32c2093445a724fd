/** Relations that one paragraph states or implies. */
import type { Figure, Relation, Span } from '../model';

export interface RelateContext {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly clauses: readonly Span[];
  readonly figures: readonly Figure[];
}

export function relateParagraph(_context: RelateContext): Relation[] {
  return [];
}
