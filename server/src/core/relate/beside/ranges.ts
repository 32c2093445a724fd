/** 各断面指数在2.4—3.8毫克/升之间: the range that prose gives for a column must hold all of its cells. */
import { WANTED_VALUES } from '../../grammar/vocabulary/plans';
import { YEAR_AGO } from '../../grammar/vocabulary/times';
import { words } from '../../grammar/lexemes';
import type { Reading } from '../../model';
import { compare } from '../../num/rational';
import { storyOfReading } from '../mention';
import type { TextRange } from '../bounds/extremes';
import { rangesIn } from '../bounds/extremes';
import type { Spot } from './remark';
import type { TableClaim } from './told';
import type { BesideScene } from './totals';
import { unitsComparable } from './totals';

const NO_PLAIN_RANGE = words('除 标准 限值 正常 多数 大多 主要 基本 一般', WANTED_VALUES, YEAR_AGO);

export function* ranges({ grid, partial }: BesideScene, readings: readonly Reading[]): Generator<TableClaim> {
  if (partial) return;
  for (const [near, reading] of readings.entries()) {
    if (!reading.figures.length) continue;
    for (const range of rangesIn(storyOfReading(reading), reading.figures)) {
      if (!NO_PLAIN_RANGE.test(range.words)) yield* held(grid, range, spotsOf(range, reading, near));
    }
  }
}

const spotsOf = ({ figures }: TextRange, reading: Reading, near: number): Spot[] =>
  figures.map((figure) => ({ near, order: reading.figures.indexOf(figure), figure: figure as Spot['figure'] }));

function* held(grid: BesideScene['grid'], range: TextRange, spots: readonly Spot[]): Generator<TableClaim> {
  const [spot] = spots;
  const [figure] = range.figures;
  if (!spot || !figure) return;
  const like = { ...figure, unit: range.unit };
  const found = grid.columnFor(range.words, like, ['level', 'mean', 'ratio', 'share', 'change']);
  const cells = found?.named && unitsComparable(found.column, like) ? grid.parts(found.column) : null;
  if (!found || !cells || cells.length < 3) return;
  const { low, high } = range;
  const at = (end: typeof low): boolean => cells.some((c) => compare(c.figure.number, end) === 0);
  if (!at(low) && !at(high)) return;
  const outside = cells.find((c) => compare(c.figure.number, low) < 0 || compare(c.figure.number, high) > 0);
  const name = found.column.line.head.label;
  yield {
    kind: 'bound',
    figures: outside ? [...spots, outside] : [...spots, ...cells],
    labels: [...spots.map(() => '正文'), ...(outside ? ['表中'] : cells.map(() => '表中'))],
    at: spot,
    claim: `${name} ∈ ${range.text}`,
    holds: !outside,
    working: outside
      ? `表中${grid.labelOf(outside.row)}${name}为${outside.figure.text}，不在${range.text}之间`
      : `表中${name}都在${range.text}之间`,
    title: '正文与表格不符',
    severity: outside ? 'warning' : null,
    right: null,
  };
}
