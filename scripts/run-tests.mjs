// Every suite, and with `lint` the linters. Steps that do not wait for each other run at the same time: the editor suites
// mostly wait for an editor, and the others fill the time of the processor that is left. What cannot be set up or built
// counts as a failure.
import os from 'node:os';
import path from 'node:path';
import { installPackages, root, SetupError } from './setup.mjs';
import { runSteps } from './steps.mjs';

/** The editor suites wait with an end to their patience, and go first; what only reckons lets them. */
const RECKONING = 5;

/** @type {readonly import('./steps.mjs').Step[]} */
const TESTS = [
  { name: 'packages', title: '安装依赖', needed: true, run: install },
  // One at a time asks the system for packages, so that the suites which need some begin behind this step.
  {
    name: 'host',
    title: '准备真实 VS Code',
    after: ['packages'],
    run: (voice) => status(voice, ['scripts/e2e.mjs', '--prepare']),
  },
  // What is built for users is what the suites run, and what the editor suites pack.
  {
    name: 'build',
    title: '构建 (esbuild)',
    needed: true,
    after: ['packages'],
    run: (voice) => status(voice, ['scripts/build.mjs', '--production']),
  },
  {
    name: 'types',
    title: '类型检查 (tsc)',
    after: ['packages'],
    run: (voice) => status(voice, [bin('typescript/bin/tsc'), '-b'], { niceness: RECKONING }),
  },
  { name: 'mocha', title: '单元测试 (mocha)', after: ['build', 'host'], run: mocha },
  { name: 'fuzz', title: '随机试验 (fuzz)', after: ['build', 'host', 'types'], run: fuzz },
  {
    name: 'e2e',
    title: '真实 VS Code (e2e)',
    after: ['build', 'host'],
    run: (voice) => counted(voice, ['scripts/e2e.mjs']),
  },
  {
    name: 'editors',
    title: '其他编辑器 (Neovim)',
    after: ['e2e'],
    run: (voice) => counted(voice, ['scripts/e2e-editors.mjs']),
  },
];

const linter = (name, args, after) => ({
  name,
  title: `检查代码 (${name})`,
  after: [after],
  run: (voice) => status(voice, [bin(args[0]), ...args.slice(1)], { niceness: RECKONING }),
});
const LINTERS = [
  linter('eslint', ['eslint/bin/eslint.js', '.'], 'fuzz'),
  linter('prettier', ['prettier/bin/prettier.cjs', '--check', '.'], 'eslint'),
  linter('knip', ['knip/bin/knip.js'], 'prettier'),
];

/**
 * @param {{ lint?: boolean }} options
 * @returns {Promise<0 | 1>}
 */
export async function test({ lint = false } = {}) {
  const { passed, failed, skipped } = await runSteps(lint ? [...TESTS, ...LINTERS] : TESTS);
  if (skipped) console.log(`\n${skipped} skipped`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed ? 1 : 0;
}

const bin = (name) => path.join(root, 'node_modules', ...name.split('/'));

/** The suites run what was built a moment ago; none of them may build it anew under the others. */
const ENV = { ...process.env, WENHENG_BUILT: 'production' };

/** The first step is heard from its beginning, so that it may speak for itself. */
async function install(voice) {
  try {
    await installPackages();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    voice.say(error.message);
    return { failed: 1 };
  }
}

/** A program that counts nothing: it fails or does not. */
async function status(voice, args, options) {
  return { failed: (await voice.node(args, { cwd: root, env: ENV, ...options })) === 0 ? 0 : 1 };
}

/** Test files run beside each other, since much of their time is that of the processes that they start. */
async function mocha(voice) {
  const jobs = Math.min(os.availableParallelism(), MOST_JOBS);
  let output = '';
  // On a busy machine what gives way to others may take many times as long.
  const args = ['--reporter', 'dot', '--parallel', '--jobs', String(jobs), '--timeout', '300000', UNITS];
  const code = await voice.node([YOUNG, bin('mocha/bin/mocha.js'), ...args], {
    cwd: root,
    env: { WENHENG_EDITS: '10000', ...ENV },
    niceness: RECKONING,
    onOutput: (text) => (output += text),
  });
  const count = (word) => Number(new RegExp(`^ *(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0);
  // Mocha that ends before its tests do reports no failure of theirs.
  return { passed: count('passing'), failed: count('failing') || (code === 0 ? 0 : 1), skipped: count('pending') };
}

/** All but what runs in an editor. */
const UNITS = 'test/!(e2e|editors)/**/*.test.ts';

/** Each job holds the lexicon and a dictionary of words, some hundreds of megabytes. */
const MOST_JOBS = 4;
/** Reading drafts over and over makes much that is soon let go; with room for it a tenth of the time is saved. */
const YOUNG = '--max-semi-space-size=64';

/** A short one; `npm run fuzz -- --seconds N` goes on for longer. */
function fuzz(voice) {
  const args = ['scripts/fuzz/index.ts', '--seconds', '60', 'edits', 'drafts', 'fixes', 'families'];
  return counted(voice, [bin('tsx/dist/cli.mjs'), ...args], { niceness: RECKONING });
}

/** A program that ends with `N passed, N failed`. */
async function counted(voice, args, options) {
  let output = '';
  const code = await voice.node(args, { cwd: root, env: ENV, onOutput: (text) => (output += text), ...options });
  const [, passed = 0, failed = 0] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
  return { passed: Number(passed), failed: Number(failed) || (code === 0 ? 0 : 1) };
}
