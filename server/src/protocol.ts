/**
 * What client and server say to each other beyond the protocol: method names and plain data, without any import, so
 * that the client bundles nothing of the server.
 */

/** Options that a client gives with `initialize`. */
export interface InitializationOptions {
  /** The client shows `wenheng/status`; others are not sent it. */
  readonly status?: boolean;
  /** The client has the snippet files: it offers itself what begins a word of its own. */
  readonly snippets?: boolean;
  /** Settings of section `wenheng`, for clients without `workspace/configuration`. */
  readonly settings?: object;
}

/** Request `{ textDocument: { uri } }` → the document's facts in the form of `wenheng facts`, null where it is not read. */
export const FACTS_REQUEST = 'wenheng/facts';

/** Notification from the server: how the last reading of a document went. */
export const STATUS_NOTIFICATION = 'wenheng/status';

export type SegmenterState = 'loading' | 'ready' | 'missing';

/** Why a document is not read: switched off, too few Han characters for Chinese prose, or it has ended a server before. */
export type Unread = 'disabled' | 'not-chinese' | 'ended';

export interface StatusParams {
  readonly uri: string;
  readonly version: number;
  /** Null where the document is read. */
  readonly unread: Unread | null;
  readonly findings: Readonly<Record<'error' | 'warning' | 'info' | 'hint', number>>;
  readonly figures: number;
  /** What was skipped or failed, in so many words. */
  readonly notices: readonly string[];
  readonly segmenter: SegmenterState;
}
