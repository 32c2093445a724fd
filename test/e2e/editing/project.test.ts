import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  CLEAN,
  closeAll,
  completionOf,
  draftUri,
  finding,
  findings,
  noFinding,
  openDraft,
  RATE,
  replace,
  REPORT,
  writeProjectFile,
} from '../support';

describe('the project file', () => {
  const NAME = '报告/wenheng.config.json';
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(draftUri(NAME));
  });

  it('has its mistake marked at its place until it is mended, and then holds', async () => {
    const { document } = await openDraft(REPORT);
    await finding(document.uri, RATE);
    await writeProjectFile(NAME, ['{', `  "rules": { "${RATE}": "never" }`, '}']);
    const editor = await openDraft(NAME);
    const fault = await finding(editor.document.uri, 'config');
    assert.equal(editor.document.getText(fault.range), `"${RATE}"`);
    await finding(document.uri, RATE);
    await replace(editor, 'never', 'off');
    assert.ok(await editor.document.save());
    await noFinding(editor.document.uri, 'config');
    await noFinding(document.uri, RATE);
  });
});

describe("the workspace's own lexicon", () => {
  const NAME = '报告/wenheng.lexicon.tsv';
  const ROW = '山水青石、春满清溪\tE:山水青石、春漫清溪';
  let draft: vscode.TextEditor;
  before(async () => {
    draft = await openDraft(CLEAN);
    await writeProjectFile(NAME, ['canonical\twrong', ROW]);
  });
  after(async () => {
    await closeAll();
    if (existsSync(draftUri(NAME).fsPath)) await vscode.workspace.fs.delete(draftUri(NAME));
  });

  it('has its phrases completed and their wrong forms marked', async () => {
    const { document } = draft;
    const end = document.lineAt(document.lineCount - 1).range.end;
    assert.ok(await draft.edit((edit) => edit.insert(end, '\n擦亮“山水青石、春漫清溪”名片，唱响山水青')));
    const found = await finding(document.uri, 'slogan/wording');
    assert.match(document.getText(found.range), /春漫清溪/);
    await completionOf(document, '山水青石、春满清溪');
  });

  it('has a bad row marked until it is mended or the file is gone', async () => {
    const lexicon = await openDraft(NAME);
    const { document } = lexicon;
    const insert = (): Thenable<boolean> => lexicon.edit((edit) => edit.insert(new vscode.Position(2, 0), `${ROW}\n`));
    assert.ok(await insert());
    assert.ok(await document.save());
    const bad = await finding(document.uri, 'lexicon');
    assert.equal(bad.range.start.line, 2);
    assert.match(bad.message, /与第2行重复/);
    assert.deepEqual(findings(document.uri), [bad], 'the lexicon is no draft');
    await vscode.commands.executeCommand('undo');
    assert.ok(await document.save());
    await noFinding(document.uri, 'lexicon');
    assert.ok(await insert());
    assert.ok(await document.save());
    await finding(document.uri, 'lexicon');
    await vscode.workspace.fs.delete(document.uri);
    await noFinding(document.uri, 'lexicon');
  });
});
