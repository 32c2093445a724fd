import assert from 'node:assert/strict';
import type { ClientCapabilities, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { DocumentAnalyzer } from '../../server/src/core/index';
import { Client } from './harness';

const URI = 'file:///draft.txt';
const newAnalyzer = (): DocumentAnalyzer => new DocumentAnalyzer();
const WITHOUT_REFRESH: ClientCapabilities = { textDocument: { diagnostic: {} } };
const FAULT = '活动如火如茶。\n';
const BODY = Array.from({ length: 4000 }, (_, i) => `第${i}组的工作进展顺利，群众十分满意。\n`).join('');
const LARGE = FAULT + BODY + FAULT;

const itemsOf = (report: DocumentDiagnosticReport): Diagnostic[] => (report.kind === 'full' ? report.items : []);
const lines = (items: readonly Diagnostic[]): number[] => items.map(({ range }) => range.start.line);

/** What a client is told that takes only whole answers. */
async function whole(text: string): Promise<Diagnostic[]> {
  const client = await Client.start({ newAnalyzer, capabilities: WITHOUT_REFRESH });
  await client.open(URI, text);
  const items = await client.items(URI);
  await client.stop();
  return items;
}

/** Has always more to read, whatever the machine. */
class NeverDone extends DocumentAnalyzer {
  override *readAhead(): Generator<void> {
    for (;;) yield;
  }
}

describe('a large document', () => {
  let client: Client;
  afterEach(() => client.stop());

  it('is answered by its head, then asked for again, as a whole', async () => {
    client = await Client.start({ newAnalyzer });
    await client.open(URI, LARGE);
    const head = await client.pull(URI);
    assert.deepEqual(lines(itemsOf(head)), [0]);
    await client.until(() => client.refreshed.includes('diagnostic'));
    const all = await client.pull(URI, head.resultId);
    assert.deepEqual(lines(itemsOf(all)), [0, 4001]);
    assert.deepEqual(itemsOf(all), await whole(LARGE));
    assert.deepEqual(client.refreshed, ['diagnostic']);
  });

  it('is never partly answered once it was read, nor where nobody can be told to ask again', async () => {
    client = await Client.start({ newAnalyzer, capabilities: WITHOUT_REFRESH });
    await client.open(URI, LARGE);
    assert.deepEqual(lines(await client.items(URI)), [0, 4001]);
    await client.change(URI, { text: FAULT + LARGE });
    assert.deepEqual(lines(await client.items(URI)), [0, 1, 4002]);
  });

  it('is read as it stands after an edit that comes meanwhile', async () => {
    client = await Client.start({ newAnalyzer });
    await client.open(URI, LARGE);
    const first = client.pull(URI);
    await client.change(URI, { text: BODY + FAULT });
    await first;
    await client.until(() => client.refreshed.includes('diagnostic'));
    assert.deepEqual(await client.items(URI), await whole(BODY + FAULT).then(atVersion(2)));
  });

  it('lets other requests be answered while it is read, and closes in the midst', async () => {
    client = await Client.start({ newAnalyzer: () => new NeverDone() });
    await client.open(URI, LARGE);
    await client.pull(URI);
    await client.open('file:///small.txt', FAULT);
    assert.deepEqual(lines(await client.items('file:///small.txt')), [0]);
    assert.deepEqual(client.refreshed, []);
    await client.close(URI);
    assert.deepEqual(await client.items(URI), []);
    assert.deepEqual(client.logged, []);
  });

  it('is published twice where the client does not ask', async () => {
    client = await Client.start({ newAnalyzer, capabilities: {} });
    await client.open(URI, LARGE);
    await client.until(() => client.published.length === 2);
    assert.deepEqual(
      client.published.map(({ diagnostics }) => lines(diagnostics)),
      [[0], [0, 4001]],
    );
    assert.deepEqual(client.published[1]!.diagnostics, await whole(LARGE));
  });
});

describe('a large document after an edit', () => {
  const before = `一、抓项目\n${FAULT}三、抓环境\n${BODY}${FAULT}`;
  const typed = { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '各项' };
  const repaired = {
    range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
    text: '二、抓投资\n',
  };
  const withRepair = (text: string): string => text.replace('三、', '二、抓投资\n三、');
  const rules = (items: readonly Diagnostic[]): unknown[] => items.map(({ code }) => code);
  let client: Client;
  afterEach(() => client.stop());

  async function opened(capabilities?: ClientCapabilities): Promise<void> {
    client = await Client.start({ newAnalyzer, ...(capabilities && { capabilities }) });
    await client.open(URI, before);
    assert.equal((await client.items(URI)).length > 0, true);
    await client.hover(URI, { line: 0, character: 0 });
    await client.until(() => client.refreshed.length === 1);
    assert.deepEqual(rules(await client.items(URI)), ['wording/idiom', 'wording/idiom', 'structure/numbering']);
  }

  it('is answered at once, and not asked for again where the whole says the same', async () => {
    await opened();
    await client.change(URI, typed);
    const items = await client.items(URI);
    assert.deepEqual(items, await whole(before.replace('活动', '各项活动')).then(atVersion(2)));
    // What the whole says is known by now.
    await client.hover(URI, { line: 0, character: 0 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(client.refreshed, ['diagnostic']);
  });

  it('is asked for again where the whole says something else', async () => {
    await opened();
    await client.change(URI, repaired);
    assert.deepEqual(rules(await client.items(URI)), ['wording/idiom', 'wording/idiom', 'structure/numbering']);
    await client.until(() => client.refreshed.length === 2);
    assert.deepEqual(await client.items(URI), await whole(withRepair(before)).then(atVersion(2)));
  });

  it('is answered as it stands after the last of many edits', async () => {
    await opened();
    let text = before;
    for (let i = 0; i < 20; i++) {
      await client.change(URI, i === 10 ? repaired : typed);
      text = i === 10 ? withRepair(text) : text.replace('活动', '各项活动');
      await client.items(URI);
    }
    await client.until(() => client.refreshed.length === 2);
    assert.deepEqual(await client.items(URI), await whole(text).then(atVersion(21)));
  });

  it('is published again only where the whole says something else', async () => {
    client = await Client.start({ newAnalyzer, capabilities: {} });
    await client.open(URI, before);
    await client.until(() => client.published.length === 2);
    await client.change(URI, typed);
    await client.until(() => client.published.length === 3);
    await client.change(URI, repaired);
    await client.until(() => client.published.length === 5);
    const edited = withRepair(before.replace('活动', '各项活动'));
    assert.deepEqual(client.published[4]!.diagnostics, await whole(edited).then(atVersion(3)));
  });
});

const atVersion =
  (version: number) =>
  (items: Diagnostic[]): Diagnostic[] =>
    items.map((item) => ({ ...item, data: { ...(item.data as object), version } }));
