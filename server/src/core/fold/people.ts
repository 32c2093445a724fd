/**
 * The people in a text: all mentions, titles and statements of one name belong to one person; a pronoun stands for the
 * person who spoke or was named last; a title given once holds for later mentions.
 */
import type { Attribution, DocumentFacts, Person, PersonMention, PlacedReading, Site } from '../model';
import { site } from '../model';
import { personAtStart } from '../read/people';
import { CONTENTS } from '../text/census';
import type { Places } from './claims';
import { gather, trait } from './gather';
import type { KnownNames, Names } from './names';
import { placer } from './place';
import { firstIndex } from '../text/sorted';

/** The people of a document and their statements. */
export type Told = Pick<DocumentFacts, 'attributions' | 'people'>;

/** Text between attributions, before which so many had been made. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly said: number;
}

interface Naming {
  readonly name: string;
  readonly at: number;
}

interface Entry {
  readonly titled: PersonMention<Site>[];
  readonly said: Attribution<Site>[];
}

/** A pronoun may refer to a speaker within so many paragraphs. */
const PRONOUN_REACH = 3;

const TITLED = trait((): true => true, CONTENTS.people);
const REPORTED = trait((): true => true, CONTENTS.attributions);

/** The attributions as each paragraph has them. */
export function attributionsOf({ readings, facts }: Places): readonly Attribution<Site>[] {
  return gather(readings, REPORTED).flatMap(({ index }) => facts[index]?.attributions ?? []);
}

/** Finds the people of a document. `known` keeps lists of names from one pass over the document to the next. */
export function foldPeople(text: string, places: Places, known: KnownNames): Told {
  const { readings } = places;
  const titled: PersonMention<Site>[] = [];
  for (const { index } of gather(readings, TITLED)) titled.push(...(places.facts[index]?.people ?? []));
  const reported = attributionsOf(places);
  if (!titled.length && !reported.length) return { attributions: reported, people: [] };
  const corrected = settle(reported, titled);
  let introduced = introducedBefore(readings, corrected);
  if (introduced.length) {
    const starts = new Set(titled.map((t) => t.at.start));
    introduced = introduced.filter((m) => !starts.has(m.at.start));
  }
  const attributions = resolvePronouns(places, corrected, titled, introduced, known);
  const speakers = new Set(introduced.length ? attributions.map((a) => a.speaker) : []);
  const spoken = introduced.filter((m) => speakers.has(m.name));
  return { attributions, people: peopleOf(text, readings, attributions, [...titled, ...spoken], known) };
}

/**
 * Shortens a name that was cut too long: 陈睿声 becomes 陈睿 where the text names 陈睿 with a title elsewhere and never
 * 陈睿声.
 */
function settle(
  attributions: readonly Attribution<Site>[],
  titled: readonly PersonMention<Site>[],
): readonly Attribution<Site>[] {
  const starts = new Map<string, number[]>();
  for (const { name, at } of titled) {
    const list = starts.get(name);
    if (list) list.push(at.start);
    else starts.set(name, [at.start]);
  }
  const elsewhere = (name: string, start: number): boolean => starts.get(name)?.some((at) => at !== start) ?? false;
  return attributions.map((a) => {
    const { start } = a.mention;
    if (a.source !== 'person' || a.speaker.length !== 3 || elsewhere(a.speaker, start)) return a;
    const short = a.speaker.slice(0, 2);
    return elsewhere(short, start) ? { ...a, speaker: short, mention: site(start, start + 2) } : a;
  });
}

/** 青年干部某某谈了感受。他说: a person introduced by a walk of life is meant by a pronoun later in the paragraph. */
function introducedBefore(
  readings: readonly PlacedReading[],
  attributions: readonly Attribution<Site>[],
): PersonMention<Site>[] {
  const asked = attributions.filter((a) => isPronoun(a.speaker)).map((a) => a.mention.start);
  asked.sort((a, b) => a - b);
  const out: PersonMention<Site>[] = [];
  let next = 0;
  for (let i = 0; i < readings.length && next < asked.length; i++) {
    const placed = readings[i];
    if (!placed) continue;
    const end = readings[i + 1]?.start ?? Infinity;
    let last = -1;
    for (let offset = asked[next]; offset !== undefined && offset < end; offset = asked[++next]) last = offset;
    if (last < 0) continue;
    const place = placer(placed);
    const { text } = placed.reading.paragraph;
    for (let from = 0; from < text.length;) {
      const stop = text.indexOf('。', from);
      const to = stop < 0 ? text.length : stop;
      const person = personAtStart(text, from, to);
      if (person?.sure) {
        const at = place(person.at);
        const name = text.slice(person.at.start, person.at.end);
        if (at.start < last) out.push({ at, name, title: person.title });
      }
      from = to + 1;
    }
  }
  return out;
}

function resolvePronouns(
  places: Places,
  attributions: readonly Attribution<Site>[],
  titled: readonly PersonMention<Site>[],
  introduced: readonly PersonMention<Site>[],
  known: KnownNames,
): readonly Attribution<Site>[] {
  if (!attributions.some((a) => isPronoun(a.speaker))) return attributions;
  const { readings } = places;
  const namings = namingsOf(places, attributions, titled, introduced, known);
  const out: Attribution<Site>[] = [];
  let last: Naming | null = null;
  // A pronoun refers to whoever was named as a subject in the meantime, unless inside reported speech.
  let meantime: Stretch[] = [];
  let seen = 0;
  for (const a of attributions) {
    const { start } = a.mention;
    if (start > seen) meantime.push({ from: seen, to: start, said: out.length });
    seen = Math.max(seen, start);
    let { speaker } = a;
    if (isPronoun(speaker)) {
      const paragraph = paragraphOf(readings, start);
      const reach = readings[Math.max(0, paragraph - PRONOUN_REACH)]?.start ?? 0;
      last = lastNamed(places, namings, meantime, reach, out) ?? last;
      if (last && last.at >= reach) {
        speaker = last.name;
        last = { name: speaker, at: start };
        meantime = [];
      }
    } else if (a.source === 'person') {
      last = { name: speaker, at: start };
      meantime = [];
    }
    out.push(speaker === a.speaker ? a : { ...a, speaker });
  }
  return out;
}

/** The places where a person is named with a title, or is a subject: at the start of a sentence or clause. */
function namingsOf(
  { readings, facts }: Places,
  attributions: readonly Attribution<Site>[],
  titled: readonly PersonMention<Site>[],
  introduced: readonly PersonMention<Site>[],
  lists: KnownNames,
): (paragraph: number) => readonly Naming[] {
  const all = new Set<string>();
  for (const m of titled) all.add(m.name);
  for (const m of introduced) all.add(m.name);
  for (const a of attributions) if (a.source === 'person' && !isPronoun(a.speaker)) all.add(a.speaker);
  const names = lists.of([...all]);
  const known = new Map<number, readonly Naming[]>();
  return (paragraph) => {
    let found = known.get(paragraph);
    if (!found) {
      const placed = readings[paragraph];
      if (!placed) return [];
      const end = placed.start + placed.reading.paragraph.raw.length;
      const more = introduced.filter(({ at }) => placed.start <= at.start && at.start < end);
      const mentions = [...(facts[paragraph]?.people ?? []), ...more].map((m) => ({ name: m.name, at: m.at.start }));
      found = [...mentions, ...subjects(placed, names)].sort((a, b) => a.at - b.at);
      known.set(paragraph, found);
    }
    return found;
  };
}

/** What may stand before a subject: a mark, nothing, or an introductory word. */
const SUBJECT = /(?:^|[。！？；，：”\s]|随后|接着|后来|同时|日)$/;

/** Names that are subjects in a paragraph; those at one place are in the order of the names. */
function subjects(placed: PlacedReading, names: Names): Naming[] {
  const out: Naming[] = [];
  const place = placer(placed);
  const { text } = placed.reading.paragraph;
  names.find(text, 0, text.length, (order, at) => {
    const name = names.names[order];
    if (name === undefined) return;
    if (!SUBJECT.test(text.slice(Math.max(0, at - 3), at))) return;
    out.push({ name, at: place({ start: at, end: at + name.length }).start });
  });
  return out;
}

/** The person named last in the stretches, within the paragraphs that a pronoun reaches. */
function lastNamed(
  { readings }: Places,
  namings: (paragraph: number) => readonly Naming[],
  stretches: readonly Stretch[],
  reach: number,
  made: readonly Attribution<Site>[],
): Naming | null {
  for (let k = stretches.length - 1; k >= 0; k--) {
    const stretch = stretches[k];
    if (!stretch || stretch.to <= reach) break;
    const { to, said } = stretch;
    const from = Math.max(stretch.from, reach);
    for (let i = paragraphOf(readings, to); i >= 0; i--) {
      const placed = readings[i];
      if (!placed) break;
      const { start, reading } = placed;
      if (start + reading.paragraph.raw.length < from) break;
      const here = namings(i).findLast((m) => from <= m.at && m.at < to && !isReported(made, said, m.at, start));
      if (here) return here;
    }
  }
  return null;
}

/** Whether a place is inside the content of one of the first attributions in its paragraph. */
function isReported(made: readonly Attribution<Site>[], count: number, at: number, paragraph: number): boolean {
  for (let k = count - 1; k >= 0; k--) {
    const attribution = made[k];
    if (!attribution || attribution.mention.start < paragraph) break;
    const { content } = attribution;
    if (content.start <= at && at < content.end) return true;
  }
  return false;
}

function peopleOf(
  text: string,
  readings: readonly PlacedReading[],
  attributions: readonly Attribution<Site>[],
  titled: readonly PersonMention<Site>[],
  known: KnownNames,
): Person[] {
  const found = new Map<string, Entry>();
  for (const m of titled) entryOf(found, m.name).titled.push(m);
  const titles = new Set(titled.map((m) => m.at.start));
  for (const a of attributions) {
    if (a.source !== 'person' || isPronoun(a.speaker)) continue;
    const entry = entryOf(found, a.speaker);
    entry.said.push(a);
    if (a.title && !(titles.has(a.mention.start) && entry.titled.some((m) => m.at.start === a.mention.start))) {
      entry.titled.push({ at: a.mention, name: a.speaker, title: a.title });
      titles.add(a.mention.start);
    }
  }
  const places = known.of([...found.keys()]).places(text, readings);
  const people = [...found].map(([name, entry], order): Person => {
    const byPlace = entry.titled.sort((a, b) => a.at.start - b.at.start);
    const mentions = places[order] ?? [];
    return {
      name,
      title: byPlace.find((m) => m.title)?.title ?? '',
      titled: byPlace,
      mentions: mentions.length ? mentions : byPlace.map((m) => m.at),
      statements: entry.said,
    };
  });
  return people.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

function entryOf(found: Map<string, Entry>, name: string): Entry {
  let entry = found.get(name);
  if (!entry) found.set(name, (entry = { titled: [], said: [] }));
  return entry;
}

/** Whether the speaker is only a pronoun. */
export const isPronoun = (speaker: string): boolean => speaker === '他' || speaker === '她';

/** The index of the paragraph that contains an offset, or of the last one before it. */
export function paragraphOf(readings: readonly PlacedReading[], offset: number): number {
  return Math.max(0, firstIndex(readings, ({ start }) => start > offset) - 1);
}
