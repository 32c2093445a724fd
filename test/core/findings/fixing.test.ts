import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, fixAll, keepsWords, safeFixes } from '../../../server/src/core/findings/fixing';
import type { Analysis, Finding, Format, Severity, Site } from '../../../server/src/core/index';
import { DEFAULT_SETTINGS, DocumentAnalyzer, RULES, site } from '../../../server/src/core/index';
import { analyze, unmark } from '../marked';

type Given = [start: number, end: number, newText: string, severity?: Severity, safe?: boolean];

const finding = ([start, end, newText, severity = 'warning', safe = true]: Given): Finding<Site> => {
  const at = site(start, end);
  return { at, message: '', rule: 'test/rule', severity, fix: { title: '', edits: [{ at, newText }], safe } };
};
const chosen = (...given: Given[]): string[] => safeFixes(given.map(finding)).map(({ fix }) => fix.edits[0]!.newText);

describe('fixes that are made together', () => {
  const cases: [what: string, given: Given[], made: string[]][] = [
    [
      'apart from each other',
      [
        [0, 2, '甲'],
        [4, 6, '乙'],
      ],
      ['甲', '乙'],
    ],
    [
      'side by side',
      [
        [0, 2, '甲'],
        [2, 4, '乙'],
      ],
      ['甲', '乙'],
    ],
    [
      'the earlier of two that overlap',
      [
        [3, 6, '乙'],
        [0, 4, '甲'],
      ],
      ['甲'],
    ],
    [
      'the graver of two at one place',
      [
        [0, 4, '轻', 'hint'],
        [0, 2, '重', 'error'],
      ],
      ['重'],
    ],
    [
      'one of two that insert at one place',
      [
        [2, 2, '甲'],
        [2, 2, '乙'],
      ],
      ['甲'],
    ],
    [
      'what stands behind a fix that was left',
      [
        [0, 4, '甲'],
        [3, 6, '乙'],
        [5, 8, '丙'],
      ],
      ['甲', '丙'],
    ],
    [
      'safe ones alone',
      [
        [0, 2, '甲', 'error', false],
        [4, 6, '乙'],
      ],
      ['乙'],
    ],
  ];
  for (const [what, given, made] of cases) it(what, () => assert.deepEqual(chosen(...given), made));
});

describe('fix-all', () => {
  /** Finds each of the words, and puts the other in its place. */
  const swapping = (pairs: Record<string, string>) => {
    return (text: string): Analysis => {
      const found = Object.entries(pairs).flatMap(([from, to]) =>
        [...text.matchAll(new RegExp(from, 'g'))].map(({ index }) => finding([index, index + from.length, to])),
      );
      return { ...analyze(text), findings: found };
    };
  };
  const run = (text: string, pairs: Record<string, string>): ReturnType<typeof fixAll> =>
    fixAll(swapping(pairs)(text), swapping(pairs), () => true);

  it('goes on until nothing is left, and tells the whole as edits of the first text', () => {
    const { text, edits, count, analysis } = run('甲。不动。丁甲。', { 甲: '乙己', 乙: '丙', 丁: '' });
    assert.equal(text, '丙己。不动。丙己。');
    assert.equal(analysis.text, text);
    assert.equal(count, 5);
    assert.deepEqual(
      edits.map(({ at, newText }) => [at.start, at.end, newText]),
      [
        [0, 1, '丙己'],
        [5, 7, '丙己'],
      ],
    );
    assert.equal(applyEdits('甲。不动。丁甲。', edits), text);
  });
  it('ends where two fixes undo each other', () => {
    assert.equal(run('甲', { 甲: '乙', 乙: '甲' }).text, '乙');
  });
  it('ends where a fix makes room for itself', () => assert.ok(run('甲', { 甲: '甲乙' }).text.startsWith('甲乙')));
  it('changes nothing where nothing is to be done', () => {
    assert.deepEqual(run('好', { 甲: '乙' }).edits, []);
  });
});

/** What a reader would call the words of a text: its Han and Latin letters, numerals left out. */
const letters = (text: string): string =>
  text.normalize('NFKC').replace(/[^\p{Script=Han}\p{Script=Latin}]|[〇零一二两三四五六七八九十百千万亿廿卅]/gu, '');

describe('fixes that are made unasked', () => {
  const settle = (text: string): string => {
    const read = (t: string): Analysis => analyze(t);
    return fixAll(read(text), read).text;
  };
  const asked = (text: string): string => {
    const read = (t: string): Analysis => analyze(t);
    return fixAll(read(text), read, () => true).text;
  };
  it('change marks and digits', () => {
    assert.equal(settle('投资增长７．３％，产值Ａ类１２项。'), '投资增长7.3%，产值A类12项。');
    assert.equal(settle('预计增长5-10%。'), '预计增长5%-10%。');
  });
  it('change no words', () => {
    for (const text of ['新建厂房3万平米。', '蒙族群众增收。', '杆长30公分。', '推进供给测结构性改革。']) {
      assert.equal(settle(text), text);
    }
    assert.equal(asked('新建厂房3万平米，增长5-10%。'), '新建厂房3万平方米，增长5%-10%。');
    assert.equal(settle('新建厂房3万平米，增长5-10%。'), '新建厂房3万平米，增长5%-10%。');
  });
});

describe('fix-all of real rules', () => {
  const again = (text: string, format: Format, genre = DEFAULT_SETTINGS.genre): void => {
    const analyzer = new DocumentAnalyzer();
    const read = (t: string): Analysis => analyzer.analyze(t, { format, settings: { ...DEFAULT_SETTINGS, genre } });
    for (const wanted of [() => true, keepsWords]) {
      const first = fixAll(read(text), read, wanted);
      assert.equal(applyEdits(text, first.edits), first.text);
      const left = first.analysis.findings.filter((f) => wanted(f, first.text));
      assert.deepEqual(safeFixes(left), [], 'fixes are left');
      assert.equal(fixAll(read(first.text), read, wanted).text, first.text);
      if (wanted === keepsWords) assert.equal(letters(first.text), letters(text), 'words are changed');
    }
  };
  for (const rule of RULES) {
    it(`settles the examples of ${rule.id}`, () => {
      for (const text of [...rule.bad.map((bad) => unmark(bad).text), ...rule.good]) {
        again(text, rule.format ?? 'plain', rule.genres?.[0]);
      }
    });
  }
  const corpus = join(__dirname, '../../../corpus');
  for (const folder of ['faulty', 'texts']) {
    for (const name of readdirSync(join(corpus, folder))) {
      if (!/\.(md|txt)$/.test(name)) continue;
      it(`settles ${folder}/${name}`, () => {
        again(readFileSync(join(corpus, folder, name), 'utf8'), name.endsWith('.md') ? 'markdown' : 'plain');
      });
    }
  }
});
