import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver/node';
import { DocumentAnalyzer } from '../../server/src/core/index';
import { Client, MarkingAnalyzer, PULL } from './harness';

const URI = 'file:///draft.txt';
const places = (items: readonly Diagnostic[]): string[] =>
  items.map(({ range: { start, end } }) => `${start.line}:${start.character}-${end.line}:${end.character}`);

describe('diagnostics', () => {
  let client: Client;
  afterEach(() => client.stop());

  it('carry rule, page, source, level, operands and data', async () => {
    client = await Client.start();
    await client.open(URI, '今年工作有错。\n');
    const range = { start: { line: 0, character: 5 }, end: { line: 0, character: 6 } };
    assert.deepEqual(await client.items(URI), [
      {
        range,
        message: '此处有误',
        severity: 1,
        code: 'test/wrong',
        codeDescription: { href: 'https://example.org/rules/test/wrong.md' },
        source: '文衡',
        data: { version: 1, fix: true },
        relatedInformation: [
          {
            location: { uri: URI, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } } },
            message: '见此',
          },
        ],
      },
    ]);
  });

  it('stand at exact UTF-16 columns, behind surrogate pairs and in files with CRLF or a lone CR', async () => {
    client = await Client.start();
    await client.open(URI, '今年😀有错。\r\n𠮷县无错\r错。\n');
    assert.deepEqual(places(await client.items(URI)), ['0:5-0:6', '1:4-1:5', '2:0-2:1']);
  });

  it('survive a lone surrogate and a text that is no prose', async () => {
    client = await Client.start();
    await client.open(URI, '今年\ud83d有错。');
    assert.deepEqual(places(await client.items(URI)), ['0:4-0:5']);
    await client.change(URI, { text: '' });
    assert.deepEqual(await client.items(URI), []);
  });

  it('are unchanged as long as nothing changes, at the cost of one analysis', async () => {
    client = await Client.start();
    await client.open(URI, '今年有错。');
    const before = MarkingAnalyzer.made;
    const first = await client.pull(URI);
    assert.deepEqual(await client.pull(URI, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await client.hover(URI, { line: 0, character: 0 });
    await client.ask('documentSymbol', URI);
    assert.equal(MarkingAnalyzer.made, before + 1);
    await client.change(URI, { text: '今年有错。完。' });
    assert.equal((await client.pull(URI, first.resultId)).kind, 'full');
  });

  it('follow incremental edits', async () => {
    client = await Client.start();
    await client.open(URI, '今年工作有错。\r\n明年再看。\r\n');
    const at = { line: 0, character: 0 };
    await client.change(URI, { range: { start: at, end: at }, text: '新\r\n' });
    assert.deepEqual(places(await client.items(URI)), ['1:5-1:6']);
    const gone = { start: { line: 1, character: 5 }, end: { line: 2, character: 1 } };
    await client.change(URI, { range: gone, text: '' }, { range: { start: at, end: at }, text: '错' });
    assert.deepEqual(places(await client.items(URI)), ['0:0-0:1']);
  });

  it('are given for untitled documents and for any other scheme', async () => {
    client = await Client.start();
    for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/a/b/draft.md', 'file://server/share/draft.md']) {
      await client.open(uri, '今年有错。', 'markdown');
      assert.deepEqual(places(await client.items(uri)), ['0:3-0:4'], uri);
    }
  });

  it('are none for a document that is not open', async () => {
    client = await Client.start();
    assert.deepEqual(await client.pull(URI), { kind: 'full', items: [] });
    await client.open(URI, '今年有错。');
    await client.close(URI);
    assert.deepEqual(await client.pull(URI), { kind: 'full', items: [] });
  });

  it('are none for what is no Chinese prose, unless that is asked for', async () => {
    let share = 20;
    client = await Client.start({ configuration: () => ({ minimumHanShare: share }) });
    await client.open(URI, 'A long English text with one 错 in it.');
    assert.deepEqual(await client.items(URI), []);
    share = 0;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.refreshed.includes('diagnostic'));
    assert.equal((await client.items(URI)).length, 1);
  });

  it('say at the start of the file what was skipped', async () => {
    client = await Client.start({
      newAnalyzer: () => new DocumentAnalyzer(),
      configuration: () => ({ maxCharacters: 5 }),
    });
    await client.open(URI, '今年工作有错。');
    const [notice, ...rest] = await client.items(URI);
    assert.deepEqual(rest, []);
    assert.equal(notice!.code, 'too-large');
    assert.equal(notice!.severity, 3);
    assert.deepEqual(places([notice!]), ['0:0-0:0']);
  });
});

describe('diagnostics for clients that do not pull', () => {
  let client: Client;
  afterEach(() => client.stop());

  it('are pushed with the version that they were made for, and follow edits', async () => {
    client = await Client.start({ capabilities: {} });
    await client.open(URI, '今年有错。');
    await client.until(() => client.published.length === 1);
    await client.change(URI, { text: '错，今年有错。' });
    await client.until(() => client.published.length === 2);
    assert.deepEqual(
      client.published.map(({ version, diagnostics }) => [version, places(diagnostics)]),
      [
        [1, ['0:3-0:4']],
        [2, ['0:0-0:1', '0:5-0:6']],
      ],
    );
  });

  it('are replaced, never cleared and sent again; a newer edit takes the place of older work', async () => {
    client = await Client.start({ capabilities: {} });
    await client.open(URI, '今年有错。');
    await client.until(() => client.published.length > 0);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => client.change(URI, { text: `今年有错。${'一'.repeat(i)}` })),
    );
    await client.until(() => client.published.at(-1)!.version === 21);
    assert.ok(client.published.every(({ diagnostics }) => diagnostics.length === 1));
    assert.ok(client.published.length < 21);
  });

  it('go with the document', async () => {
    client = await Client.start({ capabilities: {} });
    await client.open(URI, '今年有错。');
    await client.until(() => client.published.length > 0);
    await client.close(URI);
    await client.until(() => client.published.at(-1)!.diagnostics.length === 0);
  });

  it('follow settings that such a client sends', async () => {
    client = await Client.start({ capabilities: {}, initializationOptions: { settings: { rules: { test: 'hint' } } } });
    await client.open(URI, '今年有错。');
    await client.until(() => client.published.length === 1);
    assert.equal(client.published[0]!.diagnostics[0]!.severity, 4);
    const settings = { wenheng: { rules: { test: 'off' } } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await client.until(() => client.published.length === 2);
    assert.deepEqual(client.published[1]!.diagnostics, []);
  });
});

describe('settings', () => {
  let client: Client;
  afterEach(() => client.stop());

  it('are asked for each document and change levels at once', async () => {
    let level = 'warning';
    client = await Client.start({
      configuration: (uri) => ({ rules: { 'test/wrong': uri.endsWith('quiet.md') ? 'off' : level } }),
    });
    await client.open(URI, '今年有错。');
    await client.open('file:///quiet.md', '今年有错。', 'markdown');
    assert.deepEqual(
      (await client.items(URI)).map(({ severity }) => severity),
      [2],
    );
    assert.deepEqual(await client.items('file:///quiet.md'), []);
    level = 'info';
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.refreshed.includes('diagnostic') && client.refreshed.includes('semanticTokens'));
    assert.deepEqual(
      (await client.items(URI)).map(({ severity }) => severity),
      [3],
    );
  });

  it('are read again when a project file changes', async () => {
    let forgotten = 0;
    client = await Client.start({ host: { forgetProjectFiles: () => void forgotten++ } });
    await client.open(URI, '今年有错。');
    const first = await client.pull(URI);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    await client.until(() => client.refreshed.includes('diagnostic'));
    assert.equal(forgotten, 1);
    assert.equal((await client.pull(URI, first.resultId)).kind, 'full');
  });

  it('that cannot be had leave the defaults, and a line in the log', async () => {
    client = await Client.start({
      host: {
        settingsFor: () => {
          throw new Error('配置读不出');
        },
      },
    });
    await client.open(URI, '今年有错。');
    assert.equal((await client.items(URI)).length, 1);
    await client.until(() => client.logged.some((line) => line.includes('配置读不出')));
  });

  it('switch checking off', async () => {
    client = await Client.start({ configuration: () => ({ enable: false }), initializationOptions: { status: true } });
    await client.open(URI, '今年有错。');
    assert.deepEqual(await client.items(URI), []);
    await client.until(() => client.statuses.length > 0);
    assert.equal(client.statuses[0]!.unread, 'disabled');
  });
});

describe('status', () => {
  let client: Client;
  afterEach(() => client.stop());

  it('is told to clients that show it, once a version', async () => {
    client = await Client.start({ initializationOptions: { status: true } });
    await client.open(URI, '今年投资3亿元，有错。');
    await client.pull(URI);
    await client.pull(URI);
    await client.change(URI, { text: '今年投资3亿元。' });
    await client.pull(URI);
    await client.until(() => client.statuses.length === 2);
    assert.deepEqual(
      client.statuses.map(({ version, findings, unread, segmenter }) => [version, findings.error, unread, segmenter]),
      [
        [1, 1, null, 'missing'],
        [2, 0, null, 'missing'],
      ],
    );
  });

  it('is not told to others', async () => {
    client = await Client.start({ capabilities: PULL });
    await client.open(URI, '今年有错。');
    await client.pull(URI);
    await client.pull(URI);
    assert.deepEqual(client.statuses, []);
  });
});
