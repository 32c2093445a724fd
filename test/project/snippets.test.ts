/** The snippets say what corpus/structure says, and each keeps what it promises when its defaults are taken. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expand, snippetFiles, structures, toSnippet } from '../../scripts/snippets';
import { DocumentAnalyzer } from '../../server/src/core/index';

const isToMend = ({ rule }: { readonly rule: string }): boolean => rule !== 'form/placeholder';
const ROOT = join(__dirname, '../..');

describe('snippets', () => {
  for (const [name, content] of snippetFiles(ROOT)) {
    it(`${name} says what the structures say`, () => {
      const found = readFileSync(join(ROOT, name), 'utf8');
      if (found !== content) writeFileSync(join(ROOT, name), content);
      assert.equal(found, content, `${name} was stale; it has been written anew, commit it`);
    });
  }

  for (const structure of structures(ROOT)) {
    for (const format of ['markdown', 'plaintext'] as const) {
      it(`${structure.zh} (${format}) has nothing to object to but what is still to fill, and the outline that it promises`, () => {
        const text = expand(structure, format);
        const analysis = new DocumentAnalyzer().analyze(text, { format: format === 'markdown' ? 'markdown' : 'plain' });
        assert.deepEqual(analysis.notices, []);
        assert.deepEqual(
          analysis.findings.filter(isToMend).map((f) => `${f.rule} ${f.message}`),
          [],
        );
        assert.deepEqual(
          analysis.facts.outline.filter((h) => h.level < 3).map((h) => `${h.level} ${h.text}`),
          structure.outline ?? [],
        );
      });
    }
  }

  it('numbers places in reading order, mirrors a name that comes again, and gives choices', () => {
    const lines = ['# {{单位}}总结', '{{单位}}{{增长|下降}}{{增幅=5.0}}%，价格$。'];
    const row = { id: '', zh: '', en: '', kind: 'pattern' as const, prefixes: [], lines };
    assert.deepEqual(toSnippet(row, 'plaintext'), ['${1:单位}总结', '$1${2|增长,下降|}${3:××}%，价格\\$。$0']);
  });

  it('leaves no figure that nobody wrote, and has what is left to fill noticed', () => {
    for (const structure of structures(ROOT)) {
      const body = toSnippet(structure, 'plaintext').join('\n');
      const places = new Map(
        [...body.matchAll(/\$\{(\d+):((?:\$\{[^}]*\}|[^}])*)\}/g)].map(([, n, value]) => [n!, value!]),
      );
      const text = body
        .replace(/\$\{\d+:((?:\$\{[^}]*\}|[^}])*)\}/g, '$1')
        .replace(/\$\{\d+\|([^,|}]*)[,|][^}]*\}/g, '$1')
        .replace(/\$(\d+)/g, (_, n: string) => places.get(n) ?? '')
        .replaceAll('${CURRENT_YEAR}', '2031');
      for (const value of places.values()) assert.doesNotMatch(value.replace(/20××/g, ''), /\d/, structure.zh);
      const { findings } = new DocumentAnalyzer().analyze(text, { format: 'plain' });
      assert.deepEqual(
        findings.filter(isToMend).map((f) => `${f.rule} ${f.message}`),
        [],
        structure.zh,
      );
      if (/×|一：|[\u4e00-\u9fff]一[。；]/.test(text)) assert.ok(findings.length > 0, `${structure.zh}: ${text}`);
    }
  });

  it('has no prefix twice', () => {
    const prefixes = structures(ROOT).flatMap((s) => s.prefixes);
    assert.deepEqual([...new Set(prefixes)], prefixes);
  });
});
