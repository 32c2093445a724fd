/** Files that are written whole or not at all, and are of their owner afterwards as before. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isAlive, sweep, writeWhole } from '../../../server/src/node/files/write';
import { asRoot, CLI, folderOf, onUnix, wenheng } from '../wenheng';

const RATE = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。\n';
/** A number that no process has. */
const DEAD = 2 ** 30 + 7;
const kept = (folder: string): string[] => readdirSync(folder).sort();

describe('a file that is written', () => {
  onUnix('keeps its mode, and the link to it', () => {
    const folder = folderOf({ 'a.json': '旧' });
    chmodSync(join(folder, 'a.json'), 0o640);
    symlinkSync('a.json', join(folder, 'link.json'));
    writeWhole(join(folder, 'link.json'), '新');
    assert.equal(readFileSync(join(folder, 'a.json'), 'utf8'), '新');
    assert.equal(statSync(join(folder, 'a.json')).mode & 0o777, 0o640);
    assert.equal(realpathSync(join(folder, 'link.json')), realpathSync(join(folder, 'a.json')));
    assert.deepEqual(kept(folder), ['a.json', 'link.json']);
  });
  asRoot('keeps its owner, whatever writes it', async () => {
    const folder = folderOf({
      'a.txt': '预计增长5-10%。\n',
      'b.json': '{}',
      'o.txt': '',
      'wenheng.baseline.json': '{"version":1,"files":{}}',
    });
    for (const name of kept(folder)) chownSync(join(folder, name), 4321, 1234);
    await wenheng(['check', '--fix', 'a.txt'], { cwd: folder });
    await wenheng(['check', 'a.txt', '-o', 'o.txt'], { cwd: folder });
    await wenheng(['facts', 'a.txt', '-o', 'b.json'], { cwd: folder });
    await wenheng(['check', 'a.txt', '--update-baseline'], { cwd: folder });
    for (const name of kept(folder)) {
      const { uid, gid } = statSync(join(folder, name));
      assert.deepEqual([uid, gid], [4321, 1234], name);
    }
    assert.match(readFileSync(join(folder, 'a.txt'), 'utf8'), /5%-10%/);
  });
  it('is as it was where the new one cannot be written', () => {
    const folder = folderOf({ 'a.json': '旧' });
    assert.throws(() => writeWhole(join(folder, 'a.json'), { length: 1 } as unknown as Uint8Array));
    assert.equal(readFileSync(join(folder, 'a.json'), 'utf8'), '旧');
    assert.deepEqual(kept(folder), ['a.json']);
  });
  onUnix('may be no file', async () => {
    writeWhole('/dev/null', '新');
    assert.equal((await wenheng(['check', '-', '-o', '/dev/null'], { input: RATE })).status, 1);
    assert.equal(statSync('/dev/null').isCharacterDevice(), true);
  });
  it('is taken away where a killed run has left it, and only then', async () => {
    const folder = folderOf({
      'a.md': RATE,
      [`.wenheng-${DEAD}-0.tmp`]: '半',
      [`.wenheng-${process.pid}-9.tmp`]: '别人正在写',
      '.wenheng-x-0.tmp': '',
      'wenheng-1-0.tmp': '',
    });
    assert.equal(isAlive(process.pid), true);
    assert.equal(isAlive(DEAD), false);
    const left = kept(folder).filter((name) => !name.includes(String(DEAD)));
    await wenheng(['check', '--fix', 'a.md'], { cwd: folder });
    assert.deepEqual(kept(folder), left);
    writeFileSync(join(folder, `.wenheng-${DEAD}-1.tmp`), '');
    sweep(folder);
    assert.deepEqual(kept(folder), left);
  });
  it('is whole after a kill at any moment', async function () {
    this.timeout(60_000);
    const long = '全县共建成公园3个，预计增长5-10%。\n'.repeat(4000);
    const folder = folderOf({ 'a.txt': long });
    const fixed = long.replaceAll('5-10%', '5%-10%');
    for (let i = 0; i < 6; i++) {
      writeFileSync(join(folder, 'a.txt'), long);
      const child = spawn(process.execPath, [CLI, 'check', '--fix', 'a.txt'], { cwd: folder, stdio: 'ignore' });
      const ended = once(child, 'exit');
      setTimeout(() => child.kill('SIGKILL'), 200 + i * 150);
      await ended;
      assert.ok([long, fixed].includes(readFileSync(join(folder, 'a.txt'), 'utf8')));
    }
    await wenheng(['check', '--fix', 'a.txt'], { cwd: folder });
    assert.deepEqual(kept(folder), ['a.txt']);
    assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), fixed);
  });
});
