/** The rows of the lexicon: each is found in its own example, and each of its wrong forms is caught there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileAlike } from '../../../scripts/alike';
import { compile, readRows } from '../../../scripts/lexicon';
import { builtinLexicon, Lexicon, openingsOf } from '../../../server/src/core/lexicon/lexicon';
import { Letters, skeletonOf } from '../../../server/src/core/lexicon/skeleton';
import { Trie } from '../../../server/src/core/lexicon/trie';
import type { Finding, Site } from '../../../server/src/core/index';
import { DocumentAnalyzer } from '../../../server/src/core/index';

const root = join(__dirname, '../../..');
const rows = readRows(root);
const analyzer = new DocumentAnalyzer();
const slogans = (text: string): readonly Finding<Site>[] =>
  analyzer.analyze(text, { format: 'plain' }).findings.filter((f) => f.rule.startsWith('slogan/'));

describe('slogan lexicon', () => {
  it('is compiled from its rows', () => {
    const data = readFileSync(join(root, 'server/data/slogans.json'), 'utf8');
    assert.ok(data === compile(root), 'server/data/slogans.json is stale: run npx tsx scripts/lexicon.ts');
  });
  it('has its characters and words compiled', () => {
    const data = readFileSync(join(root, 'server/data/alike.json'), 'utf8');
    assert.ok(data === compileAlike(root), 'server/data/alike.json is stale: run npx tsx scripts/alike.ts');
  });
  it('has at least 400 rows, each with an example and a source or the mark of a weak one', () => {
    assert.ok(rows.length >= 400, String(rows.length));
    for (const row of rows) {
      assert.ok(row.example.includes('{}'), `${row.canonical}: no example`);
      assert.ok(row.basis !== '' || row.weak, `${row.canonical}: no source`);
      if (row.weak)
        assert.ok(
          row.wrong.every((w) => w.level === 'hint'),
          row.canonical,
        );
    }
  });
  it('finds every row in its example, without a finding, and ordinary words not as phrases', () => {
    const failed: string[] = [];
    for (const row of rows) {
      const text = row.example.replace('{}', row.canonical);
      const analysis = analyzer.analyze(text, { format: 'plain' });
      const found = analysis.readings.some((r) => r.reading.phrases.some((p) => p.wording.canonical === row.canonical));
      const said = analysis.findings.filter((f) => f.rule.startsWith('slogan/')).map((f) => f.message);
      if (found === (row.plain ?? false) || said.length) failed.push(`${text}  ${said.join() || `found: ${found}`}`);
    }
    assert.deepEqual(failed, []);
  });
  it('takes the other good wordings of a row for good', () => {
    const failed: string[] = [];
    for (const row of rows) {
      for (const alias of row.aliases) {
        const text = row.example.replace('{}', alias);
        if (slogans(text).length) failed.push(text);
      }
    }
    assert.deepEqual(failed, []);
  });
  it('catches 98 in 100 of the wrong forms, planted one at a time', () => {
    const missed: string[] = [];
    let planted = 0;
    for (const row of rows) {
      const bad = [
        ...row.wrong.map((w) => row.example.replace('{}', w.form)),
        ...row.wrongVerbs.map((verb) => `大家要${verb.form}${row.canonical}。`),
        ...swaps(row.members, row.canonical).map((series) => row.example.replace('{}', series)),
      ];
      for (const text of bad) {
        planted++;
        if (!slogans(text).length) missed.push(text);
      }
    }
    assert.ok(planted > 800, String(planted));
    assert.ok(missed.length <= planted * 0.02, `${missed.length} of ${planted}:\n${missed.join('\n')}`);
  });
  it('has a wrong form that is no wording of another row', () => {
    const good = new Map(
      rows.flatMap((r) => [r.canonical, ...r.aliases].map((f) => [skeletonOf(f).text, r.canonical])),
    );
    for (const row of rows) {
      for (const wrong of row.wrong) {
        const other = good.get(skeletonOf(wrong.form).text);
        assert.ok(!other || other === row.canonical, `${wrong.form} of ${row.canonical} is ${other}`);
      }
    }
  });
  it('finds every pattern of the trie in itself', () => {
    const { groups } = builtinLexicon();
    const trie = new Trie(groups.texts);
    groups.texts.forEach((text, index) => {
      const ends: number[] = [];
      const letters = new Letters(`某${text}某`);
      trie.scan(letters.units, letters.length, (p, end) => p === index && ends.push(end));
      assert.deepEqual(ends, [text.length + 1], text);
    });
  });
  it('finds the same, in the same order, with and without the trie', () => {
    const openings = rows.map(openingsOf);
    const whole = new Lexicon(rows);
    for (const row of rows) {
      const few = new Lexicon(rows.slice(0), openings);
      const wordings = [row.canonical, ...row.aliases, ...row.members, ...row.wrong.map((w) => w.form)];
      const text = skeletonOf(wordings.join('；')).text;
      const found = (lexicon: Lexicon): string[] =>
        lexicon
          .hits(new Letters(text))
          .map(({ pattern: { row, type, form }, end }) => `${row.canonical} ${type} ${form} ${end}`);
      const hits = found(few);
      assert.ok(hits.length > 0, row.canonical);
      assert.deepEqual(hits, found(whole));
    }
  });
});

/** A settled series with its first two members changed about. */
function swaps(members: readonly string[], canonical: string): string[] {
  const series = members.join('、');
  if (members.length < 3 || series !== canonical) return [];
  const [first, second, ...rest] = members;
  return [[second, first, ...rest].join('、')];
}
