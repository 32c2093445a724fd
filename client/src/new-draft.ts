/** The command that opens a new draft with the skeleton of its genre. */
import type { ExtensionContext } from 'vscode';
import { l10n, SnippetString, Uri, window, workspace } from 'vscode';

interface Entry {
  readonly body: readonly string[];
  readonly description: string;
  readonly isFileTemplate?: boolean;
}

/** Asks for the genre and the kind of file, then opens an unsaved draft with placeholders to fill in. */
export async function newDraft(context: ExtensionContext): Promise<void> {
  const genres = await skeletons(context, 'markdown');
  const items = Object.keys(genres).map((name) => ({ label: name.replace(/^文衡：/, ''), name }));
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Genre of the new draft') });
  if (!chosen) return;
  const kinds = [
    { label: l10n.t('Plain text (.txt)'), description: l10n.t('pasted into Word as it is'), language: 'plaintext' },
    { label: 'Markdown (.md)', description: l10n.t('with marks for headings'), language: 'markdown' },
  ];
  const kind = await window.showQuickPick(kinds, { placeHolder: l10n.t('Kind of file') });
  if (!kind) return;
  const entry = (await skeletons(context, kind.language))[chosen.name];
  const editor = await window.showTextDocument(await workspace.openTextDocument({ language: kind.language }));
  await editor.insertSnippet(new SnippetString(entry!.body.join('\n')));
}

async function skeletons(context: ExtensionContext, language: string): Promise<Record<string, Entry>> {
  const file = Uri.joinPath(context.extensionUri, 'snippets', `${language}.json`);
  const entries = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file))) as Record<string, Entry>;
  return Object.fromEntries(Object.entries(entries).filter(([, entry]) => entry.isFileTemplate));
}
