/** A request that the server answers. */
import type { ServerCapabilities } from 'vscode-languageserver';
import type { InitializationOptions } from '../../protocol';
import type { Session } from '../session';

export interface Request {
  /** Its entry in the answer to `initialize`; absent for requests of our own client, which knows them. */
  readonly capabilities?: (options: InitializationOptions) => ServerCapabilities;
  /** Registers its handlers. */
  serve(session: Session): void;
}
