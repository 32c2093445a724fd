/**
 * Drafts of the workspace that are not open. Their findings are published once somebody asks for a folder to be
 * checked, are taken back as soon as a draft is opened, and are found anew when one is closed or written on disk, so
 * that no finding stands twice or of a text that is gone.
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

export interface ClosedDraftsOptions {
  readonly host: ServerHost;
  readonly pages: Pick<ServerHost, 'manualOf'>;
  readonly newAnalyzer: () => Analyzer;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  readonly lexiconOf: (uri: string) => Lexicon | undefined;
  /** How the client names an open document, by its canonical address; undefined for one that is not open. */
  readonly openAs: (uri: string) => string | undefined;
  /** Whether the client shows the text of Word files. */
  readonly showsWord: () => boolean;
  readonly send: (uri: string, diagnostics: Diagnostic[]) => void;
  /** The drafts of the workspace beside each other. */
  readonly desk?: Pick<WorkspaceDesk, 'layClosed' | 'of' | 'drop'>;
}

export interface PlacedSymbol extends Found {
  readonly location: Location;
}

/** A draft as it was last read from disk. */
interface Known {
  /** Those of the draft alone. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the desk found of it, in the form that is sent. */
  readonly besideOf: (found: readonly Finding<Site>[]) => Diagnostic[];
  /** Null where it is no Chinese prose, or nothing at all. */
  readonly counts: FolderCheck['findings'] | null;
  readonly symbols: readonly PlacedSymbol[];
  /** Whether something in it waits for the segmenter. */
  readonly pending: boolean;
  /** What is wrong with the file; null where nothing is. */
  readonly problem: string | null;
}

const NO_FINDINGS: FolderCheck['findings'] = { error: 0, warning: 0, info: 0, hint: 0 };

export class ClosedDrafts {
  private readonly known = new Map<string, Known>();
  /** Drafts whose findings the client shows. */
  private readonly shown = new Set<string>();
  /** Folders that somebody asked to have checked. */
  private readonly folders = new Set<string>();
  private analyzer: Analyzer | null = null;

  constructor(private readonly options: ClosedDraftsOptions) {}

  /** Whether any folder was asked for. */
  get isAsked(): boolean {
    return this.folders.size > 0;
  }

  /** Reads the drafts of the folders and publishes the findings of those that are not open. */
  async check(
    folders: readonly string[],
    countsOfOpen: (uri: string) => Promise<FolderCheck['findings'] | null>,
    token: CancellationToken,
    onProgress: (done: number, all: number) => void = () => {},
  ): Promise<FolderCheck> {
    for (const folder of folders) this.folders.add(folder);
    const { uris, wordFiles, problems } = this.draftsIn(folders);
    const told = [...problems];
    const findings = { ...NO_FINDINGS };
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
    // What a draft is told beside others stands once all of them are read.
    for (const uri of uris) {
      const known = this.isOpen(uri) ? undefined : this.known.get(uri);
      const beside = known && (this.options.desk?.of(uri) ?? []);
      if (!known || !beside?.length) continue;
      this.show(uri, known);
      for (const { severity } of beside) findings[severity]++;
    }
    return { files, findings, wordFiles, problems: told };
  }

  /** The client has opened the draft: what it shows from now on is of the text in the editor. */
  opened(named: string): void {
    const uri = canonical(named);
    this.known.delete(uri);
    if (this.shown.delete(uri)) this.options.send(uri, []);
  }

  /** The draft was closed, or its file was written, made or deleted. */
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

  /** Settings, phrases or the segmenter are others now: everything that is shown is found anew. */
  async again(onlyPending = false): Promise<void> {
    const uris = [...this.shown].filter((uri) => !onlyPending || this.known.get(uri)?.pending);
    if (!onlyPending) this.known.clear();
    for (const uri of uris) await this.changed(uri);
  }

  /** The folders are no part of the workspace any more. */
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

  /** What can be searched for in the drafts of the folders that are not open. */
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

  /** The findings of every draft of the folders that is not open, as a client asks for them itself. */
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

  /** Whether the draft lies in one of the folders, whatever scheme its text is shown under. */
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

  /** Something else is said of drafts that did not change themselves. */
  besideChanged(uris: readonly string[]): void {
    for (const uri of uris) {
      const known = this.known.get(uri);
      if (known && this.shown.has(uri) && !this.isOpen(uri)) this.show(uri, known);
    }
  }

  /** Null where the file is not there. */
  private async read(uri: string): Promise<Known | null> {
    const { host, settingsOf, lexiconOf, newAnalyzer, pages } = this.options;
    const settings = await settingsOf(uri);
    // Between two drafts the editor's own requests have their turn.
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
 * The address as one client writes it: what another may have left as it is, such as brackets, is escaped. A draft that
 * is open under one spelling is the same that was found in a folder under another.
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
    // No escape of UTF-8: an address of somebody else's making stays as it is.
    return uri;
  }
}

const escaped = (c: string): string => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
const pathIn = (uri: string): string => uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/)?/i, '');

export function countsIn({ findings }: Pick<Analysis, 'findings'>): FolderCheck['findings'] {
  const counts = { ...NO_FINDINGS };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

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
