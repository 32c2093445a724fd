/** The shares for which 过半, 近四成 and 三分之二以上 are fair, and how a wrong one is reported. */
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

/** The shares, in per cent and both ends included, for which a phrase is fair. */
export interface ShareRange {
  readonly low: Rational;
  readonly high: Rational;
}

const REACHES = words('超过 突破 达到 高于 超 过 逾 占到? 为 在');
const BOUND_LEADS = opening('[近约超过逾] 不足 不到 接近 将近 突破');
const MORE_BEHIND = words('以上', AND_MORE);

/** 均超过半数 is told of each of several things and not of a part of a whole. */
export const OF_EACH = form`[均都各](?:已经?)?${REACHES}?$`;
const DENIED = form`${words('未 没有? 不')}[能曾]?$`;

/** The bound that the words set: 尚未过半 is below a half. */
export const boundSaid = (figure: Figure, before: string): Bound =>
  figure.bound === 'over' && DENIED.test(before) ? 'under' : figure.bound;

/** The fair shares for words such as 近四成; `bound` comes from these words or from their verb. */
export function rangeOf(figure: Numbered, bound: Bound = figure.bound): ShareRange {
  const n = figure.number;
  const words = figure.boundWords;
  const tenths = figure.text.includes('成');
  if (bound === 'over') {
    // 六成多 ends at seven tenths. 三分之二以上 is open.
    if (AND_MORE.test(words) && tenths) return { low: n, high: add(n, rational(10n)) };
    return { low: n, high: rational(100n) };
  }
  if (bound === 'under' && CLOSE_TO.test(words)) return { low: sub(n, rational(8n)), high: add(n, rational(1n)) };
  if (bound === 'under') return { low: rational(0n), high: n };
  return { low: sub(n, rational(6n)), high: add(n, rational(6n)) };
}

/** Whether a share lies in a range, its ends included. */
export const isInRange = (share: Rational, { low, high }: ShareRange): boolean =>
  compare(share, low) >= 0 && compare(share, high) <= 0;

/** The part as a percentage of the whole. */
export const ratioOf = (part: Mention, whole: Mention): Rational =>
  mul(HUNDRED, div(part.figure.number, whole.figure.number));

const NOT_DONE = words('待 还剩 剩余 其余 尚 仍 未');

/**
 * Whether the share is that of one side in both: 男性96人、女性64人，女性占四成; 已公示178个，待公示的92个占三分之一. The names exclude each other,
 * or one side is what the other leaves.
 */
export function isOfBoth(story: Story, part: Mention, other: Mention, range: ShareRange): boolean {
  if (part === other || part.sentence !== other.sentence || !alike(part.figure, other.figure)) return false;
  const [a, b] = [sinceWords(story, part), sinceWords(story, other)];
  if (NOT_DONE.test(a) === NOT_DONE.test(b) && !exclusiveSet([part.name, other.name])) return false;
  return isInRange(mul(HUNDRED, div(part.figure.number, add(part.figure.number, other.figure.number))), range);
}

/** Whether one figure counts voters and the other their votes: 代表186名, 赞成118票. */
export const isVoteOf = (a: Mention, b: Mention): boolean =>
  PERSON_UNITS.test(a.figure.unit) && BALLOT_UNITS.test(b.figure.unit);

/** The relation of a part, a whole and a share in words. `verb` is shown where the share has no bound of its own. */
export function majorityRelation(part: Mention, whole: Mention, share: Figure, verb: string, holds: boolean): Relation {
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
