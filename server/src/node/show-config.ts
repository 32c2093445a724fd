/** `wenheng config --print FILE`: the settings that hold for a draft, and where they come from. */
import { settingsFor } from './config';
import { readOptions } from './options';
import { UsageError } from './usage';

export function showConfig(args: readonly string[]): 0 | 2 {
  const { values, positionals } = readOptions(args, { print: { type: 'boolean' } });
  const [path] = positionals;
  if (!values.print || path === undefined) throw new UsageError('用法：wenheng config --print 文件');
  const { settings, ignored, configPath, errors } = settingsFor(path);
  for (const error of errors) console.error(error);
  console.log(JSON.stringify({ path, config: configPath, ignored, settings }, null, 2));
  return errors.length ? 2 : 0;
}
