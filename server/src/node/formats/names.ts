/** The names of all formats, said once: help, options and the tables of functions take them from here. */
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
export type CheckFormat = (typeof CHECK_FORMAT_NAMES)[number];

export const FACTS_FORMAT_NAMES = ['json', 'ndjson', 'csv', 'csv-zh', 'xlsx', 'table', 'markdown'] as const;
export type FactsFormat = (typeof FACTS_FORMAT_NAMES)[number];
