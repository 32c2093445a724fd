/** The formats of `wenheng facts`, each a function of the documents. */
import type { FactsDocument } from '../../core/features/facts';
import { visibleJson } from '../terminal/visible';
import { figuresCsv, figuresCsvForPeople } from './csv';
import { figuresTable } from './figures-table';
import type { FactsFormat } from './names';
import { statementsMarkdown } from './statements-markdown';

/** The formats by name. */
export const FACTS_FORMATS = {
  json: (documents: readonly FactsDocument[]): string => `${visibleJson({ schema: 1, documents }, 2)}\n`,
  /** One document on each line. */
  ndjson: (documents: readonly FactsDocument[]): string =>
    documents.map((d) => `${visibleJson({ schema: 1, ...d })}\n`).join(''),
  csv: figuresCsv,
  /** For people: Chinese names and values. */
  'csv-zh': figuresCsvForPeople,
  /** Loaded when it is asked for: the tables of its packer take as long to set up as a short draft takes to read. */
  xlsx: async (documents: readonly FactsDocument[]): Promise<Uint8Array> =>
    (await import('./xlsx')).figuresXlsx(documents),
  table: figuresTable,
  markdown: statementsMarkdown,
} as const satisfies Record<FactsFormat, (documents: readonly FactsDocument[]) => string | Promise<Uint8Array>>;
