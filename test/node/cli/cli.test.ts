/** The command line as users and scripts run it: the built bundle, where it matters in a process of its own. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import type { Log } from 'sarif';
import type { Report } from '../../../server/src/node/formats/report';
import type { Answer } from '../wenheng';
import { CLI, folderOf, wenheng, wenhengProcess } from '../wenheng';

const ROOT = join(__dirname, '../../..');
const CLEAN = '云浦县2020年工作总结\n\n全县实现地区生产总值190亿元，同比增长4.5%。\n';
const CONFIG = 'wenheng.config.json';

interface Facts {
  schema: number;
  documents: { path: string; figures: { start: number; end: number; text: string }[] }[];
}

const factsIn = (answer: Answer): Facts => JSON.parse(answer.stdout) as Facts;
const figuresIn = (answer: Answer): string[] => factsIn(answer).documents.flatMap((d) => d.figures.map((f) => f.text));

describe('wenheng', () => {
  it('tells its version and its use', async () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
      version: string;
    };
    assert.deepEqual(await wenheng(['--version']), { status: 0, stdout: `${version}\n`, stderr: '' });
    assert.match((await wenheng(['--help'])).stdout, /用法 Usage:/);
    assert.match((await wenheng(['check', '--help'])).stdout, /用法 Usage:/);
    assert.equal((await wenheng([])).status, 2);
  });

  const bad: [args: string[], stderr: RegExp][] = [
    [['chekc', 'a.md'], /^wenheng：未知的命令“chekc”，是否想写“check”？.*\n$/],
    [['--versoin'], /^wenheng：未知的选项“--versoin”，是否想写“--version”？.*\n$/],
    [['check', '--fromat', 'json'], /^wenheng：未知的选项“--fromat”，是否想写“--format”？.*\n$/],
    [['check', '--format', 'xml'], /^wenheng：选项 --format 的值“xml”应为 text、json、.*之一\n$/],
    [
      ['facts', '--format', 'sarif'],
      /^wenheng：选项 --format 的值“sarif”应为 json、ndjson、csv、csv-zh、xlsx、table、markdown 之一\n$/,
    ],
    [['check', '--format'], /^wenheng：选项 --format 后面缺一个值\n$/],
    [['check', '-o', '--stdin'], /^wenheng：选项 -o 后面缺一个值\n$/],
    [['check', '--stdin=yes'], /^wenheng：选项 --stdin 不带值\n$/],
    [['check', '--fail-on', 'fatal'], /^wenheng：选项 --fail-on 的值“fatal”应为 .*never 之一\n$/],
    [['facts', '--fail-on', 'error'], /^wenheng：未知的选项“--fail-on”/],
    [['lsp'], /^wenheng：.*wenheng lsp --stdio\n$/],
    [['explain', 'no/such'], /^wenheng：未知的规则“no\/such”/],
    [['config'], /^wenheng：用法：wenheng config --print 文件\n$/],
  ];
  for (const [args, stderr] of bad) {
    it(`refuses ${args.join(' ')} in one line`, async () => {
      const answer = await wenheng(args);
      assert.equal(answer.status, 2);
      assert.equal(answer.stdout, '');
      assert.match(answer.stderr, stderr);
    });
  }

  it('lists its rules', async () => {
    const { stdout, status } = await wenheng(['rules', '--format', 'json']);
    assert.equal(status, 0);
    assert.equal((JSON.parse(stdout) as { schema: number }).schema, 1);
  });

  it('prints the settings that hold for a draft', async () => {
    const folder = folderOf({ [CONFIG]: '{"genre":"speech"}' });
    const { stdout, status } = await wenheng(['config', '--print', join(folder, 'a.md')]);
    const shown = JSON.parse(stdout) as { config: string; settings: { genre: string } };
    assert.equal(status, 0);
    assert.equal(shown.config, join(folder, CONFIG));
    assert.equal(shown.settings.genre, 'speech');
  });
  it('tells where each of them comes from', async () => {
    const config = {
      genre: 'speech',
      overrides: [{ files: 'b.md' }, { files: 'a.*', date: '2021-02-04', rules: { wording: 'warning' } }],
    };
    const folder = folderOf({ [CONFIG]: JSON.stringify(config), 'a.md': CLEAN });
    const { stdout } = await wenheng(['config', '--print', join(folder, 'a.md')]);
    const { sources, levels, document } = JSON.parse(stdout) as {
      sources: Record<string, string>;
      levels: Record<string, { level: string; from: string }>;
      document: { genre: string };
    };
    const file = join(folder, CONFIG);
    assert.deepEqual([sources['genre'], sources['date'], sources['units']], [file, `${file} overrides[1]`, '默认']);
    assert.equal(document.genre, 'speech');
    assert.deepEqual(levels['number/two'], { level: 'hint', from: '文种 speech' });
    assert.deepEqual(levels['wording/typo'], { level: 'warning', from: `${file} overrides[1] rules["wording"]` });
    assert.equal(levels['arithmetic/sum'], undefined);
  });
});

describe('wenheng as a process of its own', () => {
  const faulty = '全县共排查问题135个，已整改111个，整改完成率达92%。\n';
  const same: [what: string, args: string[], status: number, input?: string][] = [
    ['its version', ['--version'], 0],
    ['the rules', ['rules'], 0],
    ['a finding in standard input', ['check', '-'], 1, faulty],
    ['a stream of documents', ['check', '--ndjson'], 1, `${JSON.stringify({ path: '甲', text: faulty })}\n`],
    ['a missing file', ['check', 'no.md'], 2],
    ['an unknown option', ['check', '--versoin'], 2],
    ['no command', [], 2],
  ];
  for (const [what, args, status, input] of same) {
    it(`answers as in this one: ${what}`, async () => {
      const answer = wenhengProcess(args, { input });
      assert.equal(answer.status, status);
      assert.deepEqual(await wenheng(args, { input }), answer);
    });
  }
  it('leaves this process as it was', async () => {
    const before = [process.cwd(), process.exitCode, { ...process.env }];
    const folder = folderOf({ 'a.txt': faulty });
    for (const args of [['check'], ['check', 'no.md'], ['chekc']]) await wenheng(args, { cwd: folder });
    assert.deepEqual([process.cwd(), process.exitCode, { ...process.env }], before);
  });
  it('reads in each run the settings and the folders of its own', async () => {
    const status = async (env?: Record<string, string>): Promise<number | null> =>
      (await wenheng(['check', '-'], { input: faulty, ...(env && { env }) })).status;
    assert.equal(await status(), 1);
    assert.equal(await status({ WENHENG_SETTINGS: '{"rules":{"arithmetic":"off"}}' }), 0);
    assert.equal(await status(), 1);
  });
  it('ends well when nobody reads on', async () => {
    const child = spawn(process.execPath, [CLI, 'facts', 'corpus/texts'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.once('data', () => child.stdout.destroy());
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const [status] = (await once(child, 'close')) as [number | null];
    assert.deepEqual([status, said], [0, '']);
  });
});

describe('wenheng facts', () => {
  it('reads figures with offsets into the text as stored, CRLF and mark or not', async () => {
    const text = '一\r\n\r\n全县增长4.5%。\r\n';
    const folder = folderOf({ 'a.txt': `\uFEFF${text}` });
    const [figure] = factsIn(await wenheng(['facts', join(folder, 'a.txt')])).documents[0]!.figures;
    assert.equal(text.slice(figure!.start, figure!.end), '4.5%');
  });

  const encodings: [name: string, bytes: Uint8Array][] = [
    ['UTF-8', Buffer.from(CLEAN)],
    ['UTF-16 LE', Buffer.from(`\uFEFF${CLEAN}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\uFEFF${CLEAN}`, 'utf16le').swap16()],
    ['GB18030', iconv.encode(CLEAN, 'gb18030')],
  ];
  it('reads the same in every encoding', async () => {
    const folder = folderOf(Object.fromEntries(encodings.map(([name, bytes]) => [`${name}.txt`, bytes])));
    const { documents } = factsIn(await wenheng(['facts', folder]));
    assert.equal(documents.length, encodings.length);
    assert.ok(documents[0]!.figures.length >= 2);
    for (const { figures } of documents) assert.deepEqual(figures, documents[0]!.figures);
  });
  it('reads a lone surrogate', async () => {
    const folder = folderOf({ 'a.txt': Buffer.from('\uFEFF全县\ud800增长4.5%。', 'utf16le') });
    const answer = await wenheng(['facts', folder]);
    assert.equal(answer.status, 0);
    assert.deepEqual(figuresIn(answer), ['4.5%']);
  });
  it('reads standard input', async () => {
    for (const args of [['--stdin'], ['-'], ['--stdin', '--stdin-filename', 'a.md']]) {
      const answer = await wenheng(['facts', ...args], { input: '全县增长4.5%。' });
      assert.deepEqual(figuresIn(answer), ['4.5%']);
      assert.equal(factsIn(answer).documents[0]!.path, args[2] ?? '<stdin>');
    }
  });
  it('takes standard input for Markdown where its name says so', async () => {
    const input = '```\n全县增长4.5%。\n```\n';
    assert.deepEqual(figuresIn(await wenheng(['facts', '-', '--stdin-filename', 'a.md'], { input })), []);
  });
  it('writes every format, to standard output as to a file', async () => {
    const folder = folderOf({ 'a.txt': CLEAN });
    for (const format of ['json', 'ndjson', 'csv', 'xlsx', 'table']) {
      const out = join(folder, `out.${format}`);
      const answer = await wenheng(['facts', 'a.txt', '--format', format, '-o', out], { cwd: folder });
      assert.deepEqual(answer, { status: 0, stdout: '', stderr: '' }, format);
      assert.equal((await wenheng(['facts', 'a.txt', '-f', format], { cwd: folder })).stdout.length > 0, true);
      assert.ok(statSync(out).size > 100, format);
    }
    assert.ok(unzipSync(readFileSync(join(folder, 'out.xlsx')))['xl/workbook.xml']);
    assert.equal(readFileSync(join(folder, 'out.csv'), 'utf8').charCodeAt(0), 0xfeff);
  });
  it('says where it cannot write', async () => {
    const folder = folderOf({ 'a.txt': CLEAN });
    const answer = await wenheng(['facts', 'a.txt', '-o', 'no/such/out.json'], { cwd: folder });
    assert.equal(answer.status, 2);
    assert.match(answer.stderr, /^wenheng：无法写入 no\/such\/out\.json：没有这个文件或目录\n$/);
  });
});

describe('wenheng check', () => {
  const formats = ['text', 'json', 'ndjson', 'sarif', 'github', 'checkstyle', 'junit', 'markdown', 'pretty'];
  it('gives the same exit status in every format', async () => {
    const folder = folderOf({ 'a.txt': CLEAN });
    for (const format of formats) {
      assert.equal((await wenheng(['check', 'a.txt', '--format', format], { cwd: folder })).status, 0, format);
      assert.equal(
        (await wenheng(['check', 'a.txt', 'no.txt', '--format', format], { cwd: folder })).status,
        2,
        format,
      );
    }
  });
  it('checks the current folder where no path is given', async () => {
    const folder = folderOf({ 'a.txt': CLEAN, 'b/c.md': CLEAN });
    const { stdout } = await wenheng(['check', '--format', 'json'], { cwd: folder });
    const { files, summary } = JSON.parse(stdout) as {
      files: { path: string }[];
      summary: { files: number; characters: number };
    };
    assert.deepEqual(
      files.map((f) => f.path),
      ['a.txt', 'b/c.md'],
    );
    assert.equal(summary.files, 2);
    assert.equal(summary.characters, 2 * CLEAN.length);
  });

  const skipped: [
    name: string,
    files: Record<string, string | Uint8Array>,
    args: string[],
    status: number,
    stderr: RegExp,
  ][] = [
    ['a missing file', {}, ['no.md'], 2, /^no\.md：没有这个文件或目录\n$/],
    [
      'a folder without drafts',
      { 'x/a.json': '{}' },
      ['x'],
      2,
      /^x：目录中没有 \.md、\.markdown、\.txt 或 Word 文稿\n$/,
    ],
    ['a glob without matches', {}, ['*.md'], 2, /^\*\.md：没有匹配的文稿\n$/],
    ['a binary file', { 'a.txt': Buffer.of(0x89, 0x50, 0, 0, 1) }, ['a.txt'], 2, /^a\.txt：是二进制文件，不是文稿\n$/],
    ['an empty file', { 'a.txt': '' }, ['a.txt'], 0, /^a\.txt：文稿是空的\n$/],
    [
      'a file of 20 MB',
      { 'a.txt': '增长百分之五。'.repeat(1e6) },
      ['a.txt'],
      2,
      /^a\.txt：文件有 21\.0 MB，超过上限 .*maxCharacters\n$/,
    ],
    [
      'a file a little over the limit',
      { 'a.txt': '增'.repeat(1100), [CONFIG]: '{"maxCharacters":1000}' },
      ['a.txt'],
      2,
      /^a\.txt：文稿有1100字，超过上限1000字/,
    ],
    [
      'what is not Chinese',
      { 'a.md': '# Read me\nThis is not Chinese.' },
      ['.'],
      0,
      /^a\.md：汉字不足 20%，不作为中文文稿检查.*\n$/,
    ],
    [
      'what the project file leaves out',
      { 'a.md': CLEAN, [CONFIG]: '{"ignore":"a.md"}' },
      ['a.md'],
      0,
      /^a\.md：已按 .*ignore 跳过\n$/,
    ],
    [
      'a project file that is no JSON',
      { 'a.md': CLEAN, [CONFIG]: '{"genre":' },
      ['a.md'],
      2,
      /^\S+wenheng\.config\.json:1:10: 不是合格的 JSON：这里缺一个值\n$/,
    ],
    [
      'a project file with an unknown key',
      { 'a.md': CLEAN, 'b.md': CLEAN, [CONFIG]: '{"rule":{}}' },
      ['.'],
      2,
      /^\S+wenheng\.config\.json:1:2: 未知的设置项“rule”，是否想写“rules”？\n$/,
    ],
    [
      'a project file that is not there',
      { 'a.md': CLEAN },
      ['a.md', '--config', 'no.json'],
      2,
      /^no\.json：没有这个文件或目录\n$/,
    ],
  ];
  for (const [name, files, args, status, stderr] of skipped) {
    it(`tells of ${name} in one line`, async () => {
      const answer = await wenheng(['check', ...args], { cwd: folderOf(files) });
      assert.match(answer.stderr, stderr);
      assert.deepEqual({ status: answer.status, stdout: answer.stdout }, { status, stdout: '' });
    });
  }
  it('goes on after a file that cannot be read', async () => {
    const folder = folderOf({ 'a.txt': Buffer.of(0, 1), 'b.txt': CLEAN, 'c.txt': Buffer.of(0, 2), 'd.txt': CLEAN });
    const { stdout, stderr, status } = await wenheng(['check', 'a.txt', 'no.txt', '.', '-f', 'json'], { cwd: folder });
    assert.deepEqual(
      (JSON.parse(stdout) as { files: { path: string }[] }).files.map((f) => f.path),
      ['b.txt', 'd.txt'],
    );
    assert.equal(stderr.trimEnd().split('\n').length, 3);
    assert.equal(status, 2);
  });
  const FAULTY = '全县共排查问题135个，已整改111个，整改完成率达92%。\r\n';
  it('gives findings with lines, operands and fix, and ends with 1', async () => {
    const folder = folderOf({ 'a.txt': `\uFEFF云浦县整改情况\r\n\r\n${FAULTY}` });
    const { stdout, stderr, status } = await wenheng(['check', 'a.txt', '--format', 'json'], { cwd: folder });
    const { files, summary } = JSON.parse(stdout) as Report;
    assert.deepEqual({ status, stderr }, { status: 1, stderr: '' });
    assert.deepEqual(summary.findings, { error: 1, warning: 0, info: 0, hint: 0 });
    const [finding] = files[0]!.findings;
    const { rule, line, column, endColumn, start, end } = finding!;
    assert.deepEqual(
      { rule, line, column, endColumn, start, end },
      { rule: 'arithmetic/rate', line: 3, column: 27, endColumn: 30, start: 37, end: 40 },
    );
    assert.match(finding!.message, /111÷135=82\.2%/);
    assert.deepEqual(finding!.fix!.edits, [{ start, end, newText: '82%' }]);
    assert.equal(finding!.related.length, 2);
  });
  it('ends with 1 in every format where there is a finding', async () => {
    const folder = folderOf({ 'a.txt': FAULTY });
    for (const format of formats) {
      const { status, stdout } = await wenheng(['check', '-f', format], { cwd: folder });
      assert.equal(status, 1, format);
      assert.match(stdout, /111÷135=82\.2%/, format);
    }
    const text = 'a.txt:1:27: error arithmetic/rate ';
    assert.ok((await wenheng(['check'], { cwd: folder })).stdout.startsWith(text));
    assert.ok(
      (await wenheng(['check', '-'], { cwd: folder, input: FAULTY })).stdout.startsWith(
        text.replace('a.txt', '<stdin>'),
      ),
    );
  });
  it('writes the findings to a file with the same status', async () => {
    const folder = folderOf({ 'a.txt': FAULTY });
    const answer = await wenheng(['check', '-f', 'sarif', '-o', 'out.sarif'], { cwd: folder });
    assert.deepEqual(answer, { status: 1, stdout: '', stderr: '' });
    assert.equal((JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')) as Log).runs[0]!.results!.length, 1);
  });
  it('counts from the level of --fail-on', async () => {
    const status = async (level: string, failOn: string): Promise<number | null> =>
      (
        await wenheng(['check', '--fail-on', failOn], {
          cwd: folderOf({ 'a.txt': FAULTY, [CONFIG]: `{"rules":{"arithmetic/rate":"${level}"}}` }),
        })
      ).status;
    assert.equal(await status('info', 'warning'), 0);
    assert.equal(await status('info', 'info'), 1);
    assert.equal(await status('warning', 'error'), 0);
    assert.equal(await status('error', 'never'), 0);
    assert.equal(await status('off', 'hint'), 0);
  });
  it('an unreadable file weighs more than a finding', async () => {
    const folder = folderOf({ 'a.txt': FAULTY, 'b.txt': Buffer.of(0, 1) });
    const { status, stdout } = await wenheng(['check'], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stdout, /arithmetic\/rate/);
  });
  it('names the rule that a mistyped one stands for', async () => {
    const folder = folderOf({ 'a.txt': FAULTY, [CONFIG]: '{\n  "rules": { "arithmetic/rat": "off" }\n}' });
    const { status, stderr } = await wenheng(['check'], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stderr, /json:2:14: 未知的规则“arithmetic\/rat”，是否想写“arithmetic\/rate”？\n$/);
  });
  it('explains each rule that it lists', async () => {
    const { rules } = JSON.parse((await wenheng(['rules', '-f', 'json'])).stdout) as {
      rules: { id: string; zh: string }[];
    };
    const { stdout, status } = await wenheng(['explain', rules[0]!.id]);
    assert.equal(status, 0);
    assert.ok(stdout.startsWith(`# ${rules[0]!.zh} (${rules[0]!.id})`));
  });
  it('starts from a small file, and loads the rest when it is asked to', () => {
    assert.ok(statSync(CLI).size < 40_000);
  });
  it('does not check what the project file switches off', async () => {
    const folder = folderOf({ 'a.md': CLEAN, [CONFIG]: '{"enable":false}' });
    assert.deepEqual(await wenheng(['check'], { cwd: folder }), { status: 0, stdout: '', stderr: '' });
  });
});
