import { describe, expect, it } from '@jest/globals';
import { Lazy } from '../../../../src/lib/lazy.js';
import type { Account } from '../../../../src/model/account.js';
import { largeDepositsOf } from '../../../../src/model/underwriting/large-deposits.js';
import { account, report } from '../attributes/accounts.js';
import { posted } from './transactions.js';

const fixed = (fixedAmount: number) => ({ fixedAmount });
const found = (accounts: readonly Account[], threshold: object, days = 60) =>
  (largeDepositsOf(report(accounts), threshold, days) ?? []).flatMap(({ deposits }) =>
    deposits.map(({ transactionId }) => transactionId),
  );

describe('large deposits', () => {
  it('are those above the amount, with their sum in decimal arithmetic, newest first', () => {
    const checking = account({
      accountId: 'checking',
      allTransactions: [
        posted('older', '2026-10-01', -1000.1, { originalDescription: 'WIRE IN' }),
        posted('equal', '2026-10-02', -1000),
        posted('newer', '2026-11-20', -2000.2),
        posted('out', '2026-11-20', 5000),
      ],
    });
    expect(largeDepositsOf(report([checking]), fixed(1000), 60)).toEqual([
      {
        isoCurrencyCode: 'USD',
        unofficialCurrencyCode: null,
        thresholdAmount: 1000,
        startDate: '2026-09-22',
        count: 2,
        totalAmount: -3000.3,
        deposits: [
          {
            transactionId: 'newer',
            accountId: 'checking',
            date: '2026-11-20',
            amount: -2000.2,
            originalDescription: null,
            ownTransferTransactionId: null,
          },
          {
            transactionId: 'older',
            accountId: 'checking',
            date: '2026-10-01',
            amount: -1000.1,
            originalDescription: 'WIRE IN',
            ownTransferTransactionId: null,
          },
        ],
      },
    ]);
  });

  it('are those above half of the qualifying monthly income', () => {
    const checking = account({
      allTransactions: [posted('half', '2026-11-01', -2500.05), posted('more', '2026-11-01', -2500.06)],
    });
    expect(found([checking], { qualifyingMonthlyIncome: 5000.1 })).toEqual(['more']);
  });

  it('are in the days before the report and on its day', () => {
    const allTransactions = ['2026-11-10', '2026-11-11', '2026-11-21'].map((date) =>
      posted(date, date, -5000),
    );
    expect(found([account({ allTransactions })], fixed(1000), 10)).toEqual(['2026-11-21', '2026-11-11']);
  });

  it('are searched from the first day that was requested, when the report is shorter than the period', () => {
    const whole = report([account({ allTransactions: [posted('in', '2026-11-01', -5000)] })]);
    const short = {
      ...whole,
      coverage: Lazy.of({ ...whole.coverage.get(), requestedFrom: '2026-10-22' }),
    };
    expect(largeDepositsOf(short, fixed(1000), 60)).toMatchObject([{ startDate: '2026-10-22' }]);
    expect(largeDepositsOf(short, fixed(1000), 10)).toMatchObject([{ startDate: '2026-11-11' }]);
  });

  it('have one entry for each currency, with 0 where there is none', () => {
    const { balances } = account();
    const entries = largeDepositsOf(
      report([
        account({ allTransactions: [posted('dollars', '2026-11-01', -5000)] }),
        account({ balances: { ...balances, isoCurrencyCode: 'EUR' } }),
      ]),
      fixed(1000),
      60,
    );
    expect(entries).toMatchObject([
      { isoCurrencyCode: 'EUR', count: 0, totalAmount: 0, deposits: [] },
      { isoCurrencyCode: 'USD', count: 1 },
    ]);
  });

  it('are on depository accounts only: a payment to a card is no deposit', () => {
    const card = account({ type: 'CREDIT', allTransactions: [posted('payment', '2026-11-01', -5000)] });
    expect(found([card, account()], fixed(1000))).toEqual([]);
    expect(largeDepositsOf(report([card]), fixed(1000), 60)).toBeNull();
  });

  it('show the withdrawal of a transfer between own accounts, and count the transfer', () => {
    const checking = account({ accountId: 'one', allTransactions: [posted('in', '2026-11-03', -5000)] });
    const savings = account({ accountId: 'other', allTransactions: [posted('out', '2026-11-02', 5000)] });
    expect(largeDepositsOf(report([checking, savings]), fixed(1000), 60)).toMatchObject([
      { count: 1, deposits: [{ transactionId: 'in', ownTransferTransactionId: 'out' }] },
    ]);
  });

  it('are unknown when the date of the report is no date', () => {
    const undated = { ...report([account()]), dateGenerated: 'yesterday' };
    expect(largeDepositsOf(undated, fixed(1000), 60)).toBeNull();
  });
});
