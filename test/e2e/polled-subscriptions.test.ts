import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { sentBy, type TestCaller } from '../support/callers.js';
import { fakeTimers, turnsUntil } from '../support/fake-timers.js';
import { freePort } from '../support/free-port.js';
import { later } from '../support/later.js';
import { someOf } from '../support/runs.js';
import { type Subscriber, subscribe } from '../support/subscriber.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const GET = '/asset_report/get';
const FAILURE = {
  kind: 'error',
  status: 400,
  errorType: 'ASSET_REPORT_ERROR',
  errorCode: 'DATA_UNAVAILABLE',
  times: 1_000,
} as const;
const DAY_MS = 86_400_000;
/** The longest time until a report without a webhook is told. */
const MADE_UP_MS = 60_000;

const READY = `subscription ($id: ID!, $after: String) {
  reportReady(id: $id, after: $after) { kind eventId assetReport { status } }
}`;
interface Ready {
  readonly reportReady: { readonly kind: string; readonly eventId: string | null };
}

const open: Subscriber<Ready>[] = [];
async function ready(app: TestApp, id: string, after?: string): Promise<Subscriber<Ready>> {
  const subscriber = await subscribe<Ready>(app.url, {
    query: READY,
    variables: { id, ...(after !== undefined && { after }) },
    headers: app.authorization,
  });
  open.push(subscriber);
  return subscriber;
}

async function create(app: TestApp): Promise<string> {
  const access = given(app.sandbox.samples.accessTokens[0], 'a sample Item').accessToken;
  const { data } = await app.send({
    query: `mutation ($access: String!) {
      createAssetReport(input: { accessTokens: [$access], daysRequested: 5 }) { assetReportNodeId }
    }`,
    variables: { access },
  });
  return (data as { createAssetReport: { assetReportNodeId: string } }).createAssetReport.assetReportNodeId;
}

async function sealRelayToken(app: TestApp): Promise<string> {
  const token = given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
  const { data } = await app.send({
    query: 'mutation ($token: String!) { sealRelayToken(token: $token) { relayToken { id } } }',
    variables: { token },
  });
  return (data as { sealRelayToken: { relayToken: { id: string } } }).sealRelayToken.relayToken.id;
}
const REFRESH = 'mutation ($id: ID!) { refreshRelayToken(input: { id: $id }) { assetReportId } }';

/** Moves the clock in steps, so that what a timer starts can end before the next. Returns the ms until something was true. */
async function passesUntil(isTrue: () => boolean, mostMs: number): Promise<number> {
  const stepMs = Math.min(1_000, mostMs);
  for (let ms = 0; ms < mostMs; ms += stepMs) {
    later(stepMs);
    await jest.advanceTimersByTimeAsync(stepMs);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    if (isTrue()) return ms + stepMs;
  }
  return Number.POSITIVE_INFINITY;
}

const running: TestApp[] = [];
async function start(
  settings: Record<string, string> = {},
  callers: readonly TestCaller[] = [],
): Promise<TestApp> {
  fakeTimers();
  const app = await startTestApp({ RATE_LIMIT_PER_MINUTE: '0', CACHE_MAX_MB: '64', ...settings }, callers);
  running.push(app);
  return app;
}
afterEach(async () => {
  jest.useRealTimers();
  for (const each of open.splice(0)) each.cut();
  for (const app of running.splice(0)) await app.stop();
});

describe('without webhooks, a subscription', () => {
  it('is told by polling alone once the report is ready, with few reads however many wait', async () => {
    const app = await start();
    const id = await create(app);
    const waiting = await Promise.all(Array.from({ length: 10 }, () => ready(app, id)));
    app.sandbox.calls.reset();
    await passesUntil(() => false, 60_000);
    expect(app.sandbox.calls.count(GET)).toBeGreaterThanOrEqual(3);
    expect(app.sandbox.calls.count(GET)).toBeLessThanOrEqual(15);
    expect(waiting.map(({ unread }) => unread)).toEqual(waiting.map(() => 0));
    app.finishReports();
    expect(
      await passesUntil(() => waiting.every(({ unread }) => unread === 1), MADE_UP_MS),
    ).toBeLessThanOrEqual(30_000);
    for (const each of waiting) expect((await each.next()).data?.reportReady.kind).toBe('READY');
  });

  it('that many clients begin at once reads the report at Plaid only a few times', async () => {
    const app = await start();
    const id = await create(app);
    app.sandbox.calls.reset();
    await Promise.all(Array.from({ length: 30 }, () => ready(app, id)));
    expect(app.sandbox.calls.count(GET)).toBeLessThanOrEqual(5);
  });

  const storms = [
    ['PENDING', 2, '0'],
    ['PENDING', 1, '64'],
    ['PENDING', 2, '64'],
    ['READY', 2, '64'],
    ['PENDING', 1, '0'],
    ['READY', 2, '0'],
    ['FAILED', 2, '64'],
  ] as const;
  it.each(someOf(storms, 3))(
    'to a %s report, started 100 times within a minute by each of %i callers with CACHE_MAX_MB=%s, causes at most 15 reads a minute',
    async (status, count, cache) => {
      const callers = ['alice', 'bob'].slice(0, count).map((name) => ({ name }));
      const app = await start({ CACHE_MAX_MB: cache }, callers);
      const id = await create(app);
      if (status === 'READY') app.finishReports();
      if (status === 'FAILED') app.sandbox.faults.set(GET, FAILURE);
      const begunAt = performance.now();
      // Its first read is not counted, and its polls are.
      await ready(app, id);
      app.sandbox.calls.reset();
      for (let attempt = 0; attempt < 100; attempt += 1) {
        for (const caller of callers) {
          const query = 'subscription ($id: ID!) { reportReady(id: $id) { kind } }';
          const subscriber = await subscribe(app.url, { query, variables: { id }, headers: sentBy(caller) });
          if (status !== 'PENDING')
            expect((await subscriber.next()).data).toEqual({ reportReady: { kind: status } });
          subscriber.cut();
        }
        await passesUntil(() => false, 600);
      }
      // The minute is longer by what the test itself takes.
      const minutes = (performance.now() - begunAt) / 60_000;
      expect(app.sandbox.calls.count(GET)).toBeGreaterThanOrEqual(10);
      expect(app.sandbox.calls.count(GET)).toBeLessThanOrEqual(15 * minutes);
    },
  );

  it('is told of a refresh whose response was lost', async () => {
    const app = await start();
    const id = await sealRelayToken(app);
    const subscriber = await ready(app, id);
    const before = await subscriber.next();
    await passesUntil(() => false, 10_000);
    app.sandbox.faults.set('/credit/relay/refresh', { kind: 'reset-after', times: 1 });
    const { errors } = await app.send({ query: REFRESH, variables: { id } });
    expect(errors[0]?.extensions.code).toBe('OUTCOME_UNKNOWN');
    app.finishReports();
    expect(await passesUntil(() => subscriber.unread === 1, MADE_UP_MS)).toBeLessThanOrEqual(MADE_UP_MS);
    expect((await subscriber.next()).data?.reportReady.eventId).not.toBe(before.data?.reportReady.eventId);
  });

  it('with a cursor of the day before gets RESYNC', async () => {
    const app = await start();
    const id = await sealRelayToken(app);
    const first = await ready(app, id);
    const { extensions } = await first.next();
    first.cut();
    await app.send({ query: REFRESH, variables: { id } });
    app.finishReports();
    const second = await ready(app, id);
    await turnsUntil(() => second.unread === 1);
    second.cut();
    jest.setSystemTime(Date.now() + DAY_MS + 1_000);
    const resumed = await ready(app, id, given(extensions?.cursor, 'a cursor'));
    await turnsUntil(() => resumed.unread > 0);
    const told = await resumed.next();
    expect(told.data?.reportReady).toMatchObject({
      kind: 'RESYNC',
      eventId: null,
      assetReport: { status: 'READY' },
    });
    const again = await ready(app, id, given(told.extensions?.cursor, 'a cursor'));
    await passesUntil(() => false, 2_000);
    expect(again.unread).toBe(0);
  });
});

describe('with webhooks', () => {
  it('50 that are dropped are made up for within 60 s', async () => {
    const port = String(await freePort());
    const app = await start({
      HOST: '127.0.0.1',
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    });
    const ids = await Promise.all(Array.from({ length: 50 }, () => create(app)));
    const waiting = await Promise.all(ids.map((id) => ready(app, id)));
    // The pauses between reads are the longest.
    await passesUntil(() => false, 60_000);
    app.sandbox.webhooks.faults.set('PRODUCT_READY', { kind: 'drop', times: 50 });
    app.finishReports();
    expect(app.sandbox.webhooks.sender.deliveries.map(({ state }) => state)).toEqual(
      ids.map(() => 'dropped'),
    );
    expect(
      await passesUntil(() => waiting.every(({ unread }) => unread === 1), MADE_UP_MS),
    ).toBeLessThanOrEqual(MADE_UP_MS);
  });
});
