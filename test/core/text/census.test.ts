import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TRAITS } from '../../../server/src/core/fold/gather';
import type { Reading } from '../../../server/src/core/index';
import { DocumentAnalyzer } from '../../../server/src/core/index';
import { RULES } from '../../../server/src/core/rules/index';
import { isParagraphRule } from '../../../server/src/core/rules/rule';
import { countedIn } from '../../../server/src/core/read/listing/counted';
import { CONTENTS, PAIRS } from '../../../server/src/core/text/census';
import { pairsUp } from '../../../server/src/core/text/pairs';

const folders = ['texts', 'faulty'].map((name) => join(__dirname, '../../../corpus', name));
const texts = [
  ...folders.flatMap((folder) => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))),
  ...RULES.flatMap(({ bad, good }) => [...bad, ...good].map((words) => words.replace(/[⟦⟧]/g, ''))),
];

describe('what a paragraph holds', () => {
  const readings: Reading[] = [];
  before(() => {
    for (const text of texts) {
      for (const format of ['plain', 'markdown'] as const) {
        readings.push(...new DocumentAnalyzer().analyze(text, { format }).readings.map(({ reading }) => reading));
      }
    }
  });

  const without = (needs: number): Reading[] => readings.filter(({ contents }) => (contents & needs) === 0);

  it('is told of most kinds in some paragraphs and not in others', () => {
    for (const [name, bit] of Object.entries(CONTENTS)) {
      const some = readings.length - without(bit).length;
      assert.ok(some > 0 && some < readings.length, name);
    }
  });

  it('is told of pairs of characters as they stand in the text', () => {
    for (const [first, second, bit] of PAIRS) {
      const pair = new RegExp(`[${first}][${second}]`);
      for (const { contents, paragraph } of readings)
        assert.equal((contents & bit) !== 0, pair.test(paragraph.text), `${first} ${second}: ${paragraph.text}`);
    }
  });

  it('is told of counts wherever something is counted', () => {
    for (const { paragraph } of without(CONTENTS.counts)) assert.deepEqual(countedIn(paragraph.text), []);
  });

  it('spares no rule a paragraph in which it would find something', () => {
    let spared = 0;
    for (const rule of RULES.filter(isParagraphRule)) {
      const needs = rule.needs ? CONTENTS[rule.needs] : (rule.contents ?? 0);
      if (needs) {
        for (const reading of without(needs)) {
          assert.deepEqual([...rule.check(reading)], [], `${rule.id}: ${reading.paragraph.text}`);
          spared++;
        }
      }
      for (const reading of rule.mentions ? readings : []) {
        if (rule.mentions!.some((word) => reading.paragraph.text.includes(word))) continue;
        assert.deepEqual([...rule.check(reading)], [], `${rule.id}: ${reading.paragraph.text}`);
        spared++;
      }
    }
    assert.ok(spared > 10_000);
  });

  it('spares no trait a paragraph that shows it', () => {
    let spared = 0;
    // What is true of any reading is told by what the reading holds alone.
    for (const { index, needs, of } of TRAITS.filter(({ needs, of }) => needs !== 0 && of.length > 0)) {
      for (const reading of without(needs)) {
        const shown = of(reading);
        assert.ok(shown === null || shown === 0 || isEmpty(shown), `${index}: ${reading.paragraph.text}`);
        spared++;
      }
    }
    assert.ok(spared > 10_000);
  });
});

const isEmpty = (shown: unknown): boolean => Array.isArray(shown) && shown.length === 0;

describe('marks that pair up', () => {
  const cases: readonly (readonly [string, number, boolean])[] = [
    ['没有成对的标点，一处也没有。', CONTENTS.brackets | CONTENTS.titleMarks | CONTENTS.quoteMarks, true],
    ['印发《办法》（试行），落实“一岗双责”。', CONTENTS.brackets | CONTENTS.titleMarks | CONTENTS.quoteMarks, true],
    ['印发《办法的通知。', CONTENTS.titleMarks, false],
    ['印发《办法的通知。', CONTENTS.quoteMarks | CONTENTS.brackets, true],
    ['印发办法》的《通知。', CONTENTS.titleMarks, false],
    ['（《办法）》', CONTENTS.brackets | CONTENTS.titleMarks, true],
    ['他说：“要把‘三会一课’坚持好。”', CONTENTS.quoteMarks, true],
    ['他说：“要把‘三会一课坚持好。”', CONTENTS.quoteMarks, false],
    ['〔2021〕【要闻】〈目录〉', CONTENTS.brackets | CONTENTS.titleMarks, true],
    ['〔2021】', CONTENTS.brackets, false],
    // An apostrophe closes nothing, so that whoever asks has to look.
    ['他说：‘I don’t know。', CONTENTS.quoteMarks, false],
  ];
  for (const [text, kinds, expected] of cases) {
    it(`${expected ? 'are' : 'are not'} those of ${text} (${kinds})`, () => {
      assert.equal(pairsUp(text, kinds), expected);
    });
  }
});
