/** The command `wenheng`. Only what the command needs is loaded, so that short answers come at once. */
import type * as Commands from './commands';
import { loadCompiled } from './engine/compiled';
import { version } from './engine/data';
import type * as Manual from './manual';
import type { Io } from './terminal/io';
import { processIo } from './terminal/out';
import { isUsageError, UsageError } from './terminal/usage';
import { visible } from './terminal/visible';

/** 0: no findings at or above the threshold; 1: there are some; 2: the run itself failed. */
type ExitStatus = 0 | 1 | 2;

/**
 * Runs the command that the arguments name and resolves to the exit status. `io` is all that it reads and writes
 * besides files. Relative paths are relative to the folder of the process. `lsp` and `mcp` use the input and output of
 * the process.
 */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  try {
    return await answer(args, io);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    io.tell(visible(isUsageError(error) ? `wenheng：${message}` : `wenheng：内部错误：${message}`));
    if (!isUsageError(error) && io.env['WENHENG_TRACE'] && error instanceof Error) io.tell(error.stack ?? '');
    return 2;
  }
}

async function answer([command, ...args]: readonly string[], io: Io): Promise<ExitStatus> {
  switch (command) {
    case 'check':
      return (await commands()).check(args, io);
    case 'facts':
      return (await commands()).facts(args, io);
    case 'review':
      return (await commands()).review(args, io);
    case 'compare':
      return (await commands()).compare(args, io);
    case 'ledger':
      return (await commands()).ledger(args, io);
    case 'export':
      return (await commands()).exportWord(args, io);
    case 'text':
      return (await commands()).text(args, io);
    case 'rules':
      return (await manual()).rules(args, io);
    case 'explain':
      return (await manual()).explain(args, io);
    case 'config':
      return (await commands()).showConfig(args, io);
    case 'lsp':
      return serve(args);
    case 'mcp':
      return (await import('./mcp')).serve(args);
    case '--version':
    case '-v':
      io.print(`${version()}\n`);
      return 0;
    case 'help':
    case '--help':
    case '-h':
      io.print(`${(await import('./cli/help')).HELP}\n`);
      return 0;
    case undefined:
      io.tell((await import('./cli/help')).HELP);
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

/** The server is a bundle of its own beside this one. It ends with its client. */
async function serve(args: string[]): Promise<ExitStatus> {
  const transport = args.filter((a) => !a.startsWith('--clientProcessId='));
  if (transport.join(' ') !== '--stdio') throw new UsageError('语言服务器只支持标准输入输出，请用 wenheng lsp --stdio');
  await import('./main');
  return 0;
}

// A test that loads this bundle calls `run` with an input and output of its own.
if (require.main === module) {
  void run(process.argv.slice(2), processIo).then((status) => {
    process.exitCode = status;
  });
}
