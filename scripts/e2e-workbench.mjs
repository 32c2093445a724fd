// A real VS Code workbench without a desktop: code-server from the npm registry, driven in Chromium.
//
// installWorkbench() puts a pinned code-server into the cache folder once; startWorkbench() serves it and opens a folder
// in the browser. Everything that the workbench needs from the system is installed by apt where this process may do so
// (Debian or Ubuntu, as root); otherwise one line names the cure.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const CODE_SERVER = '4.100.3';
// The part of the stamp that a change in the steps below must raise.
const RECIPE = 1;
const STAMP = `code-server ${CODE_SERVER}, recipe ${RECIPE}, node modules ${process.versions.modules}, ${process.platform}-${process.arch}`;

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * Installs the workbench into `cache` unless the stamp there says that it is complete.
 * @returns {{ folder: string, entry: string, description: string, chromium: string }}
 */
export function installWorkbench(cache, log) {
  const chromium = ensureChromium(log);
  const folder = path.join(cache, `workbench-${CODE_SERVER}`);
  const stamp = path.join(folder, 'stamp.txt');
  const server = path.join(folder, 'node_modules', 'code-server');
  const workbench = {
    folder,
    chromium,
    entry: path.join(server, 'out', 'node', 'entry.js'),
    description: `served workbench (code-server ${CODE_SERVER}) in ${chromium}`,
  };
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === STAMP) return workbench;

  ensureCompiler(log);
  log(`installing code-server ${CODE_SERVER} into ${folder} (once)`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
  // The package's own install script wants a tool chain that the plain steps below do without.
  npm(folder, ['install', '--ignore-scripts', `code-server@${CODE_SERVER}`]);
  npm(folder, ['rebuild', 'argon2']);
  const vscode = path.join(server, 'lib', 'vscode');
  npm(vscode, ['install', '--omit=dev', '--ignore-scripts']);
  npm(path.join(vscode, 'extensions'), ['install', '--omit=dev', '--ignore-scripts']);
  npm(vscode, ['rebuild', '@vscode/spdlog', 'native-watchdog']);
  // node-pty builds first and then runs a step that needs its development sources; what counts is the built file.
  npm(vscode, ['rebuild', 'node-pty'], { mayFail: true });
  const built = [
    path.join(folder, 'node_modules', 'argon2', 'lib', 'binding', 'napi-v3', 'argon2.node'),
    path.join(vscode, 'node_modules', 'native-watchdog', 'build', 'Release', 'watchdog.node'),
    path.join(vscode, 'node_modules', 'node-pty', 'build', 'Release', 'pty.node'),
  ];
  for (const file of built) {
    if (!existsSync(file))
      throw new Error(
        `the workbench could not be built: ${file} is missing (run npm run test:e2e with WENHENG_E2E_VERBOSE=1)`,
      );
  }
  linkRipgrep(vscode);
  writeFileSync(stamp, STAMP);
  return workbench;
}

/**
 * Serves the workbench and resolves once it listens.
 * @param {{ entry: string }} workbench what installWorkbench returned
 * @param {{ userData: string, extensions: string, trust: boolean, env: Record<string, string>, locale?: string }} options
 *   `trust` false leaves workspace trust on, so that folders open restricted
 * @returns {Promise<{ origin: string, output: () => string, close: () => Promise<void> }>}
 */
export async function serveWorkbench(workbench, options) {
  const args = [
    workbench.entry,
    ...['--auth', 'none', '--bind-addr', '127.0.0.1:0'],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    ...['--user-data-dir', options.userData, '--extensions-dir', options.extensions],
    ...['--config', path.join(options.userData, 'no-config.yaml')],
    ...(options.trust ? ['--disable-workspace-trust'] : []),
    ...(options.locale ? ['--locale', options.locale] : []),
  ];
  mkdirSync(options.userData, { recursive: true });
  // An existing file keeps the server from writing its own one, with a password, into the user's home.
  writeFileSync(path.join(options.userData, 'no-config.yaml'), 'auth: none\n');
  const child = spawn(process.execPath, args, {
    env: { ...plainEnvironment(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const closed = new Promise((resolve) => child.once('close', resolve));
  const close = async () => {
    process.removeListener('exit', killNow);
    killGroup(child.pid, 'SIGTERM');
    const timer = setTimeout(() => killGroup(child.pid, 'SIGKILL'), 5000);
    await closed;
    clearTimeout(timer);
    killGroup(child.pid, 'SIGKILL');
  };
  const killNow = () => killGroup(child.pid, 'SIGKILL');
  process.once('exit', killNow);
  const origin = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      const address = /server listening on (http:\/\/[\d.:]+)/.exec(output);
      if (address) resolve(address[1]);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    void closed.then(() => reject(new Error(`code-server ended before it listened:\n${output}`)));
  });
  return { origin, output: () => output, close };
}

/** The workbench page's address for a folder or `.code-workspace` file, with the extensions under test. */
export function workbenchUrl(origin, { target, developmentPaths, testsPath }) {
  const remote = (file) => `vscode-remote://${new URL(origin).host}${file}`;
  const payload = [
    ...developmentPaths.map((file) => ['extensionDevelopmentPath', remote(file)]),
    ...(testsPath ? [['extensionTestsPath', remote(testsPath)]] : []),
  ];
  const url = new URL('/', origin);
  url.searchParams.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', target);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** Starts a headless Chromium and gives a blank page in it; `gone` rejects as soon as the browser or the page dies. */
export async function openBrowser(workbench, options = {}) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: workbench.chromium, headless: true, args: CHROMIUM_FLAGS });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  const gone = new Promise((resolve, reject) => {
    const tell = () =>
      reject(new Error('The browser of the workbench has ended before its tests did; run them again.'));
    browser.on('disconnected', tell);
    page.on('crash', tell);
  });
  // Closing in good order disconnects too, when nobody waits any more.
  gone.catch(() => {});
  return { page, gone, close: () => within(CLOSE_MS, browser.close()) };
}

/** A browser that has died leaves its closing and its pictures unanswered. */
export const CLOSE_MS = 10_000;

/** Waits for the promise, but no longer than so many milliseconds. */
export async function within(ms, promise) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Installs a `.vsix` into an extensions folder, as a user's `code --install-extension` does. */
export function installVsixServed(workbench, { vsix, userData, extensions }) {
  const args = [
    workbench.entry,
    '--install-extension',
    vsix,
    '--user-data-dir',
    userData,
    '--extensions-dir',
    extensions,
  ];
  const run = spawnSync(process.execPath, args, { env: plainEnvironment(), encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${path.basename(vsix)} does not install:\n${run.stdout}${run.stderr}`);
}

/** Installs Debian packages where that can be done, else fails with the one line that cures it. */
export function ensureDebian(packages, why, log) {
  const root = process.getuid?.() === 0;
  const cure = `apt-get install -y ${packages.join(' ')}`;
  if (!root || !onPath('apt-get')) {
    const how = onPath('apt-get')
      ? `run: sudo ${cure}`
      : `install ${packages.join(', ')} with your system's package manager`;
    throw new Error(`${why} is missing; ${how}`);
  }
  log(`${why} is missing: ${cure}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const stdio = process.env['WENHENG_E2E_VERBOSE'] ? 'inherit' : 'ignore';
  if (!aptUpdated) spawnSync('apt-get', ['update', '-qq'], { env, stdio });
  aptUpdated = true;
  const run = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, stdio });
  if (run.status !== 0) throw new Error(`${why} is missing and apt could not install it; run: ${cure}`);
}

/** The full path of a command on PATH, or undefined. */
export function onPath(command) {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const suffix of process.platform === 'win32' ? ['.cmd', '.exe'] : ['']) {
      const file = path.join(folder, command + suffix);
      if (folder && existsSync(file)) return file;
    }
  }
  return undefined;
}

let aptUpdated = false;

/** The browser, installed where it is missing and that can be done; else fails with the line that cures it. */
export function ensureChromium(log) {
  const found = findChromium();
  if (found) return found;
  if (!['linux'].includes(process.platform)) {
    throw new Error('Chromium is missing; run: npx playwright-core install chromium');
  }
  ensureDebian(['chromium', 'fonts-noto-cjk'], 'Chromium', log);
  const installed = findChromium();
  if (!installed) throw new Error('Chromium is missing; set WENHENG_E2E_CHROMIUM to the browser to use');
  return installed;
}

function findChromium() {
  const named = process.env['WENHENG_E2E_CHROMIUM'];
  if (named) return named;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const found = names.map(onPath).find(Boolean);
  if (found) return found;
  const { chromium } = createRequire(import.meta.url)('playwright-core');
  const bundled = chromium.executablePath();
  return bundled && existsSync(bundled) ? bundled : undefined;
}

function ensureCompiler(log) {
  const missing = [];
  if (!['g++', 'clang++', 'c++'].some(onPath)) missing.push('g++');
  if (!onPath('make')) missing.push('make');
  if (!onPath('python3')) missing.push('python3');
  if (!onPath('rg')) missing.push('ripgrep');
  if (missing.length > 0) ensureDebian(missing, 'a tool that builds the workbench', log);
}

function linkRipgrep(vscode) {
  const bin = path.join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
  mkdirSync(bin, { recursive: true });
  if (!existsSync(path.join(bin, 'rg'))) symlinkSync(onPath('rg'), path.join(bin, 'rg'));
}

function npm(cwd, args, { mayFail = false } = {}) {
  const verbose = Boolean(process.env['WENHENG_E2E_VERBOSE']);
  const run = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--no-update-notifier'], {
    cwd,
    env: plainEnvironment(),
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: verbose ? 'inherit' : 'pipe',
  });
  if (run.status !== 0 && !mayFail) {
    throw new Error(`npm ${args.join(' ')} failed in ${cwd}\n${verbose ? '' : run.stderr.slice(-2000)}`);
  }
}

/** The environment without what a surrounding editor or npm run would pass on to the one under test. */
function plainEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|npm_(?!config_)|NODE_OPTIONS$|CODE_SERVER|PASSWORD$)/.test(name),
  );
  return Object.fromEntries(kept);
}

function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended already.
  }
}
