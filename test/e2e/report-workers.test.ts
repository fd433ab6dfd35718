import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { Kind, parse } from 'graphql';
import { later } from '../support/later.js';
import { someOf } from '../support/runs.js';
import { type Answer, given, startTestApp, type TestApp } from '../support/test-app.js';

const GET = '/credit/relay/get';

const HOUR_MS = 3_600_000;

/** Servers over one sandbox. In two, worker threads own all reports; the third has no workers. */
let sandbox: Sandbox;
let moving: TestApp;
let forgetful: TestApp;
let here: TestApp;
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'creditgraph',
    now: new Date('2026-11-02T15:00:00Z'),
    reportDelayMs: HOUR_MS,
  });
  const { clientId, secret } = sandbox.clients.ours;
  const start = (settings: Record<string, string>) =>
    startTestApp({
      CACHE_PENDING_MS: String(HOUR_MS),
      PLAID_CLIENT_ID: clientId,
      PLAID_SECRET: secret,
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: sandbox.url,
      ...settings,
    });
  [moving, forgetful, here] = await Promise.all([
    start({ WORKERS: '2', WORKER_MIN_KB: '1', CACHE_MAX_MB: '64' }),
    start({ WORKERS: '1', WORKER_MIN_KB: '1', CACHE_MAX_MB: '0' }),
    start({ WORKERS: '0', CACHE_MAX_MB: '0' }),
  ]);
});
afterAll(async () => {
  await Promise.all([moving.stop(), forgetful.stop(), here.stop()]);
  await sandbox.stop();
});
beforeEach(() => sandbox.calls.reset());
afterEach(() => sandbox.faults.clear());

function relayTokenOf(borrower: string): string {
  const sample = sandbox.samples.relayTokens.find((token) => token.borrower === borrower);
  return given(sample, `a relay token of ${borrower}`).relayToken;
}

/** The response of both, without parts that differ between calls. */
function settled({ status, headers, text }: Answer<unknown>) {
  const kept = [...headers].filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name));
  return {
    status,
    headers: Object.fromEntries(kept),
    text: text
      .replace(/"requestId":"[0-9A-Za-z-]{15,36}"/g, '"requestId":""')
      .replace(/"(url|expiresAt|cachedAt)":"[^"]+"/g, '"$1":""'),
  };
}

async function expectAlike(query: string, variables: object = {}) {
  const body = { query, variables };
  const expected = settled(await here.send(body));
  // The second time, the worker compiles it, and the main thread caches the response.
  for (const app of [moving, moving, forgetful]) expect(settled(await app.send(body))).toEqual(expected);
  return expected;
}

describe('an operation over a report of a worker thread', () => {
  it('returns the same as without workers: a sixteenth of the queries of the examples here, all in test:full', async () => {
    const folder = new URL('../../examples/operations/', import.meta.url);
    let queries = 0;
    for (const file of someOf((await readdir(folder)).sort(), 16)) {
      const text = await readFile(new URL(file, folder), 'utf8');
      const [operation] = parse(text).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== 'query') continue;
      await expectAlike(text);
      queries += 1;
    }
    expect(queries).toBeGreaterThan(1);
  });

  it('also reads reports of other workers, small ones, errors and Cashflow Reports', async () => {
    const tokens = [
      ...['user_salaried', 'user_wealthy', 'user_sparse', 'user_self_employed'].map(relayTokenOf),
      'nobody',
    ];
    const accessToken = given(sandbox.samples.accessTokens[0], 'an Item').accessToken;
    const { text } = await expectAlike(
      `query ($tokens: [String!]!, $accessToken: String!) {
        relayTokens(tokens: $tokens) {
          id
          downloads { json { url expiresAt } }
          assetReport {
            status
            report { id assetReportId summary { count net } transactions(first: 2) { nodes { amount merchantName } pageInfo { endCursor } } }
          }
        }
        wrong: relayToken(token: "nobody") { assetReport { status } }
        cashflowInsights(accessToken: $accessToken) { lastGeneratedTime }
      }`,
      { tokens, accessToken },
    );
    expect(JSON.parse(text).data.relayTokens).toHaveLength(5);
    expect(JSON.parse(text).errors).toHaveLength(2);
  });

  it('is refused like on the main thread: arguments, cursors, and filters that need Insights', async () => {
    const token = relayTokenOf('user_salaried');
    const query = `query ($token: String!, $first: Int, $after: String, $filter: TransactionFilterInput) {
      relayToken(token: $token) { assetReport(includeInsights: false) { report { assetReportId
        transactions(first: $first, after: $after, filter: $filter) { totalCount } } } }
    }`;
    for (const variables of [
      { first: 501 },
      { after: 'nothing' },
      { filter: { text: 'rent' } },
      { filter: { startDate: '2026-02-01', endDate: '2026-01-01' } },
      { first: 'many' },
    ]) {
      const { text } = await expectAlike(query, { token, ...variables });
      expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('has the id of each request in an error of the worker', async () => {
    const query = `{ relayToken(token: "${relayTokenOf('user_salaried')}") { assetReport { report { transactions(first: 501) { totalCount } } } } }`;
    for (let turn = 0; turn < 3; turn += 1) {
      const { errors, headers } = await moving.send({ query });
      expect(errors.map(({ extensions }) => extensions.requestId)).toEqual([headers.get('x-request-id')]);
    }
  });

  it('causes one call for concurrent requests and ten aliases', async () => {
    const created = await here.send({
      query: `mutation { createRelayToken(input: {
        reportTokens: ["${given(sandbox.samples.assetReports[0], 'a report').assetReportToken}"]
        secondaryClientId: "${sandbox.clients.ours.clientId}"
      }) { relayToken { token } } }`,
    });
    const { token } = (created.data as { createRelayToken: { relayToken: { token: string } } })
      .createRelayToken.relayToken;
    const aliases = Array.from(
      { length: 10 },
      (_, index) => `a${index}: relayToken(token: "${token}") { assetReport { report { assetReportId } } }`,
    );
    const query = `{ ${aliases.join(' ')} }`;
    const answers = await Promise.all(Array.from({ length: 30 }, () => moving.send({ query })));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(Object.keys(answers[0]?.data as object)).toHaveLength(10);
    await moving.send({ query: `{ another: relayToken(token: "${token}") { assetReport { status } } }` });
    expect(sandbox.calls.count(GET)).toBe(1);
  });

  it('sees the changes of a mutation', async () => {
    const token = relayTokenOf('user_salaried');
    const query = `{ relayToken(token: "${token}") { assetReport { status report { assetReportId } } } }`;
    const before = (await moving.send({ query })).text;
    await moving.send({
      query: `mutation { refreshRelayToken(input: { relayToken: "${token}" }) { requestId } }`,
    });
    expect((await moving.send({ query })).text).toContain('PENDING');
    sandbox.clock.advance(HOUR_MS);
    later(HOUR_MS);
    const after = (await moving.send({ query })).text;
    expect(after).toContain('READY');
    expect(after).not.toBe(before);
  });

  it('is part of a mutation, which is executed once', async () => {
    const report = given(sandbox.samples.assetReports[0], 'a report').assetReportToken;
    const query = `mutation { createAuditCopy(input: { assetReportToken: "${report}" }) {
      auditCopy { assetReport { status report { items { accounts { name } } transactions(first: 1) { totalCount } } } }
    } }`;
    const [there, expected] = [await moving.send({ query }), await here.send({ query })];
    expect(there.errors).toEqual([]);
    expect(there.data).toEqual(expected.data);
    expect(sandbox.calls.count('/asset_report/audit_copy/create')).toBe(2);
  });

  it('has no Insights in a mutation where a field declines them', async () => {
    const report = given(sandbox.samples.assetReports[0], 'a report').assetReportToken;
    const nodes = 'report { hasInsights transactions(first: 3) { nodes { merchantName } } }';
    const query = `mutation { createRelayToken(input: {
      reportTokens: ["${report}"]
      secondaryClientId: "${sandbox.clients.ours.clientId}"
    }) { relayToken { rich: assetReport { ${nodes} } declined: assetReport(includeInsights: false) { ${nodes} } } } }`;
    const [there, expected] = [await moving.send({ query }), await here.send({ query })];
    expect(there.errors).toEqual([]);
    expect(there.data).toEqual(expected.data);
    expect(JSON.stringify(there.data)).toContain('"declined":{"report":{"hasInsights":false');
  });

  it('has the same error as without workers for a response without a report', async () => {
    sandbox.faults.set(GET, {
      kind: 'transform',
      transform: (body) => ({ ...body, report: { ...(body.report as object), asset_report_id: 7 } }),
    });
    const query = `{ relayToken(token: "${relayTokenOf('user_wealthy')}") { assetReport { status } } }`;
    const answers = await Promise.all([here, forgetful].map((app) => app.send({ query })));
    expect(answers[1] && settled(answers[1])).toEqual(answers[0] && settled(answers[0]));
    expect(answers[0]?.errors[0]?.extensions.code).toBe('UPSTREAM_MALFORMED');
  });

  it.each(['application/graphql-response+json', 'text/csv', '*/*'])(
    'returns the same as on the main thread for Accept %s',
    async (accept) => {
      const query = `{ relayToken(token: "${relayTokenOf('user_wealthy')}") { assetReport { status } } }`;
      const expected = settled(await here.send({ query }, { accept }));
      for (const app of [moving, moving, forgetful]) {
        expect(settled(await app.send({ query }, { accept }))).toEqual(expected);
      }
    },
  );

  it('logs none of its data', () => {
    const lines = [...moving.logged, ...forgetful.logged].filter((line) => line.includes('"level":50'));
    expect(lines).toEqual([]);
  });
});

describe('worker threads', () => {
  const started: unknown[] = [];
  const onThread = (message: unknown) => void started.push(message);
  beforeAll(() => subscribe('worker_threads', onThread));
  afterAll(() => {
    unsubscribe('worker_threads', onThread);
  });

  it('one is started for the first large report, and another for the next', async () => {
    const { clientId, secret } = sandbox.clients.ours;
    const app = await startTestApp({
      PLAID_CLIENT_ID: clientId,
      PLAID_SECRET: secret,
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: sandbox.url,
      WORKERS: '2',
      WORKER_MIN_KB: '1',
      CACHE_MAX_MB: '64',
    });
    const read = async (borrower: string) => {
      const query = `{ relayToken(token: "${relayTokenOf(borrower)}") { assetReport { status } } }`;
      const { data } = await app.send({ query });
      expect(data).toEqual({ relayToken: { assetReport: { status: 'READY' } } });
      return started.length;
    };
    try {
      expect(started).toHaveLength(0);
      expect(await read('user_wealthy')).toBe(1);
      expect(await read('user_salaried')).toBe(2);
    } finally {
      await app.stop();
    }
  });
});
