import assert from 'node:assert/strict';
import { hoverAt } from '../../../server/src/core/features/hover';
import { speakersOf, speechReferences } from '../../../server/src/core/features/speakers';
import { analyze, unmark } from '../marked';

const STORY =
  '青石镇党委书记罗建明到茶园调研。\n⟦罗建明⟧强调，⟦要把茶园管好。⟧\n⟦他⟧还指出，⟦要让茶农增收。⟧\n居民们纷纷表示，日子有盼头。';

describe('speakers', () => {
  it('are groups of statements, with the title given once', () => {
    const { text } = unmark(STORY);
    const speakers = speakersOf(analyze(text));
    assert.deepEqual(
      speakers.map((s) => [s.name, s.title, s.statements.length]),
      [
        ['罗建明', '青石镇党委书记', 2],
        ['居民们', '', 1],
      ],
    );
  });
  it('tell in a hover who they are and what they say, at a pronoun as well', () => {
    const { text, cursor } = unmark(STORY.replace('⟦他⟧', '⟦他‸⟧'));
    const { markdown } = hoverAt(analyze(text), cursor)!;
    assert.match(markdown, /\*\*罗建明\*\* 说话人/);
    assert.match(markdown, /职务、身份：青石镇党委书记/);
    assert.match(markdown, /发言2处/);
    assert.match(markdown, /指出：要让茶农增收。/);
  });
  it('have what they say for their references', () => {
    const { text, ranges } = unmark(STORY);
    const places = speechReferences(analyze(text), text.indexOf('罗建明'), false)!;
    assert.deepEqual(
      places.map((p) => text.slice(p.start, p.end)),
      ranges.map((r) => text.slice(r.start, r.end)),
    );
    assert.equal(speechReferences(analyze(text), text.indexOf('茶园'), true), null);
  });
});
