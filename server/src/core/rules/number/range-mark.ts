import { span } from '../../model';
import { CONTENTS } from '../../text/census';
import { habitRule } from '../once';
import { quotation } from '../pattern';

export const rangeMark = habitRule({
  id: 'number/range-mark',
  yieldsTo: ['number/range-percent', 'percent/range', 'number/range-magnitude', 'number/year-range'],
  severity: 'hint',
  zh: '数值、时间的起止用了短横',
  en: 'A hyphen between the ends of a range',
  why: `数值范围用浪纹“～”或一字线“—”，时间的起止用一字线：“1—6月”“15%～30%”。短横“-”用于编号、电话和“2021-03-05”式的日期。全文只提示一处。`,
  source: 'GB/T 15835—2011 5.1.3；GB/T 15834—2011 4.13',
  bad: ['⟦1-6⟧月完成投资20亿元。', '每人补助⟦3-5⟧万元，增长5%-8%。'],
  good: [
    '1—6月完成投资20亿元。',
    '于2021-03-05报送。',
    '热线0731-12345678。',
    '如图2-1个别点位所示。',
    '每人补助3万～5万元。',
  ],
  say: (n) => `起止用“—”或“～”，全文有${n}处用了短横`,
  fixTitle: '',
  needs: CONTENTS.digits,
  find(reading) {
    const { text, raw } = reading.paragraph;
    if (!raw.includes('-')) return [];
    return Array.from(text.matchAll(HYPHENED_RANGE), (m) => ({
      at: span(m.index, m.index + m[0].length),
      newText: null,
    })).filter((p) => !quotation(reading, p.at));
  },
});

const HYPHENED_RANGE =
  /(?<![\d.A-Za-z图表式第-])\d{1,4}(?:\.\d+)?[%年月日万亿]?-\d{1,4}(?:\.\d+)?(?=%|年|月|日|[万亿个人项家吨倍天米元岁])(?!年度?第|月\d{1,2}号)/g;
