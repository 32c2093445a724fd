/**
 * What the words around a figure make of it: the thing that is measured, the period, the change and its basis, the
 * scope, and whether it is a result or a target. Reads a clause from its end towards its start, the way a Chinese
 * predicate is built: [period][scope][verb] INDICATOR [basis][verb of change][bound] FIGURE.
 */
import type { CharSet } from '../charset';
import { charSet, isIn, lastBefore } from '../charset';
import type { Pattern, Words } from '../grammar/lexemes';
import { closing, everyForm, form, opening, whole, words } from '../grammar/lexemes';
import {
  BASIS,
  CHANGE,
  CHANGE_GOES_ON,
  ENDS_IN_TO,
  FALL,
  FALL_WORDS,
  RISE,
  RISES,
  RISE_WORDS,
} from '../grammar/vocabulary/changes';
import { BOUND_BEHIND } from '../grammar/vocabulary/extremes';
import {
  CLAUSE_MARKS,
  IN_CLAUSE,
  IN_MEMBER,
  IN_MEMBER_WORDING,
  IN_WORDING,
  LIST_JOINTS,
  POSSESSIVE,
  SENTENCE_ENDS,
} from '../grammar/vocabulary/marks';
import {
  CLAUSE_OPENING,
  COPULA,
  COPULA_WORDS,
  ENDS_MEASURED,
  GOES_ON,
  INDICATOR_HEAD,
  NOUN_END,
  OF_OTHERS,
  PERIOD,
  SCOPE,
  VERBS,
} from '../grammar/vocabulary/naming';
import { AMONG_WHOM, PLACE_NAME } from '../grammar/vocabulary/places';
import { ACHIEVED, PLANS, TASKS } from '../grammar/vocabulary/plans';
import { PROPORTIONS_OF_IT } from '../grammar/vocabulary/shares';
import type { Change, FigureRole, Modality, Span } from '../model';
import { span } from '../model';
import { indexAt } from '../text/sentences';
import type { BareFigure } from './bounds';
import { Modalities } from './modality';
import type { ReadContext } from './reader';
import { startOf, stretch } from '../text/stretches';
import { endOf } from '../text/stretches';
import { group } from '../match';

export interface Described {
  readonly indicator: string;
  readonly indicatorAt: Span | null;
  readonly period: string;
  readonly ownPeriod: boolean;
  readonly change: Change | null;
  readonly verb: string;
  readonly against: string;
  readonly role: FigureRole;
  readonly modality: Modality;
  readonly scope: string;
}

/** The last characters of the words. */
const lastsOf = (...sets: readonly Words[]): CharSet =>
  charSet(sets.flatMap(({ list }) => list.map((word) => word.slice(-1))).join(''));

/** The first two characters of a period. */
const opensPeriod = charSet('今去上明当全年下前第元一二三四五六七八九十截目“过近这到至本0123456789');
const secondOfPeriod = charSet('年半内季前至去月届末底三-—一二三四五六七八九十0123456789');

const opensScope = charSet('全我本省市县区镇规限');
const secondOfScope = charSet('国省市县区州镇乡村校院厂园盟旗本级模上额');
const SEMICOLON = '；'.charCodeAt(0);

/** 比2015年同期的 */
const OF_SAME_TIME = form`^(?:同期|年?[末底初])?的`;
const WITHIN_CLAUSE = form`^${IN_WORDING}{0,12}[^，。；\d的]$`;
const ATTRIBUTE = form`^${IN_WORDING}{2,14}的`;
const RATE_OF_RISE = form`${words('增速 增幅 增长率 涨幅')}${IN_CLAUSE}{0,12}$`;
const RATE_OF_FALL = form`${words('降幅 跌幅 减幅 降低率')}${IN_CLAUSE}{0,12}$`;
const NET_RISE = form`净增${IN_WORDING}{0,8}$`;
const EXCEEDS = form`超过?${IN_WORDING}{0,6}$`;

/** Of a figure about which the sentence says nothing. */
export const UNDESCRIBED: Described = {
  indicator: '',
  indicatorAt: null,
  period: '',
  ownPeriod: false,
  change: null,
  verb: '',
  against: '',
  role: 'value',
  modality: 'achieved',
  scope: '',
};

export function describeFigures(
  { text, sentences, clauses }: ReadContext,
  figures: readonly BareFigure[],
): Described[] {
  const out: Described[] = [];
  const periods = periodsOf(text);
  let period = 0;
  // A period at the head of a sentence holds for the paragraph, one that comes up behind a figure for its sentence.
  let lastPeriod = '';
  let inSentence = '';
  /** 与2010年相比: the year from which something in the sentence starts. */
  let compared = '';
  let opened = false;
  /** Where the last figure stands that is no date. */
  let measured = -1;
  const scopes = new Scopes(text);
  let sentence = -1;
  const modalities = new Modalities(text);
  for (const [i, f] of figures.entries()) {
    const s = indexAt(sentences, f.at.start);
    const c = clauses[indexAt(clauses, f.at.start)];
    if (!c) continue;
    if (s !== sentence) {
      sentence = s;
      modalities.open(startOf(sentences, s), endOf(sentences, s));
      inSentence = compared = '';
      opened = false;
      scopes.open(startOf(sentences, s));
    }
    // 比2015年增长12%: the year is what it is held against; in 比2015年的80家 it is the period of that one figure.
    let ownPeriod = '';
    let basis = '';
    let isFrom = false;
    for (let found = periods[period]; found && found.start < f.at.start; found = periods[++period]) {
      const between = text.slice(found.end, f.from);
      if (found.from) {
        ownPeriod = found.words;
        isFrom = true;
      } else if (f.kind === 'multiple' && IS_MULTIPLE_OF.test(text.slice(Math.max(0, found.start - 1), f.from)))
        continue;
      else if (found.basis) {
        if (isIn(isWith, text.charCodeAt(found.start - 1))) compared = found.words;
        if (f.kind === 'date' || found.start < c.start) continue;
        if (
          OF_SAME_TIME.test(between) ||
          (compared && between.endsWith('的')) ||
          (between.length <= 8 && !MOVES.test(between))
        )
          ownPeriod = found.words;
        else basis = text.slice(found.start - 1, found.end);
      } else if ((opened || inSentence || lastPeriod) && PLANNED.test(between)) {
        // 完成全年目标任务1.5万人的60.8%: the year is the plan's.
        if (found.start >= c.start && WITHIN_CLAUSE.test(between)) ownPeriod = found.words;
      } else if (opened && ATTRIBUTE.test(between)) {
        // 截至6月底，上年度查出的268个问题: of what is counted, not when.
        if (between.endsWith('的')) ownPeriod = found.words;
      } else if (opened) inSentence = found.words;
      else {
        const own = startOf(sentences, s) <= found.start;
        const behind = own && measured >= startOf(sentences, s);
        if (behind || (own && text.slice(found.start - 2, found.start) === '其中')) inSentence = found.words;
        else {
          lastPeriod = found.words;
          inSentence = '';
          opened = own;
        }
      }
    }
    if (f.kind === 'date') {
      out.push({ ...UNDESCRIBED, modality: modalities.at(f.from, f.at.end) });
      continue;
    }
    measured = f.at.start;
    const last = figures[i - 1];
    const told = out[i - 1];
    const previous = last && last.to > c.start ? last : null;
    const from = Math.max(c.start, previous ? previous.to : c.start);
    const head = withoutBlanks(text.slice(from, f.from));
    const motion = motionOf(head, text, f);
    if (motion.role === 'from') ownPeriod ||= compared;
    const list = last && told && sameRun(text, last, f) ? told : null;
    const against = (isFrom ? '' : againstOf(head)) || basis || (motion.verb && list ? list.against : '');
    const named = nameOf({ text, figures, i, clause: c, from, head, done: out, sentence: stretch(sentences, s) });
    const unnamed = named === null ? '' : named.words;
    let { change, verb } = motion;
    if (!change && list && last?.kind === f.kind) ({ change, verb } = list);
    if (!change && RATE_OF_RISE.test(head) && f.kind === 'percent') change = 'rise';
    if (!change && RATE_OF_FALL.test(head) && f.kind === 'percent') change = 'fall';
    if (!change && NET_RISE.test(head)) change = 'rise';
    if (!change && f.kind === 'multiple' && f.boundWords.startsWith('超')) change = 'rise';
    if (!change && f.kind === 'multiple' && EXCEEDS.test(head)) change = 'rise';
    if (f.unit === '番') change = 'rise';
    out.push({
      indicator: unnamed,
      indicatorAt: named?.at ?? null,
      period: ownPeriod || inSentence || lastPeriod,
      ownPeriod: ownPeriod !== '',
      change,
      verb,
      against: against || (list ? list.against : ''),
      role: motion.role,
      modality: modalities.at(f.from, f.at.end),
      scope: scopes.at(f.from),
    });
  }
  return distribute(text, figures, out);
}

interface Period {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** Behind 比 or 较: what is compared with. */
  readonly basis: boolean;
  /** 由2022年的45%提高到65%: of the first figure alone. */
  readonly from: boolean;
}

/** The first period that the words name. */
export function statedPeriod(text: string): { readonly start: number; readonly words: string } | null {
  return periodsOf(text)[0] ?? null;
}

/** The scopes of a paragraph's figures, asked for in the order of the text. */
class Scopes {
  private next = 0;
  private place = '';
  /** 规上, alone or behind the place. */
  private size = '';
  /** The size is that of a body (规模以上企业), of which the whole sentence speaks. */
  private body = false;

  constructor(private readonly text: string) {}

  /** A new sentence begins. */
  open(start: number): void {
    if (GOES_ON.test(this.text.slice(start, start + 10))) return;
    this.place = this.size = '';
    this.next = Math.max(this.next, start);
  }

  at(offset: number): string {
    const { text } = this;
    let placeEnd = -1;
    for (let i = this.next; i < offset; i++) {
      const code = text.charCodeAt(i);
      if (code === SEMICOLON && !this.body) this.size = '';
      if (!isIn(opensScope, code) || !isIn(secondOfScope, text.charCodeAt(i + 1))) continue;
      SCOPE.lastIndex = i;
      const m = SCOPE.exec(text);
      if (!m || OF_OTHERS.test(text.slice(Math.max(0, i - 8), i))) continue;
      const end = i + m[0].length;
      if (m[1]) {
        this.place = m[1];
        this.size = '';
        placeEnd = end;
      } else {
        this.size = placeEnd === i ? this.place + m[0] : m[0];
        this.body = m[2] !== undefined;
      }
      i = end - 1;
    }
    this.next = Math.max(this.next, offset);
    return this.size || this.place;
  }
}

function periodsOf(text: string): Period[] {
  const out: Period[] = [];
  // A loop over all characters, kept short.
  for (let i = 0; i < text.length; i++)
    if (isIn(opensPeriod, text.charCodeAt(i)) && isIn(secondOfPeriod, text.charCodeAt(i + 1)))
      i = periodAt(text, i, out);
  return out;
}

/** Adds the period that begins at `i`, if any; gives the offset of the last character that is done with. */
function periodAt(text: string, i: number, out: Period[]): number {
  if (isDigit(text.charCodeAt(i))) {
    let end = i + 1;
    while (isDigit(text.charCodeAt(end))) end++;
    if (!isIn(behindYear, text.charCodeAt(end))) {
      return end - 1;
    }
  }
  PERIOD.lastIndex = i;
  const m = PERIOD.exec(text);
  if (!m) return i;
  const end = PERIOD.lastIndex;
  const before = text.charCodeAt(i - 1);
  // 与去年持平: no time of what follows.
  if (isIn(isWith, before) && LEVEL_WITH.test(text.slice(end, end + 6))) {
    return end - 1;
  }
  if (!OF_LAST_YEAR.test(text.slice(i, i + 5)) && !isDateline(text, i, end)) {
    const ofThen = OF_THEN.test(text.slice(end, end + 3));
    // 增加到2023年的4亿元 is no 到2025年, by which something is to be reached.
    const start = ofThen && text[i] === '到' ? i + 1 : i;
    const from = ofThen && isIn(isFrom, before);
    const basis = isIn(isThan, before) || (isIn(isWith, before) && COMPARED.test(text.slice(end, end + 24)));
    out.push({ start, end, words: text.slice(start, end), basis, from });
  }
  return end - 1;
}
/** 本报讯（2026年1月20日）, 新华社北京1月20日电: the day of the telling, not of what is told. */
const isDateline = (text: string, start: number, end: number): boolean =>
  (text[start - 1] === '（' && text[start - 2] === '讯' && BRACKETED_DAY.test(text.slice(end, end + 8))) ||
  SENT.test(text.slice(start, end + 5));
const BRACKETED_DAY = form`^(?:\d{1,2}月)?\d{1,2}日[，）]`;
const SENT = form`月\d{1,2}日[电讯](?![力价量站网影视子商厂器费池车息])`;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** What stands behind the digits of a year or month. */
const behindYear = charSet('年月-—至');
/** 上年结转 is an entry of this year's books. */
const OF_LAST_YEAR = form`^上年[末底]?${words('结转 结余 旧存')}`;
const isThan = charSet('比较');
/** 与2010年相比, 与2010年普查的2459832人相比 */
const isWith = charSet('与同跟和');
const LEVEL_WITH = form`^${words('同期 水平')}?${words('基本 大体')}?${words('持平 相当 一致')}`;
const COMPARED = form`^${IN_CLAUSE}{0,20}相?比`;
/** 年度计划, 全年目标任务 */
const PLANNED = form`^度?的?${words('预期 奋斗 主要 减贫 工作')}?(?:${TASKS}|预算(?!执行))`;
const MOVES = form`${RISE}|${FALL}|${words('改善 [高低多少快慢好优差]')}`;
const isFrom = charSet('由从');
const OF_THEN = opening('年?[末底初]?的');
/** 是2015年的2.4倍: the year is that of what is multiplied. */
const IS_MULTIPLE_OF = form`^[是为于]${IN_CLAUSE}{2,12}年[末底]?的$`;
const withoutBlanks = (text: string): string => (text.includes(' ') ? text.replaceAll(' ', '') : text);
const ONLY_JOINT = whole(LIST_JOINTS);
const ONLY_JOINT_OR_COMMA = whole(LIST_JOINTS, '，');
/** Adverbs and bounds between a verb of change and its figure; 增至近 keeps its verb. */
const ADVERBS = form`(?:[约近超过达逾不到足低于少高]|${words('分别 各 大约 平均')}){1,9}$`;
const BEGINS_VERB = opening('[增降减提上]');
const ENDS_IN_REACHING = closing('达到 达');
const ENDS_IN_LEVEL = closing(ENDS_IN_REACHING, ENDS_IN_TO);
/** 由A增加到B: what stands before A, and between the two. */
const FROM_HERE = form`(?:^|[^自来])[由从]${IN_WORDING}{0,14}$`;
const MOTIONS = words('增 提高 提升 上升 扩大 降 减 缩 压 跃升 跃居 升 回落');
const MOVES_TO = form`^${IN_CLAUSE}{0,8}?${MOTIONS}${IN_WORDING}{0,4}[到至为]`;
const MORE_THAN = form`(?<!占)(?:比(?![重例])|较)${IN_WORDING}{1,14}([高多快低少慢])[出了]?$`;
const isMore = charSet('高多快');

/** Whether two figures stand side by side in one list of values: `226倍、1852倍`, `8.4%和11.4%`. */
function sameRun(text: string, a: BareFigure, b: BareFigure): boolean {
  return ONLY_JOINT_OR_COMMA.test(text.slice(a.to, b.from));
}

const endsAdverb = charSet('约近超过达逾不到足低于少高别各均');
const endsChange = lastsOf(words('增长 减'), RISE_WORDS, FALL_WORDS, CHANGE_GOES_ON);

/** The verb of change that the words end in. */
const changeAtEnd = (words: string): RegExpExecArray | null =>
  isIn(endsChange, words.charCodeAt(words.length - 1)) ? CHANGE.exec(words) : null;

function motionOf(
  head: string,
  text: string,
  f: BareFigure,
): { change: Change | null; verb: string; role: FigureRole } {
  const last = head.charCodeAt(head.length - 1);
  let bare = isIn(endsAdverb, last) ? head.replace(ADVERBS, (m) => (BEGINS_VERB.test(m) ? m : '')) : head;
  const reaches = ENDS_IN_REACHING.test(head);
  if (reaches) bare = head.replace(ENDS_IN_REACHING, '');
  const m = changeAtEnd(bare) ?? (bare === head ? null : changeAtEnd(head));
  if (m) {
    const verb = m[0];
    const change: Change = m[1] && RISES.test(m[1]) ? 'rise' : 'fall';
    const to = ENDS_IN_TO.test(verb) || reaches;
    return { change, verb, role: to ? 'to' : 'by' };
  }
  // 由A增加到B: the first figure.
  if (
    (head.includes('由') || head.includes('从')) &&
    FROM_HERE.test(head) &&
    MOVES_TO.test(text.slice(f.to, f.to + 16))
  ) {
    return { change: null, verb: '', role: 'from' };
  }
  const high = compares(head) ? MORE_THAN.exec(head) : null;
  if (high)
    return { change: isIn(isMore, group(high, 1).charCodeAt(0)) ? 'rise' : 'fall', verb: group(high, 1), role: 'by' };
  // 高于全市1.2个百分点: how far it lies from another, not a bound.
  const apart = f.kind === 'points' ? APART.exec(head) : null;
  if (apart) return { change: null, verb: group(apart, 1), role: 'by' };
  if (ENDS_IN_LEVEL.test(head)) return { change: null, verb: '', role: 'to' };
  return { change: null, verb: '', role: 'value' };
}

const APART = form`(?<!不)([高快优好大多低慢少小][于出])${IN_MEMBER_WORDING}{1,14}$`;
const compares = (head: string): boolean => head.includes('比') || head.includes('较');

const THAN_SOME = '(?<![占对])(?:比(?![重例率值较价])|(?<!比)较(?![为好大快]))';
const EARLIER = words('上年同期 上年末 上年底 上年 去年同期 去年底 去年 上月 上季度 上期 年初 前年');
const ELSEWHERE = form`全[国省市]平均${IN_WORDING}{0,4}`;
const ANYTHING_ELSE = form`${IN_MEMBER_WORDING}{1,10}?(?=${words('高 低 多 少 增 降 减 提 上升 下')})`;
const AGAINST = form`同比|环比|同期|${THAN_SOME}(?:${EARLIER}|\d{4}年[末底初]?|同期|${ELSEWHERE}|${ANYTHING_ELSE})`;

function againstOf(head: string): string {
  if (!compares(head) && !head.includes('同期')) return '';
  return AGAINST.exec(head)?.[0] ?? '';
}

interface Named {
  readonly words: string;
  readonly at: Span | null;
}

/** A figure whose name is sought, and what stands about it. */
interface Place {
  readonly text: string;
  readonly figures: readonly BareFigure[];
  readonly i: number;
  readonly clause: Span;
  /** Behind the figure before, or the clause's start. */
  readonly from: number;
  readonly head: string;
  /** The figures before. */
  readonly done: readonly Described[];
  readonly sentence: Span;
}

const ANNIVERSARY = closing('周年');
const OCCASION = form`[一-龥]{2,12}$`;
const CELEBRATES = everyForm`${words('庆祝 迎接 纪念 喜迎 隆重')}+`;
const LASTS = closing('为期');
const WHAT_LASTS = form`^的?([一-龥]{2,5})`;
const FROM_ACTIVITY = form`${words('学习 活动')}.*$`;
const COMPARED_BEHIND = opening('相?比');
const ENDS_IN_NOUN = closing('项目 企业 问题 收入 产值');
const IS_THRESHOLD = closing(BOUND_BEHIND);
const SUMS_UP = whole('[，、]?合计 [，、]?共计 [，、]?总计 [，、]?一共 [，、]?共');
const RANKS = words('排名 位次');
const IN_RANKING = form`${RANKS}${IN_CLAUSE}{0,6}$`;
const IS_RANKING = closing(RANKS);

function nameOf(at: Place): Named | null {
  const { text, figures, i, clause, from, head, done, sentence } = at;
  const f = figures[i];
  if (!f) return null;
  if (f.kind === 'duration') {
    if (ANNIVERSARY.test(text.slice(f.at.start, f.at.end))) {
      const m = OCCASION.exec(head.replace(CELEBRATES, ''));
      return m ? { words: m[0], at: null } : null;
    }
    // 优良天数319天: a measured time has its name before it.
    const measured = nounBefore(text, from, f.from);
    if (measured && MEASURED_TIME.test(measured.words)) return measured;
    const last = figures[i - 1];
    if (last?.kind === 'duration' && last.at.start >= sentence.start && changeAtEnd(head)) {
      const { indicator, indicatorAt } = done[i - 1] ?? UNDESCRIBED;
      if (MEASURED_TIME.test(indicator)) return { words: indicator, at: indicatorAt };
    }
    const m = WHAT_LASTS.exec(LASTS.test(head) ? text.slice(f.to, f.to + 6) : '');
    return m ? { words: group(m, 1).replace(FROM_ACTIVITY, ''), at: null } : null;
  }
  const share = f.unit === '%' ? shareName(at) : null;
  if (share) return share;
  // 完成年度预算的54.6%, 高于全市平均3.2个百分点: nothing of its own, so it speaks of the figure before.
  const own =
    !OF_ANOTHER.test(head) &&
    !isApart(head, f) &&
    !OF_THEM.test(head) &&
    !(COMPARED_BEHIND.test(text.slice(f.to, f.to + 2)) && WITH_OTHER.test(text.slice(clause.start, f.from)));
  // X%的N: what the share is of stands behind it.
  if (f.kind === 'percent' && text[f.to] === '的') {
    const noun = nounAfter(text, f.to + 1);
    const measured = noun && !head.startsWith('的') && nounBefore(text, from, f.from);
    // 增速始终处于18%以上的区间: a measured noun before it goes first.
    if (noun && !(measured && ENDS_MEASURED.test(measured.words))) return noun;
  }
  const counted = f.kind === 'amount' && isCounted(f);
  if (counted) {
    const noun = nounAfter(text, f.to);
    // 常务会议2次专题研究: what is done so often stands before.
    const often = noun && f.unit === '次' && own && TIMES.test(noun.words) ? nounBefore(text, from, f.from) : null;
    if (often && often.words.length >= 3) return often;
    if (noun && !ENDS_IN_NOUN.test(head)) return noun;
  }
  // 文盲人口（15岁及以上不识字的人）为7万人: the name stands before the bracket.
  const closed = head.indexOf('）');
  if (closed >= 0 && !head.slice(0, closed).includes('（')) {
    const open = lastBefore(text, '（', sentence.start, from + 1);
    const outside = open > sentence.start ? nounBefore(text, boundaryBefore(text, open, sentence.start), open) : null;
    if (outside && (closed > head.length - 4 || !nounBefore(text, f.from - head.length + closed + 1, f.from)))
      return outside;
  }
  // 外资连续8年全国第一: the name stands before the years.
  const years = figures[i - 1];
  if (
    f.kind === 'rank' &&
    years?.kind === 'duration' &&
    years.to === from &&
    text.slice(years.from - 2, years.from) === '连续'
  )
    return nounBefore(text, Math.max(clause.start, figures[i - 2]?.to ?? 0), years.from - 2) ?? inherited(at);
  const nearest = own ? nounBefore(text, whereItBegins(at), f.from, f.kind === 'rank') : null;
  // 全县实现1986户脱贫, 全国已有6亿吨产能: a scope is no indicator.
  const before =
    nearest && ONLY_SCOPE.test(nearest.words) ? (f.kind === 'amount' ? nounAfter(text, f.to) : null) : nearest;
  if (before) {
    // 某区以增速17.8%排名第一: a place is not what is measured.
    const measured =
      f.kind === 'percent' && PLACE_NAME.test(before.words) ? headBefore(text, sentence.start, from) : null;
    // 新建1亿亩高标准农田: where only a verb stands before the figure, its thing stands behind it.
    const behind = f.kind === 'amount' && BARE_VERB.test(before.words) ? nounAfter(text, f.to) : null;
    return (measured && ofPlace(measured, before)) ?? behind ?? before;
  }
  if (counted) {
    // 1986户6571人脱贫: both are of what stands behind the second.
    const next = figures[i + 1];
    const noun = nounAfter(text, f.to) ?? (next?.from === f.to ? nounAfter(text, next.to) : null);
    if (noun) return noun;
  }
  // 其中10亿元以上项目9个: a threshold is of what it is drawn for.
  if (f.kind === 'amount' && own && IS_THRESHOLD.test(text.slice(f.at.end, f.to))) {
    const noun = nounAfter(text, text[f.to] === '的' ? f.to + 1 : f.to);
    if (noun) return noun;
  }
  // 推进会6次、调度会14次，共20次: a total is of no one of its parts.
  const twin = figures[i - 1];
  if (i > 1 && twin && twin.unit === f.unit && twin.at.start >= sentence.start && SUMS_UP.test(head)) return null;
  const last = inherited(at, !own);
  // 综合得分86分，排名全省第18位: the place is in the order of what was named.
  if (last && f.kind === 'rank' && IN_RANKING.test(head) && !IS_RANKING.test(last.words))
    return { words: `${last.words}排名`, at: last.at };
  return last ?? headBefore(text, sentence.start, f.from);
}

const REACHED = words('实际 完成 实现');
const PLAN_AT_END = form`${words('年初 调整')}?${words('预算 计划')}数?$`;
const PLAN_AHEAD = form`^${words('年度 全年 本年')}?计划(?=.{2})`;

/** 地区生产总值143亿元，增长5.2%: nothing of its own, so it speaks of the figure before. */
function inherited({ text, figures, i, clause, head, done, sentence }: Place, bound = false): Named | null {
  const f = figures[i];
  if (!f) return null;
  // 6个县中，超过50万人的有2个: of what was counted alike.
  const like = OF_THEM.test(head);
  for (let k = i - 1; k >= 0; k--) {
    const p = figures[k];
    if (!p) continue;
    if (p.at.start < sentence.start) break;
    if (p.kind === 'date' || (p.kind === 'duration' && !MEASURED_TIME.test(done[k]?.indicator ?? ''))) continue;
    if (like && p.unit !== f.unit) continue;
    // 收入45亿元，占预算的105%，增长10.9%: what grows is no share, and the budget did not grow.
    if (k > 0 && f.unit === '%' && p.unit === '%' && changeAtEnd(head) && isPlainShare(text, p.from)) continue;
    const { indicator, indicatorAt } = done[k] ?? UNDESCRIBED;
    if (indicator && (bound || f.kind !== 'amount' || p.to >= clause.start || p.kind === 'amount')) {
      const name = f.kind === 'amount' ? partOf(indicator) : indicator;
      // 年度计划投资215亿元，完成118.4亿元, 收入年初预算45亿元，实际完成45.9亿元: what is reached is no plan.
      const words = REACHED.test(head) ? name.replace(PLAN_AT_END, '').replace(PLAN_AHEAD, '完成') : name;
      return { words: words || name, at: indicatorAt };
    }
    break;
  }
  return null;
}

/** 贫困发生率由2018年底的2.78%: what stands before the date is the name; else the words behind the last figure are. */
function whereItBegins({ text, figures, i, clause, from }: Place): number {
  const date = figures[i - 1];
  if (date?.kind !== 'date' || date.to !== from || !isIn(isFrom, text.charCodeAt(date.at.start - 1))) return from;
  return Math.max(clause.start, figures[i - 2]?.to ?? 0);
}

const ONLY_SCOPE = whole('全[国省市县区州镇乡村] [我本][省市县区]');
const OF_THEM = form`^(?:之间)?的${words('共?有 为 是 占')}$`;
const WITH_OTHER = form`^[与同跟和]${IN_CLAUSE}*的$`;
const LIES_APART = opening('[高低快慢大小优好][于出] 超过? 落后');
const MOVES_PLACES = form`^[再又共]?${words('前进 后退 前移 后移 上移 下移 上升 下降 提升 下滑 跃升 [进退降升]')}了?$`;
const isApart = (head: string, f: BareFigure): boolean =>
  (f.kind === 'points' && LIES_APART.test(head)) || (f.unit === '位' && MOVES_PLACES.test(head));

const OWN_AREA = form`^${IN_CLAUSE}{2,8}?[省市县区镇乡](?=.{3})`;

/** 青陂区按期办结率99%，龙门县93%: the rate before, of this place. */
function ofPlace(measured: Named, place: Named): Named {
  const own = OWN_AREA.exec(measured.words);
  return own ? { words: place.words + measured.words.slice(own[0].length), at: place.at } : measured;
}

/** 占比, 占用, 占领, 占地: no share. */
const NO_SHARE = form`^(?:[比用有领据]|地(?![区方]))`;
const SHARE_GOES_ON = form`^${words('到 了 同期')}{1,3}`;
const SHARE_IS = closing('达到? 为 是 约 近 不足 超过? 由 从 [上提]?升至 提高到');
const ENDS_IN_SHARE = closing(PROPORTIONS_OF_IT);
const SHARE_AT_END = closing(PROPORTIONS_OF_IT, '的比[重例] 的份额');
const DIGIT = form`\d`;

/** 税收收入6.3亿元，占一般公共预算收入的64%: named by part and whole, 税收收入占一般公共预算收入的比重. */
function shareName(at: Place): Named | null {
  const { text, figures, i, from, done, head } = at;
  if (head !== '的' && !head.includes('占')) return null;
  const f = figures[i];
  if (!f) return null;
  const raw = text.slice(from, f.from);
  const last = figures[i - 1];
  if (raw === '的' && last && last.to === from) {
    // 亏损企业87家，占企业总数412家的21.1%: the figure before is the whole's.
    const lead = text.slice(Math.max(at.clause.start, last.from - MOST_OF_WHOLE), last.from);
    const share = lead.includes('占');
    if (!share && !lead.includes('完成')) return null;
    const part = inherited({ ...at, i: i - 1, head: '' });
    const whole = share ? (done[i - 1]?.indicator ?? '') : '';
    return part && (whole && whole !== part.words ? shareOf(part, whole) : part);
  }
  const verb = raw.lastIndexOf('占');
  // 占全市3%的土地: the figure is of what follows.
  if (verb < 0 || text[f.to] === '的' || NO_SHARE.test(raw.slice(verb + 1, verb + 3))) return null;
  const whole = raw
    .slice(verb + 1)
    .replace(SHARE_GOES_ON, '')
    .replace(SHARE_IS, '')
    .replace(SHARE_AT_END, '')
    .replace(POSSESSIVE, '');
  // 占预算的105% says how far it has come.
  if (OF_PLAN.test(whole) && verb < 2) return inherited(at);
  if (whole.length < 2 || DIGIT.test(whole)) return null;
  let part = verb >= 2 ? nounBefore(text, from, from + verb) : null;
  const stated = PROPORTIONS_OF_IT.exec(raw.slice(verb));
  // 高新技术产业产值占总产值比重: the name as it stands.
  if (part?.at && stated) {
    const to = from + verb + stated.index + stated[0].length;
    return { words: text.slice(part.at.start, to), at: span(part.at.start, to) };
  }
  if (!part && TOGETHER.test(raw) && last && last.at.start >= at.sentence.start) {
    let k = i - 1;
    for (let a = figures[k - 1], b = figures[k]; a && b && sameRun(text, a, b); b = a, a = figures[k - 1]) k--;
    const names = done.slice(k, i).map((d) => d.indicator);
    if (k < i - 1 && !names.includes('')) part = { words: names.join('、'), at: done[k]?.indicatorAt ?? null };
  }
  part ??= inherited(at);
  return part && shareOf(part, whole);
}

const OF_PLAN = form`${PLANS}数?$`;
const MOST_OF_WHOLE = 24;
const shareOf = (part: Named, whole: string): Named => ({
  words: `${partOf(part.words)}占${whole}的比重`,
  at: part.at,
});
/** What has the share, of a name that tells of a share. */
function partOf(name: string): string {
  const verb = name.indexOf('占');
  return verb >= 2 && ENDS_IN_SHARE.test(name) ? name.slice(0, verb) : name;
}
const TOGETHER = opening('[，、]?合计 [，、]?共 [，、]?总计');

const HAS_SHARE = form`占(?!比)[^，。；占]{2,14}$`;
const OF_SHARE = words(PROPORTIONS_OF_IT, '比率');

/** 占预算105%, but not 占预算的比重为45%, which may itself grow. */
function isPlainShare(text: string, at: number): boolean {
  const words = HAS_SHARE.exec(text.slice(Math.max(0, at - 16), at))?.[0];
  return words !== undefined && !OF_SHARE.test(words);
}

const MEASURED_TIME = closing('天数 日数 时[间长限] 期限 工期 年限 寿命 周期 工时');

const TIMES = opening('专题 专门 集中 深入 认真 实地 带队 牵头');
const BARE_VERB = form`^(?:${words('新建 改造 改扩建 改建 续建 新增 建成 种植 完成')}|[^，的]{0,4}(?:再?安排|下达))$`;

/** 拉动工业增长, 相当于去年的, 完成年度目标的, 占年初预算的, 高于全省平均: what a figure behind is told of another. */
const DRIVES = form`^[拉带]动${IN_CLAUSE}{2,10}${words('增长 上升 提高')}$`;
const IS_OF_EARLIER = form`^${words('不足 超过 约为 相当于 仅为 是')}?(?:${words('上年 去年 同期 上年同期')}|\d{4}年)${IN_CLAUSE}{0,2}的$`;
const FULFILS = form`完成了?[^，。；的]{0,14}${PLANS}(?:数|任务)?的$`;
const IS_OF_PLAN = form`${words('完成 占 为 是')}了?${words('全年 年度 年初 年计划 总计划', PLANS)}${IN_CLAUSE}*的$`;
const LIES_BEYOND = words('高于 低于 快于 慢于 优于 超过 超出 超 快 高出');
const MARKS_OF_OTHERS = words('平均 进度 时限 水平 增速 目标 预期');
const EXCEEDS_MARK = form`^${IN_CLAUSE}{0,2}${LIES_BEYOND}${IN_CLAUSE}{0,10}${MARKS_OF_OTHERS}${IN_CLAUSE}{0,4}$`;
const OF_ANOTHER = form`${DRIVES}|${IS_OF_EARLIER}|${FULFILS}|${IS_OF_PLAN}|${EXCEEDS_MARK}`;

/** How far before a figure its indicator and its scope may stand. */
const INDICATOR_DISTANCE = 160;

/** The nearest indicator noun before the figure in its sentence. */
function headBefore(text: string, start: number, end: number): Named | null {
  INDICATOR_HEAD.lastIndex = 0;
  const from = Math.max(start, end - INDICATOR_DISTANCE);
  const words = text.slice(from, end);
  let last: RegExpExecArray | null = null;
  for (let m = INDICATOR_HEAD.exec(words); m; m = INDICATOR_HEAD.exec(words)) last = m;
  if (!last) return null;
  const to = from + last.index + last[0].length;
  return nounBefore(text, Math.max(start, boundaryBefore(text, to, start)), to);
}

function boundaryBefore(text: string, to: number, start: number): number {
  for (let i = to - 1; i >= start; i--) if (isIn(isBoundary, text.charCodeAt(i))) return i + 1;
  return start;
}

const isBoundary = charSet('，。；：、！？0123456789');

/** Money is one of them: 元, 美元, 万元/亩. */
const MEASURED = form`${words('公里 平方 公顷 亩 吨 公斤 立方 千瓦 标准箱 ℃ 元')}|[米克升度]$|^瓦|^英镑|^%`;
const isCounted = (f: BareFigure): boolean => !MEASURED.test(f.unit);
const NOUN_CHARACTER = form`[一-龥A-Za-z“”‘’（）《》+·]`;
const BRAND = form`^${words('新建 改造 各类')}?“([^”]{2,12})”`;
const OPENED = form`^[“（]`;
const OPENED_AT_END = form`[（“《]{1,9}$`;
const BEFORE_NOUN = form`^${words('各类 各种 新建 新 左右 以上 以下 以内 多')}+`;
const ONE_PLACE = whole('[村镇乡县市省校]');
/** What goes on behind a figure without saying what is counted. */
const NO_NOUN = opening(
  '一道 一起 一同 左右 增长 下降 增加 减少 提高 同比 比上年 占 其中 分别 以上 以下 左右 和 与 及 并 但 而 或 来 为 是 相比 之间',
  '不等 年内 按期 超期 净[增减] [增降升减]至 [增降升]到 缩 压 收窄 扩大 回落 跃升 上升 拓 延长 翻',
);

/** The noun phrase right behind a counted figure: 35个调研课题, 591名基层党支部书记参加培训. */
function nounAfter(text: string, at: number): Named | null {
  let i = at;
  if (text[i] === ' ') i++;
  const start = i;
  while (i < text.length && i - start < 18 && NOUN_CHARACTER.test(text.charAt(i))) i++;
  const brand = BRAND.exec(text.slice(start, start + 20));
  if (brand) {
    const offset = start + brand[0].indexOf('“') + 1;
    return { words: group(brand, 1), at: span(offset, offset + group(brand, 1).length) };
  }
  let words = text.slice(start, i);
  const cut = NOUN_END.exec(words.replace(OPENED, ' '));
  if (cut && cut.index > 0) words = words.slice(0, cut.index);
  else if (cut) return null;
  words = words.replace(OPENED_AT_END, '').replace(BEFORE_NOUN, '');
  if (ONE_PLACE.test(words)) return { words, at: span(start, start + 1) };
  if (words.length < 2 || NO_NOUN.test(words)) return null;
  const offset = text.indexOf(words, start);
  return { words, at: span(offset, offset + words.length) };
}

const ANY = charSet('');
/** The last characters of each of these. */
const endsBasis = charSet('比期格算径价年度末底初的均义际体净');
const endsCopula = charSet(`${COPULA_WORDS.list.map((word) => word.slice(-1)).join('')} `);
const NAME_OF_RATE = form`^[^的]{2,5}率$`;
const BEHIND_VERB = opening('了 各类 各种 的');
const TWO_CHARACTERS = form`[一-龥A-Za-z]{2}`;
const endsPlace = charSet('居名列排至到国省市区县球界洲部');

/** The noun phrase that ends right before the figure, its predicate, basis and openings taken off. */
function nounBefore(text: string, from: number, to: number, rank = false): Named | null {
  let end = to;
  // A name is not so long as a clause without a mark may be.
  const farthest = Math.max(from, to - INDICATOR_DISTANCE);
  let start = farthest;
  const tail = (shape: Pattern, ends: CharSet): boolean => {
    if (ends !== ANY && !isIn(ends, text.charCodeAt(end - 1))) return false;
    const m = shape.exec(text.slice(Math.max(start, end - 20), end));
    if (!m || m[0].length === 0) return false;
    end -= m[0].length;
    return true;
  };
  if (rank) tail(RANKED_IN, ANY);
  else tail(PLACE, endsPlace);
  for (let guard = 0; guard < 12 && end > start; guard++) {
    const based = compares(text.slice(Math.max(start, end - 20), end)) ? ANY : endsBasis;
    if (!(tail(BASIS, based) || (!rank && tail(CHANGE, endsChange)) || tail(COPULA, endsCopula))) break;
  }
  // 数量新增76家, 比重提至15%: what is left of the verb.
  if (isIn(halfVerb, text.charCodeAt(end - 1)) && end > start && HALF_VERB.test(text.slice(end - 1, end + 1))) end--;
  for (let guard = 0; guard < 12 && start < end; guard++) {
    const m = CLAUSE_OPENING.exec(text.slice(start, Math.min(end, start + 24)));
    if (!m || m[0].length === 0 || start + m[0].length > end) break;
    start += m[0].length;
  }
  if (end - start < 2) return null;
  let words = text.slice(start, end);
  const whole = words;
  for (let guard = 0; guard < 4; guard++) {
    const m = VERBS.exec(words);
    if (!m || words.length - m[0].length < 2) break;
    // 整改完成率, 办理满意率: the verb is part of the rate's name.
    if (NAME_OF_RATE.test(words.slice(m[0].length)) && m[0].length === 2) break;
    words = words.slice(m[0].length).replace(BEHIND_VERB, '');
  }
  if (words.length < 2) words = whole;
  words = trimList(words);
  if (words.length < 2 || !TWO_CHARACTERS.test(words)) return null;
  let offset = end - words.length;
  if (offset === farthest && farthest > from) return null;
  // “新三样”出口规模: an opening mark that was taken off comes back, one without a partner goes.
  if (words.includes('”') && !words.slice(0, words.indexOf('”')).includes('“')) {
    if (text[offset - 1] === '“') words = text.slice(--offset, offset + words.length + 1);
    else words = words.replace('”', '');
  }
  const at = span(offset, offset + words.length);
  // 第一产业实现增加值: the verb is no part of the name.
  return { words: words.includes('、') ? words : words.replace(BETWEEN_NOUNS, ''), at };
}

const halfVerb = charSet('新提');
const HALF_VERB = whole('新增 提[至到]');
const SUMS = words('增加值 产值 投资 收入 税收 利润 支出 总额');
const BETWEEN_NOUNS = form`(?<=[^，。；的]{2})${ACHIEVED}(?=(?:[一-龥]{0,4}${SUMS}|营业额|销售额)$)`;

/** 规模跃居世界第二位: the order that the place is in. */
const TAKES_PLACE = form`${words('跃居 位居 稳居 排名 名列 位列 居 列 升至 跃升至')}|(?<!安)排`;
const PLACE = form`${TAKES_PLACE}到?${AMONG_WHOM}?(?:前列)?$`;
const RANKED_IN = form`(?:${TAKES_PLACE}|进入|跻身)${IN_MEMBER}{0,10}$`;
const TITLE_BEFORE = form`》([^》]*)$`;

/** Keeps a list of nouns together but leaves what stands before a bracket or a title's end off. */
function trimList(words: string): string {
  const title = TITLE_BEFORE.exec(words);
  if (title && group(title, 1).length >= 2) return group(title, 1);
  return words.length > 40 ? (words.split('、').pop() ?? words) : words;
}

/** A、B分别增长x、y and A和B实际增长x和y: each value gets its own indicator. */
function distribute(text: string, figures: readonly BareFigure[], out: Described[]): Described[] {
  // The last figure before that is no date, carried along.
  let before: BareFigure | null = null;
  let seen = 0;
  for (let i = 0; i < figures.length; i++) {
    const f = figures[i];
    if (!f) break;
    for (let other = figures[seen]; other && seen < i; other = figures[++seen])
      if (other.kind !== 'date') before = other;
    const start = endNear(before, f);
    let head = '';
    let j = i;
    let last = f;
    for (let next = figures[j + 1]; next?.kind === f.kind; next = figures[j + 1]) {
      if (next.from - last.to > 6) break;
      const joint = text.slice(last.to, next.from);
      if (!RUN.test(joint) && !MOVING_RUN.test(joint)) break;
      // 分别增长9.2%、6.7%和下降1.4%: the verb changes within the list.
      if (!RUN.test(joint) && !(head ||= text.slice(start, f.from)).includes('分别')) break;
      last = next;
      j++;
    }
    if (j === i) continue;
    const n = j - i + 1;
    head ||= text.slice(start, f.from);
    const names =
      listBefore(text, start, f.from, n) ?? (head.includes('分别') ? namesFor(text, figures, out, i, start, n) : null);
    for (const [k, { words, at }] of names?.entries() ?? [])
      out[i + k] = { ...(out[i + k] ?? UNDESCRIBED), indicator: words, indicatorAt: at };
    i = j;
  }
  return out;
}

/** Where the figure before ends, if it stands near; else the text's beginning. */
const endNear = (before: BareFigure | null, f: BareFigure): number =>
  before && before.to > f.from - 60 ? before.to : 0;

const RUN = ONLY_JOINT;
const MOVING_RUN = form`^${LIST_JOINTS}(?:${RISE}|${FALL})$`;
/** All before the clause that a text ends in. */
const CLAUSES_BEFORE = form`^[^]*[，。；：]`;

/** The names of `n` values behind 分别 whose clause has no list of as many names. */
function namesFor(
  text: string,
  figures: readonly BareFigure[],
  out: readonly Described[],
  i: number,
  start: number,
  n: number,
): Named[] | null {
  const f = figures[i];
  if (!f) return null;
  const clause = text.slice(start, f.from).replace(CLAUSES_BEFORE, '');
  const counted = COUNTED_LIST.test(clause);
  if (counted || !ownNoun(clause)) {
    // …总值达A，…收入达B，比某年分别增长x、y: the subjects are those of the figures before.
    const subjects = subjectsBefore(text, figures, out, i, n);
    if (subjects) return subjects;
  }
  // 三大伙伴依次为东盟、欧盟和美国，进出口分别为A、B和C: each is of one of the list.
  const to = f.from - clause.length;
  const many = counted ? NUMBERED_LIST.exec(clause)?.[1] : undefined;
  const items = counted
    ? many !== undefined && '零一二三四五六七八九十'.indexOf(many.replace('两', '二')) === n
      ? lastList(text, Math.max(0, to - INDICATOR_DISTANCE), to, n, false)
      : null
    : lastList(text, Math.max(0, to - INDICATOR_DISTANCE), to, n, true);
  if (!items) return null;
  const noun = counted ? null : nounBefore(text, to, f.from);
  // 推进养老保险、社会救助制度建设，低保标准分别…: such a list is no list of subjects.
  const first = items[0]?.at?.start ?? 0;
  if (noun && !NAMES_THEM.test(text.slice(Math.max(0, first - 2), first))) return null;
  return noun ? items.map(({ words, at }) => ({ words: words + noun.words, at })) : items;
}

const NAMES_THEM = closing('[为是即：]');
const NUMBERED_LIST = form`([一二两三四五六七八九十])[大个项类家种者]`;
/** 三个行业产值, 五项一级指标得分, 三者: what has been listed. */
const COUNTED_LIST = form`[一二两三四五六七八九十\d][大个项类家种者]|${words('在全[国省市县区]的')}|${RANKS}`;

function subjectsBefore(
  text: string,
  figures: readonly BareFigure[],
  out: readonly Described[],
  i: number,
  n: number,
): Named[] | null {
  const subjects: Named[] = [];
  const own = figures[i];
  const amounts = own?.kind === 'percent' && amountsBack(text, figures, i) >= n;
  for (let k = i - 1; k >= 0 && subjects.length < n; k--) {
    const [f, told] = [figures[k], out[k]];
    if (!own || !f || !told) break;
    if (f.kind === 'date' || f.kind === 'duration') continue;
    // 受理6482件，审结6127件，结案率94.5%，同比分别上升8.3%和9.6%: a growth rate is of amounts, where there are so many.
    if (amounts && (f.kind !== 'amount' || !told.indicator)) continue;
    if (SENTENCE_ENDS.test(text.slice(f.to, own.from))) break;
    subjects.unshift({ words: told.indicator, at: told.indicatorAt });
  }
  return subjects.length === n && new Set(subjects.map((d) => d.words)).size === n ? subjects : null;
}

/** The last list of exactly `n` names that ends before `to`; `beside` it only with a comma between. */
function lastList(text: string, from: number, to: number, n: number, beside: boolean): Named[] | null {
  const words = text.slice(from, to);
  let end = words.length;
  while (end > 0) {
    // Names stand between marks; a digit ends the last one.
    const mark = words.lastIndexOf('、', end - 1);
    if (mark < 0) return null;
    let lead = mark;
    while (lead > 0 && !isIn(endsList, words.charCodeAt(lead - 1))) lead--;
    let close = mark;
    while (close < words.length && !isIn(endsList, words.charCodeAt(close))) close++;
    if (beside && (close < words.length - 1 || !ENDS_IN_CLAUSE_MARK.test(words))) return null;
    const parts = partsOf(words, lead, close);
    if (parts?.length === n)
      return parts.map(({ start, end: stop }) => ({
        words: words.slice(start, stop),
        at: span(from + start, from + stop),
      }));
    end = lead;
  }
  return null;
}

const endsList = charSet('，。；：（）！？0123456789');

const ENDS_IN_CLAUSE_MARK = closing(CLAUSE_MARKS);
const PARTED_AT_JOINTS = form`(${LIST_JOINTS})`;
const VERB_BEFORE = form`^.*[为是设即有括指]`;
const COMPARISON_BEHIND = form`(?:${words('增幅 降幅 增速 增长')}[^，]{1,4}|${words('同?比 环比 较 均')})$`;

function partsOf(words: string, lead: number, close: number): Span[] | null {
  const parts: Span[] = [];
  const list = words.slice(lead, close);
  let at = lead;
  for (const piece of list.split(PARTED_AT_JOINTS)) {
    if (!ONLY_JOINT.test(piece)) parts.push(span(at, at + piece.length));
    at += piece.length;
  }
  const first = parts[0];
  if (!first) return null;
  // 依次为东盟, 设经济发展: the verb before the first name.
  const verb = VERB_BEFORE.exec(words.slice(first.start, first.end))?.[0].length ?? 0;
  parts[0] = span(first.start + verb, first.end);
  // 青海、新疆增幅较大，分别…; 起数、人数比2020年分别…
  const last = parts.at(-1);
  if (!last) return null;
  const tail = COMPARISON_BEHIND.exec(words.slice(last.start, last.end))?.[0].length ?? 0;
  parts[parts.length - 1] = span(last.start, last.end - tail);
  return parts.every((p) => p.end - p.start >= 2 && p.end - p.start <= 12) ? parts : null;
}

const OWN_NOUN = words('收入 指数 产值 增加值 投资 总额 余额 进出口 得分');
const ownNoun = (clause: string): boolean => OWN_NOUN.test(clause);

/** How many amounts stand before the figure in its sentence. */
function amountsBack(text: string, figures: readonly BareFigure[], i: number): number {
  let count = 0;
  for (let k = i - 1; k >= 0; k--) {
    const [f, next] = [figures[k], figures[k + 1]];
    if (!f || !next || SENTENCE_ENDS.test(text.slice(f.to, next.from))) break;
    if (f.kind === 'amount') count++;
  }
  return count;
}

const isMark = charSet('，。；：！？');

/** Exactly `n` parallel nouns in the clause that ends at `to`. */
function listBefore(text: string, from: number, to: number, n: number): Named[] | null {
  let start = from;
  for (let i = to - 1; i >= from; i--)
    if (isIn(isMark, text.charCodeAt(i))) {
      start = i + 1;
      break;
    }
  const named = nounBefore(text, start, to);
  if (!named?.at) return null;
  const parts = named.words.split(LIST_JOINTS).filter((w) => w.length >= 2);
  if (parts.length !== n) return null;
  let at = named.at.start;
  return parts.map((words) => {
    const offset = text.indexOf(words, at);
    at = offset + words.length;
    return { words, at: span(offset, at) };
  });
}
