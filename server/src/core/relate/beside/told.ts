/** What prose and a table say of each other, before it has its place in the document. */
import type { Entry } from '../../fold/tables';
import type { Figure, RelationKind, Severity } from '../../model';
import { point } from '../../num/interval';
import type { Rational } from '../../num/rational';
import * as q from '../../num/rational';
import type { Known } from '../solve';
import { inWordsOf, withNumber } from '../solve';
import type { Spot } from './remark';

export interface Told {
  readonly kind: RelationKind;
  readonly figures: readonly (Entry | Spot)[];
  readonly labels: readonly string[];
  readonly at: Entry | Spot;
  readonly claim: string;
  readonly holds: boolean | null;
  readonly working: string;
  readonly title: string;
  /** Null where it only confirms. */
  readonly severity: Severity | null;
  /** What the marked figure would read; null where nothing certain is known. */
  readonly right: string | null;
}

export const isSpot = (x: Entry | Spot): x is Spot => 'near' in x;

/** A count of things as a figure of a computation. */
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

/** A figure of prose against what cells come to. */
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
    /** What the cells come to; null where the working says it. */
    readonly value: Rational | null;
    readonly working: string;
    readonly label: string;
    readonly accuses: boolean;
  },
): Told {
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
    right: holds === false && value !== null ? exact(figure, value) : null,
  };
}

/** The figure with the value, where it can be printed as exactly. */
function exact(f: Figure, value: Rational): string | null {
  const printed = q.round(q.div(value, f.magnitude), f.decimals);
  return q.compare(printed, q.div(value, f.magnitude)) === 0 ? withNumber(f, value) : null;
}
