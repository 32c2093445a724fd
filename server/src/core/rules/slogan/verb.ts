import type { ParagraphRule } from '../rule';
import { departures } from './departures';

export const sloganVerb: ParagraphRule = {
  id: 'slogan/verb',
  severity: 'warning',
  needs: 'departures',
  zh: '提法与动词搭配不当',
  en: 'A set phrase is joined with a verb that does not go with it',
  why: `增强“四个意识”、坚定“四个自信”、做到“两个维护”，动词各有所属，互换就错。本规则只报词表列明的错误搭配，只看紧挨着提法的动词；没有列出的动词不报。`,
  source: '政府工作报告与党代会报告用例统计；词表 corpus/lexicon/slogans',
  bad: ['要⟦增强⟧“四个自信”。', '党员要⟦坚定⟧“两个维护”。', '⟦筑牢⟧中华民族共同体意识。'],
  good: [
    '要坚定“四个自信”。',
    '党员要做到“两个维护”。',
    '铸牢中华民族共同体意识。',
    '要增强“四个意识”、坚定“四个自信”、做到“两个维护”。',
    '牢固树立“四个意识”。',
  ],
  check: (reading) => departures(reading, 'verb'),
};
