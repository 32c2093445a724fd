/**
 * What a run of the command line reads and writes besides files. A run gets it as a value, so that several can follow
 * each other in one process and none sees what another has read or said.
 */
import type { Readable, Writable } from 'node:stream';

export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard input. */
  input(): Readable;
  /** Writes to standard output. */
  print(answer: string | Uint8Array): void;
  /** Standard output as a stream, for answers that come one after another. */
  output(): Writable;
  /** Whether a person reads standard output. */
  isTerminal(): boolean;
  /** Writes a line to standard error. */
  tell(line: string): void;
  /** Standard error where it is a terminal, on which a line can be written over; else null. */
  errorTerminal(): { readonly columns: number; write(text: string): void } | null;
}
