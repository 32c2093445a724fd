/** The tools that agents in the editor are offered, called as the editor calls them for a model. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, draftUri, newDraft, openDraft, RATE } from '../support';

/** Not in the types that the extension is compiled against; the host of the tests has it. */
interface Tools {
  readonly tools: readonly { readonly name: string; readonly description: string; readonly inputSchema?: object }[];
  invokeTool(
    name: string,
    options: { readonly input: object; readonly toolInvocationToken: undefined },
  ): Thenable<{ readonly content: readonly { readonly value: string }[] }>;
}
interface Checked {
  readonly path?: string;
  readonly total: number;
  readonly findings: readonly {
    readonly rule: string;
    readonly start: number;
    readonly end: number;
    readonly words: string;
  }[];
}

const lm = vscode.lm as unknown as Tools;
const ask = async <T>(name: string, input: object): Promise<T> => {
  const { content } = await lm.invokeTool(`wenheng_${name}`, { input, toolInvocationToken: undefined });
  return JSON.parse(content[0]!.value) as T;
};

/** A draft of their own, that nothing else looks at. */
const DRAFT = '通知/走访通报.txt';
const WORDS = '关于走访情况的通报\n\n全县走访企业40家，解决困难30家，解决率85%。\n';

describe('agents', () => {
  const uri = draftUri(DRAFT);
  before(() => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(WORDS)));
  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(uri));

  it('are offered the four tools, with what they take', () => {
    const ours = lm.tools.filter(({ name }) => name.startsWith('wenheng_'));
    assert.deepEqual(ours.map(({ name }) => name).sort(), [
      'wenheng_check_text',
      'wenheng_compare_versions',
      'wenheng_explain_rule',
      'wenheng_read_figures',
    ]);
    for (const { description, inputSchema } of ours) assert.ok(description.length > 100 && inputSchema);
  });

  it('check a text, and a draft of the workspace as it stands unsaved', async () => {
    const text = '全县共排查问题135个，已整改111个，整改完成率达92%。';
    const { findings } = await ask<Checked>('check_text', { text });
    assert.deepEqual(
      findings.map(({ rule, words }) => [rule, words]),
      [[RATE, '92%']],
    );
    const before = await ask<Checked>('check_text', { path: DRAFT });
    assert.equal(before.path, DRAFT);
    assert.ok(before.findings.some(({ rule }) => rule === RATE));
    const { document } = await openDraft(DRAFT);
    for (const { start, end, words } of before.findings) assert.equal(document.getText().slice(start, end), words);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().length), `\n\n${text}\n`);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const after = await ask<Checked>('check_text', { path: document.uri.fsPath });
    assert.equal(after.total, before.total + 1);
  });

  it('read figures, compare versions and read about rules', async () => {
    const { figures } = await ask<{ figures: { value: string }[] }>('read_figures', {
      text: '全县财政收入14.87亿元。',
    });
    assert.equal(figures[0]!.value, '1487000000');
    const input = { beforeText: '全县财政收入14.87亿元。', afterText: '全县财政收入14.97亿元。' };
    const { changes } = await ask<{ changes: { kind: string }[] }>('compare_versions', input);
    assert.deepEqual(
      changes.map(({ kind }) => kind),
      ['changed'],
    );
    const { page } = await ask<{ page: string }>('explain_rule', { rule: RATE });
    assert.match(page, /^# .*\n[^]*## 应改/);
  });

  it('are told in one line what is wrong with a call', async () => {
    await assert.rejects(ask('check_text', { path: '没有.md' }), /工作区里没有 没有\.md/);
    await assert.rejects(ask('check_text', { path: '/etc/passwd' }), /工作区里没有 \/etc\/passwd/);
    await assert.rejects(ask('check_text', {}), /请给出 text/);
    await assert.rejects(ask('explain_rule', { rule: 'arithmetic/rat' }), /是否想写“arithmetic\/rate”/);
  });

  it('leave the open draft as it is', async () => {
    const { document } = await newDraft('plaintext', '全县增长5%。');
    await ask('check_text', { text: document.getText() });
    assert.equal(document.getText(), '全县增长5%。');
  });
});
