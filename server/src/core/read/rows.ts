/**
 * Reads a row of a table by itself: its cells and what stands in them. What the number of a cell means depends on the
 * table, so that it is read in fold/tables. Words in a cell are prose that ends with the cell.
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

/** A cell with its words. Offsets are UTF-16 offsets in the reading text. */
export interface Cell {
  readonly at: Span;
  readonly words: string;
  /** A number, a mark for no number (`nil`), words, or an empty cell. */
  readonly kind: 'number' | 'nil' | 'words' | 'nothing';
  /** How many blanks stand before the words: Word and Excel indent a part by them. One blank counts as none. */
  readonly indent: number;
}

/** The cells of one row. */
export interface Row {
  readonly cells: readonly Cell[];
  /** Whether the row consists of bars and dashes alone. */
  readonly frame: boolean;
}

/** The cells of a paragraph that is a row, as UTF-16 offsets in its reading text. */
export function cellsIn(paragraph: Paragraph): Span[] {
  const { raw, map } = paragraph;
  const cells = cellsOf(raw) ?? [trimmed(raw, 0, raw.length)];
  if (!map) return cells;
  return cells.map(({ start, end }) => {
    const from = toReading(paragraph, start);
    return span(from, Math.max(from, toReading(paragraph, end)));
  });
}

/** Reads the cells of a row and tells numbers from words. `units` are those of the workspace. */
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

/** Words after the digits that are no unit make the cell no number: 35岁以下. */
function isNumber(units: OwnUnits | null, words: string): boolean {
  if (!isNumberCell(words)) return false;
  let end = words.length;
  while (end > 0 && !/\d/.test(words.charAt(end - 1))) end--;
  return end === words.length || unitOf(units, words.slice(end)) !== null;
}

/** One blank after a bar is no indent. */
function indentBefore(text: string, at: number, from: number): number {
  let n = 0;
  while (at - n - 1 >= from && text[at - n - 1] === ' ') n++;
  return n > 1 ? n : 0;
}

/** Sentences and clauses of a row. None of them reaches beyond its cell. */
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
  return sentences.length ? { ...whole, sentences, clauses } : whole;
}

/**
 * The figures that stand among the words of a cell. A number that fills its cell is left out, since fold/tables reads
 * it.
 */
export function figuresInProse(figures: readonly Figure[], { paragraph, units }: ReadContext): Figure[] {
  const numbers = readRow(units, paragraph).cells.filter(({ kind }) => kind === 'number');
  return figures.filter(({ at }) => !numbers.some((n) => at.start < n.at.end && at.end > n.at.start));
}
