/** Checks a file, a folder or the workspace: the findings appear in the list of problems, their number in a message. */
import type { TextDocument } from 'vscode';
import { commands, FileType, l10n, languages, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FolderCheck } from '../../server/src/protocol';
import { CHECK_FOLDERS_REQUEST } from '../../server/src/protocol';
import { draftSelector } from './connection';
import type { Statuses } from './status';
import { summary } from './status';

const SHOW_PROBLEMS = 'workbench.actions.view.problems';

/** Shows the result for the draft in view, which is checked all the time, saved or not. */
export async function checkFile(statuses: Statuses): Promise<void> {
  const draft = activeDraft();
  if (!draft) return;
  const status = statuses.of(draft.uri.toString());
  if (status?.unread === 'not-chinese') {
    const message = l10n.t('This file has too few Chinese characters to be checked (setting wenheng.minimumHanShare).');
    return void window.showInformationMessage(message);
  }
  if (status?.unread === 'disabled')
    return void window.showInformationMessage(l10n.t('Checking is switched off for this file.'));
  await commands.executeCommand(SHOW_PROBLEMS);
  if (status) window.setStatusBarMessage(`文衡：${summary(status.findings)}`, 5000);
}

/** `target` is the file or folder chosen in the explorer; without it the folder of the draft in view is checked. */
export async function checkFolder(server: BaseLanguageClient, statuses: Statuses, target?: Uri): Promise<void> {
  const draft = window.activeTextEditor?.document.uri;
  const chosen =
    target ?? (draft?.scheme === 'file' ? Uri.joinPath(draft, '..') : workspace.workspaceFolders?.[0]?.uri);
  if (chosen?.scheme !== 'file') return void noFolder();
  if (!((await workspace.fs.stat(chosen)).type & FileType.Directory)) {
    await window.showTextDocument(chosen);
    return checkFile(statuses);
  }
  await checkFolders(server, [chosen]);
}

/** Checks all folders of the workspace that are on disk. */
export async function checkWorkspace(server: BaseLanguageClient): Promise<void> {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri).filter(({ scheme }) => scheme === 'file');
  if (folders.length) await checkFolders(server, folders);
  else void noFolder();
}

/** Has the findings of all drafts in the folders published, including those that are not open. */
export function listFindings(server: BaseLanguageClient, folders: readonly Uri[]): Promise<FolderCheck> {
  return server.sendRequest<FolderCheck>(CHECK_FOLDERS_REQUEST, {
    folders: folders.map((uri) => server.code2ProtocolConverter.asUri(uri)),
  });
}

async function checkFolders(server: BaseLanguageClient, folders: readonly Uri[]): Promise<void> {
  const progress = { location: ProgressLocation.Window, title: l10n.t('Wenheng is checking') };
  const found = await window.withProgress(progress, () => listFindings(server, folders));
  for (const problem of found.problems) server.outputChannel.appendLine(problem);
  const { error, warning, info, hint } = found.findings;
  if (error + warning + info) await commands.executeCommand(SHOW_PROBLEMS);
  const parts = [
    found.files
      ? l10n.t('{0} drafts checked: {1}', found.files, summary(found.findings))
      : l10n.t('No draft was found.'),
    hint && l10n.t('{0} hints are shown in the text only', hint),
    found.wordFiles && l10n.t('{0} Word files were not checked', found.wordFiles),
    found.problems.length && l10n.t('{0} files could not be read', found.problems.length),
  ].filter((part) => typeof part === 'string');
  // The command is done without waiting for an answer.
  void tell(server, `文衡：${parts.join(l10n.t('; '))}`, found.problems.length > 0);
}

async function tell(server: BaseLanguageClient, message: string, isLogged: boolean): Promise<void> {
  const log = l10n.t('Show log');
  const answer = await window.showInformationMessage(message, ...(isLogged ? [log] : []));
  if (answer === log) server.outputChannel.show();
}

/** Offers to open a folder, without which nothing can be checked. */
async function noFolder(): Promise<void> {
  const open = l10n.t('Open Folder…');
  const answer = await window.showInformationMessage(l10n.t('Open a folder on this computer first.'), open);
  if (answer === open) await commands.executeCommand('workbench.action.files.openFolder');
}

/** The draft in view; where there is none, shows a message and returns null. */
export function activeDraft(): TextDocument | null {
  const document = window.activeTextEditor?.document;
  if (document && languages.match(draftSelector(), document) > 0) return document;
  void window.showInformationMessage(l10n.t('Open a draft in Markdown or plain text first.'));
  return null;
}
