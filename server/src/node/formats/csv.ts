/** Figures as CSV (RFC 4180), with a byte-order mark so that Excel opens it as Chinese. */
import type { FactsDocument } from '../../core/features/facts';
import { COLUMNS } from './columns';
import { sheetsOf } from './people';

/** All figures, in columns for programs. */
export function figuresCsv(documents: readonly FactsDocument[]): string {
  const rows = documents.flatMap((d) => d.figures.map((f) => COLUMNS.map((c) => c.cell(f, d))));
  return csv([COLUMNS.map((c) => c.name), ...rows]);
}

/** Figures for people, without dates and durations. */
export function figuresCsvForPeople(documents: readonly FactsDocument[]): string {
  const [{ columns, rows }] = sheetsOf(documents) as [ReturnType<typeof sheetsOf>[number]];
  return csv([columns.map((c) => c.zh), ...rows]);
}

/** Rows as CSV: a byte-order mark, then lines that end in CRLF. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;

/**
 * Quotes a cell. Text that begins like a formula gets an apostrophe, so that no spreadsheet runs it; signed numbers are
 * left as they are.
 */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+[%\p{Script=Han}]*$/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
