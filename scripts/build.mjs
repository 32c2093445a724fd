// Bundles the extension's client, the language server and the command line with esbuild.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
/** Data is parsed as JSON when it is loaded, which takes half the time that parsing it as code does. */
const jsonAsText = {
  name: 'json-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/]data[\\/][^\\/]+\.json$/ }, async ({ path }) => {
      const compact = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      return { contents: `module.exports = JSON.parse(${JSON.stringify(compact)});`, loader: 'js' };
    });
  },
};
const common = {
  bundle: true,
  platform: 'node',
  charset: 'utf8',
  plugins: [jsonAsText],
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  sourcemap: true,
  minify: !watch && process.argv.includes('--production'),
  external: ['vscode', 'nodejieba'],
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
