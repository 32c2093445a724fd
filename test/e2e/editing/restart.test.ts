import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  finding,
  hoverAt,
  noFinding,
  openDraft,
  RATE,
  REPORT,
  replace,
  rulesIn,
  serverProcess,
  until,
} from '../support';

describe('a server that is killed', () => {
  after(closeAll);

  it('leaves its findings in view until the next one has its own', async () => {
    const { document } = await openDraft(REPORT);
    await finding(document.uri, RATE);
    const seen: boolean[] = [];
    const listener = vscode.languages.onDidChangeDiagnostics(() => seen.push(rulesIn(document.uri).includes(RATE)));
    const killed = serverProcess();
    assert.ok(killed);
    process.kill(killed, 'SIGKILL');
    const other = (): number | undefined => [serverProcess()].find((pid) => pid !== killed);
    await until('another server', other, () => 'there was none');
    await hoverAt(document, '92%');
    listener.dispose();
    assert.ok(rulesIn(document.uri).includes(RATE));
    assert.ok(seen.every((isThere) => isThere));
  });

  it('comes back and answers for the draft as it stands', async () => {
    const editor = await openDraft(REPORT);
    const { uri } = editor.document;
    await finding(uri, RATE);
    const killed = serverProcess();
    assert.ok(killed);
    process.kill(killed, 'SIGKILL');
    const other = (): number | undefined => [serverProcess()].find((pid) => pid !== killed);
    assert.notEqual(await until('another server', other, () => 'there was none'), killed);
    await replace(editor, '完成率92%', '完成率82%');
    await noFinding(uri, RATE);
    assert.match(await hoverAt(editor.document, '82%'), /111÷135/);
  });
});
