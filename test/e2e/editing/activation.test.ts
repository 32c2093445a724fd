import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CLEAN, closeAll, EXTENSION, openDraft, serverProcess, until } from '../support';

describe('the extension starts', () => {
  after(closeAll);

  it('with the first draft and not before, and does not hold the editor up', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    assert.equal(extension.isActive, false, 'it was started without a draft');
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
