import type { Figure, Fix, Relation } from '../../model';
import { fromDecimal, round, toFixed } from '../../num/rational';
import { withNumber } from '../../relate/solve';
import { contradicted, markOf, marksOf, tableMarks } from '../relations';
import type { ParagraphRule } from '../rule';

export const growth: ParagraphRule = {
  id: 'arithmetic/growth',
  severity: 'error',
  needs: 'relations',
  zh: '增减与两端的数不符',
  en: 'A change does not follow from its two ends',
  why: `“由A增加到B”要求B大于A，“由A下降到B”要求B小于A；同一句再写增幅、增量时，应与两端的数算得的一致。
“比上年增加D，增长R”中，R应等于D除以上年数（本年数减D）。

两端的数都恰好往相反方向取整才说得通的增幅（15亿元到18亿元，增长25%），只提示核对。

生产总值、增加值、居民收入等指标的增速按可比价计算，不能用两年的现价总量核对，不报。

表格里的增长列按本年、上年两列核对，逐年排列的按上一行核对；生产总值、增加值的增速按不变价，不核对。`,
  source: '算术；百分数按四舍五入或舍尾计',
  bad: [
    '细颗粒物（PM2.5）平均浓度为32微克/立方米。上年同期，PM2.5平均浓度为29微克/立方米。PM2.5平均浓度同比下降⟦10.3%⟧。',
    '城镇居民收入增长4.8%，增速高于全市平均水平⟦0.9个百分点⟧（全市为4.1%）。',
    '我院民商事案件平均审理天数为46.8天，全市法院平均为61.4天，我院比全市平均少⟦16.6天⟧。',
    '2023年，全院药占比为31.6%；2024年，药占比降至28.2%，下降⟦4.3个百分点⟧。',
    '细颗粒物平均浓度为32微克/立方米，较去年同期的40微克/立方米下降⟦6微克/立方米⟧。',
    '城市建成区面积由14.8平方公里增加到⟦9.4平方公里⟧。',
    '办理时限由3个工作日压缩到⟦10个工作日⟧。',
    '市场主体由2.4万户增加到3.1万户，增长⟦45%⟧。',
    '审批事项由120项精简到78项，精简⟦45%⟧。',
    '高新技术企业由40家增加到64家，增加⟦34家⟧。',
    '接待游客560万人次，比上年的500万人次增长⟦22%⟧。',
    '完成税收12.4亿元，比上年增加2.1亿元，增长⟦25.4%⟧。',
    '信访总量360件，同比减少40件，下降⟦15%⟧。',
    '城镇化率由52.6%提高到58.5%，提高⟦6.9个百分点⟧。',
    '去年完成技改投资40亿元，今年完成50亿元，增长⟦35%⟧。',
    '用电量从2015年的80亿千瓦时增加到2020年的120亿千瓦时，年均增长⟦18%⟧。',
    '税收由15亿元增加到18亿元，增长⟦25%⟧。',
    '实际完成收入128640万元，完成年初预算的102.1%，比上年增收7286万元，增长⟦9.0%⟧。',
    '存款余额428.6亿元，较年初新增31.5亿元，增长⟦17.9%⟧。',
    '居民人均可支配收入16420元，同比增加961元，增长⟦8.2%⟧。',
    '2020年，全市粮食产量比2015年增长27.6%，年均增长⟦5.5%⟧。',
    '指标\t2024年（万元）\t2023年（万元）\t增长（%）\n税收\t1060\t1000\t6.0\n存款\t5250\t5000\t⟦15.0⟧\n零售\t2080\t2000\t4.0',
    '2024年，县级公立医院门诊量完成12.46万人次。\n上年门诊量为11.38万人次，今年比上年增加⟦2.08万人次⟧。',
    '1—9月，全县技改投资同比增长8.4%。其中设备投资增长12.6%。同期全市技改投资增长7.1%。我县增速高于全市平均水平⟦1.8个百分点⟧。',
    '2020年至2025年，全县规上工业增加值由40.0亿元增加到64.0亿元，年均增长⟦12.0%⟧。',
    '全镇用电量由上年的4.42亿千瓦时增加到4.86亿千瓦时，同比增长⟦9.1%⟧。',
  ],
  good: [
    '细颗粒物（PM2.5）平均浓度为26微克/立方米。上年同期，PM2.5平均浓度为29微克/立方米。PM2.5平均浓度同比下降10.3%。',
    '城镇居民收入增长4.8%，增速高于全市平均水平0.7个百分点（全市为4.1%）。',
    '上半年发生交通事故71起，去年同期86起，下降17.4%，降幅比去年上半年的12.1%扩大5.3个百分点。',
    '我院民商事案件平均审理天数为46.8天，全市法院平均为61.4天，我院比全市平均少14.6天。',
    '甲村耕地1200亩，乙村林地860亩，甲村林地比乙村多120亩。',
    '2023年，全院药占比为31.6%；2024年，药占比降至28.2%，下降3.4个百分点。',
    '2023年，全院药占比为31.6%；2024年，护理服务占比升至28.2%，提高4.3个百分点。',
    '2023年末，企业资产负债率为62.8%，较2022年末上升0.4个百分点。2024年，各企业压降债务。到2024年末，资产负债率降至60.3%，比上年末下降2.5个百分点。与2022年末相比，下降2.1个百分点。',
    '全镇用电量由上年的4.42亿千瓦时增加到4.86亿千瓦时，同比增长10.0%。',
    '2020年至2025年，全县规上工业增加值由40.0亿元增加到64.0亿元，年均增长8.6%。',
    '2024年完成投资5.60亿元，2025年完成投资4.90亿元，比上年下降12.5%。剔除一次性项目因素后，同比增长15%。',
    '2024年，县级公立医院门诊量完成12.46万人次。\n上年门诊量为11.38万人次，今年比上年增加1.08万人次。',
    '2024年，县级公立医院门诊量完成12.46万人次。\n上年门诊量为11.38万人次，比前年增加0.52万人次。',
    '1—9月，全县技改投资同比增长8.4%。其中设备投资增长12.6%。同期全市技改投资增长7.1%。我县增速高于全市平均水平1.3个百分点。',
    '全年利润总额150万元，而上年同期为亏损310万元，同比增加460万元。',
    '细颗粒物平均浓度为32微克/立方米，较去年同期的40微克/立方米下降8微克/立方米。',
    '细颗粒物平均浓度32微克/立方米，同比下降6微克/立方米，臭氧平均浓度40微克/立方米。',
    '城市建成区面积由9.46平方公里增加到14.87平方公里，增长57.2%。',
    '办理时限由10个工作日压缩到3个工作日，压缩70%。',
    '市场主体由2.4万户增加到3万户，增长25%。',
    '地区生产总值由540亿元增加到827亿元，年均增长7.1%。',
    '税收由15亿元增加到18亿元，增长22%。',
    '实际完成收入128640万元，完成年初预算的102.1%，比上年增收7286万元，增长6.0%。',
    '存款余额428.6亿元，较年初新增31.5亿元，增长7.9%。',
    '居民人均可支配收入16420元，同比增加961元，增长6.2%，扣除价格因素实际增长5.1%。',
    '粮食产量128.6万吨，增产1.1万吨，增长0.9%。',
    '绿化投入由2亿元增加到3亿元，增长40%。',
    '完成税收12亿元，比上年增加2亿元，增长20%。',
    '信访总量360件，同比减少40件，下降10%。',
    '实现增加值120亿元，比上年增加10亿元，增长6.5%。',
    '城镇化率由52.6%提高到58.5%，提高5.9个百分点。',
    '高新技术企业由40家增加到64家，同比增长12%。',
    '去年地区生产总值完成400亿元，今年完成430亿元，增长6.1%。',
    '全县从20个试点村扩大到全部85个村，惠及群众12万人，增长30%。',
    '用电量从2015年的80亿千瓦时增加到2020年的120亿千瓦时，年均增长8.4%。',
    '2020年，全市粮食产量比2015年增长27.6%，年均增长5%。',
    '2020年与2015年相比，旅游收入增长57.3%，年均增长9.5%。',
    '五年累计增长57.3%，年均增长9.5%。',
    '2020年，生产总值比2015年增长65.5%，按可比价年均实际增长8.2%。',
    '2020年，生产总值比2015年增长65.5%，年均增长8.2%（按可比价计算）。',
    '旅游收入比上年增长12.5%，五年年均增长9.5%。',
    '贫困人口由8.2万人减少到1.1万人，贫困发生率由10.2%下降到1.3%。',
    '补助标准由每人每年380元提高到420元，增长12%左右。',
    '森林覆盖率由40%提高到44%，增长10%。',
    '出口20亿元，增长15%，进口8亿元，下降3%。',
    '全年新增专利500件，比上年增加120件，增长16%。',
    '指标\t2024年（万元）\t2023年（万元）\t增长（%）\n税收\t1060\t1000\t6.0\n存款\t5250\t5000\t5.0\n零售\t2080\t2000\t4.0',
    '指标\t2024年（亿元）\t2023年（亿元）\t增长（%）\n地区生产总值\t210.5\t201.1\t5.8\n工业增加值\t70.3\t68.2\t6.4',
  ],
  *check({ relations }) {
    for (const r of contradicted(relations, 'growth')) {
      const at = r.figures.at(-1);
      if (!at) continue;
      const mark = markOf(r, at, titleOf(r), isMean(r) ? ['总增幅'] : ['起点', '终点']);
      const right = rightOf(mark.message, at);
      if (!right) yield mark;
      else {
        const fix = mark.fix ?? right.fix;
        yield {
          ...mark,
          message: mark.message.replace('，文中为', `，应为${right.words}，文中为`),
          ...(fix && { fix }),
        };
      }
    }
    for (const r of relations) {
      if (r.kind !== 'growth' || !r.doubtful) continue;
      for (const mark of marksOf([r], -1, '增减存疑', ['起点', '终点']))
        yield { ...mark, severity: 'info', message: `${mark.message}；除非两端的数都是取整的，请核对` };
    }
  },
  checkDocument: (view) => tableMarks(view, 'arithmetic/growth'),
};

/** A growth over years beside its mean a year. */
const isMean = ({ claim, figures }: Relation): boolean => figures.length === 2 && claim.includes('^');

/**
 * `=25.0%，应为25%，文中为20%`: what the figure should be, to as many places as it is printed with. It is written in
 * place of the one that stands there where only its digits change.
 */
function rightOf(message: string, figure: Figure): { words: string; fix?: Fix } | null {
  const m = /=(-?)(\d+(?:\.\d+)?)(%|个百分点)，文中为/.exec(message);
  if (!m) return null;
  const [, sign, worked, unit] = m as unknown as [string, string, string, string];
  const places = Math.min(figure.decimals, (worked.split('.')[1] ?? '').length);
  const exact = fromDecimal(worked);
  if (!exact) return null;
  const digits = toFixed(round(exact, places), places);
  // A result below nothing is a change the other way.
  const way = sign ? (figure.change === 'fall' ? '上升' : '下降') : '';
  const words = `${way}${digits}${unit}`;
  // What is worked out is rounded itself, and a five at its end may have been less.
  const isStated = message.startsWith(figure.text, m.index + m[0].length);
  const isSure = isStated && (!worked.endsWith('5') || worked.length === digits.length);
  const newText = figure.bound === 'exact' && !sign && isSure ? withNumber(figure, round(exact, places)) : null;
  if (newText === null || newText === figure.text) return { words };
  return { words, fix: { title: `改为${newText}`, edits: [{ at: figure.at, newText }] } };
}

const titleOf = (r: Relation): string =>
  isMean(r) ? '年均增速不符' : r.figures.length === 2 ? '方向不符' : '增减不符';
