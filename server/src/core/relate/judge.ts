/**
 * The one place that decides what becomes of a binding, from its formula, its figures and the level of a contradiction.
 * Any match may confirm, but only the grammar may accuse: a binding that fails becomes a relation only where its row
 * allows it, and no figure is reported that another reading of the same schema confirms.
 */
import type { Relation, RelationKind, Severity, Numbered } from '../model';
import type { Formula, Roles } from './formula';
import { solve, verdictOf } from './formula';
import type { Rational } from '../num/rational';
import * as q from '../num/rational';
import { anySlip, onlySlip } from './slip';

/** How a relation is told and how loudly a contradiction is reported. */
export interface Ruling {
  readonly schema: string;
  readonly kind: RelationKind;
  /** How loudly a contradiction is reported; null where the binding may only confirm. */
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
 * The largest distance, as a share of the larger value, between the result and the printed figure where no slip
 * explains it. In a real fault the two are near each other or one slip apart. If the whole or base was bound wrongly
 * they may be any distance apart.
 */
const FARTHEST: readonly (readonly [schema: RegExp, share: Rational])[] = [
  [/^(?:sum|books)\//, q.rational(1n, 10n)],
  [/^share/, q.rational(1n, 5n)],
];

/** Whether one figure that was forgotten, or wrongly included, explains the difference. */
export const leavesOut = (f: Formula, roles: Roles): boolean =>
  Object.entries(roles).some(
    ([slot, figures]) =>
      figures.length > 1 &&
      figures.some((x) => verdictOf(f, { ...roles, [slot]: figures.filter((y) => y !== x) }) === true),
  );

/** The relation of a binding; null where it fails and may not be reported. */
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
  // A correction of the result by computation is preferred to a slip in it: 77.8%, where cutting off would give 77.7%.
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

/**
 * Whether a contradiction comes from a wrong binding more likely than from the text: no slip, no part left out and no
 * complement explains it, and the values are far apart.
 */
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

/**
 * The relation of a binding whose words alone do not accuse: one that fails is reported only where one slip explains it,
 * and not at all where it is `spared`.
 */
export function ruleWithSlip(f: Formula, roles: Roles, ruling: Omit<Ruling, 'level'>, spared = false): Relation | null {
  const holds = verdictOf(f, roles);
  if (holds === null || (!holds && (spared || !anySlip(f, roles)))) return null;
  return rule(f, roles, { ...ruling, level: holds ? null : 'warning' });
}

function slotOf(roles: Roles, figure: Numbered): string {
  for (const [slot, figures] of Object.entries(roles)) if (figures.includes(figure)) return slot;
  return '';
}
