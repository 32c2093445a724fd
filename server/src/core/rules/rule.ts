/** What a rule is: metadata from which the manual, the settings and the tests are made, and a generator of marks. */
import type { Places } from '../fold/claims';
import type {
  DocumentContext,
  DocumentFacts,
  Figure,
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

/** What is known of a rule without running it. */
export interface RuleMeta {
  /** `group/name`; file, test, manual page and setting have the same name. */
  readonly id: string;
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
  /** Why it is a fault and how it is recognised, in Chinese Markdown: the text of the manual page. */
  readonly why: string;
  /** Standard and clause, or the kind of evidence. */
  readonly source: string;
  /** Sentences with marks: each ⟦…⟧ is exactly one mark of this rule. Paragraphs are separated by a newline. */
  readonly bad: readonly string[];
  /** Realistic sentences without any mark of this rule; there must be more of them than bad ones. */
  readonly good: readonly string[];
  /** The format of the examples; plain text where absent. */
  readonly format?: Format;
  /** Genres to which it applies; all where absent. */
  readonly genres?: readonly Genre[];
  /** Rules that report the same fault better: where one of them marks the words, this rule is silent. */
  readonly yieldsTo?: readonly string[];
}

/** What a paragraph must contain for a rule to be asked about it. */
export type Need = 'figures' | 'relations' | 'enumerations' | 'attributions' | 'phrases' | 'departures' | 'quotes';

/** A rule that looks at one paragraph at a time. */
export interface ParagraphRule extends RuleMeta {
  /** Only paragraphs with this are looked at; all where absent. */
  readonly needs?: Need;
  /** The same for several kinds of content: bits of CONTENTS, of which one must be set. */
  readonly contents?: number;
  /** Only paragraphs with one of these words are looked at; all where absent. */
  readonly mentions?: readonly string[];
  /** Only paragraphs with such a figure, or with relations between figures, are looked at; all where absent. */
  readonly figure?: (figure: Figure) => boolean;
  check(reading: Reading): Iterable<Mark>;
  /** Marks over several paragraphs, such as the rows of a table. */
  checkDocument?(view: DocumentView): Iterable<Mark<Site>>;
  /**
   * Rules of one table share a scan: `hits` gives the marks of all of them by `row`, or null where there are none, so
   * that not each of them is asked about every paragraph. `check` gives those of this rule alone.
   */
  readonly table?: { readonly row: number; hits(reading: Reading): ReadonlyMap<number, readonly Mark[]> | null };
}

/** What a document rule may look at. */
export interface DocumentView {
  readonly text: string;
  readonly format: Format;
  readonly readings: readonly PlacedReading[];
  /** The role of each reading: `roles[i]` belongs to `readings[i]`. */
  readonly roles: readonly ParagraphRole[];
  readonly facts: DocumentFacts;
  /**
   * Gives the facts of single readings. Only those that a rule asks for are placed, whereas `facts` places all of them.
   */
  readonly places: Places;
  /** Relations between figures of different paragraphs. */
  readonly across: readonly Relation<Site>[];
  readonly context: DocumentContext;
}

/** A rule that looks at the whole document. */
export interface DocumentRule extends RuleMeta {
  checkDocument(view: DocumentView): Iterable<Mark<Site>>;
}

/**
 * A rule that compares a draft with something else: other drafts, or a table of approved figures. The desk judges it
 * after the draft was read. In its examples a line of `=====` separates two drafts; a table of approved figures is the
 * first of them.
 */
export interface DeskRule extends RuleMeta {
  readonly beside: 'drafts' | 'ledger';
}

/** A rule of any kind. */
export type Rule = ParagraphRule | DocumentRule | DeskRule;

/** Whether the rule looks at single paragraphs. */
export const isParagraphRule = (rule: Rule): rule is ParagraphRule => 'check' in rule;

/** Whether the rule looks at the whole document, alone or besides its paragraphs. */
export const isDocumentRule = (rule: Rule): rule is Rule & DocumentRule => 'checkDocument' in rule;

/** Whether the rule needs more than the draft alone. */
export const isDeskRule = (rule: Rule): rule is DeskRule => 'beside' in rule;
