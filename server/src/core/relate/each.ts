/**
 * So much for each of a thing: 每户6000元, 笔均44万元, 每百平方公里130公里. Somewhere the things are counted (86户, 4083笔), and their
 * total stands beside the count. The three make one product, in whatever order they are told.
 */
import { says, W } from '../grammar/words';
import { everyForm, everyWord, form, opening, whole, words } from '../grammar/lexemes';
import { OF_IT } from '../grammar/vocabulary/marks';
import { GROSS_PRODUCT, HEADS_OR_VISITS, HOUSEHOLD_INCOME } from '../grammar/vocabulary/measures';
import { THAT_IS, WHAT_IS_LEFT } from '../grammar/vocabulary/parts';
import { STANDARD_BEHIND } from '../grammar/vocabulary/plans';
import { QUARTER } from '../grammar/vocabulary/times';
import type { Relation, Severity } from '../model';
import type { Rational } from '../num/rational';
import * as q from '../num/rational';
import { smallCount } from '../num/numerals';
import { convert, unitAt } from '../read/units';
import type { Formula } from './formula';
import { formula, verdictOf } from './formula';
import { rule } from './judge';
import { asCue } from './cues';
import type { Mention, Story } from './mention';
import {
  before,
  between,
  clauseWords,
  eachClause,
  isAmount,
  leads,
  leadWords,
  mayStand,
  sentenceWords,
  sinceWords,
  tailWords,
  upToMark,
} from './mention';
import { mayBeBasis } from './basis';
import { sharesBigram } from './words';
import { chanceOf, printed, printedAs, slipBetween, valueOf } from './derived/chance';
import { only } from '../list';
import { group } from '../match';
import { endOf, startOf } from '../text/stretches';

/** The thing for each of which a figure is told. */
interface Thing {
  /** Counter or noun: 户, 亩, 专任教师. */
  readonly words: string;
  /** 每百, 每千, 每万. */
  readonly scale: number;
  /** How many times a year it is given: 12 for 每月; `months` or `days` where the text must tell how many. */
  readonly times: number | 'months' | 'days';
  /** To whom the things belong, where the words before 均 or 每 say so: 企业退休人员. */
  readonly whose: string;
  /** What each has: 补助, 负担学生; empty where only the measure is named. */
  readonly what: string;
}

interface TotalAndCount {
  readonly total: Mention;
  readonly count: Mention;
}

// Words for how often a thing is given.
const BY_THE_MONTH = words('每月 月均 每人月 人月均 月人均');
const BY_ANOTHER_TIME = words('每天 每日 日均 每晚 每学期 每季度? 每周 每趟');
const EVERY_STRETCH = everyWord('每个月 每[年月天日周] 每学期 每季度?');
const SO_MANY_MONTHS = everyForm`(\d{1,2}|[两三四五六七八九十])个月`;
const WHOLE_YEAR = words('全年 年度 一年 本年 每年 整年 一个年头');

// Words for each thing, and words that end its name.
const BEHIND_THE_THING = words(
  '约 达 为 是 共 均 平均 超过 近 [只仅] 有 完成 安排 可 需 补助 奖励 资助 投入 补贴 发放 增收 分',
);
const EACH_THING = form`每${words('一 单位')}?([十百千万])?(?:[个名位](?=[一-鿿]{2}))?([一-鿿]{1,10}?)(?=$|${BEHIND_THE_THING})`;
const MEAN_OF_THING = form`(${words('人次 家庭')}|[一-鿿])均([一-鿿]{0,8})$`;
const NO_THING = words('[年月日季周别各平]');
const SCOPE_OF_A_MEAN = form`^${words('全[市县区省镇村] 平均 按')}+`;
const NAMES_ITS_THING = asCue(words('班额 亩产 单产'));
const COUNTER_OF_BODIES = opening('[个名位家]');
const COUNTER_OF_PEOPLE = opening('[个名位]');
const COUNTER_BEFORE_NOUN = opening('[个名位家户条座所]');
const PIECE = opening('个');
const ONE_OR_A_HOUSEHOLD = whole('[人名户位]');
const HEADS = form`^(?:${words('人 名')}|生$)`;
const HEADS_OR_PUPILS = opening('人 名 生');
const HEADS_OR_TIMES = opening(HEADS_OR_VISITS);
const LIGHT_END = form`${words('约 达到? 为 是 共 均 只 仅 有 可 近')}{1,4}$`;

// Prices, and the verbs of paying them.
const PRICES = words('均价 单价');
const PAID_BY_STANDARD = form`^的?${words('标准 价格 单价')}${words('给予 予以 进行')}?(${words('补偿 补助 补贴 奖励 发放 收购 征收 征地 租')})`;
const PRICE_FOLLOWS = form`^的?[一-龥]{0,6}价`;
const TRADED = words('价 收购 出售 销售 卖');
const DISCOUNTED = form`[一二三四五六七八九\d]折|${words('优惠 减半 减免 折扣')}`;
const NO_EXACT_VALUE = form`${words('约 左右 以上 不低于 最[高低多少] 封顶')}|[至到]$`;
const RESTATED = form`^[，（]?${words(THAT_IS, '折')}约?$`;

// Names of the total of such a mean.
const HARVEST = words('总产 产量');
const PROCEEDS = words('产值 收入 销售额 货款');
const PAYING = words(
  '发放 支出 补助 补贴 发给 需 拨付 减免 支付 兑付 缴纳 资助 应[收缴交付发补退赔] 收取 征收 收缴 缴 交 付 费用 物业费 租金 工资 薪酬 奖励',
);
const SPENDING = words('花费 消费 支出 开支 费用');
const SPENT_OR_EARNED = words('收入 消费 支出 花费');
const TURNOVER = form`${words('销售额 成交额 金额 收入 产值 价款 总价 货款 货值 费用')}|款$`;
const COST = words('造价 成本');
const INVESTED = words('投资 投入', COST);
const SHORT_JOINT = form`^[、，]?[一-鿿]{0,4}$`;

const SCALES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 十: 10 };

const NOT_EACH = words(GROSS_PRODUCT, HOUSEHOLD_INCOME, '水资源 住房 绿地 寿命 预期');

const SLIP_REACH = 6;

const PEOPLE = whole(HEADS_OR_VISITS, '次');

export function relateEach(story: Story): Relation[] {
  if (
    !says(story.said, W.each) &&
    !mayStand(story, NAMES_ITS_THING) &&
    !story.mentions.some((m) => m.figure.unit.includes('/'))
  )
    return [];
  const out: Relation[] = [];
  const settled = new Map<Mention, TotalAndCount>();
  const open: { e: Mention; thing: Thing; pairs: readonly TotalAndCount[] }[] = [];
  for (const e of story.mentions) {
    const from = story.mentions[e.index - 1];
    // 每人每月由900元提高至1100元: the new value is for each as well.
    const reached =
      e.measure === 'level' && e.dir !== 0 && from?.measure === 'base' && !from.other && from.sentence === e.sentence;
    const mean = e.measure === 'mean' && NAMES_ITS_THING.test(leadWords(story, e));
    if (!isAmount(e) || e.seat || !(e.measure === 'each' || reached || mean)) continue;
    if (!reached && leads(e, W.rise, W.fall, W.compare)) continue;
    const thing = thingOf(story, reached ? from : e);
    if (!thing) continue;
    const pairs = pairsOf(story, e, thing).filter(({ count }) => mayBeBasis(story, e.figure, count));
    const fits = (p: TotalAndCount): boolean => holds(story, e, thing, p) === true;
    const right = pairs.find(fits) ?? pairsOf(story, e, thing, TOTAL_REACH, ALL_CANDIDATES).find(fits);
    if (right) {
      settled.set(e, right);
      out.push(...meanRelations(story, e, thing, right, null));
    } else open.push({ e, thing, pairs });
  }
  for (const { e, thing, pairs: all } of open) {
    // A total and its count have only one mean, and a total only one of each thing.
    const pairs = all.filter(
      (p) =>
        ![...settled].some(
          ([x, s]) => s.total === p.total && (s.count === p.count || thingOf(story, x)?.words === thing.words),
        ),
    );
    if (pairs.some((p) => isOfTheRest(story, e, p) || includesMore(story, e, thing, p))) continue;
    const [pair, severity] = accused(story, e, thing, pairs, settled);
    if (pair && severity) out.push(...meanRelations(story, e, thing, pair, severity));
    else {
      const slipped = slippedPair(story, e, thing, settled);
      if (slipped) out.push(...meanRelations(story, e, thing, slipped, 'warning'));
    }
  }
  return out;
}

const MEAN_OF_REST = formula('each = (total - part) / count');

/** 发放386万元，其中补发上年26万元，当年83人人均…: the mean is of the total without what was told as a part of it. */
const isOfTheRest = (story: Story, e: Mention, { total, count }: TotalAndCount): boolean =>
  story.mentions.some(
    (part) =>
      part.index > total.index &&
      part.index < e.index &&
      story.nested.has(part) &&
      part.figure.unit === total.figure.unit &&
      verdictOf(MEAN_OF_REST, { ...rolesOf(e, { total, count }), part: [part.figure] }) === true,
  );

const TOTAL_OF_MORE = formula('total = each * count + other');

/** 一等奖1人、奖8000元，二等奖23人、每人1500元，计4.25万元: the total includes what was told before as well. */
const includesMore = (story: Story, e: Mention, thing: Thing, { total, count }: TotalAndCount): boolean =>
  total.index > e.index &&
  thing.times === 1 &&
  story.mentions.some(
    (other) =>
      other.sentence === total.sentence &&
      other.index < e.index &&
      isLevelOrMean(other) &&
      other.figure.unit === total.figure.unit &&
      verdictOf(TOTAL_OF_MORE, { ...rolesOf(e, { total, count }), other: [other.figure] }) === true,
  );

/** The thing that the words before the figure name; null where they name none that can be counted. */
function thingOf(story: Story, e: Mention): Thing | null {
  const lead = eachClause(story, e) + leadWords(story, e);
  const months = BY_THE_MONTH.test(lead);
  const days = BY_ANOTHER_TIME.test(lead);
  const times = months ? 'months' : days ? 'days' : 1;
  const plain = lead.replace(EVERY_STRETCH, '').replace('月人均', '人均');
  const per = EACH_THING.exec(plain);
  if (plain.split('每').length > 2) return null;
  if (per) {
    const at = per.index + per[0].length;
    const unit = unitAt(null, group(per, 2), 0)?.words ?? '';
    const of = group(per, 2).indexOf('的');
    // 每公里造价, 每个家庭户的人口: the thing ends with its unit or before 的, and what each has follows.
    const cut = of > 0 ? of : unit !== '' && !COUNTER_OF_BODIES.test(unit) ? unit.length : group(per, 2).length;
    return {
      words: group(per, 2).slice(0, cut),
      scale: per[1] ? (SCALES[per[1]] ?? 1) : 1,
      times,
      whose: '',
      what: worn(group(per, 2).slice(cut).replace(OF_IT, '') + plain.slice(at)) || paidFor(tailWords(story, e)),
    };
  }
  const by = MEAN_OF_THING.exec(plain);
  if (by && !NO_THING.test(group(by, 1))) {
    const whose = plain.slice(0, by.index).replace(SCOPE_OF_A_MEAN, '');
    // 亩均单产 is the harvest of an acre.
    const what = NAMES_ITS_THING.test(group(by, 2)) ? '产量' : worn(group(by, 2));
    return { words: group(by, 1), scale: 1, times, whose, what };
  }
  // 平均班额, 亩产, 单产: the word itself tells the thing.
  const own = NAMES_ITS_THING.exec(plain)?.[0];
  if (own) {
    const what = own === '班额' ? '学生' : '产量';
    return { words: own === '班额' ? '班' : '亩', scale: 1, times, whose: '', what };
  }
  const slash = e.figure.unit.indexOf('/');
  if (slash >= 0) {
    const price = worn(plain).endsWith('单价');
    return { words: e.figure.unit.slice(slash + 1), scale: 1, times, whose: '', what: price ? '' : worn(e.name) };
  }
  // 采购1260套，单价285元: the price is for one of the things counted right before.
  const counted = story.mentions[e.index - 1];
  if (worn(plain).endsWith('单价') && counted && counted.sentence === e.sentence && !counted.figure.unit.includes('元'))
    return { words: counted.figure.unit, scale: 1, times, whose: '', what: '' };
  return null;
}

const worn = (words: string): string => words.replace(LIGHT_END, '');

/** 每亩4.2万元的标准补偿: the words after the figure tell what is paid. */
const paidFor = (tail: string): string => PAID_BY_STANDARD.exec(tail)?.[1] ?? (PRICE_FOLLOWS.test(tail) ? '均价' : '');

function meanRelations(
  story: Story,
  e: Mention,
  thing: Thing,
  pair: TotalAndCount,
  level: Severity | null,
): Relation[] {
  const times = timesOf(story, e, thing, pair.total) ?? 12;
  const found = rule(formulaOf(story, e, thing, pair, times), rolesOf(e, pair), {
    schema: 'each/product',
    kind: 'density',
    level,
    mark: pair.total.index > e.index ? 'total' : 'each',
    title: '单数、份数与总数不符',
    labels: { total: '总数', count: '份数', each: '每份' },
    order: ['total', 'count', 'each'],
    claim: (t) => `${t('total')} / ${t('count')} = ${t('each')}`,
  });
  return found ? [found] : [];
}

/** The total and count that the words leave no choice about, and how loudly a contradiction is reported. */
function accused(
  story: Story,
  e: Mention,
  thing: Thing,
  pairs: readonly TotalAndCount[],
  settled: ReadonlyMap<Mention, TotalAndCount>,
): readonly [TotalAndCount | null, Severity | null] {
  const nothing = [null, null] as const;
  const lead = leadWords(story, e);
  if (NOT_EACH.test(lead) || !pairs.length) return nothing;
  if (NO_EXACT_VALUE.test(lead.slice(-8) + tailWords(story, e).slice(0, 3))) return nothing;
  const near = ({ total, count }: TotalAndCount): boolean =>
    e.sentence - total.sentence <= 1 &&
    (total.index > e.index || Math.abs(e.clause - total.clause) <= 5) &&
    e.sentence - count.sentence <= 4;
  const far = pairs.filter(({ total, count }) => mayAccuse(story, e, thing, total, count));
  // The last count is meant: 人均消费2380元 after 其中过夜游客462万人次 is told of these.
  const last = pairs
    .map((p) => p.count)
    .filter((m) => m.index < e.index && !planned(story, m))
    .sort((a, b) => b.index - a.index)[0];
  // 按九折供应: less than the price was paid.
  if (DISCOUNTED.test(sentenceWords(story, e))) return nothing;
  const able = far.filter((p) => near(p) && (p.count === last || p.count.index > e.index));
  const beside = able.find(({ total, count }) => sideBySide(story, e, thing, total, count));
  // The total and count that another mean of the sentence confirms are those of this mean too.
  const vouched = far.filter(({ total }) =>
    [...settled].some(([x, p]) => p.total === total && x.sentence === e.sentence),
  );
  const counted = new Set(able.map((p) => p.count));
  const chosen =
    beside ??
    (vouched.length === 1 ? vouched[0] : null) ??
    able.find((p) => wordsTie(story, e, thing, p, pairs) && (counted.size === 1 || p.count.sentence === e.sentence));
  return chosen ? [chosen, 'warning'] : nothing;
}

function mayAccuse(story: Story, e: Mention, thing: Thing, total: Mention, count: Mention): boolean {
  // 亩产612.5公斤，即1225斤: the same value in another unit.
  if (total.index === e.index + 1 && RESTATED.test(between(story, e, total))) return false;
  const all = [total, count, e];
  if (all.some((m) => m.figure.bound !== 'exact' && m.figure.bound !== 'about')) return false;
  if (all.some((m) => m.figure.modality === 'forecast')) return false;
  // 仅基础养老金一项每月发放846万元。人均养老金196元: the total of one kind alone.
  if (total.clause !== e.clause && ONE_KIND_ALONE.test(clauseWords(story, total))) return false;
  if (timesOf(story, e, thing, total) === null) return false;
  if (planned(story, total) || planned(story, count) || leads(total, W.left, W.short, W.net)) return false;
  if (story.nested.has(total) && total.index !== e.index - 1) return false;
  // 其中一等茧30吨、每公斤52元，其余每公斤46元，共付茧款…: a total after two prices includes both.
  const another = story.mentions.some(
    (x) =>
      x !== e &&
      x.sentence === e.sentence &&
      x.index < total.index &&
      total.index > e.index &&
      x.measure === 'each' &&
      x.figure.unit === e.figure.unit,
  );
  // 其余11村村均40.5万元: the total of all is not that of the rest.
  if (another || [e, count].some((m) => WHAT_IS_LEFT.test(leadWords(story, m)))) return false;
  // 两库分别为9200吨、10850吨。运费每吨28元，共50400元: one of several values that were told together is not what is paid for.
  if (count.seat && count.sentence !== e.sentence) return false;
  // A count after 其中 has no total before it.
  if (story.nested.has(count) && total.index < count.index && count.index < e.index) return false;
  // 在校学生…。专任教师3.27万人，平均每名专任教师负担学生14.1人: the words name both.
  const what = whatOf(thing, count);
  const bothNamed = thing.words.length >= 3 && what.length >= 2 && sharesBigram(what, total.name);
  // 拿出85.6万元分给农户。…214户户均领到4000元: what each gets is of what was paid out.
  const paidOut = count.index === e.index - 1 && GIVEN.test(what) && toldAlike(story, what, total);
  if (total.sentence < count.sentence && count.index < e.index && !bothNamed && !paidOut) return false;
  if (thing.whose.length >= 2 && !sameHead(story, thing.whose, count)) return false;
  if (count.sentence !== e.sentence && thing.whose === '' && story.divided.has(count) && whatOf(thing, count) === '')
    return false;
  if (total.index > e.index) {
    // 每人每月800元…全年共支出…: the total may follow later where the text says how often it is paid.
    const grown = thing.what === '产量' && HARVEST.test(leadWords(story, total)) && total.sentence - e.sentence <= 1;
    // 按每公斤14元收购。仅此一项实现产值1008万元: the proceeds of what was sold at the price.
    const sold = isPrice(story, e) && PROCEEDS.test(leadWords(story, total)) && total.sentence - e.sentence <= 2;
    const summed = isTotalOf(thing, total) && total.sentence - e.sentence <= 1;
    const paid =
      grown ||
      sold ||
      summed ||
      isAccordingly(story, e, total) ||
      (thing.times === 'months' && PAYING.test(leadWords(story, total)));
    if (before(total, W.period) && !leads(total, W.sumUp, W.total) && !paid) return false;
    if (total.chain !== e.chain && !(paid && total.sentence - e.sentence <= 2)) return false;
    if (paid && total.chain !== e.chain && toldAlike(story, thing.what, total) === false && thing.what !== '')
      return false;
  }
  if (count.index > e.index && total.index < e.index) return false;
  if (count.index > e.index && count.sentence !== e.sentence && total.index < count.index) return false;
  return Math.abs(e.sentence - total.sentence) <= 2;
}

/** 发放贷款4083笔17.82亿元，笔均44.13万元: total and count stand side by side right before the mean. */
function sideBySide(story: Story, e: Mention, thing: Thing, total: Mention, count: Mention): boolean {
  const [a, b] = total.index < count.index ? [total, count] : [count, total];
  if (b.index !== e.index - 1 || a.index !== b.index - 1 || a.sentence !== e.sentence) return false;
  const joint = between(story, a, b);
  if (!SHORT_JOINT.test(joint) || a.chain !== e.chain) return false;
  const what = whatOf(thing, count);
  return what === '' || toldAlike(story, what, total);
}

const MEASURED = words('税收 产值 收入 利润 投资 工资 产量 分红 面积 成本 能耗 消费 花费 支出 贷款 补助');

function wordsTie(
  story: Story,
  e: Mention,
  thing: Thing,
  { total, count }: TotalAndCount,
  pairs: readonly TotalAndCount[],
): boolean {
  const what = whatOf(thing, count);
  if (PRICES.test(leadWords(story, e))) return toldAlike(story, '均价', total);
  if (what === '') {
    if (total.index > e.index)
      return leads(total, W.sumUp, W.total) || total.index === e.index + 2 || thing.times === 'months';
    // 户均527.3元 without other words is of the one total before it: the money in 2136笔9485万元.
    // 面积1856平方公里，…每百平方公里: the only total may be in the sentence before.
    const near = total.sentence === e.sentence || (count.sentence === e.sentence && e.sentence - total.sentence === 1);
    return (
      near &&
      !story.mentions.some(
        (m) => m.index > count.index && m.index < e.index && m !== total && isLevelOrMean(m) && m.measure === 'level',
      ) &&
      !pairs.some(
        (p) =>
          p.total !== total && p.total.sentence === e.sentence && p.total.index < e.index && !story.nested.has(p.total),
      )
    );
  }
  if (toldAlike(story, what, total))
    return total.chain === e.chain || total.index < e.index || thing.times === 'months' || what === '产量';
  if (PEOPLE.test(total.figure.unit) && PEOPLE.test(unitOf(e)))
    return total.chain === e.chain && total.index === e.index - 1;
  const other = what.length >= 2 && total.name.length >= 2 && MEASURED.test(what);
  return leads(total, W.sumUp, W.total) && !other && total.chain === e.chain;
}

/** Above this chance a figure that fits after a slip proves nothing. */
const CHANCE = 0.03;

/**
 * The total and count that give the mean after one slip, where neither stands so near that the words alone decide. The
 * count must stand in the sentence of the mean or next to it, and no other pair may give what is printed.
 */
function slippedPair(
  story: Story,
  e: Mention,
  thing: Thing,
  settled: ReadonlyMap<Mention, TotalAndCount>,
): TotalAndCount | null {
  if (e.figure.bound !== 'exact' || NOT_EACH.test(leadWords(story, e)) || thing.times !== 1 || thing.scale !== 1)
    return null;
  const shown = printed(e.figure);
  if (shown === null) return null;
  const pairs = pairsOf(story, e, thing, SLIP_REACH).filter(
    ({ total, count }) =>
      (total.index < e.index || (total.index === e.index + 1 && isStandard(story, e))) &&
      count.index < e.index &&
      total.figure.bound === 'exact' &&
      count.figure.bound === 'exact' &&
      !WHAT_IS_LEFT.test(leadWords(story, count)) &&
      (e.sentence - count.sentence <= 1 ||
        isOnly(story, count, e) ||
        (thing.whose.length >= 2 && sameHead(story, thing.whose, count))) &&
      !planned(story, total) &&
      !planned(story, count) &&
      // 集体收入63万元…户均领取补贴150元: the subsidy is no part of the income.
      (whatOf(thing, count) === '' ||
        toldAlike(story, whatOf(thing, count), total) ||
        (PAYING.test(whatOf(thing, count)) && PAYING.test(clauseWords(story, total)))),
  );
  if (!pairs.length || pairs.some((p) => holds(story, e, thing, p) === true)) return null;
  const countedBy = new Set(pairs.map((p) => p.count));
  if (
    countedBy.size !== 1 ||
    [...settled.values()].some((p) => countedBy.has(p.count) && pairs.some((x) => x.total === p.total))
  )
    return null;
  const fits = pairs.filter((p) => {
    const factor = convert(p.total.figure.unit, unitOf(e)) ?? q.ONE;
    const value = (valueOf(p.total.figure) * (Number(factor.n) / Number(factor.d))) / valueOf(p.count.figure);
    const right = printedAs(value, e.figure);
    if (Math.abs(Number(right) - Number(shown)) <= 1.000001 * 10 ** -e.figure.decimals) return false;
    const slip = slipBetween(shown, right);
    return slip !== null && chanceOf(shown, slip, pairs.length) <= CHANCE;
  });
  const [only, second] = fits;
  return only && !second && verdictOf(formulaOf(story, e, thing, only, 1), rolesOf(e, only)) === false ? only : null;
}

const MOST_CANDIDATES = 5;

/** How many sentences apart total and mean may stand, where words tie them and where only a slip does. */
const TOTAL_REACH = 2;

/** How many values may confirm a mean, with the parts of earlier lists, which never accuse it. */
const ALL_CANDIDATES = 12;

function pairsOf(story: Story, e: Mention, thing: Thing, reach = TOTAL_REACH, most = MOST_CANDIDATES): TotalAndCount[] {
  const near = (m: Mention): number => Math.abs(m.sentence - e.sentence) * 100 + Math.abs(m.index - e.index);
  const pool = story.mentions.filter(
    (m) =>
      m !== e &&
      // 去年实灌10.9万亩: a value of another time may confirm as well.
      (isLevelOrMean(m) || (most === ALL_CANDIDATES && isAmount(m) && m.measure === 'base')) &&
      (m.bracket < 0 || m.bracket === e.bracket) &&
      (most === ALL_CANDIDATES || !(story.nested.has(m) && m.chain !== e.chain)) &&
      (m.index < e.index
        ? e.sentence - m.sentence <= Math.max(4, reach)
        : m.sentence - e.sentence <=
          (thing.times === 'months' || isPrice(story, e)
            ? 2
            : thing.what === '产量' || isTotalOf(thing, m) || isAccordingly(story, e, m)
              ? 1
              : 0)),
  );
  const unit = unitOf(e);
  const totals = pool
    .filter(
      (m) =>
        Math.abs(m.sentence - e.sentence) <= reach &&
        m.measure === 'level' &&
        // 平均亩产463公斤，最高的点512公斤: an extreme is no total.
        !leads(m, W.max, W.min) &&
        // 每斤1.08元，同比低0.14元: a total is not less than one share of it.
        !(m.figure.unit === unit && valueOf(m.figure) < valueOf(e.figure)) &&
        (convert(m.figure.unit, unit) !== null || (PEOPLE.test(unit) && PEOPLE.test(m.figure.unit))),
    )
    .sort((a, b) => near(a) - near(b))
    .slice(0, most);
  const things = pool
    .filter((m) => counts(story, m, thing))
    .sort((a, b) => near(a) - near(b))
    .slice(0, most);
  return totals.flatMap((total) => things.filter((c) => c !== total).map((count) => ({ total, count })));
}

const isLevelOrMean = (m: Mention): boolean =>
  isAmount(m) && !m.other && (m.measure === 'level' || m.measure === 'mean');

const ACCORDINGLY = form`^[^，。；\d]{0,2}${words('据此 按此 照此 由此 依此 按这个标准 按照这一标准')}`;

/** 每亩补助130元。据此安排补助资金305.5万元: the next sentence says that its total follows. */
const isAccordingly = (story: Story, e: Mention, total: Mention): boolean =>
  total.sentence - e.sentence === 1 && total.name.length >= 2 && ACCORDINGLY.test(sentenceWords(story, total));

/** 按每公斤14元收购. */
const isPrice = (story: Story, e: Mention): boolean => unitOf(e).endsWith('元') && TRADED.test(clauseWords(story, e));

/** 亩均产值2400元。…总产值约3600万元: the total of the same thing. */
const isTotalOf = ({ what }: Thing, total: Mention): boolean =>
  what.length >= 2 && total.name.endsWith(`总${what}`) && what !== '总';

/** Whether the mention counts the thing. */
function counts(story: Story, m: Mention, { words }: Thing): boolean {
  const { unit } = m.figure;
  // 每人一套，每套168元: there are as many sets as people.
  if (words.length === 1 && ONE_OR_A_HOUSEHOLD.test(unit) && isOneEach(story, unit, words)) return true;
  const noun = words.replace(COUNTER_BEFORE_NOUN, '');
  // 每名专任教师: the noun tells which people are counted.
  if (noun !== words && noun.length >= 3 && m.name.length >= 2)
    return noun.startsWith(m.name) || [2, 3, 4].some((k) => m.name.endsWith(noun.slice(0, k)));
  if (words === unit || (words.length === 1 && unit.length === 2 && unit.endsWith(words))) return true;
  if (words.startsWith(unit) && unit.length >= 1 && unit !== '个') return true;
  if (convert(unit, words) !== null && (words.length > 1 || words === '斤' || words === '亩')) return true;
  if (unit === '人' && HEADS.test(words)) return true;
  if (unit === '名' && HEADS_OR_PUPILS.test(words)) return true;
  if (unit === '人次' && HEADS_OR_TIMES.test(words)) return true;
  const core = words.replace(PIECE, '');
  const name = m.name || upToMark(tailWords(story, m));
  if (unit === '元' || !name || !core) return false;
  if (core.length === 1) return [name, upToMark(tailWords(story, m))].some((n) => n.endsWith(core) && unit.length <= 1);
  return (
    core.startsWith(name) ||
    [2, 3, 4].some((k) => name.endsWith(core.slice(0, k))) ||
    upToMark(tailWords(story, m)).startsWith(core)
  );
}

const ONE_KIND_ALONE = form`[仅单光](?![此这])[^，。；\d]{1,14}一项`;

const GIFTS = whole('份 套 件 盒 袋 箱');

const isOneEach = ({ text }: Story, unit: string, thing: string): boolean => {
  const who = unit === '户' ? '户' : '[人名位]';
  return (
    new RegExp(`每${who}[^，。；\\d]{0,4}[一1]${thing}`).test(text) ||
    // 为320名工人发放慰问品，每份价值150元: a parcel for each.
    (GIFTS.test(thing) &&
      new RegExp(
        `[为向给对][^，。；]{0,12}\\d+${unit}[^，。；\\d]{0,10}(?:发放|赠送|送上|送去|慰问)[^，。；\\d]{0,10}，每${thing}`,
      ).test(text))
  );
};

/** 按生均850元的标准: what is paid at this rate follows. */
const isStandard = (story: Story, e: Mention): boolean =>
  sinceWords(story, e).includes('按') && STANDARD_BEHIND.test(tailWords(story, e));

/** No other figure before the mean counts in its unit. */
const isOnly = (story: Story, count: Mention, e: Mention): boolean =>
  e.sentence - count.sentence <= SLIP_REACH &&
  !story.mentions.some((x) => x !== count && x.index < e.index && x.figure.unit === count.figure.unit);

/** Whether the count is of the people whose mean is told: 企业退休人员 may be counted as 退休人员. */
function sameHead(story: Story, whose: string, count: Mention): boolean {
  const name = count.name + upToMark(tailWords(story, count));
  return name.includes(whose.slice(-2)) || (count.name.length >= 2 && whose.includes(count.name.slice(-2)));
}

/** What is due at a price or rate follows from it, although it is not paid yet. */
const DUE = words('需 应[收缴交付发补退赔]');
const planned = (story: Story, m: Mention): boolean =>
  leads(m, W.plan) && !leads(m, W.done) && !DUE.test(leadWords(story, m));

/** 每名专任教师负担学生: the words after the noun that is counted. */
function whatOf({ words, what }: Thing, count: Mention): string {
  const noun = words.replace(COUNTER_OF_PEOPLE, '');
  const known = [count.name, ...[4, 3, 2].map((k) => count.name.slice(-k))].find(
    (n) => n.length >= 2 && noun.startsWith(n) && noun.length > n.length,
  );
  return known ? noun.slice(known.length) + what : what;
}

/** 户均分得 and 人均资助 are told of the money paid out, whatever it is called. */
const GIVEN = opening('分红 分得 分到 领取 领到 受助 资助 补助 获助 获得 发放 奖励 补贴');
const PAID_OUT = words(
  '分红 盈余 收益 助学金 奖学金 补助 补贴 救助金 慰问金 奖金 奖励 抚恤金 津贴 资金 分配 分发 流转金 租金 土地款 务工费 分给 分到 返还 发到',
);

/** Whether total and mean are told by the same words. */
function toldAlike(story: Story, what: string, total: Mention): boolean {
  const words = `${total.name}${upToMark(tailWords(story, total))}${clauseWords(story, total)}`;
  if (what.includes('税') && words.includes('税')) return true;
  if (GIVEN.test(what) && PAID_OUT.test(words)) return true;
  if (SPENDING.test(what) && SPENT_OR_EARNED.test(words)) return true;
  if (what.endsWith('价') && TURNOVER.test(words)) return true;
  if (what === '产量') return true;
  // 采鲜叶21.5万公斤, 亩均采摘250公斤: one verb, in its short and its long form.
  if (what.length === 2 && total.name.startsWith(what.charAt(0))) return true;
  if (COST.test(what) && INVESTED.test(words)) return true;
  return sharesBigram(what, words);
}

function holds(story: Story, e: Mention, thing: Thing, pair: TotalAndCount): boolean | null {
  const times = timesOf(story, e, thing, pair.total) ?? (thing.times === 'months' ? 12 : null);
  return times === null ? null : verdictOf(formulaOf(story, e, thing, pair, times), rolesOf(e, pair));
}

/** How many times a year it is given; null where the text does not tell. */
function timesOf(story: Story, e: Mention, thing: Thing, total: Mention): number | null {
  if (thing.times === 1) return 1;
  // 每人每月138元，每月需发放846万元: both are of a month.
  if (thing.times === 'months' && BY_THE_MONTH.test(leadWords(story, total))) return 1;
  if (thing.times === 'days') return null;
  const words = clauseWords(story, total) + clauseWords(story, e);
  const said = only([...new Set([...SO_MANY_MONTHS.all(spanOf(story, e, total))].map((hit) => group(hit, 1)))]);
  if (said !== null) return smallCount(said);
  if (words.includes('半年')) return 6;
  if (QUARTER.test(words) && !words.includes('前')) return 3;
  return WHOLE_YEAR.test(words) || total.figure.period.endsWith('年') || total.figure.period === '全年' ? 12 : null;
}

/** The words from the figure to its total and around them; the number of months may stand between. */
const spanOf = (story: Story, e: Mention, total: Mention): string =>
  story.text.slice(
    Math.min(startOf(story.clauses, e.clause), startOf(story.clauses, total.clause)),
    Math.max(endOf(story.clauses, e.clause), endOf(story.clauses, total.clause)),
  );

function formulaOf(story: Story, e: Mention, thing: Thing, { total, count }: TotalAndCount, times: number): Formula {
  const weight = convert(unitOf(e), total.figure.unit) ?? q.ONE;
  const per = convert(thing.words, count.figure.unit);
  const scale: Rational = q.mul(q.integer(thing.scale), per ?? q.ONE);
  // each × weight × times = total × scale ÷ count.
  const factor = q.div(scale, q.mul(weight, q.integer(times)));
  const product = q.div(q.ONE, factor);
  const by = (r: Rational): string => (r.n === 1n ? '' : ` * ${r.n}`) + (r.d === 1n ? '' : ` / ${r.d}`);
  return e.index > total.index && e.index > count.index
    ? formula(`each = total / count${by(factor)}`)
    : formula(`total = each * count${by(product)}`);
}

/** The unit of what each has: 元 of 元/亩. */
const unitOf = (e: Mention): string => e.figure.unit.split('/', 1)[0] ?? '';

const rolesOf = (e: Mention, { total, count }: TotalAndCount) => ({
  total: [total.figure],
  count: [count.figure],
  each: [e.figure],
});
