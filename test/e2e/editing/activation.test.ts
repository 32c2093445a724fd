import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CLEAN, closeAll, EXTENSION, finding, openDraft, RATE, serverProcess, until } from '../support';

describe('the extension starts', () => {
  after(closeAll);

  it('with the first draft, not with the editor', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    const events = extension.packageJSON.activationEvents as string[];
    assert.ok(!events.some((event) => event === '*' || event === 'onStartupFinished'), events.join(' '));
    await openDraft(CLEAN);
    const { onDidChangeDiagnostics } = vscode.languages;
    await until(
      'the extension',
      () => extension.isActive,
      () => 'it is not active',
      onDidChangeDiagnostics,
    );
    await until('the server', serverProcess, () => 'there is no server process');
  });

  it('and brings a sample draft that can be checked as it stands', async () => {
    await vscode.commands.executeCommand('wenheng.openSample');
    const document = vscode.window.activeTextEditor!.document;
    assert.ok(document.isUntitled);
    await finding(document.uri, RATE);
  });

  it('and registers its commands under one category', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const declared = vscode.extensions.getExtension(EXTENSION)!.packageJSON.contributes.commands as {
      command: string;
      category: string;
    }[];
    assert.ok(declared.length > 0);
    for (const { command } of declared) assert.ok(known.has(command), `${command} is declared and does not exist`);
    assert.equal(new Set(declared.map(({ category }) => category)).size, 1);
  });
});
