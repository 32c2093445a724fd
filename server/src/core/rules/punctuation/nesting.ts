import type { Span } from '../../model';
import { CONTENTS } from '../../text/census';
import type { ParagraphRule } from '../rule';

export const nesting: ParagraphRule = {
  id: 'punctuation/nesting',
  severity: 'warning',
  zh: '引号里面的引号用单引号',
  en: 'Quotation marks inside quotation marks',
  why: `引号里面还要用引号时，外层用双引号，里层用单引号：“落实‘一岗双责’要求”。书名号同样，里层用〈〉。前后引号不成对的，不在这里报。`,
  source: 'GB/T 15834—2011 4.8.3.4、4.15.3.5',
  bad: ['他强调：“要落实⟦“一岗双责”⟧要求。”', '印发《关于学习⟦《准则》⟧的通知》。'],
  good: [
    '他强调：“要落实‘一岗双责’要求。”',
    '印发《关于学习〈准则〉的通知》。',
    '“一带一路”“三高四新”都要落实。',
    '统计“四上“企业”12家。',
    '学习《准则》《条例》。',
  ],
  contents: CONTENTS.quoteMarks | CONTENTS.titleMarks,
  *check({ quotes, paragraph: { text } }) {
    const nested: Span[] = [];
    let outer: Span | null = null;
    for (const q of quotes) {
      if (text[q.start] !== '“') continue;
      if (outer && q.end < outer.end) nested.push(q);
      else outer = q;
    }
    // A pair that begins right after the outer mark is a closing mark typed as an opening one.
    for (const at of nested) {
      if (text.slice(at.start + 1, at.end - 1).length <= 40) yield { at, message: '引号里面用单引号：‘ ’' };
    }
    yield* titles(text);
  },
};

/** Titles inside titles, 《…《…》…》, each closed, within the length of a title. */
function* titles(text: string): Iterable<{ at: Span; message: string }> {
  const first = text.indexOf('《');
  if (first < 0 || text.indexOf('《', first + 1) < 0) return;
  for (let i = first; i >= 0; i = text.indexOf('《', i + 1)) {
    const near = text.slice(i, i + 121);
    const inner = near.indexOf('《', 1);
    const close = near.indexOf('》', 1);
    if (inner < 0 || close < 0 || inner > close) continue;
    const outerClose = near.indexOf('》', close + 1);
    const next = near.indexOf('《', close + 1);
    if (outerClose < 0 || (next >= 0 && next < outerClose)) continue;
    yield { at: { start: i + inner, end: i + close + 1 }, message: '书名号里面用单书名号：〈 〉' };
    i += outerClose;
  }
}
