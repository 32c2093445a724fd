/** Starts the language server and registers what the extension contributes. */
import type { ExtensionContext } from 'vscode';
import { registerAgents } from './agents';
import type { Api } from './api';
import { checkFolder, checkWorkspace, listFindings } from './check';
import { figuresByCli, reviewByCli, wordByCli } from './cli-ways';
import { registerCommands } from './commands';
import { FigurePanel } from './figures/panel';
import { registerManual } from './manual';
import { registerRuleCommands } from './rule-commands';
import { restart, startServer } from './server';
import { registerStatus } from './status';
import { registerTasks } from './tasks';
import { welcome } from './welcome';
import { registerWord } from './word';

/** Starts the extension. */
export function activate(context: ExtensionContext): Api {
  const server = startServer(context);
  const status = registerStatus(context, server);
  const figures = new FigurePanel(server, status);
  context.subscriptions.push(figures);
  registerCommands(context, server, status, figures, {
    checkFolder: (target) => checkFolder(server, status, target),
    checkWorkspace: () => checkWorkspace(server),
    figures: (draft, format) => figuresByCli(context, draft, format),
    review: (asked) => reviewByCli(context, asked),
    restart: () => restart(server),
  });
  registerRuleCommands(context, server);
  registerManual(context);
  registerTasks(context, (folders) => listFindings(server, folders));
  registerWord(context, wordByCli(context));
  registerAgents(context, server);
  void welcome(context);
  return { figures };
}
