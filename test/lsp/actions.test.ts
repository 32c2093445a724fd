/** Fix-all, and findings that are let stand, as an editor asks for them. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { DiagnosticTag } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DocumentAnalyzer } from '../../server/src/core/index';
import { nodeHost } from '../../server/src/node/host/host';
import { LET_STAND_REQUEST } from '../../server/src/protocol';
import { folderOf } from '../node/wenheng';
import { Client, PULL } from './harness';

const URI = 'file:///drafts/a.txt';
const RATE = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。';
const RANGES = '预计增长5-10%，最多增长8-12%。他说：“增长5-10%没有问题。”\n';
const CREATING: ClientCapabilities = {
  ...PULL,
  workspace: { ...PULL.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

describe('code actions', () => {
  let client: Client;
  const start = async (capabilities = CREATING): Promise<void> => {
    client = await Client.start({ newAnalyzer: () => new DocumentAnalyzer(), host: nodeHost(), capabilities });
  };
  beforeEach(() => start());
  afterEach(() => client.stop());

  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const actions = async (uri: string, only?: string[], range = whole): Promise<CodeAction[]> => {
    return (
      (await client.ask<CodeAction[] | null>('codeAction', uri, { range, context: { diagnostics: [], only } })) ?? []
    );
  };
  const applied = (text: string, action: CodeAction | undefined, uri = URI): string => {
    const changes = (action?.edit?.documentChanges ?? []).filter((c): c is TextDocumentEdit => 'textDocument' in c);
    const change = changes.find(({ textDocument }) => textDocument.uri === uri);
    assert.ok(change, 'no edit');
    return TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), change.edits as never);
  };

  for (const only of ['source.fixAll.wenheng', 'source.fixAll', 'source']) {
    it(`of the kind ${only} mend everything outside quotations, once`, async () => {
      await client.open(URI, RANGES);
      const [action, ...more] = await actions(URI, [only]);
      assert.deepEqual(more, []);
      const mended = applied(RANGES, action);
      assert.equal(mended, '预计增长5%-10%，最多增长8%-12%。他说：“增长5-10%没有问题。”\n');
      await client.change(URI, { text: mended });
      assert.deepEqual(await actions(URI, [only]), []);
    });
  }
  it('are for the version that they were made of', async () => {
    await client.open(URI, '好。');
    await client.change(URI, { text: RANGES });
    const [action] = await actions(URI, ['source.fixAll.wenheng']);
    assert.equal((action!.edit!.documentChanges![0] as TextDocumentEdit).textDocument.version, 2);
  });
  it('have no fix of all among the quick fixes, unless for one rule', async () => {
    await client.open(URI, RANGES);
    const offered = await actions(URI);
    assert.ok(offered.every(({ kind }) => kind === 'quickfix'));
    const ofRule = offered.find(({ title }) => /^改好全文“.*”（2处）$/.test(title));
    assert.equal(applied(RANGES, ofRule), '预计增长5%-10%，最多增长8%-12%。他说：“增长5-10%没有问题。”\n');
    await client.change(URI, { text: '预计增长5-10%。\n' });
    assert.deepEqual(
      (await actions(URI)).filter(({ title }) => title.startsWith('改好全文')),
      [],
    );
  });
  it('leave all others on offer after one', async () => {
    await client.open(URI, RANGES);
    const fixes = (list: CodeAction[]): CodeAction[] => list.filter(({ isPreferred }) => isPreferred);
    const before = fixes(await actions(URI));
    const once = applied(RANGES, before[0]);
    await client.change(URI, { text: once });
    const after = fixes(await actions(URI));
    assert.ok(before.length > 1);
    assert.deepEqual(
      after.map(({ title }) => title),
      before.slice(1).map(({ title }) => title),
    );
    assert.equal(applied(once, after[0]), '预计增长5%-10%，最多增长8%-12%。他说：“增长5-10%没有问题。”\n');
  });
});

describe('letting a finding stand', () => {
  let client: Client;
  afterEach(() => client.stop());
  const start = async (capabilities = CREATING): Promise<void> => {
    client = await Client.start({ newAnalyzer: () => new DocumentAnalyzer(), host: nodeHost(), capabilities });
  };
  const ignoring = async (uri: string): Promise<CodeAction | undefined> => {
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const offered = await client.ask<CodeAction[]>('codeAction', uri, { range, context: { diagnostics: [] } });
    return offered.find(({ title }) => title === '此处不再提示 arithmetic/rate');
  };
  /** Writes what the action changes, as an editor that saves it. */
  const write = (folder: string, action: CodeAction | undefined): string => {
    const path = join(folder, 'wenheng.config.json');
    const uri = pathToFileURL(path).href;
    const changes = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    const creates = changes.some((c) => 'kind' in c);
    const change = changes.find((c) => 'textDocument' in c && c.textDocument.uri === uri);
    assert.ok(change, 'no edit of the project file');
    const before = creates ? '' : readFileSync(path, 'utf8');
    const after = TextDocument.applyEdits(TextDocument.create(uri, '', 0, before), change.edits as never);
    writeFileSync(path, after);
    return after;
  };
  const left = async (uri: string): Promise<number> =>
    (await client.items(uri)).filter(({ code }) => code === 'arithmetic/rate').length;

  it('puts a comment behind the line in Markdown', async () => {
    await start();
    await client.open(URI, `# 通报\r\n\r\n${RATE}\r\n`, 'markdown');
    assert.equal(await left(URI), 1);
    const action = await ignoring(URI);
    const { edits } = action!.edit!.documentChanges![0] as TextDocumentEdit;
    const text = TextDocument.applyEdits(TextDocument.create(URI, '', 0, `# 通报\r\n\r\n${RATE}\r\n`), edits as never);
    assert.equal(text, `# 通报\r\n\r\n${RATE}<!-- wenheng-ignore arithmetic/rate -->\r\n`);
    await client.change(URI, { text });
    assert.deepEqual(await client.items(URI), []);
  });

  const files: [what: string, config: string | null, wanted: RegExp][] = [
    ['makes the project file', null, /^\{\n {2}"ignoreFindings": \[\n/],
    ['adds to the project file', '{\n  // 本单位\n  "genre": "report"\n}\n', /本单位[^]*"genre"[^]*"ignoreFindings"/],
    [
      'adds to its list',
      '{\n  "ignoreFindings": [{ "rule": "count", "words": "三个" }]\n}\n',
      /三个[^]*整改完成率达到92%/,
    ],
  ];
  for (const [what, config, wanted] of files) {
    it(`${what} for plain text`, async () => {
      const folder = folderOf({ 'a.txt': RATE, ...(config !== null && { 'wenheng.config.json': config }) });
      const uri = pathToFileURL(join(folder, 'a.txt')).href;
      await start();
      await client.open(uri, RATE);
      assert.equal(await left(uri), 1);
      assert.match(write(folder, await ignoring(uri)), wanted);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
      assert.equal(await left(uri), 0);
    });
  }
  it("asks for the reason where the client can, and puts nobody's name to it", async () => {
    client = await Client.start({
      newAnalyzer: () => new DocumentAnalyzer(),
      host: nodeHost(),
      capabilities: CREATING,
      initializationOptions: { commands: true },
    });
    const text = `# 通报\n\n${RATE}\n`;
    await client.open(URI, text, 'markdown');
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 99 } };
    const offered = await client.ask<CodeAction[]>('codeAction', URI, { range, context: { diagnostics: [] } });
    const action = offered.find(({ title }) => title === '此处不再提示 arithmetic/rate…');
    assert.equal(action?.edit, undefined);
    const [asked] = action!.command!.arguments as object[];
    for (const [reason, comment] of [
      ['', '<!-- wenheng-ignore arithmetic/rate -->'],
      ['口径不同-->，见\n附表', '<!-- wenheng-ignore arithmetic/rate 口径不同—，见 附表 -->'],
    ] as const) {
      const edit = await client.connection.sendRequest<WorkspaceEdit>(LET_STAND_REQUEST, { ...asked, reason });
      const { edits } = edit.documentChanges![0] as TextDocumentEdit;
      assert.equal((edits[0] as { newText: string }).newText, comment);
    }
    await client.change(URI, { text: '好。\n' });
    assert.equal(await client.connection.sendRequest(LET_STAND_REQUEST, { ...asked, reason: '' }), null);
  });
  it('or switches the rule off for the draft, its folder or all', async () => {
    const folder = folderOf({
      '甲/a.txt': RATE,
      '甲/b.txt': RATE,
      'c.txt': RATE,
      'wenheng.config.json': '{\n  "rules": {}\n}\n',
    });
    const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
    const names = ['甲/a.txt', '甲/b.txt', 'c.txt'];
    await start();
    for (const name of names) await client.open(uriOf(name), RATE);
    const counts = async (): Promise<number[]> => Promise.all(names.map((name) => left(uriOf(name))));
    assert.deepEqual(await counts(), [1, 1, 1]);
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    for (const [title, wanted] of [
      ['本文件不查 arithmetic/rate', [0, 1, 1]],
      ['本目录不查 arithmetic/rate', [0, 0, 1]],
      ['全部文稿不查 arithmetic/rate', [0, 0, 0]],
    ] as const) {
      const uri = uriOf(title.startsWith('本文件') ? names[0]! : title.startsWith('本目录') ? names[1]! : names[2]!);
      const offered = await client.ask<CodeAction[]>('codeAction', uri, { range, context: { diagnostics: [] } });
      write(
        folder,
        offered.find((a) => a.title === title),
      );
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
      assert.deepEqual(await counts(), wanted, title);
    }
  });
  it('is not offered where the client cannot make the file', async () => {
    const folder = folderOf({ 'a.txt': RATE });
    const uri = pathToFileURL(join(folder, 'a.txt')).href;
    await start(PULL);
    await client.open(uri, RATE);
    assert.equal(await ignoring(uri), undefined);
  });
  it('greys out a comment that has nothing to do any more', async () => {
    await start();
    await client.open(URI, `${'全县新增就业200人。'.repeat(9)} <!-- wenheng-ignore arithmetic/rate -->\n`, 'markdown');
    const [idle] = await client.items(URI);
    assert.deepEqual(idle!.tags, [DiagnosticTag.Unnecessary]);
    assert.match(idle!.codeDescription?.href ?? '', /config\/unused-ignore\.md$|^$/);
  });
});

describe('mistakes in the project file', () => {
  it('are marked at their place, and gone with it', async () => {
    const folder = folderOf({ 'a.txt': RATE, 'wenheng.config.json': '{\n  "gerne": "speech"\n}\n' });
    const config = pathToFileURL(join(folder, 'wenheng.config.json')).href;
    const uri = pathToFileURL(join(folder, 'a.txt')).href;
    const client = await Client.start({ newAnalyzer: () => new DocumentAnalyzer(), host: nodeHost() });
    const about = () => client.published.filter((p) => p.uri === config);
    await client.open(uri, RATE);
    assert.equal((await client.items(uri)).length > 0, true);
    await client.until(() => about().length === 1);
    const [diagnostic] = about()[0]!.diagnostics;
    assert.deepEqual(diagnostic!.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 9 } });
    assert.match(String(diagnostic!.message), /是否想写“genre”/);
    await client.close(uri);
    writeFileSync(join(folder, 'wenheng.config.json'), '{}\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    await client.until(() => about().length === 2);
    assert.deepEqual(about()[1]!.diagnostics, []);
    await client.stop();
  });
});
