/** What the server needs from the platform on which it runs. Node and browsers have one implementation each. */
import type { Analysis, Segmenter, Settings } from '../core/index';
import type { Ledger } from '../core/desk/ledger';
import type { Lexicon } from '../core/lexicon/lexicon';
import type { RowError } from '../core/lexicon/rows';
import type { SegmenterState } from '../protocol';

/** A finding to let stand, for the project file. */
export interface IgnoreEntry {
  readonly rule: string;
  readonly words: string;
  /** Absent where none is given, so that nobody is named as having given one. */
  readonly reason?: string;
}

/** A mistake in a project file; line and column count from 1. */
export interface ConfigFault {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
  /** The file takes effect all the same. */
  readonly isMild?: boolean;
}

/** Records what is being read, for the next server in case this one ends in the middle. */
export interface Readings {
  begin(uri: string): void;
  end(): void;
  /** Whether a server has ended while it read the document. */
  hasEnded(uri: string): boolean;
}

/** Where a rule is switched off: in a draft, in its folder, or everywhere. */
export type OffScope = 'file' | 'folder' | 'all';

/** What the platform gives to the server. Optional members are absent where it cannot give them. */
export interface ServerHost {
  /**
   * The settings of a document: defaults, then `editor` (the client's section `wenheng`, which may be malformed), then
   * the project file. Never throws or rejects.
   */
  settingsFor(uri: string, editor: unknown): Settings | Promise<Settings>;
  /**
   * The folders that are open in the editor, above which no project file is looked for. Called before everything else.
   */
  openFolders?(uris: readonly string[]): void;
  /** The set phrases for a document, with those of the workspace; only our own where absent. */
  lexiconFor?(uri: string): Lexicon;
  /** The ledger that the settings of a document name, after these were asked for; null where there is none. */
  ledgerFor?(uri: string): Ledger | null;
  /** For a text that was made from another file, the headings that its styles mark, by UTF-16 offset. */
  headingsFor?(uri: string, text: string): ReadonlyMap<number, number> | undefined;
  /**
   * For a text that was made from another file whose parts are texts of their own, such as the notes of a Word file:
   * its findings. Undefined for any other. `analyze` is called for each part.
   */
  findingsOf?(
    uri: string,
    text: string,
    analyze: (text: string, headings?: ReadonlyMap<number, number>) => Analysis,
  ): Analysis['findings'] | undefined;
  /** The address of the workspace's lexicon file for a document, with its text where it exists. */
  lexiconFile?(uri: string): { readonly uri: string; readonly text: string | null } | null;
  /** Calls back with the bad rows of each lexicon file that is read; with none where all are good. */
  onLexiconRead?(listener: (uri: string, errors: readonly RowError[]) => void): void;
  /** Calls back with the mistakes of each project file that is read; with none where it is right, or gone. */
  onConfigRead?(listener: (uri: string, faults: readonly ConfigFault[]) => void): void;
  /**
   * What is needed to add an entry to the project file of a document: the text of the file (null where it does not
   * exist yet) and edits by UTF-16 offset. Null for a document that is not on disk. `roots` are the folders of the
   * workspace.
   */
  ignoring?(
    uri: string,
    entry: IgnoreEntry,
    roots: readonly string[],
  ): {
    readonly uri: string;
    readonly text: string | null;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
  } | null;
  /** The same for switching a rule off. Null also for `folder` where the draft is in the folder of the project file. */
  switchingOff?(
    uri: string,
    rule: string,
    scope: OffScope,
    roots: readonly string[],
  ): ReturnType<NonNullable<ServerHost['ignoring']>>;
  /** The project file for a draft, or the one that would be made. */
  configFile?(uri: string, roots: readonly string[]): { readonly uri: string; readonly exists: boolean } | null;
  /** The drafts in folders. Word files are among them if `word`, otherwise they are counted. */
  draftsIn?(
    folders: readonly string[],
    word: boolean,
  ): {
    readonly uris: readonly string[];
    readonly wordFiles: number;
    readonly problems: readonly string[];
  };
  /** The address of the draft that a file is, or whose text it contains; null for a file that is no draft. */
  draftOf?(file: string): string | null;
  /** A draft as it is on disk; a line about what is wrong where it cannot be read; null where it does not exist. */
  readDraft?(
    uri: string,
    maxCharacters: number,
  ): Promise<{ readonly text: string; readonly languageId: string } | string | null>;
  /** Whether a project file was written, created or deleted since it was read; for clients that do not watch files. */
  projectFilesChanged?(): boolean;
  /** Forgets the project files that were read, after one of them has changed. */
  forgetProjectFiles(): void;
  readonly segmenter: Segmenter;
  segmenterState(): SegmenterState;
  /** Calls back whenever the segmenter has answered all questions, and when it turns out to be missing. */
  onSegmenterReady(listener: () => void): void;
  /** Calls back with each mistake in a project file, once as long as it exists. */
  onProblem(listener: (message: string) => void): void;
  /** The address of a rule's page; undefined where it has none. */
  manualOf(rule: string): string | undefined;
  /** The page itself, in Markdown; null where it is not available. */
  pageOf?(rule: string): string | null;
  readonly readings?: Readings;
  /** Whether the server may practise when it is idle; see `practice.ts`. */
  readonly practises?: boolean;
  readonly version: string;
}
