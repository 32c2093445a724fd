/** Protects every handler. */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/**
 * Wraps a handler. Where it throws, the error is logged and `none` is answered; a cancelled request is answered as
 * cancelled. `onAsked` is called first; `refusal` is answered while no requests are allowed.
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
