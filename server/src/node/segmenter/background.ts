/** The segmenter in a thread of its own, for the server. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Segmenter, Tagged } from '../../core/segmenter';

/** A segmenter that may answer later. */
export interface BackgroundSegmenter extends Segmenter {
  /** `loading` while answers are on their way, `missing` where none will come. */
  state(): 'loading' | 'ready' | 'missing';
  dispose(): void;
}

/** What a {@link BackgroundSegmenter} reports. */
export interface BackgroundEvents {
  /** All answers have arrived: what was pending can be analysed again. */
  onReady(): void;
  onMissing(): void;
}

/** Sentences whose tags are kept, at most; beyond that the oldest half is dropped. */
const SENTENCES_KEPT = 4000;

/**
 * Answers null for a sentence that is not known yet and asks a thread for it; `onReady` follows. If the thread cannot
 * start, or ends, every answer is empty from then on.
 */
export function backgroundSegmenter(events: BackgroundEvents, workerFile = WORKER): BackgroundSegmenter {
  const known = new Map<string, readonly Tagged[]>();
  const asked = new Set<string>();
  let batch: string[] = [];
  let worker: Worker | null = null;
  let isMissing = false;

  const giveUp = (): void => {
    if (isMissing) return;
    isMissing = true;
    known.clear();
    asked.clear();
    events.onMissing();
    events.onReady();
  };
  const receive = (answers: WorkerAnswer): void => {
    if (answers === null) return giveUp();
    if (known.size > SENTENCES_KEPT)
      for (const key of [...known.keys()].slice(0, SENTENCES_KEPT / 2)) known.delete(key);
    for (const [sentence, tags] of answers) {
      known.set(sentence, tags);
      asked.delete(sentence);
    }
    if (asked.size === 0) events.onReady();
  };
  const start = (): Worker => {
    const started = new Worker(workerFile);
    started.unref();
    started.on('message', receive);
    started.on('error', giveUp);
    return started;
  };
  // The sentences of one pass are sent in one message.
  const send = (): void => {
    const sentences = batch;
    batch = [];
    try {
      worker ??= start();
      worker.postMessage(sentences);
    } catch {
      giveUp();
    }
  };

  return {
    tag: (sentence) => {
      if (isMissing) return [];
      const tags = known.get(sentence);
      if (tags) return tags;
      if (!asked.has(sentence)) {
        asked.add(sentence);
        if (batch.push(sentence) === 1) queueMicrotask(send);
      }
      return null;
    },
    state: () => (isMissing ? 'missing' : asked.size ? 'loading' : 'ready'),
    dispose: () => {
      isMissing = true;
      void worker?.terminate();
    },
  };
}

/** Tags by sentence; null where there is no segmenter. */
export type WorkerAnswer = [sentence: string, tags: Tagged[]][] | null;

const WORKER = join(__dirname, 'segmenter-worker.js');
