import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { docxOf } from '../../node/word/docx';
import { closeAll, draftUri, finding, hoverAt, noFinding, RATE, until } from '../support';

const NAME = '报告/整改情况.docx';
const WRONG = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。';

describe('a Word file', () => {
  const file = (): vscode.Uri => draftUri(NAME);
  const copy = (): vscode.Uri => draftUri('报告/整改情况.核对.docx');
  const write = (text: string): Thenable<void> => vscode.workspace.fs.writeFile(file(), docxOf(text));

  before(() => write(`云溪区整改情况\n\n${WRONG}\n`));
  after(async () => {
    await closeAll();
    for (const uri of [file(), copy()]) await vscode.workspace.fs.delete(uri);
  });

  async function opened(): Promise<vscode.TextDocument> {
    await vscode.commands.executeCommand('vscode.open', file(), { preview: false });
    const shown = (): vscode.TextEditor | undefined =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.path === file().path);
    const editor = await until('its text', shown, () => 'there was none', vscode.window.onDidChangeVisibleTextEditors);
    return editor.document;
  }

  it('opens as its text, with findings and hovers', async () => {
    const document = await opened();
    assert.equal(document.languageId, 'plaintext');
    assert.equal(document.getText(), `云溪区整改情况\n\n${WRONG}\n`);
    const found = await finding(document.uri, RATE);
    assert.equal(document.getText(found.range), '92%');
    assert.match(await hoverAt(document, '111个'), /111/);
    const symbols = await vscode.commands.executeCommand<unknown[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.ok(symbols.length > 0, 'an outline');
  });
  it('gets its findings as comments, in a copy', async () => {
    await opened();
    void vscode.commands.executeCommand('wenheng.annotateWord');
    const bytes = await until(
      'a copy with comments',
      async () => vscode.workspace.fs.readFile(copy()).then(undefined, () => null),
      () => 'there was none',
    );
    const names = (archive: Uint8Array): string => new TextDecoder().decode(archive);
    assert.ok(names(bytes).includes('word/comments.xml'));
    assert.ok(!names(await vscode.workspace.fs.readFile(file())).includes('word/comments.xml'));
  });
  it('is followed when Word writes it', async () => {
    const document = await opened();
    await finding(document.uri, RATE);
    await write(`云溪区整改情况\n\n${WRONG.replace('92%', '82%')}\n`);
    await noFinding(document.uri, RATE);
    assert.match(document.getText(), /82%/);
  });
});
