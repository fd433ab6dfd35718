import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { freePort } from '../support/free-port.js';
import { given } from '../support/given.js';
import { openRawStream, type RawStream } from '../support/raw-stream.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const REPORT_DELAY_MS = 3_600_000;

describeWithRedis('servers that share a Redis', () => {
  let redis: TestRedis;
  let sandbox: Sandbox;
  /** The one that gets the webhooks, and another one. */
  let apps: readonly [TestApp, TestApp];
  const streams: RawStream[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    const now = new Date('2026-03-15T12:00:00Z');
    sandbox = await startSandbox({ seed: 'test', now, reportDelayMs: REPORT_DELAY_MS });
    const port = await freePort();
    const settings = {
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      REDIS_TIMEOUT_MS: '60000',
      REDIS_STATE_URL: redis.url,
      CACHE_MAX_MB: '256',
      // Only the webhook tells that a report is ready.
      REPORT_POLLING: 'off',
      PLAID_CLIENT_ID: sandbox.clients.ours.clientId,
      PLAID_SECRET: sandbox.clients.ours.secret,
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: sandbox.url,
    };
    apps = [
      await startTestApp({ ...settings, PORT: String(port) }),
      await startTestApp({ ...settings, PORT: '0' }),
    ];
  });
  afterAll(async () => {
    for (const stream of streams) stream.close();
    for (const app of apps) await app.stop();
    await sandbox.stop();
    await redis.stop();
  });

  async function subscribe(app: TestApp, id: string, after: string | null = null) {
    const stream = await openRawStream(Number(new URL(app.url).port), {
      body: {
        query: `subscription ($id: ID!, $after: String) {
          reportReady(id: $id, after: $after) {
            kind
            eventId
            assetReport { status report { dateGenerated } }
          }
        }`,
        variables: { id, after },
      },
      headers: { ...app.authorization, accept: 'text/event-stream' },
    });
    streams.push(stream);
    return stream;
  }
  const eventOf = (text: string) => ({
    cursor: given(/"cursor":"([^"]+)"/.exec(text)?.[1], 'a cursor'),
    eventId: given(/"eventId":"([^"]+)"/.exec(text)?.[1], 'an event'),
  });

  it('tell subscribers of all of them of a webhook to one, with the same cursors, which continue anywhere', async () => {
    const [receiver, other] = apps;
    const token = given(sandbox.samples.relayTokens[0], 'a relay token').relayToken;
    const change = async (app: TestApp, mutation: string, input: string, fields: string) => {
      const { data, errors } = await app.send({ query: `mutation { ${mutation}(${input}) { ${fields} } }` });
      expect(errors).toEqual([]);
      return (data as Record<string, { relayToken: { id: string } }>)[mutation];
    };
    const sealed = await change(other, 'sealRelayToken', `token: "${token}"`, 'relayToken { id }');
    const { id } = given(sealed, 'a payload').relayToken;
    await change(receiver, 'refreshRelayToken', `input: { relayToken: "${token}" }`, 'requestId');

    const waiting = await subscribe(other, id);
    expect(waiting.text).not.toContain('READY');
    sandbox.clock.advance(REPORT_DELAY_MS);
    const text = await waiting.until('"kind":"READY"');
    expect(text).toContain('"assetReport":{"status":"READY","report":{"dateGenerated":"2026-03-15T12:');
    const told = eventOf(text);
    // A subscription to the other server finds the same event.
    const later = await subscribe(receiver, id);
    expect(eventOf(await later.until('"kind":"READY"'))).toEqual(told);

    // The next report is told after the cursor, by the server that did not give the cursor.
    await change(other, 'refreshRelayToken', `input: { relayToken: "${token}" }`, 'requestId');
    const resumed = await subscribe(receiver, id, told.cursor);
    sandbox.clock.advance(REPORT_DELAY_MS);
    const next = eventOf(await resumed.until('"kind":"READY"'));
    expect(next.eventId).not.toBe(told.eventId);
    expect(resumed.text.match(/"kind"/g)).toHaveLength(1);
    expect(resumed.text).toContain('"dateGenerated":"2026-03-15T13:');
  });
});
