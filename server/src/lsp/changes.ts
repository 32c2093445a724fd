/** Reacts to changes: of documents, files, settings, and of what the segmenter knows. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import * as convert from './convert';
import type { Session } from './session';
import { SECTION } from './session';

const DRAFT = /\.(?:md|markdown|txt|docx|docm|doc|wps)$/i;
/** The formats of a ledger besides those of drafts. */
const LEDGER_FILE = /\.(?:xlsx|csv|tsv)$/i;

/** Registers the handlers of all changes. */
export function followChanges(session: Session): void {
  const { connection, host, documents, open, closed, publisher } = session;
  connection.onDidChangeConfiguration(({ settings }) => {
    session.sent = (settings as Record<string, unknown> | null)?.[SECTION] ?? session.sent;
    session.settingsChanged();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const tables = changes.filter(({ uri }) => LEDGER_FILE.test(uri));
    const drafts = changes.filter(({ uri }) => DRAFT.test(uri));
    for (const { uri } of drafts) {
      const draft = host.draftOf ? host.draftOf(uri) : uri;
      if (draft !== null) session.tell(closed.changed(draft));
    }
    const isOther = drafts.length + tables.length < changes.length || !changes.length;
    if (isOther || host.projectFilesChanged?.()) session.settingsChanged();
  });
  host.onLexiconRead?.((uri, errors) => {
    session.tell(connection.sendDiagnostics({ uri, diagnostics: errors.map(convert.toRowDiagnostic) }));
  });
  host.onConfigRead?.((uri, faults) => {
    session.tell(connection.sendDiagnostics({ uri, diagnostics: faults.map(convert.toConfigDiagnostic) }));
  });
  host.onSegmenterReady(() => {
    if (open.forgetPending()) session.refresh();
    session.tell(closed.again(true));
  });
  host.onProblem((message) =>
    session.tell(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message })),
  );
  documents.onDidOpen(({ document }) => closed.opened(document.uri));
  documents.onDidChangeContent(({ document }) => {
    session.practice.rest();
    // Where the client does not report changed files, project files are looked at as soon as anything happens.
    if (!session.watchesFiles && host.projectFilesChanged?.()) session.settingsChanged();
    if (!session.pulls) publisher.schedule(document.uri);
  });
  documents.onDidClose(({ document }) => {
    open.close(document.uri);
    session.desk.drop(document.uri);
    if (!session.pulls) publisher.close(document.uri);
    if (closed.isAsked) session.tell(closed.changed(document.uri));
  });
}
