import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  CLEAN,
  closeAll,
  finding,
  findings,
  GROWTH,
  hoverAt,
  noFinding,
  openDraft,
  RATE,
  REPORT,
  replace,
} from '../support';

describe('diagnostics', () => {
  afterEach(closeAll);

  it('mark the printed rate that the counts do not give, with the working and the operands', async () => {
    const { document } = await openDraft(REPORT);
    const found = await finding(document.uri, RATE);
    assert.equal(document.getText(found.range), '92%');
    assert.match(found.message, /111÷135/);
    const operands = found.relatedInformation?.map(({ location }) => document.getText(location.range)) ?? [];
    assert.ok(operands.includes('111个') && operands.includes('135个'), `operands are ${operands.join(', ')}`);
  });

  it('follow an edit that is not saved: they go when the figure is right and come back when it is wrong', async () => {
    const editor = await openDraft(REPORT);
    await finding(editor.document.uri, RATE);
    await replace(editor, '完成率92%', '完成率82%');
    await noFinding(editor.document.uri, RATE);
    await finding(editor.document.uri, GROWTH);
    await replace(editor, '完成率82%', '完成率72%');
    const found = await finding(editor.document.uri, RATE);
    assert.equal(editor.document.getText(found.range), '72%');
    assert.ok(editor.document.isDirty);
  });

  it('stand at the same words after a paragraph is put in front of them', async () => {
    const editor = await openDraft(REPORT);
    const before = await finding(editor.document.uri, RATE);
    assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '送审稿😀\n\n')));
    const moved = await untilMoved(editor.document, before.range.start.line + 2);
    assert.equal(editor.document.getText(moved.range), '92%');
  });

  it('say nothing about a draft whose figures agree', async () => {
    const { document } = await openDraft(CLEAN);
    assert.ok(await hoverAt(document, '240台'), 'the draft was not read');
    assert.deepEqual(findings(document.uri), []);
  });

  it('are there for a draft that was never saved', async () => {
    const content = '云岭市检查企业40家，合格30家，合格率85%。\n';
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);
    const found = await finding(document.uri, RATE);
    assert.equal(document.getText(found.range), '85%');
  });
});

async function untilMoved(document: vscode.TextDocument, line: number): Promise<vscode.Diagnostic> {
  for (;;) {
    const found = await finding(document.uri, RATE);
    if (found.range.start.line === line) return found;
    await new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        listener.dispose();
        resolve();
      });
    });
  }
}
