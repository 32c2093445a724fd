/** A window's story, put together from its paragraphs' stories, says what its text read anew says. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure, Reading } from '../../../server/src/core/model';
import { DocumentAnalyzer } from '../../../server/src/core/analyzer';
import { words } from '../../../server/src/core/grammar/lexemes';
import { asCue, cuesIn, cuesOfAll, stands } from '../../../server/src/core/relate/cues';
import { joinedStory } from '../../../server/src/core/relate/joined';
import type { Mention, Story, StoryContext } from '../../../server/src/core/relate/mention';
import { storyOf, storyOfReading } from '../../../server/src/core/relate/mention';

/** What neighbours may change: brackets, limits, ratios and comparisons at the edge of a paragraph. */
const EDGES = [
  '今年开工新校舍12所以上\n今年开工新校舍12所，其中3所（含续建1所）完工。',
  '去年修路86公里（其中水泥路\n41公里）。今年修路92公里，增长7%。',
  '去年收入3.2亿元，今年3.9亿元\n比去年多收7000万元，增长21.9%。',
  '入园企业42家，三次产业比为8:42\n50家企业开工，投资比为3:7。',
  '小区补助28万元。\n每户，补助600元，共补助467户。\n平均到每户，补助600元，合计467户。',
  '低于全省4.8%\n（上年为5.1%）0.3个百分点，比年初提高0.2个百分点。',
];

const CORPUS = 'corpus/texts';

describe('a joined story', () => {
  const texts = [...EDGES, ...readdirSync(CORPUS).map((name) => readFileSync(join(CORPUS, name), 'utf8'))];
  it('says what the joined text says', () => {
    let compared = 0;
    for (const text of texts) {
      const readings = new DocumentAnalyzer().analyze(text, { format: 'plain' }).readings.map((r) => r.reading);
      for (let i = 0; i < readings.length; i += 2) {
        const { context, figures } = joined(readings.slice(i, i + 5));
        const parts = readings.slice(i, i + 5).map((r, k) => ({ story: storyOfReading(r), figures: figures[k]! }));
        assert.deepEqual(plain(joinedStory(context, parts)), plain(storyOf(context)), context.text);
        compared++;
      }
    }
    assert.ok(compared > 300, String(compared));
  });
});

describe('cues', () => {
  const ENDS = asCue(words('年[末底] 结余'));
  const COUNTS = asCue(words('共 合计'));
  it('stand in a text that has one of their words', () => {
    const cases: readonly [text: string, ends: boolean, counts: boolean][] = [
      ['年底结余3万元', true, false],
      ['共 计3万元', false, true],
      ['年 底拨付3万元', true, false],
      ['“合”计3万元', false, true],
      ['今年3万元，余2万元', false, false],
      ['', false, false],
      ['年', false, false],
    ];
    for (const [text, ends, counts] of cases) {
      const cues = cuesIn(text);
      assert.deepEqual([stands(cues, ENDS), stands(cues, COUNTS)], [ends, counts], text);
    }
  });
  it('stand in a text made of others where they stand in one of them', () => {
    const cues = cuesOfAll([cuesIn('年底'), cuesIn('合计')]);
    assert.ok(stands(cues, ENDS) && stands(cues, COUNTS));
    assert.ok(!stands(cuesOfAll([cuesIn('年'), cuesIn('底')]), ENDS));
  });
});

/** The paragraphs as one text with a line break between them. */
function joined(readings: readonly Reading[]): { context: StoryContext; figures: Map<Figure, Figure>[] } {
  const sentences: StoryContext['sentences'][number][] = [];
  const clauses: StoryContext['clauses'][number][] = [];
  const figures: Map<Figure, Figure>[] = [];
  let by = 0;
  for (const r of readings) {
    const moved = <S extends { start: number; end: number }>(at: S): S => ({
      ...at,
      start: at.start + by,
      end: at.end + by,
    });
    const [s, c] = [sentences.length, clauses.length];
    figures.push(
      new Map(r.figures.map((f) => [f, { ...f, at: moved(f.at), sentence: f.sentence + s, clause: f.clause + c }])),
    );
    sentences.push(...r.sentences.map(moved));
    clauses.push(...r.clauses.map(moved));
    by += r.paragraph.text.length + 1;
  }
  const text = readings.map((r) => `${r.paragraph.text}\n`).join('');
  return { context: { text, sentences, clauses, figures: figures.flatMap((all) => [...all.values()]) }, figures };
}

/** What a story says, without what is only kept for speed. */
function plain({ mentions, said, shows, ratios, firsts, cues }: Story): object {
  const told = mentions.map(({ words: _, ...m }: Mention) => m);
  return { told, said, shows, ratios, firsts: [...firsts], cues };
}
