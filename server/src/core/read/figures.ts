/**
 * Reads every measured quantity of a paragraph in one scan from left to right: amounts, percentages, points, multiples,
 * ratios, ranks, dates and durations. The words around a figure (indicator, period, change) are read by
 * read/indicators.
 */
import { CharBits, charSet, isIn, SPACES } from '../charset';
import { closing, form, opening, whole, words } from '../grammar/lexemes';
import type { Pattern } from '../grammar/lexemes';
import { RANKING, RESPECTIVELY } from '../grammar/vocabulary/extremes';
import { IN_CLAUSE, IN_WORDING } from '../grammar/vocabulary/marks';
import { AMONG_WHOM } from '../grammar/vocabulary/places';
import { STANDARD_BEHIND } from '../grammar/vocabulary/plans';
import type { Bound, Figure, FigureKind } from '../model';
import { span } from '../model';
import { interval, point } from '../num/interval';
import type { Numeral } from '../num/numerals';
import { isHanNumeral, isHanNumeralUnit, readDigitRun, readNumeral, smallCount } from '../num/numerals';
import type { Rational } from '../num/rational';
import {
  add,
  compare,
  div,
  fromDecimal,
  HUNDRED,
  integer,
  isZero,
  mul,
  ONE,
  rational,
  tenTo,
  toDecimal,
  ZERO,
} from '../num/rational';
import { indexAt, leadBy } from '../text/sentences';
import type { BareFigure, FoundFigures } from './bounds';
import { rangeFigure, boundBefore, boundedFigure, nothingUpTo, IMPLIED_ONE } from './bounds';
import { fractionAt, majorityAt, oneHalfAt, slashedAt } from './fractions';
import { describeFigures, UNDESCRIBED } from './indicators';
import { ratioAt } from './ratios';
import type { ReadContext } from './reader';
import type { OwnUnits, Unit } from './units';
import { compoundAt, mayBeUnit, unitAt } from './units';
import { group } from '../match';

interface CurrentMonth {
  year: string;
  month: string;
}

// Words before and after a value that was set.
const SET_BEFORE = form`${words('计划 目标 任务 标准 单价 定价 定额 核定')}${words('投资 总投资 数 额 任务')}?[为是达]?$|每[一-龥]{1,3}(?:每[年月天次])?${words('补助 补贴 奖励 奖补 发放 减免 资助 收取 支付 给予 缴纳 缴费')}$`;
/** The price of one of a thing. */
const PRICE_OF_ONE = form`每[一-龥]{1,8}$|单价[为是]?$`;
/** How far before a figure the words may begin that show a set value, in UTF-16 units. */
const MAX_SET_DISTANCE = 16;

/** The number of a section that runs into a year: 1.2021年… */
const SECTION_BEFORE_YEAR = form`^\s*\d{1,2}\.(?=(?:19|20)\d\d年)`;

/** 1 for a digit, 2 for another character with which a figure may begin, 0 for all others. */
const FIGURE_START = new CharBits();
const ARABIC_DIGITS = '0123456789';
const OTHER_FIGURE_STARTS = '零〇○一二两兩三四五六七八九十百千万亿半翻第前壹贰叁肆伍陆柒捌玖拾佰仟貳陸萬億打对對负';
FIGURE_START.add(ARABIC_DIGITS, 1);
FIGURE_START.add(OTHER_FIGURE_STARTS, 2);
leadBy(ARABIC_DIGITS + OTHER_FIGURE_STARTS);
const LATIN_CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LATIN_LETTERS = `${LATIN_CAPITALS}abcdefghijklmnopqrstuvwxyz`;
const isLetter = charSet(LATIN_LETTERS);
const isCapital = charSet(LATIN_CAPITALS);
const isLetterOrDigit = charSet(LATIN_LETTERS + ARABIC_DIGITS);
/** Characters after which a number belongs to a name, a version, an address or a time of day. */
const continuesIdentifier = charSet(`${LATIN_LETTERS}_#+·:@№`);

/** The figures of a paragraph, in the order of the text. Offsets are UTF-16. */
export function readFigures(context: ReadContext): Figure[] {
  const { text, units, leads } = context;
  const bare = scanFigures(units, text, leads);
  if (!bare.length) return [];
  const described = describeFigures(context, bare);
  // The fields are written out, since a bare figure has some that a figure must not have.
  return bare.map((b, i) => {
    const d = described[i] ?? UNDESCRIBED;
    return {
      at: b.at,
      text: text.slice(b.at.start, b.at.end),
      kind: b.kind,
      value: b.value,
      number: b.number,
      interval: isSet(text, b) ? point(b.number) : b.interval,
      decimals: b.decimals,
      magnitude: b.magnitude,
      unit: b.unit,
      bound: b.bound,
      boundWords: b.boundWords,
      indicator: d.indicator,
      indicatorAt: d.indicatorAt,
      period: d.period,
      ownPeriod: d.ownPeriod,
      change: d.change,
      verb: d.verb,
      against: d.against,
      role: d.role,
      modality: d.modality,
      scope: d.scope,
      sentence: indexAt(context.sentences, b.at.start),
      clause: indexAt(context.clauses, b.at.start),
    };
  });
}

/**
 * Whether the value was set and not measured, so that it is not rounded: 年度计划26亿元, 每户补助2万元. A plan with decimals may
 * be the sum of smaller plans; a price by which something is reckoned may not.
 */
function isSet(text: string, f: BareFigure): f is BareFigure & { readonly number: Rational } {
  if (f.kind !== 'amount' || f.bound !== 'exact' || f.number === null) return false;
  const before = text.slice(Math.max(0, f.from - MAX_SET_DISTANCE), f.from);
  const isStandard = STANDARD_BEHIND.test(text.slice(f.at.end, f.at.end + 3));
  if (f.decimals > 0) return isStandard && f.unit === '元' && PRICE_OF_ONE.test(before);
  return isStandard || SET_BEFORE.test(before);
}

function scanFigures(units: OwnUnits | null, text: string, leads: readonly number[]): BareFigure[] {
  const out: BareFigure[] = [];
  if (!leads.length) return out;
  const months: CurrentMonth = { year: '', month: '' };
  let covered = SECTION_BEFORE_YEAR.exec(text)?.[0].length ?? 0;
  for (const i of leads) {
    const start = i < covered ? 0 : FIGURE_START.of(text.charCodeAt(i));
    if (start === 0) continue;
    const found = start === 1 ? atDigit(units, text, i, out, months) : atHan(units, text, i, out, months);
    if (found === null) continue;
    for (const figure of found.figures) out.push(figure);
    covered = found.end;
  }
  return out;
}

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

// ---------------------------------------------------------------- Arabic

const JOINS_NUMBER = form`^[、和与及](?=\d)`;

const NUMBER_RANGE_MARK = form`^(?:—{1,2}|-{1,2}|[~–－至到])`;

/** What follows the number of a bus line, a road or a document, which is no quantity. */
const NUMBERED_THING_AFTER = form`^(?:号(?!召)|号线|号文|线(?!路|条)|路(?!公里)|[A-Za-z])`;
const RANK_BEFORE = form`(?:${RANKING}|${words('前进至 提升到 跻身 进入')}|第\d{1,4}位)${IN_WORDING}{0,12}$`;
/** A verb before a number of places that something moved: 前移5位 is no rank. */
const MOVED_BY = form`${words('前移 上升 提升 前进 提高 后移 下降 下滑 上移 跃升 进 退')}了?$`;
const MONEY_INDICATORS = words(
  '收入 产值 总额 税收 投资 资金 利润 增加值 生产总值 GDP 支出 贷款 存款 销售额 营收 融资 债券 补贴 利税 成交额 交易额 零售额',
  '出口 进口 余额 产业 园区 企业 项目 规模',
);
const MONEY_INDICATOR_BEFORE = form`${MONEY_INDICATORS}${IN_CLAUSE}{0,8}$`;
/** Characters that make one word with 年: 2020年代, 2025年版. */
const goesOnYear = charSet('代级版款检报鉴');
/** Characters that make one word with 折, after it (5折合, 3折叠, 两折返) or before it (波折, 曲折). */
const goesOnDiscount = charSet('合算旧射磨断扣叠腾返中服');
const beginsDiscount = charSet('波曲');
const endsAmount = charSet('整正');

/**
 * Characters with which a figure ends. A dash after one of them joins two figures and is no sign: 1万元-5万元, 1万元--5万元.
 */
const endsFigure = charSet(`${ARABIC_DIGITS}%‰元年月日个点倍亩斤吨米里人户家件项次万亿多余上下右—–~－-`);

const HALVED_INSIDE = words('月 小时 钟头 星期 世纪 学期 季度 工作日');
const HALVED_AFTER = words('年 个?月 天 周 学年 倍 吨 公斤 斤 亩 公里 里 米 担');
/** A half after the unit, but not in 三年半载 or 两里半山腰. */
const AND_HALF = form`^个半(${HALVED_INSIDE})|^(${HALVED_AFTER})半(?![载数价成径天年月日夜途票干湿封闭自公程岛山腰开导机挂])`;
const ONE_HALF = rational(1n, 2n);

const SMALL_MONEY = form`^([一二两三四五六七八九\d])[毛角](?:([一二两三四五六七八九\d])分)?`;
const FORMAL_SMALL_MONEY = form`^(?:零?([壹贰叁肆伍陆柒捌玖])角)?(?:零?([壹贰叁肆伍陆柒捌玖])分)?`;

/** Characters that make one word with 成: 成立, 成效, 成本. */
const goesOnShare = charSet('立为效果就功本员分长绩型套群品交形熟色见败人年都份千上');
const tenths = charSet('一二三四五六七八九');
const endsTenths = charSet('，。；、）以左上的');

const measuresOther = charSet('元斤亩吨级');
/** Words after a magnitude that it counts, so that it is no money. */
const COUNTED_OTHER_THAN_MONEY = opening('产能 人 辆 台 套 农村 城镇 农民 群众 困难 贫困 劳动');

/** Classifiers that begin a word where one of these characters follows: 市场, 名单, 分之. */
const NO_CLASSIFIER: ReadonlyMap<string, Pattern> = new Map<string, Pattern>([
  ['市', opening('[场民政级值区容县直]')],
  ['县', opening('[级委城域直长]')],
  ['省', opening('[级委直长]')],
  ['级', form`^.`],
  ['方', opening('面')],
  ['线', opening('城市 以上')],
  ['分', form`^(?:之(?!间)|[别期工类层配散校局行会段])`],
  ['国', opening('[际家有内产道务土]')],
  ['院', opening('士')],
  ['网', form`^.`],
  ['步', opening('[走行]')],
  ['家', opening('[庭乡具电长园风]')],
  ['名', opening('[单牌称片额胜校企师]')],
  ['部', opening('[分门署队委件]')],
  ['条', opening('[例款件]')],
  ['户', opening('[籍口外]')],
  ['本', opening('[科级市省县区地土]')],
  ['种', opening('[植业养]')],
  ['台', opening('[湾账胞]')],
  ['起', opening('[来步草源]')],
  ['组', opening('[织建成]')],
  ['团', opening('[结队]')],
  ['社', opening('[会区保]')],
  ['村', opening('[民级委庄干]')],
  ['乡', opening('[村亲贤土]')],
  ['镇', opening('[村级区]')],
  ['企', opening('业')],
  ['园', opening('[区林]')],
  ['街', opening('[道区]')],
  ['厂', opening('[家房]')],
  ['集', opening('[中体聚团]')],
  ['路', opening('[径线灯]')],
  ['门', opening('[类户]')],
  ['头', opening('部')],
  ['段', opening('位')],
]);

function atDigit(
  units: OwnUnits | null,
  text: string,
  at: number,
  before: readonly BareFigure[],
  months: CurrentMonth,
): FoundFigures | null {
  const date = dateAt(text, at, before, months);
  if (date) return date;
  const numeral = readNumeral(text, at);
  if (!numeral) return null;
  const part = slashedAt(text, at) ?? (text[numeral.end] === '分' ? fractionAt(text, at) : null);
  if (part) return part;
  const ratio = ratioAt(units, text, at, numeral);
  if (ratio) return ratio;
  let run = at;
  while (isDigit(text[run]) || text[run] === '.' || text[run] === ',') run++;
  const previous = text[at - 1] ?? '';
  // Identifiers, versions, sums in slogans (1+5), anniversaries such as 3·15 and times of day are no quantities.
  const unitBefore = text.charCodeAt(at - 1);
  if (
    isIn(continuesIdentifier, unitBefore) &&
    !(isIn(isCapital, unitBefore) && isUnmistakableUnit(units, text, numeral.end))
  )
    return nothingUpTo(run);
  if (
    (previous === '-' && isIn(isLetterOrDigit, text.charCodeAt(at - 2))) ||
    (previous === '/' && isDigit(text[at - 2]))
  )
    return nothingUpTo(run);
  if (
    ((text[run] === '·' || text[run] === ':') && isDigit(text[run + 1])) ||
    (text[run] === '+' && numeral.end === run)
  )
    return nothingUpTo(run);
  // 9时30分 is a time of day.
  if ((previous === '时' || previous === '点') && isDigit(text[at - 2]) && text[numeral.end] === '分')
    return nothingUpTo(numeral.end + 1);
  const range = rangeAt(units, text, at, numeral);
  if (range) return range;
  return (
    quantityAt(units, text, at, numeral) ??
    sharedUnitAt(units, text, at, numeral) ??
    nothingUpTo(Math.max(run, numeral.end))
  );
}

/** Values in a row share the unit that follows the last one: 1.7、0.7、8.3个百分点. */
function sharedUnitAt(units: OwnUnits | null, text: string, at: number, numeral: Numeral): FoundFigures | null {
  if (numeral.magnitude.n > 1n || numeral.approximator) return null;
  let last = numeral;
  for (let k = 0; k < 8; k++) {
    const joint = JOINS_NUMBER.exec(text.slice(last.end, last.end + 2));
    if (!joint) return null;
    const next = readNumeral(text, last.end + joint[0].length);
    if (!next || (next.decimals === 0 && numeral.decimals > 0 && next.magnitude.n > 1n)) return null;
    last = next;
    const unit = unitAt(units, text, afterBlanks(text, last.end));
    if (!unit) continue;
    if (unit.class === 'points' || unit.words === '%')
      return boundedFigure(text, at, numeral.end, kindOf(unit), numeral.value, numeral.step, numeral, unit.base, unit);
    return toldInARow(units, text, at, numeral, last, unit);
  }
  return null;
}

const TOLD_IN_A_ROW = form`${RESPECTIVELY}[^，。；：、\d由从到至比较]{0,6}：?[\d.、和与及]*$`;
/** How far back the word that announces the row is looked for. */
const LONGEST_ROW = 48;

/** Values behind 分别为, of whatever unit: 分别为31、28、36微克/立方米, 分别完成3.2、4.5、6.8亿元. */
function toldInARow(
  units: OwnUnits | null,
  text: string,
  at: number,
  numeral: Numeral,
  last: Numeral,
  unit: Unit,
): FoundFigures | null {
  if (!['money', 'measure', 'count'].includes(unit.class) || unit.words === '位' || last.approximator) return null;
  if (unit.class === 'count' && notAClassifier(text, afterBlanks(text, last.end), unit.words)) return null;
  if (!TOLD_IN_A_ROW.test(text.slice(Math.max(0, at - LONGEST_ROW), at))) return null;
  const per = compoundAt(units, text, afterBlanks(text, last.end) + unit.words.length);
  const { magnitude } = last;
  const shared = { ...numeral, magnitude };
  const base = unit.base + (per?.base ?? '');
  return boundedFigure(
    text,
    at,
    numeral.end,
    kindOf(unit),
    mul(numeral.value, magnitude),
    mul(numeral.step, magnitude),
    shared,
    base,
    unit,
  );
}

function isUnmistakableUnit(units: OwnUnits | null, text: string, at: number): boolean {
  const unit = unitAt(units, text, afterBlanks(text, at));
  return unit !== null && (unit.class !== 'count' || unit.words.length > 1);
}

function afterBlanks(text: string, at: number): number {
  let i = at;
  while (text[i] === ' ' && i - at < 4) i++;
  return i;
}

/** 3%~5% gives two figures. 3—5% and 20至30家 share a unit and are one figure between two values. */
function rangeAt(units: OwnUnits | null, text: string, at: number, first: Numeral): FoundFigures | null {
  if (first.approximator) return null;
  const joint = NUMBER_RANGE_MARK.exec(text.slice(first.end, first.end + 2))?.[0];
  if (!joint || !isDigit(text[first.end + joint.length])) return null;
  const second = readNumeral(text, first.end + joint.length);
  if (!second) return null;
  const unit = unitAt(units, text, afterBlanks(text, second.end));
  return unit && !(unit.class === 'duration' && unit.words === '日') ? rangeOf(text, at, first, second, unit) : null;
}

function rangeOf(text: string, at: number, first: Numeral, second: Numeral, unit: Unit): FoundFigures {
  const rate = unit.class === 'percent' && unit.words === '成' ? integer(10) : ONE;
  // 3至5万元: the magnitude of the second number belongs to the first as well.
  const shared =
    first.magnitude.n === 1n &&
    second.magnitude.n > 1n &&
    compare(first.value, div(second.value, second.magnitude)) < 0;
  const low = mul(shared ? mul(first.value, second.magnitude) : first.value, rate);
  const high = mul(second.value, rate);
  const kind = kindOf(unit);
  const end = afterBlanks(text, second.end) + unit.words.length;
  const places = { decimals: Math.max(first.decimals, second.decimals), magnitude: second.magnitude };
  return { figures: [rangeFigure(span(at, end), kind, [low, high], places, unit)], end };
}

function kindOf(unit: Unit): FigureKind {
  if (unit.class === 'percent' || unit.class === 'points' || unit.class === 'multiple' || unit.class === 'duration')
    return unit.class;
  return 'amount';
}

const endsInLetter = ({ words }: Unit): boolean => isIn(isLetter, words.charCodeAt(words.length - 1));

/** The figure of a numeral with its unit and bounds, from the offset `at`; null where it is no quantity. */
function quantityAt(units: OwnUnits | null, text: string, at: number, numeral: Numeral): FoundFigures | null {
  const gap = afterBlanks(text, numeral.end);
  const halved = halvedAt(units, text, at, numeral, gap);
  if (halved) return halved;
  let unit = unitAt(units, text, gap);
  if (unit && gap > numeral.end && unit.class === 'count') unit = unit.words.length > 1 || !numeral.han ? unit : null;
  if (unit?.class === 'duration' && unit.words === '日' && !numeral.han) return null;
  // A number before 年 that is a calendar year has been read as a date.
  if (unit?.words === '年' && isIn(goesOnYear, text.charCodeAt(gap + 1))) return nothingUpTo(gap + 1);
  if (unit && endsInLetter(unit) && isIn(isLetter, text.charCodeAt(gap + unit.words.length))) unit = null;
  if (unit?.words === '成' && !isShare(text, gap + 1)) unit = null;
  if (
    unit?.words === '折' &&
    (isIn(goesOnDiscount, text.charCodeAt(gap + 1)) || isIn(beginsDiscount, text.charCodeAt(at - 1)))
  )
    unit = null;
  if (unit?.class === 'count' && notAClassifier(text, gap, unit.words)) unit = null;
  if (unit === null) {
    if (NUMBERED_THING_AFTER.test(text.slice(numeral.end, numeral.end + 2))) return nothingUpTo(numeral.end);
    if (numeral.magnitude.n >= 10000n && (!numeral.han || numeral.counted || numeral.decimals))
      return bareMagnitude(text, at, numeral);
    if (
      numeral.magnitude.n >= 10000n &&
      numeral.han &&
      boundBefore(text, at) &&
      MONEY_INDICATOR_BEFORE.test(text.slice(Math.max(0, at - 16), boundBefore(text, at)?.from ?? at))
    )
      return bareMagnitude(text, at, numeral);
    return null;
  }
  let end = gap + unit.words.length;
  let base = unit.base;
  // 两个多月, 2个多百分点.
  if (unit.words.startsWith('个多') && !numeral.approximator) numeral = { ...numeral, approximator: '多' };
  const per =
    unit.class === 'money' || unit.class === 'measure' || unit.class === 'count' ? compoundAt(units, text, end) : null;
  if (per) {
    end += per.words.length;
    base += per.base;
  }
  if (unit.class === 'money' && text.startsWith('人民币', end) && unit.base === '元') end += 3;
  let kind = kindOf(unit);
  // 46位 is a rank after 排名 or 升至. Elsewhere 位 counts people.
  const head = text.slice(Math.max(0, at - 24), at);
  if (unit.words === '位' && RANK_BEFORE.test(head) && !MOVED_BY.test(head)) kind = 'rank';
  let value = numeral.value;
  let step = numeral.step;
  if (unit.words === '成') {
    if (text[end] === '半') {
      end++;
      value = add(value, rational(1n, 2n));
    } else if (isIn(tenths, text.charCodeAt(end)) && isIn(endsTenths, text.charCodeAt(end + 1))) {
      // 八成五 is 85 %.
      value = add(value, div(integer(smallCount(text.charAt(end))), integer(10)));
      numeral = { ...numeral, decimals: 1 };
      end++;
    }
    value = mul(value, integer(10));
    step = mul(step, integer(10));
  } else if (unit.words === '折') {
    value = mul(value, compare(value, integer(10)) >= 0 ? ONE : integer(10));
  } else if (unit.words === '‰') {
    value = div(value, integer(10));
    numeral = { ...numeral, magnitude: div(numeral.magnitude, integer(10)) };
  } else if (unit.class === 'money' && !per) {
    [value, end] = addSmallMoney(text, end, value, numeral.formal);
    if (numeral.formal && isIn(endsAmount, text.charCodeAt(end))) end++;
  }
  if (unit.words === '%' || unit.words === '‰' || unit.class === 'money') {
    const sign = text[at - 1];
    if ((sign === '负' || sign === '-' || sign === '－') && !isIn(endsFigure, text.charCodeAt(at - 2))) {
      value = { n: -value.n, d: value.d };
      return boundedFigure(text, at - 1, end, kind, value, step, numeral, base, unit);
    }
  }
  return boundedFigure(text, at, end, kind, value, step, numeral, base, unit);
}

/** A half inside the unit or after it: 两个半小时, 三年半. */
function halvedAt(
  units: OwnUnits | null,
  text: string,
  at: number,
  numeral: Numeral,
  gap: number,
): FoundFigures | null {
  if (text[gap + 1] !== '半' && text[gap + 2] !== '半') return null;
  if (numeral.decimals || numeral.approximator || numeral.magnitude.n > 1n) return null;
  const m = AND_HALF.exec(text.slice(gap, gap + 5));
  if (!m) return null;
  const unit = unitAt(units, m[2] ?? `个${m[1]}`, 0);
  if (!unit) return null;
  const value = add(numeral.value, ONE_HALF);
  return boundedFigure(text, at, gap + m[0].length, kindOf(unit), value, ONE, numeral, unit.base, unit, ONE_HALF);
}

/** The value of a word that is a numeral; zero for other words. */
const valueOf = (word: string): Rational => readNumeral(word, 0)?.value ?? ZERO;

/** Adds the small money after 元 to an amount and moves its end: 五元三毛, 壹佰元伍角叁分. */
function addSmallMoney(text: string, end: number, value: Rational, formal: boolean): [Rational, number] {
  const m = (formal ? FORMAL_SMALL_MONEY : SMALL_MONEY).exec(text.slice(end, end + 6));
  if (!m?.[0]) return [value, end];
  const tenth = m[1] ? valueOf(m[1]) : ZERO;
  const cent = m[2] ? valueOf(m[2]) : ZERO;
  return [add(value, add(mul(tenth, tenTo(-1)), mul(cent, tenTo(-2)))), end + m[0].length];
}

const isShare = (text: string, at: number): boolean => !isIn(goesOnShare, text.charCodeAt(at));

/** A magnitude without a unit: 2000亿, 过千亿, 100万. After an indicator of money it is in 元. */
function bareMagnitude(text: string, at: number, numeral: Numeral): FoundFigures | null {
  if (numeral.han && isIn(measuresOther, text.charCodeAt(numeral.end))) return null;
  const money = numeral.magnitude.n >= 100000000n || MONEY_INDICATOR_BEFORE.test(text.slice(Math.max(0, at - 24), at));
  const capacity = COUNTED_OTHER_THAN_MONEY.test(text.slice(numeral.end, numeral.end + 2));
  return boundedFigure(
    text,
    at,
    numeral.end,
    'amount',
    numeral.value,
    numeral.step,
    numeral,
    money && !capacity ? '元' : '',
    null,
  );
}

function notAClassifier(text: string, at: number, classifier: string): boolean {
  const end = at + classifier.length;
  return NO_CLASSIFIER.get(classifier)?.test(text.slice(end, end + 2)) === true;
}

// ---------------------------------------------------------------- Chinese numerals and words

const PERCENT_OF = form`^(${words('百 千 万 萬 仟 百万 千万 百万万')}) ?分 ?之 {0,2}`;
const HALF_PRICE = opening('打?[对對]折');

/** Characters, besides units, that may follow a Chinese numeral that is a quantity: 点五, 多, 月, 号, 至. */
const goesOnNumeral = charSet(`点點几多余餘来分月号线路折个至到~—–-－ ${LATIN_LETTERS}`);
const largeUnit = charSet('万萬亿億兆');

/** 几 and 数 in 数十, but not the 数 of 总数 or 人数. */
const SEVERAL_BEFORE = form`几$|(?:^|[^总人户个件次指分系岁天多少半台批家名项])数$`;
const isPowerOfTen = charSet('十百千万亿');
const POWER_OF_TEN_WORDS = form`^([十百千]?)(万亿|[万亿]?)`;

const GUESS_PAIR = form`^([二三四五六七八九]?十)?([一二两三四五六七八])([二两三四五六七八九])([十百千]?)(万亿|[万亿]?)$`;
const goesOnDigits = charSet(`第${ARABIC_DIGITS}`);
/** Characters that make one word with 年: 七八年代, 一二年级, 三四年制. */
const goesOnYears = charSet('代级制');

const joinsRange = charSet('~—–-－至到');
const opensOrdinal = charSet('第前初');
const goesOnDigitsOff = charSet('合算旧射磨');

const SHARE_POWERS: Record<string, number> = { 百: 2, 千: 3, 仟: 3, 万: 4, 萬: 4, 百万: 6, 千万: 7, 百万万: 10 };

const KILO = form`^ ?[kK](?![A-Za-z])`;

const ONE_OR_TWO = whole('[一两]');
/** Units that after a Chinese numeral are mostly parts of words: 三方, 百里. */
const AMBIGUOUS_UNIT = whole('[里方度安卡帕兆担升平]');
/**
 * Classifiers that after a small Chinese numeral make a quantity. With other classifiers it counts a set or is a
 * phrase.
 */
const COUNTED_CLASSIFIERS = new Set(['人', '名', '户', '人次', '岁', '期']);
const PROGRAMME_AFTER = opening(
  '行动 计划 规划 攻坚 滚动 提升 专项 倍增 大计 树人 寒窗 磨一剑 一遇 一度 一届 制 级 生 老店 义务 一贯 奋斗 树木',
);
/** Magnitudes without a numeral: 百, 千万. */
const ONLY_MAGNITUDES = form`^[百千万亿]+$`;
const REACH_LAST = closing('达 达到 破');
/** Words with a magnitude in them: 百姓, 百货, 千家万户, 千方百计. */
const MAKES_WORD = opening('姓 货 家万户 方百计');
const ENDS_IN_MYRIADS = closing('[万亿]');
/** Phrases with 成: 十成不变, 八成是. */
const UNCHANGED = opening('不[变是]');
const opensDuration = charSet('每有');
const SHORT_TIME = whole('[年天周]');
const LASTING_BEFORE = closing('为期 历时 用时 仅用 不到 超过 满');
const OF_MYRIADS = opening('[千万]');
/** Characters that make one word with 元: 一元结构, 三元化. */
const goesOnYuan = charSet('结化论体性');
const COUNTED_OFTEN = opening('[个家户名人项条件座所处台套辆次场亿万张间栋]');
const opensIssues = charSet('分共');
const goesOnPeople = charSet('民行组间口群世生员');
const goesOnHousehold = charSet('籍外');

const opensName = charSet('“‘第');
const SET_NAME_AFTER = opening('大 规定 禁令 措施 机制 工程 行动 举措');

const HALF_UNIT = form`^半(${words('年 个月 个世纪 天 小时 个小时 折')})`;
/** Characters that make one word with 半: 上半年, 大半天, 一半. */
const opensHalf = charSet('上下前后大多过一两');
/** Characters that make one word with 半年: 半年报, 半年度, 半年会. */
const goesOnHalfYear = charSet('报度会红');

const DOUBLING = form`^翻了?([一二两三四\d])番`;

const RANK_PLACE = form`^(?:位|名(?!${words('胜 片 单 称')}))`;
const RANK_CONTEXT = form`(?:${RANKING}|${words('稳居 跃升到 进至 首位 位 从 由')}|${AMONG_WHOM}|国内)[^，。；、“”]{0,8}$`;
const ENDS_RANK = form`^(?:[，。；、！？）”的和与]|$)`;

function atHan(
  units: OwnUnits | null,
  text: string,
  at: number,
  before: readonly BareFigure[],
  months: CurrentMonth,
): FoundFigures | null {
  const c = text.charAt(at);
  if (c === '第' || c === '前') return rankAt(text, at);
  if (c === '翻') return doublingAt(text, at);
  if (c === '半') return majorityAt(text, at) ?? halfUnitAt(units, text, at);
  if (c === '一' && text[at + 1] === '半') return oneHalfAt(text, at);
  if (c === '打' || c === '对' || c === '對') {
    if (c !== '打' || !HALF_PRICE.test(text.slice(at, at + 3))) return null;
    return boundedFigure(text, at + 1, at + 3, 'percent', integer(50), ONE, IMPLIED_ONE, '%', unitAt(units, '折', 0));
  }
  if (c === '负') return null;
  let run = at;
  while (isIn(isHanNumeralUnit, text.charCodeAt(run))) run++;
  const next = text.charCodeAt(run);
  // Most Chinese numerals in prose are parts of words. The character after them shows that.
  if (!isIn(goesOnNumeral, next) && !mayBeUnit(units, next) && !isIn(largeUnit, text.charCodeAt(run - 1)))
    return nothingUpTo(run);
  const share = PERCENT_OF.exec(text.slice(at, at + 8));
  if (share) return shareAt(text, at, share[0].length, group(share, 1));
  const part = text[run] === '分' ? fractionAt(text, at) : null;
  if (part) return part;
  const date = hanDateAt(text, at, before, months);
  if (date) return date;
  if (isIn(isPowerOfTen, text.charCodeAt(at)) && SEVERAL_BEFORE.test(text.slice(Math.max(0, at - 2), at)))
    return severalAt(units, text, at) ?? nothingUpTo(run);
  const numeral = readNumeral(text, at);
  if (!numeral) return pairAt(units, text, at, run) ?? discountAt(units, text, at, run);
  return (
    hanRangeAt(units, text, at, numeral) ??
    hanQuantity(units, text, at, numeral) ??
    nothingUpTo(Math.max(run, numeral.start + 1))
  );
}

/** An unknown number of tens: 几十万人, 数十亿元. There are at least two and fewer than ten of them. */
function severalAt(units: OwnUnits | null, text: string, at: number): FoundFigures | null {
  const words = POWER_OF_TEN_WORDS.exec(text.slice(at, at + 3))?.[0] ?? '';
  const gap = at + words.length;
  const unit = unitAt(units, text, gap);
  if (!unit || !isVagueUnit(text, gap, unit) || unit.words === '年') return null;
  const one = valueOf(words);
  const figure = rangeFigure(
    span(at - 1, gap + unit.words.length),
    kindOf(unit),
    [mul(one, integer(2)), mul(one, integer(10))],
    { decimals: 0, magnitude: one },
    unit,
    text[at - 1],
  );
  return { figures: [figure], end: figure.at.end };
}

/** After 几十 and 七八 most classifiers count, but 里 and 度 belong to other words. */
function isVagueUnit(text: string, at: number, unit: Unit): boolean {
  if (unit.class === 'percent') return unit.words === '成' && isShare(text, at + 1);
  if (unit.class === 'duration') return unit.words !== '日' && unit.words !== '昼夜';
  // 减少两三倍 is no guess but wrong usage.
  if (unit.class === 'multiple') return false;
  return unit.class === 'count' ? !notAClassifier(text, at, unit.words) : !AMBIGUOUS_UNIT.test(unit.words);
}

/** Two numbers side by side that are the ends of a guess: 八九亿元, 两三年, 十七八万人, 三五百户. */
function pairAt(units: OwnUnits | null, text: string, at: number, run: number): FoundFigures | null {
  const m = GUESS_PAIR.exec(text.slice(at, run));
  if (!m || (m[1] && m[4]) || isIn(goesOnDigits, text.charCodeAt(at - 1))) return null;
  const ends = [valueOf(group(m, 2)).n, valueOf(group(m, 3)).n] as const;
  if (ends[1] - ends[0] !== 1n && !(ends[0] === 3n && ends[1] === 5n)) return null;
  const unit = unitAt(units, text, run);
  if (!unit || !isVagueUnit(text, run, unit)) return null;
  const scaled = `${group(m, 4)}${group(m, 5)}`;
  // 一两天 and 三五个 only mean some. 七八年 may be 1978年, and 七八十年代 are calendar years.
  if (ends[0] === 1n && !scaled) return null;
  if (unit.class === 'count' && !scaled && !m[1] && !COUNTED_CLASSIFIERS.has(unit.words)) return null;
  if (unit.words === '年' && (scaled || m[1] || ends[0] > 4n || isIn(goesOnYears, text.charCodeAt(run + 1))))
    return null;
  const tenth = m[1] ? valueOf(m[1]) : ZERO;
  const magnitude = scaled ? valueOf(scaled) : ONE;
  const rate = unit.words === '成' ? mul(magnitude, integer(10)) : magnitude;
  const scaledUp = (n: bigint): Rational => mul(add(tenth, integer(n)), rate);
  const places = { decimals: 0, magnitude };
  const figure = rangeFigure(
    span(at, run + unit.words.length),
    kindOf(unit),
    [scaledUp(ends[0]), scaledUp(ends[1])],
    places,
    unit,
    '',
  );
  return { figures: [figure], end: figure.at.end };
}

/** A range in Chinese numerals: 一千到两千万元, 十八至三十万元. The second number shows whether both are a quantity. */
function hanRangeAt(units: OwnUnits | null, text: string, at: number, first: Numeral): FoundFigures | null {
  if (!isIn(joinsRange, text.charCodeAt(first.end)) || first.approximator || first.formal) return null;
  const joint = NUMBER_RANGE_MARK.exec(text.slice(first.end, first.end + 2))?.[0];
  const second = joint ? readNumeral(text, first.end + joint.length) : null;
  if (!second || second.approximator || isIn(opensOrdinal, text.charCodeAt(at - 1))) return null;
  const gap = afterBlanks(text, second.end);
  const unit = unitAt(units, text, gap);
  const alone = unit && (second.han ? hanQuantity : quantityAt)(units, text, second.start, second)?.figures[0];
  if (!alone || alone.number === null || alone.at.end !== gap + unit.words.length) return null;
  if (compare(first.value, second.value) >= 0) return null;
  return rangeOf(text, at, first, second, unit);
}

/** Two digits before 折: 五五折, 七八折. Other runs of digits have no value. */
function discountAt(units: OwnUnits | null, text: string, at: number, run: number): FoundFigures {
  const words = text.slice(at, run);
  if (text[run] === '折' && words.length === 2 && !isIn(goesOnDigitsOff, text.charCodeAt(run + 1))) {
    const digits = readDigitRun(words);
    const value = digits && fromDecimal(digits);
    if (value) return boundedFigure(text, at, run + 1, 'percent', value, ONE, IMPLIED_ONE, '%', unitAt(units, '折', 0));
  }
  return nothingUpTo(run);
}

/** 百分之五, 千分之二点四: always a percentage. */
function shareAt(text: string, at: number, length: number, of: string): FoundFigures | null {
  const from = at + length;
  const numeral = readNumeral(text, from);
  if (!numeral) return nothingUpTo(from);
  const thousands = KILO.exec(text.slice(numeral.end, numeral.end + 3))?.[0] ?? '';
  const times = thousands ? integer(1000) : ONE;
  const value = div(mul(mul(numeral.value, times), HUNDRED), tenTo(SHARE_POWERS[of] ?? 0));
  const plain = numeral.han ? numeral.magnitude : ONE;
  const magnitude = mul(times === ONE ? plain : times, tenTo(2 - (SHARE_POWERS[of] ?? 0)));
  return boundedFigure(
    text,
    at,
    numeral.end + thousands.length,
    'percent',
    value,
    ONE,
    { ...numeral, start: at, magnitude },
    '%',
    null,
  );
}

function hanQuantity(units: OwnUnits | null, text: string, at: number, numeral: Numeral): FoundFigures | null {
  const words = text.slice(at, numeral.end);
  const gap = afterBlanks(text, numeral.end);
  const halved = halvedAt(units, text, at, numeral, gap);
  if (halved) return halved;
  const unit = unitAt(units, text, gap);
  const bounded = boundBefore(text, at) !== null || numeral.approximator !== '';
  const previous = text[at - 1] ?? '';
  if (ONLY_MAGNITUDES.test(words)) {
    // 百姓, 千家 and 万物 are words. 近百项, 上千人, 过千亿 and 超百亿元 are quantities.
    const tied = bounded || REACH_LAST.test(text.slice(Math.max(0, at - 2), at));
    if (!tied || MAKES_WORD.test(text.slice(numeral.end, numeral.end + 4))) return null;
    const magnitude = integer(1);
    return quantityAt(units, text, at, {
      ...numeral,
      magnitude: unit || !ENDS_IN_MYRIADS.test(words) ? magnitude : numeral.magnitude,
      step: numeral.value,
    });
  }
  if (isZero(numeral.value) && !numeral.decimals) return null;
  if (unit === null) {
    const told = bounded || numeral.decimals > 0 || numeral.counted;
    return told && numeral.magnitude.n >= 10000n ? quantityAt(units, text, at, numeral) : null;
  }
  if (unit.class === 'percent') {
    if (unit.words === '成') {
      const after = text.slice(gap + 1, gap + 3);
      if (!isShare(text, gap + 1) || UNCHANGED.test(after) || compare(numeral.value, integer(10)) > 0) return null;
    }
    return quantityAt(units, text, at, numeral);
  }
  if (unit.class === 'points' || unit.class === 'multiple') return quantityAt(units, text, at, numeral);
  if (unit.class === 'duration') {
    if (unit.words === '日' || unit.words === '昼夜') return null;
    const after = text.slice(gap + unit.words.length, gap + unit.words.length + 3);
    // “辉煌七十年·…”: the words are part of a name.
    if (after.startsWith('·')) return null;
    if (words === '一' && (after.startsWith('比一') || previous === '比')) return null;
    if (PROGRAMME_AFTER.test(after) || isIn(opensDuration, text.charCodeAt(at - 1))) return null;
    if (words === '一' && SHORT_TIME.test(unit.words) && (after.startsWith('一') || after.startsWith(unit.words)))
      return null;
    if (
      words === '一' &&
      unit.words !== '年' &&
      unit.words !== '周' &&
      unit.words !== '周年' &&
      !LASTING_BEFORE.test(text.slice(Math.max(0, at - 2), at))
    )
      return null;
    if (OF_MYRIADS.test(words) || (words === '百' && unit.words === '年')) return null;
    if (previous === '个') return null;
    return quantityAt(units, text, at, numeral);
  }
  if (unit.class === 'money' || unit.class === 'measure') {
    if (AMBIGUOUS_UNIT.test(unit.words)) return bounded ? quantityAt(units, text, at, numeral) : null;
    if (ONE_OR_TWO.test(words) && unit.words === '米') return null;
    if (
      text.slice(Math.max(0, at - 2), at) === '最后' ||
      (unit.words === '元' && isIn(goesOnYuan, text.charCodeAt(gap + 1)))
    )
      return null;
    if (words === '一' && unit.class === 'measure' && unit.words.length === 1) return null;
    return quantityAt(units, text, at, numeral);
  }
  if (bounded) return words === '一' ? null : quantityAt(units, text, at, numeral);
  const large = compare(numeral.value, integer(10)) > 0;
  const exactly = compare(numeral.value, integer(1000)) >= 0 && words.length > 2;
  if (exactly || (large && COUNTED_OFTEN.test(unit.words)))
    return countsNoNamedSet(text, at, gap, unit) ? quantityAt(units, text, at, numeral) : null;
  if (COUNTED_CLASSIFIERS.has(unit.words) && words !== '一' && compare(numeral.value, ONE) > 0) {
    if (unit.words === '期' && !isIn(opensIssues, text.charCodeAt(at - 1))) return null;
    if (unit.words === '人' && isIn(goesOnPeople, text.charCodeAt(gap + 1))) return null;
    if (unit.words === '户' && isIn(goesOnHousehold, text.charCodeAt(gap + 1))) return null;
    return quantityAt(units, text, at, numeral);
  }
  return null;
}

/** A count of a named set stands in quotation marks or before the name of a plan: “十大工程”, 二十条. */
function countsNoNamedSet(text: string, at: number, gap: number, unit: Unit): boolean {
  if (isIn(opensName, text.charCodeAt(at - 1))) return false;
  return !SET_NAME_AFTER.test(text.slice(gap + unit.words.length, gap + unit.words.length + 2));
}

function halfUnitAt(units: OwnUnits | null, text: string, at: number): FoundFigures | null {
  const m = HALF_UNIT.exec(text.slice(at, at + 5));
  if (!m || isIn(opensHalf, text.charCodeAt(at - 1))) return null;
  if (m[1] === '折')
    return boundedFigure(text, at, at + 2, 'percent', integer(50), ONE, IMPLIED_ONE, '%', unitAt(units, '折', 0));
  if (m[1] === '年' && isIn(goesOnHalfYear, text.charCodeAt(at + 2))) return null;
  const unit = unitAt(units, group(m, 1), 0);
  if (!unit) return null;
  return boundedFigure(text, at, at + m[0].length, 'duration', ONE_HALF, ONE, IMPLIED_ONE, unit.base, unit);
}

function doublingAt(text: string, at: number): FoundFigures | null {
  const m = DOUBLING.exec(text.slice(at, at + 4));
  if (!m) return null;
  const numeral = readNumeral(group(m, 1), 0);
  if (!numeral) return null;
  return boundedFigure(text, at, at + m[0].length, 'multiple', numeral.value, ONE, numeral, '番', {
    words: '番',
    base: '番',
    class: 'duration',
  });
}

/** In front of a former rank. */
const FORMER = form`${words('上届 上一届 上年度? 去年 上次 上一次 上轮 上期 上月 上季度 原来 原先')}的?$`;

/** Ranks: 第126位, 前100位, 百强榜第4, 排名全省第一. */
function rankAt(text: string, at: number): FoundFigures | null {
  const from = afterBlanks(text, at + 1);
  const numeral = readNumeral(text, from);
  if (!numeral || numeral.decimals || numeral.approximator || numeral.magnitude.n > 1n) return null;
  const place = RANK_PLACE.exec(text.slice(numeral.end, numeral.end + 2))?.[0];
  const front = text[at] === '前';
  if (front) {
    if (!place || numeral.value.n < 2n) return null;
    const end = numeral.end + place.length;
    return rankFigure(text, at, end, numeral, 'under', '前');
  }
  const head = text.slice(Math.max(0, at - 20), at);
  if (place) {
    // 位列第7，与上届的第11名相比: the former rank of the one before.
    const former = FORMER.test(head) && RANKING.test(text.slice(Math.max(0, at - 40), at));
    if (place === '名' && !former && !RANK_CONTEXT.test(head)) return null;
    return rankFigure(text, at, numeral.end + place.length, numeral, 'exact', '');
  }
  if (!RANK_CONTEXT.test(head) || !ENDS_RANK.test(text.slice(numeral.end, numeral.end + 1))) return null;
  return rankFigure(text, at, numeral.end, numeral, 'exact', '');
}

function rankFigure(
  text: string,
  at: number,
  end: number,
  numeral: Numeral,
  bound: Bound,
  words: string,
): FoundFigures {
  const figure: BareFigure = {
    at: span(at, end),
    kind: 'rank',
    value: toDecimal(numeral.value),
    number: numeral.value,
    interval: bound === 'under' ? interval(ONE, numeral.value) : point(numeral.value),
    decimals: 0,
    magnitude: ONE,
    unit: '位',
    unitWords: '位',
    bound,
    boundWords: words,
    from: at,
    to: end,
  };
  return { figures: [figure], end };
}

// ---------------------------------------------------------------- dates

const DATE_RANGE_MARK = form`—{1,2}|[-–~－至到]`;
const MONTH_DIGITS = '1[0-2]|0?[1-9]';
const DAY_DIGITS = '3[01]|[12]\\d|0?[1-9]';
const ISO_DATE = form`^((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))(?!\d)`;
const YEAR_RANGE = form`^((?:1[89]|20|21)\d\d)${DATE_RANGE_MARK}((?:1[89]|20|21)\d\d)年度?`;
const YEAR_DATE = form`^((?:1[5-9]|20|21)\d\d)\s?年(?:(${MONTH_DIGITS})\s?月(?:(${DAY_DIGITS})\s?日)?)?`;
/** The second year of a range may be written without its century: 2021—25年. */
const SHORT_YEAR_RANGE = form`^((?:19|20)\d\d)${DATE_RANGE_MARK}(\d\d)年`;
const YEAR_MONTHS = form`^((?:1[89]|20)\d\d)年(元|${MONTH_DIGITS})月?${DATE_RANGE_MARK}(${MONTH_DIGITS})月份?(?!\d{1,2}日)`;
const MONTH_RANGE = form`^(${MONTH_DIGITS})(?:月份?)?${DATE_RANGE_MARK}(${MONTH_DIGITS})月份?(?!\d{1,2}日)`;
const MONTH_DATE = form`^(${MONTH_DIGITS})\s?月(?:(${DAY_DIGITS})\s?日|份)?`;
/** 元 is January in 元至5月, but money after a numeral. */
const JANUARY_BEFORE = form`(?:^|[^\d一二两三四五六七八九十百千万亿多余几每美欧日港澳加韩公单纪状])(元月?${DATE_RANGE_MARK})$`;
/** A day of the month, but not in 日均 or 日常. */
const DAY_DATE = form`^(${DAY_DIGITS})日(?![均常报程益子语元本])`;
/** Characters that make a name or an edition of the year: 2015级, 2025版, 2025年鉴. */
const goesOnCalendarYear = charSet('级版款代鉴');
const joinsDays = charSet('至到-—~、和');
const opensDay = charSet('当本每');

/** Characters that may follow the first digits of a date. */
const joinsDate = charSet(`年月日-/.—–~－至到${SPACES}`);

const HAN_MONTHS = '十[一二]?|[一二三四五六七八九]';
const HAN_DAYS = '三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]';
const HAN_DATE = form`^([一二][〇○零一二三四五六七八九]{3})年(?:(${HAN_MONTHS})月(?:(${HAN_DAYS})日)?)?`;
const HAN_MONTH = form`^(${HAN_MONTHS})月(?:份|(${HAN_DAYS})日|(?=${words('底 初 中旬 上旬 下旬')}))`;
const YEAR_AND_MONTH = form`^(\d{4})-(\d\d)`;

const pad = (n: string): string => n.padStart(2, '0');
const monthOf = (words: string): string => (words === '元' ? '01' : pad(words));

function dateAt(text: string, at: number, before: readonly BareFigure[], months: CurrentMonth): FoundFigures | null {
  if (isDigit(text[at - 1]) || isIn(isLetter, text.charCodeAt(at - 1)) || text[at - 1] === '.' || text[at - 1] === '·')
    return null;
  let run = at + 1;
  while (isDigit(text[run])) run++;
  if (run - at > 4 || !isIn(joinsDate, text.charCodeAt(run))) return null;
  const rest = text.slice(at, at + 16);
  let m = ISO_DATE.exec(rest);
  if (m) return dateFigure(at, m[0].length, `${m[1]}-${pad(group(m, 2))}-${pad(group(m, 3))}`, months);
  m = YEAR_RANGE.exec(rest);
  if (m) return dateFigure(at, m[0].length, `${m[1]}/${m[2]}`, months);
  m = SHORT_YEAR_RANGE.exec(rest);
  if (m && Number(m[2]) > Number(group(m, 1).slice(2)))
    return dateFigure(at, m[0].length, `${m[1]}/${group(m, 1).slice(0, 2)}${m[2]}`, months);
  m = YEAR_MONTHS.exec(text.slice(at, at + 18));
  if (m) return dateFigure(at, m[0].length, `${m[1]}-${monthOf(group(m, 2))}/${m[1]}-${pad(group(m, 3))}`, months);
  m = YEAR_DATE.exec(rest);
  if (m) {
    const [written, year, month, day] = m;
    if (!month && isIn(goesOnCalendarYear, text.charCodeAt(at + written.length)))
      return nothingUpTo(at + written.length);
    return dateFigure(
      at,
      written.length,
      [year, month && pad(month), day && pad(day)].filter(Boolean).join('-'),
      months,
    );
  }
  m = MONTH_RANGE.exec(rest);
  if (m) {
    const month = Number(m[1]);
    const second = Number(m[2]);
    // 5月21日至6月2日 is two dates and is not read here. 3月至5月 is one period.
    if (month <= second || m[0].slice(0, -2).includes('月'))
      return dateFigure(at, m[0].length, `--${pad(group(m, 1))}/--${pad(group(m, 2))}`, months, false);
  }
  m = MONTH_DATE.exec(rest);
  const first = m && !m[2] ? JANUARY_BEFORE.exec(text.slice(Math.max(0, at - 6), at)) : null;
  if (m && first) {
    const { length } = group(first, 1);
    return dateFigure(at - length, length + m[0].length, `--01/--${pad(group(m, 1))}`, months, false);
  }
  if (m) {
    const value = m[2] ? `--${pad(group(m, 1))}-${pad(m[2])}` : `--${pad(group(m, 1))}`;
    months.month = pad(group(m, 1));
    return dateFigure(at, m[0].length, value, months);
  }
  m = DAY_DATE.exec(rest);
  if (m) {
    const range = isIn(joinsDays, text.charCodeAt(at - 1)) && before.at(-1)?.kind === 'date';
    if (!range && !months.month)
      return isIn(opensDay, text.charCodeAt(at - 1))
        ? null
        : dateFigure(at, m[0].length, `---${pad(group(m, 1))}`, months);
    return dateFigure(
      at,
      m[0].length,
      months.month ? `--${months.month}-${pad(group(m, 1))}` : `---${pad(group(m, 1))}`,
      months,
    );
  }
  return null;
}

function hanDateAt(
  text: string,
  at: number,
  _before: readonly BareFigure[],
  months: CurrentMonth,
): FoundFigures | null {
  const rest = text.slice(at, at + 14);
  let m = HAN_DATE.exec(rest);
  if (m) {
    const number = (w: string | undefined): string | undefined => w && pad(toDecimal(valueOf(w)));
    const value = [readDigitRun(group(m, 1)), number(m[2]), number(m[3])].filter(Boolean).join('-');
    return dateFigure(at, m[0].length, value, months);
  }
  m = HAN_MONTH.exec(rest);
  if (m && !isHanNumeral(text[at - 1]) && text[at - 1] !== '第') {
    const month = pad(toDecimal(valueOf(group(m, 1))));
    const day = m[2] && pad(toDecimal(valueOf(m[2])));
    months.month = month;
    return dateFigure(at, m[0].length, day ? `--${month}-${day}` : `--${month}`, months);
  }
  return null;
}

function dateFigure(at: number, length: number, value: string, months: CurrentMonth, keep = true): FoundFigures {
  const full = YEAR_AND_MONTH.exec(value);
  if (keep && full) months.month = group(full, 2);
  const end = at + length;
  const figure: BareFigure = {
    at: span(at, end),
    kind: 'date',
    value,
    number: null,
    interval: null,
    decimals: 0,
    magnitude: ONE,
    unit: '',
    unitWords: '',
    bound: 'exact',
    boundWords: '',
    from: at,
    to: end,
  };
  return { figures: [figure], end };
}
