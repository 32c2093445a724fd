/** What a rule is: metadata that the manual, the settings and the tests are made from, and a generator of marks. */
import type { Places } from '../fold/claims';
import type {
  DocumentContext,
  DocumentFacts,
  Format,
  Genre,
  Mark,
  ParagraphRole,
  PlacedReading,
  Reading,
  Relation,
  Severity,
  Site,
} from '../model';

export interface RuleMeta {
  /** `group/name`; the file, the test, the manual page and the setting share it. */
  readonly id: string;
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
  /** Why it is a fault and how it is told, in Chinese Markdown: the manual page. */
  readonly why: string;
  /** Standard and clause, or the kind of evidence. */
  readonly source: string;
  /** Sentences that get the mark, at ⟦…⟧; paragraphs are parted by a newline. Every ⟦…⟧ is one mark of this rule. */
  readonly bad: readonly string[];
  /** Sentences of real shape that get no mark of this rule; more of them than bad ones. */
  readonly good: readonly string[];
  /** The form that the examples are in; plain text where absent. */
  readonly format?: Format;
  /** Genres that it binds; all where absent. */
  readonly genres?: readonly Genre[];
  /** Rules that tell the same fault: where one of them marks the place, this one is silent. */
  readonly yieldsTo?: readonly string[];
}

/** What a paragraph must hold for a rule to have anything to look at. */
export type Need = 'figures' | 'relations' | 'enumerations' | 'attributions' | 'phrases' | 'departures' | 'quotes';

export interface ParagraphRule extends RuleMeta {
  /** The rule is not asked about paragraphs without any of these; every paragraph where absent. */
  readonly needs?: Need;
  /** The same for more than one of them, bits of CONTENTS. */
  readonly holds?: number;
  /** Nor about those without any of these words. */
  readonly mentions?: readonly string[];
  check(reading: Reading): Iterable<Mark>;
  /** What it finds over several paragraphs, such as the rows of a table. */
  checkDocument?(view: DocumentView): Iterable<Mark<Site>>;
  /**
   * Rules of one table share a scan: `hits` gives the marks of all of them, by `row`, or null where there are none. It
   * spares asking each of them about every paragraph; `check` answers the same for one rule.
   */
  readonly table?: { readonly row: number; hits(reading: Reading): ReadonlyMap<number, readonly Mark[]> | null };
}

/** What a document rule may look at. */
export interface DocumentView {
  readonly text: string;
  readonly format: Format;
  readonly readings: readonly PlacedReading[];
  /** What each of the readings is in the document: `roles[i]` belongs to `readings[i]`. */
  readonly roles: readonly ParagraphRole[];
  readonly facts: DocumentFacts;
  /** The facts of each reading; those that a rule asks for are placed, while `facts` has all of them placed. */
  readonly places: Places;
  /** Relations between figures of different paragraphs. */
  readonly across: readonly Relation<Site>[];
  readonly context: DocumentContext;
}

export interface DocumentRule extends RuleMeta {
  checkDocument(view: DocumentView): Iterable<Mark<Site>>;
}

/**
 * A rule about a draft beside something else: other drafts, or a table of approved figures. The desk judges it once the
 * draft is read. In its examples a line of `=====` stands between two drafts; the table is the first of them.
 */
export interface DeskRule extends RuleMeta {
  readonly beside: 'drafts' | 'ledger';
}

export type Rule = ParagraphRule | DocumentRule | DeskRule;

export const isParagraphRule = (rule: Rule): rule is ParagraphRule => 'check' in rule;

/** Rules that look at the document as a whole, alone or beside its paragraphs. */
export const isDocumentRule = (rule: Rule): rule is Rule & DocumentRule => 'checkDocument' in rule;

/** Rules that the draft alone does not answer. */
export const isDeskRule = (rule: Rule): rule is DeskRule => 'beside' in rule;
