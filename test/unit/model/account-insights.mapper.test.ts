import { describe, expect, it } from '@jest/globals';
import type { AccountInsights } from 'plaid';
import { mapAccountInsights } from '../../../src/model/account-insights.mapper.js';
import { Place } from '../../../src/model/reader.js';
import { pathsIn, withValue } from './paths.js';
import { insights } from './wire-report.js';

function mapped(wire: unknown) {
  return mapAccountInsights(wire as AccountInsights, Place.of('/asset_report/get'));
}

function pounds(amount: number) {
  return { amount, isoCurrencyCode: 'GBP', unofficialCurrencyCode: null };
}

describe('the insights of a UK or EU customer', () => {
  const category = { id: 'OVERDRAFT', transactionsCount: 2, ...pounds(70), monthlyAverage: pounds(35) };
  const indicators = {
    ...pounds(120),
    monthlyAverage: pounds(40),
    transactionsCount: 4,
    monthlySummaries: [{ startDate: '2026-02-01', endDate: '2026-02-28', totalAmount: pounds(60) }],
    daysSinceLastOccurrence: 11,
    percentageOfIncome: 2.5,
  };

  it('map all risk indicators', () => {
    expect(mapped(insights()).risk).toEqual({
      bankPenalties: { ...indicators, categoryDetails: [category] },
      gambling: { ...indicators, topMerchants: ['Example Casino'] },
      loanDisbursements: { ...indicators, categoryDetails: [category], topProviders: ['Example Loans'] },
      loanPayments: { ...indicators, categoryDetails: [category], topProviders: ['Sample Loans'] },
      negativeBalance: {
        daysSinceLastOccurrence: 0,
        daysWithNegativeBalance: 5,
        minimumBalance: pounds(-75.5),
        occurrences: [{ startDate: '2026-03-01', endDate: '2026-03-05', minimumBalance: pounds(-75.5) }],
      },
    });
  });

  it("map the borrower's spending and income", () => {
    const summary = {
      ...pounds(900),
      monthlyAverage: pounds(300),
      transactionsCount: 31,
      percentageOfIncome: -1,
      topCategories: [category],
    };
    expect(mapped(insights()).affordability).toEqual({
      expenditure: {
        cashFlow: { ...pounds(-300), monthlyAverage: pounds(-100) },
        totalExpenditure: summary,
        essentialExpenditure: summary,
        nonEssentialExpenditure: summary,
        other: summary,
        transfersOut: summary,
        outlierTransactions: { transactionsCount: 1, totalAmount: pounds(800), topCategories: [category] },
      },
      income: {
        totalIncome: pounds(5000),
        incomeExcludingTransfers: { ...pounds(4800), monthlyAverage: pounds(1600) },
        transfersIn: { ...pounds(200), monthlyAverage: pounds(66.67) },
      },
    });
  });

  it('count a null entry of a list, with all fields null', () => {
    const wire = withValue(insights(), ['risk', 'loan_payments', 'category_details'], [null, { id: 'X' }, 7]);
    const nothing = {
      id: null,
      transactionsCount: null,
      amount: null,
      isoCurrencyCode: null,
      unofficialCurrencyCode: null,
      monthlyAverage: null,
    };
    expect(mapped(wire).risk?.loanPayments?.categoryDetails).toEqual([
      nothing,
      { ...nothing, id: 'X' },
      nothing,
    ]);
  });

  it('map an empty list and a missing list differently', () => {
    const wire = { risk: { gambling: { top_merchants: [] }, loan_payments: {} } };
    expect(mapped(wire).risk?.gambling?.topMerchants).toEqual([]);
    expect(mapped(wire).risk?.loanPayments?.topProviders).toBeNull();
  });

  it.each([
    [2, 2],
    [2.9, null],
    [2 ** 31, null],
    ['2', null],
  ])('map the count %p to %p, because a count is an Int', (count, read) => {
    const summary = { transactions_count: count };
    const indicators = { ...summary, days_since_last_occurrence: count };
    const { risk, affordability } = mapped({
      risk: {
        gambling: indicators,
        loan_payments: { category_details: [summary] },
        negative_balance: { days_since_last_occurrence: count, days_with_negative_balance: count },
      },
      affordability: { expenditure: { other: summary, outlier_transactions: summary } },
    });
    expect(risk?.gambling).toMatchObject({ transactionsCount: read, daysSinceLastOccurrence: read });
    expect(risk?.loanPayments?.categoryDetails).toMatchObject([{ transactionsCount: read }]);
    expect(risk?.negativeBalance).toMatchObject({
      daysSinceLastOccurrence: read,
      daysWithNegativeBalance: read,
    });
    expect(affordability?.expenditure?.other).toMatchObject({ transactionsCount: read });
    expect(affordability?.expenditure?.outlierTransactions).toMatchObject({ transactionsCount: read });
  });

  it('never fail the report, for all values in them', () => {
    for (const path of pathsIn(insights())) {
      for (const oddity of [null, 'odd', 7.5, true, {}, [], [null]]) {
        expect(() => mapped(withValue(insights(), path, oddity))).not.toThrow();
      }
    }
  });
});
