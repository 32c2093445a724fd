// Sets up what is missing, without dependencies of its own: packages as package-lock.json has them, and the build.
import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
export const cli = path.join(root, 'server', 'dist', 'cli.js');

/** Something went wrong that one line can name, with its cure. */
export class SetupError extends Error {}

/** Says what is being done, on standard error, so that results stay clean. */
export function say(line) {
  console.error(line);
}

/**
 * Runs a program and gives its exit status.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
}

/** Installs packages where they are missing or differ from package-lock.json. */
export async function installPackages() {
  if (isInstalled()) return;
  if (lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    say('node_modules 是符号链接，不在此安装依赖 (node_modules is a link; packages are not installed here)');
    return;
  }
  say('正在安装依赖… (npm ci)');
  const status = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) {
    throw new SetupError(
      '依赖安装失败：请检查网络或 npm 镜像设置后重试 (npm ci failed; check the network or the registry)',
    );
  }
}

/** Builds where the bundles are missing or older than the sources. */
export async function build() {
  if (existsSync(cli) && statSync(cli).mtimeMs > newest(SOURCES)) return;
  say('正在构建… (build)');
  const status = await run(process.execPath, [path.join(root, 'scripts', 'build.mjs')]);
  if (status !== 0) throw new SetupError('构建失败，原因见上 (the build failed)');
}

const SOURCES = ['server/src', 'server/data', 'client/src', 'scripts/build.mjs', 'package.json', 'package-lock.json'];

/** npm's own list of what it installed, against the lock. An optional package may be missing, not of another version. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const actual = packagesIn('node_modules/.package-lock.json');
  if (!wanted || !actual) return false;
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '' || !name.startsWith('node_modules/')) return true;
    return actual[name] ? actual[name].version === version : optional === true;
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * What packages are installed with: the segmenter is compiled here from its source, which the lock vouches for, and no
 * binary is fetched that nothing vouches for. Where Node brings its headers along, they are used, and nothing is fetched
 * for the compiling either.
 */
export function installEnv(env = process.env) {
  const prefix = path.resolve(process.execPath, '..', '..');
  const hasHeaders = existsSync(path.join(prefix, 'include', 'node', 'node_version.h'));
  return { ...env, npm_config_build_from_source: 'true', ...(hasHeaders && { npm_config_nodedir: prefix }) };
}

/** The npm that runs this script, else the one on the path. */
function npm(args) {
  const cliPath = process.env['npm_execpath'];
  const options = { stdio: ['ignore', 2, 'inherit'], env: installEnv() };
  if (cliPath?.endsWith('.js')) return run(process.execPath, [cliPath, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

function newest(names) {
  return Math.max(
    ...names.map((name) => {
      const file = path.join(root, name);
      const stats = statSync(file, { throwIfNoEntry: false });
      if (!stats) return 0;
      if (!stats.isDirectory()) return stats.mtimeMs;
      // A folder's own time tells of files taken away.
      return Math.max(stats.mtimeMs, newest(readdirSync(file).map((entry) => path.join(name, entry))));
    }),
  );
}
