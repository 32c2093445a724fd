/** The command line that comes with the extension, run by the editor's own Node. */
import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import type { ExtensionContext, TextDocument, Uri } from 'vscode';
import { workspace } from 'vscode';

export const cliPath = (context: ExtensionContext): string => context.asAbsolutePath('server/dist/cli.js');

/**
 * The environment in which the editor's executable behaves as plain Node, and the command line starts from the
 * settings that the user made in the editor, so that it finds what the editor shows.
 */
export function cliEnv(context: ExtensionContext, scope?: Uri): { [name: string]: string } {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return {
    ELECTRON_RUN_AS_NODE: '1',
    WENHENG_SETTINGS: JSON.stringify(ownSettings(context, scope)),
    // No project file is looked for above them, as in the editor.
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

/** The folder to run in for a draft: its workspace folder, undefined for one that is in none or on no disk. */
function folderOf(uri: Uri): string | undefined {
  const folder = workspace.getWorkspaceFolder(uri)?.uri;
  return folder?.scheme === 'file' ? folder.fsPath : undefined;
}

/** Runs it with the draft, as it stands, on standard input; gives what it prints, fails with its words on standard error. */
export async function runCli(context: ExtensionContext, args: string[], draft: TextDocument): Promise<Buffer> {
  const { status, out, said } = await callCli(context, args, { scope: draft.uri, input: draft.getText() });
  if (status === 0) return out;
  throw new Error(said || `wenheng: ${status}`);
}

export interface CliAnswer {
  readonly status: number | null;
  readonly out: Buffer;
  /** What it said on standard error, without the line end. */
  readonly said: string;
}

/** Runs it to its end; `scope` is where settings are looked up and the folder in which it runs. */
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
    // A child that ends before it has read everything tells why by its status.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
