import type { Paragraph } from '../../model';
import { span } from '../../model';
import { CONTENTS } from '../../text/census';
import { habitRule } from '../once';
import { quotation } from '../pattern';
import { rawAt } from './raw';

const HAN_OR_MARK = /[\u4e00-\u9fff“”‘’《》（）〔〕、。，；：？！…]/;
const isHan = (c: string | undefined): boolean => c !== undefined && HAN_OR_MARK.test(c);
/** Looks at the character in the file: a half-width mark beside another does not make the text Chinese. */
const isHanAt = (paragraph: Paragraph, i: number): boolean =>
  i >= 0 && i < paragraph.text.length && isHan(rawAt(paragraph, i));
const FULL_WIDTH_MARKS = new Set('，；：？！');

export const halfwidth = habitRule({
  id: 'punctuation/halfwidth',
  severity: 'info',
  zh: '中文里用了半角标点',
  en: 'Half-width punctuation in Chinese prose',
  why: `中文语境的逗号、分号、冒号、问号、叹号、括号用全角。半角标点多由网页抓取或输入法造成，往往通篇都是，因此全文只报一处，改法一次改完。

千分撇（12,500）、时刻（8:30）、比例（1:500）、网址、外文句子里的半角标点不算；引号、书名号里的原样不动。`,
  source: 'GB/T 15834—2011 5.1；公文惯例',
  bad: ['认真学习⟦,⟧狠抓落实,务求实效。', '会议指出⟦:⟧要抓好落实;要见实效!', '株洲市⟦(⟧含县区)有关单位。'],
  good: [
    '认真学习，狠抓落实。',
    '产值12,500万元，比例1:500，上午8:30开会。',
    '网址https://example.com:80/a?b=1。',
    '采用Hello, world (v2)作为示例。',
    '开展“不忘初心,牢记使命”主题教育。',
    '1) 第一项',
    '调用std::vector容器。',
  ],
  say: (n) => `全文有${n}处半角标点，中文用全角`,
  fixTitle: '全部改为全角',
  safe: true,
  needs: CONTENTS.changed,
  find(reading) {
    const { paragraph } = reading;
    const { text, raw } = paragraph;
    if (!/[,;:?!()]/.test(raw)) return [];
    const at: number[] = [];
    const open: number[] = [];
    for (let i = 0; i < text.length; i++) {
      const c = text.charAt(i);
      if (c === '（') open.push(i);
      else if (c === '）') {
        const from = open.pop();
        if (from === undefined) continue;
        const near =
          isHan(text[from - 1]) || isHan(text[from + 1]) || isHan(text[i - 1]) || (from === 0 && isHan(text[i + 1]));
        if (near) for (const j of [from, i]) if (rawAt(paragraph, j) !== text[j]) at.push(j);
      } else if (FULL_WIDTH_MARKS.has(c) && rawAt(paragraph, i) !== c) {
        if (isHanAt(paragraph, i - 1) || isHanAt(paragraph, i + 1)) at.push(i);
      }
    }
    return at
      .sort((a, b) => a - b)
      .map((i) => ({ at: span(i, i + 1), newText: text.charAt(i) }))
      .filter((p) => !quotation(reading, p.at));
  },
});
