/** Every rule's own examples: bad ones get their marks, good ones none. */
import assert from 'node:assert/strict';
import type { Genre } from '../../server/src/core/index';
import { DEFAULT_SETTINGS, RULES } from '../../server/src/core/index';
import { analyze, remark, unmark } from './marked';

describe('rules', () => {
  for (const rule of RULES) {
    describe(rule.id, () => {
      const genre: Genre | 'auto' = rule.genres?.[0] ?? 'auto';
      const marks = (text: string): string => {
        const { findings, notices } = analyze(text, 'plain', { ...DEFAULT_SETTINGS, genre });
        assert.deepEqual(notices, []);
        return remark(
          text,
          findings.filter((f) => f.rule === rule.id),
        );
      };
      for (const bad of rule.bad) it(bad, () => assert.equal(marks(unmark(bad).text), bad));
      for (const good of rule.good) it(good, () => assert.equal(marks(good), good));
      it('has more clean examples than bad ones', () => {
        assert.ok(rule.bad.length > 0, 'no bad example');
        assert.ok(rule.good.length > rule.bad.length, 'too few clean examples');
      });
    });
  }
});
