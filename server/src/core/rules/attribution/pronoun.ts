import { isPronoun } from '../../fold/people';
import type { DocumentRule } from '../rule';
import { someoneBefore } from './someone';

/** How many paragraphs above its own a pronoun may refer to. */
const PARAGRAPHS_TO_REFERENT = 3;

export const pronoun: DocumentRule = {
  id: 'attribution/pronoun',
  severity: 'hint',
  zh: '“他说”的“他”指谁不明',
  en: 'A pronoun that no one stands for',
  why: `“他说”“她还指出”里的代词，前文应有能指的人。

一个段落可以承接前三段里的人：那里写过人名、职务或身份，或者有人说过话，就不报。前文先后有几个人说话的也不报，读者一般看得出指最后一位。`,
  source: '《图书编校质量差错认定细则》第20条（指代不明）',
  genres: ['feature'],
  bad: ['茶园里一派繁忙。⟦他⟧说，今年的春茶长势喜人。'],
  good: [
    '镇长李贵说，要修好路。\n他还说，要办好学校。',
    '茶园里，一位老人正在采茶。他说，今年的春茶长势喜人。',
    '镇长李贵强调，要修好路。\n各村迅速行动。\n他还指出，要办好学校。',
    '镇长李贵说，要修好路。镇长李贵还说，要引来水。\n他还说，要办好学校。',
    '镇长李贵说，要修好路。村支书赵大山说，要引来水。\n他还说，要办好学校。',
    '几位股东来到茶园。他说，今年的春茶长势喜人。',
    '李贵种了三十年茶。\n茶园里一派繁忙。\n他说，今年的春茶长势喜人。',
    '其他说法都没有根据。',
  ],
  *checkDocument({ text, facts, readings }) {
    for (const { mention, speaker } of facts.attributions) {
      const word = text.slice(mention.start, mention.end);
      // If the reading has resolved a pronoun, the speaker is a name.
      if (!isPronoun(word) || !isPronoun(speaker)) continue;
      if (someoneBefore(text, readings, mention.start, PARAGRAPHS_TO_REFERENT)) continue;
      yield { at: mention, message: `前文没有“${word}”所指的人` };
    }
  },
};
