import { span } from '../../model';
import { habitRule } from '../once';
import { rawAt } from './raw';

const STRAIGHT = new Set('"「」『』＂');

/** Straight single marks around Chinese words. */
const STRAIGHT_SINGLE_QUOTES = /(?<![A-Za-z\d°])'[\u4e00-\u9fff][^'“”，。；]{0,20}'(?![A-Za-z\d])/g;

export const quoteForm = habitRule({
  id: 'punctuation/quote-form',
  severity: 'info',
  zh: '引号用了直引号或直角引号',
  en: 'Straight or corner quotation marks',
  why: `横排文稿的引号用“ ”和‘ ’。直引号（"和'）分不出前后，直角引号（「」）用于直排或繁体。全文只报一处，改法一次改完；一段里直引号不成对的，不给改法。英寸号、代码里的不算。`,
  source: 'GB/T 15834—2011 4.8、5.2.3',
  bad: ["落实⟦'⟧三会一课'制度。", '深入开展⟦"⟧回头看"活动。', '落实⟦「⟧一岗双责」。'],
  good: [
    "北纬30°12'，东经118°25'。",
    "坚持'One Health'理念。",
    '深入开展“回头看”活动。',
    '配备24"显示器。',
    '采用"Internet Plus"模式。',
    '落实“一岗双责”。',
  ],
  say: (n) => `全文有${n}处直引号或直角引号，横排用“ ”`,
  fixTitle: '全部改为“ ”',
  find({ paragraph }) {
    const { text, raw } = paragraph;
    if (!/["「」『』＂']/.test(raw)) return [];
    const at: number[] = [];
    for (let i = 0; i < text.length; i++) {
      if ('“”‘’'.includes(text.charAt(i)) && STRAIGHT.has(rawAt(paragraph, i))) at.push(i);
    }
    const straight = at.filter((i) => rawAt(paragraph, i) === '"').length;
    const kept = at.filter((i) => {
      const opening = text[i] === '“' || text[i] === '‘';
      // After a digit the mark is that of inches.
      if (opening && /\d/.test(text[i - 1] ?? '')) return false;
      return /[\u4e00-\u9fff]/.test(text[opening ? i + 1 : i - 1] ?? '');
    });
    let inner = false;
    let seen = 0;
    const single = Array.from(text.matchAll(STRAIGHT_SINGLE_QUOTES), ({ index, 0: words }) => {
      for (; seen < index; seen++) if ('“”'.includes(text.charAt(seen))) inner = text[seen] === '“';
      return [index, index + words.length - 1].map((i, n) => ({
        at: span(i, i + 1),
        newText: (inner ? '‘’' : '“”').charAt(n),
      }));
    }).flat();
    const double = kept.map((i) => ({ at: span(i, i + 1), newText: straight % 2 ? null : text.charAt(i) }));
    return single.length ? [...double, ...single].sort((a, b) => a.at.start - b.at.start) : double;
  },
});
