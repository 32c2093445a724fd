/**
 * The drafts of the workspace beside each other and beside the ledger: open ones as they stand in the editor, closed
 * ones as they were last read. What is found of a draft is kept until the desk has something else to say of it.
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

/** A related place in another draft, with its lines and columns there. */
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
  /** Offsets at which its lines begin. */
  readonly lines: Uint32Array;
}

interface Said {
  readonly key: string;
  readonly findings: Findings;
}

export interface DeskOptions {
  readonly ledgerOf: (uri: string) => Ledger | null;
  /** Calls some time after something else is to be said of drafts that did not change themselves. */
  readonly onOthers: (uris: readonly string[]) => void;
  /** Milliseconds without a further change before that. */
  readonly quiet?: number;
}

const NO_FINDINGS: Findings = [];
/** While somebody types, what that means for other drafts waits for a pause. */
const PAUSE_BEFORE_JUDGING = 400;

export class WorkspaceDesk {
  private readonly desk = new Desk();
  private readonly laid = new Map<string, Laid>();
  private readonly said = new Map<string, Said>();
  /** What was said of drafts before something else may have to be; a hover may ask of them before diagnostics do. */
  private readonly touched = new Map<string, Findings>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: DeskOptions) {}

  /** What is said of a draft as it is now; the same list and map as long as they are the same. */
  beside(uri: string, analysis: Analysis, settings: Settings): Beside {
    this.lay(uri, analysis, settings);
    return { findings: this.of(uri), approved: this.laid.get(uri)!.approved };
  }

  /** Lays a draft on the desk in the place of what it was. */
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

  /** A draft that is not open: what is not needed to hold others against it is let go. */
  layClosed(uri: string, analysis: Analysis, settings: Settings): Findings {
    const { findings } = this.beside(uri, analysis, settings);
    const laid = this.laid.get(uri);
    if (!laid) return [];
    const { text, format } = analysis;
    // Findings of a closed draft ask for its text again only where it has comments or entries that let them stand.
    const slim = { text: findings.length ? text : '', format } as Analysis;
    this.laid.set(uri, { ...laid, analysis: slim, claims: [] });
    return findings;
  }

  /** What is said of a draft on the desk now; nothing of one that is not there. */
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

  /** Takes a draft off the desk. */
  drop(uri: string): void {
    this.laid.delete(uri);
    this.said.delete(uri);
    this.touch(this.desk.drop(uri));
  }

  /** A draft beside its ledger; null of one that has none, or is not on the desk. */
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
    // A pause to come keeps no process alive.
    this.timer.unref();
  }

  /** Tells of those drafts only of which something else is said now. */
  private tell(): void {
    this.timer = null;
    const changed = [...this.touched].flatMap(([uri, before]) =>
      this.laid.has(uri) && this.of(uri) !== before ? uri : [],
    );
    this.touched.clear();
    if (changed.length) this.options.onOthers(changed);
  }
}

/** What readers call a document: the last part of its address. */
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
