import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cashflowReport } from '../../src/plaid/endpoints/cashflow-report.js';
import {
  CashflowReportDocument,
  CashflowReportTransactionsDocument,
  CashflowTransactionsDocument,
  type TransactionsFragment,
} from '../generated/graphql.js';
import { askDirectly } from '../support/plaid-client.js';
import { type Answer, given, startTestApp, type TestApp } from '../support/test-app.js';

const GET = '/cashflow_report/get';
const TRANSACTIONS = '/cashflow_report/transactions/get';

let app: TestApp;
let wholeList: readonly string[];
beforeAll(async () => {
  app = await startTestApp();
  wholeList = await readWholeList();
  expect(wholeList.length).toBeGreaterThan(1_200);
});
afterAll(() => app.stop());
beforeEach(() => app.sandbox.calls.reset());

const accessToken = () =>
  given(
    app.sandbox.samples.accessTokens.find(({ borrower }) => borrower === 'user_small_business'),
    'an Item of a business',
  ).accessToken;

/** Plaid's ids, read from the sandbox directly with another page size. */
async function readWholeList(): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const page = await askDirectly(app.sandbox).call(cashflowReport.getTransactions, {
      access_token: accessToken(),
      count: 77,
      cursor,
    });
    ids.push(...page.transactions.map(({ transaction_id }) => transaction_id));
    if (!page.has_more) return ids;
    cursor = page.next_cursor;
  }
}

interface Part {
  readonly first: number;
  readonly after: string | null;
}

/** Reads a part of the list through one of the two fields. */
type AskPart = (part: Part) => Promise<Answer<unknown> & { part: TransactionsFragment | undefined }>;

const ofReport: AskPart = async (part) => {
  const variables = { accessToken: accessToken(), daysRequested: 730, ...part };
  const answer = await app.execute(CashflowReportTransactionsDocument, variables);
  return { ...answer, part: answer.data?.cashflowReport?.transactions ?? undefined };
};

const ofItem: AskPart = async (part) => {
  const answer = await app.execute(CashflowTransactionsDocument, { accessToken: accessToken(), ...part });
  return { ...answer, part: answer.data?.cashflowTransactions ?? undefined };
};

async function read(ask: AskPart, first: number, after: string | null): Promise<TransactionsFragment> {
  const { part, errors } = await ask({ first, after });
  expect(errors).toEqual([]);
  return given(part, 'transactions');
}

/** All parts from the start to the end. */
async function walk(ask: AskPart, first: number): Promise<TransactionsFragment[]> {
  const parts: TransactionsFragment[] = [];
  for (let after: string | null = null; ; ) {
    const part = await read(ask, first, after);
    parts.push(part);
    if (!part.pageInfo.hasNextPage) return parts;
    after = given(part.pageInfo.endCursor, 'a cursor to go on from');
  }
}

/** The number of Plaid's pages of 500 that contain a part of the list. */
function pagesUnder(start: number, length: number): number {
  return Math.floor((start + length - 1) / 500) - Math.floor(start / 500) + 1;
}

const idsOf = (parts: readonly TransactionsFragment[]) =>
  parts.flatMap(({ nodes }) => nodes.map(({ transactionId }) => transactionId));

describe.each([
  { field: 'cashflowReport.transactions', path: GET, ask: ofReport },
  { field: 'cashflowTransactions', path: TRANSACTIONS, ask: ofItem },
])('$field', ({ path, ask }) => {
  it.each([500, 300])(
    'paged by %i is the whole list, and each part calls Plaid only for its pages',
    async (first) => {
      const walked = await walk(ask, first);
      expect(idsOf(walked)).toEqual(wholeList);
      expect(new Set(walked.map(({ totalCount }) => totalCount))).toEqual(new Set([wholeList.length]));
      expect(walked.map(({ nodes }) => nodes.length).slice(0, -1)).toEqual(walked.slice(1).map(() => first));
      expect(walked.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(
        walked.map((_, index) => index > 0),
      );
      const pages = walked.map(({ nodes }, index) => pagesUnder(index * first, nodes.length));
      expect(app.sandbox.calls.counts()).toEqual({ [path]: pages.reduce((sum, count) => sum + count) });
    },
  );

  it('continues after any edge', async () => {
    const { edges } = await read(ask, 500, null);
    for (const index of [0, 123, 499]) {
      const { nodes } = await read(ask, 2, given(edges[index], 'an edge').cursor);
      expect(nodes.map(({ transactionId }) => transactionId)).toEqual(wholeList.slice(index + 1, index + 3));
    }
  });

  it('ends after the last transaction', async () => {
    const [last] = (await walk(ask, 500)).slice(-1);
    const behind = await read(ask, 10, given(last?.pageInfo.endCursor, 'the last cursor'));
    expect(behind).toMatchObject({
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  it.each([
    [0, 'a smaller number'],
    [-1, 'a smaller number'],
    [501, 'a larger number'],
  ])('refuses a page of %i without a call', async (first, got) => {
    const { errors } = await ask({ first, after: null });
    expect(errors.map(({ message, extensions }) => [extensions.code, message])).toEqual([
      ['BAD_USER_INPUT', `Bad input: first: must be a whole number from 1 to 500, got ${got}`],
    ]);
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('refuses a modified cursor with the name of the argument, without a call', async () => {
    const { pageInfo } = await read(ask, 5, null);
    app.sandbox.calls.reset();
    const cursor = given(pageInfo.endCursor, 'a cursor');
    for (const after of [`${cursor}x`, cursor.slice(1), '', 'm4rk']) {
      const { errors, text } = await ask({ first: 5, after });
      expect(errors.map(({ message, extensions }) => [extensions.code, message])).toEqual([
        [
          'BAD_USER_INPUT',
          `Bad input: after: must be a cursor that this server returned, got ${after === '' ? 'an empty' : 'a'} string`,
        ],
      ]);
      if (after !== '') expect(text).not.toContain(after);
    }
    expect(app.sandbox.calls.total).toBe(0);
  });
});

describe('the call of Plaid', () => {
  it('is one page for the report and all aliases of transactions on that page', async () => {
    const { errors, data } = await app.send({
      query: `query ($token: String!) {
        cashflowReport(accessToken: $token, daysRequested: 730) {
          totalTransactions
          accounts { accountId }
          few: transactions(first: 1) { nodes { transactionId } }
          many: transactions(first: 500) { nodes { transactionId } }
        }
        again: cashflowReport(accessToken: $token, daysRequested: 730) { item { itemId } }
      }`,
      variables: { token: accessToken() },
    });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ cashflowReport: { few: { nodes: [{ transactionId: wholeList[0] }] } } });
    expect(app.sandbox.calls.counts()).toEqual({ [GET]: 1 });
  });

  it('is only the page of the cursor if no other field of the report is selected', async () => {
    const { pageInfo } = await read(ofReport, 500, null);
    app.sandbox.calls.reset();
    await read(ofReport, 10, pageInfo.endCursor ?? null);
    expect(app.sandbox.calls.counts()).toEqual({ [GET]: 1 });
    expect(app.sandbox.calls.lastBody(GET)).not.toMatchObject({ cursor: '' });
  });

  it('is omitted for a report without selected fields', async () => {
    await app.send({ query: `{ cashflowReport(accessToken: "${accessToken()}") { __typename } }` });
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('differs for other days and other accounts', async () => {
    await app.send({
      query: `query ($token: String!) {
        a: cashflowReport(accessToken: $token) { totalTransactions }
        b: cashflowReport(accessToken: $token, daysRequested: 30) { totalTransactions }
        c: cashflowReport(accessToken: $token, accountIds: ["x"]) { totalTransactions }
      }`,
      variables: { token: accessToken() },
    });
    expect(app.sandbox.calls.counts()).toEqual({ [GET]: 3 });
  });

  it('is the same for accounts in another order or with duplicates', async () => {
    const { data } = await app.execute(CashflowReportDocument, {
      accessToken: accessToken(),
      daysRequested: 30,
    });
    const [first, second] = given(data?.cashflowReport, 'a report').accounts.map(
      ({ accountId }) => accountId,
    );
    app.sandbox.calls.reset();
    const { errors } = await app.send({
      query: `query ($token: String!, $some: [String!], $same: [String!]) {
        a: cashflowReport(accessToken: $token, accountIds: $some) { totalTransactions }
        b: cashflowReport(accessToken: $token, accountIds: $same) { totalTransactions }
        c: cashflowTransactions(accessToken: $token, accountIds: $some) { totalCount }
        d: cashflowTransactions(accessToken: $token, accountIds: $same) { totalCount }
      }`,
      variables: { token: accessToken(), some: [first, second], same: [second, first, second] },
    });
    expect(errors).toEqual([]);
    expect(app.sandbox.calls.counts()).toEqual({ [GET]: 1, [TRANSACTIONS]: 1 });
  });

  it('has account ids only if the client sends some', async () => {
    const variables = { accessToken: accessToken(), accountIds: null };
    await app.execute(CashflowTransactionsDocument, variables);
    expect(app.sandbox.calls.lastBody(TRANSACTIONS)).toEqual({
      access_token: accessToken(),
      count: 500,
      cursor: '',
    });
    await app.execute(CashflowTransactionsDocument, { ...variables, accountIds: ['x'] });
    expect(app.sandbox.calls.lastBody(TRANSACTIONS)).toMatchObject({ options: { account_ids: ['x'] } });
  });
});

describe('transactions that are refused', () => {
  it('are null, and the other fields of the report are returned', async () => {
    const { errors, data } = await app.send({
      query: `query ($token: String!) {
        cashflowReport(accessToken: $token) {
          totalTransactions
          good: transactions(first: 1) { nodes { transactionId } }
          bad: transactions(first: 501) { totalCount }
        }
      }`,
      variables: { token: accessToken() },
    });
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['cashflowReport', 'bad'], 'BAD_USER_INPUT'],
    ]);
    expect(data).toMatchObject({
      cashflowReport: {
        totalTransactions: expect.any(Number),
        good: { nodes: [{ transactionId: wholeList[0] }] },
        bad: null,
      },
    });
  });
});
