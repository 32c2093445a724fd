/** What is installed, compiled and packaged: nothing that the lock does not vouch for, and nothing without its licence. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: object;
  readonly devDependencies?: object;
  readonly optionalDependencies?: object;
}
interface Lock {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Locked>>;
}
interface Advisory {
  readonly id: string;
  readonly name: string;
  readonly ranges: readonly (readonly [string, string])[];
  readonly accepted?: string;
}
/** The exit status of a process that has opened a socket or asked for a name. */
const OPENED = 99;
const NO_SOCKETS = `
  const end = () => process.exit(${OPENED});
  const net = require('node:net');
  net.Socket.prototype.connect = net.Server.prototype.listen = end;
  for (const [room, names] of [['dns', ['lookup', 'resolve']], ['dgram', ['createSocket']]]) {
    const module = require('node:' + room);
    for (const name of names) module[name] = end;
  }
`;
const read = <T>(name: string): T => JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as T;

for (const folder of ['.', 'bench']) {
  describe(`the lock of ${folder}`, () => {
    const lock = read<Lock>(join(folder, 'package-lock.json'));
    const packages = Object.entries(lock.packages).filter(([place]) => place !== '');
    const odd = (isOdd: (one: Locked) => boolean): string[] =>
      packages.filter(([, one]) => isOdd(one)).map(([place]) => place);

    it('has the sum of every package', () => {
      assert.ok(packages.length > 10);
      assert.deepEqual(
        odd(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')),
        [],
      );
    });
    it('takes packages from the registry alone', () => {
      const isElsewhere = ({ resolved, link }: Locked): boolean =>
        link === true || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'));
      assert.deepEqual(odd(isElsewhere), []);
    });
    it('is of the manifest as it is', () => {
      const manifest = read<Locked>(join(folder, 'package.json'));
      const own = lock.packages['']!;
      for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
        assert.deepEqual(own[kind] ?? {}, manifest[kind] ?? {}, kind);
      }
    });
  });
}

describe('what is installed', () => {
  it('runs scripts of few packages, each known', () => {
    const { packages } = read<Lock>('package-lock.json');
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    assert.deepEqual(scripted.map(([place]) => place.replace('node_modules/', '')).sort(), [
      '@vscode/vsce-sign',
      'esbuild',
      'keytar',
      'nodejieba',
    ]);
    const { allowScripts } = read<{ allowScripts: object }>('package.json');
    assert.deepEqual(allowScripts, { nodejieba: true, esbuild: true });
  });
  it('is compiled from source where it is compiled', async () => {
    const { installEnv } = await script<{
      installEnv: (env: object) => Record<string, string>;
    }>('setup');
    const env = installEnv({ PATH: 'x' });
    assert.equal(env['npm_config_build_from_source'], 'true');
    assert.equal(env['PATH'], 'x');
    const { isCompiledHere } = await script<{
      isCompiledHere: (folder: string) => boolean;
    }>('package');
    const folder = mkdtempSync(join(tmpdir(), 'wenheng-'));
    try {
      mkdirSync(join(folder, 'build/Release'), { recursive: true });
      writeFileSync(join(folder, 'build/Release/nodejieba.node'), '');
      assert.equal(isCompiledHere(folder), false);
      writeFileSync(join(folder, 'build/config.gypi'), '');
      assert.equal(isCompiledHere(folder), true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('has no fault that the list knows, and the list finds those that it has', async () => {
    const { known, limits } = await script<{
      known: (lock: object, advisories: readonly Advisory[]) => string[];
      limits: (lock: object, advisories: readonly Advisory[], asOf: string, why: string) => string;
    }>('audit');
    const { asOf, advisories } = read<{ asOf: string; advisories: Advisory[] }>('scripts/advisories.json');
    assert.deepEqual(known(read('package-lock.json'), advisories), []);
    for (const { id, name, ranges, accepted } of advisories) {
      assert.match(id, /^GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}$/);
      for (const [from, before] of ranges) {
        const lock = (version: string): object => ({
          packages: { [`node_modules/a/node_modules/${name}`]: { version } },
        });
        assert.equal(
          known(lock(from), advisories).some((line) => line.endsWith(id)),
          accepted === undefined,
          id,
        );
        assert.equal(known(lock(before), [{ id, name, ranges }]).length, 0, `${id} ${before}`);
      }
    }
    // Without the registry it says how little the list covers.
    const two = { packages: { '': {}, 'node_modules/a': {}, 'node_modules/b/node_modules/tar': {} } };
    assert.match(limits(two, advisories, asOf, '405'), /（405）.*2 个软件包中的 1 个，没有记下的查不出来/);
  });
});

describe('what is packaged', () => {
  it('has the licence of everything that is bundled or compiled in', async () => {
    const { notices } = await script<{
      notices: (options: { segmenter: 'nodejieba' | '@node-rs/jieba' | null }) => string;
    }>('package');
    const bundled = notices({ segmenter: null });
    for (const name of ['vscode-languageserver', 'jsonc-parser', 'fflate', 'workerpool']) {
      assert.match(bundled, new RegExp(`^${name} \\d`, 'm'));
    }
    assert.doesNotMatch(bundled, /^cppjieba|^@node-rs/m);
    assert.match(notices({ segmenter: '@node-rs/jieba' }), /^@node-rs\/jieba [\d.]+\n\nMIT License/m);
    if (!existsSync(join(ROOT, 'node_modules/nodejieba/package.json'))) return;
    const all = notices({ segmenter: 'nodejieba' });
    for (const name of ['nodejieba', 'cppjieba', 'limonp', 'node-addon-api']) {
      assert.match(all, new RegExp(`^${name}(?: [\\d.]+)?\\n\\n\\S`, 'm'), name);
    }
  });
  it('opens no socket and asks for no name while it is at work', function () {
    this.timeout(120_000);
    const folder = mkdtempSync(join(tmpdir(), 'wenheng-'));
    try {
      const hook = join(folder, 'hook.cjs');
      writeFileSync(hook, NO_SOCKETS);
      const run = (...args: string[]): { status: number | null; stdout: string } =>
        spawnSync(process.execPath, ['--require', hook, join(ROOT, 'server/dist/cli.js'), ...args], {
          cwd: ROOT,
          encoding: 'utf8',
          env: { ...process.env, NODE_OPTIONS: `--require ${hook}`, NODE_DISABLE_COMPILE_CACHE: '1' },
        });
      assert.equal(run('check', 'corpus/faulty').status, 1);
      assert.equal(run('check', 'corpus/texts', 'corpus/faulty', '--threads', '2', '--fail-on', 'never').status, 0);
      assert.equal(run('facts', 'corpus/texts', '-f', 'csv').status, 0);
      assert.equal(run('rules').status, 0);
      // The hook is heard where something is opened.
      const script = `require('node:net').connect(1, '127.0.0.1')`;
      assert.equal(spawnSync(process.execPath, ['--require', hook, '-e', script]).status, OPENED);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('has nothing bundled that asks the network', () => {
    for (const bundle of ['cli', 'commands', 'manual', 'draft-worker', 'segmenter-worker', 'mcp', 'review-sheets']) {
      const code = readFileSync(join(ROOT, 'server/dist', `${bundle}.js`), 'utf8');
      assert.doesNotMatch(code, /require\("(?:node:)?(?:https?|http2|tls|dgram|dns)"\)/, bundle);
    }
  });
});

/** A script of the project, which has no types of its own. */
async function script<T>(name: string): Promise<T> {
  return (await import(`../../scripts/${name}.mjs`)) as T;
}
