/** Names of files that look like options, or that would steer a terminal. */
import assert from 'node:assert/strict';
import { linkSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { FactsDocument } from '../../../server/src/core/features/facts';
import { CHECK_FORMATS } from '../../../server/src/node/formats/check';
import { FACTS_FORMATS } from '../../../server/src/node/formats/facts';
import { reportOf } from '../../../server/src/node/formats/report';
import { visible, visibleJson } from '../../../server/src/node/terminal/visible';
import { folderOf, onUnix, wenheng } from '../wenheng';

const RATE = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。\n';

describe('a name that looks like an option', () => {
  for (const name of ['-oREADME.md', '--fix.md', '-x.md', '--output=README.md', '-w.md', '--', '-']) {
    it(`${name} is a draft behind --`, async () => {
      const folder = folderOf({ [name]: RATE, 'README.md': RATE });
      const { stdout, status } = await wenheng(['check', '--', name], { cwd: folder });
      assert.equal(status, 1);
      assert.ok(stdout.startsWith(`${name}:1:`), stdout);
      assert.equal(readFileSync(join(folder, 'README.md'), 'utf8'), RATE);
      assert.equal((await wenheng(['facts', '--', name], { cwd: folder })).status, 0);
    });
  }
  it('is behind -- in the tasks of the editor', () => {
    const tasks = readFileSync(join(__dirname, '../../../client/src/tasks.ts'), 'utf8');
    assert.match(tasks, /'--', \.\.\.run\.paths\]/);
  });
  it('overwrites no draft that is read, under whatever name', async () => {
    const folder = folderOf({ 'README.md': RATE, '-oREADME.md': RATE });
    linkSync(join(folder, 'README.md'), join(folder, 'hard.txt'));
    symlinkSync('README.md', join(folder, 'soft.txt'));
    // As a shell puts it that has *.md to expand.
    const lines = [
      ['-oREADME.md', 'README.md'],
      ['.', '-o', './README.md'],
      ['README.md', '-o', 'hard.txt'],
      ['README.md', '-o', 'soft.txt'],
    ];
    for (const args of lines) {
      for (const command of ['check', 'facts']) {
        const { status, stdout, stderr } = await wenheng([command, ...args], { cwd: folder });
        assert.deepEqual({ status, stdout }, { status: 2, stdout: '' }, args.join(' '));
        assert.match(stderr, /^wenheng：-o \S+：是要检查的文稿，不能写到它上面.*\n$/);
      }
    }
    assert.equal(readFileSync(join(folder, 'README.md'), 'utf8'), RATE);
  });
  it('is written to where it is no draft that is read', async () => {
    const folder = folderOf({ 'a.md': RATE, 'old.md': '旧的结果' });
    assert.equal((await wenheng(['check', 'a.md', '-o', 'old.md'], { cwd: folder })).status, 1);
    assert.match(readFileSync(join(folder, 'old.md'), 'utf8'), /^a\.md:1:/);
    assert.equal((await wenheng(['check', 'a.md', '-o', '-'], { cwd: folder })).status, 1);
  });
});

/** ESC, a C1 control, DEL, a change of direction, and line ends of four kinds. */
const STEERS = '\u001b]0;x\u0007\u009b31m\u007f\u202e\u2066\u200f\u0085\u2028\r\n';
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('characters that steer a terminal', () => {
  it('are shown by their numbers', () => {
    assert.equal(visible('\u001b[2J甲\u202e乙\n'), '\\u001b[2J甲\\u202e乙\\u000a');
    assert.equal(visible('“甲”—…😀 \u3000'), '“甲”—…😀 \u3000');
    const value = { path: `${STEERS}甲` };
    const json = visibleJson(value, 2);
    assert.deepEqual(JSON.parse(json), value);
    assert.doesNotMatch(json, UNSEEN);
  });

  const finding = {
    rule: 'quote/balance',
    severity: 'error' as const,
    message: `此处“${STEERS}”有误`,
    start: 1,
    end: 3 + STEERS.length,
    line: 1,
    column: 2,
    endLine: 3,
    endColumn: 1,
    related: [{ path: 'a.md', start: 0, end: 2 + STEERS.length, message: `见${STEERS}` }],
    fix: { title: `改为“${STEERS}”`, edits: [] },
  };
  const report = reportOf([{ path: `报告${STEERS}.md`, findings: [finding], text: `一甲${STEERS}乙${STEERS}` }]);
  const options = { colour: false, isCounted: () => true, failed: false };
  for (const format of ['text', 'pretty', 'markdown', 'github', 'json', 'ndjson'] as const) {
    it(`stand in no answer of check as ${format}`, () => {
      const shown = CHECK_FORMATS[format](report, options);
      assert.match(shown, /001b/);
      assert.doesNotMatch(shown, UNSEEN);
    });
  }
  it('make no second line for a problem matcher', () => {
    const injected = reportOf([{ path: 'a.md\nb.md:1:1: error x y', findings: [finding], text: '甲'.repeat(40) }]);
    assert.equal(CHECK_FORMATS.text(injected, options).trimEnd().split('\n').length, 1);
  });

  const document = {
    path: `报告${STEERS}.md`,
    figures: [{ text: `5%${STEERS}`, value: '5', unit: STEERS, indicator: STEERS, period: STEERS, against: STEERS }],
    relations: [{ holds: true, claim: STEERS, working: STEERS, figures: [0] }],
    people: [{ name: `甲${STEERS}`, title: STEERS }],
    attributions: [{ speaker: `甲${STEERS}`, cue: { text: STEERS }, mode: 'direct', text: STEERS }],
  } as unknown as FactsDocument;
  for (const format of ['table', 'markdown', 'json', 'ndjson'] as const) {
    it(`stand in no answer of facts as ${format}`, () => {
      const shown = FACTS_FORMATS[format]([document]);
      assert.match(shown, /001b/);
      assert.doesNotMatch(shown, UNSEEN);
    });
  }
  onUnix('stand in no line on standard error, and in no name that is printed', async () => {
    const name = `a\u001b[2J\nb.md:1:1: error x.md`;
    const folder = folderOf({ [name]: RATE, 'c\u001b.md': Buffer.of(0, 1) });
    const { stdout, stderr } = await wenheng(['check', '.', 'no\u001b[31m.md'], { cwd: folder });
    assert.match(stdout, /^a\\u001b\[2J\\u000ab\.md:1:1: error x\.md:1:/m);
    assert.match(stderr, /c\\u001b\.md：是二进制文件/);
    for (const shown of [stdout, stderr]) assert.doesNotMatch(shown, UNSEEN);
    assert.doesNotMatch((await wenheng(['check', '--\u001b[31m'])).stderr, UNSEEN);
    assert.doesNotMatch((await wenheng(['check', '--fix-dry-run', '.'], { cwd: folder })).stderr, UNSEEN);
  });
});
