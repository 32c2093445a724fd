/** Whatever the numbers contradict and the grammar states is told: no relation of the facts fails in silence. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../../server/src/core/index';
import { isDeskRule } from '../../../server/src/core/rules/rule';
import { analyze, unmark } from '../marked';

const FAULTY = join(__dirname, '../../../corpus/faulty');
/** The rule that counts lists has no figure to mark. */
const COUNTED = 'list-count';

/** Contradictions of the text that no finding touches. */
function untold(text: string): string[] {
  const { facts, findings } = analyze(text);
  return facts.relations
    .filter((r) => r.holds === false && r.tied && r.kind !== COUNTED)
    .filter((r) => !r.figures.some((f) => findings.some(({ at }) => at.start < f.at.end && f.at.start < at.end)))
    .map((r) => `${r.kind} ${r.claim}`);
}

describe('contradictions', () => {
  for (const rule of RULES) {
    if (isDeskRule(rule) || !/^(?:arithmetic|percent|consistency|order)\//.test(rule.id)) continue;
    it(`are told in the sentences of ${rule.id}`, () => {
      for (const sentence of [...rule.bad, ...rule.good]) assert.deepEqual(untold(unmark(sentence).text), [], sentence);
    });
  }
  it('are told in the faulty texts', () => {
    for (const name of readdirSync(FAULTY).filter((n) => n.endsWith('.txt')))
      assert.deepEqual(untold(readFileSync(join(FAULTY, name), 'utf8')), [], name);
  });
});
