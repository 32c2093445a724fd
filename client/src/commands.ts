/** The commands of the palette. */
import type { ExtensionContext, TextDocument } from 'vscode';
import { commands, l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FigureStateName } from '../../server/src/protocol';
import { activeDraft, checkFile } from './check';
import { Comparisons } from './compare';
import type { CommandName } from './contributions';
import { commandId, FIGURES_VIEW } from './contributions';
import type { FigurePanel } from './figures/panel';
import { GO_TO_FIGURE, goToFigure, MORE_FIGURES } from './figures/panel';
import type { Filter } from './figures/rows';
import { ALL } from './figures/rows';
import { newDraft } from './new-draft';
import { showMenu, togglePause } from './menu';
import type { ReviewAsked } from './review';
import { exportReview, neighbour } from './review';
import { openSample } from './sample';
import type { Statuses } from './status';
import { openWalkthrough } from './welcome';

/** What the commands need from the platform on which the extension runs. */
export interface Ways {
  checkFolder(target?: Uri): unknown;
  checkWorkspace(): unknown;
  /** The figures of a draft in a format of `wenheng facts`. Rejects with the reason. */
  figures(draft: TextDocument, format: string): Promise<Uint8Array>;
  /** A review sheet in a format of `wenheng review`. Rejects with the reason. */
  review(asked: ReviewAsked): Promise<Uint8Array>;
  restart(): unknown;
}

/** Registers the commands of the palette. */
export function registerCommands(
  context: ExtensionContext,
  server: BaseLanguageClient,
  statuses: Statuses,
  figures: FigurePanel,
  ways: Ways,
): void {
  const comparisons = new Comparisons(context, server);
  const handlers: Record<CommandName, (argument?: unknown, another?: unknown) => unknown> = {
    menu: () => showMenu(statuses),
    checkFile: () => checkFile(statuses),
    checkFolder: (target) => ways.checkFolder(target instanceof Uri ? target : undefined),
    checkWorkspace: () => ways.checkWorkspace(),
    togglePause,
    showFigures: () => commands.executeCommand(`${FIGURES_VIEW}.focus`),
    filterFigures: (filter) => (isFilter(filter) ? figures.setFilter({ ...ALL, ...filter }) : figures.chooseFilter()),
    unfilterFigures: () => figures.setFilter(ALL),
    exportReview: (shown, target) => exportReview(ways.review, uriOr(shown), uriOr(target)),
    compareDrafts: (earlier) => comparisons.compare(uriOr(earlier)),
    exportFacts: () => exportFacts(ways),
    newDraft: () => newDraft(context),
    openSample: () => openSample(context),
    openWalkthrough: () => openWalkthrough(context),
    restartServer: () => ways.restart(),
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

/** A key binding may pass a filter; a menu passes something else. */
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

/** Writes the facts of the draft in view, as it stands, into a file that the user names. */
async function exportFacts({ figures }: Ways): Promise<void> {
  const draft = activeDraft();
  if (!draft) return;
  const items = Object.entries(FORMATS).map(([format, { label, ending, en }]) => {
    return { format, label, ending, description: l10n.t(en) };
  });
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Format of the export') });
  if (!chosen) return;
  const target = await window.showSaveDialog({
    defaultUri: neighbour(draft, `${nameOf(draft).replace(/\.[^.]*$/, '')}-数据.${chosen.ending}`),
    filters: { [chosen.label]: [chosen.ending] },
  });
  if (!target) return;
  try {
    await workspace.fs.writeFile(target, await figures(draft, chosen.format));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return void window.showErrorMessage(l10n.t('The figures could not be exported: {0}', message));
  }
  const open = l10n.t('Open');
  if ((await window.showInformationMessage(l10n.t('Exported to {0}', target.fsPath), open)) === open) {
    await commands.executeCommand('vscode.open', target);
  }
}

/** The file name of a draft, also for one that has no file yet. */
export const nameOf = ({ isUntitled, uri }: TextDocument): string =>
  (isUntitled ? undefined : uri.path.split('/').pop()) ?? '文稿.txt';
