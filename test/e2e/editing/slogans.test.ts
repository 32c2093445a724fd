import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, completionOf, finding, hoverAt, until } from '../support';

const WORDING = 'slogan/wording';
const TEXT = `清溪新区要把“三个聚焦”落到实处，稳妥化解隐形债务，抓实各项工作。

会议要求，各镇要对照“三个聚焦”逐项检查，把问题找准、把措施定实，不忘初心、牢记使命。

各单位要认真学习领会，不忘
`;

describe('set phrases', () => {
  let document: vscode.TextDocument;
  before(async () => {
    document = await vscode.workspace.openTextDocument({ language: 'markdown', content: TEXT });
    await vscode.window.showTextDocument(document);
  });
  after(closeAll);

  it('have a card', async () => {
    assert.match(await hoverAt(document, '不忘初心、牢记使命'), /不忘初心、牢记使命/);
  });

  it('that are written wrong are marked, and mended in one step', async () => {
    const found = await finding(document.uri, WORDING);
    assert.equal(document.getText(found.range), '隐形债务');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
    );
    const fix = actions.find(({ edit, title }) => edit && title.includes('隐性债务'));
    assert.ok(fix, actions.map(({ title }) => title).join(', '));
  });

  it('are completed from their first characters', async () => {
    await completionOf(document, '不忘初心、牢记使命');
  });

  it('are found wherever else they are said', async () => {
    const places = await until(
      'the other place',
      async () => {
        const found = await vscode.commands.executeCommand<vscode.Location[]>(
          'vscode.executeReferenceProvider',
          document.uri,
          document.positionAt(document.getText().indexOf('三个聚焦') + 1),
        );
        return found.length > 1 ? found : undefined;
      },
      () => 'there was none',
    );
    for (const { range } of places) assert.match(document.getText(range), /三个聚焦/);
  });
});
