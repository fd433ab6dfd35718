import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { given, startTestApp, type TestApp } from '../support/test-app.js';
import { call } from '../support/wire-call.js';

const GET = '/credit/relay/get';

interface Result {
  readonly status: string;
  readonly warnings: readonly object[];
  readonly error: { readonly errorCode: string } | null;
  readonly report: {
    readonly hasInsights?: boolean;
    readonly transactions?: { readonly nodes: readonly Record<string, unknown>[] } | null;
  } | null;
}

type Aliased = Record<string, { readonly assetReport: Result | null }>;

/** One case: its name, the declared variables besides the token, a selection in a report, and the values. */
type Case = readonly [what: string, ...Selection];
type Selection = [declared: string, selection: string, values: object];

async function ask(app: TestApp, query: string, variables: object) {
  const { data, errors } = await app.send({ query, variables });
  return { data: (data ?? {}) as Aliased, errors };
}

async function readReport(app: TestApp, token: string, [declared, selection, values]: Selection) {
  const query = `query ($token: String! ${declared}) {
    relayToken(token: $token) {
      assetReport { status error { errorCode } warnings { warningType warningCode cause { errorCode } } report { assetReportId ${selection} } }
    }
  }`;
  const { data, errors } = await ask(app, query, { token, ...values });
  return { result: given(data.relayToken?.assetReport, 'a result'), errors };
}

const NODES = 'transactions(first: 3) { nodes { amount merchantName creditCategory { primary } } }';

describe('an operation', () => {
  let app: TestApp;
  let token: string;
  beforeAll(async () => {
    app = await startTestApp();
    const sample = app.sandbox.samples.relayTokens.find(({ borrower }) => borrower === 'user_salaried');
    token = given(sample, 'a relay token').relayToken;
  });
  afterAll(() => app.stop());
  beforeEach(() => app.sandbox.calls.reset());

  const nodes = (selection: string) => `transactions { nodes { ${selection} } }`;
  const page = (args: string) => `transactions(${args}) { totalCount }`;

  const needing: readonly Case[] = [
    ['a field', '', nodes('merchantName'), {}],
    ['the question whether it has them', '', 'hasInsights', {}],
    ['the same question at an account', '', 'items { accounts { hasInsights } }', {}],
    ['an aliased field', '', nodes('shop: merchantName'), {}],
    ['an inline fragment', '', nodes('... on Transaction { category }'), {}],
    ['a fragment without a type', '', nodes('... { location { city } }'), {}],
    ['an included field', '$yes: Boolean!', nodes('amount merchantName @include(if: $yes)'), { yes: true }],
    [
      'a field that is included by default',
      '$yes: Boolean! = true',
      nodes('amount name @include(if: $yes)'),
      {},
    ],
    ['a field that is not skipped', '$no: Boolean!', nodes('amount name @skip(if: $no)'), { no: false }],
    ['a field of an edge', '', 'transactions { edges { node { checkNumber } } }', {}],
    ['a field of an export', '', 'items { accounts { allTransactions { transactionType } } }', {}],
    ['an argument', '', page('filter: { creditCategories: ["INCOME"] }'), {}],
    ['a variable', '$f: TransactionFilterInput', page('filter: $f'), { f: { categories: ['Travel'] } }],
    ['a default of a variable', '$f: TransactionFilterInput = { text: "rent" }', page('filter: $f'), {}],
    ['a part of an argument', '$text: String', page('filter: { text: $text }'), { text: 'rent' }],
    ['an attribute', '', 'attributes { negativeRecord { countOdNsf } }', {}],
    [
      'an attribute of an account',
      '',
      'items { accounts { attributes { debtInsights { amountLoanPayments } } } }',
      {},
    ],
    ['a filter of a sum', '', 'items { accounts { summary(filter: { text: "rent" }) { count } } }', {}],
  ];
  it.each(needing)('that needs Insights in %s requests them in one call', async (_what, ...rest) => {
    const { result, errors } = await readReport(app, token, rest);
    expect(errors).toEqual([]);
    expect(result).toMatchObject({
      status: 'READY',
      warnings: [],
      report: { assetReportId: expect.any(String) },
    });
    expect(app.sandbox.calls.count(GET)).toBe(1);
    expect(app.sandbox.calls.lastBody(GET)).toMatchObject({ include_insights: true });
  });

  const doingWithout: readonly Case[] = [
    ['what is always there', '', nodes('amount date originalDescription pending direction'), {}],
    ['attributes that go by no category', '', 'attributes { cashFlow { netCashFlow } }', {}],
    ['a skipped field', '$yes: Boolean!', nodes('amount name @skip(if: $yes)'), { yes: true }],
    ['a field that is not included', '$no: Boolean! = false', nodes('amount name @include(if: $no)'), {}],
    ['a fragment that is not included', '', nodes('amount ... @include(if: false) { name }'), {}],
    ['a null in a filter', '', page('filter: { text: null, pending: false }'), {}],
    [
      'a variable without it',
      '$f: TransactionFilterInput',
      page('filter: $f'),
      { f: { description: 'rent' } },
    ],
    ['a variable that is null', '$text: String', page('filter: { text: $text }'), { text: null }],
    ['a variable that is not given', '$text: String', page('filter: { text: $text }'), {}],
  ];
  it.each(doingWithout)('that needs only %s does not request Insights', async (_what, ...rest) => {
    const { result, errors } = await readReport(app, token, rest);
    expect(errors).toEqual([]);
    expect(result.status).toBe('READY');
    expect(app.sandbox.calls.count(GET)).toBe(1);
    expect(app.sandbox.calls.lastBody(GET)).toMatchObject({ include_insights: false });
  });

  it('finds Insights in nested fragments', async () => {
    const { data, errors } = await ask(
      app,
      `query ($token: String!) { relayToken(token: $token) { ...Relayed } }
       fragment Relayed on RelayToken { assetReport { report { hasInsights ...Reported } } }
       fragment Reported on AssetReport { transactions { nodes { ...Spent } } }
       fragment Spent on Transaction { merchantName }`,
      { token },
    );
    expect(errors).toEqual([]);
    expect(data.relayToken?.assetReport?.report?.hasInsights).toBe(true);
    expect(app.sandbox.calls.count(GET)).toBe(1);
  });

  it('with and without Insights makes one call with them, and omits them where they are declined', async () => {
    const { data, errors } = await ask(
      app,
      `query ($token: String!) {
         plain: relayToken(token: $token) { assetReport { report { hasInsights items { itemId } } } }
         rich: relayToken(token: $token) { assetReport { report { hasInsights ${NODES} } } }
         declined: relayToken(token: $token) { assetReport(includeInsights: false) { report { hasInsights ${NODES} } } }
       }`,
      { token },
    );
    expect(errors).toEqual([]);
    expect(app.sandbox.calls.count(GET)).toBe(1);
    const nodesOf = (alias: string) => data[alias]?.assetReport?.report?.transactions?.nodes ?? [];
    expect(nodesOf('rich').every(({ creditCategory }) => creditCategory !== null)).toBe(true);
    expect(nodesOf('declined')).toEqual(
      nodesOf('rich').map(({ amount }) => ({ amount, merchantName: null, creditCategory: null })),
    );
    expect(data.declined?.assetReport?.report?.hasInsights).toBe(false);
  });

  it('that declines Insights does not request them, and may not filter by them', async () => {
    const { data, errors } = await ask(
      app,
      `query ($token: String!) { relayToken(token: $token) { assetReport(includeInsights: false) { report {
         hasInsights
         transactions(filter: { text: "rent" }) { nodes { merchantName } }
       } } } }`,
      { token },
    );
    expect(app.sandbox.calls.lastBody(GET)).toMatchObject({ include_insights: false });
    expect(data.relayToken?.assetReport?.report).toEqual({ hasInsights: false, transactions: null });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('filter.text: needs Insights'),
        path: ['relayToken', 'assetReport', 'report', 'transactions'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it('does not request Insights for a download of the same token', async () => {
    const { errors } = await ask(
      app,
      'query ($token: String!) { relayToken(token: $token) { downloads(includeInsights: true) { json { expiresAt } } assetReport { status } } }',
      { token },
    );
    expect(errors).toEqual([]);
    expect(app.sandbox.calls.lastBody(GET)).toMatchObject({ include_insights: false });
  });
});

describe('a Plaid client without Insights', () => {
  const client = {
    clientId: 'plain-client',
    secret: 'plain-secret',
    name: 'Plain Lender',
    insightsEnabled: false,
  };
  let sandbox: Sandbox;
  let app: TestApp;
  let token: string;
  beforeAll(async () => {
    sandbox = await startSandbox({
      seed: 'test',
      now: new Date('2026-03-15T12:00:00Z'),
      reportDelayMs: 0,
      otherClients: [client],
    });
    app = await startTestApp({
      PLAID_CLIENT_ID: client.clientId,
      PLAID_SECRET: client.secret,
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: sandbox.url,
    });
    const report = given(sandbox.samples.assetReports[0], 'a report');
    const { json } = await call(sandbox, '/credit/relay/create', {
      report_tokens: [report.assetReportToken],
      secondary_client_id: client.clientId,
    });
    token = String(json.relay_token);
  });
  afterAll(async () => {
    await app.stop();
    await sandbox.stop();
  });
  beforeEach(() => sandbox.calls.reset());

  it('gets null for their fields, and a warning', async () => {
    const { result, errors } = await readReport(app, token, ['', `hasInsights ${NODES}`, {}]);
    expect(errors).toEqual([]);
    expect(result).toMatchObject({
      status: 'READY',
      report: { hasInsights: false },
      warnings: [
        {
          warningType: 'CREDITGRAPH_WARNING',
          warningCode: 'INSIGHTS_UNAVAILABLE',
          cause: { errorCode: 'INSIGHTS_NOT_ENABLED' },
        },
      ],
    });
    const nodes = result.report?.transactions?.nodes ?? [];
    expect(nodes).toHaveLength(3);
    expect(
      nodes.every(({ amount, merchantName }) => typeof amount === 'number' && merchantName === null),
    ).toBe(true);
    expect(sandbox.calls.count(GET)).toBe(2);
  });

  it('may not filter by them, and gets the other fields', async () => {
    const selection = 'transactions(filter: { categories: ["Travel"] }) { totalCount } items { itemId }';
    const { result, errors } = await readReport(app, token, ['', selection, {}]);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('filter.categories: needs Insights'),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(result.report).toMatchObject({ transactions: null, items: [{ itemId: expect.any(String) }] });
  });

  it("gets Plaid's refusal if it requests them explicitly, and the other fields", async () => {
    const { data, errors } = await ask(
      app,
      `query ($token: String!) {
         outright: relayToken(token: $token) { assetReport(includeInsights: true) { status error { errorCode } report { hasInsights } } }
         declined: relayToken(token: $token) { assetReport(includeInsights: false) { status warnings { warningCode } } }
         implied: relayToken(token: $token) { assetReport { status report { ${NODES} } } }
       }`,
      { token },
    );
    expect(errors).toEqual([]);
    expect(data.outright?.assetReport).toEqual({
      status: 'FAILED',
      error: { errorCode: 'INSIGHTS_NOT_ENABLED' },
      report: null,
    });
    expect(data.declined?.assetReport).toEqual({
      status: 'READY',
      warnings: [{ warningCode: 'INSIGHTS_UNAVAILABLE' }],
    });
    expect(data.implied?.assetReport?.status).toBe('READY');
    expect(sandbox.calls.count(GET)).toBe(2);
  });

  it('causes one call if it needs no Insights', async () => {
    const { result } = await readReport(app, token, ['', 'items { itemId }', {}]);
    expect(result).toMatchObject({ status: 'READY', warnings: [] });
    expect(sandbox.calls.count(GET)).toBe(1);
  });
});
