/**
 * Relations that are one row each. A new relation is a new row, with sentences in which it reports a fault and more
 * sentences in which it does not.
 */
import { IN_CLAUSE, IN_WORDING, endingIn } from '../grammar/vocabulary/marks';
import { GROSS_PRODUCT } from '../grammar/vocabulary/measures';
import { COMES, GIVEN_BACK, GOES, SIDE_TOTALLED, TOTAL_OF_A_SIDE } from '../grammar/vocabulary/parts';
import { THIS_PERIOD, YEAR_START } from '../grammar/vocabulary/times';
import type { Pattern } from '../grammar/lexemes';
import { Words, closing, everyForm, everyWord, form, whole, words, opening } from '../grammar/lexemes';
import { says, W } from '../grammar/words';
import type { Row, Slot } from './bind';
import type { Bound } from './row';
import { row } from './row';
import { smallCount } from '../num/numerals';
import { formula } from './formula';
import type { Mention, Story } from './mention';
import { alike, less, isAmount, leads, leadWords, sinceWords, tailWords, isLevel } from './mention';
import { CONTRIBUTION_ROW, NAMED_ROWS } from './named';
import { coreOf } from './share';
import { sharesBigram } from './words';
import { endOf } from '../text/stretches';

// Names for the two sides of an account and for what is left.
const INCOMES = closing('收入 收入完成 收入总计 收入合计 筹集');
const OUTLAYS = closing('支出 支出完成 支出总计 支出合计 支出共计');
const OF_THIS_ACCOUNT = words(THIS_PERIOD, '收支 年度 年终 年末 净 相抵 相抵后');
const LEFT_OVER = words('结余 结存');
const SURPLUS = form`(?:^|${OF_THIS_ACCOUNT})(?:收支)?${words(LEFT_OVER, '节余')}$|(?:${words('年终 年末')}|相抵后?)结转(?:下年)?$`;
const EXPORTS = form`(?<!进)${words('出口 出口总?额 出口总值 出口完成')}$`;
const IMPORTS = closing('进口 进口总?额 进口总值 进口完成');
const BIRTHS = closing('出生 出生人口 出生人数 出生登记');
const DEATHS = closing('死亡 死亡人口 死亡人数 死亡注销 死亡登记');
const HEADS = words('人口 人数');
const NATURAL_LOSS = form`自然(?:变动)?净?减少${HEADS}?$`;
const NATURAL_GAIN = form`自然(?:变动)?${words('增长 增加 净增')}${HEADS}?$|净增(?:人口)?$`;
const SETTLED = words('整改 清偿 偿还 拨付 支付 办结 化解 收回 销号');
const TOTAL_INCOME = closing('收入总计 收入合计 收入总量');
const TOTAL_OUTLAY = closing('支出总计 支出合计 支出总量');
const INCOME_VOLUME = closing('收入总[量计]');
const OUTLAY_VOLUME = closing('支出总[量计]');
const BALANCED = form`收支(?:相抵，?)?${words('平衡 相等')}|两[者相]平衡`;
const BALANCED_TO_THE_END = form`${BALANCED}(?=[，。；）])`;

// Words for what there was at the start of the period and at its end.
const OPENED = form`${words(YEAR_START, '月初 上年末 上年 上期 历年 原有')}${IN_CLAUSE}{0,6}${words(LEFT_OVER, '结转 余额')}|旧存`;
const MAY_OPEN = words(YEAR_START, '上年 旧存 上期 月初');
const OPENING_STOCKS = words(YEAR_START, '上年末 上年结转 上年结余 上年滚存 旧存 上期结转 月初');
const STOCKED = words(
  '生产 入库 收入 新收 购入 增加 转入 新增 调入 收购 购进 新购 采购 进库 本年收入 当年收入 繁育 出生',
);
const TAKEN_OUT = words(
  '出库 偿还 归还 支出 执结 审结 结案 办结 销售 减少 转出 调出 售出 核销 拨付 使用 出栏 淘汰 死亡 领用 报废',
);
const CLOSING_STOCKS = words('年末 期末 年终 月末 未结 结转下年 滚存 累计');
const FORMER_YEARS = words(YEAR_START, '上年');
const ROLLED = words('滚存 累计');
const OPENING_BALANCE = form`${words('上年末', FORMER_YEARS)}${IN_CLAUSE}{0,4}${words(ROLLED, '历年')}?${LEFT_OVER}$`;
const BALANCE_OF_THE_YEAR = form`${THIS_PERIOD}(?:收支)?${LEFT_OVER}$`;
const CLOSING_BALANCE = form`(?:${words('年末 期末')}${IN_CLAUSE}{0,4}${ROLLED}?|${ROLLED})${LEFT_OVER}$`;

// Words for those who should be there and for those who are.
const MISSING = words('缺考 缺勤 缺席 空编 空置 空岗 缺编');
const MISSING_RATES = form`${MISSING}率`;
const MISSING_RATE_AT_END = form`${MISSING}率${IN_CLAUSE}{0,3}$`;
const OUGHT_TO_BE = words('报名 报考 应考 应到 核定 编制 总量 总面积 应出勤 共有');
const ARE_THERE = words('到考 实考 参考 参加 实到 出勤 实有 在编 已出租 已售 使用 出租 入驻');
const NATURAL_CHANGES = words('自然减少 自然增加 自然增长');
const NATURAL_CHANGE_AT_END = form`${NATURAL_CHANGES}${HEADS}?为?$`;
const RETURNED = endingIn(6, GIVEN_BACK);
const BALLOTS = words('选?票 表决票');
const VALID_BALLOTS = form`(?<!无)有效${BALLOTS}?$`;
const INVALID_BALLOTS = closing('无效 无效选?票 无效表决票 废票');

// Words and marks around the name of a figure that do not belong to it.
const CLAUSE_ENDS = form`^[，。；）]?$`;
const NAME_LEADS = words(
  '其中 实际 比 较 全[市县区省] 我[市县区] 今年 现有 目前 全年 上半年 下半年 前三季度 同期 当年 共 累计 本年 缴纳 上缴 扣除 减去',
);
const BEFORE_NAME = form`^(?:${NAME_LEADS}|[\d年月份])*`;
const SAYS_AMOUNT = form`${words('完成 实现 为 达到 达 约 共 是')}{1,4}$`;
const THIS_YEAR_AT_END = closing('当年 当期');
const ABOUT = form`[了约近出]{1,3}$`;

// Words that compare one rate with another.
const COMPARED_WITH = form`[比较]([^，。；（）\d]{2,14})(?:（[^）]*）)?(?:\d[\d.]*%)?[高低快慢]?$`;
const ABOVE_OTHER = form`^${words('低于 高于 快于 慢于 优于')}${IN_WORDING}{2,14}$`;
const COMPARES_WITH_NAME = form`(?:[比较]|[高低快慢好优多少][于出过]|${words('领先 落后')})[^，。；（）]{2,16}$`;
const SCOPE_OF_GAP = form`^(?:全[国省市县区州]|[一-鿿]{2,3}[省市县区])`;
const MEAN_RATE_WORDS = everyWord('平均 水平 增速 增幅 整体 的 总体 增长 出 部');
const THE_ECONOMY = whole('经济', '地区生产总值', GROSS_PRODUCT);

// So much each year, or each month.
const YEARS_OF_TOTAL = form`([一二两三四五六七八九十]|\d{1,2})年[间来]?${words('累计 共 合计 总共')}`;
const A_YEAR_AT_END = form`每年${IN_WORDING}{0,8}$`;
const MEAN_OF_A_MONTH = form`^(?:全年)?月均${IN_WORDING}{0,4}$`;
const MONTHLY_WORDS = everyForm`^全年|月均|[约为达]`;

const slot = (is: Slot['is'], ...says: readonly W[]): Slot => (says.length ? { is, says } : { is });
const sameUnit = ({ figure: a }: Mention, { figure: b }: Mention): boolean => a.unit === b.unit && a.kind === b.kind;
const withinClauses = (mentions: readonly Mention[], clauses: number): boolean => {
  const all = mentions.map((m) => m.clause);
  return Math.max(...all) - Math.min(...all) <= clauses;
};

// ---------------------------------------------------------------- plan and result

const isDone = (m: Mention): boolean =>
  isLevel(m) && !leads(m, W.over, W.short, W.left) && (leads(m, W.done) || !leads(m, W.plan));

const OTHER_EXCESS = opening('利润 收益 累进 奖励 部分');

/** 带动超额利润3000万元: the noun behind says that something else is meant than the excess over the plan. */
const isExcess = (s: Story, m: Mention): boolean => {
  const over = m.before.findLast((t) => t.start >= m.lead && says(t, W.over));
  const next = over ? s.text.slice(over.end, m.figure.at.start) : '';
  return !OTHER_EXCESS.test(next);
};

const PLAN_ROWS: readonly Row[] = [
  row({
    id: 'plan/short',
    kind: 'plan',
    formula: formula('gap = plan - done'),
    slots: {
      plan: slot((m) => isLevel(m) && (leads(m, W.plan, W.total) || m.name.includes('应')), W.plan, W.total),
      done: slot((m) => isLevel(m) && leads(m, W.done), W.done),
      gap: slot((m, s) => isLevel(m) && leads(m, W.short) && CLAUSE_ENDS.test(tailWords(s, m).slice(0, 1)), W.short),
    },
    target: 'gap',
    reach: 'neighbours',
    nearest: true,
    fits: (b) =>
      kindOfPlan(b) &&
      alike(b.plan.figure, b.gap.figure) &&
      alike(b.done.figure, b.gap.figure) &&
      // Nothing is missing where more was done than planned.
      !less(b.plan, b.done),
    accuse: 'error',
    title: '差额与计划、完成数不符',
    labels: { plan: '计划', done: '完成' },
    claim: (t) => `${t('plan')} - ${t('done')} = ${t('gap')}`,
    bad: ['改厕任务4600户，已完成4150户，还差⟦350户⟧。'],
    good: [
      '改厕任务4600户，已完成4150户，还差450户。',
      '年度预算60项，已完成45项，还差3项手续。',
      '任务4600户，已完成4150户，另有350户缓建。',
    ],
  }),
  row({
    id: 'plan/over',
    kind: 'plan',
    formula: formula('gap = done - plan'),
    slots: {
      plan: slot((m) => isLevel(m) && leads(m, W.plan), W.plan),
      done: slot(isDone),
      gap: slot((m, s) => isAmount(m) && leads(m, W.over) && isExcess(s, m), W.over),
    },
    target: 'gap',
    reach: 'chain',
    fits: (b) =>
      b.plan.index < b.gap.index && b.done.index < b.gap.index && sameUnit(b.plan, b.gap) && sameUnit(b.done, b.gap),
    accuse: 'error',
    title: '超额数与计划、完成数不符',
    labels: { plan: '计划', done: '完成' },
    claim: (t) => `${t('done')} - ${t('plan')} = ${t('gap')}`,
    bad: ['计划征兵260人，实际征兵274人，超计划⟦24人⟧。'],
    good: [
      '计划征兵260人，实际征兵274人，超计划14人。',
      '计划征兵260人，实际征兵274人，超额完成任务。',
      '计划投资8亿元，完成8.6亿元，带动超额利润3000万元。',
    ],
  }),
  row({
    id: 'plan/over-named',
    kind: 'plan',
    formula: formula('gap = done - plan'),
    slots: {
      done: slot((m) => isLevel(m) && !leads(m, W.plan)),
      plan: {
        is: (m) => isAmount(m) && leads(m, W.plan) && (leads(m, W.over, W.gap) || m.figure.boundWords.includes('超')),
        says: [W.plan],
        plain: true,
      },
      gap: slot((m, s) => isAmount(m) && s.mentions[m.index - 1]?.figure.at.end === m.figure.at.start),
    },
    target: 'gap',
    reach: 'chain',
    fits: (b) =>
      b.plan.index === b.gap.index - 1 &&
      b.done.index < b.plan.index &&
      sameUnit(b.plan, b.gap) &&
      sameUnit(b.done, b.gap),
    accuse: 'error',
    title: '超额数与计划、完成数不符',
    labels: { plan: '计划', done: '完成' },
    claim: (t) => `${t('done')} - ${t('plan')} = ${t('gap')}`,
    bad: ['全年完成造林8.6万亩，超出年度目标8.0万亩⟦0.9万亩⟧。'],
    good: [
      '全年完成造林8.6万亩，超出年度目标8.0万亩0.6万亩。',
      '全年完成造林8.6万亩，超出年度目标8万亩。',
      '超出年度目标8.0万亩0.6万亩。',
    ],
  }),
  row({
    id: 'plan/over-rate',
    kind: 'plan',
    formula: formula('rate = 100 * (done - plan) / plan'),
    slots: {
      plan: slot((m) => isLevel(m) && leads(m, W.plan), W.plan),
      done: slot(isDone),
      rate: slot((m) => m.figure.kind === 'percent' && leads(m, W.over), W.over),
    },
    target: 'rate',
    reach: 'chain',
    fits: (b) => b.plan.index < b.rate.index && b.done.index < b.rate.index && sameUnit(b.plan, b.done),
    accuse: 'error',
    title: '超额比例与计划、完成数不符',
    labels: { plan: '计划', done: '完成' },
    claim: (t) => `${t('done')} / ${t('plan')} - 1 = ${t('rate')}`,
    bad: ['计划植树40万株，实际植树46万株，超计划⟦20%⟧。'],
    good: [
      '计划植树40万株，实际植树46万株，超计划15%。',
      '计划植树40万株，实际植树46万株，成活率超过90%。',
      '植树46万株，超计划15%。',
    ],
  }),
];

// 完成6.35亿元，离年度计划8亿元还差1.65亿元: the plan may stand right before what is missing.
const kindOfPlan = (b: Bound<'plan' | 'done' | 'gap'>): boolean =>
  b.done.index < b.gap.index && (b.plan.index < b.done.index || b.plan.index === b.gap.index - 1);

// ---------------------------------------------------------------- in, out and what is left

interface Account {
  readonly id: string;
  readonly into: Pattern;
  readonly out: Pattern;
  readonly rest: Pattern;
  /** Where the pattern of the rest is a form: one of these words stands in each of its matches. */
  readonly keys?: Words;
  /** Words for another stock that belongs to the rest. */
  readonly unless?: Pattern;
  /** The difference may come from any number of flows, so that two of several prove nothing. */
  readonly open?: true;
  readonly level: 'error' | 'warning';
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** Each line is a balance of official books: what comes in, what goes out, what is left. */
const ACCOUNTS: readonly Account[] = [
  {
    id: 'books/fund',
    into: INCOMES,
    out: OUTLAYS,
    rest: SURPLUS,
    keys: words(LEFT_OVER, '节余 结转'),
    unless: words('累计 滚存 历年 结转 上年结余 年初'),
    level: 'error',
    bad: ['医疗互助基金收入640万元，支出585万元，当年结余⟦65万元⟧。'],
    good: [
      '医疗互助基金收入640万元，支出585万元，当年结余55万元，累计结余210万元。',
      '基金收入640万元，支出585万元，滚存结余210万元。',
      '门票收入640万元，支出补贴85万元，实现利润120万元。',
    ],
  },
  {
    id: 'books/surplus',
    into: EXPORTS,
    out: IMPORTS,
    rest: closing('顺差'),
    level: 'error',
    bad: [
      '全年出口48.6亿元，进口17.2亿元，贸易顺差⟦21.4亿元⟧。',
      '全年出口71.8亿元，增长5.2%；进口24.5亿元。贸易顺差⟦37.3亿元⟧。',
    ],
    good: [
      '全年出口71.8亿元，增长5.2%；进口24.5亿元。贸易顺差47.3亿元。',
      '全年出口48.6亿元，进口17.2亿元，贸易顺差31.4亿元。',
      '出口2.36万亿元，进口1.21万亿元，顺差11482亿元。',
      '一般贸易出口20亿元，全县进口17.2亿元。',
    ],
  },
  {
    id: 'books/deficit',
    into: IMPORTS,
    out: EXPORTS,
    rest: closing('逆差'),
    level: 'error',
    bad: ['进口26.4亿元，出口9.8亿元，贸易逆差⟦17.6亿元⟧。'],
    good: ['进口26.4亿元，出口9.8亿元，贸易逆差16.6亿元。', '进口26.4亿元，贸易逆差有所收窄。'],
  },
  {
    id: 'books/natural-loss',
    into: DEATHS,
    out: BIRTHS,
    rest: NATURAL_LOSS,
    keys: words('自然'),
    level: 'error',
    bad: ['全年出生人口1260人，死亡人口1740人，自然减少⟦580人⟧。'],
    good: [
      '全年出生人口1260人，死亡人口1740人，自然减少480人。',
      '死亡人口1740人，比上年减少120人。',
      '出生人口1260人，比上年减少180人。',
    ],
  },
  {
    id: 'books/natural',
    into: BIRTHS,
    out: DEATHS,
    rest: NATURAL_GAIN,
    keys: words('自然 净增'),
    level: 'error',
    bad: ['全年出生人口3860人，死亡人口2940人，自然增长⟦820人⟧。'],
    good: ['全年出生人口3860人，死亡人口2940人，自然增长920人。', '出生人口3860人，死亡人口2940人，净流入人口820人。'],
  },
  {
    id: 'books/loss',
    into: endingIn(8, '迁出 转出 流出 注销'),
    out: endingIn(8, '迁入 转入 流入 新登记'),
    rest: endingIn(6, '净减少? 净流出'),
    keys: words('净减少? 净流出'),
    open: true,
    level: 'error',
    bad: ['全年迁入人口860人，迁出1140人，净减少⟦380人⟧。'],
    good: ['全年迁入人口860人，迁出1140人，净减少280人。', '迁出1140人，比上年净减少120人。', '全年净减少人口280人。'],
  },
  {
    id: 'books/saving',
    into: closing('预算 预算金额 预算总额 预算价 控制价 送审 送审金额 送审造价'),
    out: closing('成交 成交金额 成交价 中标 中标金额 中标价 审定 审定金额 审定造价'),
    rest: form`${words('节约 节省 核减 节支')}${words('资金 金额 财政资金')}?$`,
    keys: words('节约 节省 核减 节支'),
    level: 'error',
    bad: ['采购预算金额6.40亿元，实际成交5.90亿元，节约资金⟦0.60亿元⟧。'],
    good: [
      '采购预算金额6.40亿元，实际成交5.90亿元，节约资金0.50亿元。',
      '采购预算金额6.40亿元，节约资金0.60亿元。',
      '送审金额1.20亿元，审定金额1.05亿元，核减0.15亿元。',
    ],
  },
  {
    id: 'books/premium',
    into: closing('成交 成交总?价 成交总?额 成交价款'),
    out: closing('起始价 起拍价 底价'),
    rest: closing('溢价'),
    level: 'error',
    bad: ['土地成交价8.60亿元，较起始价7.20亿元溢价⟦1.60亿元⟧。'],
    good: [
      '土地成交价8.60亿元，较起始价7.20亿元溢价1.40亿元。',
      '土地成交价8.60亿元，溢价1.60亿元。',
      '起始价7.20亿元，成交价8.60亿元，溢价率19.4%。',
    ],
  },
  {
    id: 'books/net',
    into: endingIn(10, '吸收 录用 招聘 新登记 新设 新增 转入 迁入 流入 招录 新注册 新开 调入 新建'),
    out: endingIn(8, '减员 注销 吊销 转出 迁出 流出 减少 退出 关闭 调出 离职 清退'),
    rest: form`净增[加长]?${IN_CLAUSE}{0,6}$|净流入${IN_CLAUSE}{0,4}$`,
    keys: words('净增 净流入'),
    open: true,
    level: 'warning',
    bad: ['全年新登记个体户1860户，注销640户，净增⟦1320户⟧。'],
    good: [
      '全年新登记个体户1860户，注销640户，净增1220户。',
      '新登记个体户1860户，净增企业320户。',
      '全年转入学生120人，转出85人，净增35人。',
    ],
  },
];

const MORE_ACCOUNTS: readonly Account[] = [
  {
    id: 'books/vacancies',
    into: form`${words('核定 核准')}?${IN_CLAUSE}{0,6}编制${words('数 总数 员额')}?$|应配备?${IN_CLAUSE}{0,8}$`,
    out: form`${words('实有 实配 已配')}${IN_CLAUSE}{0,8}$|${words('在编 在岗')}${IN_CLAUSE}{0,6}$`,
    rest: form`${words('空编 缺编 空岗')}|空缺${words('编制 岗位')}?$`,
    keys: words('空编 缺编 空岗 空缺'),
    level: 'warning',
    bad: ['全局核定编制86名，实有在编人员71名，空编⟦25名⟧。'],
    good: [
      '全局核定编制86名，实有在编人员71名，空编15名。',
      '全局核定编制86名，空编15名，年内招录8名。',
      '实有在编人员71名，聘用人员25名，空编岗位暂不补充。',
    ],
  },
  {
    id: 'books/absent',
    into: form`${words('应到 应出席')}${IN_CLAUSE}{0,8}$|应参会${IN_CLAUSE}{0,6}$`,
    out: endingIn(4, '请假 缺席 缺勤 未到'),
    rest: form`^(?!.*上[次届一])[^]*${words('实到 实际出席 实际到会')}[^，。；]{0,6}$`,
    keys: words('实到 实际出席 实际到会'),
    level: 'warning',
    bad: ['应到委员38人，请假4人，实到委员⟦36人⟧。'],
    good: [
      '应到委员38人，请假4人，实到委员34人。',
      '应到委员38人，实到委员36人，列席人员12人。',
      '请假4人，实到委员36人，符合法定人数。',
    ],
  },
  {
    id: 'books/rest',
    into: endingIn(14, '查出 发现 排查 交办 应收 应付 拖欠 核定 下达 批复'),
    out: form`已${words(SETTLED, '追回')}(?:到位)?${IN_CLAUSE}{0,6}$`,
    rest: form`${words('尚未 仍未 尚余 尚欠 剩余 尚有 其余')}${SETTLED}?(?:到位)?的?${IN_CLAUSE}{0,4}$`,
    keys: words('尚未 仍未 尚余 尚欠 剩余 尚有 其余'),
    unless: words('新增 又 另 上年 往年 以前年度 结转'),
    level: 'warning',
    bad: ['审计查出问题金额3260.0万元，已整改2740.0万元。尚未整改到位的⟦620.0万元⟧，已列入计划。'],
    good: [
      '审计查出问题金额3260.0万元，已整改2740.0万元。尚未整改到位的520.0万元，已列入计划。',
      '审计查出问题金额3260.0万元，尚未整改到位的620.0万元。',
      '排查隐患320处，已整改280处，尚有60处以前年度隐患在整改。',
    ],
  },
  {
    id: 'books/net-profit',
    into: closing('利润总额'),
    out: closing('企业所得税费用 企业所得税 所得税费用 所得税'),
    rest: closing('净利润'),
    level: 'warning',
    bad: ['公司全年利润总额860.0万元，缴纳企业所得税215.0万元，净利润⟦745.0万元⟧。'],
    good: [
      '公司全年利润总额860.0万元，缴纳企业所得税215.0万元，净利润645.0万元。',
      '公司全年利润总额860.0万元，净利润745.0万元。',
      '集团利润总额860.0万元，缴纳增值税215.0万元，净利润645.0万元。',
    ],
  },
];

/** 收入总计A，支出总计B，收支平衡: both sides are equal. */
const EVEN_ROW = row({
  id: 'books/even',
  needs: BALANCED,
  keys: words('平衡 相等'),
  kind: 'balance',
  formula: formula('out = into'),
  slots: {
    into: slot((m, s) => isLevel(m) && TOTAL_INCOME.test(accountName(s, m))),
    out: slot((m, s) => isLevel(m) && TOTAL_OUTLAY.test(accountName(s, m))),
  },
  target: 'out',
  reach: 'neighbours',
  fits: (b) => sameUnit(b.into, b.out) && b.into.index < b.out.index && b.into.bracket === b.out.bracket,
  accuse: (b, s) =>
    BALANCED_TO_THE_END.test(s.text.slice(b.out.figure.at.end, endOf(s.sentences, b.out.sentence))) ? 'warning' : null,
  title: '说是平衡，收支两数却不等',
  labels: { into: '收入', out: '支出' },
  claim: (t) => `${t('into')} = ${t('out')}`,
  bad: ['全县收入总计31.62亿元，支出总计⟦31.26亿元⟧，收支平衡。'],
  good: [
    '全县收入总计31.62亿元，支出总计31.62亿元，收支平衡。',
    '全县收入总计31.62亿元，支出总计31.26亿元，结转下年0.36亿元。',
    '收入合计31.62亿元，支出合计31.26亿元，基金收支平衡有余。',
  ],
});

/** 报名2316人，到考2089人，缺考率9.8%: those who are missing as a share of all. */
const MISSING_ROW = row({
  id: 'rate/missing',
  needs: MISSING_RATES,
  keys: MISSING,
  kind: 'rate',
  formula: formula('rate = 100 * (whole - part) / whole'),
  slots: {
    whole: slot((m, s) => isLevel(m) && OUGHT_TO_BE.test(leadWords(s, m))),
    part: slot((m, s) => isLevel(m) && ARE_THERE.test(leadWords(s, m))),
    rate: slot(
      (m, s) => m.figure.kind === 'percent' && m.measure === 'rate' && MISSING_RATE_AT_END.test(leadWords(s, m)),
    ),
  },
  target: 'rate',
  reach: 'sentence',
  fits: (b) =>
    alike(b.whole.figure, b.part.figure) &&
    b.whole.index < b.part.index &&
    b.part.index < b.rate.index &&
    withinClauses([b.whole, b.part, b.rate], 3),
  accuse: 'warning',
  title: '缺额比率与两数不符',
  labels: { whole: '应有', part: '实有' },
  claim: (t) => `(${t('whole')} - ${t('part')}) / ${t('whole')} = ${t('rate')}`,
  bad: ['笔试报名1250人，到考1100人，缺考率⟦15.0%⟧。'],
  good: [
    '笔试报名1250人，到考1100人，缺考率12.0%。',
    '笔试报名1250人，缺考率15.0%，考场秩序良好。',
    '报名1250人，到考1100人，及格率85.0%。',
  ],
});

const accountName = (story: Story, m: Mention): string =>
  (m.words.account ??= leadWords(story, m).replace(SAYS_AMOUNT, '').slice(-14));

const ACCOUNT_ROWS: readonly Row[] = [...ACCOUNTS, ...MORE_ACCOUNTS].map((a) =>
  row({
    id: a.id,
    kind: 'balance',
    keys: a.keys,
    needs: a.rest instanceof Words ? words(a.rest) : form`${a.rest.source.replaceAll('$', '').replaceAll('^|', '')}`,
    formula: formula('rest = into - out'),
    slots: {
      into: slot(
        (m, s) =>
          (isLevel(m) || m.measure === 'change') &&
          isAmount(m) &&
          a.into.test(accountName(s, m)) &&
          !a.out.test(accountName(s, m)),
      ),
      out: slot((m, s) => (isLevel(m) || m.measure === 'base') && isAmount(m) && a.out.test(accountName(s, m))),
      rest: slot((m, s) => isAmount(m) && m.measure !== 'base' && a.rest.test(accountName(s, m))),
    },
    target: 'rest',
    reach: 'neighbours',
    fits: (b) =>
      alike(b.into.figure, b.out.figure) &&
      alike(b.into.figure, b.rest.figure) &&
      b.into.index < b.rest.index &&
      b.out.index < b.rest.index &&
      b.into.bracket === b.out.bracket,
    accuse: (b, story) => {
      const words = story.text.slice(Math.min(b.into.since, b.out.since), b.rest.until);
      const both = [b.into, b.out].every((m) => SIDE_TOTALLED.test(accountName(story, m)));
      // 年终结转 is all that came in less all that went out.
      if (!both && accountName(story, b.rest).includes('结转')) return null;
      if (!both && a.unless?.test(words)) return null;
      const { into, out, rest } = b;
      if (rest.sentence - Math.min(into.sentence, out.sentence) > 6) return null;
      // 年初结余A，收入B，支出C，年末结余D: the opening balance belongs to the equation.
      const opened = story.mentions.some(
        (x) =>
          x.index < rest.index &&
          rest.sentence - x.sentence <= 2 &&
          alike(x.figure, rest.figure) &&
          OPENED.test(sinceWords(story, x)),
      );
      if (opened && !both && !THIS_PERIOD.test(accountName(story, rest))) return null;
      // 财政收入A…社保基金支出B…结余C: two different accounts.
      const p = prefixOf(accountName(story, into), a.into);
      const q = prefixOf(accountName(story, out), a.out);
      if (p && q && coreOf(p) !== coreOf(q) && !p.endsWith(q) && !q.endsWith(p)) return null;
      if (q && !p) return null;
      // Another flow within reach also belongs to the difference.
      const names = [into, out].map((m) => accountName(story, m));
      const third =
        a.open &&
        story.mentions.some(
          (x) =>
            x !== into &&
            x !== out &&
            x.index < rest.index &&
            rest.sentence - x.sentence <= 2 &&
            x.bracket < 0 &&
            !story.nested.has(x) &&
            isLevel(x) &&
            alike(x.figure, rest.figure) &&
            !names.includes(accountName(story, x)) &&
            (COMES.test(accountName(story, x)) || GOES.test(accountName(story, x) + tailWords(story, x))),
        );
      if (third) return null;
      return a.level;
    },
    title: '差额与收支两数不符',
    labels: { into: '收', out: '支' },
    claim: (t) => `${t('into')} - ${t('out')} = ${t('rest')}`,
    bad: a.bad,
    good: a.good,
  }),
);

const prefixOf = (name: string, tail: Pattern): string =>
  name.replace(tail, '').replace(BEFORE_NAME, '').replace(THIS_YEAR_AT_END, '');

/** 出生率 − 死亡率 = 自然增长率, all three in per mille. */
/** 出生3126人，死亡4218人，人口自然减少1092人. */
const NATURAL_COUNT_ROW = row({
  id: 'books/natural',
  needs: NATURAL_CHANGES,
  kind: 'balance',
  formula: (b) => (b.rest.dir < 0 ? formula('rest = out - into') : formula('rest = into - out')),
  slots: {
    into: slot(
      (m, s) => isAmount(m) && m.measure === 'level' && sinceWords(s, m).includes('出生') && !m.name.includes('率'),
    ),
    out: slot(
      (m, s) => isAmount(m) && m.measure === 'level' && sinceWords(s, m).includes('死亡') && !m.name.includes('率'),
    ),
    rest: slot((m, s) => isAmount(m) && m.dir !== 0 && NATURAL_CHANGE_AT_END.test(sinceWords(s, m))),
  },
  target: 'rest',
  reach: 'neighbours',
  fits: (b) =>
    b.into.index < b.rest.index && b.out.index < b.rest.index && sameUnit(b.into, b.rest) && sameUnit(b.out, b.rest),
  accuse: 'warning',
  title: '自然增减与出生、死亡人数不符',
  labels: { into: '出生', out: '死亡' },
  claim: (t) => `${t('into')} - ${t('out')} = ${t('rest')}`,
  bad: ['全年出生人口2126人，死亡人口3218人，人口自然减少⟦1192人⟧。'],
  good: [
    '全年出生人口2126人，死亡人口3218人，人口自然减少1092人。',
    '全年出生人口3126人，死亡人口2218人，人口自然增加908人。',
    '全年出生人口2126人，比上年减少192人，死亡人口3218人。',
  ],
});

const NATURAL_ROW = row({
  id: 'books/natural-rate',
  needs: words('自然增长率'),
  kind: 'balance',
  formula: formula('rest = into - out'),
  slots: {
    into: slot((m, s) => m.figure.kind === 'percent' && accountName(s, m).endsWith('出生率')),
    out: slot((m, s) => m.figure.kind === 'percent' && accountName(s, m).endsWith('死亡率')),
    rest: slot((m, s) => m.figure.kind === 'percent' && accountName(s, m).endsWith('自然增长率')),
  },
  target: 'rest',
  reach: 'neighbours',
  fits: (b) => b.into.index < b.rest.index && b.out.index < b.rest.index,
  accuse: 'error',
  title: '自然增长率与出生率、死亡率不符',
  labels: { into: '出生率', out: '死亡率' },
  claim: (t) => `${t('into')} - ${t('out')} = ${t('rest')}`,
  bad: ['人口出生率6.3‰，死亡率7.7‰，自然增长率⟦-4.1‰⟧。'],
  good: [
    '人口出生率6.3‰，死亡率7.7‰，自然增长率-1.4‰。',
    '人口出生率8.20‰，死亡率6.90‰，自然增长率1.30‰。',
    '人口出生率8.20‰，比上年下降0.4个千分点。',
  ],
});

/** 收入总量A … 支出总量B … 收支总量相抵，赤字C. */
const DEFICIT_ROW = row({
  id: 'books/budget-deficit',
  needs: words('赤字'),
  kind: 'balance',
  formula: formula('rest = into - out'),
  slots: {
    into: slot((m, s) => isLevel(m) && OUTLAY_VOLUME.test(accountName(s, m))),
    out: slot((m, s) => isLevel(m) && INCOME_VOLUME.test(accountName(s, m))),
    rest: slot((m, s) => isAmount(m) && accountName(s, m).endsWith('赤字') && sinceWords(s, m).includes('相抵'), W.net),
  },
  target: 'rest',
  reach: 'paragraph',
  fits: (b) =>
    sameUnit(b.into, b.out) && sameUnit(b.into, b.rest) && b.into.index < b.rest.index && b.out.index < b.rest.index,
  accuse: 'error',
  title: '赤字与收支总量不符',
  labels: { into: '支出总量', out: '收入总量' },
  claim: (t) => `${t('into')} - ${t('out')} = ${t('rest')}`,
  bad: ['收入总量为86.4亿元。支出总量为88.9亿元。收支总量相抵，赤字⟦3.5亿元⟧。'],
  good: [
    '收入总量为86.4亿元。支出总量为88.9亿元。收支总量相抵，赤字2.5亿元。',
    '收入总量为86.4亿元。赤字3.5亿元，与上年持平。',
    '支出总量为88.9亿元，拟安排赤字3.5亿元。',
  ],
});

/** 年初结存A，入库B，出库C，年末结存D. */
const STOCK_ROW = row({
  id: 'books/stock',
  needs: MAY_OPEN,
  kind: 'balance',
  formula: formula('closing = opening + into - out'),
  slots: {
    opening: slot((m, s) => isAmount(m) && OPENING_STOCKS.test(leadWords(s, m)), W.prev, W.stock),
    into: slot((m, s) => isLevel(m) && STOCKED.test(leadWords(s, m))),
    out: slot((m, s) => isLevel(m) && TAKEN_OUT.test(leadWords(s, m))),
    closing: slot(
      (m, s) => isAmount(m) && CLOSING_STOCKS.test(leadWords(s, m)) && !OPENING_STOCKS.test(leadWords(s, m)),
    ),
  },
  target: 'closing',
  reach: 'neighbours',
  fits: (b, story) =>
    // Budgets with totals of both sides have their own rows.
    ![b.into, b.out].some((m) => SIDE_TOTALLED.test(accountName(story, m))) &&
    !TOTAL_OF_A_SIDE.test(story.text.slice(b.opening.since, b.closing.figure.at.start)) &&
    // 发展46名、转入27名、转出39名、去世22名: what else came and went counts as well.
    !story.mentions.some(
      (m) =>
        m.index > b.opening.index &&
        m.index < b.closing.index &&
        m !== b.into &&
        m !== b.out &&
        m.bracket < 0 &&
        isLevel(m) &&
        m.figure.unit === b.closing.figure.unit &&
        !story.nested.has(m),
    ) &&
    [b.opening, b.into, b.out].every((m) => m.index < b.closing.index && alike(m.figure, b.closing.figure)) &&
    b.opening.index < b.out.index,
  accuse: 'warning',
  title: '期末数与期初、增减数不符',
  labels: { opening: '期初', into: '增', out: '减' },
  claim: (t) => `${t('opening')} + ${t('into')} - ${t('out')} = ${t('closing')}`,
  bad: ['年初库存化肥180吨，当年购进620吨，销售650吨，年末库存⟦160吨⟧。'],
  good: [
    '年初库存化肥180吨，当年购进620吨，销售650吨，年末库存150吨。',
    '当年购进620吨，销售650吨，年末库存160吨。',
    '旧存案件120件，新收860件，审结880件，未结100件。',
  ],
});

// ---------------------------------------------------------------- so much each

// ---------------------------------------------------------------- so many points above another

const rateLike = (m: Mention): boolean => m.figure.kind === 'percent';

const gapFormula = (b: Bound<'own' | 'other' | 'gap'>): ReturnType<typeof formula> => {
  const own = signed(b.own);
  const other = signed(b.other);
  const up = b.gap.dir >= 0;
  const a = own > 0 ? 'own' : '0 - own';
  const c = other > 0 ? '- other' : '+ other';
  return up
    ? formula(`gap = ${a} ${c}`)
    : formula(`gap = ${other > 0 ? 'other' : '0 - other'} ${own > 0 ? '- own' : '+ own'}`);
};

const GAP_ROW = row({
  id: 'gap/other',
  kind: 'growth',
  formula: gapFormula,
  slots: {
    own: slot((m) => rateLike(m) && m.measure !== 'base' && !m.seat),
    other: slot((m) => rateLike(m) && !m.seat),
    gap: slot((m) => m.figure.kind === 'points' && m.measure === 'gap' && !m.seat, W.gap),
  },
  target: 'gap',
  reach: 'neighbours',
  fits: (b, story) => {
    const { own, other, gap } = b;
    if (own.sentence !== gap.sentence || own.index > gap.index || other.index > gap.index) return false;
    // 前者高出后者7.5个百分点.
    if (gapOf(story, gap).endsWith('后者') && leadWords(story, gap).includes('前者'))
      return other.index === gap.index - 1 && own.index === gap.index - 2;
    // The rate at the head of the chain is the one that is compared, and the nearest rate of another is the other side.
    const whose = gapOf(story, gap);
    if (other.measure === 'base' || inBracketOf(story, other, gap) || ofOther(story, other))
      return own.index < other.index && gap.clause - other.clause <= 1;
    if (whose.length < 2 || own.index === other.index) return false;
    if (own.clause < gap.clause - 2) return false;
    if (!isOfNamed(story, other, whose)) return false;
    // Only the rate that is compared may stand between.
    return !isOfNamed(story, own, whose) || other.index < own.index;
  },
  accuse: (b, story) => {
    const { own, other, gap } = b;
    if (gapOf(story, gap).endsWith('后者')) return 'error';
    const explicit = other.measure === 'base' || inBracketOf(story, other, gap) || ofOther(story, other);
    if (explicit) return gap.index - own.index <= 3 ? 'error' : null;
    // 增长4.9%，全市平均为5.2%，高于全市…: the average is of the same thing.
    if (
      own.measure !== other.measure &&
      !(other.measure === 'mean' && other.name === '' && other.index === own.index + 1)
    )
      return null;
    if (other.figure.period !== own.figure.period && other.figure.period !== '' && own.figure.period !== '')
      return null;
    return 'warning';
  },
  title: '百分点差与两率不符',
  labels: { own: '本率', other: '对比率' },
  claim: (t) => `${t('own')} - ${t('other')} = ${t('gap')}`,
  bad: [
    '全镇公路硬化率93.6%，比全县平均水平90.2%高出⟦4.4个百分点⟧。',
    '上半年全市零售额增长5.1%，餐饮收入增长8.4%，快于全市⟦2.3个百分点⟧。',
  ],
  good: [
    '全镇公路硬化率93.6%，比全县平均水平90.2%高出3.4个百分点。',
    '上半年全市零售额增长5.1%，餐饮收入增长8.4%，快于全市3.3个百分点。',
    '工业投资增长12.6%，高于全省平均水平4.1个百分点。',
  ],
});

const signed = (m: Mention): 1 | -1 => (m.dir < 0 && m.measure === 'change' ? -1 : 1);

/** The words between 高于 and the number: they name whose rate the points are counted from. */
function gapOf(story: Story, m: Mention): string {
  const t = m.before.findLast((x) => says(x, W.gap));
  if (!t) return '';
  const words = story.text.slice(t.end, m.figure.at.start).replaceAll(' ', '').replace(ABOUT, '');
  if (words) return words;
  // 比全市平均水平92.1%高出3.4个百分点: the name stands before the word.
  const c = COMPARED_WITH.exec(story.text.slice(m.lead - 24 < 0 ? 0 : m.lead - 24, t.start).replaceAll(' ', ''));
  return c?.[1] ?? '';
}

const inBracketOf = (story: Story, other: Mention, gap: Mention): boolean =>
  other.bracket >= 0 &&
  gap.bracket < 0 &&
  gap.index === other.index + 1 &&
  COMPARES_WITH_NAME.test(story.text.slice(Math.max(0, other.bracket - 18), other.bracket));

const ofOther = (story: Story, m: Mention): boolean => {
  const lead = leadWords(story, m);
  return ABOVE_OTHER.test(lead);
};

/** Whether the rate is of the place or group that the gap names: 全市, 全省, 外贸整体增速. */
function isOfNamed(story: Story, m: Mention, whose: string): boolean {
  const words = `${sinceWords(story, m)}`.slice(-24);
  const scope = SCOPE_OF_GAP.exec(whose)?.[0] ?? '';
  const rest = whose.slice(scope.length).replace(MEAN_RATE_WORDS, '');
  if (scope && !words.includes(scope)) return false;
  if (!rest) return scope !== '' && words.includes(scope);
  if (words.includes(rest)) return true;
  if (THE_ECONOMY.test(rest)) return GROSS_PRODUCT.test(words);
  return rest.length >= 2 && sharesBigram(rest, words) && scope !== '';
}

// ---------------------------------------------------------------- changes of shares

/** 上年末滚存结余A，当年结余B，年末滚存结余C. */
const ROLLOVER_ROW = row({
  id: 'books/rollover',
  needs: LEFT_OVER,
  kind: 'balance',
  formula: formula('closing = opening + rest'),
  slots: {
    opening: slot((m, s) => isAmount(m) && OPENING_BALANCE.test(accountName(s, m)), W.prev, W.opening),
    rest: slot((m, s) => isAmount(m) && BALANCE_OF_THE_YEAR.test(accountName(s, m))),
    closing: slot(
      (m, s) => isAmount(m) && CLOSING_BALANCE.test(accountName(s, m)) && !FORMER_YEARS.test(accountName(s, m)),
    ),
  },
  target: 'closing',
  reach: 'paragraph',
  fits: (b) =>
    sameUnit(b.opening, b.rest) &&
    sameUnit(b.opening, b.closing) &&
    b.opening.index < b.closing.index &&
    b.rest.index < b.closing.index,
  accuse: 'error',
  title: '年末结余与年初、当年结余不符',
  labels: { opening: '年初结余', rest: '当年结余' },
  claim: (t) => `${t('opening')} + ${t('rest')} = ${t('closing')}`,
  bad: ['医保基金上年末滚存结余3.26亿元，当年结余0.41亿元，年末滚存结余⟦3.77亿元⟧。'],
  good: [
    '医保基金上年末滚存结余3.26亿元，当年结余0.41亿元，年末滚存结余3.67亿元。',
    '医保基金当年结余0.41亿元，年末滚存结余3.77亿元。',
    '上年末滚存结余3.26亿元，当年结余0.41亿元。',
  ],
});

/** 每年补助420万元，三年累计补助1260万元. */
const YEARLY_ROW = row({
  id: 'each/years',
  needs: words('每年'),
  kind: 'density',
  formula: (b, story) => formula(`total = each * ${yearsOf(b.total, story)}`),
  slots: {
    each: slot((m, s) => isAmount(m) && A_YEAR_AT_END.test(leadWords(s, m)) && !leads(m, W.rise, W.fall)),
    total: slot((m, s) => isAmount(m) && YEARS_OF_TOTAL.test(leadWords(s, m))),
  },
  target: 'total',
  reach: 'chain',
  // Yearly additions (每年新增补助) continue in later years, so their total grows faster than the number of years.
  fits: (b) =>
    sameUnit(b.each, b.total) && b.each.index < b.total.index && (!leads(b.each, W.fresh) || leads(b.total, W.fresh)),
  accuse: 'warning',
  title: '每年的数与几年累计不符',
  labels: { each: '每年', total: '累计' },
  claim: (t) => `${t('each')} × n = ${t('total')}`,
  bad: ['县财政每年补助360万元，三年累计补助⟦1380万元⟧。'],
  good: [
    '县财政每年补助360万元，三年累计补助1080万元。',
    '县财政每年新增补助360万元左右，三年累计补助1380万元。',
    '每年补助360万元，累计惠及1380户。',
  ],
});

/** The number of years of a total. */
const yearsOf = (m: Mention, story: Story): number => smallCount(YEARS_OF_TOTAL.exec(leadWords(story, m))?.[1] ?? '');

/** 全年9709.7万吨，月均809.1万吨. */
const MONTHLY_ROW = row({
  id: 'mean/monthly',
  needs: words('月均'),
  kind: 'density',
  formula: formula('each = total / 12'),
  slots: {
    total: slot((m, s) => isLevel(m) && leadWords(s, m).includes('全年') && !leads(m, W.plan)),
    each: slot((m, s) => isAmount(m) && MEAN_OF_A_MONTH.test(leadWords(s, m))),
  },
  target: 'each',
  reach: 'chain',
  fits: (b, s) => {
    const what = leadWords(s, b.each).replace(MONTHLY_WORDS, '');
    return (
      sameUnit(b.total, b.each) &&
      b.total.index < b.each.index &&
      (what.length < 2 || leadWords(s, b.total).includes(what))
    );
  },
  accuse: 'warning',
  title: '月均数与全年数不符',
  labels: { total: '全年', each: '月均' },
  claim: (t) => `${t('total')} / 12 = ${t('each')}`,
  bad: ['全年完成货运量960.0万吨，月均⟦86.0万吨⟧。'],
  good: [
    '全年完成货运量960.0万吨，月均80.0万吨。',
    '前三季度完成货运量960.0万吨，月均86.0万吨。',
    '全年完成货运量960.0万吨，日均2.6万吨。',
  ],
});

/** 收回选票1402张…有效票1375张，无效票27张. */
const BALLOTS_ROW = row({
  id: 'votes/valid',
  needs: words('无效票 废票'),
  kind: 'sum',
  formula: formula('back = valid + invalid'),
  slots: {
    back: slot((m, s) => isAmount(m) && m.figure.unit === '张' && RETURNED.test(leadWords(s, m))),
    valid: slot((m, s) => isAmount(m) && m.figure.unit === '张' && VALID_BALLOTS.test(leadWords(s, m))),
    invalid: slot((m, s) => isAmount(m) && m.figure.unit === '张' && INVALID_BALLOTS.test(leadWords(s, m))),
  },
  target: 'invalid',
  mark: 'back',
  reach: 'paragraph',
  certain: true,
  fits: (b) => b.back.index < b.valid.index && b.valid.index < b.invalid.index,
  accuse: 'error',
  title: '有效票、无效票之和与收回的票数不符',
  labels: { valid: '有效票', invalid: '无效票' },
  claim: (t) => `${t('valid')} + ${t('invalid')} = ${t('back')}`,
  bad: ['发出选票468张，收回选票⟦402张⟧。经清点，有效票385张，无效票27张。'],
  good: [
    '发出选票468张，收回选票412张。经清点，有效票385张，无效票27张。',
    '发出选票468张，收回选票402张。经清点，有效票385张。',
    '发出选票468张，有效票385张，无效票27张。',
  ],
});

export const ROWS: readonly Row[] = [
  BALLOTS_ROW,
  YEARLY_ROW,
  NATURAL_ROW,
  NATURAL_COUNT_ROW,
  DEFICIT_ROW,
  MONTHLY_ROW,
  ...PLAN_ROWS,
  ...ACCOUNT_ROWS,
  EVEN_ROW,
  MISSING_ROW,
  STOCK_ROW,
  ROLLOVER_ROW,
  GAP_ROW,
  ...NAMED_ROWS,
  CONTRIBUTION_ROW,
];
