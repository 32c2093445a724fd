/**
 * Slips of thought: what a writer reckons who takes the wrong base, says 增长 for 增长到, or spreads a whole change evenly
 * over its years. A contradiction that such a reckoning gives exactly is explained as well as by a slip of the hand.
 */
import type { Formula, Roles } from '../formula';
import { formula, verdictOf } from '../formula';

type Twice = readonly [rise: readonly Formula[], fall: readonly Formula[]];

const twice = (rise: readonly string[], fall: readonly string[]): Twice => [rise.map(formula), fall.map(formula)];

/** By the row's right reckoning: the wrong ones that are met in drafts. */
const MISTAKEN = {
  rate: twice(
    ['rate = 100 * (to - from) / to', 'rate = 100 * to / from'],
    ['rate = 100 * (from - to) / to', 'rate = 100 * to / from'],
  ),
  points: twice(['points = 100 * (to - from) / from'], ['points = 100 * (from - to) / from']),
  // 增加150万 for 增加到150万.
  diff: twice(['diff = to'], ['diff = to']),
  grown: twice(['times = to / from'], ['times = to / from']),
  times: twice(['times = (to - from) / from'], ['times = (to - from) / from']),
} as const;

export type Reckoning = keyof typeof MISTAKEN;

export const slipOfThought = (reckoning: Reckoning, fall: boolean, roles: Roles): boolean =>
  MISTAKEN[reckoning][fall ? 1 : 0].some((f) => verdictOf(f, roles) === true);

/** A mean rate that is the whole change divided by its years. */
export const evenlySpread = (years: number, fall: boolean, roles: Roles): boolean =>
  verdictOf(formula(`rate = 100 * ${fall ? '(from - to)' : '(to - from)'} / from / ${years}`), roles) === true;
