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

const MARKDOWN_MARKS = /[\\`*_[\]<>~&|]/g;

/** The words of a document as Markdown text that shows them as they are. */
export const asMarkdown = (words: string): string =>
  words.replace(/[\s\uE000\uE001]+/g, ' ').replace(MARKDOWN_MARKS, '\\$&');

/** Words that lead to another place of the document; whoever shows the card turns the offset into an address. */
export const linkTo = (markdown: string, { start, end }: Site): string => `\uE000${start}-${end}|${markdown}\uE001`;

const LINK_PLACEHOLDER = /\uE000(\d+)-(\d+)\|([^\uE000\uE001]*)\uE001/g;

/** The Markdown of a card with `addressOf` each place, or with plain words where there is no address. */
export const withLinks = (
  markdown: string,
  addressOf: ((at: { start: number; end: number }) => string) | null,
): string =>
  markdown.replace(LINK_PLACEHOLDER, (_, start, end, words) =>
    addressOf ? `[${words}](${addressOf({ start: Number(start), end: Number(end) })})` : String(words),
  );
