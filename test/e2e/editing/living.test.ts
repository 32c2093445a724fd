import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, finding, noFinding, openDraft, RATE, REPORT, until } from '../support';

const RANGE = '预计增长5-10%。';
const MENDED = '预计增长5%-10%。';

/** Puts words on a line of their own behind the draft, unsaved. */
async function append(document: vscode.TextDocument, words: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, `\n\n${words}\n`);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('fix-all on save', () => {
  const editor = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('editor');
  let original = '';
  let document: vscode.TextDocument;
  before(async () => {
    ({ document } = await openDraft(REPORT));
    original = document.getText();
    const onSave = { 'source.fixAll.wenheng': 'explicit' };
    await editor().update('codeActionsOnSave', onSave, vscode.ConfigurationTarget.Global);
  });
  after(async () => {
    await editor().update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), original);
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await closeAll();
  });

  it('mends what can be mended without a second look, and nothing else', async () => {
    await append(document, `${RANGE}他说：“增长5-10%没有问题。”`);
    const before = document.getText();
    await finding(document.uri, 'percent/range');
    assert.ok(await document.save());
    await until(
      'the draft to be mended',
      () => document.getText().includes(MENDED),
      () => document.getText().slice(-40),
      vscode.workspace.onDidChangeTextDocument,
    );
    assert.equal(document.getText(), before.replace(RANGE, MENDED));
    await finding(document.uri, RATE);
  });
});

describe('letting a finding stand', () => {
  after(closeAll);

  it('takes a comment behind the line, written by a quick fix', async () => {
    const { document } = await openDraft(REPORT);
    const { range } = await finding(document.uri, RATE);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const ignore = actions.find(({ title }) => title === `此处不再提示 ${RATE}…`);
    assert.ok(ignore?.command, `offered: ${actions.map(({ title }) => title).join(', ')}`);
    const { command, arguments: given = [] } = ignore.command;
    await vscode.commands.executeCommand(command, ...(given as unknown[]), '');
    assert.match(document.lineAt(range.start.line).text, /<!-- wenheng-ignore arithmetic\/rate -->$/);
    await noFinding(document.uri, RATE);
    await vscode.commands.executeCommand('undo');
    await finding(document.uri, RATE);
  });
});
