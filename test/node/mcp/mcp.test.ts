/** An agent's client over standard input and output, against the command as it is built. */
import assert from 'node:assert/strict';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { RULES } from '../../../server/src/core/index';
import { LONGEST_TEXT, TOOL_NAMES, TOOLS } from '../../../server/src/core/tools/table';
import { CLI, folderOf } from '../wenheng';

/** ⟦rule|words⟧ is a fault. */
const PLANTED = readFileSync(join(__dirname, 'planted.md'), 'utf8');
const TEXT = PLANTED.replace(/⟦[\w/-]+\|([^⟧]*)⟧/g, '$1');

interface Finding {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly words: string;
  readonly fix?: {
    readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
  };
}
interface Checked {
  readonly total: number;
  readonly next?: number;
  readonly genre: string;
  readonly path?: string;
  readonly findings: readonly Finding[];
}

describe('wenheng mcp', function () {
  this.timeout(60_000);
  const folder = folderOf({ '报告.md': TEXT, 'notes/b.txt': '全县增长5%。\n' });
  const client = new Client({ name: 'test', version: '1' });
  const call = async (name: string, input: object): Promise<{ text: string; isError: boolean }> => {
    const result = await client.callTool({ name, arguments: { ...input } });
    const [first] = result.content as { type: string; text: string }[];
    assert.equal(first?.type, 'text');
    if (!result.isError) assert.deepEqual(result.structuredContent, JSON.parse(first.text));
    return { text: first.text, isError: result.isError === true };
  };
  const answer = async <T>(name: string, input: object): Promise<T> => {
    const { text, isError } = await call(name, input);
    assert.equal(isError, false, text);
    return JSON.parse(text) as T;
  };
  const refused = async (name: string, input: object, message: RegExp): Promise<void> => {
    const { text, isError } = await call(name, input);
    assert.equal(isError, true, text);
    assert.match(text, message);
    assert.equal(text.includes('\n'), false);
  };

  before(() =>
    client.connect(new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp'], cwd: folder })),
  );
  after(() => client.close());

  it('offers the tools of the table, which read only', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      TOOL_NAMES,
    );
    for (const { name, description, inputSchema, annotations } of tools) {
      assert.equal(annotations?.readOnlyHint, true);
      assert.equal(description, TOOLS[name as keyof typeof TOOLS].description);
      assert.deepEqual(inputSchema, TOOLS[name as keyof typeof TOOLS].input);
    }
    assert.match(client.getInstructions() ?? '', /check_text/);
  });

  it('gives all twenty faults that were planted in a draft, at their words, and no other', async () => {
    const faults = [...PLANTED.matchAll(/⟦([\w/-]+)\|([^⟧]*)⟧/g)].map(([, rule, words]) => ({ rule, words }));
    assert.equal(faults.length, 20);
    const text = TEXT;
    const { findings, total } = await answer<Checked>('check_text', { text, level: 'warning' });
    assert.deepEqual(
      findings.map(({ rule, words }) => ({ rule, words })),
      faults,
    );
    assert.equal(total, 20);
    for (const { start, end, words, line } of findings) {
      assert.equal(text.slice(start, end), words);
      assert.equal(text.slice(0, start).split('\n').length, line);
    }
    const pages = [];
    for (let from: number | undefined = 0; from !== undefined;) {
      const page: Checked = await answer<Checked>('check_text', { text, level: 'warning', from, limit: 7 });
      pages.push(...page.findings);
      from = page.next;
    }
    assert.deepEqual(pages, findings);
  });

  it('gives edits that mend what it found', async () => {
    const text = '全县共排查问题135个，已整改111个，整改完成率达92%。';
    const { findings } = await answer<Checked>('check_text', { text });
    const [edit] = findings[0]!.fix!.edits;
    const mended = text.slice(0, edit!.start) + edit!.newText + text.slice(edit!.end);
    assert.equal(mended, '全县共排查问题135个，已整改111个，整改完成率达82%。');
    assert.equal((await answer<Checked>('check_text', { text: mended })).total, 0);
  });

  it('reads files of the folder under its project file, as it is at the time', async () => {
    const { path, total, genre } = await answer<Checked>('check_text', { path: '报告.md', level: 'warning' });
    assert.deepEqual([path, total, genre], ['报告.md', 20, 'statutory']);
    writeFileSync(join(folder, 'wenheng.config.json'), '{ "rules": { "arithmetic": "off", "percent": "off" } }');
    const { findings } = await answer<Checked>('check_text', { path: '报告.md', level: 'warning' });
    assert.ok(findings.length > 5 && findings.every(({ rule }) => !/^(?:arithmetic|percent)/.test(rule)));
    writeFileSync(join(folder, 'wenheng.config.json'), '{ "rule": {} }');
    await refused('check_text', { path: '报告.md' }, /wenheng\.config\.json.*rules/);
    writeFileSync(join(folder, 'wenheng.config.json'), '{}');
  });

  it('reads figures with what they measure, and says which were verified', async () => {
    const text = '2023年，全县财政收入14.87亿元，其中税收11.2亿元、非税3.67亿元。新建学校70余所。';
    const { figures, relations, total } = await answer<{
      figures: Record<string, unknown>[];
      relations: { holds: boolean; figures: number[] }[];
      total: number;
    }>('read_figures', { text });
    assert.equal(total, figures.length);
    const income = figures.find(({ text: words }) => words === '14.87亿元')!;
    assert.equal(income['value'], '1487000000');
    assert.equal(income['low'], '1486500000');
    assert.equal(income['indicator'], '全县财政收入');
    assert.equal(income['verified'], 'checked');
    assert.equal(figures.find(({ text: words }) => /70余/.test(String(words)))?.['verified'], 'open');
    assert.ok(relations.some(({ holds, figures: of }) => holds && of.includes(income['index'] as number)));
    const few = await answer<{ figures: { text: string }[] }>('read_figures', { text, indicator: '非税' });
    assert.deepEqual(
      few.figures.map((f) => f.text),
      ['3.67亿元'],
    );
  });

  it('holds two versions against each other', async () => {
    const beforeText = '2023年，全县财政收入14.87亿元，同比增长5.1%。新建学校12所。';
    const afterText = '2023年，全县财政收入14.97亿元，同比增长5.1%。改造道路30公里。';
    const { changes, same } = await answer<{
      same: number;
      changes: { kind: string; before?: { text: string }; after?: { text: string } }[];
    }>('compare_versions', { beforeText, afterText });
    assert.deepEqual(
      changes.map(({ kind, before: a, after: b }) => [kind, a?.text, b?.text]),
      [
        ['changed', '14.87亿元', '14.97亿元'],
        ['added', undefined, '30公里'],
        ['removed', '12所', undefined],
      ],
    );
    assert.equal(same, 2);
    const half = await answer<{ left: { message: string; unchanged: { text: string }[] }[] }>('compare_versions', {
      beforeText: '排查问题135个，已整改111个，整改率82.2%。',
      afterText: '排查问题135个，已整改121个，整改率82.2%。',
    });
    assert.deepEqual(
      half.left.map(({ unchanged }) => unchanged.map(({ text: words }) => words)),
      [['135个', '82.2%']],
    );
    assert.match(half.left[0]!.message, /111个→121个.*现在是/);
  });

  it('explains each rule, by a tool and as a resource', async () => {
    const { resources } = await client.listResources();
    assert.equal(resources.length, RULES.length);
    const { page } = await answer<{ page: string }>('explain_rule', { rule: 'arithmetic/rate' });
    assert.match(page, /^# .*\n[^]*## 应改/);
    const { contents } = await client.readResource({ uri: 'wenheng://rules/arithmetic/rate' });
    assert.equal((contents[0] as { text: string }).text, page);
    for (const { uri } of resources) {
      assert.match(((await client.readResource({ uri })).contents[0] as { text: string }).text, /^# /);
    }
    await assert.rejects(client.readResource({ uri: 'wenheng://rules/../../package' }), /没有资源/);
  });

  it('refuses what it cannot answer in one line that names the cure', async () => {
    await refused('check_text', {}, /请给出 text（正文）或 path（文件）/);
    await refused('check_text', { text: '甲', path: '报告.md' }, /只能给一个/);
    await refused('check_text', { text: 1 }, /text 应是字符串/);
    await refused('check_text', { txt: '甲' }, /没有参数“txt”，可用的是 text、path/);
    await refused('check_text', { text: '甲', level: 'high' }, /error、warning、info、hint 之一/);
    await refused('check_text', { text: '甲', limit: 0 }, /limit 应是 1 到 200 的整数/);
    await refused('check_text', { text: '甲'.repeat(LONGEST_TEXT + 1) }, /最多 200000 字.*path/);
    await refused('check_text', { path: '没有.md' }, /没有\.md：没有这个文件或目录/);
    await refused('check_text', { path: 'notes' }, /notes.*目录/);
    await refused('check_text', { path: '../别处.md' }, /不在 .* 之内.*text/);
    await refused('check_text', { path: '/etc/passwd' }, /不在 .* 之内/);
    symlinkSync('/etc/hostname', join(folder, 'link.txt'));
    await refused('read_figures', { path: 'link.txt' }, /不在 .* 之内/);
    await refused('explain_rule', { rule: 'arithmetic/rat' }, /是否想写“arithmetic\/rate”/);
    await refused('chek_text', {}, /是否想写“check_text”.*compare_versions/);
  });

  it('reads any text', async () => {
    for (const text of ['', ' ', '\ud800', '甲\u0000乙', '9'.repeat(5000), '（'.repeat(3000)]) {
      assert.equal((await answer<Checked & { characters: number }>('check_text', { text })).characters, text.length);
      await answer('read_figures', { text });
    }
  });
});
