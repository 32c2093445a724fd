import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, EXTENSION, finding, hoverAt, openDraft, RATE, REPORT } from '../support';

describe('a folder that is not trusted', () => {
  after(closeAll);

  it('is restricted, and its drafts are checked all the same', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await openDraft(REPORT);
    assert.ok(vscode.extensions.getExtension(EXTENSION), 'the extension is disabled here');
    await finding(document.uri, RATE);
    assert.match(await hoverAt(document, '86.4亿元'), /规模以上工业增加值/);
    assert.equal(vscode.workspace.isTrusted, false);
  });
});
