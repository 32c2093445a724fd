/**
 * Ratios: the members of 8.5:42.3:50.2 and 2.57∶1. The same mark parts hours and minutes, goals, chapters and verses and
 * the two sides of a scale, so whole numbers are a ratio only where the words around them say so.
 */
import { charSet, isIn } from '../charset';
import { span } from '../model';
import { interval, point } from '../num/interval';
import type { Numeral } from '../num/numerals';
import { readNumeral } from '../num/numerals';
import { add, isZero, ONE, rational, sub, tenTo, mul, toFixed } from '../num/rational';
import type { BareFigure, Found } from './bounds';
import { unitAt } from './units';
import type { OwnUnits } from './units';

const isMark = charSet(':：∶︰');
const MOST_MEMBERS = 8;

/** Words before a ratio, in its sentence. */
const NAMED =
  /结构|比例(?!尺)|比重|之比|比值|配比|[一-龥](?<![对占分])比(?:例)?(?:为|是|达|由|从|约|缩|扩|降|升|提|调|保|控|稳|$)/;
/** Words right behind one. */
const NAMED_BEHIND = /^(?:左右)?的?(?:比例(?!尺)|比率|比重|配比|配套|配备|配置)/;
const SCORED = /^(?:的?比分|(?:大|险|完|惜|小)?(?:胜|负|败)|战|击|逼平|战平|平|告负|领先|落后|淘汰|逆转)/;
const SCORES = /比分|比赛|主场|客场|战胜|击败|决赛|投票|表决/;

/** The members of the ratio whose first is the numeral at `at`, one figure each; null where none stands there. */
export function ratioAt(units: OwnUnits | null, text: string, at: number, first: Numeral): Found | null {
  if (!isIn(isMark, text.charCodeAt(first.end))) return loneAt(units, text, at, first);
  const members = membersFrom(text, first);
  if (!members || /[A-Za-z_#+·@№/∶:.\d-]/.test(text[at - 1] ?? '')) return null;
  const end = members.at(-1)?.end ?? first.end;
  if (/[A-Za-z%‰/·∶:：︰]/.test(text[end] ?? '') || unitAt(units, text, end)) return null;
  return isRatio(text, at, end, members) ? { figures: members.map((m) => memberOf(text, m, members)), end } : null;
}

/** 城乡居民收入比为2.45, 出生人口性别比108.4（以女性为100）: the second member, 1 or 100, is left unsaid. */
const LONE =
  /(?:性别比|收入(?:之)?比|消费(?:支出)?比|收入倍差|倍差|生师比|师生比|抚养比|车桩比|医护比|床护比)(?:例|值)?(?:（[^）]{2,24}）)?(?:[^，。；（）\d]{0,6}|[^，。；（）]{0,16}(?:[降缩扩升提]|下降|回落|上升)[小大高低]?)(?:为|是|达到?|到|至|由|从|约|的)?$/;

function loneAt(units: OwnUnits | null, text: string, at: number, first: Numeral): Found | null {
  if (first.han || first.magnitude.n !== 1n || first.approximator) return null;
  if (first.decimals === 0 && !/^1\d\d$/.test(text.slice(at, first.end))) return null;
  if (/[A-Za-z%‰/·∶:：︰]/.test(text[first.end] ?? '') || unitAt(units, text, first.end)) return null;
  if (/[A-Za-z_#+·@№/∶:.\d-]/.test(text[at - 1] ?? '')) return null;
  const before = text.slice(Math.max(0, at - 48), at).replace(/^.*[。；！？]/, '');
  return LONE.test(before) ? { figures: [memberOf(text, first, [first])], end: first.end } : null;
}

function membersFrom(text: string, first: Numeral): Numeral[] | null {
  const members = [first];
  let last = first;
  while (isIn(isMark, text.charCodeAt(last.end)) && members.length <= MOST_MEMBERS) {
    const next = readNumeral(text, last.end + 1);
    // What is not a numeral behind the mark begins the next clause: 第一，2.5：1：其中.
    if (!next || next.han) return null;
    members.push(next);
    last = next;
  }
  const plain = members.every((m) => m.magnitude.n === 1n && !m.approximator);
  return plain && members.length > 1 && members.length <= MOST_MEMBERS ? members : null;
}

function isRatio(text: string, at: number, end: number, members: readonly Numeral[]): boolean {
  const behind = text.slice(end, end + 8);
  const before = text.slice(Math.max(0, at - 40), at).replace(/^.*[。；！？]/, '');
  if (SCORED.test(behind) || /比例尺/.test(before) || isScale(members)) return false;
  const named = NAMED.test(before) || NAMED_BEHIND.test(behind);
  if (isClock(text, members) && !named) return false;
  const [first] = members;
  if (first?.decimals === 0 && first.end - first.start > 3) return false;
  return named || (!SCORES.test(before) && (members.some((m) => m.decimals > 0) || isMarkOfRatio(text, members)));
}

/** ∶ has no other use. */
const isMarkOfRatio = (text: string, members: readonly Numeral[]): boolean => text[members[0]?.end ?? -1] === '∶';

/** 1:500, 1：50000. */
const isScale = ([one, many, ...others]: readonly Numeral[]): boolean =>
  one?.decimals === 0 &&
  many?.decimals === 0 &&
  !others.length &&
  one.value.n === 1n &&
  many.value.n >= 100n &&
  many.value.n % 100n === 0n;

/** 9:30, 18:05:27, and the times of races, 2:03.56. */
function isClock(text: string, members: readonly Numeral[]): boolean {
  if (members.length > 3 || members.slice(0, -1).some((m) => m.decimals > 0)) return false;
  return members
    .slice(1)
    .every((m) => /^[0-5]\d$/.test(text.slice(m.start, m.decimals ? m.end - m.decimals - 1 : m.end)));
}

function memberOf(text: string, numeral: Numeral, members: readonly Numeral[]): BareFigure {
  const { start, end, value, decimals } = numeral;
  const half = mul(tenTo(-decimals), rational(1n, 2n));
  const given = isZero(value) || (members.length === 2 && /^10{0,3}$/.test(text.slice(start, end)));
  return {
    at: span(start, end),
    kind: 'ratio',
    value: toFixed(value, decimals),
    number: value,
    // Of 2.57:1 and 105.3:100 one member is the measure of the other.
    interval: given ? point(value) : interval(sub(value, half), add(value, half), false, true),
    decimals,
    magnitude: ONE,
    unit: '',
    unitWords: '',
    bound: 'exact',
    boundWords: '',
    from: start,
    to: end,
  };
}
