/** Relations between prose and a table that have no place in the document yet. */
import type { Entry } from '../../fold/tables';
import type { Figure, RelationKind, Severity } from '../../model';
import { point } from '../../num/interval';
import type { Rational } from '../../num/rational';
import * as q from '../../num/rational';
import type { Known } from '../solve';
import { inWordsOf, withNumber } from '../solve';
import type { Spot } from './remark';

/**
 * A relation between prose and cells that has not been placed yet; `at` carries the mark, `holds` is null where it is
 * undecided.
 */
export interface TableClaim {
  readonly kind: RelationKind;
  readonly figures: readonly (Entry | Spot)[];
  readonly labels: readonly string[];
  readonly at: Entry | Spot;
  readonly claim: string;
  readonly holds: boolean | null;
  readonly working: string;
  readonly title: string;
  /** How loudly a contradiction is reported; null where the relation only confirms. */
  readonly severity: Severity | null;
  /** What the marked figure should read; null where that is uncertain. */
  readonly right: string | null;
}

/** Whether an operand is a figure of the prose; otherwise it is a cell. */
export const isSpot = (x: Entry | Spot): x is Spot => 'near' in x;

/** A number of things as an operand of a computation. */
export const countOf = (n: number): Known => ({
  text: String(n),
  kind: 'amount',
  number: q.integer(n),
  interval: point(q.integer(n)),
  decimals: 0,
  magnitude: q.ONE,
  unit: '',
  bound: 'exact',
});

const MANY = 6;

/** A figure of the prose compared with what some cells give. */
export function toldOf(
  kind: RelationKind,
  spot: Spot,
  cells: readonly Entry[],
  {
    sign,
    holds,
    value,
    working,
    label,
    accuses,
  }: {
    readonly sign: string;
    readonly holds: boolean | null;
    /** What the cells give; null where `working` shows it. */
    readonly value: Rational | null;
    readonly working: string;
    readonly label: string;
    readonly accuses: boolean;
  },
): TableClaim {
  const { figure } = spot;
  const texts = cells.map((c) => c.figure.text);
  const shown = texts.length > MANY ? `${texts[0]!}${sign}…${sign}${texts.at(-1)!}` : texts.join(sign);
  const said = value === null ? working : `${working}${inWordsOf(value, figure, figure.decimals + 1)}`;
  return {
    kind,
    figures: [spot, ...cells],
    labels: ['正文', ...cells.map(() => label)],
    at: spot,
    claim: `${shown} = ${figure.text}`,
    holds,
    working: holds === false && value !== null ? `${said}，文中为${figure.text}` : said,
    title: '正文与表格不符',
    severity: holds === false && accuses ? 'warning' : null,
    right: holds === false && value !== null ? printedExactly(figure, value) : null,
  };
}

/** The figure with another value; null where its decimals cannot show that value exactly. */
function printedExactly(f: Figure, value: Rational): string | null {
  const printed = q.round(q.div(value, f.magnitude), f.decimals);
  return q.compare(printed, q.div(value, f.magnitude)) === 0 ? withNumber(f, value) : null;
}
