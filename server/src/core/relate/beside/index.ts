/**
 * A table and the prose beside it: totals and means of columns, single cells, changes, shares, gaps, the highest row
 * and the order of rows. A contradiction is reported only where the words hold nothing but names of the table, or where
 * the printed figure is one slip away from what the table gives.
 */
import { form, words } from '../../grammar/lexemes';
import type { Places } from '../../fold/claims';
import type { PlacedTable, Table } from '../../fold/tables';
import type { Figure, Reading, Relation, Site } from '../../model';
import { cells } from './cells';
import { Grid } from './grid';
import { extremes, namedRows, sortedRows, structures } from './orders';
import { remarksOf } from './remark';
import { ranges } from './ranges';
import type { TableClaim } from './told';
import { isSpot } from './told';
import type { BesideScene } from './totals';
import { means, totals } from './totals';

const INNER_STOP = form`[。；](?=.)`;

/** How many paragraphs above and below a table may speak of it. */
const PARAGRAPHS_ABOVE = 2;
const PARAGRAPHS_BELOW = 2;
/** The table holds only some of the things. */
const PARTIAL = form`${words('部分 主要 重点 典型 代表 节选 摘[录要] 选取 抽[取查样] 列举 例如')}|前[一二三四五六七八九十\d]+[名位家个强]`;
const REGISTER = 200;

interface Memo {
  readonly readings: readonly Reading[];
  readonly told: readonly TableClaim[];
}

const memoByTable = new WeakMap<Table, Memo>();

export function relateBeside(tables: readonly PlacedTable[], places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  for (const placed of tables) {
    if (placed.table.rows.length > REGISTER) continue;
    const near = besideOf(placed, places);
    const readings = near.map((index) => places.readings[index]!.reading);
    const above = near.filter((index) => index < placed.rows[0]!.index).length;
    let memo = memoByTable.get(placed.table);
    if (!memo || memo.readings.length !== readings.length || memo.readings.some((r, i) => r !== readings[i]))
      memoByTable.set(placed.table, (memo = { readings, told: claimsAbout(placed.table, readings, above) }));
    out.push(...memo.told.map((told) => place(told, placed, places, near)));
  }
  return out;
}

/** Indexes of the paragraphs of prose around a table, up to the next table. */
function besideOf({ rows }: PlacedTable, { readings }: Places): number[] {
  const cell = (i: number): boolean => readings[i]?.reading.paragraph.block === 'cell';
  let first = rows[0]!.index;
  while (cell(first - 1)) first--;
  let last = rows.at(-1)!.index;
  while (cell(last + 1)) last++;
  const out: number[] = [];
  for (let i = first - 1; i >= 0 && i >= first - PARAGRAPHS_ABOVE && !cell(i); i--) out.unshift(i);
  for (let i = last + 1; i < readings.length && i <= last + PARAGRAPHS_BELOW && !cell(i); i++) out.push(i);
  return out;
}

function claimsAbout(table: Table, readings: readonly Reading[], above: number): TableClaim[] {
  const grid = new Grid(table);
  if (!grid.columns.length || !readings.length) return [];
  const heads = table.columns.map(({ head }) => head.label).join('，');
  const over = readings.slice(0, above).map(({ paragraph }) => paragraph.text);
  const lead = over.at(-1)?.split(INNER_STOP).at(-1) ?? '';
  const { title } = table;
  const about = `${title}，${heads}`;
  const scene: BesideScene = {
    grid,
    remarks: remarksOf(grid, readings, about),
    title,
    about,
    partial: PARTIAL.test(title) || PARTIAL.test(lead),
  };
  return [
    ...totals(scene),
    ...means(scene),
    ...cells(scene),
    ...extremes(scene, readings.slice(above)),
    ...namedRows(scene, readings),
    ...sortedRows(scene, `${title}，${lead}`),
    ...structures(scene, readings),
    ...ranges(scene, readings),
  ];
}

function place(told: TableClaim, placed: PlacedTable, places: Places, near: readonly number[]): Relation<Site> {
  const { kind, claim, holds, working, title, severity, labels, right } = told;
  const site = (x: TableClaim['at']): Figure<Site> =>
    isSpot(x) ? places.facts[near[x.near]!]!.figures[x.order]! : placed.site(x);
  const at = site(told.at);
  return {
    kind,
    figures: told.figures.map(site),
    claim,
    holds,
    working,
    tied: true,
    ...(right !== null && right !== at.text && { repair: { figure: at, text: right } }),
    ...(severity && { told: { rule: 'consistency/table', at, title, severity, labels } }),
  };
}
