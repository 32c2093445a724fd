import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  CLEAN,
  closeAll,
  draftUri,
  finding,
  findings,
  noFinding,
  NOTICE,
  openDraft,
  RATE,
  REPORT,
  rulesIn,
  runTask,
  setOption,
  until,
} from '../support';

describe('a check of the workspace', () => {
  afterEach(closeAll);

  it('lists the findings of drafts that are not open, at their words', async () => {
    await openDraft(CLEAN);
    await vscode.commands.executeCommand('wenheng.checkWorkspace');
    const found = await finding(draftUri(NOTICE), RATE);
    const { document } = await openDraft(NOTICE);
    assert.equal(document.getText(found.range), '80%');
    assert.match(found.message, /45÷50/);
  });

  it('lists none twice, and none that is gone, when a draft is opened, changed and closed', async () => {
    await vscode.commands.executeCommand('wenheng.checkWorkspace');
    const uri = draftUri(REPORT);
    await finding(uri, RATE);
    const closed = rulesIn(uri).sort();
    await openDraft(REPORT);
    await settled(uri, closed);
    await closeAll();
    await settled(uri, closed);
    const file = await vscode.workspace.fs.readFile(uri);
    try {
      const text = new TextDecoder().decode(file).replace('完成率92%', '完成率82%');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      await noFinding(uri, RATE);
    } finally {
      await vscode.workspace.fs.writeFile(uri, file);
    }
    await settled(uri, closed);
  });
});

describe('the task', () => {
  afterEach(closeAll);

  it('ends well with findings, which are in the list of problems once', async () => {
    assert.equal(await runTask('workspace'), 0);
    const uri = draftUri(NOTICE);
    await finding(uri, RATE);
    const once = rulesIn(uri).sort();
    await openDraft(NOTICE);
    await settled(uri, once);
    assert.equal(findings(uri).filter((found) => found.source !== '文衡').length, 0);
  });

  it('takes the settings made in the editor', async () => {
    const takeBack = await setOption('rules', { arithmetic: 'off' });
    try {
      assert.equal(await runTask('workspace'), 0);
      await noFinding(draftUri(NOTICE), RATE);
    } finally {
      await takeBack();
    }
    await finding(draftUri(NOTICE), RATE);
  });

  it('checks the file in view', async () => {
    await openDraft(CLEAN);
    assert.equal(await runTask('currentFile'), 0);
  });
});

/** Waits until the file has exactly these findings. */
async function settled(uri: vscode.Uri, rules: readonly string[]): Promise<void> {
  await until(
    `${rules.length} findings of ${uri.path}`,
    () => rulesIn(uri).sort().join() === rules.join(),
    () => `there were: ${rulesIn(uri).join(', ')}`,
  );
}
