/** Starts the language server and registers what the extension contributes. */
import type { ExtensionContext } from 'vscode';
import { registerCommands } from './commands';
import { startServer } from './server';
import { registerStatus } from './status';
import { registerTasks } from './tasks';
import { registerWord } from './word';

export function activate(context: ExtensionContext): void {
  const server = startServer(context);
  const status = registerStatus(context, server);
  registerCommands(context, server, status);
  registerTasks(context);
  registerWord(context);
}
