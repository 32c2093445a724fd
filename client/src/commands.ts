/** The commands of the palette. */
import type { ExtensionContext, TextDocument } from 'vscode';
import { commands, l10n, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { activeDraft, checkFile, checkFolder, checkWorkspace } from './check';
import { runCli } from './cli';
import { compareDrafts } from './compare';
import type { CommandName } from './contributions';
import { commandId } from './contributions';
import { newDraft } from './new-draft';
import { showMenu, togglePause } from './menu';
import { openSample } from './sample';
import { restart } from './server';
import type { Statuses } from './status';
import { openWalkthrough } from './welcome';

export function registerCommands(context: ExtensionContext, server: LanguageClient, statuses: Statuses): void {
  const handlers: Record<CommandName, (argument?: unknown) => unknown> = {
    menu: () => showMenu(statuses),
    checkFile: () => checkFile(statuses),
    checkFolder: (target) => checkFolder(server, statuses, target instanceof Uri ? target : undefined),
    checkWorkspace: () => checkWorkspace(server),
    togglePause,
    compareDrafts: (earlier) => compareDrafts(server, earlier instanceof Uri ? earlier : undefined),
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
}

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

function neighbour(draft: TextDocument, name: string): Uri {
  if (!draft.isUntitled) return Uri.joinPath(draft.uri, '..', name);
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return folder ? Uri.joinPath(folder, name) : Uri.file(name);
}
