// Builds the .vsix files: node scripts/package.mjs [--out FOLDER] [--target NAME…] [--all]
//
// The universal package runs everywhere, without a segmenter; the one of a platform brings one. Without --target there are
// the universal package and that of the current platform, with --all those of all platforms. Each is put together in a
// staging folder from what .vscodeignore allows, with a manifest that has no scripts and no development dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import picomatch from 'picomatch';
import { audit } from './audit.mjs';
import { licencesOf } from './licences.mjs';
import { buildPage } from './page.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const NOTICES = 'THIRD-PARTY-NOTICES.txt';
const MEGABYTE = 1024 * 1024;
const LARGEST = 8 * MEGABYTE;

const MODULES = path.join(root, 'node_modules');
const NODEJIEBA = path.join(MODULES, 'nodejieba');
const NODE_RS = '@node-rs/jieba';

/** The platforms of the marketplaces, with the package of the segmenter's binary for each. */
export const TARGETS = {
  'linux-x64': 'linux-x64-gnu',
  'linux-arm64': 'linux-arm64-gnu',
  'linux-armhf': 'linux-arm-gnueabihf',
  'alpine-x64': 'linux-x64-musl',
  'alpine-arm64': 'linux-arm64-musl',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-x64-msvc',
  'win32-arm64': 'win32-arm64-msvc',
};

/**
 * Builds the packages.
 * @param {{ out?: string, quiet?: boolean, targets?: string[] }} options the names of platforms; without them the current
 *   one, where its segmenter is installed
 * @returns {Promise<{ file: string, title: string, size: number, files: string[], staging: string }[]>} the universal
 *   package first
 * @throws where a package is larger than it may be, or the binary for a platform is not to be had
 */
export async function packageAll({ out = path.join(root, 'out'), quiet = false, targets } = {}) {
  const unknown = targets?.find((target) => !Object.hasOwn(TARGETS, target));
  if (unknown) throw new Error(`no platform is called ${unknown}; there are ${Object.keys(TARGETS).join(', ')}`);
  // The tests have built it, and other suites run what they have built.
  if (process.env['WENHENG_BUILT'] !== 'production') {
    const built = spawnSync(process.execPath, ['scripts/build.mjs', '--production'], { cwd: root, stdio: 'inherit' });
    if (built.status !== 0) throw new Error('the build failed');
  }
  mkdirSync(out, { recursive: true });
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const variants = [{ title: 'universal', target: undefined, segmenter: null }];
  for (const target of targets ?? [platformTarget()]) {
    const segmenter = segmenterFor(target, { out, mayFetch: targets !== undefined });
    if (segmenter) variants.push({ title: target, target, segmenter });
    else if (!quiet) {
      console.warn(
        `package: no segmenter is installed here, so that only the universal package is made (cure: npm ci)`,
      );
    }
  }
  const packages = [];
  for (const { title, target, segmenter } of variants) {
    const staging = path.join(out, 'package', title);
    const files = stage(staging, segmenter);
    const file = path.join(out, `${name}-${version}${target ? `-${target}` : ''}.vsix`);
    await createVsix({ cwd: staging, packagePath: file, ...(target && { target }), quiet });
    const { size } = statSync(file);
    if (size >= LARGEST)
      throw new Error(`${path.basename(file)} has ${megabytes(size)}, more than ${megabytes(LARGEST)}`);
    packages.push({ file, title, size, files, staging });
  }
  return packages;
}

/**
 * The segmenter of a platform: nodejieba where it was compiled here and for here, else @node-rs/jieba with the binary that
 * is installed, or that is fetched and is what package-lock.json says it is.
 * @returns {{ name: string, binary?: string } | null} `binary` is the folder of the package that has it
 */
function segmenterFor(target, { out, mayFetch }) {
  if (target === platformTarget() && existsSync(path.join(NODEJIEBA, 'build', 'Release', 'nodejieba.node'))) {
    if (isCompiledHere(NODEJIEBA)) return { name: 'nodejieba' };
    throw new Error(
      'nodejieba is a binary that was fetched and that nothing vouches for (cure: rm -r node_modules, npm test)',
    );
  }
  const name = `${NODE_RS}-${TARGETS[target]}`;
  const installed = path.join(MODULES, name);
  if (existsSync(installed)) return { name: NODE_RS, binary: installed };
  return mayFetch ? { name: NODE_RS, binary: fetchLocked(name, path.join(out, 'fetched')) } : null;
}

/** A package for another platform, which npm does not install here. */
function fetchLocked(name, folder) {
  const { version, integrity } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages[
    `node_modules/${name}`
  ];
  const place = path.join(folder, name);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['pack', `${name}@${version}`, '--pack-destination', place, '--silent'];
  const { status } = spawnSync(npm, args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  const archive = readdirSync(place).find((file) => file.endsWith('.tgz'));
  if (status !== 0 || !archive) throw new Error(`${name}@${version} could not be fetched (cure: check the registry)`);
  const sum = createHash('sha512')
    .update(readFileSync(path.join(place, archive)))
    .digest('base64');
  if (`sha512-${sum}` !== integrity) throw new Error(`${name}@${version} is not what package-lock.json vouches for`);
  const unpacked = spawnSync('tar', ['-xzf', archive, '--strip-components=1'], { cwd: place, stdio: 'inherit' });
  if (unpacked.status !== 0) throw new Error(`${archive} could not be unpacked (cure: install tar)`);
  return place;
}

/** Copies what may be packaged into `staging` and gives the list of it. */
function stage(staging, segmenter) {
  const allowed = readFileSync(path.join(root, '.vscodeignore'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  const isWanted = (file) =>
    file.startsWith('node_modules/') ? segmenter !== null && file.startsWith(`node_modules/${segmenter.name}/`) : true;
  const files = allowed.flatMap(expand).filter(isWanted);
  rmSync(staging, { recursive: true, force: true });
  for (const file of new Set(files)) cpSync(path.join(root, file), path.join(staging, file), { dereference: true });
  if (segmenter?.binary) files.push(...copyBinary(segmenter.binary, staging));
  cpSync(path.join(root, '.vscodeignore'), path.join(staging, '.vscodeignore'));
  // The page of the extension is for people who write; the repository's own README is for all.
  cpSync(path.join(root, 'docs', 'extension.md'), path.join(staging, 'README.md'));

  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const field of [
    'private',
    'bin',
    'files',
    'scripts',
    'dependencies',
    'devDependencies',
    'optionalDependencies',
    'allowScripts',
  ]) {
    delete manifest[field];
  }
  if (segmenter) manifest.dependencies = pruneManifests(path.join(staging, 'node_modules'));
  writeFileSync(path.join(staging, 'package.json'), JSON.stringify(manifest, null, 2) + '\n');
  writeFileSync(path.join(staging, NOTICES), notices({ segmenter: segmenter?.name ?? null }));
  return [...new Set([...files, NOTICES])].sort();
}

/** Copies a package that is nothing but a binary, and gives the list of its files. */
function copyBinary(folder, staging) {
  const { name } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const wanted = readdirSync(folder).filter((file) => file === 'package.json' || file.endsWith('.node'));
  const files = wanted.map((file) => `node_modules/${name}/${file}`);
  wanted.forEach((file, i) => cpSync(path.join(folder, file), path.join(staging, files[i]), { dereference: true }));
  return files;
}

/** Whether the segmenter was compiled on this machine: a fetched binary comes without what configures the compiling. */
export const isCompiledHere = (folder) => existsSync(path.join(folder, 'build', 'config.gypi'));

/** What is compiled into a segmenter's binary or lies beside it, from its folder. */
const COMPILED_IN = {
  nodejieba: ['.', 'submodules/cppjieba', 'submodules/cppjieba/deps/limonp', 'node_modules/node-addon-api'],
  [NODE_RS]: ['.'],
};

/**
 * The licences of the packages that are bundled, which the bundles' source maps name, and of what is compiled into the
 * segmenter.
 */
export function notices({ segmenter }) {
  const folders = new Map();
  for (const room of ['client/dist', 'server/dist']) {
    const dist = path.join(root, room);
    for (const map of readdirSync(dist).filter((file) => file.endsWith('.js.map'))) {
      for (const source of JSON.parse(readFileSync(path.join(dist, map), 'utf8')).sources) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source)?.[0];
        if (folder) folders.set(folder.replace(/^.*node_modules\//, ''), path.resolve(dist, folder));
      }
    }
  }
  for (const part of segmenter === null ? [] : COMPILED_IN[segmenter]) {
    folders.set(part === '.' ? segmenter : path.basename(part), path.join(MODULES, segmenter, part));
  }
  return `This extension contains the following packages.\n\n${licencesOf(folders)}`;
}

/** The files of the repository that one pattern of the allowlist names. */
function expand(pattern) {
  const { base, glob } = picomatch.scan(pattern);
  if (!glob) return existsSync(path.join(root, pattern)) ? [pattern] : [];
  const folder = path.join(root, base);
  if (!existsSync(folder)) return [];
  const matches = picomatch(pattern);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => matches(file));
}

/** Takes out of the manifests what only an installation needs, and gives the dependencies to put in ours. */
function pruneManifests(modules) {
  const dependencies = {};
  for (const file of readdirSync(modules, { recursive: true }).filter(
    (name) => path.basename(name) === 'package.json',
  )) {
    const { name, version, license, main } = JSON.parse(readFileSync(path.join(modules, file), 'utf8'));
    writeFileSync(path.join(modules, file), JSON.stringify({ name, version, license, main }, null, 2) + '\n');
    dependencies[name] = version;
  }
  return dependencies;
}

/** vsce reports on standard output; it is heard only where it is asked for or fails. */
async function createVsix({ quiet, ...options }) {
  const said = [];
  const { log, warn } = console;
  console.log = console.warn = (...words) => void said.push(words.join(' '));
  try {
    await createVSIX({ ...options, rewriteRelativeLinks: false, allowMissingRepository: true, useYarn: false });
  } catch (error) {
    throw new Error(`vsce: ${error.message}\n${said.join('\n')}`, { cause: error });
  } finally {
    Object.assign(console, { log, warn });
  }
  if (!quiet) for (const line of said.filter((words) => /WARN/i.test(words))) console.warn(line);
}

/** The name by which VS Code's marketplace knows this platform. */
function platformTarget() {
  const musl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return `${musl ? 'alpine' : process.platform}-${process.arch === 'arm' ? 'armhf' : process.arch}`;
}

const megabytes = (size) => `${(size / MEGABYTE).toFixed(2)} MB`;

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const { by, found, told } = audit();
    if (by === 'list') console.error(told);
    if (found.length) throw new Error(`packages with known faults (${by}):\n${found.join('\n')}`);
    const { values } = parseArgs({
      options: { out: { type: 'string' }, target: { type: 'string', multiple: true }, all: { type: 'boolean' } },
    });
    const targets = values.all ? Object.keys(TARGETS) : values.target;
    const packages = await packageAll({ ...(values.out && { out: path.resolve(values.out) }), targets });
    const page = await buildPage({ out: path.join(path.dirname(packages[0].file), 'wenheng.html') });
    console.log(`${path.relative(process.cwd(), page.file)}: ${megabytes(page.size)}`);
    for (const { file, size, files } of packages) {
      console.log(`${path.relative(process.cwd(), file)}: ${megabytes(size)}, ${files.length} files`);
      for (const name of files) console.log(`  ${name}`);
    }
  } catch (error) {
    console.error(`package: ${error.message}`);
    process.exit(1);
  }
}
