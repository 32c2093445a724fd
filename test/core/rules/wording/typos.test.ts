/** The tables of misspellings: each row tells its wrong form, and no right form holds a wrong one. */
import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../../../server/src/core/index';
import { TYPO_ROWS } from '../../../../server/src/core/rules/wording/typos';
import { analyze } from '../../marked';

/** Set phrases with a wrong character are the lexicon's to tell first. */
const settings = { ...DEFAULT_SETTINGS, rules: { slogan: 'off' as const } };

const rows = TYPO_ROWS.flatMap(({ id, patterns }) =>
  patterns.map(({ on, fix }) => ({ id, wrong: on[0]!, right: fix as string })),
);

describe('misspellings', () => {
  it('stand in one row each', () => {
    const seen = new Set<string>();
    const twice = rows.filter(({ wrong }) => seen.size === seen.add(wrong).size);
    assert.deepEqual(twice, []);
  });

  it('are told one by one', () => {
    const text = rows.map(({ wrong }) => `稿，${wrong}。`).join('\n');
    const told = new Set(
      analyze(text, 'plain', settings)
        .findings.filter((f) => rows.some(({ id }) => id === f.rule))
        .map((f) => text.slice(text.lastIndexOf('，', f.at.start) + 1, text.indexOf('。', f.at.start))),
    );
    const quiet = rows.filter(({ wrong }) => !told.has(wrong)).map(({ wrong }) => wrong);
    assert.deepEqual(quiet, []);
  });

  it('are nowhere in the right forms', () => {
    const text = rows.map(({ right }) => `稿，${right}。`).join('\n');
    const told = analyze(text, 'plain', settings).findings.filter((f) => rows.some(({ id }) => id === f.rule));
    assert.deepEqual(
      told.map((f) => text.slice(f.at.start, f.at.end)),
      [],
    );
  });
});
