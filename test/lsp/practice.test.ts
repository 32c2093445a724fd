import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DEFAULT_SETTINGS } from '../../server/src/core/index';
import { builtinLexicon } from '../../server/src/core/lexicon/lexicon';
import type { Practised } from '../../server/src/lsp/practice';
import { Practice } from '../../server/src/lsp/practice';

const TEXT = '全年完成地区生产总值143亿元，增长5.2%。\n群众十分满意。\n'.repeat(20);
const passed = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('keystrokes of the server’s own', () => {
  const document = TextDocument.create('file:///draft.txt', 'plaintext', 1, TEXT);
  let texts: string[];
  let typed: () => void;
  /** Ends with the test: what throws in its answer types no further. */
  const practised = (): Practised => {
    const own = texts;
    return {
      document,
      settings: Promise.resolve(DEFAULT_SETTINGS),
      lexicon: builtinLexicon(),
      answer: ({ document: copy }) => {
        assert.equal(own, texts);
        own.push(copy.getText());
        typed();
      },
    };
  };
  const strokes = (count: number): Promise<void> =>
    new Promise((resolve) => {
      typed = (): void => {
        if (texts.length >= count) resolve();
      };
      typed();
    });
  beforeEach(() => {
    texts = [];
    typed = (): void => {};
  });

  it('are typed into a copy, one in, one out, and leave the document alone', async () => {
    new Practice(() => 1000).begin(practised());
    await strokes(6);
    assert.deepEqual(
      texts.slice(0, 6).map(({ length }) => length - TEXT.length > 0),
      [true, false, true, false, true, false],
    );
    assert.equal(texts[5], TEXT);
    assert.equal(new Set(texts.slice(0, 6)).size, 4);
    assert.equal(document.getText(), TEXT);
    assert.equal(document.version, 1);
  });

  it('wait while somebody asks, and go on when nobody does', async () => {
    let now = 1000;
    const practice = new Practice(() => now);
    practice.rest();
    practice.begin(practised());
    await passed(200);
    assert.equal(texts.length, 0);
    now += 1000;
    await strokes(2);
    practice.rest();
    const { length } = texts;
    await passed(60);
    assert.ok(texts.length <= length + 1);
  });

  it('begin once, and come to an end', async () => {
    const practice = new Practice(() => 1000);
    practice.begin(practised());
    practice.begin(practised());
    await strokes(20);
    for (let last = -1; last !== texts.length; await passed(500)) last = texts.length;
    assert.ok(texts.length <= 400);
  });
});
