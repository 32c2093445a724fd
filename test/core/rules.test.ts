/** Every rule's own examples: bad ones get their marks, good ones none. */
import assert from 'node:assert/strict';
import type { Finding, Genre, Site } from '../../server/src/core/index';
import { DEFAULT_SETTINGS, RULES } from '../../server/src/core/index';
import { analyze, remark, unmark } from './marked';

describe('rules', () => {
  for (const rule of RULES) {
    describe(rule.id, () => {
      const genre: Genre | 'auto' = rule.genres?.[0] ?? 'auto';
      const found = (text: string): readonly Finding<Site>[] => {
        const { findings, notices } = analyze(text, 'plain', { ...DEFAULT_SETTINGS, genre });
        assert.deepEqual(notices, []);
        return findings.filter((f) => f.rule === rule.id);
      };
      const marks = (text: string): string => remark(text, found(text));
      for (const bad of rule.bad) it(bad, () => assert.equal(marks(unmark(bad).text), bad));
      for (const good of rule.good) it(good, () => assert.equal(marks(good), good));
      const fixable = rule.bad.map((bad) => unmark(bad).text).filter((text) => found(text).some((f) => f.fix));
      for (const text of fixable) {
        it(`is gone from ${text} after its fixes`, () => {
          const before = found(text);
          const after = found(applyEdits(text, before));
          assert.deepEqual(
            after.map((f) => f.message),
            before.filter((f) => !f.fix).map((f) => f.message),
          );
        });
      }
      it('has more clean examples than bad ones', () => {
        assert.ok(rule.bad.length > 0, 'no bad example');
        assert.ok(rule.good.length > rule.bad.length, 'too few clean examples');
      });
    });
  }
});

function applyEdits(text: string, findings: readonly Finding<Site>[]): string {
  const edits = findings.flatMap((f) => f.fix?.edits ?? []).sort((a, b) => b.at.start - a.at.start);
  return edits.reduce((t, e) => t.slice(0, e.at.start) + e.newText + t.slice(e.at.end), text);
}
