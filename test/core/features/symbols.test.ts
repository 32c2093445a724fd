import assert from 'node:assert/strict';
import { foldsOf } from '../../../server/src/core/features/folding';
import type { OutlineNode } from '../../../server/src/core/features/symbols';
import { outlineOf } from '../../../server/src/core/features/symbols';
import type { DocumentFacts, Heading, Site } from '../../../server/src/core/index';
import { site } from '../../../server/src/core/index';

/** A text whose lines with a leading digit are headings of that level. */
function outline(...lines: string[]) {
  const headings: Heading<Site>[] = [];
  let text = '';
  for (const line of lines) {
    const [, level, words] = /^(\d)?(.*)$/.exec(line)!;
    const at = site(text.length, text.length + words!.length);
    if (level) headings.push({ at, text: words!, level: Number(level), number: '' } as Heading<Site>);
    text += `${words}\n`;
  }
  const facts = { outline: headings } as unknown as DocumentFacts;
  return { text, facts };
}

const shown = (text: string, nodes: readonly OutlineNode[], indent = ''): string[] =>
  nodes.flatMap(({ heading, section, children }) => [
    `${indent}${heading.text} [${text.slice(section.start, section.end).replaceAll('\n', '/')}]`,
    ...shown(text, children, `${indent}  `),
  ]);

describe('outline', () => {
  it('has further title lines and the subtitle under the title, and what follows beside them', () => {
    const analysis = outline('0总结', '0开新局', '0——讲话', '1一、回顾', '甲。', '0附件', '1一、表');
    const tree = (nodes: readonly OutlineNode[]): unknown[] =>
      nodes.map(({ heading, children }) => (children.length ? [heading.text, tree(children)] : heading.text));
    assert.deepEqual(tree(outlineOf(analysis)), [
      ['总结', ['开新局', '——讲话', '一、回顾']],
      ['附件', ['一、表']],
    ]);
  });
  it('nests sections, each down to the next heading of its level or above', () => {
    const analysis = outline('0总结', '1一、回顾', '甲。', '2（一）工业', '乙。', '2（二）农业', '1二、打算', '丙。');
    assert.deepEqual(shown(analysis.text, outlineOf(analysis)), [
      '总结 [总结/一、回顾/甲。/（一）工业/乙。/（二）农业/二、打算/丙。]',
      '  一、回顾 [一、回顾/甲。/（一）工业/乙。/（二）农业]',
      '    （一）工业 [（一）工业/乙。]',
      '    （二）农业 [（二）农业]',
      '  二、打算 [二、打算/丙。]',
    ]);
  });

  it('stands where a level is skipped, or the first heading is not the highest', () => {
    const analysis = outline('2（一）工业', '甲。', '1二、打算', '3一是抓', '乙。', '2（一）点');
    assert.deepEqual(shown(analysis.text, outlineOf(analysis)), [
      '（一）工业 [（一）工业/甲。]',
      '二、打算 [二、打算/一是抓/乙。/（一）点]',
      '  一是抓 [一是抓/乙。]',
      '  （一）点 [（一）点]',
    ]);
  });

  it('leaves the white space behind a section out', () => {
    const analysis = outline('1一、回顾', '甲。', '', '', '1二、打算', '', '');
    assert.deepEqual(shown(analysis.text, outlineOf(analysis)), ['一、回顾 [一、回顾/甲。]', '二、打算 [二、打算]']);
  });

  it('folds what is more than a heading', () => {
    const analysis = outline('1一、回顾', '甲。', '1二、打算');
    assert.deepEqual(
      foldsOf(analysis).map(({ start, end }) => analysis.text.slice(start, end)),
      ['一、回顾\n甲。'],
    );
  });

  it('is empty for a text without headings', () => {
    assert.deepEqual(outlineOf(outline('甲。', '乙。')), []);
  });
});
