// Known faults of the packages in package-lock.json: node scripts/audit.mjs [--registry]. Asks the registry (npm audit).
// Where that gives no answer, the packages are compared with advisories.json, which people keep by hand: it says which
// advisories were looked at and until when, and what is not in it is not seen. With --registry no answer is a failure.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const read = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));

/**
 * @returns {{ by: 'registry' | 'list', found: string[], told: string }} one line a fault, those that the list accepts with
 *   a reason left out, and a line that says what was asked
 */
export function audit() {
  const { asOf, advisories } = read('scripts/advisories.json');
  const answer = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const report = parsed(answer.stdout);
  if (!report?.vulnerabilities) {
    const lock = read('package-lock.json');
    const why = report?.message ?? report?.error?.summary ?? answer.error?.message ?? 'no answer';
    return { by: 'list', found: known(lock, advisories), told: limits(lock, advisories, asOf, why) };
  }
  const accepted = advisories.filter((advisory) => advisory.accepted);
  const found = Object.values(report.vulnerabilities).flatMap(({ name, severity, via }) =>
    via
      .filter((one) => typeof one === 'object' && ['high', 'critical'].includes(severity))
      .filter((one) => !accepted.some(({ id }) => one.url?.endsWith(id)))
      .map((one) => `${name}: ${one.title} (${one.url})`),
  );
  return { by: 'registry', found: [...new Set(found)], told: 'npm audit' };
}

/** What the list can say and what it cannot. */
export function limits(lock, advisories, asOf, why) {
  const names = Object.keys(lock.packages).filter(Boolean).map(nameOf);
  const listed = new Set(advisories.map(({ name }) => name));
  const about = names.filter((name) => listed.has(name)).length;
  const read = advisories.filter(({ seen }) => seen).length;
  return (
    `npm audit 没有答复（${why}），只按 scripts/advisories.json 核对：到 ${asOf} 为止手工记下 ${advisories.length} 条` +
    `（${read} 条注明出处，其余凭记忆），涉及 ${names.length} 个软件包中的 ${about} 个，没有记下的查不出来。\n` +
    `(no answer from the registry: compared with ${advisories.length} advisories noted by hand until ${asOf}, about ` +
    `${about} of ${names.length} packages; what is not noted is not seen)`
  );
}

const nameOf = (place) => place.replace(/^.*node_modules\//, '');

/**
 * What a list of advisories says of a lock.
 * @param {{ packages: Record<string, { version?: string }> }} lock
 * @param {{ id: string, name: string, ranges: [from: string, before: string][], accepted?: string }[]} advisories
 */
export function known(lock, advisories) {
  const found = [];
  for (const [place, { version }] of Object.entries(lock.packages)) {
    const name = nameOf(place);
    for (const { id, ranges, accepted, ...advisory } of advisories) {
      if (advisory.name !== name || !version || accepted) continue;
      const isHit = ranges.some(([from, before]) => compare(version, from) >= 0 && compare(version, before) < 0);
      if (isHit) found.push(`${name} ${version}: https://github.com/advisories/${id}`);
    }
  }
  return found;
}

/** Below 0 where `a` goes before `b`. What stands behind a dash is left out: such versions are not in use here. */
function compare(a, b) {
  const [x, y] = [a, b].map((version) => version.split('-')[0].split('.').map(Number));
  for (let i = 0; i < 3; i++) if ((x[i] ?? 0) !== (y[i] ?? 0)) return (x[i] ?? 0) - (y[i] ?? 0);
  return 0;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { by, found, told } = audit();
  console.log(told);
  for (const line of found) console.log(line);
  console.log(by === 'registry' ? `${found.length} known faults` : `${found.length} of the noted faults`);
  process.exitCode = found.length || (by === 'list' && process.argv.includes('--registry')) ? 1 : 0;
}
