import type { ParagraphRule } from '../rule';
import { departures } from './departures';

export const sloganQuotes: ParagraphRule = {
  id: 'slogan/quotes',
  severity: 'warning',
  needs: 'departures',
  zh: '提法引号不合通例',
  en: 'Quotation marks of a set phrase depart from custom',
  why: `“放管服”改革、“五位一体”总体布局一类简称，通例加引号；三大攻坚战、中央八项规定则不加。只作提示。标题可以省引号，不报；整句已在引号里，也不报。`,
  source: '政府工作报告用例统计；词表 corpus/lexicon/slogans',
  bad: ['县里深化⟦放管服⟧改革，办事快了。', '全县打好⟦“三大攻坚战”⟧，成效明显。'],
  good: [
    '实施乡村人才“百千万”工程。',
    '县里深化“放管服”改革，办事快了。',
    '全县打好三大攻坚战，成效明显。',
    '深化放管服改革 方便群众办事',
    '他说：“放管服改革让办证快了，大家都满意。”',
  ],
  check: (reading) => departures(reading, 'quotes'),
};
