/** A pattern's neighbours only spare work: with them and without them every row says the same. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DocumentAnalyzer, RULES } from '../../../server/src/core/index';
import type { Mark, Reading } from '../../../server/src/core/model';
import { FORM_ROWS } from '../../../server/src/core/rules/form/table';
import { NUMBER_ROWS } from '../../../server/src/core/rules/number/table';
import type { PatternRow } from '../../../server/src/core/rules/pattern';
import { patternRules } from '../../../server/src/core/rules/pattern';
import { PUNCTUATION_ROWS } from '../../../server/src/core/rules/punctuation/table';
import { WORDING_ROWS } from '../../../server/src/core/rules/wording/table';

const ROWS: readonly PatternRow[] = [...NUMBER_ROWS, ...PUNCTUATION_ROWS, ...WORDING_ROWS, ...FORM_ROWS];
const withNeighbours = patternRules(ROWS);
const without = patternRules(
  ROWS.map((row) => ({ ...row, patterns: row.patterns.map(({ before: _, after: __, ...p }) => p) })),
);
const CORPUS = join(__dirname, '../../../corpus');

const marksOf = (rules: typeof withNeighbours, reading: Reading): [string, readonly Mark[]][] =>
  rules.flatMap((r): [string, readonly Mark[]][] => {
    const marks = [...r.check(reading)];
    return marks.length ? [[r.id, marks]] : [];
  });

function holds(text: string): void {
  for (const { reading } of new DocumentAnalyzer().analyze(text, { format: 'plain' }).readings) {
    assert.deepEqual(marksOf(withNeighbours, reading), marksOf(without, reading), reading.paragraph.text);
  }
}

describe('the neighbours of a pattern', () => {
  it('leave out nothing in the examples of any rule', () => {
    for (const { bad, good } of RULES) for (const text of [...bad, ...good]) holds(text.replace(/[⟦⟧]/g, ''));
  });

  it('leave out nothing in the corpus', () => {
    for (const folder of ['texts', 'faulty']) {
      for (const name of readdirSync(join(CORPUS, folder)).filter((n) => /\.(?:md|txt)$/.test(n))) {
        holds(readFileSync(join(CORPUS, folder, name), 'utf8'));
      }
    }
  });

  it('leave out nothing in pieces of examples put together at random', () => {
    const pieces = RULES.flatMap((r) => r.bad.map((b) => b.replace(/[⟦⟧]/g, '')));
    const piece = fc
      .constantFrom(...pieces)
      .chain((text) =>
        fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b))),
      );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (parts) => holds(parts.join(''))),
      { numRuns: 500 },
    );
  });
});
