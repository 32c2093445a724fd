/** A thread that reads drafts for the command line. */
import workerpool from 'workerpool';
import { AnswerCache } from './drafts/cache';
import type { Ask, Outcome } from './drafts/answer';
import { DraftReader } from './drafts/draft';
import type { DraftJob } from './drafts/pool';
import { taggerName } from './segmenter/segmenter';

let reader: DraftReader<Ask> | null = null;

workerpool.worker({
  async read({ paths, ask, config, baseline, editor, cacheFolder, desk }: DraftJob): Promise<Outcome[]> {
    const held = (reader ??= new DraftReader(ask, {
      config,
      baseline,
      editor,
      desk: desk === true,
      cache: cacheFolder ? new AnswerCache(cacheFolder, taggerName()) : null,
    }));
    const outcomes: Outcome[] = [];
    for (const path of paths) outcomes.push(await held.readAny(path, null));
    return outcomes;
  },
});
