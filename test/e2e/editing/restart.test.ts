import assert from 'node:assert/strict';
import {
  closeAll,
  finding,
  hoverAt,
  noFinding,
  openDraft,
  RATE,
  REPORT,
  replace,
  serverProcess,
  until,
} from '../support';

describe('a server that is killed', () => {
  after(closeAll);

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
