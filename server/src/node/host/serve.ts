/** The language server on Node: over the transport that the command line names (`--stdio`, `--node-ipc`, `--pipe=`). */
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../../lsp/server';
import { tuneServer } from '../engine/switches';
import { nodeHost } from './host';

export function serve(): void {
  tuneServer();
  startServer(createConnection(), nodeHost());
}
