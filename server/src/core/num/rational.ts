/** An exact rational number `n/d`, always in lowest terms with a positive denominator. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };
export const HUNDRED: Rational = { n: 100n, d: 1n };

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

/** Both are safe integers, so that plain numbers are exact, and far quicker than bigint. */
const areSafe = (x: number, y: number): boolean => Number.isSafeInteger(x) && Number.isSafeInteger(y);

function smallGcd(a: number, b: number): number {
  while (b !== 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/**
 * The fraction `n/d` in lowest terms.
 *
 * @throws RangeError where `d` is zero.
 */
export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 0n) throw new RangeError('a rational needs a denominator other than zero');
  if (d === 1n) return { n, d };
  const x = Number(n);
  const y = Number(d);
  if (y > 0 && areSafe(x, y)) {
    const g = smallGcd(Math.abs(x), y);
    return g === 1 ? { n, d } : { n: BigInt(x / g), d: BigInt(y / g) };
  }
  const g = gcd(n, d);
  if (d < 0n) return { n: -n / g, d: -d / g };
  return g === 1n ? { n, d } : { n: n / g, d: d / g };
}

/** A whole number. Throws a RangeError for a `number` that is not whole. */
export const integer = (n: number | bigint): Rational => ({ n: BigInt(n), d: 1n });

/** Reads `-12.50` exactly; null where the words are no decimal number. */
export function fromDecimal(text: string): Rational | null {
  const m = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!m) return null;
  const fraction = m[3] ?? '';
  const n = BigInt(m[2] + fraction);
  return rational(m[1] === '-' ? -n : n, 10n ** BigInt(fraction.length));
}

/** The exact sum. */
export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
/** The exact difference. */
export const sub = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? rational(a.n - b.n, a.d) : rational(a.n * b.d - b.n * a.d, a.d * b.d);
/** The exact product. */
export const mul = (a: Rational, b: Rational): Rational =>
  isOne(a) ? b : isOne(b) ? a : rational(a.n * b.n, a.d * b.d);
const isOne = (a: Rational): boolean => a.n === 1n && a.d === 1n;
/**
 * The exact quotient.
 *
 * @throws RangeError where `b` is zero.
 */
export const div = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const neg = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const abs = (a: Rational): Rational => (a.n < 0n ? neg(a) : a);
export const isZero = (a: Rational): boolean => a.n === 0n;

/** −1, 0 or 1 as `a` is less than, equal to or greater than `b`; exact. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  if (a.d === b.d) return a.n < b.n ? -1 : a.n > b.n ? 1 : 0;
  const x = Number(a.n) * Number(b.d);
  const y = Number(b.n) * Number(a.d);
  // A product that is safe is exact, and so were its factors.
  if (areSafe(x, y)) return x < y ? -1 : x > y ? 1 : 0;
  const l = a.n * b.d;
  const r = b.n * a.d;
  return l < r ? -1 : l > r ? 1 : 0;
}
export const min = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const max = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

/**
 * The `k`-th power, exact. `k` may be negative.
 *
 * @throws RangeError where `k` is negative and `a` is 0.
 */
export function power(a: Rational, k: number): Rational {
  return k >= 0 ? { n: a.n ** BigInt(k), d: a.d ** BigInt(k) } : rational(a.d ** BigInt(-k), a.n ** BigInt(-k));
}

const TENS: readonly Rational[] = Array.from({ length: 25 }, (_, k) => ({ n: 10n ** BigInt(k), d: 1n }));
const TENTHS: readonly Rational[] = TENS.map(({ n }) => ({ n: 1n, d: n }));

/** 10 to the `k`-th, `k` of any sign. */
export function tenTo(k: number): Rational {
  return (k >= 0 ? TENS[k] : TENTHS[-k]) ?? (k >= 0 ? { n: 10n ** BigInt(k), d: 1n } : { n: 1n, d: 10n ** BigInt(-k) });
}

/** The largest whole number not above `a`. */
export function floor(a: Rational): bigint {
  const q = a.n / a.d;
  return a.n % a.d < 0n ? q - 1n : q;
}

/** Rounded to `decimals` places, half away from zero. */
export function round(a: Rational, decimals: number): Rational {
  const scaled = mul(abs(a), tenTo(decimals));
  const q = floor(add(scaled, rational(1n, 2n)));
  const r = mul(integer(q), tenTo(-decimals));
  return a.n < 0n ? neg(r) : r;
}

/** Cut off towards zero at `decimals` places. */
export function truncate(a: Rational, decimals: number): Rational {
  const r = mul(integer(floor(mul(abs(a), tenTo(decimals)))), tenTo(-decimals));
  return a.n < 0n ? neg(r) : r;
}

/**
 * Decimal string. Exact where the number has a finite expansion of at most `places` places, else rounded to `places`.
 * Trailing zeros are dropped.
 */
export function toDecimal(a: Rational, places = 12): string {
  if (a.d === 1n) return a.n.toString();
  const s = toFixed(a, places);
  if (!s.includes('.')) return s;
  const end = s.length - trailingZeros(s);
  return s.slice(0, s[end - 1] === '.' ? end - 1 : end);
}

/** How many zeros a string of digits ends in. */
export function trailingZeros(digits: string): number {
  let at = digits.length;
  while (at > 0 && digits[at - 1] === '0') at--;
  return digits.length - at;
}

/** Separates groups of three digits from the right: 1,234,567. */
export function groupThousands(digits: string): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.push(digits.slice(Math.max(0, end - 3), end));
  return groups.reverse().join(',');
}

/** Whether the rounded number is below zero, and its digits without the decimal point. */
function scaledUp(a: Rational, places: number): readonly [negative: boolean, digits: string] {
  const d = Number(a.d);
  const twice = 2 * Math.abs(Number(a.n)) * 10 ** places + d;
  if (places <= 15 && Number.isSafeInteger(twice) && d <= Number.MAX_SAFE_INTEGER / 2) {
    // A quotient of safe whole numbers is off by one at most.
    let q = Math.floor(twice / (2 * d));
    while (q * 2 * d > twice) q--;
    while ((q + 1) * 2 * d <= twice) q++;
    if (Number.isSafeInteger((q + 1) * 2 * d)) return [q > 0 && a.n < 0n, String(q)];
  }
  const r = round(a, places);
  return [r.n < 0n, floor(mul(abs(r), tenTo(places))).toString()];
}

/** Decimal string with exactly `places` places, rounded half away from zero. */
export function toFixed(a: Rational, places: number): string {
  const [negative, scaled] = scaledUp(a, places);
  const digits = scaled.padStart(places + 1, '0');
  const whole = places ? digits.slice(0, -places) : digits;
  const fraction = places ? '.' + digits.slice(-places) : '';
  return (negative ? '-' : '') + whole + fraction;
}
