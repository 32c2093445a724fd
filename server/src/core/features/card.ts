/** A hover is made of cards: each feature that has something to say of a place makes one. */
import type { Analysis, Site } from '../model';

export interface Card {
  readonly at: Site;
  /** Lines of Markdown. */
  readonly lines: readonly string[];
}

/** Gives the card for what stands at the offset, null where the feature knows nothing of it. */
export type CardMaker = (analysis: Analysis, offset: number) => Card | null;

/** The innermost of the things that hold the offset; an offset right behind the last character still counts. */
export function thingAt<T>(things: readonly T[], at: (thing: T) => Site, offset: number): T | null {
  let best: T | null = null;
  for (const thing of things) {
    const { start, end } = at(thing);
    if (start > offset || end < offset) continue;
    if (best === null || closer(at(thing), at(best), offset)) best = thing;
  }
  return best;
}

function closer(a: Site, b: Site, offset: number): boolean {
  const inside = Number(offset < a.end) - Number(offset < b.end);
  return inside > 0 || (inside === 0 && a.end - a.start < b.end - b.start);
}

const MARKS = /[\\`*_[\]<>~&|]/g;

/** The words of a document as Markdown text that shows them as they are. */
export const asMarkdown = (words: string): string => words.replace(/\s+/g, ' ').replace(MARKS, '\\$&');
