/** Starts the language server and registers what the extension contributes. */
import type { ExtensionContext } from 'vscode';
import { startClient, stopClient } from './server';

export function activate(context: ExtensionContext): void {
  startClient(context);
}

export function deactivate(): Promise<void> {
  return stopClient();
}
