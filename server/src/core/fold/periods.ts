/** Turns a period in the words of the text into calendar time, where the document's own date allows it. */
import type { DocumentContext } from '../model';

const DIGITS = '一二三四五六七八九十';
const number = (words: string): number =>
  /^\d+$/.test(words)
    ? Number(words)
    : words.length === 2 && words.startsWith('十')
      ? 11 + DIGITS.indexOf(words[1]!)
      : DIGITS.indexOf(words) + 1;
const pad = (n: number): string => String(n).padStart(2, '0');

/**
 * ISO 8601: a year, a month, a day or an interval of them with `/` (`2020-01/2020-06` for 2020年上半年).
 * Empty where the words or the document do not tell.
 */
export function resolvePeriod(words: string, { date, year }: Pick<DocumentContext, 'date' | 'year'>): string {
  const plan = /^“?(十[一二三四五]?|九|八)五”?/.exec(words);
  if (plan && /五”?(?:时期|期间|末|规划期间)?$/.test(words)) {
    // The tenth plan ran from 2001.
    const first = 1951 + 5 * number(plan[1]!);
    return words.endsWith('末') ? String(first + 4) : `${first}/${first + 4}`;
  }
  const told = yearOf(words, date, year);
  if (told === null) return '';
  const rest = words.replace(/^(?:到|截至)?(?:\d{4}年度?|今年以来|今年|本年|当年|去年|上年|明年|全年|年内)?/, '');
  return within(rest, told);
}

function yearOf(words: string, date: string, reported: number | null): number | null {
  const stated = /\d{4}(?=年)/.exec(words);
  if (stated) return Number(stated[0]);
  const own = /^\d{4}/.test(date) ? Number(date.slice(0, 4)) : null;
  if (/^(?:今年|年内|本年)/.test(words)) return own;
  if (/^(?:去年|上年)/.test(words)) return own === null ? null : own - 1;
  if (words.startsWith('明年')) return own === null ? null : own + 1;
  if (/^(?:全年|上半年|下半年|前|截至|[一二三四]季度|\d{1,2}[-—至月])/.test(words)) return reported ?? own;
  return null;
}

function within(rest: string, year: number): string {
  const span = (from: number, to: number): string => `${year}-${pad(from)}/${year}-${pad(to)}`;
  if (rest.startsWith('上半年')) return span(1, 6);
  if (rest.startsWith('下半年')) return span(7, 12);
  let m = /^前([一二三])季度/.exec(rest);
  if (m) return span(1, 3 * number(m[1]!));
  m = /^([一二三四])季度/.exec(rest);
  if (m) return span(3 * number(m[1]!) - 2, 3 * number(m[1]!));
  m = /^前([一二三四五六七八九十\d]{1,2})个月/.exec(rest);
  if (m) return span(1, number(m[1]!));
  m = /^(\d{1,2})月?[-—至](\d{1,2})月/.exec(rest);
  if (m) return span(Number(m[1]), Number(m[2]));
  m = /^(\d{1,2})月(?:(\d{1,2})日)?/.exec(rest);
  if (m) return `${year}-${pad(Number(m[1]))}${m[2] ? `-${pad(Number(m[2]))}` : ''}`;
  return /^(?:同期|期间)/.test(rest) ? '' : String(year);
}
