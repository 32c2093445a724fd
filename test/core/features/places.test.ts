import assert from 'node:assert/strict';
import { definitionsAt, referencesAt } from '../../../server/src/core/features/places';
import { inlaysOf } from '../../../server/src/core/features/inlays';
import { outlineOf, withoutMarked } from '../../../server/src/core/features/symbols';
import { matches, symbolsOf } from '../../../server/src/core/features/workspace-symbols';
import { analyze, unmark } from '../marked';

const leads = (marked: string, to: typeof definitionsAt | typeof referencesAt): string[] | null => {
  const { text, cursor } = unmark(marked);
  const sites = to(analyze(text), cursor, true);
  return sites && sites.map(({ start, end }) => text.slice(start, end));
};

describe('from a place to others', () => {
  it('leads from a figure to its operands', () => {
    assert.deepEqual(leads('排查问题135个，已整改111个，整改率‸82%。', definitionsAt), ['135个', '111个']);
    assert.deepEqual(leads('收入由100亿元增加到110亿元，增长‸10%。', definitionsAt), ['100亿元', '110亿元']);
  });
  it('leads from a figure that is worked out from nothing to the first of its indicator', () => {
    const text = '全县粮食产量45.2万吨。\n秋收以来，粮食产量达‸30万吨。';
    assert.deepEqual(leads(text, definitionsAt), ['45.2万吨']);
    assert.deepEqual(leads(text, referencesAt), ['45.2万吨', '30万吨']);
  });
  it('leads from a speaker to the post, from a slogan to its first use', () => {
    const text = '县委书记周启明强调，要抓紧。\n‸周启明指出，要抓实。\n落实“三个聚焦”，再抓“三个聚焦”。';
    assert.deepEqual(leads(text, definitionsAt), ['周启明']);
    assert.deepEqual(leads('落实“三个聚焦”，再抓“三个‸聚焦”。', definitionsAt), ['三个聚焦']);
    assert.deepEqual(leads('落实“三个‸聚焦”，再抓“三个聚焦”。', definitionsAt), []);
  });
  it('leads nowhere from other words', () => {
    assert.deepEqual(leads('各村都通‸了车。', definitionsAt), []);
    assert.equal(leads('各村都通‸了车。', referencesAt), null);
  });
});

describe('what a search over drafts finds', () => {
  const found = (text: string, query: string): string[] =>
    symbolsOf(analyze(text))
      .filter((symbol) => matches(symbol, query))
      .map(({ kind, name }) => `${kind} ${name}`);
  const text = '一、抓好粮食生产\n2020年，全县粮食产量45.2万吨。\n县长李卫民强调，要落实“三个聚焦”。';
  it('is headings, figures by indicator, people and slogans', () => {
    assert.deepEqual(found(text, '粮食'), ['heading 一、抓好粮食生产', 'figure 粮食产量 45.2万吨']);
    assert.deepEqual(found(text, '粮产'), ['heading 一、抓好粮食生产', 'figure 粮食产量 45.2万吨']);
    assert.deepEqual(found(text, '李卫民'), ['person 李卫民']);
    assert.deepEqual(found(text, '聚焦'), ['slogan 三个聚焦']);
    assert.deepEqual(found(text, '造林'), []);
  });
});

describe('inlay hints', () => {
  const inlays = (text: string): string[] =>
    inlaysOf(analyze(text), { start: 0, end: text.length }).map(
      ({ offset, label }) => `${text.slice(Math.max(0, offset - 3), offset).trim()}⟨${label}⟩`,
    );
  it('show the working behind a figure that was checked', () => {
    assert.deepEqual(inlays('排查问题135个，已整改111个，整改率82%。'), ['82%⟨＝111÷135⟩']);
    assert.deepEqual(inlays('排查问题135个，已整改111个，整改率92%。'), []);
  });
  it('show the year behind 去年 where the draft has a date', () => {
    assert.deepEqual(inlays('工作通报\n（2024年3月1日）\n去年种树3万棵，今年来势更好。'), ['去年⟨2023⟩']);
    assert.deepEqual(inlays('去年种树3万棵。'), []);
  });
});

describe('an outline beside that of Markdown', () => {
  const names = (text: string): string[] =>
    withoutMarked(outlineOf(analyze(text, 'markdown')), text).map(({ heading }) => heading.text);
  it('has only the headings without marks', () => {
    assert.deepEqual(names('# 通报\n\n## 一、情况\n\n新增就业200人。\n\n## 二、打算\n\n再接再厉。\n'), []);
    assert.deepEqual(names('一、情况\n\n新增就业200人。\n\n二、打算\n\n再接再厉。\n'), ['一、情况', '二、打算']);
  });
});
