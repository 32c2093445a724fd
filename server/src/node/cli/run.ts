/**
 * What `check` and `facts` share: drafts are found and read, in threads where there are many, and the answer is
 * written.
 */
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Settings } from '../../core/settings';
import type { Answers, Ask, LaidSheet, Outcome } from '../drafts/answer';
import { DraftReader } from '../drafts/draft';
import { findDrafts, leadsOutOf } from '../drafts/files';
import { threadsFor } from '../drafts/threads';
import { cacheFolder, ownFolder } from '../files/cache-folder';
import { sheetsWithAcross, withAcross } from '../desk/across';
import { reason } from '../files/problem';
import { sweep, writeWhole } from '../files/write';
import type { ReportedFile } from '../formats/report';
import { ConfigFiles, fromEditor } from '../project/config';
import { taggerName } from '../segmenter/segmenter';
import type { Io } from '../terminal/io';
import { UsageError } from '../terminal/usage';
import { visible } from '../terminal/visible';

/** The options that name drafts and the output. */
export const RUN_OPTIONS = {
  format: { type: 'string', short: 'f' },
  output: { type: 'string', short: 'o' },
  config: { type: 'string', short: 'c' },
  stdin: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  ndjson: { type: 'boolean' },
  threads: { type: 'string' },
  cache: { type: 'boolean' },
  'cache-location': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The values of {@link RUN_OPTIONS}. */
export interface RunValues {
  readonly output?: string | undefined;
  readonly config?: string | undefined;
  readonly stdin?: boolean | undefined;
  readonly 'stdin-filename'?: string | undefined;
  readonly threads?: string | undefined;
  readonly cache?: boolean | undefined;
  readonly 'cache-location'?: string | undefined;
  readonly fix?: boolean | undefined;
  readonly 'fix-wording'?: boolean | undefined;
  readonly 'fix-dry-run'?: boolean | undefined;
  readonly 'in-place'?: boolean | undefined;
  readonly baseline?: string | undefined;
}

/** The answers of a run. */
export interface RunResult<A extends Ask> {
  readonly answers: readonly Answers[A][];
  /** Whether something could not be read or checked. Each case was reported on standard error. */
  readonly failed: boolean;
}

/**
 * Reads every draft that the arguments name; the current folder where they name none. Drafts that are checked together
 * are compared with each other, and with those in `beside`, whose own answers are not returned. Where `beside` is
 * given, even as an empty list, each answer contains the draft's claims.
 */
export async function readAll<A extends Ask>(
  ask: A,
  io: Io,
  args: readonly string[],
  values: RunValues,
  beside?: readonly ReportedFile[],
): Promise<RunResult<A>> {
  const { config, baseline } = values;
  const editor = fromEditor(io.env);
  const threads = countOf('--threads', values.threads);
  const words = values['fix-wording'] === true;
  const fix = values['fix-dry-run'] ? 'dry' : values.fix || words ? 'write' : undefined;
  // With fixes nothing is cached, and one thread writes.
  const cacheFolder = fix ? undefined : cacheFolderOf(values, io);
  const run = new Run<A>(io);
  const wantsStdin = values.stdin === true || args.includes('-');
  const named = args.filter((a) => a !== '-');
  const found = named.length || !wantsStdin ? findDrafts(named.length ? named : ['.']) : null;
  const count = (found?.paths.length ?? 0) + Number(wantsStdin);
  const desk = ask !== 'facts' && (beside !== undefined || count > 1);
  const reader = new DraftReader(ask, {
    config,
    baseline,
    editor,
    desk,
    copies: { output: undefined, inPlace: values['in-place'] === true },
    cache: cacheFolder ? new (await import('../drafts/cache')).AnswerCache(cacheFolder, taggerName()) : null,
    fix,
    words,
  });
  if (wantsStdin && fix === 'write') throw new UsageError('标准输入不能就地修改，请用 --fix-dry-run 看改法');
  if (wantsStdin) run.take(await reader.readAny(values['stdin-filename'] ?? '<stdin>', await readStdin(io)));
  if (found) {
    const { paths, problems, remarks } = found;
    for (const problem of problems) run.fail(problem);
    for (const remark of remarks) run.tell(remark);
    refuseToOverwrite(values.output, paths);
    for (const line of placesOfNothing(named, paths, new ConfigFiles(config, undefined, () => editor.folders)))
      run.tell(line);
    if (fix === 'write') for (const folder of new Set(paths.map((path) => dirname(path)))) sweep(folder);
    run.expect(paths.length);
    const wanted = fix ? 1 : threadsFor(paths, threads);
    if (wanted > 1) {
      const { readInThreads } = await import('../drafts/pool');
      for await (const outcome of readInThreads<A>(paths, wanted, {
        ask,
        config,
        baseline,
        editor,
        cacheFolder,
        desk,
      })) {
        run.take(outcome);
      }
    } else {
      for (const path of paths) {
        run.progress(path);
        const target = fix === 'write' ? leadsOutOf(path, named) : null;
        if (target === null) run.take(await reader.readAny(path, null));
        else {
          run.fail(`${path}：是链接，指向所给目录之外的 ${target}，未改；确要改，请直接写出那个文件`);
          run.take(await new DraftReader(ask, { config, baseline, editor }).readAny(path, null));
        }
      }
    }
  }
  run.finish();
  if (!desk) return run;
  const configs = new ConfigFiles(config, baseline, () => editor.folders);
  const settingsOf = (path: string): Settings => configs.settingsFor(path, editor.settings).settings;
  if (ask === 'review') {
    const sheets = sheetsWithAcross(run.answers as unknown as LaidSheet[], settingsOf);
    return { answers: sheets as Answers[A][], failed: run.failed };
  }
  const own = run.answers as unknown as ReportedFile[];
  const others = (beside ?? []).filter(({ path }) => !own.some((file) => file.path === path));
  const judged = withAcross([...own, ...others], settingsOf);
  return { answers: judged.slice(0, own.length) as unknown as Answers[A][], failed: run.failed };
}

/** Patterns of the project files that match nothing, one line each, where whole folders are searched. */
function placesOfNothing(named: readonly string[], paths: readonly string[], configs: ConfigFiles): string[] {
  const folders = (named.length ? named : ['.']).filter(isFolder);
  if (!folders.length) return [];
  return [...configs.withoutDraft(folders, paths)].flatMap(([path, faults]) =>
    faults.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`),
  );
}

/** A path that cannot be examined counts as no folder here; reading it will report the reason. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function cacheFolderOf(values: RunValues, io: Io): string | undefined {
  const location = values['cache-location'];
  if (location !== undefined) return resolve(location);
  if (!values.cache) return undefined;
  // It lies in the user's own folder, so that no project brings answers along.
  const own = cacheFolder(io.env);
  return (own && ownFolder(join(own, 'answers'))) ?? undefined;
}

function countOf(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value);
  throw new UsageError(`选项 ${option} 的值“${value}”应为 1 到 999 的整数`);
}

/**
 * Refuses an output file that is one of the drafts: the option may have come from a file's name. Throws a `UsageError`.
 */
function refuseToOverwrite(output: string | undefined, paths: readonly string[]): void {
  if (output === undefined) return;
  const target = statSync(output, { bigint: true, throwIfNoEntry: false });
  if (!target?.isFile()) return;
  const isTarget = (path: string): boolean => {
    if (resolve(path) === resolve(output)) return true;
    try {
      const { dev, ino } = statSync(path, { bigint: true });
      return dev === target.dev && ino === target.ino && ino !== 0n;
    } catch {
      return false;
    }
  };
  if (paths.some(isTarget)) {
    throw new UsageError(`-o ${output}：是要检查的文稿，不能写到它上面；请换一个文件名，以“-”开头的文稿请写在“--”之后`);
  }
}

/** Writes the answer to the file of `-o`, or to standard output. */
export function write(io: Io, answer: string | Uint8Array, output: string | undefined): void {
  if (output === undefined || output === '-') {
    io.print(answer);
    return;
  }
  try {
    writeWhole(output, answer);
  } catch (error) {
    throw new UsageError(`无法写入 ${output}：${reason(error)}`);
  }
}

class Run<A extends Ask> implements RunResult<A> {
  readonly answers: Answers[A][] = [];
  failed = false;
  private readonly told = new Set<string>();
  private readonly started = Date.now();
  private done = 0;
  private all = 0;
  private isLineOpen = false;

  constructor(private readonly io: Io) {}

  expect(drafts: number): void {
    this.all = drafts;
  }

  take({ path, answer, remarks }: Outcome<A>): void {
    this.done++;
    for (const { message, fails } of remarks) {
      if (fails) this.fail(message);
      else this.tell(message);
    }
    if (answer) this.answers.push(answer);
    this.progress(path);
  }

  fail(message: string): void {
    this.failed = true;
    this.tell(message);
  }

  /** Shows progress on one line that is overwritten, only on a terminal and after the first second. */
  progress(path: string): void {
    const terminal = Date.now() - this.started < 1000 ? null : this.io.errorTerminal();
    if (!terminal) return;
    this.finish();
    this.isLineOpen = true;
    const line = visible(`正在检查 ${Math.min(this.done + 1, this.all)}/${this.all} ${path}`);
    terminal.write(line.slice(0, Math.max(10, terminal.columns / 2)));
  }

  /** Clears the progress line. */
  finish(): void {
    if (this.isLineOpen) this.io.errorTerminal()?.write('\r\x1b[2K');
    this.isLineOpen = false;
  }

  tell(message: string): void {
    if (this.told.has(message)) return;
    this.told.add(message);
    this.finish();
    this.io.tell(visible(message));
  }
}

/** Reads all of standard input. */
export async function readStdin(io: Io): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of io.input()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
