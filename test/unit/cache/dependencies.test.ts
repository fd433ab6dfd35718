import { describe, expect, it } from '@jest/globals';
import type { CachedValue } from '../../../src/cache/cached-value.js';
import { Dependencies } from '../../../src/cache/dependencies.js';

const held = (isCurrent: boolean, begunAt = 0): CachedValue<unknown> => ({
  value: {},
  isCurrent,
  bytes: 1,
  begunAt,
  ageMs: 0,
  onceRemoved: () => () => {},
});

describe('a response', () => {
  it('may be cached with the values that it was made from', () => {
    const dependencies = new Dependencies();
    const value = held(true);
    dependencies.add(value);
    dependencies.add(value);
    expect(dependencies.cacheable).toEqual([value]);
  });

  it('must not be cached when one of them has expired', () => {
    const dependencies = new Dependencies();
    dependencies.add(held(true));
    dependencies.add(held(false));
    expect(dependencies.cacheable).toBeNull();
  });

  it('must not be cached when part of it is for one request only', () => {
    const dependencies = new Dependencies();
    dependencies.add(held(true));
    dependencies.markUncacheable();
    expect(dependencies.cacheable).toBeNull();
  });

  it('is fresh until the first of its values with a maximum age is as old as that', () => {
    const dependencies = new Dependencies();
    dependencies.add(held(true, 10));
    expect(dependencies.freshUntil).toBe(Number.POSITIVE_INFINITY);
    dependencies.add(held(true, 10), 100);
    dependencies.add(held(true, 50), 70);
    expect(dependencies.freshUntil).toBe(110);
    dependencies.add(held(true, 20), 30);
    dependencies.add(held(true, 0));
    expect(dependencies.freshUntil).toBe(50);
  });
});
