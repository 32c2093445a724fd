/** What a person meets in the first five minutes. */
import assert from 'node:assert/strict';
import iconv from 'iconv-lite';
import * as vscode from 'vscode';
import { closeAll, draftUri, finding, findings, newDraft, openDraft, RATE, REPORT, until } from '../support';

const DRAFT = '云岭市检查企业40家，合格30家，合格率85%。\n';

/** Puts the caret at the end and presses Enter as the keyboard does. */
async function pressEnter(editor: vscode.TextEditor): Promise<void> {
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await new Promise((resolve) => setTimeout(resolve, 400));
  // What the key is bound to: a suggestion where one waits and Enter may take it, else a line end.
  const mode = vscode.workspace.getConfiguration('editor', editor.document).get('acceptSuggestionOnEnter');
  if (mode !== 'off') await vscode.commands.executeCommand('acceptSelectedSuggestion');
  await vscode.commands.executeCommand('type', { text: '\n' });
}

describe('a new user', () => {
  afterEach(closeAll);

  it('presses Enter in plain text and gets a new line', async () => {
    for (const line of ['苍岭县人民政府', '（一）推进重点工作', '二、存在问题', '坚持稳中求']) {
      const editor = await newDraft('plaintext', '');
      const { document } = editor;
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      assert.ok(await editor.edit((edit) => edit.replace(all, line)));
      const end = editor.document.positionAt(line.length);
      editor.selection = new vscode.Selection(end, end);
      await pressEnter(editor);
      assert.equal(editor.document.getText().replace(/\r/g, ''), `${line}\n`);
      await closeAll();
    }
  });

  it('pastes a draft into a new file and has it checked as plain text', async () => {
    await vscode.commands.executeCommand('workbench.action.files.newUntitledFile');
    const editor = vscode.window.activeTextEditor!;
    const pasted = `关于检查情况的通报\n\n一、基本情况\n\n${DRAFT}\n[注] 数据=已核；口径：全市。\n${DRAFT.repeat(5)}`;
    await vscode.env.clipboard.writeText(pasted);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), pasted));
    await finding(editor.document.uri, RATE);
    // The detection of languages looks at the text some time after it was changed.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    assert.equal(editor.document.languageId, 'plaintext');
    assert.ok(findings(editor.document.uri).length > 0);
  });

  it('sees long paragraphs wrapped and files of offices readable', async () => {
    const uri = draftUri('通知/旧稿.txt');
    await vscode.workspace.fs.writeFile(uri, iconv.encode(`关于检查情况的通报\n\n${DRAFT.repeat(6)}`, 'gb18030'));
    try {
      const { document } = await openDraft('通知/旧稿.txt');
      assert.match(document.getText(), /云岭市检查企业40家/);
      await finding(document.uri, RATE);
      assert.equal(vscode.workspace.getConfiguration('editor', document).get('wordWrap'), 'on');
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('finds every command in the palette by both names, and the menu of a draft', async () => {
    const contributes = vscode.extensions.getExtension('wenheng.wenheng')!.packageJSON.contributes;
    for (const { category } of contributes.commands) assert.match(category, /文衡/);
    for (const { category } of contributes.commands) assert.match(category, /Wenheng/);
    assert.ok(contributes.menus['explorer/context'].length && contributes.menus['editor/context'].length);
  });

  it('pauses the check and takes it up again', async () => {
    const { uri } = (await openDraft(REPORT)).document;
    await finding(uri, RATE);
    await vscode.commands.executeCommand('wenheng.togglePause');
    await until(
      'the findings to go',
      () => findings(uri).length === 0,
      () => 'they stayed',
    );
    await vscode.commands.executeCommand('wenheng.togglePause');
    await finding(uri, RATE);
  });
});

describe('the old side of a diff', () => {
  afterEach(closeAll);

  it('is not checked', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('git', {
      provideTextDocumentContent: () => DRAFT,
    });
    try {
      const current = draftUri(REPORT);
      const old = current.with({ scheme: 'git', query: 'HEAD' });
      await vscode.commands.executeCommand('vscode.diff', old, current);
      await finding(current, RATE);
      assert.deepEqual(findings(old), []);
    } finally {
      provider.dispose();
    }
  });
});

describe('a rule', () => {
  afterEach(closeAll);

  it('can be looked up and switched off from its finding', async () => {
    const { document } = await openDraft(REPORT);
    const { range, code } = await finding(document.uri, RATE);
    const target = typeof code === 'object' ? code.target : undefined;
    assert.ok(target);
    assert.match((await vscode.workspace.openTextDocument(target)).getText(), /分子/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const titles = actions.map(({ title }) => title);
    for (const title of [
      `这条规则的道理（${RATE}）`,
      `本文件不查 ${RATE}`,
      `本目录不查 ${RATE}`,
      `全部文稿不查 ${RATE}`,
    ]) {
      assert.ok(titles.includes(title), `${title} is not among ${titles.join(', ')}`);
    }
    assert.ok(titles.some((title) => title.startsWith('打开配置')));
    // As a click on the name of the rule opens it: to be read, not to be edited.
    await vscode.commands.executeCommand('vscode.open', target);
    const page = await until(
      'the page of the rule',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input,
      () => 'there was no tab',
      vscode.window.tabGroups.onDidChangeTabs,
    );
    assert.ok(page instanceof vscode.TabInputCustom, 'it opens as source');
    assert.equal(page.uri.toString(), target.toString());
  });

  it('leads from its figure to the operands', async () => {
    const { document } = await openDraft(REPORT);
    const { range } = await finding(document.uri, RATE);
    const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      range.start.translate(0, 1),
    );
    const words = places.map((place) => document.getText('range' in place ? place.range : place.targetRange));
    assert.ok(words.includes('111个') && words.includes('135个'), words.join(' '));
  });
});

describe('a search over all drafts', () => {
  afterEach(closeAll);

  it('finds headings of drafts that are not open', async () => {
    await openDraft(REPORT);
    const found = await until(
      'the heading',
      async () => {
        const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          '主要指标',
        );
        return symbols.find(({ name }) => name.includes('主要指标完成情况'));
      },
      () => 'there was none',
    );
    assert.ok(found.location.uri.path.endsWith('半年总结.md'));
  });
});
