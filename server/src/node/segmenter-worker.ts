/** The thread of the server's segmenter: receives arrays of sentences, answers with their tags. */
import { parentPort } from 'node:worker_threads';
import type { WorkerAnswer } from './segmenter/background';
import { loadTagger } from './segmenter/segmenter';

const tag = loadTagger();

parentPort?.on('message', (sentences: string[]) => {
  const answer: WorkerAnswer = tag ? sentences.map((s) => [s, tag(s)]) : null;
  parentPort?.postMessage(answer);
});
