/** What all connections to the language server share, on every platform. */
import type { DiagnosticCollection, ExtensionContext } from 'vscode';
import { l10n, languages, window, workspace } from 'vscode';
import type { BaseLanguageClient, DiagnosticCollectionProvider, LanguageClientOptions } from 'vscode-languageclient';
import { State } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol';
import { DRAFT_SCHEMES, MANUAL_SCHEME } from './contributions';

/**
 * Drafts are Markdown or plain text: on disk, untitled, or in a folder of the workspace. Excluded are the old side of a
 * diff, the pages of the manual, and other documents that extensions show as text.
 */
export function draftSelector(): { language: string; scheme: string }[] {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const schemes = [...new Set([...DRAFT_SCHEMES, ...folders])];
  return ['markdown', 'plaintext'].flatMap((language) => schemes.map((scheme) => ({ language, scheme })));
}

/**
 * Starts the server that `make` creates without waiting for it, so that the editor is not delayed. The server stops
 * with the extension.
 */
export function connect<C extends BaseLanguageClient>(
  context: ExtensionContext,
  make: (options: LanguageClientOptions) => C,
): C {
  const initializationOptions: InitializationOptions = {
    status: true,
    snippets: true,
    commands: true,
    manual: `${MANUAL_SCHEME}:/`,
    markdownOutline: true,
    word: true,
  };
  const kept = new KeptFindings();
  const server = make({
    documentSelector: draftSelector(),
    diagnosticPullOptions: { onChange: true },
    initializationOptions,
    diagnosticCollectionProvider: kept,
  });
  context.subscriptions.push(
    server,
    kept,
    server.onDidChangeState(({ newState }) => kept.onState(newState)),
  );
  server.start().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('Wenheng could not start its language server: {0}', message));
  });
  return server;
}

/** Milliseconds after which a server that has ended is no longer expected back. */
const AWAY = 15_000;

/** Keeps findings in view while a server that has ended is restarted; those of the next server replace them. */
class KeptFindings implements DiagnosticCollectionProvider {
  private readonly collections = new Map<string, DiagnosticCollection>();
  private readonly closing = workspace.onDidCloseTextDocument(({ uri }) => {
    for (const collection of this.collections.values()) collection.delete(uri);
  });
  private timer: ReturnType<typeof setTimeout> | undefined;

  create(name: string | undefined, source: string): DiagnosticCollection {
    let collection = this.collections.get(source);
    if (!collection) this.collections.set(source, (collection = languages.createDiagnosticCollection(name)));
    return collection;
  }

  /** The client disposes of its collections whenever a server ends. */
  onState(state: State): void {
    clearTimeout(this.timer);
    if (state === State.Running || state === State.Starting) return;
    this.timer = setTimeout(() => {
      for (const collection of this.collections.values()) collection.clear();
    }, AWAY);
  }

  dispose(collection?: DiagnosticCollection): void {
    if (collection) return;
    clearTimeout(this.timer);
    this.closing.dispose();
    for (const one of this.collections.values()) one.dispose();
    this.collections.clear();
  }
}
