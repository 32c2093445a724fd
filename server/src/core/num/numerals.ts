/** Reads numerals as official texts write them: Arabic, Chinese and mixed, with magnitudes multiplied in. */
import type { Rational } from './rational';
import { charSet, isIn } from '../charset';
import { add, integer, isZero, mul, ONE, rational, tenTo, trailingZeros } from './rational';

/** A numeral in the text; offsets are UTF-16 units. */
export interface Numeral {
  readonly start: number;
  /** After the last character of the numeral, its magnitude and an approximator inside it. */
  readonly end: number;
  readonly value: Rational;
  /** Digits written after the decimal point. */
  readonly decimals: number;
  /** The magnitude (万, 亿, 万亿) in which the digits are counted; for 五万六千七百 that of its last place, 百. */
  readonly magnitude: Rational;
  readonly han: boolean;
  /** Written in the capitals of receipts and contracts (壹拾万), which are never rounded. */
  readonly formal: boolean;
  /** The magnitude is counted like a thing: 3.5个亿, 三个亿. */
  readonly counted: boolean;
  /** 多, 余, 来 or 几 between the digits and the unit, else empty. */
  readonly approximator: string;
  /** One unit of the last digit other than zero, which is what 多 and 余 leave open. */
  readonly step: Rational;
}

const DIGIT_VALUES: Record<string, number> = {};
for (const [i, cs] of [
  '零〇○',
  '一壹',
  '二贰貳两兩',
  '三叁參',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒',
  '八捌',
  '九玖',
].entries()) {
  for (const c of cs) DIGIT_VALUES[c] = i;
}
const SMALL: Record<string, number> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 };
const LARGE: Record<string, number> = { 万: 4, 萬: 4, 亿: 8, 億: 8, 兆: 12 };
const APPROXIMATORS = new Set('多余餘来');

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
const isLarge = charSet(Object.keys(LARGE).join(''));
const isSmall = charSet(Object.keys(SMALL).join(''));
const isNumeral = charSet(Object.keys({ ...DIGIT_VALUES, ...SMALL, ...LARGE }).join(''));
/** Whether a character is a Chinese numeral; `undefined`, beyond the text's end, is none. */
export const isHanNumeral = (c: string | undefined): boolean => c !== undefined && isIn(isNumeral, c.charCodeAt(0));
/** The set of Chinese numerals, for {@link isIn}. */
export const isHanNumeralUnit = isNumeral;

const FORMAL = /[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]/;

/**
 * Reads the numeral that starts exactly at `at`. Null where none starts there, or where the words have no single value
 * (三五百, 二三十).
 */
export function readNumeral(text: string, at: number): Numeral | null {
  if (isDigit(text[at])) return readArabic(text, at);
  return isHanNumeral(text[at]) ? readHan(text, at) : null;
}

function readArabic(text: string, at: number, parts = 1): Numeral | null {
  let i = at;
  let grouped = false;
  while (isDigit(text[i]) || (text[i] === ',' && i > at && isDigit(text[i + 1])))
    grouped = text[i++] === ',' || grouped;
  if (text[i] === ' ' && i - at <= 3 && !grouped) {
    const end = spacedEnd(text, at, i);
    grouped = end > i;
    i = end;
  }
  const digits = grouped ? text.slice(at, i).replace(/[, ]/g, '') : text.slice(at, i);
  let fraction = '';
  if (text[i] === '.' && isDigit(text[i + 1])) {
    const point = i++;
    while (isDigit(text[i])) i++;
    fraction = text.slice(point + 1, i);
  }
  const all = digits + fraction;
  // Up to fifteen digits a plain number is exact, and quicker.
  let value = rational(all.length <= 15 ? BigInt(Number(all)) : BigInt(all), tenTo(fraction.length).n);
  let step = lastDigit(digits, fraction);
  const decimals = fraction.length;
  let approximator = '';
  // 20 万辆, 1000 多名: a space set between digits and Chinese.
  if (
    text[i] === ' ' &&
    (isIn(isLarge, text.charCodeAt(i + 1)) || /^[多余][\u4e00-\u9fff]/.test(text.slice(i + 1, i + 3)))
  )
    i++;
  if (APPROXIMATORS.has(text.charAt(i)) && isMagnitude(text, i + 1)) approximator = text.charAt(i++);
  const countedEnd = text[i] === '个' ? endOfCounted(text, i, decimals > 0) : 0;
  const counted = countedEnd > 0;
  if (countedEnd === i + 3) approximator = '多';
  const exponent = counted ? { power: 8, end: countedEnd } : magnitudeAt(text, i);
  i = exponent.end;
  let magnitude = tenTo(exponent.power);
  value = mul(value, magnitude);
  step = mul(step, magnitude);
  // 3亿5000万, 5万4千6百: a smaller magnitude goes on the same number.
  if (exponent.power >= 2 && !approximator && !counted && parts < MOST_MAGNITUDES) {
    const rest = isDigit(text[i]) ? readArabic(text, i, parts + 1) : null;
    if (rest && !rest.counted && rest.magnitude.n > 1n && rest.value.n < magnitude.n * rest.value.d) {
      return { ...rest, start: at, value: add(value, rest.value), han: false };
    }
  }
  if (!approximator && APPROXIMATORS.has(text.charAt(i)) && text[i] !== '来') {
    approximator = text.charAt(i++);
    // 3万多亿元: the magnitude goes on behind the approximator.
    const more = magnitudeAt(text, i);
    i = more.end;
    magnitude = mul(magnitude, tenTo(more.power));
    value = mul(value, tenTo(more.power));
    step = mul(step, tenTo(more.power));
  } else if (!approximator && text[i] === '来' && text[i + 1] && !/[自源到了，。]/.test(text.charAt(i + 1))) {
    // 20来个 is approximate; 5年来 never reaches here, since its unit stands before 来.
    approximator = text.charAt(i++);
  }
  if (decimals && exponent.power === 0) magnitude = ONE;
  if (isZero(value)) step = ONE;
  return { start: at, end: i, value, decimals, magnitude, han: false, formal: false, counted, approximator, step };
}

/**
 * End of the groups of three digits that blanks separate (321 146件), where a unit or a magnitude follows; else `end`,
 * since two numbers may stand side by side (表3 120个).
 */
function spacedEnd(text: string, at: number, end: number): number {
  if (text[at] === '0' || /[A-Za-z\d.．/第图表栏例题件-] ?$/.test(text.slice(Math.max(0, at - 2), at))) return end;
  let i = end;
  while (text[i] === ' ' && isDigit(text[i + 1]) && isDigit(text[i + 2]) && isDigit(text[i + 3])) i += 4;
  if (i === end || isDigit(text[i])) return end;
  let after = i;
  if (text[after] === '.') after++;
  while (isDigit(text[after])) after++;
  const next = text[after === i && text[after] === ' ' ? after + 1 : after] ?? '';
  return /[%\u4e00-\u9fff]/.test(next) && !/[年月日号时点分至到和与或]/.test(next) ? i : end;
}

/** What may stand behind 三个亿 where 亿 is what is counted: 3个亿元项目 are three projects. */
const FREE = /^(?:$|[，。；、！？）”]|[的左投资贷债]|人民币)/;

/**
 * Offset after a magnitude that the 个 at `at` counts (3.5个亿, 两个多亿); 0 where there is none. `broken` tells that
 * the numeral has decimals, which no counted thing has.
 */
function endOfCounted(text: string, at: number, broken: boolean): number {
  const end = at + (text[at + 1] === '多' ? 3 : 2);
  if (text[end - 1] !== '亿') return 0;
  const after = text.slice(end, end + 3);
  return (broken ? !/^[级吨]/.test(after) : FREE.test(after) || (end === at + 3 && after.startsWith('元'))) ? end : 0;
}

/** One unit of the last digit that is not zero, in units of one. */
function lastDigit(digits: string, fraction: string): Rational {
  const places = fraction.length - trailingZeros(fraction);
  if (places) return tenTo(-places);
  const zeros = trailingZeros(digits);
  return tenTo(zeros === digits.length ? 0 : zeros);
}

function isMagnitude(text: string, at: number): boolean {
  return isLargeAt(text, at) || isIn(isSmall, text.charCodeAt(at));
}

/** 兆 is a magnitude of money, or where a smaller one goes on; elsewhere it counts bits, watts and hertz. */
const isLargeAt = (text: string, at: number): boolean =>
  isIn(isLarge, text.charCodeAt(at)) &&
  (text[at] !== '兆' || /^(?:[亿億零一二两三四五六七八九]|[美日欧港韩澳]?元|円)/.test(text.slice(at + 1, at + 3)));

/** Characters before which 千 belongs to the unit: 2.5千克, 600千瓦. */
const behindKilo = charSet('米克瓦伏卡帕');

/** 万, 亿, 万亿, 百万, 千万, 千亿 behind Arabic digits. */
function magnitudeAt(text: string, at: number): { power: number; end: number } {
  let power = 0;
  let i = at;
  const small =
    isIn(isSmall, text.charCodeAt(i)) &&
    (text[i] === '十' ? isLargeAt(text, i + 1) : text[i] !== '千' || !isIn(behindKilo, text.charCodeAt(i + 1)));
  if (small) power += SMALL[text.charAt(i++)] ?? 0;
  const most = i + MOST_MAGNITUDES;
  while (i < most && isLargeAt(text, i)) power += LARGE[text.charAt(i++)] ?? 0;
  return { power, end: i };
}

/** Numerals and magnitudes in one number, at most. */
const MOST_NUMERALS = 40;
const MOST_MAGNITUDES = 4;

function readHan(text: string, at: number): Numeral | null {
  let i = at;
  // 七十百分位: a small magnitude right behind another is the next word's.
  for (let small = false; i - at < MOST_NUMERALS && isIn(isNumeral, text.charCodeAt(i)); i++) {
    const again = isIn(isSmall, text.charCodeAt(i));
    if ((small && again) || (text[i] === '兆' && i > at && !isLargeAt(text, i))) break;
    small = again;
  }
  const whole = text.slice(at, i);
  let approximator = '';
  let fraction = '';
  const mark = i + (text[i] === ' ' ? 1 : 0);
  if (text[mark] === '点' || text[mark] === '點') {
    // 六 点 五: spaces may stand around the point.
    let k = mark + (text[mark + 1] === ' ' ? 2 : 1);
    for (let d = DIGIT_VALUES[text.charAt(k)]; d !== undefined; d = DIGIT_VALUES[text.charAt(++k)]) fraction += d;
    if (fraction) i = k;
  } else if (text[i] === '几' && /[十拾]$/.test(whole)) {
    approximator = '几';
    i++;
  } else if (APPROXIMATORS.has(text.charAt(i)) && text[i] !== '来' && isMagnitude(text, i + 1)) {
    // 五千多万: the magnitude goes on behind the approximator.
    const tail = magnitudeAt(text, i + 1);
    const head = parseHan(whole);
    if (!head) return null;
    const magnitude = tenTo(tail.power);
    return {
      start: at,
      end: tail.end,
      value: mul(head.value, magnitude),
      decimals: 0,
      magnitude,
      han: true,
      formal: false,
      counted: false,
      approximator: text.charAt(i),
      step: mul(head.step, magnitude),
    };
  }
  const parsed = parseHan(whole);
  if (!parsed) return null;
  const countedEnd = text[i] === '个' ? endOfCounted(text, i, fraction !== '') : 0;
  const counted = countedEnd > 0;
  if (countedEnd === i + 3) approximator = '多';
  // 一点二万, 三个亿, 十几万: the magnitude stands behind the fraction, the classifier, the approximator.
  const tail = counted
    ? { power: 8, end: countedEnd }
    : fraction || approximator
      ? magnitudeAt(text, i)
      : { power: 0, end: i };
  i = tail.end;
  let magnitude = tenTo(tail.power);
  let value = parsed.value;
  if (fraction) value = add(value, rational(BigInt(fraction), 10n ** BigInt(fraction.length)));
  value = mul(value, magnitude);
  let step = fraction ? tenTo(-fraction.length) : approximator === '几' ? integer(10) : parsed.step;
  step = mul(step, magnitude);
  if (!fraction && !tail.power) magnitude = parsed.magnitude;
  if (!approximator && (text[i] === '多' || text[i] === '余' || text[i] === '餘')) approximator = text.charAt(i++);
  else if (!approximator && text[i] === '来' && /[个名家户人岁斤里亩]/.test(text[i + 1] ?? ''))
    approximator = text.charAt(i++);
  const formal = FORMAL.test(whole);
  return {
    start: at,
    end: i,
    value,
    decimals: fraction.length,
    magnitude,
    han: true,
    formal,
    counted,
    approximator,
    step,
  };
}

interface Parsed {
  readonly value: Rational;
  readonly magnitude: Rational;
  readonly step: Rational;
}

/** The value of a run of Chinese numerals; null for a run of digits or an approximate pair (三五). */
function parseHan(words: string): Parsed | null {
  let total = 0n;
  let section = 0n;
  let digit = -1n;
  let large = 0n;
  let step = 1n;
  let zero = false;
  let lastPower = 0;
  let terms = 0;
  if (words.length > 1 && DIGIT_VALUES[words.charAt(0)] === 0) return null;
  for (const c of words) {
    const figure = DIGIT_VALUES[c];
    if (figure !== undefined) {
      const d = BigInt(figure);
      if (d === 0n) {
        if (digit > 0n) return null;
        zero = true;
        digit = -1n;
        if (words.length === 1) digit = 0n;
        continue;
      }
      if (digit >= 0n) return null;
      digit = d;
      step = 1n;
    } else if (c in SMALL) {
      lastPower = SMALL[c] ?? 0;
      const p = 10n ** BigInt(lastPower);
      section += (digit < 0n ? 1n : digit) * p;
      digit = -1n;
      step = p;
      zero = false;
    } else {
      lastPower = LARGE[c] ?? 0;
      const p = 10n ** BigInt(lastPower);
      section += digit < 0n ? 0n : digit;
      digit = -1n;
      if (section === 0n && total === 0n) section = 1n;
      // 三万亿 is one magnitude.
      const again = section === 0n;
      if (again || (large && p > large)) {
        total = (total + section) * p;
      } else total += section * p;
      section = 0n;
      if (!again) terms++;
      step = step * p;
      large = again ? large * p : p;
      zero = false;
    }
  }
  if (digit >= 0n) {
    // 两千四百五 leaves its last magnitude out; 两千零五 does not.
    const elided = !zero && lastPower > 1 && digit > 0n;
    const p = elided ? 10n ** BigInt(lastPower - 1) : 1n;
    section += digit * p;
    step = p;
  }
  if (section) terms++;
  total += section;
  // Zeros are not written: 三千万 is no more exact than 3000万, while 五万六千七百 is exact to the hundred.
  const magnitude = large === 0n ? 1n : terms > 1 ? step : large;
  return { value: integer(total), magnitude: integer(magnitude), step: step === 0n ? ONE : integer(step) };
}

/**
 * The digits of a numeral that is written digit by digit, as years are (二〇二一); null where another character is
 * among them.
 */
export function readDigitRun(words: string): string | null {
  let out = '';
  for (const c of words) {
    const d = isDigit(c) ? c : DIGIT_VALUES[c];
    if (d === undefined) return null;
    out += d;
  }
  return out || null;
}

/** The value of a small count before a classifier (两, 三, 12); -1 for any other word. */
export function smallCount(word: string): number {
  return /^\d+$/.test(word) ? Number(word) : word === '两' ? 2 : '零一二三四五六七八九十'.indexOf(word);
}
