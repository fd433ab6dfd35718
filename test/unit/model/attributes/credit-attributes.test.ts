import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Lazy } from '../../../../src/lib/lazy.js';
import type { Account } from '../../../../src/model/account.js';
import {
  accountAttributes,
  type CreditAttributes,
  reportAttributes,
} from '../../../../src/model/attributes/credit-attributes.js';
import { transactionsOf } from '../../../support/whole-report.js';
import { account, balance, day, report, someAccount, someReport, TODAY, transaction } from './accounts.js';

const options = { asOf: TODAY, outlierThreshold: 10_000 };
const only = (entries: readonly CreditAttributes[]): CreditAttributes => {
  expect(entries).toHaveLength(1);
  return entries[0] as CreditAttributes;
};
const fee = (amount: number, currency = 'USD') =>
  transaction({ date: '2026-11-01', amount, primary: 'BANK_PENALTIES', currency });
const isDepository = ({ type }: Account) => type === 'DEPOSITORY';
const reversed = <T>(list: readonly T[]) => list.toReversed();

describe('attributes of an account', () => {
  it('without transactions are zeros and nulls in its currency', () => {
    expect(only(accountAttributes(account(), options))).toMatchObject({
      isoCurrencyCode: 'USD',
      negativeRecord: { countOdNsf: 0, countNegativeHistoricalBalances: 0 },
      cashFlow: { numTransactions: 0, netCashFlow: 0 },
      historicalBalances: {
        avgHistoricalBalance: null,
        minHistoricalBalance: null,
        maxHistoricalBalance: null,
      },
    });
  });

  it('without transactions and without a currency are an empty list', () => {
    const { balances } = account();
    const nowhere = account({ balances: { ...balances, isoCurrencyCode: null } });
    expect(accountAttributes(nowhere, options)).toEqual([]);
  });

  it('count days below zero but not at zero, and sum in decimal', () => {
    const historicalBalances = [
      balance('2026-11-20', 0),
      balance('2026-11-19', -0.1),
      balance('2026-11-18', -0.2),
    ];
    expect(only(accountAttributes(account({ historicalBalances }), options))).toMatchObject({
      negativeRecord: {
        countNegativeHistoricalBalances: 2,
        amountNegativeHistoricalBalances: -0.3,
        lowestNegativeHistoricalBalance: -0.2,
        averageNegativeHistoricalBalance: -0.15,
        daysSinceNegativeHistoricalBalance: 2,
      },
      historicalBalances: { avgHistoricalBalance: -0.1, minHistoricalBalance: -0.2, maxHistoricalBalance: 0 },
    });
  });

  it('count an amount of zero as a transaction without a direction', () => {
    expect(only(accountAttributes(account({ allTransactions: [fee(0)] }), options)).cashFlow).toMatchObject({
      numInflows: 0,
      numOutflows: 0,
      numTransactions: 1,
      cashFlowMonthlySummary: [{ month: '2026-11', amount: 0 }],
    });
  });

  it('count amounts above the threshold as outliers, in both directions', () => {
    const allTransactions = [10_000, -10_000, 10_000.01, -10_000.01].map((amount) => fee(amount));
    const { unusualAccountActivity } = only(accountAttributes(account({ allTransactions }), options));
    expect(unusualAccountActivity).toEqual({ numOutlierTransactions: 2 });
  });

  it('are null for categories in a report without any, and zero when only other categories occur', () => {
    const inCategory = (primary: string | null) =>
      account({ allTransactions: [transaction({ date: TODAY, amount: 35, primary, currency: 'USD' })] });
    const countOf = (own: Account) => only(accountAttributes(own, options)).negativeRecord.countOdNsf;
    expect(countOf(inCategory(null))).toBeNull();
    expect(countOf(inCategory('DINING'))).toBe(0);
    expect(countOf(inCategory('BANK_PENALTIES'))).toBe(1);
  });

  it.each([
    ['BANK_PENALTIES', [1, 0, 0]],
    ['LOAN_DISBURSEMENTS', [0, 1, 0]],
    ['LOAN_PAYMENTS', [0, 0, 1]],
    ['BANK_FEES', [0, 0, 0]],
  ])('count %s in the right figures', (primary, counts) => {
    const own = account({
      allTransactions: [transaction({ date: TODAY, amount: 35, primary, currency: 'USD' })],
    });
    const { negativeRecord, debtInsights } = only(accountAttributes(own, options));
    expect([
      negativeRecord.countOdNsf,
      debtInsights.countLoanDisbursements,
      debtInsights.countLoanPayments,
    ]).toEqual(counts);
  });

  it('do not depend on the order of transactions and balances', () => {
    fc.assert(
      fc.property(someAccount, (own) => {
        const turned = {
          ...own,
          allTransactions: Lazy.of(reversed(own.allTransactions.get())),
          historicalBalances: Lazy.of(reversed(own.historicalBalances.get())),
        };
        expect(accountAttributes(turned, options)).toEqual(accountAttributes(own, options));
      }),
    );
  });

  it('in one currency equal those of the account without the other currency', () => {
    fc.assert(
      fc.property(someAccount, (own) => {
        const inDollars = ({ isoCurrencyCode }: { isoCurrencyCode: string | null }) =>
          isoCurrencyCode === 'USD';
        const dollars = {
          ...own,
          allTransactions: Lazy.of(own.allTransactions.get().filter(inDollars)),
          historicalBalances: Lazy.of(own.historicalBalances.get().filter(inDollars)),
        };
        expect(accountAttributes(own, options).filter(inDollars)).toEqual(
          accountAttributes(dollars, options),
        );
      }),
    );
  });

  it('depend on asOf only in the figures that count days', () => {
    const withoutDays = (entries: readonly CreditAttributes[]) =>
      JSON.parse(JSON.stringify(entries, (name, value) => (name.startsWith('daysSince') ? null : value)));
    fc.assert(
      fc.property(someAccount, day, (own, asOf) => {
        expect(withoutDays(accountAttributes(own, { ...options, asOf }))).toEqual(
          withoutDays(accountAttributes(own, options)),
        );
      }),
    );
  });

  it('are consistent: inflows and outflows are all transactions, and add up to the net', () => {
    fc.assert(
      fc.property(someAccount, (own) => {
        for (const { cashFlow, historicalBalances } of accountAttributes(own, options)) {
          const { numTransactions, numInflows, numOutflows } = cashFlow;
          if (numTransactions === null || numInflows === null || numOutflows === null) {
            expect([own.type, own.allTransactions.get()]).toEqual(['INVESTMENT', []]);
            continue;
          }
          const zeros = numTransactions - numInflows - numOutflows;
          expect(zeros).toBeGreaterThanOrEqual(0);
          const cents = (amount: number | null) => Math.round((amount ?? Number.NaN) * 100);
          expect(cents(cashFlow.totalInflowsAmount) + cents(cashFlow.totalOutflowsAmount)).toBe(
            cents(cashFlow.netCashFlow),
          );
          const {
            avgHistoricalBalance: avg,
            minHistoricalBalance: min,
            maxHistoricalBalance: max,
          } = historicalBalances;
          expect(avg === null).toBe(min === null);
          if (avg !== null) {
            expect(avg).toBeGreaterThanOrEqual((min ?? Number.NaN) - 1e-9);
            expect(avg).toBeLessThanOrEqual((max ?? Number.NaN) + 1e-9);
          }
        }
      }),
    );
  });
});

describe('attributes of a report', () => {
  it('list each currency once, ISO 4217 codes first, sorted by code', () => {
    const { balances } = account();
    const inCurrency = (isoCurrencyCode: string | null, unofficialCurrencyCode: string | null) =>
      account({ balances: { ...balances, isoCurrencyCode, unofficialCurrencyCode } });
    const mixed = report(
      [inCurrency(null, 'USDC'), inCurrency('USD', null)],
      [inCurrency('CAD', null), inCurrency(null, 'BTC'), inCurrency('USD', null)],
    );
    expect(
      reportAttributes(mixed, options).map((entry) => entry.isoCurrencyCode ?? entry.unofficialCurrencyCode),
    ).toEqual(['CAD', 'USD', 'BTC', 'USDC']);
  });

  it('sum the balances of a day before checking whether it is below zero', () => {
    const checking = account({ historicalBalances: [balance('2026-11-20', -5), balance('2026-11-19', -5)] });
    const savings = account({ historicalBalances: [balance('2026-11-20', 8)] });
    expect(only(reportAttributes(report([checking], [savings]), options))).toMatchObject({
      negativeRecord: { countNegativeHistoricalBalances: 1, daysSinceNegativeHistoricalBalance: 2 },
      historicalBalances: { avgHistoricalBalance: -1, minHistoricalBalance: -5, maxHistoricalBalance: 3 },
    });
  });

  it('in a currency of accounts without transactions are null, as without the other accounts', () => {
    const euros = { ...account().balances, isoCurrencyCode: 'EUR' };
    const own = [
      account({ balances: euros, allTransactions: [fee(35, 'EUR')] }),
      account({ type: 'LOAN' }),
      account({
        type: 'CREDIT',
        allTransactions: [fee(29, 'CAD')],
        balances: { ...euros, isoCurrencyCode: 'CAD' },
      }),
    ];
    const [cad, eur, usd] = reportAttributes(report(own), options);
    expect(eur).toMatchObject({ negativeRecord: { countOdNsf: 1 }, cashFlow: { netCashFlow: 35 } });
    expect(usd).toEqual(only(reportAttributes(report([account({ type: 'LOAN' })]), options)));
    expect(usd).toMatchObject({
      negativeRecord: { countOdNsf: null, countNegativeHistoricalBalances: null },
      unusualAccountActivity: { numOutlierTransactions: null },
      cashFlow: { numTransactions: null, netCashFlow: null },
    });
    expect(cad).toMatchObject({
      negativeRecord: { countOdNsf: null, countNegativeHistoricalBalances: null },
      cashFlow: { numTransactions: 1, netCashFlow: 29 },
    });
  });

  it('by category are null in a currency without categorized transactions', () => {
    const plain = transaction({ date: TODAY, amount: 5, primary: null, currency: 'CAD' });
    const [cad, usd] = reportAttributes(report([account({ allTransactions: [plain, fee(35)] })]), options);
    expect(cad).toMatchObject({ negativeRecord: { countOdNsf: null }, numUncategorizedTransactions: null });
    expect(usd).toMatchObject({ negativeRecord: { countOdNsf: 1 }, numUncategorizedTransactions: 0 });
  });

  it('of one depository account equal those of the account', () => {
    fc.assert(
      fc.property(someAccount, (own) => {
        const depository = account({
          ...own,
          allTransactions: own.allTransactions.get(),
          historicalBalances: own.historicalBalances.get(),
          type: 'DEPOSITORY',
        });
        expect(reportAttributes(report([depository]), options)).toEqual(
          accountAttributes(depository, options),
        );
      }),
    );
  });

  it('equal those of one merged depository account, except for the cash flow, which covers all accounts', () => {
    const union = (accounts: readonly Account[]) =>
      account({
        allTransactions: accounts.flatMap(transactionsOf),
        historicalBalances: accounts.flatMap(({ historicalBalances }) => historicalBalances?.get() ?? []),
      });
    fc.assert(
      fc.property(someReport, (own) => {
        const accounts = own.items.flatMap((item) => item.accounts);
        fc.pre(accounts.some(isDepository));
        const covered = accountAttributes(union(accounts.filter(isDepository)), options);
        const all = accountAttributes(union(accounts), options);
        const nothing = only(accountAttributes(account({ type: 'LOAN' }), options));
        for (const entry of reportAttributes(own, options)) {
          const same = (other: CreditAttributes) => other.isoCurrencyCode === entry.isoCurrencyCode;
          expect(entry.cashFlow).toEqual(all.find(same)?.cashFlow);
          const { cashFlow: _, ...rest } = covered.find(same) ?? nothing;
          expect(entry).toMatchObject({ ...rest, isoCurrencyCode: entry.isoCurrencyCode });
        }
      }),
    );
  });
});
