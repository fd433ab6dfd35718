import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type MoneySummary, summarize } from '../../../src/model/transaction-summary.js';
import { transaction, transactionLists } from './transactions.js';

/** The amounts have at most two decimals, so whole cents are exact. */
const cents = (amount: number | null) => Math.round((amount ?? Number.NaN) * 100);

describe('a summary', () => {
  it('is exact: 0.1 and 0.2 are 0.3', () => {
    const [summary] = summarize([
      transaction({ transactionId: 'a', amount: 0.1, date: '2026-02-28' }),
      transaction({ transactionId: 'b', amount: 0.2, date: '2026-03-01' }),
      transaction({ transactionId: 'c', amount: -1, date: '2026-03-31' }),
      transaction({ transactionId: 'd', amount: 0, date: '2026-01-01' }),
    ]);
    expect(summary).toMatchObject({
      isoCurrencyCode: 'USD',
      unofficialCurrencyCode: null,
      count: 4,
      inflow: 1,
      outflow: 0.3,
      net: 0.7,
      firstDate: '2026-01-01',
      lastDate: '2026-03-31',
    });
    expect(summary?.months).toEqual([
      { startDate: '2026-01-01', count: 1, inflow: 0, outflow: 0, net: 0 },
      { startDate: '2026-02-01', count: 1, inflow: 0, outflow: 0.1, net: -0.1 },
      { startDate: '2026-03-01', count: 2, inflow: 1, outflow: 0.2, net: 0.8 },
    ]);
  });

  it('has null for a sum above the largest double, and still has the other sums', () => {
    const huge = (transactionId: string, amount: number) =>
      transaction({ transactionId, amount, date: '2026-01-01' });
    const [summary] = summarize([huge('a', 1e308), huge('b', 1e308), huge('c', -5)]);
    const expected = { count: 3, inflow: 5, outflow: null, net: null };
    expect(summary).toMatchObject(expected);
    expect(summary?.months).toEqual([{ startDate: '2026-01-01', ...expected }]);
  });

  it('separates an unofficial currency from the official one with the same letters', () => {
    const official = transaction({ transactionId: 'a', amount: 1 });
    const unofficial = { ...official, isoCurrencyCode: null, unofficialCurrencyCode: 'USD', amount: 2 };
    expect(summarize([unofficial, official])).toMatchObject([
      { isoCurrencyCode: 'USD', unofficialCurrencyCode: null, outflow: 1 },
      { isoCurrencyCode: null, unofficialCurrencyCode: 'USD', outflow: 2 },
    ]);
  });

  it('is empty without transactions, and never adds two currencies', () => {
    expect(summarize([])).toEqual([]);
    fc.assert(
      fc.property(transactionLists, (transactions) => {
        const summaries = summarize(transactions);
        // Currencies of ISO 4217 come first.
        const codes = summaries.map(({ isoCurrencyCode, unofficialCurrencyCode }) =>
          isoCurrencyCode === null ? `2 ${unofficialCurrencyCode}` : `1 ${isoCurrencyCode}`,
        );
        expect(codes).toEqual([...new Set(codes)].sort());
        for (const summary of summaries) {
          const own = transactions.filter(
            ({ isoCurrencyCode, unofficialCurrencyCode }) =>
              isoCurrencyCode === summary.isoCurrencyCode &&
              unofficialCurrencyCode === summary.unofficialCurrencyCode,
          );
          expect(summary.count).toBe(own.length);
          expect(cents(summary.net)).toBe(-own.reduce((sum, { amount }) => sum + cents(amount), 0) + 0);
        }
        expect(summaries.reduce((sum, { count }) => sum + count, 0)).toBe(transactions.length);
      }),
    );
  });

  it('has months that add up to the total, and a net of inflow minus outflow', () => {
    fc.assert(
      fc.property(transactionLists, (transactions) => {
        for (const summary of summarize(transactions)) {
          const total = (key: keyof MoneySummary) =>
            summary.months.reduce((sum, month) => sum + cents(month[key]), 0);
          expect(total('net')).toBe(cents(summary.net));
          expect(total('inflow')).toBe(cents(summary.inflow));
          expect(total('outflow')).toBe(cents(summary.outflow));
          expect(cents(summary.inflow) - cents(summary.outflow)).toBe(cents(summary.net));
          const starts = summary.months.map(({ startDate }) => startDate);
          expect(starts).toEqual([...new Set(starts)].sort());
        }
      }),
    );
  });
});
