/**
 * Lengths of time against each other and against a day that was set: 合同工期420天，实际用时385天，提前35天; 约定9月30日
 * 交付，实际于11月14日交付，逾期45天; 8时20分发车，10时45分到达，运行2小时25分; 自2010年起每年一届，2024年举办第十五届.
 */
import type { Figure, Relation } from '../../model';
import { readOrdinal } from '../../num/ordinal';
import { spanAt } from '../../text/span-index';
import type { Story, StoryContext } from '../mention';
import { between, figureAt, figuresBetween } from '../nearby';
import type { Length, When } from './calendar';
import { fits, lengthAt, whenOf } from './calendar';
import { startOf } from '../../text/stretches';
import { group } from '../../match';

const NUMERAL_AHEAD = '(?=[\\d一二两三四五六七八九十半])';
const PLANNED = new RegExp(
  `(?:(?:合同|计划|约定|规定|核定|批准|设计|定额|要求的?)(?:约定|规定|的)?(?:总|施工|建设)?(?:工期|用时|时限|周期|建设期|办理时限)|合同约定|工期要求|(?<!实际)工期)(?:约定|规定|要求)?(?:为|是|共|：)*${NUMERAL_AHEAD}`,
  'g',
);
const ACTUAL = new RegExp(
  `(?:实际(?:施工|建设)?(?:用时|工期|用|耗时|历时|仅用|只用)|用时|仅用|只用|历时)(?:了|时|为|仅|共|是|：)*${NUMERAL_AHEAD}`,
  'g',
);
const AHEAD = new RegExp(`(提前|缩短|节约|节省|少用)|(推迟|延误|逾期|超期|拖延|迟延|滞后|延期|超出?|尚余|还?剩余?|余)`);
const GAP = new RegExp(
  `(?:${AHEAD.source})(?:了|工期|合同工期|计划工期|约定工期|时间|整整|已|达|交付|完工|竣工|还有)*${NUMERAL_AHEAD}`,
  'g',
);
/** The time that was set has been moved, or another one counts. */
const MOVED = /顺延|延长工期|调整为|调整后|展期|扣除|停工|变更/;

export function relateSchedules(story: Story, { figures }: StoryContext): Relation[] {
  const { text } = story;
  const out: Relation[] = [];
  if (/提前|缩短|节约|节省|少用|推迟|延误|逾期|超期|拖延|滞后|延期|余|剩/.test(text)) out.push(...gaps(story, figures));
  if (/\d(?:时|点|:|：)/.test(text) && /小时|分钟/.test(text)) out.push(...clocks(story, figures));
  if (text.includes('届') && /每年|一年一/.test(text)) out.push(...sessions(story, figures));
  return out;
}

interface Told {
  readonly length: Length;
  readonly sentence: number;
  readonly figure: Figure | null;
  readonly word: string;
}

const sentenceOf = ({ sentences }: Story, at: number): number => spanAt(sentences, at);

function lengthsBehind(story: Story, figures: readonly Figure[], shape: RegExp): Told[] {
  const out: Told[] = [];
  // 240日历天 are days.
  const text = story.text.replace(/日历天/g, '日天天');
  for (const m of text.matchAll(shape)) {
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

/** Days, or months, where the length is told in that unit alone. */
function amountOf({
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
    const near = (list: readonly Told[]): readonly Told[] =>
      between(list, (x) => x.length.start, from, gap.length.start);
    if (MOVED.test(text.slice(from, gap.length.end))) continue;
    const clause = text.slice(Math.max(from, gap.length.start - 20), gap.length.start);
    if (/另|其中|其他|其余|还有/.test(clause.slice(clause.lastIndexOf('，') + 1))) continue;
    const p = near(planned);
    const a = near(actual).filter((x) => !p.some((y) => y.length.start === x.length.start));
    const found =
      p.length === 1 && a.length === 1 && !/余|剩/.test(gap.word)
        ? difference(gap, p[0]!, a[0]!)
        : // 历时449天 beside the dates of both is no plan.
          p.length
          ? null
          : dueDate(story, figures, gap, from);
    if (found) out.push(found);
  }
  return out;
}

function difference(gap: Told, planned: Told, actual: Told): Relation | null {
  const [g, p, a] = [amountOf(gap.length), amountOf(planned.length), amountOf(actual.length)];
  if (!g || !p || !a || g[1] !== p[1] || p[1] !== a[1]) return null;
  const ahead = /提前|缩短|节约|节省|少用/.test(gap.word);
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

const DUE =
  /(?:合同(?:约定)?的?(?:完工|竣工|交付|交工)(?:日期|时间|期)为|(?:时限|期限|截止日期|截止时间|限期)为|责令|责成|要求|约定|规定|原?计划(?:于|在)?|应于|应当?在|须于|务必于|必须于|限于?|限期|定于|原定)[^，。；\d]{0,12}$/;
const WAS = /(?:实际(?:于|在)?|直至|直到|迟至|截至|截止|目前|今天)[^，。；\d]{0,8}$/;

/** 于9月10日正式通水: what stands behind a date says that it came about. */
const HAPPENED =
  /^(?:已|正式|提前|顺利|全面|全部|整体|如期|全线|完成){0,3}(?:通水|通车|通气|完工|竣工|建成|投用|交付|投产|启用|通过[^，。；]{0,6}验收)/;

/** 约定9月30日交付，实际于11月14日交付，逾期45天; 6月30日前完成。截至6月18日，尚余12天. */
function dueDate(story: Story, figures: readonly Figure[], gap: Told, from: number): Relation | null {
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
  // 3月15日开工，约定9月30日完工，9月10日通水: the beginning is not looked at.
  const ends = dates.filter(
    ({ figure }) => !/^[^，。；]{0,4}(?:开工|动工|启动)/.test(text.slice(figure.at.end, figure.at.end + 8)),
  );
  if (ends.length !== 2) return null;
  const lead = (f: Figure): string => text.slice(Math.max(from, f.at.start - 16), f.at.start);
  const due = ends.find(
    ({ figure }) => DUE.test(lead(figure)) || /^(?:到期|届满)/.test(text.slice(figure.at.end, figure.at.end + 2)),
  );
  const was = ends.find(
    (d) => d !== due && (WAS.test(lead(d.figure)) || HAPPENED.test(text.slice(d.figure.at.end, d.figure.at.end + 16))),
  );
  if (!due || !was) return null;
  const left = /余|剩|提前/.test(gap.word);
  const [a, b] = left ? [was, due] : [due, was];
  const fit = fits(gap.length, a.when, b.when, true);
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

const CLOCK =
  /(次日|当日|当天|翌日)?(上午|下午|晚上?|凌晨|中午)?(\d{1,2})(?:时|点|:|：)(?:(\d{2}|\d(?=分))分?|(半)|(?=[，。；]|(?!时间|时段|时候|时期|[点时]左)[一-鿿]))(许|左右)?(?!分之)/g;
const TAKES =
  /(?:历时|用时|耗时|费时|历经|全程(?:运行|耗时|用时)?|运行时间|运行|行程|前后持续|持续|总?共用时|仅用|只用)(?:了|共|时|为|约|近|仅)*(?:(\d{1,2})个?小时(?:零)?(?:(\d{1,2})分钟?|(半))?|(\d{1,3})分钟|(\d{1,2})个半小时)(左右|多)?/g;

interface Clock {
  readonly at: number;
  readonly minutes: number;
}

function clocks(story: Story, figures: readonly Figure[]): Relation[] {
  const { text } = story;
  const out: Relation[] = [];
  for (const m of text.matchAll(TAKES)) {
    const s = sentenceOf(story, m.index);
    if (s < 0 || /约|近/.test(m[0]) || m[6]) continue;
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
    if (/其中|每|停留|间隔|平均|比|另/.test(since) || (times.length > 2 && !/从|自/.test(since))) continue;
    const gapsOf = times.flatMap((a, i) => times.slice(i + 1).map((b) => (b.minutes - a.minutes + 1440) % 1440));
    const slack = coarse ? 30 : 1;
    const right = gapsOf.some((g) => Math.abs(g - said) <= slack);
    const whole = (times.at(-1)!.minutes - times[0]!.minutes + 1440) % 1440;
    const shown = `${Math.floor(whole / 60)}小时${whole % 60}分`;
    const words = text.slice(at, m.index + m[0].length);
    const told = text.slice(times[0]!.at, times[0]!.at + 6).split(/[，。；]/)[0];
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

/** The times of day in a stretch of text, in order; null where one of them is told roughly. */
function clocksIn(text: string, from: number, to: number): Clock[] | null {
  const out: Clock[] = [];
  for (const m of text.slice(from, to).matchAll(CLOCK)) {
    const hour = Number(m[3]);
    if (m[6]) return null;
    if (hour > 24 || Number(m[4] ?? 0) > 59) return null;
    const late = /下午|晚/.test(m[2] ?? '') && hour < 12 ? 12 : 0;
    out.push({ at: from + m.index, minutes: (hour + late) * 60 + (m[5] ? 30 : Number(m[4] ?? 0)) });
  }
  return out;
}

// ---------------------------------------------------------------- sessions

const FIRST = /(?:自|从)?((?:19|20)\d\d)年(?:起|开始|创办|首次举办|举办首届|举办第一届)/;
const LATER =
  /((?:19|20)\d\d)年(?:[^，。；\d]{0,10}?)(?:举办|举行|召开|迎来|是|为)(?:了|的是?)?第([一二三四五六七八九十]{1,3}|\d{1,2})届/g;

function sessions({ text }: Story, figures: readonly Figure[]): Relation[] {
  const out: Relation[] = [];
  const first = FIRST.exec(text);
  if (!first || !/每年(?:举办|举行|召开|都|均|一)|一年一[届度]/.test(text)) return out;
  if (/停办|未举办|未能举办|中断过|暂停|推迟|取消|疫情|两年一|复办|恢复/.test(text)) return out;
  for (const m of text.matchAll(LATER)) {
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
