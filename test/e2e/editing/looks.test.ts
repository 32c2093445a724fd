import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, EXTENSION, finding, openDraft, REPORT, until } from '../support';

interface Theme {
  readonly include?: string;
  readonly tokenColors?: readonly { readonly scope?: string | readonly string[]; readonly settings: Settings }[];
}
interface Settings {
  readonly foreground?: string;
}
interface Setting {
  readonly enum?: readonly string[];
  readonly enumItemLabels?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, Setting>>;
  readonly additionalProperties?: Setting | boolean;
}

const extension = (): vscode.Extension<unknown> => vscode.extensions.getExtension(EXTENSION)!;
/** JSON as VS Code writes it, with remarks and commas behind the last value. */
const readJson = (file: string): unknown =>
  JSON.parse(
    readFileSync(file, 'utf8')
      .replace(/(?<=^|[\s,{}[\]])\/\/[^\n]*$/gm, '')
      .replace(/,(?=\s*[}\]])/g, ''),
  );

/** The colour that a theme of VS Code gives a scope; empty where it is that of all text. */
function colourOf(theme: string, scope: string): string {
  const file = path.join(vscode.env.appRoot, 'extensions', 'theme-defaults', 'themes', theme);
  const { include, tokenColors = [] } = readJson(file) as Theme;
  let best = include ? { colour: colourOf(path.basename(include), scope), length: 0 } : { colour: '', length: -1 };
  for (const { scope: scopes = [], settings } of tokenColors) {
    for (const selector of typeof scopes === 'string' ? scopes.split(/,\s*/) : scopes) {
      const matches = scope === selector || scope.startsWith(`${selector}.`);
      if (matches && settings.foreground && selector.length >= best.length)
        best = { colour: settings.foreground.toLowerCase(), length: selector.length };
    }
  }
  return best.colour;
}

describe('what a writer sees', () => {
  afterEach(closeAll);

  for (const theme of ['light_modern.json', 'dark_modern.json'])
    it(`has figures, dates, slogans and speech told apart by their colours in ${theme}`, () => {
      const manifest = readJson(path.join(extension().extensionPath, 'package.json')) as {
        contributes: { semanticTokenScopes: { scopes: Record<string, string[]> }[] };
      };
      for (const { scopes } of manifest.contributes.semanticTokenScopes) {
        const colour = (type: string): string => colourOf(theme, scopes[type]![0]!);
        const told = ['wenhengAmount', 'wenhengPercent', 'wenhengDate', 'wenhengSlogan'].map(colour);
        assert.ok(told.every(Boolean), told.join(' '));
        assert.equal(new Set(told).size, told.length, told.join(' '));
        // A third of a page may be speech, which is not to be red.
        const speech = colour('wenhengSpeech');
        const [red = 0, green = 0, blue = 0] = (speech.match(/[0-9a-f]{2}/g) ?? []).map((c) => parseInt(c, 16));
        assert.ok(!told.includes(speech) && red <= Math.max(green, blue) * 1.5, speech);
      }
    });

  it('has each heading of Markdown in the outline once', async () => {
    const { document } = await openDraft(REPORT);
    const names = await until(
      'the outline',
      async () => {
        const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        );
        const flat = (symbols: readonly vscode.DocumentSymbol[]): string[] =>
          symbols.flatMap(({ name, children }) => [name, ...flat(children)]);
        const all = flat(found ?? []);
        return all.some((name) => name.includes('下一步打算')) ? all : null;
      },
      () => 'it had no headings',
    );
    for (const heading of ['主要指标完成情况', '问题整改落实情况', '下一步打算'])
      assert.equal(names.filter((name) => name.includes(heading)).length, 1, names.join(' / '));
  });

  it('is offered a new draft in Markdown too, with the year of today in it', async () => {
    for (let tries = 1; ; tries++) {
      const opened = vscode.commands.executeCommand('wenheng.newDraft');
      const editor = await until(
        'the new draft',
        async () => {
          await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          return vscode.window.activeTextEditor;
        },
        () => 'no editor was opened',
      );
      await opened;
      // The second question may have come between the two commands, when its first answer is taken.
      if (editor.document.languageId === 'plaintext' && tries < 5) {
        await closeAll();
        continue;
      }
      assert.equal(editor.document.languageId, 'markdown');
      assert.match(editor.document.lineAt(0).text, /^# /);
      assert.ok(editor.document.getText().includes(`${new Date().getFullYear()}年`), editor.document.getText());
      await finding(editor.document.uri, 'form/placeholder');
      return;
    }
  });

  it('has settings whose choices are told in both languages', () => {
    const root = extension().extensionPath;
    const { contributes } = readJson(path.join(root, 'package.json')) as {
      contributes: { configuration: { properties: Record<string, Setting> }[] };
    };
    const english = readJson(path.join(root, 'package.nls.json')) as Record<string, string>;
    const chinese = readJson(path.join(root, 'package.nls.zh-cn.json')) as Record<string, string>;
    const choices: [string, Setting][] = [];
    const collect = (name: string, setting: Setting): void => {
      if (setting.enum) choices.push([name, setting]);
      for (const [key, inner] of Object.entries(setting.properties ?? {})) collect(`${name}.${key}`, inner);
      if (typeof setting.additionalProperties === 'object') collect(`${name}.*`, setting.additionalProperties);
    };
    for (const { properties } of contributes.configuration)
      for (const [name, setting] of Object.entries(properties)) collect(name, setting);
    assert.ok(choices.length > 100, String(choices.length));
    for (const [name, { enum: values, enumItemLabels, enumDescriptions }] of choices) {
      // Within a setting of many parts VS Code shows descriptions beside the values, and no labels.
      const isPart = name.startsWith('wenheng.rules.');
      const labels = (isPart ? enumDescriptions : enumItemLabels) ?? [];
      assert.equal(labels.length, values!.length, name);
      for (const label of labels) {
        const key = /^%(.+)%$/.exec(label)?.[1] ?? '';
        assert.match(chinese[key] ?? '', /\p{Script=Han}/u, `${name}: ${label}`);
        assert.ok(english[key], `${name}: ${label}`);
      }
    }
  });
});
