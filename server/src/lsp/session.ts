/** What all requests share: the client's capabilities, the documents, and their settings. */
import type { CancellationToken, ClientCapabilities, Connection, TextDocumentIdentifier } from 'vscode-languageserver';
import {
  CodeLensRefreshRequest,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../core/index';
import { DEFAULT_SETTINGS } from '../core/index';
import type { Lexicon } from '../core/lexicon/lexicon';
import { builtinLexicon } from '../core/lexicon/lexicon';
import type { InitializationOptions } from '../protocol';
import { STATUS_NOTIFICATION } from '../protocol';
import { canonical, ClosedDrafts } from './closed-drafts';
import * as convert from './convert';
import type { Analyzer, Read, Snapshot } from './documents';
import { OpenDocuments } from './documents';
import { WorkspaceDesk } from './desk';
import { guard } from './guard';
import type { ServerHost } from './host';
import { Practice } from './practice';
import { Publisher } from './publisher';
import { statusOf } from './status';

/** The section of the settings, and the name of the diagnostics. */
export const SECTION = 'wenheng';
const DRAFTS = ['**/*.{md,markdown,txt}'];
const WORD_FILES = ['**/*.{docx,docm,doc,wps}'];

/** Milliseconds within which a document that is asked about must be opened. */
const OPENS_SOON = 1000;

/** One client with its documents and settings. */
export class Session {
  /** Requests are answered while the session is running. For before and after the protocol has errors of their own. */
  phase: 'new' | 'running' | 'shut' = 'new';
  client: ClientCapabilities = {};
  options: InitializationOptions = {};
  /** The settings that the client has sent; they apply where it cannot be asked for them. */
  sent: unknown = {};
  readonly documents = new TextDocuments(TextDocument);
  readonly practice = new Practice();
  readonly guarded: ReturnType<typeof guard>;
  readonly open: OpenDocuments;
  readonly closed: ClosedDrafts;
  readonly desk: WorkspaceDesk;
  readonly publisher: Publisher;
  /** The addresses of the rules' pages: in the client, if it shows them itself. */
  readonly pages: Pick<ServerHost, 'manualOf'>;
  /** The address that the client uses for each open document, by the canonical one. */
  private readonly openAs = new Map<string, string>();
  private areDraftsWatched = false;

  constructor(
    readonly connection: Connection,
    readonly host: ServerHost,
    readonly newAnalyzer: () => Analyzer,
  ) {
    const { documents } = this;
    this.guarded = guard(
      connection.console,
      () => this.practice.rest(),
      () => this.refusal(),
    );
    this.pages = {
      manualOf: (rule) => (this.options.manual ? `${this.options.manual}${rule}.md` : host.manualOf(rule)),
    };
    this.desk = new WorkspaceDesk({
      ledgerOf: (uri) => host.ledgerFor?.(uri) ?? null,
      onOthers: (uris) => this.othersChanged(uris),
    });
    this.open = new OpenDocuments(
      documents,
      newAnalyzer,
      this.settingsOf,
      (snapshot) => this.onRead(snapshot),
      this.lexiconOf,
      host.readings,
      host,
      (uri, analysis, settings) => this.desk.beside(uri, analysis, settings),
    );
    documents.onDidOpen(({ document: { uri } }) => this.openAs.set(canonical(uri), uri));
    documents.onDidClose(({ document: { uri } }) => this.openAs.delete(canonical(uri)));
    this.publisher = new Publisher(this.open, connection, this.pages);
    this.closed = new ClosedDrafts({
      host,
      pages: this.pages,
      newAnalyzer,
      settingsOf: this.settingsOf,
      lexiconOf: this.lexiconOf,
      openAs: (uri) => this.openAs.get(uri),
      showsWord: () => this.options.word === true,
      send: (uri, diagnostics) => this.tell(connection.sendDiagnostics({ uri, diagnostics })),
      desk: this.desk,
    });
  }

  /** Makes the handler of a request about a draft; `none` is answered for a document that is not read. */
  ofDraft<P extends { readonly textDocument: TextDocumentIdentifier }, R>(
    name: string,
    none: R,
    work: (read: Read, params: P, token: CancellationToken) => Promise<R> | R,
  ): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>> {
    return this.guarded<P, R>(name, none, async (params, token) => {
      const read = await this.open.read(params.textDocument.uri, token);
      return read ? work(read, params, token) : none;
    });
  }

  /** Resolves once the document is open, or after a while: clients may ask about it a moment before they open it. */
  whenOpen(uri: string): Promise<void> {
    if (this.documents.get(uri)) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        listener.dispose();
        resolve();
      };
      const timer = setTimeout(done, OPENS_SOON);
      const listener = this.documents.onDidOpen(({ document }) => {
        if (document.uri === uri) done();
      });
    });
  }

  /** Sends without waiting. Where the client refuses, the error is logged. */
  tell(sent: Promise<unknown>): void {
    sent.catch((error: unknown) => this.connection.console.error(String(error)));
  }

  /** The error to be answered before and after the session; null while it is running. */
  refusal(): ResponseError<never> | null {
    if (this.phase === 'running') return null;
    return this.phase === 'new'
      ? new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize comes first')
      : new ResponseError(ErrorCodes.InvalidRequest, 'the server is shut down');
  }

  readonly lexiconOf = (uri: string): Lexicon => this.host.lexiconFor?.(uri) ?? builtinLexicon();

  /** The folders of the workspace, as the client has them now. */
  async roots(): Promise<string[]> {
    if (!this.client.workspace?.workspaceFolders) return [];
    return ((await this.connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri);
  }

  /** Whether the client pulls diagnostics. */
  get pulls(): boolean {
    return this.client.textDocument?.diagnostic !== undefined;
  }

  /** Whether the client reports files that change. */
  get watchesFiles(): boolean {
    return this.client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  }

  /** Whether the client can create files. */
  get creates(): boolean {
    const { documentChanges, resourceOperations } = this.client.workspace?.workspaceEdit ?? {};
    return documentChanges === true && resourceOperations?.includes('create') === true;
  }

  watch(globs: readonly string[]): void {
    if (!this.watchesFiles) return;
    const watchers = globs.map((globPattern) => ({ globPattern }));
    this.tell(this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }

  /** Makes the client report changed drafts, from the first request for drafts that are not open. */
  watchDrafts(): void {
    if (!this.areDraftsWatched) this.watch(this.options.word ? [...DRAFTS, ...WORD_FILES] : DRAFTS);
    this.areDraftsWatched = true;
  }

  /** Makes the client ask again for everything that it shows. */
  refresh(): void {
    const { client, connection } = this;
    if (!this.pulls) for (const { uri } of this.documents.all()) this.publisher.schedule(uri);
    else if (client.workspace?.diagnostics?.refreshSupport) this.tell(connection.languages.diagnostics.refresh());
    if (client.workspace?.semanticTokens?.refreshSupport) this.tell(connection.languages.semanticTokens.refresh());
    if (client.workspace?.inlayHint?.refreshSupport) this.tell(connection.languages.inlayHint.refresh());
    if (client.workspace?.codeLens?.refreshSupport) this.tell(connection.sendRequest(CodeLensRefreshRequest.type));
  }

  /** The findings from comparison have changed for drafts that did not change themselves. */
  private othersChanged(uris: readonly string[]): void {
    this.closed.besideChanged(uris);
    const opened = uris.filter((uri) => this.documents.get(uri) !== undefined);
    if (!this.pulls) for (const uri of opened) this.publisher.schedule(uri);
    else if (opened.length && this.client.workspace?.diagnostics?.refreshSupport) {
      this.tell(this.connection.languages.diagnostics.refresh());
    }
  }

  /** Settings, project files or folders have changed. */
  settingsChanged(): void {
    this.host.forgetProjectFiles();
    this.open.forgetSettings();
    this.refresh();
    this.tell(this.closed.again());
  }

  readonly settingsOf = async (uri: string): Promise<Settings> => {
    try {
      const item = { scopeUri: uri, section: SECTION };
      const editor: unknown = this.client.workspace?.configuration
        ? await this.connection.workspace.getConfiguration(item)
        : this.sent;
      return await this.host.settingsFor(uri, editor);
    } catch (error) {
      this.connection.console.error(`configuration of ${uri}: ${String(error)}`);
      return DEFAULT_SETTINGS;
    }
  };

  private onRead(snapshot: Snapshot): void {
    const { host, open } = this;
    if (this.options.status) this.tell(this.connection.sendNotification(STATUS_NOTIFICATION, statusOf(snapshot, host)));
    if (!host.practises || !snapshot.analysis) return;
    const { document } = snapshot;
    const answer = (typed: Snapshot): unknown => convert.diagnosticsOf(typed, this.pages);
    const lexicon = this.lexiconOf(document.uri);
    this.practice.begin({ document, settings: open.settings(document.uri), lexicon, answer });
  }
}
