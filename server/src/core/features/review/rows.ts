/**
 * The figures of a draft as rows: state, meaning and the arithmetic behind each. The figure panel, the review sheet and
 * all other lists of figures show these rows, so that they cannot differ; the states are those of `facts`.
 */
import { timeOf } from '../../fold/frames';
import type { Analysis, Bound, Change, FigureKind, Finding, Relation, Severity, Site } from '../../model';
import { SEVERITIES } from '../../model';
import type { Coverage, FigureState } from '../coverage';
import { countsOf, statesOf } from '../coverage';
import { indicatorOf, ofBase } from '../facts';
import { relationsByFigure } from '../figures';

/** One figure. Offsets are UTF-16, from the start of the document. */
export interface FigureRow {
  readonly start: number;
  readonly end: number;
  readonly state: FigureState;
  /** The words as the document has them. */
  readonly text: string;
  readonly kind: FigureKind;
  /** As in `facts`: a decimal with the magnitude multiplied in, or `low/high`. */
  readonly value: string;
  readonly unit: string;
  readonly bound: Bound;
  /** Empty where there is none, and so are the next four. */
  readonly indicator: string;
  readonly period: string;
  /** ISO 8601 calendar time. */
  readonly resolved: string;
  readonly scope: string;
  readonly against: string;
  readonly change: Change | null;
  /** Index into the sections of the innermost heading above it; null above the first heading. */
  readonly section: number | null;
  /** What fails first, then what holds, then what cannot be decided. */
  readonly workings: readonly Working[];
  /** What rules report of these words, the gravest first, without hints. */
  readonly remarks: readonly Remark[];
}

/** One calculation that the figure is part of. */
export interface Working {
  /** A relation, or the ledger that has the figure. */
  readonly kind: Relation['kind'] | 'ledger';
  readonly holds: boolean | null;
  /** `111÷135=82.2%，四舍五入为82%` */
  readonly words: string;
  /** One of the row's remarks says the same, with the value that should stand there. */
  readonly told: boolean;
  /** Where its figures stand, in the order of the claim. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** What a rule reports of a figure. */
export interface Remark {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

/** A heading, with the number of figures under it and under its own headings. */
export interface FigureSection {
  readonly start: number;
  readonly end: number;
  readonly title: string;
  /** As in the outline, from 1. */
  readonly level: number;
  /** Index of the section that contains it. */
  readonly parent: number | null;
  readonly figures: Coverage;
}

/** The rows of a draft, with its sections and counts. */
export interface FigureRows {
  /** In the order of the text; dates and lengths of time are no rows. */
  readonly rows: readonly FigureRow[];
  readonly sections: readonly FigureSection[];
  readonly figures: Coverage;
}

type Read = Pick<Analysis, 'facts' | 'text' | 'context' | 'readings' | 'findings' | 'approved'>;

/** The rows of an analysed draft. */
export function figureRows(analysis: Read): FigureRows {
  const { facts, text, approved } = analysis;
  const states = statesOf(facts, analysis);
  const relations = relationsByFigure(analysis);
  const sections = new Sections(analysis);
  const remarks = new Remarks(analysis.findings);
  const rows: FigureRow[] = [];
  for (const [figure, state] of states) {
    const { at, kind, value, unit, bound, period, scope, against, change } = figure;
    const own = remarks.of(at);
    // Written out, since an object that begins with a spread takes ten times as long to make.
    rows.push({
      start: at.start,
      end: at.end,
      state,
      text: figure.text,
      kind,
      value,
      unit,
      bound,
      indicator: indicatorOf(figure, text).replace(/\s+/g, ''),
      period,
      resolved: timeOf(figure, analysis),
      scope,
      against,
      change,
      section: sections.take(at.start, state),
      workings: workingsOf(relations(figure), own, approved?.get(at.start)),
      remarks: own,
    });
  }
  return { rows, sections: sections.counted(), figures: countsOf(states.values()) };
}

/** Counts again after the states of rows have changed. */
export function recounted(
  rows: readonly Pick<FigureRow, 'state' | 'section'>[],
  sections: readonly FigureSection[],
): Omit<FigureRows, 'rows'> {
  const states = sections.map((): FigureState[] => []);
  for (const { state, section } of rows) {
    for (let i = section; i !== null; i = sections[i]!.parent) states[i]!.push(state);
  }
  return {
    sections: sections.map((section, i) => ({ ...section, figures: countsOf(states[i]!) })),
    figures: countsOf(rows.map(({ state }) => state)),
  };
}

function workingsOf(
  relations: readonly Relation<Site>[],
  remarks: readonly Remark[],
  approved: string | undefined,
): Working[] {
  const seen = new Set<string>();
  const out: Working[] = approved
    ? [{ kind: 'ledger', holds: true, words: `台账：${approved}`, told: false, places: [] }]
    : [];
  for (const relation of relations) {
    const { kind, holds, claim, working, figures } = relation;
    // A target above the result verifies neither.
    if (kind === 'target' && holds !== false) continue;
    const words = ofBase(relation, working || claim);
    // Two relations may state the same arithmetic.
    const key = `${holds} ${words.replace(/\s+/g, '')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const [arithmetic = ''] = words.split('，');
    const told = holds === false && remarks.some(({ message }) => message.includes(arithmetic));
    out.push({ kind, holds, words, told, places: figures.map(({ at }) => ({ start: at.start, end: at.end })) });
  }
  return out.sort((a, b) => order(a) - order(b));
}

const order = ({ holds }: Working): number => (holds === false ? 0 : holds ? 1 : 2);

interface Section {
  readonly at: Site;
  readonly title: string;
  readonly level: number;
  readonly parent: Section | null;
  /** Its index among the sections. */
  readonly index: number;
  readonly states: FigureState[];
}

/** The sections of the outline down to the second level. Must be asked in the order of the document. */
class Sections {
  private readonly sections: Section[] = [];
  private next = 0;
  private current: Section | null = null;

  constructor({ facts, text }: Read) {
    const open: Section[] = [];
    for (const { at, level } of facts.outline) {
      if (level < 1 || level > 2) continue;
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const title = text.slice(at.start, at.end).replace(/\s+/g, ' ').trim();
      const index = this.sections.length;
      const section: Section = { at, title, level, parent: open.at(-1) ?? null, index, states: [] };
      this.sections.push(section);
      open.push(section);
    }
  }

  take(offset: number, state: FigureState): number | null {
    for (let next = this.sections[this.next]; next && next.at.start <= offset; next = this.sections[++this.next])
      this.current = next;
    for (let section = this.current; section; section = section.parent) section.states.push(state);
    return this.current?.index ?? null;
  }

  counted(): FigureSection[] {
    return this.sections.map(({ at, title, level, parent, states }) => {
      return { start: at.start, end: at.end, title, level, parent: parent?.index ?? null, figures: countsOf(states) };
    });
  }
}

/** What rules report of figures. Must be asked in the order of the document; figures do not overlap. */
class Remarks {
  private readonly findings: readonly Finding<Site>[];
  private next = 0;

  constructor(findings: readonly Finding<Site>[]) {
    this.findings = findings.filter(({ severity }) => severity !== 'hint').sort((a, b) => a.at.start - b.at.start);
  }

  of({ start, end }: Site): Remark[] {
    while ((this.findings[this.next]?.at.end ?? Infinity) <= start) this.next++;
    const own: Remark[] = [];
    for (let i = this.next; i < this.findings.length; i++) {
      const finding = this.findings[i];
      if (!finding || finding.at.start >= end) break;
      const { at, rule, severity, message } = finding;
      // What is reported of a whole sentence is not repeated for each figure in it.
      if (at.end > start && at.end - at.start <= 3 * (end - start)) own.push({ rule, severity, message });
    }
    return own.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  }
}
