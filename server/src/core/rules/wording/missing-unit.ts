import { span } from '../../model';
import type { ParagraphRule } from '../rule';

/** Indicators counted in money. */
const MONEY =
  /(?:生产总值|产值|增加值|收入|支出|投资|税收|利税|利润|营收|营业额|销售额|零售额|成交额|交易额|贷款|存款|余额|预算|资金|债务|补贴|工资|销售收入)$/;

export const missingUnit: ParagraphRule = {
  id: 'wording/missing-unit',
  severity: 'hint',
  needs: 'figures',
  zh: '金额漏写“元”',
  en: 'A sum of money without its unit',
  why: `收入、产值、投资、税收等金额，“万”“亿”后面写出“元”。口语和口号里常省（“过千亿”“破百亿”），因此只作提示；后面另有量词或名词的不报。`,
  source: 'GB/T 15835—2011 4.1.1；公文惯例',
  bad: ['财政收入达到⟦12.5亿⟧。', '完成工业投资⟦2000万⟧，增长8%。'],
  good: [
    '财政收入达到12.5亿元。',
    '完成工业投资2000万元，增长8%。',
    '主营业务收入过千亿。',
    '出口额达到3亿美元。',
    '收入增长，惠及3000万农民。',
    '服务企业2万，增长8%。',
  ],
  figure: ({ text }) => text.endsWith('万') || text.endsWith('亿'),
  *check({ figures, quotes, paragraph: { text } }) {
    for (const f of figures) {
      if (f.kind !== 'amount' || !/^[\d.,]+[万亿]$/.test(f.text) || !MONEY.test(f.indicator)) continue;
      const { start, end } = f.at;
      if (!/^[，。；、）]|^$/.test(text.slice(end, end + 1))) continue;
      if (quotes.some((q) => q.start < start && end < q.end)) continue;
      yield {
        at: span(start, end),
        message: `“${f.indicator}”是金额，写出“元”`,
        fix: { title: `改为“${f.text}元”`, edits: [{ at: span(end, end), newText: '元' }] },
      };
    }
  },
};
