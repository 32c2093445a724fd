/** The command line that comes with the extension, run by the editor's own Node. */
import { spawn } from 'node:child_process';
import type { ExtensionContext, Uri } from 'vscode';
import { workspace } from 'vscode';

export const cliPath = (context: ExtensionContext): string => context.asAbsolutePath('server/dist/cli.js');

/** Makes the editor's executable behave as plain Node; Node itself takes no notice of it. */
export const NODE_ENV = { ELECTRON_RUN_AS_NODE: '1' };

/** The folder to run in for a draft: its workspace folder, undefined for one that is in none or on no disk. */
export function folderOf(uri: Uri): string | undefined {
  const folder = workspace.getWorkspaceFolder(uri)?.uri;
  return folder?.scheme === 'file' ? folder.fsPath : undefined;
}

/** Runs it with `input` on standard input; gives what it prints, fails with its words on standard error. */
export function runCli(context: ExtensionContext, args: string[], input: string, cwd?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...NODE_ENV };
    const child = spawn(process.execPath, [cliPath(context), ...args], { env, cwd, windowsHide: true });
    const out: Buffer[] = [];
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(Buffer.concat(out));
      else reject(new Error(said.trim() || `wenheng: ${status}`));
    });
    // A child that ends before it has read everything tells why by its status.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
