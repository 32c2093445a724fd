/** Diagnostics for clients that do not ask for them. */
import type { CancellationToken, Connection, Diagnostic } from 'vscode-languageserver';
import { CancellationTokenSource } from 'vscode-languageserver';
import { toDiagnostics } from './convert';
import type { OpenDocuments, Snapshot } from './documents';
import type { ServerHost } from './host';

/** Sends them after each edit. A newer edit takes the place of work not begun. */
export class Publisher {
  private readonly waiting = new Map<string, CancellationTokenSource>();

  constructor(
    private readonly open: OpenDocuments,
    private readonly connection: Connection,
    private readonly host: ServerHost,
  ) {}

  schedule(uri: string): void {
    this.waiting.get(uri)?.cancel();
    const source = new CancellationTokenSource();
    this.waiting.set(uri, source);
    this.publish(uri, source.token).catch((error: unknown) =>
      this.connection.console.error(`publish: ${String(error)}`),
    );
  }

  /** A closed document's marks go with it. */
  close(uri: string): void {
    this.waiting.get(uri)?.cancel();
    this.waiting.delete(uri);
    this.connection.sendDiagnostics({ uri, diagnostics: [] }).catch(() => {});
  }

  private async publish(uri: string, token: CancellationToken): Promise<void> {
    await this.send(await this.open.head(uri, token), token);
    await this.send(await this.open.snapshot(uri, token), token);
  }

  private async send(snapshot: Snapshot | null, token: CancellationToken): Promise<void> {
    if (!snapshot || token.isCancellationRequested) return;
    const { document, version } = snapshot;
    const diagnostics = diagnosticsOf(snapshot, this.host);
    await this.connection.sendDiagnostics({ uri: document.uri, version, diagnostics });
  }
}

/** What an editor shows of a document; nothing where it is not read. */
export function diagnosticsOf(snapshot: Snapshot, host: Pick<ServerHost, 'manualOf'>): Diagnostic[] {
  const { analysis } = snapshot;
  return analysis ? toDiagnostics({ ...snapshot, analysis }, (rule) => host.manualOf(rule)) : [];
}
