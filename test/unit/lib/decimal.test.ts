import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mean, sum } from '../../../src/lib/decimal.js';

/** Whole cents, as banks count them. */
const cents = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { maxLength: 200 });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('sum', () => {
  it.each([
    ['nothing', [], 0],
    ['a tenth and two tenths', [0.1, 0.2], 0.3],
    ['a hundred cents', Array(100).fill(0.01), 1],
    ['what goes out and comes in again', [1.1, 2.2, -3.3], 0],
    ['something small beside something large', [1e16, 0.5, -1e16], 0.5],
    ['a zero below zero', [-0], 0],
  ])('adds up %s as on paper', (_what, numbers, expected) => {
    expect(sum(numbers)).toBe(expected);
  });

  it('of amounts is the same as of their cents', () => {
    fc.assert(
      fc.property(cents, (numbers) => {
        const whole = numbers.reduce((total, number) => total + number, 0);
        expect(sum(numbers.map((number) => number / 100))).toBe(whole / 100 + 0);
      }),
    );
  });

  it('is the same in any order', () => {
    fc.assert(
      fc.property(fc.array(finite), (numbers) => expect(sum(numbers.toReversed())).toBe(sum(numbers))),
    );
  });
});

describe('mean', () => {
  it.each([
    ['nothing, which has none', [], null],
    ['one number', [0.1], 0.1],
    ['tenths', [0.1, 0.2, 0.3], 0.2],
    ['a third', [1, 0, 0], 0.3333333333333333],
    ['what cancels out', [-1.1, 1.1], 0],
  ])('takes the middle of %s', (_what, numbers, expected) => {
    expect(mean(numbers)).toBe(expected);
  });

  it('times the count is the sum', () => {
    fc.assert(
      fc.property(cents, (numbers) => {
        const amounts = numbers.map((number) => number / 100);
        const average = mean(amounts);
        if (average === null) expect(amounts).toEqual([]);
        else expect(average * amounts.length).toBeCloseTo(sum(amounts), 6);
      }),
    );
  });
});
