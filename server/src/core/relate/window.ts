/**
 * Neighbouring paragraphs that belong together: a short document, or the text under one heading of a long one. They are
 * joined into one text, so that the readers of a paragraph also relate figures of its neighbours. What a window yields
 * is kept with its first reading as long as the same readings stand in it.
 */
import type { Places } from '../fold/claims';
import type { Figure, Reading, Relation, Site, Span } from '../model';
import { perReading, ReadingMemo } from '../read/per-reading';
import type { RelateContext } from './scene';
import { siteOf } from '../fold/claims';

/** Neighbouring paragraphs joined into one text; offsets are UTF-16 offsets in that text. */
export interface Window extends RelateContext {
  /** For each paragraph of the window, its index among the readings of the document. */
  readonly indices: readonly number[];
  readonly readings: readonly Reading[];
  /** For each figure of the window, the index of its paragraph in the window and the figure of the reading. */
  readonly origin: ReadonlyMap<Figure, readonly [number, Figure]>;
  /** For each paragraph, its figures with what they are in the window. */
  readonly here: readonly ReadonlyMap<Figure, Figure>[];
  /** For each sentence, the index of its paragraph in the window. */
  readonly paragraphOf: readonly number[];
}

/** A window holds at most so many paragraphs with figures, characters and figures. */
const MOST_PARAGRAPHS = 14;
const MOST_CHARACTERS = 2400;
const MOST_FIGURES = 90;

const HEADING = /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章部编]|#)/;

/** Whether a new window begins with the paragraph. */
const opensWindow = perReading(
  ({ paragraph: { text, block } }: Reading): boolean => block === 'heading' || HEADING.test(text),
);

interface Kept {
  readonly readings: readonly Reading[];
  readonly found: readonly Relation[];
  /** Where the figures of these relations stand. The window itself is not kept. */
  readonly origin: Window['origin'];
}

const kept = new ReadingMemo<Kept>();

/** The relations of all windows, placed in the document. */
export function overWindows(places: Places, relate: (window: Window) => readonly Relation[]): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  for (const indices of groupsOf(places)) {
    const first = places.readings[indices[0] ?? -1]?.reading;
    if (!first) continue;
    const known = kept.has(first) ? kept.get(first) : null;
    let held = known;
    if (
      !known ||
      known.readings.length !== indices.length ||
      !known.readings.every((r, k) => r === places.readings[indices[k] ?? -1]?.reading)
    ) {
      const window = windowOf(places, indices);
      const found = relate(window);
      held = { readings: window.readings, found, origin: originOf(found, window) };
      kept.set(first, held);
    }
    for (const r of held?.found ?? []) {
      const there = held && placed(places, indices, held.origin, r);
      if (there) out.push(there);
    }
  }
  return out;
}

/** The windows as groups of indices of readings with figures. */
function groupsOf(places: Places): number[][] {
  const out: number[][] = [];
  let group: number[] = [];
  let characters = 0;
  let figures = 0;
  let length = 0;
  for (const { reading } of places.readings) {
    length += reading.paragraph.text.length;
    if (length > MOST_CHARACTERS) break;
  }
  const short = length <= MOST_CHARACTERS;
  const close = (): void => {
    if (group.length > 0) out.push(group);
    group = [];
    characters = 0;
    figures = 0;
  };
  for (const [i, { reading }] of places.readings.entries()) {
    const { text, block } = reading.paragraph;
    if (!short && opensWindow(reading)) close();
    if (!reading.figures.length || block === 'cell') continue;
    if (
      group.length >= MOST_PARAGRAPHS ||
      characters + text.length > MOST_CHARACTERS ||
      figures + reading.figures.length > MOST_FIGURES
    )
      close();
    if (reading.figures.length > MOST_FIGURES) continue;
    group.push(i);
    characters += text.length;
    figures += reading.figures.length;
  }
  close();
  return out;
}

function windowOf(places: Places, indices: readonly number[]): Window {
  // The texts are joined once at the end, since a string that grows piece by piece is read more slowly.
  const texts: string[] = [];
  let by = 0;
  const sentences: Span[] = [];
  const clauses: Span[] = [];
  const figures: Figure[] = [];
  const here: Map<Figure, Figure>[] = [];
  const paragraphOf: number[] = [];
  const readings = indices.flatMap((i) => places.readings[i]?.reading ?? []);
  const [lone, another] = readings;
  if (lone && !another) return windowOfOne(lone, indices);
  readings.forEach((reading, k) => {
    const own = new Map<Figure, Figure>();
    here.push(own);
    for (const f of reading.figures) {
      const to = moved(f, by, sentences.length, clauses.length);
      figures.push(to);
      own.set(f, to);
    }
    for (const s of reading.sentences) {
      sentences.push({ start: s.start + by, end: s.end + by });
      paragraphOf.push(k);
    }
    for (const c of reading.clauses) clauses.push({ start: c.start + by, end: c.end + by });
    texts.push(reading.paragraph.text, '\n');
    by += reading.paragraph.text.length + 1;
  });
  return new JoinedWindow(texts.join(''), sentences, clauses, figures, indices, readings, here, paragraphOf);
}

/** A window of one paragraph is that paragraph, whose story is known already. */
function windowOfOne(reading: Reading, indices: readonly number[]): Window {
  const { paragraph, sentences, clauses, figures } = reading;
  const here = [new Map(figures.map((f) => [f, f]))];
  const paragraphOf = sentences.map(() => 0);
  return new JoinedWindow(paragraph.text, sentences, clauses, figures, indices, [reading], here, paragraphOf);
}

class JoinedWindow implements Window {
  private made: Window['origin'] | null = null;

  constructor(
    readonly text: string,
    readonly sentences: readonly Span[],
    readonly clauses: readonly Span[],
    readonly figures: readonly Figure[],
    readonly indices: readonly number[],
    readonly readings: readonly Reading[],
    readonly here: Window['here'],
    readonly paragraphOf: readonly number[],
  ) {}

  /** Made once a relation was found, which most windows have none of. */
  get origin(): Window['origin'] {
    return (this.made ??= new Map(
      this.here.flatMap((own, k) => Array.from(own, ([f, to]) => [to, [k, f] as const] as const)),
    ));
  }
}

/** A figure moved to where it stands in the joined text. */
function moved(f: Figure, by: number, sentences: number, clauses: number): Figure {
  const { at, indicatorAt } = f;
  return {
    ...f,
    at: { start: at.start + by, end: at.end + by },
    indicatorAt: indicatorAt && { start: indicatorAt.start + by, end: indicatorAt.end + by },
    sentence: f.sentence + sentences,
    clause: f.clause + clauses,
  };
}

function originOf(found: readonly Relation[], { origin }: Window): Window['origin'] {
  const out = new Map<Figure, readonly [number, Figure]>();
  const take = (f: Figure | undefined): unknown => f && out.set(f, origin.get(f)!);
  for (const { figures, marked, repair } of found) {
    for (const f of figures) take(f);
    take(marked);
    take(repair?.figure);
  }
  return out;
}

/** The rule that reports a contradiction between several paragraphs. */
const RULES: Partial<Record<Relation['kind'], string>> = {
  sum: 'arithmetic/sum',
  rate: 'arithmetic/rate',
  density: 'arithmetic/density',
  balance: 'arithmetic/balance',
  growth: 'arithmetic/growth',
  multiple: 'arithmetic/multiple',
  ratio: 'arithmetic/ratio',
  subset: 'arithmetic/subset',
  plan: 'arithmetic/plan',
  majority: 'percent/majority',
  bound: 'order/bound',
  order: 'order/rank',
  sorted: 'order/sorted',
  elapsed: 'arithmetic/elapsed',
  doubling: 'arithmetic/doubling',
};

function placed(
  places: Places,
  indices: readonly number[],
  origin: Window['origin'],
  r: Relation,
): Relation<Site> | null {
  const at = (f: Figure | undefined): Figure<Site> | null => {
    const from = f && origin.get(f);
    return from ? siteOf(places, indices[from[0]] ?? -1, from[1]) : null;
  };
  const figures = r.figures.flatMap((f) => at(f) ?? []);
  const marked = at(r.marked ?? r.figures.at(-1));
  if (!marked) return null;
  const { kind, claim, holds, working, tied, doubtful, schema, level, title, labels, repair } = r;
  const repaired = at(repair?.figure);
  return {
    kind,
    claim,
    holds,
    working,
    tied,
    ...(doubtful && { doubtful }),
    ...(schema !== undefined && { schema }),
    ...(level && { level }),
    ...(title !== undefined && { title }),
    ...(labels && { labels }),
    figures,
    marked,
    ...(repaired && repair && { repair: { figure: repaired, text: repair.text } }),
    ...(r.holds === false && {
      told: {
        rule: RULES[r.kind] ?? 'arithmetic/sum',
        at: marked,
        title: r.title ?? '',
        severity: r.level ?? 'warning',
        labels: r.labels ?? [],
      },
    }),
  };
}
