/** Makes a figure of a numeral and its unit: the words that bound it, and every value for which it can stand. */
import { charSet, isIn, SPACES } from '../charset';
import type { Pattern } from '../grammar/lexemes';
import { AND_MORE } from '../grammar/vocabulary/parts';
import { closing, form, words } from '../grammar/lexemes';
import type { Bound, FigureKind, Span } from '../model';
import { span } from '../model';
import type { Interval } from '../num/interval';
import { interval, point } from '../num/interval';
import type { Numeral } from '../num/numerals';
import { readNumeral } from '../num/numerals';
import type { Rational } from '../num/rational';
import { add, compare, integer, isZero, mul, rational, sub, tenTo, toDecimal } from '../num/rational';
import type { Unit } from './units';

/** A figure as its own words give it, before the words around it are read. Offsets are UTF-16. */
export interface BareFigure {
  readonly at: Span;
  readonly kind: FigureKind;
  readonly value: string;
  readonly number: Rational | null;
  readonly interval: Interval | null;
  readonly decimals: number;
  readonly magnitude: Rational;
  readonly unit: string;
  readonly unitWords: string;
  readonly bound: Bound;
  readonly boundWords: string;
  /** Where the bound words before the numeral start; `at.start` where there are none. */
  readonly from: number;
  /** The end of the bound words after the unit; `at.end` where there are none. */
  readonly to: number;
}

/** The figures that start at one place, and the offset at which reading goes on. */
export interface FoundFigures {
  readonly figures: readonly BareFigure[];
  readonly end: number;
}

interface BoundWords {
  readonly bound: Bound;
  readonly words: string;
  readonly from: number;
  readonly open: boolean;
}

/** The numeral one, for words that give a value without a numeral: 半, 对折. */
export const IMPLIED_ONE: Numeral = readNumeral('1', 0)!;

const BOUNDS_BEFORE: readonly [Pattern, Bound, boolean][] = [
  [closing('不超过 不高于 不多于 不大于 最多 至多 控制在'), 'under', false],
  [closing('不低于 不少于 不小于 至少 最少 最低'), 'over', false],
  [closing('大约 约为 约占 约达 约合 大概 约'), 'about', true],
  [closing('接近 将近 不足 不到 不满 低于 少于 小于 逼近 近'), 'under', true],
  [closing('超过 突破 超出 超越 高于 多于 大于 逾 超 上 破'), 'over', true],
  [form`(?:^|[^经通超不胜透度])过$`, 'over', true],
  [closing('超过?同期 超过?[上去]年同期'), 'over', true],
];
const MORE_MYRIADS = words('多[万亿]');
const AND_ABOVE = words('及?以上 之上');
const AND_BELOW = words('及?以下 [以之]内');
const OR_SO = words('左右 上下 许');
const BOUNDS_AFTER = form`^\s?(?:(${MORE_MYRIADS})|(${AND_ABOVE})|(${AND_BELOW})|(${OR_SO})|(${AND_MORE}))`;
/** The words that may stand between a bound and its figure. */
const BOUND_TO_FIGURE = form`(?:了|为|(?<!不)到|达到|达)?[ ]{0,3}$`;
/** 多 after a unit bounds the figure only where a mark or the end of the text follows: 10人多. */
const ENDS_AT_MARK = form`^[，。；、]?$`;

/** The last characters of the bounds, and of the words that may stand between a bound and its figure. */
const endsBound = charSet('过高多大少低在约为占达合概近足到满于逼超出越逾上破期了');

const opensBoundAfter = charSet(`多以及之左上许余${SPACES}`);

/** 上 is a bound before these only: 上百, 上千亿, but not 年以上 7人. */
const beginsMagnitude = charSet('百千万亿');
/** Characters with which 破, 近 and 约 make a word and are no bounds: 突破, 附近, 节约. */
const compoundsBreak = charSet('突打');
const compoundsNear = charSet('最附远邻将接');
const compoundsAbout = charSet('节公条合制签履预');

/** No figure, where reading goes on at `end`. */
export const nothingUpTo = (end: number): FoundFigures => ({ figures: [], end });

/** The words that bound the figure at the offset `at` from before; null where there are none. */
export function boundBefore(text: string, at: number): BoundWords | null {
  let last = at - 1;
  while (text[last] === ' ' && at - last <= 3) last--;
  if (!isIn(endsBound, text.charCodeAt(last))) return null;
  const whole = text.slice(Math.max(0, at - 8), at);
  const head = whole.replace(BOUND_TO_FIGURE, '');
  const trimmed = whole.trimEnd().length - head.length;
  for (const [shape, bound, open] of BOUNDS_BEFORE) {
    const m = shape.test(head) ? shape.exec(head) : null;
    if (!m) continue;
    const said = m[0].length > 1 && m[0].endsWith('过') && m[0] !== '超过' && m[0] !== '不超过' ? '过' : m[0];
    // 达 and 到 do not stand between 近 and its figure.
    if (trimmed && said !== '超过' && said !== '突破') continue;
    if (said === '上' && !isIn(beginsMagnitude, text.charCodeAt(at))) continue;
    const behind = head.charCodeAt(head.length - 2);
    if (said === '破' && isIn(compoundsBreak, behind)) continue;
    if (said === '近' && isIn(compoundsNear, behind)) continue;
    if (said === '约' && isIn(compoundsAbout, behind)) continue;
    return { bound, words: said, from: at - (whole.length - head.length) - said.length, open };
  }
  return null;
}

/**
 * The figure of the numeral from `at` to `end`. Its value is given in the unit `base`; `step` is how much 多 and 余 leave
 * open, and `ulp` is one unit of the last written place, both in the same unit. An `ulp` of zero makes the figure
 * exact.
 */
export function boundedFigure(
  text: string,
  at: number,
  end: number,
  kind: FigureKind,
  value: Rational,
  step: Rational,
  numeral: Numeral,
  base: string,
  unit: Unit | null,
  ulp: Rational = lastPlace(numeral, unit),
): FoundFigures {
  let before = boundBefore(text, at);
  // 近五年 is a stretch of time and bounds nothing.
  if (kind === 'duration' && before?.words === '近') before = null;
  const after = isIn(opensBoundAfter, text.charCodeAt(end)) ? BOUNDS_AFTER.exec(text.slice(end, end + 4)) : null;
  let bound: Bound = 'exact';
  let words = '';
  let to = end;
  const exact =
    numeral.formal ||
    isZero(ulp) ||
    ((unit?.class === 'count' || unit?.class === 'duration' || kind === 'rank') &&
      numeral.decimals === 0 &&
      numeral.magnitude.n === 1n &&
      numeral.magnitude.d === 1n);
  const half = mul(ulp, rational(1n, 2n));
  let range: Interval = exact ? point(value) : interval(sub(value, half), add(value, half), false, true);
  if (numeral.approximator) {
    bound = 'over';
    words = numeral.approximator;
    range = interval(value, add(value, step), false, true);
  }
  if (after && !numeral.approximator) {
    const over = after[2];
    const under = after[3];
    const about = after[4];
    const more = after[5];
    if (over || under || about || (more && ENDS_AT_MARK.test(text[end + 1] ?? ''))) {
      bound = over || more ? 'over' : under ? 'under' : 'about';
      words = over ?? under ?? about ?? more ?? '';
      to = end + after[0].length;
      range = over
        ? interval(value, null)
        : under
          ? interval(null, value, true, false)
          : more
            ? interval(value, add(value, step), false, true)
            : interval(null, null);
    }
  }
  if (before) {
    if (bound === 'exact' || (bound === 'over' && before.bound === 'over') || before.bound === 'under') {
      bound = before.bound;
      range =
        before.bound === 'over'
          ? interval(value, null, before.open)
          : before.bound === 'under'
            ? interval(null, value, true, before.open)
            : interval(null, null);
    }
    words = words ? `${before.words}…${words}` : before.words;
  }
  const figure: BareFigure = {
    at: span(at, end),
    kind,
    value:
      kind === 'percent' || kind === 'points' || kind === 'multiple'
        ? plainValue(value, numeral, unit)
        : toDecimal(value),
    number: value,
    interval: range,
    decimals: numeral.decimals,
    magnitude: numeral.magnitude,
    unit: base,
    unitWords: unit?.words ?? '',
    bound,
    boundWords: words,
    from: before?.from ?? at,
    to,
  };
  return { figures: [figure], end };
}

function lastPlace(numeral: Numeral, unit: Unit | null): Rational {
  const ulp = mul(numeral.magnitude, tenTo(-numeral.decimals));
  return unit?.words === '成' ? mul(ulp, integer(10)) : ulp;
}

/** A percentage or a multiple keeps its decimals (`18.0%`), since they say how exact it is. */
function plainValue(value: Rational, numeral: Numeral, unit: Unit | null): string {
  const folded = unit?.words === '成' || unit?.words === '折' || unit?.words === '‰' || numeral.magnitude.n !== 1n;
  const plain = toDecimal(value);
  if (folded || !numeral.decimals) return plain;
  const places = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  return places >= numeral.decimals ? plain : plain + (places ? '' : '.') + '0'.repeat(numeral.decimals - places);
}

/** A figure that lies between two values and has no single value: 3至5万元, 几十万人, 两三年. */
export function rangeFigure(
  at: Span,
  kind: FigureKind,
  [low, high]: readonly [Rational, Rational],
  { decimals, magnitude }: Pick<Numeral, 'decimals' | 'magnitude'>,
  { words: unitWords, base: unit }: Pick<Unit, 'words' | 'base'>,
  /** The vague word, such as 几 or 数; empty for 两三; null for a range of which both ends are written. */
  vague: string | null = null,
): BareFigure {
  return {
    at,
    kind,
    value: `${toDecimal(low)}/${toDecimal(high)}`,
    number: null,
    interval: compare(low, high) <= 0 ? interval(low, high, false, !!vague) : interval(high, low),
    decimals,
    magnitude,
    unit,
    unitWords,
    bound: vague === null ? 'exact' : 'about',
    boundWords: vague ?? '',
    from: at.start,
    to: at.end,
  };
}
