/** Reads many drafts in worker threads. */
import workerpool from 'workerpool';
import type { FromEditor } from '../project/config';
import type { Ask, Outcome } from './answer';
import { BATCH, WORKER } from './threads';

/** The work of a thread. */
export interface DraftJob {
  readonly paths: readonly string[];
  readonly ask: Ask;
  readonly config?: string | undefined;
  readonly baseline?: string | undefined;
  readonly editor?: FromEditor | undefined;
  readonly cacheFolder?: string | undefined;
  readonly desk?: boolean;
}

/** Megabytes of V8's young generation in a thread; with more, threads crowd each other out of the processor's cache. */
const YOUNG = 12;

/**
 * Reads drafts in threads. The outcomes come in the order of the paths, whichever thread was faster. A draft that
 * crashes its thread is reported in the remarks of its outcome.
 */
export async function* readInThreads<A extends Ask>(
  paths: readonly string[],
  threads: number,
  job: Omit<DraftJob, 'paths'>,
  worker = WORKER,
): AsyncGenerator<Outcome<A>> {
  const pool = workerpool.pool(worker, {
    workerType: 'thread',
    maxWorkers: threads,
    workerThreadOpts: { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } },
  });
  const waiting: Promise<Outcome<A>[]>[] = [];
  let next = 0;
  const read = (batch: readonly string[]): Promise<Outcome<A>[]> =>
    Promise.resolve(pool.exec('read', [{ ...job, paths: batch }]));
  // A draft that crashes its thread must not take others along: they are read again one by one.
  const alone = async (path: string): Promise<Outcome<A>> =>
    (await read([path]).catch((error: unknown) => [lost<A>(path, error)]))[0]!;
  const order = (): void => {
    const batch = paths.slice(next, (next += BATCH));
    waiting.push(
      read(batch).catch(async () => {
        const outcomes: Outcome<A>[] = [];
        for (const path of batch) outcomes.push(await alone(path));
        return outcomes;
      }),
    );
  };
  try {
    // A few batches ahead keep the threads busy; more would pile up outcomes.
    while (next < paths.length && waiting.length < 4 * threads) order();
    for (let first = waiting.shift(); first; first = waiting.shift()) {
      if (next < paths.length) order();
      yield* await first;
    }
  } finally {
    await pool.terminate(true);
  }
}

function lost<A extends Ask>(path: string, error: unknown): Outcome<A> {
  const message = `${path}：读这篇时线程中断，未检查：${error instanceof Error ? error.message : String(error)}`;
  return { path, answer: null, remarks: [{ message, fails: true }] };
}
