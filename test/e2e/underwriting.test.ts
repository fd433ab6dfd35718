import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AssetsByOwnerDocument,
  IncomeStreamsDocument,
  UnderwritingDocument,
  type UnderwritingQueryVariables,
} from '../generated/graphql.js';
import { createCustomReport } from '../support/custom-report.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

/*
 * All numbers below are computed by hand from the files under test/custom-users, for reports of this day over 61 days: balances
 * from 2026-09-21 to 2026-11-20 and transactions from 2026-09-21 to the day itself.
 */
let app: TestApp;
let overdraft: string;
let loansAndFees: string;
let twoCurrencies: string;
let jointOwners: string;
beforeAll(async () => {
  app = await startTestApp({ SANDBOX_NOW: '2026-11-21T12:00:00Z' });
  [overdraft, loansAndFees, twoCurrencies, jointOwners] = await Promise.all([
    createCustomReport(app, 'overdraft', 61),
    createCustomReport(app, 'loans-and-fees', 61),
    createCustomReport(app, 'two-currencies', 61),
    createCustomReport(app, 'joint-owners', 61),
  ]);
});
afterAll(() => app.stop());

const THRESHOLD = { fixedAmount: 1000 };

async function ask(token: string, variables: Partial<UnderwritingQueryVariables> = {}) {
  return await app.execute(UnderwritingDocument, { token, threshold: THRESHOLD, days: 60, ...variables });
}

async function read(token: string, variables: Partial<UnderwritingQueryVariables> = {}) {
  const { data, errors } = await ask(token, variables);
  expect(errors).toEqual([]);
  const report = given(data?.assetReport?.report, 'a finished report');
  const accounts = report.items.flatMap((item) => item.accounts);
  return {
    report,
    of: (name: string) =>
      given(
        accounts.find((account) => account.name === name),
        name,
      ),
    idOf: (description: string) =>
      accounts
        .flatMap(({ allTransactions }) => allTransactions ?? [])
        .filter(({ originalDescription }) => originalDescription === description)
        .map(({ transactionId }) => transactionId)[0],
  };
}

describe('averageDailyBalance', () => {
  it('is the average over the days before the report, for the account and for the report', async () => {
    // 10-08 at -69.75, and 43 days at 230.25: 9,900.75 - 69.75 = 9,831.00 over 44 days.
    const { report, of } = await read(overdraft, { days: 44 });
    const account = of('Shoestring Checking');
    const expected = [
      {
        isoCurrencyCode: 'USD',
        unofficialCurrencyCode: null,
        amount: 223.4318181818182,
        startDate: '2026-10-08',
        endDate: '2026-11-20',
        daysCovered: 44,
        accountIds: [account.accountId],
      },
    ];
    expect(account.averageDailyBalance).toEqual(expected);
    expect(report.averageDailyBalance).toEqual(expected);
  });

  it('is null for a day more than the history has, and not the average of the days that are there', async () => {
    // 11,023.75 over 61 days: see the attributes of this report.
    expect((await read(overdraft, { days: 61 })).report.averageDailyBalance).toMatchObject([
      { amount: 180.7172131147541, daysCovered: 61 },
    ]);
    expect((await read(overdraft, { days: 62 })).report.averageDailyBalance).toMatchObject([
      { amount: null, startDate: '2026-09-20', daysCovered: 61 },
    ]);
  });

  it('is over 60 days when the days are omitted', async () => {
    expect((await read(overdraft, { days: undefined })).report.averageDailyBalance).toMatchObject([
      { startDate: '2026-09-22', daysCovered: 60 },
    ]);
  });

  it('has an entry for each currency', async () => {
    // The savings account has 250.75 on every day.
    const { report } = await read(twoCurrencies, { days: 30 });
    expect(report.averageDailyBalance).toMatchObject([
      { isoCurrencyCode: 'EUR', unofficialCurrencyCode: null },
      { isoCurrencyCode: null, unofficialCurrencyCode: 'USDC', amount: 250.75 },
    ]);
  });
});

describe('largeDeposits', () => {
  it('has the ids of the deposits, and of the withdrawal that a transfer between own accounts comes from', async () => {
    const { report, of, idOf } = await read(loansAndFees);
    expect(report.largeDeposits).toEqual([
      {
        isoCurrencyCode: 'USD',
        unofficialCurrencyCode: null,
        thresholdAmount: 1000,
        startDate: '2026-09-22',
        count: 2,
        totalAmount: -22000,
        deposits: [
          {
            transactionId: idOf('XFER FROM MAIN CHECKING'),
            accountId: of('Rainy Day').accountId,
            date: '2026-10-12',
            amount: -10000,
            originalDescription: 'XFER FROM MAIN CHECKING',
            ownTransferTransactionId: idOf('XFER TO RAINY DAY'),
          },
          {
            transactionId: idOf('MOONBEAM LOAN FUNDING'),
            accountId: of('Main Checking').accountId,
            date: '2026-10-09',
            amount: -12000,
            originalDescription: 'MOONBEAM LOAN FUNDING',
            ownTransferTransactionId: null,
          },
        ],
      },
    ]);
  });

  it('is 0 for an income of which the largest deposit is exactly half', async () => {
    expect(
      (await read(loansAndFees, { threshold: { qualifyingMonthlyIncome: 24_000 } })).report.largeDeposits,
    ).toMatchObject([{ thresholdAmount: 12_000, count: 0, totalAmount: 0, deposits: [] }]);
    expect(
      (await read(loansAndFees, { threshold: { qualifyingMonthlyIncome: 23_999.98 } })).report.largeDeposits,
    ).toMatchObject([{ thresholdAmount: 11_999.99, count: 1 }]);
  });

  it('says from which day on it searched, when the report is shorter than the period', async () => {
    expect((await read(loansAndFees, { days: 365 })).report.largeDeposits).toMatchObject([
      { startDate: '2026-09-21', count: 2 },
    ]);
  });

  it.each([
    ['no threshold', {}, 'must be given, or qualifyingMonthlyIncome instead, but not both'],
    [
      'two thresholds',
      { fixedAmount: 1, qualifyingMonthlyIncome: 1 },
      'must be given, or qualifyingMonthlyIncome instead, but not both',
    ],
    ['a negative amount', { fixedAmount: -1 }, 'must be 0 or more'],
    ['a negative income', { qualifyingMonthlyIncome: -1 }, 'must be 0 or more'],
  ])('is an error at its field for %s, and other fields are still there', async (_, threshold, message) => {
    const { data, errors } = await ask(loansAndFees, { threshold });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      path: ['assetReport', 'report', 'largeDeposits'],
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(errors[0]?.message).toContain(message);
    expect(data?.assetReport?.report?.largeDeposits).toBeNull();
    expect(data?.assetReport?.report?.averageDailyBalance).toHaveLength(1);
  });

  it('refuses an infinite threshold, which a literal can be', async () => {
    const { errors } = await app.send({
      query: `{ assetReport(token: "${loansAndFees}") { report { largeDeposits(threshold: { fixedAmount: 1e999 }) { count } } } }`,
    });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors[0]?.message).toContain('threshold.fixedAmount: must be a finite number');
  });

  it.each([0, 732])('refuses %d days', async (days) => {
    const { errors } = await ask(loansAndFees, { days });
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(errors[0]?.message).toContain('must be a whole number of days from 1 to 731');
  });
});

describe('incomeStreams of the sample borrowers', () => {
  async function streamsOf(borrower: string, includeInsights?: boolean) {
    const sample = app.sandbox.samples.relayTokens.find((token) => token.borrower === borrower);
    const { data, errors } = await app.execute(IncomeStreamsDocument, {
      token: given(sample, borrower).relayToken,
      includeInsights,
    });
    expect(errors).toEqual([]);
    const report = given(data?.relayToken?.assetReport?.report, 'a finished report');
    const transactions = report.items.flatMap(({ accounts }) =>
      accounts.flatMap(({ allTransactions }) => allTransactions ?? []),
    );
    return { streams: report.incomeStreams, transactions };
  }

  it('are the salary of user_salaried, with the ids of its deposits', async () => {
    const { streams, transactions } = await streamsOf('user_salaried');
    const payroll = transactions.filter(({ originalDescription }) =>
      originalDescription?.includes('PAYROLL'),
    );
    expect(streams).toMatchObject([
      {
        // From 2024-11-22 to 2026-11-20, every second Friday: 728 days are 52 gaps.
        payer: 'Foxglove Cartography',
        cadence: 'BIWEEKLY',
        status: 'ACTIVE',
        confidence: 'HIGH',
        paydayCount: 53,
        typicalAmount: -1985.2,
        totalAmount: -105_215.6,
        firstDate: '2024-11-22',
        lastDate: '2026-11-20',
        otherTransactionIds: [],
      },
    ]);
    const sorted = payroll.toSorted((one, other) => one.date.localeCompare(other.date));
    expect(streams?.[0]?.transactionIds).toEqual(sorted.map(({ transactionId }) => transactionId));
  });

  it('are two salaries of the couple user_wealthy, twice a month', async () => {
    expect((await streamsOf('user_wealthy')).streams).toMatchObject([
      { payer: 'Goldfinch Observatory', cadence: 'SEMIMONTHLY', confidence: 'HIGH', typicalAmount: -6845.12 },
      { payer: 'Bellwether Ballet', cadence: 'SEMIMONTHLY', confidence: 'HIGH', typicalAmount: -4023.77 },
    ]);
  });

  it('are the irregular customers of user_self_employed, without loans, cash and own transfers', async () => {
    const { streams } = await streamsOf('user_self_employed');
    expect(streams?.map(({ payer, cadence, confidence }) => [payer, cadence, confidence])).toEqual([
      ['BRAMBLEWAY FENCE', 'IRREGULAR', 'LOW'],
      ['FERRET JOBS PAYOUT FJ', 'IRREGULAR', 'LOW'],
    ]);
  });

  it('are null for user_sparse, whose transactions have no categories, and without Insights', async () => {
    expect((await streamsOf('user_sparse')).streams).toBeNull();
    expect((await streamsOf('user_salaried', false)).streams).toBeNull();
  });
});

describe('assets by owner, owners and age', () => {
  async function readOwners(token: string, asOf = '2026-12-01') {
    const { data, errors } = await app.execute(AssetsByOwnerDocument, { token, days: 44, asOf });
    expect(errors).toEqual([]);
    const report = given(data?.assetReport?.report, 'a finished report');
    return { ...report, accounts: report.items.flatMap(({ accounts }) => accounts) };
  }

  it('are the current balance and the average of the owner of an account', async () => {
    const { verifiedAssets, accounts } = await readOwners(overdraft);
    expect(verifiedAssets).toEqual([
      {
        isoCurrencyCode: 'USD',
        unofficialCurrencyCode: null,
        ownerNames: ['Percival Pennywise'],
        // 120.50 - 95 - 61.25 - 34 + 300; the coffee is still pending.
        current: 230.25,
        averageDailyBalance: 223.4318181818182,
        // 44 days before 11-21: 24 of October, and 20 of November.
        startDate: '2026-10-08',
        endDate: '2026-11-20',
        daysCovered: 44,
        accountIds: accounts.map(({ accountId }) => accountId),
      },
    ]);
  });

  it('are one entry for both owners of a joint account', async () => {
    const { verifiedAssets } = await readOwners(jointOwners);
    expect(verifiedAssets).toMatchObject([
      { ownerNames: ['Isolde Marrow', 'Tristan Van Der Peach'], current: 640.2, averageDailyBalance: 640.2 },
    ]);
  });

  it('have no match, and not a different one, for an applicant whom the lender did not name', async () => {
    const { ownerMatches, accounts } = await readOwners(jointOwners);
    expect(ownerMatches).toHaveLength(2);
    expect(ownerMatches[0]).toEqual({
      accountId: accounts[0]?.accountId,
      mask: accounts[0]?.mask,
      applicantName: null,
      ownerNames: ['Isolde Marrow', 'Tristan Van Der Peach'],
      match: null,
    });
  });

  it('count the days since the report, which is from 2026-11-21', async () => {
    expect((await readOwners(overdraft)).age).toEqual({ days: 10, bankDataDays: 10 });
    expect((await readOwners(overdraft, '2026-11-20')).age).toEqual({ days: null, bankDataDays: null });
  });
});
