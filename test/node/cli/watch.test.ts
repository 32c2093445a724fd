/** `wenheng check --watch`, as it runs beside a writer. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI, folderOf, watching, wenheng } from '../wenheng';

const RATE = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。\n';

describe('wenheng check --watch', () => {
  it('checks again what has changed, and that alone, until Ctrl-C', async function () {
    this.timeout(60_000);
    const folder = folderOf({ 'a.txt': RATE, 'b/c.txt': RATE });
    const child = spawn(process.execPath, [CLI, 'check', '.', '--watch'], { cwd: folder });
    after(() => child.kill());
    const said = watching(child);
    await said.until('stderr', '正在监视');
    assert.match(said.stdout(), /^a\.txt:[^]*^b\/c\.txt:/m);
    said.clear();
    writeFileSync(join(folder, 'b/c.txt'), `新的一段。\n\n${RATE}`);
    await said.until('stdout', 'b/c.txt:3:');
    assert.doesNotMatch(said.stdout(), /a\.txt/);
    writeFileSync(join(folder, 'b/c.txt'), '全县工作很好。\n');
    await said.until('stderr', 'b/c.txt：没有问题');
    said.clear();
    writeFileSync(join(folder, 'wenheng.config.json'), '{ "rules": { "arithmetic": "hint" } }');
    await said.until('stdout', 'a.txt:1:34: hint arithmetic/rate');
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    assert.deepEqual(await ended, [0, null]);
  });
  it('watches files only', async () => {
    assert.equal((await wenheng(['check', '--watch', '-'], { input: RATE })).status, 2);
  });
});
