/** The two segmenters behind the port: which one answers, and that they answer alike in what is asked of them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tagged } from '../../../server/src/core/segmenter';
import { loadTagger, TAGGERS, taggerName } from '../../../server/src/node/segmenter/segmenter';

const TEXTS = join(__dirname, '../../../corpus/texts');
/** Persons, places and bodies; readers ask for those of two characters and more. */
const NAME = /^n[rst]/;

const loaded = TAGGERS.flatMap(({ name, load }) => {
  try {
    return [{ name, tag: load() }];
  } catch {
    return [];
  }
});

describe('segmenters', function () {
  this.timeout(60_000);

  it('the first one that loads answers', () => {
    assert.ok(loaded.length > 0, 'no segmenter is installed');
    assert.deepEqual(loadTagger()!('开发区管委会'), loaded[0]!.tag('开发区管委会'));
    assert.ok(taggerName().startsWith(`${loaded[0]!.name} `));
  });
  for (const { name, tag } of loaded) {
    it(`${name} tells persons and the house's own words`, () => {
      const tags = new Map(tag('省委书记张志强在吉林考察高新区。').map((t) => [t.word, t.tag]));
      assert.equal(tags.get('张志强'), 'nr');
      assert.equal(tags.get('高新区'), 'nt');
    });
    it(`${name} gives the sentence back whole`, () => {
      for (const sentence of ['全县增长5.5%，“三公”经费下降。', ' \t　\n', '🏫甲\ud800乙', '']) {
        const words = tag(sentence).map(({ word }) => word);
        assert.equal(words.join('').replaceAll('\ufffd', ''), sentence.replace('\ud800', ''));
      }
    });
  }
  it('tell the same names', () => {
    const [one, other] = loaded;
    // Neither is needed, so that there may be one alone.
    if (!one || !other) return;
    let all = 0;
    let same = 0;
    for (const file of readdirSync(TEXTS).filter((f) => /\.(?:md|txt)$/.test(f))) {
      for (const sentence of readFileSync(join(TEXTS, file), 'utf8').split(/(?<=[。！？\n])/)) {
        const names = namesIn(one.tag(sentence));
        const others = namesIn(other.tag(sentence));
        all += names.length;
        same += names.filter((n) => others.includes(n)).length;
      }
    }
    assert.ok(all > 300, `${all}`);
    assert.ok(same / all > 0.95, `${same} of ${all}`);
  });
});

const namesIn = (tags: readonly Tagged[]): string[] =>
  tags.filter(({ word, tag }) => word.length > 1 && NAME.test(tag)).map(({ word, tag }) => `${word}/${tag}`);
