/** A thread that reads drafts for the command line. */
import workerpool from 'workerpool';
import { AnswerCache } from './cache';
import type { Ask, Outcome } from './draft';
import { DraftReader } from './draft';
import { taggerName } from './segmenter';

export interface DraftJob {
  readonly paths: readonly string[];
  readonly ask: Ask;
  readonly config?: string | undefined;
  readonly baseline?: string | undefined;
  readonly cacheFolder?: string | undefined;
}

let reader: DraftReader<Ask> | null = null;

workerpool.worker({
  async read({ paths, ask, config, baseline, cacheFolder }: DraftJob): Promise<Outcome[]> {
    const held = (reader ??= new DraftReader(ask, {
      config,
      baseline,
      cache: cacheFolder ? new AnswerCache(cacheFolder, taggerName()) : null,
    }));
    const outcomes: Outcome[] = [];
    for (const path of paths) outcomes.push(await held.readAny(path, null));
    return outcomes;
  },
});
