/**
 * Figures that are computed from others, as their own words say: 其余, 尚未整改的, 净增, 相差, 占比, 共. Each kind gives the words by
 * which it is known and the figures within reach from which it may have been computed.
 */
import { ALL_OF_A_UNIT, GROSS_PRODUCT } from '../../grammar/vocabulary/measures';
import type { Pattern } from '../../grammar/lexemes';
import { closing, everyForm, everyWord, form, opening, words } from '../../grammar/lexemes';
import { SUPERLATIVES } from '../../grammar/vocabulary/extremes';
import {
  ADDS_UP,
  AMOUNTS_TO_ABOUT,
  COMES,
  GOES,
  NO_OTHERS,
  SO_MANY_ADDED,
  SUMMED_UP,
  THESE,
  WHAT_IS_LEFT,
} from '../../grammar/vocabulary/parts';
import { PLANS, PLANS_OR_TARGETS, TASKS } from '../../grammar/vocabulary/plans';
import { MADE_UP, OF_SOME_AMONG, OWN_SHARE, SHARE_NOUNS } from '../../grammar/vocabulary/shares';
import { LAST_YEAR } from '../../grammar/vocabulary/times';
import type { RelationKind } from '../../model';
import type { Roles } from '../formula';
import { formula } from '../formula';
import { RATE as SHARE } from '../shares';
import { SUM, SUM_TEXT } from '../totals';
import type { Cue } from '../cues';
import { asCue } from '../cues';
import type { Mention, Story } from '../mention';
import { smallCount } from '../../num/numerals';
import { add, compare } from '../../num/rational';
import { holdsInOrder, labelOf, overlapping } from '../division';
import { alike, between, isAmount, leadWords, less, SHOWS, sinceWords, tailWords, upToMark } from '../mention';
import { sharesBigram } from '../words';
import { coreOf, nameTie } from '../share';
import { valueOf } from './chance';
import type { Way } from './way';
import { DIFFERENCE, differenceWay, earlierThan, OPERAND_REACH } from './way';
import { gapTie, gapWays, isGap } from './gap';
import { dailyTie, dailyWays, FINE_DAYS, isDaily, isShareOfDays, shareOfDaysWays } from './daily';
import { startOf } from '../../text/stretches';
import { endOf } from '../../text/stretches';
import { group } from '../../match';
import { stretch } from '../../text/stretches';

/** A kind of figure that is reckoned from others: by what words it is known, and from what it may come. */
export interface Derived {
  readonly id: string;
  readonly kind: RelationKind;
  /** The kind is looked for only in stories that show this; see SHOWS. */
  readonly shows: number;
  /** And only where one of these words may stand; wherever they stand, where absent. */
  readonly words?: Cue;
  /** And only of figures beside which so many others of their unit stand in the story, exact and outside brackets. */
  readonly others?: number;
  readonly is: (story: Story, m: Mention) => boolean;
  readonly ways: (story: Story, m: Mention) => Way[];
  readonly slot: string;
  /** How closely the words of the figure and its operands match. */
  readonly weight: (story: Story, m: Mention, way: Way) => number;
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly claim: (t: (slot: string) => string) => string;
  /** How many units of the last digit a match covers. All figures within this width match at once. */
  readonly width: number;
  /** The weight from which the words alone decide the way. */
  readonly strong: number;
  /** Whether a single way is enough, since the words ask for what stands near. */
  readonly lone?: true;
  /**
   * Whether it is a quotient, which may be cut off instead of rounded, so that one unit of its last digit proves
   * nothing.
   */
  readonly rounds?: true;
  /** From this weight on a fault needs no slip to explain it. */
  readonly plainFrom?: number;
}

const AMONG_WHICH = form`(?:全[一-龥])?([一-龥]{3,12})当?中，?[已共现]*有?$`;

// Words for what is left of a whole and for what was not reached.
const STILL_LEFT = words('尚有 尚未 尚在 尚处 仍有 仍在 还有 还在 还剩 剩余 剩下 其余 余下');
const BALANCES = words('结余 结存 节余');
const THE_REST = words(WHAT_IS_LEFT, '剩下');
const REST_OPENS = opening(THE_REST);
const REST_OR_STILL = words(THE_REST, '尚有 还有');
const OTHERS_OPEN = opening(WHAT_IS_LEFT);
const REST_SUBJECTS = words('其余 其他 其它 余下 剩余 剩下');
const REST_AHEAD = form`(?:^|[，、；：。])${REST_SUBJECTS}(?!的(?![占为是约]))[^。；、]{0,24}$`;
const NOT_YET = words('未 尚');
// Parts among others, and words about the subject of a clause.
const AMONG_OTHERS = form`其中|(?:^|[，。；])[^，。；]{0,12}中，[^，。；]*$`;
const NAMED_AMONG = form`(?:^|[，。；])([^，。；]{2,12}?)中，[^，。；]*$`;
const SUBJECT_DONE = form`(?:^|[，。；])([一-龥]{2,8}?)(?:已|共|累计)`;
const NO_SUBJECT = words('截至 目前 问题 项目 事项 案件');
const GENERAL_NOUNS = everyWord('案件 问题 项目 事项');
const OF_THE_SAME = form`(?:^|[。；])[^，。；]{0,4}[该此这][一-龥]{1,3}`;
const THE_SAME_AGAIN = form`(?:${words('这部分 这些 此类 上述 其')}|该[一-龥]{1,2})[^，。；]{0,8}$`;
const OF_A_TOTAL = form`(?<!党)总[计额量收支]|合计`;
const BOTH_ENDS = form`最[高大][^。]*最[低小]`;
const THAN_PLACE = form`(?:[高低快慢多少]于|高出|低出|[比较与])(全[国省市县区州镇乡])`;
// Values for each head, day or year.
const PER_TIME = words('每?[年月日天季]');
const PER_WHAT = form`每([一-龥])|([一-龥])均`;
// 分为三大类, 两项收入合计: the number of parts of a total.
const COUNTABLE = words('轮 次 批 期 项 类 镇 村 组 渠道 方面');
const CONSISTS_OF = words('分为 分成 分 由 包括 涵盖 涉及 来自 来源于');
const KINDS_OF_PART = words('大?类 个?方面 [个大]?部分 个?板块 大块 种 个?渠道');
const SO_MANY_OF_THESE = form`${THESE}([两三四五])[项笔类部]`;
const OF_EACH_KIND = words('各[类项种级]');
const NUMBERED = opening('第[一二三四五六]');
const NEW_OR_YEARLY = everyWord('[又再新共] 当年 全年 本年');
const GROWTH_NOUNS = everyWord('增长 增加值 增速 总产值');
const TIME_OR_VIEW = form`^(?:全年|上半年|从.*看)`;
const RATE_NOUNS = words('率', SHARE_NOUNS);
const VALUE_VERBS = form`${words('约 高 已 达到? 为 是 仅 只有? 升至 降至 提高到')}{1,4}$`;
const BEFORE_THIS_YEAR = words(LAST_YEAR, '年初');
const SPENT_ON = form`用于[^，。；]{0,10}$|^用于`;
const INCREMENTS = words('增收额 增支额 增加额 增长额 新增额 增量 增收总额 全部增[量收]');
/** 贡献率, 占增收额的: the part of an increase in the whole increase. */
const CONTRIBUTES = form`贡献率${AMOUNTS_TO_ABOUT}*$|占[^，。；、\d]{0,6}?${INCREMENTS}的?${SHARE_NOUNS}?$`;
const BEFORE_NAME = form`^[^一-龥]*`;
const OF_ANY_CLAUSE = words(
  '目前 截至 今年 全年 全县 全市 全区 全镇 累计 完成 其中 共有 实现 年底 尚有 尚未 其余 已经? 正在 仍有',
);
const SHARE_OF_NAMED = form`占[了到]?([^，。；\d]{2,16}?)${words('总数 总量 总额 总人数')}?(?:的(?:比重|比例|比)?)?$`;
const LIGHT_AND_MARKS = everyWord('[，、。；约仅共]');
const TOTALLED = words('总[数量额人]');
const TOTAL_TAIL = closing('余额 总额 总量 总数');
const NEGATIONS = words('[未不非]');
const NEGATION_OPENS = opening('[未不非]');
const AIMS = words(PLANS_OR_TARGETS, '下达');
const RATE_NAME = form`([一-龥]{2,6})${RATE_NOUNS}$`;
const UP_TO_PARTICLE = form`^.*[的了]`;
const BECOMING = form`(?<=[一-龥]{2})化$`;
const OF_THE_WHOLE = opening('总体 综合 平均 全[县市区镇乡村]');

/** Whether the mention is an exact quantity. */
export const isLevelOrEach = (m: Mention): boolean =>
  isAmount(m) &&
  (m.measure === 'level' || m.measure === 'each') &&
  m.figure.bound === 'exact' &&
  m.figure.number !== null;

/** The figures before it, and those after it in its sentence, from which it may be computed. */
function inReach(story: Story, m: Mention): Mention[] {
  const out: Mention[] = [];
  for (let k = m.index - 1; k >= 0; k--) {
    const x = story.mentions[k];
    if (!x) continue;
    if (m.sentence - x.sentence > OPERAND_REACH) break;
    if (isLevelOrEach(x) && x.figure.unit === m.figure.unit && x.bracket < 0) out.push(x);
  }
  return out;
}

/** A part as a share of a whole, which several figures may make up together. */
const rateWay = (m: Mention, part: Mention, wholes: readonly Mention[]): Way => ({
  f: SHARE,
  roles: { part: [part.figure], whole: wholes.map((w) => w.figure), rate: [m.figure] },
  value: (100 * valueOf(part.figure)) / wholes.reduce((sum, w) => sum + valueOf(w.figure), 0),
  operands: [part, ...wholes],
  needed: [],
});

// ---------------------------------------------------------------- what is left of a whole

/** 其余诉求转交承办单位办理，共转办17620件: the clause before has 其余 as its subject. */
const REST_ABOVE = form`${WHAT_IS_LEFT}[^，。；\d]{2,14}，`;
const LEFT = form`(?:${STILL_LEFT}|未[^，。；、\d]{1,8}|正在[^，。；、\d]{0,6}|${BALANCES}|结转(?:下年)?(?:支出|使用)?|${REST_ABOVE})[^，。；、\d]{0,6}$`;
/** 其余问题正在推进，其中立行立改9个: a part of what is left. 另有未到账补助1000元: something besides. */
const PART_OF_REST = form`${WHAT_IS_LEFT}[^。；]*${words('其中 主要')}|另[有外][^，。；\d]{0,10}$`;
/** What is left is told with one of these words. */
const LEAVES_SOME = words(STILL_LEFT, BALANCES, WHAT_IS_LEFT, '未 正在 结转 没有');
const LEFT_TAIL = form`^[^，。；、]{0,14}${words('未能 尚未 没有 仍在 正在 还未 未按 未通过')}`;

const PAUSE_AT_END = closing('、');

/** 剩下的3起包案化解、1起依法终结: what is left is told in two parts. */
const isShared = (story: Story, m: Mention): boolean => {
  const next = story.mentions[m.index + 1];
  return next?.clause === m.clause && next.figure.unit === m.figure.unit && PAUSE_AT_END.test(between(story, m, next));
};

/** 在不起诉案件中，对42件开展听证: a part of a part. */
const isInner = (story: Story, p: Mention): boolean => story.nested.has(p) || AMONG_OTHERS.test(sinceWords(story, p));

const REST_IN = formula('rest = whole + into - part');

const DONE_SO_FAR = form`累计(?:新建|改造|完成|建成|实施|整治|修复|搬迁|安置)[^，。；]{0,8}$`;

function restWays(story: Story, m: Mention): Way[] {
  const near = inReach(story, m).filter((x) => x.measure !== 'each');
  const out: Way[] = [];
  for (const w of near) {
    // 累计改造小区13个，今年改造5个，剩余3个: what was done so far is no whole of which something is left.
    if (DONE_SO_FAR.test(sinceWords(story, w))) continue;
    for (const p of near) {
      const [a, b] = [valueOf(w.figure), valueOf(p.figure)];
      if (w === p || p.index < w.index) continue;
      const into = story.mentions[w.index + 1];
      if (
        into &&
        into !== p &&
        into.index < p.index &&
        near.includes(into) &&
        !story.nested.has(into) &&
        COMES.test(sinceWords(story, into)) &&
        b < a + valueOf(into.figure)
      )
        out.push({
          f: REST_IN,
          roles: { whole: [w.figure], into: [into.figure], part: [p.figure], rest: [m.figure] },
          value: a + valueOf(into.figure) - b,
          operands: [w, into, p],
          needed: [],
        });
      if (b >= a) continue;
      // 其中来访174件、网上信访109件: of two parts of one list neither is what was done of the other.
      if (story.nested.has(w) && story.nested.has(p) && !DONE.test(sinceWords(story, p))) continue;
      out.push(differenceWay(m, w, p));
    }
  }
  // 卫生技术人员中，医师146人，护理人员189人，其余77人: the rest of a part, without the others of its list.
  const listed = near.filter((p) => p.chain === m.chain && p.index < m.index).reverse();
  const from = listed.findIndex((p) => isInner(story, p));
  const inner = from < 0 ? [] : listed.slice(from);
  const [first] = inner;
  const taken = inner.reduce((sum, p) => sum + valueOf(p.figure), 0);
  for (const w of near)
    if (first && inner.length > 1 && w.index < first.index && valueOf(w.figure) > taken)
      out.push({
        f: DIFFERENCE,
        roles: { whole: [w.figure], part: inner.map((p) => p.figure), rest: [m.figure] },
        value: valueOf(w.figure) - taken,
        operands: [w, ...inner],
        needed: [],
      });
  for (const w of near) {
    // All that is told of the whole since, without parts of parts.
    const since = near.filter((p) => p.index > w.index).reverse();
    const outer = since.filter((p) => !isInner(story, p));
    // 资金来源中，县级80万元，镇级20万元。…15.6万元。剩余11.2万元: or with them, where the list goes on in other sentences.
    for (const parts of outer.length < since.length ? [outer, since] : [outer]) {
      const value = valueOf(w.figure) - parts.reduce((sum, p) => sum + valueOf(p.figure), 0);
      if (parts.length < 2 || value <= 0) continue;
      out.push({
        f: DIFFERENCE,
        roles: { whole: [w.figure], part: parts.map((p) => p.figure), rest: [m.figure] },
        value,
        operands: [w, ...parts],
        needed: [],
        ...(parts !== outer && { confirms: true }),
      });
    }
  }
  return out;
}

// ---------------------------------------------------------------- what is more on one side than on the other

const NET = words('净增 净减 相抵 轧差 增减 净新增');
/** 每公斤低2.36元: the difference of two prices before it. */
const LOWER_PER_UNIT = form`每[一-龥]{1,3}(?:[高低贵多少]|${words('高出 低于 多出 便宜')})$`;
const DIFFERS_BY = words('绝对差 相差 相距 差距 之差 落差 极差 比后者 比前者');

function differenceWays(story: Story, m: Mention): Way[] {
  const near = inReach(story, m);
  const out: Way[] = [];
  if (NET.test(sinceWords(story, m))) out.push(...flows(story, m));
  for (const w of near)
    for (const p of near) {
      const [a, b] = [valueOf(w.figure), valueOf(p.figure)];
      if (b >= a) continue;
      out.push(differenceWay(m, w, p));
    }
  return out;
}

/** 超出目标1.8亿元: how far the result is beyond what was to be reached. */
const OVER_TARGET = form`超[出过]?(?:${TASKS})(?:任务)?[数值]?$`;

/** The result less the target, where only one value of the unit is told as the target. */
function overTargetWays(story: Story, m: Mention): Way[] {
  const near = inReach(story, m).filter((x) => x.index < m.index);
  const isAim = (x: Mention): boolean => TASKS.test(upToFigure(story, x)) && !OVER_TARGET.test(upToFigure(story, x));
  const aims = near.filter(isAim);
  const [aim] = aims;
  const done = near.filter((x) => !isAim(x) && aim !== undefined && x.index > aim.index && !less(x, aim));
  const [result] = done;
  return aim && result && aims.length === 1 && done.length === 1 ? [differenceWay(m, result, aim)] : [];
}

const OPENING_STOCK = words('年初 期初 上年末 去年底 原有 现有 实有');

/** All that came in less all that went out, where more than two figures tell these. */
function flows(story: Story, m: Mention): Way[] {
  const near = earlierThan(story, m).filter(
    (x) =>
      isAmount(x) &&
      x.figure.bound === 'exact' &&
      x.figure.unit === m.figure.unit &&
      x.bracket < 0 &&
      !story.nested.has(x) &&
      !OPENING_STOCK.test(sinceWords(story, x)) &&
      !NET.test(sinceWords(story, x)),
  );
  const goes = near.filter((x) => GOES.test(ownWords(story, x)));
  const comes = near.filter((x) => !goes.includes(x) && COMES.test(ownWords(story, x)));
  // Totals are no flows beside their own parts.
  if ([...goes, ...comes].some((x) => story.divided.has(x) || OF_A_TOTAL.test(sinceWords(story, x)))) return [];
  const [into] = comes;
  const [out] = goes;
  if (!into || !out) return [];
  const total = (list: readonly Mention[]): number => list.reduce((sum, x) => sum + valueOf(x.figure), 0);
  return [
    {
      f: DIFFERENCE,
      roles: { whole: comes.map((x) => x.figure), part: goes.map((x) => x.figure), rest: [m.figure] },
      value: Math.abs(total(comes) - total(goes)),
      operands: [into, out],
      needed: [],
    },
  ];
}

/** The words before a figure and, where it is the only one in its clause, those after it. */
const ownWords = (story: Story, m: Mention): string =>
  sinceWords(story, m) + (story.mentions[m.index + 1]?.clause === m.clause ? '' : tailWords(story, m));

/** Two rates that lie so many points apart. */
function pointWays(story: Story, m: Mention): Way[] {
  const near = story.mentions.filter(
    (x) =>
      x.figure.kind === 'percent' &&
      x.figure.bound === 'exact' &&
      x.figure.number !== null &&
      (inBehind(story, m, x) || (x.index < m.index && m.sentence - x.sentence <= OPERAND_REACH && x.bracket < 0)),
  );
  return near.flatMap((w) =>
    near
      .filter((p) => p !== w && less(p, w) && p.dir >= 0 && w.dir >= 0)
      .map((p) => ({
        f: DIFFERENCE,
        roles: { whole: [w.figure], part: [p.figure], rest: [m.figure] },
        value: valueOf(w.figure) - valueOf(p.figure),
        operands: [w, p],
        needed: [],
      })),
  );
}

const PLACE_OR_MEAN = words('全[国省市县区州镇乡] 我[省市县区] 平均');

/** 最高的与最低的相差…; 与全市平均水平相比，我县…增速高出…: the ends of a list, or one's own rate and that of another. */
function pointTie(story: Story, m: Mention, { operands }: Way): number {
  const words = story.text.slice(startOf(story.sentences, m.sentence), m.figure.at.start);
  const [w, p] = operands as [Mention, Mention];
  if (BOTH_ENDS.test(words)) {
    const like = story.mentions.filter(
      (x) =>
        x.index < m.index &&
        x.figure.kind === 'percent' &&
        m.sentence - x.sentence <= OPERAND_REACH &&
        x.figure.decimals === w.figure.decimals,
    );
    const ends = like.length > 2 && !like.some((x) => less(w, x) || less(x, p));
    return ends ? 3 : 0;
  }
  const scope = THAN_PLACE.exec(words)?.[1] ?? PLACE_OR_MEAN.exec(words)?.[0];
  const other = operands.filter(
    (x) => scope !== undefined && story.text.slice(startOf(story.clauses, x.clause), x.figure.at.start).includes(scope),
  );
  // 全县固定资产投资…，其中工业投资…，全市固定资产投资…: the same thing in another place, and no part of it.
  const alike = w.name.length >= 2 && w.name === p.name ? 1.5 : 0;
  const parts = operands.filter((x) => story.nested.has(x) || isInner(story, x)).length;
  const bracketed = operands.some((x) => inBehind(story, m, x)) ? 2 : 0;
  const named = sidesNamed(story, m, w, p);
  if (named > 0) return named;
  // 比“十四五”规划目标高出0.2个百分点: neither of the rates is a target.
  if (AIMS.test(story.text.slice(m.lead, m.figure.at.start)) && !operands.some((x) => AIMS.test(wordsAbout(story, x))))
    return 0;
  return tie(story, m, { operands }) / 2 + (other.length === 1 ? 2 : 0) + alike + bracketed - parts;
}

/** 高于全市0.9个百分点（全市为4.1%）: the bracket after the figure gives the other rate. */
const inBehind = (story: Story, m: Mention, x: Mention): boolean =>
  x.index === m.index + 1 && x.bracket === m.figure.at.end && story.text[m.figure.at.end] === '（';

const THAN_WHOM = form`(?:${words('高于 低于 快于 慢于 高出 低出 优于 [比较]')})([一-龥]{2,10}?)${words('增速 增幅 水平 平均')}?${words('[高低快慢多少] 高出 低')}?$`;

/** 农村居民收入增速快于城镇居民: each of the two rates is that of the thing that its side names. */
function sidesNamed(story: Story, m: Mention, w: Mention, p: Mention): number {
  const lead = story.text.slice(m.lead, m.figure.at.start);
  const hit = THAN_WHOM.exec(lead);
  const whom = group(hit ?? [], 1);
  if (!hit || whom.length < 2) return 0;
  const [a, b] = [ownerName(story, w), ownerName(story, p)];
  const [isA, isB] = [holdsInOrder(a, whom), holdsInOrder(b, whom)];
  if (isA === isB) return 0;
  const [other, own] = isA ? [w, p] : [p, w];
  const subject = lead.slice(0, hit.index).replace(GROWTH_NOUNS, '');
  const isOwn =
    subject.length >= 2
      ? sharesBigram(subject, ownerName(story, own))
      : own.sentence === m.sentence && own.index > other.index && !isChangeBetween(story, own, m);
  return isOwn ? 4 : 0;
}

/** The name of a rate, or of the value before it in its chain that it is told of: 人均可支配收入38642元，增长4.8%. */
function ownerName(story: Story, x: Mention): string {
  for (let k = x.index; k >= 0; k--) {
    const y = story.mentions[k];
    if (y?.chain !== x.chain) return '';
    if (y.name.length >= 2) return y.name;
  }
  return '';
}

const isChangeBetween = (story: Story, own: Mention, m: Mention): boolean =>
  story.mentions.some((x) => x.index > own.index && x.index < m.index && x.figure.kind === 'percent');

const PRODUCT = formula('total = each * count');

/** 每户600元 for 1.26万户: an amount for each, times the number counted in that unit. */
function productWays(story: Story, m: Mention): Way[] {
  const near = earlierThan(story, m).filter((x) => isLevelOrEach(x) && x.bracket < 0 && !story.nested.has(x));
  const each = near.filter(
    (x) => x.figure.unit === '元' && x.measure === 'each' && !PER_TIME.test(sinceWords(story, x)),
  );
  // 一档每亩15元、面积3260亩，二档每亩12元、面积1500亩，共…: a total after two prices includes both.
  if (each.some((e) => each.some((x) => x !== e && x.sentence === e.sentence))) return [];
  return each.flatMap((e) => {
    const per = PER_WHAT.exec(sinceWords(story, e));
    const unit = per?.[1] ?? per?.[2];
    return near
      .filter((c) => c.measure === 'level' && unit !== undefined && c.figure.unit === unit)
      .map((c) => ({
        f: PRODUCT,
        roles: { each: [e.figure], count: [c.figure], total: [m.figure] },
        value: valueOf(e.figure) * valueOf(c.figure),
        operands: [e, c],
        needed: [[e, valueOf(m.figure) / valueOf(c.figure)] as const],
      }));
  });
}

// ---------------------------------------------------------------- what a list comes to

const TOTAL = form`${words('共 合计 总计 累计 总数 总量 全部 总额 总共 共计')}[^，。；、\d]{0,10}$`;
/** 三轮排查发现的297处: so many parts were told one by one before. */
const NUMBER_OF_PARTS = form`(?:^|[^第\d])([两三四五六七八九十])(?:${COUNTABLE}|[个家座所片条](?=[一-龥]))[^，。；、\d]{0,14}$`;
/** 126个，按性质分为产业发展、基础设施、民生保障三类: so many parts are told one by one after the total. */
const DIVIDED = form`^[^。；]{0,12}${CONSISTS_OF}[^。；\d]{0,40}?([两三四五六七八])${KINDS_OF_PART}${MADE_UP}?[。；，]`;

const PAIR_JOINT = form`^[一-龥]{0,6}、$`;
/** 两项相加，全县…完成7.85亿元: the number of parts stands before the verb of adding. */
const addedBefore = (story: Story, m: Mention): RegExpExecArray | null => {
  // 两批加起来，11个小区、3603户: the second figure of a pair has the words of the first.
  const before = story.mentions[m.index - 1];
  const isSecond = before?.sentence === m.sentence && PAIR_JOINT.test(between(story, before, m));
  const hit = SO_MANY_ADDED.exec(sinceWords(story, isSecond ? before : m));
  return hit?.[1] === undefined ? null : hit;
};

function partsCounted(story: Story, m: Mention): number | null {
  const words =
    NUMBER_OF_PARTS.exec(sinceWords(story, m)) ??
    addedBefore(story, m) ??
    DIVIDED.exec(story.text.slice(m.figure.at.end, endOf(story.sentences, m.sentence)));
  return words ? smallCount(group(words, 1)) : null;
}

/** Longer lists have words of their own, so other readers find them. */
const MOST_PARTS = 9;

/** Neighbouring figures of one kind, before the total or after it. */
function sumWays(story: Story, m: Mention): Way[] {
  const out: Way[] = [];
  const like = story.mentions.filter(
    (x) =>
      x !== m &&
      Math.abs(x.sentence - m.sentence) <= OPERAND_REACH &&
      isLevelOrEach(x) &&
      x.measure !== 'each' &&
      x.figure.unit === m.figure.unit &&
      x.bracket < 0 &&
      !PART_OF_REST.test(upToFigure(story, x)) &&
      // 来访537件次，其中集体访28件次: a part of a part, unless 其中 divides the total itself.
      !(story.nested.has(x) && isInner(story, x) && story.mentions[x.index - 1] !== m && x.sentence !== m.sentence + 1),
  );
  // 登记486件，受理453件，不予受理33件: two figures side by side that are the total leave nothing for longer lists.
  const isTwo = (x: Mention, next: Mention | undefined): boolean =>
    next?.index === x.index + 1 && compare(add(x.figure.number, next.figure.number), m.figure.number) === 0;
  if (like.some((x, i) => isTwo(x, like[i + 1])) || overlapping(story, { parts: like })) return [];
  const added = addedBefore(story, m);
  const counted = partsCounted(story, m);
  const kin = added && namedIn(like, m, group(added, 2), smallCount(group(added, 1)));
  if (kin) return [sumWay(m, kin, true)];
  const fewest = added ? Math.min(3, smallCount(group(added, 1))) : 3;
  for (const [i, item] of like.entries()) {
    // Somewhere two figures nearly add up to any third.
    const others: Mention[] = [];
    for (const next of like.slice(i + 1, i + MOST_PARTS)) {
      if (item.index < m.index !== next.index < m.index) break;
      others.push(next);
      const parts = [item, ...others] as const;
      if (parts.length < fewest || partsOfParts(story, parts)) continue;
      if (added && !parts.every((x) => less(x, m))) continue;
      out.push(sumWay(m, parts, parts.length === counted));
    }
  }
  const named = namedAlike(story, m, like);
  if (named) out.push(named);
  return out;
}

type Parts = readonly [Mention, ...Mention[]];

/** The parts as a sum. Where the text tells their number, one of the parts may be the wrong figure. */
function sumWay(m: Mention, parts: Parts, isCounted: boolean): Way {
  const sum = parts.reduce((all, p) => all + valueOf(p.figure), 0);
  return {
    f: SUM,
    roles: { whole: [m.figure], parts: parts.map((p) => p.figure) },
    value: sum,
    operands: parts,
    needed: isCounted ? parts.map((p) => [p, valueOf(m.figure) - sum + valueOf(p.figure)]) : [],
  };
}

/** 两类编制合计: the values before the total that are called so, where there are as many; else null. */
function namedIn(like: readonly Mention[], m: Mention, noun: string, count: number): Parts | null {
  if (noun.length < 2) return null;
  const [first, ...others] = like.filter((x) => x.index < m.index && x.name.endsWith(noun));
  return first && others.length === count - 1 && [first, ...others].every((x) => less(x, m))
    ? [first, ...others]
    : null;
}

/** 共受理各类案件6960件。刑事审判方面，受理案件612件…: figures with the words of the total after it, one in each sentence. */
function namedAlike(story: Story, m: Mention, like: readonly Mention[]): Way | null {
  const whole = m.name.replace(OF_EACH_KIND, '');
  const own = (x: Mention): boolean => x.name.length >= 2 && whole.endsWith(x.name);
  const parts = like.filter((x) => x.index > m.index && x.sentence > m.sentence && own(x));
  const [first, ...others] = parts;
  if (!first || others.length < 2 || others.some((x) => x.name !== first.name)) return null;
  if (new Set(parts.map((x) => x.sentence)).size < parts.length) return null;
  return {
    f: SUM,
    roles: { whole: [m.figure], parts: parts.map((p) => p.figure) },
    value: parts.reduce((sum, p) => sum + valueOf(p.figure), 0),
    operands: [first, ...others],
    needed: [],
  };
}

/** 岗位补贴614万元。岗位补贴中，公益性岗位补贴432万元: a part of another part is not added to it. */
const partsOfParts = (story: Story, parts: readonly Mention[]): boolean =>
  // 第一阶段…。第二阶段…: numbered figures stand side by side.
  !parts.every((p) => NUMBERED.test(story.text.slice(startOf(story.sentences, p.sentence)))) &&
  parts.some((p, i) =>
    parts.slice(0, i).some((x) => {
      const own = p.name.replace(NEW_OR_YEARLY, '');
      return x.name.length >= 3 && own !== x.name && own.endsWith(x.name);
    }),
  );

// ---------------------------------------------------------------- how much of a whole a part is

const OLD = words('旧存 上年 结转 积存 原有');

/** Words that tell what a rate is usually a rate of. */
const WHOLE_OF_RATE = words('[应总共] 受理 现有 参加 全部 查出 排查 发现 登记 收到');
const DONE = words('已 完成 [办审执]结 结案 整改 支出 化解 兑付 缴 使用 销售 支付 拨付 出库');

/** 仍有42.6%的渠道: what is left of the things of which a rate was told. */
const STILL_THERE = words('仍有 尚有 还有 另有');
const STILL_SO_MUCH = form`${STILL_THERE}[约近]?$`;

const COMPLETION = form`${words('任务 目标')}完成率$|(?:^|[，、；])[^，]{0,6}完成率$|${words('年度 年初 全年 既定 下达')}[^，。；]{0,6}${TASKS}的$`;

const RATE_AT_END = form`(?:${RATE_NOUNS}|${PLANS}的|占[^，。；\d]{0,12})$`;

/** 缺口率 is of what is needed, which may be counted in another unit than what is there. */
const OF_WHAT_IS_NEEDED = words('缺口率 缺编率 缺员率');

/** All kinds, in the order in which they are tried. */
export const KINDS: readonly Derived[] = [
  {
    id: 'rest',
    kind: 'balance',
    shows: SHOWS.amounts,
    words: asCue(LEAVES_SOME),
    others: 2,
    is: (s, m) =>
      isLevelOrEach(m) &&
      (LEFT.test(sinceWords(s, m)) || LEFT_TAIL.test(tailWords(s, m))) &&
      !isShared(s, m) &&
      // 其余由区里和街道对半出，各3元: each bears so much of it.
      !EACH_BEARS.test(leadWords(s, m)) &&
      !PART_OF_REST.test(sinceWords(s, m)) &&
      !BEFORE_THIS_YEAR.test(sinceWords(s, m)),
    ways: restWays,
    weight: restTie,
    slot: 'rest',
    title: '余下的数与总数、已有数不符',
    labels: { whole: '总数', part: '已有', into: '加上' },
    claim: (t) => `${t('whole')}${t('into') ? ` + ${t('into')}` : ''} - ${bracketed(t('part'))} = ${t('rest')}`,
    width: 1,
    lone: true,
    strong: 3.5,
  },
  {
    id: 'difference',
    kind: 'balance',
    shows: SHOWS.amounts,
    words: asCue(words(NET, DIFFERS_BY, '每')),
    is: (s, m) =>
      isAmount(m) &&
      m.figure.bound === 'exact' &&
      m.figure.number !== null &&
      (NET.test(sinceWords(s, m)) || DIFFERS_BY.test(sinceWords(s, m)) || LOWER_PER_UNIT.test(sinceWords(s, m))),
    ways: differenceWays,
    weight: differenceTie,
    slot: 'rest',
    title: '差数与两数不符',
    labels: { whole: '被减数', part: '减数' },
    claim: (t) => `${t('whole')} - ${bracketed(t('part'))} = ${t('rest')}`,
    width: 1,
    lone: true,
    strong: 3,
  },
  {
    id: 'over-target',
    kind: 'plan',
    shows: SHOWS.amounts,
    words: asCue(TASKS),
    is: (s, m) => isLevelOrEach(m) && OVER_TARGET.test(sinceWords(s, m)),
    ways: overTargetWays,
    weight: () => 3,
    slot: 'rest',
    title: '超出数与目标、完成数不符',
    labels: { whole: '完成', part: '目标' },
    claim: (t) => `${t('whole')} - ${t('part')} = ${t('rest')}`,
    width: 1,
    lone: true,
    strong: 3,
  },
  {
    id: 'gap',
    kind: 'growth',
    shows: SHOWS.changes | SHOWS.gaps,
    is: (s, m) => isGap(s, m) && !LOWER_PER_UNIT.test(sinceWords(s, m)),
    ways: gapWays,
    weight: gapTie,
    slot: 'rest',
    title: '相差的数与两数不符',
    labels: { whole: '较多', part: '较少' },
    claim: (t) => `${t('whole')} - ${t('part')} = ${t('rest')}`,
    width: 1,
    strong: 4,
    plainFrom: 4,
  },
  {
    id: 'product',
    kind: 'density',
    shows: SHOWS.each,
    is: (s, m) =>
      isLevelOrEach(m) &&
      m.figure.unit === '元' &&
      m.bracket < 0 &&
      (TOTAL.test(sinceWords(s, m)) || SPENT_ON.test(tailWords(s, m))),
    ways: productWays,
    weight: () => 2,
    slot: 'total',
    title: '单数、份数与总数不符',
    labels: { each: '每份', count: '份数' },
    claim: (t) => `${t('each')} × ${t('count')} = ${t('total')}`,
    width: 1,
    lone: true,
    strong: 2,
  },
  {
    id: 'daily',
    kind: 'density',
    shows: SHOWS.amounts,
    words: asCue(words('日均 每天 每日')),
    is: isDaily,
    ways: dailyWays,
    weight: dailyTie,
    slot: 'each',
    title: '日均数与总数、天数不符',
    labels: { total: '总数' },
    claim: (t) => `${t('total')} / n = ${t('each')}`,
    width: 1,
    lone: true,
    rounds: true,
    strong: 3,
    plainFrom: 4,
  },
  {
    id: 'share-of-days',
    kind: 'rate',
    shows: SHOWS.percents,
    words: asCue(FINE_DAYS),
    is: isShareOfDays,
    ways: shareOfDaysWays,
    weight: () => 2,
    slot: 'rate',
    title: '优良率与优良天数不符',
    labels: { part: '优良天数' },
    claim: (t) => `${t('part')} / n = ${t('rate')}`,
    width: 1,
    rounds: true,
    // The days that were measured may be fewer than those of the calendar, so that only a slip proves a fault.
    strong: 99,
  },
  {
    id: 'points',
    kind: 'growth',
    shows: SHOWS.points,
    is: (s, m) =>
      m.figure.kind === 'points' &&
      m.figure.bound === 'exact' &&
      m.bracket < 0 &&
      (m.measure === 'gap' || DIFFERS_BY.test(sinceWords(s, m))),
    ways: pointWays,
    weight: pointTie,
    slot: 'rest',
    title: '百分点差与两率不符',
    labels: { whole: '较高', part: '较低' },
    claim: (t) => `${t('whole')} - ${t('part')} = ${t('rest')}`,
    width: 1,
    lone: true,
    strong: 3,
  },
  {
    id: 'total',
    kind: 'sum',
    shows: SHOWS.amounts,
    others: 2,
    is: (s, m) =>
      isLevelOrEach(m) &&
      m.bracket < 0 &&
      (TOTAL.test(sinceWords(s, m)) || SO_MANY_ADDED.test(sinceWords(s, m)) || partsCounted(s, m) !== null),
    ways: sumWays,
    weight: totalTie,
    slot: 'whole',
    title: SUM_TEXT.title,
    labels: SUM_TEXT.labels,
    claim: SUM_TEXT.claim,
    width: 1,
    strong: 3,
    plainFrom: 5,
  },
  {
    id: 'contribution',
    kind: 'rate',
    shows: SHOWS.percents,
    words: asCue(words('贡献率', INCREMENTS)),
    is: (s, m) => m.figure.kind === 'percent' && m.figure.bound === 'exact' && CONTRIBUTES.test(sinceWords(s, m)),
    ways: pullWays,
    slot: 'rate',
    weight: pullTie,
    title: '贡献率与拉动、增速不符',
    labels: { part: '拉动', whole: '增速' },
    claim: (t) => `${t('part')} / ${t('whole')} = ${t('rate')}`,
    width: 2,
    strong: 3,
    plainFrom: 0,
  },
  {
    id: 'complement',
    kind: 'sum',
    shows: SHOWS.percents,
    words: asCue(REST_SUBJECTS),
    is: (s, m) =>
      m.figure.kind === 'percent' &&
      m.figure.bound === 'exact' &&
      (m.measure === 'rate' || m.measure === 'share') &&
      REST_AHEAD.test(sinceWords(s, m)),
    ways: complementWays,
    slot: 'rest',
    weight: () => 2,
    title: '余下的比例与已列比例不符',
    labels: { parts: '已列' },
    claim: (t) => `100% - ${bracketed(t('parts'))} = ${t('rest')}`,
    width: 1,
    lone: true,
    plainFrom: 0,
    strong: 2,
  },
  {
    id: 'complement-still',
    kind: 'sum',
    shows: SHOWS.percents,
    words: asCue(STILL_THERE),
    is: (s, m) =>
      m.figure.kind === 'percent' &&
      m.figure.bound === 'exact' &&
      STILL_SO_MUCH.test(sinceWords(s, m)) &&
      tailWords(s, m).startsWith('的'),
    ways: complementWays,
    slot: 'rest',
    // 渠道衬砌率57.4%，仍有42.6%的渠道为土渠: both are shares of the canals.
    weight: (s, m, { operands: [part] }) =>
      part.sentence === m.sentence && sharesBigram(upToMark(tailWords(s, m)).slice(1, 5), wordsAbout(s, part)) ? 2 : 0,
    title: '余下的比例与已列比例不符',
    labels: { parts: '已列' },
    claim: (t) => `100% - ${bracketed(t('parts'))} = ${t('rest')}`,
    width: 1,
    lone: true,
    strong: 2,
  },
  {
    id: 'completion',
    kind: 'rate',
    shows: SHOWS.percents,
    words: asCue(words('完成率', TASKS)),
    is: (s, m) => isRate(m) && COMPLETION.test(rateWords(s, m)) && !OF_SOME_AMONG.test(sinceWords(s, m)),
    ways: completionWays,
    weight: completionTie,
    slot: 'rate',
    title: '完成比例与目标、完成数不符',
    labels: { part: '完成', whole: '目标' },
    claim: (t) => `${t('part')} / ${t('whole')} = ${t('rate')}`,
    width: 2,
    strong: 3,
    plainFrom: 3.5,
  },
  {
    id: 'denied',
    kind: 'rate',
    shows: SHOWS.percents,
    is: (s, m) => isRate(m) && NEGATION_OPENS.test(stemOf(rateWords(s, m)) ?? ''),
    ways: deniedWays,
    weight: deniedTie,
    slot: 'rate',
    title: '比率不符',
    labels: { part: '已有', whole: '总数' },
    claim: (t) => `(${t('whole')} - ${t('part')}) / ${t('whole')} = ${t('rate')}`,
    width: 2,
    strong: 3,
  },
  {
    id: 'share',
    kind: 'rate',
    shows: SHOWS.percents,
    is: (s, m) =>
      isRate(m) &&
      RATE_AT_END.test(rateWords(s, m)) &&
      !COMPLETION.test(rateWords(s, m)) &&
      !OF_WHAT_IS_NEEDED.test(rateWords(s, m)) &&
      !OF_SOME_AMONG.test(sinceWords(s, m)),
    ways: shareWays,
    weight: shareTie,
    slot: 'rate',
    title: '比率不符',
    labels: { part: '分子', whole: '分母' },
    claim: (t) => `${t('part')} / ${t('whole')} = ${t('rate')}`,
    width: 2,
    strong: 3,
  },
];

const WHOLE_WORDS = words('[应总共] 收入 受理 查出 排查 现有 核定 下达');

/** How closely operands match a rest: it is what the parts leave of the whole. */
function restTie(story: Story, m: Mention, way: Way): number {
  const [whole] = way.operands;
  const part = way.operands.at(-1) ?? whole;
  const parts = way.roles.part?.length ?? 0;
  const all = sinceWords(story, whole);
  const done = wordsAbout(story, part);
  const first = !story.mentions.some((x) => x.index < whole.index && x.figure.unit === whole.figure.unit);
  return (
    (WHOLE_WORDS.test(all) || first || story.divided.has(whole) ? 1 : 0) +
    (DONE.test(done) && !NOT_YET.test(done) ? 1 : 0) +
    // 其余 needs all parts that were told before it.
    (parts > 1 && THE_REST.test(sinceWords(story, m)) ? 2 : 0) +
    // 总收入减去上述两项支出: the number of parts is named.
    (countedParts(story, m) === parts ? 2 : 0) +
    // 已办结1218件，其余45件: the part stands right before the rest.
    (part.index === m.index - 1 &&
    // …已办结389件。其余37件: the rest opens the next sentence.
    (part.sentence === m.sentence ||
      (m.sentence - part.sentence === 1 && REST_OPENS.test(sinceWords(story, m).replace(BEFORE_NAME, '')))) &&
    REST_OR_STILL.test(sinceWords(story, m))
      ? 1.5
      : 0) +
    // 已受理的案件中，审结112件，其余…: the words name the whole.
    (isWithin(story, part, whole) ? 2 : 0) +
    // 已办结431件，办结率88.7%，尚在办理的65件: a rate stands between.
    (part.index === m.index - 2 && part.chain === m.chain && story.mentions[m.index - 1]?.figure.kind === 'percent'
      ? 1.5
      : 0) +
    // 转派承办单位7356件 … 转派件已办结7218件，尚有…: the part repeats the words of the whole.
    (isDoneOf(story, part, whole) ? 2 : story.nested.has(whole) ? -1 : 0) +
    // 除立案的以外，余下35件: the words themselves name the part.
    (isTheException(story, m, part) ? 3 : 0) +
    tie(story, m, way)
  );
}

const EACH_BEARS = form`^，?[各每](?:[一-龥]{0,3})$`;
const EXCEPT = form`除(?:[了去])?([一-龥]{2,8}?)的?[以之]?外，[^，。；\d]*$`;

function isTheException(story: Story, m: Mention, part: Mention): boolean {
  const named = EXCEPT.exec(sinceWords(story, m))?.[1];
  return named !== undefined && sharesBigram(named, sinceWords(story, part));
}

/** How many parts the words before a rest count; null where they count none. */
function countedParts(story: Story, m: Mention): number | null {
  const words = story.text.slice(startOf(story.sentences, m.sentence), m.figure.at.start);
  const n = SO_MANY_OF_THESE.exec(words)?.[1];
  return n === undefined ? null : smallCount(n);
}

const isWithin = (story: Story, part: Mention, whole: Mention): boolean => {
  const named = NAMED_AMONG.exec(sinceWords(story, part))?.[1];
  return named !== undefined && sharesBigram(named.replace(GENERAL_NOUNS, ' '), sinceWords(story, whole));
};

const isDoneOf = (story: Story, part: Mention, whole: Mention): boolean => {
  const subject = SUBJECT_DONE.exec(sinceWords(story, part))?.[1] ?? '';
  return subject !== '' && !NO_SUBJECT.test(subject) && sharesBigram(subject, sinceWords(story, whole));
};

const bracketed = (words: string): string => (words.includes(' + ') ? `(${words})` : words);

/** How closely two figures match a difference: inflow and outflow, or the highest and the lowest. */
function differenceTie(story: Story, m: Mention, way: Way): number {
  const [more, fewer = more] = way.operands;
  if (!NET.test(sinceWords(story, m))) {
    const like = inReach(story, m);
    const ends =
      !like.some((x) => less(more, x)) &&
      !like.some((x) => less(x, fewer)) &&
      (SUPERLATIVES.test(wordsAbout(story, m)) || BOTH_ENDS.test(upToFigure(story, m)));
    return (ends ? 2 : 0) + tie(story, m, way);
  }
  const a = sinceWords(story, more);
  const b = sinceWords(story, fewer);
  const all = Object.values(way.roles).flat().length > 3;
  // 新增17家，退库6家，净增13家: the two flows stand in the sentence of the difference.
  const beside =
    more.sentence === m.sentence &&
    fewer.sentence === m.sentence &&
    inReach(story, m).filter((x) => x.sentence === m.sentence).length === 2;
  return (
    (COMES.test(a) && !GOES.test(a) ? 1 : 0) +
    (GOES.test(b) ? 1 : 0) +
    (all ? 3 : tie(story, m, way)) +
    (beside ? 1 : 0)
  );
}

/** 全部来自…三个渠道, 没有其他来源: the text says that the list is complete. */
const ALL_TOLD = form`全部${words('来自 来源于 由')}|${NO_OTHERS}|${ADDS_UP.source}`;

/** How closely parts match a total: there are as many as its words count. */
function totalTie(story: Story, m: Mention, way: Way): number {
  if (partsCounted(story, m) !== way.operands.length) return tie(story, m, way);
  const noun = addedBefore(story, m)?.[2] ?? '';
  if (noun.length >= 2 && way.operands.every((x) => x.name.endsWith(noun))) return 5;
  const sentence = story.text.slice(startOf(story.sentences, m.sentence), endOf(story.sentences, m.sentence));
  const apart = !way.operands.some((x) => isInner(story, x) && x.sentence !== m.sentence + 1);
  return tie(story, m, way) + 2 + (ALL_TOLD.test(sentence) && apart ? 3 : 0);
}

/** 拉动增长6.1个百分点 as a share of a growth of 7.4%. */
function pullWays(story: Story, m: Mention): Way[] {
  const near = earlierThan(story, m).filter((x) => x.figure.bound === 'exact' && x.figure.number !== null);
  const pulls = near.filter((x) => x.figure.kind === 'points' && sinceWords(story, x).includes('拉动'));
  const rates = near.filter((x) => x.figure.kind === 'percent' && x.measure === 'change');
  const grown = near.filter((x) => isAmount(x) && x.measure === 'change' && x.dir > 0);
  const increments = grown.flatMap((p) =>
    grown.filter((w) => w.index < p.index && alike(w.figure, p.figure) && less(p, w)).map((w) => rateWay(m, p, [w])),
  );
  return [
    ...increments,
    ...pulls.flatMap((p) => rates.filter((w) => !less(w, p) && isPulled(story, w, p)).map((w) => rateWay(m, p, [w]))),
  ];
}

const GROWTH_AT_END = closing('增长');
const INDUSTRY_PULLS = form`第[一二三]产业[^。；]*拉动[^，。；]{0,4}$`;

/** Whether the rate is of what is pulled: 拉动规上工业增长3.2个百分点, or what the sentence tells first where nothing is named. */
function isPulled(story: Story, rate: Mention, pull: Mention): boolean {
  const named = (sinceWords(story, pull).split('拉动')[1] ?? '').replace(GROWTH_AT_END, '').trim();
  // 第二产业拉动增长2.3个百分点: what an industry pulls is the gross product.
  if (named.length < 2 && INDUSTRY_PULLS.test(sinceWords(story, pull)) && GROSS_PRODUCT.test(sinceWords(story, rate)))
    return rate.index < pull.index;
  if (named.length < 2) return rate.sentence === pull.sentence && rate.index < pull.index && !story.nested.has(rate);
  return sharesBigram(worn(named), worn(wordsAbout(story, rate)));
}

/** In 装备制造业增加值 and 规上工业增长 the shared characters 业增 mean nothing. */
const worn = (words: string): string => words.replace(GROWTH_NOUNS, ' ');

/** The name of what contributes ends here. */
const SUBJECT_END = words('对 占 的?贡献率');

/** How closely the part matches: its sentence names the subject of the rate. */
function pullTie(story: Story, m: Mention, { operands: [part, whole = part] }: Way): number {
  const subject = story.text.slice(m.lead, m.figure.at.start).split(SUBJECT_END, 1).join('');
  // …新增3.15亿元，对增量的贡献率: the figure right before is the part.
  if (subject.trim() === '' && part.index === m.index - 1 && part.sentence === m.sentence) return 3;
  const { start } = stretch(story.sentences, part.sentence);
  const own = story.text.slice(start, part.figure.at.start);
  // 该产业前三季度产值达…: 该 refers to what was named right before.
  const again = OF_THE_SAME.test(own) && m.sentence - part.sentence <= 1;
  const named = again || (subject.length >= 2 && own.includes(subject.replace(TIME_OR_VIEW, '').slice(0, 2))) ? 2 : 0;
  return (
    1 +
    named +
    (whole.sentence < part.sentence || whole.index < part.index ? 0.5 : 0) +
    tie(story, m, { operands: [part] }) / 4
  );
}

const COMPLEMENT = formula('rest = 100 - parts');

/** 脱贫户占20.4%，其余79.6%: a hundred less all shares before it in the sentence. */
function complementWays(story: Story, m: Mention): Way[] {
  const parts = story.mentions.filter(
    (x) =>
      x.index < m.index &&
      (x.sentence === m.sentence ||
        (m.measure === 'share' && m.sentence - x.sentence <= 3 && x.measure === 'share') ||
        // 生产人员占76.8%…。其余23.2%为…: the rest opens the next sentence.
        (opensRest(story, m) && m.sentence - x.sentence === 1 && x.measure === 'share')) &&
      x.figure.kind === 'percent' &&
      (x.measure === 'share' || x.measure === 'rate') &&
      x.bracket === m.bracket,
  );
  const [first, ...others] = parts;
  if (!first || parts.some((x) => x.figure.bound !== 'exact' || x.figure.number === null)) return [];
  const value = 100 - parts.reduce((sum, x) => sum + valueOf(x.figure), 0);
  if (value <= 0) return [];
  const roles: Roles = { parts: parts.map((x) => x.figure), rest: [m.figure] };
  return [{ f: COMPLEMENT, roles, value, operands: [first, ...others], needed: [] }];
}

const opensRest = (story: Story, m: Mention): boolean =>
  OTHERS_OPEN.test(story.text.slice(startOf(story.sentences, m.sentence), m.figure.at.start));

/** 该产业产值占全区总产值的比重已升至54.0%: a share in the whole. */
const isRate = (m: Mention): boolean =>
  m.figure.kind === 'percent' &&
  (m.measure === 'rate' || m.measure === 'share' || (m.measure === 'level' && OWN_SHARE.test(m.name))) &&
  m.figure.bound === 'exact' &&
  m.figure.text !== '100%' &&
  !m.other;

/** The result as a share of the target, which may be more than all of it. */
function completionWays(story: Story, m: Mention): Way[] {
  const near = earlierThan(story, m).filter((x) => isLevelOrEach(x) && x.bracket < 0 && x.measure !== 'each');
  return near.flatMap((w) =>
    near
      // 实际到位18.9亿元。对照21亿元的目标，完成率为…: the target may stand last.
      .filter((p) => (p.index > w.index || w.index === m.index - 1) && p !== w && alike(p.figure, w.figure))
      .filter(() => valueOf(w.figure) > 0)
      .map((p) => rateWay(m, p, [w])),
  );
}

/** 完成年初目标的84.4%: the result right before the rate as a share of the target set before. */
function completionTie(story: Story, m: Mention, { operands: [part, whole = part] }: Way): number {
  const aim = wordsAbout(story, whole);
  const kin = sharesBigram(aim, wordsAbout(story, part)) ? 1 : 0;
  const beside =
    (part.index === m.index - 1 && part.sentence === m.sentence) || SUMMED_UP.test(sinceWords(story, part)) ? 0.5 : 0;
  return (AIMS.test(aim) && (whole.index < part.index || whole.index === m.index - 1) ? 2 : 0) + kin + beside;
}

const DENIED_SHARE = formula('rate = 100 * (whole - part) / whole');

/** 抽检1240批次，合格1209批次，不合格率: what is not told as done or good, as a share of all. */
function deniedWays(story: Story, m: Mention): Way[] {
  const near = earlierThan(story, m).filter((x) => isLevelOrEach(x) && x.bracket < 0 && x.measure !== 'each');
  return near.flatMap((w) =>
    near
      .filter((p) => p.index > w.index && alike(p.figure, w.figure) && less(p, w))
      .map((p) => ({
        f: DENIED_SHARE,
        roles: { whole: [w.figure], part: [p.figure], rate: [m.figure] },
        value: 100 - (100 * valueOf(p.figure)) / valueOf(w.figure),
        operands: [p, w] as const,
        needed: [],
      })),
  );
}

/** How closely the part says the contrary of the rate: 合格 and 不合格率. */
function deniedTie(story: Story, m: Mention, { operands: [part, whole = part] }: Way): number {
  const stem = stemOf(rateWords(story, m))?.replace(NEGATION_OPENS, '') ?? '';
  const about = wordsAbout(story, part);
  if (stem.length < 2 || !holdsInOrder(about, stem) || NEGATIONS.test(about)) return 0;
  const told = story.mentions.some((x) => x.index < m.index && deniedIn(wordsAbout(story, x), stem));
  return told ? 0 : 2 + (WHOLE_OF_RATE.test(wordsAbout(story, whole)) || part.index === whole.index + 1 ? 1 : 0);
}

const deniedIn = (about: string, stem: string): boolean => [...'不未非'].some((no) => about.includes(no + stem));

function shareWays(story: Story, m: Mention): Way[] {
  const near: Mention[] = [];
  for (let k = m.index - 1; k >= 0; k--) {
    const x = story.mentions[k];
    if (!x) continue;
    if (m.sentence - x.sentence > OPERAND_REACH) break;
    if (isLevelOrEach(x) && x.bracket < 0) near.push(x);
  }
  const out: Way[] = [];
  for (const w of near)
    for (const p of near) {
      if (p === w || !alike(p.figure, w.figure)) continue;
      const [a, b] = [valueOf(p.figure), valueOf(w.figure)];
      // 旧存163件，新收2784件: two figures side by side may be the whole together.
      const next = story.mentions[w.index + 1];
      if (
        next &&
        next !== p &&
        OLD.test(sinceWords(story, w) + sinceWords(story, next)) &&
        near.includes(next) &&
        alike(next.figure, w.figure) &&
        a <= b + valueOf(next.figure)
      )
        out.push(rateWay(m, p, [w, next]));
      if (a > b || b === 0) continue;
      out.push(rateWay(m, p, [w]));
    }
  return out;
}

const CERTIFICATES = words('证书 资格证');
/** The part may say at length what a rate says in two characters: 已有2180人签订服务协议 for 签约率. */
const SAID_OTHERWISE: ReadonlyMap<string, Pattern> = new Map([
  ['签约', words('签订 签署 签下')],
  ['建档', form`建立[^，。；]{0,8}档案`],
  ['投保', form`${words('购买 办理')}[^，。；]{0,8}保险`],
  ['参保', form`参加[^，。；]{0,10}保险|缴纳[^，。；]{0,8}保险|投保`],
  ['入学', form`进入[^，。；]{0,6}就读`],
  ['持证', form`${words('取得 获得')}[^，。；]{0,10}${CERTIFICATES}`],
  ['取证', form`取得[^，。；]{0,10}${CERTIFICATES}`],
  ['脱贫', words('稳定越线 退出贫困')],
  ['通车', words('通了?公交 通了?客车 通了?班车')],
  ['改厕', words('卫生厕所')],
]);

/** How closely operands match a rate, which names its part (缴费率) or its whole (占在校学生总数的比重). */
function shareTie(story: Story, m: Mention, { operands: [part, whole = part] }: Way): number {
  const words = rateWords(story, m);
  const named = SHARE_OF_NAMED.exec(words)?.[1];
  if (named !== undefined) {
    const whole0 = coreOf(labelOf(story, whole));
    const core0 = coreOf(named);
    const subject = words.slice(0, words.lastIndexOf('占'));
    const again = THE_SAME_AGAIN.test(subject);
    // 涉农贷款余额59.15亿元，占各项贷款的70.0%: the figure right before is the part.
    const bare = subject.replace(LIGHT_AND_MARKS, '') === '' && part.index === m.index - 1;
    // 网上投诉已成为首选，共登记756件次: the clause before names the part.
    const about = part.name.length > 2 ? wordsAbout(story, part) : upToFigure(story, part);
    const near = (again ? isLast(story, part, m) : bare || sharesBigram(about, subject)) ? 1 : 0;
    // 起诉总人数 is told by 起诉各类刑事犯罪嫌疑人412人.
    const totalled = TOTALLED.test(words) && core0.length >= 2 && whole0.startsWith(core0);
    // 全镇总户数 in 16个村、3260户、1.18万人: the unit alone tells what is counted.
    const byUnit =
      ALL_OF_A_UNIT.test(named) && named.includes(whole.figure.unit) && whole.name === '' && !story.nested.has(whole);
    const tied =
      totalled ||
      byUnit ||
      // 占实到代表的89.8% of 实到108名.
      (whole0.length > 1 && core0.length > whole0.length && core0.startsWith(whole0)) ||
      nameTie(whole0, core0) ||
      (core0.length >= 2 && whole0.replace(TOTAL_TAIL, '').endsWith(core0));
    return (tied ? 2 : 0) + near;
  }
  const stem = stemOf(words);
  if (stem === null) return 0;
  const about = wordsAbout(story, part);
  const tied =
    (holdsInOrder(about, stem) ||
      // 适用认罪认罚从宽制度办理 and 认罪认罚适用率: verb and object change places.
      (stem.length >= 4 && Array.from(stem).every((c) => about.includes(c))) ||
      SAID_OTHERWISE.get(stem.slice(-2))?.test(about) === true) &&
    NEGATIONS.test(about) === NEGATIONS.test(stem);
  if (!tied) return 0;
  return (
    2 +
    (WHOLE_OF_RATE.test(wordsAbout(story, whole)) ? 1 : 0) +
    (holdsInOrder(wordsAbout(story, whole), stem.slice(-1)) || headOf(story, part, whole) ? 1 : 0)
  );
}

/** The words before a rate without those that lead to the number. */
const rateWords = (story: Story, m: Mention): string => sinceWords(story, m).replace(VALUE_VERBS, '');

/** 此类犯罪人数 is what was counted last. */
const isLast = (story: Story, part: Mention, m: Mention): boolean =>
  m.sentence - part.sentence <= 1 &&
  !story.mentions.some((x) => x.index > part.index && x.index < m.index && x.figure.unit === part.figure.unit);

/** The thing in the name of a rate: 缴费 in 全镇缴费率, 不捕 in 不捕率. Null where there is none. */
function stemOf(words: string): string | null {
  // 按金额计算的整改率: the words before 的 say how the rate was computed.
  const own = RATE_NAME.exec(words)?.[1]?.replace(UP_TO_PARTICLE, '');
  const stem = own ? coreOf(own.replace(BECOMING, '')).replace(OF_THE_WHOLE, '') : '';
  return stem.length >= 2 ? stem.slice(-4) : null;
}

/** Whether the part is of the thing that the whole counts: 城镇常住人口 of 常住人口. */
function headOf(story: Story, part: Mention, whole: Mention): boolean {
  const [a, b] = [coreOf(labelOf(story, part)), coreOf(labelOf(story, whole))];
  if (b.length >= 3 && a.length > b.length && a.endsWith(b)) return true;
  // 全镇常住居民中已有24050人: the whole is named before 中.
  const among = AMONG_WHICH.exec(sinceWords(story, part))?.[1];
  return among !== undefined && labelOf(story, whole).endsWith(among);
}

/** How closely the words of the figure and its operands match. */
function tie(story: Story, m: Mention, { operands }: { readonly operands: readonly Mention[] }): number {
  const own = wordsAbout(story, m);
  return (2 * operands.filter((x) => sharesBigram(wordsAbout(story, x), own)).length) / operands.length;
}

const STOP = everyForm`${OF_ANY_CLAUSE}|\d{1,4}[年月]`;

/** The clause of a figure without its numbers and without common words. */
function wordsAbout(story: Story, m: Mention): string {
  let words = story.text.slice(startOf(story.clauses, m.clause), endOf(story.clauses, m.clause));
  for (const near of [m.index - 2, m.index - 1, m.index, m.index + 1, m.index + 2]) {
    const x = story.mentions[near];
    if (x?.clause === m.clause) words = words.replace(x.figure.text, ' ');
  }
  return words.replace(STOP, ' ');
}

const upToFigure = ({ text, sentences }: Story, m: Mention): string =>
  text.slice(startOf(sentences, m.sentence), m.figure.at.start);
