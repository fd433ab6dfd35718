import { describe, expect, it } from '@jest/globals';
import { ExecutingQueries } from '../../../src/operation/executing-queries.js';

describe('the load of executing queries', () => {
  it('is their share of the limit until they end', () => {
    const queries = new ExecutingQueries(4, () => 0);
    const ends = [queries.begin(), queries.begin(), queries.begin()];
    expect(queries.load).toBe(0.75);
    for (const end of ends) end();
    expect(queries.load).toBe(0);
  });

  it('no longer counts a query after a second, and counts those that began after it', () => {
    let now = 0;
    const queries = new ExecutingQueries(4, () => now);
    const endOfFirst = queries.begin();
    now = 600;
    queries.begin();
    now = 999;
    expect(queries.load).toBe(0.5);
    now = 1_000;
    expect(queries.load).toBe(0.25);
    endOfFirst();
    expect(queries.load).toBe(0.25);
    now = 1_600;
    expect(queries.load).toBe(0);
  });
});
