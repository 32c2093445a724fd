// Counts errors and warnings by rule over folders of texts and prints each with its sentence, for reading them one by one.
// usage: npm run foreign -- [--all] [--infos] FOLDER…
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const NUMERIC = /^(?:arithmetic|percent|consistency|order|count)\//;
const { values: opt, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, infos: { type: 'boolean', default: false } },
});
if (!positionals.length) fail('no folder given; say which texts to read: npm run foreign -- FOLDER');
for (const path of positionals) if (!existsSync(path)) fail(`${path}: no such file or folder`);

const cli = join(ROOT, 'server/dist/cli.js');
if (!existsSync(cli)) fail('the command line is not built; run npm run build first');
const run = spawnSync(process.execPath, [cli, 'check', ...positionals.map((p) => resolve(p)), '--format', 'json'], {
  encoding: 'utf8',
  maxBuffer: 1 << 30,
});
if (run.status !== 0 && run.status !== 1) fail(run.stderr.split('\n')[0] || 'check failed');

const counts = new Map();
let characters = 0;
let files = 0;
let numeric = 0;
for (const { path, findings } of JSON.parse(run.stdout).files) {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  characters += text.length;
  files++;
  for (const f of findings) {
    const loud = f.severity === 'error' || f.severity === 'warning';
    if (!loud && !(opt.infos && f.severity === 'info')) continue;
    if (!opt.all && !NUMERIC.test(f.rule)) continue;
    counts.set(f.rule, (counts.get(f.rule) ?? 0) + 1);
    if (NUMERIC.test(f.rule) && loud) numeric++;
    console.log(
      `${path.split('/').at(-1)} ${f.severity} ${f.rule} ${f.message}\n  ${sentenceAt(text, f.start, f.end)}`,
    );
  }
}
for (const [rule, n] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`${String(n).padStart(5)}  ${rule}`);
console.log(
  `${files} files, ${characters} characters; numeric errors and warnings: ${numeric}, ${((numeric / characters) * 100000).toFixed(2)} per 100,000 characters`,
);

/** The sentence that holds the offsets (UTF-16), the marked words in ⟦⟧. */
function sentenceAt(text, start, end) {
  const from = Math.max(text.lastIndexOf('。', start - 1), text.lastIndexOf('\n', start - 1)) + 1;
  const stops = ['。', '\n'].map((c) => text.indexOf(c, end)).filter((i) => i >= 0);
  const to = stops.length ? Math.min(...stops) : text.length;
  return `${text.slice(Math.max(from, start - 200), start)}⟦${text.slice(start, end)}⟧${text.slice(end, Math.min(to, end + 160))}`.trim();
}

function fail(message) {
  console.error(`foreign: ${message}`);
  process.exit(2);
}
