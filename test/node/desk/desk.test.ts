/** Drafts beside each other, beside a ledger and beside an earlier version, on the command line. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, wenheng } from '../wenheng';

const BULLETIN = '霁川县2024年统计公报\n\n2024年全县地区生产总值412.6亿元。\n';
const PRESS = '霁川县2024年经济运行情况发布稿\n\n据统计，2024年，全县地区生产总值421.6亿元。\n';
const CORPUS = join(__dirname, '../../../corpus/desk');

interface Found {
  readonly rule: string;
  readonly message: string;
  readonly start: number;
  readonly related: readonly { readonly path: string; readonly start: number }[];
}

async function found(
  folder: string,
  ...args: string[]
): Promise<{ readonly status: number | null; readonly files: Map<string, Found[]> }> {
  const { stdout, status } = await wenheng(['check', '--format', 'json', ...args], { cwd: folder });
  const { files } = JSON.parse(stdout) as { files: { path: string; findings: Found[] }[] };
  return {
    status,
    files: new Map(
      files.map(({ path, findings }) => [path, findings.filter((f) => f.rule.startsWith('consistency/'))]),
    ),
  };
}

describe('check of several drafts', () => {
  it('names the place in the other draft', async () => {
    const folder = folderOf({ '公报.txt': BULLETIN, '发布稿.txt': PRESS });
    const { status, files } = await found(folder, '公报.txt', '发布稿.txt');
    assert.equal(status, 1);
    const [mark] = files.get('发布稿.txt')!;
    assert.match(mark!.message, /2024年霁川县地区生产总值，这里为421\.6亿元，“公报\.txt:3”为412\.6亿元/);
    assert.deepEqual(
      mark!.related.map(({ path, start }) => [path, start]),
      [['公报.txt', BULLETIN.indexOf('412.6')]],
    );
  });
  it('says nothing of one draft alone, nor of a rule that is off', async () => {
    const folder = folderOf({ '公报.txt': BULLETIN, '发布稿.txt': PRESS });
    assert.equal((await found(folder, '发布稿.txt')).status, 0);
    const off = { ...{ 'wenheng.config.json': '{ "rules": { "consistency/across": "off" } }' } };
    assert.equal((await found(folderOf({ '公报.txt': BULLETIN, '发布稿.txt': PRESS, ...off }), '.')).status, 0);
  });
  it('is the same in threads', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`稿${i}.txt`, i === 7 ? PRESS : BULLETIN.replace('公报', `公报${i}`)]),
    );
    const folder = folderOf(many);
    const one = await wenheng(['check', '.', '--threads', '1'], { cwd: folder });
    const two = await wenheng(['check', '.', '--threads', '2'], { cwd: folder });
    assert.equal(two.stdout, one.stdout);
    assert.match(one.stdout, /稿7\.txt:3:\d+: warning consistency\/across/);
  });
  it('leaves alone what a comment or an entry lets stand', async () => {
    const comment = folderOf({
      '公报.md': BULLETIN,
      '发布稿.md': PRESS.replace('。\n', '。 <!-- wenheng-ignore consistency/across 已核 -->\n'),
    });
    assert.deepEqual((await found(comment, '.')).files.get('发布稿.md'), []);
    const entry =
      '{ "ignoreFindings": [{ "rule": "consistency/across", "words": "地区生产总值421.6亿元", "files": "发布稿.txt" }] }';
    const project = folderOf({ '公报.txt': BULLETIN, '发布稿.txt': PRESS, 'wenheng.config.json': entry });
    assert.deepEqual((await found(project, '.')).files.get('发布稿.txt'), []);
  });
});

describe('groups of drafts', () => {
  const drafts = {
    '会上/讲话.txt': '讲话\n\n2024年全县地区生产总值412.6亿元，各项工作都有了新的进展。\n',
    '会上/发言.txt': '发言\n\n2024年全县地区生产总值421.6亿元，各项工作都有了新的进展。\n',
    '会下/材料.txt': '材料\n\n2024年全县地区生产总值430.6亿元，各项工作都有了新的进展。\n',
  };
  it('are silent where nothing tells the place', async () =>
    assert.equal((await found(folderOf(drafts), '.')).status, 0));
  it('get their place from the project file, and agree among themselves only', async () => {
    const config = '{ "groups": [{ "files": "会上/**", "scope": "霁川县" }] }';
    const { files } = await found(folderOf({ ...drafts, 'wenheng.config.json': config }), '.');
    assert.equal(files.get(join('会上', '讲话.txt'))!.length, 1);
    assert.equal(files.get(join('会上', '发言.txt'))!.length, 1);
    assert.deepEqual(files.get(join('会下', '材料.txt')), []);
  });
  it('are written as a list of globs with a place', async () => {
    const { status, stderr } = await wenheng(['check', '.'], {
      cwd: folderOf({ ...drafts, 'wenheng.config.json': '{ "groups": [{ "file": "会上/**" }] }' }),
    });
    assert.equal(status, 2);
    assert.match(stderr, /wenheng\.config\.json:1:16: groups 应是数组，每项如 \{ "files"/);
  });
});

describe('a ledger', () => {
  const rows =
    '指标,数值,单位,时期,来源\n地区生产总值,412.6,亿元,2024年,县统计局\n粮食总产量,甲,万吨,2024年,\n,12,个,2024年,\n常住人口,48.72,万人,去年,\n';
  it('marks what it has otherwise, and tells of bad rows by row and column', async () => {
    const folder = folderOf({
      '发布稿.txt': PRESS,
      '台账.csv': rows,
      'wenheng.config.json': '{ "ledger": "台账.csv" }',
    });
    const { status, stdout, stderr } = await wenheng(['check', '发布稿.txt'], { cwd: folder });
    assert.equal(status, 2);
    assert.match(
      stdout,
      /consistency\/ledger 与台账不符：.*台账为412\.6亿元（第2行，来源：县统计局），这里为421\.6亿元/,
    );
    for (const told of ['第3行“数值”：“甲”不是数', '第4行“指标”：没写指标名称', '第5行“时期”：“去年”不像时期']) {
      assert.ok(stderr.includes(told), stderr);
    }
  });
  it('settles what it has, whatever other drafts say, and tells of a name that it cannot read', async () => {
    const folder = folderOf({
      'wenheng.config.json': '{ "ledger": "台账.csv" }',
      '台账.csv': '指标,数值,单位,时期,别名\n高新技术企业,47,家,2024年,高企\n',
      '报告.txt': '霁川县2024年政府工作报告\n\n2024年，全县高新技术企业47家，茶叶产量1.86万吨。\n',
      '摘要.txt': '霁川县2024年工作摘要\n\n2024年，全县高新技术企业49家，茶叶产量1.68万吨。\n',
    });
    const { stdout, stderr } = await wenheng(['check', '.'], { cwd: folder });
    assert.deepEqual(
      stdout
        .trim()
        .split('\n')
        .map((line) => /^(\S+):\d+:\d+: warning (\S+)/.exec(line)!.slice(1)),
      [
        ['报告.txt', 'consistency/across'],
        ['摘要.txt', 'consistency/ledger'],
        ['摘要.txt', 'consistency/across'],
      ],
      stdout,
    );
    assert.match(stderr, /第2行“别名”：别名“高企”读不出/);
    assert.doesNotMatch(stderr, /“高新技术企业”/);
  });
  it('accounts for figures on the review sheet, as other drafts do', async () => {
    const folder = folderOf({
      'wenheng.config.json': '{ "ledger": "台账.csv" }',
      '台账.csv': '指标,数值,单位,时期,来源\n高新技术企业,47,家,2024年,科技局\n',
      '报告.txt': '霁川县2024年政府工作报告\n\n一、回顾\n\n2024年，全县高新技术企业47家，茶叶产量1.86万吨。\n',
      '摘要.txt': '霁川县2024年工作摘要\n\n2024年，全县高新技术企业49家，茶叶产量1.68万吨，新建水渠12公里。\n',
    });
    const { stdout, status } = await wenheng(['review', '--format', 'json', '.'], { cwd: folder });
    assert.equal(status, 0);
    interface Sheet {
      readonly path: string;
      readonly figures: object;
      readonly sections: readonly { readonly figures: object }[];
      readonly findings: readonly { readonly rule: string; readonly line: number }[];
      readonly rows: readonly {
        readonly text: string;
        readonly state: string;
        readonly remarks: readonly { readonly rule: string }[];
        readonly workings: readonly { readonly words: string }[];
      }[];
    }
    const { documents: drafts } = JSON.parse(stdout) as { documents: Sheet[] };
    const account = drafts.map(({ rows }) =>
      rows.map(({ text, state, remarks, workings }) =>
        [state, text, ...remarks.map(({ rule }) => rule), ...workings.map(({ words }) => words)].join(' '),
      ),
    );
    assert.deepEqual(account, [
      ['checked 47家 台账：47家（2024年，来源：科技局，台账第2行）', 'wrong 1.86万吨 consistency/across'],
      ['wrong 49家 consistency/ledger', 'wrong 1.68万吨 consistency/across', 'open 12公里'],
    ]);
    const [report, summary] = drafts as [Sheet, Sheet];
    assert.deepEqual(report.figures, { checked: 1, wrong: 1, open: 0 });
    assert.deepEqual(report.sections[0]!.figures, report.figures);
    assert.deepEqual(summary.figures, { checked: 0, wrong: 2, open: 1 });
    assert.deepEqual(
      summary.findings.map(({ rule, line }) => `${rule}:${line}`),
      ['consistency/ledger:3', 'consistency/across:3'],
    );
    // Nothing that only served to compare them is told.
    assert.ok(drafts.every((draft) => !('text' in draft) && !('desk' in draft)));
    const alone = (await wenheng(['review', '--format', 'md', '摘要.txt'], { cwd: folder })).stdout;
    assert.match(alone, /与台账不符/);
    assert.doesNotMatch(alone, /各稿不一/);
    const facts = (await wenheng(['facts', '摘要.txt'], { cwd: folder })).stdout;
    const { documents } = JSON.parse(facts) as { documents: { figures: { text: string; state: string | null }[] }[] };
    assert.deepEqual(
      documents[0]!.figures.filter(({ state }) => state).map(({ state, text }) => `${state} ${text}`),
      ['wrong 49家', 'open 1.68万吨', 'open 12公里'],
    );
  });
  it('that is not there, or none, is told in one line', async () => {
    const lineOf = async (files: Record<string, string>, name: string): Promise<string> =>
      (
        await wenheng(['check', '发布稿.txt'], {
          cwd: folderOf({ '发布稿.txt': PRESS, ...files, 'wenheng.config.json': `{ "ledger": "${name}" }` }),
        })
      ).stderr;
    assert.match(await lineOf({}, '台账.xlsx'), /台账 .*台账\.xlsx：.*请核对项目文件的 ledger/);
    assert.match(await lineOf({ '台账.xlsx': '这不是表格' }, '台账.xlsx'), /不是可读的表格文件/);
    assert.match(await lineOf({ '台账.csv': '甲,乙\n1,2\n' }, '台账.csv'), /没有找到表头/);
    assert.match(await lineOf({}, '../台账.csv'), /在项目之外，未采用/);
  });
  for (const kind of ['xlsx', 'csv', 'md']) {
    it(`is made of drafts as .${kind}, and agrees with them`, async () => {
      const texts = readdirSync(CORPUS)
        .filter((name) => name.endsWith('.txt'))
        .map((name): [string, string] => [name, readFileSync(join(CORPUS, name), 'utf8')]);
      const right = texts.map(([name, text]) => [name, text.replace(/⟦([^⟦→⟧]*)→[^⟧]*⟧/g, '$1')]);
      const folder = folderOf(Object.fromEntries(right) as Record<string, string>);
      const names = texts.map(([name]) => name);
      const made = await wenheng(['ledger', ...names, '-o', `台账.${kind}`], { cwd: folder });
      assert.match(made.stderr, /7篇文稿，1\d\d个数据/);
      const config = folderOf({
        ...(Object.fromEntries(right) as Record<string, string>),
        [`台账.${kind}`]: readFileSync(join(folder, `台账.${kind}`)),
        'wenheng.config.json': `{ "ledger": "台账.${kind}" }`,
      });
      const checked = await wenheng(['check', ...names], { cwd: config });
      assert.equal(checked.stdout, '');
      assert.equal(checked.stderr.trim(), '查了7篇：没有问题');
    });
  }
  it('wants a name with an ending that it can write', async () => {
    const folder = folderOf({ '发布稿.txt': PRESS });
    assert.match((await wenheng(['ledger', '发布稿.txt'], { cwd: folder })).stderr, /要用 -o 指明写到哪里/);
    assert.match(
      (await wenheng(['ledger', '发布稿.txt', '-o', '台账.ods'], { cwd: folder })).stderr,
      /应以 \.xlsx、\.csv、\.md 结尾/,
    );
  });
});

describe('two versions', () => {
  const first =
    '霁川县2024年工作报告\n\n2024年，全县规模以上工业企业由上年的182家增加到206家，净增24家。\n\n全年粮食总产量31.46万吨，建成高标准农田5.8万亩。\n';
  const second = first.replace('182家', '186家').replace('，建成高标准农田5.8万亩', '，改造老旧小区32个');
  const folder = (): string => folderOf({ '一稿.txt': first, '二稿.txt': second });
  const compare = async (...args: string[]) =>
    await wenheng(['compare', '一稿.txt', '二稿.txt', ...args], { cwd: folder() });

  it('are compared by indicator, with what hung on a figure and was left as it was', async () => {
    const { status, stdout, stderr } = await compare();
    assert.equal(status, 1);
    assert.match(stdout, /二稿\.txt:3:\d+: 改 .*：182家 → 186家/);
    assert.match(stdout, /二稿\.txt:5:\d+: 增 .*：32个/);
    assert.match(stdout, /一稿\.txt:5:\d+: 删 .*：5\.8万亩/);
    assert.match(
      stdout,
      /未随改 .*已改182家→186家（第3行），没有随之改206家（第3行）、24家（第3行）；现在是 206-186=20家/,
    );
    assert.match(stderr, /改1处，增1处，删1处；没有随之改的1处/);
  });
  it('are told as JSON, Markdown and HTML', async () => {
    const json = JSON.parse((await compare('--format', 'json')).stdout) as {
      schema: number;
      changes: { kind: string }[];
      left: object[];
    };
    assert.equal(json.schema, 1);
    assert.deepEqual(
      json.changes.map(({ kind }) => kind),
      ['changed', 'added', 'removed'],
    );
    assert.equal(json.left.length, 1);
    assert.match((await compare('-f', 'markdown')).stdout, /^# 两稿数据比较\n[^]*\| 改 \|/);
    const html = (await compare('-f', 'html')).stdout;
    assert.match(html, /^<!doctype html>[^]*<\/html>\n$/);
    assert.ok(!/https?:|<script|<link/.test(html));
  });
  it('that say the same end well', async () => {
    const same = folderOf({ '一稿.txt': first, '二稿.txt': first });
    assert.equal((await wenheng(['compare', '一稿.txt', '二稿.txt'], { cwd: same })).status, 0);
  });
  it('have to be two', async () => {
    assert.match((await wenheng(['compare', '一稿.txt'], { cwd: folder() })).stderr, /要两篇文稿/);
    assert.equal((await wenheng(['compare', '一稿.txt', '三稿.txt'], { cwd: folder() })).status, 2);
  });
});
