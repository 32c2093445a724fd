/** The sentences of the relations that are told by rules with sentences of their own: those of families are the family's. */
import assert from 'node:assert/strict';
import { ROWS } from '../../../server/src/core/relate/rows';
import { RULES } from '../../../server/src/core/rules/index';
import { analyze, remark, unmark } from '../marked';

const ofRules = new Set(RULES.flatMap(({ bad, good }) => [...bad, ...good]));

describe('a relation', () => {
  for (const { id, bad, good } of ROWS) {
    const marks = (text: string): string => {
      const { findings } = analyze(text, 'plain');
      return remark(
        text,
        findings.filter(({ rule }) => rule.startsWith('arithmetic/')),
      );
    };
    for (const sentence of bad.filter((text) => !ofRules.has(text)))
      it(`${id}: ${sentence}`, () => assert.equal(marks(unmark(sentence).text), sentence));
    for (const sentence of good.filter((text) => !ofRules.has(text)))
      it(`${id}: ${sentence}`, () => assert.equal(marks(sentence), sentence));
  }
});
