/** Turns paragraph-relative facts into document facts. */
import type {
  Attribution,
  DocumentFacts,
  Enumeration,
  Figure,
  Finding,
  Fix,
  PersonMention,
  PlacedReading,
  Relation,
  Site,
  Slogan,
  Span,
} from '../model';
import { site } from '../model';
import { toRaw } from '../text/paragraphs';

export type Place = (span: Span) => Site;

export function placer({ reading, start }: PlacedReading): Place {
  return (span) => {
    const [from, to] = toRaw(reading.paragraph, span.start, span.end);
    return site(start + from, start + to);
  };
}

/** What one reading says, at its place in the document. */
export interface PlacedFacts {
  readonly start: number;
  readonly figures: readonly Figure<Site>[];
  /** Beside the enumerations of the reading; null for those whose items the paragraph does not hold. */
  readonly lists: readonly (Enumeration<Site> | null)[];
  readonly attributions: readonly Attribution<Site>[];
  readonly people: readonly PersonMention<Site>[];
  readonly slogans: readonly Slogan<Site>[];
  readonly relations: readonly Relation<Site>[];
}

const NONE: readonly never[] = [];

/**
 * The facts of a reading. `text` of each becomes the document's own words, taken from the paragraph, since words cut
 * from the document would keep all of it in memory.
 */
export function placeReading(placed: PlacedReading): PlacedFacts {
  const { reading, start } = placed;
  const { raw } = reading.paragraph;
  const place = placer(placed);
  const words = (at: Site): string => raw.slice(at.start - start, at.end - start);
  const figures = mapped(reading.figures, (f): Figure<Site> => {
    const at = place(f.at);
    return { ...f, at, text: words(at), indicatorAt: f.indicatorAt && place(f.indicatorAt) };
  });
  return {
    start,
    figures,
    lists: mapped(reading.enumerations, (e): Enumeration<Site> | null => {
      if (!e.items.length) return null;
      const at = place(e.at);
      return { ...e, at, text: words(at), items: e.items.map((m) => ({ at: place(m.at), text: m.text })) };
    }),
    attributions: mapped(reading.attributions, (a) => ({
      ...a,
      mention: place(a.mention),
      cue: place(a.cue),
      content: place(a.content),
    })),
    people: mapped(reading.people, (m) => ({ ...m, at: place(m.at) })),
    slogans: mapped(reading.slogans, (s) => {
      const at = place(s.at);
      return { ...s, at, text: words(at) };
    }),
    relations: relationsOf(reading.relations, reading.figures, figures),
  };
}

/** The same facts further on or further up. */
export function moveFacts(facts: PlacedFacts, by: number): PlacedFacts {
  const figures = mapped(facts.figures, (f): Figure<Site> => ({
    ...f,
    at: moved(f.at, by),
    indicatorAt: f.indicatorAt && moved(f.indicatorAt, by),
  }));
  return {
    start: facts.start + by,
    figures,
    lists: mapped(
      facts.lists,
      (e) => e && { ...e, at: moved(e.at, by), items: e.items.map((m) => ({ at: moved(m.at, by), text: m.text })) },
    ),
    attributions: mapped(facts.attributions, (a) => ({
      ...a,
      mention: moved(a.mention, by),
      cue: moved(a.cue, by),
      content: moved(a.content, by),
    })),
    people: mapped(facts.people, (m) => ({ ...m, at: moved(m.at, by) })),
    slogans: mapped(facts.slogans, (s) => ({ ...s, at: moved(s.at, by) })),
    relations: relationsOf(facts.relations, facts.figures, figures),
  };
}

const moved = ({ start, end }: Site, by: number): Site => site(start + by, end + by);

function mapped<A, B>(list: readonly A[], change: (a: A) => B): readonly B[] {
  if (!list.length) return NONE;
  const out = new Array<B>(list.length);
  for (let i = 0; i < list.length; i++) out[i] = change(list[i]!);
  return out;
}

/** Figures in so small a paragraph are found sooner by looking at each. */
const FEW = 24;

/** Relations with the twins of their figures. */
function relationsOf<At extends Span>(
  relations: readonly Relation<At>[],
  from: readonly Figure<At>[],
  to: readonly Figure<Site>[],
): readonly Relation<Site>[] {
  // Most paragraphs relate nothing.
  if (!relations.length) return NONE;
  const twins = from.length > FEW ? new Map(from.map((f, i) => [f, to[i]!])) : null;
  const twin = (f: Figure<At>): Figure<Site> => (twins ? twins.get(f)! : to[from.indexOf(f)]!);
  return mapped(relations, ({ kind, figures, claim, holds, working, tied, repair }) => ({
    kind,
    figures: mapped(figures, twin),
    claim,
    holds,
    working,
    tied,
    ...(repair && { repair: { figure: twin(repair.figure), text: repair.text } }),
  }));
}

/** All facts but lists and outline, which are folded, in document order. */
export function joinFacts(all: readonly PlacedFacts[]): DocumentFacts {
  const figures: Figure<Site>[] = [];
  const attributions: Attribution<Site>[] = [];
  const slogans: Slogan<Site>[] = [];
  const relations: Relation<Site>[] = [];
  for (let i = 0; i < all.length; i++) {
    const facts = all[i]!;
    append(figures, facts.figures);
    append(attributions, facts.attributions);
    append(slogans, facts.slogans);
    append(relations, facts.relations);
  }
  return { figures, enumerations: [], attributions, people: [], slogans, outline: [], relations };
}

function append<T>(list: T[], more: readonly T[]): void {
  for (let i = 0; i < more.length; i++) list.push(more[i]!);
}

export function placeFinding(finding: Finding, place: Place): Finding<Site> {
  return atPlaces(finding, place);
}

/** The same finding further on or further up. */
export function moveFinding(finding: Finding<Site>, by: number): Finding<Site> {
  if (!finding.related && !finding.fix) return { ...finding, at: moved(finding.at, by) };
  return atPlaces(finding, (at) => moved(at, by));
}

function atPlaces<At extends Span>(finding: Finding<At>, place: (at: At) => Site): Finding<Site> {
  const { related, fix, ...rest } = finding;
  return {
    ...rest,
    at: place(finding.at),
    ...(related && { related: related.map((r) => ({ at: place(r.at), message: r.message })) }),
    ...(fix && { fix: placeFix(fix, place) }),
  };
}

function placeFix<At extends Span>(fix: Fix<At>, place: (at: At) => Site): Fix<Site> {
  return { ...fix, edits: fix.edits.map((e) => ({ at: place(e.at), newText: e.newText })) };
}
