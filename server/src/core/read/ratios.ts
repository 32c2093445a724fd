/**
 * Ratios: the members of 8.5:42.3:50.2 and 2.57∶1. The same mark also stands in times of day, scores, verses and
 * scales, so that whole numbers are a ratio only where the words around them say so.
 */
import { charSet, isIn } from '../charset';
import { form, opening, words } from '../grammar/lexemes';
import { STOPS } from '../grammar/vocabulary/marks';
import { span } from '../model';
import { interval, point } from '../num/interval';
import type { Numeral } from '../num/numerals';
import { readNumeral } from '../num/numerals';
import { add, isZero, ONE, rational, sub, tenTo, mul, toFixed } from '../num/rational';
import type { BareFigure, FoundFigures } from './bounds';
import { unitAt } from './units';
import type { OwnUnits } from './units';

const isRatioMark = charSet(':：∶︰');
const MAX_RATIO_MEMBERS = 8;

/** Words that may stand before a ratio in its sentence. */
const RATIO_WITH_VERB = form`[一-龥](?<![对占分])比例?(?:[为是达由从约缩扩降升提调保控稳]|$)`;
const RATIO_NAMED_BEFORE = form`${words('结构 比重 之比 比值 配比')}|比例(?!尺)|${RATIO_WITH_VERB}`;
/** Words that may follow a ratio. */
const RATIO_NAMED_AFTER = form`^(?:左右)?的?(?:比例(?!尺)|${words('比率 比重 配比 配套 配备 配置')})`;
const SCORE_AFTER = opening('的?比分 [大险完惜小]?[胜负败] 战 击 逼平 战平 平 告负 领先 落后 淘汰 逆转');
const SCORE_WORDS = words('比分 比赛 主场 客场 战胜 击败 决赛 投票 表决');
/** Characters that make the numeral beside them a part of something longer. */
const GOES_ON_BEFORE = form`[A-Za-z_#+·@№/∶:.\d-]`;
const GOES_ON_AFTER = form`[A-Za-z%‰/·∶:：︰]`;
/** Everything up to the last stop of a text. */
const UP_TO_LAST_STOP = form`^.*${STOPS}`;

/** Names of ratios whose second member, 1 or 100, is not written: 城乡居民收入比为2.45, 出生人口性别比108.4（以女性为100）. */
const LONE_RATIO_NAMES = words(
  '性别比 收入之?比 消费比 消费支出比 收入倍差 倍差 生师比 师生比 抚养比 车桩比 医护比 床护比',
);
const RATIO_CHANGES = form`[^，。；（）]{0,16}${words('[降缩扩升提] 下降 回落 上升')}[小大高低]?`;
const RATIO_TO = words('为 是 达到? 到 至 由 从 约 的');
const LONE_RATIO = form`${LONE_RATIO_NAMES}[例值]?(?:（[^）]{2,24}）)?(?:[^，。；（）\d]{0,6}|${RATIO_CHANGES})${RATIO_TO}?$`;
/** A whole number stands alone only where it is near 100, which is then the second member. */
const OF_HUNDRED = form`^1\d\d$`;
const MINUTES = form`^[0-5]\d$`;
const POWER_OF_TEN = form`^10{0,3}$`;

/**
 * The members of the ratio whose first member is the numeral at the offset `at`, one figure each; null where no ratio
 * stands there.
 */
export function ratioAt(units: OwnUnits | null, text: string, at: number, first: Numeral): FoundFigures | null {
  if (!isIn(isRatioMark, text.charCodeAt(first.end))) return loneAt(units, text, at, first);
  const members = membersFrom(text, first);
  if (!members || GOES_ON_BEFORE.test(text[at - 1] ?? '')) return null;
  const end = members.at(-1)?.end ?? first.end;
  if (GOES_ON_AFTER.test(text[end] ?? '') || unitAt(units, text, end)) return null;
  return isRatio(text, at, end, members) ? { figures: members.map((m) => memberOf(text, m, members)), end } : null;
}

function loneAt(units: OwnUnits | null, text: string, at: number, first: Numeral): FoundFigures | null {
  if (first.han || first.magnitude.n !== 1n || first.approximator) return null;
  if (first.decimals === 0 && !OF_HUNDRED.test(text.slice(at, first.end))) return null;
  if (GOES_ON_AFTER.test(text[first.end] ?? '') || unitAt(units, text, first.end)) return null;
  if (GOES_ON_BEFORE.test(text[at - 1] ?? '')) return null;
  const before = text.slice(Math.max(0, at - 48), at).replace(UP_TO_LAST_STOP, '');
  return LONE_RATIO.test(before) ? { figures: [memberOf(text, first, [first])], end: first.end } : null;
}

function membersFrom(text: string, first: Numeral): Numeral[] | null {
  const members = [first];
  let last = first;
  while (isIn(isRatioMark, text.charCodeAt(last.end)) && members.length <= MAX_RATIO_MEMBERS) {
    const next = readNumeral(text, last.end + 1);
    // Where no numeral follows, the mark begins the next clause: 第一，2.5：1：其中.
    if (!next || next.han) return null;
    members.push(next);
    last = next;
  }
  const plain = members.every((m) => m.magnitude.n === 1n && !m.approximator);
  return plain && members.length > 1 && members.length <= MAX_RATIO_MEMBERS ? members : null;
}

function isRatio(text: string, at: number, end: number, members: readonly Numeral[]): boolean {
  const behind = text.slice(end, end + 8);
  const before = text.slice(Math.max(0, at - 40), at).replace(UP_TO_LAST_STOP, '');
  if (SCORE_AFTER.test(behind) || before.includes('比例尺') || isScale(members)) return false;
  const named = RATIO_NAMED_BEFORE.test(before) || RATIO_NAMED_AFTER.test(behind);
  if (isClock(text, members) && !named) return false;
  const [first] = members;
  if (first?.decimals === 0 && first.end - first.start > 3) return false;
  return named || (!SCORE_WORDS.test(before) && (members.some((m) => m.decimals > 0) || isMarkOfRatio(text, members)));
}

/** The mark ∶ stands in ratios only. */
const isMarkOfRatio = (text: string, members: readonly Numeral[]): boolean => text[members[0]?.end ?? -1] === '∶';

/** The scale of a map: 1:500, 1：50000. */
const isScale = ([one, many, ...others]: readonly Numeral[]): boolean =>
  one?.decimals === 0 &&
  many?.decimals === 0 &&
  !others.length &&
  one.value.n === 1n &&
  many.value.n >= 100n &&
  many.value.n % 100n === 0n;

/** Times of day and of races: 9:30, 18:05:27, 2:03.56. */
function isClock(text: string, members: readonly Numeral[]): boolean {
  if (members.length > 3 || members.slice(0, -1).some((m) => m.decimals > 0)) return false;
  return members.slice(1).every((m) => MINUTES.test(text.slice(m.start, m.decimals ? m.end - m.decimals - 1 : m.end)));
}

function memberOf(text: string, numeral: Numeral, members: readonly Numeral[]): BareFigure {
  const { start, end, value, decimals } = numeral;
  const half = mul(tenTo(-decimals), rational(1n, 2n));
  const given = isZero(value) || (members.length === 2 && POWER_OF_TEN.test(text.slice(start, end)));
  return {
    at: span(start, end),
    kind: 'ratio',
    value: toFixed(value, decimals),
    number: value,
    // In 2.57:1 and 105.3:100 one member is the measure of the other and exact.
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
