/** Relations between figures of different paragraphs. */
import type { DocumentContext, DocumentFacts, Relation, Site } from '../model';

export function relateDocument(_facts: Omit<DocumentFacts, 'relations'>, _context: DocumentContext): Relation<Site>[] {
  return [];
}
