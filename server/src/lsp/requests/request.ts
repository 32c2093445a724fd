/** The shape of a request. */
import type { ServerCapabilities } from 'vscode-languageserver';
import type { InitializationOptions } from '../../protocol';
import type { Session } from '../session';

export interface Request {
  /** What `initialize` says of it; absent for requests of our own client, which knows them. */
  readonly capabilities?: (options: InitializationOptions) => ServerCapabilities;
  /** Registers its handlers. */
  serve(session: Session): void;
}
