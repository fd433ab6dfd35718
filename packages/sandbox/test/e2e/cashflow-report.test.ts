import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CashflowReportTransaction, PlaidApi } from 'plaid';
import { given } from '../../../../test/support/given.js';
import { errorOf, getReport, invalidField, link, sdk } from '../../../../test/support/plaid-sdk.js';
import { type Sandbox, startSandbox } from '../../src/server.js';

const options = {
  seed: 'cashflow',
  now: new Date('2026-03-02T10:00:00Z'),
  reportDelayMs: 60_000,
  cashflowDelayMs: 0,
};

let sandbox: Sandbox;
let ours: PlaidApi;
beforeAll(async () => {
  sandbox = await startSandbox(options);
  ours = sdk(sandbox, sandbox.clients.ours);
});
afterAll(() => sandbox.stop());

const bakery = () =>
  given(
    sandbox.samples.accessTokens.find(({ borrower }) => borrower === 'user_small_business'),
    'the bakery among the samples',
  ).accessToken;

async function refreshed(username: string, days_requested: number): Promise<string> {
  const access_token = await link(ours, { username });
  await ours.cashflowReportRefresh({ access_token, days_requested });
  return access_token;
}

const getPage = async (access_token: string, request: { count?: number; cursor?: string } = {}) =>
  (await ours.cashflowReportTransactionsGet({ access_token, ...request })).data;

/** Reads all pages as Plaid documents it: from the cursor "", while `has_more` is true. */
async function walk(access_token: string, count?: number) {
  const pages = [];
  let cursor = '';
  let hasMore = true;
  while (hasMore) {
    const page = await getPage(access_token, { cursor, ...(count !== undefined && { count }) });
    pages.push(page);
    cursor = page.next_cursor;
    hasMore = page.has_more;
  }
  return pages;
}

const ids = (transactions: readonly CashflowReportTransaction[]) =>
  transactions.map(({ transaction_id }) => transaction_id);

describe('a Cashflow Report', () => {
  it('is not ready before the first refresh', async () => {
    const access_token = await link(ours);
    const notReady = { status: 400, code: 'ITEM_ERROR/PRODUCT_NOT_READY' };
    const get = () => ours.cashflowReportGet({ access_token, days_requested: 30 });
    expect(await errorOf(get())).toMatchObject(notReady);
    expect(await errorOf(getPage(access_token))).toMatchObject(notReady);
    expect(await errorOf(ours.cashflowReportInsightsGet({ access_token }))).toMatchObject(notReady);
    await ours.cashflowReportRefresh({ access_token, days_requested: 30 });
    expect((await get()).data.transactions.length).toBeGreaterThan(0);
  });

  it('has the time of the last refresh, only in get', async () => {
    const access_token = await refreshed('user_salaried', 30);
    const get = async () => (await ours.cashflowReportGet({ access_token, days_requested: 30 })).data;
    const first = (await get()).last_successful_update_time;
    expect(first).toMatch(/^2026-03-02T\d\d:\d\d:\d\dZ$/);
    sandbox.clock.advance(3_600_000);
    expect((await get()).last_successful_update_time).toBe(first);
    await ours.cashflowReportRefresh({ access_token, days_requested: 30 });
    const later = Date.parse((await get()).last_successful_update_time);
    expect(later - Date.parse(first)).toBeGreaterThanOrEqual(3_600_000);
    expect(await getPage(access_token)).not.toHaveProperty('last_successful_update_time');
  });

  it('has the Item, and accounts with owners and holder categories', async () => {
    const page = await getPage(bakery());
    expect(page.item).toMatchObject({
      institution_id: 'ins_109508',
      institution_name: 'First Platypus Bank',
      billed_products: ['assets'],
      error: null,
      consent_expiration_time: null,
      update_type: 'background',
      webhook: null,
    });
    expect(page.item.available_products).not.toContain('assets');
    expect(page.accounts.map(({ mask, type, holder_category }) => [mask, type, holder_category])).toEqual([
      ['5150', 'depository', 'business'],
      ['5168', 'depository', 'business'],
      ['8840', 'credit', 'business'],
      ['9907', 'loan', 'business'],
    ]);
    for (const { owners, balances } of page.accounts) {
      expect(owners?.[0]?.names).toEqual(['Pattypan Bakery LLC']);
      expect(balances).not.toHaveProperty('margin_loan_amount');
    }
  });

  it('has the requested days, but no more than the refresh', async () => {
    const access_token = await refreshed('user_salaried', 60);
    const total = async (days_requested: number) =>
      (await ours.cashflowReportGet({ access_token, days_requested })).data.total_transactions;
    const { data: week } = await ours.cashflowReportGet({ access_token, days_requested: 7 });
    expect(week.total_transactions).toBe(week.transactions.length);
    for (const { date } of week.transactions) expect(date >= '2026-02-23').toBe(true);
    expect(await total(30)).toBeGreaterThan(week.total_transactions);
    expect(await total(60)).toBeGreaterThan(await total(30));
    expect(await total(730)).toBe(await total(60));
    expect((await getPage(access_token)).total_transactions).toBe(await total(60));
  });
});

describe('the pages of a Cashflow Report', () => {
  it('contain all transactions of the Asset Report, newest first', async () => {
    const pages = await walk(bakery());
    const walked = pages.flatMap(({ transactions }) => transactions);
    expect(walked.length).toBeGreaterThan(1_200);
    expect(pages.map(({ transactions }) => transactions.length).slice(0, -1)).toEqual(
      Array(Math.ceil(walked.length / 100) - 1).fill(100),
    );
    expect(new Set(pages.map(({ total_transactions }) => total_transactions))).toEqual(
      new Set([walked.length]),
    );

    const { assetReportToken } = given(sandbox.samples.assetReports[2], 'the report of the bakery');
    const { report } = await getReport(ours, assetReportToken);
    const expected = report.items.flatMap(({ accounts }) =>
      accounts.flatMap(({ transactions }) => transactions),
    );
    expect(ids(walked).toSorted()).toEqual(expected.map(({ transaction_id }) => transaction_id).toSorted());
    const dates = walked.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().reverse());
  });

  it('have the same order for every page size', async () => {
    const whole = async (count?: number) =>
      ids((await walk(bakery(), count)).flatMap(({ transactions }) => transactions));
    expect(await whole(500)).toEqual(await whole());
    expect(await whole(23)).toEqual(await whole());
  });

  it('continue after the page before, also after a refresh', async () => {
    const access_token = await refreshed('user_salaried', 730);
    const { next_cursor: cursor } = await getPage(access_token);
    const before = await getPage(access_token, { cursor });
    await ours.cashflowReportRefresh({ access_token, days_requested: 730 });
    const after = await getPage(access_token, { cursor });
    expect(after.transactions).toEqual(before.transactions);
  });

  it('end with a cursor for an empty page', async () => {
    const last = given((await walk(bakery(), 500)).at(-1), 'a last page');
    expect(last.has_more).toBe(false);
    expect(last.next_cursor).not.toBe('');
    const beyond = await getPage(bakery(), { cursor: last.next_cursor });
    expect(beyond).toMatchObject({ transactions: [], has_more: false, next_cursor: last.next_cursor });
  });

  it('can be limited to some accounts', async () => {
    const { accounts } = await getPage(bakery());
    const chosen = [accounts[1]?.account_id ?? '', accounts[2]?.account_id ?? ''];
    const { data } = await ours.cashflowReportTransactionsGet({
      access_token: bakery(),
      count: 500,
      options: { account_ids: chosen },
    });
    expect(data.accounts.map(({ account_id }) => account_id)).toEqual(chosen);
    expect(new Set(data.transactions.map(({ account_id }) => account_id))).toEqual(new Set(chosen));
    expect(data.total_transactions).toBeLessThan((await getPage(bakery())).total_transactions);
  });

  it('reject the cursor of another list', async () => {
    const [salaried, selfEmployed] = sandbox.samples.accessTokens;
    const { next_cursor } = await getPage(salaried?.accessToken ?? '');
    const foreign = getPage(selfEmployed?.accessToken ?? '', { cursor: next_cursor });
    expect(await errorOf(foreign)).toMatchObject(invalidField);
  });
});

describe('a transaction of a Cashflow Report', () => {
  const all = async () => (await walk(bakery(), 500)).flatMap(({ transactions }) => transactions);

  it('has all required and optional keys', async () => {
    const keys = new Set((await all()).map((transaction) => Object.keys(transaction).sort().join()));
    expect([...keys]).toEqual([
      [
        'account_id',
        'account_owner',
        'amount',
        'authorized_date',
        'authorized_datetime',
        'check_number',
        'counterparties',
        'credit_category',
        'date',
        'datetime',
        'iso_currency_code',
        'location',
        'logo_url',
        'merchant_entity_id',
        'merchant_name',
        'name',
        'original_description',
        'payment_channel',
        'payment_meta',
        'pending',
        'pending_transaction_id',
        'personal_finance_category',
        'personal_finance_category_icon_url',
        'transaction_code',
        'transaction_id',
        'transaction_type',
        'unofficial_currency_code',
        'website',
      ].join(),
    ]);
  });

  it('has its channel, counterparty and categories', async () => {
    const transactions = await all();
    const named = (name: string) =>
      given(
        transactions.find((one) => one.name === name),
        name,
      );
    expect(named('Three Mice Flour Mill')).toMatchObject({
      payment_channel: 'in store',
      transaction_code: 'purchase',
      merchant_name: 'Three Mice Flour Mill',
      counterparties: [{ name: 'Three Mice Flour Mill', type: 'merchant' }],
      location: { city: 'Port Juniper' },
    });
    expect(named('Clerkly Payments settlement')).toMatchObject({
      payment_channel: 'other',
      transaction_code: 'transfer',
      personal_finance_category: { primary: 'INCOME', detailed: 'INCOME_OTHER_INCOME' },
      counterparties: [{ name: 'Clerkly Payments', type: 'income_source' }],
    });
    expect(named('Insufficient funds fee')).toMatchObject({
      transaction_code: 'bank charge',
      personal_finance_category: { detailed: 'BANK_FEES_INSUFFICIENT_FUNDS' },
      counterparties: [],
    });
    expect(named('Basalt Fiber')).toMatchObject({
      payment_channel: 'online',
      transaction_code: 'direct debit',
    });
  });

  it('has the same merchant id in every Item', async () => {
    const idOf = async (token: string) => {
      const transactions = (await walk(token, 500)).flatMap((page) => page.transactions);
      return given(
        transactions.find(({ name }) => name === 'Longhaul Fuel'),
        'fuel',
      ).merchant_entity_id;
    };
    const [salaried] = sandbox.samples.accessTokens;
    expect(await idOf(bakery())).toMatch(/^[0-9A-Za-z]{37}$/);
    expect(await idOf(salaried?.accessToken ?? '')).toBe(await idOf(bakery()));
  });
});

describe('the insights of a Cashflow Report', () => {
  const insights = async (access_token: string) =>
    (await ours.cashflowReportInsightsGet({ access_token })).data;

  it('cover all credit and depository accounts of the Item', async () => {
    const data = await insights(bakery());
    expect(data.accounts.map(({ type }) => type)).toEqual(['depository', 'depository', 'credit']);
    expect(data.item.institution_id).toBe('ins_109508');
    expect(data.last_generated_time).toMatch(/^2026-03-02T\d\d:\d\d:\d\dZ$/);
    expect(data.account_insights.historical_balances).toHaveLength(730);
    expect(data.account_insights.historical_balances[0]).toEqual({
      date: '2026-03-01',
      amount: expect.any(Number),
      iso_currency_code: 'USD',
      unofficial_currency_code: null,
    });
    expect(data.account_insights.monthly_summaries).toHaveLength(25);
  });

  it('are equal to monthly sums of the transactions and balances of the Asset Report', async () => {
    const { account_insights } = await insights(bakery());
    const { assetReportToken } = given(sandbox.samples.assetReports[2], 'the report of the bakery');
    const { report } = await getReport(ours, assetReportToken, { include_insights: true });
    const accounts = report.items.flatMap((item) => item.accounts).filter(({ type }) => type !== 'loan');
    const cents = (amount: number) => Math.round(amount * 100);
    const held = (day: string) =>
      accounts.reduce((sum, { type, historical_balances }) => {
        const { current } = given(
          historical_balances.find(({ date }) => date === day),
          day,
        );
        return sum + (type === 'credit' ? -1 : 1) * cents(current);
      }, 0);
    for (const month of account_insights.monthly_summaries.slice(1, -1)) {
      const { start_date: start, end_date: end } = month;
      const days = Number(end.slice(8));
      const transactions = accounts
        .flatMap((account) => account.transactions)
        .filter(({ date, pending }) => !pending && date >= start && date <= end);
      const sum = (list: typeof transactions) =>
        list.reduce((total, { amount }) => total + Math.abs(cents(amount)), 0);
      const inflows = transactions.filter(({ amount }) => amount < 0);
      const outflows = transactions.filter(({ amount }) => amount > 0);
      const fees = (text: string) => transactions.filter((one) => one.original_description === text).length;
      expect(start).toMatch(/-01$/);
      expect(cents(month.ending_balance?.amount ?? Number.NaN)).toBe(held(end));
      expect(cents(month.ending_balance?.amount ?? 0) - cents(month.starting_balance?.amount ?? 0)).toBe(
        sum(inflows) - sum(outflows),
      );
      expect(month.average_daily_inflow_amount.amount).toBeCloseTo(sum(inflows) / days / 100, 2);
      expect(month.average_daily_outflow_amount.amount).toBeCloseTo(sum(outflows) / days / 100, 2);
      expect(month.average_daily_inflow_transaction_count).toBeCloseTo(inflows.length / days, 2);
      expect(month.total_payroll.amount).toBeCloseTo(
        sum(outflows.filter(({ original_description: text }) => text?.startsWith('TIDEWATER PAYROLL'))) / 100,
        2,
      );
      expect(month.overdraft_transaction_count).toBe(fees('OVERDRAFT ITEM FEE'));
      expect(month.nsf_transaction_count).toBe(fees('NSF RETURNED ITEM FEE'));
    }
  });

  it('have no starting balance in the first month and no ending balance in the last', async () => {
    const { monthly_summaries: months } = (await insights(bakery())).account_insights;
    expect(months.map(({ starting_balance }) => starting_balance === null)).toEqual([
      true,
      ...Array(months.length - 1).fill(false),
    ]);
    expect(months.map(({ ending_balance }) => ending_balance === null)).toEqual([
      ...Array(months.length - 1).fill(false),
      true,
    ]);
    expect(months[0]?.start_date).toBe('2024-03-02');
    expect(months.at(-1)).toMatchObject({ start_date: '2026-03-01', end_date: '2026-03-02' });
    for (const [index, month] of months.slice(1).entries()) {
      expect(month.starting_balance).toEqual(months[index]?.ending_balance);
    }
  });

  it('cover the days of the refresh', async () => {
    const { account_insights } = await insights(await refreshed('user_salaried', 10));
    expect(account_insights.historical_balances.map(({ date }) => date)).toEqual([
      ...['2026-03-01', '2026-02-28', '2026-02-27', '2026-02-26', '2026-02-25', '2026-02-24'],
      ...['2026-02-23', '2026-02-22', '2026-02-21', '2026-02-20'],
    ]);
    expect(
      account_insights.monthly_summaries.map(({ start_date, end_date }) => [start_date, end_date]),
    ).toEqual([
      ['2026-02-20', '2026-02-28'],
      ['2026-03-01', '2026-03-02'],
    ]);
  });
});
