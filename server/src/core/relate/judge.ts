/**
 * The one place that decides what becomes of a binding: a formula, the figures in its slots and what may accuse.
 * Confirm by search, accuse only by grammar: what holds is shown; what fails is a relation only where a row lets it
 * accuse, and no figure that another reading of the same schema confirms is accused.
 */
import type { Relation, RelationKind, Severity, Numbered } from '../model';
import type { Formula, Roles } from './formula';
import { solve } from './formula';
import { onlySlip } from './slip';

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

/** The relation that a binding makes; null where it fails and may not accuse. */
export function rule(f: Formula, roles: Roles, ruling: Ruling): Relation | null {
  const answer = solve(f, roles);
  if (answer.holds === false && ruling.level === null) return null;
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
    ...(ruling.level !== null && { level: ruling.level }),
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
