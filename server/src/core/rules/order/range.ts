import { fromDecimal, compare } from '../../num/rational';
import { contradicted, marksOf } from '../relations';
import type { ParagraphRule } from '../rule';
import { group } from '../../match';

export const range: ParagraphRule = {
  id: 'order/range',
  severity: 'warning',
  needs: 'figures',
  zh: '范围的起止颠倒',
  en: 'A range that runs backwards',
  why: `“3%～5%”“20至30家”先小后大。“由5%降到3%”说的是变化，不是范围，不报。`,
  source: '数值范围由小到大',
  bad: ['经济增长预期目标⟦7%⟧～6%。', '年均培训⟦300万至200万人次⟧。', '每户补助⟦5000元⟧至3000元。'],
  good: [
    '经济增长预期目标6%～7%。',
    '年均培训200万至300万人次。',
    '每户补助3000元至5000元。',
    '增速从7%到6%，小幅回落。',
    '税率由13%至9%逐步下调。',
    '服务半径为3至5公里。',
    '工艺流程如图3-1所示。',
    '详见表5-2个别指标。',
  ],
  figure: ({ value }) => value.includes('/'),
  *check({ relations, figures, paragraph: { text } }) {
    const ranges = contradicted(relations, 'order').filter(
      ({ figures: [from] }) => from?.kind !== 'date' && from?.kind !== 'rank',
    );
    yield* marksOf(ranges, 0, '范围颠倒', ['起点', '终点']);
    for (const f of figures) {
      const ends =
        f.kind === 'date' || !f.value.includes('/') ? null : /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(f.value);
      const [low, high] = ends ? [fromDecimal(group(ends, 1)), fromDecimal(group(ends, 2))] : [null, null];
      if (!low || !high || compare(low, high) <= 0) continue;
      // 图3-1 is a number, not a range.
      if (/[图表式件录例节章条款第附]$/.test(text.slice(Math.max(0, f.at.start - 1), f.at.start))) continue;
      yield { at: f.at, message: `范围颠倒：“${f.text}”的起点大于终点` };
    }
  },
};
