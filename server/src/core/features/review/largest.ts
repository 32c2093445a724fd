/**
 * The largest indicators of a draft, each beside its value a year before: as the draft states it, or as a rate implies
 * it.
 */
import { timeOf } from '../../fold/frames';
import type { Analysis, Figure, Site, Numbered } from '../../model';
import { compare, toDecimal } from '../../num/rational';
import { baseBehind } from '../base';
import { indicatorOf } from '../facts';
import { measureOf } from '../figures';
import { hasNumber } from '../../model';

/** One of the largest values. */
export interface LargeIndicator {
  readonly start: number;
  readonly end: number;
  readonly indicator: string;
  readonly period: string;
  readonly text: string;
  /** Decimal number, in the unit of {@link Largest}. */
  readonly value: string;
  readonly before: YearBefore | null;
  /** Why the value of the year before is not given; empty where it is, or where there is no growth rate either. */
  readonly why: string;
}

/** The value of the year before. */
export interface YearBefore {
  /** `stated` in the draft, or `implied` by a growth rate. */
  readonly how: 'stated' | 'implied';
  readonly value: string;
  /** `135.9亿元` */
  readonly words: string;
}

/** The largest values of one unit. */
export interface Largest {
  /** The unit that all of them share. */
  readonly unit: string;
  /** In falling order. */
  readonly indicators: readonly LargeIndicator[];
}

/** Indicators that are shown, at most. */
const MOST_SHOWN = 8;
/** Indicators that are considered, at most: one without a known value of the year before is of little use here. */
const LOOKED_AT = 40;

type Read = Pick<Analysis, 'facts' | 'text' | 'context' | 'readings'>;

/** Null where fewer than two indicators of one unit have a value of the year before, or a reason for having none. */
export function largestOf(analysis: Read): Largest | null {
  const candidates = new Map<string, Level[]>();
  const stated = new Map<string, Level>();
  for (const figure of analysis.facts.figures) {
    if (!isLevel(figure)) continue;
    const time = timeOf(figure, analysis);
    if (time) stated.set(keyOf(figure, time), figure);
    if (figure.role === 'from') continue;
    const list = candidates.get(figure.unit);
    if (list) list.push(figure);
    else candidates.set(figure.unit, [figure]);
  }
  let best: Largest | null = null;
  for (const [unit, figures] of candidates) {
    const indicators = largest(figures, stated, analysis);
    if (indicators.length < 2) continue;
    const wins = !best || (best.unit !== '元' && (unit === '元' || indicators.length > best.indicators.length));
    if (wins) best = { unit, indicators };
  }
  return best;
}

function largest(figures: readonly Level[], stated: ReadonlyMap<string, Level>, analysis: Read): LargeIndicator[] {
  const out: LargeIndicator[] = [];
  const seen = new Set<string>();
  const sorted = [...figures].sort((a, b) => compare(b.number, a.number));
  let looked = 0;
  for (const figure of sorted) {
    const name = measureOf(figure);
    if (seen.has(name)) continue;
    if (looked++ >= LOOKED_AT || out.length >= MOST_SHOWN) break;
    const time = timeOf(figure, analysis);
    const earlier = time ? stated.get(keyOf(figure, yearBefore(time))) : undefined;
    const base = baseBehind(figure, analysis);
    let before: YearBefore | null = null;
    if (earlier) before = { how: 'stated', value: toDecimal(earlier.number), words: earlier.text };
    else if (base?.number && isRounded(base.value) && isOfYearBefore(base.name, time)) {
      before = { how: 'implied', value: toDecimal(base.number), words: base.words };
    }
    if (!before && !base?.why) continue;
    seen.add(name);
    out.push({
      start: figure.at.start,
      end: figure.at.end,
      indicator: indicatorOf(figure, analysis.text).replace(/\s+/g, ''),
      period: figure.period,
      text: figure.text,
      value: toDecimal(figure.number),
      before,
      why: before ? '' : (base?.why ?? ''),
    });
  }
  return out;
}

/** A quantity of a thing that is reported, not planned. */
type Level = Numbered<Figure<Site>>;

const isLevel = (figure: Figure<Site>): figure is Level => hasNumber(figure) && isStated(figure);

const isStated = ({ kind, number, bound, role, change, indicator, modality }: Level): boolean =>
  kind === 'amount' &&
  number.n > 0n &&
  bound === 'exact' &&
  role !== 'by' &&
  (change === null || role === 'to' || role === 'value') &&
  indicator !== '' &&
  !PLANNED.test(indicator) &&
  modality === 'achieved';

const PLANNED = /(?:安排|计划|目标|预算数?)$/;

/** For 37人 a rate gives no whole number of people in the year before. */
const isRounded = ({ interval }: Figure<Site>): boolean =>
  Boolean(interval?.low && interval.high && compare(interval.low, interval.high) < 0);

const keyOf = (figure: Figure<Site>, time: string): string =>
  [measureOf(figure), figure.scope, figure.unit, time].join('|');

/** `2024-01/2024-06` → `2023-01/2023-06` */
const yearBefore = (time: string): string =>
  time.replace(/\d{4}/g, (year) => String(Number(year) - 1).padStart(4, '0'));

const isOfYearBefore = (name: string, time: string): boolean =>
  // A span of five years has no single year before it.
  new Set(time.match(/\d{4}/g)).size < 2 &&
  (/^[上去]年/.test(name) || name.startsWith(`${yearBefore(time).slice(0, 4)}年`));
