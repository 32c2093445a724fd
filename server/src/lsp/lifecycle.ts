/** The beginning and the end of a session. */
import type { InitializeParams, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import {
  DidChangeConfigurationNotification,
  ErrorCodes,
  PositionEncodingKind,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol';
import type { Request } from './requests/request';
import type { Session } from './session';
import { SECTION } from './session';

const PROJECT_FILES = [
  '**/wenheng.config.json',
  '**/wenheng.lexicon.tsv',
  '**/wenheng.baseline.json',
  // A ledger may be in any of these formats.
  '**/*.{xlsx,csv,tsv}',
];

/**
 * Answers `initialize` with the capabilities of `requests`, and keeps host and session informed of the open folders.
 */
export function beginAndEnd(session: Session, requests: readonly Request[]): void {
  const { connection, host } = session;
  let folders: readonly string[] = [];
  connection.onInitialize((params): InitializeResult | ResponseError<never> => {
    if (session.phase !== 'new') {
      return session.refusal() ?? new ResponseError(ErrorCodes.InvalidRequest, 'initialize comes once');
    }
    session.phase = 'running';
    session.client = params.capabilities;
    folders = foldersIn(params);
    host.openFolders?.(folders);
    session.options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
    session.sent = session.options.settings ?? {};
    const serverInfo = { name: 'wenheng', version: host.version };
    return { capabilities: capabilitiesOf(requests, session.options), serverInfo };
  });
  connection.onInitialized(() => {
    const { client } = session;
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      session.tell(connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }));
    }
    session.watch(PROJECT_FILES);
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        host.openFolders?.(folders);
        session.closed.leave([...gone]);
        session.settingsChanged();
      });
    }
  });
  connection.onShutdown(() => {
    session.phase = 'shut';
  });
  connection.onRequest((method) => session.refusal() ?? new ResponseError(ErrorCodes.MethodNotFound, method));
}

/** The open folders, from clients that know several and from those that know one. */
function foldersIn({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

function capabilitiesOf(requests: readonly Request[], options: InitializationOptions): ServerCapabilities {
  const own: ServerCapabilities = {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  return Object.assign(own, ...requests.map(({ capabilities }) => capabilities?.(options))) as ServerCapabilities;
}
