import type { Figure, Fix, Mark, Reading } from '../../model';
import { compare, sub } from '../../num/rational';
import type { ParagraphRule } from '../rule';
import { startOf } from '../../text/stretches';

/** Indicators whose value is itself a percentage. */
const RATE_NAME =
  /(?:覆盖率|合格率|完成率|办结率|满意率|满意度|城镇化率|城市化率|入学率|升学率|巩固率|就业率|失业率|参保率|普及率|森林覆盖率|绿化率|绿化覆盖率|优良率|达标率|占比|比重|贡献率|参合率|入住率|自给率|处理率|回收率|负债率|开工率|投产率|到位率|知晓率|普及程度|录取率|破案率|结案率|化解率|整改率|电气化率|机械化率|良种率|成活率|受理率|不良率|赤字率|存款准备金率|渗透率|转化率|抽检合格率|好评率|上线率|接种率|贫困发生率|复种率|毛利率|利润率|增速|增幅|涨幅)$/;
/**
 * Names that end in 率 but are counts or ratios with a dimension of their own; their change is rightly a percentage.
 */
const OWN_DIMENSION =
  /(?:生产率|效率|频率|汇率|功率|产出率|容积率|周转率|速率|死亡率|发病率|发案率|事故率|犯罪率|伤亡率|感染率|患病率|投诉率|信访率)$/;
const CHANGE_VERB =
  /(提高|提升|上升|增长|增加|下降|降低|回落|减少|提高了|提升了|上升了|增长了|增加了|下降了|降低了|回落了|减少了)(?:近|约|超过)?$/;
const AGAINST =
  /(?:同比|环比|比上年度?|比去年|比上年同期|比去年同期|较上年度?|较去年|较上年同期|(?<!占)比(?![例重率])[^，。；、\d]{1,8}|较[^，。；、\d]{1,8}|分别|均|又|再|已|平均|年均|每年){1,9}$/;
const TO_LEVEL = /(?:由|从)[^，。；]{0,8}$/;

/** Indicators whose value is a quantity: their growth is a percentage. */
const AMOUNT_NAME =
  /(?:总产值|产值|生产总值|GDP|增加值|总收入|收入|总额|投资|产量|销量|销售额|零售额|成交额|营业额|交易额|进出口|出口额|进口额|利润|税收|利税|人数|面积|里程|贷款余额|存款余额|用电量|发电量|吞吐量|货运量|客运量|支出|数量|件数|人次|户数|企业数|游客量)$/;

export const points: ParagraphRule = {
  id: 'percent/points',
  severity: 'warning',
  needs: 'figures',
  zh: '百分比与百分点混用',
  en: 'Per cent where percentage points are meant, or the reverse',
  why: `两个百分数之差是百分点：合格率由90%提高到95%，是提高5个百分点（提高了5.6%）。产值、人数等数量的增减才用百分比，不用百分点。

覆盖率、占比、增速一类指标后面写“提高N%”的报警；“提高到N%”是结果，不报。劳动生产率、产出率、能耗强度、死亡率、发病率等，增减本来可以用百分比，不报。
“拉动增长N个百分点”“增速提高N个百分点”是正常写法。`,
  source: '统计用语：百分点用于两个以百分数表示的数之差',
  bad: [
    '产品抽检合格率由90%提高到95%，提高⟦5%⟧。',
    '森林覆盖率达到62%，比上年提高⟦1.5%⟧。',
    '城镇化率提高了⟦2%⟧。',
    '服务业占比同比上升⟦3.2%⟧。',
    '规模以上工业增加值增速比上年同期回落⟦1.8%⟧。',
    '全年水泥产量比上年增长⟦12个百分点⟧。',
    '农民工总收入同比增加⟦8个百分点⟧。',
  ],
  good: [
    '产品抽检合格率由90%提高到95%，提高5个百分点。',
    '产品抽检合格率提高到95%。',
    '森林覆盖率达到62%，比上年提高1.5个百分点。',
    '全员劳动生产率提高7%。',
    '单位地区生产总值能耗下降3.7%，土地产出率提高5%。',
    '交通事故死亡率下降20%。',
    '固定资产投资增长10%，比上年提高2个百分点。',
    '消费对经济增长的贡献率提高4个百分点。',
    '出口拉动经济增长0.3个百分点。',
    '项目建设带动投资增长11个百分点。',
    '增速达到8%，增幅居全省第一。',
    '服务业占比提高，增加值增长8%。',
    '全年水泥产量比上年增长12%。',
    '受理案件6482件，审结6127件，结案率94.5%，同比分别上升8.3%和9.6%。',
    '高新技术企业占比由30%提高到36%，提高20%。',
    '合格率达98%，不合格产品下降15%。',
    '税收占比高，税收增长5%。',
    '上半年，工业增加值占生产总值的比重为41.0%，同比增长8.2%。',
    '工业总产值增速比上年提高2个百分点。',
  ],
  figure: ({ kind }) => kind === 'percent' || kind === 'points',
  *check(reading) {
    const { figures } = reading;
    for (const [i, f] of figures.entries()) {
      if (f.number === null) continue;
      if (f.kind === 'percent') yield* percentForPoints(reading, f, figures[i - 1], figures[i - 2]);
      else if (f.kind === 'points') yield* pointsForPercent(reading, f, figures[i - 1]);
    }
  },
};

const VALUE_OF_SHARE = /(?:值|收入|额|量|投资|消费)占[^，。；]*(?:比重|比例)/;

function headOf({ paragraph, clauses }: Reading, f: Figure, previous: Figure | undefined): string {
  const clause = clauses[f.clause];
  if (!clause) return '';
  const from = Math.max(clause.start, previous && previous.clause === f.clause ? previous.at.end : 0);
  return paragraph.text.slice(from, f.at.start);
}

function* percentForPoints(reading: Reading, f: Figure, b: Figure | undefined, a: Figure | undefined): Iterable<Mark> {
  const head = headOf(reading, f, b);
  const verb = CHANGE_VERB.exec(head);
  if (!verb || TO_LEVEL.test(head)) return;
  const words = head.slice(0, verb.index).replace(/^[，、；]/, '');
  // 由90%提高到95%，提高5%: the difference of the two decides.
  if (
    a &&
    b &&
    a.kind === 'percent' &&
    b.kind === 'percent' &&
    a.number &&
    b.number &&
    a.sentence === f.sentence &&
    f.clause - b.clause <= 1
  ) {
    const joint = reading.paragraph.text.slice(a.at.end, b.at.start);
    if (/^[^，。；]{0,8}(?:到|至|为)[^，。；]{0,6}$/.test(joint) && /^(?:累计|共|总计|净|同比)?$/.test(words)) {
      const up = sub(b.number, a.number);
      const size = up.n < 0n ? { n: -up.n, d: up.d } : up;
      if (f.number && compare(size, f.number) === 0)
        yield mark(f, `${b.text}与${a.text}相差${f.text.replace('%', '个百分点')}`);
      return;
    }
  }
  const name = words.replace(AGAINST, '').replace(AGAINST, '');
  if (name === '' || name === words.replace(/^.*$/, '')) {
    // 森林覆盖率达到62%，比上年提高1.5%: the subject stands in the clause before, with its own value.
    if (
      !b ||
      b.kind !== 'percent' ||
      b.sentence !== f.sentence ||
      f.clause - b.clause !== 1 ||
      b.role === 'by' ||
      words === ''
    )
      return;
    if (!/比|较|同比|环比/.test(words)) return;
    // 受理6482件，审结6127件，结案率94.5%，同比分别上升8.3%和9.6%: the two rates are those of the counts.
    if (words.includes('分别') || /分别$/.test(head.slice(0, verb.index))) return;
    const carried = headOf(reading, b, undefined).replace(
      /(?:达到了|达到|达|为|是|约|超过|已|稳定在|保持在|高达|分别|均){1,9}$/,
      '',
    );
    // 增加值占生产总值的比重为45.0%，同比增长8.6%: what grows is the value.
    if (verb[0].startsWith('增长') && VALUE_OF_SHARE.test(carried)) return;
    if (RATE_NAME.test(carried) && !OWN_DIMENSION.test(carried)) yield mark(f, `“${tailOf(carried)}”是百分数`);
    return;
  }
  if (RATE_NAME.test(name) && !OWN_DIMENSION.test(name)) yield mark(f, `“${tailOf(name)}”是百分数`);
}

const tailOf = (name: string): string =>
  name
    .slice(-6)
    .replace(/^.*?(?=[一-鿿]{2,6}$)/, '')
    .replace(/^的/, '');

function mark(f: Figure, reason: string): Mark {
  const text = f.text.replace(/(?:%|百分之)/, '') + '个百分点';
  const fix: Fix | undefined = f.text.endsWith('%')
    ? { title: `改为${text}`, edits: [{ at: f.at, newText: text }] }
    : undefined;
  return { at: f.at, message: `${reason}，其增减应以百分点表示：${text}`, ...(fix && { fix }) };
}

function* pointsForPercent(reading: Reading, f: Figure, previous: Figure | undefined): Iterable<Mark> {
  const head = headOf(reading, f, previous);
  const verb = CHANGE_VERB.exec(head);
  if (!verb || f.bound === 'about') return;
  const name = head
    .slice(0, verb.index)
    .replace(/^[，、；]/, '')
    .replace(AGAINST, '')
    .replace(AGAINST, '');
  if (!AMOUNT_NAME.test(name) || /占|比重|比例|率|增速|增幅|拉动|带动|贡献|影响|高于|快于|差距|预期/.test(name)) return;

  // 固定资产投资增长10%，比上年提高2个百分点: the points belong to the rate before them.
  if (/%|增速|增幅|占比|比重|率/.test(reading.paragraph.text.slice(startOf(reading.sentences, f.sentence), f.at.start)))
    return;
  if (!f.text.endsWith('个百分点')) return;
  const text = f.text.replace('个百分点', '%');
  yield {
    at: f.at,
    message: `“${tailOf(name)}”是数量，其增减应以百分比表示：${text}`,
    fix: { title: `改为${text}`, edits: [{ at: f.at, newText: text }] },
  };
}
