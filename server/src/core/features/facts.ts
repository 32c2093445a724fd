/** The document's facts in the form that the command line promises (`schema` 1). */
import type { Analysis, DocumentFacts, Figure, Relation, Site } from '../model';
import { listHolds } from '../model';
import { toDecimal } from '../num/rational';
import { baseName } from './base';
import type { Besides, FigureState } from './coverage';
import { statesOf } from './coverage';
import type { FactsMeasure, Said } from './said';
import { saidOf } from './said';

export type { FactsMeasure } from './said';

/** A figure in the form of `wenheng facts`; offsets are UTF-16 units of the document. */
export interface FactsFigure {
  start: number;
  end: number;
  /** Where it starts, from 1; columns in UTF-16 units. */
  line?: number;
  column?: number;
  text: string;
  kind: string;
  value: string;
  low: string | null;
  high: string | null;
  unit: string;
  bound: string;
  indicator: string;
  period: string;
  /** ISO 8601 calendar time, by the words of the period, a heading's year or the document's date; else empty. */
  resolved: string;
  change: 'rise' | 'fall' | null;
  against: string;
  /** Place, body or size that it is told of (全市 县本级 规模以上); empty where nothing is said. */
  scope: string;
  measure: FactsMeasure;
  /**
   * Values side by side (A、B和C) form one list: the index of the list in the document and the seat in it; null for
   * others.
   */
  list: number | null;
  seat: number | null;
  /** Whether a relation confirms it (`checked`), contradicts it (`wrong`) or neither; null for dates and durations. */
  state: FigureState | null;
}

/** The facts of one document in the form of `wenheng facts`. */
export interface FactsDocument {
  path: string;
  figures: FactsFigure[];
  enumerations: {
    start: number;
    end: number;
    text: string;
    count: number;
    items: { start: number; end: number; text: string }[];
    /** Whether as many items are listed as promised; null where not all or none are listed. */
    holds: boolean | null;
  }[];
  attributions: {
    speaker: string;
    title: string;
    source: string;
    mode: string;
    mention: [number, number];
    cue: { start: number; end: number; text: string };
    content: [number, number];
    /** The words said, as the document has them. */
    text: string;
  }[];
  /** The people named with a post or quoted, by first mention. */
  people: { name: string; title: string; mentions: [number, number][]; statements: number[] }[];
  slogans: { start: number; end: number; text: string; kind: string; canonical: string }[];
  outline: { start: number; end: number; text: string; level: number; number: string }[];
  relations: { kind: string; figures: number[]; claim: string; holds: boolean | null; working: string }[];
}

const pair = (at: Site): [number, number] => [at.start, at.end];

/**
 * Everything that a document says as plain data, in the order of the text. Offsets are UTF-16 units of the document.
 */
export function factsOf(
  path: string,
  analysis: Pick<Analysis, 'facts' | 'text' | 'context' | 'readings'> & Besides,
): FactsDocument {
  const { facts, text } = analysis;
  const index = new Map(facts.figures.map((f, i) => [f, i]));
  const said = saidOf(analysis);
  const states = statesOf(facts, analysis);
  return {
    path,
    figures: facts.figures.map(placedBy(text, (f) => figure(f, text, said(f), states.get(f) ?? null))),
    enumerations: facts.enumerations.map((e) => ({
      ...e.at,
      text: e.text,
      count: e.count,
      items: e.items.map((i) => ({ ...i.at, text: i.text })),
      holds: listHolds(e),
    })),
    attributions: facts.attributions.map((a) => ({
      speaker: a.speaker,
      title: a.title,
      source: a.source,
      mode: a.mode,
      mention: pair(a.mention),
      cue: { ...a.cue, text: a.cueText },
      content: pair(a.content),
      text: text.slice(a.content.start, a.content.end),
    })),
    people: facts.people.map((p) => ({
      name: p.name,
      title: p.title,
      mentions: p.mentions.map(pair),
      statements: p.statements.map((a) => facts.attributions.indexOf(a)),
    })),
    slogans: facts.slogans.map((s) => ({ ...s.at, text: s.text, kind: s.kind, canonical: s.canonical })),
    outline: facts.outline
      .filter((h) => h.level <= 2)
      .map((h) => ({ ...h.at, text: h.text, level: h.level, number: h.number })),
    relations: facts.relations.map((r) => ({
      kind: r.kind,
      figures: r.figures.flatMap((f) => index.get(f) ?? []),
      claim: ofBase(r, r.claim),
      holds: r.holds,
      working: ofBase(r, r.working),
    })),
  };
}

/** Adds line and column to what `make` gives for each figure; must be called in the order of the figures. */
function placedBy(text: string, make: (f: Figure<Site>) => FactsFigure): (f: Figure<Site>) => FactsFigure {
  let line = 1;
  let start = 0;
  const end = /\r\n|\r|\n/g;
  return (f) => {
    for (end.lastIndex = start; end.exec(text) && end.lastIndex <= f.at.start;) {
      line++;
      start = end.lastIndex;
    }
    const made = make(f);
    made.line = line;
    made.column = f.at.start - start + 1;
    return made;
  };
}

function figure(f: DocumentFacts['figures'][number], text: string, said: Said, state: FigureState | null): FactsFigure {
  // Written out, since an object that begins with a spread takes ten times as long to make.
  return {
    start: f.at.start,
    end: f.at.end,
    text: f.text,
    kind: f.kind,
    value: f.value,
    ...ends(f),
    unit: f.unit,
    bound: f.bound,
    indicator: indicatorOf(f, text),
    period: f.period,
    resolved: said.resolved,
    change: f.change,
    against: f.against,
    scope: f.scope,
    measure: said.measure,
    list: said.list,
    seat: said.seat,
    state,
  };
}

/** The name of a base as the hover card has it: 上年同期 where the growth is that of a half-year. */
export function ofBase({ kind, figures }: Relation<Site>, words: string): string {
  const rate = figures[1];
  return kind === 'implied-base' && rate ? words.replace(/^上年(?!同期|末|底)/, baseName(rate)) : words;
}

/** The indicator as the document writes it; as it was read where a line break or mark interrupts it. */
export function indicatorOf({ indicator, indicatorAt }: Figure<Site>, text: string): string {
  if (!indicatorAt) return indicator;
  const written = text.slice(indicatorAt.start, indicatorAt.end);
  return written.length === indicator.length ? written : indicator;
}

function ends(f: Figure<Site>): { low: string | null; high: string | null } {
  const { interval } = f;
  return {
    low: interval?.low ? toDecimal(interval.low) : null,
    high: interval?.high ? toDecimal(interval.high) : null,
  };
}
