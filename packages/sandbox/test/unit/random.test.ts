import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../../src/lib/random.js';

describe('the random generator', () => {
  it('gives the same sequence for the same seed, and another for another seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, other) => {
        expect(createRandom(seed).base62(37)).toBe(createRandom(seed).base62(37));
        fc.pre(seed !== other);
        expect(createRandom(seed).base62(37)).not.toBe(createRandom(other).base62(37));
      }),
    );
  });

  it('gives numbers within the bounds, including both bounds', () => {
    const random = createRandom('dice');
    const throws = Array.from({ length: 1_000 }, () => random.integer(1, 6));
    expect([...new Set(throws)].toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('gives a fork that is independent of earlier draws', () => {
    const fresh = createRandom('seed');
    const used = createRandom('seed');
    used.base62(100);
    expect(used.fork('ids').base62(37)).toBe(fresh.fork('ids').base62(37));
    expect(fresh.fork('ids').base62(37)).not.toBe(fresh.fork('life').base62(37));
  });

  it('rejects a pick from an empty list', () => {
    expect(() => createRandom('seed').pick([])).toThrow('empty list');
  });
});
