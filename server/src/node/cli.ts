/** The command `wenheng`. Only what the command at hand needs is evaluated, so that small answers come at once. */
import type * as Commands from './commands';
import { loadCompiled } from './engine/compiled';
import { version } from './engine/data';
import type * as Manual from './manual';
import { print } from './terminal/out';
import { isUsageError, UsageError } from './terminal/usage';
import { visible } from './terminal/visible';

/** 0 nothing to object to, 1 findings at or above the threshold, 2 the run itself failed. */
type ExitStatus = 0 | 1 | 2;

async function main([command, ...args]: string[]): Promise<ExitStatus> {
  switch (command) {
    case 'check':
      return (await commands()).check(args);
    case 'facts':
      return (await commands()).facts(args);
    case 'review':
      return (await commands()).review(args);
    case 'export':
      return (await commands()).exportWord(args);
    case 'text':
      return (await commands()).text(args);
    case 'rules':
      return (await manual()).rules(args);
    case 'explain':
      return (await manual()).explain(args);
    case 'config':
      return (await commands()).showConfig(args);
    case 'lsp':
      return serve(args);
    case 'mcp':
      return (await import('./mcp')).serve(args);
    case '--version':
    case '-v':
      print(`${version()}\n`);
      return 0;
    case 'help':
    case '--help':
    case '-h':
      print(`${(await import('./cli/help')).HELP}\n`);
      return 0;
    case undefined:
      console.error((await import('./cli/help')).HELP);
      return 2;
    default:
      throw (await commands()).unknownCommand(command);
  }
}

async function commands(): Promise<typeof Commands> {
  return (loadCompiled('commands') as typeof Commands | null) ?? import('./commands');
}

async function manual(): Promise<typeof Manual> {
  return (loadCompiled('manual') as typeof Manual | null) ?? import('./manual');
}

/** The server is a bundle of its own beside this one. It ends when its client does. */
async function serve(args: string[]): Promise<ExitStatus> {
  const transport = args.filter((a) => !a.startsWith('--clientProcessId='));
  if (transport.join(' ') !== '--stdio') throw new UsageError('语言服务器只支持标准输入输出，请用 wenheng lsp --stdio');
  await import('./main');
  return 0;
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    console.error(visible(isUsageError(error) ? `wenheng：${message}` : `wenheng：内部错误：${message}`));
    if (!isUsageError(error) && process.env['WENHENG_TRACE'] && error instanceof Error) console.error(error.stack);
    process.exitCode = 2;
  },
);
