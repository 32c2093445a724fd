/** A Word document as text, in which every character keeps its place in the file. */
import { Layout } from './layout';
import type { Line, PlacedPiece } from './layout';
import { Numbering } from './numbering';
import { WordPackage } from './package';
import type { Hook, Part, Reading } from './story';
import { readPart } from './story';
import { Styles } from './styles';

/** A stretch of the text that is a text of its own. */
export interface PlainSection {
  /** `正文`, `脚注2`, `页眉`. */
  readonly name: string;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Index of its first line. */
  readonly firstLine: number;
}

/** A section with its place in the document. */
export interface Section extends PlainSection {
  /** Where in the body it is attached; null for the body, and for what stands on every page. */
  readonly hook: Hook | null;
  /** The part that contains its words; null for headers and footers, which may be in several parts. */
  readonly part: string | null;
}

/** A document as text, of whatever format. */
export interface ReadDocument {
  /** One line for each paragraph, each with a line end: first the body, then notes, headers and footers. */
  readonly text: string;
  /** The body first. */
  readonly sections: readonly PlainSection[];
  readonly lines: readonly { readonly start: number; readonly end: number }[];
  /** What the document contains and the text does not, such as `图表2个`. */
  readonly unread: readonly string[];
  /** The levels of headings that are marked by a style, from 1 for a title, by the offsets of their lines. */
  readonly headings?: ReadonlyMap<number, number>;
}

/** A document as text, with all that is needed to write into it. */
export interface WordText extends ReadDocument {
  readonly sections: readonly Section[];
  readonly lines: readonly Line[];
  /** In the order of the text. */
  readonly pieces: readonly PlacedPiece[];
  readonly package: WordPackage;
}

/** The name of the section with the text proper. */
export const BODY = '正文';

/** Reads the bytes of a .docx or .docm. Throws {@link WordProblem}. */
export function readDocx(bytes: Uint8Array): WordText {
  const word = WordPackage.read(bytes);
  const reading: Reading = {
    styles: new Styles(...source(word, 'styles')),
    numbering: new Numbering(...source(word, 'numbering')),
  };
  const body = readPart(word.needed(word.main).text, word.main, reading);
  const layout = new Layout();
  const sections: Section[] = [];
  const unread = new Map<string, number>(body.unread);
  const add = (name: string, part: Part, story: string, hook: Hook | null, place: string | null): void => {
    const found = part.stories.get(story);
    if (!found) return;
    const [start, firstLine] = [layout.end, layout.lines.length];
    layout.story(found);
    sections.push({ name, start, end: layout.end, firstLine, hook, part: place });
  };
  add(BODY, body, '', null, word.main);
  for (const [kind, name] of NOTES) {
    for (const [place, part] of partsOf(word, `${kind}s`, reading)) {
      count(unread, part);
      let number = 0;
      for (const id of part.stories.keys()) {
        const hook = body.notes.get(`${kind} ${id}`);
        // A note that nothing refers to no longer belongs to the text.
        if (hook) add(`${name}${++number}`, part, id, hook, place);
      }
    }
  }
  for (const [kind, name] of PAGE) {
    // First, odd and even pages have the same words, and a page number is no text.
    const seen = new Set<string>();
    for (const [, part] of partsOf(word, kind, reading, body.pages)) {
      const words = wordsOf(part);
      if (seen.has(words) || !/\p{L}/u.test(words)) continue;
      seen.add(words);
      add(name, part, '', null, null);
    }
  }
  const { text } = layout;
  return {
    text,
    sections,
    lines: layout.lines,
    pieces: layout.pieces,
    headings: headingsOf(layout, text),
    unread: Array.from(unread, ([name, times]) => `${name}${times}个`),
    package: word,
  };
}

/** A longer line is no heading whatever its style, in UTF-16 units: some people style whole texts as headings. */
const LONGEST_HEADING = 60;

function headingsOf({ lines }: Layout, text: string): Map<number, number> {
  const headings = new Map<number, number>();
  for (const { start, end, outline } of lines) {
    const isShort = end - start <= LONGEST_HEADING && !/[。；，]$/.test(text.slice(Math.max(start, end - 1), end));
    // As in Markdown, the first level is that of a title.
    if (outline !== null && end > start && isShort) headings.set(start, Math.min(outline + 2, 6));
  }
  return headings;
}

const NOTES = [
  ['footnote', '脚注'],
  ['endnote', '尾注'],
] as const;

const PAGE = [
  ['header', '页眉'],
  ['footer', '页脚'],
] as const;

function source(word: WordPackage, kind: string): [xml: string | null, part: string] {
  const part = word.partsOf(kind)[0] ?? kind;
  return [word.xml(part)?.text ?? null, part];
}

function wordsOf({ stories }: Part): string {
  const layout = new Layout();
  for (const story of stories.values()) layout.story(story);
  return layout.text;
}

/** `ids` are the wanted relationships, all where absent. */
function* partsOf(
  word: WordPackage,
  kind: string,
  reading: Reading,
  ids?: ReadonlySet<string>,
): Generator<[name: string, Part]> {
  for (const name of word.partsOf(kind, ids)) {
    const xml = word.xml(name);
    if (xml) yield [name, readPart(xml.text, name, reading)];
  }
}

function count(all: Map<string, number>, { unread }: Part): void {
  for (const [name, times] of unread) all.set(name, (all.get(name) ?? 0) + times);
}
