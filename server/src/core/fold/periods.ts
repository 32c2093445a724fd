/** Converts a period in the words of the text into calendar time, where the text settles it. */
import { group } from '../match';

/** What decides the meaning of words like 去年 and 全年 at their place. */
export interface TimeFrame {
  /** The document's date, ISO 8601; empty where unknown. */
  readonly date: string;
  /** The year under review; null where unknown. */
  readonly year: number | null;
  /**
   * The period under review, ISO 8601 (`2024-01/2024-06`), so that 上年同期 means the same months of the year before;
   * empty or absent where unknown.
   */
  readonly span?: string;
}

const HAN_COUNTS = '一二三四五六七八九十';

/** The same few words occur at each keystroke, in the same frame. */
const resolved = new Map<string, string>();
const MOST_KEPT = 4096;

/**
 * The period in ISO 8601: a year, a month, a day, or an interval of them with `/` (`2020-01/2020-06` for 2020年上半年).
 * Empty where words and frame do not settle it.
 */
export function resolvePeriod(words: string, frame: TimeFrame): string {
  const key = `${words}|${frame.date}|${frame.year}|${frame.span ?? ''}`;
  const known = resolved.get(key);
  if (known !== undefined) return known;
  if (resolved.size === MOST_KEPT) resolved.clear();
  const time = resolve(words, frame);
  resolved.set(key, time);
  return time;
}

const VAGUE_TIME = /目前|当前|近年|以来$|本届/;
const FROM_YEAR_TO_YEAR = /^(\d{4})年(?:(\d{1,2})月)?[底末]?[至到—-](\d{4})年(?:(\d{1,2})月)?/;
const YEAR_LEAD = /^(?:到|至|截至)?(?:\d{4}年度?|今年以来|今年|本年度?|当年度?|去年度?|上年度?|明年度?|全年度?|年内)?/;

function resolve(words: string, frame: TimeFrame): string {
  if (VAGUE_TIME.test(words)) return '';
  const plan = /^“?(十[一二三四五]?|九|八)五”?/.exec(words);
  if (plan && /五”?(?:时期|期间|末|规划期间)?$/.test(words)) {
    // The tenth plan began in 2001.
    const first = 1951 + 5 * number(group(plan, 1));
    return words.endsWith('末') ? String(first + 4) : `${first}/${first + 4}`;
  }
  const both = FROM_YEAR_TO_YEAR.exec(words);
  if (both) return `${monthOf(group(both, 1), both[2])}/${monthOf(group(both, 3), both[4])}`;
  // The years on which the report looks back: 过去一年, 这五年.
  const years = /^(?:过去|这)?([一二三四五六七八九十\d]{1,3})年/.exec(words);
  if (years && !/^\d{4}/.test(words)) return stretchOf(number(group(years, 1)), frame.span ?? '');
  const told = yearOf(words, frame);
  if (told === null) return '';
  const rest = words.replace(YEAR_LEAD, '');
  return /^同期/.test(rest) ? sameMonths(frame.span ?? '', told) : within(rest, told);
}

const monthOf = (year: string, month: string | undefined): string => (month ? `${year}-${pad(Number(month))}` : year);

/** 五年来 is settled where the period under review has that many years. */
function stretchOf(count: number, span: string): string {
  if (count === 1) return /^\d{4}$/.test(span) ? span : '';
  const [, first, last] = /^(\d{4})\/(\d{4})$/.exec(span) ?? [];
  const years = Number(last) - Number(first);
  return first && (years === count || years + 1 === count) ? span : '';
}

const OF_THE_YEAR =
  /^(?:全年|当年|上半年|下半年|前|截至|[到至]?年[底末中]|第?[一二三四]季度|(?:\d{1,2}|[元一二三四五六七八九十]{1,2})[-—至月])/;

function yearOf(words: string, { date, year }: TimeFrame): number | null {
  const stated = /\d{4}(?=年)/.exec(words);
  if (stated) return Number(stated[0]);
  const own = /^\d{4}/.test(date) ? Number(date.slice(0, 4)) : year;
  const by = (years: number, from: number | null): number | null => (from === null ? null : from + years);
  if (/^(?:今年|本年|年内)/.test(words)) return own;
  if (words.startsWith('去年')) return by(-1, own);
  if (words.startsWith('明年')) return by(1, own);
  // In a report about the year before, 上年 is the year before that.
  if (words.startsWith('上年')) return by(-1, year ?? own);
  return OF_THE_YEAR.test(words) ? (year ?? own) : null;
}

/** The months of `span` in another year; for a whole year, that year. */
const sameMonths = (span: string, year: number): string =>
  /^\d{4}(?:-\d\d)?(?:\/\d{4}-\d\d)?$/.test(span) ? span.replace(/\d{4}/g, String(year)) : '';

function within(rest: string, year: number): string {
  const span = (from: number, to: number): string => `${year}-${pad(from)}/${year}-${pad(to)}`;
  if (rest.startsWith('上半年')) return span(1, 6);
  if (rest.startsWith('下半年')) return span(7, 12);
  let m = /^前([一二三])季度/.exec(rest);
  if (m) return span(1, 3 * number(group(m, 1)));
  m = /^第?([一二三四])季度/.exec(rest);
  if (m) return span(3 * number(group(m, 1)) - 2, 3 * number(group(m, 1)));
  m = /^前([一二三四五六七八九十\d]{1,2})个月/.exec(rest);
  if (m) return span(1, number(group(m, 1)));
  m = /^(\d{1,2}|[元一二三四五六七八九十]{1,2})月?[-—至](\d{1,2}|[一二三四五六七八九十]{1,2})月/.exec(rest);
  if (m) return span(number(group(m, 1)), number(group(m, 2)));
  m = /^(\d{1,2}|[元一二三四五六七八九十]{1,2})月(?:(\d{1,2})日)?/.exec(rest);
  if (m) return `${year}-${pad(number(group(m, 1)))}${m[2] ? `-${pad(Number(m[2]))}` : ''}`;
  return rest.startsWith('期间') ? '' : String(year);
}

const pad = (n: number): string => String(n).padStart(2, '0');

const number = (words: string): number =>
  /^\d+$/.test(words)
    ? Number(words)
    : words === '元'
      ? 1
      : words.length === 2 && words.startsWith('十')
        ? 11 + HAN_COUNTS.indexOf(words.charAt(1))
        : HAN_COUNTS.indexOf(words) + 1;
