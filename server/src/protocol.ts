/**
 * What client and server send each other beyond the protocol: method names and plain data. Imports nothing, so that the
 * client's bundle contains nothing of the server.
 */

/** Options that a client gives with `initialize`. */
export interface InitializationOptions {
  /** The client shows `wenheng/status`; others are not sent it. */
  readonly status?: boolean;
  /** The client has the snippet files and offers by itself what begins a word of its own. */
  readonly snippets?: boolean;
  /** The client has the commands of {@link CLIENT_COMMANDS}: code actions and lenses may name them. */
  readonly commands?: boolean;
  /** The address of a rule's page is this, then `<rule>.md`. */
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

/** Notification from the server: what the last reading of a document gave. */
export const STATUS_NOTIFICATION = 'wenheng/status';

/** Whether the word segmenter can answer. */
export type SegmenterState = 'loading' | 'ready' | 'missing';

/**
 * Why a document is not read: switched off, too few Chinese characters for Chinese prose, or it has crashed a server
 * before.
 */
export type Unread = 'disabled' | 'not-chinese' | 'ended';

/** What the status bar shows of a document. */
export interface StatusParams {
  readonly uri: string;
  readonly version: number;
  /** Null where the document is read. */
  readonly unread: Unread | null;
  readonly findings: Readonly<Record<'error' | 'warning' | 'info' | 'hint', number>>;
  readonly figures: number;
  /** What was skipped or failed, in words for the user. */
  readonly notices: readonly string[];
  readonly segmenter: SegmenterState;
}

/** Commands of the client that the server names, each with its argument. */
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

/** A place in a draft, and the places to list there. */
export interface PeekParams {
  readonly uri: string;
  readonly at: Place;
  readonly places: readonly Place[];
}

/** Request → the workspace edit that lets a finding stand, null where the finding is gone. */
export const LET_STAND_REQUEST = 'wenheng/letStand';

/** Which finding to let stand. */
export interface LetStandParams {
  readonly uri: string;
  readonly rule: string;
  readonly at: Place;
  /** Why; empty for no reason given. */
  readonly reason: string;
}

/** Request `{ folders: string[] }` → {@link FolderCheck}: the drafts of the folders have their findings published. */
export const CHECK_FOLDERS_REQUEST = 'wenheng/checkFolders';

/** The result of checking folders. */
export interface FolderCheck {
  /** Drafts that were read. */
  readonly files: number;
  readonly findings: StatusParams['findings'];
  /** Word files, which are not read where the client shows no text of them. */
  readonly wordFiles: number;
  /** Files that could not be read, a line each. */
  readonly problems: readonly string[];
}

/** Request {@link ToolCall} → {@link ToolAnswer}: what a tool for agents answers. */
export const TOOL_REQUEST = 'wenheng/tool';

/** A call of a tool for agents. */
export interface ToolCall {
  readonly name: string;
  /** As the tool's schema has it, not trusted to be so. */
  readonly input: unknown;
  /** The documents that the input names, by the paths in it. */
  readonly drafts: Readonly<
    Record<string, { readonly uri: string; readonly languageId: string; readonly text: string }>
  >;
}

/** JSON text, or one line that says why there is none and what to do. */
export type ToolAnswer = { readonly json: string } | { readonly problem: string };

/** Request `{ uri }` → {@link ConfigAnswer}; null for a draft that is not on disk. */
export const CONFIG_REQUEST = 'wenheng/config';

/** The project file that holds for a draft, and whether it exists yet. */
export interface ConfigAnswer {
  readonly uri: string;
  readonly exists: boolean;
}

/** The scheme under which a client shows the text of a Word file; the rest of the address is that of the file. */
export const WORD_SCHEME = 'wenheng-word';

/**
 * Request {@link FiguresParams} → {@link FigureList} or {@link SameFigures}, null where the document is not read: every
 * figure with its state and the arithmetic behind it, as the figure panel shows them.
 */
export const FIGURES_REQUEST = 'wenheng/figures';

/** Asks for the figures of a document. */
export interface FiguresParams {
  readonly textDocument: { readonly uri: string };
  /** That of the last answer, where the client still has it. */
  readonly previousResultId?: string | undefined;
}

/** Nothing has changed since the answer that `previousResultId` names. */
export interface SameFigures {
  readonly unchanged: true;
  readonly resultId: string;
}

/** The figures of a document. */
export interface FigureList {
  readonly resultId: string;
  readonly version: number;
  /** In the order of the text; dates and lengths of time are left out. */
  readonly figures: readonly FigureEntry[];
  /** How many figures were not sent: in a very long document those at the end that are not wrong. */
  readonly left: number;
  readonly sections: readonly FigureSectionEntry[];
  /** Of the whole document. */
  readonly counts: FigureCounts;
}

/** ✓ `checked` by arithmetic that holds, ✗ `wrong`, ○ `open`: nothing to hold it against. */
export type FigureStateName = 'checked' | 'wrong' | 'open';
/** How many figures are in which state. */
export type FigureCounts = Readonly<Record<FigureStateName, number>>;

/** One figure as a row of the panel. */
export interface FigureEntry {
  readonly range: Place;
  readonly state: FigureStateName;
  /** The words as the document has them. */
  readonly text: string;
  /** One of amount, percent, points, multiple, ratio, rank. */
  readonly kind: string;
  /** As in `wenheng facts`: a decimal with the magnitude multiplied in, or `low/high`. */
  readonly value: string;
  readonly unit: string;
  readonly bound: string;
  /** Empty where there is none, and so are the next four. */
  readonly indicator: string;
  readonly period: string;
  /** ISO 8601. */
  readonly resolved: string;
  readonly scope: string;
  readonly against: string;
  readonly change: 'rise' | 'fall' | null;
  /** Index into `sections` of the innermost heading above it. */
  readonly section: number | null;
  /** What fails first, then what holds, then what cannot be decided. */
  readonly workings: readonly FigureWorking[];
  /** What rules report of it, the gravest first. */
  readonly remarks: readonly FigureRemark[];
}

/** One calculation that the figure is part of. */
export interface FigureWorking {
  readonly holds: boolean | null;
  readonly words: string;
  /** One of the remarks says the same. */
  readonly told: boolean;
  /** Where its figures stand. */
  readonly places: readonly Place[];
}

/** What a rule reports of a figure. */
export interface FigureRemark {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

/** A heading, with the figures under it. */
export interface FigureSectionEntry {
  readonly range: Place;
  readonly title: string;
  readonly level: number;
  /** Index of the section that it is a part of. */
  readonly parent: number | null;
  /** Of the figures under it, those under its own headings included. */
  readonly counts: FigureCounts;
}

/** Request {@link CompareParams} → {@link CompareAnswer}; `{ problem }` where a version cannot be read, null where none is there. */
export const COMPARE_REQUEST = 'wenheng/compare';

/** The addresses of the two versions; a document that is open is compared as it stands in the editor. */
export interface CompareParams {
  readonly before: string;
  readonly after: string;
  /** The text of the earlier version, for a server that reads no files. */
  readonly beforeText?: string | undefined;
}

/** A figure in its version: UTF-16 offsets, line and column from 1. */
export interface ComparedPlace {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** As `wenheng compare --format json` prints it, and the same as a report in Markdown. */
export interface CompareAnswer {
  /** Figures that say the same in both. */
  readonly same: number;
  readonly changes: readonly {
    readonly kind: 'changed' | 'added' | 'removed';
    readonly indicator: string;
    readonly period: string;
    readonly scope: string;
    readonly before: ComparedPlace | null;
    readonly after: ComparedPlace | null;
  }[];
  /** Relations that held before and of which only some figures were changed. */
  readonly left: readonly {
    readonly kind: string;
    readonly claim: string;
    readonly working: string;
    readonly changed: readonly { readonly before: ComparedPlace; readonly after: ComparedPlace }[];
    readonly unchanged: readonly ComparedPlace[];
  }[];
  readonly markdown: string;
}
// A server in a browser is asked for the following as well, since there is no command line that would do it.

/** Request {@link WordTextParams} → {@link Made} with the text in UTF-8. */
export const WORD_TEXT_REQUEST = 'wenheng/wordText';

/** A Word file. */
export interface WordTextParams {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Request {@link AnnotateParams} → {@link Made} with the Word file and its findings as comments. */
export const ANNOTATE_REQUEST = 'wenheng/annotate';

/** A Word file to write comments into. */
export interface AnnotateParams extends WordTextParams {
  readonly uri: string;
  /** Settings of section `wenheng`. */
  readonly settings: unknown;
}

/** Request {@link ExportParams} → {@link Made} with the figures of a draft in the format. */
export const EXPORT_REQUEST = 'wenheng/export';

/** A draft, and the format in which its figures are wanted. */
export interface ExportParams {
  readonly uri: string;
  readonly name: string;
  /** The text of the draft, or the bytes of its Word file. */
  readonly content: string | Uint8Array;
  readonly languageId: string;
  /** Whether `format` is one of `wenheng review`; else it is one of `wenheng facts`. */
  readonly isReview: boolean;
  readonly settings: unknown;
  readonly format: string;
}

/** The bytes made, or one line that says why there are none. */
export type Made = { readonly bytes: Uint8Array; readonly count: number } | { readonly problem: string };
