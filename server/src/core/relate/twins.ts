/**
 * One thing told twice with two digits exchanged: 3862 and 3826 teachers. Two figures with one name and kind whose
 * digits differ only by an exchange of two neighbours are one figure and a slip, unless the text says that they are of
 * different periods or places.
 */
import { closing, everyForm, form, opening, words } from '../grammar/lexemes';
import { IN_CLAUSE, OF_IT, POSSESSIVE } from '../grammar/vocabulary/marks';
import { ALTOGETHER, AMOUNTS_TO } from '../grammar/vocabulary/parts';
import { BODY_ENDS, TOWN_AND_COUNTRY, WHOLE_PLACES } from '../grammar/vocabulary/places';
import { LAST_YEAR, THIS_YEAR } from '../grammar/vocabulary/times';
import type { Places } from '../fold/claims';
import { gather, trait } from '../fold/gather';
import type { Figure, Reading, Relation, Site } from '../model';
import * as q from '../num/rational';
import { CONTENTS } from '../text/census';
import { holdsInOrder, labelOf } from './division';
import type { Mention, Story } from './mention';
import { alike, leadWords, sinceWords, tailWords, upToMark, storyOfReading } from './mention';
import { coreOf } from './share';
import { stretch } from '../text/stretches';
import { startOf } from '../text/stretches';

/** A figure that may have a twin. Its name is read only where another figure shares one of its keys. */
interface Candidate {
  /** The sorted digits with decimals and magnitude. Two figures can be twins only where they share a key. */
  readonly keys: readonly string[];
  readonly digits: string;
  readonly bare: string;
  readonly story: Story;
  readonly mention: Mention;
  /** The reading in which it stands. */
  readonly reading: Reading;
  /** Null where it has no name to compare; undefined before it is first needed. */
  twin: Twin | null | undefined;
}

interface Twin {
  readonly digits: string;
  /** The value in the base unit without zeros at its end, so that 5.6万 and 65000 are twins as well. */
  readonly bare: string;
  readonly name: string;
  /** The words for what is counted, before or after the number, without openings, scopes and light verbs. */
  readonly content: string;
  /** `content` with all words after the number; empty where the noun stands before it. */
  readonly open: string;
  /** The place or body with which the sentence begins; empty for 全县, 我院 and the like. */
  readonly subject: string;
  /** The noun after the number, which may be longer (2361名在校学生家长). */
  readonly noun: string;
  /** The words after 上述…, 该… or 的, which name what is counted; else empty. */
  readonly behind: string;
  /** The noun after a number of which the sentence speaks as known: 在12680座改厕任务全部完成的基础上; else empty. */
  readonly recalls: string;
  readonly scope: string;
  readonly period: string;
  /** Whether the words right before it name another year than the draft's own. */
  readonly elsewhen: boolean;
  readonly sentence: number;
  readonly order: number;
  readonly figure: Figure;
}

const TWO_DIGITS = form`^\D*\d.*\d`;
const DIGIT = form`\d`;
const DIGIT_FIRST = form`^\d`;
const DIGITS = form`^\d+$`;

// Words around a name that do not belong to it.
const POINTS_BACK = form`^${words('上述 以上 前述 这 该 其中 共 新 累计 实际 已')}+`;
const NEW_OR_ALL = form`^${words('新增 新 共 实际')}+`;
const THE_NOUN_FOLLOWS = closing('上述 前述 这 该 的');
const VERB_OF = form`([一-龥]{2})的$`;
const NOUN_AFTER = form`^[一-龥]{0,8}`;
const WORD_AFTER = form`^[一-龥]{0,2}`;
const SHORT_NOUN_AFTER = form`^[一-龥]{0,6}`;
const THIS_YEAR_FIRST = opening(THIS_YEAR);
const FORETOLD = words('预[计期测] 有望 将');
const UP_TO_PREPOSITION = form`^.*[从在对由向把与]`;
const OUR_OWN = opening('[全我本该各][县市区镇乡村校院局] 行政村 自然村');

const TWINS = trait((reading: Reading): readonly Candidate[] | null => {
  if (!reading.figures.some(mayBeTwin)) return null;
  const story = storyOfReading(reading);
  const out: Candidate[] = [];
  for (const m of story.mentions) {
    const one = candidateOf(story, m, reading);
    if (one) out.push(one);
  }
  return out.length ? out : null;
}, CONTENTS.figures);

const ALL_SO_FAR = form`^累计[已共]?(?:${AMOUNTS_TO}|有)?$`;
const ADDED_TO = words('加上 连同');
const TWIN_MEASURES: ReadonlySet<string> = new Set(['level', 'rate', 'change']);

function candidateOf(story: Story, m: Mention, reading: Reading): Candidate | null {
  const { figure } = m;
  if (!mayBeTwin(figure) || !TWIN_MEASURES.has(m.measure) || m.other || m.seat) return null;
  if (m.measure === 'change' && figure.kind !== 'percent') return null;
  if (m.measure === 'rate' && !m.name.endsWith('率')) return null;
  if (figure.modality !== 'achieved' && !foretoldBehind(story, m)) return null;
  // 今年建成3640亩，累计达到6340亩: all so far is not what was told before.
  if (ALL_SO_FAR.test(leadWords(story, m)) || ADDED_TO.test(sinceWords(story, m))) return null;
  const changes = m.measure === 'change';
  const digits = q.toFixed(q.div(figure.number, figure.magnitude), figure.decimals);
  const whole = q.toDecimal(figure.number, 4);
  const bare = DIGITS.test(whole) ? withoutZeros(whole) : whole;
  if (digits.replace('.', '').length < 2) return null;
  const keys = [
    `${sortedDigits(digits)}|${figure.decimals}|${figure.magnitude.n}|${changes ? m.dir : ''}`,
    ...(figure.kind === 'amount' ? [`${sortedDigits(bare)}|${whole.length}|bare`] : []),
  ];
  return { keys, digits, bare, story, mention: m, reading, twin: undefined };
}

const mayBeTwin = (f: Figure): boolean =>
  (f.kind === 'amount' || f.kind === 'percent' || (f.kind === 'duration' && f.unit === '天')) &&
  f.bound === 'exact' &&
  f.number !== null &&
  TWO_DIGITS.test(f.text);

/** 建成8.4万亩，预计增产0.5万吨: whether a forecast follows the number. */
const foretoldBehind = ({ text, sentences }: Story, m: Mention): boolean =>
  m.figure.modality === 'forecast' && !FORETOLD.test(text.slice(startOf(sentences, m.sentence), m.figure.at.start));

function withoutZeros(digits: string): string {
  let end = digits.length;
  while (end > 1 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

const POINT = '.'.charCodeAt(0);
/** Powers of sixteen for the point, the slash and the ten digits, by their distance from the point in ASCII. */
const POWERS = Array.from({ length: 12 }, (_, i) => 16 ** i);

/** How often each digit occurs, four bits for each, so that one number holds them. Longer figures are sorted instead. */
function sortedDigits(digits: string): number | string {
  if (digits.length > 15) return [...digits].sort().join('');
  let counts = 0;
  for (let i = 0; i < digits.length; i++) counts += POWERS[digits.charCodeAt(i) - POINT] ?? 0;
  return counts;
}

/** Openings, demonstratives, scopes, times and verbs that do not name what is counted. */
const OPENINGS = form`^(?:${words(
  '虽然 尽管 但 同时 此外 其中 此次 本次 上述 以上 前述 这批? 该批? 面对 对 与 向 为 由 将 把 使 确保',
)}|全[年国省市县区镇乡村校院局街道]+|${words(
  '今年以来 今年 本年 去年 年末 目前 截至 累计 实际 共 已 总 我[院县市区校镇局] 各类 各项',
  '完成 实现 开展 达到 推进 确定 现有 共有 拥有 辖',
)})+`;
const INSIDE = everyForm`${words('各类 各项 现有 累计 实现 完成')}|(?<!公)共|的(?=.)`;
const HOLDER_AND_VERB = form`^.{2,16}?(?:${words('现有 共有 拥有 辖 全年')}|${ALTOGETHER})(?=.{3})`;

/** The name of what is counted in the words before a number. */
export const stripped = (words: string): string =>
  words
    .replace(OPENINGS, '')
    .replace(HOLDER_AND_VERB, '')
    .replace(OPENINGS, '')
    .replace(INSIDE, '')
    .replace(POSSESSIVE, '');

const SUBJECT = form`^(?:${words('其中 同时 此外 今年 去年 目前')}|\d{4}年|[，、])*([一-龥]{2,8}?${BODY_ENDS})`;

/**
 * The place or body that a mention's sentence begins with; empty where there is none or where it is the draft's own.
 */
export function subjectOf({ text, sentences }: Story, m: Mention): string {
  const { start } = stretch(sentences, m.sentence);
  const found = SUBJECT.exec(text.slice(start, Math.min(start + 24, m.figure.at.start)))?.[1] ?? '';
  // 记者从县农业农村局获悉 does not name another body.
  const own = found.replace(UP_TO_PREPOSITION, '');
  const news = own !== found && found.includes('从');
  return own.length < 2 || news || OUR_OWN.test(own) ? '' : own;
}

/** Pairs of figures in the document that name one thing and differ by two exchanged digits. */
export function relateTwins(places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  const known = new Map<string, { readonly index: number; readonly twin: Twin }[]>();
  const shown = gather(places.readings, TWINS);
  const once = new Set<string>();
  const shared = new Set<string>();
  for (const { value } of shown)
    for (const { keys } of value)
      for (const key of keys)
        if (once.has(key)) shared.add(key);
        else once.add(key);
  for (const { index, value } of shown) {
    for (const one of value) {
      if (!one.keys.some((key) => shared.has(key))) continue;
      if (one.twin === undefined) one.twin = twinOf(one);
      const { twin } = one;
      if (!twin) continue;
      let other: { readonly index: number; readonly twin: Twin } | undefined;
      for (const key of one.keys) {
        const list = known.get(key) ?? [];
        if (!known.has(key)) known.set(key, list);
        other ??= list.find((x) => !(x.index === index && x.twin.sentence === twin.sentence) && areTwins(x.twin, twin));
        if (list.length < 8) list.push({ index, twin });
      }
      if (!other || (twin.recalls !== '' && isToldBefore(places, index, twin))) continue;
      const a = places.facts[other.index]!.figures[other.twin.order];
      if (!a) continue;
      const b = places.facts[index]!.figures[twin.order];
      if (!b) continue;
      out.push({
        kind: 'same-figure',
        figures: [a, b],
        claim: `${a.text} = ${b.text}`,
        holds: false,
        working: `${shownName(other.twin, twin)}前作${a.text}，后作${b.text}，只有相邻两位数字互换`,
        tied: true,
        schema: 'same/exchanged',
        level: 'warning',
      });
    }
  }
  return out;
}

/** Before a number that was told before. */
const RECALLS = form`^(?:${words(
  '在 随着 依托 依靠 通过 围绕 对 对于 让 使 把 将 给 面对 待 至此 目前 如今 现在',
)})?${words('全部 顺利 提前 按期 圆满 全面')}{0,2}${words('完成 建成 建好 用好 管好')}?${words('这 该 上述 前述')}?$`;

/** A number whose noun follows it: 对…的74个项目, 全校2361名学生. */
const NOUN_LEAD = form`(?:${words('的 上述 前述 这 该 全[校县市区镇乡村院局]')}|[^一-龥])$|^$`;

const OTHER_YEAR = words(LAST_YEAR, '明年 前年');
/** 上年同期，全市查处1368起; 计划2026年建成14.27万亩. */
const OF_OTHER_YEAR = form`(?:^|[。；])(?:${LAST_YEAR}|明年|前年)${IN_CLAUSE}{0,4}，${IN_CLAUSE}*$|${words('计划 规划 拟 力争')}[到于在]?\d{4}年${IN_CLAUSE}*$`;

function twinOf({ story, mention: m, reading, digits, bare }: Candidate): Twin | null {
  const { figure } = m;
  const name = coreOf(labelOf(story, m).replace(POINTS_BACK, '')).replace(NEW_OR_ALL, '');
  const lead = leadWords(story, m);
  const noun = THE_NOUN_FOLLOWS.test(lead) ? upToMark(tailWords(story, m)) : '';
  // 对巡察发现的234个问题: the verb before 的 belongs to the name.
  const verb = noun.length === 2 ? (VERB_OF.exec(lead)?.[1] ?? '') : '';
  const behind = verb + noun;
  const content = contentOf(story, m, lead);
  const changes = m.measure === 'change';
  const recalls = !changes && RECALLS.test(lead) ? recalledNoun(story, m) : '';
  if (changes && content.length < 5) return null;
  const following = NOUN_LEAD.test(lead) ? NOUN_AFTER.exec(upToMark(tailWords(story, m)))![0] : '';
  const named = name.length >= 3 || behind.length >= 3 || following.length >= 4;
  if ((!named || (DIGIT.test(name) && behind.length < 3)) && content.length < 3 && recalls === '') return null;
  const places = digits.replace('.', '').length;
  const long = (name.length >= 6 && behind === '') || content.length >= 5 || (changes && content.length >= 5);
  if (places === 2 && !long) return null;
  return {
    digits,
    bare,
    name: changes || DIGIT.test(name) ? '' : name,
    content,
    open: POSSESSIVE.test(lead) || following ? stripped(lead) + following.replace(OF_IT, '') : '',
    subject: subjectOf(story, m),
    noun: following,
    behind: changes ? '' : behind,
    recalls,
    scope: WHOLE_PLACES.exec(sinceWords(story, m))?.[0] ?? '',
    period: figure.period.replace(THIS_YEAR_FIRST, ''),
    elsewhen: OTHER_YEAR.test(lead) || OF_OTHER_YEAR.test(sinceWords(story, m)),
    sentence: m.sentence,
    order: reading.figures.indexOf(figure),
    figure,
  };
}

function contentOf(story: Story, m: Mention, lead: string): string {
  const previous = story.mentions[m.index - 1];
  // 全村412户1586人: the figure right before names the pair.
  if (previous?.sentence === m.sentence && m.figure.at.start - previous.figure.at.end <= 1)
    return previous.measure === 'level' ? `${previous.figure.text}、` + m.figure.unit : '';
  const tail = upToMark(tailWords(story, m)).replace(OF_IT, '');
  if (POSSESSIVE.test(lead)) return stripped(lead) + WORD_AFTER.exec(tail)![0];
  const { indicator } = m.figure;
  if (!m.name && tail && OF_IT.test(tailWords(story, m))) return stripped(SHORT_NOUN_AFTER.exec(tail)![0]);
  return stripped(m.name && indicator.endsWith(m.name) ? indicator : m.name || indicator);
}

/** What is told of more than what was told before, or of some of it. */
const ANEW = words('计划 规划 拟 目标 另 还有 其余 其中 新 明年 去年 上年 同期 平均 每 加上 连同 原有');
const NOUN = form`^的?([一-龥]{2,12})`;

/** The noun right after a number with which its clause opens, without 的; empty where the sentence tells something new. */
function recalledNoun({ text, sentences }: Story, m: Mention): string {
  const { start } = stretch(sentences, m.sentence);
  if (ANEW.test(text.slice(start, m.figure.at.end + 16))) return '';
  return NOUN.exec(text.slice(m.figure.at.end, m.figure.at.end + 14))?.[1] ?? '';
}

/**
 * Whether two figures have one name, differ only by an exchange of two neighbouring digits, and nothing sets them
 * apart.
 */
function areTwins(a: Twin, b: Twin): boolean {
  if (!alike(a.figure, b.figure)) return false;
  if (!sameThing(a, b)) return false;
  if (a.scope && b.scope && a.scope !== b.scope) return false;
  if (!samePeriod(a, b) || a.elsewhen !== b.elsewhen) return false;
  const printed = a.figure.decimals === b.figure.decimals && q.compare(a.figure.magnitude, b.figure.magnitude) === 0;
  return printed ? exchanged(a.digits, b.digits) : exchanged(a.bare, b.bare);
}

/**
 * Whether both have one name, or the noun after the later figure ends the name of the earlier one: 排查自建房…栋, 上述…栋自建房.
 */
function sameThing(a: Twin, b: Twin): boolean {
  const [x, y] = [a.subject, b.subject];
  const others = x !== '' && y !== '' && !x.endsWith(y) && !y.endsWith(x) && !DIGIT_FIRST.test(a.content);
  if (others) return false;
  if (sameWords(a, b) || isRecalled(a.name, b.recalls)) return true;
  if (!a.name || (!b.name && !b.behind)) return false;
  if (b.behind) return [6, 5, 4, 3].some((n) => a.name.length >= n && b.behind.startsWith(a.name.slice(-n)));
  return a.name.length >= 3 && b.name.length >= 3 && (a.name.endsWith(b.name) || b.name.endsWith(a.name));
}

const sameWords = (a: Twin, b: Twin): boolean =>
  sameContent(a.content, b.content, a.figure.kind === 'percent') ||
  (a.content.length >= 4 && (b.noun.startsWith(a.content) || b.open.startsWith(a.content))) ||
  (b.content.length >= 4 && a.open.startsWith(b.content));

const TASK = form`^([一-龥]{2,6}?)(?:改造|建设)?${words('任务 工程 目标')}`;

/** 安装太阳能路灯 and 路灯全部亮起; 改造农村户厕 and 改厕任务. */
function isRecalled(name: string, noun: string): boolean {
  if (name.length < 2 || noun === '') return false;
  if ([6, 5, 4, 3, 2].some((n) => name.length >= n && noun.length >= n && noun.startsWith(name.slice(-n)))) return true;
  const task = TASK.exec(noun)?.[1];
  return task !== undefined && name.startsWith(task.charAt(0)) && holdsInOrder(name, task);
}

const WHOLE_YEAR = form`^(?:${words('全年 今年以来 一年来 本年度?')}|\d{4}年度?)$`;

function samePeriod({ period: a, figure: f }: Twin, { period: b }: Twin): boolean {
  if (a === b || a.endsWith(b) || b.endsWith(a))
    return a !== '' || b !== '' ? f.change === null || a === b || (WHOLE_YEAR.test(a) && WHOLE_YEAR.test(b)) : true;
  return WHOLE_YEAR.test(a) && WHOLE_YEAR.test(b) && (!DIGIT.test(a) || !DIGIT.test(b));
}

/** Whether two strings differ only by an exchange of two neighbouring characters. */
function exchanged(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false;
  let first = -1;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    if (first < 0) {
      first = i;
      continue;
    }
    const gap = a.slice(first + 1, i).replace('.', '');
    if (gap !== '' || a[first] !== b[i] || a[i] !== b[first]) return false;
    return a.slice(i + 1) === b.slice(i + 1);
  }
  return false;
}

/** 收到提案186件，立案168件。…168件提案全部办复: what is recalled is the second, and nothing is wrong. */
function isToldBefore({ readings }: Places, index: number, { figure, order }: Twin): boolean {
  for (let i = 0; i <= index; i++) {
    const figures = readings[i]?.reading.figures ?? [];
    const before = i < index ? figures : figures.slice(0, order);
    if (before.some((f) => f.value === figure.value && alike(f, figure))) return true;
  }
  return false;
}

/** The name to show for both. */
const shownName = (a: Twin, b: Twin): string =>
  b.name || (sameContent(a.content, b.content, false) && !DIGIT_FIRST.test(a.content) ? a.content : '');

/** One of these before a name makes it another thing. */
const LIMITS = words(
  '[人户亩村]均 平均 本级 占 净 非 不 未 以上 以下 其中 新增 重点 限额 规上 规模 民间',
  LAST_YEAR,
  TOWN_AND_COUNTRY,
);

/** Whether the words are the same in any order (新增城镇就业, 城镇新增就业), or one ends in the other. */
function sameContent(a: string, b: string, equal: boolean): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3) return false;
  if (short.length === long.length) return [...short].sort().join('') === [...long].sort().join('');
  return !equal && short.length >= 4 && long.endsWith(short) && !LIMITS.test(long.slice(0, -short.length));
}
