/** Starts the language server and registers what the extension contributes. */
import type { ExtensionContext } from 'vscode';
import { checkFolder, checkWorkspace, listFindings } from './check';
import { figuresByCli, wordByCli } from './cli-ways';
import { registerCommands } from './commands';
import { registerManual } from './manual';
import { registerRuleCommands } from './rule-commands';
import { restart, startServer } from './server';
import { registerStatus } from './status';
import { registerTasks } from './tasks';
import { welcome } from './welcome';
import { registerWord } from './word';

export function activate(context: ExtensionContext): void {
  const server = startServer(context);
  const status = registerStatus(context, server);
  registerCommands(context, server, status, {
    checkFolder: (target) => checkFolder(server, status, target),
    checkWorkspace: () => checkWorkspace(server),
    figures: (draft, format) => figuresByCli(context, draft, format),
    restart: () => restart(server),
  });
  registerRuleCommands(context, server);
  registerManual(context);
  registerTasks(context, (folders) => listFindings(server, folders));
  registerWord(context, wordByCli(context));
  void welcome(context);
}
