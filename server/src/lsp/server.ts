/** The language server: connects the requests and the changes to a session. */
import type { Connection } from 'vscode-languageserver';
import { DocumentAnalyzer } from '../core/index';
import type { Analyzer } from './documents';
import type { ServerHost } from './host';
import { followChanges } from './changes';
import { beginAndEnd } from './lifecycle';
import { REQUESTS } from './requests/index';
import { Session } from './session';

/** Serves the connection until it ends. `newAnalyzer` is for tests that need findings of their own. */
export function startServer(
  connection: Connection,
  host: ServerHost,
  newAnalyzer: () => Analyzer = () => new DocumentAnalyzer(host.segmenter),
): void {
  const session = new Session(connection, host, newAnalyzer);
  beginAndEnd(session, REQUESTS);
  followChanges(session);
  for (const request of REQUESTS) request.serve(session);
  session.documents.listen(connection);
  connection.listen();
}
