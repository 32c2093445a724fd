// What the search for slips knows of characters and words, compiled into server/data/alike.json: how characters sound,
// which look alike, and which two are a word, so that a slip that makes a word is told apart from one that makes none. With
// --words the last are taken anew from the segmenter's dictionary.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { lettersOf } from '../server/src/core/lexicon/skeleton';
import { readRows } from './lexicon';

const LOOKS = 'corpus/lexicon/lookalikes.tsv';
const WORDS = 'corpus/lexicon/words.tsv';
const NEW_WORDS = 'corpus/lexicon/newwords.tsv';
const DICTIONARY = 'node_modules/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8';
/** Words that the dictionary counts less often are rare, and many of them no words. */
const OFTEN = 100;
const NAMES = ['nr', 'nrt', 'ns', 'nt'];

/** The characters of the first level of GB 2312, which everyday writing keeps to. */
function everyday(): string[] {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return [...new TextDecoder('gbk').decode(Uint8Array.from(bytes))].filter((c) => /[\u4e00-\u9fa5]/.test(c));
}

/** A syllable as hurried typing hears it: without its tone, flat for curled tongue, n for ng. */
const heard = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace('ü', 'v');

function soundsOf(root: string): Map<string, string> {
  const chars = new Set(everyday());
  for (const row of readRows(root))
    for (const c of lettersOf(row.canonical)) if (/[\u4e00-\u9fa5]/.test(c)) chars.add(c);
  const sounds = new Map<string, string>();
  for (const c of [...chars].sort()) {
    const readings = pinyin(c, { multiple: true, toneType: 'none', type: 'array' });
    for (const sound of new Set(readings.map(heard))) sounds.set(sound, (sounds.get(sound) ?? '') + c);
  }
  return new Map([...sounds].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function cellsOf(path: string): string[] {
  const [, ...lines] = readFileSync(path, 'utf8')
    .split('\n')
    .filter((l) => l && !l.startsWith('#'));
  return lines.flatMap((l) => l.split(' '));
}

/** The text of server/data/alike.json: of the words, each line is a first character and all second ones. */
export function compileAlike(root: string): string {
  const sounds = [...soundsOf(root)].map(([, chars]) => JSON.stringify(chars));
  const looks = cellsOf(join(root, LOOKS)).join('');
  const seconds = new Map<string, string>();
  for (const line of [...cellsOf(join(root, WORDS)), ...cellsOf(join(root, NEW_WORDS))]) {
    const first = line.charAt(0);
    seconds.set(first, (seconds.get(first) ?? '') + line.slice(1));
  }
  const words = [...seconds].map((line) => JSON.stringify(line.join('')));
  return `{"sounds":[\n${sounds.join(',\n')}\n],\n"looks":${JSON.stringify(looks)},\n"words":[\n${words.join(',\n')}\n]}\n`;
}

/** The dictionary's words of two characters, by their first. */
function wordsOf(root: string): string[] {
  const words = new Map<string, string>();
  for (const line of readFileSync(join(root, DICTIONARY), 'utf8').split('\n')) {
    const [word, count, kind] = line.trim().split(' ') as [string, string, string];
    if (!/^[\u4e00-\u9fa5]{2}$/.test(word) || Number(count) < OFTEN || NAMES.includes(kind)) continue;
    words.set(word[0]!, (words.get(word[0]!) ?? '') + word[1]!);
  }
  return [...words]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([first, seconds]) => first + [...seconds].sort().join(''));
}

if (process.argv[1]?.endsWith('alike.ts')) {
  const root = process.cwd();
  if (process.argv.includes('--words')) {
    const lines = [
      '# Words of two characters from the dictionary of jieba (MIT): a first character and all second ones, a line.',
      'words',
    ];
    writeFileSync(join(root, WORDS), `${[...lines, ...wordsOf(root)].join('\n')}\n`);
  }
  writeFileSync(join(root, 'server/data/alike.json'), compileAlike(root));
}
