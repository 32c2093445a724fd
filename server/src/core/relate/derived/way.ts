/** A way to compute a figure from others. */
import type { Formula, Roles } from '../formula';
import { formula } from '../formula';
import type { Mention, Story } from '../mention';
import { valueOf } from './chance';

/** One way in which a figure may have been computed. */
export interface Way {
  readonly f: Formula;
  readonly roles: Roles;
  readonly value: number;
  readonly operands: readonly [Mention, ...Mention[]];
  /** Whether it may confirm the figure and never contradict it. */
  readonly confirms?: true;
  /** What each operand would have to be if the figure is right. */
  readonly needed: readonly (readonly [Mention, number])[];
}

/** How many sentences before a figure its operands may stand. */
export const OPERAND_REACH = 7;

/** What is left of a whole without one part. */
export const DIFFERENCE = formula('rest = whole - part');

/** The mentions before a figure and within its reach, counted in sentences. */
export const earlierThan = (story: Story, m: Mention, reach = OPERAND_REACH): Mention[] =>
  story.mentions.filter((x) => x.index < m.index && m.sentence - x.sentence <= reach);

/** The difference of two figures. If the difference is right, it also gives what either operand would have to be. */
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
