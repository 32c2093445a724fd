import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Format } from '../../../server/src/core/index';
import type { CutText } from '../../../server/src/core/text/paragraphs';
import { cutParagraphs, splitParagraphs, toRaw } from '../../../server/src/core/text/paragraphs';

const texts = (text: string, format: 'plain' | 'markdown' = 'plain'): string[] =>
  splitParagraphs(text, format).map((p) => p.paragraph.text);

describe('paragraphs', () => {
  it('folds widths one to one', () => {
    assert.deepEqual(texts('完成投资１，２３４万元,增长５．２％(同比)。'), ['完成投资1,234万元，增长5.2%（同比）。']);
  });
  it('puts a sentence broken over blank lines together', () => {
    const text =
      '今年以来，全县上下齐心协力，高新技术产业发展势头良好，其中装备制造业\n\n增加值增长7.1%，占比提高。\n\n下一段。';
    assert.deepEqual(texts(text), [
      '今年以来，全县上下齐心协力，高新技术产业发展势头良好，其中装备制造业增加值增长7.1%，占比提高。',
      '下一段。',
    ]);
    const { paragraph, start } = splitParagraphs(text, 'plain')[0]!;
    const at = paragraph.text.indexOf('7.1%');
    const [a, b] = toRaw(paragraph, at, at + 4);
    assert.equal(text.slice(start + a, start + b), '7.1%');
  });
  it('keeps headings and captions apart', () => {
    assert.deepEqual(texts('一、总结过去，看清形势\n今年的工作如下。\n会场照片\n结尾。').length, 4);
  });
  it('takes Markdown marks, code, links and comments out of the prose', () => {
    const text =
      '---\ntitle: 5%\n---\n# 标题\n\n增长**5%**，见[公报](http://a.cn/1)，`x=3`。<!-- 9% -->\n\n```\n1亿元\n```\n\n- 第一项\n\n| 指标 | 数值 |\n|---|---|\n| 产值 | 5亿元 |\n';
    assert.deepEqual(texts(text, 'markdown'), [
      '标题',
      '增长5%，见公报，\uFFFC。',
      '第一项',
      '| 指标 | 数值 |',
      '| 产值 | 5亿元 |',
    ]);
  });
});

describe('a text cut again', () => {
  const pieces = fc.constantFrom(
    ...['，', '。', '字', ' ', '\t', '\n', '\n\n', '\n\n\n\n', '\r\n', '\r', '- ', '# ', '> ', '一、', '1. ', '\uFEFF'],
    ...['全县坚持稳中求进，扎实推进各项工作，', '\n---\n', '\n...\n', '\n===\n', '\n    ', '\n```\n', '\n<!-- ', '-->'],
    ...['\n| 甲 | 乙 |\n', '\n|---|---|\n', '\n| 丙 | 丁 |\n', '\n[甲]: 乙\n', '---\n题目：甲\n'],
    ...['\n[^1]: 注文', '\n甲\t乙\n', '\n甲\t12\n', '\n\t3\t4', '\n甲  乙  丙\n', '\n丁  12  34\n', '　　', '5.6'],
  );
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 60 }), fc.array(pieces, { maxLength: 3 })), {
    minLength: 30,
    maxLength: 30,
  });

  for (const format of ['plain', 'markdown'] as const) {
    it(`is cut as a new one is (${format})`, () => {
      fc.assert(
        fc.property(fc.array(pieces, { minLength: 20, maxLength: 60 }), edits, (start, changes) => {
          let text = start.join('');
          let last = fresh(text, format);
          for (const [where, cut, put] of changes) {
            const at = where % (text.length + 1);
            text = text.slice(0, at) + put.join('') + text.slice(at + (cut > 40 ? cut - 40 : 0));
            const { before, cuts, after } = cutParagraphs(text, format, last);
            const by = text.length - last.text.length;
            const end = last.starts.length - after;
            const starts = [
              ...last.starts.slice(0, before),
              ...cuts.map(({ start }) => ({ start })),
              ...last.starts.slice(end).map(({ start }) => ({ start: start + by })),
            ];
            const seams = [...last.seams.slice(0, before), ...cuts.map((c) => c.seam), ...last.seams.slice(end)];
            const next = fresh(text, format);
            assert.deepEqual({ text, format, starts, seams }, next);
            last = next;
          }
        }),
        { numRuns: 60 },
      );
    });
  }
});

function fresh(text: string, format: Format): CutText {
  const { cuts } = cutParagraphs(text, format, null);
  return { text, format, starts: cuts.map(({ start }) => ({ start })), seams: cuts.map((c) => c.seam) };
}
