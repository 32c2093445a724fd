/** Tables in files; a bundle of its own, loaded when the first ledger is read or written. Needs no modules of Node. */
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';

/** Cells as text, and which of them are numbers without a unit in the file. */
export interface Cells {
  readonly table: string[][];
  readonly isNumber: (row: number, column: number) => boolean;
}

/** Reads the first sheet of a workbook (Office Open XML). Rejects where the bytes are no workbook. */
export async function readXlsx(bytes: Uint8Array): Promise<Cells> {
  const rows = await readSheet(Buffer.from(bytes), { trim: true });
  const table = rows.map((row) => row.map(asText));
  return { table, isNumber: (row, column) => typeof rows[row]?.[column] === 'number' };
}

/**
 * Reads text separated by commas, or by tabs or semicolons where its first line is. Throws where a quote is not closed.
 */
export function readCsv(text: string): Cells {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const delimiter = first.includes('\t') ? '\t' : first.includes(',') || !first.includes(';') ? ',' : ';';
  const table = parse(text, { delimiter, bom: true, relaxColumnCount: true, skipEmptyLines: false, trim: true });
  return { table, isNumber: () => false };
}

/** A column of a workbook to be written. */
export interface WrittenColumn {
  readonly head: string;
  readonly width: number;
  readonly isNumber?: boolean;
}

/** The bytes of a workbook with one sheet, whose head row is fixed. */
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
      // Excel keeps fifteen digits of a number; a longer one is written as text.
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
