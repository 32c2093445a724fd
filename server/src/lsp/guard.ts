/** The guard around every handler. */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/**
 * Wraps a handler so that it answers `none` and logs where it throws, and answers "cancelled" where the client does not
 * wait for it any more. `onAsked` is called before; `refusal` is answered where nothing may be asked now.
 */
export function guard(
  console: Connection['console'],
  onAsked: () => void,
  refusal: () => ResponseError<never> | null = () => null,
) {
  return <P, R>(name: string, none: R, work: (params: P, token: CancellationToken) => Promise<R> | R) =>
    async (params: P, token: CancellationToken): Promise<R | ResponseError<never>> => {
      onAsked();
      const refused = refusal();
      if (refused) return refused;
      try {
        const answer = await work(params, token);
        return token.isCancellationRequested ? cancelled() : answer;
      } catch (error) {
        console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        return none;
      }
    };
}

const cancelled = (): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
