/**
 * How likely it is that a wrong figure fits a computation by chance. If one slip turns a figure of many digits into the
 * difference of two others, it was meant to be that difference. A figure of two digits is close to something in any
 * text. So the number of computations that were tried, the kind of slip and the number of digits together decide
 * whether a fit means anything.
 */
import type { Figure } from '../../model';
import * as q from '../../num/rational';
import type { SlipKind } from '../slip';

/** The printed digits with their decimal point; null for numbers that are not printed in digits. */
export function printed(f: Figure): string | null {
  if (f.number === null || f.bound !== 'exact') return null;
  const shown = q.toFixed(q.div(f.number, f.magnitude), f.decimals);
  return /^\d[\d.]*$/.test(shown) && shown.length <= 12 ? shown : null;
}

/** The digits of `value` with the magnitude and decimals of the figure. */
export const printedAs = (value: number, f: Figure): string => (value / scaleOf(f)).toFixed(f.decimals);

const scaleOf = (f: Figure): number => Number(f.magnitude.n) / Number(f.magnitude.d);

/** The value of a figure in its base unit, as a floating-point number. The figure must have a number. */
export const valueOf = (f: Figure): number => Number(f.number!.n) / Number(f.number!.d);

/**
 * The one slip that turns the right digits into the printed ones; null where one slip is not enough. A single digit may
 * have its point misplaced (0.6 for 6.0) only where the meaning is `sure`.
 */
export function slipBetween(shown: string, right: string, sure = false): SlipKind | null {
  const [own, other] = [significant(shown), significant(right)];
  // A value that is rounded to few digits cannot be compared.
  if (shown === right || other.length < own.length - 1 || other === '') return null;
  if (own === other) return own.length > 1 || sure ? 'magnitude' : null;
  if (Math.abs(shown.length - right.length) === 1) return isDropped(shown, right) ? 'digit' : null;
  if (shown.length !== right.length) return null;
  const a = shown.replace('.', '');
  const b = right.replace('.', '');
  if (a.length !== b.length) return null;
  const off: number[] = [];
  for (let i = 0; i < a.length && off.length < 3; i++) if (a[i] !== b[i]) off.push(i);
  const [x, y] = off;
  if (x === undefined) return null;
  if (off.length === 1) return 'digit';
  // Two neighbours, or the two beside one digit: 4302 for 4203.
  if (off.length !== 2 || y === undefined || y > x + 2 || a[x] !== b[y] || a[y] !== b[x]) return null;
  return y === x + 1 ? 'exchange' : 'crossed';
}

/** The digits of a printed number without its point and without zeros at either end. */
function significant(words: string): string {
  const digits = words.replace('.', '');
  let from = 0;
  let to = digits.length;
  while (from < to && digits[from] === '0') from++;
  while (to > from && digits[to - 1] === '0') to--;
  return digits.slice(from, to);
}

/** Whether the two differ by one digit that was added or left out. */
function isDropped(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  return long[i] !== '.' && short.slice(i) === long.slice(i + 1);
}

/**
 * The chance that one of `tries` computations matches some figure with this many digits after such a slip or a likelier
 * one.
 */
export function chanceOf(shown: string, slip: SlipKind, tries: number, width = 1): number {
  const digits = shown.replace('.', '').length;
  const values = 9 * 10 ** (digits - 1);
  const ways =
    slip === 'digit' ? 9 * digits : slip === 'crossed' ? 2 * digits - 3 : digits - 1 + (slip === 'magnitude' ? 4 : 0);
  return (tries * Math.max(ways, 1) * width) / values;
}

/** The chance that one of `tries` computations gives exactly the printed figure. */
export const fitsByChance = (shown: string, tries: number, width: number): number =>
  (tries * width) / (9 * 10 ** (shown.replace('.', '').length - 1));
