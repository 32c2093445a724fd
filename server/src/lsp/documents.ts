/** Open documents: each has an analyzer, and each version one analysis, which all its requests share. */
import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnalyzeOptions } from '../core/analyzer';
import { together } from '../core/desk/beside';
import type { Analysis, Finding, Format, Settings, Site } from '../core/index';
import { findingAfter } from '../core/fold/place';
import type { Change } from '../core/text/paragraphs';
import type { Lexicon } from '../core/lexicon/lexicon';
import type { DocumentAnalyzer } from '../core/index';
import { DEFAULT_SETTINGS, isChineseProse } from '../core/index';
import type { Unread } from '../protocol';
import type { Readings, ServerHost } from './host';
import { nextId } from './ids';
import { turn } from './turn';

/** One version of a document with its analysis. */
export interface Snapshot {
  readonly document: TextDocument;
  readonly version: number;
  /** Null where the document is not read; `unread` gives the reason. */
  readonly analysis: Analysis | null;
  readonly unread: Unread | null;
  /** Unique among all snapshots, also those of earlier servers. */
  readonly id: string;
}

/** What diagnostics are made from: a snapshot, or what is known before there is one. */
export interface Answer {
  readonly document: TextDocument;
  readonly version: number;
  readonly analysis: Pick<Analysis, 'findings' | 'notices'>;
  readonly id: string;
}

/** What is known of a document before all of it was read. */
export interface Early extends Answer {
  /** Whether the document was never read as a whole. */
  readonly opens: boolean;
}

/** A snapshot of a document that is read. */
export interface Read extends Snapshot {
  readonly analysis: Analysis;
}

/** Gives the documents that the client has open. */
export interface DocumentSource {
  get(uri: string): TextDocument | undefined;
}

/** The part of an analyzer that the server uses. */
export type Analyzer = Pick<DocumentAnalyzer, 'analyze' | 'pending' | 'forgetPending'> &
  Partial<Pick<DocumentAnalyzer, 'analyzeHead' | 'readAhead' | 'afterEdit'>>;

/** Documents of so many UTF-16 units are answered in parts. The first part is a screenful. */
const LARGE_DRAFT = 60_000;
const FIRST_SCREEN = 2_500;
/** Milliseconds of reading after which other requests get their turn. */
const READING_MILLISECONDS = 15;

interface Last {
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  readonly text: string;
}

/**
 * What comparison with other drafts and the ledger give for a document. The list and the map stay the same objects as
 * long as their contents do.
 */
export interface Beside {
  readonly findings: readonly Finding<Site>[];
  readonly approved: Analysis['approved'];
}

/** A snapshot with the findings from comparison. */
interface Shown {
  readonly of: Snapshot;
  readonly found: readonly Finding<Site>[];
  readonly approved: Analysis['approved'];
  readonly snapshot: Snapshot;
}

interface Entry {
  readonly analyzer: Analyzer;
  settings: Promise<Settings> | null;
  /** Whether the whole document was ever analysed. */
  isOpened: boolean;
  /** Pending while a large document is read for the first time. */
  ahead: Promise<void> | null;
  last: Last | null;
  shown: Shown | null;
  /** The snapshot that was last reported. */
  told: Snapshot | null;
}

/** The open documents with their analyses. */
export class OpenDocuments {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly documents: DocumentSource,
    private readonly newAnalyzer: () => Analyzer,
    private readonly settingsOf: (uri: string) => Promise<Settings>,
    private readonly onRead: (snapshot: Snapshot) => void,
    private readonly lexiconOf: (uri: string) => Lexicon | undefined = () => undefined,
    private readonly readings: Readings = UNWATCHED,
    private readonly files: Pick<ServerHost, 'headingsFor' | 'findingsOf'> = {},
    /** What comparison and ledger give for a document. */
    private readonly besideOf: (uri: string, analysis: Analysis, settings: Settings) => Beside = () => NOTHING_BESIDE,
  ) {}

  /** The document as it stands now; null where it is not open, or the client has cancelled the request. */
  async snapshot(uri: string, token: CancellationToken): Promise<Snapshot | null> {
    if (!this.documents.get(uri)) return null;
    const settings = await this.settled(uri);
    await this.ahead(uri, settings);
    const document = this.documents.get(uri);
    if (!document || token.isCancellationRequested) return null;
    const snapshot = this.beside(this.current(document, settings), settings);
    const entry = this.entry(uri);
    if (entry.told !== snapshot) {
      entry.told = snapshot;
      this.onRead(snapshot);
    }
    return snapshot;
  }

  private beside(snapshot: Snapshot, settings: Settings): Snapshot {
    const { analysis, document } = snapshot;
    const entry = this.entry(document.uri);
    const { findings: found, approved } = analysis ? this.besideOf(document.uri, analysis, settings) : NOTHING_BESIDE;
    if (!analysis || (!found.length && !approved)) {
      entry.shown = null;
      return snapshot;
    }
    const { shown: last } = entry;
    if (last?.of === snapshot && last.found === found && last.approved === approved) return last.snapshot;
    const findings = together(analysis.findings, found);
    const shown = { ...snapshot, analysis: { ...analysis, findings, ...(approved && { approved }) }, id: nextId() };
    entry.shown = { of: snapshot, found, approved, snapshot: shown };
    return shown;
  }

  /**
   * What is known at once about a large document: before it is read the findings of its head, after an edit those of
   * its paragraphs. Null where the whole can be analysed at once.
   */
  async early(uri: string, token: CancellationToken): Promise<Early | null> {
    if (!this.isLarge(uri)) return null;
    const settings = await this.settled(uri);
    const document = this.documents.get(uri);
    if (!document || token.isCancellationRequested || !this.isLarge(uri)) return null;
    const text = document.getText();
    if (this.unreadOf(uri, text, settings)) return null;
    const { analyzer, last } = this.entry(uri);
    const options = this.optionsFor(document, settings);
    const opens = this.isUnopened(uri);
    let analysis: Answer['analysis'] | null = null;
    if (opens) analysis = this.reading(uri, () => analyzer.analyzeHead!(text, FIRST_SCREEN, options));
    else if (last?.settings === settings && !isOf(last, document)) {
      analysis = this.reading(uri, () => analyzer.afterEdit?.(text, options) ?? null);
    }
    if (!analysis) return null;
    const findings = together(analysis.findings, this.movedBeside(uri, text));
    const { notices } = analysis;
    return { document, version: document.version, analysis: { findings, notices }, id: nextId(), opens };
  }

  /** The last findings from comparison, moved to where their words stand now. */
  private movedBeside(uri: string, text: string): readonly Finding<Site>[] {
    const { shown, last } = this.entry(uri);
    if (!shown || !last) return NOTHING;
    const before = last.text;
    let start = 0;
    const most = Math.min(before.length, text.length);
    while (start < most && before.charCodeAt(start) === text.charCodeAt(start)) start++;
    let behind = 0;
    while (
      behind < most - start &&
      before.charCodeAt(before.length - 1 - behind) === text.charCodeAt(text.length - 1 - behind)
    )
      behind++;
    const change = { start, end: before.length - behind, by: text.length - before.length };
    return shown.found.flatMap((finding) => movedFinding(finding, change) ?? []);
  }

  /** The same; null also where the document is not read. */
  async read(uri: string, token: CancellationToken): Promise<Read | null> {
    const snapshot = await this.snapshot(uri, token);
    return snapshot?.analysis ? (snapshot as Read) : null;
  }

  /** Makes a function that analyses another text as if it were that of the document. */
  analyzerOf({ document: { uri }, analysis }: Read): (text: string) => Analysis {
    const { analyzer, last } = this.entry(uri);
    const settings = last?.settings ?? DEFAULT_SETTINGS;
    const lexicon = this.lexiconOf(uri);
    const options = { format: analysis.format, settings, ...(lexicon && { lexicon }) };
    return (text) => this.reading(uri, () => analyzer.analyze(text, options));
  }

  close(uri: string): void {
    this.entries.delete(uri);
  }

  /** After settings have changed, every document asks for its own again. */
  forgetSettings(): void {
    for (const entry of this.entries.values()) entry.settings = null;
  }

  /** After the segmenter has answered, what waited for it is read again. Returns whether anything did. */
  forgetPending(): boolean {
    let waited = false;
    for (const entry of this.entries.values()) {
      if (!entry.analyzer.pending()) continue;
      entry.analyzer.forgetPending();
      entry.last = null;
      waited = true;
    }
    return waited;
  }

  /** The settings of an open document, requested once until they are forgotten. */
  settings(uri: string): Promise<Settings> {
    return (this.entry(uri).settings ??= this.settingsOf(uri));
  }

  /** The same, after messages that have arrived meanwhile have taken effect. */
  private async settled(uri: string): Promise<Settings> {
    const settings = await this.settings(uri);
    await turn();
    return settings;
  }

  private isUnopened(uri: string): boolean {
    const { isOpened, analyzer } = this.entry(uri);
    return !isOpened && analyzer.readAhead !== undefined && this.isLarge(uri);
  }

  private isLarge(uri: string): boolean {
    return (this.documents.get(uri)?.getText().length ?? 0) > LARGE_DRAFT;
  }

  private ahead(uri: string, settings: Settings): Promise<void> | null {
    if (!this.isUnopened(uri)) return null;
    const entry = this.entry(uri);
    return (entry.ahead ??= this.readAhead(uri, settings).finally(() => {
      entry.ahead = null;
    }));
  }

  /** Reads the paragraphs in stretches. A newer edit starts again, and finds most of them read. */
  private async readAhead(uri: string, settings: Settings): Promise<void> {
    for (let document = this.documents.get(uri); document && this.isUnopened(uri); document = this.documents.get(uri)) {
      const text = document.getText();
      if (this.unreadOf(uri, text, settings)) return;
      const isSame = (): boolean => this.documents.get(uri)?.getText() === text;
      const paragraphs = this.entry(uri).analyzer.readAhead!(text, this.optionsFor(document, settings));
      const stretch = (): boolean => {
        const since = Date.now();
        while (!paragraphs.next().done) if (Date.now() - since >= READING_MILLISECONDS) return true;
        return false;
      };
      while (this.reading(uri, stretch)) {
        await turn();
        if (!isSame()) break;
      }
      if (isSame()) return;
    }
  }

  /** Works on a document under the mark by which the next server learns where this one ended. */
  private reading<T>(uri: string, work: () => T): T {
    this.readings.begin(uri);
    try {
      return work();
    } finally {
      this.readings.end();
    }
  }

  private unreadOf(uri: string, text: string, settings: Settings): Unread | null {
    if (!settings.enable) return 'disabled';
    if (this.readings.hasEnded(uri)) return 'ended';
    return isChineseProse(text, settings) ? null : 'not-chinese';
  }

  private optionsFor(document: TextDocument, settings: Settings): AnalyzeOptions {
    const { uri, languageId } = document;
    const lexicon = this.lexiconOf(uri);
    const headings = this.files.headingsFor?.(uri, document.getText());
    return { format: formatOf(languageId), settings, headings, ...(lexicon && { lexicon }) };
  }

  private entry(uri: string): Entry {
    const known = this.entries.get(uri);
    if (known) return known;
    const entry: Entry = {
      analyzer: this.newAnalyzer(),
      settings: null,
      isOpened: false,
      ahead: null,
      last: null,
      shown: null,
      told: null,
    };
    this.entries.set(uri, entry);
    return entry;
  }

  private analyzed(uri: string, text: string, options: AnalyzeOptions): Analysis {
    const analysis = this.entry(uri).analyzer.analyze(text, options);
    const analyze = partly(this.newAnalyzer, options);
    const findings = this.files.findingsOf?.(uri, text, analyze);
    return findings ? { ...analysis, findings } : analysis;
  }

  private current(document: TextDocument, settings: Settings): Snapshot {
    const entry = this.entry(document.uri);
    const { last } = entry;
    if (last && isOf(last, document) && last.settings === settings) return last.snapshot;
    const text = document.getText();
    const unread = this.unreadOf(document.uri, text, settings);
    const options = this.optionsFor(document, settings);
    const snapshot: Snapshot = {
      document,
      version: document.version,
      analysis: unread ? null : this.reading(document.uri, () => this.analyzed(document.uri, text, options)),
      unread,
      id: nextId(),
    };
    entry.last = { snapshot, settings, text };
    entry.isOpened = true;
    return snapshot;
  }
}

/** Analyses the parts of a document separately. */
export function partly(
  newAnalyzer: () => Analyzer,
  options: AnalyzeOptions,
): (text: string, headings?: AnalyzeOptions['headings']) => Analysis {
  let analyzer: Analyzer | null = null;
  return (text, headings) => (analyzer ??= newAnalyzer()).analyze(text, { ...options, headings });
}

/**
 * Compares the text as well, since a client may send an edit under an old version number. Comparing the same string is
 * fast.
 */
const isOf = ({ snapshot, text }: Last, document: TextDocument): boolean =>
  snapshot.version === document.version && text === document.getText();

const NOTHING: readonly never[] = [];
const NOTHING_BESIDE: Beside = { findings: NOTHING, approved: undefined };

/** The places in other drafts are unchanged. */
function movedFinding(finding: Finding<Site>, change: Change): Finding<Site> | null {
  const { related, ...rest } = finding;
  const moved = findingAfter(rest, change);
  return moved && { ...moved, ...(related && { related }) };
}

const UNWATCHED: Readings = { begin: () => {}, end: () => {}, hasEnded: () => false };

/** The format that a language identifier stands for. */
export const formatOf = (languageId: string): Format => (languageId === 'markdown' ? 'markdown' : 'plain');
