/** Set phrases over the wire: completion, definition, references, symbols, and the workspace's own lexicon. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CompletionList, Location, WorkspaceSymbol } from 'vscode-languageserver/node';
import { withUserRows } from '../../server/src/core/lexicon/lexicon';
import { parseLexicon } from '../../server/src/core/lexicon/rows';
import { LexiconFiles } from '../../server/src/node/project/lexicon';
import { DocumentAnalyzer } from '../../server/src/core/index';
import { Client, PULL } from './harness';

const URI = 'file:///draft.txt';
const at = (line: number, character: number) => ({ position: { line, character } });

describe('slogans over the wire', () => {
  let client: Client;
  const open = async (text: string, host = {}, capabilities = PULL): Promise<void> => {
    client = await Client.start({ newAnalyzer: () => new DocumentAnalyzer(), host, capabilities });
    await client.open(URI, text);
  };
  afterEach(() => client.stop());

  it('completes by characters and asks again with each of them', async () => {
    await open('第一行\n要坚持稳中求');
    const list = await client.ask<CompletionList>('completion', URI, at(1, 6));
    assert.equal(list.isIncomplete, true);
    assert.deepEqual(list.items[0]!.textEdit, {
      range: { start: { line: 1, character: 3 }, end: { line: 1, character: 6 } },
      newText: '稳中求进工作总基调',
    });
  });
  it('goes to what the text says of a contraction, and to its other uses', async () => {
    await open('建设“一核两带”。\n“一核两带”，即：城区核心、沿江带、沿路带。');
    const place = await client.ask<Location>('definition', URI, at(0, 4));
    assert.deepEqual(place.range.start, { line: 1, character: 9 });
    const uses = await client.ask<Location[]>('references', URI, {
      ...at(0, 4),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      uses.map((u) => u.range.start.line),
      [0, 1],
    );
    assert.equal((await client.ask<unknown[]>('documentHighlight', URI, at(0, 4))).length, 2);
  });
  it('lists the slogans of open documents', async () => {
    await open('增强“四个意识”。');
    const symbols = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: '意识' });
    assert.deepEqual(
      symbols.map((s) => s.name),
      ['四个意识'],
    );
  });
  it('holds a draft to the workspace lexicon', async () => {
    const { rows } = parseLexicon('canonical\twrong\n云岭先锋\t云领先锋\n');
    await open('争当云领先锋。', { lexiconFor: () => withUserRows(rows) });
    const [item] = await client.items(URI);
    assert.equal(item?.code, 'slogan/wording');
    assert.match(String(item.message), /云岭先锋.*工作区词表/);
  });
  it('tells the bad rows in the lexicon file', async () => {
    const lexicon = 'file:///wenheng.lexicon.tsv';
    await open('正文。', {
      onLexiconRead: (listener: (uri: string, errors: object[]) => void) =>
        listener(lexicon, [{ line: 3, message: '太短' }]),
    });
    await client.until(() => client.published.some((p) => p.uri === lexicon));
    const { diagnostics } = client.published.find((p) => p.uri === lexicon)!;
    assert.deepEqual(diagnostics[0]!.range.start, { line: 2, character: 0 });
  });
  it('adds the selected phrase to the lexicon file', async () => {
    const workspace = {
      ...PULL.workspace,
      workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] },
    };
    await open(
      '我们争当云岭先锋。',
      { lexiconFile: () => ({ uri: 'file:///wenheng.lexicon.tsv', text: null }) },
      { ...PULL, workspace },
    );
    const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 8 } };
    const actions = await client.ask<CodeAction[]>('codeAction', URI, { range, context: { diagnostics: [] } });
    assert.deepEqual(
      actions.map((a) => a.title),
      ['把“云岭先锋”加入本工作区提法词表'],
    );
    assert.equal(actions[0]!.edit!.documentChanges!.length, 2);
  });
});

describe('lexicon files', () => {
  it('are the nearest upwards, and keep their good rows', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wenheng-'));
    try {
      const path = join(folder, 'wenheng.lexicon.tsv');
      writeFileSync(path, '\uFEFFcanonical\tkind\n云岭先锋\tset-phrase\n坏\t\n');
      const files = new LexiconFiles();
      const found = files.lexiconFor(join(folder, 'a', 'draft.md'));
      assert.equal(pathToFileURL(found.path!).href, pathToFileURL(path).href);
      assert.ok(found.lexicon.byCanonical.has('云岭先锋'));
      assert.deepEqual(
        found.errors.map((e) => e.line),
        [3],
      );
      assert.equal(files.lexiconFor(join(folder, 'b.md')).lexicon, found.lexicon);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
