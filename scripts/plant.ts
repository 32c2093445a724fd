/**
 * Plants one error at a time in every relation that a text confirms and counts how many are told: one digit of one of its
 * figures is changed so that the relation no longer holds. Shows by kind and by distance what stays silent.
 * usage: npm run plant -- [--misses] [--most N] FOLDER…
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DocumentAnalyzer } from '../server/src/core/index';
import type { Analysis, Figure, Relation, Site } from '../server/src/core/model';

const { values: opt, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean', default: false }, most: { type: 'string', default: '400' } },
});
if (!positionals.length) fail('no folder given; say which texts to read: npm run plant -- FOLDER');

const NUMERIC = /^(?:arithmetic|percent|consistency|order|count)\//;
const SHOWN = new Set(['implied-base', 'target', 'anniversary', 'list-count', 'order', 'same-figure']);
const analyzer = new DocumentAnalyzer();
const read = (text: string): Analysis => analyzer.analyze(text, { format: 'plain' });

interface Tally {
  caught: number;
  all: number;
}
const byKind = new Map<string, Tally>();
const byDistance = new Map<string, Tally>();
const count = (map: Map<string, Tally>, key: string, caught: boolean): void => {
  const t = map.get(key) ?? { caught: 0, all: 0 };
  map.set(key, { caught: t.caught + Number(caught), all: t.all + 1 });
};

let planted = 0;
for (const path of positionals.flatMap(filesIn)) {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  // Paragraphs are enough for what stands in them; whole texts would be read over and over.
  for (const piece of piecesOf(text)) plantIn(piece, path);
  if (planted >= Number(opt.most)) break;
}
const line = (name: string, { caught, all }: Tally): void =>
  console.log(`${name.padEnd(28)} ${caught}/${all} (${(caught / all).toFixed(3)})`);
for (const [k, t] of [...byKind].sort((a, b) => b[1].all - a[1].all)) line(k, t);
console.log('--');
for (const [k, t] of byDistance) line(k, t);
const sum = [...byKind.values()].reduce((a, t) => ({ caught: a.caught + t.caught, all: a.all + t.all }), {
  caught: 0,
  all: 0,
});
line('all', sum);

/** A text in stretches of a few paragraphs, so that what stands a paragraph above is there too. */
function piecesOf(text: string): string[] {
  const lines = text.split('\n').filter((l) => l.trim() !== '');
  const out: string[] = [];
  for (let i = 0; i < lines.length; i += 3) out.push(lines.slice(i, i + 3).join('\n'));
  return out;
}

function plantIn(text: string, path: string): void {
  const before = read(text);
  const marks = loud(before);
  const done = new Set<string>();
  for (const r of before.facts.relations) {
    if (r.holds !== true || SHOWN.has(r.kind) || r.figures.length < 2) continue;
    if (r.kind === 'growth' && r.figures.length < 3) continue;
    for (const f of r.figures) {
      const to = wrong(f);
      const key = `${f.at.start}:${r.kind}`;
      if (to === null || done.has(key)) continue;
      done.add(key);
      const changed = text.slice(0, f.at.start) + to + text.slice(f.at.end);
      const after = read(changed);
      // Only a plant beyond rounding counts: the relation itself must not hold any more.
      if (
        after.facts.relations.some(
          (x) =>
            x.holds === true &&
            x.kind === r.kind &&
            x.figures.length === r.figures.length &&
            x.figures.every((g, i) => Math.abs(g.at.start - r.figures[i]!.at.start) <= 2),
        )
      )
        continue;
      planted++;
      const caught = loud(after) > marks;
      count(byKind, r.schema ?? r.kind, caught);
      count(byDistance, distance(r, text), caught);
      if (!caught && opt.misses)
        console.log(
          `missed ${r.schema ?? r.kind} ${f.text}→${to} [${r.claim}] ${path.split('/').at(-1)}\n   ${around(text, r)}`,
        );
    }
  }
}

function loud(a: Analysis): number {
  return a.findings.filter((f) => NUMERIC.test(f.rule) && (f.severity === 'error' || f.severity === 'warning')).length;
}

function distance(r: Relation<Site>, text: string): string {
  const from = Math.min(...r.figures.map((f) => f.at.start));
  const to = Math.max(...r.figures.map((f) => f.at.end));
  const words = text.slice(from, to);
  return words.includes('\n') ? 'another paragraph' : /[。！？]/.test(words) ? 'another sentence' : 'same sentence';
}

function around(text: string, r: Relation<Site>): string {
  const from = Math.min(...r.figures.map((f) => f.at.start));
  const to = Math.max(...r.figures.map((f) => f.at.end));
  return text.slice(Math.max(0, from - 30), Math.min(text.length, to + 12)).replaceAll('\n', ' ⏎ ');
}

/** The figure with its first digit moved by three; null where it has no digits. */
function wrong(f: Figure<Site>): string | null {
  const i = f.text.search(/\d/);
  if (i < 0) return null;
  const d = Number(f.text[i]);
  const to = d > 5 ? d - 3 : d + 3;
  return f.text.slice(0, i) + String(to) + f.text.slice(i + 1);
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .map((name) => join(path, name))
    .sort();
}

function fail(message: string): never {
  console.error(`plant: ${message}`);
  process.exit(2);
}
