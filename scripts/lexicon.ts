// Compiles corpus/lexicon/slogans/*.tsv into server/data/slogans.json and wordings.json. A test fails when they are stale.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pinyin } from 'pinyin-pro';
import type { LexiconRow } from '../server/src/core/lexicon/rows';
import { parseLexicon } from '../server/src/core/lexicon/rows';
import { wordingsOf } from '../server/src/core/lexicon/search/wordings';
import { skeletonOf } from '../server/src/core/lexicon/skeleton';

/** The rows of every file, in the files' order; a bad row throws with its file and line. */
export function readRows(root: string): LexiconRow[] {
  const folder = join(root, 'corpus/lexicon/slogans');
  const rows: LexiconRow[] = [];
  const seen = new Map<string, string>();
  for (const file of filesOf(folder)) {
    const parsed = parseLexicon(readFileSync(join(folder, file), 'utf8'));
    const [error] = parsed.errors;
    if (error) throw new Error(`${file}:${error.line}: ${error.message}`);
    for (const row of parsed.rows) {
      if (seen.has(row.canonical))
        throw new Error(`${file}: “${row.canonical}” stands in ${seen.get(row.canonical)} too`);
      seen.set(row.canonical, file);
      rows.push(row);
    }
  }
  return rows;
}

/** The files of the folder in order, then those of the folders in it. */
function filesOf(folder: string): string[] {
  const all = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((f) => f.name.endsWith('.tsv'));
  const paths = all.map((f) => relative(folder, join(f.parentPath, f.name)));
  return paths.sort((a, b) => dirname(a).length - dirname(b).length || (a < b ? -1 : 1));
}

/** The text of server/data/slogans.json: one row a line, so that a change reads as one. */
export function compile(root: string): string {
  const rows = readRows(root);
  const lines = rows.map(({ example: _, ...row }) => JSON.stringify(row));
  const initials = rows.map((row) =>
    pinyin(skeletonOf(row.canonical).text, { pattern: 'first', toneType: 'none', type: 'array' })
      .join('')
      .toLowerCase(),
  );
  return `{"rows":[\n${lines.join(',\n')}\n],\n"initials":${JSON.stringify(initials)}}\n`;
}

/** The text of server/data/wordings.json, by which rows are searched for before they are read: one row a line. */
export function compileWordings(root: string): string {
  return `{"wordings":[\n${readRows(root)
    .map((row) => JSON.stringify(wordingsOf(row)))
    .join(',\n')}\n]}\n`;
}

if (process.argv[1]?.endsWith('lexicon.ts')) {
  writeFileSync(join(process.cwd(), 'server/data/slogans.json'), compile(process.cwd()));
  writeFileSync(join(process.cwd(), 'server/data/wordings.json'), compileWordings(process.cwd()));
}
