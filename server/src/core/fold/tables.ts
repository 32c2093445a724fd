/**
 * The tables of a document: consecutive rows with a head that says what their numbers are. A table depends only on its
 * rows and on the title and unit above them, and is read again only where one of these has changed.
 */
import type { Figure, FigureKind, Notice, PlacedReading, Reading, Site, Numbered } from '../model';

import type { Interval } from '../num/interval';
import { interval, point } from '../num/interval';
import type { Rational } from '../num/rational';
import { compare, fromDecimal, mul, neg, ONE, rational, sub, add, tenTo, toDecimal, ZERO } from '../num/rational';
import { ReadingMemo } from '../read/per-reading';
import type { LineHead, TableUnit } from '../read/heads';
import { lineHeadOf, isGeneric, PERCENT_UNIT, periodIn, unitOf } from '../read/heads';
import type { Cell, Row } from '../read/rows';
import { readRow } from '../read/rows';
import { FIRST_ROW, FIRST_ROW_UNDER_HEAD } from '../text/paragraphs';
import type { Places } from './claims';
import type { Shown } from './gather';
import { gather, trait } from './gather';
import { placer } from './place';

/** A number in a table. */
export interface Entry {
  /** Its spans count from its own row. */
  readonly figure: Numbered;
  readonly row: number;
  readonly column: number;
}

/** A row or column of a table as a line of numbers. */
export interface TableLine {
  readonly head: LineHead;
  /** The heads above a column, or the name of a row's group; empty where there are none. */
  readonly group: string;
  readonly index: number;
  /** How far the name is indented. */
  readonly indent: number;
}

/** A table without its place. */
export interface Table {
  /** The lines above it. */
  readonly title: string;
  readonly columns: readonly TableLine[];
  readonly rows: readonly TableLine[];
  /** `entries[row][column]`; `nil` for a dash, null where there is no number. */
  readonly entries: readonly (readonly (Entry | 'nil' | null)[])[];
}

/** The tables of a document. */
export interface Tables {
  readonly tables: readonly PlacedTable[];
  /** How many have numbers, but no head that says what these are. */
  readonly unread: number;
}

interface Caption {
  readonly period: string;
  readonly units: readonly TableUnit[];
}

/** The tables of a document without any. */
export const NO_TABLES: Tables = { tables: [], unread: 0 };

/** A table at its place in the document. */
export class PlacedTable {
  private made: (Figure<Site>[] | undefined)[] = [];

  constructor(
    readonly table: Table,
    /** The readings of its rows, with their indexes among all. */
    readonly rows: readonly Shown<Row>[],
  ) {}

  /** A figure of the table in document offsets. Throws a RangeError for an entry of another table. */
  site({ row, column, figure }: Entry): Figure<Site> {
    const line = (this.made[row] ??= []);
    const reading = this.rows[row]?.placed;
    if (!reading) throw new RangeError(`the table has no row ${row}`);
    return (line[column] ??= placed(figure, reading));
  }

  get figures(): Figure<Site>[] {
    return this.table.entries.flatMap((line) =>
      line.flatMap((entry) => (entry && entry !== 'nil' ? [this.site(entry)] : [])),
    );
  }
}

function placed(figure: Figure, reading: PlacedReading): Figure<Site> {
  const place = placer(reading);
  const at = place(figure.at);
  const text = reading.reading.paragraph.raw.slice(at.start - reading.start, at.end - reading.start);
  return { ...figure, at, text, indicatorAt: null };
}

const known = new WeakMap<readonly PlacedReading[], Tables>();

/** The tables among some readings; worked out once for a list of readings. */
export function tablesOf({ readings }: Pick<Places, 'readings'>): Tables {
  let found = known.get(readings);
  if (!found) known.set(readings, (found = foldTables(readings)));
  return found;
}

function foldTables(readings: readonly PlacedReading[]): Tables {
  const tables: PlacedTable[] = [];
  let unread = 0;
  for (const rows of joined(readings, groups(gather(readings, ROWS)))) {
    const built = tableOf(rows, captionsAbove(readings, rows[0]!.index));
    if (built === 'unread') unread++;
    else if (built) tables.push(...placedOf(built, rows));
  }
  return { tables, unread };
}

/** Joins a table with its continuation (续表). */
function joined(readings: readonly PlacedReading[], all: readonly Shown<Row>[][]): Shown<Row>[][] {
  const out: Shown<Row>[][] = [];
  for (const rows of all) {
    const last = out.at(-1);
    if (last && goesOn(readings, last, rows)) last.push(...withoutHead(rows, last));
    else out.push(rows);
  }
  return out;
}

const CONTINUED = /续表|接上表|（续\d*）|\(续\d*\)|^续[上前]?$/;

/** Whether a table says that it continues the one before, and has the same head. */
function goesOn(
  readings: readonly PlacedReading[],
  before: readonly Shown<Row>[],
  rows: readonly Shown<Row>[],
): boolean {
  const [first] = rows;
  if (!captionsAbove(readings, first!.index).some((line) => CONTINUED.test(line))) return false;
  return wordsOf(first!) === wordsOf(before[0]!);
}

/** The rows of a table after those that are the same as the first rows of another one. */
function withoutHead(rows: readonly Shown<Row>[], like: readonly Shown<Row>[]): Shown<Row>[] {
  let n = 0;
  while (n < rows.length && n < like.length && (rows[n]!.value.frame || wordsOf(rows[n]!) === wordsOf(like[n]!))) n++;
  return rows.slice(n);
}

const wordsOf = ({ value }: Shown<Row>): string => value.cells.map((c) => c.words).join('|');

/** Groups consecutive rows, divided where a Markdown table begins. */
function groups(rows: readonly Shown<Row>[]): Shown<Row>[][] {
  const out: Shown<Row>[][] = [];
  for (const row of rows) {
    const group = out.at(-1);
    const last = group?.at(-1);
    const { depth } = row.placed.reading.paragraph;
    if (group && last?.index === row.index - 1 && depth !== FIRST_ROW) group.push(row);
    else out.push([row]);
  }
  return out;
}

const ROWS = trait((reading) => (reading.paragraph.block === 'cell' ? readRow(null, reading.paragraph) : null));

const LONGEST_CAPTION = 80;

/** The two lines above a table, if they are short: its title and its unit. */
function captionsAbove(readings: readonly PlacedReading[], first: number): string[] {
  const out: string[] = [];
  for (let i = first - 1; i >= 0 && i >= first - 2; i--) {
    const placed = readings[i];
    if (!placed) break;
    const { text, block } = placed.reading.paragraph;
    if (block === 'cell' || text.length > LONGEST_CAPTION || /[。；]/.test(text)) break;
    out.unshift(text);
  }
  return out;
}

/** Tables above an edit stay the same objects, as their readings do. */
const atPlace = new WeakMap<PlacedReading, readonly PlacedTable[]>();

function placedOf({ tables, from, keeps }: Built, rows: readonly Shown<Row>[]): PlacedTable[] {
  const first = rows[0]?.placed;
  if (!first) return [];
  const before = atPlace.get(first) ?? [];
  const kept = rows.slice(from).filter((_, i) => keeps[i]);
  // An unchanged row may have moved below a changed one.
  const same = (old: PlacedTable | undefined, table: Table): boolean =>
    old?.table === table && old.rows.every((row, i) => row.placed === kept[i]?.placed);
  const placed = tables.map((table, i) => {
    const old = before[i];
    return old && same(old, table) ? old : new PlacedTable(table, kept);
  });
  atPlace.set(first, placed);
  return placed;
}

/** One notice for all tables that could not be read; null where there are none. */
export function unreadTables({ unread }: Tables, text: string): Notice[] {
  const pages = text.includes('<table') ? (text.match(/<table[\s>]/g)?.length ?? 0) : 0;
  const parts = [
    ...(unread ? [`${unread}个表格没有写明各列名称的表头`] : []),
    ...(pages ? [`${pages}个表格用 HTML 写成`] : []),
  ];
  if (!parts.length) return [];
  const message = `${parts.join('，')}，其中的数未核对；请在表的第一行写明各列名称，各行列数一致（Markdown 表格或用制表符分列）`;
  return [{ code: 'table-unread', message }];
}

const UNIT_LINE = /单位[:：]?\s*([^\s。；）)]{1,24}(?:[、，,/ ]+[^\s。；）)]{1,8})*)/;

function captionOf(lines: readonly string[]): Caption {
  const words = lines.map((line) => UNIT_LINE.exec(line)?.[1]).find((w) => w !== undefined) ?? '';
  const units = words.split(/[、，,/\s]+/).flatMap((w) => unitOf(null, w) ?? []);
  return { period: lines.map(periodIn).findLast((p) => p !== '') ?? '', units };
}

// ---------------------------------------------------------------- one table

interface Built {
  /** One table, or the sides of a table that has two: 收入项目 with its numbers, 支出项目 with its own. */
  readonly tables: readonly Table[];
  /** The first row of its body, and the rows from there on that have numbers. */
  readonly from: number;
  readonly keeps: readonly boolean[];
}
type Answer = Built | 'unread' | null;

interface ColumnHead {
  readonly words: string;
  readonly group: string;
}

interface Memo {
  readonly rows: readonly Reading[];
  readonly captions: string;
  readonly answer: Answer;
}

/** Kept by the first row, which several tables of a document may have in common. */
const built = new ReadingMemo<Memo[]>();
const MEMOS_KEPT = 16;

function tableOf(rows: readonly Shown<Row>[], captions: readonly string[]): Answer {
  const readings = rows.map(({ placed }) => placed.reading);
  const key = captions.join('\n');
  const first = readings[0];
  if (!first) return null;
  const memos = built.has(first) ? built.get(first) : built.set(first, []);
  const same = memos.find((m) => m.captions === key && equal(m.rows, readings));
  if (same) return same.answer;
  const answer = build(
    rows.map(({ value }) => value),
    readings,
    captions,
  );
  if (memos.length === MEMOS_KEPT) memos.shift();
  memos.push({ rows: readings, captions: key, answer });
  return answer;
}

const equal = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

function build(rows: readonly Row[], readings: readonly Reading[], above: readonly string[]): Answer {
  const captions = [...above];
  let from = 0;
  for (const row of rows) {
    if ((!row.frame && filled(row).length >= 2) || numbered(row)) break;
    captions.push(...filled(row).map((c) => c.words));
    from++;
  }
  const heads: Row[] = [];
  const marked = readings.some(({ paragraph }) => paragraph.depth === FIRST_ROW_UNDER_HEAD);
  while (from < rows.length && heads.length < 3) {
    const row = rows[from];
    if (!row) break;
    const opens = marked && readings[from]?.paragraph.depth === FIRST_ROW;
    if (!row.frame) {
      const above = heads.at(-1);
      if (!opens && (numbered(row) || (marked && above && !isSubhead(above, row)))) break;
      heads.push(row);
    }
    from++;
  }
  const body = rows.slice(from);
  const withNumbers = body.filter(numbered).length;
  if (!withNumbers || rows.length < 2) return null;
  // Two columns separated by blanks may be anything; bars and tabs make a table.
  if (!heads.length) return withNumbers >= (readings[0]?.paragraph.raw.includes('  ') ? 3 : 2) ? 'unread' : null;
  const opening = readings[from];
  if (!opening) return null;
  const width = Math.max(...heads.map((h) => h.cells.length));
  const keeps = body.map((row) => !row.frame && row.cells.length <= width && filled(row).length > 0);
  const misfits = body.filter((row) => !row.frame && (row.cells.length > width || ragged(row, width, opening))).length;
  if (2 * misfits > body.length) return 'unread';
  const kept = body.filter((row, i) => keeps[i] && !ragged(row, width, opening));
  const columns = headsOf(heads, width);
  const title = captions.join('\n');
  const tables = sidesOf(columns, kept).flatMap(([a, b]) => {
    const side = kept.map((row) => ({ ...row, cells: row.cells.slice(a, b) }));
    const read = new Builder(columns.slice(a, b), side, captionOf(captions)).table();
    return read ? [{ title, ...read }] : [];
  });
  if (!tables.length) return null;
  return { tables, from, keeps: body.map((row, i) => keeps[i] === true && !ragged(row, width, opening)) };
}

const filled = ({ cells }: Row): Cell[] => cells.filter((c) => c.kind !== 'nothing');
const numbered = ({ cells }: Row): boolean => cells.some((c, i) => i > 0 && c.kind === 'number' && !isYear(c));

/** A row of words below the head of a Markdown table continues the head where the head has empty or equal cells. */
function isSubhead(head: Row, row: Row): boolean {
  const words = head.cells.map((c) => c.words).slice(1);
  const open = words.some((w, i) => w === '' || w === words[i - 1]);
  const first = row.cells[0]?.words;
  return open && (first === '' || first === head.cells[0]?.words);
}

/** Between blanks an empty cell leaves no trace, so that a shorter row cannot be read. */
const ragged = ({ cells }: Row, width: number, { paragraph: { raw } }: Reading): boolean =>
  cells.length < width && !/[\t|｜│]/.test(raw);

/** The heads of each column: the last row of heads, and those above it, which extend to the right. */
function headsOf(rows: readonly Row[], width: number): ColumnHead[] {
  const last = rows.at(-1);
  if (!last) return [];
  const upper = rows.slice(0, -1).map(({ cells }) => {
    let over = '';
    return Array.from({ length: width }, (_, c) => {
      const words = cells[c]?.words ?? '';
      if (words) over = words;
      return words || (last.cells[c]?.words ? over : '');
    });
  });
  return Array.from({ length: width }, (_, c) => {
    const own = last.cells[c]?.words ?? '';
    const over = upper.flatMap((line) => line[c] ?? []).filter((w) => w && w !== own);
    return own ? { words: own, group: over.join('') } : { words: over.join(''), group: '' };
  });
}

const SIDE = /项目|指标|科目|名称|内容|支出|收入|来源|去向|用途/;

/** Where a column of names comes after numbers and before others, a second table begins beside the first. */
function sidesOf(heads: readonly ColumnHead[], body: readonly Row[]): (readonly [number, number])[] {
  const cellsOf = (c: number): Cell[] =>
    body.flatMap(({ cells }) => cells[c] ?? []).filter((c) => c.kind !== 'nothing');
  const isNumeric = (c: number): boolean => {
    const cells = cellsOf(c);
    return cells.length > 0 && 2 * cells.filter((x) => x.kind === 'number').length > cells.length;
  };
  const isNames = (c: number): boolean => {
    const cells = cellsOf(c);
    return (
      cells.length > 1 &&
      cells.every((x) => x.kind === 'words') &&
      new Set(cells.map((x) => x.words)).size === cells.length
    );
  };
  const starts = [0];
  for (let c = 2; c + 1 < heads.length; c++) {
    if (
      SIDE.test(heads[c]?.words ?? '') &&
      SIDE.test(heads[0]?.words ?? '') &&
      isNames(c) &&
      isNumeric(c - 1) &&
      isNumeric(c + 1)
    )
      starts.push(c);
  }
  return starts.map((start, i) => [start, starts[i + 1] ?? heads.length] as const);
}

const MONEY = /收入|支出|投资|资金|产值|税|利润|金额|费|款|价|成本|预算|决算|出口|进口|零售/;
const BASE_WORDS =
  /同比|环比|[比较](?:上年同期|去年同期|上年|去年|上月|年初|同期|上期|\d{4}年)|增减|增长|增幅|增速|升降|涨幅|降幅|完成|占比|比重|占.*|[率额量数]$|排名|位次|[（(][^（()）]{0,12}[）)]/g;
const PARTS =
  /^(增长|上升|增加|提高|上涨|下降|减少|降低|下跌|增|降|[↑↓+\-−–－±])? ?(\d[\d,，]*(?:[.．]\d+)?(?: \d{3})*)((?:万亿|亿|万|千|百)?[%‰\u4e00-\u9fff/]{0,6})$/;

class Builder {
  private readonly columns: TableLine[];
  private readonly labels: number[];
  private readonly unitColumn: number;

  constructor(
    heads: readonly ColumnHead[],
    private readonly body: readonly Row[],
    private readonly caption: Caption,
  ) {
    this.columns = heads.map(({ words, group }, index) => {
      const own = lineHeadOf(words);
      const over = group ? lineHeadOf(group) : null;
      // 绝对额 and 增长 below 财政收入 are about 财政收入.
      const whole = over && (isGeneric(own) || own.kind !== 'level') ? lineHeadOf(joinedHead(group, words)) : own;
      const head: LineHead = {
        ...own,
        name: over && isGeneric(own) ? over.name : own.name || whole.name,
        unit: own.unit ?? over?.unit ?? null,
        period: own.period || (over?.period ?? ''),
        kind: own.kind === 'level' && over && over.kind !== 'level' && over.kind !== 'note' ? over.kind : own.kind,
        among: own.among || (over?.among ?? false),
      };
      return { head, group, index, indent: 0 };
    });
    // Ranks in the first column number the rows, as ordinals do.
    const numbers = ({ index, head }: TableLine): boolean =>
      head.kind === 'ordinal' || (head.kind === 'rank' && index === 0);
    const firstNumber = this.columns.findIndex((column) => this.isNumeric(column.index) && !numbers(column));
    const end = firstNumber < 0 ? this.columns.length : firstNumber;
    this.unitColumn = this.columns.findIndex(
      ({ head, index }) =>
        /^(?:计量|计算)?单位$/.test(head.label) && this.mostly(index, (c) => unitOf(null, c.words) !== null),
    );
    this.labels = this.columns
      .filter((column) => column.index < end && !numbers(column) && column.index !== this.unitColumn)
      .map(({ index }) => index);
  }

  table(): Omit<Table, 'title'> | null {
    if (!this.labels.length) return null;
    const rows = this.rowLines();
    this.settleEither(rows);
    const byRow = this.rowsAreIndicators();
    const entries = this.body.map((row, r) => {
      const unit = this.unitColumn < 0 ? null : unitOf(null, row.cells[this.unitColumn]?.words ?? '');
      return this.columns.map((column): Entry | 'nil' | null => {
        const cell = row.cells[column.index];
        if (!cell || this.labels.includes(column.index) || column.index === this.unitColumn) return null;
        if (column.head.kind === 'ordinal' || column.head.kind === 'note') return null;
        if (cell.kind === 'nil') return 'nil';
        if (cell.kind !== 'number') return null;
        const line = rows[r];
        const figure = line && this.figureOf(cell, line, column, unit, byRow);
        return figure ? { figure, row: r, column: column.index } : null;
      });
    });
    return { columns: this.columns, rows, entries };
  }

  private readonly numeric = new Map<number, boolean>();
  private readonly bases = new Map<number, string>();
  private readonly counted = new Map<number, boolean>();

  private isNumeric(c: number): boolean {
    let known = this.numeric.get(c);
    if (known === undefined) this.numeric.set(c, (known = this.findNumeric(c)));
    return known;
  }

  private findNumeric(c: number): boolean {
    if (this.body.every((row) => row.cells[c]?.kind !== 'number' || isYear(row.cells[c]))) return false;
    return this.mostly(c, (cell) => cell.kind === 'number' || cell.kind === 'nil');
  }

  /** Whether most of the cells with words have a property. */
  private mostly(c: number, does: (cell: Cell) => boolean): boolean {
    const cells = this.body.flatMap((row) => (row.cells[c] && row.cells[c].kind !== 'nothing' ? [row.cells[c]] : []));
    return cells.length > 0 && 2 * cells.filter(does).length > cells.length;
  }

  private rowLines(): TableLine[] {
    let groups: string[] = [];
    return this.body.map((row, index) => {
      const words = this.labels.map((c) => row.cells[c]?.words ?? '');
      if (words[0]) groups = [];
      words.forEach((w, i) => {
        if (w) groups[i] = w;
      });
      const own = words.findLast((w) => w !== '') ?? row.cells.find((c) => c.kind === 'words')?.words ?? '';
      const total = words.find((w) => lineHeadOf(w).total === 'whole');
      const cell = this.labels.map((c) => row.cells[c]).findLast((c) => c && c.words !== '');
      const group = this.labels.length > 1 ? groups.slice(0, -1).join('/') : '';
      return { head: lineHeadOf(total ?? own), group, index, indent: cell?.indent ?? 0 };
    });
  }

  /** 增减 without a unit is an amount or a percentage, which the numbers beside it decide. */
  private settleEither(rows: readonly TableLine[]): void {
    const percent = this.caption.units.some((u) => u.class === 'percent');
    for (const column of this.columns) {
      if (column.head.kind !== 'either') continue;
      const own = this.mostly(column.index, (c) => c.kind === 'nil' || c.words.includes('%'));
      const before = this.columns.filter(
        (c) => c.index < column.index && c.head.kind === 'level' && this.isNumeric(c.index),
      );
      let differences = 0;
      for (let r = 0; r < rows.length; r++) {
        const of = (c: number): number => Number((this.body[r]?.cells[c]?.words ?? '').replace(/[,，]/g, '') || NaN);
        const value = of(column.index);
        const near = before.slice(-3);
        const fits = near.some((a) => near.some((b) => a !== b && Math.abs(of(a.index) - of(b.index) - value) <= 1e-6));
        if (fits) differences++;
      }
      const whole = this.body.every((row) => !/[.．%]/.test(row.cells[column.index]?.words ?? ''));
      const amounts = 2 * differences > rows.length || (whole && /(?:增加|减少|增减)$/.test(column.head.label));
      const kind = !own && !percent && amounts ? 'difference' : 'change';
      this.columns[column.index] = { ...column, head: { ...column.head, kind } };
    }
  }

  /** Whether each row is an indicator of its own, and the columns say which of its values is meant. */
  private rowsAreIndicators(): boolean {
    if (this.unitColumn >= 0) return true;
    const levels = this.columns.filter((c) => c.head.kind === 'level' && this.isNumeric(c.index));
    return levels.length > 0 && levels.every(({ head }) => isGeneric(head));
  }

  private unitFor(row: TableLine, column: TableLine, ofRow: TableUnit | null, own: TableUnit | null): TableUnit | null {
    const { kind } = column.head;
    if (own) return own;
    if (kind === 'rank') return { words: '位', base: '位', class: 'count', magnitude: ONE };
    if (column.head.unit) return column.head.unit;
    if (kind === 'points') return unitOf(null, '个百分点');
    if (kind === 'change' || kind === 'ratio' || kind === 'share') return PERCENT_UNIT;
    if (ofRow) return ofRow;
    if (row.head.unit) return row.head.unit;
    if (kind === 'mean') return null;
    if (row.head.kind === 'ratio' || row.head.kind === 'share' || row.head.kind === 'change') return PERCENT_UNIT;
    const units = this.caption.units.filter((u) => u.class !== 'percent');
    if (units.length !== 1) return null;
    const [unit] = units as [TableUnit];
    const counted = /[人户件个项次村]数|面积|产量|里程/.test(column.head.name);
    return counted && unit.class === 'money' ? null : unit;
  }

  private figureOf(
    cell: Cell,
    row: TableLine,
    column: TableLine,
    ofRow: TableUnit | null,
    byRow: boolean,
  ): Numbered | null {
    const m = PARTS.exec(cell.words);
    if (!m) return null;
    const [, sign = '', digits = '', tail = ''] = m;
    const own = tail === '' ? null : unitOf(null, tail);
    if (tail !== '' && !own) return null;
    const unit = this.unitFor(row, column, ofRow, own);
    const plain = digits.replace(/[,， ]/g, '').replace('．', '.');
    const printed = fromDecimal(plain);
    if (!printed) return null;
    const decimals = plain.split('.')[1]?.length ?? 0;
    const magnitude = unit?.magnitude ?? ONE;
    const negative = /^[-−–－↓]$|^[下减降]/.test(sign) && !(column.head.falling && /^[下减降]/.test(sign));
    const { kind: line } = column.head;
    const moves = line === 'change' || line === 'difference' || line === 'points' || row.head.kind === 'change';
    const falls = column.head.falling ? !negative : negative;
    const size = mul(unit?.words === '‰' ? mul(printed, rational(1n, 10n)) : printed, magnitude);
    const number = !moves && negative ? neg(size) : size;
    const half = mul(mul(tenTo(-decimals), unit?.words === '‰' ? rational(1n, 10n) : magnitude), rational(1n, 2n));
    const counted = decimals === 0 && magnitude === ONE && (unit ? unit.class === 'count' : this.counts(column));
    const { indicator, scope } = this.indicatorOf(row, column, byRow);
    return {
      at: cell.at,
      text: cell.words,
      kind: kindOf(unit, line),
      value: toDecimal(number),
      number,
      interval: counted ? point(number) : around(number, half),
      decimals,
      magnitude,
      unit: unit?.base ?? '',
      bound: 'exact',
      boundWords: '',
      indicator,
      indicatorAt: null,
      period: this.periodOf(row, column),
      ownPeriod: true,
      change: moves && compare(size, ZERO) !== 0 ? (falls ? 'fall' : 'rise') : null,
      verb: '',
      against: moves ? column.head.against || row.head.against : '',
      role: moves ? 'by' : 'value',
      modality: column.head.modality === 'achieved' ? row.head.modality : column.head.modality,
      scope,
      sentence: 0,
      clause: 0,
    };
  }

  /** Whether whole numbers without a unit count things: not where they are money. */
  private counts(column: TableLine): boolean {
    let known = this.counted.get(column.index);
    if (known === undefined) this.counted.set(column.index, (known = this.findCounts(column)));
    return known;
  }

  private findCounts(column: TableLine): boolean {
    const whole = this.body.every((row) => !/\d[.．]/.test(row.cells[column.index]?.words ?? ''));
    return whole && !MONEY.test(column.head.label + column.group);
  }

  private indicatorOf(row: TableLine, column: TableLine, byRow: boolean): { indicator: string; scope: string } {
    const own = row.head.name || row.head.label;
    const isTotal = row.head.total === 'whole' || row.head.total === 'part';
    let base = this.bases.get(column.index);
    if (base === undefined) this.bases.set(column.index, (base = this.baseOf(column)));
    if (byRow) return { indicator: own, scope: '' };
    if (isPeriodRow(row)) return { indicator: base, scope: '' };
    if (isTotal || row.head.total === 'maybe') return { indicator: base || own, scope: isTotal ? '' : own };
    return base === '' ? { indicator: own, scope: '' } : { indicator: own + base, scope: own };
  }

  /** What a column is about: its own name, or for 增长, 占比 and the like the name of the column before. */
  private baseOf({ head, index, group }: TableLine): string {
    const plain = head.kind === 'level' || head.kind === 'mean';
    if (plain && !isGeneric(head)) return head.name;
    if (plain && head.total !== null) return '';
    const before = this.columns
      .slice(0, index)
      .findLast((c) => c.head.kind === 'level' && c.group === group && this.isNumeric(c.index) && !isGeneric(c.head));
    const named = before?.head.name ?? '';
    if (plain) return named;
    const stripped = head.name.replace(BASE_WORDS, '');
    if (stripped.length >= 2 && head.kind !== 'rank') return head.kind === 'change' ? stripped : head.name;
    return head.kind === 'change' || head.kind === 'difference' ? named : named + head.name;
  }

  private periodOf(row: TableLine, column: TableLine): string {
    const { period } = this.caption;
    const said = isPeriodRow(row) ? row.head.label : row.head.period || column.head.period;
    const rolling = column.head.kind === 'change' ? '' : said;
    if (!rolling || /^(?:本年|今年|本期|当年)$/.test(rolling)) return period;
    const bare = /^(?:19|20)\d\d$/.test(rolling) ? `${rolling}年` : rolling;
    const year = /^(?:19|20)\d\d年/.exec(period)?.[0] ?? '';
    const month = /(\d{1,2})月(?:份)?$/.exec(period)?.[1];
    if (month && /^[本当]月$/.test(bare)) return `${year}${month}月`;
    if (month && /^(?:本年|今年)?累计$|本月/.test(bare)) return `${year}1-${month}月`;
    if (/累计$/.test(bare) && period) return period;
    return year && !/年|期|^[本当上]/.test(bare) ? year + bare : bare;
  }
}

/** 增长 below 财政收入 means 财政收入增长. */
const joinedHead = (group: string, words: string): string => group + words;

const isYear = ({ words }: Cell): boolean => /^(?:19|20)\d\d$/.test(words);

function kindOf(unit: TableUnit | null, line: LineHead['kind']): FigureKind {
  if (line === 'rank') return 'rank';
  if (!unit) return 'amount';
  const { class: kind } = unit;
  return kind === 'percent' || kind === 'points' || kind === 'multiple' || kind === 'duration' ? kind : 'amount';
}

const around = (x: Rational, half: Rational): Interval => interval(sub(x, half), add(x, half));

const isPeriodRow = ({ head }: TableLine): boolean =>
  head.period !== '' && head.name === '' ? true : /^(?:19|20)\d\d$/.test(head.label);
