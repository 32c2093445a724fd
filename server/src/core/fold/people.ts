/**
 * What crosses paragraphs of the people in a text: every mention, title and statement of one person is one entity; a
 * pronoun stands for the person who spoke or was named last; a title given once is carried on.
 */
import type { Attribution, DocumentFacts, Person, PersonMention, PlacedReading, Site } from '../model';
import { site } from '../model';
import { personAtStart } from '../read/people';
import { placer } from './place';

/** Paragraphs over which a pronoun may reach back to its speaker. */
const REACH = 3;

export function foldPeople(text: string, readings: readonly PlacedReading[], facts: DocumentFacts): DocumentFacts {
  const titled = readings.flatMap((placed) => {
    const place = placer(placed);
    return placed.reading.people.map((m): PersonMention<Site> => ({ ...m, at: place(m.at) }));
  });
  if (!titled.length && !facts.attributions.length) return facts;
  const corrected = facts.attributions.map((a) => settled(a, titled));
  const introduced = introducedBefore(readings, corrected).filter(
    (m) => !titled.some((t) => t.at.start === m.at.start),
  );
  const attributions = resolvePronouns(readings, corrected, [...titled, ...introduced]);
  const spoken = introduced.filter((m) => attributions.some((a) => a.speaker === m.name));
  return { ...facts, attributions, people: peopleOf(text, attributions, [...titled, ...spoken]) };
}

export const isPronoun = (speaker: string): boolean => speaker === '他' || speaker === '她';

/** 陈睿声 becomes 陈睿 where the text names 陈睿 with a title elsewhere and never 陈睿声. */
function settled(a: Attribution<Site>, titled: readonly PersonMention<Site>[]): Attribution<Site> {
  if (a.source !== 'person' || a.speaker.length !== 3) return a;
  if (titled.some((m) => m.name === a.speaker && m.at.start !== a.mention.start)) return a;
  const short = a.speaker.slice(0, 2);
  if (!titled.some((m) => m.name === short && m.at.start !== a.mention.start)) return a;
  return { ...a, speaker: short, mention: site(a.mention.start, a.mention.start + 2) };
}

/** 青年干部某某谈了感受。他说: a walk of life names its bearer where a pronoun stands behind it in the paragraph. */
function introducedBefore(
  readings: readonly PlacedReading[],
  attributions: readonly Attribution<Site>[],
): PersonMention<Site>[] {
  const asked = attributions.filter((a) => isPronoun(a.speaker)).map((a) => a.mention.start);
  asked.sort((a, b) => a - b);
  const out: PersonMention<Site>[] = [];
  let next = 0;
  for (let i = 0; i < readings.length && next < asked.length; i++) {
    const placed = readings[i]!;
    const end = readings[i + 1]?.start ?? Infinity;
    let last = -1;
    while (next < asked.length && asked[next]! < end) last = asked[next++]!;
    if (last < 0) continue;
    const place = placer(placed);
    const { text } = placed.reading.paragraph;
    for (let from = 0; from < text.length;) {
      const stop = text.indexOf('。', from);
      const to = stop < 0 ? text.length : stop;
      const person = personAtStart(text, from, to);
      const at = person?.sure ? place(person.at) : null;
      if (at && at.start < last)
        out.push({ at, name: text.slice(person!.at.start, person!.at.end), title: person!.title });
      from = to + 1;
    }
  }
  return out;
}

function resolvePronouns(
  readings: readonly PlacedReading[],
  attributions: readonly Attribution<Site>[],
  titled: readonly PersonMention<Site>[],
): Attribution<Site>[] {
  const paragraphOf = (offset: number): number => {
    let low = 0;
    let high = readings.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (readings[mid]!.start <= offset) low = mid;
      else high = mid - 1;
    }
    return low;
  };
  const named = namings(readings, attributions, titled);
  const out: Attribution<Site>[] = [];
  let last: Naming | null = null;
  let next = 0;
  for (const a of attributions) {
    // Whoever is named as a subject in the meantime takes the pronoun over, unless inside reported speech.
    for (; next < named.length && named[next]!.at < a.mention.start; next++) {
      const m = named[next]!;
      if (!out.some((said) => said.content.start <= m.at && m.at < said.content.end)) last = m;
    }
    const paragraph = paragraphOf(a.mention.start);
    let speaker = a.speaker;
    if (isPronoun(speaker)) {
      if (last && paragraph - paragraphOf(last.at) <= REACH) {
        speaker = last.name;
        last = { name: speaker, at: a.mention.start };
      }
    } else if (a.source === 'person') last = { name: speaker, at: a.mention.start };
    out.push(speaker === a.speaker ? a : { ...a, speaker });
  }
  return out;
}

interface Naming {
  readonly name: string;
  readonly at: number;
}

/** Where a person is named with a title, or stands as a subject: at the start of a sentence or clause. */
function namings(
  readings: readonly PlacedReading[],
  attributions: readonly Attribution<Site>[],
  titled: readonly PersonMention<Site>[],
): Naming[] {
  const names = new Set(titled.map((m) => m.name));
  for (const a of attributions) if (a.source === 'person' && !isPronoun(a.speaker)) names.add(a.speaker);
  const out: Naming[] = titled.map((m) => ({ name: m.name, at: m.at.start }));
  if (!attributions.some((a) => isPronoun(a.speaker))) return out;
  for (const placed of readings) {
    const { text } = placed.reading.paragraph;
    const place = placer(placed);
    for (const name of names) {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
        if (!SUBJECT.test(text.slice(Math.max(0, at - 3), at))) continue;
        out.push({ name, at: place({ start: at, end: at + name.length }).start });
      }
    }
  }
  return out.sort((a, b) => a.at - b.at);
}

/** What stands before a subject: a mark or nothing, or a word that leads a sentence in. */
const SUBJECT = /(?:^|[。！？；，：”\s]|随后|接着|后来|同时|日)$/;

function peopleOf(
  text: string,
  attributions: readonly Attribution<Site>[],
  titled: readonly PersonMention<Site>[],
): Person[] {
  const found = new Map<string, { title: string; titled: PersonMention<Site>[]; said: Attribution<Site>[] }>();
  const entry = (name: string) => {
    let e = found.get(name);
    if (!e) found.set(name, (e = { title: '', titled: [], said: [] }));
    return e;
  };
  for (const m of titled) entry(m.name).titled.push(m);
  for (const a of attributions) {
    if (a.source !== 'person' || isPronoun(a.speaker)) continue;
    const e = entry(a.speaker);
    e.said.push(a);
    if (a.title && !e.titled.some((m) => m.at.start === a.mention.start)) {
      e.titled.push({ at: a.mention, name: a.speaker, title: a.title });
    }
  }
  const people = [...found].map(([name, e]): Person => {
    const byPlace = [...e.titled].sort((a, b) => a.at.start - b.at.start);
    const mentions = occurrences(text, name);
    return {
      name,
      title: byPlace.find((m) => m.title)?.title ?? '',
      titled: byPlace,
      mentions: mentions.length ? mentions : byPlace.map((m) => m.at),
      statements: e.said,
    };
  });
  return people.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

function occurrences(text: string, name: string): Site[] {
  const out: Site[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    out.push(site(at, at + name.length));
  }
  return out;
}
