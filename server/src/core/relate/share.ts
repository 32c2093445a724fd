/**
 * Shares and rates: part ÷ whole. The part stands at the head of the clause chain before the rate. The whole is named
 * (占职工总数的), stated (占计划60亿元的), or the whole of the division to which the part belongs.
 */
import { THAN } from '../grammar/vocabulary/changes';
import { IN_CLAUSE } from '../grammar/vocabulary/marks';
import {
  AMOUNTS_TO,
  AMOUNTS_TO_ABOUT,
  ATTENDED,
  GIVEN_BACK,
  HANDED_OUT,
  INSPECTED,
  PROSECUTED,
  TURNING_WORDS,
} from '../grammar/vocabulary/parts';
import { PLANS, PLANS_OR_TARGETS, PROJECTS } from '../grammar/vocabulary/plans';
import { OF_SOME_AMONG, PROPORTIONS, PROPORTIONS_OF_IT, SHARE_NOUNS } from '../grammar/vocabulary/shares';
import { THIS_PERIOD } from '../grammar/vocabulary/times';
import type { Words } from '../grammar/lexemes';
import { closing, everyForm, everyWord, form, opening, whole, words } from '../grammar/lexemes';
import { says, W } from '../grammar/words';
import type { Division } from './division';
import { holdsInOrder, inAmong, labelOf, rowLabelOf } from './division';
import type { Mention, Story } from './mention';
import { alike, before, between, isAmount, leads, leadWords, less, sinceWords, tailWords } from './mention';
import { sharesBigram } from './words';
import { group } from '../match';
import { startOf } from '../text/stretches';
import { endOf } from '../text/stretches';

/** A rate and what it may be a rate of, the likeliest first. A contradiction is reported only where `sure`. */
export interface ShareQuery {
  readonly rate: Mention;
  readonly parts: readonly Mention[];
  readonly wholes: readonly Mention[];
  readonly sure: boolean;
  /**
   * The name of a whole that this paragraph does not state, to be searched in the paragraphs above; null where none is
   * named.
   */
  readonly asks: string | null;
  /** One of several shares that name no whole. They are evidence only together. */
  readonly bare: boolean;
  /** Whether a rate word (办结率) tells it and not a share (占). */
  readonly word: boolean;
  /** Wholes that no name ties to the share. Only a slip in the rate itself can show that one of them is meant. */
  readonly guesses?: readonly Mention[];
}

// Targets, and words by which a figure is measured.
const AIMS = form`${words('力争 确保 预期 目标是 不低于')}|争取${words('实现 完成 达到 年内 全年 在 使')}|努力${words('实现 使')}|(?<![准定件规合])要求`;
const SORTED_BY_RATE = form`率[均都]?在$`;
const IN_THE_PERIOD_SET = words('按期 按时 期内 限时 法定');
const SAYS_PERIOD_SET = words('期限内 按期 按时 限期内 期内');

// 占…的比重为: the share and its whole.
const CALLED_SHARE = form`${words(PROPORTIONS, '比')}${AMOUNTS_TO}?$`;
const BEFORE_WHOLE_RATE = form`^[^，。；、\d]{0,8}的${words('约 近 比例为 比重为')}?$|^）的[约近]?$|^中的?${SHARE_NOUNS}${AMOUNTS_TO}?$`;
const LINKS = words('占 为 完成 达 是 相当于 在');
const EVERY_SHARE_NOUN = everyWord(SHARE_NOUNS);
const MAY_NAME_WHOLE = words('占 计划 目标 任务 预算 总 全 完成 相当于 应');
const STANDS_BESIDE = opening('[、和与]');
const IS_ABOUT = words(AMOUNTS_TO, '约为 约 近 超过 是 仅 高达 接近 不足');
const SHARE_OF = form`占[到据了]?([^，。；、\d]{0,24}?)的?${PROPORTIONS_OF_IT}?${IS_ABOUT}*$`;
/** A share with one of these names does not name its whole. */
const UNNAMED_WHOLES = words(
  '比 总户数 总人数 总人口 总面积 总件数 总投资额? 总产量 总票数 总里程 总宗数 总家数 总数 总量 总额 全部 其中 总体 整体 比为 总 比达',
);
const BARE = form`^${UNNAMED_WHOLES}?$`;
const THEREOF = opening('其中 而');
const OPENS_SUBJECT = form`^${words('其中 分别 约 均 各 仅 共 也 又 则')}+`;
const SHARED_OUT = words('分别 [约均各仅共]');
const EACH_OR_ABOUT = form`${SHARED_OUT}{1,3}$`;
const EACH_AND_ABOUT = form`${SHARED_OUT}{1,4}$`;
const THE_WHOLE_OF = words('全部 所有');
const ALL_OF = opening(THE_WHOLE_OF);
const EVERY_ONE_OF = opening(THE_WHOLE_OF, '总 各项 整个');
const WIDER_SCOPES = opening('全国 全省 全球 世界 中部 同期全');
const OF_SO_MANY = form`中，?${words('共?有 已有')}?$`;

// 完成年度计划的82%.
const WORK_TOTALS = words('总投资 总量 总额 总工程量');
const REACHES = words('完成 占 为 达 达到 实现 相当于');
const ASKED = words(PLANS_OR_TARGETS, WORK_TOTALS, '应到');
const OF_PLAN = form`${REACHES}了?[^，。；、]{0,10}?${ASKED}[^，。；、]{0,8}?的?${PROPORTIONS}?${words(AMOUNTS_TO, '约 近 超过')}?$`;
const DONE_RATES = words('完成率 执行率');
const PLAN_RATE = form`${words(PLANS, '投资 年度')}${IN_CLAUSE}{0,4}?${words(DONE_RATES, '到位率')}|${words(DONE_RATES, '完成进度')}${AMOUNTS_TO_ABOUT}?$`;
const NAMES_NO_PLAN = words(
  '年度 全年 本年 当年 年初 调整',
  PLANS_OR_TARGETS,
  '数 完成 实际 已 累计 实现 达到 总 应 目前 共 的 今年 为 是 到 全[市县区省]',
);
const NO_NAME_OF_PLAN = everyForm`${NAMES_NO_PLAN}|[12]\d{3}年`;

// The name of a thing without its scope, its time and the words for a total.
const THIS_TIME = words(THIS_PERIOD, '今年');
const OTHER_TIME = words('上年 去年 年初 累计 滚存 历年 期初');
const WORN_AT_BEGINNING = words(
  '全[国市县区省镇村乡州校院年] 我[市县区省] 本[市县区] 该[市县区] 辖区 当年 同期 全部 所有 其 现有 承办 年末 各类 各项 上年 今年 总 全',
);
const WORN_AT_END = words('总数 总量 总额 总值 总人数 总体 总计 数 总');
const WORN = everyForm`^(?:${WORN_AT_BEGINNING}|\d{4}年[末底]?)+|${WORN_AT_END}$`;
const COUNTING_VERBS = everyWord('完成 实现 达到 累计 共有');
const PLACE_NAME = form`^[一-鿿]{2,3}(?<![城乡各全新地园社村市])[省市县区镇乡州](?=[一-鿿]{2})`;
const AREA = form`(?<=[一-龥]{2})面积$`;
const FOREIGN_TRADE = words('外贸 货物进出口 进出口');
const POPULATION = whole('户籍人口 常住人口 总人口');
const SCOPES = words('全国 全省 全市 全县 全区 全镇 全乡 全村 全州 本级 市本级 开发区 规上 规模以上');
const UNITS_OF_MEASURE = words('[元亩米里吨]');
const EXACT_UNITS = words('[元吨亩米]');

// 办结率97%: words that make a rate.
const RATE_ENDING = closing('率 面');
const STANDS_AT = words(
  '达到了? 达 为 约为 约 是 在 超过 提高到 提升到 上升到 高达 稳定在 保持在 仅为 只有 近 接近 突破',
);
const RATE_WORD = form`([一-鿿]{1,10}?(?:率|(?<=${words('增长 亏损 参与 覆盖 受益')})面))(?:分别)?[已均]?${STANDS_AT}*$`;
const NOT_RATES = words(
  '缺口率 缺编率 增长率 负债率 利率 税率 汇率 城镇化率 森林覆盖率 绿化 失业率 知晓率 出生率 死亡率 生产率 产出率 利润率 贡献率 赤字率 发生率 中标率 溢价率 节资率 核减率',
);
const NARROW = words('按期 按时 期内 限时 及时 一次 当场 法定 首次 首访 初次 当年 平均 累计 同期 网上 实体');
const OVERALL = words('整体 总体 综合');
const DEALT_WITH = words('办 结 解决 整改 化解');
const SEVERAL_STOCKS = words('旧存 加上');
const NO_NAME_OF_RATE = everyWord(
  '综合 总体 整体 全[市县区省镇] 我[市县区] 问题 任务 项目 群众 诉求 案件',
  INSPECTED,
  '投资 其 总 的',
);

const NO_DIVISIONS: ReadonlySet<Division> = new Set();

/**
 * The shares and rates of a paragraph with what each may be of, in the order of the text. `held` are divisions whose
 * sums are known to hold.
 */
export function shareQueries(
  story: Story,
  divisions: readonly Division[],
  held: ReadonlySet<Division> = NO_DIVISIONS,
): ShareQuery[] {
  const out: ShareQuery[] = [];
  const wholeOfSegment = new Map<number, Mention>();
  for (const r of story.mentions) {
    if (r.figure.kind !== 'percent' || r.measure === 'change' || r.measure === 'base') continue;
    // 缺工率5.6%（缺工占在岗与缺工之和）: the bracket says of what it is.
    if (DEFINED_BEHIND.test(story.text.slice(r.figure.at.end, r.figure.at.end + 24))) continue;
    if (aimed(story, r) || isLimit(story, r) || OF_SOME_AMONG.test(sinceWords(story, r))) continue;
    const q =
      stated(story, r) ??
      completion(story, r) ??
      heldShare(story, r, held) ??
      shareQuery(story, r, divisions, out, wholeOfSegment) ??
      rateWord(story, r, divisions, wholeOfSegment.get(r.sentence));
    if (!q) continue;
    out.push(q);
    if (q.sure && q.wholes[0]) wholeOfSegment.set(r.sentence, q.wholes[0]);
  }
  return out;
}

const DEFINED_BEHIND = form`^（[^）]{0,18}${words('之和 口径 为分母 为基数 除以 占 含 按')}`;

/** 15个乡镇参保率在95%以上: a limit by which they are sorted, and no share. */
const isLimit = (story: Story, r: Mention): boolean =>
  (r.figure.bound === 'over' || r.figure.bound === 'under') && SORTED_BY_RATE.test(leadWords(story, r));

/** 第二产业用电占57.0% after a list that adds up: the part is the one of that name in the list. */
function heldShare(story: Story, r: Mention, held: ReadonlySet<Division>): ShareQuery | null {
  if (!held.size || r.seat) return null;
  const lead = leadWords(story, r);
  const at = lead.lastIndexOf('占');
  if (at < 0) return null;
  const hit = SHARE_OF.exec(lead.slice(at));
  const subject = coreOf(lead.slice(0, at).replace(THEREOF, '').replace(EACH_OR_ABOUT, ''));
  if (!hit || subject.length < 2) return null;
  const named = group(hit, 1).replace(CALLED_SHARE, '');
  // 全年459万人次，三季度占了三分之一: the share is of what its own sentence tells right before.
  const beside = story.mentions[r.index - 1];
  const ownWhole = (part: Mention): boolean =>
    beside?.sentence === r.sentence && beside !== part && isAmount(beside) && beside.figure.unit === part.figure.unit;
  let found: { part: Mention; whole: Mention; weight: number } | null = null;
  for (const d of held) {
    const [whole] = d.wholes;
    if (!whole || (d.by === 'states' && d.loose)) continue;
    if (!BARE.test(named) && !ALL_OF.test(named) && !nameTie(coreOf(named), coreOf(labelOf(story, whole)))) continue;
    for (const part of d.parts) {
      if (
        part.index > r.index ||
        r.sentence - part.sentence > 3 ||
        (ownWhole(part) && beside !== whole && !d.parts.includes(beside!))
      )
        continue;
      const label = coreOf(rowLabelOf(story, part));
      if (label.length < 2) continue;
      const tie =
        label === subject || subject.startsWith(label) || label.endsWith(subject) || holdsInOrder(subject, label);
      if (!tie) continue;
      if (found && found.part !== part && found.weight >= label.length) {
        if (found.weight === label.length) return null;
        continue;
      }
      found = { part, whole, weight: label.length };
    }
  }
  if (!found) return null;
  const { part, whole } = found;
  return query(r, [part], [whole], isExact(whole) && isExact(part) && part.figure.unit === whole.figure.unit);
}

/** Whether the rate is a target, which need not follow from the numbers before it. */
function aimed({ text, sentences }: Story, r: Mention): boolean {
  if (r.figure.modality === 'forecast') return true;
  return AIMS.test(text.slice(startOf(sentences, r.sentence), r.figure.at.start));
}

const query = (
  rate: Mention,
  parts: readonly Mention[],
  wholes: readonly Mention[],
  sure: boolean,
  asks: string | null = null,
  bare = false,
  word = false,
): ShareQuery => ({
  rate,
  parts,
  wholes,
  sure,
  asks,
  bare,
  word,
});

/** Amounts for each head have parts like any other total. */
const summable = (m: Mention): boolean =>
  (m.measure === 'level' || (m.measure === 'each' && m.name.length > 2)) && isAmount(m) && !m.other;
const isExact = (m: Mention): boolean => m.figure.bound === 'exact';

// ---------------------------------------------------------------- which part

/** The levels of which the rate may be told: those of its segment, the nearest first. */
function partsBefore(story: Story, r: Mention, limit = 6): Mention[] {
  const out: Mention[] = [];
  for (let k = r.index - 1; k >= 0 && out.length < limit; k--) {
    const m = story.mentions[k];
    if (!m) continue;
    if (m.sentence !== r.sentence || m.chain !== r.chain) break;
    if (m.bracket >= 0 && m.bracket !== r.bracket) continue;
    if (summable(m)) out.push(m);
  }
  // In a bracket with nothing but the share, the part stands right before the bracket.
  return out;
}

// ---------------------------------------------------------------- 占年度计划60亿元的85%

function stated(story: Story, r: Mention): ShareQuery | null {
  const whole = story.mentions[r.index - 1];
  if (!whole || whole.sentence !== r.sentence || !isAmount(whole)) return null;
  const joint = between(story, whole, r);
  if (!BEFORE_WHOLE_RATE.test(joint)) return null;
  const lead = leadWords(story, whole);
  if (!LINKS.test(lead) || THAN.test(lead.replace(EVERY_SHARE_NOUN, ''))) return null;
  // 超额完成任务120场的10%: the excess, not all that was done.
  if (!MAY_NAME_WHOLE.test(lead) || lead.includes('超额')) return null;
  const parts: Mention[] = [];
  for (let k = whole.index - 1; k >= 0; k--) {
    const m = story.mentions[k];
    if (!m) continue;
    if (m.sentence !== r.sentence || m.chain !== r.chain) break;
    if (m.bracket >= 0 && m.bracket !== r.bracket) continue;
    if (summable(m) && alike(m.figure, whole.figure)) parts.push(m);
  }
  const [nearest, farther] = parts;
  if (!nearest) return null;
  // 出口12亿元、进口3亿元，占进出口总额96亿元的15.6%: two parts side by side may be meant together.
  const together = farther !== undefined && STANDS_BESIDE.test(between(story, farther, nearest));
  // The rate need not be of the last part after 其中.
  const listed = inAmong(story, nearest);
  return query(r, parts.slice(0, 6), [whole], isExact(whole) && !together && !listed);
}

// ---------------------------------------------------------------- 完成年度计划的82%

function completion(story: Story, r: Mention): ShareQuery | null {
  const lead = leadWords(story, r);
  const asRate = PLAN_RATE.test(lead);
  const words = OF_PLAN.exec(lead)?.[0];
  // 分别完成任务的92.8%和106.0%: each of them has a result and a plan of its own.
  if ((!asRate && !words) || (r.seat && r.seat.of > 1)) return null;
  const isPlan = (m: Mention): boolean => planned(story, m) && !leads(m, W.over, W.short);
  const parts = partsBefore(story, r).filter((m) => !isPlan(m));
  const part = parts[0];
  if (!part) return null;
  const wholes: Mention[] = [];
  for (let k = r.index - 1; k >= 0 && wholes.length < 4; k--) {
    const m = story.mentions[k];
    if (!m) continue;
    if (r.sentence - m.sentence > 1) break;
    if (m === part || !isAmount(m) || m.other || m.bracket >= 0) continue;
    if (m.figure.unit !== part.figure.unit || m.measure !== 'level') continue;
    if (isPlan(m)) wholes.push(m);
    else if ((asRate || WORK_TOTALS.test(words ?? '')) && WORK_TOTALS.test(leadWords(story, m)) && m.chain === r.chain)
      wholes.push(m);
  }
  if (!wholes.length) return null;
  const [whole] = wholes;
  // 收入年初预算58亿元，…支出完成61亿元: plan and result are of different things.
  if (!whole) return null;
  const same = whole.chain === part.chain || whole.sentence === r.sentence - 1;
  const tied =
    same && wholes.length === 1 && isExact(whole) && isExact(part) && kindred(story, whole, part, words ?? '');
  return query(r, [part], wholes, tied);
}

/** 48项改革任务已完成36项: the number after one of these words is done and not planned. */
const DOING_WORDS = new Set(['已', '实际', '已办', '实有', '实收']);

function planned({ text }: Story, m: Mention): boolean {
  const own = m.before.filter((t) => t.start >= m.lead);
  const plan = own.findLastIndex((t) => says(t, W.plan));
  return plan >= 0 && !own.slice(plan + 1).some((t) => says(t, W.done) && DOING_WORDS.has(text.slice(t.start, t.end)));
}

/** Whether plan and result name one thing, or do not both have names of their own. */
function kindred(story: Story, plan: Mention, done: Mention, words: string): boolean {
  const strip = (w: string): string => w.replace(NO_NAME_OF_PLAN, '');
  const a = strip(labelOf(story, plan));
  const b = strip(labelOf(story, done));
  if (!a || !b || plan.clause + 1 >= done.clause || words.includes('预算')) {
    if (!a || !b) return true;
  }
  return sharesBigram(a, b) || plan.clause + 1 >= done.clause;
}

// ---------------------------------------------------------------- 占职工总数的24.1%, 占25%

function shareQuery(
  story: Story,
  r: Mention,
  divisions: readonly Division[],
  done: readonly ShareQuery[],
  shared: ReadonlyMap<number, Mention>,
): ShareQuery | null {
  const head = (r.seat && r.seat.place > 0 && story.mentions[r.seat.first]) || r;
  const lead = leadWords(story, head);
  const at = lead.lastIndexOf('占');
  // 2934人，比例达到90%: the word alone is of the figure right before.
  const bare = at < 0 && PROPORTION_ALONE.test(lead);
  const ofTotal = at < 0 ? IS_SO_MUCH_OF.exec(lead)?.[1] : undefined;
  if (at < 0 && !bare && ofTotal === undefined) return ofWhole(story, r);
  const m = SHARE_OF.exec(ofTotal !== undefined ? `占${ofTotal}` : bare ? '占比' : lead.slice(at));
  if (!m) return null;
  const named = group(m, 1).replace(CALLED_SHARE, '');
  const subject = lead.slice(0, Math.max(0, at)).replace(OPENS_SUBJECT, '').replace(EACH_AND_ABOUT, '');
  let parts: Mention[];
  const beside = new Set<Mention>();
  if (r.seat || sinceWords(story, head).includes('分别')) {
    const n = r.seat?.of ?? 1;
    const place = r.seat?.place ?? 0;
    const all = partsBefore(story, head, 12).reverse();
    // 分别占: the last n levels by their places.
    const own = all.slice(-n);
    if (own.length < n || n < 2) return null;
    parts = own.slice(place, place + 1);
    for (const m of own) beside.add(m);
  } else if (subject.length === 1 && r.seat === null) {
    // 税收3.96亿元、非税2.42亿元，税占比62.1%: one character names the part.
    const owners = partsBefore(story, head, 6).filter((x) => labelOf(story, x).startsWith(subject));
    if (owners.length > 1) return null;
    parts = owners.length ? owners : partsBefore(story, head, 3);
  } else if (subject.length >= 2) {
    // The share repeats the name of its part: 税收占比, 民营企业占….
    const owners = story.mentions.filter(
      (x) =>
        x.index < r.index &&
        x.sentence >= r.sentence - (subject.length > 3 ? 3 : 1) &&
        summable(x) &&
        ownLabel(labelOf(story, x), subject, x.clause < r.clause - 3),
    );
    if (!owners.length) return null;
    parts = owners.slice(-1);
  } else parts = partsBefore(story, head, 3);
  const part = parts[0];
  if (!part) return null;
  // A part that the share names again may stand further before it.
  if (part.clause < r.clause - 3 && subject.length <= 3) return null;
  if (BARE.test(named)) return bareShare(story, r, part, parts, divisions, done, shared);
  return namedShare(story, r, part, parts, named, done, beside, divisions);
}

/** 893人，为登记在册总数的67.3%: told as the part of a total that is named. */
const IS_SO_MUCH_OF = form`^，?(?:[约为是达]|相当于|达到)([^，。；\d]{2,14}?${words('总数 总量 总额 总人数 总户数 总面积')})的$`;
const PROPORTION_ALONE = form`^，?(?:其)?(?:比例|比重)(?:[约为是]|达到?|高达)?$`;

/** X of which R% …: 的 after the rate leads to its part and not to its whole. Such rates are not judged. */
const ofWhole = (_story: Story, _r: Mention): ShareQuery | null => null;

/** 装备制造完成产值 is that of 装备制造. */
const MEASURE_OF_IT = form`^(?:完成|实现|总)?${words('总?产值 增加值 营收 营业收入 收入 投资 产量 税收')}$`;

/** Whether both names are of exactly the same thing: 大型水库库容 is not the number of 大型水库. */
function ownLabel(a: string, b: string, isFar: boolean): boolean {
  const x = coreOf(a);
  const y = coreOf(b);
  // 民营企业进出口 is narrower than 进出口, and 出口 is something else.
  if (y.length > x.length && y.endsWith(x) && (isFar || TURNING_WORDS.test(y.charAt(y.length - x.length - 1))))
    return false;
  return (
    x.length >= 2 &&
    y.length >= 2 &&
    (x === y ||
      x.endsWith(y) ||
      y.endsWith(x) ||
      (x.startsWith(y) && (x.length - y.length <= 2 || MEASURE_OF_IT.test(x.slice(y.length)))))
  );
}

function bareShare(
  story: Story,
  r: Mention,
  part: Mention,
  parts: readonly Mention[],
  divisions: readonly Division[],
  done: readonly ShareQuery[],
  shared: ReadonlyMap<number, Mention>,
): ShareQuery {
  const wholes: Mention[] = [];
  const add = (m: Mention | undefined): void => {
    if (m && m !== part && !wholes.includes(m) && alike(m.figure, part.figure)) wholes.push(m);
  };
  const own = divisions.find(
    (d) => d.by !== 'behind' && d.by !== 'states' && d.parts.includes(part) && d.wholes.length > 0,
  );
  const before = done.findLast((q) => q.rate.sentence === r.sentence && q.wholes.length > 0)?.wholes[0];
  const sibling = shared.get(r.sentence);
  add(sibling);
  add(own?.wholes[0]);
  add(before);
  // 全村共有320户，养殖户80户，占25%: the whole stands before the part.
  const earlier: Mention[] = [];
  for (let k = part.index - 1; k >= 0; k--) {
    const m = story.mentions[k];
    if (!m) continue;
    if (part.sentence - m.sentence > 1) break;
    if (m.bracket >= 0 && m.bracket !== part.bracket) continue;
    if (summable(m) && alike(m.figure, part.figure)) earlier.push(m);
  }
  const here = earlier.filter((m) => m.sentence === part.sentence);
  const topic = here.find((m) => leads(m, W.total, W.scope));
  add(topic);
  for (const m of earlier) add(m);
  const [next] = here;
  const one = here.length === 1 && next?.figure.unit === part.figure.unit && next.chain === part.chain;
  const first = wholes[0];
  const tied =
    (own !== undefined && first === own.wholes[0] && own.wholes.length === 1) ||
    (sibling !== undefined && first === sibling) ||
    (one && next !== undefined && first === next && !standBeside(story, next, part) && isSortOf(story, next, part)) ||
    (topic !== undefined && first === topic && here.length === 1);
  const sure = tied && first !== undefined && isExact(first) && first.figure.unit === part.figure.unit;
  return query(r, parts.slice(0, 1), wholes, sure, tied ? null : '', true);
}

/** Two things of equal standing: the first is not the whole of the second. */
const standBeside = (story: Story, a: Mention, b: Mention): boolean => STANDS_BESIDE.test(between(story, a, b));

/**
 * Whether the words say that it is a whole, or the name of the part is that of the whole with something added: 党员, 女党员.
 */
function isSortOf(story: Story, whole: Mention, part: Mention): boolean {
  if (leads(whole, W.total, W.scope) || before(part, W.among)) return true;
  const a = coreOf(labelOf(story, whole));
  const b = coreOf(labelOf(story, part));
  return a.length >= 1 && b.length > a.length && (b.endsWith(a) || a.endsWith(b.slice(-2)));
}

function namedShare(
  story: Story,
  r: Mention,
  part: Mention,
  parts: readonly Mention[],
  named: string,
  done: readonly ShareQuery[],
  beside: ReadonlySet<Mention>,
  divisions: readonly Division[],
): ShareQuery {
  const core = coreOf(named);
  const siblings = new Set(
    done
      .filter((q) => q.asks === named || q.wholes.some((w) => coreOf(labelOf(story, w)) === core))
      .flatMap((q) => q.parts),
  );
  const pool: Mention[] = [];
  for (let k = r.index - 1; k >= 0; k--) {
    const m = story.mentions[k];
    if (!m) continue;
    if (m === part || siblings.has(m) || beside.has(m) || !summable(m) || !alike(m.figure, part.figure)) continue;
    if (m.bracket >= 0 && m.bracket !== r.bracket) continue;
    if (r.sentence - m.sentence > 6) break;
    pool.push(m);
  }
  const every = EVERY_ONE_OF.test(named);
  for (const [k, m] of [...pool.entries()].reverse()) {
    const label = labelOf(story, m);
    // 当年结余 is not 上年结余, and 全部贷款 is none of its parts.
    if (timeClash(named, label) || (every && story.listed.has(m))) pool.splice(k, 1);
  }
  const equal = pool.filter((m) => coreOf(labelOf(story, m)) === core);
  const kin = pool.filter(
    (m) => !equal.includes(m) && nameTie(coreOf(labelOf(story, m)), core) && !scopeClash(story, m, named),
  );
  const loose = pool.filter((m) => !equal.includes(m) && !kin.includes(m) && leads(m, W.total));
  // 结案9640件，…占结案总量的85%: the whole is told by its verb.
  const verb = named.replace(CALLED_TOTAL, '');
  const told = equal.length || kin.length ? [] : pool.filter((m) => isToldBy(story, m, verb));
  const good = [...equal, ...told].filter((m) => !scopeClash(story, m, named));
  const wholes = [...good, ...kin, ...loose];
  // 其中高技术制造业45.6亿元，占规上工业的11.9%: the words may name the thing whose value is the whole.
  for (const m of pool)
    if (before(part, W.among) && m.sentence === part.sentence && m.index < part.index && !wholes.includes(m))
      wholes.push(m);
  const [first] = wholes;
  const same = (list: readonly Mention[]): boolean =>
    list.length > 0 && list.every((m) => m.figure.value === list[0]?.figure.value);
  const one = same(good) || (good.length === 0 && same(kin));
  // A text about a county does not state a whole for 全省 or 全国.
  const wider = WIDER_SCOPES.test(named);
  const sure =
    first !== undefined &&
    one &&
    !wider &&
    isExact(first) &&
    first.figure.unit === part.figure.unit &&
    !leads(first, W.fresh) &&
    first.figure.modality === part.figure.modality;
  // Where no name decides, only a slip in the rate itself can show which whole is meant.
  const guesses = wholes.length ? [] : pool.filter((m) => !less(m, part));
  // 开工三批68个，其中一批24个、二批26个、三批18个，占项目总数的33.2%: what was divided may be meant, not its last part.
  const divided = divisions.find((d) => d.by === 'among' && d.parts.length > 1 && d.parts.at(-1) === part)?.wholes[0];
  const meant = divided && !wholes.includes(divided) ? [part, divided] : [part];
  return { ...query(r, meant, wholes, sure, good.length || kin.length ? null : named), guesses };
}

const CALLED_TOTAL = form`${words('总量 总数 总额 总件数 总人数 数量 数')}$`;
const isToldBy = (story: Story, m: Mention, verb: string): boolean =>
  verb.length >= 2 && leadWords(story, m).endsWith(verb);

function scopeClash(story: Story, m: Mention, named: string): boolean {
  const asked = SCOPES.exec(named)?.[0];
  if (!asked) return false;
  const has = SCOPES.exec(sinceWords(story, m))?.[0];
  return has !== undefined && has !== asked && has.includes('全') && asked.includes('全');
}

/** Whether two names are of different times. */
export const timeClash = (a: string, b: string): boolean =>
  (THIS_TIME.test(a) && OTHER_TIME.test(b)) || (OTHER_TIME.test(a) && THIS_TIME.test(b));

/** A name without its scope and the words for a total: 承办提案总数 becomes 提案. */
export function coreOf(name: string): string {
  const core = name.replace(COUNTING_VERBS, '').replace(WORN, '').replace(PLACE_NAME, '').replace(WORN, '');
  return (
    (core || name)
      .replace('人口总', '人口')
      // 耕地4.2万亩 tells the 耕地面积.
      .replace(AREA, '')
      .replace(FOREIGN_TRADE, '进出口')
      .replace(POPULATION, '人口')
  );
}

/** Whether two names are of one thing: the shorter has at least two characters and ends the longer. */
export function nameTie(a: string, b: string): boolean {
  if (a.length < 2 || b.length < 2) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // 缴存额 is what came in, and 缴存余额 what there is.
  if (a.endsWith('余额') !== b.endsWith('余额') && short.endsWith('额')) return false;
  if (long === `${short}额`) return true;
  // 出口 is not 进出口, 合格 is not 不合格.
  if (short.length >= 4 && long.startsWith(short)) return true;
  if (long.endsWith(short)) return !TURNING_WORDS.test(long.at(-1 - short.length) ?? '');
  // 规上企业总产值 and 总产值 in the clause; 进出口总值 and 外贸总值.
  if (short.slice(-3) === long.slice(-3) && short.length >= 4) return true;
  // 民生支出 for 用于民生领域的支出, 立案 for 立刑事案件.
  return short.length >= 2 && subsequence(short, long) && short.at(-1) === long.at(-1);
}

function subsequence(short: string, long: string): boolean {
  let i = 0;
  for (const c of long) if (c === short[i]) i++;
  return i === short.length;
}

// ---------------------------------------------------------------- 办结率97%

interface RateRow {
  readonly name: Words;
  /** Null where the characters of the rate name its part. */
  readonly part: Words | null;
  /** Null where anything may be the whole. */
  readonly whole: Words | null;
  /** Whether part and whole are counted in different units. */
  readonly apart?: true;
}

/** What is divided by what for each rate word, where its own characters do not tell. */
const RATES: readonly RateRow[] = [
  { name: words('出席率 到会率 参会率'), part: words(ATTENDED, '实际参'), whole: words('应到 应出席 应参') },
  {
    name: words('结案率 办结率 审结率'),
    part: words('结案 办结 审结 执结 已结'),
    whole: words('受理 收案 转办 交办 收到 立案 新收 接到 承办 诉求 案件'),
  },
  { name: words('回收率 收回率'), part: GIVEN_BACK, whole: HANDED_OUT },
  { name: words('有效率'), part: words('有效'), whole: words(GIVEN_BACK, '收到') },
  {
    name: words('合格率 达标率 优良率 及格率 通过率 优秀率'),
    part: words('合格 达标 优良 及格 通过 优秀 符合'),
    whole: words(INSPECTED, '监测 检查 参加 参考 抽样 应考 送检 共检 检验'),
  },
  {
    name: words('整改率 整改完成率 销号率 化解率 完成率 解决率 落实率 答复率 采纳率 处置率'),
    part: words('整改 销号 化解 完成 解决 落实 答复 采纳 处置'),
    whole: words('问题 隐患 排查 发现 反馈 交办 纠纷 意见 建议 事项 件 计划 任务'),
  },
  { name: words('参选率 投票率'), part: words('参加投票 投票 参选 投出'), whole: words('选民 应 登记 有选举权') },
  { name: words('满意率'), part: words('满意'), whole: words('回访 受访 调查 派发 测评 办结 答复 工单') },
  { name: words('不捕率'), part: words('不批准逮捕 不捕 不予批捕'), whole: words('受理') },
  { name: words('公诉率 起诉率'), part: PROSECUTED, whole: words('受理') },
  { name: words('开工率'), part: words('开工'), whole: PROJECTS },
  { name: words('竣工率 投产率'), part: words('竣工 投产'), whole: PROJECTS },
  { name: words('到位率'), part: words('到位'), whole: words('资金 下达 计划 应 协议 项目') },
  { name: words('参保率 参合率'), part: words('参保 参合'), whole: words('应参 应保 人口') },
  // 床位1480张，入住老人782人: those who take up a place are counted in another unit than the places.
  {
    name: words('床位使用率 泊位使用率 车位使用率 泊位利用率 车位利用率 客房入住率 床位利用率 入住率 上座率'),
    part: words('入住 在住 在院 住院 收住 收治 使用 停放 停车 占用 到场 观众'),
    whole: words('床 泊位 车位 房间? 公寓 座位 座席 安置房'),
    apart: true,
  },
  {
    name: words('参与面 参与率 参加率 到场率 报名率'),
    part: words('参与 参加 来了 到场 报名 参训 出席'),
    whole: null,
  },
  {
    name: words(
      '报到率 走访率 履约率 处理率 投票率 入户率 受理率 见面率 培训率 处置率 巡查率 检定率 供养率 兑现率 执结率 执行率 拨付率 支出率 上户率 建档率 签订率',
    ),
    part: null,
    whole: null,
  },
  {
    name: words(
      '入学率 升学率 就业率 录取率 签约率 履约率 接种率 覆盖率 普及率 使用率 上线率 调解率 成功率 调撤率 服判率 亏损面 增长面',
    ),
    part: null,
    whole: null,
  },
];

/** 处置批而未供土地912亩，…处置闲置土地376亩: both name sorts of one thing, and not the same sort. */
function isOfAnother({ name: a }: Mention, { name: b }: Mention): boolean {
  let tail = 0;
  while (tail < a.length && tail < b.length && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const [x, y] = [a.slice(0, a.length - tail), b.slice(0, b.length - tail)];
  return tail >= 2 && x.length >= 2 && y.length >= 2 && !sharesBigram(x, y);
}

const ANY: RateRow = { name: words('率'), part: null, whole: null };

function rateWord(
  story: Story,
  r: Mention,
  divisions: readonly Division[],
  shared: Mention | undefined,
): ShareQuery | null {
  const lead = leadWords(story, r);
  const name = RATE_WORD.exec(lead)?.[1];
  if (!name || r.seat) return null;
  if (OVERALL.test(name)) {
    const first = divisions.find((d) => d.by === 'states' && (d.parts[0]?.index ?? r.index) < r.index);
    const done = first?.parts.filter((p) => !leads(p, W.left, W.ongoing, W.planned));
    if (first && done?.length === 1 && divisions.filter((d) => d.by === 'states').length > 1)
      return query(r, done, first.wholes.slice(0, 1), DEALT_WITH.test(name));
  }
  if (NOT_RATES.test(name) && !isPartOfSoMany(story, r)) return null;
  const stem = name.replace(RATE_ENDING, '').slice(-4);
  const spoken = (m: Mention): boolean =>
    m.sentence === r.sentence && m.index < r.index && summable(m) && hasStem(leadWords(story, m) + m.name, stem);
  const row = RATES.find((x) => x.name.test(name)) ?? (near0(story, r) || story.mentions.some(spoken) ? ANY : null);
  if (!row) return null;
  const narrow = NARROW.exec(name)?.[0];
  const pool: Mention[] = [];
  for (let k = r.index - 1; k >= 0; k--) {
    const m = story.mentions[k];
    if (!m) continue;
    if (r.sentence - m.sentence > 2) break;
    if (m.bracket >= 0 && m.bracket !== r.bracket) continue;
    if (summable(m)) pool.push(m);
  }
  // The words after a figure belong to it where its clause has no other figure.
  const words = (m: Mention): string =>
    `${leadWords(story, m)}／${m.name}／${m.until >= endOf(story.clauses, m.clause) ? tailWords(story, m) : ''}`;
  const { part: done, whole: stock } = row;
  const mayBe = (w: string): boolean => stock === null || stock.test(w);
  const denied = new RegExp(`[不未非](?:${done?.source ?? stem})`);
  // 不合格率 tells the share of what is 不合格.
  const denies = denied.test(name);
  const isDone = (w: string): boolean => (denies ? denied.test(w) : done === null ? hasStem(w, stem) : done.test(w));
  const here0 = pool.filter((m) => m.sentence === r.sentence);
  // A rate that opens a sentence is told of the figures in the sentence before.
  const near = here0.length ? here0 : pool.filter((m) => r.sentence - m.sentence === 1);
  const able = near.filter((m) => isDone(words(m)));
  // 处置事件66起，妥善处置36起: where both were done, the first is the whole of the second.
  const [late, early, ...rest] = able;
  const ofMany =
    late &&
    early &&
    !rest.length &&
    late.index === early.index + 1 &&
    alike(late.figure, early.figure) &&
    late.clause > early.clause &&
    pool.filter((m) => alike(m.figure, late.figure)).length === 2
      ? early
      : null;
  const isPart = (m: Mention): boolean =>
    m !== ofMany &&
    isDone(words(m)) &&
    (!leads(m, W.left) || leadWords(story, m).includes('已')) &&
    (denies || !denied.test(words(m)));
  // 1260个村中，1134个建成了服务中心，覆盖率达90%: a part of so many.
  const last = near[0];
  const of = last && story.mentions[last.index - 1];
  if (
    last &&
    of &&
    of.sentence === last.sentence &&
    summable(of) &&
    OF_SO_MANY.test(between(story, of, last)) &&
    alike(of.figure, last.figure) &&
    r.clause - last.clause <= 1
  )
    return query(r, [last], [of], isExact(last) && isExact(of));
  const full = name.replace(RATE_ENDING, '');
  const whole0 = (m: Mention): number => (full.length >= 3 && words(m).includes(full) ? 1 : 0);
  const parts = near.filter(isPart).sort((a, b) => whole0(b) - whole0(a));
  const [part] = parts;
  if (!part) return null;
  const own = divisions.filter((d) => d.parts.includes(part) && d.by !== 'behind').flatMap((d) => d.wholes);
  const wholes: Mention[] = [];
  const add = (m: Mention): void => {
    if (
      m !== part &&
      m.index < part.index &&
      !wholes.includes(m) &&
      !isOfAnother(part, m) &&
      (alike(m.figure, part.figure) || looselyAlike(m, part))
    )
      wholes.push(m);
  };
  // 履约66个，履约率88%；开工60个，开工率80%: the rates of one sentence have one whole.
  const common =
    shared &&
    own.length === 0 &&
    shared.figure.unit === part.figure.unit &&
    shared.chain !== part.chain &&
    !near.some((m) => m.chain === part.chain && m !== part && alike(m.figure, part.figure))
      ? shared
      : null;
  if (common) add(common);
  for (const m of own) add(m);
  for (const m of pool) if (!isPart(m) && stock?.test(words(m))) add(m);
  for (const m of near) if (!isPart(m)) add(m);
  for (const m of pool) add(m);
  const rank = (m: Mention): number =>
    (m === common ? 8 : own.includes(m) ? 4 : 0) +
    (stock?.test(words(m)) ? 2 : 0) +
    (m.figure.unit === part.figure.unit ? 1 : 0);
  wholes.sort((a, b) => rank(b) - rank(a));
  // A part larger than the whole makes no share, so a larger whole is preferred.
  if (r.figure.number.n < 100n * r.figure.number.d && wholes.some((m) => !less(m, part)))
    for (const [i, m] of [...wholes.entries()].reverse()) if (less(m, part)) wholes.splice(i, 1);
  const exactly =
    stock === null
      ? []
      : near.filter(
          (m) =>
            m !== part &&
            m.index < part.index &&
            !isPart(m) &&
            stock.test(words(m)) &&
            (m.figure.unit === part.figure.unit || (row.apart === true && looselyAlike(m, part))),
        );
  const told =
    exactly.length === 1
      ? exactly
      : pool.filter(
          (m) =>
            m !== part &&
            m.index < part.index &&
            !isPart(m) &&
            alike(m.figure, part.figure) &&
            m.sentence === part.sentence,
        );
  const [whole] = wholes;
  // 新收5120件，加上旧存318件: the cases concluded come from both.
  const both = SEVERAL_STOCKS.test(story.text.slice(startOf(story.sentences, r.sentence), r.lead));
  const mate = whole !== undefined && (whole.figure.unit === part.figure.unit || stock?.test(words(whole)) === true);
  const qualified =
    (narrow !== undefined && !narrowed(narrow, sinceBoth(story, part, r))) ||
    prefixed(story, name, row, pool, r, part, whole);
  const sure =
    whole !== undefined &&
    mate &&
    !qualified &&
    !both &&
    (row !== ANY || !UNITS_OF_MEASURE.test(part.figure.unit)) &&
    (parts.length === 1 || whole0(part) > whole0(parts[1] ?? part)) &&
    isExact(whole) &&
    isExact(part) &&
    part.chain === r.chain &&
    r.clause - part.clause <= 3 &&
    ((common !== null && whole === common) ||
      (own.length === 1 && own[0] === whole) ||
      (told.length === 1 && told[0] === whole) ||
      (told.length === 0 &&
        whole.sentence === part.sentence - 1 &&
        mayBe(words(whole)) &&
        pool.filter(
          (m) => m.sentence === whole.sentence && !isPart(m) && alike(m.figure, part.figure) && mayBe(words(m)),
        ).length === 1));
  return query(r, parts.length ? parts : near, wholes, sure, null, false, true);
}

function hasStem(words: string, stem: string): boolean {
  for (let i = 0; i + 2 <= stem.length; i++) if (words.includes(stem.slice(i, i + 2))) return true;
  const verb = stem.slice(-2);
  return [...verb].every((c) => words.includes(c));
}

const near0 = isPartOfSoMany;

/** Whether 中 makes the value right before the rate a part of the one before it. */
function isPartOfSoMany(story: Story, r: Mention): boolean {
  const a = story.mentions[r.index - 1];
  const b = story.mentions[r.index - 2];
  return (
    a !== undefined &&
    b !== undefined &&
    a.sentence === r.sentence &&
    b.sentence === r.sentence &&
    OF_SO_MANY.test(between(story, b, a))
  );
}

const looselyAlike = (a: Mention, b: Mention): boolean =>
  a.figure.unit.length === 1 && b.figure.unit.length === 1 && !EXACT_UNITS.test(a.figure.unit + b.figure.unit);

/** 在规定期限内办结 means 按期: a word that narrows the rate must narrow its part too. */
const narrowed = (narrow: string, words: string): boolean =>
  words.includes(narrow) || (IN_THE_PERIOD_SET.test(narrow) && SAYS_PERIOD_SET.test(words));

const sinceBoth = (story: Story, part: Mention, r: Mention): string => story.text.slice(part.since, r.lead);

/** Whether the rate's qualifier stands nowhere before, as in 农产品合格率, so that it is a rate of another stock. */
function prefixed(
  story: Story,
  name: string,
  row: RateRow,
  pool: readonly Mention[],
  r: Mention,
  part?: Mention,
  whole?: Mention,
): boolean {
  const at = name.search(row.name);
  const prefix = name.slice(0, Math.max(0, at)).replace(NO_NAME_OF_RATE, '').replace(NARROW, '');
  if (prefix.length < 2) return false;
  // 重点人群签约率 is a rate of 重点人群. The name of the part holds it and the name of the whole does not.
  if (
    (row.part !== null || prefix.length > 2) &&
    part &&
    whole &&
    labelOf(story, part).includes(prefix) &&
    !labelOf(story, whole).includes(prefix)
  )
    return true;
  const first = pool.at(-1);
  const words = story.text.slice(first ? first.since : r.since, r.lead);
  return !sharesBigram(prefix, words);
}
