/**
 * Slips of thought: the writer takes the wrong base, says 增长 for 增长到, or spreads a whole change evenly over its years.
 * If such a computation gives exactly the printed figure, it explains a contradiction as well as a slip of the hand.
 */
import type { Formula, Roles } from '../formula';
import { formula, verdictOf } from '../formula';
import { valueOf } from '../derived/chance';

type Twice = readonly [rise: readonly Formula[], fall: readonly Formula[]];

const twice = (rise: readonly string[], fall: readonly string[]): Twice => [rise.map(formula), fall.map(formula)];

/** For each right computation, the wrong ones that occur in drafts. */
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

/** The reckonings for which wrong ways are known. */
export type Reckoning = keyof typeof MISTAKEN;

/** Whether a known wrong way of this reckoning gives what is printed. */
export const slipOfThought = (reckoning: Reckoning, fall: boolean, roles: Roles): boolean =>
  MISTAKEN[reckoning][fall ? 1 : 0].some((f) => verdictOf(f, roles) === true);

/** Whether a mean rate is the whole change divided by the number of years. */
export const evenlySpread = (years: number, fall: boolean, roles: Roles): boolean =>
  verdictOf(formula(`rate = 100 * ${fall ? '(from - to)' : '(to - from)'} / from / ${years}`), roles) === true;

/**
 * Whether a mean rate is more than its two printed ends give. Prices that households pay do not fall over years, so that no
 * growth of their incomes in real terms explains it.
 */
export function isMoreThanNominal(years: number, { from, to, rate }: Roles): boolean {
  const [start] = from ?? [];
  const [end] = to ?? [];
  const [mean] = rate ?? [];
  if (!start || !end || !mean) return false;
  const given = 100 * ((valueOf(end) / valueOf(start)) ** (1 / years) - 1);
  return valueOf(mean) > given + 10 ** -mean.decimals;
}
