import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PlaidClient } from '../../src/plaid/client.js';
import { item } from '../../src/plaid/endpoints/item.js';
import {
  CashflowInsightsDocument,
  CashflowReportDocument,
  RefreshCashflowReportDocument,
} from '../generated/graphql.js';
import { askDirectly } from '../support/plaid-client.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const PATH = '/cashflow_report/refresh';
const GET = '/cashflow_report/get';
const INSIGHTS = '/cashflow_report/insights/get';

let app: TestApp;
let plaid: PlaidClient;
beforeAll(async () => {
  app = await startTestApp({ UPSTREAM_CREATE_MS: '300' });
  plaid = askDirectly(app.sandbox);
});
afterAll(() => app.stop());
beforeEach(() => {
  app.sandbox.calls.reset();
  app.sandbox.faults.clear();
});

const accessToken = () => given(app.sandbox.samples.accessTokens[0], 'an Item of ours').accessToken;
const bakery = () =>
  given(
    app.sandbox.samples.accessTokens.find(({ borrower }) => borrower === 'user_small_business'),
    'an Item of a business',
  ).accessToken;

/** An Item without a report, because it was never refreshed. */
async function newItem(): Promise<string> {
  const { public_token } = await plaid.call(item.createSandboxPublicToken, {
    institution_id: 'ins_109508',
    initial_products: ['transactions'],
  });
  return (await plaid.call(item.exchangePublicToken, { public_token })).access_token;
}

describe('cashflowReport', () => {
  it('returns the accounts, the Item and the newest transactions with one call', async () => {
    const { data, errors } = await app.execute(CashflowReportDocument, { accessToken: bakery() });
    expect(errors).toEqual([]);
    const report = given(data?.cashflowReport, 'a report');
    expect(report).toMatchObject({
      requestId: expect.any(String),
      lastSuccessfulUpdateTime: expect.stringMatching(/^2026-03-15T12:/),
      item: { institutionName: 'First Platypus Bank', updateType: 'BACKGROUND', error: null },
      transactions: { totalCount: report.totalTransactions, pageInfo: { hasNextPage: true } },
    });
    expect(report.accounts.map(({ holderCategory }) => holderCategory)).toContain('BUSINESS');
    const { nodes } = given(report.transactions, 'transactions');
    expect(nodes).toHaveLength(50);
    const dates = nodes.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(app.sandbox.calls.counts()).toEqual({ [GET]: 1 });
  });

  it('has the direction, the counterparties and the category of a transaction', async () => {
    const { data } = await app.execute(CashflowReportDocument, { accessToken: bakery(), first: 500 });
    const { nodes } = given(data?.cashflowReport?.transactions, 'transactions');
    expect(nodes.filter(({ amount }) => (amount ?? 0) > 0).map(({ direction }) => direction)).not.toContain(
      'INFLOW',
    );
    expect(nodes.map(({ direction }) => direction)).toContain('INFLOW');
    expect(nodes.map(({ paymentChannel }) => paymentChannel)).toContain('IN_STORE');
    expect(nodes.flatMap(({ counterparties }) => counterparties.map(({ type }) => type))).toContain(
      'MERCHANT',
    );
    expect(nodes.map(({ personalFinanceCategory }) => personalFinanceCategory?.confidenceLevel)).toContain(
      'VERY_HIGH',
    );
  });

  it.each([[undefined], [null]])('requests 365 days and all accounts for %p', async (nothing) => {
    const absent = { daysRequested: nothing, accountIds: nothing };
    await app.execute(CashflowReportDocument, { accessToken: bakery(), ...absent });
    expect(app.sandbox.calls.lastBody(GET)).toEqual({
      access_token: bakery(),
      days_requested: 365,
      count: 500,
      cursor: '',
    });
  });

  it('has only the requested accounts and their transactions', async () => {
    const whole = await app.execute(CashflowReportDocument, { accessToken: bakery() });
    const [, savings] = given(whole.data?.cashflowReport, 'a report').accounts;
    const { accountId } = given(savings, 'a second account');
    const { data } = await app.execute(CashflowReportDocument, {
      accessToken: bakery(),
      accountIds: [accountId],
      first: 500,
    });
    const report = given(data?.cashflowReport, 'a report of one account');
    expect(report.accounts.map((account) => account.accountId)).toEqual([accountId]);
    const { nodes } = given(report.transactions, 'transactions');
    expect(new Set(nodes.map((node) => node.accountId))).toEqual(new Set([accountId]));
    expect(report.totalTransactions).toBeLessThan(whole.data?.cashflowReport?.totalTransactions ?? 0);
  });

  it("is null with Plaid's error when an account is not the Item's", async () => {
    const { data, errors } = await app.execute(CashflowReportDocument, {
      accessToken: bakery(),
      accountIds: ['no-account-of-theirs'],
    });
    expect(data).toEqual({ cashflowReport: null });
    // The null propagates to the whole report. The number of fields that report the error is undefined.
    expect(new Set(errors.map(({ path }) => path?.[0]))).toEqual(new Set(['cashflowReport']));
    expect(errors[0]?.extensions).toMatchObject({
      code: 'PLAID_ERROR',
      plaid: { errorType: 'INVALID_INPUT', errorCode: 'INVALID_ACCOUNT_ID' },
    });
  });

  it('refuses an empty list of accounts without a call, because it could mean none or all', async () => {
    const { errors } = await app.execute(CashflowReportDocument, { accessToken: bakery(), accountIds: [] });
    expect(errors.map(({ message, extensions }) => [extensions.code, message])).toEqual([
      [
        'BAD_USER_INPUT',
        'Bad input: accountIds: must contain an account id, or be omitted for all accounts, got an empty list',
      ],
    ]);
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('is an error until the Item has data', async () => {
    const token = await newItem();
    const before = await app.execute(CashflowReportDocument, { accessToken: token });
    expect(before.data).toEqual({ cashflowReport: null });
    expect(before.errors[0]?.extensions).toMatchObject({
      code: 'PLAID_ERROR',
      plaid: { errorType: 'ITEM_ERROR', errorCode: 'PRODUCT_NOT_READY' },
    });

    await app.execute(RefreshCashflowReportDocument, { input: { accessToken: token } });
    const after = await app.execute(CashflowReportDocument, { accessToken: token });
    expect(after.errors).toEqual([]);
    expect(after.data?.cashflowReport?.accounts.length).toBeGreaterThan(0);
  });
});

describe('cashflowInsights', () => {
  it('returns figures for the whole Item, per month and per day', async () => {
    const { data, errors } = await app.execute(CashflowInsightsDocument, { accessToken: bakery() });
    expect(errors).toEqual([]);
    const insights = given(data?.cashflowInsights, 'insights');
    const figures = given(insights.accountInsights, 'figures');
    const monthlySummaries = given(figures.monthlySummaries, 'months');
    const historicalBalances = given(figures.historicalBalances, 'balances');
    expect(insights.accounts.length).toBeGreaterThan(1);
    expect(monthlySummaries.length).toBeGreaterThan(12);
    expect(monthlySummaries[0]?.startingBalance).toBeNull();
    expect(monthlySummaries.at(-1)?.endingBalance).toBeNull();
    expect(monthlySummaries.map(({ totalRevenue }) => totalRevenue?.amount ?? 0).some((sum) => sum > 0)).toBe(
      true,
    );
    expect(historicalBalances[0]).toEqual({
      date: '2026-03-14',
      amount: expect.any(Number),
      isoCurrencyCode: 'USD',
    });
    expect(app.sandbox.calls.counts()).toEqual({ [INSIGHTS]: 1 });
  });

  it('fails without affecting the report', async () => {
    app.sandbox.faults.set(INSIGHTS, {
      kind: 'error',
      status: 400,
      errorType: 'ITEM_ERROR',
      errorCode: 'PRODUCT_NOT_READY',
    });
    const { data, errors } = await app.send({
      query: `query ($token: String!) {
        cashflowInsights(accessToken: $token) { requestId }
        cashflowReport(accessToken: $token) { totalTransactions }
      }`,
      variables: { token: bakery() },
    });
    expect(data).toEqual({
      cashflowInsights: null,
      cashflowReport: { totalTransactions: expect.any(Number) },
    });
    expect(errors.map(({ path }) => path)).toEqual([['cashflowInsights']]);
  });
});

describe('refreshCashflowReport', () => {
  it('sends 365 days when the client names none, because Plaid requires the field', async () => {
    const { data, errors } = await app.execute(RefreshCashflowReportDocument, {
      input: { accessToken: accessToken() },
    });
    expect(errors).toEqual([]);
    expect(data?.refreshCashflowReport?.requestId).not.toBe('');
    expect(app.sandbox.calls.lastBody(PATH)).toEqual({ access_token: accessToken(), days_requested: 365 });
  });

  it.each([1, 730])('accepts %i days', async (daysRequested) => {
    const { errors } = await app.execute(RefreshCashflowReportDocument, {
      input: { accessToken: accessToken(), daysRequested },
    });
    expect(errors).toEqual([]);
  });

  it.each([
    [0, 'a smaller number'],
    [731, 'a larger number'],
  ])('refuses %i days with name and limit, without a call', async (daysRequested, got) => {
    const { errors } = await app.execute(RefreshCashflowReportDocument, {
      input: { accessToken: accessToken(), daysRequested },
    });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.message).toBe(
      `Bad input: daysRequested: must be a whole number of days from 1 to 730, got ${got}`,
    );
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('has a longer timeout than calls that create something', async () => {
    app.sandbox.faults.set(PATH, { kind: 'delay', ms: 600, times: 1 });
    const { data, errors } = await app.execute(RefreshCashflowReportDocument, {
      input: { accessToken: accessToken() },
    });
    expect(errors).toEqual([]);
    expect(data?.refreshCashflowReport).not.toBeNull();
  });

  it("passes on Plaid's PRODUCTS_NOT_SUPPORTED for an Item of cards only at Capital One", async () => {
    const { public_token } = await plaid.call(item.createSandboxPublicToken, {
      institution_id: 'ins_128026',
      initial_products: ['transactions'],
      options: {
        override_username: 'user_custom',
        override_password: JSON.stringify({
          override_accounts: [{ type: 'credit', subtype: 'credit card' }],
        }),
      },
    });
    const { access_token } = await plaid.call(item.exchangePublicToken, { public_token });

    const { data, errors } = await app.execute(RefreshCashflowReportDocument, {
      input: { accessToken: access_token },
    });
    expect(data).toEqual({ refreshCashflowReport: null });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'PLAID_ERROR',
      retryable: false,
      plaid: { errorType: 'ITEM_ERROR', errorCode: 'PRODUCTS_NOT_SUPPORTED', requestId: expect.any(String) },
    });
  });
});
