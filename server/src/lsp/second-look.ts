/** Compares what was answered early for a large document with the analysis of the whole. */
import { CancellationToken } from 'vscode-languageserver';
import { diagnosticsOf } from './convert';
import type { Answer, Early, OpenDocuments, Snapshot } from './documents';
import type { ServerHost } from './host';

/** Makes the client ask for diagnostics again where the whole document gives others. */
export class SecondLook {
  private readonly said = new Map<string, Early>();

  constructor(
    private readonly open: OpenDocuments,
    private readonly host: Pick<ServerHost, 'manualOf'>,
    private readonly refresh: () => Promise<void>,
  ) {}

  /** Is called after each early answer. Ends when the writer has paused and the whole was analysed. */
  async after(uri: string, early: Early): Promise<void> {
    const isLooking = this.said.has(uri);
    this.said.set(uri, early);
    // A comparison that is under way will see the newer answer.
    if (isLooking) return;
    try {
      for (let said = early; !(await this.look(uri, said)); said = this.said.get(uri)!);
    } finally {
      this.said.delete(uri);
    }
  }

  /** False where something newer was answered in the meantime. */
  private async look(uri: string, said: Early): Promise<boolean> {
    if (!said.opens) await quiet();
    if (this.said.get(uri) !== said) return false;
    const whole = await this.open.snapshot(uri, CancellationToken.None);
    const last = this.said.get(uri)!;
    if (!whole) return true;
    if (last.version > whole.version) return false;
    // For a still newer version the client will ask by itself.
    const isLater = last.version === whole.version && (last.opens || !saysTheSame(last, whole, this.host));
    if (isLater) await this.refresh();
    return true;
  }
}

/** Whether the early answer was the same as that of the whole. */
export function saysTheSame(early: Answer, whole: Snapshot, host: Pick<ServerHost, 'manualOf'>): boolean {
  const words = (answer: Answer | Snapshot): string => JSON.stringify(diagnosticsOf(answer, host));
  return words(early) === words(whole);
}

/** Milliseconds without an edit after which the whole of a large document is analysed. */
const PAUSE_BEFORE_LOOKING = 120;

/** Resolves after this pause. */
export const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_BEFORE_LOOKING));
