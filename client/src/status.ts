/** The language status item: findings of the draft in view, what was skipped, and how far the segmenter is. */
import type { ExtensionContext, LanguageStatusItem } from 'vscode';
import { l10n, languages, LanguageStatusSeverity, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { State } from 'vscode-languageclient/node';
import type { StatusParams } from '../../server/src/protocol';
import { STATUS_NOTIFICATION } from '../../server/src/protocol';
import { commandId } from './contributions';
import { SELECTOR } from './server';

export interface Statuses {
  /** The last status of the document, undefined before it was read. */
  of(uri: string): StatusParams | undefined;
}

export function registerStatus(context: ExtensionContext, server: LanguageClient): Statuses {
  const item = languages.createLanguageStatusItem('wenheng.status', SELECTOR);
  item.name = '文衡 Wenheng';
  const statuses = new Map<string, StatusParams>();
  let state = server.state;
  const show = (): void => {
    const uri = window.activeTextEditor?.document.uri.toString();
    render(item, state, uri === undefined ? undefined : statuses.get(uri));
  };
  context.subscriptions.push(
    item,
    server.onDidChangeState(({ newState }) => {
      state = newState;
      show();
    }),
    server.onNotification(STATUS_NOTIFICATION, (status: StatusParams) => {
      statuses.set(status.uri, status);
      show();
    }),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument(({ uri }) => statuses.delete(uri.toString())),
  );
  show();
  return { of: (uri) => statuses.get(uri) };
}

function render(item: LanguageStatusItem, state: State, status: StatusParams | undefined): void {
  item.severity = LanguageStatusSeverity.Information;
  item.busy = state === State.Starting;
  item.detail = '';
  item.command = { command: commandId('checkFile'), title: l10n.t('Show problems') };
  if (state === State.Stopped || state === State.StartFailed) {
    item.text = l10n.t('Wenheng is not running');
    item.severity = LanguageStatusSeverity.Error;
    item.command = { command: commandId('restartServer'), title: l10n.t('Restart') };
  } else if (!status) item.text = '文衡 Wenheng';
  else if (status.unread === 'not-chinese') item.text = l10n.t('Not a Chinese draft, not checked');
  else if (status.unread === 'ended') {
    item.text = l10n.t('Not read again: reading this draft has ended the server');
    item.detail = status.notices.join(' · ');
    item.severity = LanguageStatusSeverity.Warning;
    item.command = { command: commandId('restartServer'), title: l10n.t('Restart') };
  } else if (status.unread) item.text = l10n.t('Not checked, by your settings');
  else {
    item.text = summary(status);
    item.detail = [
      l10n.t('{0} figures read', status.figures),
      ...(status.segmenter === 'missing' ? [l10n.t('names are told without the segmenter')] : []),
      ...status.notices,
    ].join(' · ');
    if (status.notices.length) item.severity = LanguageStatusSeverity.Warning;
  }
}

/** `2 errors, 1 warning`: levels without findings are left out. */
export function summary({ findings }: StatusParams): string {
  const { error, warning, info, hint } = findings;
  const parts = [
    error && l10n.t('{0} errors', error),
    warning && l10n.t('{0} warnings', warning),
    info + hint && l10n.t('{0} remarks', info + hint),
  ].filter((part) => typeof part === 'string');
  return parts.length ? parts.join(' · ') : l10n.t('No problems');
}
