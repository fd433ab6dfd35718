import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { parse, print, separateOperations } from 'graphql';
import { eventually } from '../support/eventually.js';
import { later } from '../support/later.js';
import { someOf } from '../support/runs.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';
import {
  createSubjects,
  operationsIn,
  type Subjects,
  textsIn,
  variablesFor,
} from '../support/test-operations.js';

const GET = '/credit/relay/get';

const HOUR_MS = 3_600_000;

/** Two servers over one sandbox: one with caches, the other without. */
let sandbox: Sandbox;
let keeping: TestApp;
let plain: TestApp;
let token: string;
let subjects: Subjects;
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'creditgraph',
    now: new Date('2026-11-02T15:00:00Z'),
    reportDelayMs: HOUR_MS,
  });
  const { clientId, secret } = sandbox.clients.ours;
  const start = (megabytes: string) =>
    startTestApp({
      CACHE_MAX_MB: megabytes,
      CACHE_PENDING_MS: String(HOUR_MS),
      PLAID_CLIENT_ID: clientId,
      PLAID_SECRET: secret,
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: sandbox.url,
    });
  [keeping, plain] = await Promise.all([start('64'), start('0')]);
  const sample = sandbox.samples.relayTokens.find(({ borrower }) => borrower === 'user_salaried');
  token = given(sample, 'a relay token').relayToken;
  subjects = await createSubjects(sandbox, plain);
});
afterAll(async () => {
  await Promise.all([keeping.stop(), plain.stop()]);
  await sandbox.stop();
});
beforeEach(() => sandbox.calls.reset());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The response without its request id and the time. */
async function raw(app: TestApp, { method = 'POST', path = '', headers = {}, body }: Sent) {
  const response = await fetch(`${app.url}${path}`, {
    method,
    headers: {
      ...app.authorization,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const requestId = response.headers.get('x-request-id') ?? '';
  const text = (await response.text()).replaceAll(requestId, '(request id)');
  const kept = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return { status: response.status, headers: Object.fromEntries(kept), text };
}

const operation = (query: string, variables?: object, more: object = {}): Sent => ({
  body: JSON.stringify({ query, variables, ...more }),
});
const read = (selection: string) =>
  operation(`query ($token: String!) { relayToken(token: $token) { assetReport { ${selection} } } }`, {
    token,
  });

async function exampleQueries(): Promise<Sent[]> {
  const queries = textsIn('examples/operations').filter((text) =>
    // Download URLs differ each time, and contain the address of the server.
    operationsIn(text).some(({ operation: kind }) => kind === 'query' && !text.includes('ownloads')),
  );
  return queries.map((text) => operation(text));
}

/** No server caches "not ready" for them any more. */
function finishReports(): void {
  sandbox.clock.advance(HOUR_MS);
  later(HOUR_MS);
}

/** The number of executions by all executors. */
function executionsOf({ executions }: TestApp): number {
  const { compiled, reference, fallbacks } = given(executions, 'the counts of an executor');
  return compiled + reference + fallbacks;
}

/** Each operation with its fragments, because responses of very long documents are not cached. */
const testOperations = Object.entries(separateOperations(parse(textsIn('test/operations').join('\n')))).map(
  ([name, document]) => ({ name, query: print(document) }),
);

describe('a cached response', () => {
  it('equals a computed one in status, headers and body: a twelfth of the queries of the examples here, all in test:full', async () => {
    const queries = await exampleQueries();
    expect(queries.length).toBeGreaterThan(30);
    for (const sent of someOf(queries, 12, 1)) {
      const expected = await raw(plain, sent);
      for (let turn = 0; turn < 3; turn += 1) {
        const { text, ...rest } = await raw(keeping, sent);
        expect(withoutRequestIds(text)).toEqual(withoutRequestIds(expected.text));
        expect({ ...rest, headers: { ...rest.headers, 'content-length': '' } }).toEqual({
          status: expected.status,
          headers: { ...expected.headers, 'content-length': '' },
        });
      }
    }
  });

  it.each(someOf(testOperations, 2, 1))(
    'equals a computed one for the operation $name of test/operations',
    async ({ query }) => {
      const [definition] = operationsIn(query);
      const variables = variablesFor(given(definition, 'an operation'), subjects);
      const sent = operation(query, variables);
      const expected = await raw(plain, sent);
      let before = 0;
      for (let turn = 0; turn < 3; turn += 1) {
        before = executionsOf(keeping);
        expect(alike(await raw(keeping, sent))).toEqual(alike(expected));
      }
      const isExecuted = executionsOf(keeping) > before;
      expect({ query, isExecuted }).toEqual({ query, isExecuted: isForOnce(query, expected.text) });
    },
  );

  const hostile: [what: string, sent: () => Sent][] = [
    ['a parse error', () => operation('{ relayToken(')],
    ['an unknown field', () => operation('{ nothing }')],
    ['an unknown token', () => operation('{ relayToken(token: "nobody") { assetReport { status } } }')],
    [
      'a wrong variable',
      () =>
        operation('query ($n: Int!) { __typename @skip(if: true) a: relayTokens(tokens: []) { id } }', {
          n: 'x',
        }),
    ],
    ['variables that are no object', () => ({ body: '{"query":"{ __typename }","variables":[1]}' })],
    [
      'deep variables',
      () => ({
        body: `{"query":"{ __typename }","variables":{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`,
      }),
    ],
    ['a missing operation name', () => operation('query A { __typename } query B { __typename }')],
    [
      'an operation by name',
      () => operation('query A { __typename } query B { b: __typename }', {}, { operationName: 'B' }),
    ],
    ['an unknown operation name', () => operation('query A { __typename }', {}, { operationName: 'C' })],
    [
      'an operation name of a wrong kind',
      () => operation('query A { __typename }', {}, { operationName: 7 }),
    ],
    [
      'a persisted query',
      () => operation('{ __typename }', {}, { extensions: { persistedQuery: { version: 1 } } }),
    ],
    [
      'other extensions',
      () => operation('{ __typename }', {}, { extensions: { clientLibrary: { name: 'a' } } }),
    ],
    ['extensions that are text', () => operation('{ __typename }', {}, { extensions: 'a' })],
    ['extensions that are a list', () => operation('{ __typename }', {}, { extensions: [] })],
    ['a batch', () => ({ body: '[{"query":"{ __typename }"}]' })],
    ['no query', () => ({ body: '{}' })],
    ['no JSON', () => ({ body: '{' })],
    [
      'another media type',
      () => ({ ...operation('{ __typename }'), headers: { accept: 'application/graphql-response+json' } }),
    ],
    ['an unknown media type', () => ({ ...operation('{ __typename }'), headers: { accept: 'text/csv' } })],
    [
      'a GET',
      () => ({
        method: 'GET',
        path: '?query=%7B__typename%7D',
        headers: { 'apollo-require-preflight': '1' },
      }),
    ],
    ['a GET without the header', () => ({ method: 'GET', path: '?query=%7B__typename%7D' })],
    ['introspection', () => operation('{ __schema { queryType { name } } }')],
    [
      'a compressed response',
      () => ({
        ...read('report { items { accounts { allTransactions { date amount } } } }'),
        headers: { 'accept-encoding': 'gzip' },
      }),
    ],
    [
      'an uncompressed response',
      () => ({
        ...read('report { items { accounts { allTransactions { date amount } } } }'),
        headers: { 'accept-encoding': 'identity' },
      }),
    ],
    [
      'a mutation that is refused',
      () => operation('mutation { removeRelayToken(input: { relayToken: "nobody" }) { removed } }'),
    ],
    [
      'keys with names of prototypes',
      () => ({
        body: '{"query":"query ($f: TransactionFilterInput) { relayTokens(tokens: []) { assetReport { report { summary(filter: $f) { count } } } } }","variables":{"f":{"__proto__":{"a":1}}}}',
      }),
    ],
  ];
  it.each(hostile)('equals a computed one for %s', async (_what, sent) => {
    const expected = await raw(plain, sent());
    for (let turn = 0; turn < 3; turn += 1) {
      const { text, ...rest } = await raw(keeping, sent());
      expect({ text: withoutRequestIds(text), ...rest }).toEqual({
        ...expected,
        text: withoutRequestIds(expected.text),
      });
    }
  });

  it('for null is not used for a number that overflows to Infinity', async () => {
    const query =
      'query ($n: Float) { relayTokens(tokens: []) { assetReport { report { summary(filter: { minAmount: $n }) { count } } } } }';
    const sent = (n: string): Sent => ({ body: `{"query":${JSON.stringify(query)},"variables":{"n":${n}}}` });
    expect((await raw(keeping, sent('null'))).text).toContain('"data"');
    expect((await raw(keeping, sent('1e999'))).text).toContain('BAD_USER_INPUT');
  });

  it('is sent without a call, for any order and spacing of the variables', async () => {
    const query =
      'query ($token: String!, $n: Int) { relayToken(token: $token) { assetReport { report { transactions(first: $n) { totalCount } } } } }';
    const first = await raw(keeping, { body: JSON.stringify({ query, variables: { token, n: 3 } }) });
    sandbox.calls.reset();
    const second = await raw(keeping, {
      body: JSON.stringify({ variables: { n: 3, token }, query }, null, 2),
    });
    expect(second).toEqual(first);
    const other = await raw(keeping, { body: JSON.stringify({ query, variables: { token, n: 4 } }) });
    expect(other.status).toBe(200);
    expect(sandbox.calls.count(GET)).toBe(0);
  });

  it('is different for another variable, operation name or response type', async () => {
    const query =
      'query A { a: relayTokens(tokens: []) { id } b: __typename @skip(if: false) } query B { __typename }';
    const answers = await Promise.all([
      raw(keeping, operation(query, {}, { operationName: 'A' })),
      raw(keeping, operation(query, {}, { operationName: 'B' })),
      raw(keeping, operation('{ list: __typename }', { n: [['a', 1]] })),
      raw(keeping, operation('{ list: __typename }', { n: { a: 1 } })),
      raw(keeping, {
        ...operation('{ list: __typename }'),
        headers: { accept: 'application/graphql-response+json' },
      }),
    ]);
    expect(new Set(answers.map(({ text, headers }) => text + headers['content-type'])).size).toBe(4);
  });

  it('is evicted with its report', async () => {
    const relayed = sandbox.samples.relayTokens.find(({ borrower }) => borrower === 'user_self_employed');
    const own = given(relayed, 'a relay token').relayToken;
    const sent = operation(
      'query ($token: String!) { relayToken(token: $token) { assetReport { status report { assetReportId } } } }',
      { token: own },
    );
    const before = await raw(keeping, sent);
    expect(await raw(keeping, sent)).toEqual(before);
    await raw(
      keeping,
      operation(`mutation { refreshRelayToken(input: { relayToken: "${own}" }) { requestId } }`),
    );
    expect((await raw(keeping, sent)).text).toContain('PENDING');
    finishReports();
    const { text: after } = await raw(keeping, sent);
    expect(after).toContain('READY');
    expect(after).not.toBe(before.text);
  });

  it('is not used after a mutation for a read from before it', async () => {
    const relayed = sandbox.samples.relayTokens.find(({ borrower }) => borrower === 'user_wealthy');
    const own = given(relayed, 'a relay token').relayToken;
    const query =
      'query ($token: String!) { behind: __typename relayToken(token: $token) { assetReport { status report { assetReportId } } } }';
    const refresh = operation(
      `mutation { refreshRelayToken(input: { relayToken: "${own}" }) { requestId } }`,
    );
    // Earlier reads of it are not cached any more.
    await raw(keeping, refresh);
    finishReports();
    const { text } = await raw(plain, operation(query, { token: own }));
    const old = given(/"assetReportId":"[^"]+"/.exec(text), 'a report that nobody has read');
    sandbox.calls.reset();
    sandbox.faults.set(GET, { kind: 'delay', ms: 400, times: 1 });
    const before = raw(keeping, operation(query, { token: own }));
    await eventually('the first read', async () => (sandbox.calls.count(GET) === 1 ? true : null));
    await raw(keeping, refresh);
    const behind = raw(keeping, operation(query, { token: own }));
    expect((await behind).text).not.toContain(old[0]);
    await before;
    const after = await raw(keeping, operation(query, { token: own }));
    expect(after.text).not.toContain(old[0]);
    sandbox.faults.clear();
  });

  it('is never of a mutation, an error, a pending report, a download or a Cashflow Report', async () => {
    const access = given(sandbox.samples.accessTokens[0], 'an Item').accessToken;
    const repeated: [string, Sent][] = [
      [
        '/credit/relay/remove',
        operation('mutation { removeRelayToken(input: { relayToken: "nobody" }) { removed } }'),
      ],
      [GET, operation('{ relayToken(token: "nobody") { assetReport { status } } }')],
      [
        '/cashflow_report/insights/get',
        operation(`{ cashflowInsights(accessToken: "${access}") { requestId } }`),
      ],
    ];
    for (const [path, sent] of repeated) {
      await raw(keeping, sent);
      await raw(keeping, sent);
      expect(sandbox.calls.count(path)).toBe(2);
    }
    const urls = operation(`{ relayToken(token: "${token}") { downloads { json { url expiresAt } } } }`);
    expect((await raw(keeping, urls)).text).not.toBe((await raw(keeping, urls)).text);
  });

  it('is computed once for concurrent requests, and each error has its own request id', async () => {
    const { data } = await plain.send({
      query: `mutation { createRelayToken(input: {
        reportTokens: ["${given(sandbox.samples.assetReports[0], 'a report').assetReportToken}"]
        secondaryClientId: "${sandbox.clients.ours.clientId}"
      }) { relayToken { token } } }`,
    });
    const created = data as { createRelayToken: { relayToken: { token: string } } };
    const sent = operation(
      'query ($token: String!) { relayToken(token: $token) { assetReport { report { items { accounts { allTransactions { amount } } } } } } }',
      { token: created.createRelayToken.relayToken.token },
    );
    const answers = await Promise.all(Array.from({ length: 20 }, () => raw(keeping, sent)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(sandbox.calls.count(GET)).toBe(1);

    const wrong = operation('{ relayToken(token: "nobody at all") { assetReport { status } } }');
    const refused = await Promise.all(Array.from({ length: 5 }, () => raw(keeping, wrong)));
    for (const { text } of refused) expect(text).toContain('"requestId":"(request id)"');
  });
});

describe('a compressed response', () => {
  it('equals the uncompressed one, and names its encoding', async () => {
    const { body, headers } = read('report { items { accounts { allTransactions { transactionId } } } }');
    const ask = (encoding: string) =>
      fetch(keeping.url, {
        method: 'POST',
        headers: {
          ...keeping.authorization,
          'content-type': 'application/json',
          'accept-encoding': encoding,
          ...headers,
        },
        body: body ?? '',
      });
    const whole = await (await ask('identity')).text();
    for (const [accepted, used] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=0.1', 'gzip'],
      ['zstd', null],
    ] as const) {
      const response = await ask(accepted);
      expect(response.headers.get('content-encoding')).toBe(used);
      expect(response.headers.get('vary')).toContain('accept-encoding');
      expect(await response.text()).toBe(whole);
    }
  });
});

const LIVE = ['/cashflow_report/get', '/cashflow_report/transactions/get', '/cashflow_report/insights/get'];

/** Whether a response must not be cached, as far as a client can see. */
function isForOnce(query: string, text: string): boolean {
  const isLive = LIVE.some((path) => sandbox.calls.count(path) > 0);
  return isLive || /^mutation/.test(query) || /"(errors|url)":/.test(text);
}

/** A response without parts that differ between calls: request ids, and download URLs with their expiry. */
function alike({ text, headers, ...rest }: Awaited<ReturnType<typeof raw>>) {
  const settled = withoutRequestIds(text).replace(/"(url|expiresAt)":"[^"]+"/g, '"$1":""');
  return { ...rest, text: settled, headers: { ...headers, 'content-length': '' } };
}

/** Plaid's request ids and the times of reads differ between calls. */
function withoutRequestIds(text: string): string {
  return text
    .replace(/"requestId":"[0-9A-Za-z]{15}"/g, '"requestId":""')
    .replace(/"cachedAt":"[^"]+"/g, '"cachedAt":""');
}
