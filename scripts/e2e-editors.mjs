// Runs the server in other editors: node scripts/e2e-editors.mjs [neovim|emacs]…
//
// Neovim is part of the end-to-end run; Emacs is run by name, since it is large to install.
import { spawn } from 'node:child_process';
import { mkdtempSync, cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDebian, onPath } from './e2e-workbench.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const tests = path.join(root, 'test', 'editors');
const LONGEST_MS = 120_000;

const EDITORS = {
  neovim: {
    program: 'nvim',
    packages: ['neovim'],
    args: ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-S', path.join(tests, 'neovim.lua')],
  },
  emacs: {
    program: 'emacs',
    packages: ['emacs-nox', 'elpa-eglot'],
    args: ['--batch', '-l', path.join(tests, 'eglot.el')],
  },
};

/** Installs the editors where they are missing and that can be done; else says in a line what cures it. */
export function prepareEditors(log, names = ['neovim']) {
  for (const name of names) {
    try {
      if (!onPath(EDITORS[name].program)) ensureDebian(EDITORS[name].packages, name, log);
    } catch (error) {
      log(error.message);
    }
  }
}

/**
 * Runs the cases of the named editors in a copy of the demo workspace.
 * @param {string[]} names
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runEditors(names = ['neovim'], log = (line) => console.log(line)) {
  const total = { passed: 0, failed: 0 };
  for (const name of names) {
    const editor = EDITORS[name];
    if (!editor) throw new Error(`no editor is called ${name}; there are ${Object.keys(EDITORS).join(', ')}`);
    log(`\n  ${name}`);
    try {
      if (!onPath(editor.program)) ensureDebian(editor.packages, name, log);
      for (const event of await runEditor(editor)) {
        if (event.event === 'pass') total.passed++;
        if (event.event === 'fail') total.failed++;
        if (event.event === 'pass') log(`    ✓ ${event.title}`);
        if (event.event === 'fail') log(`    ✗ ${event.title}\n        ${event.error}`);
      }
    } catch (error) {
      total.failed++;
      log(`    ✗ ${error.message}`);
    }
  }
  return total;
}

/** Runs one editor to its end and gives its events. */
async function runEditor({ program, args }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wenheng-editor-'));
  const results = path.join(folder, 'results.ndjson');
  cpSync(path.join(root, 'test', 'e2e', 'workspace'), path.join(folder, 'drafts'), { recursive: true });
  const env = {
    ...process.env,
    WENHENG_CLI: path.join(root, 'server', 'dist', 'cli.js'),
    WENHENG_DRAFT: path.join(folder, 'drafts', '报告', '半年总结.md'),
    WENHENG_RESULTS: results,
  };
  try {
    const output = await ended(spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] }));
    const lines = existsSync(results) ? readFileSync(results, 'utf8').split('\n').filter(Boolean) : [];
    const events = lines.map((line) => JSON.parse(line));
    if (events.at(-1)?.event !== 'end') throw new Error(`${program} did not run to its end\n${output.slice(-1500)}`);
    return events;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ended(child) {
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(timer);
      resolve(output);
    });
  });
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  const { passed, failed } = await runEditors(names.length > 0 ? names : undefined);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
