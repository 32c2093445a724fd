/** What `check` and `facts` share: drafts found, read and analysed one after another, and the answer written. */
import { writeFileSync } from 'node:fs';
import { DocumentAnalyzer } from '../core/analyzer';
import { isChineseProse } from '../core/text/han';
import type { Analysis } from '../core/model';
import type { Segmenter } from '../core/segmenter';
import type { FileSettings } from './config';
import { ConfigFiles, startingSettings } from './config';
import { decode, UnreadableText } from './encoding';
import { LexiconFiles, lexiconProblem } from './lexicon';
import { FileProblem, findDrafts, formatOf, readDraft, reason } from './files';
import type { Draft } from './files';
import { blockingSegmenter, MISSING_SEGMENTER } from './segmenter';
import { UsageError } from './usage';

/** The options that name drafts and the place of the answer. */
export const RUN_OPTIONS = {
  format: { type: 'string', short: 'f' },
  output: { type: 'string', short: 'o' },
  config: { type: 'string', short: 'c' },
  stdin: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export interface RunValues {
  readonly output?: string | undefined;
  readonly config?: string | undefined;
  readonly stdin?: boolean | undefined;
  readonly 'stdin-filename'?: string | undefined;
}

export interface AnalysedDraft {
  readonly path: string;
  readonly analysis: Analysis;
}

export interface RunResult {
  readonly drafts: readonly AnalysedDraft[];
  /** Whether something asked for could not be read or checked. Each case has been told on standard error. */
  readonly failed: boolean;
}

/**
 * Analyses every draft that the arguments name, the current folder where they name none. `proseOnly` leaves out what
 * is no Chinese prose, as the editor does.
 */
export async function analyseAll(
  args: readonly string[],
  values: RunValues,
  { proseOnly }: { proseOnly: boolean },
): Promise<RunResult> {
  const run = new Run(values, proseOnly);
  const wantsStdin = values.stdin === true || args.includes('-');
  const named = args.filter((a) => a !== '-');
  if (wantsStdin) run.analyse(values['stdin-filename'] ?? '<stdin>', await readStdin());
  if (named.length || !wantsStdin) {
    const { paths, problems } = findDrafts(named.length ? named : ['.']);
    for (const problem of problems) run.fail(problem);
    paths.forEach((path, i) => run.analyse(path, null, progress(i, paths.length)));
  }
  run.progress('');
  return run;
}

/** Writes the answer to `-o FILE` or standard output. */
export function write(answer: string | Uint8Array, output: string | undefined): void {
  if (output === undefined || output === '-') {
    process.stdout.write(answer);
    return;
  }
  try {
    writeFileSync(output, answer);
  } catch (error) {
    throw new UsageError(`无法写入 ${output}：${reason(error)}`);
  }
}

class Run implements RunResult {
  readonly drafts: AnalysedDraft[] = [];
  failed = false;
  private readonly configs: ConfigFiles;
  private readonly lexicons = new LexiconFiles();
  private readonly starting = startingSettings();
  private readonly told = new Set<string>();
  private readonly segmenter: Segmenter = blockingSegmenter(() => this.tell(MISSING_SEGMENTER));
  private readonly started = performance.now();
  private isLineOpen = false;

  constructor(
    { config }: RunValues,
    private readonly isProseOnly: boolean,
  ) {
    this.configs = new ConfigFiles(config);
  }

  fail(message: string): void {
    this.failed = true;
    this.tell(message);
  }

  /** `bytes` is null for a file on disk. */
  analyse(path: string, bytes: Uint8Array | null, progressLine = ''): void {
    this.progress(progressLine && `${progressLine} ${path}`);
    const { settings, ignored, configPath, errors } = this.configs.settingsFor(path, this.starting);
    // A mistake in the project file would change what is checked without a word: nothing under it is checked.
    for (const error of errors) this.fail(error);
    if (errors.length || !settings.enable) return;
    if (ignored) return this.tell(`${path}：已按 ${configPath} 的 ignore 跳过`);
    const draft = this.read(path, bytes, settings);
    if (!draft) return;
    if (draft.remark) this.tell(`${path}：${draft.remark}`);
    if (draft.text.trim() === '') this.tell(`${path}：文稿是空的`);
    else if (this.isProseOnly && !isChineseProse(draft.text, settings)) {
      return this.tell(`${path}：汉字不足 ${settings.minimumHanShare}%，不作为中文文稿检查（设置 minimumHanShare）`);
    }
    const { lexicon, path: lexiconPath, errors: badRows } = this.lexicons.lexiconFor(path);
    // The other rows hold: a bad one only adds nothing.
    for (const error of badRows) this.fail(lexiconProblem(lexiconPath!, error));
    const options = { format: formatOf(path), settings, lexicon };
    const analysis = new DocumentAnalyzer(this.segmenter).analyze(draft.text, options);
    for (const { code, message } of analysis.notices) {
      if (code === 'too-large') this.fail(`${path}：${message}`);
      else this.tell(`${path}：${message}`);
    }
    this.drafts.push({ path, analysis });
  }

  /** One line that is written over, on a terminal only and after a second. */
  progress(line: string): void {
    if (!process.stderr.isTTY) return;
    if (this.isLineOpen) process.stderr.write('\r\x1b[2K');
    this.isLineOpen = line !== '' && performance.now() - this.started > 1000;
    if (this.isLineOpen) process.stderr.write(line.slice(0, Math.max(10, (process.stderr.columns ?? 80) / 2)));
  }

  private tell(message: string): void {
    if (this.told.has(message)) return;
    this.told.add(message);
    this.progress('');
    console.error(message);
  }

  private read(path: string, bytes: Uint8Array | null, settings: FileSettings['settings']): Draft | null {
    try {
      return bytes ? { path, ...decode(bytes) } : readDraft(path, settings.maxCharacters);
    } catch (error) {
      if (error instanceof FileProblem) this.fail(error.message);
      else if (error instanceof UnreadableText) this.fail(`${path}：${error.message}`);
      else throw error;
      return null;
    }
  }
}

function progress(done: number, all: number): string {
  return `正在检查 ${done + 1}/${all}`;
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
