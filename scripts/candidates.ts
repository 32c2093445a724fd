// Finds candidates for the lexicon of set phrases in a folder of texts: parallel series and quoted words that stand in
// several of them and have no row yet, the most frequent first. What is worth a row is for a reviewer to say.
//   npx tsx scripts/candidates.ts FOLDER [LEAST]     LEAST texts at least (2)
//   npx tsx scripts/candidates.ts --slips FOLDER     what the search for slips marks there: a slip, or good usage that
//                                                    wants a row or an alias
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DocumentAnalyzer } from '../server/src/core/index';
import { lettersOf } from '../server/src/core/lexicon/skeleton';

interface Candidate {
  readonly form: string;
  readonly files: Set<string>;
  readonly context: string;
}

const args = process.argv.slice(2);
const slips = args[0] === '--slips';
const [folder, least = '2'] = slips ? args.slice(1) : args;
if (!folder || !statSync(folder, { throwIfNoEntry: false })) {
  console.error('用法：npx tsx scripts/candidates.ts [--slips] 文件夹 [最少篇数]，文件夹里是 .txt 或 .md 文本');
  process.exit(2);
}

const analyzer = new DocumentAnalyzer();
const found = new Map<string, Candidate>();
const note = (key: string, form: string, file: string, context: string): void => {
  const known = found.get(key);
  if (known) known.files.add(file);
  else found.set(key, { form, files: new Set([file]), context: context.replace(/\s+/g, ' ') });
};

for (const file of filesIn(folder)) {
  const { readings } = analyzer.analyze(readFileSync(file, 'utf8'), {
    format: file.endsWith('.md') ? 'markdown' : 'plain',
  });
  for (const { reading } of readings) {
    const { text } = reading.paragraph;
    const around = (start: number, end: number): string => text.slice(Math.max(0, start - 10), end + 10);
    if (slips) {
      for (const { departures } of reading.phrases) {
        for (const { at, message, level } of departures) {
          note(message, `${level}\t${message}`, file, around(at.start, at.end));
        }
      }
      continue;
    }
    for (const [start, end] of [...series(text), ...quoted(text)]) {
      const known = reading.phrases.some(({ whole }) => whole.start < end && start < whole.end);
      if (!known) note(lettersOf(text.slice(start, end)), text.slice(start, end), file, around(start, end));
    }
  }
}
for (const { form, files, context } of [...found.values()].sort((a, b) => b.files.size - a.files.size)) {
  if (slips || files.size >= Number(least))
    console.log([form, files.size, basename([...files][0]!), context].join('\t'));
}

function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** Three parts and more of one length, or two of four letters and more that share a letter at the same place. */
function* series(text: string): Generator<[number, number]> {
  for (const m of text.matchAll(/[\u4e00-\u9fa5]{2,12}(?:、[\u4e00-\u9fa5]{2,12})+/g)) {
    const parts = m[0].split('、');
    let start = m.index;
    for (let i = 0; i < parts.length;) {
      const { length } = parts[i]!;
      let j = i + 1;
      while (j < parts.length && parts[j]!.length === length) j++;
      const run = parts.slice(i, j);
      const end = start + run.join('、').length;
      const shares = run.length === 2 && length >= 4 && [...run[0]!].some((c, k) => c === run[1]![k]);
      if (run.length >= 3 || shares) yield [start, end];
      start = end + 1;
      i = j;
    }
  }
}

function* quoted(text: string): Generator<[number, number]> {
  for (const m of text.matchAll(/“[\u4e00-\u9fa5、，+]{2,16}”/g)) yield [m.index, m.index + m[0].length];
}
