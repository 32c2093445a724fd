// The texts of the manual apart from the rules that they stand in.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

/** What of a rule only its page in the manual shows. */
const TEXTS = new Set(['en', 'why', 'source', 'bad', 'good']);
/** Leaves the manual's texts out of the rules, for bundles that never show a page: they are half of what V8 would read. */
export const withoutManual = {
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

/** The texts of all rules, by rule. */
export async function textsOfManual() {
  const { outputFiles } = await build({
    stdin: { contents: "export { RULES } from './server/src/core/rules/index';", resolveDir: root },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  const { RULES } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  return Object.fromEntries(RULES.map(({ id, why, source, bad, good }) => [id, { why, source, bad, good }]));
}
