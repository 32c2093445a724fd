/** Amounts as readers write them. */
import type { Figure, Site } from '../model';
import type { Rational } from '../num/rational';
import { abs, compare, div, floor, groupThousands, integer, mul, round, tenTo, toDecimal } from '../num/rational';

/** `x` in the magnitude in which the figure is written, with its unit. */
export function inMagnitude(x: Rational, { text, unit }: Figure<Site>): string {
  for (const [power, word] of MAGNITUDES) {
    if (text.includes(word)) return `${toDecimal(div(x, tenTo(power)))}${word}${unit}`;
  }
  return `${toDecimal(x)}${unit}`;
}

/** An amount as readers write it (`135.9亿元`), to as many places as `spread`, the width of its interval, allows. */
export function inWords(x: Rational, unit: string, spread: Rational): string {
  const [digits, word] = MAGNITUDES.find(([digits]) => compare(abs(x), tenTo(digits)) >= 0) ?? [0, ''];
  const step = tenTo(digits);
  let places = 0;
  while (places < 4 && compare(mul(tenTo(-places), step), div(spread, integer(2))) > 0) places++;
  return `${toDecimal(round(div(x, step), places))}${word}${unit}`;
}

/** Decimal digits with the thousands of the whole part grouped. */
export function grouped(x: Rational): string {
  const [whole = '', fraction] = toDecimal(x).split('.');
  const negative = whole.startsWith('-');
  const digits = floor(abs(integer(BigInt(whole)))).toString();
  return `${negative ? '-' : ''}${groupThousands(digits)}${fraction ? `.${fraction}` : ''}`;
}

const MAGNITUDES: readonly (readonly [number, string])[] = [
  [12, '万亿'],
  [8, '亿'],
  [4, '万'],
];
