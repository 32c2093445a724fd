/**
 * Slips of the hand: one wrong digit, two neighbouring digits exchanged or the two beside one digit, a wrong magnitude,
 * a misplaced decimal point. Where one slip makes a contradicted relation right for exactly one figure, that figure is
 * the likely mistake.
 */
import { form } from '../grammar/lexemes';
import type { Figure, Numbered } from '../model';
import type { Rational } from '../num/rational';
import * as q from '../num/rational';
import { point } from '../num/interval';
import type { Formula, Roles } from './formula';
import { verdictOf } from './formula';
import { withNumber } from './solve';

/**
 * The kinds of slips: two neighbouring digits exchanged, a magnitude or decimal point misplaced, one digit wrong, or two
 * digits exchanged over one between them.
 */
export type SlipKind = 'exchange' | 'magnitude' | 'digit' | 'crossed';

/** A figure that one slip explains, and what it would read without the slip. */
export interface Slip {
  readonly figure: Numbered;
  readonly text: string;
  readonly kind: SlipKind;
  /** The number without the slip, in the base unit. */
  readonly number: Rational;
}

/** What a figure would read without a slip; its words are made only for those that explain something. */
interface Candidate {
  readonly figure: Numbered;
  readonly kind: SlipKind;
  readonly number: Rational;
  /** Half the width of the figure's interval; null where it is a point. */
  readonly margin: Rational | null;
  /** What a misplaced magnitude would read; null where the figure's own words tell. */
  readonly moved: string | null;
}

const IN_DIGITS = form`^\d[\d.]*$`;
const NEEDLESS_ZERO = form`^0\d`;
const NUMBER_FIRST = form`^[\d,.]+`;

/**
 * The only figure in which one slip explains the contradiction; null where there is none or more than one. Exchanges
 * and magnitudes are tried first, then single digits, and digits that crossed over one between them last.
 */
export function onlySlip(f: Formula, roles: Roles): Slip | null {
  const candidates = Object.entries(roles).flatMap(([slot, figures]) =>
    figures.map((figure) => [slot, candidatesFor(figure)] as const),
  );
  for (const kinds of [['exchange', 'magnitude'], ['digit'], ['crossed']] as const) {
    let found: Slip | null = null;
    for (const [slot, own] of candidates)
      for (const c of own) {
        if (!(kinds as readonly SlipKind[]).includes(c.kind)) continue;
        const slip = explains(f, roles, slot, c);
        if (slip && found) return null;
        found ??= slip;
      }
    if (found) return found;
  }
  return null;
}

/** Whether one slip in any of the figures (or any of `among`) explains why the formula fails. */
export function anySlip(
  f: Formula,
  roles: Roles,
  kinds: readonly SlipKind[] = ['exchange', 'magnitude', 'digit', 'crossed'],
  among: ReadonlySet<Figure> | null = null,
): boolean {
  for (const [slot, figures] of Object.entries(roles))
    for (const figure of figures.filter((f) => among === null || among.has(f)))
      for (const c of candidatesFor(figure)) if (kinds.includes(c.kind) && explains(f, roles, slot, c)) return true;
  return false;
}

/** What the figure could have been before one slip. */
function candidatesFor(figure: Numbered): readonly Candidate[] {
  const { number, magnitude, decimals, bound } = figure;
  if (bound !== 'exact') return [];
  const shown = q.toFixed(q.div(number, magnitude), decimals);
  if (!IN_DIGITS.test(shown) || shown.length > 12) return [];
  const out: Candidate[] = [];
  const margin = marginOf(figure);
  const add = (words: string, kind: SlipKind): void => {
    const value = q.fromDecimal(words);
    if (value === null || NEEDLESS_ZERO.test(words)) return;
    out.push({ figure, kind, number: q.mul(value, magnitude), margin, moved: null });
  };
  // A decimal point that is one or two places off.
  const rest = figure.text.replace(NUMBER_FIRST, '');
  if (rest !== figure.text)
    for (const k of [1, -1, 2, -2]) {
      const moved = q.mul(number, q.tenTo(k));
      if (decimals > 0 || k < 0 || shown.endsWith('0'))
        out.push({
          figure,
          kind: 'magnitude',
          number: moved,
          margin,
          moved: q.toDecimal(q.div(moved, magnitude), 6) + rest,
        });
    }
  const digits = [...shown];
  const places = digits.map((d, i) => (d === '.' ? -1 : i)).filter((i) => i >= 0);
  // Two neighbouring digits exchanged, or the two beside one digit: 57.25 for 55.27.
  for (const apart of [1, 2])
    for (const [k, i] of places.entries()) {
      const j = places[k + apart];
      const [first, second] = [digits[i], digits[j ?? -1]];
      if (j === undefined || first === undefined || second === undefined || first === second) continue;
      const other = [...digits];
      [other[i], other[j]] = [second, first];
      add(other.join(''), apart === 1 ? 'exchange' : 'crossed');
    }
  // 11.54万元 for 11.154万元: a digit after the point was left out.
  const behind = digits.indexOf('.') + 1;
  for (let i = behind; behind > 0 && i < digits.length; i++)
    for (let d = 0; d < 10; d++) add([...digits.slice(0, i), d, ...digits.slice(i)].join(''), 'digit');
  for (const i of places) {
    for (let d = 0; d < 10; d++) {
      if (String(d) === digits[i]) continue;
      const other = [...digits];
      other[i] = String(d);
      add(other.join(''), 'digit');
    }
  }
  return out;
}

function marginOf({ interval }: Numbered): Rational | null {
  if (!interval?.low || !interval.high || q.compare(interval.low, interval.high) === 0) return null;
  return q.div(q.sub(interval.high, interval.low), q.integer(2));
}

/** The slip, if the formula holds without it and its words can be told; else null. */
function explains(f: Formula, roles: Roles, slot: string, c: Candidate): Slip | null {
  if (verdictOf(f, replaced(roles, slot, c)) !== true) return null;
  const { figure, kind, number, moved } = c;
  const text = moved ?? withNumber(figure, number);
  return text === null || (moved === null && text === figure.text) ? null : { figure, text, kind, number };
}

function replaced(roles: Roles, slot: string, { figure: own, number, margin }: Candidate): Roles {
  const { interval } = own;
  const figure: Numbered = {
    ...own,
    number,
    interval:
      margin && interval ? { ...interval, low: q.sub(number, margin), high: q.add(number, margin) } : point(number),
  };
  return { ...roles, [slot]: (roles[slot] ?? []).map((x) => (x === own ? figure : x)) };
}
