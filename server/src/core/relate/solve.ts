/**
 * Exact arithmetic on printed figures. A printed figure stands for a set of values. A relation is false only where the
 * widest sets cannot meet, true where the nearest sets meet, and undecided otherwise. Offices cut percentages off as
 * well as round them, so a percentage may stand for either.
 */
import { everyForm } from '../grammar/lexemes';
import type { Figure, Numbered, Span } from '../model';
import { hasNumber } from '../model';
import type { Interval } from '../num/interval';
import { add, below, disjoint, div, EVERYTHING, hull, interval, mul, point, scale, sub } from '../num/interval';
import type { Rational } from '../num/rational';
import * as q from '../num/rational';

/** Whether something holds; null where the printed figures leave it open. */
export type Verdict = boolean | null;

/** The fields of a figure that a solver needs. */
export type Quantity = Pick<
  Figure<Span>,
  'text' | 'kind' | 'number' | 'interval' | 'decimals' | 'magnitude' | 'unit' | 'bound'
>;

/** A quantity with a number. */
export type Known = Numbered<Quantity>;

/** What a solver has found. */
export interface Solved {
  /** The value that the formula gives for its target. */
  readonly value?: Rational | null;
  readonly holds: Verdict;
  /** The computation in Chinese. */
  readonly working: string;
  /** The last figure corrected, where exactly one value is right. */
  readonly right?: string;
  /** Undecided, and possible only if the two operands were rounded in opposite directions. */
  readonly doubtful?: boolean;
}

type JudgedQuotient = Pick<Solved, 'holds' | 'doubtful'>;

const PRINTED_NUMBERS = everyForm`\d[\d,]{0,40}(?:\.\d+)?`;

const TWO = q.integer(2);
const HALF = q.rational(1n, 2n);

/** Every value for which the figure can stand. 约 and 左右 set no limits. */
function wide(f: Quantity): Interval {
  if (f.number === null || f.bound === 'about') return EVERYTHING;
  return f.interval ?? EVERYTHING;
}

/** The values for which the figure stands without 约. */
export function near(f: Quantity): Interval {
  if (f.number === null) return EVERYTHING;
  if (f.bound !== 'about') return f.interval ?? EVERYTHING;
  const half = q.mul(step(f), HALF);
  return interval(q.sub(f.number, half), q.add(f.number, half));
}

/** Every value for which a percentage, a multiple or a quotient can stand, rounded or cut off. */
function widest(f: Quantity): Interval {
  const set = wide(f);
  if (f.bound !== 'exact' || f.number === null) return set;
  return hull(set, interval(f.number, q.add(f.number, step(f)), false, true));
}

function judge(expectedWide: Interval, expectedNear: Interval, stated: Quantity): Verdict {
  if (disjoint(expectedWide, wide(stated))) return false;
  // 突破两亿元 may be any sum above two hundred million, but only one close to it is certain.
  if (isOpen(expectedNear)) return null;
  return disjoint(expectedNear, isOpen(near(stated)) ? besideBound(stated) : near(stated)) ? null : true;
}

/** The values within one unit of an open bound. */
function besideBound(f: Quantity): Interval {
  if (!hasNumber(f)) return EVERYTHING;
  return f.bound === 'under'
    ? interval(q.sub(f.number, step(f)), f.number)
    : interval(f.number, q.add(f.number, step(f)));
}

/** One unit of the last written digit. */
function step(f: Quantity): Rational {
  return q.mul(f.magnitude, q.tenTo(-f.decimals));
}

/** A quotient of two figures against the stated one: true where the rounding of one operand explains it. */
function judgeQuotient(
  of: (a: Interval, b: Interval) => Interval,
  a: Known,
  b: Known,
  stated: Quantity,
): JudgedQuotient {
  if (disjoint(of(wide(a), wide(b)), widest(stated))) return { holds: false };
  const sets = [near(a), near(b)] as const;
  const both = of(...sets);
  const goal = hullNear(stated);
  if (isOpen(both) || disjoint(both, goal)) return { holds: null };
  const one = (f: Known, set: Interval): Interval => (f.bound === 'exact' ? point(f.number) : set);
  const meets = !disjoint(of(one(a, sets[0]), sets[1]), goal) || !disjoint(of(sets[0], one(b, sets[1])), goal);
  return meets ? { holds: true } : { holds: null, doubtful: true };
}

const isOpen = (i: Interval): boolean => i.low === null || i.high === null;

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

/** A share in per cent with one more decimal than the figure with which it is compared. */
function percent(value: Rational, like: Quantity): string {
  return q.toFixed(q.mul(value, q.HUNDRED), like.decimals + 1) + '%';
}

/** The words of the figure with another number; null where its number is not written in digits. */
export function withNumber(f: Quantity, value: Rational): string | null {
  const all = f.text.match(PRINTED_NUMBERS);
  if (all?.length !== 1) return null;
  return f.text.replace(PRINTED_NUMBERS, q.toFixed(q.div(value, f.magnitude), f.decimals));
}

/** The only printed value of `f` that covers everything in `set`; null where there is none. */
export function onlyRight(set: Interval, f: Quantity): string | null {
  if (f.bound !== 'exact' || set.low === null || set.high === null) return null;
  const at = (x: Rational): Rational => q.round(q.div(x, f.magnitude), f.decimals);
  if (q.compare(at(set.low), at(set.high)) !== 0) return null;
  return withNumber(f, q.mul(at(set.low), f.magnitude));
}

function solved({ holds, doubtful }: JudgedQuotient, working: string, right: string | null): Solved {
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

/**
 * How `value` was rounded or cut off to give the printed rate; empty where neither gives it or where both are equal.
 */
export function roundingWords(value: Rational, rate: Known): string {
  if (q.compare(value, rate.number) === 0) return '';
  const rounded = q.compare(q.round(value, rate.decimals), rate.number) === 0;
  const cut = q.compare(q.truncate(value, rate.decimals), rate.number) === 0;
  return rounded ? `，四舍五入为${rate.text}` : cut ? `，舍去尾数为${rate.text}` : '';
}

/** `from` changes to `to` by `rate` per cent: a rise where `fall` is false. */
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

/** Whether a growth over `years` years is what a mean yearly growth comes to. */
export function compoundHolds(total: Quantity, mean: Known, years: number): Solved {
  const holds = overYears(mean, years, (factor, of) => !disjoint(factor, grown(of(total))));
  const factor = compounded(point(mean.number), years).low ?? q.ONE;
  const value = q.round(q.mul(q.sub(factor, q.ONE), q.HUNDRED), 1);
  const words = `(1+${mean.text})的${years}次方-1=${q.toDecimal(value)}%`;
  return { holds, working: holds === true ? words : `${words}，文中为${total.text}` };
}

/**
 * Whether a mean rate over the years meets the printed total, with each figure taken `wide` or exactly. A count of
 * years that is off by one is allowed.
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
  // 1.4万亿+7800亿=2.18万亿: different magnitudes are shown with their words.
  const shown = (f: Quantity, number: Rational): string =>
    same ? q.toDecimal(q.div(number, like.magnitude), 6) : inWordsOf(number, { ...f, unit: '' }, 6);
  const words = `${parts.map((p) => shown(p, p.number)).join('+')}=${shown(total, value)}`;
  return { holds, working: holds === true ? words : `${words}，文中合计为${total.text}` };
}

/** The magnitude that all of them share, else the base unit. */
function sharedMagnitude(first: Known, ...others: readonly Known[]): Known {
  const same = others.every((f) => q.compare(f.magnitude, first.magnitude) === 0);
  return same ? first : { ...first, magnitude: q.ONE };
}

/** part ≤ whole. */
export function atMost(part: Known, whole: Known): Solved {
  const holds = below(wide(whole), wide(part)) ? false : below(near(whole), near(part)) ? null : true;
  // A part above the number of an open total (超过100个) is no contradiction.
  const beyond = holds !== false && q.compare(part.number, whole.number) > 0;
  const sign = holds === false ? '>' : '≤';
  return { holds, working: beyond ? `${whole.text}只是下限或约数` : `${part.text}${sign}${whole.text}` };
}

/**
 * Doubled `times` times. Less is false. More is false only where the ratio is nearer to the next doubling, since 翻一番 is
 * also said of a little more.
 */
export function doublingHolds(base: Known, to: Known, times: number): Solved {
  const factor = q.power(TWO, times);
  const expected = scale(wide(base), factor);
  const goal = wide(to);
  // The ratio is nearer to the next doubling where its square exceeds 2^(2n+1).
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

/** The interval of the earlier value that a value and its rate of change imply. */
export function impliedBase(value: Quantity, rate: Quantity, fall: boolean): Interval {
  const share = scale(near(rate), q.rational(1n, 100n));
  return div(near(value), fall ? sub(point(q.ONE), share) : add(point(q.ONE), share));
}

/** Whether two printed forms of one quantity can both be true. */
export function agree(a: Quantity, b: Quantity): Verdict {
  if (disjoint(wide(a), wide(b))) return false;
  return disjoint(near(a), near(b)) ? null : true;
}
