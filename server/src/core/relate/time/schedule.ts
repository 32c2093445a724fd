/**
 * Lengths of time compared with each other and with a due date: 合同工期420天，实际用时385天，提前35天; 约定9月30日交付，实际于11月14日交付，逾期45天;
 * 8时20分发车，10时45分到达，运行2小时25分; 自2010年起每年一届，2024年举办第十五届.
 */
import { ORDINAL, ROUGHLY } from '../../grammar/vocabulary/extremes';
import { CLAUSE_STOPS } from '../../grammar/vocabulary/marks';
import {
  BUILDING_ENDS,
  BUILDING_STARTS,
  NAMED_YEAR,
  TAKING_TIME,
  TIME_LEFT,
  TIME_OVERRUN,
  TIME_SAVED,
} from '../../grammar/vocabulary/times';
import type { Compiled } from '../../grammar/lexemes';
import { everyForm, everyWord, form, opening, words } from '../../grammar/lexemes';
import type { Figure, Relation } from '../../model';
import { readOrdinal } from '../../num/ordinal';
import { spanAt } from '../../text/span-index';
import { asCue } from '../cues';
import type { Story, StoryContext } from '../mention';
import { mayStand } from '../mention';
import { elementsBetween, figureAt, figuresBetween } from '../nearby';
import type { Length, When } from './calendar';
import { lengthFits, lengthAt, whenOf } from './calendar';
import { startOf } from '../../text/stretches';
import { only } from '../../list';
import { group } from '../../match';

interface ToldLength {
  readonly length: Length;
  readonly sentence: number;
  readonly figure: Figure | null;
  readonly word: string;
}

const OFF_SCHEDULE = asCue(words(TIME_SAVED, TIME_OVERRUN, TIME_LEFT));
const CLOCK_TIME = form`\d[时点:：]`;
const HOURS = asCue(words('小时 分钟'));
const YEARLY = asCue(words('每年 一年一'));
const CALENDAR_DAYS = everyWord('日历天');
const SOMETHING_ELSE = words('另 其中 其他 其余 还有');
const DUE_FINISH = words('完工 竣工 交付 交工');
const TERM_IS = words('时限 期限 截止日期 截止时间 限期');
const DEMANDED = words(
  '责令 责成 要求 约定 规定 原?计划于 原?计划在 原?计划 应于 应在 应当在 须于 务必于 必须于 限于? 限期 定于 原定',
);
const OPENED_TO_USE = words(BUILDING_ENDS, '通水 通气');
const STARTS_BEHIND = form`^[^，。；]{0,4}${BUILDING_STARTS}`;
const FALLS_DUE = opening('到期 届满');
const LEFT_OR_EARLY = words(TIME_LEFT, '提前');
// 上午8时20分, 次日凌晨1点半, 14:05: times of day.
const DAY_SAID = words('次日 当日 当天 翌日');
const PART_OF_DAY = words('上午 下午 晚上? 凌晨 中午');
const NO_CLOCK = words('时间 时段 时候 时期 [点时]左');
const RUNS = words(TAKING_TIME, '全程运行 全程耗时 全程用时 全程 运行时间 运行 行程 前后持续 持续 总?共用时 仅用 只用');
const BROKEN_RUN = words('其中 每 停留 间隔 平均 比 另');
const FROM = words('从 自');
const AFTER_NOON = words('下午 晚');
const HELD_YEARLY = words('每年举办 每年举行 每年召开 每年都 每年均 每年一 一年一[届度]');
const NOT_HELD = words('停办 未举办 未能举办 中断过 暂停 推迟 取消 疫情 两年一 复办 恢复');

const NUMERAL_AHEAD = '(?=[\\d一二两三四五六七八九十半])';
// 合同约定的施工工期为420天, 实际用时385天, 提前35天交付: agreed, actual and the difference.
const AGREED = words('合同 计划 约定 规定 核定 批准 设计 定额 要求的?');
const TERM = words('工期 用时 时限 周期 建设期 办理时限');
const SET_AT = words('约定 规定 要求');
const PLANNED = everyForm`(?:${AGREED}${words('约定 规定 的')}?${words('总 施工 建设')}?${TERM}|合同约定|工期要求|(?<!实际)工期)${SET_AT}?[为是共：]*${NUMERAL_AHEAD}`;
const USED = words('用时 工期 用 耗时 历时 仅用 只用');
const ACTUAL = everyForm`(?:实际(?:施工|建设)?${USED}|${words('用时 仅用 只用 历时')})[了时为仅共是：]*${NUMERAL_AHEAD}`;
const AHEAD_OR_BEHIND = words(TIME_SAVED, TIME_OVERRUN, '迟延 超出? 尚余 还?剩余? 余');
const OF_THE_TERM = words('了 工期 合同工期 计划工期 约定工期 时间 整整 已 达 交付 完工 竣工 还有');
const GAP = everyForm`${AHEAD_OR_BEHIND}${OF_THE_TERM}*${NUMERAL_AHEAD}`;
/** Words by which the agreed time was changed or another one counts. */
const MOVED = words('顺延 延长工期 调整为 调整后 展期 扣除 停工 变更');

export function relateSchedules(story: Story, { figures }: StoryContext): Relation[] {
  const { text } = story;
  const out: Relation[] = [];
  if (mayStand(story, OFF_SCHEDULE)) out.push(...gaps(story, figures));
  if (mayStand(story, HOURS) && CLOCK_TIME.test(text)) out.push(...clocks(story, figures));
  if (mayStand(story, YEARLY) && text.includes('届')) out.push(...sessions(story, figures));
  return out;
}

const sentenceOf = ({ sentences }: Story, at: number): number => spanAt(sentences, at);

function lengthsBehind(story: Story, figures: readonly Figure[], shape: Compiled): ToldLength[] {
  const out: ToldLength[] = [];
  // 240日历天 are days.
  const text = story.text.replace(CALENDAR_DAYS, '日天天');
  for (const m of shape.all(text)) {
    const start = m.index + m[0].length;
    const length = lengthAt(text, start);
    if (!length) continue;
    out.push({
      length,
      sentence: sentenceOf(story, start),
      figure: figureAt(figures, start),
      word: m[0],
    });
  }
  return out;
}

/** The length in days, or in months, where it is told in that unit alone; else null. */
function inOneUnit({
  years,
  months,
  days,
  unit,
  working,
  about,
  half,
}: Length): readonly [number, 'day' | 'month'] | null {
  if (about || working || half) return null;
  if (unit === 'day' || unit === 'week') return years || months ? null : [days, 'day'];
  return days ? null : [years * 12 + months, 'month'];
}

// ---------------------------------------------------------------- 提前, 逾期, 剩余

function gaps(story: Story, figures: readonly Figure[]): Relation[] {
  const { text } = story;
  const out: Relation[] = [];
  const told = lengthsBehind(story, figures, GAP);
  if (!told.length) return out;
  const planned = lengthsBehind(story, figures, PLANNED);
  const actual = lengthsBehind(story, figures, ACTUAL);
  for (const gap of told) {
    if (!gap.figure || gap.length.about) continue;
    const from = startOf(story.sentences, Math.max(0, gap.sentence - 3));
    const near = (list: readonly ToldLength[]): readonly ToldLength[] =>
      elementsBetween(list, (x) => x.length.start, from, gap.length.start);
    if (MOVED.test(text.slice(from, gap.length.end))) continue;
    const clause = text.slice(Math.max(from, gap.length.start - 20), gap.length.start);
    if (SOMETHING_ELSE.test(clause.slice(clause.lastIndexOf('，') + 1))) continue;
    const p = near(planned);
    const a = near(actual).filter((x) => !p.some((y) => y.length.start === x.length.start));
    const found =
      p.length === 1 && a.length === 1 && !TIME_LEFT.test(gap.word)
        ? differenceRelation(gap, p[0]!, a[0]!)
        : // 历时449天 beside both dates is no planned time.
          p.length
          ? null
          : dueDate(story, figures, gap, from);
    if (found) out.push(found);
  }
  return out;
}

function differenceRelation(gap: ToldLength, planned: ToldLength, actual: ToldLength): Relation | null {
  const [g, p, a] = [inOneUnit(gap.length), inOneUnit(planned.length), inOneUnit(actual.length)];
  if (!g || !p || !a || g[1] !== p[1] || p[1] !== a[1]) return null;
  const ahead = TIME_SAVED.test(gap.word);
  const right = ahead ? p[0] - a[0] : a[0] - p[0];
  if (right <= 0) return null;
  const unit = g[1] === 'day' ? '天' : '个月';
  const holds = right === g[0];
  const sum = ahead ? `${p[0]}-${a[0]}` : `${a[0]}-${p[0]}`;
  const all = [planned.figure, actual.figure, gap.figure];
  return made(all, gap.figure!, {
    claim: `${sum} = ${gap.figure!.text}`,
    holds,
    working: `${sum}=${right}${unit}${holds ? '' : `，文中为${gap.figure!.text}`}`,
    schema: 'elapsed/schedule',
    title: '提前、超出的时间与工期不符',
    labels: ['计划', '实际', '相差'],
  });
}

const DUE = form`(?:合同(?:约定)?的?${DUE_FINISH}${words('日期 时间 期')}为|${TERM_IS}为|${DEMANDED})[^，。；\d]{0,12}$`;
const WAS = form`${words('实际于 实际在 实际 直至 直到 迟至 截至 截止 目前 今天')}[^，。；\d]{0,8}$`;

/** 于9月10日正式通水: the words after a date tell that it happened. */
const HAPPENED = form`^(?:，[^，。；\d]{0,10})?${words('已 正式 提前 顺利 全面 全部 整体 如期 全线 完成')}{0,3}(?:${OPENED_TO_USE}|通过[^，。；]{0,6}验收)`;

/** 约定9月30日交付，实际于11月14日交付，逾期45天; 6月30日前完成。截至6月18日，尚余12天: a gap and its two dates. */
function dueDate(story: Story, figures: readonly Figure[], gap: ToldLength, from: number): Relation | null {
  const { text } = story;
  let last: When | null = null;
  const dates: { readonly figure: Figure; readonly when: When }[] = [];
  for (const figure of figuresBetween(figures, from, gap.length.start)) {
    if (figure.kind !== 'date') continue;
    const when = whenOf(figure, text, last);
    if (!when || when.day === null) return null;
    last = when;
    dates.push({ figure, when });
  }
  // 3月15日开工，约定9月30日完工，9月10日通水: the beginning does not matter.
  const ends = dates.filter(({ figure }) => !STARTS_BEHIND.test(text.slice(figure.at.end, figure.at.end + 8)));
  const lead = (f: Figure): string => text.slice(Math.max(from, f.at.start - 16), f.at.start);
  const isDue = ({ figure }: { readonly figure: Figure }): boolean =>
    DUE.test(lead(figure)) || FALLS_DUE.test(text.slice(figure.at.end, figure.at.end + 2));
  const due = only(ends.filter(isDue));
  const done = ends.filter(
    (d) => d !== due && (WAS.test(lead(d.figure)) || HAPPENED.test(text.slice(d.figure.at.end, d.figure.at.end + 28))),
  );
  // 10月8日启用。…合同约定11月30日竣工，9月30日通过验收: the date in the sentence of the gap or of the due date is meant.
  const was =
    only(done) ??
    only(done.filter(({ figure: f }) => f.sentence === gap.sentence || f.sentence === due?.figure.sentence));
  if (!due || !was || (ends.length > 2 && done.length === 0)) return null;
  const left = LEFT_OR_EARLY.test(gap.word);
  const [a, b] = left ? [was, due] : [due, was];
  const fit = lengthFits(gap.length, a.when, b.when, true);
  if (!fit) return null;
  return made([a.figure, b.figure, gap.figure], gap.figure!, {
    claim: `${a.figure.text} → ${b.figure.text} = ${gap.figure!.text}`,
    holds: fit.holds,
    working: `${a.figure.text}至${b.figure.text}为${fit.right}${fit.holds ? '' : `，文中为${gap.figure!.text}`}`,
    schema: 'elapsed/due',
    title: '逾期、剩余的时间与日期不符',
    labels: ['起', '止', '时长'],
  });
}

interface Made {
  readonly claim: string;
  readonly holds: boolean | null;
  readonly working: string;
  readonly schema: string;
  readonly title: string;
  readonly labels: readonly string[];
}

function made(all: readonly (Figure | null)[], marked: Figure, told: Made): Relation {
  const labels = told.labels.filter((_, i) => all[i] !== null);
  return {
    kind: 'elapsed',
    figures: all.filter((f): f is Figure => f !== null),
    ...told,
    labels,
    tied: told.holds === false,
    level: 'warning',
    marked,
  };
}

// ---------------------------------------------------------------- hours and minutes

interface Clock {
  readonly at: number;
  readonly minutes: number;
}

const CLOCK = everyForm`(${DAY_SAID})?(${PART_OF_DAY})?(\d{1,2})[时点:：](?:(\d{2}|\d(?=分))分?|(半)|(?=[，。；]|(?!${NO_CLOCK})[一-鿿]))(许|左右)?(?!分之)`;
const TAKES = everyForm`${RUNS}${words('了 共 时 为 约 近 仅')}*(?:(\d{1,2})个?小时零?(?:(\d{1,2})分钟?|(半))?|(\d{1,3})分钟|(\d{1,2})个半小时)(左右|多)?`;

function clocks(story: Story, figures: readonly Figure[]): Relation[] {
  const { text } = story;
  const out: Relation[] = [];
  for (const m of TAKES.all(text)) {
    const s = sentenceOf(story, m.index);
    if (s < 0 || ROUGHLY.test(m[0]) || m[6]) continue;
    const at = m.index + m[0].search(/\d/);
    const figure = figureAt(figures, at);
    if (!figure) continue;
    const said = m[4]
      ? Number(m[4])
      : m[5]
        ? Number(m[5]) * 60 + 30
        : Number(m[1]) * 60 + (m[3] ? 30 : Number(m[2] ?? 0));
    const coarse = !m[2] && !m[4];
    const own = clocksIn(text, startOf(story.sentences, s), m.index);
    const times =
      own && own.length >= 2
        ? own
        : s > 0 && own?.length === 0
          ? clocksIn(text, startOf(story.sentences, s - 1), m.index)
          : null;
    if (!times || times.length < 2) continue;
    const since = text.slice(times.at(-1)!.at, m.index);
    if (BROKEN_RUN.test(since) || (times.length > 2 && !FROM.test(since))) continue;
    const gapsOf = times.flatMap((a, i) => times.slice(i + 1).map((b) => (b.minutes - a.minutes + 1440) % 1440));
    const slack = coarse ? 30 : 1;
    const right = gapsOf.some((g) => Math.abs(g - said) <= slack);
    const whole = (times.at(-1)!.minutes - times[0]!.minutes + 1440) % 1440;
    const shown = `${Math.floor(whole / 60)}小时${whole % 60}分`;
    const words = text.slice(at, m.index + m[0].length);
    const told = text.slice(times[0]!.at, times[0]!.at + 6).split(CLAUSE_STOPS)[0];
    if (told === undefined) continue;
    out.push(
      made([figure], figure, {
        claim: `${told} → = ${words}`,
        holds: right,
        working: right ? `${words}相符` : `首尾两个时刻相隔${shown}，文中为${words}`,
        schema: 'elapsed/clock',
        title: '时长与起止时刻不符',
        labels: ['时长'],
      }),
    );
  }
  return out;
}

/** The times of day between two offsets, in order; null where one of them is approximate. */
function clocksIn(text: string, from: number, to: number): Clock[] | null {
  const out: Clock[] = [];
  for (const m of CLOCK.all(text.slice(from, to))) {
    const hour = Number(m[3]);
    if (m[6]) return null;
    if (hour > 24 || Number(m[4] ?? 0) > 59) return null;
    const late = AFTER_NOON.test(m[2] ?? '') && hour < 12 ? 12 : 0;
    out.push({ at: from + m.index, minutes: (hour + late) * 60 + (m[5] ? 30 : Number(m[4] ?? 0)) });
  }
  return out;
}

// ---------------------------------------------------------------- sessions

const FIRST = form`[自从]?${NAMED_YEAR}${words('起 开始 创办 首次举办 举办首届 举办第一届')}`;
const LATER_SESSIONS = everyForm`${NAMED_YEAR}[^，。；\d]{0,10}?${words('举办 举行 召开 迎来 是 为')}(?:了|的是?)?第(${ORDINAL})届`;

function sessions({ text }: Story, figures: readonly Figure[]): Relation[] {
  const out: Relation[] = [];
  const first = FIRST.exec(text);
  if (!first || !HELD_YEARLY.test(text)) return out;
  if (NOT_HELD.test(text)) return out;
  for (const m of LATER_SESSIONS.all(text)) {
    if (m.index <= first.index) continue;
    const n = /^\d/.test(group(m, 2)) ? Number(m[2]) : readOrdinal(group(m, 2));
    const [a, b] = [first.index + first[0].search(/\d/), m.index].map((at) => figureAt(figures, at));
    if (n === null || !a || !b) continue;
    const right = Number(m[1]) - Number(first[1]) + 1;
    if (right < 1) continue;
    out.push(
      made([a, b], b, {
        claim: `${m[1]} - ${first[1]} + 1 = 第${m[2]}届`,
        holds: right === n,
        working: `${first[1]}年为第一届，每年一届，${m[1]}年为第${right}届${right === n ? '' : `，文中为第${m[2]}届`}`,
        schema: 'elapsed/session',
        title: '届次与年份不符',
        labels: ['首届', '本届'],
      }),
    );
  }
  return out;
}
