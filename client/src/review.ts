/** The review sheet of a draft, as it stands in the editor, in a file that the user names. */
import type { TextDocument } from 'vscode';
import { commands, env, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import { activeDraft } from './check';
import { fileOf } from './word';

/** The kinds of file by their endings. A web page comes first, since it needs only a browser. */
const FILTERS = { HTML: ['html'], Excel: ['xlsx'], Word: ['docx'], Markdown: ['md'] };

/** A request for a review sheet. */
export interface ReviewAsked {
  readonly format: string;
  /** The Word file; undefined for a draft of text. */
  readonly word: Uri | undefined;
  /** The draft, as it stands; null for a Word file. */
  readonly draft: TextDocument | null;
  readonly name: string;
}

/**
 * Exports a review sheet. `shown` is the Word file, or its text, that was chosen in a menu; without it the draft in
 * view is exported. Without `file` the user is asked where to save.
 */
export async function exportReview(
  review: (asked: ReviewAsked) => Promise<Uint8Array>,
  shown?: Uri,
  file?: Uri,
): Promise<void> {
  const word = fileOf(shown ?? window.activeTextEditor?.document.uri);
  const draft = word ? null : activeDraft();
  if (!word && !draft) return;
  const name = nameOf(word, draft);
  const proposed = `${name.replace(/\.[^.]*$/, '')}-核对表.html`;
  const target =
    file ??
    (await window.showSaveDialog({
      defaultUri: word ? Uri.joinPath(word, '..', proposed) : neighbour(draft!, proposed),
      filters: FILTERS,
      title: l10n.t('Review sheet: web page, Excel, Word or Markdown'),
    }));
  if (!target) return;
  const ending = /\.([^./]+)$/.exec(target.path)?.[1]?.toLowerCase() ?? '';
  if (!Object.values(FILTERS).flat().includes(ending)) {
    const message = l10n.t('{0}: a review sheet is .html, .xlsx, .docx or .md', target.path.split('/').pop() ?? '');
    return void window.showErrorMessage(message);
  }
  const progress = { location: ProgressLocation.Window, title: l10n.t('Wenheng writes the review sheet') };
  try {
    const sheet = await window.withProgress(progress, () => review({ format: ending, word, draft, name }));
    await workspace.fs.writeFile(target, sheet);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return void window.showErrorMessage(l10n.t('The review sheet could not be written: {0}', message));
  }
  // The command is done without waiting for an answer.
  void offer(target, ending);
}

/** The address of a file beside a draft; for an unsaved draft, in the first folder of the workspace. */
export function neighbour(draft: TextDocument, name: string): Uri {
  if (!draft.isUntitled) return Uri.joinPath(draft.uri, '..', name);
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return folder ? Uri.joinPath(folder, name) : Uri.file(name);
}

function nameOf(word: Uri | undefined, draft: TextDocument | null): string {
  const own = (word ?? draft!.uri).path.split('/').pop();
  if (!draft?.isUntitled && own) return own;
  return draft?.languageId === 'markdown' ? '文稿.md' : '文稿.txt';
}

async function offer(target: Uri, ending: string): Promise<void> {
  const open = l10n.t('Open');
  if ((await window.showInformationMessage(l10n.t('Exported to {0}', target.fsPath), open)) !== open) return;
  if (ending === 'md') await commands.executeCommand('vscode.open', target);
  else await env.openExternal(target);
}
