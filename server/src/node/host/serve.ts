/** The language server on Node: over the transport that the command line names (`--stdio`, `--node-ipc`, `--pipe=`). */
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../../lsp/server';
import { tuneServer } from '../engine/switches';
import { nodeHost } from './host';

/** Serves the client over the transport that the arguments of the process name. */
export function serve(): void {
  tuneServer();
  startServer(createConnection(), nodeHost());
}
