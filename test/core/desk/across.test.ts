/** The drafts of corpus/desk: contradictions that are planted one by one, and pairs that only look like one. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskDraft } from '../../../server/src/core/desk/across';
import { acrossFinding, Desk } from '../../../server/src/core/desk/across';
import { deskDraft } from '../../../server/src/core/desk/beside';
import { laid } from './desk';

const FOLDER = join(__dirname, '../../../corpus/desk');
const PLANT = /⟦([^⟦→⟧]*)→([^⟧]*)⟧/g;
const right = (text: string): string => text.replace(PLANT, '$1');

const marked = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const),
);
const texts = new Map(Array.from(marked, ([name, text]) => [name, right(text)]));

function draftOf(name: string, text: string): DeskDraft {
  const { analysis, claims } = laid(text);
  return deskDraft(name, name, analysis, claims, { group: '' });
}

interface Mark {
  readonly draft: string;
  readonly start: number;
  readonly end: number;
}

/** Every place that is marked or named, over all drafts on the desk. */
function marksOn(desk: Desk): { readonly at: Mark; readonly others: readonly Mark[] }[] {
  return [...texts.keys()].flatMap((name) =>
    desk.contradictions(name).map((found) => {
      const { at, related } = acrossFinding(found);
      const others = related!.map((r) => ({ draft: r.draft!, start: r.at.start, end: r.at.end }));
      return { at: { draft: name, ...at }, others };
    }),
  );
}

const isAt = (mark: Mark, place: Mark): boolean =>
  mark.draft === place.draft && mark.start < place.end && mark.end > place.start;

describe('drafts of one place', () => {
  const desk = new Desk();
  const clean = new Map(Array.from(texts, ([name, text]) => [name, draftOf(name, text)]));
  for (const draft of clean.values()) desk.put(draft);

  it('say nothing of each other while they agree', () => assert.deepEqual(marksOn(desk), []));

  it('hold 120 pairs that differ in scope, time, basis, manner or rounding', () => {
    const [, ...rows] = readFileSync(join(FOLDER, 'right-pairs.tsv'), 'utf8').trim().split('\n');
    assert.equal(new Set(rows).size, 120);
    for (const row of rows) {
      const [, a, here, b, there] = row.split('\t') as [string, string, string, string, string];
      assert.notEqual(a, b, row);
      for (const [name, words] of [
        [a, here],
        [b, there],
      ] as const) {
        const bare = words.replace(/[【】]/g, '');
        const start = texts.get(name)!.indexOf(bare) + words.indexOf('【');
        assert.ok(texts.get(name)!.includes(bare), `${name}: ${words}`);
        // Each of them is understood, so that silence is a verdict.
        assert.ok(
          clean.get(name)!.claims.some((claim) => claim.start === start),
          `${name}: ${words} is no claim`,
        );
      }
    }
  });

  it('tell at least nine of ten planted contradictions, and nothing else', () => {
    const missed: string[] = [];
    let planted = 0;
    for (const [name, text] of marked) {
      for (const plant of text.matchAll(PLANT)) {
        planted++;
        const [all, , wrong] = plant as unknown as [string, string, string];
        const before = right(text.slice(0, plant.index));
        const faulty = before + wrong + right(text.slice(plant.index + all.length));
        const place = { draft: name, start: before.length, end: before.length + wrong.length };
        desk.put(draftOf(name, faulty));
        const marks = marksOn(desk);
        const isTold = ({ at, others }: (typeof marks)[number]): boolean =>
          isAt(at, place) || others.some((other) => isAt(other, place));
        assert.deepEqual(
          marks.filter((mark) => !isTold(mark)),
          [],
          `${name} ${all}`,
        );
        if (!marks.length) missed.push(`${name} ${all}`);
        desk.put(clean.get(name)!);
      }
    }
    assert.ok(planted >= 60, `${planted} planted`);
    assert.ok(missed.length <= planted / 10, `${missed.length} of ${planted} missed:\n${missed.join('\n')}`);
    assert.deepEqual(marksOn(desk), []);
  });
});

describe('a draft that changes', () => {
  const read = (name: string, text: string): DeskDraft => draftOf(name, text);
  const desk = new Desk();
  for (const [name, text] of texts) desk.put(read(name, text));
  const all = (): string[] =>
    [...texts.keys()].flatMap((name) => desk.contradictions(name).map((c) => acrossFinding(c).message));
  all();

  it('is judged by the keys that it has gained or lost', () => {
    const made = desk.made();
    desk.put(read('press.txt', texts.get('press.txt')!));
    all();
    assert.equal(desk.made(), made);
    const touched = desk.put(read('press.txt', texts.get('press.txt')!.replace('21.35亿千瓦时', '23.15亿千瓦时')));
    const found = all();
    assert.equal(desk.made(), made + 1);
    assert.equal(found.length, 1);
    assert.ok(found[0]!.includes('23.15亿千瓦时'));
    assert.ok(touched.has('report.txt') && touched.has('summary.txt'));
  });
  it('is told at its new place when words are put in above', () => {
    desk.put(
      read(
        'press.txt',
        texts.get('press.txt')!.replace('21.35亿千瓦时', '23.15亿千瓦时').replace('各位记者', '尊敬的各位记者'),
      ),
    );
    const [found] = desk.contradictions('press.txt');
    assert.equal(found!.claim.start, desk.contradictions('press.txt')[0]!.claim.start);
    const text = texts
      .get('press.txt')!
      .replace('21.35亿千瓦时', '23.15亿千瓦时')
      .replace('各位记者', '尊敬的各位记者');
    assert.equal(text.slice(found!.claim.start, found!.claim.end), '23.15亿千瓦时');
  });
  it('leaves no trace when it is taken away', () => {
    desk.drop('press.txt');
    assert.deepEqual(all(), []);
    assert.deepEqual(desk.contradictions('press.txt'), []);
  });
});

describe('versions of one text', () => {
  it('are no contradiction', () => {
    const desk = new Desk();
    const text = texts.get('bulletin.txt')!;
    desk.put(draftOf('一稿.txt', text));
    desk.put(draftOf('二稿.txt', text.replace('126.8亿元', '128.6亿元')));
    assert.deepEqual(desk.contradictions('一稿.txt'), []);
  });
});
