/** What is the browser's own: where the extension runs, and what it says it cannot do there. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, EXTENSION, finding, hoverAt, openDraft, RATE, REPORT, until } from '../support';

declare const WorkerGlobalScope: unknown;

describe('in a browser', () => {
  afterEach(closeAll);

  it('the extension runs in a worker, with its server in another', async () => {
    assert.equal(typeof WorkerGlobalScope, 'function', 'this is the extension host of a browser');
    assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
    await openDraft(REPORT);
    const extension = await until(
      'the extension to be active',
      () => [vscode.extensions.getExtension(EXTENSION)].find((e) => e?.isActive),
      () => 'it is not',
    );
    const manifest = extension.packageJSON as { browser?: string };
    assert.equal(manifest.browser, './client/dist/browser.js');
  });

  it('findings come, with the working in the hover', async () => {
    const { document } = await openDraft(REPORT);
    await finding(document.uri, RATE);
    assert.match(await hoverAt(document, '92%'), /111÷135/);
  });

  it('the page of a rule opens without a connection', async () => {
    const page = vscode.Uri.parse('wenheng-rule:/arithmetic/rate.md');
    const document = await vscode.workspace.openTextDocument(page);
    assert.match(document.getText(), /111|分母/);
  });

  it('a server that is started anew finds the same', async () => {
    const { document } = await openDraft(REPORT);
    const before = await finding(document.uri, RATE);
    await vscode.commands.executeCommand('wenheng.restartServer');
    const after = await finding(document.uri, RATE);
    assert.equal(after.message, before.message);
    assert.match(await hoverAt(document, '92%'), /111÷135/);
  });

  it('every command is there', async () => {
    const { packageJSON } = vscode.extensions.getExtension(EXTENSION)!;
    const { contributes } = packageJSON as { contributes: { commands: { command: string }[] } };
    const known = new Set(await vscode.commands.getCommands());
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).filter((command) => !known.has(command)),
      [],
    );
  });
});
