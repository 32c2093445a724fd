/** `wenheng ledger`: a first ledger of approved figures, made from drafts. */
import { extname } from 'node:path';
import type { LedgerLine } from '../../core/desk/ledger';
import { COLUMNS, ledgerFrom } from '../../core/desk/ledger';
import { sheets } from '../apart';
import { HELP } from './help';
import { readOptions, withNames } from './options';
import { readAll, write } from './run';
import { csv } from '../formats/csv';
import { lineCounter } from '../../core/text/lines';
import type { Io } from '../terminal/io';
import { UsageError } from '../terminal/usage';
import { visible } from '../terminal/visible';

type Cells = readonly (readonly string[])[];

const COLUMN_HEADS = [
  ...Object.entries(COLUMNS).map(([key, { head, width }]) => ({ key: key as keyof LedgerLine, head, width })),
  { key: 'note' as const, head: '备注', width: 30 },
];

const WRITERS: Readonly<Record<string, (rows: Cells) => Promise<Uint8Array> | string>> = {
  '.xlsx': (rows) =>
    sheets().writeXlsx(
      '台账',
      COLUMN_HEADS.map(({ head, width, key }) => ({ head, width, isNumber: key === 'value' })),
      rows,
    ),
  '.csv': (rows) => csv([COLUMN_HEADS.map(({ head }) => head), ...rows]),
  '.md': (rows) => {
    const line = (cells: readonly string[]): string =>
      `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |\n`;
    return `# 数据台账\n\n${line(COLUMN_HEADS.map(({ head }) => head))}${line(COLUMN_HEADS.map(() => '---'))}${rows.map(line).join('')}`;
  },
};

/**
 * Resolves to the exit status: 2 where a draft could not be read. Throws a `UsageError` for a mistake in the options.
 */
export async function ledger(args: readonly string[], io: Io): Promise<0 | 2> {
  const { values, positionals } = readOptions(withNames(args), {
    output: { type: 'string', short: 'o' },
    config: { type: 'string', short: 'c' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    io.print(`${HELP}\n`);
    return 0;
  }
  const kinds = Object.keys(WRITERS).join('、');
  if (values.output === undefined)
    throw new UsageError(`wenheng ledger 要用 -o 指明写到哪里，如 wenheng ledger 报告.md -o 台账.xlsx（${kinds}）`);
  const writer = WRITERS[extname(values.output).toLowerCase()];
  if (!writer) throw new UsageError(`-o ${values.output}：台账的文件名应以 ${kinds} 结尾`);
  const { answers, failed } = await readAll(
    'check',
    io,
    positionals,
    { config: values.config, output: values.output },
    [],
  );
  const drafts = answers.map(({ path, text, desk }) => {
    const place = lineCounter(text);
    return { name: path, claims: desk?.claims ?? [], lineOf: (offset: number) => place(offset).line };
  });
  const rows = ledgerFrom(drafts);
  const cells = rows.map((row) => COLUMN_HEADS.map(({ key }) => row[key]));
  write(io, await writer(cells), values.output);
  const unsettled = rows.filter(({ note }) => note).length;
  const more = unsettled ? `，其中${unsettled}个各稿不一，见备注` : '';
  io.tell(visible(`${values.output}：${answers.length}篇文稿，${rows.length}个数据${more}`));
  return failed ? 2 : 0;
}
