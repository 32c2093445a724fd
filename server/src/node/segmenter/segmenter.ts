/**
 * jieba behind the segmenter's port: nodejieba, or @node-rs/jieba where that was not compiled. A dictionary takes up to
 * a second and 250 MB, so that it is loaded only at the first question: synchronously on the command line, in a thread
 * of its own for the server.
 */
import { readFileSync, statSync } from 'node:fs';
import type * as nodeRs from '@node-rs/jieba';
import type * as nodejieba from 'nodejieba';
import type { Segmenter, Tagged } from '../../core/segmenter';
import { dataFile } from '../engine/data';

/** What users are told where no segmenter is installed. */
export const MISSING_SEGMENTER =
  '分词组件 nodejieba、@node-rs/jieba 都不可用，人名与词性判断从简，数据核对不受影响；重新执行 npm install 可补装';

type Tag = (sentence: string) => Tagged[];

/**
 * Answers at once; the first question loads the dictionary. `onMissing` is called once where no package can be loaded.
 */
export function blockingSegmenter(onMissing: () => void): Segmenter {
  let tag: Tag | null = null;
  return {
    tag: (sentence) => {
      if (!tag) {
        tag = loadTagger();
        if (!tag) {
          tag = (): Tagged[] => [];
          onMissing();
        }
      }
      return tag(sentence);
    },
  };
}

/** A package that segments and tags. Its functions throw where the package is missing or does not load. */
interface Tagger {
  readonly name: string;
  /** Changes with everything that changes its answers: its version, and the files that it loads. */
  stamp(): string;
  load(): Tag;
}

/* eslint-disable @typescript-eslint/no-require-imports */
/** In the order of preference. */
export const TAGGERS: readonly Tagger[] = [
  {
    name: 'nodejieba',
    stamp: () => {
      const { version } = require('nodejieba/package.json') as { version: string };
      const dictionary = require.resolve('nodejieba/submodules/cppjieba/dict/jieba.dict.utf8');
      return stampOf(version, dictionary, require.resolve('nodejieba/build/Release/nodejieba.node'));
    },
    load: () => {
      const jieba = require('nodejieba') as typeof nodejieba;
      const userDict = dataFile('userdict.txt');
      // Keyword weights are not needed; without them the dictionary loads in half the time.
      const idfDict = dataFile('idf.txt');
      jieba.load({ ...(userDict && { userDict }), ...(idfDict && { idfDict }) });
      return (sentence) => jieba.tag(sentence);
    },
  },
  {
    name: '@node-rs/jieba',
    stamp: () => {
      require('@node-rs/jieba');
      const { version } = require('@node-rs/jieba/package.json') as { version: string };
      return stampOf(version, require.resolve('@node-rs/jieba/dict.txt'));
    },
    load: () => {
      const { Jieba } = require('@node-rs/jieba') as typeof nodeRs;
      const own = dataFile('userdict.txt');
      // A row without a frequency would count for nothing here; nodejieba gives it the median of its dictionary.
      const words =
        own === null ? null : Buffer.from(readFileSync(own, 'utf8').replaceAll(' ', ` ${MEDIAN_FREQUENCY} `));
      const dictionary = readFileSync(require.resolve('@node-rs/jieba/dict.txt'));
      const jieba = Jieba.withDict(words ?? dictionary);
      if (words) {
        // For a word in both dictionaries the first one decides the tag, the last one the frequency.
        jieba.loadDict(dictionary);
        jieba.loadDict(words);
      }
      return (sentence) => jieba.tag(sentence, true);
    },
  },
];
/* eslint-enable @typescript-eslint/no-require-imports */

const MEDIAN_FREQUENCY = 3;

/** Name, version and dictionary of the segmenter in use; empty where there is none. */
export function taggerName(): string {
  return firstOf(({ name, stamp }) => `${name} ${stamp()}`) ?? '';
}

/** The tagger with the dictionary of policy words; null where no package can be loaded. */
export function loadTagger(): Tag | null {
  return firstOf(({ load }) => load());
}

function firstOf<T>(make: (tagger: Tagger) => T): T | null {
  for (const tagger of TAGGERS) {
    try {
      return make(tagger);
    } catch {
      // The next package may be there.
    }
  }
  return null;
}

function stampOf(version: string, ...paths: string[]): string {
  const sizes = paths.map((path) => statSync(path)).map(({ size, mtimeMs }) => `${size} ${mtimeMs}`);
  return [version, ...sizes].join(' ');
}
