/** Drafts beside each other and beside an earlier version, on a desktop and in a browser. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  draftUri,
  finding,
  findings,
  noFinding,
  openDraft,
  panel,
  replace,
  ruleOf,
  until,
  writeProjectFile,
} from '../support';

const ACROSS = 'consistency/across';
const BULLETIN = '报告/统计公报.txt';
const PRESS = '报告/发布稿.txt';

const bulletin = (value: string): string[] => [
  '霁川县2024年统计公报',
  '',
  `2024年，全县地区生产总值${value}，常住人口48.72万人。`,
];
const press = (value: string): string[] => [
  '霁川县2024年经济运行情况发布稿',
  '',
  `据统计，2024年，全县地区生产总值${value}。`,
];

describe('drafts beside each other', () => {
  before(async () => {
    await writeProjectFile(BULLETIN, bulletin('412.6亿元'));
    await writeProjectFile(PRESS, press('421.6亿元'));
  });
  after(async () => {
    await closeAll();
    for (const name of [BULLETIN, PRESS]) await vscode.workspace.fs.delete(draftUri(name));
  });

  it('name each other’s place, to which a click leads', async () => {
    const { document } = await openDraft(BULLETIN);
    assert.equal(
      findings(document.uri).some((found) => ruleOf(found) === ACROSS),
      false,
    );
    const other = await openDraft(PRESS);
    const found = await finding(other.document.uri, ACROSS);
    assert.equal(other.document.getText(found.range), '421.6亿元');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(found.message, /2024年霁川县地区生产总值，这里为421\.6亿元，“统计公报\.txt”为412\.6亿元/);
    const [related] = found.relatedInformation!;
    assert.equal(related!.location.uri.toString(), document.uri.toString());
    await vscode.window.showTextDocument(related!.location.uri, { selection: related!.location.range });
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.getText(editor.selection), '412.6亿元');
    // The draft that was there before is told as well.
    assert.equal(document.getText((await finding(document.uri, ACROSS)).range), '412.6亿元');
  });

  it('are judged anew as one of them is written', async () => {
    const { document } = await openDraft(BULLETIN);
    const editor = await openDraft(PRESS);
    await finding(document.uri, ACROSS);
    await replace(editor, '421.6', '412.6');
    await noFinding(editor.document.uri, ACROSS);
    await noFinding(document.uri, ACROSS);
    await replace(editor, '412.6', '416.2');
    const found = await finding(document.uri, ACROSS);
    assert.match(found.message, /“发布稿\.txt”为416\.2亿元/);
    // The panel of the draft in view follows what is written in the other one.
    const lists = await panel();
    await lists(/^wrong .*各稿不一/);
    const mend = new vscode.WorkspaceEdit();
    mend.replace(document.uri, found.range, '416.2亿元');
    assert.ok(await vscode.workspace.applyEdit(mend));
    await lists(/^open /);
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});

describe('two versions', () => {
  const EARLIER = '报告/一稿.txt';
  const LATER = '报告/二稿.txt';
  const version = (done: string): string[] => [
    '霁川县2024年整改情况报告',
    '',
    `全县排查问题135个，已整改${done}个，整改率82.2%。`,
  ];
  before(async () => {
    await writeProjectFile(EARLIER, version('111'));
    await writeProjectFile(LATER, version('111'));
  });
  after(async () => {
    await closeAll();
    for (const name of [EARLIER, LATER]) await vscode.workspace.fs.delete(draftUri(name));
  });

  it('are compared as they stand in the editor, with what was left as it was', async () => {
    const editor = await openDraft(LATER);
    await replace(editor, '111', '121');
    await vscode.commands.executeCommand('wenheng.compareDrafts', draftUri(EARLIER));
    const shown = await until(
      'the comparison',
      () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'wenheng-compare'),
      () => vscode.workspace.textDocuments.map(({ uri }) => uri.path).join(', '),
      vscode.workspace.onDidOpenTextDocument,
    );
    const text = shown.getText();
    assert.equal(shown.languageId, 'markdown');
    assert.match(text, /一稿：一稿\.txt\n\n二稿：二稿\.txt/);
    assert.match(text, /改1处，增0处，删0处；有关联、没有随之改的1处/);
    assert.match(text, /111个→121个（第3行），没有随之改135个（第3行）、82\.2%（第3行）/);
    // It tells of figures, and is no draft that is checked itself.
    assert.deepEqual(findings(shown.uri), []);
    await until(
      'its preview',
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ input }) => isPreview(input)),
      () => 'there is none',
      vscode.window.tabGroups.onDidChangeTabs,
    );
  });
});

const isPreview = (input: unknown): boolean =>
  input instanceof vscode.TabInputWebview && input.viewType.includes('markdown.preview');
