/** The command that compares the draft in view with another version, and shows the result. */
import type { ExtensionContext } from 'vscode';
import { commands, EventEmitter, l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CompareAnswer, CompareParams } from '../../server/src/protocol';
import { COMPARE_REQUEST } from '../../server/src/protocol';
import { activeDraft } from './check';
import { COMPARISON_SCHEME } from './contributions';

/** The number of comparisons that are kept. */
const COMPARISONS_KEPT = 20;

/** Comparisons as documents that can be read and copied, and are not drafts themselves. */
export class Comparisons {
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();

  constructor(
    context: ExtensionContext,
    private readonly server: BaseLanguageClient,
  ) {
    context.subscriptions.push(
      this.changed,
      workspace.registerTextDocumentContentProvider(COMPARISON_SCHEME, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: (uri) => this.texts.get(uri.path) ?? '',
      }),
    );
  }

  /** Asks for the earlier version, and shows how the draft in view differs from it. */
  async compare(earlier?: Uri): Promise<void> {
    const draft = activeDraft();
    if (!draft) return;
    const before = earlier ?? (await choose(draft.uri));
    if (!before) return;
    const answer = await this.ask(before, draft.uri);
    if (!answer || 'problem' in answer) {
      const why = answer?.problem ?? l10n.t('one of them is not read');
      return void window.showWarningMessage(l10n.t('The versions could not be compared: {0}', why));
    }
    const title = `${nameOf(before)} → ${nameOf(draft.uri)}`;
    const shown = Uri.from({ scheme: COMPARISON_SCHEME, path: `/${title}.md` });
    this.texts.delete(shown.path);
    this.texts.set(shown.path, answer.markdown);
    const [oldest] = this.texts.keys();
    if (this.texts.size > COMPARISONS_KEPT) this.texts.delete(oldest!);
    this.changed.fire(shown);
    await commands.executeCommand('markdown.showPreview', shown);
  }

  private async ask(before: Uri, after: Uri): Promise<CompareAnswer | { problem: string } | null> {
    const uriOf = (uri: Uri): string => this.server.code2ProtocolConverter.asUri(uri);
    const params: CompareParams = { before: uriOf(before), after: uriOf(after) };
    const answer = await this.server.sendRequest<CompareAnswer | { problem: string } | null>(COMPARE_REQUEST, params);
    if (answer) return answer;
    // A server in a browser reads no files.
    const text = await workspace.openTextDocument(before).then(
      (document) => document.getText(),
      () => null,
    );
    return text === null ? null : this.server.sendRequest(COMPARE_REQUEST, { ...params, beforeText: text });
  }
}

async function choose(draft: Uri): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('The earlier version'),
    openLabel: l10n.t('Compare'),
    ...(draft.scheme === 'file' && { defaultUri: Uri.joinPath(draft, '..') }),
    filters: { [l10n.t('Drafts')]: ['md', 'markdown', 'txt', 'docx', 'docm'] },
  });
  return chosen?.[0];
}

const nameOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
