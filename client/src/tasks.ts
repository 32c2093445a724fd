/**
 * Tasks of type `wenheng`: the command line for a file, a folder or the workspace, in terminals and `tasks.json`.
 * Findings do not make a task fail unless its options say so. The server puts the findings into the list of problems,
 * so that none appears twice; `$wenheng` is for tasks of the user's own that run the command line.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { ExtensionContext, Pseudoterminal, TaskDefinition, TerminalDimensions, Uri } from 'vscode';
import {
  CustomExecution,
  env,
  EventEmitter,
  l10n,
  Task,
  TaskGroup,
  TaskRevealKind,
  tasks,
  TaskScope,
  window,
} from 'vscode';
import { workspace } from 'vscode';
import { cliEnv, cliPath } from './cli';
import type { TaskScope as Scope } from './contributions';
import { SCOPES, TASK_TYPE } from './contributions';

/** A task as `tasks.json` defines it. */
export interface WenhengTask extends TaskDefinition {
  readonly type: typeof TASK_TYPE;
  readonly scope: Scope;
  /** Other options of `wenheng check`. */
  readonly args?: readonly string[];
}

/** Registers the tasks. `check` has the findings of folders published. */
export function registerTasks(context: ExtensionContext, check: (folders: readonly Uri[]) => Promise<unknown>): void {
  const scopes = Object.keys(SCOPES) as Scope[];
  context.subscriptions.push(
    tasks.registerTaskProvider(TASK_TYPE, {
      provideTasks: () => scopes.flatMap((scope) => createTask(context, check, { type: TASK_TYPE, scope }) ?? []),
      resolveTask: (task) => createTask(context, check, task.definition as WenhengTask, task) ?? undefined,
    }),
  );
}

/**
 * The task for a definition; null where nothing on disk can be checked. `given` is the task of the user, where there is
 * one.
 */
function createTask(context: ExtensionContext, check: Check, definition: WenhengTask, given?: Task): Task | null {
  const title = SCOPES[definition.scope];
  if (!title || !runOf(definition.scope, given?.scope)) return null;
  // The file in view is looked up when the task runs, so that a repeated task checks the file then in view.
  const execution = new CustomExecution(async () => new Run(context, check, definition, given?.scope));
  const scope = given?.scope ?? TaskScope.Workspace;
  const name = env.language.startsWith('zh') ? title.zh : title.en;
  const task = new Task(definition, scope, given?.name ?? name, '文衡', execution, []);
  task.group = TaskGroup.Test;
  task.presentationOptions = { reveal: TaskRevealKind.Silent, clear: true };
  return task;
}

/** The length of a terminal line in characters: where a line is wrapped, a problem matcher reads a blank. */
const WIDTH = 2000;

/** A run of the command line in a terminal. */
class Run implements Pseudoterminal {
  private readonly written = new EventEmitter<string>();
  private readonly closed = new EventEmitter<number>();
  private readonly resized = new EventEmitter<TerminalDimensions | undefined>();
  private child: ChildProcess | null = null;
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;
  readonly onDidOverrideDimensions = this.resized.event;

  constructor(
    private readonly context: ExtensionContext,
    private readonly check: Check,
    private readonly definition: WenhengTask,
    private readonly scope: Task['scope'],
  ) {}

  open(dimensions: TerminalDimensions | undefined): void {
    this.resized.fire({ columns: WIDTH, rows: dimensions?.rows ?? 30 });
    const run = runOf(this.definition.scope, this.scope);
    if (!run) {
      this.say(`${l10n.t('Open a draft on this computer first.')}\n`);
      return this.closed.fire(2);
    }
    const own = this.definition.args ?? [];
    const failOn = own.some((arg) => arg.startsWith('--fail-on')) ? [] : ['--fail-on', 'never'];
    const args = [cliPath(this.context), 'check', ...failOn, ...own, '--', ...run.paths];
    const child = spawn(process.execPath, args, {
      cwd: run.cwd,
      env: { ...process.env, ...cliEnv(this.context, run.scope) },
      windowsHide: true,
    });
    this.child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => this.say(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => this.say(text));
    child.on('error', (error) => {
      this.say(`${error.message}\n`);
      this.closed.fire(2);
    });
    const listed = this.definition.scope === 'currentFile' ? Promise.resolve() : this.check(run.folders);
    child.on('close', (status) => void listed.finally(() => this.closed.fire(status ?? 2)));
  }

  close(): void {
    this.child?.kill();
  }

  private say(text: string): void {
    this.written.fire(text.replace(/\r?\n/g, '\r\n'));
  }
}

type Check = Parameters<typeof registerTasks>[1];

interface Place {
  readonly cwd: string;
  /** Absolute paths, so that a problem matcher finds the files from any folder. */
  readonly paths: readonly string[];
  readonly folders: readonly Uri[];
  /** Where the editor's settings are looked up. */
  readonly scope: Uri;
}

function runOf(scope: Scope, given: Task['scope']): Place | null {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri).filter(({ scheme }) => scheme === 'file');
  const draft = window.activeTextEditor?.document.uri;
  const onDisk = draft?.scheme === 'file' ? draft : undefined;
  const home = (onDisk && workspace.getWorkspaceFolder(onDisk)?.uri) ?? folders[0];
  switch (scope) {
    case 'currentFile':
      return onDisk
        ? { cwd: (home ?? parentOf(onDisk)).fsPath, paths: [onDisk.fsPath], folders: [], scope: onDisk }
        : null;
    case 'folder': {
      const folder = typeof given === 'object' ? given.uri : home;
      return folder?.scheme === 'file'
        ? { cwd: folder.fsPath, paths: [folder.fsPath], folders: [folder], scope: folder }
        : null;
    }
    case 'workspace':
      return folders.length
        ? { cwd: folders[0]!.fsPath, paths: folders.map(({ fsPath }) => fsPath), folders, scope: folders[0]! }
        : null;
  }
}

const parentOf = (file: Uri): Uri => file.with({ path: file.path.replace(/\/[^/]*$/, '') || '/' });
