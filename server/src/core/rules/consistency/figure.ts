import { contradicted, markOf } from '../relations';
import type { DocumentRule } from '../rule';

export const figure: DocumentRule = {
  id: 'consistency/figure',
  severity: 'warning',
  zh: '同一指标前后两个数',
  en: 'One indicator with two values',
  why: `同一范围、同一时期、同一指标在文中出现两次，数值应能同时成立（143亿元与143.2亿元可以，143亿元与134亿元不行）。

范围（全市、全县）、时期、指标、口径（可比价、同口径）、实绩或目标，凡有一样没写或不同，就不比较。`,
  source: '前后一致',
  bad: [
    '2020年，全县地区生产总值达到143亿元。\n2020年，全县地区生产总值达到⟦134亿元⟧，站上新的台阶。',
    '2019年全市接待游客人数560万人次。\n2019年全市接待游客人数⟦650万人次⟧。',
  ],
  good: [
    '2020年，全县地区生产总值达到143亿元。\n2020年，全县地区生产总值达到143.2亿元，站上新的台阶。',
    '2020年，全县地区生产总值达到143亿元。\n2019年，全县地区生产总值达到134亿元。',
    '2020年，全县地区生产总值达到143亿元。\n2020年，全市地区生产总值达到1340亿元。',
    '2020年，全县地区生产总值达到143亿元。\n2020年，全县地区生产总值力争达到150亿元。',
    '2020年，云溪镇完成税收3.2亿元。\n2020年，石桥镇完成税收5.1亿元。',
    '2020年全县规模工业总产值445亿元，增长2.5%。\n2020年全县规模工业增加值102亿元，增长3.5%。',
  ],
  *checkDocument({ facts }) {
    for (const r of contradicted(facts.relations, 'same-figure')) {
      if (r.figures[0]!.kind === 'date') continue;
      yield markOf(r, r.figures[1]!, '前后不一致', ['前文']);
    }
  },
};
