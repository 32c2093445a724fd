/**
 * The extension in a browser, as on vscode.dev: the server runs in a worker, and there are neither local files nor
 * tasks.
 */
import type { ExtensionContext } from 'vscode';
import { l10n, Uri, window, workspace } from 'vscode';
import type { MessageTransports } from 'vscode-languageclient/browser';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { AnnotateParams, ExportParams, Made, WordTextParams } from '../../server/src/protocol';
import { ANNOTATE_REQUEST, EXPORT_REQUEST, WORD_TEXT_REQUEST } from '../../server/src/protocol';
import type { Api } from './api';
import { nameOf, registerCommands } from './commands';
import { connect } from './connection';
import { FigurePanel } from './figures/panel';
import { registerManual } from './manual';
import { registerRuleCommands } from './rule-commands';
import type { ReviewAsked } from './review';
import { registerStatus } from './status';
import { welcome } from './welcome';
import type { WordWork } from './word';
import { registerWord } from './word';

/** Starts the extension. */
export function activate(context: ExtensionContext): Api {
  const server = startServer(context);
  const status = registerStatus(context, server);
  const figures = new FigurePanel(server, status);
  context.subscriptions.push(figures);
  registerCommands(context, server, status, figures, {
    checkFolder: onlyOnDesktop,
    checkWorkspace: onlyOnDesktop,
    figures: (draft, format) => exported(server, { word: undefined, draft, name: nameOf(draft), format }, false),
    review: (asked) => exported(server, asked, true),
    restart: async () => {
      // A worker that does not stop by itself is terminated when the next one starts.
      await server.stop().catch(() => {});
      await server.start();
    },
  });
  registerRuleCommands(context, server);
  registerManual(context);
  registerWord(context, wordByServer(server));
  void welcome(context);
  return { figures };
}

const onlyOnDesktop = (): unknown =>
  window.showInformationMessage(l10n.t('In a browser Wenheng checks the drafts that are open, and no folders.'));

function startServer(context: ExtensionContext): LanguageClient {
  const address = Uri.joinPath(context.extensionUri, 'server', 'dist', 'web.js').toString(true);
  let worker: BrowserWorker | undefined;
  // Returns the two ends of the connection and not the worker, since VS Code's worker is not an instance of the
  // library's class.
  const start = (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(address);
    return Promise.resolve({
      reader: new BrowserMessageReader(worker as never),
      writer: new BrowserMessageWriter(worker as never),
    });
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return connect(context, (options) => new LanguageClient('wenheng', '文衡 Wenheng', start, options));
}

/** As in browsers. */
interface BrowserWorker {
  terminate(): void;
}
declare const Worker: new (address: string) => BrowserWorker;

const wordByServer = (server: LanguageClient): WordWork => ({
  takes: () => true,
  text: async (file, bytes) => {
    return bytesOf(
      await server.sendRequest<Made>(WORD_TEXT_REQUEST, { name: nameIn(file), bytes } satisfies WordTextParams),
    );
  },
  annotate: async (file, copy) => {
    const bytes = await workspace.fs.readFile(file);
    const asked: AnnotateParams = { uri: file.toString(), name: nameIn(file), bytes, settings: settingsOf(file) };
    const made = await server.sendRequest<Made>(ANNOTATE_REQUEST, asked);
    await workspace.fs.writeFile(copy, bytesOf(made));
    return l10n.t('{0} comments written into {1}', 'count' in made ? made.count : 0, nameIn(copy));
  },
});

/** Makes the server export a draft, as it stands, or a Word file. */
async function exported(
  server: LanguageClient,
  { word, draft, name, format }: ReviewAsked,
  isReview: boolean,
): Promise<Uint8Array> {
  const uri = word ?? draft!.uri;
  const content = word ? await workspace.fs.readFile(word) : draft!.getText();
  const asked = { uri: uri.toString(), name, content, languageId: draft?.languageId ?? 'plaintext', isReview, format };
  const params: ExportParams = { ...asked, settings: settingsOf(uri) };
  return bytesOf(await server.sendRequest<Made>(EXPORT_REQUEST, params));
}

function bytesOf(made: Made): Uint8Array {
  if ('problem' in made) throw new Error(made.problem);
  return made.bytes;
}

/** The settings of the section as plain data, which can be sent. */
const settingsOf = (uri: Uri): unknown =>
  JSON.parse(JSON.stringify(workspace.getConfiguration('wenheng', uri))) as unknown;

const nameIn = ({ path }: Uri): string => path.slice(path.lastIndexOf('/') + 1);
