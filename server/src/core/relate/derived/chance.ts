/**
 * How likely a wrong figure would fit a reckoning by mere chance. A figure of many digits that one slip of the hand turns
 * into a difference of two others is that difference; one of two digits is near to something in any text. So the number
 * of reckonings that were tried, the slips that were allowed and the digits decide together whether a fit says anything.
 */
import type { Figure } from '../../model';
import * as q from '../../num/rational';

export type Slip = 'exchange' | 'magnitude' | 'digit' | 'crossed';

/** The digits as printed, point and all; null for numbers that are not printed in digits. */
export function printed(f: Figure): string | null {
  if (f.number === null || f.bound !== 'exact') return null;
  const shown = q.toFixed(q.div(f.number, f.magnitude), f.decimals);
  return /^\d[\d.]*$/.test(shown) && shown.length <= 12 ? shown : null;
}

/** `value` as the figure would print it. */
export const printedAs = (value: number, f: Figure): string => (value / scaleOf(f)).toFixed(f.decimals);

const scaleOf = (f: Figure): number => Number(f.magnitude.n) / Number(f.magnitude.d);

export const valueOf = (f: Figure): number => Number(f.number!.n) / Number(f.number!.d);

/**
 * By which one slip the printed digits come from the right ones; null where one is not enough. Where it is `sure` what
 * is meant, one digit alone may have its point misplaced: 0.6 of 6.0.
 */
export function slipBetween(shown: string, right: string, sure = false): Slip | null {
  const [own, other] = [significant(shown), significant(right)];
  // What rounds away to little has no digits to be compared.
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

/** The digits of a printed number without the point, and without noughts at either end. */
function significant(words: string): string {
  const digits = words.replace('.', '');
  let from = 0;
  let to = digits.length;
  while (from < to && digits[from] === '0') from++;
  while (to > from && digits[to - 1] === '0') to--;
  return digits.slice(from, to);
}

/** One digit too many or too few. */
function isDropped(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  return long[i] !== '.' && short.slice(i) === long.slice(i + 1);
}

/** The chance that one of `tries` reckonings meets some figure of so many digits by a slip of this kind or a likelier one. */
export function chanceOf(shown: string, slip: Slip, tries: number, width = 1): number {
  const digits = shown.replace('.', '').length;
  const values = 9 * 10 ** (digits - 1);
  const ways =
    slip === 'digit' ? 9 * digits : slip === 'crossed' ? 2 * digits - 3 : digits - 1 + (slip === 'magnitude' ? 4 : 0);
  return (tries * Math.max(ways, 1) * width) / values;
}

/** The chance that one of `tries` reckonings gives just what is printed. */
export const fitsByChance = (shown: string, tries: number, width: number): number =>
  (tries * width) / (9 * 10 ** (shown.replace('.', '').length - 1));
