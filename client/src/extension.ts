/** Starts the language server and registers what the extension contributes. */
import type { ExtensionContext } from 'vscode';
import { registerAgents } from './agents';
import type { Api } from './api';
import { listFindings } from './check';
import { registerCommands } from './commands';
import { FigurePanel } from './figures/panel';
import { registerManual } from './manual';
import { registerRuleCommands } from './rule-commands';
import { startServer } from './server';
import { registerStatus } from './status';
import { registerTasks } from './tasks';
import { welcome } from './welcome';
import { registerWord } from './word';

export function activate(context: ExtensionContext): Api {
  const server = startServer(context);
  const status = registerStatus(context, server);
  const figures = new FigurePanel(server, status);
  context.subscriptions.push(figures);
  registerCommands(context, server, status, figures);
  registerRuleCommands(context, server);
  registerManual(context);
  registerTasks(context, (folders) => listFindings(server, folders));
  registerWord(context);
  registerAgents(context, server);
  void welcome(context);
  return { figures };
}
