/** `wenheng export`: a draft as a Word file in the layout of official documents. */
import { basename } from 'node:path';
import { DocumentAnalyzer } from '../../core/analyzer';
import { DEFAULT_SETTINGS } from '../../core/settings';
import { wordExport } from '../apart';
import { formatOf, loadDraft } from '../drafts/files';
import { blocksOf } from '../drafts/official-blocks';
import { UnreadableText } from '../files/encoding';
import { FileProblem } from '../files/problem';
import { writeOver } from '../files/rewrite';
import type { Io } from '../terminal/io';
import { UsageError } from '../terminal/usage';
import { visible } from '../terminal/visible';
import { HELP } from './help';
import { readOptions } from './options';
import { readStdin } from './run';

/**
 * Resolves to the exit status: 2 where the draft cannot be read. Throws a `UsageError` for a mistake in the options.
 */
export async function exportWord(args: readonly string[], io: Io): Promise<0 | 2> {
  const { values, positionals } = readOptions(args, {
    output: { type: 'string', short: 'o' },
    'stdin-filename': { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    io.print(`${HELP}\n`);
    return 0;
  }
  const [path, ...others] = positionals;
  if (path === undefined || others.length) {
    throw new UsageError('wenheng export 要一篇文稿，如 wenheng export 文稿.md -o 文稿.docx；“-”为标准输入');
  }
  const name = path === '-' ? (values['stdin-filename'] ?? '文稿.txt') : path;
  const output = values.output ?? name.replace(/\.[^./\\]*$/, '') + '.docx';
  if (basename(output) === basename(name) && values.output === undefined) {
    throw new UsageError(`${name} 已是 Word 文稿，请用 -o 指明另一个文件名`);
  }
  try {
    const draft = await loadDraft(name, path === '-' ? await readStdin(io) : null, DEFAULT_SETTINGS.maxCharacters);
    if (draft.remark) io.tell(visible(`${path}：${draft.remark}`));
    const analysis = new DocumentAnalyzer().analyze(draft.text, {
      format: formatOf(name),
      headings: draft.word?.headings,
    });
    const { blocks, title, left } = blocksOf(analysis);
    if (left.length) io.tell(visible(`${path}：第 ${left.join('、')} 行没有写入（代码、注释或文前设置）`));
    const bytes = await wordExport().officialDocx(blocks, title);
    if (output === '-') io.print(bytes);
    else writeOver(output, bytes);
    return 0;
  } catch (error) {
    if (error instanceof FileProblem) io.tell(visible(error.message));
    else if (error instanceof UnreadableText) io.tell(visible(`${path}：${error.message}`));
    else throw error;
    return 2;
  }
}
