import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, hoverAt, openDraft, positionOf, REPORT, until } from '../support';

describe('reading a draft', () => {
  let document: vscode.TextDocument;
  before(async () => {
    document = (await openDraft(REPORT)).document;
  });
  after(closeAll);

  it('the hover tells what a figure measures and how it changed', async () => {
    assert.match(await hoverAt(document, '86.4亿元'), /规模以上工业增加值/);
    assert.match(await hoverAt(document, '7.8%'), /同比/);
  });

  it('the hover shows the working of a rate', async () => {
    assert.match(await hoverAt(document, '92%'), /111÷135/);
  });

  it('semantic tokens mark the figures', async () => {
    const tokens = await until(
      'semantic tokens',
      () => tokensOf(document),
      () => 'there were none',
    );
    assert.equal(tokens.get('86.4亿元'), 'wenhengAmount');
    assert.equal(tokens.get('7.8%'), 'wenhengPercent');
    assert.equal(tokens.get('2023年7月12日'), 'wenhengDate');
  });

  it('semantic tokens leave section numbers alone', async () => {
    const starts = [
      ...(
        await until(
          'semantic tokens',
          () => tokensOf(document),
          () => 'there were none',
        )
      ).keys(),
    ];
    assert.ok(!starts.some((words) => words.startsWith('一')), starts.join(' '));
  });

  it('the outline has the headings of the text', async () => {
    const symbols = await until(
      'the outline',
      async () => {
        const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        );
        return found?.length ? found : undefined;
      },
      () => 'there was none',
    );
    const names = flatten(symbols);
    for (const heading of ['主要指标完成情况', '问题整改落实情况', '下一步打算']) {
      assert.ok(
        names.some((name) => name.includes(heading)),
        `${heading} is not among ${names.join(' / ')}`,
      );
    }
  });

  it('a place without a figure has no card', async () => {
    await hoverAt(document, '86.4亿元');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, '现将有关情况'),
    );
    assert.deepEqual(hovers, []);
  });
});

/** Token types by the words that they cover; undefined while nothing is marked. */
async function tokensOf(document: vscode.TextDocument): Promise<Map<string, string> | undefined> {
  const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
    'vscode.provideDocumentSemanticTokensLegend',
    document.uri,
  );
  const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
    'vscode.provideDocumentSemanticTokens',
    document.uri,
  );
  if (!legend || !tokens?.data.length) return undefined;
  const types = new Map<string, string>();
  let line = 0;
  let character = 0;
  for (let i = 0; i < tokens.data.length; i += 5) {
    const [lines, characters, length, type] = tokens.data.subarray(i, i + 4);
    character = lines ? characters! : character + characters!;
    line += lines!;
    const range = new vscode.Range(line, character, line, character + length!);
    types.set(document.getText(range), legend.tokenTypes[type!]!);
  }
  return types;
}

function flatten(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap(({ name, children }) => [name, ...flatten(children)]);
}
