// Bundles the extension's client, the language server and the command line with esbuild.
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
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
    entryPoints: ['server/src/node/cli.ts'],
    outfile: 'server/dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
];
for (const options of bundles) {
  if (watch) await (await context(options)).watch();
  else await build(options);
}
