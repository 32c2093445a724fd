/**
 * What single readings show to those who look over the whole document. A trait is a function of the reading alone, so
 * that it is worked out once a reading; one walk over the document gathers the traits of all who ask, and each of them
 * gets the few readings that matter to it.
 */
import type { PlacedReading, Reading } from '../model';

/** Names what a reading shows; made by {@link trait}. */
export interface Trait<T> {
  readonly index: number;
  readonly of: (reading: Reading) => T | null;
}

/** A reading that shows the trait, with its place among the readings. */
export interface Shown<T> {
  readonly index: number;
  readonly placed: PlacedReading;
  readonly value: T;
}

const traits: Trait<unknown>[] = [];

/** A trait, null in readings that do not show it. It is made once, when its module is loaded. */
export function trait<T>(of: (reading: Reading) => T | null): Trait<T> {
  const made: Trait<T> = { index: traits.length, of };
  traits.push(made);
  return made;
}

/** The readings that show a trait, in order. What its function threw is thrown to whoever asks for it. */
export function gather<T>(readings: readonly PlacedReading[], { index }: Trait<T>): readonly Shown<T>[] {
  let found = gathered.get(readings);
  if (!found) gathered.set(readings, (found = walk(readings)));
  const shown = found[index];
  if (!shown) return NONE;
  if (shown instanceof Failed) throw shown.error;
  return shown as readonly Shown<T>[];
}

const NONE: readonly never[] = [];
const gathered = new WeakMap<readonly PlacedReading[], readonly (Shown<unknown>[] | Failed | undefined)[]>();

class Failed {
  constructor(readonly error: unknown) {}
}

/** The traits that a reading shows, as their indexes and values in turn. */
type Values = readonly unknown[];

const NOTHING: Values = [];
const known = new WeakMap<Reading, Values>();

function walk(readings: readonly PlacedReading[]): readonly (Shown<unknown>[] | Failed | undefined)[] {
  const out: (Shown<unknown>[] | Failed | undefined)[] = traits.map(() => undefined);
  for (let i = 0; i < readings.length; i++) {
    const placed = readings[i]!;
    let values = known.get(placed.reading);
    if (!values) known.set(placed.reading, (values = valuesOf(placed.reading)));
    for (let k = 0; k < values.length; k += 2) {
      const at = values[k] as number;
      const value = values[k + 1];
      const list = out[at];
      if (list instanceof Failed) continue;
      if (value instanceof Failed) out[at] = value;
      else if (list) list.push({ index: i, placed, value });
      else out[at] = [{ index: i, placed, value }];
    }
  }
  return out;
}

function valuesOf(reading: Reading): Values {
  let values: unknown[] | null = null;
  for (const { index, of } of traits) {
    const value = valueOf(reading, of);
    if (value !== null) (values ??= []).push(index, value);
  }
  return values ?? NOTHING;
}

function valueOf(reading: Reading, of: (reading: Reading) => unknown): unknown {
  try {
    return of(reading);
  } catch (error) {
    return new Failed(error);
  }
}

/** A function of a reading that is asked for again on every pass, worked out once. */
export function perReading<T>(work: (reading: Reading) => T): (reading: Reading) => T {
  const known = new WeakMap<Reading, { readonly value: T }>();
  return (reading) => {
    let entry = known.get(reading);
    if (!entry) known.set(reading, (entry = { value: work(reading) }));
    return entry.value;
  };
}
