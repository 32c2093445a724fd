// Every suite, one after another. What cannot be set up or built counts as a failure.
import os from 'node:os';
import path from 'node:path';
import { installPackages, root, run, runBin, say, SetupError } from './setup.mjs';

/** Each step gives what passed and failed in it; a step named `needed` ends the run when it fails. */
const STEPS = [
  { title: '安装依赖', needed: true, run: installed },
  { title: '类型检查 (tsc)', run: () => task(runBin('typescript/bin/tsc', ['-b'])) },
  { title: '构建 (esbuild)', needed: true, run: built },
  { title: '单元测试 (mocha)', run: mocha },
  { title: '随机试验 (fuzz)', run: fuzz },
  { title: '真实 VS Code (e2e)', run: e2e },
  { title: '其他编辑器 (Neovim)', run: editors },
];

/** @returns {Promise<0 | 1>} */
export async function test() {
  let passed = 0;
  let failed = 0;
  for (const step of STEPS) {
    say(`\n── ${step.title}`);
    let counts;
    try {
      counts = await step.run();
    } catch (error) {
      say(error instanceof SetupError ? error.message : `${step.title}：${error.stack}`);
      counts = { passed: 0, failed: 1 };
    }
    passed += counts.passed;
    failed += counts.failed;
    if (step.needed && counts.failed) break;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed ? 1 : 0;
}

const NONE = { passed: 0, failed: 0 };

async function installed() {
  await installPackages();
  return NONE;
}

/** Builds even where nothing is newer: the suites run what is built. */
async function built() {
  return task(run(process.execPath, [path.join(root, 'scripts', 'build.mjs')]));
}

async function task(status) {
  return { passed: 0, failed: (await status) === 0 ? 0 : 1 };
}

/** Test files run beside each other, since most of their time is that of the processes that they start. */
async function mocha() {
  process.env.WENHENG_EDITS ??= '10000';
  // The suites run what was built a moment ago; none of them may build it anew under the others.
  process.env.WENHENG_BUILT = '1';
  const jobs = Math.min(os.availableParallelism(), MOST_JOBS);
  let output = '';
  const args = ['--reporter', 'dot', '--parallel', '--jobs', String(jobs)];
  const status = await runBin('mocha/bin/mocha.js', args, { onOutput: (text) => (output += text) });
  const count = (word) => Number(new RegExp(`^ *(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0);
  const failed = count('failing');
  // Mocha that ends before its tests do reports no failure of theirs.
  return { passed: count('passing'), failed: failed || (status === 0 ? 0 : 1) };
}

/** Each job holds the lexicon and a dictionary of words, some hundreds of megabytes. */
const MOST_JOBS = 4;

/** A short one; `npm run fuzz -- --seconds N` goes on for longer. */
async function fuzz() {
  const args = ['scripts/fuzz/index.ts', '--seconds', '60', 'edits', 'drafts', 'fixes', 'families'];
  return counted('tsx/dist/cli.mjs', args);
}

/** What a program that ends with `N passed, N failed` says. */
async function counted(bin, args) {
  let output = '';
  const status = await runBin(bin, args, { onOutput: (text) => (output += text) });
  const [, passed = 0, failed = 0] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
  return { passed: Number(passed), failed: Number(failed) || (status === 0 ? 0 : 1) };
}

/** Loaded when it is due: the packages that it needs are installed by then. */
async function e2e() {
  const { runE2e } = await import('./e2e.mjs');
  return named(runE2e());
}

async function editors() {
  const { runEditors } = await import('./e2e-editors.mjs');
  return named(runEditors());
}

/** What cannot run says in one line what is missing and what cures it. */
async function named(counts) {
  return counts.catch((error) => {
    throw new SetupError(error.message);
  });
}
