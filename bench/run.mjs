// npm run bench: builds the production bundles, installs the peers once, measures, and writes docs/benchmark.md.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: 'inherit' });
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

if (!existsSync(join(root, 'node_modules'))) run(npm, ['ci'], root);
// The lock was made on one platform, and npm ci asks for the binaries of all.
if (!existsSync(join(here, 'node_modules'))) run(npm, ['install', '--no-audit', '--no-fund', '--no-save'], here);
run(process.execPath, ['scripts/build.mjs', '--production'], root);
const { build } = createRequire(join(root, 'package.json'))('esbuild');
await build({
  entryPoints: [join(root, 'server/src/core/index.ts')],
  outfile: join(here, '.out/core.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // Not minified, so that the profile can name files; V8 makes the same of both.
  logLevel: 'warning',
});
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', join(here, 'src/measure.mjs'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
