/** Decides whether threads are worth their start. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Bytes in all from which threads are faster: each of them compiles the code again. On two cores, compiling and garbage
 * collection of one thread already take a good part of the second core.
 */
const worthwhile = (cores: number): number => (cores > 2 ? 2_000_000 : 15_000_000);
/** Drafts that a thread is given at a time. */
export const BATCH = 16;
/** The bundle that a thread runs. */
export const WORKER = join(__dirname, 'draft-worker.js');

/** How many threads a run uses: those asked for, else one for each core where there is enough to do. */
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

/** The size of a file; 0 where it cannot be examined, which reading it will report. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
