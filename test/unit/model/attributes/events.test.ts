import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Events, eventsOf } from '../../../../src/model/attributes/events.js';
import { someTransaction, TODAY, transaction } from './accounts.js';

const primary = 'ANY';
const on = (date: string, amount: number) => transaction({ date, amount, primary, currency: 'USD' });

/** The numeric figures, for events with transactions. */
function numbersOf({ count, amount, min, max, avg }: Events) {
  if (count === null || amount === null || min === null || max === null || avg === null) {
    throw new Error('There are no numbers');
  }
  return { count, amount, min, max, avg };
}

describe('the figures for one kind of transaction', () => {
  it('for fees with one refund: the refund counts, is subtracted, and is the minimum', () => {
    const fees = [on('2026-10-31', 35), on('2026-11-01', 34.1), on('2026-11-02', -35)];
    expect(eventsOf(fees, 'OUTFLOW', TODAY)).toEqual({
      count: 3,
      amount: 34.1,
      min: -35,
      max: 35,
      // 34.10 / 3
      avg: 11.366666666666667,
      monthlySummary: [
        { month: '2026-10', amount: 35 },
        { month: '2026-11', amount: -0.9 },
      ],
      daysSince: 19,
    });
  });

  it('for money in: the maximum is the largest loan, not the highest number', () => {
    const loans = [on('2025-11-21', -300), on('2026-11-21', -5_000), on('2026-01-31', -1_000)];
    expect(eventsOf(loans, 'INFLOW', TODAY)).toEqual({
      count: 3,
      amount: -6_300,
      min: -300,
      max: -5_000,
      avg: -2_100,
      monthlySummary: [
        { month: '2025-11', amount: -300 },
        { month: '2026-01', amount: -1_000 },
        { month: '2026-11', amount: -5_000 },
      ],
      daysSince: 0,
    });
  });

  it('without transactions: count and sum are 0, and minimum, mean and days since are null', () => {
    expect(eventsOf([], 'OUTFLOW', TODAY)).toEqual({
      count: 0,
      amount: 0,
      min: null,
      max: null,
      avg: null,
      monthlySummary: [],
      daysSince: null,
    });
  });

  it('for unknown transactions: all are null, also the count', () => {
    expect(Object.values(eventsOf(null, 'OUTFLOW', TODAY))).toEqual(Array(7).fill(null));
  });

  it('are consistent, for all transactions in any order', () => {
    const direction = fc.constantFrom('INFLOW' as const, 'OUTFLOW' as const);
    const some = fc.array(someTransaction, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(some, direction, fc.infiniteStream(fc.nat()), (transactions, way, keys) => {
        const events = eventsOf(transactions, way, TODAY);
        const { count, amount, min, max, avg } = numbersOf(events);
        expect(count * avg).toBeCloseTo(amount, 6);
        const flow = way === 'OUTFLOW' ? 1 : -1;
        expect(flow * min).toBeLessThanOrEqual(flow * max);
        expect(flow * avg).toBeLessThanOrEqual(flow * max + 1e-9);
        expect(flow * avg).toBeGreaterThanOrEqual(flow * min - 1e-9);
        const summary = events.monthlySummary ?? [];
        expect(
          summary.reduce((cents, month) => cents + Math.round((month.amount ?? Number.NaN) * 100), 0),
        ).toBe(Math.round(amount * 100));
        const names = summary.map(({ month }) => month);
        expect(names).toEqual([...new Set(names)].sort());

        const shuffled = transactions
          .map((entry) => ({ entry, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        expect(eventsOf(shuffled, way, TODAY)).toEqual(events);
      }),
    );
  });
});
