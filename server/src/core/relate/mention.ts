/**
 * What the text says of each figure, decided once: the words around it, its measure, its own name, its place in a list
 * and the bracket or segment in which it stands. Relations are found from mentions and from the words kept with them.
 */
import { VALUE_ADDED } from '../grammar/vocabulary/measures';
import { LARGEST } from '../grammar/vocabulary/extremes';
import { IN_CLAUSE, OF_IT } from '../grammar/vocabulary/marks';
import { FALL_WORDS, RISE_WORDS } from '../grammar/vocabulary/changes';
import { PLAN_YEARS, YEAR_FIRST } from '../grammar/vocabulary/times';
import { closing, everyForm, form, opening, whole, words } from '../grammar/lexemes';
import type { Classes, Token } from '../grammar/words';
import { anyOf, says, saysAny, shareClass, tokensIn, W } from '../grammar/words';
import { charSet, isIn } from '../charset';
import type { Figure, Numbered, Reading, Span } from '../model';
import { hasNumber } from '../model';
import type { Cue, Cues } from './cues';
import { cuesIn, stands } from './cues';
import { perReading } from '../read/per-reading';
import { alikeUnits } from '../read/units';
import { stretch } from '../text/stretches';
import { endOf } from '../text/stretches';
import { group } from '../match';
import { startOf } from '../text/stretches';

/**
 * What a figure tells: a level, a base of comparison, an amount or rate of change, a share, percentage points, a gap to
 * another, so much for each, a mean, a multiple or a rank.
 */
export type Measure =
  'level' | 'base' | 'change' | 'rate' | 'share' | 'points' | 'gap' | 'each' | 'mean' | 'multiple' | 'rank';

interface WordsAround {
  lead: string | null;
  since: string | null;
  tail: string | null;
  /** The name of its value at several times; see `series/values`. */
  valueName: string | null;
  /** Its words as the name of an account; see `rows`. */
  account: string | null;
}

/** Nothing is made of the words yet. */
export const wordsAround = (): WordsAround => ({
  lead: null,
  since: null,
  tail: null,
  valueName: null,
  account: null,
});

/** A figure with what the words around it say of it. All places are UTF-16 offsets in the text of the story. */
export interface Mention {
  readonly figure: Numbered;
  /** Index in the mentions of the story. */
  readonly index: number;
  readonly sentence: number;
  readonly clause: number;
  /** Number of the segment: the stretch between two semicolons or full stops. */
  readonly chain: number;
  /** Offset of the bracket around it, -1 where there is none. */
  readonly bracket: number;
  /** Where the words before it begin: after the figure before, or at the start of the sentence. */
  readonly since: number;
  /** Where its own words begin: after the last mark before it. */
  readonly lead: number;
  /** Where the words after it end: at the next figure or at the end of the clause. */
  readonly until: number;
  readonly before: readonly Token[];
  readonly behind: readonly Token[];
  /** The words of `before` from `lead` on. */
  readonly own: readonly Token[];
  /** The classes of words in `before`, `behind` and `own`. */
  readonly saidBefore: Classes;
  readonly saidBehind: Classes;
  readonly saidOwn: Classes;
  measure: Measure;
  /** 1 for a rise, -1 for a fall, 0 where nothing is said. */
  dir: 1 | -1 | 0;
  /** Its own noun phrase without openings and predicates; empty where it has none. */
  name: string;
  /** Its place where several values stand side by side (A、B和C); null where it stands alone. */
  seat: Seat | null;
  /** Whether it is of another time or place than its neighbours: 上年为…, 比全市平均水平…. */
  other: boolean;
  /** The words around it without blanks and what is made of them, each when it is first asked for. */
  words: WordsAround;
}

/** The place of a figure among values that stand side by side: the `place`th (from 0) `of` so many. */
export interface Seat {
  /** Index of the first mention of the list. */
  readonly first: number;
  readonly place: number;
  of: number;
}

/** A text with its mentions and with what its lists have in common; offsets are UTF-16 offsets in `text`. */
export interface Story {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly clauses: readonly Span[];
  readonly mentions: readonly Mention[];
  /** The members of ratios (8.5:42.3:50.2), which are related separately. */
  readonly ratios: readonly (readonly Numbered[])[];
  /** Parts of lists after 其中 or in brackets. Reading the divisions adds them. */
  nested: ReadonlySet<Mention>;
  /** Parts of all lists that do not stand before their total. Reading the divisions adds them. */
  listed: ReadonlySet<Mention>;
  /** The wholes of lists after 其中 or in brackets. Reading the divisions adds them. */
  divided: ReadonlySet<Mention>;
  /** All classes of words that stand before or after some figure. */
  readonly said: Classes;
  /** The stories that it joins, in order, one for each paragraph; empty for a text of its own. */
  readonly parts: readonly Story[];
  /** Whether a bracket stays open to the end. */
  readonly isOpen: boolean;
  /** The words that stand in it and without which some reader finds nothing; see {@link mayStand}. */
  readonly cues: Cues;
  /** What some mention of it shows; see {@link SHOWS}. */
  readonly shows: number;
  /** What is worked out of the story alone; see {@link perStory}. */
  readonly memo: (object | undefined)[];
  /** For each sentence, the index of its first mention or of the next one after it, with one more entry for the end. */
  readonly firsts: Int32Array;
}

/** What a story is told from: a text and its sentences, clauses and figures at UTF-16 offsets. */
export interface StoryContext {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly clauses: readonly Span[];
  readonly figures: readonly Figure[];
}

// After a figure: 以上 may name a class (规模以上) and set no bound.
const INCLUSIVE = form`（含[^）]{0,6}）`;
const NAMES_A_CLASS = form`^(?:${INCLUSIVE}|及)?${words('以[上下内外]')}${INCLUSIVE}?(?![，。；、）！]|$|左右|的?${words('速度 增长 增速 下降')})`;

// Predicates of change and comparison.
const AROUND = form`[了约近为达]{1,4}$`;
/** Verbs whose object may stand between them and the number: 增加耕地1860亩. */
const TAKES_OBJECT = whole('增加 减少 净增 净减 增收 减收 增支 减支 增 减 新增加 净增加 净减少 调减');
const ABOVE_OR_BELOW = opening('低于 高于 快于 慢于 优于 高出 低出 超出');
const MEAN_LEVEL = form`^的?[一-龥]{0,4}${words('水平 增速 均值 平均数')}$`;
const COMPARED_AT_END = form`(?<!占)[比较](?!重|例)[^，。；（）\d]{1,14}$`;
const COMPARED_SOON = form`^${IN_CLAUSE}{0,2}相?比`;
const LOWERS = words('低 慢 少 落后');
/** 31微克/立方米: a quantity, and not so much for each of a thing. */
const RATIO_UNITS = opening('微克/ 毫克/ 公里/ 千米/ 米/');

// Words of time.
const YEAR_ALONE = form`^而?(?:19|20)\d\d年$`;
const GOES_ON_TO = opening('[至到以起]');
/** A date between two words is not counted as a word. */
const WHEN = form`^(?:(?:19|20)\d\d(?:年[度末底初]?)?|\d{1,2}月[末底份]?|“?十[一二三四五]五”?${words('末 期末 初')}?|[一二两三四五六七八九十\d]{1,3}年[前来]?)?$`;
const PERIOD = form`\d{4}年度?|\d{1,2}(?:[-—至]\d{1,2})?月份?|前\d{1,2}个月|截至${IN_CLAUSE}{0,8}?(?:月(?:[底末初]|\d{1,2}日)?|[底末日])|到${IN_CLAUSE}{0,6}?[底末年]|[一二两三四五六七八九十\d]{1,9}年(?!级)[来间内]?|“?十[一二三四五]五”?${PLAN_YEARS}?|[全本我][市县区省国镇乡村州]`;
const PERIODS_OPEN = form`^${PERIOD}+`;

// Names of figures.
const REMARKS_AND_QUOTES = everyForm`（[^（）]{0,14}）|[ “”‘’《》]`;
const THIS_FIGURE = form`^${words('这一 这个 该 此')}项?${words('数字 数据 数值 指标 比例 占比 收入 投资 产值 总量')}?$`;
const IS_SO_MUCH = whole('有 为 达');
const RANKED = words(LARGEST, '最少');
const RANKED_BEFORE = form`(?:^|[，：；])([一-龥]{2,8}?)${RANKED}，[有为达]?$`;
const NEXT_IN_RANK = form`^${words('其后 其次 再次 随后 然后')}[是为]`;
const MEASURE_UNITS = words('元 吨 亩 公里 平方 公顷 千瓦 公斤 米');
const NOUN_BREAKS = form`[，。；：、（）“”！？\d和及与]`;
const AMONG = closing('中');

/**
 * What mentions may show, one bit for each. Most readers find nothing in most stories, and look only at those that have
 * something for them: by these bits, by {@link Story.said}, or by {@link mayStand}.
 */
export const SHOWS = {
  amounts: 1,
  percents: 1 << 1,
  points: 1 << 2,
  multiples: 1 << 3,
  ranks: 1 << 4,
  changes: 1 << 5,
  gaps: 1 << 6,
  brackets: 1 << 7,
  seats: 1 << 8,
  each: 1 << 9,
  bases: 1 << 10,
  moves: 1 << 11,
} as const;

const NOTHING: Classes = { low: 0, high: 0 };

/** The story of one paragraph, kept with its reading; offsets are UTF-16 offsets in that paragraph. */
export const storyOfReading = perReading(({ paragraph: { text }, sentences, clauses, figures }: Reading): Story =>
  storyOf({ text, sentences, clauses, figures }),
);

const SEMICOLON = '；'.charCodeAt(0);

const OPENING_BRACKET = '（'.charCodeAt(0);
const CLOSING_BRACKET = '）'.charCodeAt(0);

const isMark = charSet('，；：。（）、！？');

/** Whether some mention of the story shows one of these; see {@link SHOWS}. */
export const shows = (story: Story, what: number): boolean => (story.shows & what) !== 0;

let slots = 0;

/** A function of a story that several readers ask for, worked out once and kept with the story. */
export function perStory<T extends object>(work: (story: Story) => T): (story: Story) => T {
  const slot = slots++;
  return (story) => (story.memo[slot] ??= work(story)) as T;
}

/** Whether one of the words stands anywhere in the story. */
export const mayStand = (story: Story, these: Cue): boolean => stands(story.cues, these);

/** No mention of a story, before its divisions are read. */
export const NO_MENTIONS: ReadonlySet<Mention> = new Set();
const NO_PARTS: readonly Story[] = [];

/** The story of a text. */
export function storyOf({ text, sentences, clauses, figures }: StoryContext): Story {
  const { brackets, isOpen } = bracketsOf(text);
  const mentions: Mention[] = [];
  let chain = 0;
  let last = 0;
  let sentence = -1;
  const shown = shownOf(text, figures);
  let low = 0;
  let high = 0;
  // The words between two figures come after the first and before the second.
  let joint: readonly Token[] | null = null;
  for (let i = 0; i < shown.length; i++) {
    const f = shown[i]!;
    const { start } = stretch(sentences, f.sentence);
    if (f.sentence !== sentence) {
      chain++;
      last = start;
      sentence = f.sentence;
      joint = null;
    } else if (hasSemicolon(text, last, f.at.start)) chain++;
    const next = shown[i + 1];
    const clauseEnd = endOf(clauses, f.clause);
    const until = next && next.at.start < clauseEnd ? next.at.start : clauseEnd;
    const before = joint ?? tokensIn(text, last, f.at.start);
    const behind = tokensIn(text, f.at.end, until);
    joint = next?.sentence === sentence && next.at.start === until ? behind : null;
    const lead = leadOf(text, last, f.at.start);
    let first = 0;
    while (first < before.length && before[first]!.start < lead) first++;
    const own = first === 0 ? before : first < before.length ? before.slice(first) : [];
    const saidBefore = classesOf(before);
    const saidBehind = classesOf(behind);
    low |= saidBefore.low | saidBehind.low;
    high |= saidBefore.high | saidBehind.high;
    mentions.push({
      figure: f,
      index: mentions.length,
      sentence: f.sentence,
      clause: f.clause,
      chain,
      bracket: bracketAt(brackets, f.at.start),
      since: last,
      lead,
      until,
      before,
      behind,
      own,
      saidBefore,
      saidBehind,
      saidOwn: first === 0 ? saidBefore : classesOf(own),
      measure: 'level',
      dir: 0,
      name: '',
      seat: null,
      other: false,
      words: wordsAround(),
    });
    last = f.at.end;
  }
  const story = {
    text,
    sentences,
    clauses,
    mentions,
    parts: NO_PARTS,
    isOpen,
    cues: cuesIn(text),
    shows: 0,
    memo: [],
    ratios: ratiosOf(inTextOrder(figures)),
    nested: NO_MENTIONS,
    listed: NO_MENTIONS,
    divided: NO_MENTIONS,
    said: { low, high },
    firsts: firstsOf(mentions, sentences.length),
  };
  for (const m of mentions) {
    describe(story, m);
    story.shows |= shownBy(m);
  }
  return story;
}

/** The outermost pairs of （ and ） as spans, and whether another one is never closed. */
function bracketsOf(text: string): { readonly brackets: readonly Span[]; readonly isOpen: boolean } {
  const out: Span[] = [];
  let depth = 0;
  let start = -1;
  for (let i = text.indexOf('（'); i >= 0 && i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === OPENING_BRACKET) {
      if (depth++ === 0) start = i;
    } else if (unit === CLOSING_BRACKET && depth > 0 && --depth === 0) out.push({ start, end: i });
  }
  return { brackets: out, isOpen: depth > 0 };
}

/** A sentence with more figures than this is really a table. Its figures become no mentions. */
const MOST_IN_SENTENCE = 80;

/** The figures that become mentions, in order. */
function shownOf(text: string, figures: readonly Figure[]): Numbered[] {
  const out: Numbered[] = [];
  const inOrder = inTextOrder(figures);
  for (let i = 0, end = 0; i < inOrder.length; i = end) {
    const sentence = inOrder[i]?.sentence;
    while (end < inOrder.length && inOrder[end]?.sentence === sentence) end++;
    if (end - i > MOST_IN_SENTENCE) continue;
    for (const f of inOrder.slice(i, end)) if (hasNumber(f) && !isTime(f) && !isThreshold(text, f)) out.push(f);
  }
  return out;
}

/** Dates and ranges of years tell when and not how much. */
const isTime = (f: Figure): boolean =>
  f.kind === 'date' ||
  f.kind === 'ratio' ||
  (f.kind === 'duration' &&
    (f.unit === '年' || f.unit === '季度' || f.unit === '月') &&
    f.role !== 'to' &&
    f.role !== 'by');

/** 亿元以上项目, 35岁及以下党员: a limit and not a quantity. */
function isThreshold(text: string, f: Figure): boolean {
  if (f.kind !== 'amount' && f.kind !== 'percent' && f.kind !== 'duration') return false;
  const next = text[f.at.end];
  return next !== undefined && '（及以'.includes(next) && NAMES_A_CLASS.test(text.slice(f.at.end, f.at.end + 10));
}

function hasSemicolon(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === SEMICOLON) return true;
  return false;
}

function leadOf(text: string, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) {
    if (!isIn(isMark, text.charCodeAt(i))) continue;
    // 工业增加值（现价）20亿元: a bracket without figures between a name and its number belongs to the name.
    const open = text[i] === '）' ? text.lastIndexOf('（', i) : -1;
    if (open < from || i - open > 14 || open === 0 || !/[一-龥]/.test(text.charAt(open - 1))) return i + 1;
    i = open;
  }
  return from;
}

function classesOf(tokens: readonly Token[]): Classes {
  if (!tokens.length) return NOTHING;
  let low = 0;
  let high = 0;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    low |= t.low;
    high |= t.high;
  }
  return { low, high };
}

function bracketAt(brackets: readonly Span[], at: number): number {
  for (const b of brackets) if (b.start < at && at < b.end) return b.start;
  return -1;
}

/** The members of one ratio stand side by side with one mark between them. */
function ratiosOf(figures: readonly Figure[]): Numbered[][] {
  const out: Numbered[][] = [];
  for (const f of figures) {
    if (f.kind !== 'ratio' || !hasNumber(f)) continue;
    const last = out.at(-1);
    if (last && f.at.start - (last.at(-1)?.at.end ?? 0) === 1) last.push(f);
    else out.push([f]);
  }
  return out;
}

function inTextOrder(figures: readonly Figure[]): readonly Figure[] {
  let last = 0;
  for (const { at } of figures) {
    if (at.start < last) return [...figures].sort((a, b) => a.at.start - b.at.start);
    last = at.start;
  }
  return figures;
}

/** For each sentence, the index of its first mention or of the next one; see {@link Story.firsts}. */
export function firstsOf(mentions: readonly Mention[], sentences: number): Int32Array {
  const out = new Int32Array(sentences + 1);
  for (let s = 0, k = 0; s <= sentences; s++) {
    while ((mentions[k]?.sentence ?? Infinity) < s) k++;
    out[s] = k;
  }
  return out;
}

/** What one mention shows; see {@link SHOWS}. */
export function shownBy({ figure: { kind }, measure, dir, bracket, seat }: Mention): number {
  let bits = bracket >= 0 ? SHOWS.brackets : 0;
  if (kind === 'amount' || kind === 'duration') bits |= SHOWS.amounts;
  else if (kind === 'percent') bits |= SHOWS.percents;
  else if (kind === 'points') bits |= SHOWS.points;
  else if (kind === 'multiple') bits |= SHOWS.multiples;
  else if (kind === 'rank') bits |= SHOWS.ranks;
  if (measure === 'change') bits |= SHOWS.changes;
  else if (measure === 'gap') bits |= SHOWS.gaps;
  else if (measure === 'each') bits |= SHOWS.each;
  else if (measure === 'base') bits |= SHOWS.bases;
  if (dir !== 0) bits |= SHOWS.moves;
  if (seat) bits |= SHOWS.seats;
  return bits;
}

/** The mentions of the sentences from one to another, both included, in order. */
export function mentionsIn({ mentions, firsts }: Story, first: number, last = first): readonly Mention[] {
  const end = firsts.length - 1;
  return mentions.slice(firsts[Math.max(0, Math.min(first, end))], firsts[Math.max(0, Math.min(last + 1, end))]);
}

/** The nearest mention before another in its sentence for which `holds` is true; undefined where there is none. */
export function beforeInSentence({ mentions }: Story, m: Mention, holds: (x: Mention) => boolean): Mention | null {
  for (let k = m.index - 1; k >= 0; k--) {
    const x = mentions[k];
    if (x?.sentence !== m.sentence) return null;
    if (holds(x)) return x;
  }
  return null;
}

/** The nearest mention after another in its sentence for which `holds` is true; undefined where there is none. */
export function behindInSentence({ mentions }: Story, m: Mention, holds: (x: Mention) => boolean): Mention | null {
  for (let k = m.index + 1; k < mentions.length; k++) {
    const x = mentions[k];
    if (x?.sentence !== m.sentence) return null;
    if (holds(x)) return x;
  }
  return null;
}

// ---------------------------------------------------------------- what a mention is

/** 平均到每户，减免180元: a clause that only says for each of what the next one tells. */
const FOR_EACH_CLAUSE = form`(?:^|[，。；])((?:${words('平均 平摊 分摊 均摊 摊 折算 折合 算 落实 具体')}(?:下来)?)?[到至]?(?:每(?:(?![一二两三四五六七八九十])[一-龥]){1,4}|[人户亩村校班台件]均)(?:下来|算下来|来看|来说)?)，$`;

/** The words of such a clause right before that of the figure; empty where there is none. */
export function eachClause({ text, clauses }: Story, m: Mention): string {
  const start = startOf(clauses, m.clause);
  return start < 2 || m.lead < start
    ? ''
    : (FOR_EACH_CLAUSE.exec(text.slice(Math.max(0, start - 16), start))?.[1] ?? '');
}

/** Reads what the words around a mention say of it; all mentions before it are described already. */
export function describe(story: Story, m: Mention): void {
  const { text, mentions } = story;
  const { figure } = m;
  const previous = mentions[m.index - 1];
  if (
    previous &&
    previous.sentence === m.sentence &&
    sameShape(previous.figure, figure) &&
    isJoint(text.slice(m.since, figure.at.start), figure.boundWords)
  ) {
    const seat = previous.seat ?? { first: previous.index, place: 0, of: 1 };
    previous.seat = seat;
    m.seat = { first: seat.first, place: seat.place + 1, of: seat.of + 1 };
    for (let k = seat.first; k < m.index; k++) if (mentions[k]!.seat) mentions[k]!.seat!.of = m.seat.of;
    const head = mentions[seat.first];
    if (!head) return;
    m.measure = previous.measure;
    m.dir = previous.dir;
    m.other = previous.other;
    m.name = ownIndicator(figure, head);
    if (m.measure === 'base' && !head.other && figure.role !== 'from') m.measure = 'level';
    return;
  }
  const read = predicateOf(story, m);
  // 增收节支2300万元，其中增收1500万元: a word in the name of the whole names a part here, not a change.
  if (read.measure === 'change' && figure.kind === 'amount' && previous && before(m, W.among)) {
    const verb = text.slice(read.at, figure.at.start).replace(AROUND, '');
    // 增加值 is no increase.
    if (verb.length >= 2 && previous.name.replace(VALUE_ADDED, '').includes(verb)) {
      m.name = verb;
      return;
    }
  }
  m.measure = read.measure;
  m.dir = read.dir;
  m.other = read.other;
  m.name = nameOf(story, m, read.at);
}

function isJoint(words: string, bound: string): boolean {
  const w = (bound && words.endsWith(bound) ? words.slice(0, -bound.length) : words).replaceAll(' ', '');
  return w === '、' || w === '和' || w === '与' || w === '及' || w === '以及';
}

const sameShape = (a: Figure, b: Figure): boolean => a.kind === b.kind && (a.kind !== 'amount' || alike(a, b));

const ownIndicator = (f: Figure, head: Mention): string =>
  f.indicator && f.indicator !== head.figure.indicator ? f.indicator : '';

interface Predicate {
  readonly measure: Measure;
  readonly dir: 1 | -1 | 0;
  readonly other: boolean;
  /** Where the predicate begins and the noun phrase ends. */
  readonly at: number;
}

/** 新增贷款 is how much the balance grew. */
const NEW_OF_A_STOCK = whole('贷款 存款');
/** What has the value before: 的国家二级限值. */
/** 在18.5万元的基础上提高: the words that mark a base name nothing. */
const BASIS_FIRST = opening('的?基础上');
const CALLED_SO = form`^的[一-龥]{2,12}$`;
/** 由2021年末的1350座起步. */
const STARTS_OUT = opening('起步 起，');

/** Words that may stand between a noun phrase and its number. */
const PREDICATE = anyOf([W.light, W.to, W.as, W.prev, W.yoy, W.sumUp, W.respectively, W.period, W.over, W.short]);

/** Reads the words before a figure backwards from the figure, as a Chinese predicate is built. */
function predicateOf(story: Story, m: Mention): Predicate {
  const { text } = story;
  const { figure, before } = m;
  const kind = figure.kind;
  let at = figure.at.start;
  let k = before.length - 1;
  let to = false;
  let as = false;
  let special: Measure | null = kind === 'rank' ? 'rank' : kind === 'multiple' ? 'multiple' : null;
  let prev = false;
  let behindVerb = false;
  if (kind === 'points') {
    // 快于全市经济增速2.1个百分点: the words between name whose rate it is.
    const g = before.findLastIndex((t) => t.start >= m.lead && says(t, W.gap));
    const apart = g >= 0 && !before.slice(g + 1).some((t) => (says(t, W.rise) || says(t, W.fall)) && !says(t, W.pace));
    // 高于全市平均水平（6.9%）2.7个百分点: the word stands before the bracket.
    const beside = story.mentions[m.index - 1];
    if (g < 0 && beside && beside.bracket >= 0 && text[figure.at.start - 1] === '）') {
      const t = tokensIn(text, Math.max(0, beside.bracket - 18), beside.bracket).findLast(
        (x) => says(x, W.gap) && x.end - x.start > 1,
      );
      if (t) return { measure: 'gap', dir: signOf(text.slice(t.start, t.end)), other: false, at: figure.at.start };
    }
    // 低于全省4.8%的平均水平0.3个百分点: the other rate stands between.
    if (g < 0 && beside && beside.figure.kind === 'percent' && beside.sentence === m.sentence) {
      const word = ABOVE_OR_BELOW.exec(text.slice(beside.lead, beside.figure.at.start))?.[0];
      if (word && MEAN_LEVEL.test(text.slice(beside.figure.at.end, figure.at.start)))
        return { measure: 'gap', dir: signOf(word), other: false, at: figure.at.start };
    }
    if (apart)
      return {
        measure: 'gap',
        dir: signOf(text.slice(before[g]!.start, before[g]!.end)),
        other: false,
        at: before[g]!.start,
      };
  }
  for (; k >= 0; k--) {
    const t = before[k];
    if (!t) continue;
    if (t.start < m.lead) break;
    const word = text.slice(t.start, t.end);
    const gap = text.slice(t.end, at);
    if (gap !== '' && !WHEN.test(gap.trim())) {
      // 比上年同期少发244起, 较上年多收18件: a verb stands between.
      if (
        says(t, W.more) &&
        gap.length <= 3 &&
        kind !== 'percent' &&
        kind !== 'points' &&
        (comparedBetween(before, m.lead, t.start) ||
          story.mentions[m.index - 1]?.measure === 'base' ||
          (gap !== '' && t.start === m.lead && followsLike(story, m)))
      )
        return { measure: 'change', dir: word === '多' ? 1 : -1, other: false, at: t.start };
      const base = story.mentions[m.index - 1];
      if (
        word === '新增' &&
        NEW_OF_A_STOCK.test(gap) &&
        base?.measure === 'base' &&
        base.other &&
        base.sentence === m.sentence &&
        alike(base.figure, figure)
      )
        return { measure: 'change', dir: 1, other: false, at: t.start };
      // An object stands between the verb of change and the number.
      const free = gap.length <= 10;
      if (free && !behindVerb && (says(t, W.rise) || says(t, W.fall)) && TAKES_OBJECT.test(word) && kind === 'amount')
        return { measure: 'change', dir: says(t, W.rise) ? 1 : -1, other: false, at: t.start };
      if (free && kind === 'points' && says(t, W.gap))
        return { measure: 'gap', dir: signOf(word), other: false, at: t.start };
      break;
    }
    if (word === '负增长') return { measure: 'change', dir: -1, other: false, at: t.start };
    if (says(t, W.rise) || says(t, W.fall)) {
      const dir = says(t, W.rise) ? 1 : -1;
      const level = (to || says(t, W.to) || (as && !says(t, W.pace))) && kind !== 'points';
      if (level) return { measure: special ?? 'level', dir, other: false, at: t.start };
      if (kind === 'points' && says(t, W.gap)) return { measure: 'gap', dir, other: false, at: t.start };
      return { measure: special === 'multiple' ? 'multiple' : 'change', dir, other: false, at: t.start };
    }
    if (says(t, W.pace) && kind === 'percent' && !to) return { measure: 'change', dir: 1, other: false, at: t.start };
    if (says(t, W.gap) && kind === 'points') return { measure: 'gap', dir: signOf(word), other: false, at: t.start };
    // 比乙村收入23754元高出1532元: right after what it is compared with, the number is the gap between the two.
    const beside = story.mentions[m.index - 1];
    // 比35微克/立方米的国家二级限值低6微克/立方米: what it is compared with is named behind its number.
    if (
      says(t, W.gap) &&
      kind === 'amount' &&
      beside?.measure === 'base' &&
      (beside.figure.at.end === t.start || CALLED_SO.test(text.slice(beside.figure.at.end, t.start)))
    )
      return { measure: 'change', dir: signOf(word), other: false, at: beside.figure.at.end };
    // 余额214.6亿元，年初为193.9亿元，一年新增贷款20.7亿元: what is new of a stock is how much it grew.
    if (
      word === '新增' &&
      beside?.measure === 'base' &&
      beside.other &&
      beside.sentence === m.sentence &&
      alike(beside.figure, figure)
    )
      return { measure: 'change', dir: 1, other: false, at: t.start };
    // 比去年同期低0.3℃: right before its number the word tells the difference, and not a bound (低于).
    if (
      gap === '' &&
      says(t, W.gap) &&
      kind === 'amount' &&
      !word.endsWith('于') &&
      figure.bound === 'exact' &&
      t.end === figure.at.start &&
      before.some((x) => x.start >= m.lead && x.end <= t.start && (says(x, W.prev) || says(x, W.yoy)))
    )
      return { measure: 'change', dir: signOf(word), other: false, at: t.start };
    if (word === '新增' && comparedBetween(before, m.lead, t.start))
      return { measure: 'change', dir: 1, other: false, at: t.start };
    if (
      says(t, W.more) &&
      (comparedBetween(before, m.lead, t.start) || story.mentions[m.index - 1]?.measure === 'base') &&
      kind !== 'percent'
    )
      return { measure: 'change', dir: word === '多' ? 1 : -1, other: false, at: t.start };
    if (says(t, W.share)) return { measure: kind === 'percent' ? 'share' : 'level', dir: 0, other: false, at: t.start };
    if (says(t, W.prev)) prev = true;
    if (says(t, W.compare)) return { measure: 'base', dir: 0, other: true, at: t.start };
    if (says(t, W.mean) || says(t, W.each)) {
      special ??= says(t, W.each) ? 'each' : 'mean';
      at = t.start;
      behindVerb = true;
      continue;
    }
    if (says(t, W.to)) to = true;
    if (says(t, W.as)) as = true;
    if (!shareClass(t, PREDICATE)) break;
    at = t.start;
  }
  const base = baseOf(text, m, before);
  if (base !== null) return { measure: 'base', dir: 0, other: true, at: base };
  // 比上年末（61.27%）提高0.76个百分点: the base stands in a bracket.
  if (
    m.bracket >= 0 &&
    m.bracket + 1 >= m.lead - 1 &&
    COMPARED_AT_END.test(text.slice(Math.max(0, m.bracket - 16), m.bracket)) &&
    text[figure.at.end] === '）'
  )
    return { measure: 'base', dir: 0, other: true, at };
  // 比上年同期（10月1日至7日）的189起增加23起: a remark on the time stands before the base.
  const near = story.mentions[m.index - 1];
  if (
    near !== undefined &&
    near.bracket >= 0 &&
    m.bracket < 0 &&
    REMARK_ENDS.test(text.slice(near.figure.at.end, figure.at.start)) &&
    COMPARED_AT_END.test(text.slice(Math.max(0, near.bracket - 16), near.bracket))
  )
    return { measure: 'base', dir: 0, other: true, at };
  // 在18.5万元的基础上提高了3.7万元: the value is where the change begins.
  if (
    ON_THE_BASIS.test(text.slice(figure.at.end, figure.at.end + 12)) &&
    BASIS_OPENS.test(text.slice(m.lead, figure.at.start))
  )
    return { measure: 'base', dir: 0, other: false, at };
  // 由A增加到B: the first value is the base where a verb of change with a result follows.
  const starts = leads(m, W.from);
  if (
    figure.role === 'from' ||
    (starts && (reachesBehind(text, m) || STARTS_OUT.test(text.slice(figure.at.end, figure.at.end + 2))))
  )
    return { measure: 'base', dir: 0, other: false, at };
  if (special === 'mean' && figure.kind === 'amount') return { measure: 'mean', dir: 0, other: false, at };
  if (special) return { measure: special, dir: 0, other: false, at };
  // 31微克/立方米 and 80公里/小时 are quantities, and not so much for each of a thing.
  if (figure.unit.includes('/') && !RATIO_UNITS.test(figure.unit)) return { measure: 'each', dir: 0, other: false, at };
  if (kind === 'amount' && (leads(m, W.each) || eachClause(story, m) !== ''))
    return { measure: 'each', dir: 0, other: false, at };
  if (kind === 'amount' && leads(m, W.mean)) return { measure: 'mean', dir: 0, other: false, at };
  if (kind === 'points') return { measure: 'points', dir: 0, other: false, at };
  if (kind === 'percent') {
    const inLead = m.own;
    // 低于全省平均水平63.4%: the rate is that of another place.
    if (
      inLead[0]?.start === m.lead &&
      says(inLead[0], W.gap) &&
      inLead[0].end - inLead[0].start > 1 &&
      inLead[0].end < at
    )
      return { measure: 'base', dir: 0, other: true, at: inLead[0].start };
    if (
      prev &&
      inLead[0]?.start === m.lead &&
      says(inLead[0], W.prev) &&
      story.mentions[m.index - 1]?.chain === m.chain
    )
      return { measure: 'base', dir: 0, other: true, at };
    if (leads(m, W.share)) return { measure: 'share', dir: 0, other: prev, at };
    return { measure: 'rate', dir: 0, other: prev, at };
  }
  // 上年为89.9万元, 去年同期40个: a level of another time.
  const { own } = m;
  const first = own.find((t) => says(t, W.prev)) ?? own[0];
  const opening = first ? text.slice(m.lead, first.start) : '';
  const dated = YEAR_ALONE.test(opening);
  const beside = story.mentions[m.index - 1];
  // 2018年才1.5亿元，去年做到6.2亿元: last year is later than a year that is told by its number.
  const isLater =
    first !== undefined &&
    text.slice(first.start, first.end) === '去年' &&
    beside !== undefined &&
    YEAR_FIRST.test(beside.figure.period) &&
    !beside.figure.period.includes('月');
  const other =
    first !== undefined &&
    (first.start === m.lead || opening === '而' || dated) &&
    says(first, W.prev) &&
    (dated || text.slice(first.start, first.end) !== '同期') &&
    !GOES_ON_TO.test(text.slice(first.end, first.end + 1)) &&
    beside !== undefined &&
    !isLater &&
    (beside.sentence === m.sentence || (opening.startsWith('而') && m.sentence - beside.sentence === 1)) &&
    !beside.other &&
    alike(beside.figure.kind === 'amount' ? beside.figure : figure, figure);
  return { measure: other ? 'base' : 'level', dir: 0, other, at };
}

/** 去年是7.95亿元，今年8.73亿元，多缴8800万元: a value of its kind stands right before. */
function followsLike(story: Story, m: Mention): boolean {
  const beside = story.mentions[m.index - 1];
  return beside !== undefined && beside.sentence === m.sentence && !beside.seat && alike(beside.figure, m.figure);
}

function reachesBehind(text: string, m: Mention): boolean {
  for (const [k, t] of m.behind.entries()) {
    if (t.start - m.figure.at.end > 12 || text.slice(m.figure.at.end, t.start).includes('，')) return false;
    if (says(t, W.to) && t.end - t.start > 1 && !says(t, W.rise) && !says(t, W.fall)) return true;
    if (!says(t, W.rise) && !says(t, W.fall)) continue;
    // 由上年末的860张增加430张: the verb stands right behind.
    if (t.start === m.figure.at.end) return true;
    const next = m.behind[k + 1];
    return (
      says(t, W.to) ||
      (next !== undefined && next.start === t.end && (says(next, W.to) || says(next, W.as) || says(next, W.light)))
    );
  }
  return false;
}

const signOf = (word: string): 1 | -1 => (LOWERS.test(word) ? -1 : 1);

const comparedBetween = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.some((t) => t.start >= from && t.end <= to && (says(t, W.compare) || says(t, W.prev)));

/**
 * 比2019年的39亿元, 与上次普查时的386214人: where the words of comparison begin, if the figure itself is what is compared with; else
 * null.
 */
const isThan = charSet('比较');
const ON_THE_BASIS = form`^的?基础上，?${words('再 又 进一步 净')}?(?:${RISE_WORDS}|${FALL_WORDS})`;
const BASIS_OPENS = form`在[^，。；\d]{0,16}$`;
const REMARK_ENDS = form`^[^，。；（）]{0,6}）的?$`;
const ONLY_OF = form`^(?:（[^）]{1,24}）)?的?$`;

function baseOf(text: string, m: Mention, before: readonly Token[]): number | null {
  for (let k = before.length - 1; k >= 0; k--) {
    const t = before[k];
    if (!t) continue;
    if (t.start < m.lead) return null;
    if (says(t, W.rise) || says(t, W.fall) || says(t, W.gap) || says(t, W.share)) return null;
    const word = text.slice(t.start, t.end);
    // 床位比上年末的860张增加430张: the time and the value stand behind 比 together.
    if (says(t, W.yoy) && isIn(isThan, word.charCodeAt(0)) && ONLY_OF.test(text.slice(t.end, m.figure.at.start)))
      return t.start;
    if (!says(t, W.compare)) continue;
    if (word === '同' || (word === '与' && !COMPARED_SOON.test(text.slice(m.figure.at.end, m.figure.at.end + 4))))
      continue;
    return m.figure.at.start - t.end <= 24 ? t.start : null;
  }
  return null;
}

// ---------------------------------------------------------------- names

/** Words that open a clause and do not belong to a name. */
const OPENS_CLAUSE = anyOf([
  W.among,
  W.period,
  W.scope,
  W.light,
  W.includes,
  W.prev,
  W.respectively,
  W.from,
  W.done,
  W.sumUp,
]);
const CLOSES_NAME = anyOf([W.light, W.to, W.as, W.sumUp, W.respectively, W.done, W.prev, W.yoy, W.mean]);

function nameOf(story: Story, m: Mention, predicate: number): string {
  const { text } = story;
  let start = m.lead;
  let end = Math.max(start, predicate);
  const own = m.own.filter((t) => t.end <= end);
  // What is compared with, and the words after it, belong to no name.
  const compared = own.find((t) => says(t, W.compare) || says(t, W.yoy));
  if (compared) end = Math.min(end, compared.start);
  for (const t of own) {
    if (t.start !== start || t.end > end) break;
    if (!shareClass(t, OPENS_CLAUSE)) break;
    start = t.end;
  }
  start = behindPeriod(text, start, end);
  for (let k = own.length - 1; k >= 0; k--) {
    const t = own[k];
    if (!t) continue;
    if (t.end !== end || t.start < start) continue;
    if (!shareClass(t, CLOSES_NAME)) break;
    end = t.start;
  }
  // 512件743人: the second figure is of the same thing.
  const previous = story.mentions[m.index - 1];
  if (previous && previous.figure.at.end === m.figure.at.start && previous.measure === 'level') return previous.name;
  const words = text.slice(start, end).replace(REMARKS_AND_QUOTES, '');
  // 这一数字 refers to what was named before.
  if (THIS_FIGURE.test(words)) return '';
  // 咨询类居首，有4126件: the clause before names what is counted.
  if (words === '' || IS_SO_MUCH.test(words)) {
    const first = RANKED_BEFORE.exec(text.slice(m.since, m.figure.at.start));
    if (first) return group(first, 1);
  }
  const named = words.replace(NEXT_IN_RANK, '').replace(BASIS_FIRST, '');
  if (named.length >= 1 && !isDigits(named)) return named;
  return isCounted(m.figure) ? nounBehind(text, m) : '';
}

const isDigits = (words: string): boolean => !/[一-龥A-Za-z]/.test(words);

/** Each {@link PERIOD} begins with one of these. */
const opensPeriod = charSet('0123456789前截到一二两三四五六七八九十“全本我');

/** 2023年, 8月份, “十三五”期间 before a name. */
function behindPeriod(text: string, from: number, to: number): number {
  if (!isIn(opensPeriod, text.charCodeAt(from))) return from;
  const m = PERIODS_OPEN.exec(text.slice(from, to));
  return m ? from + m[0].length : from;
}

const isCounted = (f: Figure): boolean => f.kind === 'amount' && !MEASURE_UNITS.test(f.unit);

const NOUN_ENDS = anyOf([W.light, W.sumUp, W.done, W.left, W.ongoing, W.planned, W.rise, W.fall]);

function nounBehind(text: string, m: Mention): string {
  const words = text.slice(m.figure.at.end, m.until).replaceAll(' ', '');
  const cut = NOUN_BREAKS.exec(words);
  let noun = cut ? words.slice(0, cut.index) : words;
  const verb = m.behind.find((t) => shareClass(t, NOUN_ENDS));
  if (verb) noun = noun.slice(0, Math.max(0, verb.start - m.figure.at.end));
  return noun.length <= 12 ? noun.replace(OF_IT, '').replace(AMONG, '') : '';
}

// ---------------------------------------------------------------- questions that schemas ask

/** Whether a word of one of the classes stands before the figure, after the figure before it. */
export const before = (m: Mention, ...classes: readonly W[]): boolean => saysAny(m.saidBefore, classes);

/** Whether a word of one of the classes stands before the figure in its own words, after the last mark. */
export const leads = (m: Mention, ...classes: readonly W[]): boolean => saysAny(m.saidOwn, classes);

/** Whether a word of one of the classes stands after the figure, before the next one. */
export const behind = (m: Mention, ...classes: readonly W[]): boolean => saysAny(m.saidBehind, classes);

/** The words between the last mark before the figure and the figure, without blanks. */
export const leadWords = ({ text }: Story, { words, lead, figure }: Mention): string =>
  (words.lead ??= unspaced(text, lead, figure.at.start));
/** The words between the figure before (or the start of the sentence) and this figure, without blanks. */
export const sinceWords = ({ text }: Story, { words, since, figure }: Mention): string =>
  (words.since ??= unspaced(text, since, figure.at.start));
/** The words between the figure and the next one (or the end of the clause), without blanks. */
export const tailWords = ({ text }: Story, { words, figure, until }: Mention): string =>
  (words.tail ??= unspaced(text, figure.at.end, until));
/** The words between two figures, without blanks. */
export const between = ({ text }: Story, a: Mention, b: Mention): string =>
  unspaced(text, a.figure.at.end, b.figure.at.start);

/** The words up to the first mark. */
export function upToMark(words: string): string {
  for (let i = 0; i < words.length; i++) if (isIn(isMark, words.charCodeAt(i))) return words.slice(0, i);
  return words;
}
/** The clause up to the figure. */
export const clauseWords = ({ text, clauses }: Story, m: Mention): string =>
  unspaced(text, startOf(clauses, m.clause), m.figure.at.start);

/** A stretch of a text without its blanks, which mean nothing between numbers and words. */
function unspaced(text: string, start: number, end: number): string {
  const words = text.slice(start, end);
  return words.includes(' ') ? words.replaceAll(' ', '') : words;
}

/** Whether one figure is less than another in the base unit. */
export const less = (a: Mention, b: Mention): boolean =>
  a.figure.number.n * b.figure.number.d < b.figure.number.n * a.figure.number.d;
/** The sentence of a figure. */
export const sentenceWords = ({ text, sentences }: Story, m: Mention): string =>
  text.slice(startOf(sentences, m.sentence), endOf(sentences, m.sentence));

/** Whether two amounts are of one kind and can be added or compared. */
export function alike(a: Figure, b: Figure): boolean {
  if (a.kind !== b.kind) return false;
  return alikeUnits(a.unit, b.unit);
}
/** Whether the figure is an amount or a length of time. */
export const isAmount = (m: Mention): boolean => m.figure.kind === 'amount' || m.figure.kind === 'duration';
/** Whether the mention is a quantity of the text's own time and place, as wholes and parts are. */
export const isLevel = (m: Mention): boolean => m.measure === 'level' && isAmount(m) && !m.other;
/** Whether the mention is such a quantity without 约 or 以上. */
export const isExactLevel = (m: Mention): boolean => isLevel(m) && m.figure.bound === 'exact';
