// Known faults of the packages in package-lock.json: node scripts/audit.mjs. Asks the registry (npm audit); where that
// refuses, or there is no network, the list in advisories.json is asked, which is kept by hand.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const read = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));

/**
 * @returns {{ by: 'registry' | 'list', found: string[] }} one line a fault; those that the list accepts, with its reason,
 *   are left out
 */
export function audit() {
  const accepted = read('scripts/advisories.json').filter((advisory) => advisory.accepted);
  const answer = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const report = parsed(answer.stdout);
  if (!report?.vulnerabilities)
    return { by: 'list', found: known(read('package-lock.json'), read('scripts/advisories.json')) };
  const found = Object.values(report.vulnerabilities).flatMap(({ name, severity, via }) =>
    via
      .filter((one) => typeof one === 'object' && ['high', 'critical'].includes(severity))
      .filter((one) => !accepted.some(({ id }) => one.url?.endsWith(id)))
      .map((one) => `${name}: ${one.title} (${one.url})`),
  );
  return { by: 'registry', found: [...new Set(found)] };
}

/**
 * What a list of advisories says of a lock.
 * @param {{ packages: Record<string, { version?: string }> }} lock
 * @param {{ id: string, name: string, ranges: [from: string, before: string][], accepted?: string }[]} advisories
 */
export function known(lock, advisories) {
  const found = [];
  for (const [place, { version }] of Object.entries(lock.packages)) {
    const name = place.replace(/^.*node_modules\//, '');
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
  const { by, found } = audit();
  console.log(by === 'registry' ? 'npm audit' : 'npm audit 不可用，按 scripts/advisories.json 核对 (offline)');
  for (const line of found) console.log(line);
  console.log(`${found.length} known faults`);
  process.exitCode = found.length ? 1 : 0;
}
