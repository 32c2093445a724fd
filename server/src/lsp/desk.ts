/**
 * Compares the drafts of the workspace with each other and with the ledger: open ones as they stand in the editor,
 * closed ones as they were last read. The findings of a draft are kept until the comparison changes them.
 */
import type { Range } from 'vscode-languageserver';
import { acrossFinding, Desk } from '../core/desk/across';
import { allowed, deskDraft, groupIn } from '../core/desk/beside';
import type { Claim } from '../core/desk/claims';
import { claimsOf } from '../core/desk/claims';
import type { Ledger } from '../core/desk/ledger';
import type { BesideLedger } from '../core/desk/ledger-offers';
import type { OwnPlace } from '../core/desk/place';
import { ownPlace } from '../core/desk/place';
import type { Analysis, Finding, Related, Settings, Site } from '../core/index';
import type { Beside } from './documents';

/** A related place in another draft, with line and column there. */
export interface FarRelated extends Related<Site> {
  readonly draft: string;
  readonly range: Range;
}

type Findings = readonly Finding<Site>[];

interface Laid {
  readonly analysis: Analysis;
  readonly settings: Settings;
  readonly ledger: Ledger | null;
  readonly claims: readonly Claim[];
  readonly own: OwnPlace;
  readonly ofLedger: Findings;
  readonly approved: Analysis['approved'];
  /** The UTF-16 offsets at which its lines begin. */
  readonly lines: Uint32Array;
}

interface Said {
  readonly key: string;
  readonly findings: Findings;
}

/** What the comparison needs from the session. */
export interface DeskOptions {
  readonly ledgerOf: (uri: string) => Ledger | null;
  /** Is called, after a pause, with the drafts whose findings have changed without a change of their own. */
  readonly onOthers: (uris: readonly string[]) => void;
  /** The length of the pause, in milliseconds. */
  readonly quiet?: number;
}

const NO_FINDINGS: Findings = [];
/** While somebody types, the consequences for other drafts wait for a pause. */
const PAUSE_BEFORE_JUDGING = 400;

/** The drafts of the workspace, compared with each other and with their ledgers. */
export class WorkspaceDesk {
  private readonly desk = new Desk();
  private readonly laid = new Map<string, Laid>();
  private readonly said = new Map<string, Said>();
  /** What was reported for drafts before it may have changed; a hover may look at them before diagnostics do. */
  private readonly touched = new Map<string, Findings>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: DeskOptions) {}

  /**
   * The findings of a draft from the comparison, and what the ledger has of it. The list and the map stay the same
   * objects as long as their contents do.
   */
  beside(uri: string, analysis: Analysis, settings: Settings): Beside {
    this.lay(uri, analysis, settings);
    return { findings: this.of(uri), approved: this.laid.get(uri)!.approved };
  }

  /** Adds a draft to the comparison, or replaces its former version. */
  lay(uri: string, analysis: Analysis, settings: Settings): void {
    const ledger = settings.ledger ? this.options.ledgerOf(uri) : null;
    const known = this.laid.get(uri);
    if (known?.analysis === analysis && known.settings === settings && known.ledger === ledger) return;
    const group = groupIn(settings);
    const own = ownPlace(analysis, group.scope);
    const claims = claimsOf(analysis, group.scope, own);
    const ofLedger = ledger?.findings(claims, own) ?? NO_FINDINGS;
    const approved = ledger?.approved(claims, own);
    const lines = linesOf(analysis.text);
    this.laid.set(uri, { analysis, settings, ledger, claims, own, ofLedger, approved, lines });
    const laid = ledger?.settled(claims, own) ?? claims;
    this.touch(this.desk.put(deskDraft(uri, nameOf(uri), analysis, laid, group)));
  }

  /** The same for a draft that is not open: what the comparison does not need is dropped. */
  layClosed(uri: string, analysis: Analysis, settings: Settings): Findings {
    const { findings } = this.beside(uri, analysis, settings);
    const laid = this.laid.get(uri);
    if (!laid) return [];
    const { text, format } = analysis;
    // The text is needed again only where comments or entries may let findings stand.
    const slim = { text: findings.length ? text : '', format } as Analysis;
    this.laid.set(uri, { ...laid, analysis: slim, claims: [] });
    return findings;
  }

  /** The findings of a draft in the comparison; empty for one that is not in it. */
  of(uri: string): Findings {
    const laid = this.laid.get(uri);
    if (!laid) return NO_FINDINGS;
    const across = this.desk.contradictions(uri);
    if (!across.length && !laid.ofLedger.length) {
      this.said.delete(uri);
      return NO_FINDINGS;
    }
    const found = [...across.map((one) => this.placed(acrossFinding(one))), ...laid.ofLedger];
    const key = JSON.stringify(found);
    const before = this.said.get(uri);
    if (before?.key === key) return before.findings;
    const findings = laid.analysis.text ? allowed(found, laid.analysis, laid.settings) : found;
    this.said.set(uri, { key, findings });
    return findings;
  }

  /** Removes a draft from the comparison. */
  drop(uri: string): void {
    this.laid.delete(uri);
    this.said.delete(uri);
    this.touch(this.desk.drop(uri));
  }

  /** A draft with its ledger; null where it has none, or is not in the comparison. */
  at(uri: string): BesideLedger | null {
    const laid = this.laid.get(uri);
    return laid?.ledger ? { ledger: laid.ledger, claims: laid.claims, own: laid.own } : null;
  }

  private placed(finding: Finding<Site>): Finding<Site> {
    return {
      ...finding,
      related: finding.related!.map((r): FarRelated => ({
        ...r,
        draft: r.draft!,
        range: this.rangeIn(r.draft!, r.at),
      })),
    };
  }

  private rangeIn(uri: string, { start, end }: Site): Range {
    const lines = this.laid.get(uri)?.lines ?? new Uint32Array(1);
    return { start: positionIn(lines, start), end: positionIn(lines, end) };
  }

  private touch(others: ReadonlySet<string>): void {
    if (!others.size) return;
    for (const uri of others) {
      if (!this.touched.has(uri)) this.touched.set(uri, this.said.get(uri)?.findings ?? NO_FINDINGS);
    }
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), this.options.quiet ?? PAUSE_BEFORE_JUDGING);
    // The timer keeps no process alive.
    this.timer.unref();
  }

  /** Reports only drafts whose findings have really changed. */
  private tell(): void {
    this.timer = null;
    const changed = [...this.touched].flatMap(([uri, before]) =>
      this.laid.has(uri) && this.of(uri) !== before ? uri : [],
    );
    this.touched.clear();
    if (changed.length) this.options.onOthers(changed);
  }
}

/** The name of a document for readers: the last part of its address. */
export function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function linesOf(text: string): Uint32Array {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return Uint32Array.from(starts);
}

function positionIn(lines: Uint32Array, offset: number): Range['start'] {
  let low = 0;
  let high = lines.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low, character: offset - (lines[low] ?? 0) };
}
