/** Options of a command, read strictly: an unknown one is reported with the most similar known one. */
import type { parseArgs, ParseArgsConfig } from 'node:util';
import { unknownName } from '../../core/config';
import { UsageError } from '../terminal/usage';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>>;

/**
 * Reads options as Node's `parseArgs` does, which takes longer to load than a short answer takes to give. Throws a
 * `UsageError` for a mistake.
 */
export function readOptions<const T extends Options>(args: readonly string[], options: T): Parsed<T> {
  const values: Record<string, string | boolean> = {};
  const positionals: string[] = [];
  const rest = [...args];
  const take = (name: string | undefined, shown: string, inline?: string): void => {
    const option = name !== undefined && Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) {
      const known = Object.keys(options).map((n) => `--${n}`);
      throw new UsageError(`${unknownName('选项', shown, known)}（wenheng --help 列出全部选项）`);
    }
    // `--fix=wording` means `--fix-wording`, where there is such an option.
    if (option.type === 'boolean' && inline !== undefined && Object.hasOwn(options, `${name}-${inline}`)) {
      values[`${name}-${inline}`] = true;
      return;
    }
    if (option.type === 'boolean' && inline !== undefined) throw new UsageError(`选项 ${shown} 不带值`);
    const value = option.type === 'boolean' || (inline ?? rest.shift());
    if (value === undefined || (typeof value === 'string' && inline === undefined && /^-./.test(value))) {
      throw new UsageError(`选项 ${shown} 后面缺一个值`);
    }
    values[name!] = value;
  };
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      positionals.push(...rest);
      break;
    }
    if (arg.startsWith('--')) {
      const sign = arg.indexOf('=', 3);
      const shown = sign < 0 ? arg : arg.slice(0, sign);
      take(shown.slice(2), shown, sign < 0 ? undefined : arg.slice(sign + 1));
    } else if (arg.startsWith('-') && arg !== '-') {
      takeShort(arg.slice(1));
    } else positionals.push(arg);
  }
  return { values, positionals } as unknown as Parsed<T>;

  /** Reads `-w`, `-f json`, `-fjson`, or several switches in one as `-wq`. */
  function takeShort(letters: string): void {
    for (let i = 0; i < letters.length; i++) {
      const name = Object.keys(options).find((n) => options[n]!.short === letters[i]);
      const hasValue = name !== undefined && options[name]!.type === 'string';
      take(name, `-${letters[i]}`, hasValue ? letters.slice(i + 1) || undefined : undefined);
      if (hasValue) return;
    }
  }
}

/** The arguments, in which a lone dash after `--` becomes the file of that name and does not mean standard input. */
export function withNames(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, i) => (end >= 0 && i > end && arg === '-' ? './-' : arg));
}

/** The value of an option that must be one of `names`. Throws a `UsageError` for any other. */
export function oneOf<T extends string>(option: string, value: string, names: readonly T[]): T {
  if ((names as readonly string[]).includes(value)) return value as T;
  throw new UsageError(`选项 ${option} 的值“${value}”应为 ${names.join('、')} 之一`);
}
