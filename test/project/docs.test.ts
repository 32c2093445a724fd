import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docFiles, strayPages } from '../../scripts/docs';
import { REASONS_EN } from '../../scripts/manual/reasons-en';
import { RULES } from '../../server/src/core/index';

const ROOT = join(__dirname, '../..');

describe('manual of rules', () => {
  it('says what the rules say', () => {
    const stale = [...docFiles(ROOT)]
      .filter(([name, content]) => !existsSync(join(ROOT, name)) || read(name) !== content)
      .map(([name]) => name);
    assert.deepEqual(
      [...stale, ...strayPages(ROOT)],
      [],
      'stale: run `npm run docs` and commit docs/rules and the readmes',
    );
  });

  it('is in English for who reads it in English', () => {
    const without = RULES.map(({ id }) => id).filter((id) => !REASONS_EN[id]);
    assert.deepEqual(without, [], 'write their reasons into scripts/manual/reasons-en.ts');
    for (const [name, page] of docFiles(ROOT)) {
      if (!name.startsWith('docs/rules/en/')) continue;
      const why = page.slice(page.indexOf('## Why'), page.indexOf('## To be changed'));
      assert.ok(why.match(/[A-Za-z]{2,}/g)!.length > 6, name);
      assert.doesNotMatch(why, /[\u4e00-\u9fff]{12,}/, name);
      assert.doesNotMatch(page.slice(0, page.indexOf('## Why')), /^- (?:规则|级别|依据|改法|适用)/m, name);
    }
  });

  it('has its table in both readmes', () => {
    assert.match(read('README.md'), /\(docs\/rules\/arithmetic\/sum\.md\)/);
    assert.match(read('README.en.md'), /\(docs\/rules\/en\/arithmetic\/sum\.md\)/);
  });
});

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8').replace(/\r\n/g, '\n');
