/** A way of reckoning a figure from others. */
import type { Formula, Roles } from '../formula';
import type { Mention } from '../mention';

/** One way in which the figure may have been reckoned. */
export interface Way {
  readonly f: Formula;
  readonly roles: Roles;
  readonly value: number;
  readonly operands: readonly [Mention, ...Mention[]];
  /** What each operand would be, were the figure right. */
  readonly needed: readonly (readonly [Mention, number])[];
}
