import assert from 'node:assert/strict';
import type {
  CodeAction,
  DocumentSymbol,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
} from 'vscode-languageserver/node';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Tagged } from '../../server/src/core/index';
import { TOKEN_TYPES } from '../../server/src/core/features/tokens';
import type { FactsDocument } from '../../server/src/core/features/facts';
import { DocumentAnalyzer } from '../../server/src/core/index';
import type { FigureList, SameFigures } from '../../server/src/protocol';
import { FACTS_REQUEST, FIGURES_REQUEST } from '../../server/src/protocol';
import { Client, MarkingAnalyzer } from './harness';

const URI = 'file:///draft.txt';
const TEXT = '一、工作回顾\r\n2018年，技工贸总收入2570亿元，同比增长8.3%。\r\n二、工作打算\r\n再接再厉。\r\n';

describe('language server', () => {
  let client: Client;
  afterEach(() => client.stop());

  it('announces what it answers', async () => {
    client = await Client.start();
    const { capabilities } = client.initialized;
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
    assert.deepEqual(
      capabilities.semanticTokensProvider?.legend.tokenTypes,
      TOKEN_TYPES.map(({ id }) => id),
    );
  });

  it('shows the card of a figure', async () => {
    client = await Client.start();
    await client.open(URI, TEXT);
    const card = await client.hover(URI, { line: 1, character: 14 });
    assert.match(card!, /2570亿元＝257,000,000,000元/);
    assert.equal(await client.hover(URI, { line: 3, character: 1 }), null);
    assert.equal(await client.hover(URI, { line: 99, character: 99 }), null);
  });

  it('gives the outline', async () => {
    client = await Client.start();
    await client.open(URI, TEXT);
    const symbols = await client.ask<DocumentSymbol[]>('documentSymbol', URI);
    assert.deepEqual(
      symbols.map(({ name, range }) => [name, range.start.line, range.end.line]),
      [
        ['一、工作回顾', 0, 1],
        ['二、工作打算', 2, 3],
      ],
    );
    const folds = await client.ask<{ startLine: number; endLine: number }[]>('foldingRange', URI);
    assert.deepEqual(folds, [
      { startLine: 0, endLine: 1 },
      { startLine: 2, endLine: 3 },
    ]);
  });

  it('colours a figure that is broken over two lines, line by line', async () => {
    client = await Client.start();
    await client.open(URI, '完成投资\r\n3亿\r\n元。');
    const { data } = await client.ask<SemanticTokens>('semanticTokens/full', URI);
    const lines = decode(data);
    assert.ok(lines.length > 0);
    assert.ok(lines.every(({ length }) => length <= 2));
  });

  it('colours figures where they stand, in whole, in part and as a change', async () => {
    client = await Client.start();
    await client.open(URI, TEXT);
    const full = await client.ask<SemanticTokens>('semanticTokens/full', URI);
    const words = decode(full.data).map(({ line, start, length }) =>
      TEXT.split('\r\n')[line]!.slice(start, start + length),
    );
    assert.deepEqual(words, ['2018年', '2570亿元', '8.3%']);
    const range = { start: { line: 1, character: 12 }, end: { line: 1, character: 20 } };
    const part = await client.ask<SemanticTokens>('semanticTokens/range', URI, { range });
    assert.equal(decode(part.data).length, 1);
    const at = { line: 0, character: 0 };
    await client.change(URI, { range: { start: at, end: at }, text: '\r\n' });
    const previousResultId = full.resultId;
    const delta = await client.ask<SemanticTokensDelta>('semanticTokens/full/delta', URI, { previousResultId });
    assert.deepEqual(
      delta.edits.map(({ data }) => data?.length),
      [1],
    );
  });

  it('offers the fix of a finding, for the version that it was made for', async () => {
    client = await Client.start();
    const text = '今年😀有错。\r\n无错。';
    await client.open(URI, text);
    const diagnostics = await client.items(URI);
    const context = { diagnostics };
    const actions = await client.ask<CodeAction[]>('codeAction', URI, { range: diagnostics[0]!.range, context });
    assert.equal(actions.length, 1);
    const [change] = actions[0]!.edit!.documentChanges as [{ textDocument: object; edits: TextEdit[] }];
    assert.deepEqual(change.textDocument, { uri: URI, version: 1 });
    const document = TextDocument.create(URI, 'plaintext', 1, text);
    assert.equal(TextDocument.applyEdits(document, change.edits), '今年😀有对。\r\n无错。');
    assert.deepEqual(actions[0]!.diagnostics, [diagnostics[0]]);
  });

  it('offers fixes of the kinds asked for only', async () => {
    client = await Client.start();
    await client.open(URI, '今年有错。');
    const range = { start: { line: 0, character: 3 }, end: { line: 0, character: 3 } };
    const offered = async (only: string[]): Promise<number> =>
      (await client.ask<CodeAction[]>('codeAction', URI, { range, context: { diagnostics: [], only } })).length;
    assert.deepEqual([await offered(['quickfix']), await offered(['refactor']), await offered([''])], [1, 0, 1]);
  });

  it('gives the facts of a document', async () => {
    client = await Client.start();
    await client.open(URI, TEXT);
    const facts = await client.connection.sendRequest<FactsDocument>(FACTS_REQUEST, { textDocument: { uri: URI } });
    assert.deepEqual(
      facts.figures.map(({ text }) => text),
      ['2018年', '2570亿元', '8.3%'],
    );
  });

  it('gives the figures of a document with their states, once a version', async () => {
    client = await Client.start({ newAnalyzer: () => new DocumentAnalyzer() });
    const text = '今年😀共排查问题135个，已整改111个，整改完成率达92%。\r\n新建公路36公里。';
    await client.open(URI, text);
    const ask = <T>(previousResultId?: string): Promise<T> =>
      client.connection.sendRequest<T>(FIGURES_REQUEST, { textDocument: { uri: URI }, previousResultId });
    const list = await ask<FigureList>();
    const document = TextDocument.create(URI, 'plaintext', 1, text);
    assert.deepEqual(
      list.figures.map(({ range, state }) => [document.getText(range), state]),
      [
        ['135个', 'wrong'],
        ['111个', 'wrong'],
        ['92%', 'wrong'],
        ['36公里', 'open'],
      ],
    );
    assert.deepEqual(list.counts, { checked: 0, wrong: 3, open: 1 });
    assert.deepEqual(
      list.figures[0]!.workings[0]!.places.map((place) => document.getText(place)).sort(),
      ['111个', '135个', '92%'].sort(),
    );
    assert.deepEqual(await ask<SameFigures>(list.resultId), { unchanged: true, resultId: list.resultId });
    await client.change(URI, { text: text.replace('92%', '82.2%') });
    const next = await ask<FigureList>(list.resultId);
    assert.deepEqual(next.counts, { checked: 3, wrong: 0, open: 1 });
    assert.notEqual(next.resultId, list.resultId);
    assert.equal(
      await client.connection.sendRequest(FIGURES_REQUEST, { textDocument: { uri: 'file:///no.txt' } }),
      null,
    );
  });

  it('sends all that is wrong of a document with very many figures', async () => {
    client = await Client.start({ newAnalyzer: () => new DocumentAnalyzer() });
    const many = Array.from({ length: 5200 }, (_, i) => `新建公路${i + 10}公里。`).join('\n');
    await client.open(URI, `${many}\n共排查问题135个，已整改111个，整改完成率达92%。`);
    const list = await client.connection.sendRequest<FigureList>(FIGURES_REQUEST, { textDocument: { uri: URI } });
    const { wrong, open, checked } = list.counts;
    assert.equal(wrong + open + checked, 5203);
    assert.equal(list.figures.length + list.left, 5203);
    assert.ok(list.left > 0);
    assert.equal(list.figures.filter(({ state }) => state === 'wrong').length, wrong);
    assert.ok(list.figures.slice(-3).every(({ state }) => state === 'wrong'));
  });

  it('answers empty and writes to the log where something throws', async () => {
    client = await Client.start();
    await client.open(URI, '今年抛出。');
    assert.deepEqual(await client.pull(URI), { kind: 'full', items: [] });
    assert.equal(await client.hover(URI, { line: 0, character: 0 }), null);
    assert.deepEqual(await client.ask('semanticTokens/full', URI), { data: [] });
    await client.until(() => client.logged.some((line) => line.startsWith('diagnostic: Error: 抛')));
    await client.change(URI, { text: '今年有错。' });
    assert.equal((await client.items(URI)).length, 1);
  });

  it('outlives a client that refuses what it is offered', async () => {
    client = await Client.start({
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: {
          diagnostics: { refreshSupport: true },
          didChangeConfiguration: { dynamicRegistration: true },
        },
      },
    });
    client.connection.onRequest('workspace/diagnostic/refresh', () => Promise.reject(new Error('不要')));
    await client.open(URI, '今年有错。');
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.logged.some((line) => line.includes('不要')));
    assert.equal((await client.items(URI)).length, 1);
  });

  it('does no work for a request that is cancelled', async () => {
    client = await Client.start();
    await client.open(URI, TEXT);
    const before = MarkingAnalyzer.made;
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: URI } };
    const pull = client.connection.sendRequest('textDocument/diagnostic', params, source.token);
    source.cancel();
    await assert.rejects(pull, { code: -32800 });
    assert.equal(MarkingAnalyzer.made, before);
  });

  it('reads again what waited for the segmenter, and asks the client to look again', async () => {
    const known = new Set<string>();
    let ready = (): void => {};
    const segmenter = {
      tag: (sentence: string): Tagged[] | null => (known.has(sentence) ? [] : (known.add(sentence), null)),
    };
    /** Asks the segmenter about the whole text. */
    class Asking extends DocumentAnalyzer {
      private waits = false;
      override analyze(...args: Parameters<DocumentAnalyzer['analyze']>) {
        this.waits = segmenter.tag(args[0]) === null;
        return super.analyze(...args);
      }
      override pending(): boolean {
        return this.waits;
      }
    }
    client = await Client.start({
      newAnalyzer: () => new Asking(),
      host: { onSegmenterReady: (listener) => void (ready = listener) },
    });
    await client.open(URI, TEXT);
    const first = await client.pull(URI);
    ready();
    await client.until(() => client.refreshed.includes('diagnostic'));
    const second = await client.pull(URI, first.resultId);
    assert.equal(second.kind, 'full');
    ready();
    assert.equal((await client.pull(URI, second.resultId)).kind, 'unchanged');
  });
});

function decode(data: readonly number[]): { line: number; start: number; length: number }[] {
  const tokens: { line: number; start: number; length: number }[] = [];
  let line = 0;
  let start = 0;
  for (let i = 0; i < data.length; i += 5) {
    start = data[i] ? data[i + 1]! : start + data[i + 1]!;
    line += data[i]!;
    tokens.push({ line, start, length: data[i + 2]! });
  }
  return tokens;
}
