/** `wenheng text`: prints the text that is checked, from whatever kind of file. */
import { DEFAULT_SETTINGS } from '../../core/settings';
import { loadDraft } from '../drafts/files';
import { UnreadableText } from '../files/encoding';
import { FileProblem } from '../files/problem';
import type { Io } from '../terminal/io';
import { UsageError } from '../terminal/usage';
import { visible } from '../terminal/visible';
import { HELP } from './help';
import { readOptions } from './options';
import { readStdin, write } from './run';

/** Resolves to the exit status: 2 where the file cannot be read. Throws a `UsageError` for a mistake in the options. */
export async function text(args: readonly string[], io: Io): Promise<0 | 2> {
  const { values, positionals } = readOptions(args, {
    output: { type: 'string', short: 'o' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    io.print(`${HELP}\n`);
    return 0;
  }
  const [path, ...others] = positionals;
  if (path === undefined || others.length)
    throw new UsageError('wenheng text 要一个文件，如 wenheng text 稿.docx；“-”为标准输入');
  try {
    const bytes = path === '-' ? await readStdin(io) : null;
    const draft = await loadDraft(bytes ? '<stdin>' : path, bytes, DEFAULT_SETTINGS.maxCharacters);
    if (draft.remark) io.tell(visible(`${path}：${draft.remark}`));
    write(io, draft.text, values.output);
    return 0;
  } catch (error) {
    if (error instanceof FileProblem) io.tell(visible(error.message));
    else if (error instanceof UnreadableText) io.tell(visible(`${path}：${error.message}`));
    else throw error;
    return 2;
  }
}
