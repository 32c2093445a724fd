/** What the suites share: drafts, diagnostics, and waiting for what a user would see. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Api } from '../../client/src/api';

export const EXTENSION = 'wenheng.wenheng';
/** The draft with planted errors, and two of them: a rate that 111 of 135 does not give, a growth from 120 to 150. */
export const REPORT = '报告/半年总结.md';
export const CLEAN = '报告/简讯.md';
export const NOTICE = '通知/督查通报.txt';
export const RATE = 'arithmetic/rate';
export const GROWTH = 'arithmetic/growth';

const PATIENCE_MS = 20_000;
const TICK_MS = 50;

/** The address of a draft of the demo workspace, wherever its folder is. */
export function draftUri(name: string): vscode.Uri {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const own = folders.find((folder) => folder.name === path.posix.dirname(name));
  const uri = own
    ? vscode.Uri.joinPath(own.uri, path.posix.basename(name))
    : folders[0] && vscode.Uri.joinPath(folders[0].uri, name);
  assert.ok(uri, 'no folder is open');
  return uri;
}

/**
 * Opens a draft in front, as a user does: VS Code keeps a document that an extension opened for minutes after its editor
 * is closed, and takes the file for open as long.
 */
export async function openDraft(name: string): Promise<vscode.TextEditor> {
  const uri = draftUri(name);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return until(
    `an editor of ${name}`,
    () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString()),
    () => `in view: ${vscode.window.visibleTextEditors.map(({ document }) => document.uri.path).join(', ')}`,
    vscode.window.onDidChangeVisibleTextEditors,
  );
}

/** Throws away what was written, and closes every editor. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  // An editor that is not in front just now may still be of a draft with changes.
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** What the language server (`wenheng`) or the task (`wenheng-task`) found in a file. */
export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source?.startsWith('文衡'));
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function rulesIn(uri: vscode.Uri): string[] {
  return findings(uri).map(ruleOf);
}

/** Waits until the file has a finding of the rule, and gives it. */
export async function finding(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return until(
    `a finding of ${rule}`,
    () => findings(uri).find((found) => ruleOf(found) === rule),
    () => `there were: ${rulesIn(uri).join(', ') || 'none'}`,
    vscode.languages.onDidChangeDiagnostics,
  );
}

/** Waits until the file has no finding of the rule. */
export async function noFinding(uri: vscode.Uri, rule: string): Promise<void> {
  await until(
    `${rule} to go`,
    () => !rulesIn(uri).includes(rule),
    () => `there were: ${rulesIn(uri).join(', ')}`,
    vscode.languages.onDidChangeDiagnostics,
  );
}

/**
 * Waits until `look` gives something truthy, and gives it. It looks again at each event, and where VS Code has no event
 * for what is awaited, at each tick; patience has an end, at which what is there instead is told.
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  instead: () => string,
  event?: vscode.Event<unknown>,
): Promise<NonNullable<T>> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) assert.fail(`waited in vain for ${what}; ${instead()}`);
    await next(event);
  }
}

/** The hover's text at the first place where `words` stand, once there is a hover. */
export async function hoverAt(document: vscode.TextDocument, words: string): Promise<string> {
  const ask = async (): Promise<string> => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, words),
    );
    return hovers.flatMap(({ contents }) => contents.map((c) => (typeof c === 'string' ? c : c.value))).join('\n');
  };
  return until(`a hover on ${words}`, ask, () => 'there was none');
}

/** Where `words` first stand, plus the offset of one character, so that the position is inside them. */
export function positionOf(document: vscode.TextDocument, words: string): vscode.Position {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, `${words} is not in the draft`);
  return document.positionAt(at + 1);
}

function rangeOf(document: vscode.TextDocument, words: string): vscode.Range {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, `${words} is not in the draft`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
}

/** An unsaved draft in front. */
export async function newDraft(language: 'markdown' | 'plaintext', content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}

/** Writes a file of the project, such as wenheng.config.json, and gives its address. */
export async function writeProjectFile(name: string, lines: readonly string[]): Promise<vscode.Uri> {
  const uri = draftUri(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(lines.join('\n') + '\n'));
  return uri;
}

/** The completion of this label at the end of the draft, once it is on offer. */
export async function completionOf(document: vscode.TextDocument, wanted: string): Promise<vscode.CompletionItem> {
  const end = document.positionAt(document.getText().trimEnd().length);
  let labels: string[] = [];
  const ask = async (): Promise<vscode.CompletionItem | undefined> => {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      end,
    );
    labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    return items[labels.indexOf(wanted)];
  };
  return until(`${wanted} among the completions`, ask, () => `there were: ${labels.join(', ')}`);
}

/** Replaces words as typing would. */
export async function replace(editor: vscode.TextEditor, words: string, by: string): Promise<void> {
  assert.ok(await editor.edit((edit) => edit.replace(rangeOf(editor.document, words), by)));
}

/** Sets an option of section `wenheng` and gives what takes it back. */
export async function setOption(
  name: string,
  value: unknown,
  target = vscode.ConfigurationTarget.Workspace,
  scope?: vscode.Uri,
): Promise<() => Thenable<void>> {
  const configuration = (): vscode.WorkspaceConfiguration =>
    vscode.workspace.getConfiguration('wenheng', scope ?? null);
  await configuration().update(name, value, target);
  return () => configuration().update(name, undefined, target);
}

/** Runs a task of type `wenheng` to its end and gives its exit status. */
export async function runTask(scope: string): Promise<number | undefined> {
  const tasks = await vscode.tasks.fetchTasks({ type: 'wenheng' });
  const task = tasks.find(({ definition }) => definition['scope'] === scope);
  assert.ok(task, `no task of scope ${scope} among ${tasks.map(({ name }) => name).join(', ')}`);
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.definition['type'] !== 'wenheng') return;
      listener.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

/** The process of the language server, a child of this extension host; undefined while there is none. */
export function serverProcess(): number | undefined {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  for (const line of table.split('\n')) {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(\S.*)$/.exec(line) ?? [];
    if (Number(parent) === process.pid && /server[\\/]dist[\\/]main\.js/.test(args ?? '')) return Number(pid);
  }
  return undefined;
}

/** Resolves at the next event, or at the next tick where there is none. */
function next(event?: vscode.Event<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listener?.dispose();
      resolve();
    };
    // Even with an event there is a last tick, so that a missing event ends in a message and not in a time-out.
    const timer = setTimeout(done, event ? PATIENCE_MS : TICK_MS);
    const listener = event?.(done);
  });
}

/** Shows the figure panel; what it gives waits until the rows, a line each, are as wanted. */
export async function panel(): Promise<(wanted: RegExp) => Promise<unknown>> {
  const { figures } = await vscode.extensions.getExtension<Api>(EXTENSION)!.activate();
  await vscode.commands.executeCommand('wenheng.showFigures');
  const listed = (): string =>
    figures
      .listed()
      .flatMap(({ state, rows }) => rows.map((row) => `${state} ${String(figures.itemOf(row).description)}`))
      .join('\n');
  return (wanted) => until(String(wanted), () => wanted.test(listed()), listed, figures.onDidUpdate);
}
