/** The commands of the palette. */
import type { ExtensionContext } from 'vscode';
import { commands, l10n, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { FigureStateName } from '../../server/src/protocol';
import { activeDraft, checkFile, checkFolder, checkWorkspace } from './check';
import { runCli } from './cli';
import type { CommandName } from './contributions';
import { commandId, FIGURES_VIEW } from './contributions';
import type { FigurePanel } from './figures/panel';
import { GO_TO_FIGURE, goToFigure, MORE_FIGURES } from './figures/panel';
import type { Filter } from './figures/rows';
import { ALL } from './figures/rows';
import { newDraft } from './new-draft';
import { showMenu, togglePause } from './menu';
import { exportReview, neighbour } from './review';
import { openSample } from './sample';
import { restart } from './server';
import type { Statuses } from './status';
import { openWalkthrough } from './welcome';

export function registerCommands(
  context: ExtensionContext,
  server: LanguageClient,
  statuses: Statuses,
  figures: FigurePanel,
): void {
  const handlers: Record<CommandName, (argument?: unknown, another?: unknown) => unknown> = {
    menu: () => showMenu(statuses),
    checkFile: () => checkFile(statuses),
    checkFolder: (target) => checkFolder(server, statuses, target instanceof Uri ? target : undefined),
    checkWorkspace: () => checkWorkspace(server),
    togglePause,
    showFigures: () => commands.executeCommand(`${FIGURES_VIEW}.focus`),
    filterFigures: (filter) => (isFilter(filter) ? figures.setFilter({ ...ALL, ...filter }) : figures.chooseFilter()),
    unfilterFigures: () => figures.setFilter(ALL),
    exportReview: (shown, target) => exportReview(context, uriOr(shown), uriOr(target)),
    exportFacts: () => exportFacts(context),
    newDraft: () => newDraft(context),
    openSample: () => openSample(context),
    openWalkthrough: () => openWalkthrough(context),
    restartServer: () => restart(server),
    showLog: () => server.outputChannel.show(),
  };
  for (const [name, handler] of Object.entries(handlers)) {
    context.subscriptions.push(commands.registerCommand(commandId(name as CommandName), handler));
  }
  context.subscriptions.push(
    commands.registerCommand(GO_TO_FIGURE, goToFigure),
    commands.registerCommand(MORE_FIGURES, (state: FigureStateName) => figures.more(state)),
  );
}

const uriOr = (argument: unknown): Uri | undefined => (argument instanceof Uri ? argument : undefined);

/** What a key may be bound to; a menu gives something else. */
const isFilter = (argument: unknown): argument is Partial<Filter> =>
  typeof argument === 'object' &&
  argument !== null &&
  Object.entries(argument).length > 0 &&
  Object.entries(argument).every(([sort, values]) => sort in ALL && Array.isArray(values));

const FORMATS = {
  xlsx: { label: 'Excel', ending: 'xlsx', en: 'Workbook: figures, dates, outline' },
  'csv-zh': { label: 'CSV', ending: 'csv', en: 'One figure a row, opens in any spreadsheet' },
  json: {
    label: 'JSON',
    ending: 'json',
    en: 'Everything read: figures, lists, slogans, attributions, outline, relations',
  },
} as const;

/** Writes what the draft in view says, as it stands, into a file that the user names. */
async function exportFacts(context: ExtensionContext): Promise<void> {
  const draft = activeDraft();
  if (!draft) return;
  const items = Object.entries(FORMATS).map(([format, { label, ending, en }]) => {
    return { format, label, ending, description: l10n.t(en) };
  });
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Format of the export') });
  if (!chosen) return;
  const name = draft.isUntitled ? '文稿.txt' : (draft.uri.path.split('/').pop() ?? '文稿.txt');
  const target = await window.showSaveDialog({
    defaultUri: neighbour(draft, `${name.replace(/\.[^.]*$/, '')}-数据.${chosen.ending}`),
    filters: { [chosen.label]: [chosen.ending] },
  });
  if (!target) return;
  const path = draft.uri.scheme === 'file' ? draft.uri.fsPath : name;
  const args = ['facts', '--stdin', `--stdin-filename=${path}`, '--format', chosen.format];
  try {
    const content = await runCli(context, args, draft);
    await workspace.fs.writeFile(target, content);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return void window.showErrorMessage(l10n.t('The figures could not be exported: {0}', message));
  }
  const open = l10n.t('Open');
  if ((await window.showInformationMessage(l10n.t('Exported to {0}', target.fsPath), open)) === open) {
    await commands.executeCommand('vscode.open', target);
  }
}
