/**
 * The analysis of one document, kept between its versions. A paragraph's text is its memo key: equal text gives the
 * same reading, and nothing is ever invalidated. Two generations are kept: what this pass used and what the last did.
 */
import { withoutIgnored } from './findings/ignore';
import { placedIn, sparingQuotes } from './findings/quoted';
import { readContext } from './fold/context';
import { foldLists } from './fold/lists';
import { NO_LAYOUT, foldOutline } from './fold/outline';
import { foldPeople } from './fold/people';
import { placeFacts, placeFinding, placer } from './fold/place';
import type {
  Analysis,
  DocumentFacts,
  Figure,
  Finding,
  Format,
  Genre,
  Mark,
  Notice,
  Paragraph,
  PlacedReading,
  Reading,
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
import { DEFAULT_SETTINGS, GENRE_LEVELS, levelOf } from './settings';
import { splitParagraphs } from './text/paragraphs';
import { cutText } from './text/sentences';

export interface AnalyzeOptions {
  readonly format: Format;
  readonly settings?: Settings;
  /** The house's lexicon, or one with a workspace's own rows; another one reads everything anew. */
  readonly lexicon?: Lexicon;
}

interface Memo {
  readonly reading: Reading;
  /** A word boundary was asked for that was not known yet. */
  readonly pending: boolean;
  /** What failed while it was read; told in every pass that uses it. */
  readonly notices: readonly Notice[];
}

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
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export class DocumentAnalyzer {
  private current = new Map<string, Memo>();
  private previous = new Map<string, Memo>();
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

  /** Whether some paragraph waits for the segmenter. */
  pending(): boolean {
    for (const memo of this.current.values()) if (memo.pending) return true;
    return false;
  }

  /** Forgets the paragraphs that were read while the segmenter was not ready; the next pass reads them again. */
  forgetPending(): void {
    for (const memos of [this.current, this.previous]) {
      for (const [key, memo] of memos) if (memo.pending) memos.delete(key);
    }
  }

  /** Reads, relates and judges the whole text. Text never makes it throw. */
  analyze(text: string, options: AnalyzeOptions): Analysis {
    const { format, settings = DEFAULT_SETTINGS } = options;
    this.notices = [];
    if (text.length > settings.maxCharacters) return tooLarge(text, format, settings);
    this.beginPass(options);
    const readings: PlacedReading[] = splitParagraphs(text, format).map(({ paragraph, start }) => ({
      reading: this.reading(paragraph),
      start,
    }));
    const context = readContext(readings, settings);
    const layout = this.guarded('outline', () => foldOutline(text, readings), NO_LAYOUT);
    const flat: DocumentFacts = {
      ...placeFacts(text, readings),
      enumerations: this.guarded('lists', () => foldLists(text, readings, layout), []),
      outline: layout.outline,
    };
    const placed = this.guarded('people', () => foldPeople(text, readings, flat), flat);
    const facts: DocumentFacts = {
      ...placed,
      relations: [
        ...placed.relations,
        ...relateLists(placed),
        ...this.guarded('relate', () => relateDocument(placed, context, readings), []),
      ],
    };
    const { roles } = layout;
    const view: DocumentView = { text, format, readings, roles, facts, context };
    const findings = this.unignored({ text, format, findings: this.judge(view, settings) }, settings);
    return { text, format, readings, roles, context, facts, findings, notices: this.notices };
  }

  /** The analysis of a text's first paragraphs, with those findings only that the rest of it cannot change. */
  analyzeHead(text: string, length: number, options: AnalyzeOptions): Analysis {
    const { findings, ...head } = this.analyze(text.slice(0, headEnd(text, length, options.format)), options);
    return { ...head, text, findings: findings.filter(({ rule }) => SETTLED.has(rule)), notices: [] };
  }

  /** Reads the paragraphs of a text one at a time, so that the pass over all of it finds them read. */
  *readAhead(text: string, options: AnalyzeOptions): Generator<void> {
    if (text.length > (options.settings ?? DEFAULT_SETTINGS).maxCharacters) return;
    this.beginPass(options);
    for (const { paragraph } of splitParagraphs(text, options.format)) {
      this.reading(paragraph);
      yield;
    }
  }

  private beginPass({ settings = DEFAULT_SETTINGS, lexicon = builtinLexicon() }: AnalyzeOptions): void {
    const additions = JSON.stringify([settings.units, settings.indicators]);
    if (lexicon !== this.lexicon || additions !== this.additions) this.current = new Map();
    this.additions = additions;
    this.units = ownUnits(settings.units);
    this.indicators = settings.indicators;
    this.lexicon = lexicon;
    this.previous = this.current;
    this.current = new Map();
  }

  private reading(paragraph: Paragraph): Reading {
    const key = `${paragraph.block}${paragraph.depth}${paragraph.raw}`;
    const known = this.current.get(key) ?? this.previous.get(key);
    const memo = known ?? this.read(paragraph);
    this.current.set(key, memo);
    if (known) for (const notice of memo.notices) this.notices.push(notice);
    return memo.reading;
  }

  private read(paragraph: Paragraph): Memo {
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

  private judge(view: DocumentView, settings: Settings): Finding<Site>[] {
    const findings: Finding<Site>[] = [];
    for (const placed of view.readings) {
      if (!placed.reading.findings.length) continue;
      const place = placer(placed);
      for (const finding of placed.reading.findings) findings.push(placeFinding(finding, place));
    }
    for (const rule of DOCUMENT_RULES) {
      for (const finding of this.run(rule, () => rule.checkDocument(view))) {
        findings.push(sparingQuotes(finding, ({ at }) => placedIn(view.readings, at)));
      }
    }
    const levelled = inOrder(findings)
      .filter((f) => !GENRES_OF.has(f.rule) || GENRES_OF.get(f.rule)!.includes(view.context.genre))
      .map((f) => withLevel(f, settings, view.context.genre))
      .filter((f) => f !== null);
    return oncePerFault(levelled);
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
      return Array.from(marks, (mark) => ({ ...mark, rule: rule.id, severity: mark.severity ?? rule.severity }));
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
const RULE_OF = new Map(RULES.map((r) => [r.id, r]));
const YIELDS_TO = new Map(RULES.filter((r) => r.yieldsTo).map((r) => [r.id, r.yieldsTo!]));
const inOrder = (findings: readonly Finding<Site>[]): Finding<Site>[] =>
  [...findings].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end || a.rule.localeCompare(b.rule));

const GENRES_OF = new Map(RULES.filter((r) => r.genres).map((r) => [r.id, r.genres!]));

/** Rules that look at one paragraph, and that no genre and no rule of the whole document silences or weakens. */
const SETTLED: ReadonlySet<string> = new Set(
  PARAGRAPH_RULES.filter((r) => !r.genres && !Object.values(GENRE_LEVELS).some((levels) => r.id in levels))
    .filter((r) => !r.yieldsTo?.some((other) => DOCUMENT_RULES.some(({ id }) => id === other)))
    .map((r) => r.id),
);

/** Where the paragraph ends that `length` characters of the text reach into; at least one paragraph. */
function headEnd(text: string, length: number, format: Format): number {
  const between = format === 'markdown' ? /\n\r?\n/g : /\n/g;
  between.lastIndex = length;
  return between.exec(text) ? between.lastIndex : text.length;
}

/** Leaves out what another rule tells of the same words. Findings are in order of their starts. */
function oncePerFault(findings: readonly Finding<Site>[]): Finding<Site>[] {
  const byRule = new Map<string, Finding<Site>[]>();
  for (const f of findings) {
    const same = byRule.get(f.rule);
    if (same) same.push(f);
    else byRule.set(f.rule, [f]);
  }
  const told = ({ at, rule }: Finding<Site>): boolean =>
    YIELDS_TO.get(rule)?.some((other) => {
      const marks = byRule.get(other);
      const before = marks && lastBefore(marks, at.end);
      return before !== undefined && before.at.end > at.start;
    }) ?? false;
  return findings.filter((f) => !told(f));
}

/** The last finding that starts before the offset. */
function lastBefore(findings: readonly Finding<Site>[], offset: number): Finding<Site> | undefined {
  let low = 0;
  let high = findings.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (findings[mid]!.at.start < offset) low = mid + 1;
    else high = mid;
  }
  return findings[low - 1];
}

/** A level set by the user holds; a weaker mark of a rule stays as much weaker. */
function withLevel(finding: Finding<Site>, settings: Settings, genre?: Genre): Finding<Site> | null {
  const rule = RULE_OF.get(finding.rule)!;
  const level = levelOf(rule.id, rule.severity, settings.rules, genre);
  if (level === 'off') return null;
  if (level === rule.severity) return finding;
  const weaker = Math.max(0, SEVERITIES.indexOf(finding.severity) - SEVERITIES.indexOf(rule.severity));
  return { ...finding, severity: SEVERITIES[Math.min(3, SEVERITIES.indexOf(level) + weaker)]! };
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
