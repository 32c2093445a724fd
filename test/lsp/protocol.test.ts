/** What a client may do that keeps less strictly to the protocol than VS Code does, and servers that end in the middle. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { SemanticTokens, SemanticTokensDelta, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  ErrorCodes,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { createConnection } from 'vscode-languageserver/node';
import { nodeHost } from '../../server/src/node/host/host';
import { ReadingMark } from '../../server/src/node/host/reading-mark';
import { startServer } from '../../server/src/lsp/server';
import { Client, PULL } from './harness';

const ROOT = join(__dirname, '../..');
const URI = 'file:///draft.txt';
const TEXT = '一、工作回顾\r\n2018年，技工贸总收入2570亿元，同比增长8.3%。\r\n';
const START = { line: 0, character: 0 };

describe('the names of results', () => {
  it('are not those of the server before, which the client still has', () => {
    const script = "require('tsx/cjs'); process.stdout.write(require('./server/src/lsp/ids').nextId())";
    const first = (): string => execFileSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' });
    assert.match(first(), /-1$/);
    assert.notEqual(first(), first());
  });
});

describe('semantic tokens', () => {
  let client: Client;
  afterEach(() => client.stop());
  const full = (): Promise<SemanticTokens> => client.ask<SemanticTokens>('semanticTokens/full', URI);
  const delta = (previousResultId: string): Promise<SemanticTokensDelta & SemanticTokens> =>
    client.ask('semanticTokens/full/delta', URI, { previousResultId });
  const insert = (text: string): Promise<void> => client.change(URI, { range: { start: START, end: START }, text });

  it('are of the version at hand alone, however often they are asked for in full', async () => {
    client = await Client.start();
    await client.open(URI, TEXT);
    const { data } = await full();
    assert.equal(data.length, 15);
    for (let i = 0; i < 100; i++) assert.deepEqual((await full()).data, data);
    await insert('全县增长5%。\r\n');
    assert.equal((await full()).data.length, 20);
    assert.equal((await full()).data.length, 20);
  });
  it('come as what differs from any answer before, applied to it', async () => {
    client = await Client.start();
    await client.open(URI, TEXT);
    let { data, resultId } = await full();
    const ids = new Set([resultId]);
    for (let i = 0; i < 30; i++) {
      await insert(i % 3 ? '，' : '增长5%，');
      // Whoever asks for all in between is of no matter to the answer after it.
      if (i % 4 === 0) ({ data, resultId } = await full());
      const answer = await delta(resultId!);
      for (const { start, deleteCount, data: put } of answer.edits) data.splice(start, deleteCount, ...(put ?? []));
      resultId = answer.resultId;
      ids.add(resultId);
      assert.deepEqual(data, (await full()).data);
      ({ data, resultId } = await full());
    }
    assert.equal(ids.size, 31);
  });
  it('come in full where the number is not the last one', async () => {
    client = await Client.start();
    await client.open(URI, TEXT);
    const first = await full();
    const second = await full();
    assert.deepEqual((await delta(first.resultId!)).data, second.data);
    assert.deepEqual((await delta('no such')).data, second.data);
  });
});

describe('a client that is less strict', () => {
  it('has an edit applied that comes under the number that there was', async () => {
    const client = await Client.start();
    await client.open(URI, '今年有错。');
    assert.equal((await client.items(URI)).length, 1);
    for (const [text, count] of [
      ['错错', 2],
      ['好', 0],
      ['错', 1],
    ] as const) {
      const contentChanges: TextDocumentContentChangeEvent[] = [{ text: `今年有${text}。` }];
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version: 1 },
        contentChanges,
      });
      assert.equal((await client.items(URI)).length, count);
    }
    await client.stop();
  });
  it('gets the errors of the protocol before initialize and after shutdown', async () => {
    const up = new PassThrough();
    const down = new PassThrough();
    startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), nodeHost());
    const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    connection.listen();
    const codeOf = async (method: string, params: object): Promise<number | null> => {
      try {
        await connection.sendRequest(method, params);
        return null;
      } catch (error) {
        return (error as { code: number }).code;
      }
    };
    const textDocument = { uri: URI };
    const requests: [method: string, params: object][] = [
      ['textDocument/hover', { textDocument, position: START }],
      ['textDocument/diagnostic', { textDocument }],
      ['textDocument/semanticTokens/full', { textDocument }],
      ['workspace/symbol', { query: '' }],
      ['wenheng/facts', { textDocument }],
      ['no/such', {}],
    ];
    const codes = async (): Promise<(number | null)[]> => Promise.all(requests.map((r) => codeOf(...r)));
    assert.deepEqual(await codes(), Array(6).fill(ErrorCodes.ServerNotInitialized));
    const initialize = { processId: null, rootUri: null, capabilities: PULL };
    assert.equal(await codeOf('initialize', initialize), null);
    assert.equal(await codeOf('initialize', initialize), ErrorCodes.InvalidRequest);
    assert.deepEqual(await codes(), [...Array(5).fill(null), ErrorCodes.MethodNotFound]);
    assert.equal(await codeOf('shutdown', {}), null);
    assert.deepEqual(await codes(), Array(6).fill(ErrorCodes.InvalidRequest));
    assert.equal(await codeOf('initialize', initialize), ErrorCodes.InvalidRequest);
    connection.dispose();
  });
});

describe('a draft whose reading has ended the server', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'wenheng-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A number that no process has. */
  const DEAD = 2 ** 30 + 7;
  const leave = (mark: object, head = '{'): void =>
    writeFileSync(
      join(folder, String(DEAD)),
      `${head}${JSON.stringify({ ended: [], suspects: [], ...mark }).slice(1)}\n`,
    );
  const restarted = (): ReadingMark => {
    const mark = new ReadingMark(folder);
    mark.close(join(folder, String(process.pid)));
    return mark;
  };

  it('is not read again, says so, and the others are', async () => {
    leave({ uri: URI, since: Date.now() - 60_000 });
    const readings = restarted();
    const client = await Client.start({ host: { readings }, initializationOptions: { status: true } });
    await client.open(URI, '今年有错。');
    await client.open('file:///b.txt', '今年有错。');
    const [said] = await client.items(URI);
    assert.equal(said!.code, 'ended');
    assert.match(String(said!.message), /上次读这篇文稿时服务中断，这次不再读它/);
    assert.equal(await client.hover(URI, { line: 0, character: 1 }), null);
    assert.deepEqual(
      (await client.items('file:///b.txt')).map(({ code }) => code),
      ['test/wrong'],
    );
    assert.deepEqual(
      client.statuses.map(({ unread }) => unread),
      ['ended', null],
    );
    await client.stop();
  });
  it('is so at the second time, where it was short', () => {
    leave({ uri: URI, since: Date.now() });
    assert.equal(restarted().hasEnded(URI), false);
    leave({ uri: URI, since: Date.now(), suspects: [URI] });
    assert.equal(restarted().hasEnded(URI), true);
    leave({ uri: 'file:///b.txt', since: Date.now(), suspects: [URI], ended: ['file:///c.txt'] });
    const mark = restarted();
    assert.deepEqual(
      [URI, 'file:///b.txt', 'file:///c.txt'].map((uri) => mark.hasEnded(uri)),
      [false, false, true],
    );
  });
  it('is none where the server was at rest, or ended by itself', () => {
    leave({ uri: URI, since: 0, ended: ['file:///c.txt'] }, '(');
    const mark = new ReadingMark(folder);
    assert.deepEqual([mark.hasEnded(URI), mark.hasEnded('file:///c.txt')], [false, true]);
    mark.begin(URI);
    mark.end();
    assert.deepEqual(readdirSync(folder), [String(process.pid)]);
    mark.close(join(folder, String(process.pid)));
    assert.deepEqual(readdirSync(folder), []);
    assert.equal(restarted().hasEnded('file:///c.txt'), false);
  });
  it('is known by the mark that a server leaves in the middle of it', () => {
    const mark = new ReadingMark(folder);
    mark.begin('file:///a.txt');
    mark.end();
    mark.begin(URI);
    const own = join(folder, String(process.pid));
    const left = readFileSync(own);
    mark.close(own);
    writeFileSync(join(folder, String(DEAD)), left);
    assert.equal(restarted().hasEnded(URI), false);
    writeFileSync(join(folder, String(DEAD)), left.toString().replace(/"since":\d+/, '"since":1'));
    assert.equal(restarted().hasEnded(URI), true);
  });
  it('is none where marks are spoiled, or there is no place for them', () => {
    for (const spoiled of ['', '{', 'null\n', '{"uri":1}\n']) {
      writeFileSync(join(folder, String(DEAD)), spoiled);
      assert.equal(restarted().hasEnded(URI), false);
    }
    for (const none of [null, join(folder, 'none')]) {
      const mark = new ReadingMark(none);
      mark.begin(URI);
      mark.end();
      assert.equal(mark.hasEnded(URI), false);
    }
  });
});
