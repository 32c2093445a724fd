/** Pushes diagnostics to clients that do not pull them. */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { CancellationTokenSource } from 'vscode-languageserver';
import { diagnosticsOf } from './convert';
import type { Answer, OpenDocuments, Snapshot } from './documents';
import type { ServerHost } from './host';
import { quiet, saysTheSame } from './second-look';

/** Sends diagnostics after each edit. Work that has not begun is replaced by that for a newer edit. */
export class Publisher {
  private readonly waiting = new Map<string, CancellationTokenSource>();

  constructor(
    private readonly open: OpenDocuments,
    private readonly connection: Connection,
    private readonly host: Pick<ServerHost, 'manualOf'>,
  ) {}

  schedule(uri: string): void {
    this.waiting.get(uri)?.cancel();
    const source = new CancellationTokenSource();
    this.waiting.set(uri, source);
    this.publish(uri, source.token).catch((error: unknown) =>
      this.connection.console.error(`publish: ${String(error)}`),
    );
  }

  /** Withdraws the diagnostics of a closed document. */
  close(uri: string): void {
    this.waiting.get(uri)?.cancel();
    this.waiting.delete(uri);
    this.connection.sendDiagnostics({ uri, diagnostics: [] }).catch(() => {});
  }

  private async publish(uri: string, token: CancellationToken): Promise<void> {
    const early = await this.open.early(uri, token);
    if (early) {
      await this.send(early, token);
      if (!early.opens) await quiet();
      if (token.isCancellationRequested) return;
    }
    const whole = await this.open.snapshot(uri, token);
    if (whole && !(early && saysTheSame(early, whole, this.host))) await this.send(whole, token);
  }

  private async send(answer: Answer | Snapshot, token: CancellationToken): Promise<void> {
    if (token.isCancellationRequested) return;
    const { document, version } = answer;
    const diagnostics = diagnosticsOf(answer, this.host);
    await this.connection.sendDiagnostics({ uri: document.uri, version, diagnostics });
  }
}
