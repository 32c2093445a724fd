/** The compiled tables of names, posts and words of saying follow corpus/lexicon. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

describe('people lexicon', () => {
  it('is compiled: run node scripts/people-lexicon.mjs', async () => {
    const script: string = '../../scripts/people-lexicon.mjs';
    const { compile } = (await import(script)) as { compile: () => Promise<string> };
    assert.equal(readFileSync('server/src/core/read/people-data.ts', 'utf8'), await compile());
  });
});
