/** Rows as they are written, with types that know the names of the slots. */
import { Words } from '../grammar/lexemes';
import type { Severity } from '../model';
import type { Binding, Row, Slot } from './bind';
import { asCue } from './cues';
import type { Formula } from './formula';
import type { Mention, Story } from './mention';

/** The mentions of a binding by the names of the row's slots. */
export type Bound<S extends string> = Readonly<Record<S, Mention>>;

interface RowOf<S extends string> extends Omit<Row, 'formula' | 'slots' | 'target' | 'mark' | 'fits' | 'accuse'> {
  readonly formula: Formula | ((b: Bound<S>, story: Story) => Formula);
  readonly slots: Readonly<Record<S, Slot>>;
  readonly target: NoInfer<S>;
  readonly mark?: NoInfer<S>;
  readonly fits?: (b: Bound<S>, story: Story) => boolean;
  readonly accuse: Severity | ((b: Bound<S>, story: Story) => Severity | null);
}

/** A row for the engine. What it says of a binding throws a RangeError where a slot is empty, which the engine rules out. */
export function row<S extends string>({ formula, fits, accuse, ...rest }: RowOf<S>): Row {
  for (const these of [rest.needs, rest.keys]) if (these instanceof Words) asCue(these);
  const names = Object.keys(rest.slots);
  const isFull = (b: Binding): b is Binding & Bound<S> => names.every((name) => b[name] !== undefined);
  const full = (b: Binding): Bound<S> => {
    if (!isFull(b)) throw new RangeError(`${rest.id}: a slot is empty`);
    return b;
  };
  return {
    ...rest,
    formula: typeof formula === 'function' ? (b, story) => formula(full(b), story) : formula,
    ...(fits && { fits: (b, story) => fits(full(b), story) }),
    accuse: typeof accuse === 'function' ? (b, story) => accuse(full(b), story) : accuse,
  };
}
