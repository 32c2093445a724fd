/** The shares of which 过半, 近四成 and 三分之二以上 may fairly be said, and how one that fails is told. */
import { form, opening, words } from '../../grammar/lexemes';
import { CLOSE_TO } from '../../grammar/vocabulary/extremes';
import { PERSON_UNITS } from '../../grammar/vocabulary/measures';
import { AND_MORE } from '../../grammar/vocabulary/parts';
import { BALLOT_UNITS } from '../../grammar/vocabulary/votes';
import type { Bound, Figure, Relation, Numbered } from '../../model';
import type { Rational } from '../../num/rational';
import { HUNDRED, add, compare, div, mul, rational, sub, toDecimal } from '../../num/rational';
import { exclusiveSet } from '../labels';
import type { Mention, Story } from '../mention';
import { alike, sinceWords } from '../mention';

const REACHES = words('超过 突破 达到 高于 超 过 逾 占到? 为 在');
const BOUND_LEADS = opening('[近约超过逾] 不足 不到 接近 将近 突破');
const MORE_BEHIND = words('以上', AND_MORE);

export interface Range {
  readonly low: Rational;
  readonly high: Rational;
}

/** 均超过半数 is said of each of several, and of no part of a whole. */
export const OF_EACH = form`[均都各](?:已经?)?${REACHES}?$`;
const DENIED = form`${words('未 没有? 不')}[能曾]?$`;

/** The bound that is said: 尚未过半 lies below the half. */
export const boundSaid = (figure: Figure, before: string): Bound =>
  figure.bound === 'over' && DENIED.test(before) ? 'under' : figure.bound;

/** The range of a share in words; `bound` is what its words or those of its verb say. */
export function rangeOf(figure: Numbered, bound: Bound = figure.bound): Range {
  const n = figure.number;
  const words = figure.boundWords;
  const tenths = figure.text.includes('成');
  if (bound === 'over') {
    // 六成多 ends where seven tenths begin; 三分之二以上 has no end.
    if (AND_MORE.test(words) && tenths) return { low: n, high: add(n, rational(10n)) };
    return { low: n, high: rational(100n) };
  }
  if (bound === 'under' && CLOSE_TO.test(words)) return { low: sub(n, rational(8n)), high: add(n, rational(1n)) };
  if (bound === 'under') return { low: rational(0n), high: n };
  return { low: sub(n, rational(6n)), high: add(n, rational(6n)) };
}

export const within = (share: Rational, { low, high }: Range): boolean =>
  compare(share, low) >= 0 && compare(share, high) <= 0;

/** Per cent that the part is of the whole. */
export const ratioOf = (part: Mention, whole: Mention): Rational =>
  mul(HUNDRED, div(part.figure.number, whole.figure.number));

const REST = words('待 还剩 剩余 其余 尚 仍 未');

/**
 * Whether the share is that of one side in both: 男性96人、女性64人，女性占四成; 已公示178个，待公示的92个占三分之一. The two shut
 * each other out by their names, or the one is what the other leaves.
 */
export function isOfBoth(story: Story, part: Mention, other: Mention, range: Range): boolean {
  if (part === other || part.sentence !== other.sentence || !alike(part.figure, other.figure)) return false;
  const [a, b] = [sinceWords(story, part), sinceWords(story, other)];
  if (REST.test(a) === REST.test(b) && !exclusiveSet([part.name, other.name])) return false;
  return within(mul(HUNDRED, div(part.figure.number, add(part.figure.number, other.figure.number))), range);
}

/** Those who vote and their votes: 代表186名, 赞成118票. */
export const votes = (a: Mention, b: Mention): boolean =>
  PERSON_UNITS.test(a.figure.unit) && BALLOT_UNITS.test(b.figure.unit);

export function told(part: Mention, whole: Mention, share: Figure, verb: string, holds: boolean): Relation {
  const shown = `${part.figure.text}÷${whole.figure.text}=${toDecimal(ratioOf(part, whole), 1)}%`;
  const bound = share.boundWords;
  const lead = BOUND_LEADS.test(bound) && !share.text.startsWith(bound) ? bound : '';
  const words = `${lead || (bound ? '' : verb)}${share.text}${MORE_BEHIND.test(bound) ? bound : ''}`;
  return {
    kind: 'majority',
    figures: [part.figure, whole.figure, share],
    claim: `${part.figure.text} / ${whole.figure.text} = ${words}`,
    holds,
    working: holds ? shown : `${shown}，文中为${words}`,
    tied: !holds,
    schema: 'majority/words',
    level: 'warning',
    marked: share,
    title: '所占比例与两数不符',
    labels: ['部分', '总数', '比例'],
  };
}
