/** Folders with entries that are no drafts and cannot be read: each is told of, and hides no other. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDrafts } from '../../../server/src/node/drafts/files';
import { CLI, folderOf, onUnix, watching, wenheng } from '../wenheng';

const RATE = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。\n';
/** An account without rights, under which root tries what it may read itself. */
const NOBODY = process.geteuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** A folder with one draft and everything odd that a file system can hold under the name of a draft. */
function oddFolder(): string {
  const folder = folderOf({ 'm.md': RATE, 'closed/x.md': RATE, 'secret.md': RATE, 'secret/x.md': RATE });
  symlinkSync('loop.md', join(folder, 'loop.md'));
  symlinkSync('two.md', join(folder, 'one.md'));
  symlinkSync('one.md', join(folder, 'two.md'));
  symlinkSync('.', join(folder, 'round.md'));
  symlinkSync('nowhere', join(folder, 'gone.md'));
  symlinkSync('secret/x.md', join(folder, 'inner.md'));
  symlinkSync('/dev/zero', join(folder, 'zero.md'));
  execFileSync('mkfifo', [join(folder, 'pipe.md')]);
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('b1a8b8e62e6d64', 'hex')]), RATE);
  mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('b1a8b8e6', 'hex')]));
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'secret.md'), 0o000);
  for (const name of ['closed', 'secret']) chmodSync(join(folder, name), 0o000);
  if (NOBODY.uid) chownSync(folder, NOBODY.uid, NOBODY.gid);
  return folder;
}

describe('a folder with odd entries', () => {
  onUnix('has its drafts checked, and each of the others told of', () => {
    const folder = oddFolder();
    for (const args of [
      ['check', '.'],
      ['check', '**/*.md'],
      ['facts', '.', '--threads', '2'],
    ]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, '-f', 'json'], {
        cwd: folder,
        encoding: 'utf8',
        ...NOBODY,
      });
      assert.equal(status, 2, stderr);
      const { files, documents } = JSON.parse(stdout) as Record<'files' | 'documents', { path: string }[]>;
      assert.deepEqual(
        (files ?? documents).map(({ path }) => path),
        ['m.md'],
      );
      const told = stderr.trimEnd().split('\n').sort();
      assert.deepEqual(told, [
        'closed：没有读写权限',
        'gone.md：链接指向的文件不存在，未检查',
        'inner.md：没有读写权限',
        'loop.md：符号链接成环',
        'one.md：符号链接成环',
        'pipe.md：不是普通文件（是管道或设备），未检查',
        'secret.md：没有读写权限',
        'secret：没有读写权限',
        'two.md：符号链接成环',
        'zero.md：不是普通文件（是管道或设备），未检查',
        '\uFFFD\uFFFD\uFFFD\uFFFD.md：名称不是 UTF-8，无法打开，未检查；请改名后再检查',
        '\uFFFD\uFFFD\uFFFD\uFFFD：名称不是 UTF-8，无法打开，未检查；请改名后再检查',
      ]);
    }
    for (const name of ['closed', 'secret']) chmodSync(join(folder, name), 0o700);
  });
  onUnix('names each of them in one line where it is named itself', async () => {
    const folder = oddFolder();
    for (const [name, line] of [
      ['pipe.md', /^pipe\.md：不是普通文件（是管道或设备）；要从管道读，请把路径写成“-”\n$/],
      ['zero.md', /^zero\.md：不是普通文件/],
      ['loop.md', /^loop\.md：符号链接成环\n$/],
      ['gone.md', /^gone\.md：没有这个文件或目录\n$/],
    ] as const) {
      const { status, stderr } = await wenheng(['check', name], { cwd: folder });
      assert.equal(status, 2);
      assert.match(stderr, line);
    }
  });
  it('may hold 130,000 files', function () {
    // Making them takes long where a disk is busy.
    this.timeout(600_000);
    const folder = folderOf({});
    for (let i = 0; i < 130_000; i++) closeSync(openSync(join(folder, `${i}.md`), 'w'));
    const { paths, problems } = findDrafts([folder]);
    assert.deepEqual([paths.length, problems], [130_000, []]);
  });
});

describe('wenheng check --watch among odd entries', () => {
  onUnix('goes on, and looks again when a folder is gone and made anew', async () => {
    const folder = oddFolder();
    const above = folderOf({ 'in/a.md': RATE });
    const place = join(above, 'in');
    const child = spawn(process.execPath, [CLI, 'check', '.', place, '--watch'], { cwd: folder, ...NOBODY });
    after(() => child.kill());
    chmodSync(above, 0o755);
    const said = watching(child);
    await said.until('stderr', '正在监视');
    said.clear();
    writeFileSync(join(folder, 'm.md'), `新的一段。\n\n${RATE}`);
    await said.until('stdout', 'm.md:3:');
    rmSync(place, { recursive: true });
    // What is written meanwhile is seen, and the folder is not missed.
    writeFileSync(join(folder, 'm.md'), `又一段。\n\n再一段。\n\n${RATE}`);
    await said.until('stdout', 'm.md:5:');
    said.clear();
    mkdirSync(place);
    writeFileSync(join(place, 'b.md'), RATE);
    await said.until('stdout', `${place}/b.md:1:`);
    said.clear();
    writeFileSync(join(place, 'b.md'), `后来。\n\n${RATE}`);
    await said.until('stdout', `${place}/b.md:3:`);
    assert.equal(child.exitCode, null);
    child.kill('SIGINT');
    for (const name of ['closed', 'secret']) chmodSync(join(folder, name), 0o700);
  });
});

describe('standard output that takes nothing', () => {
  onUnix('is told of', () => {
    const folder = folderOf({ 'a.md': RATE });
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'check', 'a.md'], {
      cwd: folder,
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    assert.equal(status, 2);
    assert.equal(stderr, 'wenheng：无法写到标准输出：磁盘已满\n');
  });
});
