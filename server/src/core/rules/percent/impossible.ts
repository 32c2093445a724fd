import type { Mark } from '../../model';
import { compare, HUNDRED } from '../../num/rational';
import type { ParagraphRule } from '../rule';
import { allMatches, group } from '../../match';
import { startOf } from '../../text/stretches';

const FALLS = /(?:下降|减少|降低|缩短|压减|压缩|回落|下滑|下跌|精简|削减)(?:了|幅度达|幅度为)?(?:约|近|超过|超|达)?$/;
/** Shares that cannot exceed 100 %. Completion of a plan, growth, debt, gross enrolment and phones per head can. */
const AT_MOST =
  /(?:(?<!电话|汽车|宽带|手机|拨备|流动性|准备金|利息|偿债)覆盖率|合格率|满意率|达标率|优良率|优良天数比例|录取率|整改率|整改完成率|办结率|办理率|回复率|答复率|入住率|出勤率|及格率|成活率|正确率|准确率|知晓率|投票率|支持率|就业率|失业率|城镇化率|绿化率|贫困发生率|处理率|治愈率|病死率|破案率|结案率|通过率|参与率|到会率|签约率|入户率|化解率|解决率|成功率|接种率|占比|所占比重|所占比例)(?:已)?(?:达到|达|为|是|提高到|提升到|上升到|在|高达|超过|分别达到)?(?:了)?$/;
const DOUBLE_NEGATIVE = /(?:下降|减少|降低|负增长|降幅为?|减少了|下降了)\s?[-－—](\d+(?:\.\d+)?%)/g;

export const impossible: ParagraphRule = {
  id: 'percent/impossible',
  severity: 'error',
  needs: 'figures',
  zh: '不可能的百分数',
  en: 'A percentage that cannot be',
  why: `减少最多减到没有，降幅不会超过100%；覆盖率、合格率、办结率、占比等是部分占全体的比例，也不会超过100%。“下降-3%”是双重否定。

计划完成率、增长率、负债率、毛入学率、产销率、某项占生产总值的比例可以超过100%，不报；“下降到120%”是结果，不报。`,
  source: '百分数的值域',
  bad: [
    '各类安全事故下降⟦120%⟧。',
    '新型农村合作医疗覆盖率达到⟦102%⟧。',
    '群众诉求办结率⟦108%⟧。',
    '全年工业用水量下降⟦-3.2%⟧。',
    '高新技术产业占比达⟦135%⟧。',
  ],
  good: [
    '各类安全事故下降12%。',
    '新型农村合作医疗覆盖率达到100%。',
    '全年税收完成率达到108%。',
    '资产负债率下降到120%。',
    '固定资产投资占生产总值的比重达142%。',
    '进出口总额增长226%。',
    '学前教育毛入学率达到102%。',
    '移动电话普及率达到118%。',
    '工业产销率达到101%。',
    '价格下降5%—8%。',
    '不良贷款率1.52%，拨备覆盖率为218%。',
  ],
  *check({ figures, paragraph, clauses }): Iterable<Mark> {
    const { text } = paragraph;
    for (const f of figures) {
      if (f.kind !== 'percent' || f.number === null || compare(f.number, HUNDRED) <= 0) continue;
      const lead = text.slice(Math.max(startOf(clauses, f.clause), f.at.start - 24), f.at.start);
      if (FALLS.test(lead)) yield { at: f.at, message: `降幅不会超过100%，文中为${f.text}` };
      else if (AT_MOST.test(lead) && !/毛|GDP|生产总值|计划|目标|任务|预算/.test(lead)) {
        yield { at: f.at, message: `部分占全体的比例不会超过100%，文中为${f.text}` };
      }
    }
    if (!/[-－—]\d/.test(text)) return;
    for (const m of allMatches(DOUBLE_NEGATIVE, text)) {
      const from = m.index + m[0].length - group(m, 1).length - 1;
      const at = { start: from, end: m.index + m[0].length };
      yield {
        at,
        message: `“${m[0]}”双重否定：写“下降${m[1]}”或“增长-${m[1]}”`,
        fix: { title: `改为${m[1]}`, edits: [{ at, newText: group(m, 1) }] },
      };
    }
  },
};
