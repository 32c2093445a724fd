/** `wenheng check`: findings of drafts, in the format asked for. */
import type { Severity } from '../core/model';
import type { CheckFormat } from './formats/check';
import { CHECK_FORMATS } from './formats/check';
import { promised } from './formats/json';
import { HELP } from './help';
import { oneOf, readOptions } from './options';
import { reportOf, SEVERITIES } from './report';
import { readAll, RUN_OPTIONS, write } from './run';
import { answerStream } from './stream';
import { UsageError } from './usage';

const CHECK_OPTIONS = {
  'fail-on': { type: 'string' },
  fix: { type: 'boolean' },
  'fix-dry-run': { type: 'boolean' },
} as const;

/** 1 where findings at or above the threshold are left: after fixing, those that the fixes leave. */
export async function check(args: readonly string[]): Promise<0 | 1 | 2> {
  const { values, positionals } = readOptions(args, { ...RUN_OPTIONS, ...CHECK_OPTIONS });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const failOn = oneOf('--fail-on', values['fail-on'] ?? 'warning', [...SEVERITIES, 'never']);
  const counted = failOn === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const isDry = values['fix-dry-run'] === true;
  if (isDry && values.format !== undefined)
    throw new UsageError('--fix-dry-run 输出差异（unified diff），不能再选 --format');
  if (values.ndjson && (isDry || values.fix)) throw new UsageError('--ndjson 不能与 --fix、--fix-dry-run 同用');
  if (values.ndjson) {
    let isFound = false;
    const { failed } = await answerStream('check', values.config, (file) => {
      isFound ||= file.findings.some(({ severity }) => counted.includes(severity));
      return { schema: 1, ...promised(file) };
    });
    return failed ? 2 : isFound ? 1 : 0;
  }
  const format = oneOf('--format', values.format ?? 'text', Object.keys(CHECK_FORMATS) as CheckFormat[]);
  const { answers, failed } = await readAll('check', positionals, values);
  const report = reportOf(answers);
  const colour = values.output === undefined && process.stdout.isTTY && !process.env['NO_COLOR'];
  const isCounted = (severity: Severity): boolean => counted.includes(severity);
  if (isDry) write(answers.map(({ diff }) => diff ?? '').join(''), values.output);
  else write(CHECK_FORMATS[format](report, { colour, isCounted, failed }), values.output);
  if (failed) return 2;
  return counted.some((severity) => report.summary.findings[severity] > 0) ? 1 : 0;
}
