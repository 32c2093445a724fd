/**
 * Reads what the words around a figure say of it: the thing that is measured, the period, the change and its basis, the
 * scope, and whether it is a result or a target. A clause is read from its end to its start, as a Chinese predicate is
 * built: [period][scope][verb] INDICATOR [basis][verb of change][bound] FIGURE.
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

/** What the words around a figure say of it. The fields are those of a `Figure`. */
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

interface StatedPeriod {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** Whether the period follows 比 or 较, so that something is compared with it. */
  readonly basis: boolean;
  /** Whether the period holds for the first figure alone: 由2022年的45%提高到65%. */
  readonly from: boolean;
}

interface NamedIndicator {
  readonly words: string;
  readonly at: Span | null;
}

/** A figure whose indicator is looked for, with the words around it. */
interface NamingPlace {
  readonly text: string;
  readonly figures: readonly BareFigure[];
  readonly i: number;
  readonly clause: Span;
  /** The end of the figure before, or the start of the clause. */
  readonly from: number;
  readonly head: string;
  /** The descriptions of the figures before this one. */
  readonly done: readonly Described[];
  readonly sentence: Span;
}

/** The last characters of the words. */
const lastUnitsOf = (...sets: readonly Words[]): CharSet =>
  charSet(sets.flatMap(({ list }) => list.map((word) => word.slice(-1))).join(''));

/** The first and the second characters of periods. */
const opensPeriod = charSet('今去上明当全年下前第元一二三四五六七八九十截目“过近这到至本0123456789');
const secondOfPeriod = charSet('年半内季前至去月届末底三-—一二三四五六七八九十0123456789');

const opensScope = charSet('全我本省市县区镇规限');
const secondOfScope = charSet('国省市县区州镇乡村校院厂园盟旗本级模上额');
const SEMICOLON = '；'.charCodeAt(0);

/** The words between a year and the figure of that year: 比2015年同期的. */
const OF_SAME_TIME = form`^(?:同期|年?[末底初])?的`;
const CLAUSE_BEFORE_FIGURE = form`^${IN_WORDING}{0,12}[^，。；\d的]$`;
const ATTRIBUTE_FIRST = form`^${IN_WORDING}{2,14}的`;
const RATE_OF_RISE = form`${words('增速 增幅 增长率 涨幅')}${IN_CLAUSE}{0,12}$`;
const RATE_OF_FALL = form`${words('降幅 跌幅 减幅 降低率')}${IN_CLAUSE}{0,12}$`;
const NET_RISE = form`净增${IN_WORDING}{0,8}$`;
const EXCEEDED_BEFORE = form`超过?${IN_WORDING}{0,6}$`;

/** The description of a figure of which the sentence says nothing. */
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
const BRACKETED_DAY = form`^(?:\d{1,2}月)?\d{1,2}日[，）]`;
const DATELINE_DAY = form`月\d{1,2}日[电讯](?![力价量站网影视子商厂器费池车息])`;
/** Characters that may follow the digits of a year or month. */
const followsYearDigits = charSet('年月-—至');
/** 上年结转 is an entry in the accounts of this year. */
const CARRIED_OVER_FROM_LAST_YEAR = form`^上年[末底]?${words('结转 结余 旧存')}`;
const isComparison = charSet('比较');
/** Characters before what something is compared with: 与2010年相比, 与2010年普查的2459832人相比. */
const isCompanion = charSet('与同跟和');
const UNCHANGED_FROM = form`^${words('同期 水平')}?${words('基本 大体')}?${words('持平 相当 一致')}`;
const COMPARED_AFTER = form`^${IN_CLAUSE}{0,20}相?比`;
/** Words for a plan after a period: 年度计划, 全年目标任务. */
const PLAN_AFTER_PERIOD = form`^度?的?${words('预期 奋斗 主要 减贫 工作')}?(?:${TASKS}|预算(?!执行))`;
const MOVEMENT = form`${RISE}|${FALL}|${words('改善 [高低多少快慢好优差]')}`;
const startsFrom = charSet('由从');
const VALUE_OF_THEN = opening('年?[末底初]?的');
/** 是2015年的2.4倍: the year belongs to the value that is multiplied. */
const IS_MULTIPLE_OF = form`^[是为于]${IN_CLAUSE}{2,12}年[末底]?的$`;
const ONLY_JOINT = whole(LIST_JOINTS);
const ONLY_JOINT_OR_COMMA = whole(LIST_JOINTS, '，');
/** Adverbs and bounds between a verb of change and its figure. In 增至近 the verb stays. */
const ADVERBS_BEFORE_FIGURE = form`(?:[约近超过达逾不到足低于少高]|${words('分别 各 大约 平均')}){1,9}$`;
const BEGINS_VERB = opening('[增降减提上]');
const ENDS_IN_REACHING = closing('达到 达');
const ENDS_IN_LEVEL = closing(ENDS_IN_REACHING, ENDS_IN_TO);
/** The words before A and those between A and B in 由A增加到B. */
const START_BEFORE_FIGURE = form`(?:^|[^自来])[由从]${IN_WORDING}{0,14}$`;
const MOTION_VERBS = words('增 提高 提升 上升 扩大 降 减 缩 压 跃升 跃居 升 回落');
const MOVES_TO = form`^${IN_CLAUSE}{0,8}?${MOTION_VERBS}${IN_WORDING}{0,4}[到至为]`;
const MORE_THAN = form`(?<!占)(?:比(?![重例])|较)${IN_WORDING}{1,14}([高多快低少慢])[出了]?$`;
const isMore = charSet('高多快');

const endsAdverb = charSet('约近超过达逾不到足低于少高别各均');
const endsChange = lastUnitsOf(words('增长 减'), RISE_WORDS, FALL_WORDS, CHANGE_GOES_ON);

const LIES_APART_BY = form`(?<!不)([高快优好大多低慢少小][于出])${IN_MEMBER_WORDING}{1,14}$`;

const THAN_SOME = '(?<![占对])(?:比(?![重例率值较价])|(?<!比)较(?![为好大快]))';
const EARLIER_TIMES = words('上年同期 上年末 上年底 上年 去年同期 去年底 去年 上月 上季度 上期 年初 前年');
const ELSEWHERE = form`全[国省市]平均${IN_WORDING}{0,4}`;
const ANYTHING_ELSE = form`${IN_MEMBER_WORDING}{1,10}?(?=${words('高 低 多 少 增 降 减 提 上升 下')})`;
const CHANGE_BASIS = form`同比|环比|同期|${THAN_SOME}(?:${EARLIER_TIMES}|\d{4}年[末底初]?|同期|${ELSEWHERE}|${ANYTHING_ELSE})`;

const ANNIVERSARY_END = closing('周年');
const ANNIVERSARY_OF = form`[一-龥]{2,12}$`;
const CELEBRATION_VERBS = everyForm`${words('庆祝 迎接 纪念 喜迎 隆重')}+`;
const LASTS_FOR = closing('为期');
const WHAT_LASTS = form`^的?([一-龥]{2,5})`;
const FROM_ACTIVITY = form`${words('学习 活动')}.*$`;
const COMPARISON_FOLLOWS = opening('相?比');
const ENDS_IN_NOUN = closing('项目 企业 问题 收入 产值');
const IS_THRESHOLD = closing(BOUND_BEHIND);
const TOTAL_WORD = whole('[，、]?合计 [，、]?共计 [，、]?总计 [，、]?一共 [，、]?共');
const RANKING_NOUNS = words('排名 位次');
const IN_RANKING = form`${RANKING_NOUNS}${IN_CLAUSE}{0,6}$`;
const IS_RANKING = closing(RANKING_NOUNS);

const RESULT_VERBS = words('实际 完成 实现');
const PLAN_AT_END = form`${words('年初 调整')}?${words('预算 计划')}数?$`;
const PLAN_AT_START = form`^${words('年度 全年 本年')}?计划(?=.{2})`;

const ONLY_SCOPE = whole('全[国省市县区州镇乡村] [我本][省市县区]');
const AMONG_COUNTED = form`^(?:之间)?的${words('共?有 为 是 占')}$`;
const WITH_OTHER = form`^[与同跟和]${IN_CLAUSE}*的$`;
const LIES_APART = opening('[高低快慢大小优好][于出] 超过? 落后');
const MOVES_PLACES = form`^[再又共]?${words('前进 后退 前移 后移 上移 下移 上升 下降 提升 下滑 跃升 [进退降升]')}了?$`;

const OWN_AREA = form`^${IN_CLAUSE}{2,8}?[省市县区镇乡](?=.{3})`;

/** 占比, 占用, 占领 and 占地 tell of no share. */
const NO_SHARE = form`^(?:[比用有领据]|地(?![区方]))`;
const SHARE_GOES_ON = form`^${words('到 了 同期')}{1,3}`;
const SHARE_VERB_AT_END = closing('达到? 为 是 约 近 不足 超过? 由 从 [上提]?升至 提高到');
const ENDS_IN_SHARE = closing(PROPORTIONS_OF_IT);
const SHARE_AT_END = closing(PROPORTIONS_OF_IT, '的比[重例] 的份额');
const ANY_DIGIT = form`\d`;

const PLAN_NAME = form`${PLANS}数?$`;
const MAX_WHOLE_DISTANCE = 24;
const TOTAL_FIRST = opening('[，、]?合计 [，、]?共 [，、]?总计');

const HAS_SHARE = form`占(?!比)[^，。；占]{2,14}$`;
const PROPORTION_NOUNS = words(PROPORTIONS_OF_IT, '比率');

const MEASURED_TIME = closing('天数 日数 时[间长限] 期限 工期 年限 寿命 周期 工时');

const HELD_IN_MANNER = opening('专题 专门 集中 深入 认真 实地 带队 牵头');
const BARE_VERB = form`^(?:${words('新建 改造 改扩建 改建 续建 新增 建成 种植 完成')}|[^，的]{0,4}(?:再?安排|下达))$`;

/** Words that tell of another figure: 拉动工业增长, 相当于去年的, 完成年度目标的, 占年初预算的, 高于全省平均. */
const DRIVES = form`^[拉带]动${IN_CLAUSE}{2,10}${words('增长 上升 提高')}$`;
const IS_OF_EARLIER = form`^${words('不足 超过 约为 相当于 仅为 是')}?(?:${words('上年 去年 同期 上年同期')}|\d{4}年)${IN_CLAUSE}{0,2}的$`;
const FULFILS = form`完成了?[^，。；的]{0,14}${PLANS}(?:数|任务)?的$`;
const IS_OF_PLAN = form`${words('完成 占 为 是')}了?${words('全年 年度 年初 年计划 总计划', PLANS)}${IN_CLAUSE}*的$`;
const LIES_BEYOND = words('高于 低于 快于 慢于 优于 超过 超出 超 快 高出');
const MARKS_OF_OTHERS = words('平均 进度 时限 水平 增速 目标 预期');
const EXCEEDS_MARK = form`^${IN_CLAUSE}{0,2}${LIES_BEYOND}${IN_CLAUSE}{0,10}${MARKS_OF_OTHERS}${IN_CLAUSE}{0,4}$`;
const TELLS_OF_OTHER = form`${DRIVES}|${IS_OF_EARLIER}|${FULFILS}|${IS_OF_PLAN}|${EXCEEDS_MARK}`;

/** How far before a figure its indicator and its scope may stand, in UTF-16 units. */
const MAX_INDICATOR_DISTANCE = 160;

const isBoundary = charSet('，。；：、！？0123456789');

/** Units of what is measured and not counted, those of money included: 元, 美元, 万元/亩. */
const MEASURED_UNITS = form`${words('公里 平方 公顷 亩 吨 公斤 立方 千瓦 标准箱 ℃ 元')}|[米克升度]$|^瓦|^英镑|^%`;
const NAME_CHARACTER = form`[一-龥A-Za-z“”‘’（）《》+·]`;
const BRAND = form`^${words('新建 改造 各类')}?“([^”]{2,12})”`;
const OPENING_MARK_FIRST = form`^[“（]`;
const OPENED_AT_END = form`[（“《]{1,9}$`;
const BEFORE_NOUN = form`^${words('各类 各种 新建 新 左右 以上 以下 以内 多')}+`;
const ONE_PLACE = whole('[村镇乡县市省校]');
/** Words after a figure that do not name what is counted. */
const NOT_COUNTED_FIRST = opening(
  '一道 一起 一同 左右 增长 下降 增加 减少 提高 同比 比上年 占 其中 分别 以上 以下 左右 和 与 及 并 但 而 或 来 为 是 相比 之间',
  '不等 年内 按期 超期 净[增减] [增降升减]至 [增降升]到 缩 压 收窄 扩大 回落 跃升 上升 拓 延长 翻',
);

const ANY_CHARACTER = charSet('');
/** The last characters of each of these patterns. */
const endsBasis = charSet('比期格算径价年度末底初的均义际体净');
const endsCopula = charSet(`${COPULA_WORDS.list.map((word) => word.slice(-1)).join('')} `);
const NAME_OF_RATE = form`^[^的]{2,5}率$`;
const AFTER_VERB = opening('了 各类 各种 的');
const TWO_CHARACTERS = form`[一-龥A-Za-z]{2}`;
const endsPlacing = charSet('居名列排至到国省市区县球界洲部');

const startsHalfVerb = charSet('新提');
const HALF_VERB = whole('新增 提[至到]');
const AMOUNT_NOUNS = words('增加值 产值 投资 收入 税收 利润 支出 总额');
const BETWEEN_NOUNS = form`(?<=[^，。；的]{2})${ACHIEVED}(?=(?:[一-龥]{0,4}${AMOUNT_NOUNS}|营业额|销售额)$)`;

/** The order in which something has its rank: 规模跃居世界第二位. */
const RANKS_AT = form`${words('跃居 位居 稳居 排名 名列 位列 居 列 升至 跃升至')}|(?<!安)排`;
const PLACED_AT_END = form`${RANKS_AT}到?${AMONG_WHOM}?(?:前列)?$`;
const RANKED_IN = form`(?:${RANKS_AT}|进入|跻身)${IN_MEMBER}{0,10}$`;
const TITLE_BEFORE = form`》([^》]*)$`;

const VALUE_JOINT = ONLY_JOINT;
const JOINT_WITH_CHANGE = form`^${LIST_JOINTS}(?:${RISE}|${FALL})$`;
/** Everything before the last clause of a text. */
const UP_TO_LAST_CLAUSE = form`^[^]*[，。；：]`;

const NAMING_VERB_BEFORE = closing('[为是即：]');
const COUNT_OF_LIST = form`([一二两三四五六七八九十])[大个项类家种者]`;
/** Words for things that were listed before: 三个行业产值, 五项一级指标得分, 三者. */
const COUNTED_LIST = form`[一二两三四五六七八九十\d][大个项类家种者]|${words('在全[国省市县区]的')}|${RANKING_NOUNS}`;

const endsNameList = charSet('，。；：（）！？0123456789');

const ENDS_IN_CLAUSE_MARK = closing(CLAUSE_MARKS);
const PARTED_AT_JOINTS = form`(${LIST_JOINTS})`;
const VERB_BEFORE_NAME = form`^.*[为是设即有括指]`;
const COMPARISON_AT_END = form`(?:${words('增幅 降幅 增速 增长')}[^，]{1,4}|${words('同?比 环比 较 均')})$`;

const INDICATOR_NOUNS = words('收入 指数 产值 增加值 投资 总额 余额 进出口 得分');

const isClauseStop = charSet('，。；：！？');

/**
 * Describes the figures of a paragraph. They must be in the order of the text, and the result has one description for
 * each.
 */
export function describeFigures(
  { text, sentences, clauses }: ReadContext,
  figures: readonly BareFigure[],
): Described[] {
  const out: Described[] = [];
  const periods = periodsOf(text);
  let period = 0;
  // A period at the head of a sentence holds for the paragraph. One that comes after a figure holds for its sentence.
  let lastPeriod = '';
  let inSentence = '';
  /** The year from which something in the sentence starts: 与2010年相比. */
  let compared = '';
  let opened = false;
  /** The offset of the last figure that is no date. */
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
    // In 比2015年增长12% the year is the basis of the change. In 比2015年的80家 it is the period of that figure alone.
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
        if (isIn(isCompanion, text.charCodeAt(found.start - 1))) compared = found.words;
        if (f.kind === 'date' || found.start < c.start) continue;
        if (
          OF_SAME_TIME.test(between) ||
          (compared && between.endsWith('的')) ||
          (between.length <= 8 && !MOVEMENT.test(between))
        )
          ownPeriod = found.words;
        else basis = text.slice(found.start - 1, found.end);
      } else if ((opened || inSentence || lastPeriod) && PLAN_AFTER_PERIOD.test(between)) {
        // 完成全年目标任务1.5万人的60.8%: the year belongs to the plan.
        if (found.start >= c.start && CLAUSE_BEFORE_FIGURE.test(between)) ownPeriod = found.words;
      } else if (opened && ATTRIBUTE_FIRST.test(between)) {
        // 截至6月底，上年度查出的268个问题: the year describes what is counted, and not when.
        if (between.endsWith('的')) ownPeriod = found.words;
      } else if (opened) inSentence = found.words;
      else {
        const own = startOf(sentences, s) <= found.start;
        const isLater = own && measured >= startOf(sentences, s);
        if (isLater || (own && text.slice(found.start - 2, found.start) === '其中')) inSentence = found.words;
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
    let { change, verb } = motion;
    if (!change && list && last?.kind === f.kind) ({ change, verb } = list);
    if (!change && RATE_OF_RISE.test(head) && f.kind === 'percent') change = 'rise';
    if (!change && RATE_OF_FALL.test(head) && f.kind === 'percent') change = 'fall';
    if (!change && NET_RISE.test(head)) change = 'rise';
    if (!change && f.kind === 'multiple' && f.boundWords.startsWith('超')) change = 'rise';
    if (!change && f.kind === 'multiple' && EXCEEDED_BEFORE.test(head)) change = 'rise';
    if (f.unit === '番') change = 'rise';
    out.push({
      indicator: named?.words ?? '',
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

/** The first period that the words name, with its UTF-16 offset; null where they name none. */
export function statedPeriod(text: string): { readonly start: number; readonly words: string } | null {
  return periodsOf(text)[0] ?? null;
}

/** The scopes of the figures of a paragraph. They must be asked for in the order of the text. */
class Scopes {
  private next = 0;
  private place = '';
  /** The size (规上), alone or after the place. */
  private size = '';
  /** Whether the size is that of bodies (规模以上企业), of which the whole sentence speaks. */
  private body = false;

  constructor(private readonly text: string) {}

  /** Begins a new sentence at the offset `start`. */
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

function periodsOf(text: string): StatedPeriod[] {
  const out: StatedPeriod[] = [];
  // This loop looks at every character, so that the rest stands in a function of its own.
  for (let i = 0; i < text.length; i++)
    if (isIn(opensPeriod, text.charCodeAt(i)) && isIn(secondOfPeriod, text.charCodeAt(i + 1)))
      i = periodAt(text, i, out);
  return out;
}

/**
 * Adds the period that begins at the offset `i`, if there is one. Returns the offset of the last character that has
 * been read.
 */
function periodAt(text: string, i: number, out: StatedPeriod[]): number {
  if (isDigit(text.charCodeAt(i))) {
    let end = i + 1;
    while (isDigit(text.charCodeAt(end))) end++;
    if (!isIn(followsYearDigits, text.charCodeAt(end))) {
      return end - 1;
    }
  }
  PERIOD.lastIndex = i;
  const m = PERIOD.exec(text);
  if (!m) return i;
  const end = PERIOD.lastIndex;
  const before = text.charCodeAt(i - 1);
  // 与去年持平: the year is not the time of what follows.
  if (isIn(isCompanion, before) && UNCHANGED_FROM.test(text.slice(end, end + 6))) {
    return end - 1;
  }
  if (!CARRIED_OVER_FROM_LAST_YEAR.test(text.slice(i, i + 5)) && !isDateline(text, i, end)) {
    const ofThen = VALUE_OF_THEN.test(text.slice(end, end + 3));
    // In 增加到2023年的4亿元 the character 到 belongs to the verb. In 到2025年 it names a term.
    const start = ofThen && text[i] === '到' ? i + 1 : i;
    const from = ofThen && isIn(startsFrom, before);
    const basis =
      isIn(isComparison, before) || (isIn(isCompanion, before) && COMPARED_AFTER.test(text.slice(end, end + 24)));
    out.push({ start, end, words: text.slice(start, end), basis, from });
  }
  return end - 1;
}

/** The day on which the report was made, and not the day of what it reports: 本报讯（2026年1月20日）, 新华社北京1月20日电. */
const isDateline = (text: string, start: number, end: number): boolean =>
  (text[start - 1] === '（' && text[start - 2] === '讯' && BRACKETED_DAY.test(text.slice(end, end + 8))) ||
  DATELINE_DAY.test(text.slice(start, end + 5));

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const withoutBlanks = (text: string): string => (text.includes(' ') ? text.replaceAll(' ', '') : text);

/** Whether two figures stand side by side in one list of values: 226倍、1852倍, 8.4%和11.4%. */
function sameRun(text: string, a: BareFigure, b: BareFigure): boolean {
  return ONLY_JOINT_OR_COMMA.test(text.slice(a.to, b.from));
}

/** The verb of change in which the words end. */
const changeAtEnd = (words: string): RegExpExecArray | null =>
  isIn(endsChange, words.charCodeAt(words.length - 1)) ? CHANGE.exec(words) : null;

function motionOf(
  head: string,
  text: string,
  f: BareFigure,
): { change: Change | null; verb: string; role: FigureRole } {
  const last = head.charCodeAt(head.length - 1);
  let bare = isIn(endsAdverb, last) ? head.replace(ADVERBS_BEFORE_FIGURE, (m) => (BEGINS_VERB.test(m) ? m : '')) : head;
  const reaches = ENDS_IN_REACHING.test(head);
  if (reaches) bare = head.replace(ENDS_IN_REACHING, '');
  const m = changeAtEnd(bare) ?? (bare === head ? null : changeAtEnd(head));
  if (m) {
    const verb = m[0];
    const change: Change = m[1] && RISES.test(m[1]) ? 'rise' : 'fall';
    const to = ENDS_IN_TO.test(verb) || reaches;
    return { change, verb, role: to ? 'to' : 'by' };
  }
  // 由A增加到B: this is A.
  if (
    (head.includes('由') || head.includes('从')) &&
    START_BEFORE_FIGURE.test(head) &&
    MOVES_TO.test(text.slice(f.to, f.to + 16))
  ) {
    return { change: null, verb: '', role: 'from' };
  }
  const high = compares(head) ? MORE_THAN.exec(head) : null;
  if (high)
    return { change: isIn(isMore, group(high, 1).charCodeAt(0)) ? 'rise' : 'fall', verb: group(high, 1), role: 'by' };
  // 高于全市1.2个百分点: the figure is a distance from another value, and 高于 is no bound.
  const apart = f.kind === 'points' ? LIES_APART_BY.exec(head) : null;
  if (apart) return { change: null, verb: group(apart, 1), role: 'by' };
  if (ENDS_IN_LEVEL.test(head)) return { change: null, verb: '', role: 'to' };
  return { change: null, verb: '', role: 'value' };
}

const compares = (head: string): boolean => head.includes('比') || head.includes('较');

function againstOf(head: string): string {
  if (!compares(head) && !head.includes('同期')) return '';
  return CHANGE_BASIS.exec(head)?.[0] ?? '';
}

function nameOf(at: NamingPlace): NamedIndicator | null {
  const { text, figures, i, clause, from, head, done, sentence } = at;
  const f = figures[i];
  if (!f) return null;
  if (f.kind === 'duration') {
    if (ANNIVERSARY_END.test(text.slice(f.at.start, f.at.end))) {
      const m = ANNIVERSARY_OF.exec(head.replace(CELEBRATION_VERBS, ''));
      return m ? { words: m[0], at: null } : null;
    }
    // 优良天数319天: a time that is measured has its name before it.
    const measured = nounBefore(text, from, f.from);
    if (measured && MEASURED_TIME.test(measured.words)) return measured;
    const last = figures[i - 1];
    if (last?.kind === 'duration' && last.at.start >= sentence.start && changeAtEnd(head)) {
      const { indicator, indicatorAt } = done[i - 1] ?? UNDESCRIBED;
      if (MEASURED_TIME.test(indicator)) return { words: indicator, at: indicatorAt };
    }
    const m = WHAT_LASTS.exec(LASTS_FOR.test(head) ? text.slice(f.to, f.to + 6) : '');
    return m ? { words: group(m, 1).replace(FROM_ACTIVITY, ''), at: null } : null;
  }
  const share = f.unit === '%' ? shareName(at) : null;
  if (share) return share;
  // 完成年度预算的54.6%, 高于全市平均3.2个百分点: without a name of its own the figure describes the figure before it.
  const own =
    !TELLS_OF_OTHER.test(head) &&
    !isApart(head, f) &&
    !AMONG_COUNTED.test(head) &&
    !(COMPARISON_FOLLOWS.test(text.slice(f.to, f.to + 2)) && WITH_OTHER.test(text.slice(clause.start, f.from)));
  // X%的N: the words after a share name what it is a share of.
  if (f.kind === 'percent' && text[f.to] === '的') {
    const noun = nounAfter(text, f.to + 1);
    const measured = noun && !head.startsWith('的') && nounBefore(text, from, f.from);
    // 增速始终处于18%以上的区间: an indicator before the figure takes precedence.
    if (noun && !(measured && ENDS_MEASURED.test(measured.words))) return noun;
  }
  const counted = f.kind === 'amount' && isCounted(f);
  if (counted) {
    const noun = nounAfter(text, f.to);
    // 常务会议2次专题研究: what is done so often stands before the figure.
    const often =
      noun && f.unit === '次' && own && HELD_IN_MANNER.test(noun.words) ? nounBefore(text, from, f.from) : null;
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
    // 新建1亿亩高标准农田: where only a verb stands before the figure, the name follows it.
    const after = f.kind === 'amount' && BARE_VERB.test(before.words) ? nounAfter(text, f.to) : null;
    return (measured && ofPlace(measured, before)) ?? after ?? before;
  }
  if (counted) {
    // 1986户6571人脱贫: the words after the second figure belong to both.
    const next = figures[i + 1];
    const noun = nounAfter(text, f.to) ?? (next?.from === f.to ? nounAfter(text, next.to) : null);
    if (noun) return noun;
  }
  // 其中10亿元以上项目9个: a threshold belongs to what it selects.
  if (f.kind === 'amount' && own && IS_THRESHOLD.test(text.slice(f.at.end, f.to))) {
    const noun = nounAfter(text, text[f.to] === '的' ? f.to + 1 : f.to);
    if (noun) return noun;
  }
  // 推进会6次、调度会14次，共20次: a total does not take the name of one of its parts.
  const twin = figures[i - 1];
  if (i > 1 && twin && twin.unit === f.unit && twin.at.start >= sentence.start && TOTAL_WORD.test(head)) return null;
  const last = inherited(at, !own);
  // 综合得分86分，排名全省第18位: the rank is one in the order of what was named.
  if (last && f.kind === 'rank' && IN_RANKING.test(head) && !IS_RANKING.test(last.words))
    return { words: `${last.words}排名`, at: last.at };
  return last ?? headBefore(text, sentence.start, f.from);
}

/** The name of an earlier figure, for a figure without a name of its own: 地区生产总值143亿元，增长5.2%. */
function inherited(
  { text, figures, i, clause, head, done, sentence }: NamingPlace,
  bound = false,
): NamedIndicator | null {
  const f = figures[i];
  if (!f) return null;
  // 6个县中，超过50万人的有2个: the name is that of the figure with the same unit.
  const like = AMONG_COUNTED.test(head);
  for (let k = i - 1; k >= 0; k--) {
    const p = figures[k];
    if (!p) continue;
    if (p.at.start < sentence.start) break;
    if (p.kind === 'date' || (p.kind === 'duration' && !MEASURED_TIME.test(done[k]?.indicator ?? ''))) continue;
    if (like && p.unit !== f.unit) continue;
    // 收入45亿元，占预算的105%，增长10.9%: the income grows, and not its share of the budget.
    if (k > 0 && f.unit === '%' && p.unit === '%' && changeAtEnd(head) && isPlainShare(text, p.from)) continue;
    const { indicator, indicatorAt } = done[k] ?? UNDESCRIBED;
    if (indicator && (bound || f.kind !== 'amount' || p.to >= clause.start || p.kind === 'amount')) {
      const name = f.kind === 'amount' ? partOf(indicator) : indicator;
      // 年度计划投资215亿元，完成118.4亿元; 收入年初预算45亿元，实际完成45.9亿元: a result does not take the words for the plan.
      const words = RESULT_VERBS.test(head) ? name.replace(PLAN_AT_END, '').replace(PLAN_AT_START, '完成') : name;
      return { words: words || name, at: indicatorAt };
    }
    break;
  }
  return null;
}

/**
 * The offset from which a name is read. In 贫困发生率由2018年底的2.78% the name stands before the date. Elsewhere it stands
 * after the last figure.
 */
function whereItBegins({ text, figures, i, clause, from }: NamingPlace): number {
  const date = figures[i - 1];
  if (date?.kind !== 'date' || date.to !== from || !isIn(startsFrom, text.charCodeAt(date.at.start - 1))) return from;
  return Math.max(clause.start, figures[i - 2]?.to ?? 0);
}

const isApart = (head: string, f: BareFigure): boolean =>
  (f.kind === 'points' && LIES_APART.test(head)) || (f.unit === '位' && MOVES_PLACES.test(head));

/** The indicator of the figure before, for this place: 青陂区按期办结率99%，龙门县93%. */
function ofPlace(measured: NamedIndicator, place: NamedIndicator): NamedIndicator {
  const own = OWN_AREA.exec(measured.words);
  return own ? { words: place.words + measured.words.slice(own[0].length), at: place.at } : measured;
}

/** The name of a share, made of its part and its whole: 税收收入6.3亿元，占一般公共预算收入的64% is 税收收入占一般公共预算收入的比重. */
function shareName(at: NamingPlace): NamedIndicator | null {
  const { text, figures, i, from, done, head } = at;
  if (head !== '的' && !head.includes('占')) return null;
  const f = figures[i];
  if (!f) return null;
  const raw = text.slice(from, f.from);
  const last = figures[i - 1];
  if (raw === '的' && last && last.to === from) {
    // 亏损企业87家，占企业总数412家的21.1%: the figure before is the whole.
    const lead = text.slice(Math.max(at.clause.start, last.from - MAX_WHOLE_DISTANCE), last.from);
    const share = lead.includes('占');
    if (!share && !lead.includes('完成')) return null;
    const part = inherited({ ...at, i: i - 1, head: '' });
    const whole = share ? (done[i - 1]?.indicator ?? '') : '';
    return part && (whole && whole !== part.words ? shareOf(part, whole) : part);
  }
  const verb = raw.lastIndexOf('占');
  // 占全市3%的土地: the figure belongs to the words after it.
  if (verb < 0 || text[f.to] === '的' || NO_SHARE.test(raw.slice(verb + 1, verb + 3))) return null;
  const whole = raw
    .slice(verb + 1)
    .replace(SHARE_GOES_ON, '')
    .replace(SHARE_VERB_AT_END, '')
    .replace(SHARE_AT_END, '')
    .replace(POSSESSIVE, '');
  // 占预算的105% tells how much of a plan is completed.
  if (PLAN_NAME.test(whole) && verb < 2) return inherited(at);
  if (whole.length < 2 || ANY_DIGIT.test(whole)) return null;
  let part = verb >= 2 ? nounBefore(text, from, from + verb) : null;
  const stated = PROPORTIONS_OF_IT.exec(raw.slice(verb));
  // 高新技术产业产值占总产值比重: the name is taken as it is written.
  if (part?.at && stated) {
    const to = from + verb + stated.index + stated[0].length;
    return { words: text.slice(part.at.start, to), at: span(part.at.start, to) };
  }
  if (!part && TOTAL_FIRST.test(raw) && last && last.at.start >= at.sentence.start) {
    let k = i - 1;
    for (let a = figures[k - 1], b = figures[k]; a && b && sameRun(text, a, b); b = a, a = figures[k - 1]) k--;
    const names = done.slice(k, i).map((d) => d.indicator);
    if (k < i - 1 && !names.includes('')) part = { words: names.join('、'), at: done[k]?.indicatorAt ?? null };
  }
  part ??= inherited(at);
  return part && shareOf(part, whole);
}

const shareOf = (part: NamedIndicator, whole: string): NamedIndicator => ({
  words: `${partOf(part.words)}占${whole}的比重`,
  at: part.at,
});

/** The name of the part, if the name is that of a share. */
function partOf(name: string): string {
  const verb = name.indexOf('占');
  return verb >= 2 && ENDS_IN_SHARE.test(name) ? name.slice(0, verb) : name;
}

/** Whether the figure is a share that cannot itself grow: 占预算105%, but not 占预算的比重为45%. */
function isPlainShare(text: string, at: number): boolean {
  const words = HAS_SHARE.exec(text.slice(Math.max(0, at - 16), at))?.[0];
  return words !== undefined && !PROPORTION_NOUNS.test(words);
}

/** The nearest indicator before the figure in its sentence. */
function headBefore(text: string, start: number, end: number): NamedIndicator | null {
  INDICATOR_HEAD.lastIndex = 0;
  const from = Math.max(start, end - MAX_INDICATOR_DISTANCE);
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

const isCounted = (f: BareFigure): boolean => !MEASURED_UNITS.test(f.unit);

/** The noun phrase right after a counted figure: 35个调研课题, 591名基层党支部书记参加培训. */
function nounAfter(text: string, at: number): NamedIndicator | null {
  let i = at;
  if (text[i] === ' ') i++;
  const start = i;
  while (i < text.length && i - start < 18 && NAME_CHARACTER.test(text.charAt(i))) i++;
  const brand = BRAND.exec(text.slice(start, start + 20));
  if (brand) {
    const offset = start + brand[0].indexOf('“') + 1;
    return { words: group(brand, 1), at: span(offset, offset + group(brand, 1).length) };
  }
  let words = text.slice(start, i);
  const cut = NOUN_END.exec(words.replace(OPENING_MARK_FIRST, ' '));
  if (cut && cut.index > 0) words = words.slice(0, cut.index);
  else if (cut) return null;
  words = words.replace(OPENED_AT_END, '').replace(BEFORE_NOUN, '');
  if (ONE_PLACE.test(words)) return { words, at: span(start, start + 1) };
  if (words.length < 2 || NOT_COUNTED_FIRST.test(words)) return null;
  const offset = text.indexOf(words, start);
  return { words, at: span(offset, offset + words.length) };
}

/**
 * The noun phrase that ends right before the figure, without its predicate, its basis and the words that begin the
 * clause.
 */
function nounBefore(text: string, from: number, to: number, rank = false): NamedIndicator | null {
  let end = to;
  // A clause without a mark may be longer than any name.
  const farthest = Math.max(from, to - MAX_INDICATOR_DISTANCE);
  let start = farthest;
  const tail = (shape: Pattern, ends: CharSet): boolean => {
    if (ends !== ANY_CHARACTER && !isIn(ends, text.charCodeAt(end - 1))) return false;
    const m = shape.exec(text.slice(Math.max(start, end - 20), end));
    if (!m || m[0].length === 0) return false;
    end -= m[0].length;
    return true;
  };
  if (rank) tail(RANKED_IN, ANY_CHARACTER);
  else tail(PLACED_AT_END, endsPlacing);
  for (let guard = 0; guard < 12 && end > start; guard++) {
    const based = compares(text.slice(Math.max(start, end - 20), end)) ? ANY_CHARACTER : endsBasis;
    if (!(tail(BASIS, based) || (!rank && tail(CHANGE, endsChange)) || tail(COPULA, endsCopula))) break;
  }
  // 数量新增76家, 比重提至15%: the first character of the verb is left.
  if (isIn(startsHalfVerb, text.charCodeAt(end - 1)) && end > start && HALF_VERB.test(text.slice(end - 1, end + 1)))
    end--;
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
    // 整改完成率, 办理满意率: the verb belongs to the name of the rate.
    if (NAME_OF_RATE.test(words.slice(m[0].length)) && m[0].length === 2) break;
    words = words.slice(m[0].length).replace(AFTER_VERB, '');
  }
  if (words.length < 2) words = whole;
  words = trimList(words);
  if (words.length < 2 || !TWO_CHARACTERS.test(words)) return null;
  let offset = end - words.length;
  if (offset === farthest && farthest > from) return null;
  // “新三样”出口规模: an opening quotation mark that was removed is put back, and a mark without a partner is removed.
  if (words.includes('”') && !words.slice(0, words.indexOf('”')).includes('“')) {
    if (text[offset - 1] === '“') words = text.slice(--offset, offset + words.length + 1);
    else words = words.replace('”', '');
  }
  const at = span(offset, offset + words.length);
  // 第一产业实现增加值: the verb does not belong to the name.
  return { words: words.includes('、') ? words : words.replace(BETWEEN_NOUNS, ''), at };
}

/**
 * Keeps a list of nouns together. Of a very long list only the last noun is kept, and of words after a title only
 * those.
 */
function trimList(words: string): string {
  const title = TITLE_BEFORE.exec(words);
  if (title && group(title, 1).length >= 2) return group(title, 1);
  return words.length > 40 ? (words.split('、').pop() ?? words) : words;
}

/** Gives each value in a row its own indicator: A、B分别增长x、y; A和B实际增长x和y. */
function distribute(text: string, figures: readonly BareFigure[], out: Described[]): Described[] {
  // The last figure before this one that is no date.
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
      if (!VALUE_JOINT.test(joint) && !JOINT_WITH_CHANGE.test(joint)) break;
      // 分别增长9.2%、6.7%和下降1.4%: the verb changes within the list.
      if (!VALUE_JOINT.test(joint) && !(head ||= text.slice(start, f.from)).includes('分别')) break;
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

/** The end of the figure before, if it is near; else 0. */
const endNear = (before: BareFigure | null, f: BareFigure): number =>
  before && before.to > f.from - 60 ? before.to : 0;

/** The names of `n` values after 分别, for a clause that has no list of `n` names; null where none are found. */
function namesFor(
  text: string,
  figures: readonly BareFigure[],
  out: readonly Described[],
  i: number,
  start: number,
  n: number,
): NamedIndicator[] | null {
  const f = figures[i];
  if (!f) return null;
  const clause = text.slice(start, f.from).replace(UP_TO_LAST_CLAUSE, '');
  const counted = COUNTED_LIST.test(clause);
  if (counted || !hasIndicatorNoun(clause)) {
    // …总值达A，…收入达B，比某年分别增长x、y: the names are those of the figures before.
    const subjects = subjectsBefore(text, figures, out, i, n);
    if (subjects) return subjects;
  }
  // 三大伙伴依次为东盟、欧盟和美国，进出口分别为A、B和C: each value belongs to one name of the list.
  const to = f.from - clause.length;
  const many = counted ? COUNT_OF_LIST.exec(clause)?.[1] : undefined;
  const items = counted
    ? many !== undefined && '零一二三四五六七八九十'.indexOf(many.replace('两', '二')) === n
      ? lastList(text, Math.max(0, to - MAX_INDICATOR_DISTANCE), to, n, false)
      : null
    : lastList(text, Math.max(0, to - MAX_INDICATOR_DISTANCE), to, n, true);
  if (!items) return null;
  const noun = counted ? null : nounBefore(text, to, f.from);
  // 推进养老保险、社会救助制度建设，低保标准分别…: such a list names no subjects.
  const first = items[0]?.at?.start ?? 0;
  if (noun && !NAMING_VERB_BEFORE.test(text.slice(Math.max(0, first - 2), first))) return null;
  return noun ? items.map(({ words, at }) => ({ words: words + noun.words, at })) : items;
}

function subjectsBefore(
  text: string,
  figures: readonly BareFigure[],
  out: readonly Described[],
  i: number,
  n: number,
): NamedIndicator[] | null {
  const subjects: NamedIndicator[] = [];
  const own = figures[i];
  const amounts = own?.kind === 'percent' && amountsBack(text, figures, i) >= n;
  for (let k = i - 1; k >= 0 && subjects.length < n; k--) {
    const [f, told] = [figures[k], out[k]];
    if (!own || !f || !told) break;
    if (f.kind === 'date' || f.kind === 'duration') continue;
    // 受理6482件，审结6127件，结案率94.5%，同比分别上升8.3%和9.6%: growth rates belong to the amounts, if there are enough of them.
    if (amounts && (f.kind !== 'amount' || !told.indicator)) continue;
    if (SENTENCE_ENDS.test(text.slice(f.to, own.from))) break;
    subjects.unshift({ words: told.indicator, at: told.indicatorAt });
  }
  return subjects.length === n && new Set(subjects.map((d) => d.words)).size === n ? subjects : null;
}

/**
 * The last list of exactly `n` names that ends before the offset `to`; null where there is none. With `beside` only a
 * comma may follow it.
 */
function lastList(text: string, from: number, to: number, n: number, beside: boolean): NamedIndicator[] | null {
  const words = text.slice(from, to);
  let end = words.length;
  while (end > 0) {
    // Names stand between marks, and a digit ends the last one.
    const mark = words.lastIndexOf('、', end - 1);
    if (mark < 0) return null;
    let lead = mark;
    while (lead > 0 && !isIn(endsNameList, words.charCodeAt(lead - 1))) lead--;
    let close = mark;
    while (close < words.length && !isIn(endsNameList, words.charCodeAt(close))) close++;
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
  // 依次为东盟, 设经济发展: a verb stands before the first name.
  const verb = VERB_BEFORE_NAME.exec(words.slice(first.start, first.end))?.[0].length ?? 0;
  parts[0] = span(first.start + verb, first.end);
  // 青海、新疆增幅较大，分别…; 起数、人数比2020年分别…: words of comparison follow the last name.
  const last = parts.at(-1);
  if (!last) return null;
  const tail = COMPARISON_AT_END.exec(words.slice(last.start, last.end))?.[0].length ?? 0;
  parts[parts.length - 1] = span(last.start, last.end - tail);
  return parts.every((p) => p.end - p.start >= 2 && p.end - p.start <= 12) ? parts : null;
}

const hasIndicatorNoun = (clause: string): boolean => INDICATOR_NOUNS.test(clause);

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

/** Exactly `n` parallel nouns in the clause that ends at the offset `to`; null where there are not so many. */
function listBefore(text: string, from: number, to: number, n: number): NamedIndicator[] | null {
  let start = from;
  for (let i = to - 1; i >= from; i--)
    if (isIn(isClauseStop, text.charCodeAt(i))) {
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
