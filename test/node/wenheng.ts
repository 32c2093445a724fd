/** Runs the built command line, and makes folders of drafts for it. The bundle is built before the tests of a run. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export function wenheng(args: readonly string[], options: RunOptions = {}): Answer {
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
