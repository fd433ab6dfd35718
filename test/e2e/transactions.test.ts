import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AllTransactionsDocument,
  HistoricalBalancesDocument,
  ReportTransactionsDocument,
  type ReportTransactionsQueryVariables,
  type TransactionFilterInput,
} from '../generated/graphql.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const GET = '/credit/relay/get';

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startTestApp();
  const sample = app.sandbox.samples.relayTokens.find(({ borrower }) => borrower === 'user_salaried');
  token = given(sample, 'a relay token').relayToken;
});
afterAll(() => app.stop());
beforeEach(() => app.sandbox.calls.reset());

type Arguments = Omit<ReportTransactionsQueryVariables, 'token'>;

async function readPage(args: Arguments = {}) {
  const { data, errors } = await app.execute(ReportTransactionsDocument, { token, ...args });
  expect(errors).toEqual([]);
  return given(data?.relayToken?.assetReport?.report?.transactions, 'a page');
}

async function readAll(filter: Arguments['filter'] = null, orderBy: Arguments['orderBy'] = null) {
  const { data, errors } = await app.execute(AllTransactionsDocument, { token, filter, orderBy });
  expect(errors).toEqual([]);
  const report = given(data?.relayToken?.assetReport?.report, 'a report');
  return { ...report, transactions: given(report.allTransactions, 'transactions') };
}

async function refusal(args: Arguments): Promise<string> {
  const { data, errors } = await app.execute(ReportTransactionsDocument, { token, ...args });
  expect(data?.relayToken?.assetReport?.report).toMatchObject({ transactions: null });
  expect(errors).toMatchObject([
    { path: ['relayToken', 'assetReport', 'report', 'transactions'], extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  return errors[0]?.message ?? '';
}

const idsOf = (transactions: readonly { readonly transactionId: string }[]) =>
  transactions.map(({ transactionId }) => transactionId);

describe("a report's transactions", () => {
  it('are paged over all accounts, newest first, and equal the unpaged list', async () => {
    const { transactions, items } = await readAll();
    const seen: string[] = [];
    let after: string | null = null;
    for (let hasNextPage = true; hasNextPage; ) {
      const page = await readPage({ first: 200, after });
      expect(page.totalCount).toBe(transactions.length);
      expect(idsOf(page.edges.map(({ node }) => node))).toEqual(idsOf(page.nodes));
      seen.push(...idsOf(page.nodes));
      ({ hasNextPage, endCursor: after = null } = page.pageInfo);
      expect(hasNextPage).toBe(seen.length < transactions.length);
    }
    expect(seen).toEqual(idsOf(transactions));
    expect(transactions.map(({ date }) => date)).toEqual(
      transactions
        .map(({ date }) => date)
        .sort()
        .reverse(),
    );

    const accounts = items.flatMap((item) => item.accounts);
    expect(accounts.length).toBeGreaterThan(2);
    const together = accounts.flatMap(({ allTransactions }) => given(allTransactions, 'transactions'));
    expect(idsOf(together).sort()).toEqual(idsOf(transactions).sort());
  });

  it('are paged backwards too', async () => {
    const { transactions } = await readAll();
    const end = await readPage({ last: 10 });
    expect(idsOf(end.nodes)).toEqual(idsOf(transactions.slice(-10)));
    expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await readPage({ last: 10, before: end.pageInfo.startCursor ?? null });
    expect(idsOf(before.nodes)).toEqual(idsOf(transactions.slice(-20, -10)));
  });

  it('are filtered by all kinds of conditions together', async () => {
    const { transactions } = await readAll();
    const wanted = given(
      transactions.find(({ amount, pending }) => amount > 0 && !pending),
      'a purchase',
    );
    const description = given(wanted.originalDescription, 'a description');
    const filter: TransactionFilterInput = {
      startDate: wanted.date,
      endDate: wanted.date,
      minAmount: wanted.amount,
      maxAmount: wanted.amount,
      minAbsoluteAmount: wanted.amount,
      maxAbsoluteAmount: wanted.amount,
      direction: 'OUTFLOW',
      pending: false,
      currencyCode: 'USD',
      accountIds: [wanted.accountId],
      transactionIds: [wanted.transactionId, 'transaction-of-nobody'],
      description: description.toUpperCase(),
    };
    expect(idsOf((await readAll(filter)).transactions)).toContain(wanted.transactionId);
    const others: TransactionFilterInput[] = [
      { startDate: '2026-03-16', endDate: null },
      { startDate: null, endDate: '2020-01-01' },
      { minAmount: wanted.amount + 0.01, maxAmount: null },
      { minAmount: null, maxAmount: wanted.amount - 0.01 },
      { minAbsoluteAmount: wanted.amount + 0.01, maxAbsoluteAmount: null },
      { minAbsoluteAmount: null, maxAbsoluteAmount: wanted.amount - 0.01 },
      { direction: 'INFLOW' },
      { pending: true },
      { currencyCode: 'EUR' },
      { accountIds: ['account-of-nobody'] },
      { transactionIds: ['transaction-of-nobody'] },
      { transactionIds: [] },
      { description: 'no bank ever wrote this' },
    ];
    for (const other of others) {
      expect((await readAll({ ...filter, ...other })).transactions).toEqual([]);
    }
  });

  it('are ordered by amount in both directions', async () => {
    const amounts = async (direction: 'ASC' | 'DESC') =>
      (await readAll(null, { field: 'AMOUNT', direction })).transactions.map(({ amount }) => amount);
    const ascending = await amounts('ASC');
    expect(ascending).toEqual(ascending.toSorted((one, other) => one - other));
    expect(await amounts('DESC')).toEqual(ascending.toReversed());
  });

  it('have the same cursors when the report is read again, and with another filter', async () => {
    const { transactions } = await readAll();
    const first = await readPage({ first: 30 });
    const next = await readPage({ first: 5, after: first.pageInfo.endCursor ?? null });
    expect(idsOf(next.nodes)).toEqual(idsOf(transactions.slice(30, 35)));
    const filtered = await readPage({
      first: 5,
      after: first.pageInfo.endCursor ?? null,
      filter: { direction: 'INFLOW' },
    });
    const expected = transactions.slice(30).filter(({ amount }) => amount < 0);
    expect(idsOf(filtered.nodes)).toEqual(idsOf(expected.slice(0, 5)));
  });

  it('are refused for an invalid cursor, for first together with last, and for too long a page', async () => {
    const cursor = given((await readPage({ first: 1 })).pageInfo.endCursor, 'a cursor');
    const orderBy = { field: 'AMOUNT', direction: 'DESC' } as const;
    expect(await refusal({ after: cursor, orderBy })).toContain('after: must be a cursor of this list');
    expect(await refusal({ after: 'x' })).toContain('after: must be a cursor that this server returned');
    expect(await refusal({ first: 1, last: 1 })).toContain('first, last: must not both be given');
    expect(await refusal({ first: 501 })).toContain('first: must be a whole number from 1 to 500');
    expect(await refusal({ last: 0 })).toContain('last: must be a whole number from 1 to 500');
  });

  it('are refused for a filter text of accents alone, which would match everything', async () => {
    expect(await refusal({ filter: { description: '\u0301' } })).toContain(
      'filter.description: must contain more than accents',
    );
    expect(await refusal({ filter: { text: '\u0301\u0308' } })).toContain(
      'filter.text: must contain more than accents',
    );
    expect(await refusal({ filter: { text: '' } })).toContain('filter.text: must contain more than accents');
  });

  it('are filtered by absolute amount, in the list, in its pages and in its sums, of the report and of each account', async () => {
    const { transactions } = await readAll();
    const [least, most] = [250, 2_000];
    const expected = transactions.filter(
      ({ amount }) => Math.abs(amount) >= least && Math.abs(amount) <= most,
    );
    const signs = new Set(expected.map(({ amount }) => Math.sign(amount)));
    expect([...signs].sort()).toEqual([-1, 1]);
    const filter = { minAbsoluteAmount: least, maxAbsoluteAmount: most };
    const found = await readAll(filter);
    expect(idsOf(found.transactions)).toEqual(idsOf(expected));
    const page = await readPage({ filter, first: 3 });
    expect([page.totalCount, ...idsOf(page.nodes)]).toEqual([
      expected.length,
      ...idsOf(expected.slice(0, 3)),
    ]);
    const cents = (sign: number) =>
      expected.reduce((sum, { amount }) => sum + Math.max(0, Math.round(sign * amount * 100)), 0) / 100;
    expect(found.summary).toMatchObject([{ count: expected.length, inflow: cents(-1), outflow: cents(1) }]);
    for (const account of found.items.flatMap((item) => item.accounts)) {
      const own = expected.filter(({ accountId }) => accountId === account.accountId);
      expect(idsOf(given(account.allTransactions, 'transactions'))).toEqual(idsOf(own));
      expect([account.transactions?.totalCount, account.summary?.[0]?.count ?? 0]).toEqual([
        own.length,
        own.length,
      ]);
    }
  });

  it('are refused for more ids than fit into a request', async () => {
    const ids = (length: number) => Array.from({ length }, (_, index) => `transaction-${index}`);
    expect(await refusal({ filter: { transactionIds: ids(5_001) } })).toBe(
      'Bad input: filter.transactionIds: must contain at most 5000 values, got a longer list',
    );
    const [wanted] = (await readPage({ first: 1 })).nodes;
    const id = given(wanted, 'a transaction').transactionId;
    // As long as those of Plaid, so that the body is as long as it can be.
    const longest = ids(4_999).map((short) => short.padEnd(id.length, '-'));
    expect(idsOf((await readPage({ filter: { transactionIds: [...longest, id] } })).nodes)).toEqual([id]);
  });

  it('are refused for a reversed range, with field and rule', async () => {
    expect(await refusal({ filter: { startDate: '2026-02-02', endDate: '2026-02-01' } })).toBe(
      'Bad input: filter.endDate: must not be less than startDate, got an earlier day',
    );
    expect(await refusal({ filter: { minAmount: 2, maxAmount: 1 } })).toBe(
      'Bad input: filter.maxAmount: must not be less than minAmount, got a smaller number',
    );
    expect(await refusal({ filter: { minAbsoluteAmount: 2, maxAbsoluteAmount: 1 } })).toBe(
      'Bad input: filter.maxAbsoluteAmount: must not be less than minAbsoluteAmount, got a smaller number',
    );
  });

  it.each(['minAbsoluteAmount', 'maxAbsoluteAmount'])('are refused for a negative %s', async (name) => {
    expect(await refusal({ filter: { [name]: -1 } })).toContain(`filter.${name}: must be 0 or more`);
  });
});

describe('a summary', () => {
  it('has months and accounts that add up to the report', async () => {
    const { summary, items, transactions } = await readAll({ pending: false });
    const [dollars, ...others] = given(summary, 'a summary');
    expect(others).toEqual([]);
    expect(dollars).toMatchObject({ isoCurrencyCode: 'USD', count: transactions.length });
    const cents = (amount: number | null | undefined) => Math.round((amount ?? Number.NaN) * 100);
    const months = given(dollars?.months, 'months');
    expect(months.reduce((sum, { net }) => sum + cents(net), 0)).toBe(cents(dollars?.net));
    expect(transactions.reduce((sum, { amount }) => sum - cents(amount), 0)).toBe(cents(dollars?.net));
    const accounts = items.flatMap((item) => item.accounts.flatMap((account) => account.summary ?? []));
    expect(accounts.reduce((sum, { net }) => sum + cents(net), 0)).toBe(cents(dollars?.net));
  });
});

describe('historical balances', () => {
  it('are returned for a range of days, inclusive', async () => {
    const range = { startDate: '2026-03-01', endDate: '2026-03-03' };
    const { data } = await app.execute(HistoricalBalancesDocument, { token, ...range });
    const account = given(data?.relayToken?.assetReport?.report?.items[0]?.accounts[0], 'an account');
    expect(account.historicalBalances?.map(({ date }) => date)).toEqual([
      '2026-03-03',
      '2026-03-02',
      '2026-03-01',
    ]);
  });
});

describe('one operation', () => {
  it('reads the report once for any number of pages, sums and lists', async () => {
    await readAll();
    expect(app.sandbox.calls.count(GET)).toBe(1);
  });
});
