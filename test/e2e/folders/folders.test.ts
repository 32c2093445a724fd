import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  draftUri,
  finding,
  noFinding,
  NOTICE,
  openDraft,
  RATE,
  REPORT,
  rulesIn,
  runTask,
  setOption,
} from '../support';

describe('two folders', () => {
  afterEach(closeAll);

  it('are both checked by one server', async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    await finding((await openDraft(REPORT)).document.uri, RATE);
    await finding((await openDraft(NOTICE)).document.uri, RATE);
  });

  it('keep their own settings', async () => {
    const report = (await openDraft(REPORT)).document.uri;
    const notice = (await openDraft(NOTICE)).document.uri;
    await finding(notice, RATE);
    const { WorkspaceFolder } = vscode.ConfigurationTarget;
    const takeBack = await setOption('rules', { [RATE]: 'off' }, WorkspaceFolder, notice);
    await noFinding(notice, RATE);
    assert.ok(rulesIn(report).includes(RATE), 'the setting of one folder reached the other');
    await takeBack();
    await finding(notice, RATE);
  });

  it('are both in the findings of the workspace task', async () => {
    assert.equal(await runTask('workspace'), 0);
    await finding(draftUri(NOTICE), RATE);
    await finding(draftUri(REPORT), RATE);
  });
});
