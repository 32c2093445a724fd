/** The formats of `wenheng facts`, each a function of the documents. */
import type { FactsDocument } from '../../core/features/facts';
import { figuresCsv } from './csv';
import { figuresTable } from './figures-table';
import { statementsMarkdown } from './statements-markdown';
import { figuresXlsx } from './xlsx';

export const FACTS_FORMATS = {
  json: (documents: readonly FactsDocument[]): string => `${JSON.stringify({ schema: 1, documents }, null, 2)}\n`,
  /** A document a line. */
  ndjson: (documents: readonly FactsDocument[]): string =>
    documents.map((d) => `${JSON.stringify({ schema: 1, ...d })}\n`).join(''),
  csv: figuresCsv,
  xlsx: figuresXlsx,
  table: figuresTable,
  markdown: statementsMarkdown,
} as const satisfies Record<string, (documents: readonly FactsDocument[]) => string | Uint8Array>;

export type FactsFormat = keyof typeof FACTS_FORMATS;
