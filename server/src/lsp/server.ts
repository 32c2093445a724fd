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
  WorkspaceSymbol,
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
import { factsOf } from '../core/features/facts';
import { fixesAt } from '../core/features/fixes';
import { foldsOf } from '../core/features/folding';
import { hoverAt } from '../core/features/hover';
import { snippetsAt } from '../core/features/snippets';
import { definitionAt, slogansOf, usesAt } from '../core/features/slogans';
import { speakersOf, speechReferences } from '../core/features/speakers';
import { counter, lensesOf } from '../core/features/lenses';
import { outlineOf } from '../core/features/symbols';
import { TOKEN_MODIFIERS, TOKEN_TYPES, tokensOf } from '../core/features/tokens';
import type { Settings } from '../core/index';
import { DEFAULT_SETTINGS, DocumentAnalyzer } from '../core/index';
import type { Lexicon } from '../core/lexicon/lexicon';
import { builtinLexicon } from '../core/lexicon/lexicon';
import type { InitializationOptions, StatusParams } from '../protocol';
import { FACTS_REQUEST, STATUS_NOTIFICATION } from '../protocol';
import * as actions from './actions';
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
  const lexiconOf = (uri: string): Lexicon => host.lexiconFor?.(uri) ?? builtinLexicon();
  const onRead = (snapshot: Snapshot): void => {
    if (options.status) tell(connection.sendNotification(STATUS_NOTIFICATION, statusOf(snapshot, host)));
    if (!host.practises || !snapshot.analysis) return;
    const { document } = snapshot;
    const answer = (typed: Snapshot): unknown => convert.diagnosticsOf(typed, host);
    practice.begin({ document, settings: open.settings(document.uri), lexicon: lexiconOf(document.uri), answer });
  };
  const headingsOf: ServerHost['headingsFor'] = (uri, text) => host.headingsFor?.(uri, text);
  const open = new OpenDocuments(documents, newAnalyzer, settingsOf, onRead, lexiconOf, host.readings, headingsOf);
  const pulls = (): boolean => client.textDocument?.diagnostic !== undefined;
  const publisher = new Publisher(open, connection, host);
  const refresh = (): void => {
    if (!pulls()) for (const { uri } of documents.all()) publisher.schedule(uri);
    else if (client.workspace?.diagnostics?.refreshSupport) tell(connection.languages.diagnostics.refresh());
    if (client.workspace?.semanticTokens?.refreshSupport) tell(connection.languages.semanticTokens.refresh());
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
    return { capabilities: capabilitiesFor(), serverInfo: { name: 'wenheng', version: host.version } };
  });
  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      tell(connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }));
    }
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      tell(
        connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: PROJECT_FILES.map((globPattern) => ({ globPattern })),
        }),
      );
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        host.openFolders?.(folders);
        settingsChanged();
      });
    }
  });
  connection.onShutdown(() => {
    phase = 'shut';
  });
  connection.onRequest((method) => refusal() ?? new ResponseError(ErrorCodes.MethodNotFound, method));
  const settingsChanged = (): void => {
    host.forgetProjectFiles();
    open.forgetSettings();
    refresh();
  };
  connection.onDidChangeConfiguration(({ settings }) => {
    sent = (settings as Record<string, unknown> | null)?.[SECTION] ?? sent;
    settingsChanged();
  });
  connection.onDidChangeWatchedFiles(settingsChanged);
  host.onLexiconRead?.((uri, errors) => {
    tell(connection.sendDiagnostics({ uri, diagnostics: errors.map(convert.toRowDiagnostic) }));
  });
  host.onConfigRead?.((uri, faults) => {
    tell(connection.sendDiagnostics({ uri, diagnostics: faults.map(convert.toConfigDiagnostic) }));
  });
  host.onSegmenterReady(() => {
    if (open.forgetPending()) refresh();
  });

  host.onProblem((message) =>
    tell(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message })),
  );

  documents.onDidChangeContent(({ document }) => {
    practice.rest();
    if (!pulls()) publisher.schedule(document.uri);
  });
  documents.onDidClose(({ document }) => {
    open.close(document.uri);
    tokens.forget(document.uri);
    if (!pulls()) publisher.close(document.uri);
  });

  const secondLook = new SecondLook(open, host, () => connection.languages.diagnostics.refresh());
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
        items: convert.diagnosticsOf(answer, host),
      };
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
      return [
        ...convert.toSymbols(document, outlineOf(analysis), counter(analysis, false)),
        ...convert.toSpeakerSymbols(document, speakersOf(analysis), analysis.text),
      ];
    }),
  );
  connection.onCodeLens(
    guarded('codeLens', null, async ({ textDocument }, token) => {
      const read = await open.read(textDocument.uri, token);
      if (!read || !(await open.settings(textDocument.uri)).codeLens) return null;
      return convert.toLenses(read.document, lensesOf(read.analysis));
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
      const { documentChanges, resourceOperations } = client.workspace?.workspaceEdit ?? {};
      const creates = documentChanges === true && resourceOperations?.includes('create') === true;
      const roots = await rootsOf();
      const manualOf = (rule: string): string | undefined => host.manualOf(rule);
      return [
        ...ofAll,
        ...convert.toCodeActions(read, offered, manualOf),
        ...actions.fixRuleActions(read, offered, analyze),
        ...actions.ignoreActions(read, spot, { host, manualOf, roots, creates }),
        ...addPhrase(read.document, spot),
      ];
    }),
  );
  connection.onCompletion(
    guarded('completion', null, async ({ textDocument, position }) => {
      const document = documents.get(textDocument.uri);
      if (!document) return null;
      const { enable } = await open.settings(document.uri);
      const offset = document.offsetAt(position);
      const text = document.getText();
      const offers = enable ? completionsAt(text, offset, lexiconOf(document.uri)) : [];
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
      const at = read && definitionAt(read.analysis, read.document.offsetAt(position));
      return at && { uri: textDocument.uri, range: convert.toRange(read!.document, at) };
    }),
  );
  connection.onReferences(
    guarded('references', null, async ({ textDocument, position, context }, token) => {
      const read = await open.read(textDocument.uri, token);
      if (!read) return null;
      const { document, analysis } = read;
      const offset = document.offsetAt(position);
      const uses = usesAt(analysis, offset).map(({ at }) => at);
      const sites = uses.length ? uses : speechReferences(analysis, offset, context.includeDeclaration);
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
      const symbols: WorkspaceSymbol[] = [];
      for (const { uri } of documents.all()) {
        const read = await open.read(uri, token);
        const slogans = read ? slogansOf(read.analysis).filter((s) => s.kind !== 'term' && s.text.includes(query)) : [];
        symbols.push(...slogans.map((s) => convert.toWorkspaceSymbol(read!.document, s)));
      }
      return symbols;
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

function capabilitiesFor(): InitializeResult['capabilities'] {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    diagnosticProvider: { identifier: SECTION, interFileDependencies: false, workspaceDiagnostics: false },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['“', '‘', '「'] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    workspaceSymbolProvider: true,
    documentSymbolProvider: { label: convert.SOURCE },
    foldingRangeProvider: true,
    codeLensProvider: {},
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
  const findings = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of analysis?.findings ?? []) findings[severity]++;
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
