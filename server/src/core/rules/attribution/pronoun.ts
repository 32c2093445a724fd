import { isPronoun, paragraphOf } from '../../fold/people';
import type { Attribution, Site } from '../../model';
import type { DocumentRule } from '../rule';

/** Characters before the pronoun in which someone without a name may stand. */
const BEFORE = 240;
const SOMEONE =
  /书记|主任|[省市县区乡镇村局厅处科所院校厂队班组会]长|经理|总裁|负责人|老人|大爷|大妈|大娘|村民|居民|市民|工人|职工|学生|老师|教师|医生|教授|专家|干部|党员|战士|先生|女士|师傅|同志|青年|姑娘|小伙|孩子|老板|司机|志愿者|代表|选手|人$/;

export const pronoun: DocumentRule = {
  id: 'attribution/pronoun',
  severity: 'hint',
  zh: '“他说”的“他”指谁不明',
  en: 'A pronoun that no one stands for',
  why: `“他说”“她还指出”里的代词，前文应有一个、而且只有一个能指的人。

前面三段之内找不到任何人名或人称的，报“没有所指”；同一段里刚有两人先后说话、另起一段又写“他说”的，报“不知指哪一位”。前文一直是同一人发言的不报。`,
  source: '《图书编校质量差错认定细则》第20条（指代不明）',
  genres: ['feature'],
  bad: [
    '茶园里一派繁忙。⟦他⟧说，今年的春茶长势喜人。',
    '镇长李贵说，要修好路。村支书赵大山说，要引来水。\n⟦他⟧还说，要办好学校。',
  ],
  good: [
    '镇长李贵说，要修好路。\n他还说，要办好学校。',
    '茶园里，一位老人正在采茶。他说，今年的春茶长势喜人。',
    '镇长李贵强调，要修好路。\n各村迅速行动。\n他还指出，要办好学校。',
    '镇长李贵说，要修好路。镇长李贵还说，要引来水。\n他还说，要办好学校。',
    '其他说法都没有根据。',
  ],
  *checkDocument({ text, facts, readings }) {
    for (const [i, a] of facts.attributions.entries()) {
      const word = text.slice(a.mention.start, a.mention.end);
      if (!isPronoun(word)) continue;
      if (isPronoun(a.speaker)) {
        if (SOMEONE.test(text.slice(Math.max(0, a.mention.start - BEFORE), a.mention.start))) continue;
        yield { at: a.mention, message: `前文没有“${word}”所指的人` };
        continue;
      }
      const own = paragraphOf(readings, a.mention.start);
      const { start } = readings[own]!;
      if (a.mention.start - start > 2 || own === 0) continue;
      const previous: Attribution<Site>[] = [];
      for (let k = i - 1; k >= 0 && facts.attributions[k]!.mention.start >= readings[own - 1]!.start; k--) {
        const p = facts.attributions[k]!;
        if (p.source === 'person' && p.mention.start < start) previous.unshift(p);
      }
      const names = new Set(previous.map((p) => p.speaker));
      if (names.size < 2) continue;
      yield {
        at: a.mention,
        message: `上一段有${[...names].join('、')}先后说话，“${word}”不知指哪一位`,
        related: previous.map((p) => ({ at: p.mention, message: p.speaker })),
      };
    }
  },
};
