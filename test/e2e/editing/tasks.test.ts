import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  CLEAN,
  closeAll,
  draftUri,
  finding,
  findings,
  NOTICE,
  openDraft,
  RATE,
  REPORT,
  rulesIn,
  runTask,
  setOption,
} from '../support';

describe('the task', () => {
  afterEach(closeAll);

  it('checks the workspace and lists the findings of files that are not open as problems', async () => {
    await openDraft(CLEAN);
    assert.deepEqual(findings(draftUri(NOTICE)), []);
    assert.equal(await runTask('workspace'), 1, 'the exit status of a run with findings');
    const found = await finding(draftUri(NOTICE), RATE);
    const { document } = await openDraft(NOTICE);
    const { start } = found.range;
    assert.equal(document.getText(new vscode.Range(start, start.translate(0, 3))), '80%');
    assert.match(found.message, /45÷50/);
  });

  it('gives a file the findings that the editor gives it', async () => {
    await runTask('workspace');
    await finding(draftUri(REPORT), RATE);
    const ofTask = rulesIn(draftUri(REPORT)).sort();
    const { uri } = (await openDraft(REPORT)).document;
    await finding(uri, RATE);
    const both = await bothSources(uri, ofTask.length);
    assert.deepEqual([...new Set(both)].sort(), [...new Set(ofTask)]);
  });

  it('takes the settings made in the editor', async () => {
    const takeBack = await setOption('rules', { arithmetic: 'off' });
    try {
      assert.equal(await runTask('workspace'), 0);
    } finally {
      await takeBack();
    }
  });

  it('checks the file in view, and ends well where nothing is wrong', async () => {
    await openDraft(CLEAN);
    assert.equal(await runTask('currentFile'), 0);
  });
});

/** The rules found once both the editor and the task have had their say. */
async function bothSources(uri: vscode.Uri, ofTask: number): Promise<string[]> {
  while (findings(uri).length < 2 * ofTask) {
    await new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        listener.dispose();
        resolve();
      });
    });
  }
  return rulesIn(uri);
}
