/**
 * The review sheet (核对表) of a draft as plain data: each figure with its state, each finding, and each finding that
 * the writer lets stand.
 */
import type { Position } from '../../text/lines';
import { lineCounter } from '../../text/lines';
import type { Analysis, Finding, LetStand, Severity, Site } from '../../model';
import { RULES } from '../../rules/index';
import type { Largest } from './largest';
import { largestOf } from './largest';
import type { FigureRow, FigureRows } from './rows';
import { figureRows, recounted } from './rows';

/** A figure with its line and column. */
export type SheetRow = FigureRow & Place;

/** A finding with its place and the words that it marks. */
export interface SheetFinding extends Place {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  /** The name of the rule. */
  readonly title: string;
  readonly severity: Severity;
  /** The words that it marks, shortened where they are many. */
  readonly words: string;
  /** The message, with the arithmetic where there is one. */
  readonly message: string;
  /** What would mend it; empty where more than one value may be right. */
  readonly suggestion: string;
}

/** A finding that the writer lets stand, with the reason. */
export interface SheetLetStand extends SheetFinding {
  readonly by: LetStand['by'];
  readonly reason: string;
}

/** Where something stands, as a reader looks for it. */
export interface Place {
  /** From 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** `第12段` in a Word file; absent for a text, where line and column are shown. */
  readonly place?: string;
}

/** All that a review sheet shows of a draft. */
export interface ReviewSheet extends Omit<FigureRows, 'rows'> {
  readonly path: string;
  /** The title of the draft; empty where it has none. */
  readonly title: string;
  readonly characters: number;
  readonly rows: readonly SheetRow[];
  readonly findings: readonly SheetFinding[];
  readonly letStand: readonly SheetLetStand[];
  readonly largest: Largest | null;
}

/** The sheet of an analysed draft; `path` is shown as it is. */
export function reviewSheet(path: string, analysis: Analysis): ReviewSheet {
  const { text, findings, letStand } = analysis;
  const place = lineCounter(text);
  const { rows, ...counted } = figureRows(analysis);
  const told = (finding: Finding<Site>): SheetFinding => findingOf(finding, text, place);
  return {
    path,
    title: titleOf(analysis),
    characters: text.length,
    ...counted,
    rows: rows.map((row) => ({ ...row, ...place(row.start) })),
    findings: findings.map(told),
    letStand: letStand.map(({ finding, by, reason }) => ({ ...told(finding), by, reason })),
    largest: largestOf(analysis),
  };
}

/**
 * The sheet with further findings from outside the draft, and with the figures that they contradict marked as wrong.
 * `text` is that of the draft.
 */
export function withFindings(sheet: ReviewSheet, findings: readonly Finding<Site>[], text: string): ReviewSheet {
  if (!findings.length) return sheet;
  const place = lineCounter(text);
  const byStart = new Map<number, Finding<Site>[]>();
  for (const finding of findings) {
    const { start } = finding.at;
    byStart.set(start, [...(byStart.get(start) ?? []), finding]);
  }
  const rows = sheet.rows.map((row): SheetRow => {
    const own = byStart.get(row.start);
    if (!own) return row;
    const said = own.map(({ rule, severity, message }) => ({ rule, severity, message }));
    return { ...row, state: 'wrong', remarks: [...row.remarks, ...said] };
  });
  const placeAt = new Map(rows.flatMap((row) => (row.place === undefined ? [] : [[row.start, row.place] as const])));
  const told = findings.map((finding): SheetFinding => {
    const at = placeAt.get(finding.at.start);
    return { ...findingOf(finding, text, place), ...(at !== undefined && { place: at }) };
  });
  const all = [...sheet.findings, ...told].sort((a, b) => a.start - b.start || a.end - b.end);
  return { ...sheet, ...recounted(rows, sheet.sections), rows, findings: all };
}

/** The first line of the title; lines below it may name the author. */
function titleOf({ facts, text }: Analysis): string {
  const title = facts.outline.find(({ style }) => style === 'title');
  return title ? text.slice(title.at.start, title.at.end).replace(/\s+/g, '').slice(0, LONGEST_TITLE_SHOWN) : '';
}

const LONGEST_TITLE_SHOWN = 120;

/** UTF-16 units of a finding's words that are shown, at most. */
const LONGEST_WORDS_SHOWN = 40;

function findingOf(
  { rule, severity, message, at, fix }: Finding<Site>,
  text: string,
  place: (offset: number) => Position,
): SheetFinding {
  const words = text.slice(at.start, at.end).replace(/\s+/g, ' ').trim();
  return {
    start: at.start,
    end: at.end,
    ...place(at.start),
    rule,
    title: RULE_TITLES.get(rule) ?? rule,
    severity,
    words:
      words.length > LONGEST_WORDS_SHOWN
        ? `${words.slice(0, LONGEST_WORDS_SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…`
        : words,
    message,
    suggestion: fix?.title ?? '',
  };
}

const RULE_TITLES: ReadonlyMap<string, string> = new Map(RULES.map(({ id, zh }) => [id, zh]));
