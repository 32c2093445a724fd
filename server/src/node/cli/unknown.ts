/** The error for an unknown command. */
import { unknownName } from '../../core/config';
import { UsageError } from '../terminal/usage';

const COMMAND_NAMES = [
  'check',
  'facts',
  'review',
  'compare',
  'ledger',
  'text',
  'export',
  'rules',
  'explain',
  'config',
  'lsp',
  'help',
  '--help',
  '--version',
];

/** The error for an unknown command or option, with the most similar known one. */
export function unknownCommand(name: string): UsageError {
  const what = name.startsWith('-') ? '选项' : '命令';
  return new UsageError(`${unknownName(what, name, COMMAND_NAMES)}（wenheng --help 列出全部用法）`);
}
