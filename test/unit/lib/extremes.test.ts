import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { highest, lowest } from '../../../src/lib/extremes.js';

describe('lowest and highest', () => {
  it('are those of the numbers', () => {
    const numbers = fc.array(fc.integer(), { minLength: 1 });
    fc.assert(
      fc.property(numbers, (some) => {
        expect(lowest(some)).toBe(Math.min(...some));
        expect(highest(some)).toBe(Math.max(...some));
      }),
    );
  });

  it('of nothing are null', () => {
    expect([lowest([]), highest([])]).toEqual([null, null]);
  });

  it('take more numbers than fit on the stack', () => {
    const many = Array.from({ length: 300_000 }, (_, index) => index);
    expect([lowest(many), highest(many)]).toEqual([0, 299_999]);
  });
});
