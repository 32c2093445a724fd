/**
 * Rates that official statistics define by their name: one line each for what is divided by what, and by how much it is
 * multiplied.
 */
import { FROM_A_LEVEL } from '../grammar/vocabulary/changes';
import { IN_WORDING } from '../grammar/vocabulary/marks';
import type { Pattern, Words } from '../grammar/lexemes';
import { closing, form, words } from '../grammar/lexemes';
import { W } from '../grammar/words';
import type { Row } from './bind';
import { row } from './row';
import { labelOf } from './division';
import { formula } from './formula';
import type { Mention, Story } from './mention';
import { alike, isAmount, leadWords } from './mention';

const REVENUE = words('营业收入 主营业务收入 销售收入');
const SUM_OF_BOOKS = words('总额 总计 合计');
const NAME_LEADS = form`^${words('其中 实现 完成 发生 全[市县区省]')}+`;
const INCREMENT = words('增量 净增');

interface NamedRate {
  readonly id: string;
  readonly name: Pattern;
  /** Where the name is a form: one of these words stands in each of its matches. */
  readonly keys?: Words;
  readonly part: Pattern;
  readonly whole: Pattern;
  readonly bad: string;
  readonly good: readonly string[];
}

const NAMED: readonly NamedRate[] = [
  {
    id: 'profit-margin',
    name: form`${REVENUE}利润率`,
    keys: words('利润率'),
    part: closing('利润总额 利润'),
    whole: closing(REVENUE),
    bad: '实现营业收入640.0亿元，实现利润总额32.0亿元，营业收入利润率⟦6.0%⟧。',
    good: [
      '实现营业收入640.0亿元，实现利润总额32.0亿元，营业收入利润率5.0%。',
      '营业收入利润率6.0%，比上年提高0.2个百分点。',
      '实现利润总额32.0亿元，营业收入利润率6.0%。',
    ],
  },
  {
    id: 'loan-deposit',
    name: words('存贷比'),
    part: closing('贷款余额'),
    whole: closing('存款余额'),
    bad: '各项存款余额420.0亿元，各项贷款余额315.0亿元，存贷比⟦65.0%⟧。',
    good: [
      '各项存款余额420.0亿元，各项贷款余额315.0亿元，存贷比75.0%。',
      '各项贷款余额315.0亿元，存贷比65.0%。',
      '存贷比75.0%，比年初提高2个百分点。',
    ],
  },
  {
    id: 'debt-ratio',
    name: words('资产负债率'),
    part: form`负债${SUM_OF_BOOKS}?$`,
    whole: form`资产${SUM_OF_BOOKS}?$`,
    bad: '县属国有企业资产总额86.0亿元，负债总额43.0亿元，资产负债率⟦55.0%⟧。',
    good: [
      '县属国有企业资产总额86.0亿元，负债总额43.0亿元，资产负债率50.0%。',
      '资产负债率55.0%，控制在60%以内。',
      '负债总额43.0亿元，资产负债率55.0%。',
    ],
  },
  {
    id: 'loss-share',
    name: words('亏损面'),
    part: closing('亏损企业'),
    whole: closing('企业'),
    bad: '规上工业企业240家，其中亏损企业36家，亏损面⟦25.0%⟧。',
    good: [
      '规上工业企业240家，其中亏损企业36家，亏损面15.0%。',
      '亏损企业36家，亏损面25.0%。',
      '亏损面15.0%，同比收窄2个百分点。',
    ],
  },
  {
    id: 'urban-share',
    name: words('城镇化率'),
    part: closing('城镇常住人口 城镇人口'),
    whole: form`^(?:全[市县区省])?(?:年末)?${words('常住 总')}人口$|(?<!${words('城镇 乡村 农村')})常住人口$`,
    bad: '年末常住人口40.0万人，其中城镇常住人口24.0万人，常住人口城镇化率⟦66.00%⟧。',
    good: [
      '年末常住人口40.0万人，其中城镇常住人口24.0万人，常住人口城镇化率60.00%。',
      '户籍人口46.0万人，常住人口城镇化率66.00%。',
      '城镇化率60.00%，比上年提高1.2个百分点。',
    ],
  },
  {
    id: 'good-days',
    name: form`优良(?:天数)?${words('比例 比?率')}`,
    keys: words('优良'),
    part: closing('优良天数'),
    whole: closing('监测天数 有效天数'),
    bad: '有效监测天数360天，优良天数324天，优良天数比例⟦80.0%⟧。',
    good: [
      '有效监测天数360天，优良天数324天，优良天数比例90.0%。',
      '优良天数324天，优良天数比例88.8%。',
      '优良天数比例90.0%，比上年提高1.1个百分点。',
    ],
  },
  {
    id: 'bad-loans',
    name: words('不良贷款率 不良率'),
    part: closing('不良贷款余额 不良贷款'),
    whole: form`^${words('各项 全部')}?贷款(?:余额)?$|各项贷款余额$`,
    bad: '各项贷款余额500.0亿元，不良贷款余额6.0亿元，不良贷款率⟦1.50%⟧。',
    good: [
      '各项贷款余额500.0亿元，不良贷款余额6.0亿元，不良贷款率1.20%。',
      '不良贷款余额6.0亿元，不良率1.50%。',
      '不良贷款率1.20%，比年初下降0.1个百分点。',
    ],
  },
  {
    id: 'cost-profit',
    name: words('成本利润率'),
    part: closing('利润'),
    whole: closing('成本'),
    bad: '全场小麦总成本800.0万元，净利润200.0万元，成本利润率⟦28.0%⟧。',
    good: [
      '全场小麦总成本800.0万元，净利润200.0万元，成本利润率25.0%。',
      '净利润200.0万元，成本利润率28.0%。',
      '成本利润率25.0%，比上年提高1个百分点。',
    ],
  },
  {
    id: 'saving-rate',
    name: words('节资率 节支率 节约率 核减率'),
    part: closing('节约 节约资金 核减 核减资金 核减金额'),
    whole: closing('预算 预算金额 预算总额 控制价 送审 送审金额 送审造价'),
    bad: '政府采购预算金额4.00亿元，节约资金0.30亿元，节资率⟦8.50%⟧。',
    good: [
      '政府采购预算金额4.00亿元，节约资金0.30亿元，节资率7.50%。',
      '节约资金0.30亿元，节资率8.50%。',
      '送审金额4.00亿元，核减0.30亿元，核减率7.50%。',
    ],
  },
];

/** One row for each rate that official statistics define by its name. */
export const NAMED_ROWS: readonly Row[] = NAMED.map((r) =>
  row({
    id: `rate/${r.id}`,
    kind: 'rate',
    needs: r.name,
    keys: r.keys,
    formula: formula('rate = 100 * part / whole'),
    slots: {
      part: { is: (m, s) => isAmount(m) && m.measure === 'level' && !m.other && r.part.test(name(s, m)) },
      whole: {
        is: (m, s) =>
          isAmount(m) && m.measure === 'level' && !m.other && r.whole.test(name(s, m)) && !r.part.test(name(s, m)),
      },
      rate: {
        is: (m, s) =>
          m.figure.kind === 'percent' &&
          m.measure !== 'change' &&
          m.measure !== 'base' &&
          r.name.test(leadWords(s, m)) &&
          !FROM_A_LEVEL.test(leadWords(s, m)),
      },
    },
    target: 'rate',
    reach: 'paragraph',
    fits: (b) => alike(b.part.figure, b.whole.figure) && b.part.index < b.rate.index && b.whole.index < b.rate.index,
    accuse: (b, s) => {
      // 2019年末1871.6亿元，2020年末增至2058.9亿元: a later value of the same thing stands between.
      const later = s.mentions.some(
        (x) =>
          x.index > b.whole.index &&
          x.index < b.rate.index &&
          x.measure === 'level' &&
          x.dir !== 0 &&
          !r.part.test(name(s, x)) &&
          alike(x.figure, b.whole.figure),
      );
      if (later) return null;
      return ofOneTime(b.part.figure.period, b.whole.figure.period) || b.part.sentence === b.whole.sentence
        ? 'warning'
        : null;
    },
    title: '比率不符',
    labels: { part: '分子', whole: '分母' },
    claim: (t) => `${t('part')} / ${t('whole')} = ${t('rate')}`,
    bad: [r.bad],
    good: r.good,
  }),
);

const name = (story: Story, m: Mention): string => labelOf(story, m).replace(NAME_LEADS, '');

/** Whether two times are one: 年末 and 2024年末. */
const ofOneTime = (a: string, b: string): boolean =>
  a === b || (a !== '' && b !== '' && (a.endsWith(b) || b.endsWith(a)));

/** 占全部增量的35.0% means the same as 贡献率. */
const SHARE_OF_CHANGE = form`贡献率|占${IN_WORDING}{0,8}${words('增量 增[加长收支产亏]额 新增额 减[少收支产亏]额')}`;

/** 餐饮收入增加1.55亿元，对增长的贡献率35.0%: the change of a part as a share of the whole change. */
export const CONTRIBUTION_ROW = row({
  id: 'rate/contribution',
  kind: 'rate',
  formula: formula('rate = 100 * part / whole'),
  slots: {
    part: { is: (m) => isAmount(m) && m.measure === 'change' },
    whole: { is: (m) => isAmount(m) && (m.measure === 'change' || INCREMENT.test(m.name)) },
    rate: {
      is: (m, s) => m.figure.kind === 'percent' && !m.seat && SHARE_OF_CHANGE.test(leadWords(s, m)),
      says: [W.contrib, W.share],
    },
  },
  target: 'rate',
  reach: 'sentence',
  fits: (b, s) =>
    alike(b.part.figure, b.whole.figure) &&
    b.whole.index < b.part.index &&
    b.part.index < b.rate.index &&
    (b.part.dir === b.whole.dir || b.whole.dir === 0) &&
    s.text.slice(b.whole.figure.at.end, b.part.figure.at.start).includes('其中'),
  accuse: 'warning',
  title: '贡献率与两个增量不符',
  labels: { part: '部分增量', whole: '总增量' },
  claim: (t) => `${t('part')} / ${t('whole')} = ${t('rate')}`,
  bad: [
    '工业用电量增加8.00亿千瓦时，其中化工增加2.00亿千瓦时，贡献率⟦35.0%⟧。',
    '工业用电量增加8.00亿千瓦时，其中化工增加2.00亿千瓦时，占全部增量的⟦35.0%⟧。',
  ],
  good: [
    '工业用电量增加8.00亿千瓦时，其中化工增加2.00亿千瓦时，贡献率25.0%。',
    '工业用电量增加8.00亿千瓦时，其中化工增加2.00亿千瓦时，占全部增量的25.0%。',
    '化工增加2.00亿千瓦时，贡献率35.0%。',
    '工业对经济增长的贡献率35.0%。',
  ],
});
