/** Reads a draft in stretches, so that the page stays responsive, and gives the state of each figure. */
import { DocumentAnalyzer } from '../../server/src/core/analyzer';
import { reviewSheet } from '../../server/src/core/features/review/sheet';
import { factsOf } from '../../server/src/core/features/facts';
import type { FigureState } from '../../server/src/core/features/coverage';
import { statesOf } from '../../server/src/core/features/coverage';
import { fixAll, keepsWords } from '../../server/src/core/findings/fixing';
import type { Analysis, Figure, Site } from '../../server/src/core/model';
import { NO_SEGMENTER } from '../../server/src/core/segmenter';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings';
import { isChineseProse } from '../../server/src/core/text/han';
import type { Draft } from './draft';
import {
  analyzeSections,
  annotate,
  bodyOf,
  fileOf,
  figuresXlsx,
  remarksOf,
  trackChanges,
  pagesOf,
  placedSheet,
  reviewHtml,
} from './rooms';

/** A draft after its analysis. */
export interface Checked {
  readonly draft: Draft;
  readonly analysis: Analysis;
  /** Of every figure; null for dates and lengths of time. */
  readonly states: ReadonlyMap<Figure<Site>, FigureState | null>;
}

/** Milliseconds of reading at a time: less than a frame. */
const READING_MILLISECONDS = 12;

/** Analyses drafts one after another. */
export class Checker {
  private readonly analyzer = new DocumentAnalyzer(NO_SEGMENTER);

  /** Analyses a draft; `rest` lets the page respond. Null for a draft that is no Chinese prose. */
  async check(draft: Draft, rest: () => Promise<void>): Promise<Checked | null> {
    if (!isChineseProse(draft.text, DEFAULT_SETTINGS)) return null;
    const { format } = draft;
    const headings = draft.word?.document.headings;
    const body = draft.word ? bodyOf(draft.word.document) : draft.text;
    let until = performance.now() + READING_MILLISECONDS;
    for (const _ of this.analyzer.readAhead(body, { format, headings })) {
      if (performance.now() < until) continue;
      await rest();
      until = performance.now() + READING_MILLISECONDS;
    }
    const analysis = this.analyze(draft);
    const counted = statesOf(analysis.facts);
    const states = new Map(analysis.facts.figures.map((f) => [f, counted.get(f) ?? null]));
    return { draft, analysis, states };
  }

  private analyze({ text, format, word }: Draft): Analysis {
    if (!word) return this.analyzer.analyze(text, { format });
    return analyzeSections(word.document, (words, headings) => this.analyzer.analyze(words, { format, headings }));
  }

  /** The Word file with the fixes that keep all words, as tracked changes; null where there are none. */
  changed({ draft }: Checked, date: Date): Uint8Array | null {
    const { word } = draft;
    if (!word) return null;
    const again = (text: string): Analysis => this.analyzer.analyze(text, { format: draft.format });
    const { edits } = fixAll(again(bodyOf(word.document)), again, keepsWords);
    if (!edits.length) return null;
    const changes = edits.map(({ at, newText }) => ({ start: at.start, end: at.end, newText }));
    const { bytes, made } = trackChanges(word.document, changes, date);
    return made ? bytes : null;
  }
}

/** The Word file with each finding as a comment; null for a draft that is not a Word file. */
export function annotated({ draft, analysis }: Checked, date: Date): Uint8Array | null {
  return draft.word && annotate(draft.word.bytes, remarksOf(fileOf(draft.name, analysis)), date);
}

/** The review sheet as a page of HTML. */
export function reviewPage({ draft, analysis }: Checked): string {
  const sheet = reviewSheet(draft.name, analysis);
  return reviewHtml([pagesOf(draft.word ? placedSheet(sheet, draft.word.document) : sheet)]);
}

/** The figures as a workbook. */
export const figuresBook = ({ draft, analysis }: Checked): Uint8Array => figuresXlsx([factsOf(draft.name, analysis)]);
