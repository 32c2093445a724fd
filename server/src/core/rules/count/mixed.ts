import { writeOrdinal } from '../../num/ordinal';
import type { DocumentRule } from '../rule';
import { runsOf } from './runs';

export const countMixed: DocumentRule = {
  id: 'count/mixed',
  severity: 'warning',
  zh: '同一组里“一是”“二要”混用',
  en: 'A run mixes 是 and 要',
  why: `同一组并列项用同一种序次语：要么“一是、二是、三是”，要么“一要、二要、三要”。项内另分的小项可以换用另一种。`,
  source: 'GB/T 15835—2011 4.3 同类别同形式；公文惯例',
  bad: ['一要提高认识。⟦二是⟧狠抓落实。三要严格考核。', '一是提高认识。二是狠抓落实。⟦三要⟧严格考核。'],
  good: [
    '一要提高认识。二要狠抓落实。三要严格考核。',
    '一是抓学习。一要原原本本学。二要联系实际学。二是抓调研。',
    '一是提高认识，要学深悟透。二是狠抓落实，要见行见效。',
    '一是提高认识。二是狠抓落实。会后做到两点，一要传达，二要部署。',
  ],
  *checkDocument(view) {
    for (const { members, breaks } of runsOf(view)) {
      if (breaks.length || members.length < 2) continue;
      const words = new Set(members.map((m) => m.word));
      if (words.size < 2) continue;
      const first = members[0]?.word;
      const count = (word: string): number => members.filter((m) => m.word === word).length;
      const main = [...words].sort((a, b) => count(b) - count(a) || (a === first ? -1 : 1))[0];
      if (main === undefined) continue;
      for (const m of members) {
        if (m.word === main) continue;
        const right = `${writeOrdinal(m.value)}${main}`;
        yield {
          at: m.at,
          message: `同组其余各项用“${main}”，此处宜作“${right}”`,
          related: members.filter((o) => o.word === main).map((o) => ({ at: o.at, message: '同组' })),
          fix: { title: `改为“${right}”`, edits: [{ at: m.at, newText: right }] },
        };
      }
    }
  },
};
