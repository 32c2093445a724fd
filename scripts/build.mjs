// Bundles the extension's client, the language server and the command line with esbuild.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { withoutManual } from './build-manual.mjs';
import { BROWSERS, packedTables } from './build-packed.mjs';
import { writeTables } from './build-tables.mjs';

/** The tables of the lexicon, as a bundle finds them. */
const LEXICON = '../data/slogans.json';
const WORDINGS = '../data/wordings.json';
const ALIKE = '../data/alike.json';
/** What the search for wordings knows of them, made beside the bundles. */
const TABLES = 'wordings.bin';
const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
const watch = process.argv.includes('--watch');
/**
 * The lexicon stays in its files, which are packaged beside the bundles. What the search knows of the letters is read with
 * the first text, or made of them where that is missing; of the rows, a line each, a bundle parses those that it is asked for. What the search for slips knows
 * of characters is read when the first slip is weighed.
 */
const lexiconApart = {
  name: 'lexicon-apart',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/]data[\\/]slogans\.json$/ }, () => ({
      contents: `
        let bytes = null;
        const starts = [0];
        // A line is read alone: to make text of all of them takes longer than a short draft does.
        const line = (i) => {
          bytes ??= require('node:fs').readFileSync(__dirname + '/${LEXICON}');
          while (starts.length <= i + 1) starts.push(bytes.indexOf(10, starts[starts.length - 1]) + 1);
          return bytes.toString('utf8', starts[i], starts[i + 1] - 1);
        };
        module.exports = {
          row: (i) => JSON.parse(line(i + 1).replace(/,$/, '')),
          get rows() { return require('${LEXICON}').rows; },
          get initials() { return require('${LEXICON}').initials; },
        };`,
      loader: 'js',
    }));
    onLoad({ filter: /[\\/]server[\\/]data[\\/]wordings\.json$/ }, () => ({
      contents: `module.exports = {
        get wordings() { return require('${WORDINGS}').wordings; },
        tables() {
          try {
            return require('node:fs').readFileSync(__dirname + '/${TABLES}');
          } catch {
            return null;
          }
        },
      };`,
      loader: 'js',
    }));
    onLoad({ filter: /[\\/]server[\\/]data[\\/]alike\.json$/ }, () => ({
      contents: `module.exports = {
        get sounds() { return require('${ALIKE}').sounds; },
        get looks() { return require('${ALIKE}').looks; },
        get words() { return require('${ALIKE}').words; },
      };`,
      loader: 'js',
    }));
  },
};
/** Packages that bring maps of their own would stand in ours under names that say nothing of the package. */
const ownMaps = {
  name: 'own-maps',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/](?:saxes|xmlchars)[\\/].*\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { contents: text.replace(/^\/\/# sourceMappingURL=.*$/m, ''), loader: 'js' };
    });
  },
};
const common = {
  bundle: true,
  platform: 'node',
  charset: 'utf8',
  plugins: [lexiconApart, ownMaps],
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  sourcemap: true,
  minify: !watch && process.argv.includes('--production'),
  external: ['vscode', 'nodejieba', '@node-rs/jieba', LEXICON, WORDINGS, ALIKE],
  // Bundles load each other with require, which needs no file extension.
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
};
/** One bundle of server/src/node beside the others; `apart` names bundles that it loads when they are needed. */
const nodeBundle = (name, apart = [], { plugins = [withoutManual], ...options } = {}) => ({
  ...common,
  entryPoints: [`server/src/node/${name}.ts`],
  outfile: `server/dist/${name}.js`,
  external: [...common.external, ...apart.map((other) => `./${other}`)],
  plugins: [...common.plugins, ...plugins],
  ...options,
});
/** For the extension in a browser: nothing beside a bundle can be loaded there, so that all is inside. */
const browserBundle = (entry, outfile, options) => ({
  ...common,
  entryPoints: [entry],
  outfile,
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  target: BROWSERS,
  external: ['vscode'],
  plugins: [ownMaps, withoutManual, packedTables],
  ...options,
});
const bundles = [
  { ...common, entryPoints: ['client/src/extension.ts'], outfile: 'client/dist/extension.js' },
  browserBundle('client/src/browser.ts', 'client/dist/browser.js'),
  browserBundle('server/src/web/main.ts', 'server/dist/web.js', {
    format: 'iife',
    define: { VERSION: JSON.stringify(version) },
  }),
  nodeBundle('main', ['sheets', 'word', 'word-old', 'word-export']),
  nodeBundle('segmenter-worker'),
  nodeBundle('cli', ['commands', 'manual', 'main', 'mcp'], { banner: { js: '#!/usr/bin/env node' } }),
  nodeBundle('commands', ['manual', 'sheets', 'word', 'word-old', 'word-export', 'review-sheets']),
  nodeBundle('manual', [], { plugins: [] }),
  nodeBundle('mcp', ['sheets', 'word', 'word-old', 'word-export']),
  nodeBundle('draft-worker', ['sheets', 'word', 'word-old', 'word-export']),
  nodeBundle('sheets'),
  nodeBundle('word'),
  nodeBundle('word-old'),
  nodeBundle('word-export'),
  nodeBundle('review-sheets', ['word-export']),
].filter(({ entryPoints }) => existsSync(entryPoints[0]));
await mkdir('server/dist', { recursive: true });
// What is watched may change the tables.
if (watch) await rm(`server/dist/${TABLES}`, { force: true });
else await writeTables('server/data/wordings.json', `server/dist/${TABLES}`);
for (const options of bundles) {
  if (watch) await (await context(options)).watch();
  else await build(options);
}
