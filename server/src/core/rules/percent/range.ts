import type { ParagraphRule } from '../rule';
import { allMatches, group } from '../../match';

const BARE_START = /(?<![\dA-Za-z.:第/年月\-－—~～至到])(\d+(?:\.\d+)?)\s?([-－—–~～至]{1,2}|到)\s?(\d+(?:\.\d+)?)%/g;

export const range: ParagraphRule = {
  id: 'percent/range',
  severity: 'warning',
  needs: 'figures',
  zh: '百分数范围前一个数缺百分号',
  en: 'The first number of a percentage range lacks its sign',
  why: `百分数的范围，前后两个数都要带百分号：15%～30%，不写15～30%。`,
  source: 'GB/T 15835—2011 5.1.3',
  bad: ['预计全年增长⟦5～8%⟧。', '研发投入占比控制在⟦2.5-3%⟧之间。', '损耗率为⟦3至5%⟧。'],
  good: [
    '预计全年增长5%～8%。',
    '研发投入占比控制在2.5%-3%之间。',
    '1—5月增长8%。',
    '2019-2020年增长8%。',
    '占比由5提高到8%以上。',
    '到2020年，占比提高到10%。',
    '第1至5名，占8%。',
    '编号为A1-30%的试样全部合格。',
  ],
  mentions: ['%'],
  *check({ paragraph: { text } }) {
    for (const m of allMatches(BARE_START, text)) {
      if (/^(?:19|20)\d\d$/.test(group(m, 1))) continue;
      const start = m.index;
      const at = { start, end: start + m[0].length };
      const first = { start: start + group(m, 1).length, end: start + group(m, 1).length };
      yield {
        at,
        message: `百分数范围的前一个数也要带百分号：${m[1]}%${m[2]}${m[3]}%`,
        fix: { title: `补“%”`, edits: [{ at: first, newText: '%' }], safe: true },
      };
    }
  },
};
