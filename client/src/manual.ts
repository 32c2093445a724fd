/** The rules' pages as documents that can be read offline, in the language of the editor. */
import type { ExtensionContext } from 'vscode';
import { commands, env, Uri, workspace } from 'vscode';
import { CLIENT_COMMANDS } from '../../server/src/protocol';
import { MANUAL_SCHEME } from './contributions';

/** Registers the scheme of the pages. */
export function registerManual(context: ExtensionContext): void {
  const pageOf = async (uri: Uri): Promise<string> => {
    const folder = env.language.startsWith('zh') ? ['docs', 'rules'] : ['docs', 'rules', 'en'];
    const file = Uri.joinPath(context.extensionUri, ...folder, ...uri.path.split('/'));
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  };
  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(MANUAL_SCHEME, { provideTextDocumentContent: pageOf }),
    commands.registerCommand(CLIENT_COMMANDS.explainRule, (rule: string) =>
      commands.executeCommand('markdown.showPreview', Uri.from({ scheme: MANUAL_SCHEME, path: `/${rule}.md` })),
    ),
  );
}
