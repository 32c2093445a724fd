/** Where something stands in a document, in the terms of its readers. */
import type { PlacedPiece } from './layout';
import type { PlainSection, ReadDocument } from './text';

/** The place of some words in a Word document. */
export interface WordPlace {
  /** `正文`, `脚注2`, `页眉`, `页脚`. */
  readonly section: string;
  /** Counted from 1 in its section; a row of a table and an empty paragraph count as one. */
  readonly paragraph: number;
  /** UTF-16 units from the start of the paragraph. */
  readonly offset: number;
  /** The words themselves, shortened where they are many. */
  readonly words: string;
}

/** UTF-16 units of the words that are shown, at most. */
const LONGEST_WORDS_SHOWN = 20;

/** The place of a stretch of the text; `start` and `end` are UTF-16 offsets. */
export function placeOf({ text, sections, lines }: ReadDocument, start: number, end: number): WordPlace {
  const section = sectionAt(sections, start);
  const at = lastAt(lines, start);
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return {
    section: section.name,
    paragraph: at - section.firstLine + 1,
    offset: start - lines[at]!.start,
    words:
      words.length > LONGEST_WORDS_SHOWN
        ? `${words.slice(0, LONGEST_WORDS_SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…`
        : words,
  };
}

/** The section that contains an offset of the text. */
export function sectionAt<S extends PlainSection>(sections: readonly S[], offset: number): S {
  return sections.findLast(({ start }) => start <= offset) ?? sections[0]!;
}

/** The index of the last item that does not start after the offset; 0 where there is none. */
export function lastAt(list: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (list[middle]!.start <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** The pieces with characters between two offsets of the text. */
export function piecesIn(pieces: readonly PlacedPiece[], start: number, end: number): PlacedPiece[] {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { at, piece } = pieces[middle]!;
    if (at + piece.text.length <= start) low = middle + 1;
    else high = middle;
  }
  const found: PlacedPiece[] = [];
  for (let i = low; i < pieces.length && pieces[i]!.at < end; i++) if (pieces[i]!.piece.text) found.push(pieces[i]!);
  return found;
}
