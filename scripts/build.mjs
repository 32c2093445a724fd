// Bundles the extension's client, the language server and the command line with esbuild.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build, context } from 'esbuild';

/** The lexicon, as a bundle finds it. */
const LEXICON = '../data/slogans.json';
const watch = process.argv.includes('--watch');
/**
 * The lexicon stays in its file, which is packaged beside the bundles and read when the first set phrase is met. Only the
 * openings, by which a phrase is met, stand in the bundle.
 */
const lexiconApart = {
  name: 'lexicon-apart',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/]data[\\/]slogans\.json$/ }, async ({ path }) => {
      const { openings, ...rest } = JSON.parse(await readFile(path, 'utf8'));
      const apart = Object.keys(rest).map((key) => `get ${key}() { return require('${LEXICON}').${key}; }`);
      const here = `openings: JSON.parse(${JSON.stringify(JSON.stringify(openings))})`;
      return { contents: `module.exports = { ${[here, ...apart].join(', ')} };`, loader: 'js' };
    });
  },
};
const common = {
  bundle: true,
  platform: 'node',
  charset: 'utf8',
  plugins: [lexiconApart],
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  sourcemap: true,
  minify: !watch && process.argv.includes('--production'),
  external: ['vscode', 'nodejieba', LEXICON],
  // Bundles load each other with require, which needs no file extension.
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
};
/** One bundle of server/src/node beside the others; `apart` names bundles that it loads when they are needed. */
const nodeBundle = (name, apart = [], options = {}) => ({
  ...common,
  entryPoints: [`server/src/node/${name}.ts`],
  outfile: `server/dist/${name}.js`,
  external: [...common.external, ...apart.map((other) => `./${other}`)],
  ...options,
});
const bundles = [
  { ...common, entryPoints: ['client/src/extension.ts'], outfile: 'client/dist/extension.js' },
  nodeBundle('main', ['gb18030']),
  nodeBundle('segmenter-worker'),
  nodeBundle('cli', ['commands', 'main'], { banner: { js: '#!/usr/bin/env node' } }),
  nodeBundle('commands', ['gb18030']),
  nodeBundle('draft-worker', ['gb18030']),
  nodeBundle('gb18030'),
].filter(({ entryPoints }) => existsSync(entryPoints[0]));
for (const options of bundles) {
  if (watch) await (await context(options)).watch();
  else await build(options);
}
