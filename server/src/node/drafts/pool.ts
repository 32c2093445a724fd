/** Many drafts in worker threads. Outcomes come back in the order of the paths, whatever thread was faster. */
import workerpool from 'workerpool';
import type { FromEditor } from '../project/config';
import type { Ask, Outcome } from './answer';
import { BATCH, WORKER } from './threads';

/** What a thread is given to read. */
export interface DraftJob {
  readonly paths: readonly string[];
  readonly ask: Ask;
  readonly config?: string | undefined;
  readonly baseline?: string | undefined;
  readonly editor?: FromEditor | undefined;
  readonly cacheFolder?: string | undefined;
  readonly desk?: boolean;
}

/** Megabytes for what a thread makes and soon lets go; with more, threads are in each other's way in the processor's cache. */
const YOUNG = 12;

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
  // A draft that ends its thread takes none of its neighbours along: they are read again, each by itself.
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

function lost<A extends Ask>(path: string, error: unknown): Outcome<A> {
  const message = `${path}：读这篇时线程中断，未检查：${error instanceof Error ? error.message : String(error)}`;
  return { path, answer: null, remarks: [{ message, fails: true }] };
}
