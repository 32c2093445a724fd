import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, completionOf, finding, newDraft, rulesIn, until } from '../support';

const PLACEHOLDER = 'form/placeholder';
const TYPED = '截至6月底zbzs';

describe('writing a draft', () => {
  afterEach(closeAll);

  it('a sentence pattern is on offer behind a Chinese character, and put in from the list', async () => {
    const editor = await newDraft('markdown', TYPED);
    const end = new vscode.Position(0, TYPED.length);
    editor.selection = new vscode.Selection(end, end);
    assert.equal((await completionOf(editor.document, '指标及增速')).kind, vscode.CompletionItemKind.Snippet);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await until(
      'the pattern',
      async () => {
        await vscode.commands.executeCommand('acceptSelectedSuggestion');
        return editor.document.getText() !== TYPED;
      },
      () => 'nothing was put in',
    );
    assert.match(editor.document.getText(), /^截至6月底地区生产总值完成××亿元，同比增长××%。$/);
    await until(
      'the first place to be selected',
      () => editor.document.getText(editor.selection) === '地区生产总值',
      () => `selected: ${editor.document.getText(editor.selection)}`,
      vscode.window.onDidChangeTextEditorSelection,
    );
  });

  it('a new draft asks for its genre and opens a titled skeleton in which nothing is wrong', async () => {
    const opened = vscode.commands.executeCommand('wenheng.newDraft');
    const editor = await until(
      'the new draft',
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return vscode.window.activeTextEditor;
      },
      () => 'no editor was opened',
    );
    await opened;
    const { document } = editor;
    assert.ok(document.isUntitled);
    assert.equal(document.languageId, 'plaintext');
    assert.match(document.lineAt(0).text, /^单位\d{4}年工作总结和20××年工作计划$/);
    // What is left to fill is noticed; nothing else is wrong.
    await finding(document.uri, PLACEHOLDER);
    assert.deepEqual([...new Set(rulesIn(document.uri))], [PLACEHOLDER]);
    assert.doesNotMatch(document.getText().replace(/\d{4}年|20××年/g, ''), /\d/, 'a figure that nobody wrote');
  });
});
