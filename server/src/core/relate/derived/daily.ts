/** Means for a day: 假期7天…累计接待游客25.9万人次…日均接待3.7万人次, or 全年960万吨，日均2.6万吨 with the days of the calendar. */
import { everyForm, form, whole, words } from '../../grammar/lexemes';
import { HEADS_OR_VISITS } from '../../grammar/vocabulary/measures';
import { SUMMED_UP } from '../../grammar/vocabulary/parts';
import { SPAN_MARK, TO } from '../../grammar/vocabulary/times';
import { formula } from '../formula';
import type { Mention, Story } from '../mention';
import { isAmount, leadWords, leads, sinceWords } from '../mention';
import { W } from '../../grammar/words';
import { hasNumber } from '../../model';
import { stretch } from '../../text/stretches';
import { partOfYear } from '../change';
import { monthSpan } from '../series/stretches';
import { sharesBigram } from '../words';
import { valueOf } from './chance';
import type { Way } from './way';

const VALUE_VERBS = form`[约达为近]{1,3}$`;
const A_WHOLE_YEAR = form`全年|^${words('去年 上年 今年')}$|^\d{4}年$`;

/** How many sentences before a mean its total and its days may stand. */
const SENTENCES_BEFORE = 4;

const DAILY = form`${words('日均 平均每[天日] 每[天日]平均')}([^，。；、\d]{0,10})$`;
/** 平均算下来，每天要处置…: the clause before says that it is a mean. */
const MEAN_CLAUSE = form`平均[^。；，\d]{0,6}，每[天日]${words('要 都要 就要 需要? 大约 都')}?([^，。；、\d]{0,10})$`;
/** A mean with one of these words covers only some of the days. */
const SOME_DAYS = words('工作日 高峰 节假日 平日 周末 暑期 旺季 淡季 最[高多大] 历史 设计 能力');

const OF_ANY_YEAR = 2023;
const DAY = 86_400_000;
/** 4月1日至4月30日, 4月1日—30日: both days belong to it. */
const FROM_DAY_TO_DAY = everyForm`(\d{1,2})月(\d{1,2})日${SPAN_MARK}(?:(\d{1,2})月)?(\d{1,2})日`;

/** Whether the mention is an exact mean a day over every day of its time. */
export const isDaily = (story: Story, m: Mention): boolean =>
  isAmount(m) &&
  m.figure.bound === 'exact' &&
  m.figure.number !== null &&
  m.bracket < 0 &&
  dailyWords(story, m) !== null &&
  !SOME_DAYS.test(sinceWords(story, m)) &&
  !leads(m, W.plan, W.compare);

/** The ways in which a mean a day may have been reckoned: a total before it divided by a number of days. */
export function dailyWays(story: Story, m: Mention): Way[] {
  const near = story.mentions.filter(
    (x) => x.index < m.index && m.sentence - x.sentence <= SENTENCES_BEFORE && x.bracket < 0,
  );
  const counted = near.filter((x) => x.figure.kind === 'duration' && x.figure.unit === '天' && hasNumber(x.figure));
  const told = new Set(counted.map((x) => valueOf(x.figure)));
  const totals = near.filter(
    (x) =>
      isAmount(x) &&
      x.measure === 'level' &&
      x.figure.bound === 'exact' &&
      x.figure.number !== null &&
      alikeCounters(x.figure.unit, m.figure.unit) &&
      !story.nested.has(x) &&
      !leads(x, W.plan) &&
      valueOf(x.figure) > valueOf(m.figure),
  );
  return totals.flatMap((total) =>
    // Days that the text counts (7天) come first, then the days of the period of the total.
    (told.size ? [...told] : daysOf(story, total)).map((days) => ({
      f: formula(`each = total / ${days}`),
      roles: { total: [total.figure], each: [m.figure] },
      value: valueOf(total.figure) / days,
      operands: [total] as const,
      needed: [[total, valueOf(m.figure) * days] as const],
    })),
  );
}

/** 5月份 is 5月, and 1月至6月 is 1至6月. */
const NEEDLESS = everyForm`月(?=${TO})|(?<=月)份$`;

/** The possible numbers of days of the time of a total, with and without a leap day; empty where it is not told. */
function daysOf(story: Story, total: Mention): number[] {
  const { figure, sentence } = total;
  const { start } = stretch(story.sentences, sentence);
  const ranges = [...FROM_DAY_TO_DAY.all(story.text.slice(start, figure.at.start))];
  const [from] = ranges;
  if (from) return ranges.length === 1 ? daysFrom(from) : [];
  if (A_WHOLE_YEAR.test(figure.period)) return [365, 366];
  const span = monthSpan(partOfYear(total).replace(NEEDLESS, ''));
  return span ? daysOfMonths(...span) : [];
}

function daysFrom([, month, day, endMonth, endDay]: RegExpExecArray): number[] {
  const at = (m: number, d: number): number => Date.UTC(OF_ANY_YEAR, m - 1, d);
  const days = (at(Number(endMonth ?? month), Number(endDay)) - at(Number(month), Number(day))) / DAY + 1;
  return days > 1 ? [days] : [];
}

const A_LEAP_YEAR = 2024;

function daysOfMonths(first: number, last: number): number[] {
  if (first < 1 || last > 12 || last < first) return [];
  const days = [OF_ANY_YEAR, A_LEAP_YEAR].map((y) => (Date.UTC(y, last, 1) - Date.UTC(y, first - 1, 1)) / DAY);
  return [...new Set(days)];
}

/**
 * How closely the total matches the mean. It counts where it is of the same thing and nothing of its kind stands
 * between.
 */
export function dailyTie(story: Story, m: Mention, { operands: [total] }: Way): number {
  const what = dailyWords(story, m) ?? '';
  const words = sinceWords(story, total);
  const own = what.length >= 2 ? sharesBigram(what, words) : total.sentence === m.sentence;
  const between = story.mentions.some(
    (x) => x.index > total.index && x.index < m.index && alikeCounters(x.figure.unit, total.figure.unit),
  );
  // 4月1日至4月30日: the text itself says how many days there were.
  const { start } = stretch(story.sentences, total.sentence);
  const told =
    total.sentence === m.sentence && FROM_DAY_TO_DAY.all(story.text.slice(start, total.figure.at.start)).length > 0;
  return (own ? 2 : 0) + (SUMMED_UP.test(words) ? 1 : 0) + (told ? 1 : 0) - (between && !own ? 1 : 0);
}

const dailyWords = (story: Story, m: Mention): string | null => {
  const hit = DAILY.exec(leadWords(story, m)) ?? MEAN_CLAUSE.exec(sinceWords(story, m));
  return hit ? (hit[1] ?? '').replace(VALUE_VERBS, '') : null;
};

// ---------------------------------------------------------------- 优良天数332天，优良率90.7%

/** Days on which the air was good. */
export const FINE_DAYS = words('优良 达标 优级');
const SHARE_OF_DAYS = form`${FINE_DAYS}[^，。；\d]{0,6}(?:率|比例)[^，。；\d]{0,4}$`;
/** The days on which it was measured, where the text tells them. */
const MEASURED_DAYS = words('有效 监测 评价 观测');

/** Whether the mention is the share of the days on which the air was good. */
export const isShareOfDays = (story: Story, m: Mention): boolean =>
  m.figure.kind === 'percent' && m.figure.bound === 'exact' && SHARE_OF_DAYS.test(leadWords(story, m));

/** The number of such days before the share, of all days of their time or of those that were measured. */
export function shareOfDaysWays(story: Story, m: Mention): Way[] {
  const days = story.mentions.filter(
    (x) =>
      x.figure.kind === 'duration' &&
      x.figure.unit === '天' &&
      x.figure.bound === 'exact' &&
      hasNumber(x.figure) &&
      Math.abs(m.sentence - x.sentence) <= 1,
  );
  const measured = days.filter((x) => MEASURED_DAYS.test(sinceWords(story, x))).map((x) => valueOf(x.figure));
  return days.flatMap((part) => {
    if (part.index > m.index || !FINE_DAYS.test(sinceWords(story, part))) return [];
    return (measured.length ? measured : daysOf(story, part)).map((all) => ({
      f: formula(`rate = 100 * part / ${all}`),
      roles: { part: [part.figure], rate: [m.figure] },
      value: (100 * valueOf(part.figure)) / all,
      operands: [part] as const,
      needed: [],
    }));
  });
}

const people = whole(HEADS_OR_VISITS);
const alikeCounters = (a: string, b: string): boolean => a === b || (people.test(a) && people.test(b));
