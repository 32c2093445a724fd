/** The pages of rules as documents that can be read without a connection, in the language of the editor. */
import type { ExtensionContext } from 'vscode';
import { commands, env, Uri, workspace } from 'vscode';
import { CLIENT_COMMANDS } from '../../server/src/protocol';
import { MANUAL_SCHEME } from './contributions';

export function registerManual(context: ExtensionContext): void {
  const pageOf = async (uri: Uri): Promise<string> => {
    const file = Uri.joinPath(context.extensionUri, 'docs', 'rules', ...uri.path.split('/'));
    const page = new TextDecoder().decode(await workspace.fs.readFile(file));
    return env.language.startsWith('zh') ? page : inEnglish(page);
  };
  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(MANUAL_SCHEME, { provideTextDocumentContent: pageOf }),
    commands.registerCommand(CLIENT_COMMANDS.explainRule, (rule: string) =>
      commands.executeCommand('markdown.showPreview', Uri.from({ scheme: MANUAL_SCHEME, path: `/${rule}.md` })),
    ),
  );
}

/** Headings and labels of a page; the reasons and the examples are about Chinese and in Chinese. */
const WORDS: Readonly<Record<string, string>> = {
  '- 规则：': '- Rule: ',
  '- 级别：': '- Level: ',
  '- 依据：': '- Source: ',
  '- 改法：': '- Fix: ',
  '- 文种：': '- Genres: ',
  '## 说明': '## Why',
  '## 应改': '## To be changed',
  '## 无误': '## As it should be',
};

function inEnglish(page: string): string {
  const [zh, en] = [/^# (.*)$/m.exec(page)?.[1], /^\*(.*)\*$/m.exec(page)?.[1]];
  const turned = zh && en ? page.replace(`# ${zh}`, `# ${en}`).replace(`*${en}*`, `*${zh}*`) : page;
  return Object.entries(WORDS).reduce((text, [from, to]) => text.replace(from, to), turned);
}
