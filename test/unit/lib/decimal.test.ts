import { describe, expect, it } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';
import { mean, sum } from '../../../src/lib/decimal.js';

/** Whole cents, as in bank accounts. */
const cents = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { maxLength: 200 });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('sum', () => {
  it.each([
    ['nothing', [], 0],
    ['a tenth and two tenths', [0.1, 0.2], 0.3],
    ['a hundred cents', Array(100).fill(0.01), 1],
    ['numbers that cancel out', [1.1, 2.2, -3.3], 0],
    ['a small number next to large ones', [1e16, 0.5, -1e16], 0.5],
    ['negative zero', [-0], 0],
  ])('is exact for %s', (_what, numbers, expected) => {
    expect(sum(numbers)).toBe(expected);
  });

  it('of amounts equals the sum of their cents', () => {
    fc.assert(
      fc.property(cents, (numbers) => {
        const whole = numbers.reduce((total, number) => total + number, 0);
        expect(sum(numbers.map((number) => number / 100))).toBe(whole / 100 + 0);
      }),
    );
  });

  it('equals the sum of decimal texts, with and without whole cents, for large and small numbers', () => {
    const large = fc.integer({ min: -(10 ** 15), max: 10 ** 15 }).map((whole) => whole / 100);
    const number = fc.oneof(large, finite, fc.constantFrom(0.005, 23631.9805, 1e12, 1e14, -(2 ** 53)));
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        const onPaper = numbers.reduce((total, own) => total.plus(own), new Big(0));
        const double = onPaper.toNumber();
        expect(sum(numbers)).toBe(Number.isFinite(double) ? double + 0 : null);
      }),
    );
  });

  it('is null above the largest double, but not when only a partial sum is above it', () => {
    expect(sum([1e308, 1e308])).toBeNull();
    expect(sum([-1e308, -1e308])).toBeNull();
    expect(sum([1e308, 1e308, -1e308])).toBe(1e308);
  });

  it('is the same in any order', () => {
    fc.assert(
      fc.property(fc.array(finite), (numbers) => expect(sum(numbers.toReversed())).toBe(sum(numbers))),
    );
  });
});

describe('mean', () => {
  it.each([
    ['no numbers, which is null', [], null],
    ['one number', [0.1], 0.1],
    ['tenths', [0.1, 0.2, 0.3], 0.2],
    ['a third', [1, 0, 0], 0.3333333333333333],
    ['numbers that cancel out', [-1.1, 1.1], 0],
  ])('is the average of %s', (_what, numbers, expected) => {
    expect(mean(numbers)).toBe(expected);
  });

  it('is a number even when the sum exceeds the largest double', () => {
    expect(mean([1e308, 1e308])).toBe(1e308);
  });

  it('times the count equals the sum', () => {
    fc.assert(
      fc.property(cents, (numbers) => {
        const amounts = numbers.map((number) => number / 100);
        const average = mean(amounts);
        if (average === null) expect(amounts).toEqual([]);
        else expect(average * amounts.length).toBeCloseTo(sum(amounts) ?? Number.NaN, 6);
      }),
    );
  });
});
