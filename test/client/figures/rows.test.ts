/** What the figure panel lists, without an editor around it. */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Filter } from '../../../client/src/figures/rows';
import {
  ALL,
  countsLine,
  current,
  describe as words,
  entryAt,
  groupsOf,
  kindsOf,
  reckoningOf,
} from '../../../client/src/figures/rows';
import { figureRows } from '../../../server/src/core/features/review/rows';
import { toFigureList } from '../../../server/src/lsp/convert';
import type { FigureList } from '../../../server/src/protocol';
import { analyze } from '../../core/marked';

const TEXT = `全县工作总结

一、工业

2023年上半年，规模以上工业增加值86.4亿元，同比增长7.8%。

（一）项目

新开工项目12个。

二、整改

全县共排查问题135个，已整改111个，整改完成率达92%。共办理建议90件，已办结72件，办结率达80%。
`;

function listOf(text: string): FigureList {
  const document = TextDocument.create('untitled:1', 'plaintext', 1, text);
  const analysis = analyze(text);
  return toFigureList({ document, version: 1, analysis, unread: null, id: '1' }, figureRows(analysis));
}

describe('the figure panel', () => {
  const list = listOf(TEXT);
  const listed = (filter: Partial<Filter> = {}): string[] =>
    groupsOf(list, { ...ALL, ...filter }).map(
      ({ state, rows }) => `${state}: ${rows.map(({ entry }) => entry.text).join(' ')}`,
    );

  it('lists what is wrong first, then what is open, then what is checked, each in the order of the text', () => {
    assert.deepEqual(listed(), ['wrong: 135个 111个 92%', 'open: 86.4亿元 7.8% 12个', 'checked: 90件 72件 80%']);
    assert.equal(countsLine(list.counts), '✗ 3  ○ 3  ✓ 3');
  });
  it('is filtered by state, kind and heading, and by several at once', () => {
    assert.deepEqual(listed({ states: ['wrong'] }), ['wrong: 135个 111个 92%']);
    assert.deepEqual(listed({ kinds: ['percent'] }), ['wrong: 92%', 'open: 7.8%', 'checked: 80%']);
    assert.deepEqual(listed({ kinds: ['percent'], states: ['open', 'checked'] }), ['open: 7.8%', 'checked: 80%']);
    // What stands under a heading of a heading stands under both.
    assert.deepEqual(listed({ sections: ['一、工业'] }), ['open: 86.4亿元 7.8% 12个']);
    assert.deepEqual(listed({ sections: ['（一）项目'] }), ['open: 12个']);
    assert.deepEqual(listed({ sections: ['一、工业'], kinds: ['rank'] }), []);
    assert.deepEqual([...kindsOf(list)], [['amount', 6], ['percent', 3]]); // prettier-ignore
  });
  it('forgets a heading that is not there any more', () => {
    const filter = { ...ALL, sections: ['一、工业', '三、没有'] };
    assert.deepEqual(current(filter, list).sections, ['一、工业']);
    assert.equal(current(ALL, list), ALL);
  });
  it('knows the figure in which the caret stands, at its end too, and none beside it', () => {
    const { start, end } = list.figures[1]!.range;
    const at = (line: number, character: number): string | undefined =>
      entryAt(list.figures, { line, character })?.text;
    assert.equal(at(start.line, start.character), '7.8%');
    assert.equal(at(end.line, end.character), '7.8%');
    assert.equal(at(end.line, end.character + 1), undefined);
    assert.equal(at(0, 0), undefined);
    assert.equal(at(99, 0), undefined);
  });
  it('says of a figure what it measures, when and where, and what it is checked by', () => {
    assert.equal(words(list.figures[0]!), '规模以上工业增加值 · 2023年上半年');
    assert.match(words(list.figures[5]!), /^整改完成率 · .*比率不符：111÷135=82\.2%，应为82%，文中为92%$/);
    // The arithmetic that the rule tells is not told again.
    assert.equal(reckoningOf(list.figures[5]!).length, 1);
    assert.match(reckoningOf(list.figures[3]!)[0]!.words, /^111÷135=82\.2%/);
  });
  it('keeps the key of a row while words are put in before it', () => {
    const keys = (text: string): Map<string, string> =>
      new Map(groupsOf(listOf(text), ALL).flatMap(({ rows }) => rows.map((r) => [r.entry.text, r.key] as const)));
    assert.equal(keys(TEXT.replace('全县工作', '全县上下真抓实干。\n\n全县工作')).get('92%'), keys(TEXT).get('92%'));
    const all = groupsOf(listOf(TEXT + TEXT), ALL).flatMap(({ rows }) => rows.map(({ key }) => key));
    assert.equal(new Set(all).size, all.length);
  });
});
