/** Drafts beside each other in the editor: open and closed ones, and beside the ledger of the project. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionList, Diagnostic, DocumentDiagnosticReport, Hover } from 'vscode-languageserver/node';
import { DEFAULT_SETTINGS, DocumentAnalyzer } from '../../server/src/core/index';
import { nodeHost } from '../../server/src/node/host/host';
import type { CompareAnswer, FigureList, FolderCheck } from '../../server/src/protocol';
import { CHECK_FOLDERS_REQUEST, COMPARE_REQUEST, FIGURES_REQUEST } from '../../server/src/protocol';
import { Client, PULL } from './harness';

const BULLETIN = '霁川县2024年统计公报\n\n2024年全县地区生产总值412.6亿元。\n\n年末全县常住人口48.72万人。\n';
const PRESS = '霁川县2024年经济运行情况发布稿\n\n据统计，2024年，全县地区生产总值421.6亿元。\n';
const RULE = 'consistency/across';

describe('drafts beside each other in the editor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenheng-desk-'));
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  after(() => rmSync(folder, { recursive: true, force: true }));

  const start = (): Promise<Client> => {
    const host = nodeHost();
    return Client.start({
      newAnalyzer: () => new DocumentAnalyzer(),
      host: {
        settingsFor: (uri, editor) => host.settingsFor(uri, editor),
        ledgerFor: (uri) => host.ledgerFor!(uri),
        draftsIn: (folders, word) => host.draftsIn!(folders, word),
        readDraft: (uri, most) => host.readDraft!(uri, most),
        forgetProjectFiles: () => host.forgetProjectFiles(),
      },
      capabilities: PULL,
      configuration: () => DEFAULT_SETTINGS,
    });
  };
  const found = async (client: Client, uri: string, rule = RULE): Promise<Diagnostic[]> => {
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.equal(report.kind, 'full');
    return (report as { items: Diagnostic[] }).items.filter(({ code }) => code === rule);
  };

  it('names the place in the other draft, and asks for a second look when that one changes', async () => {
    const client = await start();
    const [one, other] = [uriOf('公报.txt'), uriOf('发布稿.txt')];
    await client.open(one, BULLETIN);
    assert.deepEqual(await found(client, one), []);
    await client.open(other, PRESS);
    const [mark] = await found(client, other);
    assert.equal(mark!.range.start.line, 2);
    assert.match(String(mark!.message), /“公报\.txt”为412\.6亿元/);
    assert.deepEqual(
      mark!.relatedInformation!.map(({ location }) => location),
      [{ uri: one, range: { start: { line: 2, character: 13 }, end: { line: 2, character: 20 } } }],
    );
    await client.until(() => client.refreshed.some((method) => method.includes('diagnostic')));
    assert.equal((await found(client, one)).length, 1);
    client.refreshed.length = 0;
    await client.change(other, { text: PRESS.replace('421.6', '412.6') });
    assert.deepEqual(await found(client, other), []);
    await client.until(() => client.refreshed.some((method) => method.includes('diagnostic')));
    assert.deepEqual(await found(client, one), []);
    await client.stop();
  });

  it('asks for a second look though the first draft was looked at for another reason since', async () => {
    const client = await start();
    const [one, other] = [uriOf('公报.txt'), uriOf('发布稿.txt')];
    await client.open(one, BULLETIN);
    assert.deepEqual(await found(client, one), []);
    await client.open(other, PRESS);
    assert.equal((await found(client, other)).length, 1);
    await client.connection.sendRequest<FigureList>(FIGURES_REQUEST, { textDocument: { uri: one } });
    await client.until(() => client.refreshed.some((method) => method.includes('diagnostic')));
    assert.equal((await found(client, one)).length, 1);
    await client.stop();
  });

  it('takes in the closed drafts of a folder that is checked', async () => {
    write('公报.txt', BULLETIN);
    write('发布稿.txt', PRESS);
    const client = await start();
    const { findings } = await client.connection.sendRequest<FolderCheck>(CHECK_FOLDERS_REQUEST, {
      folders: [pathToFileURL(folder).href],
    });
    assert.equal(findings.warning, 2);
    const shown = (name: string): Diagnostic[] =>
      client.published.findLast(({ uri }) => uri === uriOf(name))!.diagnostics.filter(({ code }) => code === RULE);
    assert.equal(shown('公报.txt').length, 1);
    assert.equal(shown('发布稿.txt').length, 1);
    await client.open(uriOf('公报.txt'), BULLETIN.replace('412.6', '421.6'));
    assert.deepEqual(await found(client, uriOf('公报.txt')), []);
    await client.until(() => shown('发布稿.txt').length === 0);
    await client.stop();
  });

  it('holds a draft against the ledger, shows it and completes from it', async () => {
    write('wenheng.config.json', '{ "ledger": "台账.csv" }');
    write('台账.csv', '指标,数值,单位,时期,来源\n地区生产总值,412.6,亿元,2024年,县统计局\n');
    const client = await start();
    const uri = uriOf('发布稿.txt');
    await client.open(uri, PRESS);
    const [mark] = await found(client, uri, 'consistency/ledger');
    assert.match(String(mark!.message), /台账为412\.6亿元（第2行，来源：县统计局）/);
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 2, character: 19 },
    });
    assert.match(JSON.stringify(hover.contents), /✗ 台账：412\.6亿元/);
    const account = async (): Promise<string[]> => {
      const { figures } = await client.connection.sendRequest<FigureList>(FIGURES_REQUEST, {
        textDocument: { uri },
      });
      return figures.map(({ text, state, workings, remarks }) =>
        [state, text, ...workings.map(({ words }) => words), ...remarks.map(({ rule }) => rule)].join(' '),
      );
    };
    assert.deepEqual(await account(), ['wrong 421.6亿元 consistency/ledger']);
    await client.change(uri, { text: PRESS.replace('421.6', '412.6') });
    assert.deepEqual(await account(), ['checked 412.6亿元 台账：412.6亿元（2024年，来源：县统计局，台账第2行）']);
    await client.change(uri, { text: `${PRESS}\n地区生产总` });
    const { items } = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 4, character: 5 },
    });
    assert.ok(items.some(({ label }) => label === '地区生产总值412.6亿元'));
    await client.stop();
  });

  it('compares an open draft with an earlier version on disk', async () => {
    write('一稿.txt', '2024年，全县规模以上工业企业由上年的182家增加到206家，净增24家。\n');
    const client = await start();
    const after = uriOf('二稿.txt');
    await client.open(after, '2024年，全县规模以上工业企业由上年的186家增加到206家，净增24家。\n');
    const compared = await client.connection.sendRequest<CompareAnswer>(COMPARE_REQUEST, {
      before: uriOf('一稿.txt'),
      after,
    });
    assert.deepEqual(
      compared.changes.map(({ kind, before, after: now }) => [kind, before?.text, now?.text]),
      [['changed', '182家', '186家']],
    );
    assert.deepEqual(
      compared.left[0]!.unchanged.map(({ text }) => text),
      ['206家', '24家'],
    );
    assert.match(compared.markdown, /^# 两稿数据比较/);
    const gone = { before: uriOf('没有.txt'), after };
    assert.equal(await client.connection.sendRequest(COMPARE_REQUEST, gone), null);
    await client.stop();
  });
});
