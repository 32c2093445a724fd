/** The language server: who asks what, and which part of the core answers. */
import type {
  ClientCapabilities,
  CodeAction,
  Connection,
  DocumentDiagnosticReport,
  InitializeParams,
  InitializeResult,
  SemanticTokens,
  SemanticTokensDelta,
  TextDocumentIdentifier,
  WorkspaceDiagnosticParams,
} from 'vscode-languageserver';
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  MessageType,
  PositionEncodingKind,
  ResponseError,
  SemanticTokensBuilder,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { additionOf } from '../core/features/add-phrase';
import { completionsAt } from '../core/features/completion';
import { draftOffersAt } from '../core/features/draft-completion';
import { factsOf } from '../core/features/facts';
import { fixesAt } from '../core/features/fixes';
import { foldsOf } from '../core/features/folding';
import { hoverAt } from '../core/features/hover';
import { snippetsAt } from '../core/features/snippets';
import { inlaysOf } from '../core/features/inlays';
import { definitionsAt, referencesAt } from '../core/features/places';
import { usesAt } from '../core/features/slogans';
import { speakersOf } from '../core/features/speakers';
import { counter, lensesOf } from '../core/features/lenses';
import { outlineOf, withoutMarked } from '../core/features/symbols';
import { TOKEN_MODIFIERS, TOKEN_TYPES, tokensOf } from '../core/features/tokens';
import { matches } from '../core/features/workspace-symbols';
import type { Settings } from '../core/index';
import { DEFAULT_SETTINGS, DocumentAnalyzer } from '../core/index';
import type { Lexicon } from '../core/lexicon/lexicon';
import { builtinLexicon } from '../core/lexicon/lexicon';
import type { ConfigAnswer, FolderCheck, InitializationOptions, LetStandParams, StatusParams } from '../protocol';
import {
  CHECK_FOLDERS_REQUEST,
  CONFIG_REQUEST,
  FACTS_REQUEST,
  LET_STAND_REQUEST,
  STATUS_NOTIFICATION,
} from '../protocol';
import * as actions from './actions';
import type { PlacedSymbol } from './closed-drafts';
import { ClosedDrafts, countsIn, placedSymbols } from './closed-drafts';
import * as convert from './convert';
import type { Analyzer, Snapshot } from './documents';
import { OpenDocuments } from './documents';
import { guard } from './guard';
import type { ServerHost } from './host';
import { Publisher } from './publisher';
import { Practice } from './practice';
import { SecondLook } from './second-look';
import { TokenAnswers } from './token-answers';

const SECTION = 'wenheng';
const DRAFTS = ['**/*.{md,markdown,txt}'];
const DRAFT = /\.(?:md|markdown|txt)$/i;
/** Characters up to which a draft is read for what may be completed from it. */
const MOST_TO_COMPLETE = 200_000;
/** So many results of a search are sent. */
const MOST_SYMBOLS = 2000;
const PROJECT_FILES = ['**/wenheng.config.json', '**/wenheng.lexicon.tsv', '**/wenheng.baseline.json'];

/** Serves the connection until it ends. `newAnalyzer` is for tests that want findings of their own. */
export function startServer(
  connection: Connection,
  host: ServerHost,
  newAnalyzer: () => Analyzer = () => new DocumentAnalyzer(host.segmenter),
): void {
  const documents = new TextDocuments(TextDocument);
  const practice = new Practice();
  /** Requests are answered between these two; the protocol has an error each for those before and behind. */
  let phase: 'new' | 'running' | 'shut' = 'new';
  const refusal = (): ResponseError<never> | null => {
    if (phase === 'running') return null;
    return phase === 'new'
      ? new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize comes first')
      : new ResponseError(ErrorCodes.InvalidRequest, 'the server is shut down');
  };
  const guarded = guard(connection.console, () => practice.rest(), refusal);
  /** Sends without waiting: a client that refuses an offer is written to the log, and ends nothing. */
  const tell = (sent: Promise<unknown>): void => {
    sent.catch((error: unknown) => connection.console.error(String(error)));
  };
  let client: ClientCapabilities = {};
  let options: InitializationOptions = {};
  let sent: unknown = {};
  let folders: readonly string[] = [];

  const settingsOf = async (uri: string): Promise<Settings> => {
    try {
      const item = { scopeUri: uri, section: SECTION };
      const editor: unknown = client.workspace?.configuration
        ? await connection.workspace.getConfiguration(item)
        : sent;
      return await host.settingsFor(uri, editor);
    } catch (error) {
      connection.console.error(`configuration of ${uri}: ${String(error)}`);
      return DEFAULT_SETTINGS;
    }
  };
  /** Where rules have their pages: with the client, where it shows them itself. */
  const pages = {
    manualOf: (rule: string): string | undefined =>
      options.manual ? `${options.manual}${rule}.md` : host.manualOf(rule),
  };
  const lexiconOf = (uri: string): Lexicon => host.lexiconFor?.(uri) ?? builtinLexicon();
  const onRead = (snapshot: Snapshot): void => {
    if (options.status) tell(connection.sendNotification(STATUS_NOTIFICATION, statusOf(snapshot, host)));
    if (!host.practises || !snapshot.analysis) return;
    const { document } = snapshot;
    const answer = (typed: Snapshot): unknown => convert.diagnosticsOf(typed, pages);
    practice.begin({ document, settings: open.settings(document.uri), lexicon: lexiconOf(document.uri), answer });
  };
  const headingsOf: ServerHost['headingsFor'] = (uri, text) => host.headingsFor?.(uri, text);
  const open = new OpenDocuments(documents, newAnalyzer, settingsOf, onRead, lexiconOf, host.readings, headingsOf);
  const pulls = (): boolean => client.textDocument?.diagnostic !== undefined;
  const publisher = new Publisher(open, connection, pages);
  const closed = new ClosedDrafts({
    host,
    pages,
    newAnalyzer,
    settingsOf,
    lexiconOf,
    isOpen: (uri) => documents.get(uri) !== undefined,
    send: (uri, diagnostics) => tell(connection.sendDiagnostics({ uri, diagnostics })),
  });
  /** Whether the client asks for the findings of the workspace itself. */
  let isReported = false;
  const watchesFiles = (): boolean => client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  const refresh = (): void => {
    if (!pulls()) for (const { uri } of documents.all()) publisher.schedule(uri);
    else if (client.workspace?.diagnostics?.refreshSupport) tell(connection.languages.diagnostics.refresh());
    if (client.workspace?.semanticTokens?.refreshSupport) tell(connection.languages.semanticTokens.refresh());
    if (client.workspace?.inlayHint?.refreshSupport) tell(connection.languages.inlayHint.refresh());
    if (client.workspace?.codeLens?.refreshSupport) tell(connection.sendRequest(CodeLensRefreshRequest.type));
  };

  connection.onInitialize((params: InitializeParams): InitializeResult | ResponseError<never> => {
    if (phase !== 'new') return refusal() ?? new ResponseError(ErrorCodes.InvalidRequest, 'initialize comes once');
    phase = 'running';
    client = params.capabilities;
    folders = foldersIn(params);
    host.openFolders?.(folders);
    options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
    sent = options.settings ?? {};
    return { capabilities: capabilitiesFor(options), serverInfo: { name: 'wenheng', version: host.version } };
  });
  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      tell(connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }));
    }
    watch(PROJECT_FILES);
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        host.openFolders?.(folders);
        closed.leave([...gone]);
        settingsChanged();
      });
    }
  });
  connection.onShutdown(() => {
    phase = 'shut';
  });
  connection.onRequest((method) => refusal() ?? new ResponseError(ErrorCodes.MethodNotFound, method));
  const watch = (globs: readonly string[]): void => {
    if (!watchesFiles()) return;
    const watchers = globs.map((globPattern) => ({ globPattern }));
    tell(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  };
  const settingsChanged = (): void => {
    host.forgetProjectFiles();
    open.forgetSettings();
    refresh();
    tell(closed.again());
  };
  connection.onDidChangeConfiguration(({ settings }) => {
    sent = (settings as Record<string, unknown> | null)?.[SECTION] ?? sent;
    settingsChanged();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const drafts = changes.filter(({ uri }) => DRAFT.test(uri));
    for (const { uri } of drafts) tell(closed.changed(uri));
    if (drafts.length < changes.length || !changes.length) settingsChanged();
  });
  /** A client that does not tell of changed files has them looked at as soon as something else happens. */
  const lookAtProjectFiles = (): void => {
    if (!watchesFiles() && host.projectFilesChanged?.()) settingsChanged();
  };
  host.onLexiconRead?.((uri, errors) => {
    tell(connection.sendDiagnostics({ uri, diagnostics: errors.map(convert.toRowDiagnostic) }));
  });
  host.onConfigRead?.((uri, faults) => {
    tell(connection.sendDiagnostics({ uri, diagnostics: faults.map(convert.toConfigDiagnostic) }));
  });
  host.onSegmenterReady(() => {
    if (open.forgetPending()) refresh();
    tell(closed.again(true));
  });

  host.onProblem((message) =>
    tell(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message })),
  );

  documents.onDidOpen(({ document }) => closed.opened(document.uri));
  documents.onDidChangeContent(({ document }) => {
    practice.rest();
    lookAtProjectFiles();
    if (!pulls()) publisher.schedule(document.uri);
  });
  documents.onDidClose(({ document }) => {
    open.close(document.uri);
    tokens.forget(document.uri);
    if (!pulls()) publisher.close(document.uri);
    if (closed.isAsked) tell(closed.changed(document.uri));
  });

  const secondLook = new SecondLook(open, pages, () => connection.languages.diagnostics.refresh());
  const empty: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  connection.languages.diagnostics.on(
    guarded('diagnostic', empty, async ({ textDocument, previousResultId }, token) => {
      const { uri } = textDocument;
      const early = client.workspace?.diagnostics?.refreshSupport ? await open.early(uri, token) : null;
      if (early) tell(secondLook.after(uri, early));
      const answer = early ?? (await open.snapshot(uri, token));
      if (!answer) return empty;
      if (answer.id === previousResultId) {
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: answer.id };
      }
      return {
        kind: DocumentDiagnosticReportKind.Full,
        resultId: answer.id,
        items: convert.diagnosticsOf(answer, pages),
      };
    }),
  );
  connection.languages.diagnostics.onWorkspace(
    guarded('workspace/diagnostic', { items: [] }, async ({ previousResultIds }: WorkspaceDiagnosticParams, token) => {
      if (watchesFiles() && !isReported) watch(DRAFTS);
      isReported = true;
      const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      return { items: await closed.report(await rootsOf(), previous, watchesFiles(), token) };
    }),
  );
  connection.onHover(
    guarded('hover', null, async ({ textDocument, position }, token) => {
      const read = await open.read(textDocument.uri, token);
      return read && convert.toHover(read.document, hoverAt(read.analysis, read.document.offsetAt(position)));
    }),
  );
  connection.onDocumentSymbol(
    guarded('documentSymbol', null, async ({ textDocument }, token) => {
      const read = await open.read(textDocument.uri, token);
      if (!read) return null;
      const { document, analysis } = read;
      const outline = outlineOf(analysis);
      const isOutlined = options.markdownOutline && analysis.format === 'markdown';
      const own = isOutlined ? withoutMarked(outline, analysis.text) : outline;
      return [
        ...convert.toSymbols(document, own, counter(analysis, false)),
        ...convert.toSpeakerSymbols(document, speakersOf(analysis), analysis.text),
      ];
    }),
  );
  connection.onCodeLens(
    guarded('codeLens', null, async ({ textDocument }, token) => {
      const read = await open.read(textDocument.uri, token);
      if (!read || !(await open.settings(textDocument.uri)).codeLens) return null;
      return convert.toLenses(read.document, lensesOf(read.analysis), options.commands === true);
    }),
  );
  connection.onFoldingRanges(
    guarded('foldingRange', null, async ({ textDocument }, token) => {
      const read = await open.read(textDocument.uri, token);
      return read && convert.toFolds(read.document, foldsOf(read.analysis));
    }),
  );
  /** Puts the selected words into the workspace's lexicon. */
  const addPhrase = (document: TextDocument, { start, end }: { start: number; end: number }): CodeAction[] => {
    const edits = client.workspace?.workspaceEdit;
    if (end - start < 2 || end - start > 80 || !edits?.documentChanges) return [];
    const file = host.lexiconFile?.(document.uri);
    if (!file || (file.text === null && !edits.resourceOperations?.includes('create'))) return [];
    const selected = document.getText().slice(start, end);
    const addition = additionOf(selected, file.text);
    return addition ? [convert.toAddition(selected.trim(), file, addition)] : [];
  };
  const rootsOf = async (): Promise<string[]> => {
    if (!client.workspace?.workspaceFolders) return [];
    return ((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri);
  };
  const creates = (): boolean => {
    const { documentChanges, resourceOperations } = client.workspace?.workspaceEdit ?? {};
    return documentChanges === true && resourceOperations?.includes('create') === true;
  };
  connection.onCodeAction(
    guarded('codeAction', null, async ({ textDocument, range, context }, token) => {
      const wants = (kind: string): boolean => context.only?.some((only) => isWithin(kind, only)) ?? true;
      const read = await open.read(textDocument.uri, token);
      if (!read) return null;
      const analyze = open.analyzerOf(read);
      // On save the editor asks for this kind by name; in the menu of quick fixes it has no place.
      const ofAll = context.only && wants(actions.FIX_ALL) ? actions.fixAllAction(read, analyze) : [];
      if (!wants(CodeActionKind.QuickFix)) return ofAll;
      const spot = convert.toSpot(read.document, range);
      const offered = fixesAt(read.analysis, spot);
      const roots = await rootsOf();
      const { manualOf } = pages;
      return [
        ...ofAll,
        ...convert.toCodeActions(read, offered, manualOf),
        ...actions.fixRuleActions(read, offered, analyze),
        ...actions.ruleActions(read, spot, {
          host,
          manualOf,
          roots,
          creates: creates(),
          commands: options.commands === true,
        }),
        ...addPhrase(read.document, spot),
      ];
    }),
  );
  connection.onCompletion(
    guarded('completion', null, async ({ textDocument, position }, token) => {
      const document = documents.get(textDocument.uri);
      if (!document) return null;
      const { enable } = await open.settings(document.uri);
      const offset = document.offsetAt(position);
      const text = document.getText();
      const offers = enable ? completionsAt(text, offset, lexiconOf(document.uri)) : [];
      const read = enable && text.length < MOST_TO_COMPLETE ? await open.read(textDocument.uri, token) : null;
      // The draft may have changed while it was read.
      if (read && read.document.getText() === text) {
        const known = new Set(offers.map(({ label }) => label.replace(/[“”]/g, '')));
        offers.push(...draftOffersAt(read.analysis, offset).filter(({ label }) => !known.has(label)));
      }
      if (enable && client.textDocument?.completion?.completionItem?.snippetSupport) {
        const format = document.languageId === 'markdown' ? 'markdown' : 'plain';
        offers.push(...snippetsAt(text, offset, format, options.snippets));
      }
      // What fits changes with each character: the editor asks again.
      return { isIncomplete: true, items: convert.toCompletions(document, offers) };
    }),
  );
  connection.onDefinition(
    guarded('definition', null, async ({ textDocument, position }, token) => {
      const read = await open.read(textDocument.uri, token);
      if (!read) return null;
      const { document, analysis } = read;
      const sites = definitionsAt(analysis, document.offsetAt(position));
      const [only, ...more] = convert.toLocations(document, sites);
      return more.length ? [only!, ...more] : (only ?? null);
    }),
  );
  connection.onReferences(
    guarded('references', null, async ({ textDocument, position, context }, token) => {
      const read = await open.read(textDocument.uri, token);
      if (!read) return null;
      const { document, analysis } = read;
      const sites = referencesAt(analysis, document.offsetAt(position), context.includeDeclaration);
      return sites && convert.toLocations(document, sites);
    }),
  );
  connection.onDocumentHighlight(
    guarded('documentHighlight', null, async ({ textDocument, position }, token) => {
      const read = await open.read(textDocument.uri, token);
      const uses = read && usesAt(read.analysis, read.document.offsetAt(position));
      return uses && uses.map(({ at }) => ({ range: convert.toRange(read!.document, at) }));
    }),
  );
  connection.onWorkspaceSymbol(
    guarded('workspaceSymbol', null, async ({ query }, token) => {
      const found: PlacedSymbol[] = [];
      for (const { uri } of documents.all()) {
        const read = await open.read(uri, token);
        if (read) found.push(...placedSymbols(read.document, read.analysis));
      }
      found.push(...(await closed.symbols(await rootsOf(), token)));
      return found
        .filter((symbol) => matches(symbol, query))
        .slice(0, MOST_SYMBOLS)
        .map(convert.toWorkspaceSymbol);
    }),
  );
  connection.languages.inlayHint.on(
    guarded('inlayHint', null, async ({ textDocument, range }, token) => {
      const read = await open.read(textDocument.uri, token);
      if (!read || !(await open.settings(textDocument.uri)).inlayHints) return null;
      return convert.toInlays(read.document, inlaysOf(read.analysis, convert.toSpot(read.document, range)));
    }),
  );
  connection.onRequest(
    LET_STAND_REQUEST,
    guarded('letStand', null, async ({ uri, rule, at, reason }: LetStandParams, token) => {
      const read = await open.read(uri, token);
      if (!read) return null;
      const asked = { rule, spot: convert.toSpot(read.document, at), reason };
      return actions.letStand(read, asked, { host, roots: await rootsOf(), creates: creates() });
    }),
  );
  const nothing: FolderCheck = {
    files: 0,
    findings: { error: 0, warning: 0, info: 0, hint: 0 },
    wordFiles: 0,
    problems: [],
  };
  connection.onRequest(
    CHECK_FOLDERS_REQUEST,
    guarded('checkFolders', nothing, async ({ folders }: { folders: string[] }, token) => {
      if (!closed.isAsked) watch(DRAFTS);
      const progress = client.window?.workDoneProgress ? await connection.window.createWorkDoneProgress() : null;
      progress?.begin('文衡', 0, '', true);
      const countsOf = async (uri: string): Promise<FolderCheck['findings'] | null> => {
        const read = await open.read(uri, token);
        return read && countsIn(read.analysis);
      };
      try {
        return await closed.check(folders, countsOf, token, (done, all) => progress?.report((100 * done) / all));
      } finally {
        progress?.done();
      }
    }),
  );
  connection.onRequest(
    CONFIG_REQUEST,
    guarded('config', null, async ({ uri }: { uri: string }): Promise<ConfigAnswer | null> => {
      return host.configFile?.(uri, await rootsOf()) ?? null;
    }),
  );
  const tokens = new TokenAnswers();
  const none: SemanticTokens = { data: [] };
  connection.languages.semanticTokens.on(
    guarded('semanticTokens', none, async ({ textDocument }, token) => {
      const read = await open.read(textDocument.uri, token);
      if (!read) return none;
      return tokens.whole(textDocument.uri, (builder) =>
        convert.pushTokens(builder, read.document, tokensOf(read.analysis)),
      );
    }),
  );
  connection.languages.semanticTokens.onDelta(
    guarded<{ textDocument: TextDocumentIdentifier; previousResultId: string }, SemanticTokens | SemanticTokensDelta>(
      'semanticTokens/delta',
      none,
      async ({ textDocument, previousResultId }, token) => {
        const read = await open.read(textDocument.uri, token);
        if (!read) return none;
        return tokens.delta(textDocument.uri, previousResultId, (builder) =>
          convert.pushTokens(builder, read.document, tokensOf(read.analysis)),
        );
      },
    ),
  );
  connection.languages.semanticTokens.onRange(
    guarded('semanticTokens/range', none, async ({ textDocument, range }, token) => {
      const read = await open.read(textDocument.uri, token);
      if (!read) return none;
      const builder = new SemanticTokensBuilder();
      convert.pushTokens(builder, read.document, tokensOf(read.analysis, convert.toSpot(read.document, range)));
      return builder.build();
    }),
  );
  connection.onRequest(
    FACTS_REQUEST,
    guarded('facts', null, async ({ textDocument }: { textDocument: TextDocumentIdentifier }, token) => {
      const read = await open.read(textDocument.uri, token);
      return read && factsOf(textDocument.uri, read.analysis);
    }),
  );

  documents.listen(connection);
  connection.listen();
}

/** The folders that are open: of clients that know several, else of those that know one. */
function foldersIn({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

function capabilitiesFor({ commands }: InitializationOptions): InitializeResult['capabilities'] {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    // Our own client has them published when somebody asks, and never before.
    diagnosticProvider: { identifier: SECTION, interFileDependencies: false, workspaceDiagnostics: !commands },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['“', '‘', '「', '《', '（'] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    workspaceSymbolProvider: true,
    documentSymbolProvider: { label: convert.SOURCE },
    foldingRangeProvider: true,
    codeLensProvider: {},
    inlayHintProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, actions.FIX_ALL] },
    semanticTokensProvider: {
      legend: { tokenTypes: TOKEN_TYPES.map(({ id }) => id), tokenModifiers: TOKEN_MODIFIERS.map(({ id }) => id) },
      full: { delta: true },
      range: true,
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** Whether a client that asks for `wanted` wants `kind`: kinds are dotted, a wider one takes in the narrower. */
const isWithin = (kind: string, wanted: string): boolean => `${kind}.`.startsWith(wanted && `${wanted}.`);

function statusOf({ document, version, analysis, unread }: Snapshot, host: ServerHost): StatusParams {
  const findings = countsIn(analysis ?? { findings: [] });
  return {
    uri: document.uri,
    version,
    unread,
    findings,
    figures: analysis?.facts.figures.length ?? 0,
    notices: analysis?.notices.map(({ message }) => message) ?? (unread === 'ended' ? [convert.ENDED] : []),
    segmenter: host.segmenterState(),
  };
}
