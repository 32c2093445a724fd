/** Where in a document something stands, as a reader of the document would say it. */
import type { PlacedPiece } from './layout';
import type { PlainSection, ReadDocument } from './text';

/** The place of some words in a Word document. */
export interface WordPlace {
  /** `正文`, `脚注2`, `页眉`, `页脚`. */
  readonly section: string;
  /** From 1, in its section; a row of a table counts as one, an empty paragraph too. */
  readonly paragraph: number;
  /** UTF-16 code units from the start of the paragraph. */
  readonly offset: number;
  /** The words themselves, cut where they are many. */
  readonly words: string;
}

/** Words of a place that are shown. */
const LONGEST_WORDS_SHOWN = 20;

/** `start` and `end` are UTF-16 offsets in the text. */
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

export function sectionAt<S extends PlainSection>(sections: readonly S[], offset: number): S {
  return sections.findLast(({ start }) => start <= offset) ?? sections[0]!;
}

/** The index of the last that starts at an offset or before it; 0 where none does. */
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

/** The pieces that have characters between two offsets of the text. */
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
