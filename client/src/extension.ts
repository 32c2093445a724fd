/** Starts the language server and registers what the extension contributes. */
import type { ExtensionContext } from 'vscode';
import { registerAgents } from './agents';
import { listFindings } from './check';
import { registerCommands } from './commands';
import { registerManual } from './manual';
import { registerRuleCommands } from './rule-commands';
import { startServer } from './server';
import { registerStatus } from './status';
import { registerTasks } from './tasks';
import { welcome } from './welcome';
import { registerWord } from './word';

export function activate(context: ExtensionContext): void {
  const server = startServer(context);
  const status = registerStatus(context, server);
  registerCommands(context, server, status);
  registerRuleCommands(context, server);
  registerManual(context);
  registerTasks(context, (folders) => listFindings(server, folders));
  registerWord(context);
  registerAgents(context, server);
  void welcome(context);
}
