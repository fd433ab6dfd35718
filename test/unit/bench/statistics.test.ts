import { describe, expect, it } from '@jest/globals';
import { median, medianRatio, percentile, spread } from '../../../bench/measure/statistics.js';

describe('statistics', () => {
  it('median: the middle value, or the mean of the middle two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 1, 2])).toBe(5.5);
  });

  it('percentile: one of the values', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('spread: the range as a share of the median', () => {
    expect(spread([8, 10, 13])).toBe(0.5);
  });

  it('medianRatio: compares within rounds', () => {
    expect(medianRatio([2, 40, 2], [1, 20, 1])).toBe(2);
    expect(() => medianRatio([1, 2], [1])).toThrow(RangeError);
  });

  it('refuse empty values', () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});
