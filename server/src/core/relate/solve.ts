/**
 * Arithmetic on printed figures, three-valued and exact. A printed figure is a set of values; a relation is false only
 * where the widest sets cannot meet, true where the nearest ones do, and undecided between. Offices cut percentages off
 * as well as round them, so a percentage may stand for either.
 */
import { everyForm } from '../grammar/lexemes';
import type { Figure, Numbered, Span } from '../model';
import { hasNumber } from '../model';
import type { Interval } from '../num/interval';
import { add, below, disjoint, div, EVERYTHING, hull, interval, mul, point, scale, sub } from '../num/interval';
import type { Rational } from '../num/rational';
import * as q from '../num/rational';

const NUMBERS = everyForm`\d[\d,]{0,40}(?:\.\d+)?`;

export type Verdict = boolean | null;

/** What a solver needs to know of a figure. */
export type Quantity = Pick<
  Figure<Span>,
  'text' | 'kind' | 'number' | 'interval' | 'decimals' | 'magnitude' | 'unit' | 'bound'
>;

/** One that stands for one number. */
export type Known = Numbered<Quantity>;

export interface Solved {
  /** What the formula gives for its target. */
  readonly value?: Rational | null;
  readonly holds: Verdict;
  /** The computation in Chinese. */
  readonly working: string;
  /** What the last figure would have to read, where exactly one value is right. */
  readonly right?: string;
  /** Undecided, and possible only where both operands were rounded, and in opposite directions. */
  readonly doubtful?: boolean;
}

const TWO = q.integer(2);
const HALF = q.rational(1n, 2n);

/** One unit of the last written digit. */
function step(f: Quantity): Rational {
  return q.mul(f.magnitude, q.tenTo(-f.decimals));
}

/** Every value that the figure can stand for; 约 and 左右 set no bound. */
function wide(f: Quantity): Interval {
  if (f.number === null || f.bound === 'about') return EVERYTHING;
  return f.interval ?? EVERYTHING;
}

/** The values nearest to what is printed: 约 is taken at its word. */
export function near(f: Quantity): Interval {
  if (f.number === null) return EVERYTHING;
  if (f.bound !== 'about') return f.interval ?? EVERYTHING;
  const half = q.mul(step(f), HALF);
  return interval(q.sub(f.number, half), q.add(f.number, half));
}

/** What a percentage, a multiple or a quotient can stand for, cut off instead of rounded included. */
function widest(f: Quantity): Interval {
  const set = wide(f);
  if (f.bound !== 'exact' || f.number === null) return set;
  return hull(set, interval(f.number, q.add(f.number, step(f)), false, true));
}

function judge(expectedWide: Interval, expectedNear: Interval, stated: Quantity): Verdict {
  if (disjoint(expectedWide, wide(stated))) return false;
  // 突破两亿元 makes any sum beyond it possible, and only one close to it certain.
  if (isOpen(expectedNear)) return null;
  return disjoint(expectedNear, isOpen(near(stated)) ? beside(stated) : near(stated)) ? null : true;
}

/** The values within one unit of an open bound. */
function beside(f: Quantity): Interval {
  if (!hasNumber(f)) return EVERYTHING;
  return f.bound === 'under'
    ? interval(q.sub(f.number, step(f)), f.number)
    : interval(f.number, q.add(f.number, step(f)));
}

const isOpen = (i: Interval): boolean => i.low === null || i.high === null;

type Judged = Pick<Solved, 'holds' | 'doubtful'>;

/** A quotient of two figures against what is stated: true where the rounding of one of the two explains it. */
function judgeQuotient(of: (a: Interval, b: Interval) => Interval, a: Known, b: Known, stated: Quantity): Judged {
  if (disjoint(of(wide(a), wide(b)), widest(stated))) return { holds: false };
  const sets = [near(a), near(b)] as const;
  const both = of(...sets);
  const goal = hullNear(stated);
  if (isOpen(both) || disjoint(both, goal)) return { holds: null };
  const one = (f: Known, set: Interval): Interval => (f.bound === 'exact' ? point(f.number) : set);
  const meets = !disjoint(of(one(a, sets[0]), sets[1]), goal) || !disjoint(of(sets[0], one(b, sets[1])), goal);
  return meets ? { holds: true } : { holds: null, doubtful: true };
}

function hullNear(f: Quantity): Interval {
  return f.bound === 'exact' ? widest(f) : near(f);
}

// ---------------------------------------------------------------- wording

const MAGNITUDES: readonly (readonly [bigint, string])[] = [
  [1000000000000n, '万亿'],
  [100000000n, '亿'],
  [10000n, '万'],
];

/** The value in the magnitude in which `like` is written: `2432亿元`. */
export function inWordsOf(value: Rational, like: Quantity, places = 4): string {
  const word = MAGNITUDES.find(([m]) => q.compare(like.magnitude, q.integer(m)) === 0)?.[1];
  return word
    ? q.toDecimal(q.div(value, like.magnitude), places) + word + like.unit
    : q.toDecimal(value, places) + like.unit;
}

/** The bare number of a figure in its own magnitude: `1216` of `1216亿元`. */
function bare(f: Quantity, like: Quantity = f): string {
  if (f.number === null) return f.text;
  return q.toDecimal(q.div(f.number, like.magnitude), 6);
}

/** A share as a percentage with one place more than the figure it is held against. */
function percent(value: Rational, like: Quantity): string {
  return q.toFixed(q.mul(value, q.HUNDRED), like.decimals + 1) + '%';
}

/** The figure's own words with another number; null where its number is not written in digits. */
export function withNumber(f: Quantity, value: Rational): string | null {
  const all = f.text.match(NUMBERS);
  if (all?.length !== 1) return null;
  return f.text.replace(NUMBERS, q.toFixed(q.div(value, f.magnitude), f.decimals));
}

/** The one printed value of `f` that stands for everything in `set`, else null. */
export function onlyRight(set: Interval, f: Quantity): string | null {
  if (f.bound !== 'exact' || set.low === null || set.high === null) return null;
  const at = (x: Rational): Rational => q.round(q.div(x, f.magnitude), f.decimals);
  if (q.compare(at(set.low), at(set.high)) !== 0) return null;
  return withNumber(f, q.mul(at(set.low), f.magnitude));
}

function solved({ holds, doubtful }: Judged, working: string, right: string | null): Solved {
  if (holds === false && right !== null) return { holds, working, right };
  return doubtful ? { holds, working, doubtful } : { holds, working };
}

const verdictWords = (holds: Verdict, stated: Quantity, right: string | null): string =>
  holds === true
    ? ''
    : holds === false
      ? `，${right ? `应为${right}，` : ''}文中为${stated.text}`
      : `，文中为${stated.text}，不能断定`;

// ---------------------------------------------------------------- solvers

/** part ÷ whole = rate. */
export function rateHolds(part: Known, whole: Known, rate: Known): Solved {
  const share = (p: Interval, w: Interval): Interval => scale(div(p, w), q.HUNDRED);
  const judged = judgeQuotient(share, part, whole, rate);
  const { holds } = judged;
  const like = sharedMagnitude(part, whole);
  const value = q.isZero(whole.number) ? q.ZERO : q.div(part.number, whole.number);
  const right = onlyRight(share(wide(part), wide(whole)), rate);
  const rounded =
    holds === true && rate.bound === 'exact'
      ? roundingWords(q.mul(value, q.HUNDRED), rate)
      : verdictWords(holds, rate, right);
  return solved(judged, `${bare(part, like)}÷${bare(whole, like)}=${percent(value, rate)}${rounded}`, right);
}

export function roundingWords(value: Rational, rate: Known): string {
  if (q.compare(value, rate.number) === 0) return '';
  const rounded = q.compare(q.round(value, rate.decimals), rate.number) === 0;
  const cut = q.compare(q.truncate(value, rate.decimals), rate.number) === 0;
  return rounded ? `，四舍五入为${rate.text}` : cut ? `，舍去尾数为${rate.text}` : '';
}

/** All written in one magnitude: that one; else the base unit. */
function sharedMagnitude(first: Known, ...others: readonly Known[]): Known {
  const same = others.every((f) => q.compare(f.magnitude, first.magnitude) === 0);
  return same ? first : { ...first, magnitude: q.ONE };
}

/** from to to, a change of rate in per cent: a rise where `fall` is false. */
export function growthHolds(from: Known, to: Known, rate: Known, fall = false): Solved {
  const change = (a: Interval, b: Interval): Interval => {
    const share = div(b, a);
    return scale(fall ? sub(point(q.ONE), share) : sub(share, point(q.ONE)), q.HUNDRED);
  };
  const judged = judgeQuotient(change, from, to, rate);
  const { holds } = judged;
  const like = sharedMagnitude(from, to);
  const [a, b] = fall ? [from, to] : [to, from];
  const right = onlyRight(change(wide(from), wide(to)), rate);
  const value = q.isZero(from.number) ? q.ZERO : q.div(q.sub(a.number, b.number), from.number);
  const words = `(${bare(a, like)}-${bare(b, like)})÷${bare(from, like)}=${percent(value, rate)}`;
  const tail =
    holds === true && rate.bound === 'exact'
      ? roundingWords(q.mul(value, q.HUNDRED), rate)
      : verdictWords(holds, rate, right);
  return solved(judged, words + tail, right);
}

/** A growth over `years` years is what a mean growth a year comes to. */
export function compoundHolds(total: Quantity, mean: Known, years: number): Solved {
  const holds = overYears(mean, years, (factor, of) => !disjoint(factor, grown(of(total))));
  const factor = compounded(point(mean.number), years).low ?? q.ONE;
  const value = q.round(q.mul(q.sub(factor, q.ONE), q.HUNDRED), 1);
  const words = `(1+${mean.text})的${years}次方-1=${q.toDecimal(value)}%`;
  return { holds, working: holds === true ? words : `${words}，文中为${total.text}` };
}

/**
 * Whether the factor to which a mean rate comes meets what is printed, each figure taken `wide` or at its word. A count
 * of years that is off by one is not held against it.
 */
function overYears(
  rate: Quantity,
  years: number,
  meets: (factor: Interval, of: (f: Quantity) => Interval) => boolean,
): Verdict {
  const spans = [years, years - 1, years + 1].filter((n) => n > 0);
  if (!spans.some((n) => meets(compounded(widest(rate), n), wide))) return false;
  return meets(compounded(hullNear(rate), years), near) ? true : null;
}

/** (1 + rate)^years for a rate in per cent. */
function compounded(rate: Interval, years: number): Interval {
  const factor = grown(rate);
  if (factor.low === null || q.compare(factor.low, q.ZERO) <= 0) return EVERYTHING;
  const { low, high, lowOpen, highOpen } = factor;
  return interval(q.power(low, years), high && q.power(high, years), lowOpen, highOpen);
}

/** 1 + rate for a rate in per cent. */
const grown = (rate: Interval): Interval => add(scale(rate, q.rational(1n, 100n)), point(q.ONE));

/** to − from = difference, in the direction of the verb. */
export function differenceHolds(from: Known, to: Known, difference: Quantity, fall = false): Solved {
  const [a, b] = fall ? [from, to] : [to, from];
  const holds = judge(sub(wide(a), wide(b)), sub(near(a), near(b)), difference);
  const like = sharedMagnitude(a, b);
  const value = q.sub(a.number, b.number);
  const right = onlyRight(sub(wide(a), wide(b)), difference) ?? onlyRight(point(value), difference);
  const words = `${bare(a, like)}-${bare(b, like)}=${inWordsOf(value, { ...like, unit: difference.unit })}`;
  return solved({ holds }, words + verdictWords(holds, difference, right), right);
}

/** parts add up to total. */
export function sumHolds(total: Known, parts: readonly Known[]): Solved {
  const all = (of: (f: Quantity) => Interval): Interval => parts.map(of).reduce(add);
  const holds = judge(all(wide), all(near), total);
  const like = sharedMagnitude(total, ...parts);
  const value = parts.map((p) => p.number).reduce(q.add);
  const same = [...parts, total].every((f) => q.compare(f.magnitude, total.magnitude) === 0);
  // 1.4万亿+7800亿=2.18万亿: unlike magnitudes keep their words.
  const shown = (f: Quantity, number: Rational): string =>
    same ? q.toDecimal(q.div(number, like.magnitude), 6) : inWordsOf(number, { ...f, unit: '' }, 6);
  const words = `${parts.map((p) => shown(p, p.number)).join('+')}=${shown(total, value)}`;
  return { holds, working: holds === true ? words : `${words}，文中合计为${total.text}` };
}

/** part ≤ whole. */
export function atMost(part: Known, whole: Known): Solved {
  const holds = below(wide(whole), wide(part)) ? false : below(near(whole), near(part)) ? null : true;
  // Above the number of an open total (超过100个) is no contradiction.
  const beyond = holds !== false && q.compare(part.number, whole.number) > 0;
  const sign = holds === false ? '>' : '≤';
  return { holds, working: beyond ? `${whole.text}只是下限或约数` : `${part.text}${sign}${whole.text}` };
}

/**
 * Doubled `times` times. Short of it is false; beyond it is only false where the ratio lies nearer to the next
 * doubling, since 翻一番 is also said of a little more than that.
 */
export function doublingHolds(base: Known, to: Known, times: number): Solved {
  const factor = q.power(TWO, times);
  const expected = scale(wide(base), factor);
  const goal = wide(to);
  // Nearer to the next doubling: ratio² > 2^(2n+1), without a root.
  const square = (i: Interval): Interval => mul(i, i);
  const far = below(scale(square(wide(base)), q.power(TWO, 2 * times + 1)), square(goal)) && to.bound !== 'over';
  const short = below(goal, expected);
  const holds =
    short || far ? false : disjoint(scale(near(base), factor), near(to)) && to.bound === 'about' ? null : true;
  const ratio = q.isZero(base.number) ? q.ZERO : q.div(to.number, base.number);
  const words = `${base.text}×${q.toDecimal(factor)}=${inWordsOf(q.mul(base.number, factor), base)}`;
  return {
    holds,
    working: holds ? words : `${words}，文中为${to.text}，是${q.toFixed(ratio, 2)}倍${short ? '，不足翻番之数' : ''}`,
  };
}

/** total ÷ number = quotient (per head, per mu). */
export function quotientHolds(total: Known, count: Known, quotient: Quantity): Solved {
  const judged = judgeQuotient(div, total, count, quotient);
  const { holds } = judged;
  const value = q.isZero(count.number) ? q.ZERO : q.div(total.number, count.number);
  const right = onlyRight(div(wide(total), wide(count)), quotient);
  const words = `${total.text}÷${count.text}=${inWordsOf(value, quotient, quotient.decimals + 1)}`;
  return solved(judged, words + verdictWords(holds, quotient, right), right);
}

/** The earlier value that a value and its rate of change imply, as an interval. */
export function impliedBase(value: Quantity, rate: Quantity, fall: boolean): Interval {
  const share = scale(near(rate), q.rational(1n, 100n));
  return div(near(value), fall ? sub(point(q.ONE), share) : add(point(q.ONE), share));
}

/** Whether two printings of one quantity can both be true. */
export function agree(a: Quantity, b: Quantity): Verdict {
  if (disjoint(wide(a), wide(b))) return false;
  return disjoint(near(a), near(b)) ? null : true;
}
