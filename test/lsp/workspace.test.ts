/** Drafts that are not open: their findings, and what a search finds in them. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  Diagnostic,
  DiagnosticOptions,
  WorkspaceDiagnosticReport,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { DocumentAnalyzer } from '../../server/src/core/index';
import { canonical } from '../../server/src/lsp/closed-drafts';
import { nodeHost } from '../../server/src/node/host/host';
import type { FolderCheck } from '../../server/src/protocol';
import { CHECK_FOLDERS_REQUEST } from '../../server/src/protocol';
import { folderOf, wenheng } from '../node/wenheng';
import { docx, docxOf, p, r } from '../node/word/docx';
import { readWord } from '../../server/src/node/word/document';
import { Client, PULL } from './harness';

const RATE = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。\n';
const CLEAN = '全区新增就业200人，各项工作进展顺利。\n';
const FOLDERS = { ...PULL, workspace: { ...PULL.workspace, workspaceFolders: true } };

describe('drafts that are not open', () => {
  let client: Client;
  let folder: string;
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  /** What the client shows of a draft besides what it asks for. */
  const shown = (name: string): Diagnostic[] =>
    client.published.filter(({ uri }) => uri === uriOf(name)).at(-1)?.diagnostics ?? [];
  const check = (): Promise<FolderCheck> =>
    client.connection.sendRequest(CHECK_FOLDERS_REQUEST, { folders: [pathToFileURL(folder).href] });
  const tell = (name: string, type: number): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type }] });

  beforeEach(async () => {
    folder = folderOf({
      'a.txt': RATE,
      '甲/b.md': RATE,
      'c.txt': CLEAN,
      '表.docx': 'PK',
      '~$表.docx': '',
      'd.txt': '',
    });
    client = await Client.start({ newAnalyzer: () => new DocumentAnalyzer(), host: nodeHost(), capabilities: FOLDERS });
    client.connection.onRequest('workspace/workspaceFolders', () => [{ uri: pathToFileURL(folder).href, name: 'x' }]);
  });
  afterEach(() => client.stop());

  it('are not looked at before somebody asks', async () => {
    await client.open(uriOf('a.txt'), RATE);
    assert.equal((await client.items(uriOf('a.txt'))).length, 1);
    assert.deepEqual(client.published, []);
  });
  it('have their findings at the words, and are counted with those that are open', async () => {
    await client.open(uriOf('a.txt'), RATE);
    const { files, findings, wordFiles } = await check();
    assert.deepEqual({ files, error: findings.error, wordFiles }, { files: 3, error: 2, wordFiles: 1 });
    assert.deepEqual(shown('a.txt'), []);
    const [found] = shown('甲/b.md');
    assert.equal(found!.code, 'arithmetic/rate');
    assert.deepEqual(found!.range, { start: { line: 0, character: 33 }, end: { line: 0, character: 36 } });
    assert.deepEqual(shown('c.txt'), []);
  });
  it('have them once: those of the file go when it is opened, and come back when it is closed', async () => {
    await check();
    assert.equal(shown('a.txt').length, 1);
    await client.open(uriOf('a.txt'), RATE);
    await client.until(() => shown('a.txt').length === 0);
    assert.equal((await client.items(uriOf('a.txt'))).length, 1);
    await client.close(uriOf('a.txt'));
    await client.until(() => shown('a.txt').length === 1);
  });
  it('have none of a text that is gone', async () => {
    await check();
    writeFileSync(join(folder, 'a.txt'), CLEAN);
    await tell('a.txt', 2);
    await client.until(() => shown('a.txt').length === 0);
    writeFileSync(join(folder, 'c.txt'), RATE);
    await tell('c.txt', 2);
    await client.until(() => shown('c.txt').length === 1);
    writeFileSync(join(folder, 'e.txt'), RATE);
    await tell('e.txt', 1);
    await client.until(() => shown('e.txt').length === 1);
    rmSync(join(folder, '甲/b.md'));
    await tell('甲/b.md', 3);
    await client.until(() => shown('甲/b.md').length === 0);
  });
  it('are held to the project file as it is', async () => {
    await check();
    writeFileSync(join(folder, 'wenheng.config.json'), '{ "rules": { "arithmetic/rate": "off" } }');
    await tell('wenheng.config.json', 1);
    await client.until(() => shown('a.txt').length === 0 && shown('甲/b.md').length === 0);
  });
  it('are reported to a client that asks for the workspace, and not again while nothing has changed', async () => {
    const ask = (previousResultIds: { uri: string; value: string }[]): Promise<WorkspaceDiagnosticReport> =>
      client.connection.sendRequest('workspace/diagnostic', { previousResultIds });
    assert.equal((client.initialized.capabilities.diagnosticProvider as DiagnosticOptions).workspaceDiagnostics, true);
    const first = (await ask([])).items;
    const counts = first.map((r) => (r.kind === 'full' ? r.items.length : -1));
    assert.deepEqual(counts.sort(), [0, 0, 1, 1]);
    const known = first.map(({ uri, resultId }) => ({ uri, value: resultId! }));
    assert.ok((await ask(known)).items.every(({ kind }) => kind === 'unchanged'));
    rmSync(join(folder, 'a.txt'));
    const gone = (await ask(known)).items.filter(({ kind }) => kind === 'full');
    assert.deepEqual(gone, [{ kind: 'full', uri: uriOf('a.txt'), version: null, items: [] }]);
  });
  it('are searched for headings, people and figures by indicator', async () => {
    writeFileSync(join(folder, 'c.txt'), '一、粮食生产\n全县粮食产量45.2万吨。\n县长李卫民强调，要抓紧。\n');
    const search = async (query: string): Promise<string[]> => {
      const symbols = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query });
      return symbols.map(({ name, location }) => `${name} ${location.uri === uriOf('c.txt')}`);
    };
    assert.deepEqual(await search('粮食'), ['一、粮食生产 true', '粮食产量 45.2万吨 true']);
    assert.deepEqual(await search('李卫民'), ['李卫民 true']);
  });
});

describe('Word files that are not open', () => {
  let client: Client;
  let folder: string;
  const fileOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  /** The address of its text, as a client that shows it writes it. */
  const uriOf = (name: string): string => fileOf(name).replace('file://', 'wenheng-word:');
  const shown = (name: string): Diagnostic[] =>
    client.published.filter(({ uri }) => uri === uriOf(name)).at(-1)?.diagnostics ?? [];
  const check = (): Promise<FolderCheck> =>
    client.connection.sendRequest(CHECK_FOLDERS_REQUEST, { folders: [pathToFileURL(folder).href] });
  const tell = (name: string, type: number): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: fileOf(name), type }] });

  beforeEach(async () => {
    const broken = docxOf(RATE).subarray(0, 300);
    folder = folderOf({ '甲.docx': docxOf(`通报\n\n${RATE}`), '坏.docx': broken, '~$甲.docx': '', 'a.txt': CLEAN });
    client = await Client.start({
      newAnalyzer: () => new DocumentAnalyzer(),
      host: nodeHost(),
      capabilities: FOLDERS,
      initializationOptions: { word: true },
    });
  });
  afterEach(() => client.stop());

  it('have their findings at the words of their text', async () => {
    const { files, findings, wordFiles, problems } = await check();
    assert.deepEqual({ files, error: findings.error, wordFiles }, { files: 2, error: 1, wordFiles: 0 });
    assert.equal(problems.length, 1);
    assert.match(problems[0]!, /坏\.docx：/);
    const [found] = shown('甲.docx');
    assert.equal(found!.code, 'arithmetic/rate');
    assert.deepEqual(found!.range, { start: { line: 2, character: 33 }, end: { line: 2, character: 36 } });
  });
  it('have them once, and of the file as it is', async () => {
    await check();
    await client.open(uriOf('甲.docx'), `通报\n\n${RATE}`);
    await client.until(() => shown('甲.docx').length === 0);
    await client.close(uriOf('甲.docx'));
    await client.until(() => shown('甲.docx').length === 1);
    writeFileSync(join(folder, '甲.docx'), docxOf(CLEAN));
    await tell('甲.docx', 2);
    await client.until(() => shown('甲.docx').length === 0);
    writeFileSync(join(folder, '乙.docx'), docxOf(RATE));
    writeFileSync(join(folder, '~$乙.docx'), '');
    await tell('~$乙.docx', 1);
    await tell('乙.docx', 1);
    await client.until(() => shown('乙.docx').length === 1);
  });
  it('have those of their notes apart, open or not, as on the command line', async () => {
    const note = `<w:footnote w:id="1">${p(r('二〇二四年三月五日，增长5-10%。'))}</w:footnote>`;
    const reference = '<w:r><w:footnoteReference w:id="1"/></w:r>';
    writeFileSync(join(folder, '甲.docx'), docx(p(r('各县区稳步推进。') + reference), { footnotes: note }));
    await check();
    const closed = shown('甲.docx').map(({ code, range }) => [code, range]);
    const { text } = readWord(readFileSync(join(folder, '甲.docx')));
    await client.open(uriOf('甲.docx'), text);
    const open = (await client.items(uriOf('甲.docx'))).map(({ code, range }) => [code, range]);
    assert.deepEqual(open, closed);
    const { stdout } = await wenheng(['check', '-f', 'json', '甲.docx'], { cwd: folder });
    const [file] = (JSON.parse(stdout) as { files: { findings: { rule: string }[] }[] }).files;
    assert.deepEqual(
      file!.findings.map(({ rule }) => rule),
      closed.map(([code]) => code),
    );
    assert.ok(closed.length > 0);
  });
});

describe('addresses', () => {
  it('are the same draft however a client escapes them', async () => {
    const folder = folderOf({ "报告(1)'初稿'.txt": RATE });
    const client = await Client.start({
      newAnalyzer: () => new DocumentAnalyzer(),
      host: nodeHost(),
      capabilities: FOLDERS,
    });
    try {
      const href = pathToFileURL(join(folder, "报告(1)'初稿'.txt")).href;
      const strict = href.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
      assert.equal(canonical(href), canonical(strict));
      await client.open(strict, RATE);
      const folders = [pathToFileURL(folder).href];
      const { files } = await client.connection.sendRequest<FolderCheck>(CHECK_FOLDERS_REQUEST, { folders });
      assert.equal(files, 1);
      assert.deepEqual(client.published, []);
    } finally {
      await client.stop();
    }
  });
});

describe('the order of findings', () => {
  it('has the gravest first', async () => {
    const client = await Client.start({ newAnalyzer: () => new DocumentAnalyzer() });
    const uri = 'file:///a.txt';
    await client.open(uri, `预计增长5-10%。\n3月5号前报送。\n${RATE}`);
    const levels = (await client.items(uri)).map(({ severity }) => severity!);
    assert.ok(levels.length > 2);
    assert.deepEqual(levels, [...levels].sort());
    assert.equal(levels[0], 1);
    await client.stop();
  });
});

describe('a client that does not watch files', () => {
  it('has a changed project file hold from the next edit on', async () => {
    const folder = folderOf({ 'a.txt': RATE, 'wenheng.config.json': '{}' });
    const uri = pathToFileURL(join(folder, 'a.txt')).href;
    const client = await Client.start({ newAnalyzer: () => new DocumentAnalyzer(), host: nodeHost() });
    const rates = async (): Promise<number> =>
      (await client.items(uri)).filter(({ code }) => code === 'arithmetic/rate').length;
    await client.open(uri, RATE);
    assert.equal(await rates(), 1);
    writeFileSync(join(folder, 'wenheng.config.json'), '{ "rules": { "arithmetic/rate": "off" } }');
    await client.change(uri, { text: `${RATE}好。\n` });
    assert.equal(await rates(), 0);
    rmSync(join(folder, 'wenheng.config.json'));
    await client.change(uri, { text: RATE });
    assert.equal(await rates(), 1);
    await client.stop();
  });
});
