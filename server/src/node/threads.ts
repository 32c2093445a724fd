/** Whether drafts are worth threads. */
import { existsSync, statSync } from 'node:fs';
import type * as Os from 'node:os';
import { join } from 'node:path';

/** Bytes in all from which threads win: each of them compiles anew what the first had compiled. */
const WORTHWHILE = 2_000_000;
/** Drafts that a thread is given at a time. */
export const BATCH = 16;
export const WORKER = join(__dirname, 'draft-worker.js');

/** How many threads a run takes: those asked for, else one a core where there is enough to do. */
export function threadsFor(paths: readonly string[], asked: number | undefined): number {
  if (paths.length <= BATCH || !existsSync(WORKER)) return 1;
  const { availableParallelism } = process.getBuiltinModule('node:os') as typeof Os;
  const most = asked ?? (holdMuch(paths) ? availableParallelism() : 1);
  return Math.max(1, Math.min(most, Math.ceil(paths.length / BATCH)));
}

function holdMuch(paths: readonly string[]): boolean {
  let bytes = 0;
  for (const path of paths) {
    bytes += sizeOf(path);
    if (bytes >= WORTHWHILE) return true;
  }
  return false;
}

/** A file that cannot be looked at is told of when it is read. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
