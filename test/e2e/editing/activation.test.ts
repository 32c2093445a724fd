import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('probe', () => {
  it('runs', () => {
    assert.ok(vscode.workspace.workspaceFolders);
  });
});
