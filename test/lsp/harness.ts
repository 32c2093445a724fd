/** A client and the server over in-memory streams. */
import type { Readable, Writable } from 'node:stream';
import { PassThrough } from 'node:stream';
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  Position,
  ProtocolConnection,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Analysis, AnalyzeOptions, Finding, Severity, Site } from '../../server/src/core/index';
import { DEFAULT_SETTINGS, DocumentAnalyzer, levelOf, NO_SEGMENTER, site } from '../../server/src/core/index';
import type { Analyzer } from '../../server/src/lsp/documents';
import type { ServerHost } from '../../server/src/lsp/host';
import { startServer } from '../../server/src/lsp/server';
import type { StatusParams } from '../../server/src/protocol';
import { STATUS_NOTIFICATION } from '../../server/src/protocol';

/** Reads as the real one does, and marks every 错 as a fault with its fix; 抛 makes it throw. */
export class MarkingAnalyzer implements Analyzer {
  static made = 0;
  private readonly real = new DocumentAnalyzer();

  analyze(text: string, options: AnalyzeOptions): Analysis {
    MarkingAnalyzer.made++;
    if (text.includes('抛')) throw new Error('抛');
    const level = levelOf('test/wrong', 'error', options.settings!.rules);
    const findings = [...text.matchAll(/错/g)].map(({ index }): Finding<Site> => {
      const at = site(index, index + 1);
      const fix = { title: '改为“对”', edits: [{ at, newText: '对' }] };
      const related = [{ at: site(0, 2), message: '见此' }];
      return { at, rule: 'test/wrong', severity: level as Severity, message: '此处有误', related, fix };
    });
    return { ...this.real.analyze(text, options), ...(level !== 'off' && { findings }) };
  }

  pending(): boolean {
    return false;
  }

  forgetPending(): void {}
}

export interface Options {
  readonly newAnalyzer?: () => Analyzer;
  readonly host?: Partial<ServerHost>;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  /** Answers `workspace/configuration`, one a resource. */
  readonly configuration?: (uri: string) => unknown;
}

export const PULL: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { configuration: true, diagnostics: { refreshSupport: true }, semanticTokens: { refreshSupport: true } },
};

const HOST: ServerHost = {
  settingsFor: (_uri, editor) => ({ ...DEFAULT_SETTINGS, ...(editor as object | null) }),
  forgetProjectFiles: () => {},
  segmenter: NO_SEGMENTER,
  segmenterState: () => 'missing',
  onSegmenterReady: () => {},
  onProblem: () => {},
  manualOf: (rule) => `https://example.org/rules/${rule}.md`,
  version: '0.0.0',
};

export class Client {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: StatusParams[] = [];
  readonly logged: string[] = [];
  readonly shown: string[] = [];
  readonly refreshed: string[] = [];
  initialized!: InitializeResult;
  private readonly waiting: { done: () => boolean; resolve: () => void }[] = [];
  private readonly versions = new Map<string, number>();

  private constructor(readonly connection: ProtocolConnection) {}

  /** A client of a server in this process. */
  static start({ newAnalyzer = () => new MarkingAnalyzer(), host, ...options }: Options = {}): Promise<Client> {
    const up = new PassThrough();
    const down = new PassThrough();
    const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
    startServer(server, { ...HOST, ...host }, newAnalyzer);
    return Client.over(down, up, options);
  }

  /** A client of the server that reads `up` and writes `down`. */
  static async over(
    down: Readable,
    up: Writable,
    { capabilities = PULL, initializationOptions, configuration }: Options = {},
  ): Promise<Client> {
    const client = new Client(createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up)));
    client.listen(configuration);
    client.initialized = await client.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions,
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }

  async open(uri: string, text: string, languageId = 'plaintext'): Promise<void> {
    this.versions.set(uri, 1);
    await this.notify('didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const version = this.versions.get(uri)! + 1;
    this.versions.set(uri, version);
    await this.notify('didChange', { textDocument: { uri, version }, contentChanges });
  }

  async close(uri: string): Promise<void> {
    await this.notify('didClose', { textDocument: { uri } });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.ask('diagnostic', uri, { previousResultId });
  }

  async items(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  async hover(uri: string, position: Position): Promise<string | null> {
    const hover = await this.ask<{ contents: { value: string } } | null>('hover', uri, { position });
    return hover && hover.contents.value;
  }

  ask<R>(method: string, uri: string, more: object = {}): Promise<R> {
    return this.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });
  }

  /** Resolves as soon as `done` holds, looked at after each message from the server. */
  until(done: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ done, resolve });
      this.look();
    });
  }

  private notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(`textDocument/${method}`, params);
  }

  private listen(configuration: Options['configuration']): void {
    const { connection } = this;
    const keep = <T>(list: T[]) => {
      return (item: T): void => {
        list.push(item);
        this.look();
      };
    };
    connection.onNotification('textDocument/publishDiagnostics', keep(this.published));
    connection.onNotification(STATUS_NOTIFICATION, keep(this.statuses));
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => keep(this.shown)(message));
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => keep(this.logged)(message));
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string }[] }) =>
      items.map(({ scopeUri }) => configuration?.(scopeUri) ?? null),
    );
    for (const what of ['diagnostic', 'semanticTokens', 'codeLens']) {
      connection.onRequest(`workspace/${what}/refresh`, () => {
        keep(this.refreshed)(what);
        return null;
      });
    }
    connection.listen();
  }

  private look(): void {
    for (const wait of this.waiting.splice(0)) {
      if (wait.done()) wait.resolve();
      else this.waiting.push(wait);
    }
  }
}
