// The tables of the search for set phrases, made once by the build and not by the first text of each process.
import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

/** Writes the tables of the compiled wordings, as bytes. */
export async function writeTables(wordings, file) {
  const source = `
    export { tablesOf } from './server/src/core/lexicon/search/tables';
    export { packTables } from './server/src/core/lexicon/search/packed';`;
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
  });
  const { tablesOf, packTables } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  await writeFile(file, packTables(tablesOf(JSON.parse(await readFile(wordings, 'utf8')).wordings)));
}
