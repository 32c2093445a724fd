/** The highest row and the order of rows, as the prose beside a table tells them. */
import type { Pattern } from '../../grammar/lexemes';
import { CHANGE_NAMES } from '../../grammar/vocabulary/changes';
import { CLAUSE_BREAKS, OF_IT } from '../../grammar/vocabulary/marks';
import { LAST_YEAR, YEAR_AGO } from '../../grammar/vocabulary/times';
import { closing, everyForm, form, words } from '../../grammar/lexemes';
import type { Entry } from '../../fold/tables';
import type { Reading } from '../../model';
import * as q from '../../num/rational';
import { agree } from '../solve';
import type { Column, Grid, NamedRow } from './grid';
import type { Spot } from './remark';
import type { TableClaim } from './told';
import type { BesideScene } from './totals';
import { group } from '../../match';
import { hasNumber } from '../../model';
import { only } from '../../list';

const OTHER_MEASURES = words('人均 户均 单位 每 均 其中', LAST_YEAR, '占');
const MEASURE_TAIL = closing('水平 情况 总量 规模');
const PARTS_OR_CHANGE = words('产业 结构 比例 为 到');
const FROM_YEAR_AGO = form`[由从比](?:${LAST_YEAR}|\d{4}年)?的?$|${YEAR_AGO}`;

/** 增长最快的是城东镇, 得分最高的医保窗口, 医保窗口得分最高: a superlative and what is said to be it. */
const SUPERLATIVE = everyForm`最([高多快大长好低少慢小短差])(?:的(?:分别)?也?([是为]?)([^，。；、]{2,14})|(?=[，。；（]))`;
const LOW = '低少慢小短差';
const LENGTHS = words('长 里程');
const PACES = words('增 幅 速 进度');
/** What an adjective measures, where the words name no column. */
const MEASURED_BY: Readonly<Record<string, Pattern>> = { 长: LENGTHS, 短: LENGTHS, 快: PACES, 慢: PACES };

/** 增长最快的是城东镇. */
export function* extremes({ grid, partial: _ }: BesideScene, readings: readonly Reading[]): Generator<TableClaim> {
  if (!grid.flat) return;
  for (const { paragraph } of readings) {
    for (const m of SUPERLATIVE.all(paragraph.text)) {
      const before = paragraph.text
        .slice(Math.max(0, m.index - 20), m.index)
        .split(CLAUSE_BREAKS)
        .at(-1);
      if (before === undefined) continue;
      const column = columnCompared(grid, m[3] === undefined ? withoutRows(grid, before) : before, group(m, 1));
      const said = saidIn(grid, before, m);
      const rows = column ? grid.items.filter((row) => grid.entry(row, column)) : [];
      if (!column || !said || rows.length < 2 || !rows.includes(said.row)) continue;
      const sign = LOW.includes(group(m, 1)) ? -1 : 1;
      const cells = rows.flatMap((row) => grid.entry(row, column) ?? []);
      const own = cells.find(({ row }) => row === said.row);
      if (!own) continue;
      const best = cells.reduce((a, b) => (sign * q.compare(signed(b), signed(a)) > 0 ? b : a));
      const holds = q.compare(signed(own), signed(best)) === 0;
      const words = `最${group(m, 1)}的${grid.labelOf(said.row)}`;
      yield {
        kind: 'order',
        figures: holds ? [own] : [own, best],
        labels: ['所称', '表中'],
        at: own,
        claim: words,
        holds,
        working: holds
          ? words
          : `表中${column.line.head.label}最${group(m, 1)}的是${grid.labelOf(best.row)}（${best.figure.text}），文中说是${grid.labelOf(said.row)}`,
        title: '正文与表格不符',
        severity: holds ? null : 'warning',
        right: null,
      };
    }
  }
}

/**
 * The row that is said to be the highest: after 是, right after 的, or the only one before the superlative in its clause.
 * Undefined where there is none.
 */
function saidIn(grid: Grid, before: string, [, , is, behind]: RegExpExecArray): NamedRow | undefined {
  const rows = grid.named(behind ?? before);
  const [first] = rows;
  if (behind === undefined) return first && rows.length === 1 && first.start <= 2 ? first : undefined;
  return is || rows[0]?.start === 0 ? rows[0] : undefined;
}

const withoutRows = (grid: Grid, words: string): string => {
  const [row] = grid.named(words);
  return row ? words.slice(row.end).replace(OF_IT, '') : words;
};

/** A fall counts as a negative value. */
const signed = ({ figure: f }: Entry): q.Rational => (f.change === 'fall' ? q.neg(f.number) : f.number);

/**
 * The column by which the rows are compared; null where there is no single one or where the words name another measure.
 */
function columnCompared(grid: Grid, words: string, adjective: string): Column | null {
  const able = grid.columns.filter((c) => c.kind !== 'rank' && c.kind !== 'ordinal' && c.kind !== 'note');
  const change = CHANGE_NAMES.exec(words)?.[0];
  const levels = able.filter((c) => c.kind !== 'change' && c.kind !== 'difference' && c.kind !== 'points');
  let found: Column | null;
  if (change) {
    const changes = able.filter((c) => c.kind === 'change');
    found = change.includes('降') ? null : only(changes);
  } else {
    const named = levels.filter((c) => namesTied(c.name, words));
    const by = MEASURED_BY[adjective];
    const likely = by ? able.filter((c) => by.test(c.line.head.label)) : [];
    found = named.length ? only(named) : (only(likely) ?? only(able));
  }
  if (!found || OTHER_MEASURES.test(words.replace(found.name, ''))) return null;
  return found;
}

/** Whether the words hold the name, or both end alike: 收入水平 and 农民人均可支配收入. */
function namesTied(name: string, words: string): boolean {
  if (name.length < 2) return false;
  if (words.includes(name)) return true;
  const said = words.replace(MEASURE_TAIL, '').slice(-4);
  const end = [4, 3, 2].map((n) => said.slice(-n)).find((w) => w.length >= 2 && name.endsWith(w));
  return end !== undefined;
}

const DOWN = form`[由从]${words('高到低 大到小 多到少 快到慢 好到差')}|降序|倒序排`;
const UP = form`[由从]${words('低到高 小到大 少到多 慢到快')}|升序`;

/** 按完成率由高到低排列如下: a table in which one row may be out of order. */
export function* sortedRows({ grid }: BesideScene, above: string): Generator<TableClaim> {
  const down = DOWN.test(above);
  if (!grid.flat || grid.items.length < 3 || down === UP.test(above)) return;
  const able = grid.columns.filter((c) => c.kind !== 'ordinal' && c.kind !== 'rank' && c.kind !== 'note');
  const named = able.filter((c) => c.name.length >= 2 && above.includes(c.name));
  const column = only(named) ?? only(able);
  const cells = column && grid.parts(column);
  const [first] = cells ?? [];
  if (!column || !cells || !first) return;
  const wrong = cells.filter((c, i) => q.compare(signed(c), signed(cells[i - 1] ?? c)) * (down ? 1 : -1) > 0);
  if (wrong.length > 1) return;
  const [cell] = wrong;
  const order = down ? '由高到低' : '由低到高';
  const before = cell && cells[cells.indexOf(cell) - 1];
  yield {
    kind: 'order',
    figures: cell && before ? [cell, before] : cells,
    labels: cell ? ['', '前一行'] : cells.map(() => ''),
    at: cell ?? first,
    claim: order,
    holds: !cell,
    working: cell && before ? `文中说${order}排列，${cell.figure.text}排在${before.figure.text}之后` : `各行${order}`,
    title: '排列次序与表中的数不符',
    severity: cell ? 'warning' : null,
    right: null,
  };
}

/** 三次产业结构13.3∶45.0∶41.7: a ratio against the values of the rows. */
export function* structures({ grid, title: _ }: BesideScene, readings: readonly Reading[]): Generator<TableClaim> {
  const industries = ['一', '二', '三'].map((n) =>
    grid.items.find((row) => grid.labelOf(row).startsWith(`第${n}产业`)),
  );
  if (industries.some((row) => row === undefined)) return;
  const levels = grid.columns.filter((c) => c.kind === 'level');
  const shares = grid.columns.filter((c) => c.kind === 'share');
  const column = only(shares) ?? only(levels);
  const cells = column && grid.parts(column, industries as number[]);
  if (!column || !cells) return;
  const total = cells.map((c) => c.figure.number).reduce(q.add);
  if (q.isZero(total)) return;
  const right = cells.map((c) => q.div(q.mul(c.figure.number, q.HUNDRED), total));
  for (const [near, reading] of readings.entries()) {
    const ratios = reading.figures.filter((f) => f.kind === 'ratio' && f.number !== null);
    for (let i = 0; i + 2 < ratios.length; i += 3) {
      const members = ratios.slice(i, i + 3).filter(hasNumber);
      const [first] = members;
      if (!first) continue;
      const before = reading.paragraph.text.slice(Math.max(0, first.at.start - 12), first.at.start);
      if (!PARTS_OR_CHANGE.test(before) || FROM_YEAR_AGO.test(before)) continue;
      const fits = members.map(
        (f, k) => agree({ ...f, bound: 'about' }, f) !== null && meets(f.number, right[k] ?? f.number),
      );
      const spotOf = (figure: Spot['figure']): Spot => ({ near, order: reading.figures.indexOf(figure), figure });
      const spots = members.map(spotOf);
      const wrong = spots[fits.indexOf(false)];
      const shown = right.map((x, k) => q.toFixed(x, members[k]?.decimals ?? 1)).join('∶');
      // A slip is meant only if the ratio has the values of these rows in another order, or all but two of them.
      const sorted = (list: readonly string[]): string => [...list].sort().join();
      const moved = sorted(members.map((f) => q.toFixed(f.number, 1))) === sorted(right.map((x) => q.toFixed(x, 1)));
      const slip = fits.filter((x) => !x).length === 1;
      if (wrong && !moved && !slip) continue;
      yield {
        kind: 'rate',
        figures: [...spots, ...cells],
        labels: [...spots.map(() => '正文'), ...cells.map(() => '表中')],
        at: wrong ?? spotOf(first),
        claim: `${cells.map((c) => c.figure.text).join('∶')} = ${members.map((f) => f.text).join('∶')}`,
        holds: !wrong,
        working: wrong
          ? `按表中所列应为${shown}，文中为${members.map((f) => f.text).join('∶')}`
          : `按表中所列为${shown}`,
        title: '正文与表格不符',
        severity: wrong ? 'warning' : null,
        right: null,
      };
    }
  }
}

/** Whether the printed value is rounded, cut off, or adjusted so that the members make a hundred. */
const meets = (printed: q.Rational, value: q.Rational): boolean => {
  const gap = Math.abs(Number(q.toDecimal(q.sub(printed, value), 4)));
  return gap <= 0.11;
};
