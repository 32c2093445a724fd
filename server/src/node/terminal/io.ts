/**
 * What a run of the command line reads and writes besides files. It is passed as a value, so that several runs can
 * follow each other in one process without seeing each other's input and output.
 */
import type { Readable, Writable } from 'node:stream';

/** Standard input and output, standard error and the environment of a run. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard input. */
  input(): Readable;
  /** Writes to standard output. */
  print(answer: string | Uint8Array): void;
  /** Standard output as a stream, for answers in sequence. */
  output(): Writable;
  /** Whether standard output is a terminal. */
  isTerminal(): boolean;
  /** Writes a line to standard error. */
  tell(line: string): void;
  /** Standard error where it is a terminal, on which a line can be overwritten; else null. */
  errorTerminal(): { readonly columns: number; write(text: string): void } | null;
}
