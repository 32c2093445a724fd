/** Sums and means of columns that the prose beside a table tells. */
import { ALL_TOLD } from '../../grammar/vocabulary/parts';
import { SMALL_NUMERAL, YEAR, YEAR_AHEAD } from '../../grammar/vocabulary/times';
import { everyForm, form, words } from '../../grammar/lexemes';
import type { Figure } from '../../model';
import * as q from '../../num/rational';
import { agree, quotientHolds, sumHolds } from '../solve';
import { monthsOf, summed } from '../table-lines';
import type { Column, Grid } from './grid';
import type { Remark } from './remark';
import { isSlip, plainly, samePeriod } from './remark';
import type { TableClaim } from './told';
import { countOf, toldOf } from './told';

/** A table and the prose beside it, as the readers of this room look at them. */
export interface BesideScene {
  readonly grid: Grid;
  readonly remarks: readonly Remark[];
  /** The title and the lines above the table. */
  readonly title: string;
  /** The title and the words of the heads. */
  readonly about: string;
  /** Whether the table holds only some of the things: 部分社区, 主要乡镇. */
  readonly partial: boolean;
}

const COUNTED_ROWS = everyForm`(?<![第\d.])(\d{1,3}|${SMALL_NUMERAL}{1,3})(?:[个家所座条处项类批]|(?=[镇村校院局站馆]))`;
const YEAR_ONLY = form`^${YEAR}年度?$`;
const OTHER_SCOPE = words('全[县市区镇乡省国] 占 [比较]');
const SUM_SAID = words('合计 共 总计 累计 [两二三]');
const AMOUNT_UNITS = words('元 吨 亩 公里 平方米 公顷 立方米');
const PER_HEAD = form`([一-龥])均`;

const SUM_WORDS = words(ALL_TOLD, '全');
const NUMERALS = '一二三四五六七八九十';

/** Sums of a column that the prose tells, for all rows or for those that it names. */
export function* totals(scene: BesideScene): Generator<TableClaim> {
  const { grid, title } = scene;
  for (const r of scene.remarks) {
    const { figure: f, mention: m } = r;
    if (m.measure !== 'level' || f.kind !== 'amount' || f.number === null || m.other || m.seat) continue;
    const several = new Set(r.rows).size > 1;
    if (r.rows.length && !(several && SUM_SAID.test(r.words))) continue;
    const way = several ? { rows: [...new Set(r.rows)], closed: true, timed: false } : rowsFor(scene, r);
    const found = way && grid.columnFor(r.words + r.tail, f, ['level']);
    if (!found || !unitsComparable(found.column, f)) continue;
    const { column, named } = found;
    const whole =
      !several && way.rows.length === grid.items.length && grid.total !== null ? grid.entry(grid.total, column) : null;
    const cells = grid.flat || several ? grid.parts(column, way.rows) : null;
    const used = whole ? [whole] : cells;
    if (!used || (!named && !way.closed && !whole)) continue;
    const value = used.map((c) => c.figure.number).reduce(q.add);
    const holds = whole
      ? agree(whole.figure, f)
      : sumHolds(
          f,
          used.map((c) => c.figure),
        ).holds;
    const slip = plainly(r) && isSlip(f, value);
    const sure =
      (way.closed || whole !== null) &&
      r.rest === '' &&
      r.restBehind === '' &&
      (named || way.closed) &&
      (way.timed || SUM_WORDS.test(r.sentence));
    const accuses = plainly(r) && samePeriod(way.timed ? withYearOnly(f) : f, column, title) && (slip || sure);
    if (holds === false && !accuses) continue;
    const name = column.line.head.label || grid.table.title;
    const working = whole ? `表中${name}合计为` : `表中${name}${used.length}项相加为`;
    yield toldOf('sum', r, used, { sign: ' + ', holds, value, working, label: whole ? '表中合计' : '分项', accuses });
  }
}

/** The rows of which the remark tells the sum, and whether no other rows can be meant. */
function rowsFor(
  { grid, partial }: BesideScene,
  r: Remark,
): { rows: readonly number[]; closed: boolean; timed: boolean } | null {
  const spans = grid.items.map((row) => monthsOf(grid.labelOf(row)));
  if (spans.length > 1 && spans.every((s) => s !== null)) {
    const want =
      monthsOf(r.figure.period) ?? (r.figure.period === '' || YEAR_ONLY.test(r.figure.period) ? [1, 12] : null);
    if (!want) return null;
    const rows = grid.items.filter((_, i) => spans[i]![0] >= want[0] && spans[i]![1] <= want[1]);
    const months = rows.map((row) => spans[grid.items.indexOf(row)]!).reduce((n, [a, b]) => n + b - a + 1, 0);
    return months === want[1] - want[0] + 1 && rows.length > 1 ? { rows, closed: true, timed: true } : null;
  }
  // 三条路段…，全县共…: another scope after the count, so the sum is not that of the rows.
  const own = countsIn(r.words).includes(grid.items.length);
  const counted = own || (!OTHER_SCOPE.test(r.words) && countsIn(r.sentence).includes(grid.items.length));
  if (partial && !counted) return null;
  return { rows: grid.items, closed: counted, timed: false };
}

/** The figure with only the year of its period, since the rows are its months. */
const withYearOnly = (f: Figure): Figure => ({ ...f, period: YEAR_AHEAD.exec(f.period)?.[0] ?? '' });

/** Whether the units allow a comparison. Money in a column without a unit may have any magnitude. */
export const unitsComparable = (column: Column, f: Figure): boolean => column.unit !== '' || !AMOUNT_UNITS.test(f.unit);

/** Means of a column over all rows, such as 村均. */
export function* means(scene: BesideScene): Generator<TableClaim> {
  const { grid, title } = scene;
  if (!grid.flat) return;
  const labels = grid.items.map((row) => grid.labelOf(row));
  for (const r of scene.remarks) {
    const { figure: f, mention: m } = r;
    if ((m.measure !== 'mean' && m.measure !== 'each') || f.kind !== 'amount' || f.number === null || r.rows.length)
      continue;
    const per = PER_HEAD.exec(r.words)?.[1] ?? '';
    if (per && per !== '平' && !labels.every((l) => l.endsWith(per))) continue;
    if (!per && !r.words.includes('平均')) continue;
    const found = columnOfMean(grid, r);
    const cells = found && unitsComparable(found, f) ? grid.parts(found) : null;
    if (!found || !cells) continue;
    const total = summed(cells);
    const solved = quotientHolds(total, countOf(cells.length), f);
    const counted = countsIn(r.sentence);
    const closed = counted.includes(cells.length) || (!counted.length && !scene.partial && grid.total === null);
    const value = q.div(total.number, q.integer(cells.length));
    const accuses = plainly(r) && closed && samePeriod(f, found, title) && (r.rest === '' || isSlip(f, value));
    if (solved.holds === false && !accuses) continue;
    const working = `表中${found.line.head.label}${cells.length}项平均：${solved.working}`;
    yield {
      ...toldOf('density', r, cells, { sign: '、', holds: solved.holds, value: null, working, label: '各项', accuses }),
      right: solved.right ?? null,
    };
  }
}

/** 村均57.5万元 in the sentence of 集体经济收入合计… is a mean of that income. */
const columnOfMean = (grid: Grid, r: Remark): Column | null =>
  (grid.columnFor(r.words + r.tail, r.figure, ['level']) ?? grid.columnFor(r.sentence, r.figure, ['level']))?.column ??
  null;

/** The numbers of things that the sentence counts, as in 四个村. */
function countsIn(sentence: string): number[] {
  return [...COUNTED_ROWS.all(sentence)].map(([, n]) => readCount(n!));
}

function readCount(words: string): number {
  if (/^\d/.test(words)) return Number(words);
  const [tens = '', ones = ''] = words.includes('十') ? words.split('十') : ['', words];
  const digit = (w: string): number => (w === '两' ? 2 : NUMERALS.indexOf(w) + 1);
  return words.includes('十') ? (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0) : digit(ones);
}
