/** The command that compares the draft in view with another version of it. */
import { commands, l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CompareAnswer, CompareParams } from '../../server/src/protocol';
import { COMPARE_REQUEST } from '../../server/src/protocol';
import { activeDraft } from './check';

/** Asks for the earlier version, and shows what changed since as a document of its own. */
export async function compareDrafts(server: BaseLanguageClient, earlier?: Uri): Promise<void> {
  const draft = activeDraft();
  if (!draft) return;
  const chosen =
    earlier ??
    (
      await window.showOpenDialog({
        title: l10n.t('The earlier version'),
        openLabel: l10n.t('Compare'),
        ...(draft.uri.scheme === 'file' && { defaultUri: Uri.joinPath(draft.uri, '..') }),
        filters: { [l10n.t('Drafts')]: ['md', 'markdown', 'txt', 'docx', 'docm'] },
      })
    )?.[0];
  if (!chosen) return;
  const uriOf = (uri: Uri): string => server.code2ProtocolConverter.asUri(uri);
  const params: CompareParams = { before: uriOf(chosen), after: uriOf(draft.uri) };
  const answer = await server.sendRequest<CompareAnswer | { problem: string } | null>(COMPARE_REQUEST, params);
  if (!answer || 'problem' in answer) {
    const why = answer?.problem ?? l10n.t('one of them is not read');
    return void window.showWarningMessage(l10n.t('The versions could not be compared: {0}', why));
  }
  const shown = await workspace.openTextDocument({ language: 'markdown', content: answer.markdown });
  await window.showTextDocument(shown, { preview: true, preserveFocus: false });
  await commands.executeCommand('markdown.showPreviewToSide');
}
