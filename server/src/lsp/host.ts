/** What the server needs from where it runs; the Node entry and a browser entry give it differently. */
import type { Analysis, Segmenter, Settings } from '../core/index';
import type { Ledger } from '../core/desk/ledger';
import type { Lexicon } from '../core/lexicon/lexicon';
import type { RowError } from '../core/lexicon/rows';
import type { SegmenterState } from '../protocol';

/** A finding to let stand, as the project file has it. */
export interface IgnoreEntry {
  readonly rule: string;
  readonly words: string;
  /** Absent where none is given: nobody's name is put to a reason. */
  readonly reason?: string;
}

/** A mistake in a project file; line and column count from 1. */
export interface ConfigFault {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
  /** The file holds all the same. */
  readonly isMild?: boolean;
}

/** What is being read, known to the next server where this one ends in the middle of it. */
export interface Readings {
  begin(uri: string): void;
  end(): void;
  /** Whether reading the document has ended a server before this one. */
  hasEnded(uri: string): boolean;
}

/** Where a rule is switched off. */
export type OffScope = 'file' | 'folder' | 'all';

export interface ServerHost {
  /**
   * The settings that hold for a document: defaults, then `editor` (section `wenheng` as the client has it, not
   * trusted to be well-formed), then the project file. Never fails.
   */
  settingsFor(uri: string, editor: unknown): Settings | Promise<Settings>;
  /** The folders that are open in the editor: no project file is looked for above them. Called before all else. */
  openFolders?(uris: readonly string[]): void;
  /** The set phrases that hold for a document, the workspace's own among them; the house's own where absent. */
  lexiconFor?(uri: string): Lexicon;
  /** The ledger that the settings of a document name, once they were asked for; null where there is none. */
  ledgerFor?(uri: string): Ledger | null;
  /** Headings that the styles of a document's file tell, for a text that is made of another file. */
  headingsFor?(uri: string, text: string): ReadonlyMap<number, number> | undefined;
  /**
   * The findings of a text that is made of another file and whose parts read by themselves, as the notes of a Word
   * file; undefined for any other. `analyze` is asked about each part.
   */
  findingsOf?(
    uri: string,
    text: string,
    analyze: (text: string, headings?: ReadonlyMap<number, number>) => Analysis,
  ): Analysis['findings'] | undefined;
  /** The workspace's lexicon file for a document, with its text where there is one already. */
  lexiconFile?(uri: string): { readonly uri: string; readonly text: string | null } | null;
  /** Calls with the bad rows of each lexicon file that is read; none where all are good. */
  onLexiconRead?(listener: (uri: string, errors: readonly RowError[]) => void): void;
  /** Calls with the mistakes of each project file that is read; none where it is right, or gone. */
  onConfigRead?(listener: (uri: string, faults: readonly ConfigFault[]) => void): void;
  /**
   * What putting an entry into the project file of a document takes: the file's text, null where there is none yet,
   * and edits by offset. Null for a document that is on no disk. `roots` are the folders of the workspace.
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
  /**
   * The same for a rule that is switched off: for the draft, its folder, or everywhere. Null also where the draft's
   * folder is that of the project file.
   */
  switchingOff?(
    uri: string,
    rule: string,
    scope: OffScope,
    roots: readonly string[],
  ): ReturnType<NonNullable<ServerHost['ignoring']>>;
  /** The project file that holds for a draft, or the one that would be made. */
  configFile?(uri: string, roots: readonly string[]): { readonly uri: string; readonly exists: boolean } | null;
  /** The drafts in folders, Word files among them or else how many there are beside them. */
  draftsIn?(
    folders: readonly string[],
    word: boolean,
  ): {
    readonly uris: readonly string[];
    readonly wordFiles: number;
    readonly problems: readonly string[];
  };
  /** The address of the draft that a file is or gives the text of; null for a file that is none. */
  draftOf?(file: string): string | null;
  /** A draft as it is on disk; a line about what is wrong where it cannot be read, null where it is not there. */
  readDraft?(
    uri: string,
    maxCharacters: number,
  ): Promise<{ readonly text: string; readonly languageId: string } | string | null>;
  /** Whether a project file was written, made or deleted since it was read; for clients that do not watch files. */
  projectFilesChanged?(): boolean;
  /** Forgets project files that were read; one of them has changed. */
  forgetProjectFiles(): void;
  readonly segmenter: Segmenter;
  segmenterState(): SegmenterState;
  /** Calls whenever the segmenter has answered all that it was asked, and where it turns out to be missing. */
  onSegmenterReady(listener: () => void): void;
  /** Calls with each mistake in a project file, once as long as it stands. */
  onProblem(listener: (message: string) => void): void;
  /** Address of a rule's page in the manual, undefined where it has none. */
  manualOf(rule: string): string | undefined;
  /** The page itself, in Markdown; null where it is not at hand. */
  pageOf?(rule: string): string | null;
  readonly readings?: Readings;
  /** Whether the server may use idle moments to have its own code compiled. */
  readonly practises?: boolean;
  readonly version: string;
}
