/** What the editor shows over a place: the cards of all features that know it, those of the shortest places first. */
import type { Analysis, Site } from '../model';
import type { Card, CardMaker } from './card';
import { figureCard } from './figure-card';
import { sloganCard } from './slogan-card';
import { speakerCard } from './speaker-card';

/** The cards of a place. */
export interface Hover {
  readonly at: Site;
  readonly markdown: string;
}

const CARDS: readonly CardMaker[] = [figureCard, sloganCard, speakerCard];

/**
 * The cards for a document offset (UTF-16); null where nothing is known of it. `more` are cards from outside the draft.
 */
export function hoverAt(analysis: Analysis, offset: number, more: readonly Card[] = []): Hover | null {
  const made = CARDS.map((make) => make(analysis, offset)).filter((card): card is Card => card !== null);
  const cards = [...made, ...more];
  cards.sort((a, b) => a.at.end - a.at.start - (b.at.end - b.at.start));
  const [smallest] = cards;
  if (!smallest) return null;
  return { at: smallest.at, markdown: cards.map((card) => card.lines.join('\n')).join('\n\n---\n\n') };
}
