// Chooses the VS Code that the end-to-end suites run in, and runs a suite in it.
//
// The order is VSCODE_EXECUTABLE_PATH, an installed `code`, a download, and else a served workbench. WENHENG_E2E_HOST=served
// or =desktop narrows the choice. The suites write what happens, one JSON object a line, to a file that is read here,
// because neither host gives the extension host's own output.
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  closeSync,
  rmSync,
  writeFileSync,
  watch,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {
  CLOSE_MS,
  ensureDebian,
  installVsixServed,
  installWorkbench,
  onPath,
  openBrowser,
  serveWorkbench,
  within,
  workbenchUrl,
} from './e2e-workbench.mjs';
import { serveInFront } from './e2e-web.mjs';

const VSCODE_VERSION = '1.100.3';
const STALL_MS = 120_000;

/**
 * @typedef {{ kind: 'desktop', executable: string, description: string }
 *         | { kind: 'served', workbench: object, description: string }} Host
 */

/**
 * Finds the host to use and says so.
 * @returns {Promise<Host>}
 */
export async function findHost({ cache, log, kind = process.env['WENHENG_E2E_HOST'] }) {
  if (kind !== 'served') {
    const desktop = await findDesktop(cache, log);
    if (desktop) {
      log(`host: ${desktop.description}`);
      return desktop;
    }
    if (kind === 'desktop') throw new Error('no desktop VS Code; set VSCODE_EXECUTABLE_PATH to its executable');
  }
  const workbench = installWorkbench(cache, log);
  log(`host: ${workbench.description}`);
  return { kind: 'served', workbench, description: workbench.description };
}

/**
 * Runs one suite in a fresh profile.
 * @param {Host} host
 * @param {object} launch
 * @param {string} launch.suite the folder under test/e2e whose bundled tests are run
 * @param {string} launch.target folder or `.code-workspace` file to open
 * @param {string} launch.testsPath the bundled entry with `run()`
 * @param {string[]} launch.developmentPaths extensions loaded from their folders
 * @param {string[]} [launch.vsix] packages installed into the profile beforehand
 * @param {object} [launch.settings] user settings
 * @param {boolean} [launch.inBrowser] run the extension and its suite in the extension host of a browser
 * @param {boolean} [launch.untrusted] open the folder restricted; the suite is then started by an extension among
 *   `developmentPaths`, because VS Code trusts every folder while extension tests run
 * @param {(event: object) => void} onEvent what the suite reports, as it happens
 * @returns {Promise<void>} rejects when the host gives up or falls silent
 */
export async function runSuite(host, launch, onEvent) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'wenheng-e2e-'));
  const paths = { userData: path.join(profile, 'user'), extensions: path.join(profile, 'extensions') };
  const results = path.join(profile, 'results.ndjson');
  const env = { WENHENG_E2E_SUITE: launch.suite, WENHENG_E2E_RESULTS: results, WENHENG_E2E_PROFILE: profile };
  mkdirSync(path.join(paths.userData, 'User'), { recursive: true });
  mkdirSync(paths.extensions);
  writeFileSync(results, '');
  const settings = {
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
    'workbench.startupEditor': 'none',
    // In a browser the workbench saves by itself a second after an edit, and one test would change the draft of the next.
    'files.autoSave': 'off',
    'git.enabled': false,
    'files.hotExit': 'off',
    // A suite in a browser has no environment that would name the file.
    ...(launch.inBrowser && { 'wenhengE2e.results': results, 'extensions.webWorker': true }),
    ...launch.settings,
  };
  writeFileSync(path.join(paths.userData, 'User', 'settings.json'), JSON.stringify(settings));
  const reader = readLines(results, onEvent);
  try {
    for (const vsix of launch.vsix ?? []) installVsix(host, { vsix, ...paths });
    const run = host.kind === 'desktop' ? runDesktop : runServed;
    await run(host, { ...launch, ...paths, env, ended: reader.ended, readOn: reader.read });
  } finally {
    reader.close();
    if (process.env['WENHENG_E2E_KEEP']) console.error(`profile kept: ${profile}`);
    else rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runServed({ workbench }, launch) {
  const served = await serveWorkbench(workbench, { ...launch, trust: !launch.untrusted });
  const server = launch.inBrowser ? await inFrontOf(served, launch) : served;
  const browser = await openBrowser(workbench);
  const messages = [];
  browser.page.on('console', (message) => messages.push(message.text()));
  // A window that is asked to leave with unsaved text would wait for an answer for ever.
  browser.page.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
  try {
    const own = launch.inBrowser ? { ...launch, developmentPaths: [], testsPath: undefined } : launch;
    const page = workbenchUrl(server.origin, { ...own, testsPath: launch.untrusted ? undefined : own.testsPath });
    await browser.page.goto(page);
    await Promise.race([launch.ended, browser.gone]);
  } catch (error) {
    const picture = path.join(os.tmpdir(), `wenheng-e2e-${launch.suite}.png`);
    await within(CLOSE_MS, browser.page.screenshot({ path: picture })).catch(() => {});
    const tail = messages.slice(-15).join('\n');
    throw new Error(`${error.message}\nwhat the window showed: ${picture}\n${tail}\n${server.output().slice(-1500)}`, {
      cause: error,
    });
  } finally {
    await browser.close().catch(() => {});
    await server.close();
  }
}

/** The workbench with the extension at an address, from where it runs in the browser. */
async function inFrontOf(served, { developmentPaths: [folder], testsPath }) {
  const front = await serveInFront(served.origin, { folder, testsPath: path.relative(folder, testsPath) });
  const close = async () => {
    await front.close();
    await served.close();
  };
  return { ...served, origin: front.origin, close };
}

async function runDesktop({ executable }, launch) {
  const display = await startDisplay();
  const launchArgs = [
    launch.target,
    ...['--user-data-dir', launch.userData, '--extensions-dir', launch.extensions],
    ...['--disable-telemetry', '--disable-crash-reporter', '--password-store=basic', '--use-inmemory-secretstorage'],
  ];
  const env = { ...launch.env, ...display.env };
  try {
    if (launch.untrusted) {
      const args = [
        ...launchArgs,
        ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes'],
        ...launch.developmentPaths.map((folder) => `--extensionDevelopmentPath=${folder}`),
      ];
      const child = spawn(executable, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
      const closed = new Promise((resolve) => child.once('close', resolve));
      try {
        await launch.ended;
      } finally {
        child.kill();
        await closed;
      }
      return;
    }
    const { runTests } = await import('@vscode/test-electron');
    const tests = runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: launch.developmentPaths,
      extensionTestsPath: launch.testsPath,
      extensionTestsEnv: env,
      launchArgs: launch.inBrowser ? [...launchArgs, '--extensionDevelopmentKind=web'] : launchArgs,
    });
    // A failed test ends VS Code with a status of its own; the reported events say more, so that they decide.
    const over = tests.then(
      () => undefined,
      (error) => error,
    );
    await Promise.race([
      launch.ended,
      over.then((error) => {
        launch.readOn();
        return Promise.race([
          launch.ended,
          Promise.reject(new Error(`VS Code ended too soon: ${error?.message ?? ''}`)),
        ]);
      }),
    ]);
    await over;
  } finally {
    display.close();
  }
}

function installVsix(host, { vsix, userData, extensions }) {
  if (host.kind === 'served') return installVsixServed(host.workbench, { vsix, userData, extensions });
  const { resolveCliPathFromVSCodeExecutablePath } = createRequire(import.meta.url)('@vscode/test-electron');
  const cli = resolveCliPathFromVSCodeExecutablePath(host.executable);
  const args = ['--install-extension', vsix, '--user-data-dir', userData, '--extensions-dir', extensions];
  const run = spawnSync(cli, process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(`${path.basename(vsix)} does not install:\n${run.stdout}${run.stderr}`);
}

async function findDesktop(cache, log) {
  const named = process.env['VSCODE_EXECUTABLE_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`VSCODE_EXECUTABLE_PATH names ${named}, which is not there`);
    return makeReady({ executable: named, description: `VS Code at VSCODE_EXECUTABLE_PATH, ${named}` }, log);
  }
  const installed = installedExecutable();
  if (installed) return ready({ executable: installed, description: `the installed VS Code, ${installed}` }, log);
  const downloaded = await download(cache, log);
  if (downloaded) return ready({ executable: downloaded, description: `downloaded VS Code ${VSCODE_VERSION}` }, log);
  return undefined;
}

function installedExecutable() {
  const places = [
    '/usr/share/code/code',
    '/opt/visual-studio-code/code',
    '/Applications/Visual Studio Code.app/Contents/MacOS/Electron',
    path.join(process.env['LOCALAPPDATA'] ?? '', 'Programs', 'Microsoft VS Code', 'Code.exe'),
  ];
  return places.find((file) => path.isAbsolute(file) && existsSync(file));
}

/** Downloads a pinned desktop VS Code into the cache, or gives undefined within seconds where there is no network. */
async function download(cache, log) {
  const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
  const cachePath = path.join(cache, 'desktop');
  try {
    if (!existsSync(cachePath)) {
      const address = 'https://update.code.visualstudio.com/api/releases/stable';
      await fetch(address, { signal: AbortSignal.timeout(5000) });
    }
    return await downloadAndUnzipVSCode({
      version: VSCODE_VERSION,
      cachePath,
      timeout: 10_000,
      reporter: new SilentReporter(),
    });
  } catch (error) {
    log(`desktop VS Code cannot be downloaded (${error.cause?.code ?? error.message})`);
    return undefined;
  }
}

/** A desktop host, or undefined with the reason said. */
function ready(desktop, log) {
  try {
    return makeReady(desktop, log);
  } catch (error) {
    log(`${desktop.description} cannot run here: ${error.message}`);
    return undefined;
  }
}

/** A desktop host whose libraries and display are there, installed where that can be done. */
function makeReady({ executable, description }, log) {
  if (process.platform === 'linux') {
    const libraries = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout ?? '';
    const electron = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxkbfile1', 'libsecret-1-0'];
    if (/not found/.test(libraries)) ensureDebian(electron, 'a library of desktop VS Code', log);
    if (!process.env['DISPLAY'] && !onPath('Xvfb')) ensureDebian(['xvfb'], 'a display (Xvfb)', log);
  }
  return { kind: 'desktop', executable, description };
}

/** A virtual display where there is no other. */
async function startDisplay() {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return { env: {}, close() {} };
  const child = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error('Xvfb ended at once')));
    child.stdout.setEncoding('utf8').once('data', (line) => resolve(line.trim()));
  });
  return { env: { DISPLAY: `:${number}` }, close: () => child.kill() };
}

/**
 * Reads the events of a growing file. `ended` resolves at the suite's last event and rejects when nothing was written
 * for two minutes.
 */
function readLines(file, onEvent) {
  const descriptor = openSync(file, 'r');
  const chunk = Buffer.alloc(1 << 16);
  let rest = Buffer.alloc(0);
  let settle;
  const ended = new Promise((resolve, reject) => (settle = { resolve, reject }));
  ended.catch(() => {});
  let timer;
  const rearm = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => settle.reject(new Error(`the suite said nothing for ${STALL_MS / 1000} seconds`)),
      STALL_MS,
    );
  };
  const read = () => {
    for (let size; (size = readSync(descriptor, chunk)) > 0;) rest = Buffer.concat([rest, chunk.subarray(0, size)]);
    for (let end; (end = rest.indexOf(10)) >= 0; rest = rest.subarray(end + 1)) {
      const event = JSON.parse(rest.toString('utf8', 0, end));
      rearm();
      onEvent(event);
      if (event.event === 'end') settle.resolve();
    }
  };
  rearm();
  const watcher = watch(file, read);
  return {
    ended,
    read,
    close() {
      clearTimeout(timer);
      watcher.close();
      closeSync(descriptor);
    },
  };
}
