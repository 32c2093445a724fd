/** What the prose beside a table tells of single cells or of two cells together: values, changes, shares and gaps. */
import { LEAST, TOPMOST } from '../../grammar/vocabulary/extremes';
import { POSSESSIVE } from '../../grammar/vocabulary/marks';
import { CONSTANT_PRICES } from '../../grammar/vocabulary/measures';
import { YEAR } from '../../grammar/vocabulary/times';
import { whole, form, words } from '../../grammar/lexemes';
import type { Entry } from '../../fold/tables';
import type { LineKind } from '../../read/heads';
import * as q from '../../num/rational';
import { hasNumber } from '../../model';
import { only } from '../../list';
import { alike, isAmount } from '../mention';
import { agree, differenceHolds, growthHolds, rateHolds, sumHolds } from '../solve';
import { summed } from '../table-lines';
import type { Column } from './grid';
import type { Remark } from './remark';
import { isSlip, plainly, restOf, samePeriod } from './remark';
import type { TableClaim } from './told';
import { toldOf } from './told';
import type { BesideScene } from './totals';
import { unitsComparable } from './totals';

const YEAR_LABEL = form`^${YEAR}年?度?$`;
const SHARE_OF_TARGET = form`^[，、]?${words('约 共 合计 合')}?占([^，。；占\d]{2,24})$`;
const SHARE_FIGURE = form`占[^，。；占]{0,16}\d`;
const WHOLE_WORDS = words('全部 总 合计 占比');
const BEFORE_EXTREME = form`^[^，。最]{0,8}(?=最)`;

const GAP_WORDS = words('相差 差距 差额 落差 高出 多出');

const TOGETHER = words('合计 共计?占 之和 合占 加起来');

export function* cells(scene: BesideScene): Generator<TableClaim> {
  for (const r of scene.remarks) {
    if (r.figure.number === null) continue;
    const { measure } = r.mention;
    const other = shareOfTold(scene, r);
    if (other !== undefined) {
      if (other) yield other;
      continue;
    }
    const rows = rowsMeant(scene, r);
    if (!rows.length) continue;
    const found =
      rows.length > 1 && TOGETHER.test(r.words) && r.figure.kind === 'percent'
        ? together(scene, r, rows)
        : GAP_WORDS.test(r.words) && rows.length === 2
          ? gap(scene, r, rows)
          : rows.length === 2 && measure === 'change'
            ? changeBetweenRows(scene, r, rows)
            : rows.length !== 1
              ? null
              : measure === 'change'
                ? change(scene, r, rows[0]!)
                : measure === 'share' || (r.figure.kind === 'percent' && r.words.includes('占'))
                  ? shareOfRow(scene, r, rows[0]!)
                  : value(scene, r, rows[0]!);
    if (found) yield found;
  }
}

/**
 * 两项共安排7080万元，占教育支出的81.9%; 两个板块合计4.34亿元，占营业收入的70%: a figure of the prose as a share of a row or of a column's total.
 * Undefined where the words tell no such share.
 */
function shareOfTold(scene: BesideScene, r: Remark): TableClaim | null | undefined {
  const { grid } = scene;
  const { figure: f, mention: m } = r;
  const target = SHARE_OF_TARGET.exec(r.words)?.[1];
  if (f.kind !== 'percent' || target === undefined) return undefined;
  const part = scene.remarks.find((x) => x.story === r.story && x.mention.index === m.index - 1);
  if (part?.mention.sentence !== m.sentence || !isAmount(part.mention) || !hasNumber(part.figure)) return undefined;
  const row = only(grid.named(target))?.row ?? null;
  // 盗窃318起，占39.75%: a remark that names a single row is read elsewhere.
  if (row === null && part.rows.length < 2) return undefined;
  const able = grid.fitting(part.figure, ['level']);
  const named = grid.columnFor(target, part.figure, ['level']);
  const column = named?.named === true ? named.column : only(able);
  const whole = column && (row ?? grid.total) !== null ? grid.entry((row ?? grid.total)!, column) : null;
  if (!column || !whole || !unitsComparable(column, part.figure) || q.isZero(whole.figure.number)) return null;
  const solved = rateHolds(part.figure, whole.figure, f);
  const rest = row === null ? restOf(grid, target.replace(POSSESSIVE, ''), scene.about) : '';
  const accuses =
    plainly(r) &&
    plainly(part) &&
    timely(scene, r, column) &&
    (rest === '' || column.name === '' || target.includes(column.name));
  if (solved.holds === false && !accuses) return null;
  const told = toldOf('rate', r, [whole], {
    sign: '',
    holds: solved.holds,
    value: null,
    working: `按表中所列，${solved.working}`,
    label: '表中',
    accuses,
  });
  return { ...told, claim: `${part.figure.text} / ${whole.figure.text} = ${f.text}`, right: solved.right ?? null };
}

const ENDS = form`${TOPMOST}[^，。；]{0,16}${LEAST}|${LEAST}[^，。；]{0,16}${TOPMOST}`;

/** The rows that the remark names, or those that 最高 and 最低 mean. */
function rowsMeant({ grid, partial }: BesideScene, r: Remark): number[] {
  const rows = [...new Set(r.rows)];
  if (rows.length === 2 || !GAP_WORDS.test(r.words) || !ENDS.test(r.words) || !grid.flat || partial) return rows;
  const able = grid.fitting(r.figure, ['level', 'mean']);
  const [column] = able;
  const cells = able.length === 1 && column ? grid.parts(column) : null;
  if (!cells) return rows;
  const by = (sign: number): number =>
    cells.reduce((a, b) => (sign * q.compare(b.figure.number, a.figure.number) > 0 ? b : a)).row;
  return [by(1), by(-1)];
}

/** 盗窃、诈骗两类警情合计占74.25%: the shares of several rows together. */
function together(scene: BesideScene, r: Remark, rows: readonly number[]): TableClaim | null {
  const { grid } = scene;
  const { figure: f } = r;
  const columns = grid.columns.filter((c) => c.kind === 'share');
  const [column] = columns;
  const cells = column && columns.length === 1 ? grid.parts(column, rows) : null;
  if (!column || cells?.length !== rows.length) return null;
  const value = cells.map((c) => c.figure.number).reduce(q.add);
  const solved = sumHolds(
    f,
    cells.map((c) => c.figure),
  );
  const accuses =
    plainly(r) && timely(scene, r, column) && !standsApart(r, column) && (r.rest === '' || isSlip(f, value));
  if (solved.holds === false && !accuses) return null;
  return toldOf('sum', r, cells, {
    sign: ' + ',
    holds: solved.holds,
    value,
    working: `表中${column.line.head.label}${cells.length}项相加为`,
    label: '分项',
    accuses,
  });
}

function gap(scene: BesideScene, r: Remark, [a, b]: readonly number[]): TableClaim | null {
  const { grid } = scene;
  const { figure: f, words } = r;
  if (f.kind !== 'amount' && f.kind !== 'points') return null;
  const kinds: readonly LineKind[] = f.kind === 'points' ? ['ratio', 'share', 'change'] : ['level', 'mean'];
  const like = f.kind === 'points' ? { ...f, unit: '%' } : f;
  const named = grid.columnFor(words + r.tail, like, kinds) ?? grid.columnFor(r.sentence, like, kinds);
  const able = named ? [named.column] : grid.fitting(like, kinds);
  const answers = able.flatMap((column) => {
    const [x, y] = [grid.entry(a!, column), grid.entry(b!, column)];
    if (!x || !y || !unitsComparable(column, f)) return [];
    const fall = q.compare(x.figure.number, y.figure.number) > 0;
    return [{ column, cells: [x, y], solved: differenceHolds(x.figure, y.figure, f, fall) }];
  });
  const right = answers.find(({ solved }) => solved.holds === true);
  const one = right ?? (answers.length === 1 ? answers[0] : undefined);
  if (!one) return null;
  // 得分最高的…与最低的…: the measure may have another name where only one column has its unit.
  const bare = able.length === 1 && one.column.unit !== '' ? words.replace(BEFORE_EXTREME, '') : words;
  const accuses = isPlainValue(r) && timely(scene, r, one.column) && restOf(grid, bare, scene.about) === '';
  if (one.solved.holds === false && !accuses) return null;
  const told = toldOf('sum', r, one.cells, {
    sign: ' - ',
    holds: one.solved.holds,
    value: null,
    working: `按表中所列，${one.solved.working}`,
    label: '表中',
    accuses,
  });
  return { ...told, right: one.solved.right ?? null };
}

/** A gap is exact, whatever words stand before it. */
const isPlainValue = ({ figure: f, mention: m }: Remark): boolean =>
  f.bound === 'exact' && f.number !== null && f.modality === 'achieved' && !m.seat;

/** 2024年案件数较2023年增加21件: a change between two rows, where the rows are years. */
function changeBetweenRows(scene: BesideScene, r: Remark, [now, then]: readonly number[]): TableClaim | null {
  const { grid } = scene;
  const years = [now!, then!].map((row) => YEAR_LABEL.test(grid.labelOf(row)));
  if (!years.every(Boolean)) return null;
  const column = grid.columnFor(r.words, r.figure.kind === 'percent' ? { ...r.figure, unit: '*' } : r.figure, [
    'level',
  ])?.column;
  const told = column ? movedIn(scene, r, [now!, then!], column) : null;
  // 户均投入 may refer to the head 户均 as well as to 投入, so no fault is reported where another column confirms the change.
  if (told?.holds === false && grid.columns.some((c) => movedIn(scene, r, [now!, then!], c)?.holds === true))
    return null;
  return told;
}

/** The remark as a change between two rows of a column; null where it is none. */
function movedIn(
  scene: BesideScene,
  r: Remark,
  [now, then]: readonly [number, number],
  column: Column,
): TableClaim | null {
  const { grid } = scene;
  const [to, from] = [grid.entry(now, column), grid.entry(then, column)];
  if (!to || !from) return null;
  const told = changeBetween(scene, { ...r, figure: { ...r.figure, period: '' } }, from, to, column);
  return told && { ...told, figures: [r, from, to], at: r };
}

/** The growth of these is at constant prices, so it does not follow from amounts. */
const REAL = words('生产总值 增加值 固定资产投资 工业总产值 可支配收入');

function change(scene: BesideScene, r: Remark, row: number): TableClaim | null {
  const { grid } = scene;
  const { figure: f, mention: m } = r;
  const told = columnOfChange(scene, r);
  const cell = told && grid.entry(row, told);
  if (cell) {
    const one = cell.figure.change === null || (cell.figure.change === 'fall') === m.dir < 0;
    const holds = one && agree(cell.figure, f);
    const accuses =
      plainly(r) && timely(scene, r, told) && !standsApart(r, told) && (r.rest === '' || isSlip(f, cell.figure.number));
    if (holds === false && !accuses) return null;
    return toldOf('same-figure', r, [cell], {
      sign: '',
      holds,
      value: one ? cell.figure.number : null,
      working: `表中${grid.labelOf(row)}${told.line.head.label}为${one ? '' : cell.figure.text}`,
      label: '表中',
      accuses,
    });
  }
  const pair = grid.beforeAndNow(r.words, f.kind === 'percent' ? null : f);
  const from = pair && grid.entry(row, pair.before);
  const to = pair && grid.entry(row, pair.now);
  if (!from || !to || from.figure.kind !== 'amount') return null;
  if (REAL.test(grid.labelOf(row) + r.words) || CONSTANT_PRICES.test(r.words)) return null;
  return changeBetween(scene, r, from, to, pair.now);
}

function columnOfChange({ grid }: BesideScene, { figure: f, words }: Remark): Column | null {
  if (f.kind === 'percent') {
    const able = grid.fitting(f, ['change']);
    return able.length === 1 ? able[0]! : (grid.columnFor(words, f, ['change'])?.column ?? null);
  }
  return f.kind === 'amount' ? (grid.columnFor(words, f, ['difference'])?.column ?? null) : null;
}

/** The remark as a change from one cell to another; null where it is none. */
function changeBetween(scene: BesideScene, r: Remark, from: Entry, to: Entry, column: Column): TableClaim | null {
  const { figure: f, mention: m } = r;
  if (f.kind !== 'percent' && f.kind !== 'amount') return null;
  const rate = f.kind === 'percent';
  if (q.isZero(from.figure.number) || (!rate && !unitsComparable(column, f))) return null;
  const fall = m.dir < 0;
  const solved = rate ? growthHolds(from.figure, to.figure, f, fall) : differenceHolds(from.figure, to.figure, f, fall);
  const accuses = plainly(r) && timely(scene, r, column) && !standsApart(r, column) && r.rest === '';
  if (solved.holds === false && !accuses) return null;
  const told = toldOf(rate ? 'growth' : 'sum', r, [from, to], {
    sign: ' → ',
    holds: solved.holds,
    value: null,
    working: `按表中所列，${solved.working}`,
    label: '表中',
    accuses,
  });
  return { ...told, right: solved.right ?? null };
}

function shareOfRow(scene: BesideScene, r: Remark, row: number): TableClaim | null {
  const { grid } = scene;
  const { figure: f, words, rest } = r;
  if (f.kind !== 'percent') return null;
  const own = grid.columnFor(words, f, ['share']);
  const cell = own && grid.entry(row, own.column);
  const levels = grid.columns.filter((c) => c.kind === 'level');
  const [column] = levels;
  if (cell) {
    const holds = agree(cell.figure, f);
    const accuses =
      plainly(r) &&
      timely(scene, r, own.column) &&
      !standsApart(r, own.column) &&
      (rest === '' || isSlip(f, cell.figure.number));
    if (holds === false && !accuses) return null;
    const working = `表中${grid.labelOf(row)}${own.column.line.head.label}为`;
    return toldOf('same-figure', r, [cell], {
      sign: '',
      holds,
      value: cell.figure.number,
      working,
      label: '表中',
      accuses,
    });
  }
  // 占总投资9200万元的80%: the sentence gives another whole.
  if (levels.length !== 1 || !column || SHARE_FIGURE.test(words)) return null;
  const part = grid.entry(row, column);
  const total = grid.total === null ? null : grid.entry(grid.total, column);
  const parts = grid.flat && !scene.partial ? grid.parts(column) : null;
  if (!part || (!total && !parts)) return null;
  const whole = total ? total.figure : summed(parts!);
  if (q.isZero(whole.number)) return null;
  const solved = rateHolds(part.figure, whole, f);
  const accuses =
    plainly(r) && timely(scene, r, column) && rest === '' && (total !== null || WHOLE_WORDS.test(words + r.tail));
  if (solved.holds === false && (!accuses || wholeInProse(r, part))) return null;
  const told = toldOf('rate', r, total ? [part, total] : [part], {
    sign: ' / ',
    holds: solved.holds,
    value: null,
    working: `按表中所列，${solved.working}`,
    label: '表中',
    accuses,
  });
  return { ...told, right: solved.right ?? null };
}

/** 三类诉讼案件共7419件，其中民商事案件占86.5%: whether the sentence itself gives the whole. */
const wholeInProse = ({ story, mention, figure }: Remark, part: Entry): boolean =>
  story.mentions.some(
    (x) =>
      x.index < mention.index &&
      x.sentence === mention.sentence &&
      isAmount(x) &&
      alike(x.figure, part.figure) &&
      !q.isZero(x.figure.number) &&
      rateHolds(part.figure, x.figure, figure).holds === true,
  );

const COLUMN_KINDS: Readonly<Record<string, readonly LineKind[]>> = {
  level: ['level', 'mean'],
  mean: ['mean'],
  each: ['mean'],
  rate: ['ratio', 'share'],
};

/** Every list has its own remainder and its own total. */
const OF_ANY_LIST = whole('其[他它余] [小合总]计');

function value(scene: BesideScene, r: Remark, row: number): TableClaim | null {
  const { grid } = scene;
  const { figure: f, mention: m } = r;
  const kinds = COLUMN_KINDS[m.measure];
  if (!kinds || (f.kind !== 'amount' && f.kind !== 'percent')) return null;
  // 空调台均补500元，冰箱450元: what is told next is so much for each as well.
  const before = r.story.mentions[m.index - 1];
  const isEach = before?.measure === 'each' || before?.measure === 'mean';
  if (isEach && before.sentence === m.sentence && before.figure.unit === f.unit) return null;
  const words = r.words + r.tail;
  const found = grid.columnFor(words, f, kinds);
  const pair = found ? null : grid.beforeAndNow(words, f);
  const column = found?.column ?? pair?.now;
  const cell = column && unitsComparable(column, f) ? grid.entry(row, column) : null;
  if (!column || !cell || (cell.figure.kind !== f.kind && cell.figure.kind !== 'amount')) return null;
  const holds = agree(cell.figure, f);
  const elsewhere = grid.columns.some((c) => {
    const other = c === column ? null : grid.entry(row, c);
    return other !== null && other.figure.kind === f.kind && agree(other.figure, f) !== false;
  });
  // Where only the unit identifies the column, the remark may have no other words.
  const named = found?.named === true || pair !== null;
  const bare = named || (column.unit !== '' && restOf(grid, r.words, '') === '');
  const slip = bare && plainly(r) && isSlip(f, cell.figure.number);
  const plain = r.rest === '' && bare;
  const accuses = plainly(r) && !elsewhere && timely(scene, r, column) && !standsApart(r, column) && (slip || plain);
  if (holds === false && (!accuses || OF_ANY_LIST.test(grid.labelOf(row)))) return null;
  return toldOf('same-figure', r, [cell], {
    sign: '',
    holds,
    value: cell.figure.number,
    working: `表中${grid.labelOf(row)}${column.line.head.label}为`,
    label: '表中',
    accuses,
  });
}

/** Whether the figure is of the time of its row and column. A period that is the name of a row belongs to the row. */
function timely({ grid, title }: BesideScene, { figure: f, rows }: Remark, column: Column): boolean {
  const own = rows.map((row) => grid.labelOf(row)).find((label) => f.period.endsWith(label));
  return samePeriod(own ? { ...f, period: f.period.slice(0, -own.length) } : f, column, title);
}

/** With one of these words the figure is more, less or of another time than the cell of its row. */
const OTHER_THAN_CELL = words('累计 以来 新增 净增 净减 环比 较上月 比上月 年初 计划 目标 力争 预计');

const standsApart = (r: Remark, { line }: Column): boolean => {
  const word = OTHER_THAN_CELL.exec(r.words)?.[0];
  return word !== undefined && !line.head.label.includes(word);
};
