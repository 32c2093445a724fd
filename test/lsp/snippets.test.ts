/** Snippets and code lenses over the wire. */
import assert from 'node:assert/strict';
import type { CodeLens, CompletionItem, CompletionList, DocumentSymbol } from 'vscode-languageserver/node';
import { InsertTextFormat } from 'vscode-languageserver/node';
import { DocumentAnalyzer } from '../../server/src/core/index';
import { Client, PULL } from './harness';

const URI = 'file:///draft.txt';
const TEXT = '一、回顾\n全年新建学校12所，新增学位8600个。';
const WITH_SNIPPETS = {
  ...PULL,
  textDocument: { ...PULL.textDocument, completion: { completionItem: { snippetSupport: true } } },
};

const isSnippet = (item: CompletionItem): boolean => item.insertTextFormat === InsertTextFormat.Snippet;

describe('snippets and lenses over the wire', () => {
  let client: Client;
  const newAnalyzer = (): DocumentAnalyzer => new DocumentAnalyzer();
  afterEach(() => client.stop());

  it('offers a sentence pattern in the middle of a line to clients that know snippets', async () => {
    client = await Client.start({ newAnalyzer, capabilities: WITH_SNIPPETS });
    await client.open(URI, '今年wtd');
    const list = await client.ask<CompletionList>('completion', URI, { position: { line: 0, character: 5 } });
    assert.deepEqual(
      list.items.filter(isSnippet).map((i) => [i.label, i.filterText]),
      [['问题段', 'wtd']],
    );
  });
  it('offers none to others', async () => {
    client = await Client.start({ newAnalyzer });
    await client.open(URI, '今年wtd');
    const list = await client.ask<CompletionList>('completion', URI, { position: { line: 0, character: 5 } });
    assert.deepEqual(list.items.filter(isSnippet), []);
  });
  it('shows lenses where the setting asks for them, and the counts in the outline always', async () => {
    client = await Client.start({ newAnalyzer, configuration: () => ({ codeLens: true }) });
    await client.open(URI, TEXT);
    const lenses = await client.ask<CodeLens[]>('codeLens', URI, {});
    assert.deepEqual(
      lenses.map((l) => l.command?.title),
      ['2个数据'],
    );
    const [symbol] = await client.ask<DocumentSymbol[]>('documentSymbol', URI, {});
    assert.equal(symbol?.detail, '2个数据');
  });
  it('asks for the lenses to be shown anew once the setting changes', async () => {
    const capabilities = { ...PULL, workspace: { ...PULL.workspace, codeLens: { refreshSupport: true } } };
    let codeLens = false;
    client = await Client.start({ newAnalyzer, capabilities, configuration: () => ({ codeLens }) });
    await client.open(URI, TEXT);
    assert.equal(await client.ask('codeLens', URI, {}), null);
    codeLens = true;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.refreshed.includes('codeLens'));
    assert.equal((await client.ask<CodeLens[]>('codeLens', URI, {})).length, 1);
  });
  it('shows no lens by itself', async () => {
    client = await Client.start({ newAnalyzer });
    await client.open(URI, TEXT);
    assert.equal(await client.ask('codeLens', URI, {}), null);
  });
});
