/** `wenheng facts`: what drafts say, without judgement, in the format asked for. */
import { FACTS_FORMATS } from '../formats/facts';
import { FACTS_FORMAT_NAMES } from '../formats/names';
import type { Io } from '../terminal/io';
import { UsageError } from '../terminal/usage';
import { HELP } from './help';
import { oneOf, readOptions, withNames } from './options';
import { readAll, RUN_OPTIONS, write } from './run';
import { answerStream } from './stream';

/**
 * Resolves to the exit status: 2 where a draft could not be read. Throws a `UsageError` for a mistake in the options.
 */
export async function facts(args: readonly string[], io: Io): Promise<0 | 2> {
  const { values, positionals } = readOptions(withNames(args), RUN_OPTIONS);
  if (values.help) {
    io.print(`${HELP}\n`);
    return 0;
  }
  if (values.ndjson) {
    const { failed } = await answerStream('facts', io, values.config, (document) => ({ schema: 1, ...document }));
    return failed ? 2 : 0;
  }
  const format = oneOf('--format', values.format ?? 'json', FACTS_FORMAT_NAMES);
  if (format === 'xlsx' && values.output === undefined && io.isTerminal()) {
    throw new UsageError('xlsx 是表格文件，请用 -o 指明文件名，如 -o 数据.xlsx');
  }
  const { answers: documents, failed } = await readAll('facts', io, positionals, values);
  write(io, await FACTS_FORMATS[format](documents), values.output);
  return failed ? 2 : 0;
}
