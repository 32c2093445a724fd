import assert from 'node:assert/strict';
import { chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnswerCache } from '../../../server/src/node/drafts/cache';
import type { Outcome } from '../../../server/src/node/drafts/answer';
import { readInThreads } from '../../../server/src/node/drafts/pool';
import type { ReportedFile } from '../../../server/src/node/formats/report';
import { asRoot, folderOf, wenheng } from '../wenheng';

const faulty = (n: number): string => `共收集意见${n}条，其中已办结${n - 5}条，正在办理9条。`;
const WORKER_THAT_ENDS = `
  const workerpool = require(${JSON.stringify(require.resolve('workerpool'))});
  const read = (path) => (path === 'end' ? process.exit(1) : { path, answer: null, remarks: [] });
  workerpool.worker({ read: ({ paths }) => paths.map(read) });
`;
const drafts = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${String(i).padStart(3, '0')}.txt`, faulty(100 + i)]));

describe('many drafts', () => {
  it('threads answer as one thread does, in the same order', async () => {
    const cwd = folderOf(drafts(70));
    const one = await wenheng(['check', '.', '--format', 'json', '--threads', '1'], { cwd });
    const many = await wenheng(['check', '.', '--format', 'json', '--threads', '3'], { cwd });
    assert.equal(one.status, 1);
    assert.deepEqual(many, one);
    const facts = async (threads: string): Promise<string> =>
      (await wenheng(['facts', '.', '--threads', threads], { cwd })).stdout;
    assert.equal(await facts('3'), await facts('1'));
  });

  it('threads tell of a file that cannot be read, and go on', async () => {
    const cwd = folderOf({ ...drafts(40), '007.txt': new Uint8Array([0, 1, 2, 0, 0xff]) });
    const { status, stdout, stderr } = await wenheng(['check', '.', '--format', 'json', '--threads', '2'], { cwd });
    assert.equal(status, 2);
    assert.match(stderr, /007\.txt/);
    assert.equal(JSON.parse(stdout).files.length, 39);
  });

  it('a draft that ends its thread takes no other along', async () => {
    const worker = join(folderOf({ 'worker.js': WORKER_THAT_ENDS }), 'worker.js');
    const paths = Array.from({ length: 40 }, (_, i) => (i === 20 ? 'end' : `${i}`));
    const outcomes: Outcome<'check'>[] = [];
    for await (const outcome of readInThreads<'check'>(paths, 2, { ask: 'check' }, worker)) outcomes.push(outcome);
    assert.deepEqual(
      outcomes.map(({ path }) => path),
      paths,
    );
    const lost = outcomes.filter(({ remarks }) => remarks.length);
    assert.deepEqual(
      lost.map(({ path, answer }) => [path, answer]),
      [['end', null]],
    );
    assert.match(lost[0]!.remarks[0]!.message, /^end：读这篇时线程中断，未检查：/);
    assert.equal(lost[0]!.remarks[0]!.fails, true);
  });

  it('a bad number of threads is named', async () => {
    const { status, stderr } = await wenheng(['check', '--threads', 'viele'], { cwd: folderOf(drafts(1)) });
    assert.equal(status, 2);
    assert.match(stderr, /--threads.*viele.*整数/);
  });
});

describe('the cache', () => {
  it('gives the same answer, notices a change, and survives a spoiled entry', async () => {
    const cwd = folderOf(drafts(3));
    const home = folderOf({});
    const env = { XDG_CACHE_HOME: home, LOCALAPPDATA: home };
    const run = async (): Promise<string> =>
      (await wenheng(['check', '.', '--format', 'json', '--cache'], { cwd, env })).stdout;
    const first = await run();
    assert.equal(await run(), first);
    const folder = join(home, 'wenheng', 'answers');
    const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.json'));
    assert.equal(entries.length, 3);
    for (const entry of entries) writeFileSync(join(folder, entry), '{"path":');
    assert.equal(await run(), first);
    writeFileSync(join(cwd, '001.txt'), '全县共建成公园3个。');
    assert.notEqual(await run(), first);
  });

  it('believes no entry that is not what it says', () => {
    const cache = new AnswerCache(folderOf({}), '');
    const finding = { rule: 'a/b', severity: 'error', message: '', start: 0, end: 1, line: 1, column: 1 } as const;
    const whole = { ...finding, endLine: 1, endColumn: 2, related: [], fix: null };
    const answer: ReportedFile = { path: 'a.md', text: '', findings: [whole] };
    const key = cache.keyOf(['check'], '甲');
    cache.put(key, answer);
    assert.deepEqual(cache.get('check', key), answer);
    const place = join(cache['folder'], key.slice(0, 2), `${key.slice(2)}.json`);
    const entry = JSON.parse(readFileSync(place, 'utf8')) as Record<string, unknown>;
    const forged: [what: string, entry: unknown][] = [
      ['another answer', { ...entry, answer: { ...answer, findings: [] } }],
      ['another form', { ...entry, form: 1 }],
      ['another key', { ...entry, key: 'x' }],
      ['no entry', null],
      ['a list', []],
    ];
    for (const [what, value] of forged) {
      writeFileSync(place, JSON.stringify(value));
      assert.equal(cache.get('check', key), undefined, what);
    }
    // With its own sum, but of another shape.
    for (const shape of [{ path: 'a.md' }, { ...answer, findings: [finding] }, { ...answer, findings: [null] }]) {
      cache.put(key, shape);
      assert.equal(cache.get('check', key), undefined);
    }
    assert.equal(cache.get('facts', key), undefined);
    assert.notEqual(new AnswerCache(cache['folder'], 'nodejieba').keyOf(['check'], '甲'), key);
  });

  it('is brought along by no project, and of no other owner', async () => {
    const cwd = folderOf(drafts(1));
    const home = folderOf({});
    await wenheng(['check', '.', '--cache'], { cwd, env: { XDG_CACHE_HOME: home, LOCALAPPDATA: home } });
    assert.deepEqual(readdirSync(cwd), ['000.txt']);
  });
  asRoot('is done without in a folder of another owner', async () => {
    const cwd = folderOf(drafts(1));
    const home = folderOf({});
    mkdirSync(join(home, 'wenheng'));
    chownSync(join(home, 'wenheng'), 4321, 4321);
    assert.equal((await wenheng(['check', '.', '--cache'], { cwd, env: { XDG_CACHE_HOME: home } })).status, 1);
    assert.deepEqual(readdirSync(join(home, 'wenheng')), []);
  });

  it('is another one for other settings and for facts', async () => {
    const cwd = folderOf({ ...drafts(1), 'wenheng.config.json': '{}' });
    const cache = ['--cache-location', folderOf({})];
    await wenheng(['check', '.', ...cache], { cwd });
    writeFileSync(join(cwd, 'wenheng.config.json'), '{"rules": {"arithmetic": "off"}}');
    const { status } = await wenheng(['check', '.', ...cache], { cwd });
    assert.equal(status, 0);
    const facts = JSON.parse((await wenheng(['facts', '.', ...cache], { cwd })).stdout);
    assert.equal(facts.documents[0].figures.length, 3);
  });

  it('quotes the text in formats that show it', async () => {
    const cwd = folderOf(drafts(1));
    const cache = ['--cache-location', folderOf({})];
    const run = async (): Promise<string> =>
      (await wenheng(['check', '.', '--format', 'pretty', ...cache], { cwd })).stdout;
    const first = await run();
    assert.match(first, /100/);
    assert.equal(await run(), first);
  });
});

describe('a stream of documents', () => {
  const line = (path: string, text: string): string => JSON.stringify({ path, text });

  it('answers line by line, in order', async () => {
    const input = [line('甲', faulty(100)), line('乙', '全县建成公园3个。'), ''].join('\n');
    const { status, stdout } = await wenheng(['check', '--ndjson'], { input });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l));
    assert.equal(status, 1);
    assert.deepEqual(
      answers.map((a) => [a.schema, a.path, a.findings.length > 0]),
      [
        [1, '甲', true],
        [1, '乙', false],
      ],
    );
    const facts = (await wenheng(['facts', '--ndjson'], { input })).stdout
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l));
    assert.deepEqual(
      facts.map((f) => [f.path, f.figures.length]),
      [
        ['甲', 3],
        ['乙', 1],
      ],
    );
  });

  it('a line that is no document gets an answer that says so, and the next is read', async () => {
    const { status, stdout, stderr } = await wenheng(['facts', '--ndjson'], {
      input: `不是JSON\n{"path":"甲"}\n${line('乙', '建成公园3个。')}`,
    });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l));
    assert.equal(status, 2);
    assert.match(stderr, /第 1 行.*JSON/);
    assert.match(answers[1].error, /缺 text/);
    assert.equal(answers[2].figures.length, 1);
  });
});
