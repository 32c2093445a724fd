/**
 * Drafts of the workspace that are not open. Their findings are published once somebody has a folder checked, withdrawn
 * when a draft is opened, and found anew when one is closed or written on disk, so that no finding appears twice or for
 * an old text.
 */
import type { CancellationToken, Diagnostic, Location, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Found } from '../core/features/workspace-symbols';
import { symbolsOf } from '../core/features/workspace-symbols';
import type { Analysis, Finding, Severity, Settings, Site } from '../core/index';
import { isChineseProse } from '../core/index';
import type { Lexicon } from '../core/lexicon/lexicon';
import type { FolderCheck } from '../protocol';
import { diagnosticsOf, toRange } from './convert';
import type { WorkspaceDesk } from './desk';
import type { Analyzer } from './documents';
import { formatOf, partly } from './documents';
import type { ServerHost } from './host';
import { turn } from './turn';

/** What closed drafts need from the session. */
export interface ClosedDraftsOptions {
  readonly host: ServerHost;
  readonly pages: Pick<ServerHost, 'manualOf'>;
  readonly newAnalyzer: () => Analyzer;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  readonly lexiconOf: (uri: string) => Lexicon | undefined;
  /**
   * The address that the client uses for an open document, by its canonical address; undefined for one that is not
   * open.
   */
  readonly openAs: (uri: string) => string | undefined;
  /** Whether the client shows the text of Word files. */
  readonly showsWord: () => boolean;
  readonly send: (uri: string, diagnostics: Diagnostic[]) => void;
  /** The comparison between the drafts of the workspace. */
  readonly desk?: Pick<WorkspaceDesk, 'layClosed' | 'of' | 'drop'>;
}

/** A search result with its place in the workspace. */
export interface PlacedSymbol extends Found {
  readonly location: Location;
}

/** A draft as it was last read from disk. */
interface Known {
  /** Those of the draft alone, without the comparison. */
  readonly diagnostics: readonly Diagnostic[];
  /** Converts the findings from the comparison. */
  readonly besideOf: (found: readonly Finding<Site>[]) => Diagnostic[];
  /** Null where it is no Chinese prose, or has no text. */
  readonly counts: FolderCheck['findings'] | null;
  readonly symbols: readonly PlacedSymbol[];
  /** Whether the segmenter has yet to answer. */
  readonly pending: boolean;
  /** What is wrong with the file; null where nothing is. */
  readonly problem: string | null;
}

const NO_COUNTS: FolderCheck['findings'] = { error: 0, warning: 0, info: 0, hint: 0 };

/** The drafts of the workspace that are not open, with their findings. */
export class ClosedDrafts {
  private readonly known = new Map<string, Known>();
  /** The drafts whose findings the client shows. */
  private readonly shown = new Set<string>();
  /** The folders that somebody had checked. */
  private readonly folders = new Set<string>();
  private analyzer: Analyzer | null = null;

  constructor(private readonly options: ClosedDraftsOptions) {}

  /** Whether any folder was checked. */
  get isAsked(): boolean {
    return this.folders.size > 0;
  }

  /**
   * Reads the drafts of the folders, and publishes the findings of those that are not open. Stops when the token is
   * cancelled.
   */
  async check(
    folders: readonly string[],
    countsOfOpen: (uri: string) => Promise<FolderCheck['findings'] | null>,
    token: CancellationToken,
    onProgress: (done: number, all: number) => void = () => {},
  ): Promise<FolderCheck> {
    for (const folder of folders) this.folders.add(folder);
    const { uris, wordFiles, problems } = this.draftsIn(folders);
    const told = [...problems];
    const findings = { ...NO_COUNTS };
    let files = 0;
    for (const [i, uri] of uris.entries()) {
      if (token.isCancellationRequested) break;
      onProgress(i, uris.length);
      const open = this.options.openAs(uri);
      const known = open === undefined ? await this.read(uri) : null;
      if (known?.problem) told.push(known.problem);
      const counts = open === undefined ? (known?.counts ?? null) : await countsOfOpen(open);
      if (known) this.show(uri, known);
      if (!counts) continue;
      files++;
      for (const level of Object.keys(findings) as Severity[]) findings[level] += counts[level];
    }
    // Findings from the comparison are final only after all drafts were read.
    for (const uri of uris) {
      const known = this.isOpen(uri) ? undefined : this.known.get(uri);
      const beside = known && (this.options.desk?.of(uri) ?? []);
      if (!known || !beside?.length) continue;
      this.show(uri, known);
      for (const { severity } of beside) findings[severity]++;
    }
    return { files, findings, wordFiles, problems: told };
  }

  /** A draft was opened: its findings are now those of the text in the editor. */
  opened(named: string): void {
    const uri = canonical(named);
    this.known.delete(uri);
    if (this.shown.delete(uri)) this.options.send(uri, []);
  }

  /** A draft was closed, or its file was written, created or deleted. */
  async changed(named: string): Promise<void> {
    const uri = canonical(named);
    const wasShown = this.shown.has(uri);
    this.known.delete(uri);
    if (this.isOpen(uri) || !(wasShown || this.isInside(uri))) return;
    const known = await this.read(uri);
    if (this.isOpen(uri)) return;
    if (known) this.show(uri, known);
    else if (this.shown.delete(uri)) this.options.send(uri, []);
  }

  /** Finds everything anew that is shown, after settings, phrases or the segmenter have changed. */
  async again(onlyPending = false): Promise<void> {
    const uris = [...this.shown].filter((uri) => !onlyPending || this.known.get(uri)?.pending);
    if (!onlyPending) this.known.clear();
    for (const uri of uris) await this.changed(uri);
  }

  /** The folders were removed from the workspace. */
  leave(folders: readonly string[]): void {
    for (const folder of folders) this.folders.delete(folder);
    for (const uri of this.shown) {
      if (this.isInside(uri)) continue;
      if (!this.isOpen(uri)) this.options.desk?.drop(uri);
      this.shown.delete(uri);
      this.known.delete(uri);
      this.options.send(uri, []);
    }
  }

  /** The search results in the drafts of the folders that are not open. */
  async symbols(folders: readonly string[], token: CancellationToken): Promise<PlacedSymbol[]> {
    const { uris } = this.draftsIn(folders);
    const out: PlacedSymbol[] = [];
    for (const uri of uris) {
      if (token.isCancellationRequested) break;
      if (this.isOpen(uri)) continue;
      const known = this.known.get(uri) ?? (await this.read(uri));
      if (known) out.push(...known.symbols);
    }
    return out;
  }

  /** The findings of the drafts of the folders that are not open, for a client that asks for them. */
  async report(
    folders: readonly string[],
    previous: ReadonlyMap<string, string>,
    isWatched: boolean,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const { uris } = this.draftsIn(folders);
    const reports: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of uris) {
      if (token.isCancellationRequested) break;
      if (this.isOpen(uri)) continue;
      const known = (isWatched && this.known.get(uri)) || (await this.read(uri));
      if (!known) continue;
      const items = this.withBeside(uri, known);
      const resultId = JSON.stringify(items);
      const same = previous.get(uri) === resultId;
      reports.push(
        same
          ? { kind: 'unchanged', uri, version: null, resultId }
          : { kind: 'full', uri, version: null, resultId, items },
      );
    }
    for (const uri of previous.keys()) {
      if (!uris.includes(uri)) reports.push({ kind: 'full', uri, version: null, items: [] });
    }
    return reports;
  }

  private isOpen(uri: string): boolean {
    return this.options.openAs(uri) !== undefined;
  }

  private draftsIn(folders: readonly string[]): ReturnType<NonNullable<ServerHost['draftsIn']>> {
    const found = this.options.host.draftsIn?.(folders, this.options.showsWord());
    return found ? { ...found, uris: found.uris.map(canonical) } : { uris: [], wordFiles: 0, problems: [] };
  }

  /** Whether the draft is in one of the folders, whatever the scheme under which its text is shown. */
  private isInside(uri: string): boolean {
    const path = pathIn(uri);
    return [...this.folders].some((folder) => path.startsWith(`${pathIn(canonical(folder)).replace(/\/$/, '')}/`));
  }

  private show(uri: string, known: Known): void {
    const diagnostics = this.withBeside(uri, known);
    if (!diagnostics.length && !this.shown.has(uri)) return void this.shown.add(uri);
    this.shown.add(uri);
    this.options.send(uri, diagnostics);
  }

  private withBeside(uri: string, { diagnostics, besideOf }: Known): Diagnostic[] {
    return [...diagnostics, ...besideOf(this.options.desk?.of(uri) ?? [])];
  }

  /** The findings from comparison have changed for drafts that did not change themselves. */
  besideChanged(uris: readonly string[]): void {
    for (const uri of uris) {
      const known = this.known.get(uri);
      if (known && this.shown.has(uri) && !this.isOpen(uri)) this.show(uri, known);
    }
  }

  /** Null where the file does not exist. */
  private async read(uri: string): Promise<Known | null> {
    const { host, settingsOf, lexiconOf, newAnalyzer, pages } = this.options;
    const settings = await settingsOf(uri);
    // Lets the requests of the editor be answered between two drafts.
    await turn();
    const file = (await host.readDraft?.(uri, settings.maxCharacters)) ?? null;
    if (file === null) {
      this.known.delete(uri);
      this.options.desk?.drop(uri);
      return null;
    }
    let known: Known = {
      diagnostics: [],
      besideOf: () => [],
      counts: null,
      symbols: [],
      pending: false,
      problem: null,
    };
    if (typeof file === 'string') known = { ...known, problem: file };
    else if (file.text.trim() && settings.enable && isChineseProse(file.text, settings)) {
      const document = TextDocument.create(uri, file.languageId, 0, file.text);
      const lexicon = lexiconOf(uri);
      this.analyzer ??= newAnalyzer();
      const format = formatOf(file.languageId);
      const headings = host.headingsFor?.(uri, file.text);
      const options = { format, settings, headings, ...(lexicon && { lexicon }) };
      const whole = this.analyzer.analyze(file.text, options);
      const findings = host.findingsOf?.(uri, file.text, partly(newAnalyzer, options));
      const analysis = findings ? { ...whole, findings } : whole;
      const pending = this.analyzer.pending();
      if (pending) this.analyzer.forgetPending();
      this.options.desk?.layClosed(uri, analysis, settings);
      known = { ...of(document, analysis, pages), pending, problem: null };
    }
    this.known.set(uri, known);
    return known;
  }
}

/**
 * The address in the spelling of one client, which escapes characters such as brackets that others may not. So a draft
 * that is open under one spelling is recognised when it is found in a folder under another.
 */
export function canonical(uri: string): string {
  const [, scheme, path] = /^([a-z][a-z0-9+.-]*):(?:\/\/)?([^?#]*)$/i.exec(uri) ?? [];
  if (scheme === undefined || path === undefined) return uri;
  try {
    const parts = path.split('/').map((part) => {
      const name = decodeURIComponent(part).replace(/^[A-Z]:$/, (drive) => drive.toLowerCase());
      return encodeURIComponent(name).replace(/[!'()*]/g, escaped);
    });
    return `${scheme}:${scheme === 'file' ? '//' : ''}${parts.join('/')}`;
  } catch {
    // The address has an invalid escape, so that it stays as it is.
    return uri;
  }
}

const escaped = (c: string): string => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
const pathIn = (uri: string): string => uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/)?/i, '');

/** The number of findings at each level. */
export function countsIn({ findings }: Pick<Analysis, 'findings'>): FolderCheck['findings'] {
  const counts = { ...NO_COUNTS };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The search results of a document, with their places in the workspace. */
export const placedSymbols = (document: TextDocument, analysis: Analysis): PlacedSymbol[] =>
  symbolsOf(analysis).map((found) => ({
    ...found,
    location: { uri: document.uri, range: toRange(document, found.at) },
  }));

function of(
  document: TextDocument,
  analysis: Analysis,
  pages: Pick<ServerHost, 'manualOf'>,
): Pick<Known, 'diagnostics' | 'besideOf' | 'counts' | 'symbols'> {
  const diagnosticsIn = (findings: readonly Finding<Site>[], notices: Analysis['notices']): Diagnostic[] =>
    diagnosticsOf({ document, version: 0, analysis: { findings, notices }, id: '' }, pages);
  return {
    diagnostics: diagnosticsIn(analysis.findings, analysis.notices),
    besideOf: (found) => (found.length ? diagnosticsIn(found, []) : []),
    counts: countsIn(analysis),
    symbols: placedSymbols(document, analysis),
  };
}
