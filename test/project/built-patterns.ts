/** Loads every module of the core and prints the patterns that are built meanwhile, as JSON. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const load = createRequire(__filename);
const CORE = join(__dirname, '../../server/src/core');
const Original = globalThis.RegExp;
const built = new Map<string, { source: string; flags: string }>();

globalThis.RegExp = new Proxy(Original, {
  construct(target, words: [string, string?], maker): RegExp {
    const pattern = Reflect.construct(target, words, maker) as RegExp;
    built.set(String(pattern), { source: pattern.source, flags: pattern.flags });
    return pattern;
  },
});
for (const name of readdirSync(CORE, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.ts')) load(join(CORE, name));
}
globalThis.RegExp = Original;
process.stdout.write(JSON.stringify([...built.values()]));
