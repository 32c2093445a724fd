/** Baselines and ignored findings, on the command line. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, wenheng } from '../wenheng';

const RATE = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。\n';
const OTHER = '全县排查重点问题200个，已有100个问题整改完成，整改完成率达到60%。\n';
const rates = async (folder: string, ...args: string[]): Promise<string[]> =>
  (await wenheng(['check', '.', ...args], { cwd: folder })).stdout
    .split('\n')
    .filter((line) => line.includes('arithmetic/rate'))
    .map((line) => line.split(':')[0]!);

describe('a baseline', () => {
  it('keeps quiet about what stood, and tells what is new', async () => {
    const folder = folderOf({ 'a.txt': RATE, 'b/c.txt': RATE });
    const answer = await wenheng(['check', '.', '--update-baseline'], { cwd: folder });
    assert.equal(answer.status, 0);
    assert.equal(answer.stdout, '');
    assert.match(answer.stderr, /^基线 wenheng\.baseline\.json：2篇文稿，\d处问题\n在 wenheng\.config\.json 中写上/);
    assert.deepEqual(await rates(folder), ['a.txt', 'b/c.txt']);
    const known = ['--baseline', 'wenheng.baseline.json'];
    assert.deepEqual(await rates(folder, ...known), []);
    writeFileSync(join(folder, 'a.txt'), `新的一段。\n\n${RATE}\n${OTHER}`);
    assert.deepEqual(await rates(folder, ...known), ['a.txt']);
  });
  it('holds by the project file, and is written there again', async () => {
    const folder = folderOf({ 'a.txt': RATE, 'b.txt': RATE, 'wenheng.config.json': '{ "baseline": "旧稿.json" }' });
    assert.equal((await wenheng(['check', 'a.txt'], { cwd: folder })).status, 2);
    assert.doesNotMatch((await wenheng(['check', '.', '--update-baseline'], { cwd: folder })).stderr, /写上/);
    assert.deepEqual(await rates(folder), []);
    rmSync(join(folder, 'b.txt'));
    writeFileSync(join(folder, 'a.txt'), '今年工作很好。\n');
    await wenheng(['check', '.', '--update-baseline'], { cwd: folder });
    const { files } = JSON.parse(readFileSync(join(folder, '旧稿.json'), 'utf8')) as { files: object };
    assert.deepEqual(files, {});
  });
  it('keeps what it knows of drafts that were not checked this time', async () => {
    const folder = folderOf({ 'a.txt': RATE, 'b.txt': RATE });
    await wenheng(['check', '.', '--update-baseline'], { cwd: folder });
    await wenheng(['check', 'a.txt', '--update-baseline'], { cwd: folder });
    assert.deepEqual(await rates(folder, '--baseline', 'wenheng.baseline.json'), []);
  });
  it('that is none is told', async () => {
    const folder = folderOf({ 'a.txt': RATE, 'x.json': '[]' });
    for (const name of ['x.json', 'none.json', 'a.txt']) {
      const { status, stderr } = await wenheng(['check', 'a.txt', '--baseline', name], { cwd: folder });
      assert.equal(status, 2);
      assert.match(stderr, new RegExp(`^${name}：.+\n$`));
    }
  });
});

describe('ignored findings of the project file', () => {
  it('hold for the drafts that they name', async () => {
    const entry = { rule: 'arithmetic/rate', words: '整改完成率达到92%', files: ['b/**', 'a.txt'] };
    const config = JSON.stringify({ ignoreFindings: [entry] });
    const folder = folderOf({ 'a.txt': RATE, 'b/a.md': RATE, 'c.txt': RATE, 'wenheng.config.json': config });
    assert.deepEqual(await rates(folder), ['c.txt']);
  });
  it('are told where they are of no use any more', async () => {
    const entry = { rule: 'arithmetic/rate', words: '没有的话', files: 'a.txt' };
    const folder = folderOf({ 'a.txt': RATE, 'wenheng.config.json': JSON.stringify({ ignoreFindings: [entry] }) });
    assert.match(
      (await wenheng(['check', 'a.txt'], { cwd: folder })).stderr,
      /^a\.txt：ignoreFindings 中 arithmetic\/rate“没有的话”/,
    );
  });
});
