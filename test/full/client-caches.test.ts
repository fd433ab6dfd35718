import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as apolloOptions from '../../src/clients/apollo-type-policies.js';
import * as graphcacheOptions from '../../src/clients/graphcache.js';
import { creditRelay } from '../../src/plaid/endpoints/credit-relay.js';
import type { CacheClient, ConsoleSpy, Variables } from '../support/cache-clients.js';
import { eventually } from '../support/eventually.js';
import { later } from '../support/later.js';
import { askDirectly } from '../support/plaid-client.js';
import { someOf } from '../support/runs.js';
import { given, post, startTestApp, type TestApp } from '../support/test-app.js';

// Clients warn only in development mode, which must be set before they are loaded.
process.env.NODE_ENV = 'development';
Object.assign(globalThis, { __DEV__: true });
let support: typeof import('../support/cache-clients.js');
let gql: typeof import('@apollo/client').gql;
let relayPagination: typeof import('@urql/exchange-graphcache/extras').relayPagination;

let app: TestApp;
let spy: ConsoleSpy;
let clients: CacheClient[];
beforeAll(async () => {
  support = await import('../support/cache-clients.js');
  ({ gql } = await import('@apollo/client'));
  ({ relayPagination } = await import('@urql/exchange-graphcache/extras'));
  app = await startTestApp({ CACHE_MAX_MB: '64', CACHE_PENDING_MS: '1' });
});
afterAll(() => app.stop());
beforeEach(() => {
  spy = support.spyOnConsole();
  clients = [];
});
afterEach(() => {
  for (const client of clients) client.stop();
  spy.restore();
  expect(spy.lines).toEqual([]);
});

function stoppedAfterwards<Client extends CacheClient>(client: Client): Client {
  clients.push(client);
  return client;
}
const apollo = () => stoppedAfterwards(support.startApollo(app.url, apolloOptions));
const apolloByDefault = () => stoppedAfterwards(support.startApollo(app.url, {}));
const graphcache = () => stoppedAfterwards(support.startGraphcache(app.url, graphcacheOptions));

const relayToken = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
const fromServer = async (query: string, variables: Variables) =>
  given((await post<Record<string, unknown>>(app.url, { query, variables })).data, 'an answer');

const relayQuery = (fields: string) =>
  `query ($token: String!) { relayToken(token: $token) { id assetReport { ${fields} } } }`;

describe.each([
  ['Apollo Client 4 with the type policies', apollo],
  ['urql with Graphcache and the keys', graphcache],
])('%s', (_name, start) => {
  /** One selection per component. */
  const parts = [
    'report { id items { id accounts { id name } } }',
    'report { id items { id accounts { id balances { current } owners { names } } } }',
    'report { id items { id accounts { id balances { available } owners { emails { data } } } } }',
    'report { id items { id accounts { id attributes { cashFlow { numInflows } } } } }',
    'report { id user { clientUserId } }',
    'report { id user { firstName } }',
    'report { id attributes { cashFlow { netCashFlow } } summary { months { net } } }',
    'report { id attributes { cashFlow { numOutflows } negativeRecord { countOdNsf } } summary { inflow } }',
    'report { id allTransactions { date location { city } } }',
    'report { id allTransactions { amount location { country } } dateGenerated }',
    'status',
    'warnings { warningCode } report { id }',
  ];

  it('two watchers of different parts of a report send two requests, and each gets its data: an eighth of the pairs here, all in test:full', async () => {
    const token = relayToken();
    const expected = await Promise.all(parts.map((part) => fromServer(relayQuery(part), { token })));
    const pairs = parts.flatMap((one, first) =>
      parts.map((other, second) => ({
        one,
        other,
        answers: [expected[first], expected[second]],
        first,
        second,
      })),
    );
    const unequal = pairs.filter(({ first, second }) => first < second);
    for (const { one, other, answers } of someOf(unequal, 8)) {
      const client = start();
      const watches = [one, other].map((part) => client.watch(relayQuery(part), { token }));
      await client.settle();
      const data = watches.map((watch) => watch.data());
      expect({ one, other, data, requests: client.requests() }).toEqual({
        one,
        other,
        data: answers,
        requests: 2,
      });
      client.stop();
    }
  });

  it('so do all watchers at once, or one after another', async () => {
    const token = relayToken();
    const expected = await Promise.all(parts.map((part) => fromServer(relayQuery(part), { token })));
    for (const isOneByOne of [false, true]) {
      const client = start();
      const watches = [];
      for (const part of parts) {
        watches.push(client.watch(relayQuery(part), { token }));
        if (isOneByOne) await client.settle();
      }
      await client.settle();
      expect(watches.map((watch) => watch.data())).toEqual(expected);
      expect(client.requests()).toBeLessThanOrEqual(parts.length);
      client.stop();
    }
  });

  /** Fields in which two reports differ. */
  const whole = `status warnings { warningCode } report {
    id assetReportId dateGenerated daysRequested
    user { clientUserId }
    attributes { cashFlow { netCashFlow numInflows } negativeRecord { countOdNsf } }
    summary { inflow count }
    items { id itemId accounts {
      id accountId name daysAvailable balances { current }
      attributes { cashFlow { numInflows } }
      transactions(first: 5) { totalCount nodes { transactionId merchantName creditCategory { detailed } } }
    } }
  }`;

  it('FAST and FULL, other days and declined Insights do not overwrite each other', async () => {
    const own = `query ($token: String!, $days: Int, $fast: Boolean, $insights: Boolean) {
      assetReport(token: $token, daysToInclude: $days, fastReport: $fast, includeInsights: $insights) { ${whole} }
    }`;
    const create = `mutation ($input: CreateAssetReportInput!) {
      createAssetReport(input: $input) { assetReportToken }
    }`;
    const { accessToken } = given(app.sandbox.samples.accessTokens[0], 'an Item of ours');
    const created = await fromServer(create, {
      input: { accessTokens: [accessToken], daysRequested: 90, options: { addOns: ['FAST_ASSETS'] } },
    });
    const { assetReportToken: token } = created.createAssetReport as { assetReportToken: string };
    app.finishReports();

    const client = start();
    const variants = [
      {},
      { fast: true },
      { days: 30 },
      { days: 10 },
      { insights: false },
      { days: 30, insights: false },
    ];
    const watches = [];
    for (const variant of variants) {
      watches.push(client.watch(own, { token, ...variant }));
      await client.settle();
    }
    const expected = await Promise.all(variants.map((variant) => fromServer(own, { token, ...variant })));
    const ids = expected.map((data) => /"report":\{"id":"([^"]+)/.exec(JSON.stringify(data))?.[1]);
    expect(new Set(ids).size).toBe(variants.length);
    expect(watches.map((watch) => watch.data())).toEqual(expected);
    expect(client.requests()).toBe(variants.length);
  });

  it('a query with maxAge brings a newer report, and no watcher gets parts of two reports', async () => {
    const { relayToken: token } = given(app.sandbox.samples.relayTokens[2], 'a relay token');
    const fields = 'status cachedAt requestId report { id dateGenerated }';
    const query = `query ($token: String!, $maxAge: Int) { relayToken(token: $token) { id assetReport(maxAge: $maxAge) { ${fields} } } }`;
    const client = start();
    const usual = client.watch(relayQuery(fields), { token });
    await client.settle();
    const before = await fromServer(relayQuery(fields), { token });
    expect(usual.data()).toEqual(before);

    const get = { relay_token: token, report_type: 'asset', include_insights: false } as const;
    const plaid = askDirectly(app.sandbox);
    await plaid.call(creditRelay.refresh, { relay_token: token, report_type: 'asset' });
    app.finishReports();
    await plaid.call(creditRelay.get, get);
    later(4_000);
    const fresh = client.watch(query, { token, maxAge: 0 });
    await client.settle();
    await fresh.refetch();
    await client.settle();
    const after = await fromServer(relayQuery(fields), { token });
    expect(after).not.toEqual(before);
    expect(fresh.data()).toEqual(after);
    await usual.refetch();
    await client.settle();
    expect(usual.data()).toEqual(after);
    for (const told of [...usual.told(), ...fresh.told()]) expect([before, after]).toContainEqual(told);
  });

  it('during a refresh, each watcher has the complete old report, no report or the complete new one', async () => {
    const token = given(app.sandbox.samples.relayTokens[1], 'a relay token').relayToken;
    const queries = [
      'status warnings { warningCode } report { id dateGenerated }',
      'status report { id assetReportId attributes { cashFlow { netCashFlow } } items { id accounts { id name } } }',
      'report { id items { id accounts { id balances { current } } } }',
      'status',
    ].map(relayQuery);
    const answers = () => Promise.all(queries.map((query) => fromServer(query, { token })));
    const client = start();
    const watches = queries.map((query) => client.watch(query, { token }));
    await client.settle();
    const before = await answers();
    expect(watches.map((watch) => watch.data())).toEqual(before);

    const refresh = `mutation ($input: RefreshRelayTokenInput!) {
      refreshRelayToken(input: $input) { relayToken { id assetReport { status } } }
    }`;
    const refreshed = await client.mutate(refresh, { input: { relayToken: token } });
    expect(JSON.stringify(refreshed)).toContain('PENDING');
    await client.settle();
    const pending = await answers();
    expect(watches.map((watch) => watch.data())).toEqual(pending);

    app.finishReports();
    // The server caches "not ready" for another millisecond.
    await eventually('the new report', async () =>
      JSON.stringify(await answers()).includes('PENDING') ? null : true,
    );
    for (const watch of watches) {
      await watch.refetch();
      await client.settle();
    }
    const after = await answers();
    expect(JSON.stringify(after[0])).not.toBe(JSON.stringify(before[0]));
    expect(watches.map((watch) => watch.data())).toEqual(after);
    for (const [index, watch] of watches.entries()) {
      for (const told of watch.told())
        expect([before, pending, after].map((all) => all[index])).toContainEqual(told);
    }
  });
});

describe('Apollo Client 4 with the type policies', () => {
  it('shows the report of a query with maxAge in queries without it', async () => {
    const { relayToken: token } = given(app.sandbox.samples.relayTokens[0], 'a relay token');
    const client = apollo();
    const usual = client.watch(relayQuery('cachedAt report { id }'), { token });
    await client.settle();
    const before = usual.data();
    later(4_000);
    const query =
      'query ($token: String!) { relayToken(token: $token) { id assetReport(maxAge: 0) { cachedAt report { id } } } }';
    const fresh = await client.client.query({
      query: gql(query),
      variables: { token },
      fetchPolicy: 'network-only',
    });
    await client.settle();
    expect(usual.data()).not.toEqual(before);
    expect(usual.data()).toEqual(withoutTypename(fresh.data));
    expect(client.requests()).toBe(2);
  });
});

describe('Apollo Client 4 with its default cache', () => {
  const differing = [
    'status report { id items { id accounts { id name } } }',
    'status report { id items { id institutionName accounts { id mask subtype } } }',
    'status report { id dateGenerated }',
    'status report { id attributes { cashFlow { netCashFlow } } }',
    'status report { id user { firstName } }',
  ];

  it('two watchers of different fields of objects with ids send two requests and cause no warning', async () => {
    const token = relayToken();
    const expected = await Promise.all(differing.map((part) => fromServer(relayQuery(part), { token })));
    const client = apolloByDefault();
    const watches = differing.map((part) => client.watch(relayQuery(part), { token }));
    await client.settle();
    expect(watches.map((watch) => watch.data())).toEqual(expected);
    expect(client.requests()).toBe(differing.length);
  });

  it('does not merge two selections of objects without ids, and warns', async () => {
    const token = relayToken();
    const client = apolloByDefault();
    for (const fields of ['firstName', 'lastName'])
      client.watch(relayQuery(`status report { id user { ${fields} } }`), { token });
    await client.settle();
    const warnings = spy.lines.splice(0);
    expect(warnings[0]).toMatch(/^warn: .*ReportUser/);
  });
});

/** All rows, directly from the server. */
async function everyTransaction(token: string, filter?: object): Promise<unknown[]> {
  const data = await fromServer(
    `query ($token: String!, $filter: TransactionFilterInput) {
      relayToken(token: $token) { assetReport { report { allTransactions(filter: $filter) { transactionId amount } } } }
    }`,
    { token, filter },
  );
  return (data as unknown as Read<'allTransactions', unknown[]>).relayToken.assetReport.report
    .allTransactions;
}

interface Read<Field extends string, Value> {
  readonly relayToken: { readonly assetReport: { readonly report: Readonly<Record<Field, Value>> } };
}

interface Connection {
  readonly totalCount: number;
  readonly nodes?: readonly object[];
  readonly edges?: readonly { readonly node: object }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const ROWS = { nodes: 'nodes { transactionId amount }', edges: 'edges { node { transactionId amount } }' };
const pageQuery = (rows: string) =>
  `query ($token: String!, $first: Int, $after: String, $filter: TransactionFilterInput) {
    relayToken(token: $token) { id assetReport { report { id transactions(first: $first, after: $after, filter: $filter) {
      totalCount ${rows} pageInfo { hasNextPage endCursor }
    } } } }
  }`;
const connectionIn = (data: unknown) =>
  given(data as Read<'transactions', Connection> | null, 'a page').relayToken.assetReport.report.transactions;
const rowsIn = ({ nodes, edges }: Connection) => nodes ?? given(edges, 'rows').map(({ node }) => node);
const withoutTypename = (value: unknown) =>
  JSON.parse(JSON.stringify(value), (name, field) => (name === '__typename' ? undefined : field)) as unknown;

const FIRST = 150;
const FILTERS = [undefined, { minAmount: 20 }];

describe.each(Object.entries(ROWS))('pages by %s', (_by, rows) => {
  it.each(FILTERS)('are merged by Apollo Client as more are fetched, filter %j', async (filter) => {
    const token = relayToken();
    const { client, settle, requests } = apollo();
    const list = client.watchQuery({
      query: gql(pageQuery(rows)),
      variables: { token, first: FIRST, filter },
    });
    list.subscribe(() => {});
    await settle();
    let page = connectionIn(list.getCurrentResult().data);
    while (page.pageInfo.hasNextPage) {
      const { data } = await list.fetchMore({ variables: { after: page.pageInfo.endCursor } });
      page = connectionIn(data);
    }
    await settle();
    const whole = connectionIn(list.getCurrentResult().data);
    const expected = await everyTransaction(token, filter);
    expect(withoutTypename(rowsIn(whole))).toEqual(expected);
    expect(whole.pageInfo.hasNextPage).toBe(false);
    expect(requests()).toBe(Math.ceil(expected.length / FIRST));
  });

  it('are read page by page with Apollo Client, and again from its cache', async () => {
    const token = relayToken();
    const { client, requests } = apollo();
    const readPage = async (after: string | null) => {
      const variables = { token, first: FIRST, after };
      return connectionIn((await client.query({ query: gql(pageQuery(rows)), variables })).data);
    };
    const read: { after: string | null; page: Connection }[] = [];
    for (let after: string | null = null; read.at(-1)?.page.pageInfo.hasNextPage !== false; ) {
      const page = await readPage(after);
      read.push({ after, page });
      after = page.pageInfo.endCursor;
    }
    const expected = await everyTransaction(token);
    expect(withoutTypename(read.flatMap(({ page }) => rowsIn(page)))).toEqual(expected);

    for (const { after, page } of read.slice(1)) expect(await readPage(after)).toEqual(page);
    expect(withoutTypename(rowsIn(await readPage(null)))).toEqual(expected);
    expect(requests()).toBe(read.length);
  });

  it('are merged by Graphcache with its relayPagination', async () => {
    const token = relayToken();
    const resolvers = { AssetReport: { transactions: relayPagination() } };
    const client = stoppedAfterwards(support.startGraphcache(app.url, { ...graphcacheOptions, resolvers }));
    const first = client.watch(pageQuery(rows), { token, first: FIRST });
    await client.settle();
    let { pageInfo } = connectionIn(first.data());
    while (pageInfo.hasNextPage) {
      const next = client.watch(pageQuery(rows), { token, first: FIRST, after: pageInfo.endCursor });
      await client.settle();
      ({ pageInfo } = connectionIn(next.data()));
    }
    const expected = await everyTransaction(token);
    expect(rowsIn(connectionIn(first.data()))).toEqual(expected);
    expect(client.requests()).toBe(Math.ceil(expected.length / FIRST));
  });

  it('are read page by page with the default Graphcache, and again from its cache', async () => {
    const token = relayToken();
    const client = graphcache();
    const expected = await everyTransaction(token);
    for (let round = 0; round < 2; round += 1) {
      const read: object[] = [];
      let after: string | null = null;
      do {
        const watch = client.watch(pageQuery(rows), { token, first: FIRST, after });
        await client.settle();
        const page = connectionIn(watch.data());
        read.push(...rowsIn(page));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(read).toEqual(expected);
    }
    expect(client.requests()).toBe(Math.ceil(expected.length / FIRST));
  });
});
