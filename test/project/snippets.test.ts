/** The snippets say what corpus/structure says, and each keeps what it promises when its defaults are taken. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expand, snippetFiles, structures, toSnippet } from '../../scripts/snippets';
import { DocumentAnalyzer } from '../../server/src/core/index';

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
      it(`${structure.zh} (${format}) has no finding, and the outline that it promises`, () => {
        const text = expand(structure, format);
        const analysis = new DocumentAnalyzer().analyze(text, { format: format === 'markdown' ? 'markdown' : 'plain' });
        assert.deepEqual(analysis.notices, []);
        assert.deepEqual(
          analysis.findings.map((f) => `${f.rule} ${f.message}`),
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
    assert.deepEqual(toSnippet(row, 'plaintext'), ['${1:单位}总结', '$1${2|增长,下降|}${3:5.0}%，价格\\$。$0']);
  });

  it('has no prefix twice', () => {
    const prefixes = structures(ROOT).flatMap((s) => s.prefixes);
    assert.deepEqual([...new Set(prefixes)], prefixes);
  });
});
