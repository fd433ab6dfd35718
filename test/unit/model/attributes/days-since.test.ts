import { describe, expect, it } from '@jest/globals';
import { daysSince } from '../../../../src/model/attributes/days-since.js';

describe('daysSince', () => {
  it.each([
    ['the same day', ['2026-11-21'], 0],
    ['the latest of several, in any order', ['2026-10-05', '2026-11-10', '2026-11-01'], 11],
    ['a leap day', ['2024-02-28'], 997],
    ['a future day, which is ignored', ['2026-11-22', '2026-11-20'], 1],
    ['future days only', ['2026-11-22'], null],
    ['nothing', [], null],
    ['texts that are not a day', ['some day', ''], null],
  ])('counts from %s', (_what, days, expected) => {
    expect(daysSince(days, '2026-11-21')).toBe(expected);
  });

  it('is null when asOf is not a day', () => {
    expect(daysSince(['2026-11-20'], 'today')).toBeNull();
  });

  it('accepts more days than fit on the stack', () => {
    expect(daysSince(Array(300_000).fill('2026-11-20'), '2026-11-21')).toBe(1);
  });
});
