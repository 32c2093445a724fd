// The main job, for a person at a terminal: a table of the figures read, then the findings with their working.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, cli, installPackages, root, run, say, SetupError } from './setup.mjs';

const EXAMPLES = ['corpus/texts', 'corpus/faulty'];
/** The drafts whose figures are shown: those of all examples would fill many screens. */
const TABLED = ['corpus/faulty'];

/** @returns {Promise<number>} the exit status: findings are no failure here, an unreadable file is */
export async function start(paths) {
  try {
    await installPackages();
    await build();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return 1;
  }
  const own = paths.length > 0;
  // Paths count from where the user stands, which npm keeps here.
  const cwd = own ? (process.env['INIT_CWD'] ?? process.cwd()) : root;
  const checked = own ? paths : EXAMPLES.filter(isThere);
  const tabled = own ? paths : TABLED.filter(isThere);
  say(`\n读出的数据 (wenheng facts ${tabled.join(' ')})\n`);
  const facts = await wenheng(['facts', '--format', 'table', ...tabled], cwd);
  say(`\n检查结果 (wenheng check ${checked.join(' ')})\n`);
  const check = await wenheng(['check', '--format', 'pretty', '--fail-on', 'never', ...checked], cwd);
  if (!own) say('\n检查自己的文稿：npm start -- 文件或目录 (your own drafts: npm start -- PATH…)');
  return Math.max(facts, check) === 0 ? 0 : 1;
}

const isThere = (name) => existsSync(path.join(root, name));

function wenheng(args, cwd) {
  return run(process.execPath, [cli, ...args], { cwd });
}
