/** The command that opens a new draft with the skeleton of its genre. */
import type { ExtensionContext } from 'vscode';
import { l10n, SnippetString, Uri, window, workspace } from 'vscode';

interface Entry {
  readonly body: readonly string[];
  readonly description: string;
  readonly isFileTemplate?: boolean;
}

/** Asks for the genre, then opens an unsaved Markdown draft with its places to fill. */
export async function newDraft(context: ExtensionContext): Promise<void> {
  const file = Uri.joinPath(context.extensionUri, 'snippets', 'markdown.json');
  const entries = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file))) as Record<string, Entry>;
  const items = Object.entries(entries)
    .filter(([, entry]) => entry.isFileTemplate)
    .map(([name, entry]) => ({ label: name.replace(/^文衡：/, ''), entry }));
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Genre of the new draft') });
  if (!chosen) return;
  const editor = await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown' }));
  await editor.insertSnippet(new SnippetString(chosen.entry.body.join('\n')));
}
