/** The base that a value and its growth rate imply: 18.82亿元 after a growth of 5.1% means 17.91亿元 before. */
import type { Analysis, Figure, Site } from '../model';
import type { Rational } from '../num/rational';
import { add, compare, div, HUNDRED, ONE, sub, ZERO } from '../num/rational';
import { indexAt } from '../text/sentences';
import { inWords } from './figure-card';

/**
 * Indicators whose growth the statistical offices publish at constant prices, while the value is at current prices:
 * their quotient is no value of any year (国家统计局《国民经济和社会发展统计公报》注释).
 */
const CONSTANT_PRICE = /生产总值|增加值|GDP|总产出/;
/** Words by which a text says that prices are taken out of a rate. */
const REAL_TERMS = /实际|可比价|不变价|扣除价格/;

/**
 * `上年约135.9亿元`, or why none can be told; null where the figure has no partner of its indicator in its sentence.
 */
export function baseOf(figure: Figure<Site>, analysis: Pick<Analysis, 'facts' | 'text' | 'readings'>): string | null {
  const pair = pairOf(figure, analysis);
  if (!pair) return null;
  const [value, growth] = pair;
  const words = analysis.text.slice(Math.min(value.at.start, growth.at.start) - 8, growth.at.end + 8);
  if (CONSTANT_PRICE.test(value.indicator) || REAL_TERMS.test(words)) {
    return '不推算：增速按不变价格计算，现价数值不能直接相除';
  }
  const base = impliedBase(value.number!, growth);
  if (!base) return null;
  return `${baseName(growth)}约${inWords(base, value.unit, Math.max(1, value.decimals))}`;
}

function impliedBase(value: Rational, { number, change }: Figure<Site>): Rational | null {
  const rate = div(number!, HUNDRED);
  const factor = change === 'fall' ? sub(ONE, rate) : add(ONE, rate);
  return compare(factor, ZERO) > 0 ? div(value, factor) : null;
}

function baseName({ against, period }: Figure<Site>): string {
  const year = /(\d{4})年?/.exec(against);
  if (year) return `${year[1]}年`;
  if (against.includes('环比')) return '上期';
  return /月|季|半年/.test(period) ? '上年同期' : '上年';
}

/** The value and the growth rate that belong together, the figure being one of them. */
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
  if (partners.length !== 1) return null;
  return isValue(figure) ? [figure, partners[0]!] : [partners[0]!, figure];
}

function paragraphAt(starts: readonly { start: number; end: number }[], offset: number): number {
  const next = indexAt(starts, offset);
  return starts[next]!.start > offset ? next - 1 : next;
}

const isValue = ({ kind, role, indicator, number }: Figure<Site>): boolean =>
  kind === 'amount' && number !== null && indicator !== '' && (role === 'value' || role === 'to');

const isGrowth = ({ kind, role, change, number, indicator }: Figure<Site>): boolean =>
  kind === 'percent' && number !== null && indicator !== '' && change !== null && role !== 'to' && role !== 'from';
