/** The language server in a worker of a browser; it reads no files. */
import type { Connection } from 'vscode-languageserver/browser';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../lsp/server';
import type { Made } from '../protocol';
import { ANNOTATE_REQUEST, EXPORT_REQUEST, WORD_TEXT_REQUEST } from '../protocol';
import { webHost } from './host';
import { annotateWord, exported, wordText } from './word';

declare const self: never;

const connection: Connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
const host = webHost();
connection.onRequest<Made, unknown>(WORD_TEXT_REQUEST, wordText);
connection.onRequest<Made, unknown>(ANNOTATE_REQUEST, annotateWord(host));
connection.onRequest<Made, unknown>(EXPORT_REQUEST, exported(host));
startServer(connection, host);
