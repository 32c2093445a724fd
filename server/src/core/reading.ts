/**
 * Reads paragraphs: all readers, all relations within a paragraph, all rules that look at one paragraph. The paragraphs
 * of a document are read reader by reader and not one by one, since a reader that keeps working has its code and tables
 * at hand; that saves a quarter of the time.
 */
import type { Placed } from './findings/quoted';
import { sparingQuotes } from './findings/quoted';
import type { Lexicon } from './lexicon/lexicon';
import type { Edit, Finding, Mark, Notice, Paragraph, Reading, Relation, Span } from './model';
import { readAttributions } from './read/attributions';
import { readEnumerations } from './read/enumerations';
import { readFigures } from './read/figures';
import { readHeadings } from './read/headings';
import { withIndicators } from './read/own';
import { readPeople } from './read/people';
import type { ReadContext } from './read/reader';
import { emptyMemo } from './read/per-reading';
import { readMarkers } from './read/runs';
import { cellsIn, cutRow, figuresInProse } from './read/rows';
import { readPhrases, readSlogans } from './read/slogans';
import type { OwnUnits } from './read/units';
import { storyOfReading } from './relate/mention';
import { relateParagraph } from './relate/paragraph';
import { RULES } from './rules/index';
import type { ParagraphRule, Rule } from './rules/rule';
import { isParagraphRule } from './rules/rule';
import type { Segmenter } from './segmenter';
import { byContents, CONTENTS } from './text/census';
import { cutText } from './text/sentences';

/** A paragraph after reading. */
export interface ReadParagraph {
  readonly reading: Reading;
  /** Whether a word boundary was asked for that is not known yet. */
  readonly pending: boolean;
  /** What failed while it was read; reported in every pass that uses it. */
  readonly notices: readonly Notice[];
}

/** What readings depend on besides their text. */
export interface ReadingOptions {
  readonly segmenter: Segmenter;
  readonly lexicon: Lexicon;
  /** The units and indicators of a workspace, besides our own. */
  readonly units: OwnUnits;
  readonly indicators: readonly string[];
}

/** A paragraph while it is being read. */
interface Job {
  readonly context: ReadContext;
  readonly reading: { -readonly [K in keyof Reading]: Reading[K] };
  readonly findings: Finding[];
  pending: boolean;
  notices: Notice[] | null;
}

type Stage = readonly [what: string, read: (job: Job, options: ReadingOptions) => void];

/** The readers, each after those whose results it needs. */
const STAGES: readonly Stage[] = [
  ['slogans', ({ reading, context }, { lexicon }) => (reading.phrases = readPhrases(context, lexicon))],
  // What is derived from a paragraph's figures is kept by their list, so that the list must not be replaced after this.
  ['figures', ({ reading, context }, options) => (reading.figures = fitted(figuresOf(context, options)))],
  ['enumerations', ({ reading, context }) => (reading.enumerations = readEnumerations(context))],
  ['markers', ({ reading, context }) => (reading.markers = readMarkers(context))],
  ['attributions', ({ reading, context }) => (reading.attributions = readAttributions(context))],
  ['people', ({ reading, context }) => (reading.people = readPeople(context))],
  ['slogans', ({ reading, context }) => (reading.slogans = readSlogans(context, reading.phrases))],
  ['headings', ({ reading, context }) => (reading.headings = readHeadings(context))],
  ['relations', ({ reading }) => (reading.relations = relationsOf(reading))],
];

const PARAGRAPH_RULES: readonly ParagraphRule[] = RULES.filter(isParagraphRule);
const LONE_RULES = PARAGRAPH_RULES.filter((r) => !r.table).map((rule) => ({
  rule,
  needs: rule.needs ? CONTENTS[rule.needs] : (rule.contents ?? 0),
}));
/** Tables of rules that share a scan, with the rule of each row. */
const RULE_TABLES = new Map<NonNullable<ParagraphRule['table']>['hits'], Map<number, ParagraphRule>>();
for (const rule of PARAGRAPH_RULES) {
  if (!rule.table) continue;
  const rows = RULE_TABLES.get(rule.table.hits) ?? new Map<number, ParagraphRule>();
  RULE_TABLES.set(rule.table.hits, rows.set(rule.table.row, rule));
}

/** The readings of paragraphs, in their order. Text never makes it throw. */
export function readParagraphs(paragraphs: readonly Paragraph[], options: ReadingOptions): ReadParagraph[] {
  let current: Job | null = null;
  const segmenter: Segmenter = {
    tag(sentence) {
      const tagged = options.segmenter.tag(sentence);
      if (tagged === null && current) current.pending = true;
      return tagged;
    },
  };
  const units = options.units.size ? options.units : null;
  const jobs = paragraphs.map((paragraph) => jobOf(paragraph, segmenter, units));
  for (const [what, read] of STAGES) {
    for (const job of jobs) {
      current = job;
      try {
        read(job, options);
      } catch (error) {
        readerFailed(job, what, error);
      }
    }
  }
  for (const { reading } of jobs) fit(reading);
  const having = byContents(jobs);
  for (const { rule, needs } of LONE_RULES) for (const job of having(needs)) askRule(rule, job);
  for (const [hits, rows] of RULE_TABLES) for (const job of jobs) askTable(hits, rows, job);
  return jobs.map(({ reading, pending, notices }) => {
    reading.findings = fitted(reading.findings);
    return { reading, pending, notices: notices ?? NO_NOTICES };
  });
}

/** Trims the memory that a growing list has reserved. */
const fitted = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? NONE : list.slice());

/** Sets the bits for what the readers have found, and trims their lists. */
function fit(reading: Job['reading']): void {
  let { contents } = reading;
  reading.sentences = fitted(reading.sentences);
  reading.clauses = fitted(reading.clauses);
  reading.markers = fitted(reading.markers);
  if ((reading.quotes = fitted(reading.quotes)).length) contents |= CONTENTS.quotes;
  if (reading.figures.length) contents |= CONTENTS.figures;
  if ((reading.enumerations = fitted(reading.enumerations)).length) contents |= CONTENTS.enumerations;
  if ((reading.attributions = fitted(reading.attributions)).length) contents |= CONTENTS.attributions;
  if ((reading.people = fitted(reading.people)).length) contents |= CONTENTS.people;
  if ((reading.phrases = fitted(reading.phrases)).length) contents |= CONTENTS.phrases;
  if ((reading.slogans = fitted(reading.slogans)).length) contents |= CONTENTS.slogans;
  if ((reading.headings = fitted(reading.headings)).length) contents |= CONTENTS.headings;
  if ((reading.relations = fitted(reading.relations)).length) contents |= CONTENTS.relations;
  if (reading.phrases.some((p) => p.departures.length > 0)) contents |= CONTENTS.departures;
  reading.contents = contents;
}

function jobOf(paragraph: Paragraph, segmenter: Segmenter, units: OwnUnits | null): Job {
  const { text } = paragraph;
  const { sentences, clauses, quotes, contents, leads } =
    paragraph.block === 'cell' ? cutRow(paragraph) : cutText(text);
  const findings: Finding[] = [];
  return {
    context: { paragraph, text, sentences, clauses, quotes, contents, leads, segmenter, units },
    reading: {
      paragraph,
      sentences,
      clauses,
      quotes,
      figures: NONE,
      enumerations: NONE,
      markers: NONE,
      attributions: NONE,
      people: NONE,
      phrases: NONE,
      slogans: NONE,
      headings: NONE,
      relations: NONE,
      findings,
      contents: text === paragraph.raw ? contents : contents | CONTENTS.changed,
      memo: emptyMemo(),
    },
    findings,
    pending: false,
    notices: null,
  };
}

function figuresOf(context: ReadContext, { indicators }: ReadingOptions): Reading['figures'] {
  const figures =
    context.paragraph.block === 'cell' ? figuresInProse(readFigures(context), context) : readFigures(context);
  return indicators.length ? withIndicators(figures, context, indicators) : figures;
}

/** A row with more cells has numbers and no sentences. */
const MOST_CELLS = 60;

/**
 * The relations within a paragraph. Those of a row stay within one cell, since relations between columns are looked for
 * in the table.
 */
function relationsOf(reading: Reading): readonly Relation[] {
  const { paragraph, sentences, clauses, figures } = reading;
  const { text, block } = paragraph;
  if (block !== 'cell') return relateParagraph({ text, sentences, clauses, figures }, () => storyOfReading(reading));
  if (figures.length < 2) return NONE;
  const cells = cellsIn(paragraph);
  // Each cell costs the length of its row.
  if (cells.length > MOST_CELLS) return NONE;
  return cells.flatMap(({ start, end }) => {
    const inside = figures.filter(({ at }) => at.start >= start && at.end <= end);
    return relateParagraph({ text, sentences, clauses, figures: inside });
  });
}

/** Where a rule throws, only its own answer is lost. */
function askRule(rule: ParagraphRule, job: Job): void {
  const { reading, findings } = job;
  if (rule.mentions && !mentionsAny(reading.paragraph.text, rule.mentions)) return;
  if (rule.figure && !reading.relations.length && !reading.figures.some(rule.figure)) return;
  const before = findings.length;
  try {
    for (const mark of rule.check(reading)) addFinding(job, mark, rule);
  } catch (error) {
    findings.length = before;
    (job.notices ??= []).push(ruleFailed(rule, error));
  }
}

function askTable(
  hits: NonNullable<ParagraphRule['table']>['hits'],
  rows: ReadonlyMap<number, ParagraphRule>,
  job: Job,
): void {
  try {
    const found = hits(job.reading);
    for (const [row, marks] of found ?? []) {
      const rule = rows.get(row);
      if (rule) for (const mark of marks) addFinding(job, mark, rule);
    }
  } catch (error) {
    readerFailed(job, 'rules', error);
  }
}

function addFinding({ reading, findings }: Job, mark: Mark, rule: ParagraphRule): void {
  const finding = findingOf(mark, rule);
  findings.push(finding.fix ? sparingQuotes(finding, ({ at }: Edit): Placed => ({ reading, at })) : finding);
}

/**
 * A finding keeps at most so many related places: nobody looks at more, and a draft may consist of nothing but related
 * places.
 */
const MOST_RELATED = 20;

/** The finding for a mark of a rule. */
export function findingOf<At extends Span>(mark: Mark<At>, { id: rule, severity }: Rule): Finding<At> {
  // Most marks are only a place and a message, for which this copy is faster.
  if (!mark.severity && !mark.related && !mark.fix) return { at: mark.at, message: mark.message, rule, severity };
  const finding = { ...mark, rule, severity: mark.severity ?? severity };
  if (!mark.related || mark.related.length <= MOST_RELATED) return finding;
  return { ...finding, related: mark.related.slice(0, MOST_RELATED) };
}

/** The notice about a rule that has thrown. */
export const ruleFailed = ({ id }: Rule, error: unknown): Notice => ({
  code: 'rule-failed',
  message: `规则 ${id} 出错，已跳过：${String(error)}`,
});

function readerFailed(job: Job, what: string, error: unknown): void {
  (job.notices ??= []).push({ code: 'reader-failed', message: `读取 ${what} 出错，已跳过：${String(error)}` });
}

function mentionsAny(text: string, words: readonly string[]): boolean {
  for (const word of words) if (text.includes(word)) return true;
  return false;
}

const NONE: readonly never[] = [];
const NO_NOTICES: readonly Notice[] = [];
