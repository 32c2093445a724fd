/** Dates as far as a text states them, the time between two of them, and lengths of time in words. */
import { formAt, whole, words } from '../../grammar/lexemes';
import { ABOUT_AHEAD, ABOUT_BEHIND, SMALL_FIGURE, SMALL_NUMERAL, WEEK } from '../../grammar/vocabulary/times';
import type { Figure } from '../../model';
import { readOrdinal } from '../../num/ordinal';
import { partsOf } from '../order';

/** A date as far as it is stated. */
export interface When {
  /** The year, counted from `base`; null where no year is told. */
  readonly year: number | null;
  /** `ad` for a full year, `now` for 今年 (0) and 去年 (-1). */
  readonly base: 'ad' | 'now' | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** A length of time as written: 两年零九个月, 三个半月, 45日. */
export interface Length {
  readonly start: number;
  readonly end: number;
  /** Whole years, months and days; weeks count as days. For working days `days` counts only those. */
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly working: boolean;
  /** The smallest unit that is named. */
  readonly unit: 'year' | 'month' | 'week' | 'day';
  /** Whether it ends in a half: 两年半. */
  readonly half: boolean;
  /** Whether it is approximate: 近, 多, 余, 左右 … */
  readonly about: boolean;
}

/** Whether a length of time is what lies between two dates, and what does. */
export interface Fit {
  /** True where a usual way of counting gives the length, false where none comes near, null where it is undecided. */
  readonly holds: boolean | null;
  /** The time between, in words. */
  readonly right: string;
}

const NEXT_YEAR = whole('[次翌]年');
const SAME_YEAR = whole('[同当]年');
// Followed by one of these, 年 and 月 tell no length of time: 90年代, 3月份.
const NO_YEARS = words('代 级 龄 度 均 产 末 初 底');
const NO_MONTHS = words('份 底 末 初 均 报');

const NAMED_YEARS: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 去年: -1, 上年: -1, 前年: -2 };

/** The date of a figure with the word before it. 同年 and 次年 refer to the date before. Null for spans (3—5月). */
export function whenOf(f: Figure, text: string, last: When | null): When | null {
  const parts = partsOf(f.value);
  if (!parts) return null;
  const { year, month, day } = parts;
  if (year !== null) return { year, base: 'ad', month, day };
  if (month === null) return null;
  const word = text.slice(Math.max(0, f.at.start - 2), f.at.start);
  if (word in NAMED_YEARS) return { year: NAMED_YEARS[word]!, base: 'now', month, day };
  if (NEXT_YEAR.test(word)) return last && last.year !== null ? { ...last, year: last.year + 1, month, day } : null;
  if (SAME_YEAR.test(word)) return last ? { ...last, month, day } : null;
  return { year: null, base: null, month, day };
}

const PART = formAt`(?:零又|零|又)?(\d{1,4}|${SMALL_NUMERAL}{1,3}|半)([余多])?(个)?(半)?([余多])?(?:(工作日)|(年)(?!${NO_YEARS}|${SMALL_FIGURE}{1,2}月)|(月)(?!${NO_MONTHS}|${SMALL_FIGURE}{1,2}[日号])|(${WEEK})(?![年岁密边期刊到转全围])|([天日])(?![均常前后报报夜]))(半)?`;

const ORDER: readonly Length['unit'][] = ['year', 'month', 'week', 'day'];

/** The length of time that begins at a UTF-16 offset; null where none does. */
export function lengthAt(text: string, start: number): Length | null {
  let at = start;
  let [years, months, days] = [0, 0, 0];
  let working = false;
  let half = false;
  let about = false;
  let unit: Length['unit'] | null = null;
  for (;;) {
    PART.lastIndex = at;
    const m = PART.exec(text);
    if (!m) break;
    const [whole, number, some, , mid, more, workdays, year, month, week, , tail] = m;
    const value = number === '半' ? 0.5 : readNumber(number!);
    if (value === null) break;
    // 7个月 in 2个月7天 follows a larger unit. 3月 without 个 is a month of the calendar.
    if (month && !m[3] && number !== '半') break;
    const next: Length['unit'] = year ? 'year' : month ? 'month' : week ? 'week' : 'day';
    if (unit !== null && ORDER.indexOf(next) <= ORDER.indexOf(unit)) break;
    const sum = value + (mid || tail ? 0.5 : 0);
    if (year) years += sum;
    else if (month) months += sum;
    else days += week ? sum * 7 : sum;
    half ||= Boolean(mid || tail) || number === '半';
    about ||= Boolean(some || more);
    working ||= Boolean(workdays);
    unit = next;
    at += whole.length;
    if (working) break;
  }
  if (unit === null) return null;
  about ||= ABOUT_AHEAD.test(text.slice(Math.max(0, start - 3), start)) || ABOUT_BEHIND.test(text.slice(at, at + 2));
  return { start, end: at, years, months, days, working, unit, half, about };
}

/** The value of Arabic digits, 两, 十五, 一百二十 … up to 999. */
function readNumber(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words);
  return readOrdinal(words);
}

/**
 * Whether a length of time is what lies between two dates. The first and the last day may be counted or not, and a
 * begun month or year may count fully or not at all. Only a length beyond all of these is wrong. Where the days
 * are told as a distance (`apart`) the shown number does not include the first day.
 */
export function lengthFits(length: Length, a: When, b: When, apart = false): Fit | null {
  const days = daysBetween(a, b);
  const months = monthsBetween(a, b);
  if (months === null || months[1] < 0 || (days !== null && days < 0)) return null;
  if (length.working) return days === null ? null : workingDays(length, a, b, days);
  if (length.unit === 'day' || length.unit === 'week') {
    const said = length.years * 365 + length.months * 30.4 + length.days;
    if (days === null) {
      if (a.month === null || b.month === null) return null;
      const [low, high] = [months[0] * 28, months[1] * 31];
      return verdict(said, low, high, length.about ? said * 0.2 : 0, `约${Math.max(0, months[0])}至${months[1]}个月`);
    }
    const slack = length.unit === 'week' ? 6 : length.years || length.months ? 4 : 1;
    const more = length.about ? Math.max(slack, said * 0.2) : slack;
    return verdict(said, days, days + 1, more, apart ? `${days}天` : `${days + 1}天（首尾都计）`, days);
  }
  const said = length.years * 12 + length.months;
  if (length.unit === 'month') {
    const slack = length.half ? (days === null ? 0.75 : 0.4) : 0.999;
    const dated = days !== null;
    const more = dated ? slack : 0;
    const right = inMonths((months[0] + months[1]) / 2, dated);
    // From 15 March to 15 June are three months, and the last day begins no fourth one.
    if (dated && !length.about && !length.half && said > months[0] + slack) return { holds: false, right };
    // From 25 June to 24 September, both included, are three whole months.
    if (dated && !length.about && !length.half && said < months[1] && Number.isInteger(months[1]))
      return { holds: false, right };
    return verdict(said, months[0], months[1], length.about ? more + Math.max(1, said * 0.2) : more, right);
  }
  // For whole years, begun ones may count or not.
  const exact = a.month !== null && b.month !== null;
  const slack = (exact ? (length.half ? 7 : 11) : length.half ? 6 : 0) + (length.about ? Math.max(6, said * 0.15) : 0);
  const mid = (months[0] + months[1]) / 2;
  return verdict(
    said,
    months[0],
    months[1],
    slack,
    exact ? inMonths(mid, days !== null) : `${Math.round(mid / 12)}年（头尾都计为${Math.round(mid / 12) + 1}年）`,
  );
}

const DAY = 86_400_000;

/** Days from one date to the other, without the first day; null where a day is missing. */
function daysBetween(a: When, b: When): number | null {
  const years = yearsBetween(a, b);
  if (years === null || a.month === null || b.month === null || a.day === null || b.day === null) return null;
  const from = a.base === 'ad' ? a.year! : b.base === 'ad' ? b.year! - years : 2023;
  return Math.round((Date.UTC(from + years, b.month - 1, b.day) - Date.UTC(from, a.month - 1, a.day)) / DAY);
}

/** The least and the most months from one date to the other, with days as fractions where both are told. */
function monthsBetween(a: When, b: When): readonly [number, number] | null {
  const years = yearsBetween(a, b);
  if (years === null) return null;
  if (a.month === null || b.month === null) return [years * 12 - 12, years * 12 + 12];
  const whole = years * 12 + b.month - a.month;
  if (a.day === null || b.day === null) return [whole - 1, whole + 1];
  // With and without the last day: from 1 March to the end of 31 May are three months.
  const last = b.day >= daysIn(b) ? { month: whole + 1, day: 1 } : { month: whole, day: b.day + 1 };
  return [whole + (b.day - a.day) / 30, last.month + (last.day - a.day) / 30];
}

const daysIn = ({ year, base, month }: When): number =>
  new Date(Date.UTC(base === 'ad' ? year! : 2023, month!, 0)).getUTCDate();

/** Holidays reduce the number of working days. Only weekends that were worked in exchange increase it. */
function workingDays(length: Length, a: When, b: When, days: number): Fit {
  const all = days + 1;
  const year =
    a.base === 'ad' ? a.year : b.base === 'ad' && b.year !== null ? b.year - (yearsBetween(a, b) ?? 0) : null;
  const count = (first: number): number => {
    let n = 0;
    for (let i = 0; i < all; i++) if ((first + i) % 7 !== 0 && (first + i) % 7 !== 6) n++;
    return n;
  };
  const firsts = year === null ? [0, 1, 2, 3, 4, 5, 6] : [new Date(Date.UTC(year, a.month! - 1, a.day!)).getUTCDay()];
  const most = Math.max(...firsts.map(count));
  const exchanged = all > most ? 1 : 0;
  const right = year === null ? `至多${most}个工作日` : `${most}个工作日（遇节假日更少）`;
  if (length.days <= most && length.days >= most - 1) return { holds: true, right };
  // The longest holidays take six working days.
  return { holds: length.days > most + exchanged || length.days < most - 7 ? false : null, right };
}

/**
 * Years from one date to the other. A missing year is that of the other date, or a neighbouring one where the order
 * requires it. Null where one counts from the present and the other does not.
 */
function yearsBetween(a: When, b: When): number | null {
  const turns = a.month !== null && b.month !== null && (b.month - a.month || (b.day ?? 31) - (a.day ?? 1)) < 0 ? 1 : 0;
  if (a.base === null && b.base === null) return turns;
  if (a.base === null || b.base === null) return turns;
  return a.base === b.base ? b.year! - a.year! : null;
}

function verdict(said: number, low: number, high: number, slack: number, right: string, exact?: number): Fit {
  if (said >= low - 0.05 && said <= high + 0.05) return { holds: true, right };
  if (exact !== undefined && (said === exact || said === exact + 1)) return { holds: true, right };
  return { holds: said < low - slack || said > high + slack ? false : null, right };
}

function inMonths(months: number, dated: boolean): string {
  const whole = Math.round(months);
  const [y, m] = [Math.floor(whole / 12), whole % 12];
  const words = y === 0 ? `${m}个月` : m === 0 ? `${y}年` : `${y}年零${m}个月`;
  return dated && Math.abs(months - whole) > 0.1 ? `约${words}` : words;
}
