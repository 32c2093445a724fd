/** What was said early of a large document is compared with the whole of it. */
import { CancellationToken } from 'vscode-languageserver';
import { diagnosticsOf } from './convert';
import type { Answer, Early, OpenDocuments, Snapshot } from './documents';
import type { ServerHost } from './host';

/** Has the client ask again for diagnostics where the whole has more to say. */
export class SecondLook {
  private readonly said = new Map<string, Early>();

  constructor(
    private readonly open: OpenDocuments,
    private readonly host: Pick<ServerHost, 'manualOf'>,
    private readonly refresh: () => Promise<void>,
  ) {}

  /** After each early answer; ends when the writer has paused and the whole was looked at. */
  async after(uri: string, early: Early): Promise<void> {
    const isLooking = this.said.has(uri);
    this.said.set(uri, early);
    // Whoever looks already sees that something newer was said.
    if (isLooking) return;
    try {
      for (let said = early; !(await this.look(uri, said)); said = this.said.get(uri)!);
    } finally {
      this.said.delete(uri);
    }
  }

  /** False where something newer was said in the meantime. */
  private async look(uri: string, said: Early): Promise<boolean> {
    if (!said.opens) await quiet();
    if (this.said.get(uri) !== said) return false;
    const whole = await this.open.snapshot(uri, CancellationToken.None);
    const last = this.said.get(uri)!;
    if (!whole) return true;
    if (last.version > whole.version) return false;
    // Of a version that is newer still the client will ask by itself.
    const isLater = last.version === whole.version && (last.opens || !saysTheSame(last, whole, this.host));
    if (isLater) await this.refresh();
    return true;
  }
}

/** Whether what was said early needs no second word. */
export function saysTheSame(early: Answer, whole: Snapshot, host: Pick<ServerHost, 'manualOf'>): boolean {
  const words = (answer: Answer | Snapshot): string => JSON.stringify(diagnosticsOf(answer, host));
  return words(early) === words(whole);
}

/** Milliseconds without a newer edit after which the whole of a large document is looked at. */
const PAUSE_BEFORE_LOOKING = 120;

export const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_BEFORE_LOOKING));
