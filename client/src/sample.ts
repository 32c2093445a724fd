/** The sample draft of the walkthrough. */
import type { ExtensionContext } from 'vscode';
import { Uri, window, workspace } from 'vscode';

/** Opens an unsaved copy, so that trying things out does not change the extension's files. */
export async function openSample(context: ExtensionContext): Promise<void> {
  const file = Uri.joinPath(context.extensionUri, 'walkthrough', 'sample.md');
  const content = new TextDecoder().decode(await workspace.fs.readFile(file));
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}
