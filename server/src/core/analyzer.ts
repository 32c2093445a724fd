/**
 * The analysis of one document, kept between its versions. A paragraph's text is its memo key: equal text gives the
 * same reading, and nothing is ever invalidated. Of the last version is kept what each paragraph became, so that an
 * edit cuts, reads and places the paragraphs that it touches, and moves those behind them.
 */
import { withoutIgnored } from './findings/ignore';
import { Levels, withLevel } from './findings/levels';
import { inOrder, merged, oncePerFault } from './findings/order';
import { placedIn, sparingQuotes } from './findings/quoted';
import type { Places } from './fold/claims';
import { readContext } from './fold/context';
import { gatherAfter } from './fold/gather';
import { foldLists } from './fold/lists';
import { NO_LAYOUT, foldOutline } from './fold/outline';
import type { Told } from './fold/people';
import { attributionsOf, foldPeople } from './fold/people';
import { PlacedFacts, joined, moveFinding, placeFinding, placer } from './fold/place';
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
  Reading,
  Relation,
  Severity,
  Site,
  Span,
} from './model';
import { readAttributions } from './read/attributions';
import { readEnumerations } from './read/enumerations';
import { readFigures } from './read/figures';
import { ownUnits, withIndicators } from './read/own';
import type { OwnUnits } from './read/units';
import { withUnits } from './read/units';
import { readHeadings } from './read/headings';
import type { ReadContext } from './read/reader';
import { readPeople } from './read/people';
import { readPhrases, readSlogans } from './read/slogans';
import type { Lexicon } from './lexicon/lexicon';
import { builtinLexicon } from './lexicon/lexicon';
import { readMarkers } from './read/runs';
import { relateDocument } from './relate/document';
import { relateLists } from './relate/lists';
import { relateParagraph } from './relate/paragraph';
import { RULES } from './rules/index';
import { unusedIgnore } from './rules/config/unused-ignore';
import type { DocumentRule, DocumentView, ParagraphRule, Rule } from './rules/rule';
import { isParagraphRule } from './rules/rule';
import type { Segmenter, Tagged } from './segmenter';
import { NO_SEGMENTER } from './segmenter';
import type { Settings } from './settings';
import { DEFAULT_SETTINGS } from './settings';
import type { Cut, CutText, Seam } from './text/paragraphs';
import { cutParagraphs, makeParagraph } from './text/paragraphs';
import { cutText } from './text/sentences';

export interface AnalyzeOptions {
  readonly format: Format;
  readonly settings?: Settings;
  /** The house's lexicon, or one with a workspace's own rows; another one reads everything anew. */
  readonly lexicon?: Lexicon;
}

interface Memo {
  readonly key: string;
  readonly reading: Reading;
  /** A word boundary was asked for that was not known yet. */
  readonly pending: boolean;
  /** What failed while it was read; told in every pass that uses it. */
  readonly notices: readonly Notice[];
}

/** A version of the document, paragraph by paragraph. */
interface Version extends CutText {
  readonly starts: readonly PlacedReading[];
  readonly memos: readonly Memo[];
  readonly facts: readonly PlacedFacts[];
  readonly levels: Levels;
  /** The findings of each paragraph, in order and at their levels. */
  readonly findings: readonly (readonly Finding<Site>[])[];
}

/** The paragraphs of a version while they are gathered. */
interface Gathering {
  /** So many at the start are as they were and where they were. */
  readonly before: number;
  /** So many at the end are as they were, moved by `by`. */
  readonly behind: number;
  readonly by: number;
  readonly memos: readonly Memo[];
  readonly seams: readonly Seam[];
  readonly readings: readonly PlacedReading[];
}

/** So many readings that no version uses any more are kept, beside a quarter of those that are used. */
const SPARE = 50;

const PARAGRAPH_RULES: readonly ParagraphRule[] = RULES.filter(isParagraphRule);
const LONE_RULES = PARAGRAPH_RULES.filter((r) => !r.table);
/** Tables of rules that share a scan, with the rule of each row. */
const TABLES = new Map<NonNullable<ParagraphRule['table']>['hits'], Map<number, ParagraphRule>>();
for (const rule of PARAGRAPH_RULES) {
  if (!rule.table) continue;
  const rows = TABLES.get(rule.table.hits) ?? new Map<number, ParagraphRule>();
  TABLES.set(rule.table.hits, rows.set(rule.table.row, rule));
}
const DOCUMENT_RULES: readonly DocumentRule[] = RULES.filter((r): r is DocumentRule => !isParagraphRule(r));

export class DocumentAnalyzer {
  private known = new Map<string, Memo>();
  private last: Version | null = null;
  private cuts = 0;
  private count = 0;
  private notices: Notice[] = [];
  private lexicon: Lexicon | null = null;
  private additions = '[[],[]]';
  private units: OwnUnits = new Map();
  private indicators: readonly string[] = [];

  constructor(private readonly segmenter: Segmenter = NO_SEGMENTER) {}

  /** How many paragraphs were read so far; what the memo gave does not count. */
  made(): number {
    return this.count;
  }

  /** How many paragraphs were cut out of the text so far; those that stood in the last version do not count. */
  cut(): number {
    return this.cuts;
  }

  /** Whether some paragraph waits for the segmenter. */
  pending(): boolean {
    return this.last?.memos.some((memo) => memo.pending) ?? false;
  }

  /** Forgets the paragraphs that were read while the segmenter was not ready; the next pass reads them again. */
  forgetPending(): void {
    for (const [key, memo] of this.known) if (memo.pending) this.known.delete(key);
    this.last = null;
  }

  /** Reads, relates and judges the whole text. Text never makes it throw. */
  analyze(text: string, { format, settings = DEFAULT_SETTINGS, lexicon = builtinLexicon() }: AnalyzeOptions): Analysis {
    this.notices = [];
    if (text.length > settings.maxCharacters) return tooLarge(text, format, settings);
    const additions = JSON.stringify([settings.units, settings.indicators]);
    if (lexicon !== this.lexicon || additions !== this.additions) {
      this.known = new Map();
      this.last = null;
    }
    this.additions = additions;
    this.units = ownUnits(settings.units);
    this.indicators = settings.indicators;
    this.lexicon = lexicon;
    const { last } = this;
    const gathering = this.gather(text, format, last);
    const { readings, memos, seams } = gathering;
    const parts = this.place(gathering, last);
    const places = { readings, facts: parts };
    const context = readContext(readings, settings);
    const layout = this.guarded('outline', () => foldOutline(text, readings), NO_LAYOUT);
    const { roles, outline } = layout;
    const enumerations = this.guarded('lists', () => foldLists(text, places, layout), []);
    const told = this.guarded('people', () => foldPeople(text, places), null);
    const across = this.guarded('relate', () => relateDocument(places, context), []);
    const facts = factsOf(places, { enumerations, outline, ...(told ?? untold(places)) }, across);
    const view: DocumentView = { text, format, readings, roles, facts, context, places, across };
    const levels = Levels.of(settings, context.genre, last?.levels);
    const judged = this.judgeReadings(gathering, last, levels);
    this.last = { text, format, starts: readings, memos, seams, facts: parts, levels, findings: judged };
    this.forget(last);
    const all = oncePerFault(merged(flat(judged), this.judge(view, levels)));
    const findings = this.unignored({ text, format, findings: all }, settings);
    return { text, format, readings, roles, context, facts, findings, notices: this.notices };
  }

  /** Reads what the last version does not hold at the same place. */
  private gather(text: string, format: Format, last: Version | null): Gathering {
    const { before, cuts, behind } = cutParagraphs(text, format, last);
    this.cuts += cuts.length;
    const readings = last ? last.starts.slice(0, before) : [];
    const memos = last ? last.memos.slice(0, before) : [];
    const seams = last ? last.seams.slice(0, before) : [];
    for (const memo of memos) this.tell(memo);
    for (const cut of cuts) {
      const memo = this.memo(text, cut, format);
      memos.push(memo);
      seams.push(cut.seam);
      readings.push({ reading: memo.reading, start: cut.start });
    }
    const by = last ? text.length - last.text.length : 0;
    for (let i = last ? last.starts.length - behind : 0; last && i < last.starts.length; i++) {
      const placed = last.starts[i]!;
      const memo = last.memos[i]!;
      this.tell(memo);
      memos.push(memo);
      seams.push(last.seams[i]!);
      readings.push(by ? { reading: placed.reading, start: placed.start + by } : placed);
    }
    if (last) gatherAfter(readings, last.starts, before, behind);
    return { before, behind, by, memos, seams, readings };
  }

  private place({ before, behind, by, readings }: Gathering, last: Version | null): readonly PlacedFacts[] {
    const facts = last ? last.facts.slice(0, before) : [];
    const kept = by ? 0 : behind;
    for (let i = before; i < readings.length - kept; i++) facts.push(new PlacedFacts(readings[i]!));
    for (let i = last ? last.facts.length - kept : 0; last && i < last.facts.length; i++) facts.push(last.facts[i]!);
    return facts;
  }

  private judgeReadings(
    { before, behind, by, readings }: Gathering,
    last: Version | null,
    levels: Levels,
  ): readonly (readonly Finding<Site>[])[] {
    const kept = last?.levels === levels ? last.findings : [];
    const end = kept.length ? readings.length - behind : readings.length;
    const out = kept.slice(0, before);
    for (let i = out.length; i < end; i++) {
      const placed = readings[i]!;
      const { findings } = placed.reading;
      if (!findings.length) {
        out.push(NO_FINDINGS);
        continue;
      }
      const place = placer(placed);
      out.push(levels.level(inOrder(findings.map((finding) => placeFinding(finding, place)))));
    }
    for (let i = kept.length - behind; end < readings.length && i < kept.length; i++) {
      const findings = kept[i]!;
      out.push(by && findings.length ? findings.map((finding) => moveFinding(finding, by)) : findings);
    }
    return out;
  }

  /** Lets go of readings that neither this version nor the last one uses, once there are many of them. */
  private forget(last: Version | null): void {
    const { memos } = this.last!;
    if (this.known.size <= 1.25 * memos.length + SPARE) return;
    this.known = new Map();
    for (const memo of memos) this.known.set(memo.key, memo);
    for (const memo of last?.memos ?? []) this.known.set(memo.key, memo);
  }

  private tell(memo: Memo): void {
    if (memo.notices.length) this.notices.push(...memo.notices);
  }

  private memo(text: string, cut: Cut, format: Format): Memo {
    const kind = `${cut.block}${cut.depth}`;
    const key = kind + text.slice(cut.start, cut.end);
    const known = this.known.get(key);
    if (known) {
      this.tell(known);
      return known;
    }
    // Cut from the key, since words cut from the document would keep all of it in memory.
    const paragraph = makeParagraph(key.slice(kind.length), cut, format);
    const memo = { key, ...this.read(paragraph) };
    this.known.set(key, memo);
    return memo;
  }

  private read(paragraph: Paragraph): Omit<Memo, 'key'> {
    this.count++;
    const failed = this.notices.length;
    let pending = false;
    const segmenter: Segmenter = {
      tag: (sentence): readonly Tagged[] | null => {
        const tagged = this.segmenter.tag(sentence);
        if (tagged === null) pending = true;
        return tagged;
      },
    };
    const { text } = paragraph;
    const cuts = cutText(text);
    const lexicon = this.lexicon ?? builtinLexicon();
    const context: ReadContext = { paragraph, text, ...cuts, segmenter };
    const phrases = this.guarded('slogans', () => readPhrases(context, lexicon), []);
    const facts = {
      ...cuts,
      paragraph,
      figures: this.guarded('figures', () => this.figures(context), []),
      enumerations: this.guarded('enumerations', () => readEnumerations(context), []),
      markers: this.guarded('markers', () => readMarkers(context), []),
      attributions: this.guarded('attributions', () => readAttributions(context), []),
      people: this.guarded('people', () => readPeople(context), []),
      phrases,
      slogans: this.guarded('slogans', () => readSlogans(context, phrases), []),
      headings: this.guarded('headings', () => readHeadings(context), []),
    };
    const relations = this.guarded('relations', () => relateParagraph({ text, ...cuts, figures: facts.figures }), []);
    const unjudged: Reading = { ...facts, relations, findings: [] };
    const findings = this.judgeParagraph(unjudged);
    return { reading: { ...unjudged, findings }, pending, notices: this.notices.slice(failed) };
  }

  private judgeParagraph(reading: Reading): Finding[] {
    const findings: Finding[] = [];
    const ask = (rule: ParagraphRule, check: () => Iterable<Mark>): void => {
      for (const finding of this.run(rule, check)) {
        findings.push(sparingQuotes(finding, ({ at }) => ({ reading, at })));
      }
    };
    for (const rule of LONE_RULES) {
      if (!rule.needs || reading[rule.needs].length) ask(rule, () => rule.check(reading));
    }
    for (const [hits, rows] of TABLES) {
      const found = this.guarded('rules', () => hits(reading), null);
      if (found) for (const [row, marks] of found) ask(rows.get(row)!, () => marks);
    }
    return findings;
  }

  private figures(context: ReadContext): readonly Figure[] {
    const figures = withUnits(this.units, () => readFigures(context));
    return this.indicators.length ? withIndicators(figures, context, this.indicators) : figures;
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
  ): readonly Finding<Site>[] {
    const { findings, unused, stale } = withoutIgnored(judged, settings);
    for (const { rule, words } of stale) {
      const message = `ignoreFindings 中 ${rule}“${words}”已没有可忽略的问题，可以删去`;
      this.notices.push({ code: 'unused-ignore', message });
    }
    const { id, severity } = unusedIgnore;
    const idle = unused.flatMap((mark) => withLevel({ ...mark, rule: id, severity }, settings) ?? []);
    return idle.length ? inOrder([...findings, ...idle]) : findings;
  }

  /** A rule that throws loses its own answer only. */
  private run<At extends Span>(rule: Rule, check: () => Iterable<Mark<At>>): Finding<At>[] {
    try {
      const marks = check();
      if (Array.isArray(marks) && marks.length === 0) return NO_FINDINGS;
      const { id, severity } = rule;
      const findings: Finding<At>[] = [];
      for (const mark of marks) findings.push(findingOf(mark, id, severity));
      return findings;
    } catch (error) {
      this.notices.push({ code: 'rule-failed', message: `规则 ${rule.id} 出错，已跳过：${String(error)}` });
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

function findingOf<At extends Span>(mark: Mark<At>, rule: string, severity: Severity): Finding<At> {
  // Most marks are a place and a message, which are copied sooner by name.
  return mark.severity || mark.related || mark.fix
    ? { ...mark, rule, severity: mark.severity ?? severity }
    : { at: mark.at, message: mark.message, rule, severity };
}

function flat<T>(lists: readonly (readonly T[])[]): T[] {
  const out: T[] = [];
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i]!;
    for (let k = 0; k < list.length; k++) out.push(list[k]!);
  }
  return out;
}

const untold = (places: Places): Told => ({ attributions: attributionsOf(places), people: [] });

/** All facts; those of which no rule needs all are put together for whoever asks. */
function factsOf(
  places: Places,
  folded: Pick<DocumentFacts, 'enumerations' | 'attributions' | 'people' | 'outline'>,
  across: readonly Relation<Site>[],
): DocumentFacts {
  const { enumerations, attributions, people, outline } = folded;
  const made: { -readonly [K in keyof DocumentFacts]?: DocumentFacts[K] } = {};
  return {
    get figures() {
      return (made.figures ??= joined(places.facts, (f) => f.figures));
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
      return (made.relations ??= [...own(), ...relateLists(enumerations, places), ...across]);
    },
  };
}

function tooLarge(text: string, format: Format, settings: Settings): Analysis {
  return {
    text,
    format,
    readings: [],
    roles: [],
    context: readContext([], settings),
    facts: { figures: [], enumerations: [], attributions: [], people: [], slogans: [], outline: [], relations: [] },
    findings: [],
    notices: [
      {
        code: 'too-large',
        message: `文稿有${text.length}字，超过上限${settings.maxCharacters}字，未检查；可调高设置 wenheng.maxCharacters`,
      },
    ],
  };
}
