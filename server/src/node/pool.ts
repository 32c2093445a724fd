/** Many drafts in worker threads. Outcomes come back in the order of the paths, whatever thread was faster. */
import workerpool from 'workerpool';
import type { Ask, Outcome } from './draft';
import type { DraftJob } from './draft-worker';
import { BATCH, WORKER } from './threads';

/** Megabytes for what a thread makes and soon lets go; with more, threads are in each other's way in the processor's cache. */
const YOUNG = 12;

export async function* readInThreads<A extends Ask>(
  paths: readonly string[],
  threads: number,
  job: Omit<DraftJob, 'paths'>,
): AsyncGenerator<Outcome<A>> {
  const pool = workerpool.pool(WORKER, {
    workerType: 'thread',
    maxWorkers: threads,
    workerThreadOpts: { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } },
  });
  const waiting: Promise<Outcome<A>[]>[] = [];
  let next = 0;
  const order = (): void => {
    const batch = paths.slice(next, (next += BATCH));
    const answer = pool.exec('read', [{ ...job, paths: batch }]);
    waiting.push(Promise.resolve(answer) as unknown as Promise<Outcome<A>[]>);
  };
  try {
    // A few batches ahead keep the threads busy; more would pile outcomes up.
    while (next < paths.length && waiting.length < 4 * threads) order();
    for (let first = waiting.shift(); first; first = waiting.shift()) {
      if (next < paths.length) order();
      yield* await first;
    }
  } finally {
    await pool.terminate(true);
  }
}
