import assert from 'node:assert/strict';
import { splitParagraphs, toRaw } from '../../server/src/core/text/paragraphs';

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
