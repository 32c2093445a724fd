/** What the editor shows over a place: the cards of all features that know it, the narrowest first. */
import type { Analysis, Site } from '../model';
import type { Card, CardMaker } from './card';
import { figureCard } from './figure-card';
import { sloganCard } from './slogan-card';
import { speakerCard } from './speaker-card';

export interface Hover {
  readonly at: Site;
  readonly markdown: string;
}

const CARDS: readonly CardMaker[] = [figureCard, sloganCard, speakerCard];

/** `more` are cards of those who know more than the draft itself. */
export function hoverAt(analysis: Analysis, offset: number, more: readonly Card[] = []): Hover | null {
  const made = CARDS.map((make) => make(analysis, offset)).filter((card): card is Card => card !== null);
  const cards = [...made, ...more];
  cards.sort((a, b) => a.at.end - a.at.start - (b.at.end - b.at.start));
  const [smallest] = cards;
  if (!smallest) return null;
  return { at: smallest.at, markdown: cards.map((card) => card.lines.join('\n')).join('\n\n---\n\n') };
}
