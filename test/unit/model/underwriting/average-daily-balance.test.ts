import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Lazy } from '../../../../src/lib/lazy.js';
import { daysBefore } from '../../../../src/model/days-before.js';
import { accountAverages, reportAverages } from '../../../../src/model/underwriting/average-daily-balance.js';
import { account, balance, report, someReport, TODAY } from '../attributes/accounts.js';

const dayBefore = (days: number) => daysBefore(TODAY, days) ?? '';
/** One balance for each of the days before the report, the newest first. */
const history = (amounts: readonly number[], currency = 'USD') =>
  amounts.map((amount, index) => balance(dayBefore(index + 1), amount, currency));
const euros = { ...account().balances, isoCurrencyCode: 'EUR' };

describe('the average daily balance of an account', () => {
  it('is the mean of the days before the report, in decimal arithmetic', () => {
    const own = account({ accountId: 'one', historicalBalances: history([0.1, 0.2, 0.6, 1000]) });
    expect(accountAverages(own, 3)).toEqual([
      {
        isoCurrencyCode: 'USD',
        unofficialCurrencyCode: null,
        amount: 0.3,
        startDate: '2026-11-18',
        endDate: '2026-11-20',
        daysCovered: 3,
        accountIds: ['one'],
      },
    ]);
  });

  it('counts neither the day of the report nor later days', () => {
    const historicalBalances = [balance('2026-11-22', 900), balance(TODAY, 800), ...history([10, 20])];
    expect(accountAverages(account({ historicalBalances }), 2)).toMatchObject([{ amount: 15 }]);
  });

  it('is null for a period that is longer than the history, which has the number of its days', () => {
    const own = account({ historicalBalances: history([10, 20]) });
    expect(accountAverages(own, 3)).toMatchObject([{ amount: null, daysCovered: 2 }]);
  });

  it('is null for a period with a gap', () => {
    const historicalBalances = history([10, 20, 30]).filter(({ current }) => current !== 20);
    expect(accountAverages(account({ historicalBalances }), 3)).toMatchObject([
      { amount: null, daysCovered: 2 },
    ]);
  });

  it('has one entry for each currency, and adds no two currencies', () => {
    const historicalBalances = [...history([10, 20]), ...history([1, 3], 'EUR')];
    expect(accountAverages(account({ historicalBalances }), 2)).toMatchObject([
      { isoCurrencyCode: 'EUR', amount: 2 },
      { isoCurrencyCode: 'USD', amount: 15 },
    ]);
  });

  it('is unknown as a whole without balances, and when the date of the report is no date', () => {
    expect(accountAverages(account({ type: 'LOAN' }), 2)).toBeNull();
    const own = account({ historicalBalances: history([10, 20]), dateGenerated: 'yesterday' });
    expect(accountAverages(own, 2)).toBeNull();
  });

  it('is null when a sum exceeds the largest double', () => {
    const most = account({ historicalBalances: history([Number.MAX_VALUE]) });
    expect(reportAverages(report([most, most]), 1)).toMatchObject([{ amount: null, daysCovered: 1 }]);
  });
});

describe('the average daily balance of a report', () => {
  it('adds the depository accounts, without cards and investments', () => {
    const averages = reportAverages(
      report(
        [account({ accountId: 'checking', historicalBalances: history([100, 200]) })],
        [
          account({ accountId: 'savings', historicalBalances: history([10, -20]) }),
          account({ accountId: 'card', type: 'CREDIT', historicalBalances: history([5000, 5000]) }),
          account({ accountId: 'broker', type: 'INVESTMENT', historicalBalances: history([7000, 7000]) }),
        ],
      ),
      2,
    );
    expect(averages).toMatchObject([{ amount: 145, accountIds: ['checking', 'savings'] }]);
  });

  it('is null when one account has a shorter history, because its earlier balances are unknown', () => {
    const long = account({ historicalBalances: history([100, 100]) });
    const short = account({ historicalBalances: history([10]) });
    expect(reportAverages(report([long, short]), 2)).toMatchObject([{ amount: null, daysCovered: 1 }]);
    expect(reportAverages(report([long, short]), 1)).toMatchObject([{ amount: 110, daysCovered: 1 }]);
  });

  it('is null only in the currency of the account with a shorter history', () => {
    const dollars = account({ historicalBalances: history([100, 100]) });
    const other = account({ balances: euros, historicalBalances: history([10], 'EUR') });
    expect(reportAverages(report([dollars, other]), 2)).toMatchObject([
      { isoCurrencyCode: 'EUR', amount: null },
      { isoCurrencyCode: 'USD', amount: 100 },
    ]);
  });

  it('without a depository account is unknown as a whole', () => {
    const card = account({ type: 'CREDIT', historicalBalances: history([5]) });
    expect(reportAverages(report([card]), 1)).toBeNull();
  });

  it('is never more than the highest and never less than the lowest sum of a day', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 5, maxLength: 5 }), {
          minLength: 1,
          maxLength: 4,
        }),
        (accounts) => {
          const own = accounts.map((cents) =>
            account({ historicalBalances: history(cents.map((whole) => whole / 100)) }),
          );
          const sums = [0, 1, 2, 3, 4].map((day) =>
            accounts.reduce((total, cents) => total + (cents[day] ?? 0), 0),
          );
          const [entry] = reportAverages(report(own), 5) ?? [];
          expect(entry?.amount).toBeGreaterThanOrEqual(Math.min(...sums) / 100);
          expect(entry?.amount).toBeLessThanOrEqual(Math.max(...sums) / 100);
        },
      ),
    );
  });

  it('does not depend on the order of accounts and balances', () => {
    fc.assert(
      fc.property(someReport, fc.integer({ min: 1, max: 10 }), (whole, days) => {
        const turned = report(
          ...whole.items.toReversed().map(({ accounts }) =>
            accounts.map((own) => ({
              ...own,
              historicalBalances:
                own.historicalBalances && Lazy.of(own.historicalBalances.get().toReversed()),
            })),
          ),
        );
        expect(reportAverages(turned, days)).toEqual(reportAverages(whole, days));
      }),
    );
  });
});
