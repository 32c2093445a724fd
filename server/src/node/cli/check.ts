/** `wenheng check`: findings of drafts, in the format asked for. */
import { resolve } from 'node:path';
import type { Severity } from '../../core/model';
import { SEVERITIES } from '../../core/model';
import { worded } from '../drafts/word-draft';
import { CHECK_FORMATS } from '../formats/check';
import { promised } from '../formats/json';
import { CHECK_FORMAT_NAMES } from '../formats/names';
import type { ReportedFile } from '../formats/report';
import { reportOf } from '../formats/report';
import { BASELINE_NAME, updateBaseline } from '../project/baseline';
import { CONFIG_NAME, ConfigFiles } from '../project/config';
import type { Io } from '../terminal/io';
import { UsageError } from '../terminal/usage';
import { visible } from '../terminal/visible';
import { HELP } from './help';
import { oneOf, readOptions, withNames } from './options';
import type { RunValues } from './run';
import { readAll, RUN_OPTIONS, write } from './run';
import { answerStream } from './stream';
import { watchDrafts } from './watch';
import { answerCopies, COPY_OPTIONS, makesCopies, takeCommentsOut } from './word-check';

const CHECK_OPTIONS = {
  'fail-on': { type: 'string' },
  fix: { type: 'boolean' },
  'fix-wording': { type: 'boolean' },
  'fix-dry-run': { type: 'boolean' },
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean' },
  watch: { type: 'boolean', short: 'w' },
  ...COPY_OPTIONS,
} as const;

/**
 * Resolves to the exit status: 1 where there are findings at or above the threshold (with `--fix` those that are left),
 * 2 where something could not be read. Throws a `UsageError` for a mistake in the options.
 */
export async function check(args: readonly string[], io: Io): Promise<0 | 1 | 2> {
  const { values, positionals } = readOptions(withNames(args), { ...RUN_OPTIONS, ...CHECK_OPTIONS });
  if (values.help) {
    io.print(`${HELP}\n`);
    return 0;
  }
  const failOn = oneOf('--fail-on', values['fail-on'] ?? 'warning', [...SEVERITIES, 'never']);
  const counted = failOn === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const isDry = values['fix-dry-run'] === true;
  if (isDry && values.format !== undefined)
    throw new UsageError('--fix-dry-run 输出差异（unified diff），不能再选 --format');
  if (values.ndjson && (isDry || values.fix || values['fix-wording']))
    throw new UsageError('--ndjson 不能与 --fix、--fix-dry-run 同用');
  if (values.unannotate) return takeCommentsOut(positionals, values, io);
  if (makesCopies(values)) return answerCopies(positionals, values, counted, io);
  if (values['update-baseline']) return writeBaseline(positionals, values, io);
  if (values.ndjson) {
    let isFound = false;
    const { failed } = await answerStream('check', io, values.config, (file) => {
      isFound ||= file.findings.some(({ severity }) => counted.includes(severity));
      return { schema: 1, ...promised(file) };
    });
    return failed ? 2 : isFound ? 1 : 0;
  }
  const format = oneOf('--format', values.format ?? 'text', CHECK_FORMAT_NAMES);
  if (values.watch && (values.output !== undefined || values.stdin || isDry || positionals.includes('-'))) {
    throw new UsageError('--watch 只检查文件，不能与 -o、--stdin、--fix-dry-run 同用');
  }
  const isCounted = (severity: Severity): boolean => counted.includes(severity);
  const show = (files: readonly ReportedFile[], failed: boolean): string => {
    const isShown = files.some(({ findings }) => findings.length > 0) && values.output === undefined;
    const colour = isShown && !io.env['NO_COLOR'] && io.isTerminal();
    // Programs get the place in a Word file as data besides the message.
    const shown = format === 'json' || format === 'ndjson' ? files : files.map(worded);
    return CHECK_FORMATS[format](reportOf(shown), { colour, isCounted, failed });
  };
  const { answers, failed } = await readAll('check', io, positionals, values);
  if (isDry) {
    const diff = answers.map((answer) => answer.diff ?? '').join('');
    // A patch is printed as it is; a person is shown it without anything that could steer the terminal.
    const isSeen = values.output === undefined && io.isTerminal();
    write(io, isSeen ? diff.split('\n').map(visible).join('\n') : diff, values.output);
  } else write(io, show(answers, failed), values.output);
  const isRead = answers.some(({ text }) => text !== '');
  if (format === 'text' && !isDry && isRead) io.tell(summaryOf(answers));
  if (values.watch) {
    const onProblem = (message: string): void => io.tell(visible(message));
    const known = new Map(answers.map((answer) => [answer.path, answer]));
    const again = async (paths: readonly string[]): Promise<void> => {
      const named = paths.map((path) => (path === '-' ? './-' : path));
      const result = await readAll('check', io, named, values, [...known.values()]);
      for (const answer of result.answers) known.set(answer.path, answer);
      for (const { path, findings } of result.answers) if (!findings.length) onProblem(`${path}：没有问题`);
      write(io, show(result.answers, result.failed), undefined);
    };
    await watchDrafts(positionals, {
      onReady: () => io.tell('正在监视改动，按 Ctrl-C 结束'),
      onChange: (paths) => {
        again(paths).catch((error: unknown) => onProblem(error instanceof Error ? error.message : String(error)));
      },
      onProblem,
    });
    return 0;
  }
  if (failed) return 2;
  return answers.some(({ findings }) => findings.some(({ severity }) => isCounted(severity))) ? 1 : 0;
}

/** `查了7篇：错误2，警告9，信息31`: the last line of a run that people read. */
function summaryOf(files: readonly ReportedFile[]): string {
  const { findings } = reportOf(files).summary;
  const found = SEVERITIES.filter((severity) => findings[severity]).map((s) => `${LEVEL[s]}${findings[s]}`);
  return `查了${files.length}篇：${found.join('，') || '没有问题'}`;
}

const LEVEL: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', info: '信息', hint: '提示' };

/**
 * Writes the present findings into the baseline that the options or the settings name, or a new one, so that they count
 * as known.
 */
async function writeBaseline(paths: readonly string[], values: RunValues, io: Io): Promise<0 | 2> {
  const configs = new ConfigFiles(values.config);
  const here = resolve('文稿');
  let named: string | null = null;
  try {
    named = configs.baselineOf(here, configs.settingsFor(here));
  } catch (error) {
    if (values.baseline === undefined) throw new UsageError((error as Error).message);
  }
  const path = values.baseline ?? named ?? BASELINE_NAME;
  const { answers, failed } = await readAll('check', io, paths, { ...values, baseline: '' });
  updateBaseline(path, answers);
  const count = answers.reduce((sum, { findings }) => sum + findings.length, 0);
  io.tell(visible(`基线 ${path}：${answers.length}篇文稿，${count}处问题`));
  if (resolve(path) !== named) io.tell(`在 ${CONFIG_NAME} 中写上 "baseline"，编辑器与命令行就都按它不再提示`);
  return failed ? 2 : 0;
}
