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

/** The tables of the lexicon; those of each file are unpacked by themselves. */
export const packedTables = {
  name: 'packed-tables',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/]data[\\/](?:slogans|wordings|alike)\.json$/ }, ({ path: file }) => {
      const tables = JSON.parse(readFileSync(file, 'utf8'));
      const getters = Object.keys(tables).map((key) => `get ${key}() { return whole().${key}; },`);
      return { contents: `${unpacking(tables)}\nexport default { ${getters.join(' ')} };`, resolveDir: root };
    });
  },
};
