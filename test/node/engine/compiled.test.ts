/** What V8 compiled in an earlier run: it is kept, and whatever is wrong with it, the answer is the same. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CLI, folderOf, wenhengProcess } from '../wenheng';

const DRAFT = { 'a.txt': '共收集意见12条，其中已办结7条，正在办理9条。' };
const check = (cwd: string, cache: string) =>
  wenhengProcess(['check', 'a.txt'], { cwd, env: { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache } });

describe('the compiled code of the command line', () => {
  let cwd: string;
  let cache: string;
  let kept: string;
  let answer: ReturnType<typeof check>;

  before(() => {
    cwd = folderOf(DRAFT);
    cache = folderOf({});
    answer = check(cwd, cache);
    const names = readdirSync(join(cache, 'wenheng'));
    assert.equal(names.length, 1);
    kept = join(cache, 'wenheng', names[0]!);
  });

  it('is taken by the next run as it is', () => {
    const { ino, mtimeMs } = statSync(kept);
    assert.equal(answer.status, 1);
    assert.deepEqual(check(cwd, cache), answer);
    assert.deepEqual([statSync(kept).ino, statSync(kept).mtimeMs], [ino, mtimeMs]);
  });

  const spoiled: Record<string, (file: string, whole: Buffer) => void> = {
    empty: (file) => writeFileSync(file, ''),
    'cut off': (file, whole) => truncateSync(file, whole.length >> 1),
    'cut off in its head': (file) => truncateSync(file, 10),
    'of zeros': (file, whole) => writeFileSync(file, Buffer.alloc(whole.length)),
    'of zeros from a page on': (file, whole) => writeFileSync(file, whole.fill(0, whole.length - 8192)),
    'of another kind': (file) => writeFileSync(file, '{"这是": "别的文件"}'.repeat(1000)),
  };
  for (const [what, spoil] of Object.entries(spoiled)) {
    it(`is made anew where it is ${what}`, () => {
      const whole = readFileSync(kept);
      spoil(kept, Buffer.from(whole));
      const bad = readFileSync(kept);
      assert.deepEqual(check(cwd, cache), answer);
      assert.ok(!readFileSync(kept).equals(bad));
    });
  }

  it('is made anew for another build, be it of the same length and time', () => {
    const copy = folderOf({});
    cpSync(join(dirname(CLI), '..'), join(copy, 'server'), { recursive: true });
    const bundle = join(copy, 'server/dist/commands.js');
    const run = (): string =>
      spawnSync(process.execPath, [join(copy, 'server/dist/cli.js'), 'check', 'a.txt'], {
        cwd,
        env: { ...process.env, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache },
        encoding: 'utf8',
      }).stdout;
    const { atime, mtime } = statSync(bundle);
    const first = run();
    assert.equal(first, answer.stdout);
    const code = readFileSync(bundle, 'utf8');
    const other = code.replaceAll('分项之和', '分项之合');
    assert.notEqual(other, code);
    writeFileSync(bundle, other);
    utimesSync(bundle, atime, mtime);
    assert.equal(run(), first.replaceAll('分项之和', '分项之合'));
    assert.notEqual(run(), first);
  });

  it('is done without where there is no folder for it', () => {
    const file = join(folderOf({ taken: '' }), 'taken');
    assert.deepEqual(check(cwd, file), answer);
  });

  it('is done without where Node is told so', () => {
    const none = folderOf({});
    const env = { XDG_CACHE_HOME: none, LOCALAPPDATA: none, NODE_DISABLE_COMPILE_CACHE: '1' };
    assert.deepEqual(wenhengProcess(['check', 'a.txt'], { cwd, env }), answer);
    assert.deepEqual(readdirSync(none), []);
  });

  it('is not left behind by a long run, which has let go of the start', async () => {
    const none = folderOf({});
    const env = { ...process.env, XDG_CACHE_HOME: none, LOCALAPPDATA: none };
    const child = spawn(process.execPath, [CLI, 'check', '--stdin'], { cwd, env, stdio: ['pipe', 'ignore', 'ignore'] });
    const ended = new Promise((resolve) => child.once('close', resolve));
    setTimeout(() => child.stdin.end(DRAFT['a.txt']), 3100);
    assert.equal(await ended, 1);
    assert.deepEqual(readdirSync(none), []);
  });

  it('may be deleted at any time', () => {
    rmSync(dirname(kept), { recursive: true });
    assert.deepEqual(check(cwd, cache), answer);
  });
});
