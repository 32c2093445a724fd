/** What docs/ci.md has people write into their pipelines, done as it stands. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_FORMATS } from '../../server/src/node/formats/check';
import { CLI, folderOf } from '../node/wenheng';

const ROOT = join(__dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
const HOOKS = readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8');
const WRONG = '# 关于整改情况的报告\n\n全县共排查问题135个，已整改111个，整改完成率达92%。\n';

describe('pipelines', function () {
  this.timeout(60_000);
  const folder = folderOf({ '报告.md': WRONG, 'bin/wenheng': `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n` });
  chmodSync(join(folder, 'bin/wenheng'), 0o755);
  const shell = (script: string): { status: number | null; stdout: string } =>
    spawnSync('sh', ['-ec', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH']}` },
    });
  /** The commands of a job that call ours, in their order. */
  const commandsOf = (heading: string): string[] => {
    const section = PAGE.split(`## ${heading}\n`)[1]!.split('\n## ')[0]!;
    return [...section.matchAll(/^ *(?:run: |- )(wenheng check .*)$/gm)].map(([, command]) => command!);
  };

  it('name every format of a table that there is, and none that there is not', () => {
    const named = [...PAGE.matchAll(/--format ([a-z]+)/g)].map(([, format]) => format!);
    assert.ok(named.length > 3);
    assert.deepEqual(
      named.filter((format) => !Object.hasOwn(CHECK_FORMATS, format)),
      [],
    );
  });
  it('of GitHub mark the line, fail the job, and leave a report', () => {
    const [check, report] = commandsOf('GitHub Actions');
    const { status, stdout } = shell(check!);
    assert.equal(status, 1);
    assert.match(stdout, /^::error file=报告\.md,line=3,endLine=3,col=27,endColumn=30,title=arithmetic\/rate::/);
    assert.equal(shell(report!).status, 0);
    assert.match(readFileSync(join(folder, 'wenheng.sarif'), 'utf8'), /"ruleId": "arithmetic\/rate"/);
  });
  it('of GitLab leave the report that they name', () => {
    const [check] = commandsOf('GitLab');
    assert.equal(shell(check!).status, 1);
    const name = /codequality: (\S+)/.exec(PAGE)![1]!;
    const [issue] = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { location: object }[];
    assert.deepEqual(issue!.location, { path: '报告.md', lines: { begin: 3, end: 3 } });
  });
  it('of git alone check what is about to be committed', () => {
    const hook = /写一行 `([^`]*)`/.exec(PAGE)![1]!;
    shell('git init -q . && git add 报告.md');
    const wrong = shell(hook);
    assert.notEqual(wrong.status, 0);
    assert.match(wrong.stdout, /报告\.md:3:27: error arithmetic\/rate/);
    writeFileSync(join(folder, '报告.md'), WRONG.replace('92', '82'));
    assert.equal(shell(hook).status, 0);
  });
  it('of pre-commit run commands that there are, on files that are drafts', () => {
    const entries = [...HOOKS.matchAll(/^ {2}entry: wenheng (.*)$/gm)].map(([, args]) => args!.split(' '));
    assert.equal(entries.length, 2);
    for (const args of entries) {
      writeFileSync(join(folder, '报告.md'), WRONG);
      assert.equal(shell(`wenheng ${args.join(' ')} 报告.md`).status, 1);
    }
    for (const [, files] of [...HOOKS.matchAll(/files: (.*)$/gm), ...PAGE.matchAll(/^ +files: (.*)$/gm)]) {
      assert.match('甲/报告.md', new RegExp(files!));
      assert.doesNotMatch('甲/图.png', new RegExp(files!));
    }
  });
});
