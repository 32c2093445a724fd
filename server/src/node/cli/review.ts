/**
 * `wenheng review`: the review sheet (核对表) of drafts with every figure, in the format that the output file's name
 * asks for.
 */
import { reviewSheets } from '../apart';
import { HELP } from './help';
import { oneOf, readOptions, withNames } from './options';
import type { Io } from '../terminal/io';
import { readAll, RUN_OPTIONS, write } from './run';
import { UsageError } from '../terminal/usage';
import type { ReviewFormat } from '../desk/review/names';
import { BINARY, formatOfFile, REVIEW_FORMATS } from '../desk/review/names';

/**
 * Resolves to the exit status: 2 where a draft could not be read; findings do not change it. Throws a `UsageError` for
 * a mistake in the options.
 */
export async function review(args: readonly string[], io: Io): Promise<0 | 2> {
  const { ndjson: _, ...options } = RUN_OPTIONS;
  const { values, positionals } = readOptions(withNames(args), options);
  if (values.help) {
    io.print(`${HELP}\n`);
    return 0;
  }
  const format = formatFor(values.format, values.output);
  if (BINARY.has(format) && values.output === undefined && io.isTerminal()) {
    throw new UsageError(`${format} 不是文本，请用 -o 指明文件名，如 -o 核对表.${format}`);
  }
  const { answers, failed } = await readAll('review', io, positionals, values);
  if (!answers.length && failed) return 2;
  write(io, await reviewSheets().reviewFile(format, answers), values.output);
  return failed ? 2 : 0;
}

/** The format of `--format`, else that of the file's ending, else HTML. */
function formatFor(format: string | undefined, output: string | undefined): ReviewFormat {
  if (format !== undefined) return oneOf('--format', format, REVIEW_FORMATS);
  if (output === undefined || output === '-') return 'html';
  const told = formatOfFile(output);
  if (told) return told;
  const endings = REVIEW_FORMATS.map((ending) => `.${ending}`).join('、');
  throw new UsageError(`-o ${output}：看不出核对表的格式，文件名请以 ${endings} 结尾，或用 --format 指明`);
}
