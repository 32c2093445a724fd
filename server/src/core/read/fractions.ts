/** Parts of a whole in words: 三分之二, 2/3, 一半, 半数以上, 过半. They become percentages that are exact. */
import { charSet, isIn } from '../charset';
import { form, opening, words } from '../grammar/lexemes';
import { IN_MEMBER_WORDING } from '../grammar/vocabulary/marks';
import type { Bound } from '../model';
import { span } from '../model';
import type { Interval } from '../num/interval';
import { interval } from '../num/interval';
import { isHanNumeral, readNumeral } from '../num/numerals';
import type { Rational } from '../num/rational';
import { compare, div, HUNDRED, integer, mul, ONE, ZERO } from '../num/rational';
import type { FoundFigures } from './bounds';
import { boundedFigure, IMPLIED_ONE } from './bounds';
import { group } from '../match';

/** Words after which a fraction is a name or measures something else: 四分之一决赛, 八分之一英寸. */
const NOT_OF_A_WHOLE = opening('决赛 波 英寸 音符 拍 圆 决');
const FRACTION_IN_WORDS = form`^([二三四五六七八九十]{1,3}|\d{1,2})分之([一二两三四五六七八九十]{1,3}|\d{1,2})(?![点.\d])`;
/** After one of these characters the numeral is part of a longer one. */
const continuesNumeral = charSet('0123456789又点.第');

const SLASHED_FRACTION = form`^([1-9])\/([2-9]|10)(?![\d/.:A-Za-z月日号年页版])`;
/** After one of these characters the digits are part of a date, a page or the number of a document. */
const ENDS_IN_REFERENCE = form`[\w/.第页图表号:：-]`;
/** Words before a part of something: 占近, 超过职工的, 占全县. */
const HAVE_SHARE = words('占[比到了据]?');
const SHARE_REACHES = words('占 超过 不足 不到 接近 将近 达到?');
const SHARE_BOUNDS = words('接近 将近 近 约 超过? 逾 不足 不到 达到? 仅 只有 多达 高达 大约 有 为');
const TAKES_PART = form`(?:${HAVE_SHARE}|${SHARE_REACHES}${IN_MEMBER_WORDING}{1,12}的|占${IN_MEMBER_WORDING}{1,12}|${SHARE_BOUNDS})[约近超]?$`;
const CHANGE_VERBS = words('减少 下降 降低 缩短 缩减 压减 压缩 削减 精简 增加 增长 提高 节约 节省 下调 收窄');
const CHANGES_BY = form`${CHANGE_VERBS}${words('了 近 约 超过? 到 至')}?$`;
const PART_FOLLOWS = form`^(?:${words('以上 以下 左右')}|的(?!是|话))`;

const isOtherHalf = charSet('另前后上下这那');
const endsHalfWord = charSet('天儿路');

/**
 * Words before 过半 that say how far something has gone (时间过半、任务过半), and characters after it that it counts (过半百, 过半天).
 */
const HALFWAY_THROUGH = form`(?:${words('时间 任务 行程 赛程 时段 学期 日程 双 人生 通 路 不 越 年')}|(?<!已)经)$`;
const countsOther = charSet('百天年月小夜个世路程山');
/** Characters that make one word with 数: 半数字, 半数据. */
const continuesNumberWord = charSet('字据额目');
const isShareVerb = charSet('占比达有');
const namesHalf = charSet('上下前后');
const HALF_ENDS_AT_MARK = form`^[，。；、）]?$`;

/** 约 may stand before the words for the whole: 约占收购总量的三分之二. */
const ABOUT_SHARE_OF = form`约占${IN_MEMBER_WORDING}{1,12}$`;

/** The fraction 三分之二 or 3分之2 at the offset `at`, as a percentage; null where none stands there. */
export function fractionAt(text: string, at: number): FoundFigures | null {
  const m = FRACTION_IN_WORDS.exec(text.slice(at, at + 9));
  if (!m || isIn(continuesNumeral, text.charCodeAt(at - 1)) || isHanNumeral(text[at + m[0].length])) return null;
  const [below, above] = [readNumeral(group(m, 1), 0), readNumeral(group(m, 2), 0)];
  const end = at + m[0].length;
  if (!below || !above || below.end !== group(m, 1).length || above.end !== group(m, 2).length) return null;
  if (compare(above.value, below.value) > 0 || NOT_OF_A_WHOLE.test(text.slice(end, end + 2))) return null;
  return partOf(text, at, end, div(above.value, below.value));
}

/** The fraction 2/3 at the offset `at`; null where the words do not tell that it is one. */
export function slashedAt(text: string, at: number): FoundFigures | null {
  const m = text[at + 1] === '/' ? SLASHED_FRACTION.exec(text.slice(at, at + 5)) : null;
  if (!m || Number(m[1]) >= Number(m[2]) || ENDS_IN_REFERENCE.test(text[at - 1] ?? '')) return null;
  const end = at + m[0].length;
  if (!saysPart(text, at, end) || NOT_OF_A_WHOLE.test(text.slice(end, end + 2))) return null;
  return partOf(text, at, end, div(integer(Number(m[1])), integer(Number(m[2]))));
}

const saysPart = (text: string, at: number, end: number): boolean => {
  const before = text.slice(Math.max(0, at - 16), at);
  return TAKES_PART.test(before) || CHANGES_BY.test(before) || PART_FOLLOWS.test(text.slice(end, end + 2));
};

/** 一半 at the offset `at`, as 50%; null in 另一半 and in 一半是…一半是…, which measure nothing. */
export function oneHalfAt(text: string, at: number): FoundFigures | null {
  if (text[at + 1] !== '半' || isIn(isOtherHalf, text.charCodeAt(at - 1))) return null;
  return saysPart(text, at, at + 2) && !isIn(endsHalfWord, text.charCodeAt(at + 2))
    ? partOf(text, at, at + 2, div(ONE, integer(2)))
    : null;
}

/**
 * 半数, 过半 or 近半 whose 半 stands at the offset `at`; null where it is none of them. They count heads and votes, so that
 * they are never more than all.
 */
export function majorityAt(text: string, at: number): FoundFigures | null {
  const whole = text[at + 1] === '数' && !isIn(continuesNumberWord, text.charCodeAt(at + 2));
  const past = text[at - 1] === '过' && text[at - 2] !== '超';
  // 近半年 and 近半数 are no 近半.
  const close =
    !whole &&
    text[at - 1] === '近' &&
    isIn(isShareVerb, text.charCodeAt(at - 2)) &&
    HALF_ENDS_AT_MARK.test(text[at + 1] ?? '');
  if (close) return halfAt(text, at, 1, 'under', '近', interval(integer(42), integer(51), true, true));
  if (
    past &&
    !HALFWAY_THROUGH.test(text.slice(Math.max(0, at - 3), at - 1)) &&
    !isIn(countsOther, text.charCodeAt(at + 1))
  )
    return halfAt(text, at, whole ? 2 : 1, 'over', '过', interval(integer(50), HUNDRED, true, false));
  if (!whole || isIn(namesHalf, text.charCodeAt(at - 1))) return null;
  const { figures, end } = partOf(text, at, at + 2, div(ONE, integer(2)));
  return {
    figures: figures.map((f) =>
      f.bound === 'over' && f.interval ? { ...f, interval: { ...f.interval, high: HUNDRED, highOpen: false } } : f,
    ),
    end,
  };
}

function partOf(text: string, at: number, end: number, share: Rational): FoundFigures {
  const found = boundedFigure(text, at, end, 'percent', mul(share, HUNDRED), ONE, IMPLIED_ONE, '%', null, ZERO);
  if (!ABOUT_SHARE_OF.test(text.slice(Math.max(0, at - 16), at))) return found;
  const figures = found.figures.map((f): typeof f =>
    f.bound === 'exact' ? { ...f, bound: 'about', boundWords: '约', interval: interval(null, null) } : f,
  );
  return { ...found, figures };
}

/** A half, with the word before it that bounds it. */
function halfAt(
  text: string,
  at: number,
  length: number,
  bound: Bound,
  boundWords: string,
  range: Interval,
): FoundFigures {
  const [found] = boundedFigure(
    text,
    at,
    at + length,
    'percent',
    integer(50),
    ONE,
    IMPLIED_ONE,
    '%',
    null,
    ZERO,
  ).figures;
  const figure = { ...found!, at: span(at - 1, found!.at.end), bound, boundWords, interval: range, from: at - 1 };
  return { figures: [figure], end: figure.at.end };
}
