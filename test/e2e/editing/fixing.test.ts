import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, finding, noFinding, openDraft, RATE, REPORT } from '../support';

describe('the quick fix', () => {
  after(closeAll);

  it('puts the right value in, and undo takes it back with its mark', async () => {
    const { document } = await openDraft(REPORT);
    const before = document.getText();
    const found = await finding(document.uri, RATE);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title, edit }) => edit && title.includes('82%'));
    assert.ok(fix?.edit, `offered: ${actions.map(({ title }) => title).join(', ')}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(document.getText(), before.replace('完成率92%', '完成率82%'));
    await noFinding(document.uri, RATE);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await finding(document.uri, RATE);
  });
});
