/** The connection to the language server. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/protocol';

/** Drafts are Markdown or plain text, of any scheme: saved, untitled, in a virtual file system. */
export const SELECTOR = [{ language: 'markdown' }, { language: 'plaintext' }];

let client: LanguageClient | null = null;

/** Starts the server without waiting for it: activation is not held up. */
export function startClient(context: ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('server/dist/main.js');
  const initializationOptions: InitializationOptions = { status: true };
  client = new LanguageClient(
    'wenheng',
    '文衡',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    { documentSelector: SELECTOR, initializationOptions },
  );
  client.start().catch((error: unknown) => client?.error('文衡语言服务未能启动', error, 'force'));
  return client;
}

export async function stopClient(): Promise<void> {
  await client?.dispose();
  client = null;
}
