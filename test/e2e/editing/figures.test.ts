import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import * as vscode from 'vscode';
import type { Api } from '../../../client/src/api';
import {
  closeAll,
  draftUri,
  EXTENSION,
  newDraft,
  NOTICE,
  openDraft,
  positionOf,
  replace,
  REPORT,
  until,
} from '../support';

const WRONG = '共排查问题135个，已整改111个，整改完成率达92%。各项工作有序推进，取得明显成效。';

describe('the figure panel', () => {
  let figures: Api['figures'];
  before(async () => {
    const extension = vscode.extensions.getExtension<Api>(EXTENSION);
    assert.ok(extension, 'the extension is not there');
    ({ figures } = await extension.activate());
    await openDraft(REPORT);
    await vscode.commands.executeCommand('wenheng.showFigures');
    await until(
      'the panel',
      () => figures.isVisible,
      () => 'it is hidden',
      figures.onDidUpdate,
    );
  });
  afterEach(() => vscode.commands.executeCommand('wenheng.unfilterFigures'));
  after(async () => {
    await closeAll();
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  /** `wrong: 120亿元 150亿元 35%`, a line a group. */
  const listed = (): string =>
    figures
      .listed()
      .map(({ state, rows }) => `${state}: ${rows.map(({ entry }) => entry.text).join(' ')}`)
      .join('\n');
  const lists = (what: string, wanted: (list: string) => boolean): Promise<unknown> =>
    until(
      what,
      () => wanted(listed()),
      () => `it lists:\n${listed()}`,
      figures.onDidUpdate,
    );
  const rowOf = (text: string) => {
    const node = figures
      .listed()
      .flatMap(({ rows }) => rows)
      .find(({ entry }) => entry.text === text);
    assert.ok(node, `${text} is not listed:\n${listed()}`);
    return node;
  };

  it('lists each figure of the draft in view, what is wrong first', async () => {
    await lists('the figures', (list) => list.startsWith('wrong: ') && list.includes('\nopen: '));
    assert.equal(listed(), 'wrong: 120亿元 150亿元 35% 135个 111个 92% 1260件 1180件 90件\nopen: 86.4亿元 7.8%');
  });

  it('says in each row what is measured, when, and what it is checked by', async () => {
    await lists('the figures', (list) => list.includes('92%'));
    const item = figures.itemOf(rowOf('92%'));
    assert.match(String(item.description), /整改完成率.*111÷135=82\.2%/);
    assert.match(item.accessibilityInformation!.label, /92%/);
    const [line] = figures.linesOf(rowOf('92%'));
    assert.match(String(line!.label), /应为82%，文中为92%/);
  });

  it('a click goes to the words, and the row under the caret is marked', async () => {
    const { document } = await openDraft(REPORT);
    await lists('the figures', (list) => list.includes('1180件'));
    const { command } = figures.itemOf(rowOf('1180件'));
    await vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document, document);
    assert.equal(document.getText(editor.selection), '1180件');
    const marked = (text: string): Promise<unknown> =>
      until(
        `the row of ${text} to be marked`,
        () => figures.underCaret()?.text === text,
        () => `marked is ${figures.underCaret()?.text}`,
        figures.onDidUpdate,
      );
    await marked('1180件');
    const at = positionOf(document, '86.4亿元');
    editor.selection = new vscode.Selection(at, at);
    await marked('86.4亿元');
    assert.equal(typeof figures.itemOf(rowOf('86.4亿元')).label, 'object');
    assert.equal(typeof figures.itemOf(rowOf('1180件')).label, 'string');
    const beside = positionOf(document, '下一步打算');
    editor.selection = new vscode.Selection(beside, beside);
    await until(
      'no row to be marked',
      () => !figures.underCaret(),
      () => 'one is',
      figures.onDidUpdate,
    );
  });

  it('is worked by the keyboard alone', async () => {
    const { document } = await openDraft(REPORT);
    await lists('the figures', (list) => list.includes('92%'));
    // What Home, Arrow Down and Enter are bound to in a list: the head of the group, then its rows.
    const chosen = (): string => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.path === document.uri.path ? editor.document.getText(editor.selection) : '';
    };
    const presses = (keys: string[], words: string): Promise<unknown> =>
      until(
        `${words} to be selected by ${keys.join(', ')}`,
        async () => {
          for (const command of [
            'wenheng.figures.focus',
            'workbench.action.focusPanel',
            'list.focusFirst',
            ...keys,
            'list.select',
          ]) {
            await vscode.commands.executeCommand(command);
          }
          return chosen() === words;
        },
        chosen,
      );
    const down = 'list.focusDown';
    await presses([down], '120亿元');
    await presses([down, down, down], '35%');
    await presses([down, down], '150亿元');
  });

  it('is filtered by state, kind and heading', async () => {
    await lists('the figures', (list) => list.includes('92%'));
    await vscode.commands.executeCommand('wenheng.filterFigures', { states: ['wrong'], kinds: ['percent'] });
    assert.equal(listed(), 'wrong: 35% 92%');
    const section = figures.listed()[0]!.rows.length;
    assert.equal(section, 2);
    await vscode.commands.executeCommand('wenheng.filterFigures', { sections: ['二、问题整改落实情况'] });
    assert.equal(listed(), 'wrong: 135个 111个 92% 1260件 1180件 90件');
    await vscode.commands.executeCommand('wenheng.unfilterFigures');
    assert.match(listed(), /open: 86\.4亿元 7\.8%/);
  });

  it('follows what is typed', async () => {
    const editor = await newDraft('plaintext', WRONG);
    await lists('the figures', (list) => list === 'wrong: 135个 111个 92%');
    await replace(editor, '92%', '82%');
    await lists('the rate to be checked', (list) => list === 'checked: 135个 111个 82%');
    const end = editor.document.positionAt(editor.document.getText().length);
    await editor.edit((edit) => edit.insert(end, '\n新建农村公路36公里。\n'));
    await lists('the new figure', (list) => list === 'open: 36公里\nchecked: 135个 111个 82%');
  });

  it('asks once the writer pauses, and not at each keystroke', async () => {
    const editor = await newDraft('plaintext', WRONG);
    await lists('the figures', (list) => list === 'wrong: 135个 111个 92%');
    const before = figures.requests;
    let pauses = 1;
    let last = Date.now();
    for (const letter of '各项工作有序推进成效明显，') {
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), letter));
      // On a machine that is busy a letter may take as long as a pause.
      if (Date.now() - last > 200) pauses++;
      last = Date.now();
    }
    await replace(editor, '92%', '82%');
    await lists('the rate to be checked', (list) => list === 'checked: 135个 111个 82%');
    const asked = figures.requests - before;
    assert.ok(asked >= 1 && asked <= pauses + 1, `asked ${asked} times, with ${pauses} pauses in 14 keystrokes`);
  });

  it('follows to another draft, one that was never saved too', async () => {
    await openDraft(NOTICE);
    await lists('the figures of the notice', (list) => !list.includes('86.4亿元') && list.includes(': '));
    await newDraft('plaintext', WRONG);
    await lists('its figures', (list) => list === 'wrong: 135个 111个 92%');
  });

  it('asks nothing while it is hidden, and is up to date when it is shown again', async () => {
    const editor = await newDraft('plaintext', WRONG);
    await lists('its figures', (list) => list === 'wrong: 135个 111个 92%');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await until(
      'the panel to hide',
      () => !figures.isVisible,
      () => 'it is there',
    );
    const before = figures.requests;
    await replace(editor, '92%', '82%');
    await until(
      'the server to have read it',
      () => vscode.languages.getDiagnostics(editor.document.uri).every(({ message }) => !message.includes('92%')),
      () => 'it has not',
      vscode.languages.onDidChangeDiagnostics,
    );
    assert.equal(figures.requests, before);
    await vscode.commands.executeCommand('wenheng.showFigures');
    await lists('the checked rate', (list) => list === 'checked: 135个 111个 82%');
  });

  it('the review sheet is written as the draft stands, in the format of its name', async () => {
    // What is typed and not saved is in it.
    const editor = await newDraft('plaintext', WRONG);
    await replace(editor, '92%', '91%');
    const read = async (name: string): Promise<Uint8Array> => {
      const target = draftUri(name);
      await vscode.commands.executeCommand('wenheng.exportReview', undefined, target);
      const bytes = await vscode.workspace.fs.readFile(target);
      await vscode.workspace.fs.delete(target);
      return bytes;
    };
    const page = Buffer.from(await read('半年总结-核对表.html')).toString('utf8');
    assert.match(page, /应为82%，文中为91%/);
    assert.ok(unzipSync(await read('半年总结-核对表.docx'))['word/document.xml']);
    assert.ok(unzipSync(await read('半年总结-核对表.xlsx'))['xl/workbook.xml']);
    assert.match(Buffer.from(await read('半年总结-核对表.md')).toString('utf8'), /^# 数据核对表/);
  });
});
