/** Whether drafts are worth threads. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Bytes in all from which threads win: each of them compiles anew what the first had compiled. Where there are but two
 * cores, the compiling and collecting for one thread takes a good part of the second already.
 */
const worthwhile = (cores: number): number => (cores > 2 ? 2_000_000 : 15_000_000);
/** Drafts that a thread is given at a time. */
export const BATCH = 16;
export const WORKER = join(__dirname, 'draft-worker.js');

/** How many threads a run takes: those asked for, else one a core where there is enough to do. */
export function threadsFor(paths: readonly string[], asked: number | undefined): number {
  if (paths.length <= BATCH || !existsSync(WORKER)) return 1;
  const { availableParallelism } = process.getBuiltinModule('node:os');
  const cores = availableParallelism();
  const most = asked ?? (cores > 1 && holdAtLeast(worthwhile(cores), paths) ? cores : 1);
  return Math.max(1, Math.min(most, Math.ceil(paths.length / BATCH)));
}

function holdAtLeast(bytes: number, paths: readonly string[]): boolean {
  let left = bytes;
  return paths.some((path) => (left -= sizeOf(path)) <= 0);
}

/** A file that cannot be looked at is told of when it is read. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
