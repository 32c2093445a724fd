/** Tasks of type `wenheng`: the command line over a file, a folder or the workspace, its findings as problems. */
import { relative } from 'node:path';
import type { ExtensionContext, TaskDefinition, Uri, WorkspaceFolder } from 'vscode';
import { env, ProcessExecution, Task, TaskGroup, TaskRevealKind, tasks, TaskScope, window, workspace } from 'vscode';
import { cliEnv, cliPath } from './cli';
import type { TaskScope as Scope } from './contributions';
import { PROBLEM_MATCHER, SCOPES, TASK_TYPE } from './contributions';

export interface WenhengTask extends TaskDefinition {
  readonly type: typeof TASK_TYPE;
  readonly scope: Scope;
  /** Other options of `wenheng check`. */
  readonly args?: readonly string[];
}

export function registerTasks(context: ExtensionContext): void {
  const scopes = Object.keys(SCOPES) as Scope[];
  context.subscriptions.push(
    tasks.registerTaskProvider(TASK_TYPE, {
      provideTasks: () => scopes.flatMap((scope) => createTask(context, { type: TASK_TYPE, scope }) ?? []),
      resolveTask: (task) => createTask(context, task.definition as WenhengTask, task) ?? undefined,
    }),
  );
}

/** The task of a definition; null where there is nothing on disk that it could check. `given` is the user's own task. */
export function createTask(context: ExtensionContext, definition: WenhengTask, given?: Task): Task | null {
  const title = SCOPES[definition.scope];
  const run = title && runOf(definition.scope, given?.scope);
  if (!run) return null;
  // A file's name may begin as an option does.
  const args = [cliPath(context), 'check', ...(definition.args ?? []), '--', ...run.paths];
  const name = env.language.startsWith('zh') ? title.zh : title.en;
  const execution = new ProcessExecution(process.execPath, args, {
    cwd: run.cwd,
    env: cliEnv(context, run.scope),
  });
  const scope = given?.scope ?? TaskScope.Workspace;
  const task = new Task(definition, scope, given?.name ?? name, '文衡', execution, PROBLEM_MATCHER);
  task.group = TaskGroup.Test;
  task.presentationOptions = { reveal: TaskRevealKind.Silent, clear: true };
  return task;
}

interface Run {
  readonly cwd: string;
  /**
   * From `cwd`, so that lines are short: where the terminal breaks one before a wide character, the problem matcher
   * reads a space there, and a file name with a space in it would not be found.
   */
  readonly paths: readonly string[];
  /** Where the editor's settings are looked up. */
  readonly scope: Uri;
}

function runOf(scope: Scope, given: Task['scope']): Run | null {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const draft = window.activeTextEditor?.document.uri;
  const onDisk = draft?.scheme === 'file' ? draft : undefined;
  switch (scope) {
    case 'currentFile':
      // Variables, so that a task that is run again takes the file that is in view then.
      return onDisk ? { cwd: '${fileDirname}', paths: ['${fileBasename}'], scope: onDisk } : null;
    case 'folder': {
      const own = typeof given === 'object' ? given : onDisk && workspace.getWorkspaceFolder(onDisk);
      const folder: WorkspaceFolder | undefined = own ?? folders[0];
      return folder?.uri.scheme === 'file' ? { cwd: folder.uri.fsPath, paths: ['.'], scope: folder.uri } : null;
    }
    case 'workspace':
      return folders.length
        ? {
            cwd: folders[0]!.uri.fsPath,
            paths: folders.map(({ uri }) => from(folders[0]!, uri)),
            scope: folders[0]!.uri,
          }
        : null;
  }
}

const from = ({ uri }: WorkspaceFolder, target: Uri): string => relative(uri.fsPath, target.fsPath) || '.';
