import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docFiles, strayPages } from '../../scripts/docs';

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

  it('has its table in both readmes', () => {
    for (const name of ['README.md', 'README.en.md'])
      assert.match(read(name), /docs\/rules\/number\/range-percent\.md|docs\/rules\/arithmetic/);
  });
});

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8').replace(/\r\n/g, '\n');
