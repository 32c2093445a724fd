/** Checks of folders, which a browser has not. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { docxOf } from '../../node/word/docx';
import { closeAll, draftUri, finding, RATE, rulesIn, until } from '../support';

const WRONG = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。';

describe('a Word file of the workspace', () => {
  const file = (): vscode.Uri => draftUri('报告/未开情况.docx');

  before(() => vscode.workspace.fs.writeFile(file(), docxOf(`云溪区整改情况\n\n${WRONG}\n`)));
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(file());
  });

  it('has its findings listed before it is opened, once', async () => {
    const text = file().with({ scheme: 'wenheng-word' });
    void vscode.commands.executeCommand('wenheng.checkWorkspace');
    const found = await finding(text, RATE);
    assert.deepEqual([found.range.start.line, found.range.start.character], [2, WRONG.indexOf('92%')]);
    await vscode.commands.executeCommand('vscode.open', file(), { preview: false });
    await until(
      'its text',
      () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === text.toString()),
      () => 'there was none',
      vscode.window.onDidChangeVisibleTextEditors,
    );
    await finding(text, RATE);
    assert.equal(rulesIn(text).filter((rule) => rule === RATE).length, 1);
  });
});
