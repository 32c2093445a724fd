/** The built server and the built command line, each in a process of its own, over the same drafts and settings. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CLI, folderOf, wenheng } from '../node/wenheng';
import { Client } from './harness';

const FAULTY = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。\n';
const DRAFTS = {
  'rate.md': `# 云浦县情况通报\n\n${FAULTY}\n`,
  'crlf.txt': `通报😀\r\n\r\n${FAULTY.replace('\n', '\r\n')}`,
  'quiet/rate.md': FAULTY,
  'ignored/rate.md': FAULTY,
  'tables/figures.txt': `${'figures and more figures; '.repeat(20)}\n\n${FAULTY}`,
  'stands.md': `${FAULTY.trim()} <!-- wenheng-ignore arithmetic/rate 已核 -->\n`,
  'idle.md': `${FAULTY}\n今年工作很好。 <!-- wenheng-ignore arithmetic/rate 已核 -->\n`,
  'stands.txt': FAULTY,
  'known.txt': FAULTY,
  'english.txt': 'The rate is 92%, as 111 of 135 problems were solved.\n',
};
const CONFIG = {
  rules: { arithmetic: 'warning' },
  overrides: [{ files: 'quiet/**', rules: { 'arithmetic/rate': 'off' } }],
  ignore: ['ignored/'],
  alwaysCheck: ['tables/*.txt'],
  ignoreFindings: [{ rule: 'arithmetic', words: '整改完成率达到92%', files: 'stands.txt' }],
  baseline: 'baseline.json',
};
const KNOWN = { rule: 'arithmetic/rate', words: '92%', before: '题整改完成，整改完成率达到', after: '。' };
const BASELINE = { version: 1, files: { 'known.txt': [KNOWN] } };

interface Row {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly from: string;
  readonly to: string;
}

interface Answer {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly (Row & Record<'line' | 'column' | 'endLine' | 'endColumn', number>)[];
  }[];
}

describe('editor and command line', () => {
  let server: ChildProcess;
  let client: Client;
  let own: object = {};
  beforeEach(async () => {
    server = spawn(process.execPath, [join(dirname(CLI), 'main.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    client = await Client.over(server.stdout!, server.stdin!, { configuration: () => own });
  });
  afterEach(async () => {
    await client.connection.sendRequest('shutdown');
    const ended = once(server, 'exit');
    await client.connection.sendNotification('exit');
    await ended;
    client.connection.dispose();
  });

  const inEditor = async (folder: string, name: string): Promise<Row[]> => {
    const path = join(folder, name);
    const uri = pathToFileURL(path).href;
    await client.open(uri, readFileSync(path, 'utf8'), name.endsWith('.md') ? 'markdown' : 'plaintext');
    const level = ['', 'error', 'warning', 'info', 'hint'];
    return (await client.items(uri)).map(({ code, severity, message, range: { start, end } }) => ({
      rule: String(code),
      severity: level[severity!]!,
      message: String(message),
      from: `${start.line + 1}:${start.character + 1}`,
      to: `${end.line + 1}:${end.character + 1}`,
    }));
  };

  const onCommandLine = async (folder: string, name: string): Promise<Row[]> => {
    const { stdout } = await wenheng(['check', folder, '--format', 'json']);
    const file = (JSON.parse(stdout) as Answer).files.find(({ path }) => path === join(folder, name));
    return (file?.findings ?? []).map(({ rule, severity, message, line, column, endLine, endColumn }) => ({
      rule,
      severity,
      message,
      from: `${line}:${column}`,
      to: `${endLine}:${endColumn}`,
    }));
  };

  const expected: Record<keyof typeof DRAFTS, string[]> = {
    'rate.md': ['warning arithmetic/rate 3:34'],
    'crlf.txt': ['warning arithmetic/rate 3:34'],
    'quiet/rate.md': [],
    'ignored/rate.md': [],
    'tables/figures.txt': ['warning arithmetic/rate 3:34'],
    'stands.md': [],
    'idle.md': ['warning arithmetic/rate 1:34'],
    'stands.txt': [],
    'known.txt': [],
    'english.txt': [],
  };
  for (const [name, marks] of Object.entries(expected)) {
    it(`say the same of ${name}`, async () => {
      const folder = folderOf({
        ...DRAFTS,
        'wenheng.config.json': JSON.stringify(CONFIG),
        'baseline.json': JSON.stringify(BASELINE),
      });
      const shown = await inEditor(folder, name);
      assert.deepEqual(shown, await onCommandLine(folder, name));
      const rates = shown.filter(({ rule }) => rule === 'arithmetic/rate');
      assert.deepEqual(
        rates.map(({ severity, rule, from }) => `${severity} ${rule} ${from}`),
        marks,
      );
    });
  }

  it('say the same by the settings that a user made in the editor', async () => {
    own = { rules: { 'arithmetic/rate': 'info' } };
    process.env['WENHENG_SETTINGS'] = JSON.stringify(own);
    try {
      const folder = folderOf({ 'rate.md': FAULTY });
      const shown = await inEditor(folder, 'rate.md');
      assert.deepEqual(
        shown.map(({ severity }) => severity),
        ['info'],
      );
      assert.deepEqual(shown, await onCommandLine(folder, 'rate.md'));
    } finally {
      delete process.env['WENHENG_SETTINGS'];
      own = {};
    }
  });

  it('tell of a mistake in the project file, while the rest of it holds', async () => {
    const folder = folderOf({
      'rate.md': FAULTY,
      'wenheng.config.json': '{ "rules": { "arithmetic": "hint" }, "ruels": {} }',
    });
    const shown = await inEditor(folder, 'rate.md');
    assert.deepEqual(
      shown.map(({ severity }) => severity),
      ['hint'],
    );
    await client.until(() => client.shown.some((message) => message.includes('ruels')));
  });
});
