// Measures side by side in one run; prints a Markdown table and keeps it in docs/benchmark.md with --write.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client } from './lsp.mjs';
import { profile } from './profile.mjs';
import { denseSample, documents, sample } from './sample.mjs';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(here);
const require = createRequire(import.meta.url);
const fromRoot = createRequire(join(root, 'package.json'));
/** As the client starts the server: client/src/server.ts. */
const SWITCHES = ['--max-semi-space-size=4'];
const quick = process.argv.includes('--quick');
const lines = [];
const say = (line = '') => {
  lines.push(line);
  console.log(line);
};

const median = (xs) => [...xs].sort((a, b) => a - b)[xs.length >> 1];
const quantile = (xs, q) => [...xs].sort((a, b) => a - b)[Math.min(xs.length - 1, Math.floor(xs.length * q))];
const now = () => Number(process.hrtime.bigint()) / 1e6;

/** Milliseconds in which work has become no faster when it is warm, and after which it has to be. */
const WARM = quick ? 300 : 3000;
const MOST = quick ? 1500 : 15_000;

/** Does the work until it is warm; gives the milliseconds that it takes then. */
function warm(work) {
  const begun = now();
  let best = Infinity;
  let faster = begun;
  do {
    const at = now();
    work();
    const once = now() - at;
    if (once > 0.97 * best) continue;
    best = once;
    faster = now();
  } while (now() < faster + WARM && now() < begun + MOST);
  return best;
}

const roundsFor = (once) => (quick ? 3 : once > 2000 ? 5 : once > 200 ? 7 : 25);

/** Milliseconds of several rounds of each, in turns, so that a busy moment meets all alike; the slow do fewer. */
function timesOf(works) {
  const rounds = works.map((work) => roundsFor(warm(work)));
  const times = works.map(() => []);
  for (let i = 0; i < Math.max(...rounds); i++) {
    works.forEach((work, k) => {
      if (i >= rounds[k]) return;
      // What one has left behind is not to be cleared away in the time of another.
      globalThis.gc?.({ type: 'minor' });
      const at = now();
      work();
      times[k].push(now() - at);
    });
  }
  return times.map(median);
}

const time = (work) => timesOf([work])[0];

const sizes = { '35 KB': 35e3, '95 KB': 95e3, '1 MB': 1e6, '4 MB': 4e6 };
const texts = Object.fromEntries(Object.entries(sizes).map(([name, bytes]) => [name, sample(root, bytes)]));
const denseTexts = new Map(Object.entries(sizes).map(([name, bytes]) => [texts[name], denseSample(root, bytes)]));
const rate = (text, ms) => Buffer.byteLength(text) / 1e6 / (ms / 1e3);

const { builtinLexicon, DocumentAnalyzer, Letters, Matcher } = require(join(here, '.out/core.cjs'));
const facts = (text) => new DocumentAnalyzer().analyze(text, { format: 'plain' });

const answers = (autocorrect, text) => autocorrect.lintFor(`${text}\n你好hello世界`, 'a.md').lines.length > 0;

async function throughput() {
  const autocorrect = require('autocorrect-node');
  const zhlint = await import('zhlint');
  const lintmd = require('@lint-md/core');
  let jieba = null;
  try {
    jieba = fromRoot('nodejieba');
    jieba.load();
  } catch {
    say('nodejieba 未能加载，此项从缺。');
  }
  const contestants = [
    ['文衡 Wenheng（全部读数与规则）', facts, Infinity],
    ['文衡，数据密集的文稿', (t) => facts(denseTexts.get(t)), Infinity],
    // Beyond some size it finds nothing, whatever stands there; what is not read is not measured.
    ['AutoCorrect `lintFor`（Rust）', (t) => autocorrect.lintFor(t, 'a.md'), Infinity, (t) => answers(autocorrect, t)],
    ...(jieba
      ? [
          ['`nodejieba.cut`', (t) => jieba.cut(t), Infinity],
          ['`nodejieba.tag`', (t) => jieba.tag(t), 1.1e6],
        ]
      : []),
    ['zhlint', (t) => zhlint.run(t, { rules: { preset: 'default' } }), 1.1e6],
    ['@lint-md/core', (t) => lintmd.lintMarkdown(t), 1e5],
  ];
  say('## 吞吐（MB/s，UTF-8，中位数）');
  say();
  say(`| | ${Object.keys(sizes).join(' | ')} |`);
  say(
    `|---|${Object.keys(sizes)
      .map(() => '---:')
      .join('|')}|`,
  );
  const rates = {};
  const rows = contestants.map(() => []);
  for (const [size, text] of Object.entries(texts)) {
    const isLeftOut = ([, , most]) => sizes[size] > most || (quick && sizes[size] > 1e5);
    const runs = contestants.filter((c) => !isLeftOut(c) && (c[3]?.(text) ?? true));
    const all = timesOf(
      runs.map(
        ([, work]) =>
          () =>
            work(text),
      ),
    );
    runs.forEach(([name], k) => {
      (rates[name] ??= {})[size] = rate(text, all[k]);
    });
    contestants.forEach((c, k) => rows[k].push(isLeftOut(c) ? '—' : (rates[c[0]]?.[size]?.toFixed(2) ?? '不作答')));
  }
  contestants.forEach(([name], k) => say(`| ${name} | ${rows[k].join(' | ')} |`));
  say();
  const ours = rates[contestants[0][0]];
  for (const [name] of contestants.slice(2)) {
    const ratios = Object.keys(ours)
      .filter((s) => rates[name]?.[s])
      .map((s) => `${s} ${(ours[s] / rates[name][s]).toFixed(2)}×`);
    say(`- 文衡 ÷ ${name}：${ratios.join('，')}`);
  }
  if (!quick) {
    // Taken in turns once more: what is set against each other is measured in the same minute.
    const [one, four] = timesOf([() => facts(texts['1 MB']), () => facts(texts['4 MB'])]);
    say(`- 文衡 4 MB 用时 ÷ 1 MB 用时：${(four / one).toFixed(2)}`);
  }
  say();
}

/** What takes the time: where a goal is not reached, this says why. */
async function shares() {
  const text = texts[quick ? '95 KB' : '1 MB'];
  facts(text);
  const rows = await profile(join(here, '.out/core.cjs'), () => facts(text));
  say('## 时间花在哪里（一次全新分析，各源文件所占）');
  say();
  say('| 源文件 | 占 % |');
  say('|---|---:|');
  const most = rows.slice(0, 16);
  for (const { name, share } of most) say(`| \`${name || '其余'}\` | ${(100 * share).toFixed(1)} |`);
  say(
    `| 其余 ${rows.length - most.length} 个 | ${(100 * rows.slice(16).reduce((n, r) => n + r.share, 0)).toFixed(1)} |`,
  );
  say();
}

/** Texts made to be slow, of n characters and of twice as many: a ratio near 2 is time that grows with the length. */
function worstCases() {
  const n = quick ? 25e3 : 5e4;
  const units = [
    '其中',
    '其中…3个，',
    '“',
    '”',
    '（',
    '《',
    '、',
    '7',
    '3亿',
    '亿',
    '由3个',
    '三个',
    '一是',
    ' ',
    '比上年',
    '达到',
    '表示，',
    '常',
  ];
  const rows = units.map((unit) => {
    const [once, twice] = [n, 2 * n].map((length) => {
      const text = unit.repeat(length / unit.length);
      facts(text);
      return median(
        [1, 2, 3].map(() => {
          const at = now();
          facts(text);
          return now() - at;
        }),
      );
    });
    return { unit, once, twice };
  });
  say('## 最坏情形（毫秒，同一串字反复）');
  say();
  say(`| 串 | ${n / 1e3} 千字 | ${n / 500} 千字 | 之比 |`);
  say('|---|---:|---:|---:|');
  for (const { unit, once, twice } of rows) {
    say(`| \`${unit}\` | ${once.toFixed(0)} | ${twice.toFixed(0)} | ${(twice / once).toFixed(2)} |`);
  }
  say();
}

/** Nobody types into a draft in the moment in which it opens. */
const LOOKED_AT = quick ? 1000 : 4000;
const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One character typed in the middle of the text, then the diagnostics asked for (or waited for). */
async function edits(name, client, text, rounds) {
  const uri = pathToFileURL(join(tmpdir(), 'bench.md')).href;
  const pull = name === 'wenheng';
  const { capabilities } = await client.request('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {
      textDocument: { diagnostic: {}, publishDiagnostics: {} },
      workspace: { configuration: false, diagnostics: { refreshSupport: true } },
    },
  });
  client.notify('initialized', {});
  const opened = now();
  const first = pull ? null : client.next('textDocument/publishDiagnostics');
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  if (pull) await client.request('textDocument/diagnostic', { textDocument: { uri } });
  else await first;
  const open = now() - opened;
  // A long draft is answered by its head first; its outline waits for the whole of it.
  const outline = () => client.request('textDocument/documentSymbol', { textDocument: { uri } });
  if (pull) await outline();
  const whole = pull ? now() - opened : open;
  await rest(LOOKED_AT);
  const rows = text.split('\n');
  const line = rows.findIndex((r, i) => i >= rows.length / 2 && r.length > 60);
  const incremental = (capabilities.textDocumentSync?.change ?? capabilities.textDocumentSync) === 2;
  const times = [];
  let current = text;
  for (let i = 0; i < rounds; i++) {
    const version = i + 2;
    const at = now();
    const change = { range: { start: { line, character: 20 }, end: { line, character: 20 } }, text: '新' };
    if (!incremental) {
      rows[line] = rows[line].slice(0, 20) + '新' + rows[line].slice(20);
      current = rows.join('\n');
    }
    const published = pull ? null : client.next('textDocument/publishDiagnostics');
    client.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [incremental ? change : { text: current }],
    });
    if (pull) await client.request('textDocument/diagnostic', { textDocument: { uri } });
    else await published;
    times.push(now() - at);
  }
  const last = now();
  if (pull) await outline();
  return { open, whole, p50: median(times), p95: quantile(times, 0.95), after: now() - last };
}

async function latency() {
  say('## 敲一个字到出现诊断（毫秒，经标准流上的语言服务器）');
  say();
  say(`打开文稿${LOOKED_AT / 1000}秒后，不停地敲${quick ? '' : '二百个字（1 MB 的敲六十个字）'}。`);
  say();
  say('| | 文稿 | 打开到首批诊断 | 到全部诊断 | 中位数 | 第95百分位 |');
  say('|---|---|---:|---:|---:|---:|');
  const peer = require.resolve('autocorrect-node/cli.js');
  let long = 0;
  for (const size of quick ? ['35 KB'] : ['35 KB', '95 KB', '1 MB']) {
    const rounds = size === '1 MB' ? 60 : 200;
    const ours = new Client(process.execPath, [join(root, 'server/dist/cli.js'), 'lsp', '--stdio'], root);
    const w = await edits('wenheng', ours, texts[size], rounds);
    ours.stop();
    if (size === '1 MB') long = w.after;
    say(
      `| 文衡 | ${size} | ${w.open.toFixed(0)} | ${w.whole.toFixed(0)} | ${w.p50.toFixed(2)} | ${w.p95.toFixed(2)} |`,
    );
    // AutoCorrect answers nothing above some 570 KB.
    if (sizes[size] > 5e5) continue;
    const theirs = new Client(process.execPath, [peer, 'server'], root);
    const a = await Promise.race([
      edits('autocorrect', theirs, texts[size], rounds),
      new Promise((resolve) => setTimeout(() => resolve(null), 60_000)),
    ]);
    theirs.stop();
    if (a)
      say(
        `| AutoCorrect server | ${size} | ${a.open.toFixed(0)} | ${a.whole.toFixed(0)} | ${a.p50.toFixed(2)} | ${a.p95.toFixed(2)} |`,
      );
    else say(`| AutoCorrect server | ${size} | 未作答 | — | — | — |`);
  }
  say();
  if (long) {
    say(`- 1 MB 的文稿，敲一个字先答各段的问题；停笔后再看牵涉全文的，用时 ${long.toFixed(0)} 毫秒`);
    say();
  }
}

/** A folder of drafts with one thread and with two, in turns; on one core alone too, where that can be asked for. */
function folders() {
  const count = quick ? 500 : 12_000;
  const folder = mkdtempSync(join(tmpdir(), 'wenheng-bench-'));
  const drafts = documents(root, count);
  drafts.forEach(({ path, text }) => writeFileSync(join(folder, path), text));
  const cli = [join(root, 'server/dist/cli.js'), 'check', '--format', 'ndjson', '-o', '/dev/null', folder];
  const oneCore = ['taskset', '-c', '0', process.execPath, ...cli, '--threads', '1'];
  const runs = [
    ['一个线程', [process.execPath, ...cli, '--threads', '1']],
    ['两个线程', [process.execPath, ...cli, '--threads', '2']],
    ...(spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? [['只许用一个核', oneCore]] : []),
  ];
  const times = runs.map(() => []);
  const rounds = quick ? 1 : 3;
  for (let i = 0; i < rounds; i++) {
    runs.forEach(([, [command, ...args]], k) => {
      // A system may have let go of files that nobody has read of late; whose turn it is shall not pay for that.
      for (const { path } of drafts) readFileSync(join(folder, path));
      const at = now();
      spawnSync(command, args, { stdio: 'ignore' });
      times[k].push(now() - at);
    });
  }
  rmSync(folder, { recursive: true, force: true });
  const two = median(times[1]);
  say(`## 成批的文稿（${drafts.length.toLocaleString('en')} 篇，每篇约 3 KB，秒）`);
  say();
  say('| | 秒 | ÷ 两个线程 |');
  say('|---|---:|---:|');
  runs.forEach(([name], k) => {
    const one = median(times[k]);
    say(`| ${name} | ${(one / 1e3).toFixed(1)} | ${(one / two).toFixed(2)} |`);
  });
  say();
  say('- 一个线程分析时，V8 的编译与回收线程已在用另一个核；每开一个线程，热代码都要重新编译一遍');
  say();
}

function coldStart() {
  const folder = mkdtempSync(join(tmpdir(), 'wenheng-bench-'));
  const tiny = join(folder, 'tiny.md');
  writeFileSync(tiny, '全年完成地区生产总值143亿元，增长5.2%。\n');
  const run = (args) => {
    const at = now();
    try {
      execFileSync(process.execPath, args, { stdio: 'ignore' });
    } catch {
      // A finding is no failure of the measurement.
    }
    return now() - at;
  };
  const cli = join(root, 'server/dist/cli.js');
  const empty = join(folder, 'empty.cjs');
  writeFileSync(empty, '');
  const rounds = quick ? 5 : 25;
  const bare = [];
  const ours = [];
  const peer = [];
  // Taken in turns, so that a busy moment meets all alike.
  for (let i = 0; i < rounds; i++) {
    bare.push(run([empty]));
    ours.push(run([cli, 'check', tiny]));
    peer.push(run([require.resolve('autocorrect-node/cli.js'), '--lint', tiny]));
  }
  rmSync(folder, { recursive: true, force: true });
  say('## 命令行冷启动（毫秒，一行的文件，中位数）');
  say();
  say('| | 毫秒 | ÷ 空 Node |');
  say('|---|---:|---:|');
  for (const [name, xs] of [
    ['空 Node', bare],
    ['文衡 `check`', ours],
    ['AutoCorrect `--lint`', peer],
  ]) {
    say(`| ${name} | ${median(xs).toFixed(0)} | ${(median(xs) / median(bare)).toFixed(2)} |`);
  }
  say();
}

/** Resident megabytes of the server that holds a 1 MB draft, started as the VS Code extension starts it. */
async function memory() {
  const client = new Client(process.execPath, [...SWITCHES, join(root, 'server/dist/cli.js'), 'lsp', '--stdio'], root);
  const resident = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(client.child.pid)])) / 976.6;
  const uri = pathToFileURL(join(tmpdir(), 'bench.md')).href;
  await client.request('initialize', {
    processId: null,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
  });
  client.notify('initialized', {});
  const started = resident();
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text: texts['1 MB'] },
  });
  await client.request('textDocument/diagnostic', { textDocument: { uri } });
  await client.request('textDocument/documentSymbol', { textDocument: { uri } });
  const opened = resident();
  await rest(LOOKED_AT);
  for (let i = 0; i < 60; i++) {
    const at = { line: 900, character: 0 };
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: i + 2 },
      contentChanges: [{ range: { start: at, end: at }, text: '新' }],
    });
    await client.request('textDocument/diagnostic', { textDocument: { uri } });
  }
  await client.request('textDocument/documentSymbol', { textDocument: { uri } });
  const edited = resident();
  client.stop();
  say('## 内存（语言服务器常驻 MB，照 VS Code 扩展的方式启动，不含分词词典）');
  say();
  say('| 启动后 | 打开 1 MB 文稿、读完 | 又敲六十个字 |');
  say('|---:|---:|---:|');
  say(`| ${started.toFixed(0)} | ${opened.toFixed(0)} | ${edited.toFixed(0)} |`);
  say();
}

function lexicon() {
  const text = texts[quick ? '95 KB' : '1 MB'];
  const analyzer = new DocumentAnalyzer();
  analyzer.analyze(text, { format: 'plain' });
  const made = analyzer.made();
  const half = text.length >> 1;
  const at = now();
  analyzer.analyze(`${text.slice(0, half)}新${text.slice(half)}`, { format: 'plain' });
  say('## 增量');
  say();
  say(`- ${made} 段的文稿中敲一个字，重读 ${analyzer.made() - made} 段，用时 ${(now() - at).toFixed(1)} 毫秒`);
  say();
}

/** The search for set phrases: what building and scanning cost, and that scanning costs no more with more rows. */
function slogans() {
  const { rows } = builtinLexicon();
  const { wordings } = JSON.parse(readFileSync(join(root, 'server/data/wordings.json'), 'utf8'));
  const build = time(() => Matcher.of(wordings));
  const matcher = Matcher.of(wordings);
  const turned = (k) => (all) =>
    all.replace(/[一-龥]/g, (c) => String.fromCharCode(0x4e00 + ((c.charCodeAt(0) - 0x4e00 + k * 97) % 20902)));
  const tenfold = Matcher.of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((k) => wordings.map(turned(k))));
  const text = texts['1 MB'];
  const paragraphs = text.split('\n').map((paragraph) => new Letters(paragraph));
  const scan = (a) => paragraphs.reduce((hits, letters) => hits + a.search(letters).told.length, 0);
  const once = time(() => scan(matcher));
  const ten = time(() => scan(tenfold));
  say('## 提法词表');
  say();
  say(
    `- ${rows.length} 条、${matcher.count} 种写法（${Math.round(matcher.size / 1024)} KB），建成用时 ${build.toFixed(1)} 毫秒，首次用到时建一次`,
  );
  say(
    `- 扫 1 MB 文稿 ${once.toFixed(1)} 毫秒（${rate(text, once).toFixed(0)} MB/秒）；词表扩大到十倍，${ten.toFixed(1)} 毫秒`,
  );
  say();
}

say('# 性能对比 · Benchmark');
say();
say(
  `由 \`npm run bench\` 在同一次运行中测得。机器：${cpus().length} 核 ${process.arch} 服务器，Node ${process.versions.node}，${process.platform}。比值可比，绝对值因机器而异。`,
);
say();
say(
  `试验用的文稿由样稿与行文拼成（\`bench/src/sample.mjs\`），每千字约九个数据，与长篇报告相当；“数据密集的文稿”只用样稿，每三十字一个数据。AutoCorrect、zhlint 等只查空格与标点，不读数据。`,
);
say();
await throughput();
await shares();
worstCases();
await latency();
folders();
coldStart();
await memory();
lexicon();
slogans();
if (process.argv.includes('--write')) {
  writeFileSync(join(root, 'docs/benchmark.md'), `${lines.join('\n').trimEnd()}\n`);
  console.error('已写入 docs/benchmark.md');
}
