/** A hover is made of cards: each feature that knows something about a place makes one. */
import type { Analysis, Site } from '../model';

/** What a feature knows about one place. */
export interface Card {
  readonly at: Site;
  /** Lines of Markdown. */
  readonly lines: readonly string[];
}

/** Makes the card for a document offset (UTF-16); null where the feature knows nothing about it. */
export type CardMaker = (analysis: Analysis, offset: number) => Card | null;

/** The innermost of the things that contain the offset. An offset right after the last character counts as inside. */
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

/** Words of the document as Markdown that shows them unchanged. */
export const asMarkdown = (words: string): string =>
  words.replace(/[\s\uE000\uE001]+/g, ' ').replace(MARKDOWN_MARKS, '\\$&');

/** A link to another place of the document. Whoever shows the card turns its offsets into an address. */
export const linkTo = (markdown: string, { start, end }: Site): string => `\uE000${start}-${end}|${markdown}\uE001`;

const LINK_PLACEHOLDER = /\uE000(\d+)-(\d+)\|([^\uE000\uE001]*)\uE001/g;

/**
 * The Markdown of a card, where `addressOf` gives the address of each link; without an address only the words are left.
 */
export const withLinks = (
  markdown: string,
  addressOf: ((at: { start: number; end: number }) => string) | null,
): string =>
  markdown.replace(LINK_PLACEHOLDER, (_, start, end, words) =>
    addressOf ? `[${words}](${addressOf({ start: Number(start), end: Number(end) })})` : String(words),
  );
