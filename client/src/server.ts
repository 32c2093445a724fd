/** The connection to the language server. */
import type { ExtensionContext } from 'vscode';
import { l10n, window } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/protocol';

/** An analysis makes much that is soon let go; in a small new space it takes 20 MB less and no more time. */
const SMALL_NEW_SPACE = '--max-semi-space-size=4';

/** Drafts are Markdown or plain text of any scheme: saved, untitled, in a virtual file system. */
export const SELECTOR = [{ language: 'markdown' }, { language: 'plaintext' }];

/** Starts the server without waiting for it, so that nothing holds up the editor. It stops with the extension. */
export function startServer(context: ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('server/dist/main.js');
  const initializationOptions: InitializationOptions = { status: true, snippets: true };
  const server = new LanguageClient(
    'wenheng',
    '文衡 Wenheng',
    {
      run: { module, transport: TransportKind.ipc, options: { execArgv: [SMALL_NEW_SPACE] } },
      debug: {
        module,
        transport: TransportKind.ipc,
        options: { execArgv: ['--nolazy', '--inspect=6009', SMALL_NEW_SPACE] },
      },
    },
    { documentSelector: SELECTOR, diagnosticPullOptions: { onChange: true }, initializationOptions },
  );
  context.subscriptions.push(server);
  server.start().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('Wenheng could not start its language server: {0}', message));
  });
  return server;
}

/** Starts the server anew. One that does not stop by itself, since it is at work on something without end, is ended. */
export async function restart(server: LanguageClient): Promise<void> {
  const running = server.serverProcess;
  try {
    await server.stop();
  } catch {
    running?.kill('SIGKILL');
  }
  await server.start();
}
