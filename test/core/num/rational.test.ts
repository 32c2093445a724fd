/** Exact numbers: that they reckon as numbers do, and are written and rounded as offices write and round. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Rational } from '../../../server/src/core/num/rational';
import * as q from '../../../server/src/core/num/rational';

const numbers = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => q.rational(n, d));
const same = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d;
const decimal = (text: string): Rational => {
  const value = q.fromDecimal(text);
  assert.ok(value, text);
  return value;
};

describe('rational numbers', () => {
  it('are in lowest terms with a positive denominator', () => {
    assert.deepEqual(q.rational(6n, -4n), { n: -3n, d: 2n });
    assert.deepEqual(q.rational(0n, -7n), q.ZERO);
  });
  it('take back what was added, and what was multiplied', () => {
    fc.assert(fc.property(numbers, numbers, (a, b) => same(q.sub(q.add(a, b), b), a)));
    fc.assert(fc.property(numbers, numbers, (a, b) => q.isZero(b) || same(q.div(q.mul(a, b), b), a)));
  });
  it('are ordered as their difference says', () => {
    fc.assert(fc.property(numbers, numbers, (a, b) => q.compare(a, b) === q.compare(q.sub(a, b), q.ZERO)));
  });
  it('come back from the decimal string of a number that has one', () => {
    for (const text of ['0', '-12.5', '0.001', '123456789012345678901.25'])
      assert.equal(q.toDecimal(decimal(text)), text);
    assert.equal(q.toDecimal(decimal('1.50')), '1.5');
  });
  it('are no decimal number in other words', () => {
    for (const text of ['', '1.', '.5', '1,000', '十', '1e3']) assert.equal(q.fromDecimal(text), null, text);
  });
  it('are rounded half away from zero, and cut off towards it', () => {
    for (const [text, places, rounded, cut] of [
      ['2.345', 2, '2.35', '2.34'],
      ['-2.345', 2, '-2.35', '-2.34'],
      ['2.344', 2, '2.34', '2.34'],
      ['0.5', 0, '1', '0'],
    ] as const) {
      assert.equal(q.toDecimal(q.round(decimal(text), places)), rounded, text);
      assert.equal(q.toDecimal(q.truncate(decimal(text), places)), cut, text);
    }
    assert.equal(q.toFixed(decimal('2.5'), 2), '2.50');
    assert.equal(q.toFixed(decimal('-0.004'), 2), '0.00');
  });
  it('have no quotient by zero', () => {
    assert.throws(() => q.rational(1n, 0n), RangeError);
    assert.throws(() => q.div(q.ONE, q.ZERO), RangeError);
    assert.throws(() => q.power(q.ZERO, -1), RangeError);
  });
  it('have powers of any sign', () => {
    assert.deepEqual(q.power(q.rational(2n, 3n), -2), q.rational(9n, 4n));
    assert.deepEqual(q.tenTo(-3), q.rational(1n, 1000n));
    assert.equal(q.floor(q.rational(-7n, 2n)), -4n);
  });
});
