import assert from 'node:assert/strict';
import { TOKEN_TYPES, tokensOf } from '../../../server/src/core/features/tokens';
import type { DocumentFacts, Figure, Site } from '../../../server/src/core/index';
import { site } from '../../../server/src/core/index';
import { unmark } from '../marked';

/** Tokens of facts marked as ⟦kind|…⟧, as `kind:words`. */
function tokens(marked: string, within?: { start: number; end: number }): string[] {
  const { text, ranges } = unmark(marked);
  const at = (name: string): Site[] => ranges.filter((r) => r.name === name).map((r) => site(r.start, r.end));
  const figure = (kind: string) => (place: Site) =>
    ({ at: place, kind, change: null, modality: 'achieved' }) as unknown as Figure<Site>;
  const facts = {
    figures: ['amount', 'percent', 'date'].flatMap((kind) => at(kind).map(figure(kind))),
    slogans: at('slogan').map((place) => ({ at: place })),
    attributions: at('cue').map((cue, i) => ({
      mention: at('speaker')[i],
      cue,
      content: at('speech')[i] ?? site(cue.end, cue.end),
    })),
  } as unknown as DocumentFacts;
  return tokensOf({ facts }, within).map(
    (token) => `${TOKEN_TYPES[token.type]!.id.slice('wenheng'.length)}:${text.slice(token.at.start, token.at.end)}`,
  );
}

describe('semantic tokens', () => {
  it('tell figures by kind, slogans, speakers and cues, in order', () => {
    const text = '⟦speaker|李建国⟧⟦cue|指出⟧，⟦date|今年⟧投入⟦amount|3亿元⟧，增长⟦percent|5%⟧，坚持⟦slogan|稳中求进⟧。';
    assert.deepEqual(tokens(text), [
      'Speaker:李建国',
      'Cue:指出',
      'Date:今年',
      'Amount:3亿元',
      'Percent:5%',
      'Slogan:稳中求进',
    ]);
  });

  it('tell what is said, around the figures in it', () => {
    const text = '⟦speaker|李建国⟧⟦cue|说⟧，“⟦speech|增收⟦amount|3万元⟧不难。⟧”';
    assert.deepEqual(tokens(text), ['Speaker:李建国', 'Cue:说', 'Speech:增收', 'Amount:3万元', 'Speech:不难。']);
  });

  it('never lie over each other: what is inside cuts what is around', () => {
    assert.deepEqual(tokens('⟦slogan|打造⟦amount|百亿⟧产业⟧集群'), ['Slogan:打造', 'Amount:百亿', 'Slogan:产业']);
    assert.deepEqual(tokens('⟦slogan|⟦amount|百亿⟧产业⟧'), ['Amount:百亿', 'Slogan:产业']);
  });

  it('say a speaker once who is named by two cues', () => {
    const { text } = unmark('李建国强调，要求');
    const mention = site(0, 3);
    const attributions = [
      { mention, cue: site(3, 5), content: site(5, 5) },
      { mention, cue: site(6, 8), content: site(8, 8) },
    ];
    const facts = { figures: [], slogans: [], attributions } as unknown as DocumentFacts;
    assert.deepEqual(
      tokensOf({ facts }).map(({ at }) => text.slice(at.start, at.end)),
      ['李建国', '强调', '要求'],
    );
  });

  it('can be asked for a part', () => {
    assert.deepEqual(tokens('投入⟦amount|3亿元⟧，增长⟦percent|5%⟧。', { start: 6, end: 12 }), ['Percent:5%']);
  });

  it('keep rise, fall and target apart', () => {
    const figure = (change: string | null, modality: string) =>
      ({ at: site(0, 1), kind: 'amount', change, modality }) as unknown as Figure<Site>;
    const bits = (f: Figure<Site>): number =>
      tokensOf({ facts: { figures: [f], slogans: [], attributions: [] } as unknown as DocumentFacts })[0]!.modifiers;
    assert.deepEqual(
      [figure('rise', 'achieved'), figure('fall', 'achieved'), figure(null, 'target'), figure('rise', 'forecast')].map(
        bits,
      ),
      [1, 2, 4, 5],
    );
  });
});
