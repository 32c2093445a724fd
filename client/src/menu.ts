/** The menu of the status bar, and pausing. */
import type { QuickPickItem } from 'vscode';
import { commands, ConfigurationTarget, l10n, QuickPickItemKind, window, workspace } from 'vscode';
import type { CommandName } from './contributions';
import { commandId } from './contributions';
import type { Statuses } from './status';
import { summary } from './status';

interface Entry extends QuickPickItem {
  readonly run?: readonly [command: string, ...args: unknown[]];
}

/** Shows the menu for the document in view. */
export async function showMenu(statuses: Statuses): Promise<void> {
  const document = window.activeTextEditor?.document;
  const status = document && statuses.of(document.uri.toString());
  const entry = (icon: string, label: string, run: Entry['run'], description = ''): Entry => {
    return { label: `$(${icon}) ${label}`, description, ...(run && { run }) };
  };
  const own = (name: CommandName): Entry['run'] => [commandId(name)];
  const line = (label: string): Entry => ({ label, kind: QuickPickItemKind.Separator });
  const paused = !workspace.getConfiguration('wenheng', document?.uri).get<boolean>('enable', true);
  const entries: Entry[] = [
    entry(
      'warning',
      l10n.t('Show problems'),
      own('checkFile'),
      status && !status.unread ? summary(status.findings) : '',
    ),
    ...(status && !status.unread ? [entry('wand', l10n.t('Mend all that can be mended safely'), FIX_ALL)] : []),
    entry('checklist', l10n.t('Check the figures one by one'), own('showFigures')),
    line(l10n.t('Check')),
    entry('folder', l10n.t('Check the folder of this draft'), own('checkFolder')),
    entry('root-folder', l10n.t('Check the workspace'), own('checkWorkspace')),
    paused
      ? entry('debug-start', l10n.t('Resume checking'), own('togglePause'))
      : entry('debug-pause', l10n.t('Pause checking'), own('togglePause')),
    line(l10n.t('Draft')),
    entry('table', l10n.t('Export the review sheet…'), own('exportReview')),
    entry('export', l10n.t('Export the figures…'), own('exportFacts')),
    entry('new-file', l10n.t('New draft…'), own('newDraft')),
    line(l10n.t('More')),
    entry('settings-gear', l10n.t('Settings'), ['workbench.action.openSettings', 'wenheng']),
    entry('mortar-board', l10n.t('Get started'), own('openWalkthrough')),
  ];
  const chosen = await window.showQuickPick(entries, { placeHolder: '文衡 Wenheng' });
  if (chosen?.run) await commands.executeCommand(...(chosen.run as [string, ...unknown[]]));
}

const FIX_ALL: Entry['run'] = ['editor.action.codeAction', { kind: 'source.fixAll.wenheng', apply: 'first' }];

/** Switches checking off or on, for the workspace where there is one. */
export async function togglePause(): Promise<void> {
  const configuration = workspace.getConfiguration('wenheng');
  const enable = !configuration.get<boolean>('enable', true);
  const target = workspace.workspaceFolders?.length ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  // A value that equals the default need not be written.
  await configuration.update('enable', enable ? undefined : false, target);
  if (enable && !workspace.getConfiguration('wenheng').get<boolean>('enable', true)) {
    await configuration.update('enable', true, target);
  }
  window.setStatusBarMessage(enable ? l10n.t('Wenheng checks again.') : l10n.t('Wenheng is paused.'), 5000);
}
