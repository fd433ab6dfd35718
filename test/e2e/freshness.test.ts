import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Fault, type Sandbox, startSandbox } from 'creditgraph-sandbox';
import fc from 'fast-check';
import { auditCopy } from '../../src/plaid/endpoints/audit-copy.js';
import { creditRelay } from '../../src/plaid/endpoints/credit-relay.js';
import { eventually } from '../support/eventually.js';
import { later } from '../support/later.js';
import { askDirectly } from '../support/plaid-client.js';
import { isFull, runs } from '../support/runs.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const RELAY_GET = '/credit/relay/get';

/** Reads that began less than this time ago are shared for any maximum age. */
const SHARED_MS = 4_000;

const HOUR_MS = 3_600_000;

/** Servers over one sandbox. Each caches reports and responses for much longer than a test's maximum ages. */
let sandbox: Sandbox;
const apps: Record<string, TestApp> = {};
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'test',
    now: new Date('2026-03-15T12:00:00Z'),
    reportDelayMs: HOUR_MS,
  });
  const { clientId, secret } = sandbox.clients.ours;
  const start = (settings: Record<string, string>) =>
    startTestApp({
      CACHE_MAX_MB: '64',
      CACHE_TTL_MS: String(24 * HOUR_MS),
      PLAID_CLIENT_ID: clientId,
      PLAID_SECRET: secret,
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: sandbox.url,
      RATE_LIMIT_PER_MINUTE: '0',
      ...settings,
    });
  apps['in the main thread'] = await start({ WORKERS: '0' });
  apps['in a worker thread'] = await start({ WORKERS: '1', WORKER_MIN_KB: '1' });
  apps['executed by graphql-js'] = await start({ EXECUTOR: 'reference' });
});
afterAll(async () => {
  for (const app of Object.values(apps)) await app.stop();
  await sandbox.stop();
});
beforeEach(() => sandbox.calls.reset());
afterEach(() => sandbox.faults.clear());

const ownToken = () => given(sandbox.samples.assetReports[0], 'a report of ours').assetReportToken;

/** A relay token that was not read yet. */
async function newRelayToken(): Promise<string> {
  const created = await askDirectly(sandbox).call(creditRelay.create, {
    report_tokens: [ownToken()],
    secondary_client_id: sandbox.clients.ours.clientId,
  });
  return created.relay_token;
}

async function newAuditCopyToken(): Promise<string> {
  const created = await askDirectly(sandbox).call(auditCopy.create, { asset_report_token: ownToken() });
  return created.audit_copy_token;
}

/** Refreshes directly at the sandbox, unknown to the servers. */
async function refreshElsewhere(token: string): Promise<void> {
  await askDirectly(sandbox).call(creditRelay.refresh, { relay_token: token, report_type: 'asset' });
}

interface Result {
  readonly status: string;
  readonly cachedAt: string;
  readonly requestId: string | null;
  readonly report: { readonly assetReportId: string; readonly hasInsights?: boolean } | null;
}

const FIELDS = 'status cachedAt requestId report { assetReportId }';
const RELAYED = `query ($token: String!, $maxAge: Int, $includeInsights: Boolean) {
  found: relayToken(token: $token) { assetReport(maxAge: $maxAge, includeInsights: $includeInsights) { ${FIELDS} } }
}`;

/** The way to the report of each source, with the path that is called. */
const SOURCES: [what: string, path: string, query: string, token: () => Promise<string>][] = [
  ['a relay token', RELAY_GET, RELAYED, newRelayToken],
  [
    'an own report',
    '/asset_report/get',
    `query ($token: String!, $maxAge: Int) { found: assetReport(token: $token, maxAge: $maxAge) { ${FIELDS} } }`,
    async () => ownToken(),
  ],
  [
    'an audit copy',
    '/asset_report/audit_copy/get',
    `query ($token: String!, $maxAge: Int) { found: auditCopy(token: $token) { assetReport(maxAge: $maxAge) { ${FIELDS} } } }`,
    newAuditCopyToken,
  ],
];

async function read(app: TestApp, query: string, variables: object): Promise<Result> {
  const { data, errors } = await app.send({ query, variables });
  expect(errors).toEqual([]);
  const { found } = data as { found: Result | { readonly assetReport: Result } };
  return 'assetReport' in found ? found.assetReport : found;
}
const relayed = (app: TestApp, variables: object) => read(app, RELAYED, variables);

const NOT_READY: Fault = {
  kind: 'error',
  status: 400,
  errorType: 'ASSET_REPORT_ERROR',
  errorCode: 'PRODUCT_NOT_READY',
};
const FAILED: Fault = { ...NOT_READY, errorCode: 'ASSET_REPORT_GENERATION_FAILED' };

const PLACES = ['in the main thread', 'in a worker thread', 'executed by graphql-js'];
// The first two here, all in test:full. The executor test compares graphql-js with both.
describe.each(isFull ? PLACES : PLACES.slice(0, 2))('%s', (where) => {
  const app = () => given(apps[where], 'a server');

  it.each(SOURCES)(
    'a report of %s is read again exactly when it is as old as maxAge',
    async (_what, path, query, newToken) => {
      const token = await newToken();
      const first = await read(app(), query, { token });
      expect(sandbox.calls.count(path)).toBe(1);
      // Three times, because the first is executed, the second is compiled, and responses are cached.
      later(50_000);
      for (let turn = 0; turn < 3; turn += 1) {
        expect(await read(app(), query, { token, maxAge: 60 })).toEqual(first);
      }
      expect(sandbox.calls.count(path)).toBe(1);
      later(10_000);
      const second = await read(app(), query, { token, maxAge: 60 });
      expect(second.requestId).not.toBe(first.requestId);
      expect(Date.parse(second.cachedAt)).toBeGreaterThanOrEqual(Date.parse(first.cachedAt));
      for (let turn = 0; turn < 3; turn += 1) {
        for (const maxAge of [null, 60, 0])
          expect(await read(app(), query, { token, maxAge })).toEqual(second);
      }
      expect(sandbox.calls.count(path)).toBe(2);
    },
  );

  it('reads that began less than 4 s ago are shared for maxAge 0, also by another operation', async () => {
    const token = await newRelayToken();
    const first = await relayed(app(), { token, maxAge: 0 });
    later(SHARED_MS - 2_000);
    for (const maxAge of [0, 1, 4, null]) expect(await relayed(app(), { token, maxAge })).toEqual(first);
    later(2_000);
    expect((await relayed(app(), { token, maxAge: 0 })).requestId).not.toBe(first.requestId);
    expect(sandbox.calls.count(RELAY_GET)).toBe(2);
  });

  it('concurrent reads with maxAge 0 are one call, and so are aliases of one operation', async () => {
    const token = await newRelayToken();
    await relayed(app(), { token });
    later(SHARED_MS);
    sandbox.calls.reset();
    const aliases = [0, 0, 1, 4].map(
      (maxAge, index) => `a${index}: assetReport(maxAge: ${maxAge}) { requestId cachedAt }`,
    );
    const query = `query ($token: String!) { relayToken(token: $token) { ${aliases.join(' ')} } }`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app().send({ query, variables: { token } })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { data } = given(answers[0], 'an answer');
    const { relayToken } = data as { relayToken: Record<string, unknown> };
    expect(new Set(Object.values(relayToken).map((value) => JSON.stringify(value))).size).toBe(1);
    expect(sandbox.calls.count(RELAY_GET)).toBe(1);
  });

  it('different maximum ages in one operation each get a report that is young enough', async () => {
    const token = await newRelayToken();
    const old = await relayed(app(), { token });
    later(20_000);
    const query = `query ($token: String!) { relayToken(token: $token) {
      any: assetReport { requestId } minute: assetReport(maxAge: 60) { requestId } now: assetReport(maxAge: 0) { requestId }
    } }`;
    const { data } = await app().send({ query, variables: { token } });
    const { any, minute, now } = (data as { relayToken: Record<string, Result> }).relayToken;
    expect([any?.requestId, minute?.requestId]).toEqual([old.requestId, old.requestId]);
    expect(now?.requestId).not.toBe(old.requestId);
    expect(sandbox.calls.count(RELAY_GET)).toBe(2);
  });

  it('after a refresh elsewhere, maxAge finds the new report, with and without Insights', async () => {
    const token = await newRelayToken();
    const rich = await relayed(app(), { token, includeInsights: true });
    await refreshElsewhere(token);
    later(SHARED_MS);
    expect(await relayed(app(), { token })).toEqual(rich);
    expect((await relayed(app(), { token, maxAge: 0 })).status).toBe('PENDING');
    // The old report is not returned any more, also with Insights.
    expect((await relayed(app(), { token, includeInsights: true })).status).toBe('PENDING');
    sandbox.clock.advance(HOUR_MS);
    later(HOUR_MS);
    const after = await relayed(app(), { token, maxAge: 0 });
    expect(after.report?.assetReportId).not.toBe(rich.report?.assetReportId);
    expect((await relayed(app(), { token, includeInsights: true })).report).toEqual(after.report);
  });

  it('cachedAt is the time of the read: of a report, of one that is pending, and of one that failed', async () => {
    for (const [status, fault] of [
      ['READY', null],
      ['PENDING', NOT_READY],
      ['FAILED', FAILED],
    ] as const) {
      const token = await newRelayToken();
      if (fault !== null) sandbox.faults.set(RELAY_GET, fault);
      const before = Date.now();
      const first = await relayed(app(), { token, includeInsights: true });
      expect(first.status).toBe(status);
      expect(new Date(first.cachedAt).toISOString()).toBe(first.cachedAt);
      expect(Date.parse(first.cachedAt)).toBeGreaterThanOrEqual(before);
      expect(Date.parse(first.cachedAt)).toBeLessThanOrEqual(Date.now());
      sandbox.faults.clear();
    }
  });

  it('a mutation takes maxAge too, and its cachedAt is that of the read', async () => {
    const token = await newRelayToken();
    const first = await relayed(app(), { token });
    const query = `mutation ($token: String!) { sealRelayToken(token: $token) { relayToken {
      now: assetReport(maxAge: 0) { ${FIELDS} } any: assetReport { ${FIELDS} }
    } } }`;
    later(SHARED_MS);
    const { data, errors } = await app().send({ query, variables: { token } });
    expect(errors).toEqual([]);
    const { now, any } = (data as { sealRelayToken: { relayToken: Record<string, Result> } }).sealRelayToken
      .relayToken;
    expect(any).toEqual(first);
    expect(now?.requestId).not.toBe(first.requestId);
    expect(sandbox.calls.count(RELAY_GET)).toBe(2);
  });

  it.each([
    [{ maxAge: -1 }, 'must be a whole number of seconds, 0 or more'],
    [{ maxAge: 1.5 }, 'Int cannot represent non-integer value'],
    [{ maxAge: '60' }, 'Int cannot represent non-integer value'],
  ])('%j is BAD_USER_INPUT', async (variables, message) => {
    for (const [, path, query, newToken] of SOURCES) {
      const { errors } = await app().send({ query, variables: { token: await newToken(), ...variables } });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
      expect(errors[0]?.message).toContain(message);
      expect(sandbox.calls.count(path)).toBe(0);
    }
  });

  it('law: no response is made from a report that was read longer ago than maxAge and 4 s, and none is read without need', async () => {
    const step = fc.record({
      waitMs: fc.constantFrom(0, 2_000, 4_000, 10_000, 60_000),
      maxAge: fc.constantFrom(null, 0, 1, 4, 10, 60),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const token = await newRelayToken();
        let now = 0;
        let readAt: number | null = null;
        let latest: Result | null = null;
        for (const { waitMs, maxAge } of steps) {
          later(waitMs);
          now += waitMs;
          const allowed = maxAge === null ? Number.POSITIVE_INFINITY : Math.max(maxAge * 1_000, SHARED_MS);
          sandbox.calls.reset();
          const result = await relayed(app(), { token, maxAge });
          // The real clock runs too. It has 2 s until it makes a difference.
          const isNeeded: boolean = readAt === null || now - readAt >= allowed;
          expect({ maxAge, calls: sandbox.calls.count(RELAY_GET) }).toEqual({
            maxAge,
            calls: isNeeded ? 1 : 0,
          });
          if (isNeeded) readAt = now;
          else expect(result).toEqual(latest);
          latest = result;
        }
      }),
      { numRuns: runs(5) },
    );
  });
});

describe('a request that arrives while a response with maxAge is made', () => {
  const app = () => given(apps['in the main thread'], 'a server');

  it.each([
    ['less than 4 s after the read began gets the same response', SHARED_MS - 2_000, 1],
    ['later makes its own', SHARED_MS, 2],
  ])('%s', async (_what, waitMs, calls) => {
    const token = await newRelayToken();
    sandbox.faults.set(RELAY_GET, { kind: 'delay', ms: 400, times: 1 });
    const first = relayed(app(), { token, maxAge: 0 });
    await eventually('the first read', async () => (sandbox.calls.count(RELAY_GET) === 1 ? true : null));
    later(waitMs);
    const second = relayed(app(), { token, maxAge: 0 });
    // Both have waited for longer than 4 s then, and the first response is given to both or to one.
    const [one, other] = await Promise.all([first, second]);
    expect(sandbox.calls.count(RELAY_GET)).toBe(calls);
    expect(one.requestId === other.requestId).toBe(calls === 1);
  });
});
