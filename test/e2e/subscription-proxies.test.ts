import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { fakeTimers, turnsUntil } from '../support/fake-timers.js';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.js';
import {
  cutSubscriptions,
  type ProxiedSubscription,
  RefreshedReport,
  startToldApp,
  subscribeThroughProxy,
} from '../support/proxied-subscriptions.js';
import { openRawStream } from '../support/raw-stream.js';
import { SUBSCRIPTION_CLIENT_NAMES } from '../support/subscription-clients.js';
import { given, type TestApp } from '../support/test-app.js';

const OVER_HTTP = SUBSCRIPTION_CLIENT_NAMES.filter((name) => name !== 'graphql-ws');
/** Less than an event has. */
const SOME_BYTES = 100;

let app: TestApp;
beforeAll(async () => {
  app = await startToldApp();
});
afterAll(() => app.stop());

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  jest.useRealTimers();
  for (const stop of stops.splice(0)) await stop();
});

const bytesOf = ({ proxy }: { readonly proxy: FaultProxy }) => given(proxy.calls[0], 'a call').bodyBytes;

async function buffered(
  client: (typeof SUBSCRIPTION_CLIENT_NAMES)[number],
  server: TestApp,
  { id }: RefreshedReport,
  fault: { readonly bytes: number; readonly obeysHeader?: boolean },
): Promise<ProxiedSubscription> {
  const plan = { rules: [{ fault: { kind: 'buffer', ...fault } as const }] };
  const subscription = await subscribeThroughProxy({ app: server, client, id, plan, mayResume: null });
  stops.push(() => subscription.stop());
  await turnsUntil(() => subscription.proxy.calls[0] !== undefined);
  return subscription;
}

/** Waits until an event more has arrived at the proxy. */
async function untilProxyHasMore(subscription: ProxiedSubscription, than: number): Promise<void> {
  await turnsUntil(() => bytesOf(subscription) >= than + SOME_BYTES);
}

describe.each(SUBSCRIPTION_CLIENT_NAMES)('%s behind a proxy that cuts', (client) => {
  it('continues with its cursor at each of three points, and loses no event', async () => {
    const { whole, cut } = await cutSubscriptions(app, client, {
      points: 3,
      report: SUBSCRIPTION_CLIENT_NAMES.indexOf(client),
    });
    expect(new Set(whole).size).toBe(3);
    for (const { eventIds, kinds, proxy } of cut) {
      expect([...new Set(eventIds)]).toEqual(whole);
      expect(new Set(kinds)).toEqual(new Set(['READY']));
      expect(proxy.calls[0]?.fault).toBe('cut');
      expect(proxy.count()).toBeGreaterThan(1);
    }
  });
});

describe.each(OVER_HTTP)('%s behind a proxy that buffers', (client) => {
  it('sees nothing until the buffer is full, and then all events in their order', async () => {
    const report = await RefreshedReport.create(app, 4);
    const seen = await buffered(client, app, report, { bytes: 1_000 });
    await untilProxyHasMore(seen, 0);
    let events = 1;
    while (bytesOf(seen) < 1_000) {
      expect([seen.eventIds, seen.ends]).toEqual([[], []]);
      const bytes = bytesOf(seen);
      await report.refresh();
      await untilProxyHasMore(seen, bytes);
      events += 1;
    }
    await turnsUntil(() => seen.eventIds.length === events);
    expect(new Set(seen.eventIds).size).toBe(events);
    expect(events).toBeGreaterThan(1);
  });

  it('sees the first event at once if the proxy obeys X-Accel-Buffering', async () => {
    const report = await RefreshedReport.create(app, 5);
    const seen = await buffered(client, app, report, { bytes: 1_000_000, obeysHeader: true });
    await turnsUntil(() => seen.eventIds.length === 1);
    expect(seen.kinds).toEqual(['READY']);
  });
});

it('graphql-ws is not held by a proxy that buffers responses', async () => {
  const report = await RefreshedReport.create(app, 5);
  const seen = await buffered('graphql-ws', app, report, { bytes: 1_000_000 });
  await turnsUntil(() => seen.eventIds.length === 1);
  expect(seen.kinds).toEqual(['READY']);
});

it('all events of a buffer that never fills arrive when the server stops, before the end', async () => {
  const server = await startToldApp();
  const report = await RefreshedReport.create(server, 0);
  const all = await Promise.all(
    OVER_HTTP.map((client) => buffered(client, server, report, { bytes: 1_000_000 })),
  );
  await Promise.all(all.map((each) => untilProxyHasMore(each, 0)));
  const bytes = all.map(bytesOf);
  await report.refresh();
  await Promise.all(all.map((each, index) => untilProxyHasMore(each, bytes[index] ?? 0)));
  expect(all.map(({ eventIds, ends }) => [eventIds, ends])).toEqual(all.map(() => [[], []]));
  await server.stop();
  await turnsUntil(() => all.every(({ ends }) => ends.length === 1));
  for (const { eventIds, ends } of all) {
    expect(new Set(eventIds).size).toBe(2);
    expect(eventIds).toEqual(all[0]?.eventIds);
    expect(ends).toEqual(['complete']);
  }
});

describe.each([
  ['text/event-stream', ':\n\n'],
  ['multipart/mixed;subscriptionSpec=1.0', '{}'],
])('%s through a proxy', (accept, heartbeat) => {
  it('has its headers before there is an event, no compression, and a heartbeat every 12 s', async () => {
    fakeTimers();
    const proxy = await startFaultProxy({ upstream: new URL(app.url).origin });
    stops.push(() => proxy.stop());
    const { relayTokens } = app.sandbox.samples;
    const { data } = await app.send({
      query: `mutation ($token: String!) {
        refreshRelayToken(input: { relayToken: $token }) { relayToken { id assetReport { status } } }
      }`,
      variables: { token: given(relayTokens[relayTokens.length - 1], 'a relay token').relayToken },
    });
    const { relayToken } = (
      data as { refreshRelayToken: { relayToken: { id: string; assetReport: object } } }
    ).refreshRelayToken;
    expect(relayToken.assetReport).toEqual({ status: 'PENDING' });
    const stream = await openRawStream(Number(new URL(proxy.url).port), {
      body: {
        query: 'subscription ($id: ID!) { reportReady(id: $id) { kind } }',
        variables: { id: relayToken.id },
      },
      headers: { accept, 'accept-encoding': 'gzip, br' },
    });
    stops.push(async () => stream.close());
    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({ 'x-accel-buffering': 'no', 'cache-control': 'no-store' });
    expect(stream.headers).not.toHaveProperty('content-encoding');
    const beats = () => stream.text.split(heartbeat).length - 1;
    await turnsUntil(() => beats() === 1);
    for (const count of [2, 3]) {
      jest.advanceTimersByTime(12_000);
      await turnsUntil(() => beats() === count);
    }
    expect(stream.text).not.toContain('reportReady');
  });
});
