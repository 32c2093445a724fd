/** Runs the built command line, and makes folders of drafts for it. The bundle is built before the tests of a run. */
import assert from 'node:assert/strict';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type * as Cli from '../../server/src/node/cli';
import type { Io } from '../../server/src/node/terminal/io';

const ROOT = join(__dirname, '../..');
export const CLI = join(ROOT, 'server/dist/cli.js');

const folders: string[] = [];

before(function () {
  if (process.env['WENHENG_BUILT']) return;
  this.timeout(60_000);
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
});

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

type Case = (title: string, body: () => void | Promise<void>) => void;
const where =
  (holds: boolean): Case =>
  (title, body) => {
    if (holds) it(title, body);
  };
/** A case about pipes, devices and names that Windows does not have. */
export const onUnix = where(process.platform !== 'win32');
/** A case that only root can set up: files of other owners. */
export const asRoot = where(process.geteuid?.() === 0);

export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array | undefined;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command of the built bundle in this process: it gets all that it reads and writes besides files as a value, so
 * that nothing of it is left behind. One run at a time, since relative paths count from the folder of the process.
 */
export async function wenheng(args: readonly string[], options: RunOptions = {}): Promise<Answer> {
  assert.equal(isRunning, false, 'another run has not ended: its folder would change under it');
  const { run } = (await import(CLI)) as typeof Cli;
  const stdout: Uint8Array[] = [];
  const stderr: string[] = [];
  const io: Io = {
    env: { ...process.env, ...options.env },
    input: () => Readable.from([Buffer.from(options.input ?? '')]),
    print: (answer) => void stdout.push(Buffer.from(answer)),
    output: () => new Writable({ write: (chunk: Buffer, _, done) => done(void stdout.push(chunk)) }),
    isTerminal: () => false,
    tell: (line) => void stderr.push(`${line}\n`),
    errorTerminal: () => null,
  };
  const cwd = process.cwd();
  isRunning = true;
  process.chdir(options.cwd ?? ROOT);
  try {
    const status = await run(args, io);
    return { status, stdout: Buffer.concat(stdout).toString(), stderr: stderr.join('') };
  } finally {
    process.chdir(cwd);
    isRunning = false;
  }
}

let isRunning = false;

/** The same in a process of its own, for what only a process has: its start, its streams, its exit status. */
export function wenhengProcess(args: readonly string[], options: RunOptions = {}): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: options.cwd ?? ROOT,
    input: options.input ?? '',
    env: { ...process.env, ...options.env },
    maxBuffer: 1 << 28,
  });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

export interface Said {
  /** Resolves as soon as the words have been said on that stream. */
  until(name: 'stdout' | 'stderr', words: string): Promise<void>;
  stdout(): string;
  /** Forgets what was said on standard output so far. */
  clear(): void;
}

/** What a running command line says. */
export function watching(child: ChildProcessWithoutNullStreams): Said {
  const said = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      said[name] += chunk.toString();
      for (const look of waiting) look();
    });
  }
  return {
    until: (name, words) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!said[name].includes(words)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    stdout: () => said.stdout,
    clear: () => {
      said.stdout = '';
    },
  };
}

/** A new folder with these files; it is gone when the tests are done. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenheng-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}
