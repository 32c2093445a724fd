/**
 * Whole sentences of the field. Each line of clean.txt is right and gets no mark; each line of planted.txt is right as
 * it stands, and a wrong leading digit in any of its marked figures is caught.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze, unmark } from '../marked';

const lines = (name: string): string[] => readFileSync(join(__dirname, name), 'utf8').split('\n').filter(Boolean);
const rulesOf = (text: string): string[] =>
  analyze(text)
    .findings.filter((f) => /^(?:arithmetic|percent|consistency|order|count)\//.test(f.rule))
    .map((f) => `${f.rule} ${f.message}`);

/** The figure with another leading digit. */
function wrong(figure: string): string {
  return figure.replace(/\d/, (d) => String(Number(d) > 5 ? Number(d) - 3 : Number(d) + 3));
}

describe('right sentences', () => {
  for (const text of lines('clean.txt'))
    it(text.slice(0, 40), () => {
      assert.deepEqual(rulesOf(text), []);
      assert.deepEqual(analyze(text).notices, []);
    });
});

describe('planted errors', () => {
  for (const line of lines('planted.txt')) {
    const { text, ranges } = unmark(line);
    it(text.slice(0, 40), () => {
      assert.deepEqual(rulesOf(text), []);
      for (const { start, end } of ranges) {
        const planted = text.slice(0, start) + wrong(text.slice(start, end)) + text.slice(end);
        assert.notDeepEqual(rulesOf(planted), [], planted);
      }
    });
  }
});
