import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, hoverAt, newDraft, positionOf, until } from '../support';

const TEXT = `清溪新区党工委书记周启明强调，要把群众的事一件一件办好。

会后，周启明指出，各镇要逐项检查。村民王秀兰说：“现在办事方便多了。”
`;

describe('speakers', () => {
  let document: vscode.TextDocument;
  before(async () => {
    document = (await newDraft('markdown', TEXT)).document;
  });
  after(closeAll);

  it('have a card with their post and what they say', async () => {
    const card = await hoverAt(document, '周启明');
    assert.match(card, /\*\*周启明\*\* 说话人/);
    assert.match(card, /清溪新区党工委书记/);
    assert.match(card, /发言2处[^]*强调：要把群众的事一件一件办好[^]*指出：各镇要逐项检查/);
  });

  it('are found wherever they are named or speak', async () => {
    const words = await until(
      'the references',
      async () => {
        const found = await vscode.commands.executeCommand<vscode.Location[]>(
          'vscode.executeReferenceProvider',
          document.uri,
          positionOf(document, '周启明'),
        );
        return found.length > 0 ? found.map(({ range }) => document.getText(range)) : undefined;
      },
      () => 'there were none',
    );
    assert.equal(words.filter((w) => w.includes('周启明')).length, 2, words.join(' / '));
    assert.ok(
      words.some((w) => w.startsWith('各镇要逐项检查')),
      words.join(' / '),
    );
    assert.ok(!words.some((w) => w.includes('方便')), words.join(' / '));
  });
});
