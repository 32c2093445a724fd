/** The speakers of a document, and the places of what they say. */
import type { Analysis, Attribution, Person, Site } from '../model';
import { site } from '../model';
import { thingAt } from './card';

/** A speaker with all that is attributed to that name, in document order. */
export interface Speaker {
  readonly name: string;
  /** Post or affiliation, given once and kept for later statements; empty where there is none. */
  readonly title: string;
  readonly person: Person | null;
  readonly statements: readonly Attribution<Site>[];
}

/** The speakers of a document in the order of their first statement. */
export function speakersOf({ facts }: Pick<Analysis, 'facts'>): Speaker[] {
  const people = new Map(facts.people.map((p) => [p.name, p]));
  const said = new Map<string, Attribution<Site>[]>();
  for (const a of facts.attributions) {
    const same = said.get(a.speaker);
    if (same) same.push(a);
    else said.set(a.speaker, [a]);
  }
  return [...said].map(([name, statements]) => {
    const person = people.get(name) ?? null;
    return { name, title: person?.title ?? '', person, statements };
  });
}

/**
 * The speaker at a document offset (UTF-16): at a mention, a cue, or any place where the person is named; null
 * elsewhere.
 */
export function speakerAt(analysis: Pick<Analysis, 'facts'>, offset: number): { at: Site; speaker: Speaker } | null {
  const { attributions, people } = analysis.facts;
  const spots: { at: Site; name: string }[] = [
    ...attributions.flatMap((a) => [
      { at: a.mention, name: a.speaker },
      { at: a.cue, name: a.speaker },
    ]),
    ...people.flatMap((p) => p.mentions.map((at) => ({ at, name: p.name }))),
  ];
  const spot = thingAt(spots, (s) => s.at, offset);
  if (!spot) return null;
  const speaker = speakersOf(analysis).find((s) => s.name === spot.name);
  if (speaker) return { at: spot.at, speaker };
  const person = people.find((p) => p.name === spot.name) ?? null;
  return { at: spot.at, speaker: { name: spot.name, title: person?.title ?? '', person, statements: [] } };
}

/** The places where the speaker at the offset is named or reported; with `declaration` the first mention too. */
export function speechReferences(
  analysis: Pick<Analysis, 'facts'>,
  offset: number,
  declaration: boolean,
): readonly Site[] | null {
  const found = speakerAt(analysis, offset);
  if (!found) return null;
  const { person, statements } = found.speaker;
  const named = person?.mentions ?? statements.map((a) => a.mention);
  const places = [...(declaration ? named : named.slice(1)), ...statements.map((a) => a.content)];
  for (const { mention } of statements) if (!places.some((p) => p.start === mention.start)) places.push(mention);
  return places.sort((a, b) => a.start - b.start);
}

/** All of a statement: mention, cue and content. */
export function stretchOf({ mention, cue, content }: Attribution<Site>): Site {
  return site(Math.min(mention.start, cue.start, content.start), Math.max(mention.end, cue.end, content.end));
}
