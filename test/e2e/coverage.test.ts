import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateAssetReportDocument, type TransactionFilterInput } from '../generated/graphql.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const FIGURES = `
  summary { count }
  transactions(first: 1) { totalCount }
  attributes {
    negativeRecord { countOdNsf amountOdNsf countNegativeHistoricalBalances amountNegativeHistoricalBalances }
    debtInsights { countLoanPayments }
    unusualAccountActivity { numOutlierTransactions }
    cashFlow { netCashFlow numTransactions }
    historicalBalances { avgHistoricalBalance }
    numUncategorizedTransactions
  }`;
const COVERAGE = `coverage {
  requestedFrom
  transactions { status firstDate lastDate }
  historicalBalances { status firstDate lastDate }
  insights owners investments transactionsWithoutCategory
}`;
const QUERY = `query ($token: String!, $fast: Boolean, $days: Int, $insights: Boolean) {
  assetReport(token: $token, fastReport: $fast, daysToInclude: $days, includeInsights: $insights) {
    status
    warnings { warningType warningCode accountIds }
    report { ${COVERAGE} ${FIGURES} items { accounts { type ${COVERAGE} ${FIGURES} } } }
  }
}`;

interface Result {
  readonly status: string;
  readonly warnings: readonly { readonly warningCode: string; readonly accountIds: readonly string[] }[];
  readonly report: Record<string, unknown> & { readonly items: readonly { readonly accounts: object[] }[] };
}

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startTestApp();
  const sample = app.sandbox.samples.accessTokens.find(({ borrower }) => borrower === 'user_self_employed');
  const { accessToken } = given(sample, 'an Item of user_self_employed');
  const { data } = await app.execute(CreateAssetReportDocument, {
    input: { accessTokens: [accessToken], daysRequested: 365, options: { addOns: ['FAST_ASSETS'] } },
  });
  token = given(data?.createAssetReport, 'a new report').assetReportToken;
  app.finishReports();
});
afterAll(() => app.stop());

async function read(variables: object = {}): Promise<Result> {
  const { data, errors } = await app.send({ query: QUERY, variables: { token, ...variables } });
  expect(errors).toEqual([]);
  return given((data as { assetReport?: Result }).assetReport, 'a result');
}

const figuresIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(figuresIn) : [value];
const figuresOf = ({ summary, transactions, attributes }: Record<string, unknown>) =>
  figuresIn({ summary, transactions, attributes });
const codesOf = ({ warnings }: Result) => warnings.map(({ warningCode }) => warningCode);

describe('a value computed from a report', () => {
  it('is null for a FAST report, with warnings about the missing parts', async () => {
    const full = await read();
    expect(full.warnings).toEqual([]);
    expect(full.report).toMatchObject({
      coverage: {
        requestedFrom: '2025-03-15',
        transactions: { status: 'PRESENT' },
        historicalBalances: { status: 'PRESENT', lastDate: '2026-03-14' },
        insights: 'PRESENT',
        owners: 'PRESENT',
        transactionsWithoutCategory: 0,
      },
      attributes: [{ negativeRecord: { countOdNsf: expect.any(Number) } }],
    });
    expect(figuresOf(full.report)).not.toContain(null);

    const fast = await read({ fast: true });
    expect(codesOf(fast)).toEqual(['TRANSACTIONS_UNAVAILABLE', 'HISTORICAL_BALANCES_UNAVAILABLE']);
    expect(fast.report).toMatchObject({
      coverage: {
        transactions: { status: 'ABSENT', firstDate: null, lastDate: null },
        historicalBalances: { status: 'ABSENT', firstDate: null, lastDate: null },
        insights: 'ABSENT',
        owners: 'PRESENT',
        transactionsWithoutCategory: null,
      },
    });
    for (const part of [fast.report, ...fast.report.items.flatMap(({ accounts }) => accounts)]) {
      expect(new Set(figuresOf(part as Record<string, unknown>))).toEqual(new Set([null]));
    }
  });

  it('is 0 for a filter that admits no account or no transaction, and null for an unknown account', async () => {
    const query = `query ($token: String!, $filter: TransactionFilterInput) {
      assetReport(token: $token) {
        report { summary(filter: $filter) { count } transactions(filter: $filter) { totalCount } }
      }
    }`;
    const filtered = async (filter: TransactionFilterInput) => {
      const { data } = await app.send({ query, variables: { token, filter } });
      return given(data as { assetReport: { report: unknown } }, 'data').assetReport.report;
    };
    const none = { summary: [], transactions: { totalCount: 0 } };
    expect(await filtered({ accountIds: [] })).toEqual(none);
    expect(await filtered({ transactionIds: [], accountIds: ['nowhere'] })).toEqual(none);
    const unknown = { summary: null, transactions: { totalCount: null } };
    expect(await filtered({ accountIds: ['nowhere'] })).toEqual(unknown);
    expect(await filtered({ transactionIds: ['nowhere'], accountIds: ['nowhere'] })).toEqual(unknown);
  });

  it('is null for 0 days, which exclude the history', async () => {
    const none = await read({ days: 0 });
    expect(codesOf(none)).toEqual(['TRANSACTIONS_UNAVAILABLE', 'HISTORICAL_BALANCES_UNAVAILABLE']);
    expect(new Set(figuresOf(none.report))).toEqual(new Set([null]));
  });

  it('is a number for a few days, and coverage has their range', async () => {
    const { report, warnings } = await read({ days: 7 });
    expect(warnings).toEqual([]);
    expect(report).toMatchObject({
      coverage: {
        requestedFrom: '2026-03-08',
        historicalBalances: { status: 'PRESENT', firstDate: '2026-03-08', lastDate: '2026-03-14' },
      },
      attributes: [{ cashFlow: { numTransactions: expect.any(Number) } }],
    });
  });

  it('by category is null with a warning without Insights, and the others are the same', async () => {
    const declined = await read({ insights: false });
    expect(codesOf(declined)).toEqual(['INSIGHTS_UNAVAILABLE']);
    expect(declined.report).toMatchObject({
      coverage: { insights: 'ABSENT', transactionsWithoutCategory: null },
      attributes: [
        {
          negativeRecord: { countOdNsf: null, countNegativeHistoricalBalances: expect.any(Number) },
          debtInsights: { countLoanPayments: null },
          cashFlow: { netCashFlow: expect.any(Number) },
          numUncategorizedTransactions: null,
        },
      ],
    });
  });
});
