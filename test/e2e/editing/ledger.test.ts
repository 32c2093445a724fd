/** A draft beside the ledger of its project. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  completionOf,
  draftUri,
  finding,
  hoverAt,
  noFinding,
  openDraft,
  panel,
  replace,
  writeProjectFile,
} from '../support';

const LEDGER = 'consistency/ledger';
const PRESS = '报告/发布稿.txt';

const press = (value: string): string[] => [
  '霁川县2024年经济运行情况发布稿',
  '',
  `据统计，2024年，全县地区生产总值${value}。`,
];

describe('the ledger', () => {
  const CONFIG = '报告/wenheng.config.json';
  const TABLE = '报告/台账.csv';
  before(async () => {
    await writeProjectFile(TABLE, [
      '指标,数值,单位,时期,来源,责任单位,别名',
      '地区生产总值,412.6,亿元,2024年,统计公报第一部分,县统计局,GDP',
      '茶叶产量,1.86,万吨,2024年,年报,县农业农村局,',
    ]);
    await writeProjectFile(CONFIG, ['{ "ledger": "台账.csv" }']);
    await writeProjectFile(PRESS, press('421.6亿元'));
  });
  after(async () => {
    await closeAll();
    for (const name of [CONFIG, TABLE, PRESS]) await vscode.workspace.fs.delete(draftUri(name));
  });

  it('marks what it has otherwise, says from where, and mends it', async () => {
    const { document } = await openDraft(PRESS);
    const found = await finding(document.uri, LEDGER);
    assert.equal(document.getText(found.range), '421.6亿元');
    assert.match(found.message, /台账为412\.6亿元（第2行，来源：统计公报第一部分，责任单位：县统计局）/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
    );
    const fix = actions.find(({ title }) => title === '改为412.6亿元（台账）');
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await noFinding(document.uri, LEDGER);
  });
  it('shows the approved value and its source over a figure', async () => {
    const { document } = await openDraft(PRESS);
    const card = await hoverAt(document, '412.6亿元');
    assert.match(card, /✓ 台账：412\\?\.6亿元/);
    assert.match(card, /来源：统计公报第一部分.*责任单位：县统计局.*台账第2行/);
  });
  it('accounts for a figure in the panel', async () => {
    const editor = await openDraft(PRESS);
    const lists = await panel();
    await lists(/^checked .*台账：412\.6亿元（2024年，来源：统计公报第一部分/);
    await replace(editor, '412.6', '421.6');
    await lists(/^wrong .*与台账不符/);
    await replace(editor, '421.6', '412.6');
    await lists(/^checked /);
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
  it('offers the figure behind the name that is begun', async () => {
    const editor = await openDraft(PRESS);
    const { document } = editor;
    const end = document.positionAt(document.getText().trimEnd().length);
    assert.ok(await editor.edit((edit) => edit.insert(end, '\n2024年，全县茶叶产')));
    const offer = await completionOf(document, '茶叶产量1.86万吨');
    assert.match(offer.detail ?? '', /2024年/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
