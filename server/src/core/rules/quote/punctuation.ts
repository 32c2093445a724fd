import type { Mark } from '../../model';
import { span } from '../../model';
import type { ParagraphRule } from '../rule';

export const quotePunctuation: ParagraphRule = {
  id: 'quote/punctuation',
  severity: 'hint',
  needs: 'attributions',
  zh: '引语前后的标点',
  en: 'Punctuation beside a quotation',
  why: `独立成句的引语，句末点号在引号之内，引号外不再加句号；“某某说”后直接引出完整的话，用冒号。

- \`说：“……。”。\`：外面的句号多余；
- \`说：“……”。\`：引的是完整的话，句号应移到引号里；
- \`说，“……。”\`：“说”在引语之前，宜用冒号。“说”插在引语中间时（\`“……，”他说，“……。”\`）用逗号，是对的。

引号里只是词语、短语或标语的，句号在外，不报；新闻体不加引号的转述（\`某某强调，要……\`）用逗号也是对的。`,
  source: 'GB/T 15834—2011 附录A.6.1、附录B.1.5、B.2.1',
  bad: [
    '村民李贵说：“路修好了，鸡蛋当天就能进城。”⟦。⟧',
    '村民李贵说：“路修好了，鸡蛋当天就能进城⟦”。⟧',
    '村民李贵说⟦，⟧“路修好了，鸡蛋当天就能进城。”',
  ],
  good: [
    '村民李贵说：“路修好了，鸡蛋当天就能进城。”',
    '“路修好了，”村民李贵说，“鸡蛋当天就能进城。”',
    '县委书记罗建明强调，要把路修到家门口。',
    '县委书记罗建明说，要弘扬“舍小家、为大家”。',
    '镇里提出的口号是：“人人动手，美化家园”。',
  ],
  *check({ paragraph: { text }, attributions }) {
    for (const { mode, cue, content } of attributions) {
      if (mode !== 'direct' || content.start < cue.end) {
        // An interrupted quotation rightly has a comma: only its end is looked at.
        if (mode === 'direct' && text.slice(content.end - 1, content.end + 2) === '。”。')
          yield doubled(content.end + 1);
        continue;
      }
      const lead = text.slice(cue.end, content.start);
      const last = text.charAt(content.end - 1);
      const after = text.slice(content.end, content.end + 2);
      if (last === '。' && after === '”。') yield doubled(content.end + 1);
      const whole = /[，。；]/.test(text.slice(content.start, content.end)) && content.end - content.start >= 10;
      if (lead === '：“' && after === '”。' && whole && !/[。！？…～]/.test(last)) {
        yield {
          at: span(content.end, content.end + 2),
          message: '引的是完整的话，句号应在引号之内',
          fix: { title: '改为。”', edits: [{ at: span(content.end, content.end + 2), newText: '。”' }] },
        };
      }
      if (lead === '，“' && /[。！？]/.test(last) && whole) {
        yield {
          at: span(cue.end, cue.end + 1),
          message: '“说”在引语之前，后面宜用冒号',
          fix: { title: '改为：', edits: [{ at: span(cue.end, cue.end + 1), newText: '：' }] },
        };
      }
    }
  },
};

const doubled = (at: number): Mark => ({
  at: span(at, at + 1),
  message: '引号内已有句号，外面的句号多余',
  severity: 'warning',
  fix: { title: '删去。', edits: [{ at: span(at, at + 1), newText: '' }], safe: true },
});
