/**
 * Inserts elements between the characters of a document. A run is divided where one falls into its middle, and both
 * halves keep its formatting.
 */
import type { PlacedPiece } from './layout';
import type { Run } from './story';

/** How a run is divided for an insertion. */
export type Cut = 'none' | 'text' | 'kept-text' | 'run';

/** A place in the XML of a part. */
export interface Point {
  /** UTF-16 offset in the XML. */
  readonly at: number;
  readonly cut: Cut;
  readonly run: Run | null;
  /** The opening tag of the `w:t` that is divided; null where none is. */
  readonly textTag: { readonly start: number; readonly end: number } | null;
}

/** A place between two elements, where no run is divided. */
export const pointAt = (at: number): Point => ({ at, cut: 'none', run: null, textTag: null });

/**
 * Where an element around words is inserted, before or after character `k` of a piece; around the whole piece where it
 * cannot be divided.
 */
export function pointIn({ piece }: PlacedPiece, k: number, side: 'start' | 'end'): Point {
  const { run, content, text, start, end } = piece;
  if (content && !content.isTrimmed && k > 0 && k < text.length) {
    const at = content.start + (content.map?.[k] ?? k);
    // Blanks at the edge of a text are lost unless its tag says that they are kept.
    const isBlank = /\s/.test(text.charAt(k - 1)) || /\s/.test(text.charAt(k));
    const cut = isBlank && !content.isKept ? 'kept-text' : 'text';
    return { at, cut, run, textTag: { start, end: content.tagEnd } };
  }
  const isBefore = side === 'start';
  if (run.isWhole) return pointAt(isBefore ? run.start : run.end);
  if (isBefore && start <= run.contentStart) return pointAt(run.start);
  if (!isBefore && end >= run.contentEnd) return pointAt(run.end);
  return { at: isBefore ? start : end, cut: 'run', run, textTag: null };
}

/** What ends the run before a point and begins it again after it. */
export function seam(xml: string, point: Point, prefix: string): { before: string; behind: string } {
  const { cut, run } = point;
  if (cut === 'none' || !run) return { before: '', behind: '' };
  const again = `${xml.slice(run.start, run.tagEnd)}${run.properties}`;
  if (cut === 'run') return { before: `</${prefix}r>`, behind: again };
  return {
    before: `</${prefix}t></${prefix}r>`,
    behind: `${again}<${prefix}t xml:space="preserve">`,
  };
}

/** Something to insert into a text, or to replace a stretch of it. */
export interface Insertion {
  readonly at: number;
  /** Number of UTF-16 units that are removed. */
  readonly taken?: number;
  readonly text: string;
}

/** The text with all insertions; those at one place come in the order in which they are given. */
export function spliced(text: string, insertions: readonly Insertion[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { at: next, taken = 0, text: words } of [...insertions].sort((a, b) => a.at - b.at)) {
    parts.push(text.slice(at, next), words);
    at = next + taken;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The attribute that keeps blanks at the edges of a text. */
export const KEEPS_BLANKS = ' xml:space="preserve"';
