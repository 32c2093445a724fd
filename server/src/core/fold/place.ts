/** Converts paragraph offsets of facts into document offsets. */
import type {
  Attribution,
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
import type { Change } from '../text/paragraphs';
import { toRaw } from '../text/paragraphs';

/** Converts a span of one paragraph into its site in the document. */
export type Place = (span: Span) => Site;

const NONE: readonly never[] = [];

/** Makes this function for a paragraph. */
export function placer({ reading, start }: PlacedReading): Place {
  return (span) => {
    const [from, to] = toRaw(reading.paragraph, span.start, span.end);
    return site(start + from, start + to);
  };
}

/**
 * The facts of one reading in document offsets. Each is placed when it is first asked for, since most of them are not
 * asked for before the next edit. `text` of each becomes the document's own words, cut from the paragraph: words cut
 * from the document would keep all of it in memory.
 */
export class PlacedFacts {
  private made: { -readonly [K in keyof PlacedFacts]?: PlacedFacts[K] } | null = null;

  constructor(private readonly placed: PlacedReading) {}

  get figures(): readonly Figure<Site>[] {
    return ((this.made ??= {}).figures ??= mapped(this.placed.reading.figures, (f) => this.figure(f)));
  }

  /** The same facts, moved by so many UTF-16 units. */
  moved(by: number): PlacedFacts {
    const { reading, start } = this.placed;
    return new PlacedFacts({ reading, start: start + by });
  }

  /** The figure at its place; `order` is its index in the reading. */
  figureAt(order: number, figure: Figure): Figure<Site> {
    return this.figures[order] ?? this.figure(figure);
  }

  /** One for each enumeration of the reading; null for those whose items are not in the paragraph. */
  get lists(): readonly (Enumeration<Site> | null)[] {
    return ((this.made ??= {}).lists ??= mapped(this.placed.reading.enumerations, (e) => {
      if (!e.items.length) return null;
      const at = this.place(e.at);
      return { ...e, at, text: this.words(at), items: e.items.map((m) => ({ at: this.place(m.at), text: m.text })) };
    }));
  }

  get attributions(): readonly Attribution<Site>[] {
    return ((this.made ??= {}).attributions ??= mapped(this.placed.reading.attributions, (a) => ({
      ...a,
      mention: this.place(a.mention),
      cue: this.place(a.cue),
      content: this.place(a.content),
    })));
  }

  get people(): readonly PersonMention<Site>[] {
    return ((this.made ??= {}).people ??= mapped(this.placed.reading.people, (m) => ({ ...m, at: this.place(m.at) })));
  }

  get slogans(): readonly Slogan<Site>[] {
    return ((this.made ??= {}).slogans ??= mapped(this.placed.reading.slogans, (s) => {
      const at = this.place(s.at);
      return { ...s, at, text: this.words(at) };
    }));
  }

  get relations(): readonly Relation<Site>[] {
    const { figures, relations } = this.placed.reading;
    // Most paragraphs have no relations.
    if (!relations.length) return NONE;
    return ((this.made ??= {}).relations ??= relationsOf(relations, figures, this));
  }

  private figure(f: Figure): Figure<Site> {
    const at = this.place(f.at);
    return { ...f, at, text: this.words(at), indicatorAt: f.indicatorAt && this.place(f.indicatorAt) };
  }

  private place({ start, end }: Span): Site {
    const [from, to] = toRaw(this.placed.reading.paragraph, start, end);
    return site(this.placed.start + from, this.placed.start + to);
  }

  private words({ start, end }: Site): string {
    return this.placed.reading.paragraph.raw.slice(start - this.placed.start, end - this.placed.start);
  }
}

/** In a paragraph with so few figures, looking at each is faster than a table. */
const SMALL_PARAGRAPH = 24;

/** Relations with their figures placed. */
function relationsOf(
  relations: readonly Relation[],
  from: readonly Figure[],
  facts: PlacedFacts,
): readonly Relation<Site>[] {
  const orders = from.length > SMALL_PARAGRAPH ? new Map(from.map((f, i) => [f, i])) : null;
  const twin = (f: Figure): Figure<Site> => facts.figureAt(orders?.get(f) ?? from.indexOf(f), f);
  return mapped(relations, (r) => ({
    ...r,
    figures: mapped(r.figures, twin),
    marked: r.marked && twin(r.marked),
    told: r.told && { ...r.told, at: twin(r.told.at) },
    repair: r.repair && { figure: twin(r.repair.figure), text: r.repair.text },
  }));
}

function mapped<A, B>(list: readonly A[], change: (a: A) => B): readonly B[] {
  if (!list.length) return NONE;
  const out = new Array<B>(list.length);
  for (const [i, item] of list.entries()) out[i] = change(item);
  return out;
}

/** One kind of facts of all readings, in document order. */
export function joined<T>(facts: readonly PlacedFacts[], of: (facts: PlacedFacts) => readonly T[]): T[] {
  const out: T[] = [];
  for (const one of facts) {
    const list = of(one);
    for (const item of list) out.push(item);
  }
  return out;
}

/** The finding with its paragraph offsets converted. */
export function placeFinding(finding: Finding, place: Place): Finding<Site> {
  return atPlaces(finding, place);
}

/** The finding moved by so many UTF-16 units. */
export function moveFinding(finding: Finding<Site>, by: number): Finding<Site> {
  if (!finding.related && !finding.fix) return { ...finding, at: moved(finding.at, by) };
  return atPlaces(finding, (at) => moved(at, by));
}

/** The finding after a change of the text; null where the change touches its words. */
export function findingAfter(finding: Finding<Site>, { start, end, by }: Change): Finding<Site> | null {
  let touched = false;
  const after = (at: Site): Site => {
    if (at.end <= start) return at;
    if (at.start < end) touched = true;
    return moved(at, by);
  };
  const placed = atPlaces(finding, after);
  return touched ? null : placed;
}

const moved = ({ start, end }: Site, by: number): Site => site(start + by, end + by);

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
