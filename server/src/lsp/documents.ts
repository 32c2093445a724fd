/** Open documents: one analyzer each, one analysis a version, shared by all requests of that version. */
import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis, Settings } from '../core/index';
import type { Lexicon } from '../core/lexicon/lexicon';
import type { DocumentAnalyzer } from '../core/index';
import { DEFAULT_SETTINGS, isChineseProse } from '../core/index';
import type { Unread } from '../protocol';

export interface Snapshot {
  readonly document: TextDocument;
  readonly version: number;
  /** Null where the document is not read, for the reason in `unread`. */
  readonly analysis: Analysis | null;
  readonly unread: Unread | null;
  /** Differs between any two snapshots of the server's life. */
  readonly id: string;
}

/** A snapshot of a document that is read. */
export interface Read extends Snapshot {
  readonly analysis: Analysis;
}

export interface DocumentSource {
  get(uri: string): TextDocument | undefined;
}

/** What the server asks of an analyzer. */
export type Analyzer = Pick<DocumentAnalyzer, 'analyze' | 'pending' | 'forgetPending'>;

interface Entry {
  readonly analyzer: Analyzer;
  settings: Promise<Settings> | null;
  last: { readonly snapshot: Snapshot; readonly settings: Settings } | null;
}

export class OpenDocuments {
  private readonly entries = new Map<string, Entry>();
  private made = 0;

  constructor(
    private readonly documents: DocumentSource,
    private readonly newAnalyzer: () => Analyzer,
    private readonly settingsOf: (uri: string) => Promise<Settings>,
    private readonly onRead: (snapshot: Snapshot) => void,
    private readonly lexiconOf: (uri: string) => Lexicon | undefined = () => undefined,
  ) {}

  /** The document as it stands now; null where it is not open, or the client does not wait for it any more. */
  async snapshot(uri: string, token: CancellationToken): Promise<Snapshot | null> {
    if (!this.documents.get(uri)) return null;
    const settings = await (this.entry(uri).settings ??= this.settingsOf(uri));
    await turn();
    const document = this.documents.get(uri);
    if (!document || token.isCancellationRequested) return null;
    return this.current(document, settings);
  }

  /** The same, null also where the document is not read. */
  async read(uri: string, token: CancellationToken): Promise<Read | null> {
    const snapshot = await this.snapshot(uri, token);
    return snapshot?.analysis ? (snapshot as Read) : null;
  }

  /** Analyses other text as if it stood in the document. */
  analyzerOf({ document: { uri }, analysis }: Read): (text: string) => Analysis {
    const { analyzer, last } = this.entry(uri);
    const settings = last?.settings ?? DEFAULT_SETTINGS;
    const lexicon = this.lexiconOf(uri);
    return (text) => analyzer.analyze(text, { format: analysis.format, settings, ...(lexicon && { lexicon }) });
  }

  close(uri: string): void {
    this.entries.delete(uri);
  }

  /** Settings have changed: every document asks for its own again. */
  forgetSettings(): void {
    for (const entry of this.entries.values()) entry.settings = null;
  }

  /** The segmenter has answered: what waited for it is read again. Tells whether anything did. */
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

  private entry(uri: string): Entry {
    const known = this.entries.get(uri);
    if (known) return known;
    const entry: Entry = { analyzer: this.newAnalyzer(), settings: null, last: null };
    this.entries.set(uri, entry);
    return entry;
  }

  private current(document: TextDocument, settings: Settings): Snapshot {
    const entry = this.entry(document.uri);
    const { last, analyzer } = entry;
    if (last?.snapshot.version === document.version && last.settings === settings) return last.snapshot;
    const text = document.getText();
    const lexicon = this.lexiconOf(document.uri);
    const unread: Unread | null = !settings.enable
      ? 'disabled'
      : !isChineseProse(text, settings)
        ? 'not-chinese'
        : null;
    const format = document.languageId === 'markdown' ? 'markdown' : 'plain';
    const snapshot: Snapshot = {
      document,
      version: document.version,
      analysis: unread ? null : analyzer.analyze(text, { format, settings, ...(lexicon && { lexicon }) }),
      unread,
      id: String(++this.made),
    };
    entry.last = { snapshot, settings };
    this.onRead(snapshot);
    return snapshot;
  }
}

/** Lets messages that have arrived meanwhile, such as a newer edit or a cancellation, take effect first. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
