/** Loads every module of the core and prints the patterns that are built meanwhile or when they are first asked, as JSON. */
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
// Words and forms are built when they are first asked: here, once all of them are known.
const lexemes = join(CORE, 'grammar/lexemes.ts');
const tools = load(lexemes) as Record<string, unknown>;
const asked: { exec(text: string): unknown }[] = [];
const kept = (make: (...parts: unknown[]) => unknown): unknown =>
  new Proxy(make, {
    apply(target, self, parts: unknown[]): unknown {
      const made = Reflect.apply(target, self, parts) as { exec(text: string): unknown };
      asked.push(made);
      return made;
    },
  });
const makers = ['words', 'everyWord', 'opening', 'closing', 'whole', 'form', 'everyForm', 'formAt', 'formByCharacter'];
load.cache[lexemes]!.exports = Object.fromEntries(
  Object.entries(tools).map(([name, tool]) => [name, makers.includes(name) ? kept(tool as () => unknown) : tool]),
);
// So are values that are worked out late, of which some are patterns.
const lazy = join(CORE, 'lazy.ts');
const { lazily } = load(lazy) as { lazily: <T>(work: () => T) => () => T };
const late: (() => unknown)[] = [];
load.cache[lazy]!.exports = {
  lazily: <T>(work: () => T): (() => T) => {
    const value = lazily(work);
    late.push(value);
    return value;
  },
};
for (const name of readdirSync(CORE, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.ts')) load(join(CORE, name));
}
for (const value of late) value();
for (const pattern of asked) pattern.exec('');
globalThis.RegExp = Original;
process.stdout.write(JSON.stringify([...built.values()]));
