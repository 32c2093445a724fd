/** The rows of the lexicon: each is found in its own example, and each of its wrong forms is caught there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileAlike } from '../../../scripts/alike';
import { compile, compileWordings, readRows } from '../../../scripts/lexicon';
import { builtinWordings } from '../../../server/src/core/lexicon/builtin';
import { builtinLexicon, Lexicon, withUserRows } from '../../../server/src/core/lexicon/lexicon';
import { findPhrases } from '../../../server/src/core/lexicon/phrases';
import type { HitPlaces } from '../../../server/src/core/lexicon/search/matcher';
import { packTables, unpackTables } from '../../../server/src/core/lexicon/search/packed';
import { tablesOf } from '../../../server/src/core/lexicon/search/tables';
import { Letters, skeletonOf } from '../../../server/src/core/lexicon/skeleton';
import type { Finding, Site } from '../../../server/src/core/index';
import { DocumentAnalyzer } from '../../../server/src/core/index';

const root = join(__dirname, '../../..');
const rows = readRows(root);
const analyzer = new DocumentAnalyzer();
const slogans = (text: string): readonly Finding<Site>[] =>
  analyzer.analyze(text, { format: 'plain' }).findings.filter((f) => f.rule.startsWith('slogan/'));

/** Entries and where they begin. */
const numbersOf = ({ numbers, length }: HitPlaces): number[] => [...numbers.subarray(0, length)];

describe('slogan lexicon', () => {
  it('is compiled from its rows', () => {
    const data = readFileSync(join(root, 'server/data/slogans.json'), 'utf8');
    assert.ok(data === compile(root), 'server/data/slogans.json is stale: run npx tsx scripts/lexicon.ts');
  });
  it('has the letters compiled by which its rows are searched for', () => {
    const data = readFileSync(join(root, 'server/data/wordings.json'), 'utf8');
    assert.ok(data === compileWordings(root), 'server/data/wordings.json is stale: run npx tsx scripts/lexicon.ts');
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
  it('finds every wording in itself, with the pattern that it is of', () => {
    const lexicon = builtinLexicon();
    const { matcher } = lexicon;
    let members = 0;
    for (let entry = 0; entry < matcher.count; entry++) {
      if (matcher.patternOf(entry) < 0) continue;
      const pattern = lexicon.patternOf(entry);
      const wording = matcher.wordingOf(entry);
      assert.equal(pattern.skeleton, wording);
      // A member is found with the others of its series.
      const isMember = pattern.type === 'member';
      if (isMember) members++;
      const text = isMember ? pattern.row.members.join('、') : `某${wording}某`;
      const { wordings, plain, slipped, members: found } = matcher.search(new Letters(text));
      const places = isMember ? numbersOf(found) : [wordings, plain, slipped].flatMap(numbersOf);
      assert.ok(
        places.some((at, k) => k % 2 === 0 && at === entry && (isMember || places[k + 1] === 1)),
        wording,
      );
    }
    assert.ok(members > 1000, String(members));
  });
  it('keeps its tables in bytes, and takes no others', () => {
    const tables = tablesOf(builtinWordings());
    const bytes = packTables(tables);
    assert.deepEqual(unpackTables(bytes), tables);
    // Bytes that are read from a file may begin anywhere in their buffer.
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    assert.deepEqual(unpackTables(moved.subarray(1)), tables);
    assert.equal(unpackTables(bytes.subarray(0, bytes.length - 2)), null);
    assert.equal(unpackTables(bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte))), null);
    assert.equal(unpackTables(new Uint8Array(3)), null);
  });
  it('finds nothing across what is no character, nor beyond the end', () => {
    const { matcher } = builtinLexicon();
    const own = Lexicon.of([{ ...rows[0]!, canonical: '绿水\0', aliases: ['绿水\uffff青山'], wrong: [] }]).matcher;
    for (const text of ['绿水青山就是\uffff金山银山', '绿水青山就是金山\0银山', '绿水青山就是金山\uffff', '绿水'])
      for (const { wordings, slipped } of [matcher, own].map((m) => m.search(new Letters(text))))
        assert.deepEqual([wordings, slipped].flatMap(numbersOf), [], JSON.stringify(text));
  });
  it('meets every slip of one letter in every wording that is looked for with one', () => {
    const lexicon = builtinLexicon();
    const { matcher } = lexicon;
    const missed: string[] = [];
    let planted = 0;
    for (let entry = 0; entry < matcher.count; entry++) {
      if (matcher.slipOf(entry) < 0) continue;
      const { whole, row } = lexicon.slipOf(entry);
      for (let i = 0; i < whole.length; i++) {
        const [before, behind] = [whole.slice(0, i), whole.slice(i + 1)];
        const exchanged = before + behind.charAt(0) + whole.charAt(i) + behind.slice(1);
        // Of ordinary words only what nobody means is met.
        const slips =
          row.plain && whole.length < 8 ? [exchanged] : [before + '龘' + behind, before + behind, exchanged];
        for (const slip of slips) {
          if (slip === whole || (slip === exchanged && !behind)) continue;
          planted++;
          const found = matcher.search(new Letters(`；${slip}；`));
          const { wordings, slipped } = found;
          const isMet = found.slips.some((s) => s.entry === entry) || wordings.length + slipped.length > 0;
          if (!isMet) missed.push(`${slip} of ${whole}`);
        }
      }
    }
    assert.ok(planted > 100_000, String(planted));
    assert.deepEqual(missed, []);
  });
  it('finds the same with rows of a workspace as with all rows at once', () => {
    const own = [rows[0], rows[700]].flatMap((row) => (row ? { ...row, aliases: [], basis: '本地' } : []));
    own.push({ ...rows[1]!, canonical: '云岭先锋行动计划', aliases: [], wrong: [], members: [] });
    const names = new Set(own.map((row) => row.canonical));
    const [one, other] = [withUserRows(own), Lexicon.of([...rows.filter((r) => !names.has(r.canonical)), ...own])];
    for (const { canonical, aliases, wrong } of [...rows.slice(0, 900), ...own]) {
      const text = [canonical, ...aliases, ...wrong.map((w) => w.form), [...canonical].reverse().join('')].join('；');
      const context = { text, quotes: [], heading: false, halfWidth: false };
      const found = (lexicon: Lexicon): unknown =>
        findPhrases(context, lexicon).map(({ wording, ...phrase }) => [wording.canonical, phrase]);
      assert.deepEqual(found(one), found(other), text);
    }
    assert.deepEqual(
      one.rows.map((r) => r.canonical),
      other.rows.map((r) => r.canonical),
    );
  });
});

/** A settled series with its first two members changed about. */
function swaps(members: readonly string[], canonical: string): string[] {
  const series = members.join('、');
  if (members.length < 3 || series !== canonical) return [];
  const [first, second, ...rest] = members;
  return [[second, first, ...rest].join('、')];
}
