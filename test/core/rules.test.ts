/** Every rule's own examples: bad ones get their marks, good ones none. */
import assert from 'node:assert/strict';
import type { Finding, Genre, Settings, Site } from '../../server/src/core/index';
import { DEFAULT_SETTINGS, RULES, ruleById } from '../../server/src/core/index';
import type { DeskRule } from '../../server/src/core/rules/rule';
import { isDeskRule } from '../../server/src/core/rules/rule';
import { across, againstLedger } from './desk/desk';
import { analyze, remark, unmark } from './marked';

describe('rules', () => {
  for (const rule of RULES) {
    describe(rule.id, () => {
      const genre: Genre | 'auto' = rule.genres?.[0] ?? 'auto';
      const rules = Object.fromEntries((rule.yieldsTo ?? []).map((id) => [id, 'off' as const]));
      const found = (text: string): readonly Finding<Site>[] => {
        const { findings, notices } = analyze(text, rule.format ?? 'plain', { ...DEFAULT_SETTINGS, genre, rules });
        assert.deepEqual(notices, []);
        return findings.filter((f) => f.rule === rule.id);
      };
      const marks = (text: string): string => (isDeskRule(rule) ? besideMarks(rule, text) : remark(text, found(text)));
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
      it('yields to rules that there are', () => {
        for (const id of rule.yieldsTo ?? []) assert.ok(ruleById.has(id), id);
      });
      it('has more clean examples than bad ones', () => {
        assert.ok(rule.bad.length > 0, 'no bad example');
        assert.ok(rule.good.length > rule.bad.length, 'too few clean examples');
      });
    });
  }
});

/** The drafts of an example with the marks that each gets beside the others, or beside the ledger that comes first. */
function besideMarks({ beside }: DeskRule, text: string): string {
  const drafts = text.split('\n=====\n');
  if (beside === 'ledger') {
    const [ledger, draft] = drafts as [string, string];
    return `${ledger}\n=====\n${remark(draft, againstLedger(ledger, draft))}`;
  }
  const found = across(new Map(drafts.map((draft, i) => [String(i), draft])));
  return drafts.map((draft, i) => remark(draft, found.get(String(i))!)).join('\n=====\n');
}

function applyEdits(text: string, findings: readonly Finding<Site>[]): string {
  const edits = findings.flatMap((f) => f.fix?.edits ?? []).sort((a, b) => b.at.start - a.at.start);
  return edits.reduce((t, e) => t.slice(0, e.at.start) + e.newText + t.slice(e.at.end), text);
}

describe('a fault that two rules tell', () => {
  const rulesOf = (rules: Settings['rules']): string[] =>
    analyze('财政补助占比为30—50%。', 'plain', { ...DEFAULT_SETTINGS, rules }).findings.map((f) => f.rule);

  it('is marked once', () => assert.deepEqual(rulesOf({}), ['percent/range']));
  it('is marked by the other where the one is off', () =>
    assert.deepEqual(rulesOf({ percent: 'off' }), ['number/range-percent']));
});
