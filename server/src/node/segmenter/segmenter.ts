/**
 * nodejieba behind the segmenter's port. Its dictionary takes about a second and 250 MB, so that it is loaded at the
 * first question only: at once for the command line, in a thread of its own for the server.
 */
import { statSync } from 'node:fs';
import type * as nodejieba from 'nodejieba';
import type { Segmenter, Tagged } from '../../core/segmenter';
import { dataFile } from '../engine/data';

export const MISSING_SEGMENTER =
  '分词组件 nodejieba 不可用，人名与词性判断从简，数据核对不受影响；重新执行 npm install 可补装';

type Tag = (sentence: string) => Tagged[];

/** Answers at once; the first question loads the dictionary. `onMissing` is told once where there is no binary. */
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

/** Name, version and dictionary of the segmenter that would answer; empty where there is none. */
export function taggerName(): string {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { version } = require('nodejieba/package.json') as { version: string };
    const dictionary = require.resolve('nodejieba/submodules/cppjieba/dict/jieba.dict.utf8');
    const binary = require.resolve('nodejieba/build/Release/nodejieba.node');
    const sizes = [dictionary, binary].map((path) => statSync(path)).map(({ size, mtimeMs }) => `${size} ${mtimeMs}`);
    return `nodejieba ${version} ${sizes.join(' ')}`;
  } catch {
    return '';
  }
}

/** The tagger with the dictionary of policy words; null where the binary is missing or does not load. */
export function loadTagger(): Tag | null {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const jieba = require('nodejieba') as typeof nodejieba;
    const userDict = dataFile('userdict.txt');
    // Keyword weights are not asked for; without them the dictionary loads in half the time.
    const idfDict = dataFile('idf.txt');
    jieba.load({ ...(userDict && { userDict }), ...(idfDict && { idfDict }) });
    return (sentence) => jieba.tag(sentence);
  } catch {
    return null;
  }
}
