/** Changes of the text as tracked changes, which the author accepts or rejects in the word processor. */
import { AUTHOR } from './comments';
import type { PlacedPiece } from './layout';
import { piecesIn, sectionAt } from './places';
import type { Insertion } from './splice';
import { KEEPS_BLANKS, spliced } from './splice';
import type { Piece } from './story';
import { attribute } from './styles';
import type { WordText } from './text';
import { escapeXml, walk, wordPrefix } from './xml';

/** A replacement; `start` and `end` are UTF-16 offsets in the text of the document. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A document with tracked changes. */
export interface Changed {
  readonly bytes: Uint8Array;
  /** How many of the changes were made. */
  readonly made: number;
  /**
   * Changes that were not made, since they would touch what the word processor writes itself, or headers and footers.
   */
  readonly left: readonly Change[];
}

/** The document with the changes tracked. They must not overlap. `date` is their date in the document. */
export function trackChanges(document: WordText, changes: readonly Change[], date: Date): Changed {
  const word = document.package;
  const changed = new Map<string, Map<Piece, Step[]>>();
  const left: Change[] = [];
  for (const change of [...changes].sort((a, b) => a.start - b.start)) {
    const { part } = sectionAt(document.sections, change.start);
    const found = part === null ? null : stepsOf(document, change);
    if (!found || part === null) {
      left.push(change);
      continue;
    }
    const steps = changed.get(part) ?? new Map<Piece, Step[]>();
    changed.set(part, steps);
    for (const [piece, step] of found) steps.set(piece, [...(steps.get(piece) ?? []), step]);
  }
  const parts = new Map(
    Array.from(changed, ([part, steps]) => {
      const xml = word.needed(part);
      const writer = new ChangeWriter(xml.text, firstFreeId(xml.text, part), date);
      const insertions = Array.from(steps, ([piece, list]) => writer.rewritten(piece, list));
      return [part, xml.encode(spliced(xml.text, insertions))] as const;
    }),
  );
  return { bytes: word.zip.with(parts), made: changes.length - left.length, left };
}

/** In one piece, the characters that are deleted, and the words inserted after them. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

/** What becomes of each piece; null where the change cannot be a tracked one. */
function stepsOf(document: WordText, { start, end, newText }: Change): [Piece, Step][] | null {
  if (/[\n\t]/.test(newText)) return null;
  const pieces = start === end ? besides(document.pieces, start) : piecesIn(document.pieces, start, end);
  const steps = pieces.map(({ at, piece }): [Piece, Step] => {
    const from = Math.min(Math.max(start - at, 0), piece.text.length);
    const to = Math.min(Math.max(end - at, 0), piece.text.length);
    return [piece, { from, to, newText: '' }];
  });
  // List numbers and cell borders are in no piece, and a tracked change must stay within one paragraph.
  const length = steps.reduce((sum, [, { from, to }]) => sum + to - from, 0);
  if (!pieces.length || length !== end - start) return null;
  if (!pieces.every(({ piece, paragraph }) => piece.content && paragraph === pieces[0]!.paragraph)) return null;
  const [piece, step] = steps.pop()!;
  return [...steps, [piece, { ...step, newText }]];
}

/** The piece whose formatting inserted words get: the one before them, else the one after. */
function besides(pieces: readonly PlacedPiece[], at: number): PlacedPiece[] {
  const before = piecesIn(pieces, at - 1, at);
  return before.length ? before : piecesIn(pieces, at, at + 1).slice(0, 1);
}

class ChangeWriter {
  private readonly prefix: string;

  constructor(
    private readonly xml: string,
    private id: number,
    private readonly date: Date,
  ) {
    this.prefix = wordPrefix(xml);
  }

  /** Replaces the element of a piece, with its run where the run has nothing else, by what is deleted and inserted. */
  rewritten(piece: Piece, steps: readonly Step[]): Insertion {
    const { run, start, end } = piece;
    const p = this.prefix;
    const head = `${this.xml.slice(run.start, run.tagEnd)}${run.properties}`;
    const isAlone = start === run.contentStart && end === run.contentEnd;
    // Where the run has more, what comes before and after stays in runs of its own.
    const [close, open] = isAlone ? ['', ''] : [`</${p}r>`, head];
    const parts: string[] = [];
    let at = 0;
    const keep = (to: number): void => {
      if (to > at) {
        const words = `<${p}t${KEEPS_BLANKS}>${this.raw(piece, at, to)}</${p}t>`;
        parts.push(isAlone ? `${head}${words}</${p}r>` : words);
      }
      at = to;
    };
    for (const { from, to, newText } of steps) {
      keep(from);
      if (to > from) {
        const words = `<${p}delText${KEEPS_BLANKS}>${this.raw(piece, from, to)}</${p}delText>`;
        parts.push(`${close}<${p}del${this.said(p)}>${head}${words}</${p}r></${p}del>${open}`);
      }
      if (newText !== '') {
        // Words in somebody else's insertion must not get two authors.
        const [out, back] = run.insertion ? [`</${p}ins>`, this.again(run.insertion)] : ['', ''];
        const words = `<${p}t${KEEPS_BLANKS}>${escapeXml(newText)}</${p}t>`;
        parts.push(`${close}${out}<${p}ins${this.said(p)}>${head}${words}</${p}r></${p}ins>${back}${open}`);
      }
      at = Math.max(at, to);
    }
    keep(piece.text.length);
    const [from, to] = isAlone ? [run.start, run.end] : [start, end];
    return { at: from, taken: to - from, text: parts.join('') };
  }

  private raw({ content }: Piece, from: number, to: number): string {
    const { start, map } = content!;
    return this.xml.slice(start + (map?.[from] ?? from), start + (map?.[to] ?? to));
  }

  /** The tag of an insertion that is divided: each half needs a number of its own. */
  private again(tag: string): string {
    return tag.replace(/(\s(?:\w+:)?id\s*=\s*["'])\d+/, (_, before: string) => `${before}${this.id++}`);
  }

  private said(p: string): string {
    const when = `${this.date.toISOString().slice(0, 19)}Z`;
    return ` ${p}id="${this.id++}" ${p}author="${AUTHOR}" ${p}date="${when}"`;
  }
}

/** The first number above those of all marks in the text. */
function firstFreeId(xml: string, part: string): number {
  let most = 0;
  walk(xml, part, {
    open({ name, attributes }) {
      const id = name.startsWith('w:') ? Number(attribute(attributes, 'id')) : NaN;
      if (id > most && id < 0x7fffffff) most = id;
    },
    close: () => {},
  });
  return most + 1;
}
