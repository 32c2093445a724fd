// Builds the .vsix files: node scripts/package.mjs [--out FOLDER]
//
// One package is for the current platform and brings the native segmenter; the other, without it, runs everywhere. Both
// are put together in a staging folder from what .vscodeignore allows, with a manifest that has no scripts and no
// development dependencies.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import picomatch from 'picomatch';
import { audit } from './audit.mjs';
import { licencesOf } from './licences.mjs';
import { buildPage } from './page.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const NOTICES = 'THIRD-PARTY-NOTICES.txt';
const MEGABYTE = 1024 * 1024;
const LARGEST = 8 * MEGABYTE;

/**
 * Builds both packages.
 * @param {{ out?: string, quiet?: boolean }} options
 * @returns {Promise<{ file: string, title: string, size: number, files: string[], staging: string }[]>} the universal package first; the
 *   platform's is missing where the segmenter is not built
 * @throws where a package is larger than it may be
 */
export async function packageAll({ out = path.join(root, 'out'), quiet = false } = {}) {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--production'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the build failed');
  mkdirSync(out, { recursive: true });
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const variants = [{ title: 'universal', target: undefined }];
  const segmenter = path.join(root, 'node_modules', 'nodejieba');
  if (existsSync(path.join(segmenter, 'build', 'Release', 'nodejieba.node'))) {
    if (!isCompiledHere(segmenter)) {
      throw new Error(
        'nodejieba is a binary that was fetched and that nothing vouches for (cure: rm -r node_modules, npm test)',
      );
    }
    variants.push({ title: platformTarget(), target: platformTarget() });
  } else if (!quiet) {
    console.warn(
      'package: nodejieba is not built, so that only the universal package is made (cure: npm rebuild nodejieba)',
    );
  }
  const packages = [];
  for (const { title, target } of variants) {
    const staging = path.join(out, 'package', title);
    const files = stage(staging, { segmenter: target !== undefined });
    const file = path.join(out, `${name}-${version}${target ? `-${target}` : ''}.vsix`);
    await createVsix({ cwd: staging, packagePath: file, ...(target && { target }), quiet });
    const { size } = statSync(file);
    if (size >= LARGEST)
      throw new Error(`${path.basename(file)} has ${megabytes(size)}, more than ${megabytes(LARGEST)}`);
    packages.push({ file, title, size, files, staging });
  }
  return packages;
}

/** Copies what may be packaged into `staging` and gives the list of it. */
function stage(staging, { segmenter }) {
  const allowed = readFileSync(path.join(root, '.vscodeignore'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  const files = allowed.flatMap(expand).filter((file) => segmenter || !file.startsWith('node_modules/'));
  rmSync(staging, { recursive: true, force: true });
  for (const file of new Set(files)) cpSync(path.join(root, file), path.join(staging, file), { dereference: true });
  cpSync(path.join(root, '.vscodeignore'), path.join(staging, '.vscodeignore'));
  // The page of the extension is for people who write; the repository's own README is for all.
  cpSync(path.join(root, 'docs', 'extension.md'), path.join(staging, 'README.md'));

  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const field of [
    'private',
    'bin',
    'scripts',
    'dependencies',
    'devDependencies',
    'optionalDependencies',
    'allowScripts',
  ]) {
    delete manifest[field];
  }
  if (segmenter)
    manifest.dependencies = pruneSegmenter(path.join(staging, 'node_modules', 'nodejieba', 'package.json'));
  writeFileSync(path.join(staging, 'package.json'), JSON.stringify(manifest, null, 2) + '\n');
  writeFileSync(path.join(staging, NOTICES), notices({ segmenter }));
  return [...new Set([...files, NOTICES])].sort();
}

/** Whether the segmenter was compiled on this machine: a fetched binary comes without what configures the compiling. */
export const isCompiledHere = (folder) => existsSync(path.join(folder, 'build', 'config.gypi'));

/** What is compiled into the segmenter's binary or lies beside it, from its folder. */
const COMPILED_IN = ['.', 'submodules/cppjieba', 'submodules/cppjieba/deps/limonp', 'node_modules/node-addon-api'];

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
  const nodejieba = path.join(root, 'node_modules', 'nodejieba');
  for (const part of segmenter ? COMPILED_IN : []) {
    const folder = path.join(nodejieba, part);
    folders.set(part === '.' ? 'nodejieba' : path.basename(part), folder);
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

/** Takes out of nodejieba's manifest what only its installation needs, and gives the dependency to put in ours. */
function pruneSegmenter(file) {
  const { name, version, license, main } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ name, version, license, main }, null, 2) + '\n');
  return { [name]: version };
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
  const at = process.argv.indexOf('--out');
  try {
    const { by, found, told } = audit();
    if (by === 'list') console.error(told);
    if (found.length) throw new Error(`packages with known faults (${by}):\n${found.join('\n')}`);
    const packages = await packageAll(at > 0 ? { out: path.resolve(process.argv[at + 1]) } : {});
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
