/**
 * The types that every room speaks.
 *
 * Offsets are UTF-16 code units, ranges are half open. A {@link Span} counts from the start of a paragraph's
 * reading text; a {@link Site} counts from the start of the document. The brand keeps a paragraph reader from
 * returning a document position and a document rule from returning a paragraph position.
 */
import type { Interval } from './num/interval';
import type { Rational } from './num/rational';

/** A stretch of a paragraph's reading text, from `start` up to but not including `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

declare const inDocument: unique symbol;
/**
 * A stretch of the document, from `start` up to but not including `end`, in UTF-16 units. Only {@link site} makes one.
 */
export interface Site extends Span {
  readonly [inDocument]: true;
}

/** From `start`, included, to `end`, excluded: UTF-16 units of the paragraph. */
export function span(start: number, end: number): Span {
  return { start, end };
}

/** The same, in UTF-16 units of the document. */
export function site(start: number, end: number): Site {
  return { start, end } as Site;
}

/** How the file is written: plain text, or Markdown whose marks are no part of the prose. */
export type Format = 'plain' | 'markdown';

/** What a block of the file is, as far as its layout tells. `furniture` is page furniture: never prose. */
export type BlockKind = 'prose' | 'heading' | 'item' | 'cell' | 'furniture';

/** One paragraph of the document: a value whose `raw` text, block and depth are its memo key. */
export interface Paragraph {
  /** The exact slice of the document. */
  readonly raw: string;
  /** What readers see: widths folded, soft line breaks and Markdown marks taken out. */
  readonly text: string;
  /** `map[i]` is the offset in `raw` of `text[i]`; null where the two have equal offsets. */
  readonly map: Uint32Array | null;
  readonly block: BlockKind;
  /** Markdown heading depth (1 to 6), list nesting of an item, index of a row in its Markdown table; else 0. */
  readonly depth: number;
}

/** A paragraph at its place. `start` is the document offset of `paragraph.raw`. */
export interface PlacedParagraph {
  readonly paragraph: Paragraph;
  readonly start: number;
}

// ---------------------------------------------------------------- figures

/**
 * A fraction (三分之二, 过半) is a `percent`. Each member of a `ratio` (8.5:42.3:50.2, 2.57∶1) is a figure without a
 * unit; the members of one ratio stand side by side with one mark between them.
 */
export type FigureKind = 'amount' | 'percent' | 'points' | 'multiple' | 'ratio' | 'rank' | 'date' | 'duration';
/** How the words limit a figure: as printed, about it (近 约), above it (超过 以上), below it (不足 以下). */
export type Bound = 'exact' | 'about' | 'over' | 'under';
/** The direction that a verb of change gives to a figure. */
export type Change = 'rise' | 'fall';
/** Whether the sentence reports a result, sets a target or forecasts. */
export type Modality = 'achieved' | 'target' | 'forecast';
/**
 * What the words before a figure make of it: `to` a result reached (增长到 达到), `by` an increment (增长 增长了),
 * `from` a starting value (由 从 … 增加到), `value` a plain value.
 */
export type FigureRole = 'value' | 'to' | 'by' | 'from';

/** A number in the text with its unit, what it measures and what the words around it say of it. */
export interface Figure<At extends Span = Span> {
  readonly at: At;
  /** The words as the document has them. */
  readonly text: string;
  readonly kind: FigureKind;
  /**
   * Decimal string with the magnitude multiplied in; a fraction to twelve places, since only `number` is exact. It is
   * `low/high` where the words give two ends (3至5万元, 几十万人, 两三年), and `number` is null then. A date is ISO
   * 8601, as far as it is stated.
   */
  readonly value: string;
  /** The exact value in `unit`; null for dates and where only two ends are given. */
  readonly number: Rational | null;
  /** Every value that the printed figure can stand for when rounded or counted; null for dates. */
  readonly interval: Interval | null;
  /** Decimal digits written after the point; 0 for whole numbers. */
  readonly decimals: number;
  /**
   * What one unit of the last whole digit counts: 1 for none, 10^8 for 亿, 100 for 五万六千七百, 1/10 for ‰. With
   * `decimals` it tells how exact the figure is printed.
   */
  readonly magnitude: Rational;
  /** Base unit; empty for a date. */
  readonly unit: string;
  readonly bound: Bound;
  /** The words that express the bound, such as 近 or 以上; empty where it is exact. */
  readonly boundWords: string;
  readonly indicator: string;
  readonly indicatorAt: At | null;
  /** Period in the words of the text; empty where there is none. */
  readonly period: string;
  /**
   * The period belongs to this figure only and does not hold for the figures after it: 比2015年的80家,
   * 由2022年的45%提高到, 计划投资.
   */
  readonly ownPeriod: boolean;
  readonly change: Change | null;
  /** The verb of change as written (增长 下降 增加到); empty where there is none. */
  readonly verb: string;
  readonly against: string;
  readonly role: FigureRole;
  readonly modality: Modality;
  /** The place or body that the sentence names as the figure's scope (全区 全省); empty where there is none. */
  readonly scope: string;
  /** Index of the sentence in its paragraph. */
  readonly sentence: number;
  /** Index of the clause (between ，；。) in its paragraph. */
  readonly clause: number;
}

/** A figure with one number: not a date, and not one of which only the ends are given. */
export type Numbered<F extends Pick<Figure, 'number'> = Figure> = F & { readonly number: Rational };

/** Whether the figure has one number; narrows its type. */
export const hasNumber = <F extends Pick<Figure, 'number'>>(figure: F): figure is Numbered<F> => figure.number !== null;

// ---------------------------------------------------------------- counted lists

/** One item of a counted list. */
export interface EnumerationItem<At extends Span = Span> {
  readonly at: At;
  readonly text: string;
}

/** A count of things with the things it announces: 三项措施：…；…；…. */
export interface Enumeration<At extends Span = Span> {
  readonly at: At;
  readonly text: string;
  readonly count: number;
  readonly items: readonly EnumerationItem<At>[];
  /** The list ends in 等 or is only partly given: fewer items than promised is no fault. */
  readonly open: boolean;
  /** The grammar leaves no other reading of what is listed; only then may a rule accuse. */
  readonly tied: boolean;
  /** Where the items stand: in a list of the sentence, in a run 一是…二是…, or in the headings below. */
  readonly by: 'list' | 'run' | 'headings';
  /**
   * Where the paragraph lists nothing: `made` if what follows may list it (讲四个方面的意见), `named` if the count is
   * the name of a set (三大攻坚战), which need not be listed at all; else `none`.
   */
  readonly promise: 'none' | 'made' | 'named';
}

/** Whether the listed items are as many as promised; null where the document lists none or not all of them. */
export function listHolds({ count, items, open }: Enumeration): boolean | null {
  if (!items.length) return null;
  if (items.length === count) return open ? null : true;
  return open && items.length < count ? null : false;
}

/** The words that number the members of a run: 一是 二是, 一要 二要, 第一， 第二，. */
export interface RunMarker {
  readonly at: Span;
  readonly value: number;
  /** 是, 要 or 第. */
  readonly word: string;
}

// ---------------------------------------------------------------- attributions

/** Who an attribution names as its source; `data` is a publication or a set of figures (据统计). */
export type AttributionSource = 'person' | 'institution' | 'anonymous' | 'data';

/** Something that the text reports somebody to have said. */
export interface Attribution<At extends Span = Span> {
  /** Name or noun phrase; for a pronoun, the name that it stands for. */
  readonly speaker: string;
  readonly title: string;
  readonly source: AttributionSource;
  readonly mode: 'direct' | 'indirect';
  readonly mention: At;
  readonly cue: At;
  readonly cueText: string;
  readonly content: At;
}

/** One naming of a person with a post or form of address. */
export interface PersonMention<At extends Span = Span> {
  readonly at: At;
  readonly name: string;
  /** Post or affiliation as given here; empty where there is none. */
  readonly title: string;
}

/** A person in the document. */
export interface Person {
  readonly name: string;
  /** The first title given anywhere in the document; empty where none is. */
  readonly title: string;
  /** Every titled naming, in document order. */
  readonly titled: readonly PersonMention<Site>[];
  /** Every place where the name stands, in document order. */
  readonly mentions: readonly Site[];
  /** What the person is reported to say, in document order. */
  readonly statements: readonly Attribution<Site>[];
}

// ---------------------------------------------------------------- slogans

/** `set-phrase` and `contraction` stand in the lexicon; `coined` and `title` are told by their form alone. */
export type SloganKind = 'set-phrase' | 'contraction' | 'coined' | 'title';

/** A set phrase (提法) in the text. */
export interface Slogan<At extends Span = Span> {
  readonly at: At;
  readonly text: string;
  readonly kind: SloganKind;
  /** The established wording; equals `text` where the text keeps it, empty where none is known. */
  readonly canonical: string;
  /** Identifier of the lexicon row; empty for coined slogans and titles. */
  readonly entry: string;
}

/**
 * A `count` is a numeral that differs from the number of members listed beside it; the rule `count/list` reports it.
 */
export type DepartureKind = 'wording' | 'punctuation' | 'members' | 'verb' | 'quotes' | 'count';

/** How a wording departs from the established one. The rule `slogan/<kind>` reports it. */
export interface Departure<At extends Span = Span> {
  readonly kind: DepartureKind;
  readonly level: Severity;
  readonly at: At;
  readonly message: string;
  /** The edits that mend it, where only one wording is right; else empty. */
  readonly edits: readonly Edit<At>[];
  /** Whether the edits change only punctuation or letters, so that a fix of everything may include them. */
  readonly safe: boolean;
}

/** What the lexicon knows of a wording. A row of the lexicon has this shape. */
export interface Wording {
  /** The established wording, which identifies it. */
  readonly canonical: string;
  readonly members: readonly string[];
  readonly verbs: readonly string[];
  /** The first and last year of its use, 0 where unknown, and the wording used afterwards. */
  readonly since: number;
  readonly until: number;
  readonly replacedBy: string;
  readonly origin: string;
  readonly basis: string;
  readonly weak: boolean;
}

/** A wording of the lexicon where it stands: a slogan, or a term that is only checked. */
export interface Phrase<At extends Span = Span> {
  /** The slogan itself; of a name only the part in quotation marks. */
  readonly at: At;
  /** All words that the lexicon's wording covers. */
  readonly whole: At;
  readonly kind: SloganKind | 'term';
  readonly wording: Wording;
  /** The established wording of `at`. */
  readonly canonical: string;
  readonly departures: readonly Departure<At>[];
}

// ---------------------------------------------------------------- outline

/**
 * How a heading is numbered: `han` 一、, `bracket` （一）, `arabic` 1., `small` （1） or ①, `letter` A, `chapter`
 * 第一部分; `mark` only by Markdown marks, `bare` only by its shape.
 */
export type HeadingStyle =
  'title' | 'subtitle' | 'chapter' | 'han' | 'letter' | 'bracket' | 'arabic' | 'small' | 'mark' | 'bare';

/** A heading of the document, or of a paragraph that begins with one. */
export interface Heading<At extends Span = Span> {
  /** Number included, the full stop of a run-in heading left out. */
  readonly at: At;
  readonly text: string;
  /** 0 title, 1 for 一、 or A, 2 for （一） or 1., 3 for deeper ones. */
  readonly level: number;
  /** As written, empty where there is none. */
  readonly number: string;
  readonly style: HeadingStyle;
  /** `alone` on its line; `stopped` alone, but with a mark like 。 or ： behind it; `run-in` with prose behind it. */
  readonly stand: 'alone' | 'stopped' | 'run-in';
}

/** What a paragraph is in its document. Only `body` paragraphs are running prose. */
export type ParagraphRole =
  | 'title'
  | 'subtitle'
  | 'byline'
  | 'date'
  | 'salutation'
  | 'heading'
  | 'caption'
  | 'attachment'
  | 'signature'
  | 'furniture'
  | 'body';

// ---------------------------------------------------------------- relations

/** What a relation states about its figures; the rule that reports a contradiction goes by it. */
export type RelationKind =
  | 'sum'
  | 'rate'
  | 'growth'
  | 'implied-base'
  | 'doubling'
  | 'multiple'
  | 'subset'
  | 'density'
  | 'anniversary'
  | 'elapsed'
  | 'order'
  | 'sorted'
  | 'bound'
  | 'majority'
  | 'direction'
  | 'list-count'
  | 'same-figure'
  | 'balance'
  | 'plan'
  | 'between'
  | 'ratio'
  | 'unit'
  | 'hundred'
  | 'target';

/** What the text or its arithmetic states about some figures, and whether the numbers bear it out. */
export interface Relation<At extends Span = Span> {
  readonly kind: RelationKind;
  /** The related figures, in the order in which the claim names them. */
  readonly figures: readonly Figure<At>[];
  /** `111条 / 135个 = 82%` */
  readonly claim: string;
  /** true confirmed, false contradicted, null undecidable. */
  readonly holds: boolean | null;
  /** `111÷135=82.2%，四舍五入为82%` */
  readonly working: string;
  /** Whether the sentence's own grammar ties the figures together; only then may a rule accuse. */
  readonly tied: boolean;
  /** Tied but undecided: the third figure would be right only if the other two were rounded in opposite directions. */
  readonly doubtful?: boolean;
  /** The figure that a fix would change and its new words, where exactly one value is right. */
  readonly repair?: { readonly figure: Figure<At>; readonly text: string } | undefined;
  /** The row that the relation was made from; absent for relations that are not made from rows. */
  readonly schema?: string;
  /** The severity of a contradiction; that of the rule where absent. */
  readonly level?: Severity;
  /** The figure that carries the mark, the mark's title, and what each of `figures` is. */
  readonly marked?: Figure<At> | undefined;
  readonly title?: string;
  readonly labels?: readonly string[];
  /** How a contradiction within a table is reported: by which rule, at which figure, at which level. */
  readonly told?:
    | {
        readonly rule: string;
        readonly at: Figure<At>;
        readonly title: string;
        readonly severity: Severity;
        /** One label for each of `figures`, in their order. */
        readonly labels: readonly string[];
      }
    | undefined;
}

// ---------------------------------------------------------------- findings

/** The levels of a finding, from the gravest. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The levels of a finding, from the gravest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Replaces the text at `at` by `newText`; an empty `at` inserts. */
export interface Edit<At extends Span = Span> {
  readonly at: At;
  readonly newText: string;
}

/** One way to mend a finding. */
export interface Fix<At extends Span = Span> {
  readonly title: string;
  readonly edits: readonly Edit<At>[];
  /** Safe fixes take part in fix-all; others are offered one at a time. */
  readonly safe?: boolean;
}

/** Another place that explains a finding. */
export interface Related<At extends Span = Span> {
  readonly at: At;
  readonly message: string;
  /** The draft that the place is in: path or address; absent for the draft itself. */
  readonly draft?: string;
}

/** What a rule reports. The analyzer adds the rule's id and severity. */
export interface Mark<At extends Span = Span> {
  readonly at: At;
  readonly message: string;
  readonly related?: readonly Related<At>[];
  readonly fix?: Fix<At>;
  /** A severity other than that of the rule, where the evidence is weaker or stronger. */
  readonly severity?: Severity;
}

/** What is reported at a place, with the rule that found it. */
export interface Finding<At extends Span = Span> extends Mark<At> {
  readonly rule: string;
  readonly severity: Severity;
}

/** A finding that the writer lets stand, where that is written, and the reason given there; empty where none is. */
export interface LetStand {
  readonly finding: Finding<Site>;
  readonly by: 'comment' | 'project' | 'baseline';
  readonly reason: string;
}

// ---------------------------------------------------------------- one paragraph, read

/** Everything that the readers found in one paragraph. Offsets are UTF-16 units of the paragraph's reading text. */
export interface Reading {
  readonly paragraph: Paragraph;
  readonly sentences: readonly Span[];
  readonly clauses: readonly Span[];
  /** Pairs of quotation marks, marks included, outermost first. */
  readonly quotes: readonly Span[];
  readonly figures: readonly Figure[];
  readonly enumerations: readonly Enumeration[];
  readonly markers: readonly RunMarker[];
  readonly attributions: readonly Attribution[];
  readonly people: readonly PersonMention[];
  readonly slogans: readonly Slogan[];
  readonly phrases: readonly Phrase[];
  readonly headings: readonly Heading[];
  readonly relations: readonly Relation[];
  readonly findings: readonly Finding[];
  /** One bit for each kind of thing in the paragraph; see CONTENTS. */
  readonly contents: number;
  /** What was derived from this reading alone, kept for the next question; see perReading. */
  readonly memo: unknown[];
}

// ---------------------------------------------------------------- the whole document

/** Something that was skipped or failed, in words for the user. */
export interface Notice {
  readonly code: 'too-large' | 'rule-failed' | 'reader-failed' | 'segmenter-missing' | 'unused-ignore' | 'table-unread';
  readonly message: string;
}

/** A reading at its place; `start` is the document offset of the paragraph. */
export interface PlacedReading {
  readonly reading: Reading;
  readonly start: number;
}

/** The facts of a document, in document offsets. */
export interface DocumentFacts {
  readonly figures: readonly Figure<Site>[];
  readonly enumerations: readonly Enumeration<Site>[];
  readonly attributions: readonly Attribution<Site>[];
  /** The people of the document, in the order of their first mention. */
  readonly people: readonly Person[];
  readonly slogans: readonly Slogan<Site>[];
  readonly outline: readonly Heading<Site>[];
  readonly relations: readonly Relation<Site>[];
}

/** What crosses paragraphs: the document's own date, year and kind. */
export interface DocumentContext {
  /** ISO date as far as it can be told, from the text's date line or page furniture; empty where unknown. */
  readonly date: string;
  /** The year that the text reports on (2020年工作总结); null where unknown. */
  readonly year: number | null;
  /**
   * The period under review that the title or headings name, ISO 8601 (`2024-01/2024-06`); empty where none is named.
   */
  readonly reviewed: string;
  readonly genre: Genre;
  /** Who speaks or signs, from the byline (李 育 智); empty where unknown. */
  readonly author: string;
}

/** The kind of document, which decides the level of some rules. */
export type Genre = 'report' | 'speech' | 'feature' | 'study' | 'statutory' | 'other';

/** All that is known of one version of a document. */
export interface Analysis {
  readonly text: string;
  readonly format: Format;
  readonly readings: readonly PlacedReading[];
  /** The role of each reading: `roles[i]` belongs to `readings[i]`. */
  readonly roles: readonly ParagraphRole[];
  readonly context: DocumentContext;
  readonly facts: DocumentFacts;
  readonly findings: readonly Finding<Site>[];
  /** Findings that are left out because the writer lets them stand, in document order. */
  readonly letStand: readonly LetStand[];
  readonly notices: readonly Notice[];
  /**
   * The words of the ledger for each figure that agrees with it, by the document offset where the figure starts; absent
   * without a ledger.
   */
  readonly approved?: ReadonlyMap<number, string>;
}
