/** A way of reckoning a figure from others. */
import type { Formula, Roles } from '../formula';
import { formula } from '../formula';
import type { Mention, Story } from '../mention';
import { valueOf } from './chance';

/** How many sentences before it a figure's operands may stand. */
export const SENTENCES_BEFORE = 7;

/** What stands before a figure and within its reach. */
export const earlierThan = (story: Story, m: Mention, reach = SENTENCES_BEFORE): Mention[] =>
  story.mentions.filter((x) => x.index < m.index && m.sentence - x.sentence <= reach);

/** One way in which the figure may have been reckoned. */
export interface Way {
  readonly f: Formula;
  readonly roles: Roles;
  readonly value: number;
  readonly operands: readonly [Mention, ...Mention[]];
  /** What each operand would be, were the figure right. */
  readonly needed: readonly (readonly [Mention, number])[];
}

export const DIFFERENCE = formula('rest = whole - part');

/** One of two less the other; where the difference is right, it says what either would have to be. */
export function differenceWay(m: Mention, whole: Mention, part: Mention): Way {
  const [a, b, rest] = [valueOf(whole.figure), valueOf(part.figure), valueOf(m.figure)];
  return {
    f: DIFFERENCE,
    roles: { whole: [whole.figure], part: [part.figure], rest: [m.figure] },
    value: a - b,
    operands: [whole, part],
    needed: [
      [whole, rest + b],
      [part, a - rest],
    ],
  };
}
