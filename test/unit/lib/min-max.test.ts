import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maxOf, minOf } from '../../../src/lib/min-max.js';

describe('minOf and maxOf', () => {
  it('return the lowest and the highest number', () => {
    const numbers = fc.array(fc.integer(), { minLength: 1 });
    fc.assert(
      fc.property(numbers, (some) => {
        expect(minOf(some)).toBe(Math.min(...some));
        expect(maxOf(some)).toBe(Math.max(...some));
      }),
    );
  });

  it('return null for an empty list', () => {
    expect([minOf([]), maxOf([])]).toEqual([null, null]);
  });

  it('accept more numbers than fit on the stack', () => {
    const many = Array.from({ length: 300_000 }, (_, index) => index);
    expect([minOf(many), maxOf(many)]).toEqual([0, 299_999]);
  });
});
