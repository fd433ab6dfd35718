import { describe, expect, it } from '@jest/globals';
import { type BorrowerName, borrowers, makeBorrower } from '../../src/borrowers/borrowers.js';
import { makeCustomUser } from '../../src/custom-user/custom-user.js';
import { deriveInsights } from '../../src/reports/cashflow-insights.js';
import type { Account, CashflowReport } from '../../src/state/entities.js';

const today = '2026-03-02';

function reportOn(accounts: readonly Account[], daysRequested: number, generated = today): CashflowReport {
  return {
    itemId: 'item',
    item: {
      itemId: 'item',
      clientId: 'client',
      accessToken: 'access',
      institutionId: 'ins_3',
      institutionName: 'Chase',
      products: ['assets'],
      webhook: null,
      lastUpdated: new Date(`${today}T10:00:00Z`),
      accounts,
      warnings: [],
      leftOut: [],
    },
    daysRequested,
    dateGenerated: new Date(`${generated}T10:00:00Z`),
  };
}

/** Accounts with fixed movements. */
function accountsOf(overrides: readonly object[]): readonly Account[] {
  return makeCustomUser(JSON.stringify({ override_accounts: overrides }), { seed: 'seed', today }).accounts;
}

const transaction = (date: string, amount: number, description = 'SOMETHING') => ({
  date_transacted: date,
  date_posted: date,
  amount,
  description,
  currency: 'USD',
});

const checking = {
  type: 'depository',
  subtype: 'checking',
  starting_balance: 100,
  transactions: [
    transaction('2026-02-27', 150, 'RENT MARCH'),
    transaction('2026-02-28', -1_000, 'ACME PAYROLL'),
    transaction('2026-03-01', 34, 'NSF RETURNED ITEM FEE'),
    transaction('2026-03-02', 200, 'AUTO LOAN PAYMENT'),
    transaction('2026-03-02', 50.5, 'GROCERY OUTLET'),
    // Pending transactions are not included.
    { ...transaction('2026-03-02', 77, 'COFFEE TO COME'), date_posted: '2026-03-04' },
  ],
};
const card = {
  type: 'credit',
  subtype: 'credit card',
  starting_balance: 300,
  transactions: [transaction('2026-03-01', 40, 'COFFEE BAR')],
};

describe('cashflow insights', () => {
  it('summarize each month of a short report exactly', () => {
    const { months, balances } = deriveInsights(reportOn(accountsOf([checking, card]), 4));
    // The card balance is subtracted: 100 - 300, then -150, then +1,000, then -34 - 40, then -250.50.
    expect(balances).toEqual([
      { date: '2026-03-01', cents: 57_600 },
      { date: '2026-02-28', cents: 65_000 },
      { date: '2026-02-27', cents: -35_000 },
      { date: '2026-02-26', cents: -20_000 },
    ]);
    expect(months).toEqual([
      {
        startDate: '2026-02-26',
        endDate: '2026-02-28',
        startingCents: null,
        endingCents: 65_000,
        averageEndingCents: 10_000 / 3,
        averageInflowCents: 100_000 / 3,
        averageOutflowCents: 5_000,
        averageInflowCount: 1 / 3,
        averageOutflowCount: 1 / 3,
        revenueCents: 100_000,
        loanPaymentCents: 0,
        variableExpenseCents: 0,
        payrollCents: 0,
        nsfCount: 0,
        overdraftCount: 0,
        negativeDayCount: 2,
      },
      {
        startDate: '2026-03-01',
        endDate: '2026-03-02',
        startingCents: 65_000,
        endingCents: null,
        averageEndingCents: (57_600 + 32_550) / 2,
        averageInflowCents: 0,
        averageOutflowCents: (3_400 + 4_000 + 25_050) / 2,
        averageInflowCount: 0,
        averageOutflowCount: 2,
        revenueCents: 0,
        loanPaymentCents: 20_000,
        variableExpenseCents: 4_000 + 5_050,
        payrollCents: 0,
        nsfCount: 1,
        overdraftCount: 0,
        negativeDayCount: 0,
      },
    ]);
  });

  it('do not include accounts of other types than credit and depository, or in another currency', () => {
    const loan = { type: 'loan', subtype: 'mortgage', starting_balance: 90_000 };
    const foreign = { ...checking, currency: 'EUR', transactions: [] };
    const alone = deriveInsights(reportOn(accountsOf([checking]), 4));
    const among = deriveInsights(reportOn(accountsOf([checking, loan, foreign]), 4));
    expect(among).toEqual(alone);
    expect(deriveInsights(reportOn(accountsOf([loan]), 4))).toMatchObject({ balances: [], months: [] });
  });

  it('use the current balance for days after the last historical balance', () => {
    const { balances } = deriveInsights(reportOn(accountsOf([checking]), 4, '2026-03-05'));
    expect(balances).toEqual([
      { date: '2026-03-04', cents: 66_550 },
      { date: '2026-03-03', cents: 66_550 },
      { date: '2026-03-02', cents: 66_550 },
      { date: '2026-03-01', cents: 91_600 },
    ]);
  });

  it.each(Object.keys(borrowers) as BorrowerName[])('of %s change by inflow minus outflow', (name) => {
    const { accounts } = makeBorrower(name, { seed: 'seed', today });
    const { months, balances } = deriveInsights(reportOn(accounts, 730));
    for (const month of months) {
      const days = Number(month.endDate.slice(8)) - Number(month.startDate.slice(8)) + 1;
      expect(month.negativeDayCount).toBeGreaterThanOrEqual(0);
      expect(month.negativeDayCount).toBeLessThanOrEqual(days);
      if (month.startingCents === null || month.endingCents === null) continue;
      const net = (month.averageInflowCents - month.averageOutflowCents) * days;
      expect(month.endingCents - month.startingCents).toBe(Math.round(net));
    }
    const covered = months.reduce(
      (sum, { startDate, endDate }) => sum + Number(endDate.slice(8)) - Number(startDate.slice(8)) + 1,
      0,
    );
    expect(covered).toBe(balances.length + 1);
  });
});
