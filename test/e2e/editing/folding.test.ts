import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, newDraft, until } from '../support';

// Plain text, because VS Code folds the headings of Markdown by itself.
const TEXT = `关于上半年工作的报告

一、主要做法

（一）抓好项目

全区新开工项目12个。

（二）抓好服务

二、下一步打算

继续抓好落实。
`;

describe('folding', () => {
  after(closeAll);

  it('takes each numbered section of plain text to its end', async () => {
    const { document } = await newDraft('plaintext', TEXT);
    const folds = await until(
      'folding ranges',
      async () => {
        const found = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
          'vscode.executeFoldingRangeProvider',
          document.uri,
        );
        return found?.length ? found : undefined;
      },
      () => 'there were none',
    );
    const lines = new Map(folds.map(({ start, end }) => [document.lineAt(start).text, document.lineAt(end).text]));
    assert.equal(lines.get('一、主要做法'), '（二）抓好服务');
    assert.equal(lines.get('（一）抓好项目'), '全区新开工项目12个。');
    assert.equal(lines.get('二、下一步打算'), '继续抓好落实。');
    assert.ok(!lines.has('（二）抓好服务'), 'there is nothing to fold');
  });
});
