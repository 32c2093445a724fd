/** Reads numerals as official texts write them: Arabic, Chinese and mixed, with magnitudes folded in. */
import type { Rational } from './rational';
import { charSet, isIn } from '../charset';
import { add, integer, isZero, mul, ONE, rational, tenTo, trailingZeros } from './rational';

export interface Numeral {
  readonly start: number;
  /** Behind the last character of numeral, magnitude and inner approximator. */
  readonly end: number;
  readonly value: Rational;
  /** Digits written after the decimal point. */
  readonly decimals: number;
  /** The factor of the magnitude (万, 亿, 万亿) that the digits are counted in. */
  readonly magnitude: Rational;
  readonly han: boolean;
  /** 多, 余, 来 or 几 between the digits and the unit, else empty. */
  readonly approximator: string;
  /** One unit of the last digit other than zero: what 多 and 余 leave open. */
  readonly step: Rational;
}

const DIGITS: Record<string, number> = {};
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
  for (const c of cs) DIGITS[c] = i;
}
const SMALL: Record<string, number> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 };
const LARGE: Record<string, number> = { 万: 4, 萬: 4, 亿: 8, 億: 8, 兆: 12 };
const APPROXIMATORS = new Set('多余餘来');

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
const isLarge = charSet(Object.keys(LARGE).join(''));
const isSmall = charSet(Object.keys(SMALL).join(''));
const isNumeral = charSet(Object.keys({ ...DIGITS, ...SMALL, ...LARGE }).join(''));
export const isHanNumeral = (c: string | undefined): boolean => c !== undefined && isIn(isNumeral, c.charCodeAt(0));
/** The same, asked of a UTF-16 unit. */
export const isHanNumeralUnit = isNumeral;

/**
 * Reads the numeral that starts exactly at `at`. Gives null where none starts there or where its words have no one
 * value (三五百, 二三十).
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
  const digits = grouped ? text.slice(at, i).replace(/,/g, '') : text.slice(at, i);
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
  if (APPROXIMATORS.has(text[i]!) && isMagnitude(text, i + 1)) approximator = text[i++]!;
  const exponent = magnitudeAt(text, i);
  i = exponent.end;
  let magnitude = tenTo(exponent.power);
  value = mul(value, magnitude);
  step = mul(step, magnitude);
  // 3亿5000万: a smaller magnitude goes on the same number.
  if (exponent.power >= 4 && !approximator && parts < MOST_MAGNITUDES) {
    const rest = isDigit(text[i]) ? readArabic(text, i, parts + 1) : null;
    if (rest && rest.magnitude.n > 1n && rest.value.n < magnitude.n * rest.value.d) {
      return { ...rest, start: at, value: add(value, rest.value), han: false };
    }
  }
  if (!approximator && APPROXIMATORS.has(text[i]!) && text[i] !== '来') {
    approximator = text[i++]!;
    // 3万多亿元: the magnitude goes on behind the approximator.
    const more = magnitudeAt(text, i);
    i = more.end;
    magnitude = mul(magnitude, tenTo(more.power));
    value = mul(value, tenTo(more.power));
    step = mul(step, tenTo(more.power));
  } else if (!approximator && text[i] === '来' && text[i + 1] && !/[自源到了，。]/.test(text[i + 1]!)) {
    // 20来个 is approximate; 5年来 never reaches here, since its unit stands before 来.
    approximator = text[i++]!;
  }
  if (decimals && exponent.power === 0) magnitude = ONE;
  if (isZero(value)) step = ONE;
  return { start: at, end: i, value, decimals, magnitude, han: false, approximator, step };
}

/** One unit of the last digit that is not zero, in units of one. */
function lastDigit(digits: string, fraction: string): Rational {
  const places = fraction.length - trailingZeros(fraction);
  if (places) return tenTo(-places);
  const zeros = trailingZeros(digits);
  return tenTo(zeros === digits.length ? 0 : zeros);
}

function isMagnitude(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isIn(isLarge, unit) || isIn(isSmall, unit);
}

/** 万, 亿, 万亿, 百万, 千万, 千亿 behind Arabic digits. */
function magnitudeAt(text: string, at: number): { power: number; end: number } {
  let power = 0;
  let i = at;
  if (isIn(isSmall, text.charCodeAt(i)) && (text[i] !== '十' || isIn(isLarge, text.charCodeAt(i + 1))))
    power += SMALL[text[i++]!]!;
  const most = i + MOST_MAGNITUDES;
  while (i < most && isIn(isLarge, text.charCodeAt(i))) power += LARGE[text[i++]!]!;
  return { power, end: i };
}

/** No number has so many Chinese numerals, nor so many magnitudes, on end. */
const LONGEST = 40;
const MOST_MAGNITUDES = 4;

function readHan(text: string, at: number): Numeral | null {
  let i = at;
  // 七十百分位: a small magnitude right behind another is the next word's.
  for (let small = false; i - at < LONGEST && isIn(isNumeral, text.charCodeAt(i)); i++) {
    const again = isIn(isSmall, text.charCodeAt(i));
    if (small && again) break;
    small = again;
  }
  const whole = text.slice(at, i);
  let approximator = '';
  let fraction = '';
  const mark = i + (text[i] === ' ' ? 1 : 0);
  if (text[mark] === '点' || text[mark] === '點') {
    // 六 点 五: spaces may stand around the point.
    let k = mark + (text[mark + 1] === ' ' ? 2 : 1);
    while (text[k]! in DIGITS) fraction += DIGITS[text[k++]!]!;
    if (fraction) i = k;
  } else if (text[i] === '几' && /[十拾]$/.test(whole)) {
    approximator = '几';
    i++;
  } else if (APPROXIMATORS.has(text[i]!) && text[i] !== '来' && isMagnitude(text, i + 1)) {
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
      approximator: text[i]!,
      step: mul(head.step, magnitude),
    };
  }
  let magnitude: Rational = ONE;
  if (fraction) {
    // 一点二万: the magnitude stands behind the fraction.
    const tail = magnitudeAt(text, i);
    i = tail.end;
    magnitude = tenTo(tail.power);
  }
  const parsed = parseHan(whole);
  if (!parsed) return null;
  let value = parsed.value;
  if (fraction) value = mul(add(value, rational(BigInt(fraction), 10n ** BigInt(fraction.length))), magnitude);
  else magnitude = parsed.magnitude;
  if (!approximator && (text[i] === '多' || text[i] === '余' || text[i] === '餘')) approximator = text[i++]!;
  else if (!approximator && text[i] === '来' && /[个名家户人岁斤里亩]/.test(text[i + 1] ?? ''))
    approximator = text[i++]!;
  const step = fraction ? mul(tenTo(-fraction.length), magnitude) : approximator === '几' ? integer(10) : parsed.step;
  return { start: at, end: i, value, decimals: fraction.length, magnitude, han: true, approximator, step };
}

interface Parsed {
  readonly value: Rational;
  readonly magnitude: Rational;
  readonly step: Rational;
}

/** Value of a run of Chinese numerals; null where it is a run of digits or an approximate pair (三五). */
function parseHan(words: string): Parsed | null {
  let total = 0n;
  let section = 0n;
  let digit = -1n;
  let large = 0n;
  let step = 1n;
  let zero = false;
  let lastPower = 0;
  for (const c of words) {
    if (c in DIGITS) {
      const d = BigInt(DIGITS[c]!);
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
      const p = 10n ** BigInt(SMALL[c]!);
      section += (digit < 0n ? 1n : digit) * p;
      digit = -1n;
      step = p;
      zero = false;
      lastPower = SMALL[c]!;
    } else {
      const p = 10n ** BigInt(LARGE[c]!);
      section += digit < 0n ? 0n : digit;
      digit = -1n;
      if (section === 0n && total === 0n) section = 1n;
      if (section === 0n || (large && p > large)) {
        total = (total + section) * p;
      } else total += section * p;
      section = 0n;
      step = step * p;
      large = p;
      zero = false;
      lastPower = LARGE[c]!;
    }
  }
  if (digit >= 0n) {
    // 两千四百五 leaves its last magnitude out; 两千零五 does not.
    const elided = !zero && lastPower > 1 && digit > 0n;
    const p = elided ? 10n ** BigInt(lastPower - 1) : 1n;
    section += digit * p;
    step = p;
  }
  total += section;
  return { value: integer(total), magnitude: large ? integer(large) : ONE, step: step === 0n ? ONE : integer(step) };
}

/** Digit by digit, as years are written (二〇二一); null where there is another character. */
export function readDigitRun(words: string): string | null {
  let out = '';
  for (const c of words) {
    const d = isDigit(c) ? c : DIGITS[c];
    if (d === undefined) return null;
    out += d;
  }
  return out || null;
}
