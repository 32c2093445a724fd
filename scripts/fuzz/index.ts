/**
 * Fuzzing: npm run fuzz -- [--seconds N] [--seed N] [edits|drafts|fixes|families|kills …]
 *
 * `edits` and `kills` run so many seconds, 60 where none are named, `drafts` and `fixes` a third of that; the hostile
 * families take what they take. The seed is printed,
 * and makes the same drafts and edits again. The last line is `N passed, N failed`.
 */
import { parseArgs } from 'node:util';
import { tryDrafts, tryFixes } from './drafts';
import { tryEdits } from './edits';
import { FAMILIES } from './families';
import { tryKills } from './kills';
import { MOST, ratioOf, timeOf } from './ratio';

const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const milliseconds = 1000 * Number(values.seconds);
/** Of what needs no server: so many drafts are tried in a third of the time. */
const third = milliseconds / 3;
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
if (!(milliseconds > 0) || !Number.isInteger(seed)) {
  console.error('fuzz: --seconds 应为正数，--seed 应为整数 (a positive number and an integer)');
  process.exit(2);
}

/** What a part tells, and what went wrong in it. */
type Part = () => Promise<readonly [told: string, faults: readonly string[]]>;

const PARTS: Readonly<Record<string, Part>> = {
  edits: async () => {
    const { edits, compared, unanswered, different } = await tryEdits(seed, milliseconds);
    const faults = unanswered ? [...different, `${unanswered} unanswered`] : different;
    return [`${edits} edits, ${compared} compared, ${different.length} different, ${unanswered} unanswered`, faults];
  },
  drafts: async () => {
    const { count, faults } = tryDrafts(seed, third);
    return [`${count} drafts, ${faults.length} faults`, faults];
  },
  fixes: async () => {
    const { count, faults } = tryFixes(seed, third);
    return [`${count} drafts in seven encodings, ${faults.length} faults`, faults];
  },
  families: async () => {
    for (const { make } of FAMILIES) timeOf(make(3000));
    const ratios = FAMILIES.map((family) => ratioOf(family));
    const worst = ratios.reduce((a, b) => (a.ratio >= b.ratio ? a : b));
    const told = `${ratios.length} families, worst ${worst.ratio.toFixed(2)} (${worst.name})`;
    const slow = ratios.filter(({ ratio }) => ratio > MOST);
    return [told, slow.map(({ name, ratio }) => `${name}: ${ratio.toFixed(2)} times as long for twice the length`)];
  },
  kills: async () => {
    const { kills, lost, back } = await tryKills(seed, milliseconds);
    const median = back.toSorted((a, b) => a - b)[back.length >> 1] ?? 0;
    const told = `${kills} kills, ${lost.length} files lost; findings are back after ${median.toFixed(0)} ms (median)`;
    return [told, lost];
  },
};

async function main(): Promise<void> {
  const names = positionals.length ? positionals : Object.keys(PARTS);
  const unknown = names.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined) {
    console.error(`fuzz: 没有“${unknown}”这一项，只有 ${Object.keys(PARTS).join('、')}`);
    process.exit(2);
  }
  console.log(`seed ${seed}`);
  let failed = 0;
  for (const name of names) {
    const [told, faults] = await PARTS[name]!();
    console.log(`${name}: ${told}`);
    for (const fault of faults) console.log(`  ${fault}`);
    if (faults.length) failed++;
  }
  console.log(`${names.length - failed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}

void main();
