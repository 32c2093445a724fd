/**
 * Rows of tables, each read by itself: its cells, and what stands in them. What a cell's number means is told by the
 * table, so that it is read there (fold/tables); words in a cell are prose of their own and end with it.
 */
import type { Figure, Paragraph, Span } from '../model';
import { span } from '../model';
import { cellsOf, isFrame, isNilCell, isNumberCell, trimmed } from '../text/cells';
import { toReading } from '../text/paragraphs';
import type { Cuts } from '../text/sentences';
import { cutText } from '../text/sentences';
import { unitOf } from './heads';
import type { ReadContext } from './reader';
import type { OwnUnits } from './units';

/** A cell in reading offsets, with its words as read. */
export interface Cell {
  readonly at: Span;
  readonly words: string;
  /** A number, a dash or nothing that stands for none, or words. */
  readonly kind: 'number' | 'nil' | 'words' | 'nothing';
  /** Blanks before its words: what Word and Excel indent a part by. */
  readonly indent: number;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Bars and dashes alone. */
  readonly frame: boolean;
}

/** The cells of a paragraph that is a row, in reading offsets. */
export function cellsIn(paragraph: Paragraph): Span[] {
  const { raw, map } = paragraph;
  const cells = cellsOf(raw) ?? [trimmed(raw, 0, raw.length)];
  if (!map) return cells;
  return cells.map(({ start, end }) => {
    const from = toReading(paragraph, start);
    return span(from, Math.max(from, toReading(paragraph, end)));
  });
}

export function readRow(units: OwnUnits | null, paragraph: Paragraph): Row {
  const { text } = paragraph;
  let before = 0;
  const cells = cellsIn(paragraph).map((at): Cell => {
    const words = text.slice(at.start, at.end);
    const indent = indentBefore(text, at.start, before);
    before = at.end;
    const kind = words === '' ? 'nothing' : isNumber(units, words) ? 'number' : isNilCell(words) ? 'nil' : 'words';
    return { at, words, kind, indent };
  });
  return { cells, frame: isFrame(text) };
}

/** 35岁以下 has no unit behind its digits. */
function isNumber(units: OwnUnits | null, words: string): boolean {
  if (!isNumberCell(words)) return false;
  let end = words.length;
  while (end > 0 && !/\d/.test(words.charAt(end - 1))) end--;
  return end === words.length || unitOf(units, words.slice(end)) !== null;
}

/** One blank behind a bar says nothing. */
function indentBefore(text: string, at: number, from: number): number {
  let n = 0;
  while (at - n - 1 >= from && text[at - n - 1] === ' ') n++;
  return n > 1 ? n : 0;
}

/** Sentences and clauses of a row: none goes beyond its cell. */
export function cutRow(paragraph: Paragraph): Cuts {
  const { text } = paragraph;
  const sentences: Span[] = [];
  const clauses: Span[] = [];
  const whole = cutText(text);
  for (const { start, end } of cellsIn(paragraph)) {
    const cuts = cutText(text.slice(start, end));
    for (const s of cuts.sentences) sentences.push(span(start + s.start, start + s.end));
    for (const c of cuts.clauses) clauses.push(span(start + c.start, start + c.end));
  }
  return sentences.length ? { sentences, clauses, quotes: whole.quotes, contents: whole.contents } : whole;
}

/** The figures of a row that stand in a cell's words; a number that fills its cell is the table's to read. */
export function figuresInProse(figures: readonly Figure[], { paragraph, units }: ReadContext): Figure[] {
  const numbers = readRow(units, paragraph).cells.filter(({ kind }) => kind === 'number');
  return figures.filter(({ at }) => !numbers.some((n) => at.start < n.at.end && at.end > n.at.start));
}
