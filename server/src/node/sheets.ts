/** Tables in files: a bundle of its own, loaded when the first ledger is read or written. Without Node's own modules. */
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';

/** Cells as text, and which of them the file has as numbers without a unit. */
export interface Cells {
  readonly table: string[][];
  readonly isNumber: (row: number, column: number) => boolean;
}

/** The first sheet of a workbook (Office Open XML). Throws where the bytes are none. */
export async function readXlsx(bytes: Uint8Array): Promise<Cells> {
  const rows = await readSheet(Buffer.from(bytes), { trim: true });
  const table = rows.map((row) => row.map(asText));
  return { table, isNumber: (row, column) => typeof rows[row]?.[column] === 'number' };
}

/** Comma-separated text, or separated by tabs or semicolons where its first line is. Throws where a quote is not closed. */
export function readCsv(text: string): Cells {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const delimiter = first.includes('\t') ? '\t' : first.includes(',') || !first.includes(';') ? ',' : ';';
  const table = parse(text, { delimiter, bom: true, relaxColumnCount: true, skipEmptyLines: false, trim: true });
  return { table, isNumber: () => false };
}

export interface WrittenColumn {
  readonly head: string;
  readonly width: number;
  readonly isNumber?: boolean;
}

/** A workbook of one sheet with its head row fixed. */
export async function writeXlsx(
  sheet: string,
  columns: readonly WrittenColumn[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const font = { fontFamily: '宋体', fontSize: 11 };
  const border = { borderStyle: 'thin' as const, borderColor: '#999999' };
  const head = columns.map(({ head: value }) => ({
    value,
    type: String,
    ...font,
    ...border,
    fontWeight: 'bold' as const,
    align: 'center' as const,
    backgroundColor: '#f2f2f2',
  }));
  const body = rows.map((row) =>
    row.map((value, i) => {
      const common = { ...font, ...border, wrap: true, alignVertical: 'center' as const };
      // Excel keeps fifteen digits of a number; a longer one stays text.
      const isNumber = columns[i]!.isNumber === true && /^-?\d+(?:\.\d+)?$/.test(value) && value.length <= 15;
      if (!isNumber) return { value, type: String, ...common };
      const decimals = value.split('.')[1]?.length ?? 0;
      return { value: Number(value), type: Number, format: decimals ? `0.${'0'.repeat(decimals)}` : '0', ...common };
    }),
  );
  const written = writeExcelFile([head, ...body], {
    sheet,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  });
  return new Uint8Array(await written.toBuffer());
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' ? value : String(value);
}
