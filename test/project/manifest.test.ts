import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { manifestFiles } from '../../scripts/manifest';
import { PROBLEM_PATTERN } from '../../client/src/contributions';

const ROOT = join(__dirname, '../..');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

describe('manifest', () => {
  for (const [name, content] of manifestFiles(ROOT)) {
    it(`${name} says what the tables say`, () => {
      const found: unknown = JSON.parse(read(name));
      const wanted: unknown = JSON.parse(content);
      if (!isDeepStrictEqual(found, wanted)) writeFileSync(join(ROOT, name), content);
      assert.deepEqual(found, wanted, `${name} was stale; it has been written anew, commit it`);
    });
  }

  it('has every text that it refers to, in both languages', () => {
    const wanted = new Set([...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!));
    for (const name of ['package.nls.json', 'package.nls.zh-cn.json']) {
      const strings = JSON.parse(read(name)) as Record<string, string>;
      assert.deepEqual(
        [...wanted].filter((key) => !strings[key]),
        [],
        name,
      );
    }
  });

  it('reads a finding where the path holds a drive, spaces and colons', () => {
    const match = new RegExp(PROBLEM_PATTERN.regexp);
    const line = 'C:\\文稿\\1: 草稿.md:12:5: warning arithmetic/rate 整改完成率应为82.2%：111÷135';
    assert.deepEqual(match.exec(line)?.slice(1), [
      'C:\\文稿\\1: 草稿.md',
      '12',
      '5',
      'warning',
      'arithmetic/rate',
      '整改完成率应为82.2%：111÷135',
    ]);
    assert.equal(match.exec('共 3 个文件，2 处问题'), null);
  });
});
