import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { internalServerErrorFault, type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { SCOPES } from '../../src/auth/scope.js';
import { sentBy, type TestCaller } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { later } from '../support/later.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const GET = '/credit/relay/get';
const CASHFLOW = '/cashflow_report/get';

const DEBUGGER: TestCaller = { name: 'debugger', scopes: SCOPES };
const READER: TestCaller = { name: 'reader', scopes: ['reports:read', 'debug:read'] };

/** Servers over one sandbox: compiled operations, graphql-js alone, and a worker thread that owns all reports. */
const SERVERS: readonly [name: string, settings: Record<string, string>][] = [
  ['compiled', { WORKERS: '0' }],
  ['reference', { EXECUTOR: 'reference' }],
  ['threaded', { WORKERS: '1', WORKER_MIN_KB: '1' }],
];

let sandbox: Sandbox;
const apps = new Map<string, TestApp>();
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'test', now: new Date('2026-03-15T12:00:00Z'), reportDelayMs: 0 });
  const { clientId, secret } = sandbox.clients.ours;
  for (const [name, settings] of SERVERS) {
    const app = await startTestApp(
      {
        CACHE_MAX_MB: '64',
        PLAID_CLIENT_ID: clientId,
        PLAID_SECRET: secret,
        PLAID_ENV: 'sandbox',
        PLAID_BASE_URL: sandbox.url,
        ...settings,
      },
      [DEBUGGER, READER],
    );
    apps.set(name, app);
  }
});
afterAll(async () => {
  await Promise.all([...apps.values()].map((app) => app.stop()));
  await sandbox.stop();
});
beforeEach(() => {
  sandbox.calls.reset();
  // Each test reads its reports again.
  later(HOUR_MS);
});
afterEach(() => sandbox.faults.clear());

const HOUR_MS = 3_600_000;

interface Trace {
  readonly response: string;
  readonly cost: { readonly estimated: number; readonly used: number } | null;
  readonly reports: readonly { path: string | null; found: string | null; ageSeconds: number | null }[];
  readonly upstreamCalls: readonly { path: string; kind: string; outcome: string; durationMs: number }[];
}

const appOf = (name: string): TestApp => given(apps.get(name), name);

function relayTokenOf(borrower: string): string {
  const sample = sandbox.samples.relayTokens.find((token) => token.borrower === borrower);
  return given(sample, `a relay token of ${borrower}`).relayToken;
}

async function traced(app: TestApp, query: string, variables: object, caller = DEBUGGER) {
  const { text, data, errors, status } = await app.send(
    { query, variables },
    { ...sentBy(caller), 'x-purpose': 'underwriting' },
  );
  const { extensions } = JSON.parse(text) as { extensions?: { trace: Trace } };
  return { data, errors, status, text, trace: given(extensions?.trace, 'a trace') };
}

let turn = 0;

/** Another operation each time, because the response of the same one would be cached. */
function reading(selection = 'assetReportId'): string {
  turn += 1;
  return `query ($token: String!) { turn${turn}: __typename relayToken(token: $token) { assetReport { report { ${selection} } } } }`;
}

interface Named {
  readonly relayToken: {
    readonly assetReport: {
      readonly report: { readonly assetReportId: string; readonly user: Record<string, string> };
    };
  };
}

const COMPUTED = 'assetReportId attributes { cashFlow { numTransactions } }';

describe.each(SERVERS.map(([name]) => name))('extensions.trace of the server %s', (name) => {
  it('has the cost, the calls to Plaid and the age of each report: first a miss, then a hit', async () => {
    const app = appOf(name);
    const token = relayTokenOf('user_salaried');
    const first = (await traced(app, reading(COMPUTED), { token })).trace;
    expect(first).toEqual({
      response: 'executed',
      cost: { estimated: expect.any(Number), used: expect.any(Number) },
      reports: [{ path: GET, found: 'miss', ageSeconds: expect.any(Number) }],
      upstreamCalls: [{ path: GET, kind: 'read', outcome: 'ok', durationMs: expect.any(Number) }],
    });
    expect(first.cost?.estimated).toBeGreaterThan(100);
    expect(first.cost?.used).toBeGreaterThan(100);
    later(60_000);
    const second = (await traced(app, reading(COMPUTED), { token })).trace;
    expect(second).toMatchObject({
      cost: first.cost,
      reports: [{ path: GET, found: 'hit' }],
      upstreamCalls: [],
    });
    expect(second.reports[0]?.ageSeconds).toBeGreaterThanOrEqual(60);
    expect(second.reports[0]?.ageSeconds).toBeLessThan(300);
  });

  it('shows a cached response with the age of its reports, and is not part of it', async () => {
    const app = appOf(name);
    const token = relayTokenOf('user_salaried');
    const query = reading();
    const first = await traced(app, query, { token });
    expect(first.trace.response).toBe('executed');
    later(60_000);
    const second = await traced(app, query, { token });
    expect(second.trace).toEqual({
      response: 'cached',
      cost: null,
      reports: [{ path: null, found: null, ageSeconds: expect.any(Number) }],
      upstreamCalls: [],
    });
    expect(second.trace.reports[0]?.ageSeconds).toBeGreaterThanOrEqual(60);
    expect(second.data).toEqual(first.data);
    expect(second.text.match(/"trace"/g)).toHaveLength(1);
  });

  it('changes no byte of the response beside it, and is not there without the scope', async () => {
    const app = appOf(name);
    const token = relayTokenOf('user_salaried');
    const query = reading(COMPUTED);
    const { text, trace } = await traced(app, query, { token });
    for (let times = 0; times < 2; times += 1) {
      const plain = await app.send({ query, variables: { token } });
      expect(text).toBe(plain.text.replace(/\}(\n?)$/, `,"extensions":${JSON.stringify({ trace })}}$1`));
    }
  });

  it('comes with errors and partial data, and has the failed call of each attempt', async () => {
    const app = appOf(name);
    const token = relayTokenOf('user_salaried');
    sandbox.faults.set(CASHFLOW, internalServerErrorFault());
    const query = `query ($token: String!, $item: String!) {
      relayToken(token: $token) { assetReport { report { assetReportId } } }
      cashflowReport(accessToken: $item, daysRequested: 30) { totalTransactions }
    }`;
    const item = given(sandbox.samples.accessTokens[0], 'an Item').accessToken;
    const { data, errors, trace } = await traced(app, query, { token, item });
    expect(data).toMatchObject({ relayToken: {}, cashflowReport: { totalTransactions: null } });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['PLAID_ERROR']);
    const failed = trace.upstreamCalls.filter(({ path }) => path === CASHFLOW);
    expect(failed).toHaveLength(sandbox.calls.count(CASHFLOW));
    expect(new Set(failed.map(({ outcome }) => outcome))).toEqual(new Set(['failed']));
    expect(trace.reports).toMatchObject([{ path: GET, found: 'miss' }]);
  });

  it('shows a failed load without an age, and the estimate of a refused operation', async () => {
    const app = appOf(name);
    const { trace } = await traced(app, reading(), { token: 'nobody' });
    expect(trace.reports).toEqual([{ path: GET, found: 'miss', ageSeconds: null }]);
    expect(trace.upstreamCalls).toMatchObject([{ outcome: 'refused' }]);
    const query = '{ relayToken(token: "t") { assetReport { report { user { lastName } } } } }';
    const refused = await traced(app, query, {}, READER);
    expect(refused.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect(refused.trace).toMatchObject({ response: 'executed', reports: [], upstreamCalls: [] });
    expect(refused.trace.cost?.estimated).toBeGreaterThan(0);
  });

  it('names no token and no person', async () => {
    const token = relayTokenOf('user_salaried');
    const selection = 'assetReportId user { lastName clientUserId }';
    const { data, trace } = await traced(appOf(name), reading(selection), { token });
    const { assetReportId, user } = (data as Named).relayToken.assetReport.report;
    const told = JSON.stringify(trace);
    for (const secret of [token, assetReportId, ...Object.values(user)])
      expect(told).not.toContain(given(secret, 'a value'));
  });
});

describe('an operation that waits for another one', () => {
  it('shows that it joined the read of a report, and no call of its own', async () => {
    const app = appOf('compiled');
    const token = relayTokenOf('user_wealthy');
    sandbox.faults.set(GET, { kind: 'delay', ms: 1_000 });
    const first = traced(app, reading(), { token });
    await eventually('a call', async () => (sandbox.calls.count(GET) === 1 ? true : null));
    const second = await traced(app, reading(), { token });
    expect(second.trace).toMatchObject({ reports: [{ path: GET, found: 'join' }], upstreamCalls: [] });
    expect((await first).trace).toMatchObject({
      reports: [{ path: GET, found: 'miss' }],
      upstreamCalls: [{ path: GET, outcome: 'ok' }],
    });
  });

  it('shows that its response was shared, if the request is the same', async () => {
    const app = appOf('compiled');
    const token = relayTokenOf('user_wealthy');
    const query = reading();
    sandbox.faults.set(GET, { kind: 'delay', ms: 1_000 });
    const first = traced(app, query, { token });
    await eventually('a call', async () => (sandbox.calls.count(GET) === 1 ? true : null));
    const second = await traced(app, query, { token });
    expect(second.trace).toMatchObject({ response: 'shared', cost: null, reports: [{ found: null }] });
    expect((await first).trace.response).toBe('executed');
  });
});

it('extensions.trace of a mutation has its call and the reads after it', async () => {
  const app = appOf('compiled');
  const query = `mutation ($token: String!) {
    refreshRelayToken(input: { relayToken: $token }) { relayToken { assetReport { status } } }
  }`;
  const { trace } = await traced(app, query, { token: relayTokenOf('user_wealthy') });
  expect(trace.upstreamCalls[0]).toMatchObject({ path: '/credit/relay/refresh', outcome: 'ok' });
  expect(trace.reports).toMatchObject([{ path: GET }]);
});
