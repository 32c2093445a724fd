/** Whether drafts are worth threads. */
import { existsSync } from 'node:fs';
import type * as Os from 'node:os';
import { join } from 'node:path';

/** Fewer drafts than this are done before a thread has started. */
const WORTHWHILE = 24;
/** Drafts that a thread is given at a time. */
export const BATCH = 16;
export const WORKER = join(__dirname, 'draft-worker.js');

/** How many threads a run takes: those asked for, else one a core where there is enough to do. */
export function threadsFor(drafts: number, asked: number | undefined): number {
  if (drafts <= BATCH || !existsSync(WORKER)) return 1;
  const { availableParallelism } = process.getBuiltinModule('node:os') as typeof Os;
  const most = asked ?? (drafts < WORTHWHILE ? 1 : availableParallelism());
  return Math.max(1, Math.min(most, Math.ceil(drafts / BATCH)));
}
