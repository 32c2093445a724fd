/** What the finders of relations in tables look at: rows and columns alike as lines of cells. Also what they return. */
import { form, whole, words } from '../grammar/lexemes';
import { THIS_YEAR, YEAR_AHEAD } from '../grammar/vocabulary/times';
import type { Entry, Table, TableLine } from '../fold/tables';
import type { Numbered, RelationKind, Severity } from '../model';
import type { Rational } from '../num/rational';
import { add, div, sub, toDecimal } from '../num/rational';
import { add as addSets, point } from '../num/interval';
import type { Known } from './solve';

/** A relation between cells that has not been placed in the document. */
export interface Tie {
  readonly kind: RelationKind;
  readonly rule: string;
  readonly title: string;
  /** The operands; the result comes last for rates and first for sums, as elsewhere. */
  readonly cells: readonly Entry[];
  readonly labels: readonly string[];
  readonly result: Entry;
  readonly claim: string;
  readonly holds: boolean | null;
  readonly working: string;
  /** The value that a cell would need for the relation to hold; null where no value would do. */
  readonly needs: (cell: Entry) => Rational | null;
  /** Whether the relation holds with another value in a cell. */
  readonly holdsWith: (cell: Entry, value: Rational) => boolean;
  readonly right: string | null;
  /** How loudly a contradiction is reported; null where the relation only confirms. */
  readonly severity: Severity | null;
}

/** A line of a table with its cells, so that rows and columns are searched in the same way. */
export interface Line extends TableLine {
  readonly cells: readonly (Entry | 'nil' | null)[];
}

// Months, quarters and halves of the year.
const OF_THIS_YEAR = form`^${words(THIS_YEAR, '全年的?')}(?=.)`;
const WHOLE_YEAR = whole('全年 年内', THIS_YEAR);
const QUARTER = form`^第?([一二三四1-4])季度$`;
const FIRST_QUARTERS = form`^前([一二三两])个?季度$`;
const MONTH_TO_MONTH = form`^(\d{1,2})月?[-—–~至到]{1,2}(\d{1,2})月份?$`;
const MONTH = form`^(\d{1,2})月份?$`;

/** The rows and columns of one table as lines of cells. */
export class TableScene {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];

  constructor(readonly table: Table) {
    this.rows = table.rows.map((line, r) => ({ ...line, cells: table.entries[r] ?? [] }));
    this.columns = table.columns.map((line, c) => ({ ...line, cells: table.entries.map((row) => row[c] ?? null) }));
  }

  /** The rows with the columns that cross them, then the columns with the rows. */
  get both(): readonly (readonly [lines: readonly Line[], across: readonly Line[], rows: boolean])[] {
    return [
      [this.rows, this.columns, true],
      [this.columns, this.rows, false],
    ];
  }
}

/** The cell at index `i` of a line; null where it is empty or says that there is nothing. */
export const entryOf = (line: Line, i: number): Entry | null => {
  const cell = line.cells[i];
  return cell && cell !== 'nil' ? cell : null;
};

/** Whether the cell is an amount or a length of time. */
export const isAmountCell = ({ figure: f }: Entry): boolean => f.kind === 'amount' || f.kind === 'duration';
/** Whether two cells have one unit and one kind, so that they can be added or compared. */
export const alikeCells = (a: Entry, b: Entry): boolean =>
  a.figure.unit === b.figure.unit && a.figure.kind === b.figure.kind;

/** The figures of the cells, with another value in one of them. */
export const swapped = (cells: readonly Entry[], cell: Entry, value: Rational): Numbered[] =>
  cells.map((c) => (c === cell ? withValue(c.figure, value) : c.figure));

/** The figure with another value and as many decimals as before. */
function withValue(f: Numbered, value: Rational): Numbered {
  const by = sub(value, f.number);
  const { low, high } = f.interval ?? { low: null, high: null };
  const at = f.interval && { ...f.interval, low: low && add(low, by), high: high && add(high, by) };
  return { ...f, number: value, interval: at };
}

/** The sum of cells as one quantity. */
export function summed(cells: readonly Entry[]): Known {
  const figures = cells.map((c) => c.figure);
  const number = figures.map((f) => f.number).reduce(add);
  const interval = figures.map((f) => f.interval ?? point(f.number)).reduce(addSets);
  const decimals = Math.max(...figures.map((f) => f.decimals));
  const text = toDecimal(div(number, figures[0]!.magnitude), 6);
  return { ...figures[0]!, number, interval, decimals, text };
}

/** The first and last month that a label of a row or a period covers; null where it names none. */
export function monthsOf(words: string): readonly [first: number, last: number] | null {
  const w = words.replace(YEAR_AHEAD, '').replace(OF_THIS_YEAR, '');
  if (WHOLE_YEAR.test(w) || (w === '' && words !== '')) return [1, 12];
  if (w === '上半年') return [1, 6];
  if (w === '下半年') return [7, 12];
  const quarter = QUARTER.exec(w)?.[1];
  if (quarter) {
    const n = ('一二三四'.indexOf(quarter) + 1 || Number(quarter)) * 3;
    return [n - 2, n];
  }
  const first = FIRST_QUARTERS.exec(w)?.[1];
  if (first) return [1, first === '三' ? 9 : first === '一' ? 3 : 6];
  const months = MONTH_TO_MONTH.exec(w);
  if (months) return [Number(months[1]), Number(months[2])];
  const month = MONTH.exec(w)?.[1];
  return month ? [Number(month), Number(month)] : null;
}
