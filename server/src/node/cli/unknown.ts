/** What is said to a command that is not known. */
import { unknownName } from '../../core/config';
import { UsageError } from '../terminal/usage';

const COMMANDS = [
  'check',
  'facts',
  'review',
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

export function unknownCommand(name: string): UsageError {
  const what = name.startsWith('-') ? '选项' : '命令';
  return new UsageError(`${unknownName(what, name, COMMANDS)}（wenheng --help 列出全部用法）`);
}
