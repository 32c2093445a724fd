/**
 * Reads every measured quantity of a paragraph, in one scan from left to right: amounts, percentages, points,
 * multiples, ranks, dates and durations. What the words around a figure make of it (indicator, period, change) is
 * read by read/indicators.
 */
import { charSet, isIn, SPACES } from '../charset';
import type { Bound, Figure, FigureKind } from '../model';
import { span } from '../model';
import { interval, point } from '../num/interval';
import type { Numeral } from '../num/numerals';
import { isHanNumeral, isHanNumeralUnit, readDigitRun, readNumeral } from '../num/numerals';
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
import { indexAt } from '../text/sentences';
import type { BareFigure, Found } from './bounds';
import { between, boundBefore, finish, skip, UNSAID } from './bounds';
import { fractionAt, majorityAt, oneHalfAt, slashedAt } from './fractions';
import { describeFigures, UNDESCRIBED } from './indicators';
import { ratioAt } from './ratios';
import type { ReadContext } from './reader';
import type { OwnUnits, Unit } from './units';
import { compoundAt, mayBeUnit, unitAt } from './units';
import { group } from '../match';

export function readFigures(context: ReadContext): Figure[] {
  const { text, units } = context;
  const bare = scan(units, text);
  if (!bare.length) return [];
  const described = describeFigures(context, bare);
  // Written out, since taking fields off with a rest pattern makes slow objects.
  return bare.map((b, i) => {
    const d = described[i] ?? UNDESCRIBED;
    return {
      at: b.at,
      text: text.slice(b.at.start, b.at.end),
      kind: b.kind,
      value: b.value,
      number: b.number,
      interval: b.interval,
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

function scan(units: OwnUnits | null, text: string): BareFigure[] {
  const out: BareFigure[] = [];
  const months: Month = { year: '', month: '' };
  let i = 0;
  // 1.2021年…: a section number runs into a year.
  const section = /^\s*\d{1,2}\.(?=(?:19|20)\d\d年)/.exec(text);
  if (section) i = section[0].length;
  while (i < text.length) {
    const start = STARTS[text.charCodeAt(i)];
    if (start === 0) {
      i++;
      continue;
    }
    const found = start === 1 ? atDigit(units, text, i, out, months) : atHan(units, text, i, out, months);
    if (found === null) {
      i++;
      continue;
    }
    for (const figure of found.figures) out.push(figure);
    i = Math.max(found.end, i + 1);
  }
  return out;
}

interface Month {
  year: string;
  month: string;
}

/** 1 for a digit, 2 for another character that may start a figure. */
const STARTS = new Uint8Array(0x10000);
for (const c of '零〇○一二两兩三四五六七八九十百千万亿半翻第前壹贰叁肆伍陆柒捌玖拾佰仟貳陸萬億打对對负')
  STARTS[c.charCodeAt(0)] = 2;
for (const c of '0123456789') STARTS[c.charCodeAt(0)] = 1;
const LATIN = /[A-Za-z]/;
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

// ---------------------------------------------------------------- Arabic

function atDigit(
  units: OwnUnits | null,
  text: string,
  at: number,
  before: readonly BareFigure[],
  months: Month,
): Found | null {
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
  // Identifiers, versions, sums of slogans (1+5), anniversaries written 3·15 and times of day are no quantities.
  if (
    /[A-Za-z_#+·:@№]/.test(previous) &&
    !(previous !== '+' && /[A-Z]/.test(previous) && strongUnit(units, text, numeral.end))
  )
    return skip(run);
  if ((previous === '-' && /[A-Za-z0-9]/.test(text[at - 2] ?? '')) || (previous === '/' && isDigit(text[at - 2])))
    return skip(run);
  if (/^[·:]\d/.test(text.slice(run, run + 2)) || (text[run] === '+' && numeral.end === run)) return skip(run);
  // 9时30分 is a time of day.
  if (/[时点]/.test(previous) && isDigit(text[at - 2]) && text[numeral.end] === '分') return skip(numeral.end + 1);
  const range = rangeAt(units, text, at, numeral);
  if (range) return range;
  return (
    quantityAt(units, text, at, numeral) ?? sharedUnitAt(units, text, at, numeral) ?? skip(Math.max(run, numeral.end))
  );
}

/** 1.7、0.7、8.3个百分点: the values before the last share its unit, which stands once. */
function sharedUnitAt(units: OwnUnits | null, text: string, at: number, numeral: Numeral): Found | null {
  if (numeral.magnitude.n > 1n || numeral.approximator) return null;
  let last = numeral;
  for (let k = 0; k < 8; k++) {
    const joint = /^(?:、|和|与|及)(?=\d)/.exec(text.slice(last.end, last.end + 2));
    if (!joint) return null;
    const next = readNumeral(text, last.end + joint[0].length);
    if (!next || (next.decimals === 0 && numeral.decimals > 0 && next.magnitude.n > 1n)) return null;
    last = next;
    const unit = unitAt(units, text, spaces(text, last.end));
    if (!unit) continue;
    if (unit.class !== 'points' && unit.words !== '%') return null;
    return finish(text, at, numeral.end, kindOf(unit), numeral.value, numeral.step, numeral, unit.base, unit);
  }
  return null;
}

function strongUnit(units: OwnUnits | null, text: string, at: number): boolean {
  const unit = unitAt(units, text, spaces(text, at));
  return unit !== null && (unit.class !== 'count' || unit.words.length > 1);
}

function spaces(text: string, at: number): number {
  let i = at;
  while (text[i] === ' ' && i - at < 4) i++;
  return i;
}

const RANGE = /^(?:~|—{1,2}|–|-{1,2}|－|至|到)/;

/** `3%~5%` gives two figures; `3—5%`, `20至30家` share a unit and are one figure between two values. */
function rangeAt(units: OwnUnits | null, text: string, at: number, first: Numeral): Found | null {
  if (first.approximator) return null;
  const joint = RANGE.exec(text.slice(first.end, first.end + 2))?.[0];
  if (!joint || !isDigit(text[first.end + joint.length])) return null;
  const second = readNumeral(text, first.end + joint.length);
  if (!second) return null;
  const unit = unitAt(units, text, spaces(text, second.end));
  return unit && !(unit.class === 'duration' && unit.words === '日') ? rangeOf(text, at, first, second, unit) : null;
}

function rangeOf(text: string, at: number, first: Numeral, second: Numeral, unit: Unit): Found {
  const rate = unit.class === 'percent' && unit.words === '成' ? integer(10) : ONE;
  // 3至5万元: the magnitude of the second number is the first's too.
  const shared =
    first.magnitude.n === 1n &&
    second.magnitude.n > 1n &&
    compare(first.value, div(second.value, second.magnitude)) < 0;
  const low = mul(shared ? mul(first.value, second.magnitude) : first.value, rate);
  const high = mul(second.value, rate);
  const kind = kindOf(unit);
  const end = spaces(text, second.end) + unit.words.length;
  const places = { decimals: Math.max(first.decimals, second.decimals), magnitude: second.magnitude };
  return { figures: [between(span(at, end), kind, [low, high], places, unit)], end };
}

function kindOf(unit: Unit): FigureKind {
  if (unit.class === 'percent' || unit.class === 'points' || unit.class === 'multiple' || unit.class === 'duration')
    return unit.class;
  return 'amount';
}

const NUMBERED_THING = /^(?:号(?!召)|号线|号文|线(?!路|条)|路(?!公里)|[A-Za-z])/;
const RANKED =
  /(?:排名|排位|位次|位居|位列|列|居|名列|跃升至|升至|升到|上升到|上升至|前移至|前进至|提升至|提升到|跃居|跻身|进入|排|榜|降至|第\d{1,4}位)[^，。；\d]{0,12}$/;
/** 前移5位 is a distance, no place. */
const MOVED = /(?:前移|上升|提升|前进|提高|后移|下降|下滑|上移|跃升|进|退)(?:了)?$/;
const MONEY_WORDS =
  /(?:收入|产值|总额|税收|投资|资金|利润|增加值|生产总值|GDP|支出|贷款|存款|销售额|营收|融资|债券|补贴|利税|成交额|交易额|零售额|出口|进口|余额|产业|园区|企业|项目|规模)[^，。；]{0,8}$/;

/** A numeral with its unit and bounds, from `at`; null where it is no quantity. */
function quantityAt(units: OwnUnits | null, text: string, at: number, numeral: Numeral): Found | null {
  const gap = spaces(text, numeral.end);
  const halved = halvedAt(units, text, at, numeral, gap);
  if (halved) return halved;
  let unit = unitAt(units, text, gap);
  if (unit && gap > numeral.end && unit.class === 'count') unit = unit.words.length > 1 || !numeral.han ? unit : null;
  if (unit?.class === 'duration' && unit.words === '日' && !numeral.han) return null;
  // 年 behind a number of three or four digits reads as a calendar year elsewhere.
  if (unit?.words === '年' && /^(?:代|级|版|款|检|报|鉴)/.test(text.slice(gap + 1, gap + 2))) return skip(gap + 1);
  if (unit && LATIN.test(unit.words.slice(-1)) && LATIN.test(text[gap + unit.words.length] ?? '')) unit = null;
  if (unit?.words === '成' && !isShare(text, gap + 1)) unit = null;
  if (
    unit?.words === '折' &&
    (/^[合算旧射磨断扣叠腾返中服]/.test(text[gap + 1] ?? '') || /[波曲]/.test(text[at - 1] ?? ''))
  )
    unit = null;
  if (unit?.class === 'count' && notAClassifier(text, gap, unit.words)) unit = null;
  if (unit === null) {
    if (NUMBERED_THING.test(text.slice(numeral.end, numeral.end + 2))) return skip(numeral.end);
    if (numeral.magnitude.n >= 10000n && (!numeral.han || numeral.counted || numeral.decimals))
      return bareMagnitude(text, at, numeral);
    if (
      numeral.magnitude.n >= 10000n &&
      numeral.han &&
      boundBefore(text, at) &&
      MONEY_WORDS.test(text.slice(Math.max(0, at - 16), boundBefore(text, at)?.from ?? at))
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
  if (unit.class === 'money' && /^人民币/.test(text.slice(end, end + 3)) && unit.base === '元') end += 3;
  let kind = kindOf(unit);
  // 46位 names a place in an order behind 排名 or 升至; elsewhere 位 counts people.
  const head = text.slice(Math.max(0, at - 24), at);
  if (unit.words === '位' && RANKED.test(head) && !MOVED.test(head)) kind = 'rank';
  let value = numeral.value;
  let step = numeral.step;
  if (unit.words === '成') {
    if (text[end] === '半') {
      end++;
      value = add(value, rational(1n, 2n));
    }
    value = mul(value, integer(10));
    step = mul(step, integer(10));
  } else if (unit.words === '折') {
    value = mul(value, compare(value, integer(10)) >= 0 ? ONE : integer(10));
  } else if (unit.words === '‰') {
    value = div(value, integer(10));
    numeral = { ...numeral, magnitude: div(numeral.magnitude, integer(10)) };
  } else if (unit.class === 'money' && !per) {
    [value, end] = fractions(text, end, value, numeral.formal);
    if (numeral.formal && /[整正]/.test(text[end] ?? '')) end++;
  }
  if (unit.words === '%' || unit.words === '‰' || unit.class === 'money') {
    const sign = text[at - 1];
    if ((sign === '负' || sign === '-' || sign === '－') && !ENDS_FIGURE.test(text[at - 2] ?? '')) {
      value = { n: -value.n, d: value.d };
      return finish(text, at - 1, end, kind, value, step, numeral, base, unit);
    }
  }
  return finish(text, at, end, kind, value, step, numeral, base, unit);
}

/** 1万元-5万元, 1万元--5万元: behind a figure a dash joins it to the next. */
const ENDS_FIGURE = /[\d%‰元年月日个点倍亩斤吨米里人户家件项次万亿多余上下右—–~－-]/;

const AND_HALF =
  /^个半(月|小时|钟头|星期|世纪|学期|季度|工作日)|^(年|个?月|天|周|学年|倍|吨|公斤|斤|亩|公里|里|米|担)半(?![载数价成径天年月日夜途票干湿封闭自公程岛山腰开导机挂])/;
const HALF = rational(1n, 2n);

/** 两个半小时, 三年半: the half stands inside the unit or behind it. */
function halvedAt(units: OwnUnits | null, text: string, at: number, numeral: Numeral, gap: number): Found | null {
  if (text[gap + 1] !== '半' && text[gap + 2] !== '半') return null;
  if (numeral.decimals || numeral.approximator || numeral.magnitude.n > 1n) return null;
  const m = AND_HALF.exec(text.slice(gap, gap + 5));
  if (!m) return null;
  const unit = unitAt(units, m[2] ?? `个${m[1]}`, 0);
  if (!unit) return null;
  const value = add(numeral.value, HALF);
  return finish(text, at, gap + m[0].length, kindOf(unit), value, ONE, numeral, unit.base, unit, HALF);
}

const SMALL_MONEY = /^([一二两三四五六七八九\d])(?:毛|角)(?:([一二两三四五六七八九\d])分)?/;
const FORMAL_SMALL_MONEY = /^(?:零?([壹贰叁肆伍陆柒捌玖])角)?(?:零?([壹贰叁肆伍陆柒捌玖])分)?/;

/** The value of a word that is a numeral; nought for any other. */
const valueOf = (word: string): Rational => readNumeral(word, 0)?.value ?? ZERO;

/** 五元三毛, 壹佰元伍角叁分: small money behind 元. */
function fractions(text: string, end: number, value: Rational, formal: boolean): [Rational, number] {
  const m = (formal ? FORMAL_SMALL_MONEY : SMALL_MONEY).exec(text.slice(end, end + 6));
  if (!m?.[0]) return [value, end];
  const tenth = m[1] ? valueOf(m[1]) : ZERO;
  const cent = m[2] ? valueOf(m[2]) : ZERO;
  return [add(value, add(mul(tenth, tenTo(-1)), mul(cent, tenTo(-2)))), end + m[0].length];
}

const isShare = (text: string, at: number): boolean =>
  !/^[立为效果就功本员分长绩型套群品交形熟色见败人年都份就千上]/.test(text[at] ?? '');

/** 2000亿, 过千亿, 100万: a magnitude without a unit; behind a money indicator it is 元. */
function bareMagnitude(text: string, at: number, numeral: Numeral): Found | null {
  const after = text[numeral.end] ?? '';
  if (numeral.han && /[元斤亩吨级]/.test(after)) return null;
  const money = numeral.magnitude.n >= 100000000n || MONEY_WORDS.test(text.slice(Math.max(0, at - 24), at));
  const capacity = /^(?:产能|人|辆|台|套|农村|城镇|农民|群众|困难|贫困|劳动)/.test(
    text.slice(numeral.end, numeral.end + 2),
  );
  return finish(
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

const CLASSIFIER_TRAPS: readonly [string, RegExp][] = [
  ['市', /^(?:场|民|政|级|值|区|容|县|直)/],
  ['县', /^(?:级|委|城|域|直|长)/],
  ['省', /^(?:级|委|直|长)/],
  ['级', /^./],
  ['方', /^面/],
  ['线', /^(?:城市|以上)/],
  ['分', /^(?:之(?!间)|别|期|工|类|层|配|散|校|局|行|会|段)/],
  ['国', /^(?:际|家|有|内|产|道|务|土)/],
  ['院', /^士/],
  ['网', /^./],
  ['步', /^(?:走|行)/],
  ['家', /^[庭乡具电长园风]/],
  ['名', /^[单牌称片额胜校企师]/],
  ['部', /^[分门署队委件]/],
  ['条', /^[例款件]/],
  ['户', /^[籍口外]/],
  ['本', /^[科级市省县区地土]/],
  ['种', /^[植业养]/],
  ['台', /^[湾账胞]/],
  ['起', /^[来步草源]/],
  ['组', /^[织建成]/],
  ['团', /^[结队]/],
  ['社', /^[会区保]/],
  ['村', /^(?:民|级|委|庄|干)/],
  ['乡', /^[村亲贤土]/],
  ['镇', /^[村级区]/],
  ['企', /^业/],
  ['园', /^[区林]/],
  ['街', /^[道区]/],
  ['厂', /^[家房]/],
  ['集', /^[中体聚团]/],
  ['路', /^[径线灯]/],
  ['门', /^[类户]/],
  ['头', /^部/],
  ['段', /^位/],
];

function notAClassifier(text: string, at: number, words: string): boolean {
  const after = text.slice(at + words.length, at + words.length + 2);
  return CLASSIFIER_TRAPS.some(([w, trap]) => w === words && trap.test(after));
}

// ---------------------------------------------------------------- Chinese numerals and words

const PERCENT_OF = /^(百|千|万|萬|仟|百万|千万|百万万) ?分 ?之 {0,2}/;

/** What may follow a Chinese numeral that is a quantity all the same, without being a unit: 点五, 多, 月, 号, 至. */
const goesOnNumeral = charSet(
  '点點几多余餘来分月号线路折个至到~—–-－ ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
);
const largeUnit = charSet('万萬亿億兆');

function atHan(
  units: OwnUnits | null,
  text: string,
  at: number,
  before: readonly BareFigure[],
  months: Month,
): Found | null {
  const c = text.charAt(at);
  if (c === '第' || c === '前') return rankAt(text, at);
  if (c === '翻') return doublingAt(text, at);
  if (c === '半') return majorityAt(text, at) ?? halfAt(units, text, at);
  if (c === '一' && text[at + 1] === '半') return oneHalfAt(text, at);
  if (c === '打' || c === '对' || c === '對') {
    const m = /^打?(对折|對折)/.exec(text.slice(at, at + 3));
    if (!m || c !== '打') return null;
    return finish(text, at + 1, at + 3, 'percent', integer(50), ONE, UNSAID, '%', unitAt(units, '折', 0));
  }
  if (c === '负') return null;
  let run = at;
  while (isIn(isHanNumeralUnit, text.charCodeAt(run))) run++;
  const next = text.charCodeAt(run);
  // Most Chinese numerals in prose are parts of words; a glance at what follows them tells.
  if (!isIn(goesOnNumeral, next) && !mayBeUnit(units, next) && !isIn(largeUnit, text.charCodeAt(run - 1)))
    return skip(run);
  const share = PERCENT_OF.exec(text.slice(at, at + 8));
  if (share) return shareAt(text, at, share[0].length, group(share, 1));
  const part = text[run] === '分' ? fractionAt(text, at) : null;
  if (part) return part;
  const date = hanDateAt(text, at, before, months);
  if (date) return date;
  if (isIn(tens, text.charCodeAt(at)) && SEVERAL.test(text.slice(Math.max(0, at - 2), at)))
    return severalAt(units, text, at) ?? skip(run);
  const numeral = readNumeral(text, at);
  if (!numeral) return pairAt(units, text, at, run) ?? digitsOff(units, text, at, run);
  return (
    hanRangeAt(units, text, at, numeral) ??
    hanQuantity(units, text, at, numeral) ??
    skip(Math.max(run, numeral.start + 1))
  );
}

const SEVERAL = /几$|(?:^|[^总人户个件次指分系岁天多少半台批家名项])数$/;
const tens = charSet('十百千万亿');
const TENS = /^([十百千]?)(万亿|[万亿]?)/;

/** 几十万人, 数十亿元: how many tens is left open, but not that there are two and less than ten of them. */
function severalAt(units: OwnUnits | null, text: string, at: number): Found | null {
  const words = TENS.exec(text.slice(at, at + 3))?.[0] ?? '';
  const gap = at + words.length;
  const unit = unitAt(units, text, gap);
  if (!unit || !isVagueUnit(text, gap, unit) || unit.words === '年') return null;
  const one = valueOf(words);
  const figure = between(
    span(at - 1, gap + unit.words.length),
    kindOf(unit),
    [mul(one, integer(2)), mul(one, integer(10))],
    { decimals: 0, magnitude: one },
    unit,
    text[at - 1],
  );
  return { figures: [figure], end: figure.at.end };
}

/** Behind 几十 and 七八 most classifiers count, but 里 and 度 are parts of other words. */
function isVagueUnit(text: string, at: number, unit: Unit): boolean {
  if (unit.class === 'percent') return unit.words === '成' && isShare(text, at + 1);
  if (unit.class === 'duration') return unit.words !== '日' && unit.words !== '昼夜';
  // 减少两三倍 is no guess but a slip of language.
  if (unit.class === 'multiple') return false;
  return unit.class === 'count' ? !notAClassifier(text, at, unit.words) : !SHY_UNIT.test(unit.words);
}

const PAIR = /^([二三四五六七八九]?十)?([一二两三四五六七八])([二两三四五六七八九])([十百千]?)(万亿|[万亿]?)$/;

/** 八九亿元, 两三年, 十七八万人, 三五百户: two numbers side by side are the ends of a guess. */
function pairAt(units: OwnUnits | null, text: string, at: number, run: number): Found | null {
  const m = PAIR.exec(text.slice(at, run));
  if (!m || (m[1] && m[4]) || /[第\d]/.test(text[at - 1] ?? '')) return null;
  const ends = [valueOf(group(m, 2)).n, valueOf(group(m, 3)).n] as const;
  if (ends[1] - ends[0] !== 1n && !(ends[0] === 3n && ends[1] === 5n)) return null;
  const unit = unitAt(units, text, run);
  if (!unit || !isVagueUnit(text, run, unit)) return null;
  const scaled = `${group(m, 4)}${group(m, 5)}`;
  // 一两天, 三五个 say hardly more than some; 七八年 may be 1978年, 七八十年代 are years of the calendar.
  if (ends[0] === 1n && !scaled) return null;
  if (unit.class === 'count' && !scaled && !m[1] && !PEOPLE.has(unit.words)) return null;
  if (unit.words === '年' && (scaled || m[1] || ends[0] > 4n || /^(?:代|级|制)/.test(text.slice(run + 1, run + 2))))
    return null;
  const tenth = m[1] ? valueOf(m[1]) : ZERO;
  const magnitude = scaled ? valueOf(scaled) : ONE;
  const rate = unit.words === '成' ? mul(magnitude, integer(10)) : magnitude;
  const scaledUp = (n: bigint): Rational => mul(add(tenth, integer(n)), rate);
  const places = { decimals: 0, magnitude };
  const figure = between(
    span(at, run + unit.words.length),
    kindOf(unit),
    [scaledUp(ends[0]), scaledUp(ends[1])],
    places,
    unit,
    '',
  );
  return { figures: [figure], end: figure.at.end };
}

/** 一千到两千万元, 十八至三十万元: the second number alone tells whether the two are a quantity. */
function hanRangeAt(units: OwnUnits | null, text: string, at: number, first: Numeral): Found | null {
  if (!isIn(joinsRange, text.charCodeAt(first.end)) || first.approximator || first.formal) return null;
  const joint = RANGE.exec(text.slice(first.end, first.end + 2))?.[0];
  const second = joint ? readNumeral(text, first.end + joint.length) : null;
  if (!second || second.approximator || /[第前初]/.test(text[at - 1] ?? '')) return null;
  const gap = spaces(text, second.end);
  const unit = unitAt(units, text, gap);
  const alone = unit && (second.han ? hanQuantity : quantityAt)(units, text, second.start, second)?.figures[0];
  if (!alone || alone.number === null || alone.at.end !== gap + unit.words.length) return null;
  if (compare(first.value, second.value) >= 0) return null;
  return rangeOf(text, at, first, second, unit);
}

const joinsRange = charSet('~—–-－至到');

/** 五五折, 七八折: two digits before 折; any other run of digits has no value. */
function digitsOff(units: OwnUnits | null, text: string, at: number, run: number): Found {
  const words = text.slice(at, run);
  if (text[run] === '折' && words.length === 2 && !/^[合算旧射磨]/.test(text[run + 1] ?? '')) {
    const digits = readDigitRun(words);
    const value = digits && fromDecimal(digits);
    if (value) return finish(text, at, run + 1, 'percent', value, ONE, UNSAID, '%', unitAt(units, '折', 0));
  }
  return skip(run);
}

const PERMILLE: Record<string, number> = { 百: 2, 千: 3, 仟: 3, 万: 4, 萬: 4, 百万: 6, 千万: 7, 百万万: 10 };

/** 百分之五, 千分之二点四: always a percentage. */
function shareAt(text: string, at: number, length: number, of: string): Found | null {
  const from = at + length;
  const numeral = readNumeral(text, from);
  if (!numeral) return skip(from);
  const thousands = /^ ?[kK](?![A-Za-z])/.exec(text.slice(numeral.end, numeral.end + 3))?.[0] ?? '';
  const times = thousands ? integer(1000) : ONE;
  const value = div(mul(mul(numeral.value, times), HUNDRED), tenTo(PERMILLE[of] ?? 0));
  const plain = numeral.han ? numeral.magnitude : ONE;
  const magnitude = mul(times === ONE ? plain : times, tenTo(2 - (PERMILLE[of] ?? 0)));
  return finish(
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

const INDEFINITE = /^[一两]$/;
/** Behind a Chinese numeral these are mostly parts of words: 三方, 百里. */
const SHY_UNIT = /^[里方度安卡帕兆担升平]$/;
/** Behind a Chinese numeral these make a quantity; behind other classifiers it counts a listed set or is a phrase. */
const PEOPLE = new Set(['人', '名', '户', '人次', '岁', '期']);
const PROGRAMME =
  /^(?:行动|计划|规划|攻坚|滚动|提升|专项|倍增|大计|树人|寒窗|磨一剑|一遇|一度|一届|制|级|生|老店|义务|一贯|奋斗|树木)/;

function hanQuantity(units: OwnUnits | null, text: string, at: number, numeral: Numeral): Found | null {
  const words = text.slice(at, numeral.end);
  const gap = spaces(text, numeral.end);
  const halved = halvedAt(units, text, at, numeral, gap);
  if (halved) return halved;
  const unit = unitAt(units, text, gap);
  const bounded = boundBefore(text, at) !== null || numeral.approximator !== '';
  const previous = text[at - 1] ?? '';
  if (/^[百千万亿]+$/.test(words)) {
    // 百姓, 千家, 万物 are words; 近百项, 上千人, 过千亿, 超百亿元 are quantities.
    const tied = bounded || /(?:达|达到|破)$/.test(text.slice(Math.max(0, at - 2), at));
    if (!tied || /^(?:姓|货|家万户|方百计)/.test(text.slice(numeral.end, numeral.end + 4))) return null;
    const magnitude = integer(1);
    return quantityAt(units, text, at, {
      ...numeral,
      magnitude: unit || !/[万亿]$/.test(words) ? magnitude : numeral.magnitude,
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
      if (!isShare(text, gap + 1) || /^不[变是]/.test(after) || compare(numeral.value, integer(10)) > 0) return null;
    }
    return quantityAt(units, text, at, numeral);
  }
  if (unit.class === 'points' || unit.class === 'multiple') return quantityAt(units, text, at, numeral);
  if (unit.class === 'duration') {
    if (unit.words === '日' || unit.words === '昼夜') return null;
    const after = text.slice(gap + unit.words.length, gap + unit.words.length + 3);
    // “辉煌七十年·…”: part of a name.
    if (after.startsWith('·')) return null;
    if (words === '一' && (/^比一/.test(after) || previous === '比')) return null;
    if (PROGRAMME.test(after) || /[每有]$/.test(previous)) return null;
    if (
      /^[一]$/.test(words) &&
      /^[年天周]$/.test(unit.words) &&
      (after.startsWith('一') || after.startsWith(unit.words))
    )
      return null;
    if (
      words === '一' &&
      unit.words !== '年' &&
      unit.words !== '周' &&
      unit.words !== '周年' &&
      !/(?:为期|历时|用时|仅用|不到|超过|满)$/.test(text.slice(Math.max(0, at - 2), at))
    )
      return null;
    if (/^[千万]/.test(words) || (words === '百' && unit.words === '年')) return null;
    if (text.slice(Math.max(0, at - 1), at) === '个' || /^计划|^规划/.test(after)) return null;
    return quantityAt(units, text, at, numeral);
  }
  if (unit.class === 'money' || unit.class === 'measure') {
    if (SHY_UNIT.test(unit.words)) return bounded ? quantityAt(units, text, at, numeral) : null;
    if (INDEFINITE.test(words) && unit.words === '米') return null;
    if (
      /最后$/.test(text.slice(Math.max(0, at - 2), at)) ||
      (unit.words === '元' && /^[结化论体性]/.test(text[gap + 1] ?? ''))
    )
      return null;
    if (words === '一' && unit.class === 'measure' && unit.words.length === 1) return null;
    return quantityAt(units, text, at, numeral);
  }
  if (bounded) return words === '一' ? null : quantityAt(units, text, at, numeral);
  const large = compare(numeral.value, integer(10)) > 0;
  const exactly = compare(numeral.value, integer(1000)) >= 0 && words.length > 2;
  if (exactly || (large && /^[个家户名人项条件座所处台套辆次场亿万张间栋]/.test(unit.words)))
    return notAName(text, at, gap, unit) ? quantityAt(units, text, at, numeral) : null;
  if (PEOPLE.has(unit.words) && words !== '一' && compare(numeral.value, ONE) > 0) {
    if (unit.words === '期' && !/[分共]$/.test(previous)) return null;
    if (unit.words === '人' && /^(?:[民行组间口群世生员]|大代)/.test(text[gap + 1] ?? '')) return null;
    if (unit.words === '户' && /^[籍外]/.test(text[gap + 1] ?? '')) return null;
    return quantityAt(units, text, at, numeral);
  }
  return null;
}

/** A count of a set phrase stands in quotation marks or names a plan: “十大工程”, 二十条. */
function notAName(text: string, at: number, gap: number, unit: Unit): boolean {
  if (/[“‘第]/.test(text[at - 1] ?? '')) return false;
  return !/^(?:大|规定|禁令|措施|机制|工程|行动|举措)/.test(
    text.slice(gap + unit.words.length, gap + unit.words.length + 2),
  );
}

function halfAt(units: OwnUnits | null, text: string, at: number): Found | null {
  const m = /^半(年|个月|个世纪|天|小时|个小时|折)/.exec(text.slice(at, at + 5));
  if (!m || /[上下前后大多过一两]/.test(text[at - 1] ?? '')) return null;
  if (m[1] === '折') return finish(text, at, at + 2, 'percent', integer(50), ONE, UNSAID, '%', unitAt(units, '折', 0));
  if (m[1] === '年' && /^[报度会红]/.test(text[at + 2] ?? '')) return null;
  const unit = unitAt(units, group(m, 1), 0);
  if (!unit) return null;
  return finish(text, at, at + m[0].length, 'duration', HALF, ONE, UNSAID, unit.base, unit);
}

function doublingAt(text: string, at: number): Found | null {
  const m = /^翻(?:了)?([一二两三四\d])番/.exec(text.slice(at, at + 4));
  if (!m) return null;
  const numeral = readNumeral(group(m, 1), 0);
  if (!numeral) return null;
  return finish(text, at, at + m[0].length, 'multiple', numeral.value, ONE, numeral, '番', {
    words: '番',
    base: '番',
    class: 'duration',
  });
}

const RANK_PLACE = /^(?:位|名(?!胜|片|单|称))/;
const RANK_CONTEXT =
  /(?:排名|排位|位次|位居|位列|稳居|列|居|名列|跃居|跃升至|升至|升到|跃升到|上升到|上升至|提升至|前移至|进至|榜|全国|全省|全市|全区|全县|世界|全球|亚洲|国内|中部|西部|东部|首位|排|位|从|由|降至)[^，。；、“”]{0,8}$/;

/** 第126位, 前100位, 百强榜第4, 排名全省第一. */
function rankAt(text: string, at: number): Found | null {
  const from = spaces(text, at + 1);
  const numeral = readNumeral(text, from);
  if (!numeral || numeral.decimals || numeral.approximator || numeral.magnitude.n > 1n) return null;
  const place = RANK_PLACE.exec(text.slice(numeral.end, numeral.end + 2))?.[0];
  const front = text[at] === '前';
  if (front) {
    if (!place || numeral.value.n < 2n) return null;
    const end = numeral.end + place.length;
    return ranked(text, at, end, numeral, 'under', '前');
  }
  const head = text.slice(Math.max(0, at - 20), at);
  if (place) {
    if (place === '名' && !RANK_CONTEXT.test(head)) return null;
    return ranked(text, at, numeral.end + place.length, numeral, 'exact', '');
  }
  if (!RANK_CONTEXT.test(head) || !/^(?:[，。；、！？）”]|的|$|和|与)/.test(text.slice(numeral.end, numeral.end + 1)))
    return null;
  return ranked(text, at, numeral.end, numeral, 'exact', '');
}

function ranked(text: string, at: number, end: number, numeral: Numeral, bound: Bound, words: string): Found {
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

const pad = (n: string): string => n.padStart(2, '0');
const DASH = '(?:-|—{1,2}|–|~|－|至|到)';
const ISO = /^((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))(?!\d)/;
const YEAR_RANGE = new RegExp(`^((?:1[89]|20|21)\\d\\d)${DASH}((?:1[89]|20|21)\\d\\d)年度?`);
const YEAR = /^((?:1[5-9]|20|21)\d\d)\s?年(?:(1[0-2]|0?[1-9])\s?月(?:(3[01]|[12]\d|0?[1-9])\s?日)?)?/;
/** 2021—25年: the second year leaves its century out. */
const SHORT_YEAR_RANGE = new RegExp(`^((?:19|20)\\d\\d)${DASH}(\\d\\d)年`);
const YEAR_MONTHS = new RegExp(
  `^((?:1[89]|20)\\d\\d)年(元|1[0-2]|0?[1-9])月?${DASH}(1[0-2]|0?[1-9])月份?(?!\\d{1,2}日)`,
);
const MONTH_RANGE = new RegExp(`^(1[0-2]|0?[1-9])(?:月份?)?${DASH}(1[0-2]|0?[1-9])月(?:份)?(?!\\d{1,2}日)`);
const MONTH = /^(1[0-2]|0?[1-9])\s?月(?:(3[01]|[12]\d|0?[1-9])\s?日|份)?/;
/** 元至5月; behind a numeral 元 is money. */
const FROM_JANUARY = new RegExp(
  `(?:^|[^\\d一二两三四五六七八九十百千万亿多余几每美欧日港澳加韩公单纪状])(元月?${DASH})$`,
);
const monthOf = (words: string): string => (words === '元' ? '01' : pad(words));
const DAY = /^(3[01]|[12]\d|0?[1-9])日(?![均常报程益子语元本])/;

/** What stands behind the first digits of a date. */
const joinsDate = charSet(`年月日-/.—–~－至到${SPACES}`);

function dateAt(text: string, at: number, before: readonly BareFigure[], months: Month): Found | null {
  if (isDigit(text[at - 1]) || LATIN.test(text[at - 1] ?? '') || text[at - 1] === '.' || text[at - 1] === '·')
    return null;
  let run = at + 1;
  while (isDigit(text[run])) run++;
  if (run - at > 4 || !isIn(joinsDate, text.charCodeAt(run))) return null;
  const rest = text.slice(at, at + 16);
  let m = ISO.exec(rest);
  if (m) return dated(at, m[0].length, `${m[1]}-${pad(group(m, 2))}-${pad(group(m, 3))}`, months);
  m = YEAR_RANGE.exec(rest);
  if (m) return dated(at, m[0].length, `${m[1]}/${m[2]}`, months);
  m = SHORT_YEAR_RANGE.exec(rest);
  if (m && Number(m[2]) > Number(group(m, 1).slice(2)))
    return dated(at, m[0].length, `${m[1]}/${group(m, 1).slice(0, 2)}${m[2]}`, months);
  m = YEAR_MONTHS.exec(text.slice(at, at + 18));
  if (m) return dated(at, m[0].length, `${m[1]}-${monthOf(group(m, 2))}/${m[1]}-${pad(group(m, 3))}`, months);
  m = YEAR.exec(rest);
  if (m) {
    const [words, year, month, day] = m;
    const tail = text.slice(at + words.length, at + words.length + 2);
    if (!month && /^[级版款代鉴]/.test(tail)) return skip(at + words.length);
    return dated(at, words.length, [year, month && pad(month), day && pad(day)].filter(Boolean).join('-'), months);
  }
  m = MONTH_RANGE.exec(rest);
  if (m) {
    const month = Number(m[1]);
    const second = Number(m[2]);
    // 5月21日至6月2日 is two dates and does not come here; 3月至5月 is one period.
    if (month <= second || /月/.test(m[0].slice(0, -2)))
      return dated(at, m[0].length, `--${pad(group(m, 1))}/--${pad(group(m, 2))}`, months, false);
  }
  m = MONTH.exec(rest);
  const first = m && !m[2] ? FROM_JANUARY.exec(text.slice(Math.max(0, at - 6), at)) : null;
  if (m && first) {
    const { length } = group(first, 1);
    return dated(at - length, length + m[0].length, `--01/--${pad(group(m, 1))}`, months, false);
  }
  if (m) {
    const value = m[2] ? `--${pad(group(m, 1))}-${pad(m[2])}` : `--${pad(group(m, 1))}`;
    months.month = pad(group(m, 1));
    return dated(at, m[0].length, value, months);
  }
  m = DAY.exec(rest);
  if (m) {
    const range = /[至到\-—~、和]/.test(text[at - 1] ?? '') && before.at(-1)?.kind === 'date';
    if (!range && !months.month)
      return /[当本每]/.test(text[at - 1] ?? '') ? null : dated(at, m[0].length, `---${pad(group(m, 1))}`, months);
    return dated(
      at,
      m[0].length,
      months.month ? `--${months.month}-${pad(group(m, 1))}` : `---${pad(group(m, 1))}`,
      months,
    );
  }
  return null;
}

const HAN_DATE =
  /^([一二][〇○零一二三四五六七八九]{3})年(?:(十[一二]?|[一二三四五六七八九])月(?:(三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日)?)?/;
const HAN_MONTH =
  /^(十[一二]?|[一二三四五六七八九])月(?:份|(三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日|(?=底|初|中旬|上旬|下旬))/;

function hanDateAt(text: string, at: number, _before: readonly BareFigure[], months: Month): Found | null {
  const rest = text.slice(at, at + 14);
  let m = HAN_DATE.exec(rest);
  if (m) {
    const number = (w: string | undefined): string | undefined => w && pad(toDecimal(valueOf(w)));
    const value = [readDigitRun(group(m, 1)), number(m[2]), number(m[3])].filter(Boolean).join('-');
    return dated(at, m[0].length, value, months);
  }
  m = HAN_MONTH.exec(rest);
  if (m && !isHanNumeral(text[at - 1]) && text[at - 1] !== '第') {
    const month = pad(toDecimal(valueOf(group(m, 1))));
    const day = m[2] && pad(toDecimal(valueOf(m[2])));
    months.month = month;
    return dated(at, m[0].length, day ? `--${month}-${day}` : `--${month}`, months);
  }
  return null;
}

function dated(at: number, length: number, value: string, months: Month, keep = true): Found {
  const full = /^(\d{4})-(\d\d)/.exec(value);
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
