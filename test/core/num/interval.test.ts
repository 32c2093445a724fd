/** Intervals: every value that the operands can have leads to one that the result can have. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Interval } from '../../../server/src/core/num/interval';
import {
  add,
  below,
  disjoint,
  div,
  EVERYTHING,
  hull,
  interval,
  mul,
  point,
  sub,
} from '../../../server/src/core/num/interval';
import type { Rational } from '../../../server/src/core/num/rational';
import * as q from '../../../server/src/core/num/rational';

const whole = q.integer;
const holds = ({ low, high, lowOpen, highOpen }: Interval, x: Rational): boolean => {
  const from = low === null ? 1 : q.compare(x, low);
  const to = high === null ? -1 : q.compare(x, high);
  return (from > 0 || (from === 0 && !lowOpen)) && (to < 0 || (to === 0 && !highOpen));
};
/** An interval of numbers above zero with a value inside. */
const withValue = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.nat(1000), fc.nat(1000))
  .map(([low, to, on]) => ({ set: interval(whole(low), whole(low + to + on)), value: whole(low + to) }));

describe('intervals', () => {
  it('hold the results of what they hold', () => {
    const operations: readonly [(a: Interval, b: Interval) => Interval, (a: Rational, b: Rational) => Rational][] = [
      [add, q.add],
      [sub, q.sub],
      [mul, q.mul],
      [div, q.div],
    ];
    for (const [ofSets, ofNumbers] of operations)
      fc.assert(fc.property(withValue, withValue, (a, b) => holds(ofSets(a.set, b.set), ofNumbers(a.value, b.value))));
  });
  it('may be anything where an operand may be below zero', () => {
    const around = interval(whole(-1), whole(1));
    assert.deepEqual(mul(around, point(q.ONE)), EVERYTHING);
    assert.deepEqual(div(point(q.ONE), around), EVERYTHING);
    // Towards a divisor of zero a quotient grows without end, but from 1 on.
    assert.deepEqual(div(point(q.ONE), interval(q.ZERO, q.ONE)), interval(q.ONE, null));
  });
  it('lie apart where an end that is left out is all that they could share', () => {
    const below5 = interval(q.ZERO, whole(5), false, true);
    assert.ok(below(below5, point(whole(5))));
    assert.ok(disjoint(point(whole(5)), below5));
    assert.ok(!disjoint(interval(q.ZERO, whole(5)), point(whole(5))));
    assert.ok(!disjoint(interval(null, q.ZERO), EVERYTHING));
  });
  it('lie in the hull of both', () => {
    fc.assert(
      fc.property(withValue, withValue, (a, b) => [a, b].every(({ value }) => holds(hull(a.set, b.set), value))),
    );
  });
});
