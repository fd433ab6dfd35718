import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EveryAttributeFragment,
  ReportAttributesDocument,
  type ReportAttributesQueryVariables,
} from '../generated/graphql.js';
import { createCustomReport } from '../support/custom-report.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

/*
 * All numbers below are computed by hand from the files under test/custom-users, for reports of this day. A report
 * of 61 days has balances from 2026-09-21 to 2026-11-20 and transactions from 2026-09-21 to the day itself.
 */
const TODAY = '2026-11-21';

let app: TestApp;
let overdraft: string;
let loansAndFees: string;
let crossBorder: string;
let twoCurrencies: string;
beforeAll(async () => {
  app = await startTestApp({ SANDBOX_NOW: `${TODAY}T12:00:00Z` });
  [overdraft, loansAndFees, crossBorder, twoCurrencies] = await Promise.all([
    createCustomReport(app, 'overdraft', 61),
    createCustomReport(app, 'loans-and-fees', 61),
    createCustomReport(app, 'cross-border', 10),
    createCustomReport(app, 'two-currencies', 61),
  ]);
});
afterAll(() => app.stop());

async function read(token: string, options: Omit<ReportAttributesQueryVariables, 'token'> = {}) {
  const { data, errors } = await app.execute(ReportAttributesDocument, {
    token,
    includeInsights: true,
    ...options,
  });
  expect(errors).toEqual([]);
  const report = given(data?.assetReport?.report, 'a finished report');
  const accounts = new Map(
    report.items.flatMap(({ accounts }) => accounts).map(({ name, attributes }) => [name, attributes]),
  );
  return { report: given(report.attributes, 'attributes'), of: (name: string) => accounts.get(name) };
}

/** The same figures when a part that they read is missing. */
const unknown = <Figures extends object>(figures: Figures) =>
  Object.fromEntries(Object.keys(figures).map((name) => [name, null])) as { [Name in keyof Figures]: null };

/** @param days the newest first. */
const balancesOn = (current: number, ...days: string[]) => days.map((date) => ({ date, current }));

/** The figures of a kind of transaction that does not occur. */
const noOdNsf = {
  countOdNsf: 0,
  amountOdNsf: 0,
  minOdNsf: null,
  maxOdNsf: null,
  avgOdNsf: null,
  odNsfMonthlySummary: [],
  daysSinceOdNsf: null,
};
const neverNegative = {
  negativeHistoricalBalances: [],
  countNegativeHistoricalBalances: 0,
  amountNegativeHistoricalBalances: 0,
  lowestNegativeHistoricalBalance: null,
  averageNegativeHistoricalBalance: null,
  daysSinceNegativeHistoricalBalance: null,
};
const noDisbursements = {
  countLoanDisbursements: 0,
  amountLoanDisbursements: 0,
  minLoanDisbursements: null,
  maxLoanDisbursements: null,
  avgLoanDisbursement: null,
  loanDisbursementMonthlySummary: [],
  daysSinceLoanDisbursement: null,
};
const noPayments = {
  countLoanPayments: 0,
  amountLoanPayments: 0,
  minLoanPayments: null,
  maxLoanPayments: null,
  avgLoanPayment: null,
  loanPaymentMonthlySummary: [],
  daysSinceLoanPayment: null,
};
const noCashFlow = {
  numInflows: 0,
  totalInflowsAmount: 0,
  inflowsMonthlySummary: [],
  numOutflows: 0,
  totalOutflowsAmount: 0,
  outflowsMonthlySummary: [],
  numTransactions: 0,
  netCashFlow: 0,
  cashFlowMonthlySummary: [],
};

describe('overdraft.json: one account, one fee, one cash advance', () => {
  const expected: EveryAttributeFragment = {
    isoCurrencyCode: 'USD',
    unofficialCurrencyCode: null,
    negativeRecord: {
      // OVERDRAFT FEE of 34 on 10-05; from there to 11-21: 26 days of October and 21 of November.
      countOdNsf: 1,
      amountOdNsf: 34,
      minOdNsf: 34,
      maxOdNsf: 34,
      avgOdNsf: 34,
      odNsfMonthlySummary: [{ month: '2026-10', amount: 34 }],
      daysSinceOdNsf: 47,
      // 120.50 - 95 - 61.25 - 34 = -69.75 from 10-05 until 300 came in on 10-09: 4 days; the last, 10-08, is 44 days ago.
      negativeHistoricalBalances: balancesOn(-69.75, '2026-10-08', '2026-10-07', '2026-10-06', '2026-10-05'),
      countNegativeHistoricalBalances: 4,
      amountNegativeHistoricalBalances: -279,
      lowestNegativeHistoricalBalance: -69.75,
      averageNegativeHistoricalBalance: -69.75,
      daysSinceNegativeHistoricalBalance: 44,
    },
    debtInsights: {
      // CASH ADVANCE of 300 on 10-09, 43 days ago.
      countLoanDisbursements: 1,
      amountLoanDisbursements: -300,
      minLoanDisbursements: -300,
      maxLoanDisbursements: -300,
      avgLoanDisbursement: -300,
      loanDisbursementMonthlySummary: [{ month: '2026-10', amount: -300 }],
      daysSinceLoanDisbursement: 43,
      ...noPayments,
    },
    unusualAccountActivity: { numOutlierTransactions: 0 },
    cashFlow: {
      numInflows: 1,
      totalInflowsAmount: -300,
      inflowsMonthlySummary: [{ month: '2026-10', amount: -300 }],
      // 95 + 61.25 + 34 = 190.25 in October; 18.75 in November, still pending.
      numOutflows: 4,
      totalOutflowsAmount: 209,
      outflowsMonthlySummary: [
        { month: '2026-10', amount: 190.25 },
        { month: '2026-11', amount: 18.75 },
      ],
      numTransactions: 5,
      netCashFlow: -91,
      cashFlowMonthlySummary: [
        { month: '2026-10', amount: -109.75 },
        { month: '2026-11', amount: 18.75 },
      ],
    },
    historicalBalances: {
      // 11 days at 120.50, 3 at 25.50, 4 at -69.75, 43 at 230.25:
      // 1,325.50 + 76.50 - 279 + 9,900.75 = 11,023.75 over 61 days.
      avgHistoricalBalance: 180.7172131147541,
      minHistoricalBalance: -69.75,
      maxHistoricalBalance: 230.25,
    },
  };

  it('returns all attributes of the account', async () => {
    expect((await read(overdraft)).of('Shoestring Checking')).toEqual([expected]);
  });

  it('returns the same for the report, which has no other account', async () => {
    expect((await read(overdraft)).report).toEqual([expected]);
  });
});

describe('loans-and-fees.json: checking, savings and a card', () => {
  const odNsf = {
    // 35.00 and 34.99 in October, 36.01 and, still pending, 40.00 in November: 69.99 + 76.01 = 146.00, a quarter is 36.50.
    // The pending one happened on 11-20, yesterday.
    countOdNsf: 4,
    amountOdNsf: 146,
    minOdNsf: 34.99,
    maxOdNsf: 40,
    avgOdNsf: 36.5,
    odNsfMonthlySummary: [
      { month: '2026-10', amount: 69.99 },
      { month: '2026-11', amount: 76.01 },
    ],
    daysSinceOdNsf: 1,
  };
  const debtInsights = {
    // -12,000 on 10-09 and -300.20 on 10-20, 32 days ago. The loan of 09-01 is older than the report reaches back.
    countLoanDisbursements: 2,
    amountLoanDisbursements: -12_300.2,
    minLoanDisbursements: -300.2,
    maxLoanDisbursements: -12_000,
    avgLoanDisbursement: -6_150.1,
    loanDisbursementMonthlySummary: [{ month: '2026-10', amount: -12_300.2 }],
    daysSinceLoanDisbursement: 32,
    // 200.10 twice and 250 to the card on 11-03, 18 days ago: 650.20, a third is 216.733...
    countLoanPayments: 3,
    amountLoanPayments: 650.2,
    minLoanPayments: 200.1,
    maxLoanPayments: 250,
    avgLoanPayment: 216.73333333333332,
    loanPaymentMonthlySummary: [
      { month: '2026-09', amount: 200.1 },
      { month: '2026-10', amount: 200.1 },
      { month: '2026-11', amount: 250 },
    ],
    daysSinceLoanPayment: 18,
  };

  it('returns all attributes of the checking account', async () => {
    const expected: EveryAttributeFragment = {
      isoCurrencyCode: 'USD',
      unofficialCurrencyCode: null,
      negativeRecord: {
        ...odNsf,
        // 3 days at -45.10 and 4 at -80.09, until 10-08: -135.30 - 320.36 = -455.66 over 7 days.
        negativeHistoricalBalances: [
          ...balancesOn(-80.09, '2026-10-08', '2026-10-07', '2026-10-06', '2026-10-05'),
          ...balancesOn(-45.1, '2026-10-04', '2026-10-03', '2026-10-02'),
        ],
        countNegativeHistoricalBalances: 7,
        amountNegativeHistoricalBalances: -455.66,
        lowestNegativeHistoricalBalance: -80.09,
        averageNegativeHistoricalBalance: -65.09428571428572,
        daysSinceNegativeHistoricalBalance: 44,
      },
      debtInsights,
      // The 12,000; a transfer of just 10,000 is none.
      unusualAccountActivity: { numOutlierTransactions: 1 },
      cashFlow: {
        numInflows: 2,
        totalInflowsAmount: -12_300.2,
        inflowsMonthlySummary: [{ month: '2026-10', amount: -12_300.2 }],
        // 200.10; 1,310 + 35 + 34.99 + 10,000 + 200.10 = 11,580.09; 250 + 36.01 + 20 + 40 = 346.01.
        numOutflows: 10,
        totalOutflowsAmount: 12_126.2,
        outflowsMonthlySummary: [
          { month: '2026-09', amount: 200.1 },
          { month: '2026-10', amount: 11_580.09 },
          { month: '2026-11', amount: 346.01 },
        ],
        numTransactions: 12,
        // 12,126.20 - 12,300.20, and for October 11,580.09 - 12,300.20.
        netCashFlow: -174,
        cashFlowMonthlySummary: [
          { month: '2026-09', amount: 200.1 },
          { month: '2026-10', amount: -720.11 },
          { month: '2026-11', amount: 346.01 },
        ],
      },
      historicalBalances: {
        // 4 days at 1,500.00 = 6,000.00; 7 at 1,299.90 = 9,099.30; -455.66 as above; 3 at 11,919.91 = 35,759.73;
        // 8 at 1,919.91 = 15,359.28; 5 at 2,220.11 = 11,100.55; 9 at 2,020.01 = 18,180.09; 7 at 1,770.01 = 12,390.07;
        // 11 at 1,734.00 = 19,074.00: 126,507.36 over 61 days.
        avgHistoricalBalance: 2_073.8911475409836,
        minHistoricalBalance: -80.09,
        maxHistoricalBalance: 11_919.91,
      },
    };
    expect((await read(loansAndFees)).of('Main Checking')).toEqual([expected]);
  });

  it('returns all attributes of an account without fees and loans: zeros, or null where zero would be wrong', async () => {
    const expected: EveryAttributeFragment = {
      isoCurrencyCode: 'USD',
      unofficialCurrencyCode: null,
      // Its two transactions have categories, so figures without matches are zero and not null.
      negativeRecord: { ...noOdNsf, ...neverNegative },
      debtInsights: { ...noDisbursements, ...noPayments },
      unusualAccountActivity: { numOutlierTransactions: 0 },
      cashFlow: {
        ...noCashFlow,
        numInflows: 2,
        totalInflowsAmount: -10_005.05,
        inflowsMonthlySummary: [{ month: '2026-10', amount: -10_005.05 }],
        numTransactions: 2,
        netCashFlow: -10_005.05,
        cashFlowMonthlySummary: [{ month: '2026-10', amount: -10_005.05 }],
      },
      historicalBalances: {
        // 12 days at 60 = 720.00; 9 at 65.05 = 585.45; 40 at 10,065.05 = 402,602.00: 403,907.45 over 61 days.
        avgHistoricalBalance: 6_621.433606557377,
        minHistoricalBalance: 60,
        maxHistoricalBalance: 10_065.05,
      },
    };
    expect((await read(loansAndFees)).of('Rainy Day')).toEqual([expected]);
  });

  it('returns all attributes of a card, whose balances are debts', async () => {
    const expected: EveryAttributeFragment = {
      isoCurrencyCode: 'USD',
      unofficialCurrencyCode: null,
      negativeRecord: {
        countOdNsf: 1,
        amountOdNsf: 29,
        minOdNsf: 29,
        maxOdNsf: 29,
        avgOdNsf: 29,
        odNsfMonthlySummary: [{ month: '2026-10', amount: 29 }],
        // Since 10-04.
        daysSinceOdNsf: 48,
        ...neverNegative,
      },
      debtInsights: {
        ...noDisbursements,
        countLoanPayments: 1,
        amountLoanPayments: 120,
        minLoanPayments: 120,
        maxLoanPayments: 120,
        avgLoanPayment: 120,
        loanPaymentMonthlySummary: [{ month: '2026-10', amount: 120 }],
        // Since 10-15.
        daysSinceLoanPayment: 37,
      },
      unusualAccountActivity: { numOutlierTransactions: 1 },
      cashFlow: {
        numInflows: 1,
        totalInflowsAmount: -250,
        inflowsMonthlySummary: [{ month: '2026-11', amount: -250 }],
        // 29 + 120, and the piano.
        numOutflows: 3,
        totalOutflowsAmount: 15_149,
        outflowsMonthlySummary: [
          { month: '2026-10', amount: 149 },
          { month: '2026-11', amount: 15_000 },
        ],
        numTransactions: 4,
        netCashFlow: 14_899,
        cashFlowMonthlySummary: [
          { month: '2026-10', amount: 149 },
          { month: '2026-11', amount: 14_750 },
        ],
      },
      historicalBalances: {
        // 13 days at 500 = 6,500; 11 at 529 = 5,819; 17 at 649 = 11,033; 2 at 15,649 = 31,298; 18 at 15,399 = 277,182:
        // 331,832 over 61 days.
        avgHistoricalBalance: 5_439.868852459016,
        minHistoricalBalance: 500,
        maxHistoricalBalance: 15_649,
      },
    };
    expect((await read(loansAndFees)).of('Plum Card')).toEqual([expected]);
  });

  it('covers depository accounts of the report, and all accounts in its cash flow', async () => {
    const expected: EveryAttributeFragment = {
      isoCurrencyCode: 'USD',
      unofficialCurrencyCode: null,
      negativeRecord: {
        // The fee of 29 on the card is not among them.
        ...odNsf,
        // Checking and savings together: -45.10 + 60.00 = 14.90 and -45.10 + 65.05 = 19.95 are not below zero;
        // -80.09 + 65.05 = -15.04 is, for the 4 days until 10-08.
        negativeHistoricalBalances: balancesOn(
          -15.04,
          '2026-10-08',
          '2026-10-07',
          '2026-10-06',
          '2026-10-05',
        ),
        countNegativeHistoricalBalances: 4,
        amountNegativeHistoricalBalances: -60.16,
        lowestNegativeHistoricalBalance: -15.04,
        averageNegativeHistoricalBalance: -15.04,
        daysSinceNegativeHistoricalBalance: 44,
      },
      // The payment of 120 from the card is not among them.
      debtInsights,
      // Nor is the piano.
      unusualAccountActivity: { numOutlierTransactions: 1 },
      cashFlow: {
        // 2 + 2 + 1: -12,300.20 - 10,005.05 - 250.
        numInflows: 5,
        totalInflowsAmount: -22_555.25,
        inflowsMonthlySummary: [
          { month: '2026-10', amount: -22_305.25 },
          { month: '2026-11', amount: -250 },
        ],
        // 10 + 0 + 3: 12,126.20 + 15,149; October 11,580.09 + 149, November 346.01 + 15,000.
        numOutflows: 13,
        totalOutflowsAmount: 27_275.2,
        outflowsMonthlySummary: [
          { month: '2026-09', amount: 200.1 },
          { month: '2026-10', amount: 11_729.09 },
          { month: '2026-11', amount: 15_346.01 },
        ],
        numTransactions: 18,
        netCashFlow: 4_719.95,
        cashFlowMonthlySummary: [
          { month: '2026-09', amount: 200.1 },
          { month: '2026-10', amount: -10_576.16 },
          { month: '2026-11', amount: 15_096.01 },
        ],
      },
      historicalBalances: {
        // 126,507.36 + 403,907.45 = 530,414.81 over 61 days; the highest 2,220.11 + 10,065.05.
        avgHistoricalBalance: 8_695.324754098361,
        minHistoricalBalance: -15.04,
        maxHistoricalBalance: 12_285.16,
      },
    };
    expect((await read(loansAndFees)).report).toEqual([expected]);
  });
});

describe('cross-border.json: the same borrower in two currencies', () => {
  const dollars: EveryAttributeFragment = {
    isoCurrencyCode: 'USD',
    unofficialCurrencyCode: null,
    negativeRecord: {
      countOdNsf: 1,
      amountOdNsf: 30,
      minOdNsf: 30,
      maxOdNsf: 30,
      avgOdNsf: 30,
      odNsfMonthlySummary: [{ month: '2026-11', amount: 30 }],
      daysSinceOdNsf: 7,
      // -10.10 for a day, -40.10 for two, until 11-15.
      negativeHistoricalBalances: [
        ...balancesOn(-40.1, '2026-11-15', '2026-11-14'),
        ...balancesOn(-10.1, '2026-11-13'),
      ],
      countNegativeHistoricalBalances: 3,
      amountNegativeHistoricalBalances: -90.3,
      lowestNegativeHistoricalBalance: -40.1,
      averageNegativeHistoricalBalance: -30.1,
      daysSinceNegativeHistoricalBalance: 6,
    },
    debtInsights: { ...noDisbursements, ...noPayments },
    unusualAccountActivity: { numOutlierTransactions: 0 },
    cashFlow: {
      numInflows: 1,
      totalInflowsAmount: -100.2,
      inflowsMonthlySummary: [{ month: '2026-11', amount: -100.2 }],
      numOutflows: 2,
      totalOutflowsAmount: 90.1,
      outflowsMonthlySummary: [{ month: '2026-11', amount: 90.1 }],
      numTransactions: 3,
      netCashFlow: -10.1,
      cashFlowMonthlySummary: [{ month: '2026-11', amount: -10.1 }],
    },
    historicalBalances: {
      // 2 days at 50, 1 at -10.10, 2 at -40.10, 5 at 60.10: 100 - 10.10 - 80.20 + 300.50 = 310.20 over 10 days.
      avgHistoricalBalance: 31.02,
      minHistoricalBalance: -40.1,
      maxHistoricalBalance: 60.1,
    },
  };
  const canadian: EveryAttributeFragment = {
    isoCurrencyCode: 'CAD',
    unofficialCurrencyCode: null,
    negativeRecord: {
      countOdNsf: 1,
      amountOdNsf: 45,
      minOdNsf: 45,
      maxOdNsf: 45,
      avgOdNsf: 45,
      odNsfMonthlySummary: [{ month: '2026-11', amount: 45 }],
      daysSinceOdNsf: 7,
      // -25 for 4 days, until 11-17.
      negativeHistoricalBalances: balancesOn(-25, '2026-11-17', '2026-11-16', '2026-11-15', '2026-11-14'),
      countNegativeHistoricalBalances: 4,
      amountNegativeHistoricalBalances: -100,
      lowestNegativeHistoricalBalance: -25,
      averageNegativeHistoricalBalance: -25,
      daysSinceNegativeHistoricalBalance: 4,
    },
    debtInsights: {
      countLoanDisbursements: 1,
      amountLoanDisbursements: -125.5,
      minLoanDisbursements: -125.5,
      maxLoanDisbursements: -125.5,
      avgLoanDisbursement: -125.5,
      loanDisbursementMonthlySummary: [{ month: '2026-11', amount: -125.5 }],
      daysSinceLoanDisbursement: 3,
      ...noPayments,
    },
    unusualAccountActivity: { numOutlierTransactions: 0 },
    cashFlow: {
      numInflows: 1,
      totalInflowsAmount: -125.5,
      inflowsMonthlySummary: [{ month: '2026-11', amount: -125.5 }],
      numOutflows: 1,
      totalOutflowsAmount: 45,
      outflowsMonthlySummary: [{ month: '2026-11', amount: 45 }],
      numTransactions: 2,
      netCashFlow: -80.5,
      cashFlowMonthlySummary: [{ month: '2026-11', amount: -80.5 }],
    },
    historicalBalances: {
      // 3 days at 20, 4 at -25, 3 at 100.50: 60 - 100 + 301.50 = 261.50 over 10 days.
      avgHistoricalBalance: 26.15,
      minHistoricalBalance: -25,
      maxHistoricalBalance: 100.5,
    },
  };

  it('has one entry per currency for the report, and adds neither money nor counts across currencies', async () => {
    const { report, of } = await read(crossBorder);
    expect(of('South of the Border')).toEqual([dollars]);
    expect(of('North of the Border')).toEqual([canadian]);
    expect(report).toEqual([canadian, dollars]);
  });

  it('counts outliers with a threshold that the client can lower', async () => {
    const outliers = (entries: readonly EveryAttributeFragment[]) =>
      entries.map(({ unusualAccountActivity }) => unusualAccountActivity.numOutlierTransactions);
    // 125.50 of 45 and 125.50; 60.10 and 100.20 of 60.10, 30 and 100.20.
    expect(outliers((await read(crossBorder, { outlierThreshold: 45 })).report)).toEqual([1, 2]);
    expect(outliers((await read(crossBorder, { outlierThreshold: 0 })).report)).toEqual([2, 3]);
  });
});

describe('two-currencies.json: euros, a currency that ISO 4217 does not list, and a loan', () => {
  const nothing = {
    negativeRecord: { ...noOdNsf, ...neverNegative },
    debtInsights: { ...noDisbursements, ...noPayments },
    unusualAccountActivity: { numOutlierTransactions: 0 },
    cashFlow: noCashFlow,
  };
  const noHistory = { avgHistoricalBalance: null, minHistoricalBalance: null, maxHistoricalBalance: null };
  const constant = {
    avgHistoricalBalance: 250.75,
    minHistoricalBalance: 250.75,
    maxHistoricalBalance: 250.75,
  };

  it('returns all attributes in each, currencies of ISO 4217 first', async () => {
    const expected: EveryAttributeFragment[] = [
      {
        ...nothing,
        isoCurrencyCode: 'EUR',
        unofficialCurrencyCode: null,
        cashFlow: {
          ...noCashFlow,
          // 2,100.40 on the last day of September and of October; the 42.10 of 09-15 are too long ago.
          numInflows: 2,
          totalInflowsAmount: -4_200.8,
          inflowsMonthlySummary: [
            { month: '2026-09', amount: -2_100.4 },
            { month: '2026-10', amount: -2_100.4 },
          ],
          numTransactions: 2,
          netCashFlow: -4_200.8,
          cashFlowMonthlySummary: [
            { month: '2026-09', amount: -2_100.4 },
            { month: '2026-10', amount: -2_100.4 },
          ],
        },
        historicalBalances: {
          // 1,000 - 42.10 and 22 incomes of 2,100.40 are 47,166.70, for 9 days = 424,500.30; then 31 at 49,267.10 =
          // 1,527,280.10 and 21 at 51,367.50 = 1,078,717.50: 3,030,497.90 over 61 days.
          avgHistoricalBalance: 49_680.29344262295,
          minHistoricalBalance: 47_166.7,
          maxHistoricalBalance: 51_367.5,
        },
      },
      // The student loan has no transactions and no history, so it is unknown whether there were fees in dollars.
      {
        isoCurrencyCode: 'USD',
        unofficialCurrencyCode: null,
        negativeRecord: unknown({ ...noOdNsf, ...neverNegative }),
        debtInsights: unknown({ ...noDisbursements, ...noPayments }),
        unusualAccountActivity: { numOutlierTransactions: null },
        cashFlow: unknown(noCashFlow),
        historicalBalances: noHistory,
      },
      { ...nothing, isoCurrencyCode: null, unofficialCurrencyCode: 'USDC', historicalBalances: constant },
    ];
    expect((await read(twoCurrencies)).report).toEqual(expected);
  });
});

describe('without Insights', () => {
  it('attributes that need categories are null, and the others are the same', async () => {
    const [rich] = (await read(loansAndFees)).report;
    const [plain] = (await read(loansAndFees, { includeInsights: false })).report;
    expect(plain).toEqual({
      ...rich,
      negativeRecord: { ...rich?.negativeRecord, ...unknown(noOdNsf) },
      debtInsights: unknown({ ...noDisbursements, ...noPayments }),
    });
  });
});

describe('asOf', () => {
  const ages = ([entry]: readonly EveryAttributeFragment[]) => [
    entry?.negativeRecord.daysSinceOdNsf,
    entry?.negativeRecord.daysSinceNegativeHistoricalBalance,
    entry?.debtInsights.daysSinceLoanDisbursement,
    entry?.debtInsights.daysSinceLoanPayment,
  ];
  const withoutAges = ([entry]: readonly EveryAttributeFragment[]) => ({
    ...entry,
    negativeRecord: {
      ...entry?.negativeRecord,
      daysSinceOdNsf: null,
      daysSinceNegativeHistoricalBalance: null,
    },
    debtInsights: { ...entry?.debtInsights, daysSinceLoanDisbursement: null, daysSinceLoanPayment: null },
  });

  it.each([
    [TODAY, [1, 44, 32, 18]],
    ['2026-12-21', [31, 74, 62, 48]],
    // Before it: a fee on 10-05, a day below zero on 10-08, a loan on 10-20, a payment on that day itself.
    ['2026-11-03', [29, 26, 14, 0]],
    ['2026-09-21', [null, null, null, null]],
  ])('%s changes only figures in days', async (asOf, expected) => {
    const { report } = await read(loansAndFees);
    const moved = (await read(loansAndFees, { asOf })).report;
    expect(ages(moved)).toEqual(expected);
    expect(withoutAges(moved)).toEqual(withoutAges(report));
  });

  it('is refused at its field for an invalid day or a negative threshold', async () => {
    const ask = (argument: string) =>
      app.send({
        query: `{ assetReport(token: "${overdraft}") { report { assetReportId items { accounts { name attributes(${argument}) { isoCurrencyCode } } } } } }`,
      });
    const noDay = await ask('asOf: "2026-02-30"');
    expect(noDay.errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');

    const { data, errors } = await ask('outlierThreshold: -1');
    expect(data).toMatchObject({
      assetReport: { report: { items: [{ accounts: [{ name: 'Shoestring Checking', attributes: null }] }] } },
    });
    expect(errors).toMatchObject([
      {
        message: 'Bad input: outlierThreshold: must be 0 or more, got a smaller number',
        path: ['assetReport', 'report', 'items', 0, 'accounts', 0, 'attributes'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it('defaults to the day of the report: the numbers are the same 40 days later', async () => {
    const before = await read(loansAndFees);
    app.sandbox.clock.advance(40 * 86_400_000);
    const after = await read(loansAndFees);
    expect(after.report).toEqual(before.report);
    expect(after.of('Main Checking')).toEqual(before.of('Main Checking'));
  });
});
