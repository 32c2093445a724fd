/** The command line that is part of the extension, run by the editor's own Node. */
import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import type { ExtensionContext, TextDocument, Uri } from 'vscode';
import { workspace } from 'vscode';

/** The path of the command line's script. */
export const cliPath = (context: ExtensionContext): string => context.asAbsolutePath('server/dist/cli.js');

/**
 * An environment in which the editor's executable runs as plain Node, and the command line starts from the settings of
 * the editor, so that it finds what the editor shows.
 */
export function cliEnv(context: ExtensionContext, scope?: Uri): { [name: string]: string } {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return {
    ELECTRON_RUN_AS_NODE: '1',
    WENHENG_SETTINGS: JSON.stringify(ownSettings(context, scope)),
    // As in the editor, no project file above the open folders is used.
    WENHENG_FOLDERS: folders.map(({ uri }) => uri.fsPath).join(delimiter),
  };
}

function ownSettings(context: ExtensionContext, scope?: Uri): Record<string, unknown> {
  const manifest = context.extension.packageJSON as { contributes: { configuration: { properties: object }[] } };
  const configuration = workspace.getConfiguration('wenheng', scope);
  const own: Record<string, unknown> = {};
  for (const name of manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties))) {
    const key = name.slice('wenheng.'.length);
    const found = configuration.inspect(key);
    const isSet = found?.globalValue ?? found?.workspaceValue ?? found?.workspaceFolderValue;
    if (isSet !== undefined) own[key] = configuration.get(key);
  }
  return own;
}

/** The working folder for a draft: its workspace folder; undefined for one that is in none, or not on disk. */
function folderOf(uri: Uri): string | undefined {
  const folder = workspace.getWorkspaceFolder(uri)?.uri;
  return folder?.scheme === 'file' ? folder.fsPath : undefined;
}

/**
 * Runs the command line with the draft, as it stands, on standard input. Resolves to its output; rejects with its
 * message on standard error.
 */
export async function runCli(context: ExtensionContext, args: string[], draft: TextDocument): Promise<Buffer> {
  const { status, out, said } = await callCli(context, args, { scope: draft.uri, input: draft.getText() });
  if (status === 0) return out;
  throw new Error(said || `wenheng: ${status}`);
}

/** The end of a run. */
export interface CliAnswer {
  readonly status: number | null;
  readonly out: Buffer;
  /** The output on standard error, without the line end. */
  readonly said: string;
}

/** Runs the command line to its end. `scope` decides the settings and the working folder. */
export function callCli(
  context: ExtensionContext,
  args: string[],
  { scope, input = '' }: { scope: Uri; input?: string | Uint8Array },
): Promise<CliAnswer> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...cliEnv(context, scope) };
    const child = spawn(process.execPath, [cliPath(context), ...args], {
      env,
      cwd: folderOf(scope),
      windowsHide: true,
    });
    const out: Buffer[] = [];
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out: Buffer.concat(out), said: said.trim() }));
    // The exit status tells why a process ends before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
