/** Project files that nobody vouches for: they neither stop nor steer what reads a draft beside them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NearestFile } from '../../../server/src/node/files/nearest';
import { OddFile, readRegular } from '../../../server/src/node/files/regular';
import { nodeHost } from '../../../server/src/node/host/host';
import { ConfigFiles } from '../../../server/src/node/project/config';
import { asRoot, folderOf, onUnix, wenheng } from '../wenheng';

const RATE = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。\n';
const CONFIG = 'wenheng.config.json';
const LEXICON = 'wenheng.lexicon.tsv';
const OFF = '{"rules":{"arithmetic":"off"}}';
const isWindows = process.platform === 'win32';
const check = async (folder: string, ...args: string[]): Promise<ReturnType<typeof wenheng>> =>
  await wenheng(['check', ...args], { cwd: folder });

describe('a project file that nobody vouches for', () => {
  it('has globs that hold up nothing', async () => {
    const name = `${'a'.repeat(200)}.md`;
    for (const glob of [`${'*a'.repeat(25)}x`, '(a+)+x', `${'**/'.repeat(40)}x`, '{'.repeat(900)]) {
      const entry = { rule: 'arithmetic/rate', words: '没有的话', files: glob };
      const config = { ignore: [glob], overrides: [{ files: glob, genre: 'speech' }], ignoreFindings: [entry] };
      const folder = folderOf({ [name]: RATE, [CONFIG]: JSON.stringify({ ...config, alwaysCheck: [glob] }) });
      assert.equal((await check(folder, name)).status, 1);
    }
  });
  it('is told where a glob is too long', async () => {
    const folder = folderOf({ 'a.md': RATE, [CONFIG]: `{\n  "ignore": "${'*a'.repeat(2000)}" }` });
    assert.match((await check(folder, 'a.md')).stderr, /json:2:3: 文件匹配式最长 2000 字\n$/);
  });
  it('is told where it is too deep or too large, and holds up nothing', async () => {
    const deep = `{\n  "rules": ${'['.repeat(100_000)}`;
    const large = `{ "genre": "report"${' '.repeat(1_100_000)}}`;
    for (const [text, message] of [
      [deep, /json:2:43: 括号套得太深，最多 32 层\n$/],
      [`${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`, /json：文件有 1\.2 MB，超过上限 1 MB\n$/],
      [large, /json：文件有 1\.1 MB，超过上限 1 MB\n$/],
    ] as const) {
      const { status, stderr } = await check(folderOf({ 'a.md': RATE, [CONFIG]: text }), 'a.md');
      assert.equal(status, 2);
      assert.match(stderr, message);
    }
  });
  it('names no baseline outside of the project, to read or to write', async () => {
    const above = folderOf({ 'known.json': '{"version":1,"files":{}}', 'p/a.md': RATE });
    const folder = join(above, 'p');
    symlinkSync('../known.json', join(folder, 'link.json'));
    symlinkSync('..', join(folder, 'up'));
    const names = ['../known.json', join(above, 'known.json'), 'up/known.json', 'link.json', '../new/x.json'];
    for (const name of [...names, ...(isWindows ? [] : ['/dev/zero', '/proc/self/mem'])]) {
      writeFileSync(join(folder, CONFIG), JSON.stringify({ baseline: name }));
      for (const args of [['a.md'], ['a.md', '--update-baseline']]) {
        const { status, stderr, stdout } = await check(folder, ...args);
        assert.deepEqual({ status, stdout }, { status: 2, stdout: '' }, name);
        assert.match(stderr, /baseline“.*”在项目之外，未采用.*\n$/, name);
      }
    }
    assert.equal(readFileSync(join(above, 'known.json'), 'utf8'), '{"version":1,"files":{}}');
    writeFileSync(join(folder, CONFIG), '{"baseline":"资料/known.json"}');
    mkdirSync(join(folder, '资料'));
    assert.equal((await check(folder, 'a.md', '--update-baseline')).status, 0);
    assert.equal((await check(folder, 'a.md')).status, 0);
  });
  it('has a user who may name any baseline', async () => {
    const above = folderOf({ 'known.json': '{"version":1,"files":{}}', 'p/a.md': RATE, [`p/${CONFIG}`]: '{}' });
    assert.equal((await check(join(above, 'p'), 'a.md', '--baseline', '../known.json')).status, 1);
    assert.equal((await check(join(above, 'p'), 'a.md', '--baseline', '../known.json', '--update-baseline')).status, 0);
  });
  onUnix('is no device and no pipe', async () => {
    assert.throws(() => readRegular('/dev/zero', 1000), OddFile);
    const folder = folderOf({ 'a.md': RATE });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    assert.throws(() => readRegular(join(folder, 'pipe'), 1000), OddFile);
    for (const target of ['/dev/zero', join(folder, 'pipe')]) {
      const place = folderOf({ 'a.md': RATE });
      symlinkSync(target, join(place, CONFIG));
      symlinkSync(target, join(place, LEXICON));
      assert.equal((await check(place, 'a.md')).status, 1);
      assert.equal((await check(place, 'a.md', '--config', target)).status, 2);
      assert.equal((await check(place, 'a.md', '--baseline', target)).status, 2);
    }
  });
  it('is no link that leads out of the project', async () => {
    const above = folderOf({ 'p/a.md': RATE, [`secret/${CONFIG}`]: OFF, [`secret/${LEXICON}`]: '机密一行\n' });
    const folder = join(above, 'p');
    for (const name of [CONFIG, LEXICON]) symlinkSync(`../secret/${name}`, join(folder, name));
    const { status, stdout, stderr } = await check(folder, 'a.md');
    assert.equal(status, 1);
    assert.match(stdout, /arithmetic\/rate/);
    assert.equal(stderr.match(/：是链接，指到项目之外，未采用/g)?.length, 2);
    assert.doesNotMatch(stderr, /机密/);
    // Inside of it a link is as good as the file.
    const inside = folderOf({ 'a.md': RATE, [`共用/${CONFIG}`]: OFF });
    symlinkSync(`共用/${CONFIG}`, join(inside, CONFIG));
    assert.deepEqual(await check(inside, 'a.md'), { status: 0, stdout: '', stderr: '查了1篇：没有问题\n' });
  });
  it('tells of a large lexicon and a large baseline', async () => {
    const large = `${'#'.repeat(16_000_001)}\n`;
    const folder = folderOf({ 'a.md': RATE, [LEXICON]: large, 'known.json': large });
    assert.match((await check(folder, 'a.md')).stderr, /tsv:1:1: 文件有 16\.0 MB，超过上限 16 MB\n查了/);
    assert.match((await check(folder, 'a.md', '--baseline', 'known.json')).stderr, /known\.json：文件有 16\.0 MB/);
  });
});

describe('a project file above the project', () => {
  it('holds on the command line, and one line says so', async () => {
    const above = folderOf({ [CONFIG]: OFF, 'p/q/a.md': RATE, 'p/q/b.md': RATE });
    const { status, stderr } = await check(join(above, 'p'), 'q/a.md', 'q/b.md');
    assert.equal(status, 0);
    assert.equal(stderr, `${realpathSync(above)}/${CONFIG}：在当前目录之上，其中的设置照用\n查了2篇：没有问题\n`);
    assert.equal((await check(above, 'p/q/a.md')).stderr, '查了1篇：没有问题\n');
  });
  it('is not looked for above a folder that is open in the editor', async () => {
    const above = folderOf({ [CONFIG]: OFF, [LEXICON]: 'canonical\n云岭先锋\n', 'p/q/a.md': RATE });
    const root = join(above, 'p');
    const configs = (roots: string[]): ConfigFiles => new ConfigFiles(undefined, undefined, () => roots);
    const draft = join(root, 'q', 'a.md');
    assert.equal(configs([root]).settingsFor(draft).configPath, null);
    assert.equal(configs([above]).settingsFor(draft).configPath, join(above, CONFIG));
    assert.equal(configs([above, root]).settingsFor(draft).configPath, null);
    // The task says what is open, so that it finds what the editor shows.
    const env = { WENHENG_FOLDERS: root };
    assert.equal((await wenheng(['check', 'a.md'], { cwd: dirname(draft), env })).status, 1);
    const host = nodeHost();
    const uri = pathToFileURL(draft).href;
    host.openFolders!([pathToFileURL(root).href]);
    assert.deepEqual((host.settingsFor(uri, null) as { rules: object }).rules, {});
    assert.equal(host.lexiconFor!(uri).byCanonical.has('云岭先锋'), false);
    host.openFolders!([pathToFileURL(above).href]);
    assert.deepEqual((host.settingsFor(uri, null) as { rules: object }).rules, { arithmetic: 'off' });
  });
  asRoot('is left out, and said to be, where it is of another owner', async () => {
    const above = folderOf({ [CONFIG]: OFF, 'p/a.md': RATE });
    chownSync(join(above, CONFIG), 4321, 4321);
    const { status, stderr } = await check(join(above, 'p'), 'a.md');
    assert.equal(status, 1);
    assert.match(stderr, /属于另一个用户，又在当前目录之上，未采用/);
    // In the folder that is worked in, files of others are part of the project.
    assert.equal((await check(above, 'p/a.md')).status, 0);
  });
  asRoot('is not looked for past a folder of another owner', () => {
    const above = folderOf({ [CONFIG]: OFF, 'p/q/a.md': RATE });
    chownSync(join(above, 'p'), 4321, 4321);
    chownSync(join(above, 'p', 'q'), 4321, 4321);
    const places = new NearestFile(CONFIG, () => []);
    assert.deepEqual(places.from(join(above, 'p', 'q')), { path: null, note: null });
  });
});
