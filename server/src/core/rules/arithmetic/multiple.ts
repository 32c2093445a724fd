import type { Mark } from '../../model';
import { contradicted, marksOf, tableMarks } from '../relations';
import type { ParagraphRule } from '../rule';

/** A fall by a multiple: 下降2倍. In contrast, 是…的N倍 and 降幅是…的2倍 state a ratio. */
const FALLEN = /(?:下降|减少|降低|缩小|压缩|缩短|减轻|下跌|减)(?:了|近|约|超过|将近|到原来的)*$/;

export const multiple: ParagraphRule = {
  id: 'arithmetic/multiple',
  severity: 'warning',
  needs: 'figures',
  zh: '倍数不符',
  en: 'A multiple that does not follow',
  why: `“是A的N倍”即A乘N；“增长N倍”是原数的N+1倍，“增长到N倍”才是N倍。文中写出两端的数时应算得上。

减少不能用倍数，应写减少百分之几、几分之几，或“降为原来的几分之一”。`,
  source: '算术；倍数只用于增加',
  bad: [
    '网上零售额从2021年的2.5亿元攀升至2024年的10亿元，后者是前者的⟦5倍⟧。',
    '中央财政安排资金1760亿元，是上年400亿元的⟦3.4倍⟧。',
    '光伏装机由20万千瓦增加到60万千瓦，增长⟦3倍⟧。',
    '单位产品能耗下降⟦2倍⟧。',
    '办理时间缩短了⟦3倍⟧。',
    '集体收入由2016年的3.2万元增加到2022年的68万元，是2016年的⟦31倍⟧。',
  ],
  good: [
    '网上零售额从2021年的2.5亿元攀升至2024年的10亿元，后者是前者的4倍。',
    '游客由20万人次增长到80万人次，旅游收入增长2.6倍。',
    '集体收入由2016年的3.2万元增加到2022年的68万元，是2016年的21倍多。',
    '中央财政安排资金1760亿元，是上年400亿元的4.4倍。',
    '光伏装机由20万千瓦增加到60万千瓦，增长2倍。',
    '光伏装机由20万千瓦增加到60万千瓦，是原来的3倍。',
    '今年能耗的降幅是去年的2倍。',
    '税收增长1.05倍，实现利润增长2.23倍。',
    '累计产量是去年同期的3倍。',
    '断面氨氮超标0.4倍，较上年减轻0.6倍。',
    '全县农民人均收入1.8万元，城乡收入差距由3.2倍缩小到2.6倍。',
  ],
  mentions: ['倍'],
  *check({ relations, figures, paragraph }): Iterable<Mark> {
    yield* marksOf(contradicted(relations, 'multiple'), -1, '倍数不符');
    for (const f of figures) {
      if (f.unit !== '倍' || f.kind !== 'multiple') continue;
      const lead = paragraph.text.slice(Math.max(0, f.at.start - 10), f.at.start);
      if (!FALLEN.test(lead)) continue;
      // 超标0.3倍，较上年减轻0.5倍: the difference of two values that are told in times.
      const before = figures.some((x) => x.unit === '倍' && x.sentence === f.sentence && x.at.end <= f.at.start);
      if (before) continue;
      yield { at: f.at, message: `减少不能用倍数：写“减少百分之几”或“降为原来的几分之一”` };
    }
  },
  checkDocument: (view) => tableMarks(view, 'arithmetic/multiple'),
};
