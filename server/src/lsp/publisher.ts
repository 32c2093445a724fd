/** Diagnostics for clients that do not ask for them. */
import type { CancellationToken, Connection, Diagnostic } from 'vscode-languageserver';
import { CancellationTokenSource } from 'vscode-languageserver';
import { toDiagnostics } from './convert';
import type { Answer, OpenDocuments, Snapshot } from './documents';
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

/** What an editor shows of a document; nothing where it is not read. */
export function diagnosticsOf(answer: Answer | Snapshot, host: Pick<ServerHost, 'manualOf'>): Diagnostic[] {
  const { analysis } = answer;
  return analysis ? toDiagnostics({ ...answer, analysis }, (rule) => host.manualOf(rule)) : [];
}

/** Whether what was said early needs no second word. */
export function saysTheSame(early: Answer, whole: Snapshot, host: Pick<ServerHost, 'manualOf'>): boolean {
  const words = (answer: Answer | Snapshot): string => JSON.stringify(diagnosticsOf(answer, host));
  return words(early) === words(whole);
}

/** Milliseconds without a newer edit after which the whole of a large document is looked at. */
const QUIET = 120;

export const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, QUIET));
