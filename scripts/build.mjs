// Bundles the extension's client, the language server and the command line with esbuild.
import { existsSync } from 'node:fs';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  sourcemap: true,
  minify: !watch && process.argv.includes('--production'),
  external: ['vscode', 'nodejieba'],
  logLevel: 'warning',
};
const bundles = [
  { ...common, entryPoints: ['client/src/extension.ts'], outfile: 'client/dist/extension.js' },
  { ...common, entryPoints: ['server/src/node/main.ts'], outfile: 'server/dist/main.js' },
  {
    ...common,
    entryPoints: ['server/src/node/segmenter-worker.ts'],
    outfile: 'server/dist/segmenter-worker.js',
  },
  {
    ...common,
    entryPoints: ['server/src/node/cli.ts'],
    outfile: 'server/dist/cli.js',
    // The server is the bundle beside it, loaded for `wenheng lsp` only.
    external: [...common.external, './main'],
    banner: { js: '#!/usr/bin/env node' },
  },
].filter(({ entryPoints }) => existsSync(entryPoints[0]));
for (const options of bundles) {
  if (watch) await (await context(options)).watch();
  else await build(options);
}
