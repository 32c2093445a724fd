/** The names of all formats, for the help, the options and the tables of functions. */
export const CHECK_FORMAT_NAMES = [
  'text',
  'json',
  'ndjson',
  'sarif',
  'github',
  'checkstyle',
  'junit',
  'rdjson',
  'codequality',
  'markdown',
  'pretty',
] as const;
/** A format of `wenheng check`. */
export type CheckFormat = (typeof CHECK_FORMAT_NAMES)[number];

/** The formats of `wenheng facts`. */
export const FACTS_FORMAT_NAMES = ['json', 'ndjson', 'csv', 'csv-zh', 'xlsx', 'table', 'markdown'] as const;
/** A format of `wenheng facts`. */
export type FactsFormat = (typeof FACTS_FORMAT_NAMES)[number];
