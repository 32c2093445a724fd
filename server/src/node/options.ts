/** Options of a command, read strictly: what is not known is named with the nearest known one. */
import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { unknownName } from '../core/config';
import { UsageError } from './usage';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>>;

export function readOptions<const T extends Options>(args: readonly string[], options: T): Parsed<T> {
  const known = Object.keys(options).map((name) => `--${name}`);
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    if (!option) throw new UsageError(`${unknownName('选项', token.rawName, known)}（wenheng --help 列出全部选项）`);
    const isMissing = token.value === undefined || (!token.inlineValue && /^--?[a-z]/.test(token.value));
    if (option.type === 'string' && isMissing) throw new UsageError(`选项 ${token.rawName} 后面缺一个值`);
    if (option.type === 'boolean' && token.inlineValue) throw new UsageError(`选项 ${token.rawName} 不带值`);
  }
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

/** The value of an option that is one of a few names. */
export function oneOf<T extends string>(option: string, value: string, names: readonly T[]): T {
  if ((names as readonly string[]).includes(value)) return value as T;
  throw new UsageError(`选项 ${option} 的值“${value}”应为 ${names.join('、')} 之一`);
}
