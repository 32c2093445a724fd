/**
 * What single readings show to readers of the whole document. A trait is a function of one reading, so that it is
 * evaluated once for each reading. One pass over the document collects all traits, and whoever asks for one gets only
 * the readings that show it.
 */
import type { PlacedReading, Reading } from '../model';
import { ReadingMemo } from '../read/per-reading';
import { byContents } from '../text/census';
import type { Splice } from '../text/splice';
import { between, spliced } from '../text/splice';
import { firstIndex } from '../text/sorted';

/** Something that readings may show; made by {@link trait}. */
export interface Trait<T> {
  readonly index: number;
  /** Bits of CONTENTS: readings with none of them do not show it; 0 where any may. */
  readonly needs: number;
  readonly of: (reading: Reading) => T | null;
}

/** A reading that shows the trait, with its index among the readings. */
export interface Shown<T> {
  readonly index: number;
  readonly placed: PlacedReading;
  readonly value: T;
}

/** What each reading of a document shows, and the readings of the traits that were asked for. */
interface Overview {
  readonly values: readonly Values[];
  readonly lists: Shown<unknown>[][];
  /** The lists of the last version, the number of its readings, and how this version differs from it. */
  readonly earlier: {
    readonly lists: Shown<unknown>[][];
    readonly count: number;
    readonly splice: Splice;
  } | null;
}

/** The indexes of the traits that a reading shows, and their values. */
interface Values {
  readonly traits: readonly number[];
  readonly values: readonly unknown[];
}

const traits: Trait<unknown>[] = [];
/** All traits that were made. */
export const TRAITS: readonly Trait<unknown>[] = traits;

const overviews = new WeakMap<readonly PlacedReading[], Overview>();

/**
 * Makes a trait, once, when its module is loaded. `of` gives null for readings that do not show it. `needs` are bits of
 * CONTENTS: readings with none of them are not asked.
 */
export function trait<T>(of: (reading: Reading) => T | null, needs = 0): Trait<T> {
  const made: Trait<T> = { index: traits.length, needs, of };
  traits.push(made);
  return made;
}

/** The readings that show a trait, in order. Throws what `of` has thrown. */
export function gather<T>(readings: readonly PlacedReading[], { index }: Trait<T>): readonly Shown<T>[] {
  const overview = overviewOf(readings);
  const list = (overview.lists[index] ??= listOf(readings, overview, index));
  return list as readonly Shown<T>[];
}

function overviewOf(readings: readonly PlacedReading[]): Overview {
  let overview = overviews.get(readings);
  if (!overview) {
    const values = valuesOfAll(readings);
    overview = { values, lists: listsOf(readings, values), earlier: null };
    overviews.set(readings, overview);
  }
  return overview;
}

/** The lists of all traits except those that have thrown. */
function listsOf(readings: readonly PlacedReading[], values: readonly Values[]): Shown<unknown>[][] {
  const lists = traits.map((): Shown<unknown>[] => []);
  const failed = new Set<number>();
  for (const [index, placed] of readings.entries()) {
    const shown = values[index];
    for (let k = 0; shown && k < shown.traits.length; k++) {
      const trait = shown.traits[k] ?? 0;
      const value = shown.values[k];
      if (value instanceof Failed) failed.add(trait);
      else lists[trait]?.push({ index, placed, value });
    }
  }
  for (const trait of failed) delete lists[trait];
  return lists;
}

const NOTHING_KEPT: Splice = { before: 0, after: 0, by: 0 };

function listOf(readings: readonly PlacedReading[], { values, earlier }: Overview, trait: number): Shown<unknown>[] {
  const out: Shown<unknown>[] = [];
  const known = earlier?.lists[trait];
  const { before, after } = known ? earlier.splice : NOTHING_KEPT;
  for (const one of known ?? []) {
    if (one.index >= before) break;
    out.push(one);
  }
  for (let i = before; i < readings.length - after; i++) {
    const [placed, shown] = [readings[i], values[i]];
    const at = shown?.traits.indexOf(trait) ?? -1;
    if (!placed || !shown || at < 0) continue;
    const value = shown.values[at];
    if (value instanceof Failed) throw value.error;
    out.push({ index: i, placed, value });
  }
  if (!known) return out;
  const by = readings.length - earlier.count;
  const least = Math.max(before, readings.length - after - by);
  for (let k = firstIndex(known, ({ index }) => index >= least); k < known.length; k++) {
    const one = known[k];
    const placed = one && readings[one.index + by];
    if (placed) out.push({ index: one.index + by, placed, value: one.value });
  }
  return out;
}

/** Tells that so many readings at both ends are those of an earlier version, so that only the others are looked at. */
export function gatherAfter(readings: readonly PlacedReading[], last: readonly PlacedReading[], splice: Splice): void {
  const known = overviews.get(last);
  if (!known) return;
  const values = spliced(known.values, splice, valuesOfAll(between(readings, splice)));
  const earlier = { lists: known.lists, count: last.length, splice };
  overviews.set(readings, { values, lists: [], earlier });
}

const NO_VALUES: Values = { traits: [], values: [] };
const known = new ReadingMemo<Values>();

interface Draft {
  readonly reading: Reading;
  shown: { readonly traits: number[]; readonly values: unknown[] } | null;
}

/** Evaluates trait by trait instead of reading by reading, for the reason given in `reading.ts`. */
function valuesOfAll(readings: readonly PlacedReading[]): Values[] {
  const fresh = new Set<Reading>();
  for (const { reading } of readings) if (!known.has(reading)) fresh.add(reading);
  const drafts = Array.from(fresh, (reading): Draft => ({ reading, shown: null }));
  const having = byContents(drafts);
  for (const { index, needs, of } of traits) {
    for (const draft of having(needs)) {
      const value = valueOf(draft.reading, of);
      if (value === null) continue;
      draft.shown ??= { traits: [], values: [] };
      draft.shown.traits.push(index);
      draft.shown.values.push(value);
    }
  }
  for (const { reading, shown } of drafts) known.set(reading, shown ?? NO_VALUES);
  return readings.map(({ reading }) => known.get(reading));
}

function valueOf(reading: Reading, of: (reading: Reading) => unknown): unknown {
  try {
    return of(reading);
  } catch (error) {
    return new Failed(error);
  }
}

class Failed {
  constructor(readonly error: unknown) {}
}
