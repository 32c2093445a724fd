// Bundles the extension's client, the language server and the command line with esbuild.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build, context } from 'esbuild';
import ts from 'typescript';

/** The lexicon, as a bundle finds it. */
const LEXICON = '../data/slogans.json';
const ALIKE = '../data/alike.json';
const watch = process.argv.includes('--watch');
/**
 * The lexicon stays in its file, which is packaged beside the bundles and has a row a line; a bundle parses the rows that
 * it is asked for. Only the openings, by which a phrase is met, stand in the bundle. What the search for slips knows of
 * characters is read when the first slip is weighed.
 */
const lexiconApart = {
  name: 'lexicon-apart',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/]data[\\/]slogans\.json$/ }, async ({ path }) => {
      const { openings } = JSON.parse(await readFile(path, 'utf8'));
      const contents = `
        let lines = null;
        const line = (i) => (lines ??= require('node:fs').readFileSync(__dirname + '/${LEXICON}', 'utf8').split('\\n'))[i];
        module.exports = {
          openings: JSON.parse(${JSON.stringify(JSON.stringify(openings))}),
          row: (i) => JSON.parse(line(i + 1).replace(/,$/, '')),
          get rows() { return require('${LEXICON}').rows; },
          get initials() { return require('${LEXICON}').initials; },
        };`;
      return { contents, loader: 'js' };
    });
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
/** What of a rule only its page in the manual shows. */
const TEXTS = new Set(['en', 'why', 'source', 'bad', 'good']);
/** Leaves the manual's texts out of the rules, for bundles that never show a page: they are half of what V8 would read. */
const withoutManual = {
  name: 'without-manual',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]core[\\/]rules[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const cuts = [];
      const visit = (node) => {
        const names = ts.isObjectLiteralExpression(node) ? node.properties.map((p) => p.name?.text) : [];
        if (!names.includes('why') || !names.includes('bad')) return ts.forEachChild(node, visit);
        for (const { name, initializer } of node.properties) {
          if (!TEXTS.has(name?.text)) continue;
          cuts.push([initializer.getStart(), initializer.end, ts.isArrayLiteralExpression(initializer) ? '[]' : "''"]);
        }
      };
      visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
      const contents = cuts.reduceRight((rest, [start, end, by]) => rest.slice(0, start) + by + rest.slice(end), text);
      return { contents, loader: 'ts' };
    });
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
  external: ['vscode', 'nodejieba', '@node-rs/jieba', LEXICON, ALIKE],
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
const bundles = [
  { ...common, entryPoints: ['client/src/extension.ts'], outfile: 'client/dist/extension.js' },
  nodeBundle('main', ['word', 'word-old', 'word-export']),
  nodeBundle('segmenter-worker'),
  nodeBundle('cli', ['commands', 'manual', 'main', 'mcp'], { banner: { js: '#!/usr/bin/env node' } }),
  nodeBundle('commands', ['manual', 'word', 'word-old', 'word-export', 'review-sheets']),
  nodeBundle('manual', [], { plugins: [] }),
  nodeBundle('mcp', ['word', 'word-old', 'word-export']),
  nodeBundle('draft-worker', ['word', 'word-old', 'word-export']),
  nodeBundle('word'),
  nodeBundle('word-old'),
  nodeBundle('word-export'),
  nodeBundle('review-sheets', ['word-export']),
].filter(({ entryPoints }) => existsSync(entryPoints[0]));
for (const options of bundles) {
  if (watch) await (await context(options)).watch();
  else await build(options);
}
