// What bundles for browsers bring along packed, since they can load no file beside them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

/** Browsers that are kept up, and the last one that runs on Windows 7. */
export const BROWSERS = ['chrome109', 'edge109', 'firefox115', 'safari16.4'];

/** Code with a function `whole` that gives a value, which is unpacked when it is first asked for. */
export const unpacking = (value) => `
  import { gunzipSync, strFromU8 } from 'fflate';
  let value;
  const whole = () => (value ??= JSON.parse(strFromU8(gunzipSync(
    Uint8Array.from(atob('${gzipSync(JSON.stringify(value), { level: 9 }).toString('base64')}'), (c) => c.charCodeAt(0)),
  ))));`;

/**
 * The tables of the lexicon. The letters by which a row is searched for stand behind the row, of whose wordings they are, so
 * that they take a few bytes only.
 */
export const packedTables = {
  name: 'packed-tables',
  setup({ onLoad }) {
    const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
    /** A module of these values, each of which is worked out when it is asked for. */
    const exporting = (values) =>
      `export default { ${Object.entries(values)
        .map(([name, value]) => `get ${name}() { return ${value}; },`)
        .join(' ')} };`;
    const unpacked = (tables) => Object.fromEntries(Object.keys(tables).map((name) => [name, `whole().${name}`]));
    onLoad({ filter: /[\\/]server[\\/]data[\\/]slogans\.json$/ }, ({ path: file }) => {
      const { rows, ...rest } = read(file);
      const { wordings } = read(path.join(path.dirname(file), 'wordings.json'));
      const pairs = rows.flatMap((row, i) => [row, wordings[i]]);
      const contents = `${unpacking({ pairs, ...rest })}
        const every = (k) => whole().pairs.filter((_, i) => i % 2 === k);
        let rows, wordings;
        ${exporting({ rows: '(rows ??= every(0))', wordings: '(wordings ??= every(1))', ...unpacked(rest) })}`;
      return { contents, resolveDir: root };
    });
    onLoad({ filter: /[\\/]server[\\/]data[\\/]wordings\.json$/ }, ({ path: file }) => ({
      contents: `import tables from './slogans.json';\n${exporting({ wordings: 'tables.wordings' })}`,
      resolveDir: path.dirname(file),
    }));
    onLoad({ filter: /[\\/]server[\\/]data[\\/]alike\.json$/ }, ({ path: file }) => {
      const tables = read(file);
      return { contents: `${unpacking(tables)}\n${exporting(unpacked(tables))}`, resolveDir: root };
    });
  },
};
