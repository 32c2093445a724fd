/** Uses the command line that is part of the extension for its commands. */
import type { ExtensionContext, TextDocument } from 'vscode';
import { l10n } from 'vscode';
import { callCli, runCli } from './cli';
import { nameOf } from './commands';
import type { ReviewAsked } from './review';
import type { WordWork } from './word';

/**
 * The figures of a draft, as it stands, in a format of `wenheng facts`. Rejects with the message of the command line.
 */
export function figuresByCli(context: ExtensionContext, draft: TextDocument, format: string): Promise<Uint8Array> {
  const path = draft.uri.scheme === 'file' ? draft.uri.fsPath : nameOf(draft);
  return runCli(context, ['facts', '--stdin', `--stdin-filename=${path}`, '--format', format], draft);
}

/** Word files through the command line. */
export const wordByCli = (context: ExtensionContext): WordWork => ({
  takes: (scheme) => scheme === 'file',
  text: async (file, bytes) => {
    const { status, out, said } = await callCli(context, ['text', '-'], { scope: file, input: bytes });
    if (status === 0) return out;
    throw new Error(said.replace(/^<stdin>：/, ''));
  },
  annotate: async (file, copy) => {
    const args = ['check', '--annotate', '-o', copy.fsPath, '--', file.fsPath];
    const { status, said } = await callCli(context, args, { scope: file });
    // Exit status 1 only says that there are findings at or above the threshold.
    if (status !== 0 && status !== 1) throw new Error(said);
    return said || copy.fsPath;
  },
});

/**
 * A review sheet. A Word file is read from disk, so that places are given by its paragraphs; a draft of text is read as
 * it stands.
 */
export async function reviewByCli(
  context: ExtensionContext,
  { format, word, draft, name }: ReviewAsked,
): Promise<Uint8Array> {
  const args = ['review', '--format', format, '-o', '-'];
  if (word && word.scheme !== 'file') throw new Error(l10n.t('Open a Word file on this computer first.'));
  if (!word && draft) {
    const path = draft.uri.scheme === 'file' ? draft.uri.fsPath : name;
    return runCli(context, [...args, '--stdin', `--stdin-filename=${path}`], draft);
  }
  const { status, out, said } = await callCli(context, [...args, '--', word!.fsPath], { scope: word! });
  if (status !== 0) throw new Error(said);
  return out;
}
