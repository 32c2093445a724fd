// Runs the end-to-end suites in a real VS Code: node scripts/e2e.mjs [suite…], or puts one in place: --prepare
//
// Prints what passes and fails as it happens; the exit status is 0 when all passed, 1 when a test failed and 2 when the
// suites could not be run. runE2e() gives the counts to other scripts.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BROWSERS } from './build-packed.mjs';
import { prepareEditors } from './e2e-editors.mjs';
import { findHost, runSuite } from './e2e-host.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const source = path.join(root, 'test', 'e2e');
const out = path.join(source, 'out');
const driver = path.join(source, 'driver');
const testsPath = path.join(out, 'index.js');

/** What each suite, a folder of tests under test/e2e, is launched with. */
const SUITES = {
  editing: { developmentPaths: [root] },
  word: { developmentPaths: [root] },
  // In the extension host of the browser, with what must work there of the suites above.
  web: { developmentPaths: [root], inBrowser: true, entry: path.join(out, 'web', 'index.js') },
  folders: { developmentPaths: [root], folders: ['报告', '通知'] },
  // The served workbench takes one extension from its folder only, so that these two have ours from its package.
  untrusted: { developmentPaths: [driver], packages: ['universal'], untrusted: true },
  installed: { developmentPaths: [driver], packages: 'all' },
};

/** Where the hosts are kept from one run to the next. */
const cache = path.resolve(root, process.env['WENHENG_E2E_CACHE'] ?? '.vscode-test');

/**
 * Runs the named suites, or all.
 * @param {string[]} names
 * @returns {Promise<{ passed: number, failed: number, host: string }>}
 */
export async function runE2e(names = Object.keys(SUITES), log = (line) => console.log(line)) {
  let host = await findHost({ cache, log });
  await bundle();
  const total = { passed: 0, failed: 0, host: host.description };
  for (const name of names) {
    const suite = SUITES[name];
    if (!suite) throw new Error(`no suite is called ${name}; there are ${Object.keys(SUITES).join(', ')}`);
    const launches = suite.packages ? await packagedLaunches(name, suite) : [{ title: name, ...suite }];
    for (const launch of launches) {
      let counts = await runLaunch(host, name, launch, log);
      if (host.kind === 'desktop' && counts.unheard && total.passed + total.failed === 0 && !isHostNamed()) {
        log('desktop VS Code does not run here; the served workbench is taken instead');
        host = await findHost({ cache, log, kind: 'served' });
        total.host = host.description;
        counts = await runLaunch(host, name, launch, log);
      }
      total.passed += counts.passed;
      total.failed += counts.failed;
    }
  }
  return total;
}

async function runLaunch(host, suite, { title, folders, entry = testsPath, ...launch }, log) {
  log(`\n  ${title}`);
  const workspace = mkdtempSync(path.join(os.tmpdir(), 'wenheng-drafts-'));
  cpSync(path.join(source, 'workspace'), workspace, { recursive: true });
  let target = workspace;
  if (folders) {
    target = path.join(workspace, 'drafts.code-workspace');
    writeFileSync(target, JSON.stringify({ folders: folders.map((name) => ({ path: name })) }));
  }
  const counts = { passed: 0, failed: 0, unheard: false };
  try {
    await runSuite(host, { suite, testsPath: entry, target, ...launch }, (event) => {
      if (event.event === 'pass') {
        counts.passed++;
        log(`    ✓ ${event.title}${event.ms > 1000 ? ` (${event.ms} ms)` : ''}`);
      } else if (event.event === 'fail') {
        counts.failed++;
        log(`    ✗ ${event.title}\n${event.error.replace(/^/gm, '        ')}`);
      }
    });
    if (counts.passed + counts.failed === 0) throw new Error(`the suite ${suite} ran no test`);
  } catch (error) {
    counts.unheard = counts.passed + counts.failed === 0;
    counts.failed++;
    log(`    ✗ ${title} did not run to its end\n${error.message.replace(/^/gm, '        ')}`);
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
  }
  return counts;
}

/** Whether the person who runs this asked for this very host. */
const isHostNamed = () => Boolean(process.env['VSCODE_EXECUTABLE_PATH'] ?? process.env['WENHENG_E2E_HOST']);

/** Bundles each test file on its own, beside the entry that VS Code calls. */
async function bundle() {
  rmSync(out, { recursive: true, force: true });
  const suites = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const tests = suites
    .filter(({ name }) => name !== 'web')
    .flatMap(({ name }) =>
      readdirSync(path.join(source, name))
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => path.join(source, name, file)),
    );
  await build({
    entryPoints: [path.join(source, 'index.ts'), path.join(source, 'driver', 'driver.ts'), ...tests],
    outdir: out,
    outbase: source,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  await build({
    entryPoints: [path.join(source, 'web', 'index.ts')],
    outdir: path.join(out, 'web'),
    bundle: true,
    platform: 'browser',
    target: BROWSERS,
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode'],
    logLevel: 'warning',
    define: { global: 'globalThis' },
    plugins: [
      {
        name: 'no-node',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^node:/ }, () => ({ path: path.join(source, 'web', 'node.ts') }));
          // Its package says that its files are modules, which this one is not.
          onResolve({ filter: /^mocha\/mocha\.js$/ }, ({ path }) => ({ path, namespace: 'common' }));
          onLoad({ filter: /./, namespace: 'common' }, ({ path: name }) => ({
            contents: readFileSync(path.join(root, 'node_modules', name), 'utf8'),
          }));
        },
      },
    ],
  });
}

/** One launch for each package, from the installed package and not from the sources. */
async function packagedLaunches(name, suite) {
  packages ??= await (await import('./package.mjs')).packageAll({ quiet: true });
  return packages
    .filter(({ title }) => suite.packages === 'all' || suite.packages.includes(title))
    .map(({ file, title }) => ({ ...suite, title: `${name}: ${title}`, vsix: [file] }));
}

let packages;

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const names = process.argv.slice(2);
    if (names.includes('--prepare')) {
      await findHost({ cache, log: (line) => console.log(line) });
      prepareEditors((line) => console.log(line));
      process.exit(0);
    }
    if (!existsSync(path.join(root, 'client', 'dist', 'extension.js')))
      throw new Error('not built; run: npm run build');
    const { passed, failed } = await runE2e(names.length > 0 ? names : undefined);
    console.log(`\n${passed} passed, ${failed} failed`);
    process.exit(failed > 0 ? 1 : 0);
  } catch (error) {
    console.error(`e2e: ${error.message}`);
    process.exit(2);
  }
}
