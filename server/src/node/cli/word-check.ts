/**
 * `wenheng check --annotate` and `--unannotate`: writes findings into copies of Word files as comments, and removes
 * them.
 */
import type { Severity } from '../../core/model';
import { findDrafts } from '../drafts/files';
import { annotateDrafts, unannotateDrafts } from '../drafts/word-copies';
import type { Io } from '../terminal/io';
import { UsageError } from '../terminal/usage';
import { visible } from '../terminal/visible';
import type { RunValues } from './run';
import { readAll } from './run';

/** The options that make copies of Word files. */
export const COPY_OPTIONS = {
  annotate: { type: 'boolean' },
  unannotate: { type: 'boolean' },
  'in-place': { type: 'boolean' },
} as const;

/** The values of the options that matter for copies. */
export interface CopyValues extends RunValues {
  readonly annotate?: boolean | undefined;
  readonly unannotate?: boolean | undefined;
  readonly 'in-place'?: boolean | undefined;
  readonly format?: string | undefined;
  readonly watch?: boolean | undefined;
  readonly ndjson?: boolean | undefined;
  readonly 'update-baseline'?: boolean | undefined;
}

/** Whether copies with comments are asked for. */
export const makesCopies = (values: CopyValues): boolean => values.annotate === true;

/**
 * Checks the drafts and writes their findings into copies. Resolves to the exit status: 1 where there are findings of
 * the counted levels, 2 where something failed. Throws a `UsageError` for options that do not go together.
 */
export async function answerCopies(
  paths: readonly string[],
  values: CopyValues,
  counted: readonly Severity[],
  io: Io,
): Promise<0 | 1 | 2> {
  refuseOthers('--annotate', values);
  const { answers, failed } = await readAll('check', io, paths, values);
  const copies = annotateDrafts(answers, targetOf(values));
  for (const line of copies.lines) io.tell(visible(line));
  if (failed || copies.failed) return 2;
  return answers.some(({ findings }) => findings.some(({ severity }) => counted.includes(severity))) ? 1 : 0;
}

/**
 * Writes copies without the comments of earlier runs. Returns the exit status: 2 where a file failed. Throws a
 * `UsageError` for options that do not go together.
 */
export function takeCommentsOut(args: readonly string[], values: CopyValues, io: Io): 0 | 2 {
  refuseOthers('--unannotate', values);
  if (!args.length) throw new UsageError('--unannotate 要写明文件，如 wenheng check --unannotate 稿.核对.docx');
  const { paths, problems } = findDrafts(args);
  const copies = unannotateDrafts(paths, targetOf(values));
  for (const line of [...problems, ...copies.lines]) io.tell(visible(line));
  return problems.length || copies.failed ? 2 : 0;
}

const targetOf = (values: CopyValues): { output: string | undefined; inPlace: boolean } => {
  const inPlace = values['in-place'] === true;
  if (inPlace && values.output !== undefined) throw new UsageError('--in-place 写回原文件，不能与 -o 同用');
  return { output: values.output, inPlace };
};

/** Options that answer in another way, or change the same file in another way. */
const OTHER_ANSWERS = [
  'fix',
  'fix-wording',
  'fix-dry-run',
  'format',
  'watch',
  'ndjson',
  'update-baseline',
  'stdin',
] as const;

function refuseOthers(option: string, values: CopyValues): void {
  const other = OTHER_ANSWERS.find((name) => values[name] !== undefined);
  if (other) throw new UsageError(`${option} 写 Word 文件，不能与 --${other} 同用`);
  if (values.annotate && values.unannotate) throw new UsageError('--annotate 与 --unannotate 只能用一个');
}
