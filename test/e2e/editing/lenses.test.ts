import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openDraft, REPORT, setOption, until } from '../support';

describe('code lenses', () => {
  afterEach(closeAll);

  it('count over the headings once the setting asks for them', async () => {
    const { document } = await openDraft(REPORT);
    assert.deepEqual(await lensesOver(document), new Map());
    const takeBack = await setOption('codeLens', true);
    try {
      const titles = await until(
        'lenses',
        async () => [await lensesOver(document)].find(({ size }) => size > 0),
        () => 'there were none',
      );
      assert.match(titles.get('## 一、主要指标完成情况') ?? '', /^\d+个数据 · 1个问题$/);
      assert.match(titles.get('## 二、问题整改落实情况') ?? '', /处提法 · 1处引述 · \d个问题$/);
    } finally {
      await takeBack();
    }
    await until(
      'the lenses to go',
      async () => (await lensesOver(document)).size === 0,
      () => 'they stayed',
    );
  });
});

/** Titles by the line that they stand over. */
async function lensesOver(document: vscode.TextDocument): Promise<Map<string, string>> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    99,
  );
  const titles = new Map<string, string>();
  for (const { range, command } of lenses) {
    assert.equal(command?.command, 'wenheng.peek', 'a lens that leads nowhere');
    const line = document.lineAt(range.start.line).text;
    titles.set(line, [titles.get(line), command.title].filter(Boolean).join(' · '));
  }
  return titles;
}
