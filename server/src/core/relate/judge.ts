/**
 * The one place that decides what becomes of a binding: a formula, the figures in its slots and what may accuse.
 * Confirm by search, accuse only by grammar: what holds is shown; what fails is a relation only where a row lets it
 * accuse, and no figure that another reading of the same schema confirms is accused.
 */
import type { Relation, RelationKind, Severity, Numbered } from '../model';
import type { Formula, Roles } from './formula';
import { solve, verdictOf } from './formula';
import type { Rational } from '../num/rational';
import * as q from '../num/rational';
import { anySlip, onlySlip } from './slip';

export interface Ruling {
  readonly schema: string;
  readonly kind: RelationKind;
  /** How loud a contradiction may be; null where the binding may only confirm. */
  readonly level: Severity | null;
  /** The slot whose figure carries the mark. */
  readonly mark: string;
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Slots in the order in which the relation lists its figures. */
  readonly order: readonly string[];
  readonly claim: (text: (slot: string) => string) => string;
}

/**
 * How far, as a share of the larger of the two, a result may lie from what is printed where no slip explains it. Behind a
 * real fault the two are near each other or one slip apart; a whole or a base that was bound amiss lies anywhere.
 */
const FARTHEST: readonly (readonly [schema: RegExp, share: Rational])[] = [
  [/^(?:sum|books)\//, q.rational(1n, 10n)],
  [/^share/, q.rational(1n, 5n)],
];

/** Whether nothing but a wrong binding speaks for a contradiction: no slip, no part left out, no complement, and far off. */
function isUnlikely(f: Formula, roles: Roles, schema: string, value: Rational | null): boolean {
  const farthest = FARTHEST.find(([of]) => of.test(schema))?.[1];
  const [target] = roles[f.target] ?? [];
  if (!farthest || !target || value === null || target.bound !== 'exact' || !/\d/.test(target.text)) return false;
  const gap = q.abs(q.sub(value, target.number));
  const larger = q.compare(q.abs(value), q.abs(target.number)) > 0 ? value : target.number;
  if (q.compare(gap, q.mul(q.abs(larger), farthest)) <= 0) return false;
  if (schema.startsWith('share') && q.compare(q.abs(q.sub(q.add(value, target.number), q.HUNDRED)), q.ONE) < 0)
    return false;
  return !anySlip(f, roles) && !leavesOut(f, roles);
}

/** Whether one figure that was forgotten, or counted though it is no part, explains what is left. */
export const leavesOut = (f: Formula, roles: Roles): boolean =>
  Object.entries(roles).some(
    ([slot, figures]) =>
      figures.length > 1 &&
      figures.some((x) => verdictOf(f, { ...roles, [slot]: figures.filter((y) => y !== x) }) === true),
  );

/** The relation that a binding makes; null where it fails and may not accuse. */
export function rule(f: Formula, roles: Roles, ruling: Ruling): Relation | null {
  const answer = solve(f, roles);
  if (answer.holds === false && ruling.level === null) return null;
  const unlikely = answer.holds === false && isUnlikely(f, roles, ruling.schema, answer.value ?? null);
  const level = unlikely ? 'info' : ruling.level;
  const figures = ruling.order.flatMap((s) => roles[s] ?? []);
  const text = (slot: string): string => (roles[slot] ?? []).map((x) => x.text).join(' + ');
  const [marked] = roles[ruling.mark] ?? [];
  if (!marked) return null;
  const slip = answer.holds === false ? onlySlip(f, roles) : null;
  const [target] = roles[f.target] ?? [];
  const right = answer.right !== undefined && target ? { figure: target, text: answer.right } : null;
  // Of the result itself the reckoning says more than a slip: 77.8%, where cutting off would give 77.7%.
  const repair = slip && slip.figure !== target ? slip : (right ?? slip);
  const culprit = slip && slip.figure !== marked ? `；疑为${slip.figure.text}误，${slip.text}则相符` : '';
  return {
    kind: ruling.kind,
    figures,
    claim: ruling.claim(text),
    holds: answer.holds,
    working: answer.working + culprit,
    tied: ruling.level !== null,
    ...(answer.doubtful && ruling.level !== null && { doubtful: true }),
    schema: ruling.schema,
    ...(level !== null && { level }),
    marked,
    title: ruling.title,
    labels: figures.map((x) => ruling.labels[slotOf(roles, x)] ?? x.text),
    ...(repair && answer.holds === false && { repair }),
  };
}

function slotOf(roles: Roles, figure: Numbered): string {
  for (const [slot, figures] of Object.entries(roles)) if (figures.includes(figure)) return slot;
  return '';
}
