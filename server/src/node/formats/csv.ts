/** Figures as CSV (RFC 4180) with a byte-order mark, so that Excel opens it as Chinese. */
import type { FactsDocument } from '../../core/features/facts';
import { COLUMNS } from './columns';
import { sheetsOf } from './people';

export function figuresCsv(documents: readonly FactsDocument[]): string {
  const rows = documents.flatMap((d) => d.figures.map((f) => COLUMNS.map((c) => c.cell(f, d))));
  return csv([COLUMNS.map((c) => c.name), ...rows]);
}

/** The data of drafts for people, without dates and durations. */
export function figuresCsvForPeople(documents: readonly FactsDocument[]): string {
  const [{ columns, rows }] = sheetsOf(documents) as [ReturnType<typeof sheetsOf>[number]];
  return csv([columns.map((c) => c.zh), ...rows]);
}

/** Rows with CRLF behind a byte-order mark. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;

/**
 * A cell that begins like a formula is text in the draft; an apostrophe keeps a spreadsheet from running it. Signed
 * numbers are left as they are.
 */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+[%\p{Script=Han}]*$/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
