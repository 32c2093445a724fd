/**
 * The analysis of one document, kept between its versions. The text of a paragraph is its memo key: equal text gives
 * the same reading, and nothing is ever invalidated. Of the last version everything is kept by paragraphs, so that
 * after an edit only the paragraphs that it touches are cut, read and placed, and those after them are moved.
 */
import { withoutIgnored } from './findings/ignore';
import { Levels, withLevel } from './findings/levels';
import { inOrder, merged, oncePerFault } from './findings/order';
import { placedIn, sparingQuotes } from './findings/quoted';
import type { Places } from './fold/claims';
import { readContext } from './fold/context';
import { gatherAfter } from './fold/gather';
import { foldLists } from './fold/lists';
import { KnownNames } from './fold/names';
import { NO_LAYOUT, foldOutline } from './fold/outline';
import type { Told } from './fold/people';
import { attributionsOf, foldPeople } from './fold/people';
import type { Tables } from './fold/tables';
import { NO_TABLES, tablesOf, unreadTables } from './fold/tables';
import { PlacedFacts, findingAfter, joined, moveFinding, placeFinding, placer } from './fold/place';
import type {
  Analysis,
  DocumentFacts,
  Figure,
  Finding,
  Format,
  Mark,
  Notice,
  Paragraph,
  PlacedReading,
  Relation,
  Site,
  Span,
} from './model';
import { ownUnits } from './read/own';
import type { OwnUnits } from './read/units';
import type { Lexicon } from './lexicon/lexicon';
import { builtinLexicon } from './lexicon/lexicon';
import { relateDocument } from './relate/document';
import { relateLists } from './relate/lists';
import { confirmedInTables } from './relate/tables';
import type { ReadParagraph } from './reading';
import { findingOf, readParagraphs, ruleFailed } from './reading';
import { RULES } from './rules/index';
import { unusedIgnore } from './rules/config/unused-ignore';
import type { DocumentRule, DocumentView, Rule } from './rules/rule';
import { isDocumentRule, isParagraphRule } from './rules/rule';
import type { Segmenter } from './segmenter';
import { NO_SEGMENTER } from './segmenter';
import type { Settings } from './settings';
import { DEFAULT_SETTINGS, GENRE_LEVELS } from './settings';
import type { Change, Cut, CutText, Headings } from './text/paragraphs';
import { cutParagraphs, makeParagraph } from './text/paragraphs';
import type { Splice } from './text/splice';
import { between, spliced } from './text/splice';

/** How a document is to be analysed. */
export interface AnalyzeOptions {
  readonly format: Format;
  readonly settings?: Settings;
  /** Our own lexicon, or one with the rows of a workspace; with another one everything is read again. */
  readonly lexicon?: Lexicon;
  /** Headings that the styles of the file mark; with another map the text is read again. */
  readonly headings?: Headings | undefined;
}

interface Memo extends ReadParagraph {
  readonly key: string;
}

/** A version of the document, by paragraphs. */
interface Version extends CutText {
  readonly starts: readonly PlacedReading[];
  readonly memos: readonly Memo[];
  readonly facts: readonly PlacedFacts[];
  readonly levels: Levels;
  /** The findings of each paragraph, in order and at their levels. */
  readonly findings: readonly (readonly Finding<Site>[])[];
  /** The findings of the document as a whole, and what failed while they were looked for. */
  readonly ofDocument: readonly Finding<Site>[];
  readonly failures: readonly Notice[];
}

/** What a version has for each paragraph before its findings. */
type Rows = Pick<Version, 'text' | 'format' | 'starts' | 'memos' | 'seams' | 'facts'>;

/** The rows of a version, and how they differ from the last one. */
interface Gathered {
  readonly rows: Rows;
  readonly splice: Splice;
  readonly change: Change | null;
}

/** Paragraphs that are read together, before others may have their turn. */
const PARAGRAPHS_TOGETHER = 1000;
const READ_AHEAD = 24;

/** Unused readings that are kept, besides a quarter of the number in use. */
const SPARE = 50;

const DOCUMENT_RULES: readonly (Rule & DocumentRule)[] = RULES.filter(isDocumentRule);

/**
 * Analyses one document, version after version; what an edit does not change is not read again. Text never makes it
 * throw: the failure of a reader or rule is a notice, and the others go on.
 */
export class DocumentAnalyzer {
  private known = new Map<string, Memo>();
  private last: Version | null = null;
  private cuts = 0;
  private count = 0;
  private notices: Notice[] = [];
  private lexicon: Lexicon | null = null;
  private headings: Headings | null = null;
  private additions = '[[],[]]';
  private units: OwnUnits = new Map();
  private indicators: readonly string[] = [];
  private readonly names = new KnownNames();

  constructor(private readonly segmenter: Segmenter = NO_SEGMENTER) {}

  /** How many paragraphs were read so far, without those from the memo; for tests. */
  made(): number {
    return this.count;
  }

  /** How many paragraphs were cut so far, without those of the last version; for tests. */
  cut(): number {
    return this.cuts;
  }

  /** Whether a paragraph waits for the segmenter. */
  pending(): boolean {
    return this.last?.memos.some((memo) => memo.pending) ?? false;
  }

  /** Forgets the paragraphs that were read before the segmenter was ready; the next pass reads them again. */
  forgetPending(): void {
    for (const [key, memo] of this.known) if (memo.pending) this.known.delete(key);
    this.last = null;
  }

  /** Reads, relates and judges the whole text. Text never makes it throw. */
  analyze(text: string, options: AnalyzeOptions): Analysis {
    const { last } = this;
    const analysis = this.pass(text, options);
    this.forget(last);
    return analysis;
  }

  private pass(text: string, options: AnalyzeOptions): Analysis {
    const { format, settings = DEFAULT_SETTINGS } = options;
    this.notices = [];
    if (text.length > settings.maxCharacters) return tooLarge(text, format, settings);
    this.beginPass(options);
    const { last } = this;
    const { rows, splice } = this.gather(text, format, last);
    const readings = rows.starts;
    const told = this.notices.length;
    const places = { readings, facts: rows.facts };
    const layout = this.guarded('outline', () => foldOutline(text, readings), NO_LAYOUT);
    const { roles, outline } = layout;
    const context = readContext(readings, roles, settings);
    const enumerations = this.guarded('lists', () => foldLists(text, places, layout), []);
    const people = this.guarded('people', () => foldPeople(text, places, this.names), null);
    const across = this.guarded('relate', () => relateDocument(places, context), []);
    const tables = this.guarded('tables', () => tablesOf(places), NO_TABLES);
    this.notices.push(...unreadTables(tables, text));
    const facts = factsOf(places, tables, { enumerations, outline, ...(people ?? untold(places)) }, across);
    const view: DocumentView = { text, format, readings, roles, facts, context, places, across };
    const levels = Levels.of(settings, context.genre, last?.levels);
    const judged = this.judgeReadings(readings, splice, last, levels);
    const ofDocument = this.judge(view, levels);
    const failures = this.notices.slice(told);
    this.last = { ...rows, levels, findings: judged, ofDocument, failures };
    const { findings, letStand } = this.unignored({ text, format, findings: all(judged, ofDocument) }, settings);
    return { text, format, readings, roles, context, facts, findings, letStand, notices: this.notices };
  }

  /**
   * What is known right after an edit: the present findings of the paragraphs, and the former findings of the document,
   * moved to where their words stand now. Null where there is no earlier version with the same settings.
   */
  afterEdit(text: string, options: AnalyzeOptions): Pick<Analysis, 'findings' | 'notices'> | null {
    const { format, settings = DEFAULT_SETTINGS } = options;
    this.notices = [];
    this.beginPass(options);
    const { last } = this;
    if (last?.format !== format || text.length > settings.maxCharacters) return null;
    const { levels, failures } = last;
    const { rows, splice, change } = this.gather(text, format, last);
    const notices = [...this.notices, ...failures];
    const judged = this.judgeReadings(rows.starts, splice, last, levels);
    const ofDocument = last.ofDocument.flatMap((f) => (change ? (findingAfter(f, change) ?? []) : f));
    this.last = { ...rows, levels, findings: judged, ofDocument, failures };
    this.forget(last);
    const { findings } = this.unignored({ text, format, findings: all(judged, ofDocument) }, settings);
    return { findings, notices };
  }

  /**
   * The analysis of the paragraphs that the first `length` UTF-16 units of a text extend to, with only those findings
   * that the rest cannot change.
   */
  analyzeHead(text: string, length: number, options: AnalyzeOptions): Analysis {
    const { findings, ...head } = this.pass(text.slice(0, headEnd(text, length, options.format)), options);
    const ofDocument = new Set(this.last?.ofDocument);
    const settled = findings.filter((f) => SETTLED.has(f.rule) && !ofDocument.has(f));
    return { ...head, text, findings: settled, notices: [] };
  }

  /** Reads the paragraphs of a text, some at a time, so that a later pass over the whole finds them read. */
  *readAhead(text: string, options: AnalyzeOptions): Generator<void> {
    if (text.length > (options.settings ?? DEFAULT_SETTINGS).maxCharacters) return;
    this.beginPass(options);
    const { cuts } = cutParagraphs(text, options.format, null, this.headings);
    for (let i = 0; i < cuts.length; i += READ_AHEAD) {
      this.memosOf(text, cuts.slice(i, i + READ_AHEAD), options.format);
      yield;
    }
  }

  private beginPass({ settings = DEFAULT_SETTINGS, lexicon = builtinLexicon(), headings }: AnalyzeOptions): void {
    if ((headings ?? null) !== this.headings) this.last = null;
    this.headings = headings ?? null;
    const additions = JSON.stringify([settings.units, settings.indicators]);
    if (lexicon !== this.lexicon || additions !== this.additions) {
      this.known = new Map();
      this.last = null;
    }
    this.additions = additions;
    this.units = ownUnits(settings.units);
    this.indicators = settings.indicators;
    this.lexicon = lexicon;
  }

  /** Reads what the last version does not have, and puts it between what it has. */
  private gather(text: string, format: Format, last: Version | null): Gathered {
    const { cuts, change, ...splice } = cutParagraphs(text, format, last, this.headings);
    const { by } = splice;
    const { starts, memos, seams, facts } = last ?? NO_ROWS;
    this.cuts += cuts.length;
    const read = this.memosOf(text, cuts, format);
    const placed = read.map(({ reading }, i): PlacedReading => ({ reading, start: cuts[i]?.start ?? text.length }));
    const further = by ? ({ reading, start }: PlacedReading): PlacedReading => ({ reading, start: start + by }) : null;
    const readings = spliced(starts, splice, placed, further);
    const placedAnew = by ? (facts: PlacedFacts): PlacedFacts => facts.moved(by) : null;
    const rows: Rows = {
      text,
      format,
      starts: readings,
      memos: spliced(memos, splice, read),
      seams: spliced(
        seams,
        splice,
        cuts.map(({ seam }) => seam),
      ),
      facts: spliced(
        facts,
        splice,
        placed.map((one) => new PlacedFacts(one)),
        placedAnew,
      ),
    };
    for (const { notices } of rows.memos) if (notices.length) this.notices.push(...notices);
    if (last) gatherAfter(readings, last.starts, splice);
    return { rows, splice, change };
  }

  /** The findings of each paragraph at their levels; those of the last version where the levels are the same. */
  private judgeReadings(
    readings: readonly PlacedReading[],
    splice: Splice,
    last: Version | null,
    levels: Levels,
  ): readonly (readonly Finding<Site>[])[] {
    const judge = (placed: PlacedReading): readonly Finding<Site>[] => {
      const { findings } = placed.reading;
      if (!findings.length) return NO_FINDINGS;
      const place = placer(placed);
      return levels.level(inOrder(findings.map((finding) => placeFinding(finding, place))));
    };
    if (last?.levels !== levels) return readings.map(judge);
    const { by } = splice;
    const further = (findings: readonly Finding<Site>[]): readonly Finding<Site>[] =>
      findings.length ? findings.map((finding) => moveFinding(finding, by)) : findings;
    return spliced(last.findings, splice, between(readings, splice).map(judge), by ? further : null);
  }

  /** Drops readings that neither this version nor the last one uses, once there are many of them. */
  private forget(last: Version | null): void {
    if (!this.last) return;
    const { memos } = this.last;
    if (this.known.size <= 1.25 * memos.length + SPARE) return;
    this.known = new Map();
    for (const memo of memos) this.known.set(memo.key, memo);
    for (const memo of last?.memos ?? []) this.known.set(memo.key, memo);
  }

  /** The memo of each cut; new ones are read together. */
  private memosOf(text: string, cuts: readonly Cut[], format: Format): Memo[] {
    const { segmenter, units, indicators } = this;
    const options = { segmenter, lexicon: this.lexicon ?? builtinLexicon(), units, indicators };
    const keys = cuts.map(({ block, depth, start, end }) => `${block}${depth}` + text.slice(start, end));
    const fresh = new Map<string, Paragraph>();
    const read = (): void => {
      const readings = readParagraphs([...fresh.values()], options);
      let i = 0;
      for (const key of fresh.keys()) this.known.set(key, { key, ...readings[i++]! });
      this.count += fresh.size;
      fresh.clear();
    };
    keys.forEach((key, i) => {
      if (this.known.has(key) || fresh.has(key)) return;
      const cut = cuts[i];
      if (!cut) return;
      // The text is cut from the key, since words cut from the document would keep all of it in memory.
      fresh.set(key, makeParagraph(key.slice(key.length - (cut.end - cut.start)), cut, format));
      if (fresh.size === PARAGRAPHS_TOGETHER) read();
    });
    if (fresh.size) read();
    return keys.map((key) => this.known.get(key)!);
  }

  private judge(view: DocumentView, levels: Levels): readonly Finding<Site>[] {
    const findings: Finding<Site>[] = [];
    for (const rule of DOCUMENT_RULES) {
      const found = this.run(rule, () => rule.checkDocument(view));
      for (const finding of levels.level(found)) {
        findings.push(finding.fix ? sparingQuotes(finding, ({ at }) => placedIn(view.readings, at)) : finding);
      }
    }
    return inOrder(findings);
  }

  private unignored(
    judged: Pick<Analysis, 'text' | 'format' | 'findings'>,
    settings: Settings,
  ): Pick<Analysis, 'findings' | 'letStand'> {
    const { findings, letStand, unused, stale } = withoutIgnored(judged, settings);
    for (const { rule, words } of stale) {
      const message = `ignoreFindings 中 ${rule}“${words}”已没有可忽略的问题，可以删去`;
      this.notices.push({ code: 'unused-ignore', message });
    }
    const { id, severity } = unusedIgnore;
    const idle = unused.flatMap((mark) => withLevel({ ...mark, rule: id, severity }, settings) ?? []);
    return { findings: idle.length ? inOrder([...findings, ...idle]) : findings, letStand };
  }

  /** Where a rule throws, only its own answer is lost. */
  private run<At extends Span>(rule: Rule, check: () => Iterable<Mark<At>>): Finding<At>[] {
    try {
      const found: Finding<At>[] = [];
      for (const mark of check()) found.push(findingOf(mark, rule));
      return found;
    } catch (error) {
      this.notices.push(ruleFailed(rule, error));
      return [];
    }
  }

  private guarded<T>(what: string, work: () => T, none: T): T {
    try {
      return work();
    } catch (error) {
      this.notices.push({ code: 'reader-failed', message: `读取 ${what} 出错，已跳过：${String(error)}` });
      return none;
    }
  }
}

const NO_FINDINGS: never[] = [];
const NO_ROWS: Pick<Rows, 'starts' | 'memos' | 'seams' | 'facts'> = { starts: [], memos: [], seams: [], facts: [] };

/**
 * Rules that look at one paragraph, and whose findings do not depend on the genre or on rules of the whole document.
 */
const SETTLED: ReadonlySet<string> = new Set(
  RULES.filter(isParagraphRule)
    .filter((r) => !r.genres && !Object.values(GENRE_LEVELS).some((levels) => r.id in levels))
    .filter((r) => !r.yieldsTo?.some((other) => RULES.some((r) => r.id === other && !isParagraphRule(r))))
    .map((r) => r.id),
);

/** The end of the paragraph that contains the offset `length`; at least that of the first paragraph. */
function headEnd(text: string, length: number, format: Format): number {
  const between = format === 'markdown' ? /\n\r?\n/g : /\n/g;
  between.lastIndex = length;
  return between.exec(text) ? between.lastIndex : text.length;
}

/** The findings of all paragraphs and of the document, in order and each fault once. */
const all = (
  judged: readonly (readonly Finding<Site>[])[],
  ofDocument: readonly Finding<Site>[],
): readonly Finding<Site>[] => oncePerFault(merged(flat(judged), ofDocument));

function flat<T>(lists: readonly (readonly T[])[]): T[] {
  const out: T[] = [];
  for (const list of lists) {
    for (const item of list) out.push(item);
  }
  return out;
}

const untold = (places: Places): Told => ({ attributions: attributionsOf(places), people: [] });

/** The figures of prose and tables, in the order of the text. */
function figuresOf(places: Places, tables: Tables['tables']): readonly Figure<Site>[] {
  const prose = joined(places.facts, (f) => f.figures);
  if (!tables.length) return prose;
  return [...prose, ...tables.flatMap(({ figures }) => figures)].sort((a, b) => a.at.start - b.at.start);
}

/** All facts; those that no rule needs as a whole are put together when somebody asks for them. */
function factsOf(
  places: Places,
  { tables }: Tables,
  folded: Pick<DocumentFacts, 'enumerations' | 'attributions' | 'people' | 'outline'>,
  across: readonly Relation<Site>[],
): DocumentFacts {
  const { enumerations, attributions, people, outline } = folded;
  const made: { -readonly [K in keyof DocumentFacts]?: DocumentFacts[K] } = {};
  return {
    get figures() {
      return (made.figures ??= figuresOf(places, tables));
    },
    enumerations,
    attributions,
    people,
    get slogans() {
      return (made.slogans ??= joined(places.facts, (f) => f.slogans));
    },
    outline,
    get relations() {
      const own = (): Relation<Site>[] => joined(places.facts, (f) => f.relations);
      return (made.relations ??= [
        ...own(),
        ...relateLists(enumerations, places),
        ...across,
        ...confirmedInTables(places),
      ]);
    },
  };
}

function tooLarge(text: string, format: Format, settings: Settings): Analysis {
  return {
    text,
    format,
    readings: [],
    roles: [],
    context: readContext([], [], settings),
    facts: { figures: [], enumerations: [], attributions: [], people: [], slogans: [], outline: [], relations: [] },
    findings: [],
    letStand: [],
    notices: [
      {
        code: 'too-large',
        message: `文稿有${text.length}字，超过上限${settings.maxCharacters}字，未检查；可调高设置 wenheng.maxCharacters`,
      },
    ],
  };
}
