/** Relations that are one row each. A new one is a row here, with sentences that it accuses and more that it leaves alone. */
import { says, W } from '../grammar/words';
import type { Row, Slot } from './bind';
import type { Bound } from './row';
import { row } from './row';
import { smallCount } from '../num/numerals';
import { formula } from './formula';
import type { Mention, Story } from './mention';
import { alike, isAmount, leads, leadWords, sinceWords, tailWords, isLevel } from './mention';
import { CONTRIBUTION_ROW, NAMED_ROWS } from './named';
import { coreOf } from './share';
import { COMES, GOES, sharesBigram } from './words';
import { endOf } from '../text/stretches';

const slot = (is: Slot['is'], ...says: readonly W[]): Slot => (says.length ? { is, says } : { is });
const same = ({ figure: a }: Mention, { figure: b }: Mention): boolean => a.unit === b.unit && a.kind === b.kind;
const near = (mentions: readonly Mention[], clauses: number): boolean => {
  const all = mentions.map((m) => m.clause);
  return Math.max(...all) - Math.min(...all) <= clauses;
};

// ---------------------------------------------------------------- plan and result

const isDone = (m: Mention): boolean =>
  isLevel(m) && !leads(m, W.over, W.short, W.left) && (leads(m, W.done) || !leads(m, W.plan));
const kindOfPlan = (b: Bound<'plan' | 'done' | 'gap'>): boolean =>
  b.plan.index < b.done.index && b.done.index < b.gap.index;

const PLAN_ROWS: readonly Row[] = [
  row({
    id: 'plan/short',
    kind: 'plan',
    formula: formula('gap = plan - done'),
    slots: {
      plan: slot((m) => isLevel(m) && (leads(m, W.plan, W.total) || /应/.test(m.name)), W.plan, W.total),
      done: slot((m) => isLevel(m) && leads(m, W.done), W.done),
      gap: slot(
        (m, s) => isLevel(m) && leads(m, W.short) && /^[，。；）]?$/.test(tailWords(s, m).slice(0, 1)),
        W.short,
      ),
    },
    target: 'gap',
    reach: 'neighbours',
    nearest: true,
    fits: (b) => kindOfPlan(b) && alike(b.plan.figure, b.gap.figure) && alike(b.done.figure, b.gap.figure),
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
      gap: slot((m) => isAmount(m) && leads(m, W.over), W.over),
    },
    target: 'gap',
    reach: 'chain',
    fits: (b) => b.plan.index < b.gap.index && b.done.index < b.gap.index && same(b.plan, b.gap) && same(b.done, b.gap),
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
        is: (m) => isAmount(m) && leads(m, W.plan) && (leads(m, W.over, W.gap) || /超/.test(m.figure.boundWords)),
        says: [W.plan],
        plain: true,
      },
      gap: slot((m, s) => isAmount(m) && s.mentions[m.index - 1]?.figure.at.end === m.figure.at.start),
    },
    target: 'gap',
    reach: 'chain',
    fits: (b) =>
      b.plan.index === b.gap.index - 1 && b.done.index < b.plan.index && same(b.plan, b.gap) && same(b.done, b.gap),
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
    fits: (b) => b.plan.index < b.rate.index && b.done.index < b.rate.index && same(b.plan, b.done),
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

// ---------------------------------------------------------------- in, out and what is left

interface Account {
  readonly id: string;
  readonly into: RegExp;
  readonly out: RegExp;
  readonly rest: RegExp;
  /** Words that take another stock into the rest. */
  readonly unless?: RegExp;
  /** Any number of flows may make the difference, so that two of more prove nothing. */
  readonly open?: true;
  readonly level: 'error' | 'warning';
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** A balance of official books is a line: what comes in, what goes out, what is left. */
const ACCOUNTS: readonly Account[] = [
  {
    id: 'books/fund',
    into: /收入(?:完成|总计|合计)?$|筹集$/,
    out: /支出(?:完成|总计|合计|共计)?$/,
    rest: /(?:^|当年|当期|本年|本期|收支|年度|年终|年末|净|相抵|相抵后)(?:收支)?(?:结余|结存|节余)$|(?:年终|年末|相抵后?)结转(?:下年)?$/,
    unless: /累计|滚存|历年|结转|上年结余|年初/,
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
    into: /(?<!进)出口(?:总?额|总值|完成)?$/,
    out: /进口(?:总?额|总值|完成)?$/,
    rest: /顺差$/,
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
    into: /进口(?:总?额|总值|完成)?$/,
    out: /(?<!进)出口(?:总?额|总值|完成)?$/,
    rest: /逆差$/,
    level: 'error',
    bad: ['进口26.4亿元，出口9.8亿元，贸易逆差⟦17.6亿元⟧。'],
    good: ['进口26.4亿元，出口9.8亿元，贸易逆差16.6亿元。', '进口26.4亿元，贸易逆差有所收窄。'],
  },
  {
    id: 'books/natural-loss',
    into: /死亡(?:人口|人数|注销|登记)?$/,
    out: /出生(?:人口|人数|登记)?$/,
    rest: /(?:人口)?自然(?:变动)?净?减少(?:人口|人数)?$/,
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
    into: /出生(?:人口|人数|登记)?$/,
    out: /死亡(?:人口|人数|注销|登记)?$/,
    rest: /自然(?:变动)?(?:增长|增加|净增)(?:人口|人数)?$|净增(?:人口)?$/,
    level: 'error',
    bad: ['全年出生人口3860人，死亡人口2940人，自然增长⟦820人⟧。'],
    good: ['全年出生人口3860人，死亡人口2940人，自然增长920人。', '出生人口3860人，死亡人口2940人，净流入人口820人。'],
  },
  {
    id: 'books/loss',
    into: /(?:迁出|转出|流出|注销)[^，。；]{0,8}$/,
    out: /(?:迁入|转入|流入|新登记)[^，。；]{0,8}$/,
    rest: /净(?:减少?|流出)[^，。；]{0,6}$/,
    open: true,
    level: 'error',
    bad: ['全年迁入人口860人，迁出1140人，净减少⟦380人⟧。'],
    good: ['全年迁入人口860人，迁出1140人，净减少280人。', '迁出1140人，比上年净减少120人。', '全年净减少人口280人。'],
  },
  {
    id: 'books/saving',
    into: /(?:预算(?:金额|总额|价)?|控制价|送审(?:金额|造价)?)$/,
    out: /(?:成交(?:金额|价)?|中标(?:金额|价)?|审定(?:金额|造价)?)$/,
    rest: /(?:节约|节省|核减|节支)(?:资金|金额|财政资金)?$/,
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
    into: /成交(?:总?价|总?额|价款)?$/,
    out: /(?:起始价|起拍价|底价|出让底价)$/,
    rest: /溢价$/,
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
    into: /(?:吸收|录用|招聘|新登记|新设|新增|转入|迁入|流入|招录|新注册|新开|调入|新建)[^，。；]{0,10}$/,
    out: /(?:减员|注销|吊销|转出|迁出|流出|减少|退出|关闭|调出|离职|清退)[^，。；]{0,8}$/,
    rest: /净增(?:加|长)?[^，。；]{0,6}$|净流入[^，。；]{0,4}$/,
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
    into: /(?:核定|核准)?[^，。；]{0,6}编制(?:数|总数|员额)?$|应配(?:备)?[^，。；]{0,8}$/,
    out: /实有[^，。；]{0,8}$|在编[^，。；]{0,6}$|在岗[^，。；]{0,6}$|实配[^，。；]{0,8}$|已配[^，。；]{0,8}$/,
    rest: /空编|缺编|空岗|空缺(?:编制|岗位)?$/,
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
    into: /应到[^，。；]{0,8}$|应出席[^，。；]{0,8}$|应参会[^，。；]{0,6}$/,
    out: /请假[^，。；]{0,4}$|缺席[^，。；]{0,4}$|缺勤[^，。；]{0,4}$|未到[^，。；]{0,4}$/,
    rest: /实到[^，。；]{0,6}$|实际出席[^，。；]{0,6}$|实际到会[^，。；]{0,6}$/,
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
    into: /(?:查出|发现|排查|交办|应收|应付|拖欠|核定|下达|批复)[^，。；]{0,14}$/,
    out: /已(?:整改|清偿|偿还|拨付|支付|办结|化解|收回|销号|追回)(?:到位)?[^，。；]{0,6}$/,
    rest: /(?:尚未|仍未|尚余|尚欠|剩余|尚有|其余)(?:整改|清偿|偿还|拨付|支付|办结|化解|收回|销号)?(?:到位)?的?[^，。；]{0,4}$/,
    unless: /新增|又|另|上年|往年|以前年度|结转/,
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
    into: /利润总额$/,
    out: /(?:企业)?所得税(?:费用)?$/,
    rest: /净利润$/,
    level: 'warning',
    bad: ['公司全年利润总额860.0万元，缴纳企业所得税215.0万元，净利润⟦745.0万元⟧。'],
    good: [
      '公司全年利润总额860.0万元，缴纳企业所得税215.0万元，净利润645.0万元。',
      '公司全年利润总额860.0万元，净利润745.0万元。',
      '集团利润总额860.0万元，缴纳增值税215.0万元，净利润645.0万元。',
    ],
  },
];

/** 收入总计A，支出总计B，收支平衡: the two sides are equal. */
const EVEN_ROW = row({
  id: 'books/even',
  needs: /收支(?:相抵，?)?(?:平衡|相等)|两[者相]平衡/,
  kind: 'balance',
  formula: formula('out = into'),
  slots: {
    into: slot((m, s) => isLevel(m) && /收入(?:总计|合计|总量)$/.test(accountName(s, m))),
    out: slot((m, s) => isLevel(m) && /支出(?:总计|合计|总量)$/.test(accountName(s, m))),
  },
  target: 'out',
  reach: 'neighbours',
  fits: (b) => same(b.into, b.out) && b.into.index < b.out.index && b.into.bracket === b.out.bracket,
  accuse: (b, s) =>
    /(?:收支(?:相抵，?)?(?:平衡|相等)|两[者相]平衡)(?=[，。；）])/.test(
      s.text.slice(b.out.figure.at.end, endOf(s.sentences, b.out.sentence)),
    )
      ? 'warning'
      : null,
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

/** 报名2316人，到考2089人，缺考率9.8%: those who are missing in all. */
const MISSING_ROW = row({
  id: 'rate/missing',
  needs: /缺考率|缺勤率|缺席率|空编率|空置率|空岗率|缺编率/,
  kind: 'rate',
  formula: formula('rate = 100 * (whole - part) / whole'),
  slots: {
    whole: slot((m, s) => isLevel(m) && /报名|报考|应考|应到|核定|编制|总量|总面积|应出勤|共有/.test(leadWords(s, m))),
    part: slot(
      (m, s) =>
        isLevel(m) && /到考|实考|参考|参加|实到|出勤|实有|在编|已出租|已售|使用|出租|入驻/.test(leadWords(s, m)),
    ),
    rate: slot(
      (m, s) =>
        m.figure.kind === 'percent' &&
        m.measure === 'rate' &&
        /(?:缺考|缺勤|缺席|空编|空置|空岗|缺编)率[^，。；]{0,3}$/.test(leadWords(s, m)),
    ),
  },
  target: 'rate',
  reach: 'sentence',
  fits: (b) =>
    alike(b.whole.figure, b.part.figure) &&
    b.whole.index < b.part.index &&
    b.part.index < b.rate.index &&
    near([b.whole, b.part, b.rate], 3),
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

const accountName = (story: Story, m: Mention): string => {
  const words = leadWords(story, m).replace(/(?:完成|实现|为|达到|达|约|共|是){1,4}$/, '');
  return words.slice(-14);
};

const OPENED = /(?:年初|期初|月初|上年末|上年|上期|历年|原有)[^，。；]{0,6}(?:结余|结存|结转|余额)|旧存/;

const ACCOUNT_ROWS: readonly Row[] = [...ACCOUNTS, ...MORE_ACCOUNTS].map((a) =>
  row({
    id: a.id,
    kind: 'balance',
    needs: new RegExp(a.rest.source.replaceAll('$', '').replaceAll('^|', '')),
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
      const sides = /总[计量]|合计/;
      const both = [b.into, b.out].every((m) => sides.test(accountName(story, m)));
      // 年终结转 is what all that came in leaves of all that went out.
      if (!both && /结转/.test(accountName(story, b.rest))) return null;
      if (!both && a.unless?.test(words)) return null;
      const { into, out, rest } = b;
      if (rest.sentence - Math.min(into.sentence, out.sentence) > 6) return null;
      // 年初结余A，收入B，支出C，年末结余D: what there was at the start belongs to it.
      const opened = story.mentions.some(
        (x) =>
          x.index < rest.index &&
          rest.sentence - x.sentence <= 2 &&
          alike(x.figure, rest.figure) &&
          OPENED.test(sinceWords(story, x)),
      );
      if (opened && !both && !/当年|本年|当期|本期/.test(accountName(story, rest))) return null;
      // 财政收入A…社保基金支出B…结余C: accounts of two names.
      const p = prefixOf(accountName(story, into), a.into);
      const q = prefixOf(accountName(story, out), a.out);
      if (p && q && coreOf(p) !== coreOf(q) && !p.endsWith(q) && !q.endsWith(p)) return null;
      if (q && !p) return null;
      // Another flow in reach belongs to the difference as well.
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

const prefixOf = (name: string, tail: RegExp): string =>
  name
    .replace(tail, '')
    .replace(
      /^(?:其中|实际|比|较|全[市县区省]|我[市县区]|今年|现有|目前|全年|上半年|下半年|前三季度|同期|当年|共|累计|本年|缴纳|上缴|扣除|减去|\d*年?月?份?)+/,
      '',
    )
    .replace(/(?:当年|当期)$/, '');

/** 出生率 − 死亡率 = 自然增长率, all of them so many of a thousand. */
/** 出生3126人，死亡4218人，人口自然减少1092人. */
const NATURAL_COUNT_ROW = row({
  id: 'books/natural',
  needs: /自然(?:减少|增加|增长)/,
  kind: 'balance',
  formula: (b) => (b.rest.dir < 0 ? formula('rest = out - into') : formula('rest = into - out')),
  slots: {
    into: slot((m, s) => isAmount(m) && m.measure === 'level' && /出生/.test(sinceWords(s, m)) && !/率/.test(m.name)),
    out: slot((m, s) => isAmount(m) && m.measure === 'level' && /死亡/.test(sinceWords(s, m)) && !/率/.test(m.name)),
    rest: slot(
      (m, s) => isAmount(m) && m.dir !== 0 && /自然(?:减少|增加|增长)(?:人口|人数)?(?:为)?$/.test(sinceWords(s, m)),
    ),
  },
  target: 'rest',
  reach: 'neighbours',
  fits: (b) => b.into.index < b.rest.index && b.out.index < b.rest.index && same(b.into, b.rest) && same(b.out, b.rest),
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
  needs: /自然增长率/,
  kind: 'balance',
  formula: formula('rest = into - out'),
  slots: {
    into: slot((m, s) => m.figure.kind === 'percent' && /出生率$/.test(accountName(s, m))),
    out: slot((m, s) => m.figure.kind === 'percent' && /死亡率$/.test(accountName(s, m))),
    rest: slot((m, s) => m.figure.kind === 'percent' && /自然增长率$/.test(accountName(s, m))),
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
  needs: /赤字/,
  kind: 'balance',
  formula: formula('rest = into - out'),
  slots: {
    into: slot((m, s) => isLevel(m) && /支出总[量计]$/.test(accountName(s, m))),
    out: slot((m, s) => isLevel(m) && /收入总[量计]$/.test(accountName(s, m))),
    rest: slot((m, s) => isAmount(m) && /赤字$/.test(accountName(s, m)) && /相抵/.test(sinceWords(s, m)), W.net),
  },
  target: 'rest',
  reach: 'paragraph',
  fits: (b) => same(b.into, b.out) && same(b.into, b.rest) && b.into.index < b.rest.index && b.out.index < b.rest.index,
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
  needs: /年初|期初|上年|旧存|上期|月初/,
  kind: 'balance',
  formula: formula('closing = opening + into - out'),
  slots: {
    opening: slot(
      (m, s) => isAmount(m) && /(?:年初|期初|上年末|上年结转|上年结余|旧存|上期结转|月初)/.test(leadWords(s, m)),
      W.prev,
      W.stock,
    ),
    into: slot(
      (m, s) =>
        isLevel(m) &&
        /(?:生产|入库|收入|新收|购入|增加|转入|新增|调入|收购|购进|进库|本年收入|当年收入)/.test(leadWords(s, m)),
    ),
    out: slot(
      (m, s) =>
        isLevel(m) &&
        /(?:出库|偿还|归还|支出|执结|审结|结案|办结|销售|减少|转出|调出|售出|核销|拨付|使用)/.test(leadWords(s, m)),
    ),
    closing: slot(
      (m, s) =>
        isAmount(m) &&
        /(?:年末|期末|年终|月末|未结|结转下年|滚存|累计)(?:[^，。；]{0,6})(?:结存|结余|库存|未结|存|案件)?/.test(
          leadWords(s, m),
        ) &&
        !/年初|期初/.test(leadWords(s, m)),
    ),
  },
  target: 'closing',
  reach: 'neighbours',
  fits: (b, story) =>
    // Budgets with totals of both sides have rows of their own.
    ![b.into, b.out].some((m) => /总[计量]|合计/.test(accountName(story, m))) &&
    !/收入总[计量]|支出总[计量]/.test(story.text.slice(b.opening.since, b.closing.figure.at.start)) &&
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

/** Whose rate the points are counted from: the words between 高于 and the number. */
function gapOf(story: Story, m: Mention): string {
  const t = m.before.findLast((x) => says(x, W.gap));
  if (!t) return '';
  const words = story.text
    .slice(t.end, m.figure.at.start)
    .replaceAll(' ', '')
    .replace(/(?:了|约|近|出){1,3}$/, '');
  if (words) return words;
  // 比全市平均水平92.1%高出3.4个百分点: it stands before the word.
  const c = /[比较]([^，。；（）\d]{2,14})(?:（[^）]*）)?(?:\d[\d.]*%)?(?:高|低|快|慢)?$/.exec(
    story.text.slice(m.lead - 24 < 0 ? 0 : m.lead - 24, t.start).replaceAll(' ', ''),
  );
  return c?.[1] ?? '';
}

const rateLike = (m: Mention): boolean => m.figure.kind === 'percent';
const signed = (m: Mention): 1 | -1 => (m.dir < 0 && m.measure === 'change' ? -1 : 1);

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
    if (/后者$/.test(gapOf(story, gap)) && /前者/.test(leadWords(story, gap)))
      return other.index === gap.index - 1 && own.index === gap.index - 2;
    // The rate that heads the chain is the owner; the nearest that is not the other's.
    const whose = gapOf(story, gap);
    if (other.measure === 'base' || inBracketOf(story, other, gap) || ofOther(story, other))
      return own.index < other.index && gap.clause - other.clause <= 1;
    if (whose.length < 2 || own.index === other.index) return false;
    if (own.clause < gap.clause - 2) return false;
    if (!named(story, other, whose)) return false;
    // Nothing else than the owner between.
    return !named(story, own, whose) || other.index < own.index;
  },
  accuse: (b, story) => {
    const { own, other, gap } = b;
    if (/后者$/.test(gapOf(story, gap))) return 'error';
    const explicit = other.measure === 'base' || inBracketOf(story, other, gap) || ofOther(story, other);
    if (explicit) return gap.index - own.index <= 3 ? 'error' : null;
    // 增长4.9%，全市平均为5.2%，高于全市…: the mean of all is told of the same.
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

const ofOther = (story: Story, m: Mention): boolean => {
  const lead = leadWords(story, m);
  return /^(?:低于|高于|快于|慢于|优于)[^，。；\d]{2,14}$/.test(lead);
};

const inBracketOf = (story: Story, other: Mention, gap: Mention): boolean =>
  other.bracket >= 0 &&
  gap.bracket < 0 &&
  gap.index === other.index + 1 &&
  /(?:[比较]|[高低快慢好优多少](?:于|出|过)|领先|落后)[^，。；（）]{2,16}$/.test(
    story.text.slice(Math.max(0, other.bracket - 18), other.bracket),
  );

/** Whether the rate is of the one that the gap names: 全市, 全省, 外贸整体增速. */
function named(story: Story, m: Mention, whose: string): boolean {
  const words = `${sinceWords(story, m)}`.slice(-24);
  const scope = /^全[国省市县区州]|^[一-鿿]{2,3}[省市县区]/.exec(whose)?.[0] ?? '';
  const rest = whose.slice(scope.length).replace(/平均|水平|增速|增幅|整体|的|平均增速|总体|增长|出|部/g, '');
  if (scope && !words.includes(scope)) return false;
  if (!rest) return scope !== '' && words.includes(scope);
  if (words.includes(rest)) return true;
  if (/^经济$|^GDP$|^地区生产总值$|^生产总值$/.test(rest)) return /生产总值|GDP/.test(words);
  return rest.length >= 2 && sharesBigram(rest, words) && scope !== '';
}

// ---------------------------------------------------------------- changes of shares

/** 上年末滚存结余A，当年结余B，年末滚存结余C. */
const ROLLOVER_ROW = row({
  id: 'books/rollover',
  needs: /结余|结存/,
  kind: 'balance',
  formula: formula('closing = opening + rest'),
  slots: {
    opening: slot(
      (m, s) =>
        isAmount(m) &&
        /(?:上年末|年初|期初|上年)[^，。；]{0,4}(?:滚存|累计|历年)?(?:结余|结存)$/.test(accountName(s, m)),
      W.prev,
      W.opening,
    ),
    rest: slot((m, s) => isAmount(m) && /(?:当年|当期|本年|本期)(?:收支)?(?:结余|结存)$/.test(accountName(s, m))),
    closing: slot(
      (m, s) =>
        isAmount(m) &&
        /(?:(?:年末|期末)[^，。；]{0,4}(?:滚存|累计)?|滚存|累计)(?:结余|结存)$/.test(accountName(s, m)) &&
        !/上年|年初|期初/.test(accountName(s, m)),
    ),
  },
  target: 'closing',
  reach: 'paragraph',
  fits: (b) =>
    same(b.opening, b.rest) &&
    same(b.opening, b.closing) &&
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

/** Over how many years a total is told. */
const yearsOf = (m: Mention, story: Story): number => smallCount(YEARS.exec(leadWords(story, m))?.[1] ?? '');

const YEARS = /([一二两三四五六七八九十]|\d{1,2})年(?:间|来)?(?:累计|共|合计|总共)/;

/** 每年补助420万元，三年累计补助1260万元. */
const YEARLY_ROW = row({
  id: 'each/years',
  needs: /每年/,
  kind: 'density',
  formula: (b, story) => formula(`total = each * ${yearsOf(b.total, story)}`),
  slots: {
    each: slot((m, s) => isAmount(m) && /每年[^，。；\d]{0,8}$/.test(leadWords(s, m)) && !leads(m, W.rise, W.fall)),
    total: slot((m, s) => isAmount(m) && YEARS.test(leadWords(s, m))),
  },
  target: 'total',
  reach: 'chain',
  // What is added each year (每年新增补助) goes on being given, so that its total grows faster than the years.
  fits: (b) =>
    same(b.each, b.total) && b.each.index < b.total.index && (!leads(b.each, W.fresh) || leads(b.total, W.fresh)),
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

/** 全年9709.7万吨，月均809.1万吨. */
const MONTHLY_ROW = row({
  id: 'mean/monthly',
  needs: /月均/,
  kind: 'density',
  formula: formula('each = total / 12'),
  slots: {
    total: slot((m, s) => isLevel(m) && /全年/.test(leadWords(s, m)) && !leads(m, W.plan)),
    each: slot((m, s) => isAmount(m) && /^(?:全年)?月均[^，。；\d]{0,4}$/.test(leadWords(s, m))),
  },
  target: 'each',
  reach: 'chain',
  fits: (b, s) => {
    const what = leadWords(s, b.each).replace(/^全年|月均|[约为达]/g, '');
    return (
      same(b.total, b.each) && b.total.index < b.each.index && (what.length < 2 || leadWords(s, b.total).includes(what))
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
  needs: /(?:无效|废)票/,
  kind: 'sum',
  formula: formula('back = valid + invalid'),
  slots: {
    back: slot((m, s) => isAmount(m) && m.figure.unit === '张' && /(?:收回|回收)[^，。；]{0,6}$/.test(leadWords(s, m))),
    valid: slot(
      (m, s) => isAmount(m) && m.figure.unit === '张' && /(?<!无)有效(?:选?票|表决票)?$/.test(leadWords(s, m)),
    ),
    invalid: slot(
      (m, s) => isAmount(m) && m.figure.unit === '张' && /(?:无效(?:选?票|表决票)?|废票)$/.test(leadWords(s, m)),
    ),
  },
  target: 'invalid',
  mark: 'back',
  reach: 'paragraph',
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
