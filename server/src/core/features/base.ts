/** The base that a value and its growth rate imply: 18.82亿元 after a growth of 5.1% means 17.91亿元 before. */
import type { Analysis, Figure, Site } from '../model';
import type { Rational } from '../num/rational';
import { add, compare, div, HUNDRED, mul, ONE, sub, ZERO } from '../num/rational';
import { foldWidth } from '../text/fold';
import { indexAt } from '../text/sentences';
import { inWords } from './amounts';
import { group } from '../match';
import { startOf } from '../text/stretches';

/**
 * Why the quotient of a value and its growth factor is not the value of the year before (from the notes of the
 * bulletins of 国家统计局).
 */
const UNSUITED: readonly (readonly [of: 'indicator' | 'sentence', words: RegExp, why: string])[] = [
  ['indicator', /生产总值|增加值|GDP|农[林牧渔]*业总产值/, '增速按不变价格计算，数值按现价计算'],
  ['indicator', /固定资产投资/, '增速按可比口径计算'],
  ['sentence', /实际增|实际下|可比价|不变价|扣除价格/, '增速扣除了价格因素'],
  ['sentence', /同口径|可比口径/, '增速按可比口径计算'],
  ['sentence', /年均|平均增|累计增|两年/, '增速不是一年的'],
];

/** The base that a value and its growth rate imply. */
export interface Base {
  readonly value: Figure<Site>;
  readonly growth: Figure<Site>;
  /** The name of the base: 上年, 上年同期, 2022年, 上期. */
  readonly name: string;
  /** Null where it cannot be told; `why` gives the reason. */
  readonly number: Rational | null;
  /** The number as readers write it (`135.9亿元`), to as many places as both figures allow. */
  readonly words: string;
  readonly why: string;
}

/** `上年约135.9亿元（143亿元÷(1+5.2%)）`, or why it cannot be told; null where {@link baseBehind} is null. */
export function baseOf(figure: Figure<Site>, analysis: Told): string | null {
  const base = baseBehind(figure, analysis);
  if (!base) return null;
  const { value, growth, name, number, words, why } = base;
  if (!number) return `不推算，${why}`;
  // In a table the head has the sign and the unit.
  const by = growth.text.replace(/^[-−–↓+↑]/, '');
  const percent = /[%％‰]/.test(by) ? by : `${by}%`;
  const working = foldWidth(`${value.text}÷(1${growth.change === 'fall' ? '-' : '+'}${percent})`);
  return `${name}约${words}（${working}）`;
}

/** The base of a figure; null where its sentence has no value and rate of one indicator that include it. */
export function baseBehind(figure: Figure<Site>, analysis: Told): Base | null {
  const pair = pairOf(figure, analysis);
  if (!pair) return null;
  const [value, growth] = pair;
  const places = { indicator: value.indicator, sentence: wordsAround(value, growth, analysis.text) };
  const name = baseName(growth);
  const unsuited = UNSUITED.find(([of, words]) => words.test(places[of]));
  if (unsuited) return { value, growth, name, number: null, words: '', why: unsuited[2] };
  if (!growth.number || !value.number) return null;
  const rate = div(growth.number, HUNDRED);
  const factor = growth.change === 'fall' ? sub(ONE, rate) : add(ONE, rate);
  if (compare(factor, ZERO) <= 0) return null;
  const number = div(value.number, factor);
  const spread = div(add(widthOf(value), mul(number, div(widthOf(growth), HUNDRED))), factor);
  return { value, growth, name, number, words: inWords(number, value.unit, spread), why: '' };
}

type Told = Pick<Analysis, 'facts' | 'text' | 'readings'>;

/** The width of the interval of values that a figure can stand for. */
function widthOf({ interval }: Figure<Site>): Rational {
  return interval?.low && interval.high ? sub(interval.high, interval.low) : ZERO;
}

/** The words from the first of the two figures to the last, and those of their clause that qualify them. */
function wordsAround({ at: a }: Figure<Site>, { at: b }: Figure<Site>, text: string): string {
  const start = Math.min(a.start, b.start);
  const end = Math.max(a.end, b.end);
  const before = text.slice(Math.max(0, start - 12), start).replace(/^.*[；;。]/s, '');
  const behind = text.slice(end, end + 8).replace(/[；;。].*/s, '');
  return before + text.slice(start, end) + behind;
}

/** The name of a growth rate's base: 上年, 上年同期, 2022年, 上期. */
export function baseName({ against, period }: Figure<Site>): string {
  const named = /^[比较]((?:\d{4}|[上去前])年(?:同期|[底末初])?)$/.exec(foldWidth(against));
  if (named) return group(named, 1);
  if (against.includes('环比')) return '上期';
  return /月|季|半年/.test(period) ? '上年同期' : '上年';
}

/** The value and the growth rate that belong together, of which the figure is one. */
function pairOf(
  figure: Figure<Site>,
  { facts, readings }: Pick<Analysis, 'facts' | 'readings'>,
): readonly [value: Figure<Site>, growth: Figure<Site>] | null {
  if (!isValue(figure) && !isGrowth(figure)) return null;
  const starts = readings.map(({ start }) => ({ start, end: start + 1 }));
  const paragraphOf = (f: Figure<Site>): number => paragraphAt(starts, f.at.start);
  const home = paragraphOf(figure);
  const partners = facts.figures.filter(
    (f) =>
      (isValue(figure) ? isGrowth(f) : isValue(f)) &&
      f.indicator === figure.indicator &&
      f.period === figure.period &&
      f.sentence === figure.sentence &&
      f.scope === figure.scope &&
      f.modality === figure.modality &&
      paragraphOf(f) === home,
  );
  const [partner, ...others] = partners;
  if (!partner || others.length) return null;
  return isValue(figure) ? [figure, partner] : [partner, figure];
}

function paragraphAt(starts: readonly { start: number; end: number }[], offset: number): number {
  const next = indexAt(starts, offset);
  return startOf(starts, next) > offset ? next - 1 : next;
}

const isValue = ({ kind, role, indicator, number, bound }: Figure<Site>): boolean =>
  kind === 'amount' && number !== null && indicator !== '' && bound === 'exact' && (role === 'value' || role === 'to');

const isGrowth = ({ kind, role, change, number, indicator, bound }: Figure<Site>): boolean =>
  kind === 'percent' &&
  number !== null &&
  indicator !== '' &&
  change !== null &&
  bound === 'exact' &&
  role !== 'to' &&
  role !== 'from';
