/**
 * Lengths of time beside their two ends: 从3月1日开始，至5月31日结束，为期四个月. A lead (历时, 为期, 共) shows that the length is the time
 * between dates. Its ends are a pair within one sentence (自…至…), or the dates of a beginning and an end (开工, 通车) that
 * the text tells separately.
 */
import { closing, everyForm, everyWord, form, opening, words } from '../../grammar/lexemes';
import { BOUND_BEHIND } from '../../grammar/vocabulary/extremes';
import { CLAUSE_MARKS, SHORT_BRACKET } from '../../grammar/vocabulary/marks';
import { BEGINNINGS, ENDINGS, MEANWHILE, SPAN_MARK } from '../../grammar/vocabulary/times';
import type { Places } from '../../fold/claims';
import { gather, trait } from '../../fold/gather';
import type { Figure, Reading, Relation, Site } from '../../model';
import { spanAt } from '../../text/span-index';
import { CONTENTS } from '../../text/census';
import type { Fit, Length, When } from './calendar';
import { lengthFits, lengthAt, whenOf } from './calendar';
import { endOf } from '../../text/stretches';
import { startOf } from '../../text/stretches';
import { group } from '../../match';
import { only } from '../../list';
import { stretch } from '../../text/stretches';

/** A date and what begins or ends on it. */
interface DatedEnd {
  readonly figure: Figure;
  readonly when: When;
  /** The words after it, up to the next date or the end of the sentence. */
  readonly words: string;
}

interface ToldLength {
  readonly length: Length;
  readonly sentence: number;
  readonly strong: boolean;
  /** The names of its ends in 从开工到通车历时…; null where it names none. */
  readonly ends: readonly [string, string] | null;
}

interface PlacedDate extends DatedEnd {
  readonly index: number;
}

const TAKES_IN_ALL = words(
  '已使用 已运行 已服役 已投用 已投入使用 已走过 已坚持 使用了 运行了 服役了 历时 为期 历经 用时 耗时 费时 持续时间 持续 前后 长达 [只仅]用 用了 建设周期 施工周期 实际工期 实际用时 审理期限 审理时间 办案时间 办理用时',
);
const ADDS_UP_TO = words('共计 合计 总计 共 计 历');
const SO_LONG_AS = words('了 约 近 为 是 共 共计 长达 达 仅 只 整整 已 有 时间 大约 将近 不到 不足 超过 ： 时');
const IS_BOUND = opening(BOUND_BEHIND);
const LIGHT_JOINT = form`^[，（）]?[的这]?`;
const LENGTH_ENDS = form`^(?:${words('间 来 里 时间')}|[，。；、）]|$)`;
const SETS_OUT = words('开始 起 动员 启动 开幕 开赛 开营 开馆 开讲');
const FROM_DAY = closing('[自从由于]');
const HELD_FOR = form`${words('开展 进行 实施 启动 部署')}${words('了 一次 一场')}?${words('为期 历时')}$`;
const OF_A_PART = words(MEANWHILE, '每');
const COMMAS = everyWord(CLAUSE_MARKS);
const BREAKS_OFF = opening('[（，]');
const ONLY_A_PART = form`${MEANWHILE}|单是|仅[^，]{2,8}就`;
const ONE_COMMA_AND_FEW = form`^[^，。；、（）]{2,24}，[^，。；、\d]{0,6}$`;
const ONE_COMMA = form`^[^，。；、（）]{2,24}，[^，。；、]{0,10}$`;
const PARTLY = words(MEANWHILE, '每 平均 累计 [前后]期 二期 另');
const LASTING = words('期间 前后 为期 历时 共计 合计 总计 共 计 历 时间 持续 用时 长达 总 约 近 整整 达 的 这 [起止]');
const LASTS = form`^[^，。；（）]{0,6}[，（）、]?(?:[一-鿿]{2}期)?${LASTING}*$`;

const ELAPSED_LEAD = everyForm`(?:(${TAKES_IN_ALL})|(${ADDS_UP_TO}))${SO_LONG_AS}{0,3}(?=[\d一二两三四五六七八九十半])`;
const FROM_TO = form`[从自]([一-鿿]{2,8})[到至]([一-鿿]{2,10}?)，?${words('总共 一共 前后 仅 只 共')}?$`;

interface Times {
  readonly dates: readonly DatedEnd[];
  readonly lengths: readonly ToldLength[];
}

const LENGTHS_AND_DATES = trait((reading: Reading): Times | null => {
  const { figures, paragraph, sentences } = reading;
  const { text } = paragraph;
  const dates: DatedEnd[] = [];
  let last: When | null = null;
  const all = figures.filter((f) => f.kind === 'date');
  all.forEach((figure, i) => {
    const when = whenOf(figure, text, last);
    if (!when) return;
    last = when;
    const next = all[i + 1];
    const end = Math.min(endOf(sentences, figure.sentence), next?.at.start ?? Infinity);
    dates.push({ figure, when, words: text.slice(figure.at.end, Math.min(end, figure.at.end + 40)) });
  });
  const lengths: ToldLength[] = [];
  const known = new Set<number>();
  const add = (length: Length, strong: boolean, lead: number): void => {
    const sentence = spanAt(sentences, length.start);
    // 持续4天以上的降雨: a limit and not a length.
    if (IS_BOUND.test(text.slice(length.end, length.end + 2))) return;
    if (sentence < 0 || known.has(length.start)) return;
    known.add(length.start);
    const m = FROM_TO.exec(text.slice(Math.max(startOf(sentences, sentence), lead - 24), lead));
    lengths.push({ length, sentence, strong, ends: m ? [group(m, 1), group(m, 2)] : null });
  };
  for (const m of ELAPSED_LEAD.all(text)) {
    const length = lengthAt(text, m.index + m[0].length);
    if (length) add(length, Boolean(m[1]), m.index);
  }
  // 3月11日至5月20日90天: right after the pair no lead is needed.
  for (const { figure } of dates) {
    const at = figure.at.end + LIGHT_JOINT.exec(text.slice(figure.at.end, figure.at.end + 2))![0].length;
    const length = lengthAt(text, at);
    if (length && LENGTH_ENDS.test(text.slice(length.end, length.end + 2))) add(length, false, at);
  }
  return dates.length || lengths.length ? { dates, lengths } : null;
}, CONTENTS.figures);

/** How many paragraphs above the dates of a beginning and an end may stand. */
const PARAGRAPHS_UP = 4;

export function relateElapsed(places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  const shown = gather(places.readings, LENGTHS_AND_DATES);
  for (const [i, { index, placed, value }] of shown.entries()) {
    for (const told of value.lengths) {
      const { reading } = placed;
      const here = (d: DatedEnd): PlacedDate => ({ ...d, index });
      const pair = endsIn(reading, value.dates, told);
      if (pair) {
        const found = relate(places, index, told, here(pair[0]), here(pair[1]), 'elapsed/pair');
        if (found) out.push(found);
        continue;
      }
      if (!told.strong || ofPart(reading, told)) continue;
      const two = twoOf(reading, value.dates, told);
      if (two) {
        const found = relate(places, index, told, here(two[0]), here(two[1]), 'elapsed/two');
        if (found) out.push(found);
        continue;
      }
      // 行动于9月15日结束，为期六个月: the beginning is told paragraphs above.
      const alone = value.dates.length === 1 && value.dates[0]!.figure.sentence === told.sentence;
      const around: PlacedDate[] = [];
      for (let k = i; k >= 0 && index - shown[k]!.index <= (told.ends || alone ? PARAGRAPHS_UP : 0); k--)
        around.unshift(...shown[k]!.value.dates.map((d) => ({ ...d, index: shown[k]!.index })));
      const found = eventsOf(places, index, told, around);
      if (found) out.push(found);
    }
  }
  return out;
}

const SPAN = form`^(?:起|[^，。；]{0,14}，)?[^，。；]{0,14}?${SPAN_MARK}$`;

/** Words after the second date of a period that end it. */
const ENDS_PERIOD = form`^${words('全面 正式 圆满 顺利')}?${words('截止 结束 止 收官 落幕 总结 收尾 闭幕')}`;

const PLANNED_TIME = form`${words('合同 计划 原定 预定 约定 设计 批复')}[^。；]{0,6}${words('工期 周期 时间 期限 时限')}`;

/** The two dates of one period in the sentence of the length; null where there is none or more than one. */
function endsIn(reading: Reading, dates: readonly DatedEnd[], told: ToldLength): readonly [DatedEnd, DatedEnd] | null {
  const { text } = reading.paragraph;
  const { length } = told;
  const pairs: (readonly [DatedEnd, DatedEnd])[] = [];
  for (let k = 0; k + 1 < dates.length; k++) {
    const [a, b] = [dates[k]!, dates[k + 1]!];
    if (a.figure.sentence !== b.figure.sentence || Math.abs(b.figure.sentence - told.sentence) > 1) continue;
    const joint = text.slice(a.figure.at.end, b.figure.at.start).replace(SHORT_BRACKET, '');
    // 自9月1日开始报名，9月20日截止; 5月6日动员，8月6日总结，历时三个月: words begin and end the period.
    const closed = joint.length <= 16 && SETS_OUT.test(joint) && ENDS_PERIOD.test(b.words);
    if (closed) {
      pairs.push([a, b]);
      continue;
    }
    if (!SPAN.test(joint)) continue;
    // 自3月11日打响，至5月20日收官: 至 far from the first date needs 自 before it.
    if (joint.length > 2 && !FROM_DAY.test(text.slice(Math.max(0, a.figure.at.start - 1), a.figure.at.start))) continue;
    pairs.push([a, b]);
  }
  const own = pairs.filter(([, b]) => b.figure.sentence === told.sentence);
  if (own.length > 1) {
    // Each period has its length beside it.
    const beside = own.filter(([, b]) => isBeside(text, b, length));
    return only(beside);
  }
  const near = own[0] ?? (told.strong ? only(pairs) : null);
  if (!near) return null;
  const [a, b] = near;
  // 合同工期240天，实际用时216天 behind the dates of something else: held against the time that was planned.
  if (!own.length && PLANNED_TIME.test(text.slice(startOf(reading.sentences, told.sentence), length.start)))
    return null;
  if (!own.length)
    return dates.some((d) => d.figure.sentence === told.sentence) || b.figure.sentence > told.sentence ? null : near;
  if (isBeside(text, b, length)) return near;
  if (!told.strong) return null;
  // 3月1日至5月31日，开展为期三个月的…, or 为期三个月的…从3月1日开始，至5月31日结束.
  if (length.start > b.figure.at.end) {
    const apart = text.slice(b.figure.at.end, length.start);
    if (dates.some((d) => d.figure.at.start > b.figure.at.end && d.figure.at.start < length.start)) return null;
    // 其间组织为期三天的培训: the length of something else.
    const of = text[length.end] === '的' && !HELD_FOR.test(apart);
    return !of && !OF_A_PART.test(apart) && (apart.match(COMMAS)?.length ?? 0) <= 2 ? near : null;
  }
  const apart = text.slice(length.end, a.figure.at.start);
  return apart.length <= 30 && (apart.startsWith('的') || BREAKS_OFF.test(apart)) ? near : null;
}

/** 其中主坝施工历时11个月: whether the length is that of a part of the period. */
function ofPart({ paragraph: { text }, sentences }: Reading, { length, sentence }: ToldLength): boolean {
  const words = text.slice(Math.max(startOf(sentences, sentence), length.start - 24), length.start);
  return ONLY_A_PART.test(words.slice(words.lastIndexOf('，') + 1));
}

/** 5月6日停机检修，6月14日恢复供水，检修共用时40天: the two dates of the sentence, each with an event. Null where there are no such two. */
function twoOf(
  { paragraph: { text }, sentences }: Reading,
  dates: readonly DatedEnd[],
  told: ToldLength,
): readonly [DatedEnd, DatedEnd] | null {
  const { start } = stretch(sentences, told.sentence);
  const own = dates.filter(({ figure: f }) => f.sentence === told.sentence);
  const [a, b] = own;
  if (!a || !b || own.length > 2 || told.ends || b.figure.at.end > told.length.start) return null;
  const joint = text.slice(a.figure.at.end, b.figure.at.start);
  const since = text.slice(b.figure.at.end, told.length.start);
  // Each date has an event in its own clause, and the length follows the second.
  if (!ONE_COMMA_AND_FEW.test(joint) || !ONE_COMMA.test(since)) return null;
  if (PARTLY.test(text.slice(start, told.length.start))) return null;
  return [a, b];
}

/** Whether a length follows the end of its period with at most a lead between. */
const isBeside = (text: string, b: DatedEnd, { start }: Length): boolean =>
  start >= b.figure.at.end && LASTS.test(text.slice(b.figure.at.end, start));

/** The dates of a beginning and an end whose distance the length may be. The names of its ends choose among them. */
function eventsOf(
  places: Places,
  index: number,
  told: ToldLength,
  dates: readonly PlacedDate[],
): Relation<Site> | null {
  const { length, ends } = told;
  const before = dates.filter((d) => d.index < index || d.figure.at.start < length.start);
  const first = (d: PlacedDate): boolean => {
    const [b, e] = [BEGINNINGS.exec(d.words), ENDINGS.exec(d.words)];
    return b !== null && (e === null || b.index < e.index);
  };
  let from = before.filter(first);
  let to = before.filter((d) => ENDINGS.test(d.words) && !first(d));
  if (ends) {
    from = before.filter((d) => namesEnd(d.words, ends[0]) && !namesEnd(d.words, ends[1]));
    to = before.filter((d) => namesEnd(d.words, ends[1]));
  }
  const whole = (d: PlacedDate): boolean => d.when.month !== null || d.when.year !== null;
  const pairs = from
    .filter(whole)
    .flatMap((a) => to.filter(whole).map((b) => ({ a, b, fit: lengthFits(length, a.when, b.when) })))
    .filter(({ a, b, fit }) => fit && before.indexOf(a) < before.indexOf(b));
  if (!pairs.length) return null;
  const right = pairs.find(({ fit }) => fit!.holds === true);
  const meant = right ?? only(pairs);
  if (!meant) return null;
  // Without names for its ends, the length is the time between two dates only where there are no others. What a month
  // between two days brought (5月一场早汛) is no end.
  const ofDays = meant.a.when.day !== null && meant.b.when.day !== null;
  const [begin, end] = [before.indexOf(meant.a), before.indexOf(meant.b)];
  const others = before.filter((d, k) => k < begin || k > end || !ofDays || d.when.day !== null);
  if (!right && !ends && others.length > 2) return null;
  return relate(places, index, told, meant.a, meant.b, 'elapsed/events');
}

/** Whether the words beside a date name one end (开工, 竣工通车), in full or by two characters. */
function namesEnd(words: string, end: string): boolean {
  if (words.includes(end)) return true;
  for (let i = 0; i + 2 <= end.length; i++)
    if (
      (BEGINNINGS.test(end.slice(i, i + 2)) || ENDINGS.test(end.slice(i, i + 2))) &&
      words.includes(end.slice(i, i + 2))
    )
      return true;
  // 开工 and 动工 are the same beginning.
  return BEGINNINGS.test(end) && BEGINNINGS.test(words) && !ENDINGS.test(end);
}

function relate(
  places: Places,
  index: number,
  told: ToldLength,
  a: PlacedDate,
  b: PlacedDate,
  schema: string,
): Relation<Site> | null {
  const { length } = told;
  const fit: Fit | null = lengthFits(length, a.when, b.when);
  if (!fit) return null;
  const { reading } = places.readings[index]!;
  const said = reading.paragraph.text.slice(length.start, length.end);
  const order = reading.figures.findIndex((f) => f.at.start === length.start);
  const site = (d: PlacedDate): Figure<Site> => {
    const k = places.readings[d.index]!.reading.figures.indexOf(d.figure);
    return places.facts[d.index]!.figures[k]!;
  };
  const own = order >= 0 ? places.facts[index]!.figures[order]! : null;
  const figures = [site(a), site(b), ...(own ? [own] : [])];
  return {
    kind: 'elapsed',
    figures,
    claim: `${a.figure.text} → ${b.figure.text} = ${said}`,
    holds: fit.holds,
    working: `${a.figure.text}至${b.figure.text}为${fit.right}${fit.holds === true ? '' : `，文中为${said}`}`,
    tied: fit.holds === false,
    schema,
    level: 'warning',
    marked: own ?? figures[1],
    title: '时长与起止日期不符',
    labels: ['起', '止', ...(own ? ['时长'] : [])],
  };
}
