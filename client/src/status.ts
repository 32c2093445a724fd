/**
 * The entry in the status bar with the number of findings in the list of problems, and the language status item with
 * what was skipped and the state of the segmenter.
 */
import type { Event, ExtensionContext, LanguageStatusItem, StatusBarItem } from 'vscode';
import {
  EventEmitter,
  l10n,
  languages,
  LanguageStatusSeverity,
  StatusBarAlignment,
  ThemeColor,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { State } from 'vscode-languageclient';
import type { StatusParams } from '../../server/src/protocol';
import { STATUS_NOTIFICATION } from '../../server/src/protocol';
import { commandId } from './contributions';
import { draftSelector } from './connection';

/** The status of each document, as the server last reported it. */
export interface Statuses {
  /** The last status of the document; undefined before it was read. */
  of(uri: string): StatusParams | undefined;
  /** Fires with the address of a document after it was read. */
  readonly onDidChange: Event<string>;
}

/** Shows the status of the draft in view, and registers what keeps it up to date. */
export function registerStatus(context: ExtensionContext, server: BaseLanguageClient): Statuses {
  const item = languages.createLanguageStatusItem('wenheng.status', draftSelector());
  item.name = '文衡 Wenheng';
  const bar = window.createStatusBarItem('wenheng.bar', StatusBarAlignment.Right, 100);
  bar.name = '文衡 Wenheng';
  bar.command = commandId('menu');
  const statuses = new Map<string, StatusParams>();
  const changed = new EventEmitter<string>();
  let state = server.state;
  const show = (): void => {
    const document = window.activeTextEditor?.document;
    const status = document && statuses.get(document.uri.toString());
    render(item, state, status);
    renderBar(bar, state, status);
    // A panel or an output is no other document: the entry stays as it is, since the draft may still be in view.
    if (document && languages.match(draftSelector(), document) > 0) bar.show();
    else if (document || !window.visibleTextEditors.length) bar.hide();
  };
  context.subscriptions.push(
    item,
    bar,
    changed,
    server.onDidChangeState(({ newState }) => {
      state = newState;
      show();
    }),
    server.onNotification(STATUS_NOTIFICATION, (status: StatusParams) => {
      statuses.set(status.uri, status);
      show();
      changed.fire(status.uri);
    }),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument(({ uri }) => statuses.delete(uri.toString())),
  );
  show();
  return { of: (uri) => statuses.get(uri), onDidChange: changed.event };
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
    item.text = summary(status.findings);
    item.detail = [
      l10n.t('{0} figures read', status.figures),
      ...hintsIn(status),
      ...(status.segmenter === 'missing' ? [l10n.t('names are told without the segmenter')] : []),
      ...status.notices,
    ].join(' · ');
    if (status.notices.length) item.severity = LanguageStatusSeverity.Warning;
  }
}

function renderBar(bar: StatusBarItem, state: State, status: StatusParams | undefined): void {
  bar.backgroundColor = undefined;
  if (state === State.Stopped || state === State.StartFailed) {
    bar.text = `$(error) ${l10n.t('Wenheng is not running')}`;
    bar.tooltip = l10n.t('Restart');
    bar.backgroundColor = new ThemeColor('statusBarItem.errorBackground');
  } else if (!status) {
    bar.text = '文衡 $(sync~spin)';
    bar.tooltip = '文衡 Wenheng';
  } else if (status.unread) {
    bar.text = '文衡 $(debug-pause)';
    bar.tooltip =
      status.unread === 'not-chinese'
        ? l10n.t('Not a Chinese draft, not checked')
        : status.unread === 'ended'
          ? l10n.t('Not read again: reading this draft has ended the server')
          : l10n.t('Not checked, by your settings');
  } else {
    const { error, warning, info } = status.findings;
    const counts = [error && `$(error) ${error}`, warning && `$(warning) ${warning}`, info && `$(info) ${info}`];
    bar.text = `文衡 ${counts.filter(Boolean).join(' ') || '$(check)'}`;
    bar.tooltip = [summary(status.findings), ...hintsIn(status), ...status.notices].join(' · ');
  }
}

/** The list of problems has no hints, so that their number is shown separately. */
const hintsIn = ({ findings: { hint } }: StatusParams): string[] =>
  hint ? [l10n.t('{0} hints are shown in the text only', hint)] : [];

/** `2 errors, 1 warning`, as in the list of problems: without hints, and without levels that have no findings. */
export function summary({ error, warning, info }: StatusParams['findings']): string {
  const parts = [
    error && l10n.t('{0} errors', error),
    warning && l10n.t('{0} warnings', warning),
    info && l10n.t('{0} remarks', info),
  ].filter((part) => typeof part === 'string');
  return parts.length ? parts.join(' · ') : l10n.t('No problems');
}
