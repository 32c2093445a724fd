import type { Mark, Reading } from '../../model';
import { span } from '../../model';
import { CONTENTS } from '../../text/census';
import type { ParagraphRule } from '../rule';

/** A label such as 时间： or 责任单位： is shorter than a clause that introduces a quotation or list. */
const LONGEST_LABEL = 10;

export const colonNesting: ParagraphRule = {
  id: 'punctuation/colon-nesting',
  severity: 'info',
  zh: '一句之内套用冒号',
  en: 'A colon within a colon',
  why: `一个句子里一般不套用冒号：冒号管到句末，套用后层次不清。可以把一处改为逗号，或分行分项。

“时间：……；地点：……”一类的短标签，引号、括号里的冒号，时刻和比例的冒号，都不算。`,
  source: 'GB/T 15834—2011 4.7.3.5',
  bad: ['会议对下一阶段工作提出要求：要突出重点任务的落实⟦：⟧项目、改革、民生。'],
  good: [
    '会议对下一阶段工作提出要求：要突出项目、改革、民生。',
    '会议提出要求：要抓好落实。要突出重点：项目、改革、民生。',
    '时间：3月5日上午；地点：市政府会议室；主持人：李明。',
    '会议对下一阶段工作提出要求：“要突出重点：项目、改革、民生。”',
    '会议对下一阶段的工作作出具体安排：上午8:30集中，比例1:500。',
    '牵头单位和责任单位如下所列：牵头单位：市发改委，责任单位：各县区。',
  ],
  contents: CONTENTS.colons,
  check: (reading) => {
    const { text } = reading.paragraph;
    const first = text.indexOf('：');
    return first < 0 || text.indexOf('：', first + 1) < 0 ? [] : nested(reading);
  },
};

function* nested({ sentences, quotes, paragraph: { text } }: Reading): Iterable<Mark> {
  let inner = 0;
  for (const { start, end } of sentences) {
    let before = -1;
    let from = start;
    let depth = 0;
    for (let i = start; i < end; i++) {
      const c = text.charAt(i);
      while ((quotes[inner]?.end ?? Infinity) <= i) inner++;
      if ((quotes[inner]?.start ?? Infinity) < i) continue;
      if (c === '（') depth++;
      else if (c === '）') depth--;
      else if (c === '；' || c === '，') {
        if (c === '；') before = -1;
        from = i + 1;
      } else if (c === '：' && depth <= 0 && !(/\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? ''))) {
        if (i - from >= LONGEST_LABEL) {
          if (before >= 0) yield { at: span(i, i + 1), message: '一句之内不套用冒号' };
          before = i;
        }
        from = i + 1;
      }
    }
  }
}
