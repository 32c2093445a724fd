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
  /** The client has the commands of {@link CLIENT_COMMANDS}: code actions and lenses may name them. */
  readonly commands?: boolean;
  /** Beginning of the address at which the client shows the page of a rule; `<rule>.md` is put behind it. */
  readonly manual?: string;
  /** The client outlines the headings of Markdown itself. */
  readonly markdownOutline?: boolean;
  /** Settings of section `wenheng`, for clients without `workspace/configuration`. */
  readonly settings?: object;
  /** The client shows the text of Word files under {@link WORD_SCHEME}: their findings are published there. */
  readonly word?: boolean;
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

/** Commands of the client that the server names, with what they are given. */
export const CLIENT_COMMANDS = {
  /** Asks for a reason, then for {@link LET_STAND_REQUEST}: {@link LetStandParams} without it. */
  letStand: 'wenheng.letStand',
  /** Shows the page of a rule: its identifier. */
  explainRule: 'wenheng.explainRule',
  /** Opens the project file of a draft: its address. */
  openConfig: 'wenheng.openConfig',
  /** Shows places of a draft in a list: {@link PeekParams}. */
  peek: 'wenheng.peek',
} as const;

/** A range of lines and columns as the protocol has it. */
export interface Place {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface PeekParams {
  readonly uri: string;
  readonly at: Place;
  readonly places: readonly Place[];
}

/** Request → the edit of the workspace that lets a finding stand, null where it is not there any more. */
export const LET_STAND_REQUEST = 'wenheng/letStand';

export interface LetStandParams {
  readonly uri: string;
  readonly rule: string;
  readonly at: Place;
  /** Why; empty for no reason given. */
  readonly reason: string;
}

/** Request `{ folders: string[] }` → {@link FolderCheck}: the drafts of the folders have their findings published. */
export const CHECK_FOLDERS_REQUEST = 'wenheng/checkFolders';

export interface FolderCheck {
  /** Drafts that were read. */
  readonly files: number;
  readonly findings: StatusParams['findings'];
  /** Word files, which are not read where the client shows no text of them. */
  readonly wordFiles: number;
  /** Files that could not be read, a line each. */
  readonly problems: readonly string[];
}

/** Request `{ uri }` → address of the project file of a draft, and whether it is there; null for a draft on no disk. */
export const CONFIG_REQUEST = 'wenheng/config';

export interface ConfigAnswer {
  readonly uri: string;
  readonly exists: boolean;
}

/** The scheme under which a client shows the text of a Word file; the rest is the file's address. */
export const WORD_SCHEME = 'wenheng-word';

// What a server in a browser is asked for, and asks for, beside all this: there is no command line that would do it.

/** Request {@link WordTextParams} → {@link Made} with the text in UTF-8. */
export const WORD_TEXT_REQUEST = 'wenheng/wordText';

export interface WordTextParams {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Request {@link AnnotateParams} → {@link Made} with the Word file and its findings as comments. */
export const ANNOTATE_REQUEST = 'wenheng/annotate';

export interface AnnotateParams extends WordTextParams {
  readonly uri: string;
  /** Settings of section `wenheng`. */
  readonly settings: unknown;
}

/** Request {@link ExportParams} → {@link Made} with the figures of a draft in the format. */
export const EXPORT_REQUEST = 'wenheng/export';

export interface ExportParams {
  readonly uri: string;
  readonly name: string;
  readonly text: string;
  readonly languageId: string;
  readonly settings: unknown;
  readonly format: string;
}

/** What was made, or why it could not be, in one line. */
export type Made = { readonly bytes: Uint8Array; readonly count: number } | { readonly problem: string };
