import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { creditRelay } from '../../src/plaid/endpoints/credit-relay.js';
import { sentBy, type TestCaller } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { askDirectly } from '../support/plaid-client.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const ALICE: TestCaller = { name: 'alice', tenant: 'acme' };
const BOB: TestCaller = { name: 'bob', tenant: 'other' };
const CREATE = '/asset_report/create';
const REFRESH = '/asset_report/refresh';
const RELAY_CREATE = '/credit/relay/create';
const RELAY_REFRESH = '/credit/relay/refresh';
const KEYS = '/webhook_verification_key/get';

let publicUrl: string;
let app: TestApp;
beforeAll(async () => {
  const port = await freePort();
  publicUrl = `http://127.0.0.1:${port}`;
  app = await startTestApp(
    {
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      ADMIN_PORT: '0',
      CACHE_MAX_MB: '64',
      CACHE_PENDING_MS: '100000',
      UPSTREAM_CREATE_MS: '1500',
      LOG_LEVEL: 'debug',
    },
    [ALICE, BOB],
  );
});
afterAll(() => app.stop());
beforeEach(() => app.sandbox.calls.reset());
afterEach(() => {
  app.sandbox.faults.clear();
  app.sandbox.webhooks.faults.clear();
});

const accessToken = () => given(app.sandbox.samples.accessTokens[0], 'a sample Item').accessToken;
const reportToken = () => given(app.sandbox.samples.assetReports[0], 'a report').assetReportToken;
const relayToken = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;

async function send(query: string, variables: object = {}, caller: TestCaller = ALICE, to = app) {
  const { data, errors } = await to.send({ query, variables }, sentBy(caller));
  return { data: data as Record<string, Record<string, unknown>> | null, code: errors[0]?.extensions.code };
}

const MUTATIONS: Readonly<Record<string, string>> = {
  [CREATE]: `mutation ($access: String!, $webhook: String, $key: String) {
    createAssetReport(input: {
      accessTokens: [$access], daysRequested: 30, options: { webhook: $webhook, clientReportId: "c" }, idempotencyKey: $key
    }) { assetReportToken replayed }
  }`,
  [REFRESH]: `mutation ($report: String!, $webhook: String, $key: String) {
    refreshAssetReport(input: { assetReportToken: $report, options: { webhook: $webhook }, idempotencyKey: $key }) {
      assetReportToken replayed
    }
  }`,
  [RELAY_CREATE]: `mutation ($report: String!, $client: String!, $webhook: String, $key: String) {
    createRelayToken(input: { reportTokens: [$report], secondaryClientId: $client, webhook: $webhook, idempotencyKey: $key }) {
      relayToken { token } replayed
    }
  }`,
  [RELAY_REFRESH]: `mutation ($relay: String!, $webhook: String, $key: String) {
    refreshRelayToken(input: { relayToken: $relay, webhook: $webhook, idempotencyKey: $key }) {
      relayToken { token } assetReportId replayed
    }
  }`,
};

let keys = 0;
const newKey = () => `webhooks-${++keys}`;

/** Sends a mutation, by its path at Plaid. */
function change(path: string, given: { key?: string; webhook?: string } = {}, caller = ALICE, to = app) {
  const query = MUTATIONS[path] ?? '';
  const all = {
    access: accessToken(),
    report: reportToken(),
    relay: relayToken(),
    client: app.sandbox.clients.ours.clientId,
    ...given,
  };
  const used = Object.entries(all).filter(([name]) => query.includes(`$${name}:`));
  return send(query, Object.fromEntries(used), caller, to);
}

/** The address for webhooks in the last request of a path. */
function sentWebhook(path: string, to = app): string | undefined {
  const body = to.sandbox.calls.lastBody(path) as { webhook?: string; options?: { webhook?: string } };
  return body.webhook ?? body.options?.webhook;
}

const ATTEMPT = `query ($key: String!) {
  attempt(idempotencyKey: $key) { state assetReportId requestId relayToken { token } }
}`;
const attempt = async (key: string, caller = ALICE) => (await send(ATTEMPT, { key }, caller)).data?.attempt;

async function metric(line: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${app.adminPort}/metrics`)).text();
  return Number(text.split(`\ncreditgraph_${line} `)[1]?.split('\n')[0]);
}
const received = (code: string, outcome: string) =>
  metric(`webhooks_total{code="${code}",outcome="${outcome}"}`);
const worked = () => metric('webhook_work_total{outcome="done"}');

/** Does something that causes webhooks, and waits for the end of the work of all of them, which must be so many more at least. */
async function untilWorked(count: number, cause: () => unknown): Promise<void> {
  const before = await worked();
  await cause();
  await eventually(`the work of ${count} webhooks`, async () => {
    const { deliveries } = app.sandbox.webhooks.sender;
    const isSent = deliveries.every(({ url, state }) => state !== 'pending' || !url.startsWith(publicUrl));
    const isDone = (await worked()) >= before + count && (await metric('webhook_inbox')) === 0;
    return isSent && isDone ? true : null;
  });
}

/** POSTs bytes as Plaid does; signed by the sandbox, unless the headers say otherwise. */
async function post(path: string, body: Buffer | string, headers: Record<string, string> = sign(body)) {
  const response = await fetch(`${publicUrl}${path}`, { method: 'POST', headers, body });
  const text = await response.text();
  return {
    status: response.status,
    reason: text === '' ? null : (JSON.parse(text) as { reason: string }).reason,
  };
}
const sign = (body: Buffer | string) => ({
  'content-type': 'application/json',
  'plaid-verification': app.sandbox.webhooks.keys.sign(Buffer.from(body)),
});
/** Keys in alphabetical order, as Plaid writes them: the same event has the same bytes. */
const bodyOf = (more: object) => {
  const fields = Object.entries({ environment: 'sandbox', webhook_type: 'ASSETS', ...more });
  const sorted = fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted), null, 2);
};
const ready = (assetReportId: string) =>
  bodyOf({ asset_report_id: assetReportId, report_type: 'FULL', webhook_code: 'PRODUCT_READY' });

describe('with PUBLIC_URL, a mutation', () => {
  it.each(Object.keys(MUTATIONS))('gives Plaid an address of its own for each attempt: %s', async (path) => {
    const addresses = new Set<unknown>();
    for (let round = 0; round < 2; round += 1) {
      expect((await change(path)).code).toBeUndefined();
      addresses.add(sentWebhook(path));
    }
    expect([...addresses]).toEqual([
      expect.stringMatching(new RegExp(`^${publicUrl}/webhooks/plaid/[\\w-]{100,400}$`)),
      expect.stringContaining(publicUrl),
    ]);
    expect([...addresses].join()).not.toMatch(/acme|attempt/);
  });

  it.each(Object.keys(MUTATIONS))("sends the client's own webhook to Plaid unchanged: %s", async (path) => {
    const webhook = 'http://127.0.0.1:9/own?a=1&b=%20';
    await change(path, { webhook });
    expect(sentWebhook(path)).toBe(webhook);
  });

  it('keeps an empty webhook of a refresh, which removes that of the first report', async () => {
    await change(REFRESH, { webhook: '' });
    expect(sentWebhook(REFRESH)).toBe('');
  });

  it('keeps the other options of the request', async () => {
    await change(CREATE);
    expect(app.sandbox.calls.lastBody(CREATE)).toMatchObject({ options: { client_report_id: 'c' } });
  });

  it('is recognized as a repeat, although each attempt has another address', async () => {
    const key = newKey();
    await change(RELAY_CREATE, { key });
    const { data } = await change(RELAY_CREATE, { key });
    expect(data?.createRelayToken?.replayed).toBe(true);
    expect(app.sandbox.calls.count(RELAY_CREATE)).toBe(1);
  });
});

it('without PUBLIC_URL, no mutation gives Plaid an address', async () => {
  const other = await startTestApp({}, [ALICE]);
  const { samples, clients } = other.sandbox;
  const variables = {
    access: samples.accessTokens[0]?.accessToken,
    report: samples.assetReports[0]?.assetReportToken,
    relay: samples.relayTokens[0]?.relayToken,
    client: clients.ours.clientId,
  };
  for (const [path, query] of Object.entries(MUTATIONS)) {
    const used = Object.entries(variables).filter(([name]) => query.includes(`$${name}:`));
    expect((await send(query, Object.fromEntries(used), ALICE, other)).code).toBeUndefined();
    expect(sentWebhook(path, other)).toBeUndefined();
  }
  await other.stop();
});

describe('a report', () => {
  const status = async (token: unknown) => {
    const query = 'query ($token: String!) { assetReport(token: $token) { status } }';
    return (await send(query, { token })).data?.assetReport?.status;
  };
  const create = async () => given((await change(CREATE)).data, 'data').createAssetReport?.assetReportToken;

  it('that was cached as PENDING is READY as soon as its webhook has arrived', async () => {
    const token = await create();
    expect([await status(token), await status(token)]).toEqual(['PENDING', 'PENDING']);
    expect(app.sandbox.calls.count('/asset_report/get')).toBe(1);
    await untilWorked(1, () => app.finishReports());
    expect(await status(token)).toBe('READY');
  });

  it('that failed is FAILED as soon as its webhook has arrived', async () => {
    app.sandbox.reportFailures.failNext('DATA_UNAVAILABLE');
    const token = await create();
    expect(await status(token)).toBe('PENDING');
    await untilWorked(1, () => app.finishReports());
    expect(await status(token)).toBe('FAILED');
  });

  it('of a relay token that was refreshed is the new one as soon as its webhook has arrived', async () => {
    const query = `query ($relay: String!) {
      relayToken(token: $relay) { assetReport { status report { assetReportId } } }
    }`;
    const read = async () => {
      const { data } = await send(query, { relay: relayToken() });
      return data?.relayToken?.assetReport as { status: string; report: { assetReportId: string } | null };
    };
    await read();
    const { data } = await change(RELAY_REFRESH);
    expect((await read()).status).toBe('PENDING');
    await untilWorked(1, () => app.finishReports());
    expect((await read()).report?.assetReportId).toBe(data?.refreshRelayToken?.assetReportId);
  });

  it('stays cached when its webhook arrives a second time', async () => {
    const duplicates = await received('PRODUCT_READY', 'duplicate');
    app.sandbox.webhooks.faults.set('PRODUCT_READY', { kind: 'duplicate', times: 1 });
    const token = await create();
    const address = new URL(given(sentWebhook(CREATE), 'an address')).pathname;
    await untilWorked(1, () => app.finishReports());
    expect(await status(token)).toBe('READY');
    const { body } = given(app.sandbox.webhooks.sender.deliveries.at(-1), 'a webhook');
    await eventually('the duplicate', async () =>
      (await received('PRODUCT_READY', 'duplicate')) === duplicates + 1 ? true : null,
    );
    expect(await post(address, JSON.stringify(body, null, 2))).toEqual({ status: 200, reason: null });
    expect(await received('PRODUCT_READY', 'duplicate')).toBe(duplicates + 2);
    app.sandbox.calls.reset();
    expect(await status(token)).toBe('READY');
    expect(app.sandbox.calls.count('/asset_report/get')).toBe(0);
  });

  it('is READY in whatever order the webhooks arrive', async () => {
    app.sandbox.webhooks.faults.set('PRODUCT_READY', { kind: 'swap', times: 1 });
    const tokens = [await create(), await create()];
    for (const token of tokens) expect(await status(token)).toBe('PENDING');
    await untilWorked(2, () => app.finishReports());
    expect(await Promise.all(tokens.map(status))).toEqual(['READY', 'READY']);
  });

  it('stays cached while its partner reads it', async () => {
    const { data } = await change(RELAY_CREATE);
    const { token } = given(data?.createRelayToken, 'a payload').relayToken as { token: string };
    const query = 'query ($token: String!) { relayToken(token: $token) { assetReport { status } } }';
    await untilWorked(1, () => send(query, { token }));
    app.sandbox.calls.reset();
    await send(query, { token });
    expect(app.sandbox.calls.count('/credit/relay/get')).toBe(0);
  });
});

describe('an attempt whose response was lost', () => {
  const lost = async (path: string) => {
    const key = newKey();
    app.sandbox.faults.set(path, { kind: 'reset-after', times: 1 });
    expect((await change(path, { key })).code).toBe('OUTCOME_UNKNOWN');
    const { made } = given(app.sandbox.ledger.entries().at(-1), 'an effect');
    return { key, made };
  };

  it.each([
    [CREATE, 'is ready'],
    [REFRESH, 'is ready'],
    [CREATE, 'failed'],
  ])('of %s is CREATED_UNREACHABLE when its report %s', async (path, how) => {
    if (how === 'failed') app.sandbox.reportFailures.failNext('DATA_UNAVAILABLE');
    const { key, made } = await lost(path);
    expect(await attempt(key)).toMatchObject({ state: 'UNKNOWN', assetReportId: null });
    await untilWorked(1, () => app.finishReports());
    expect(await attempt(key)).toMatchObject({ state: 'CREATED_UNREACHABLE', assetReportId: made[1] });
    expect(await attempt(key, BOB)).toBeNull();
    expect((await change(path, { key })).code).toBe('OUTCOME_UNKNOWN');
    expect(app.sandbox.calls.count(path)).toBe(1);
  });

  it('of a relay refresh is SUCCEEDED when its report is ready, without a read', async () => {
    const { key, made } = await lost(RELAY_REFRESH);
    await untilWorked(1, () => app.finishReports());
    app.sandbox.calls.reset();
    expect(await attempt(key)).toEqual({
      state: 'SUCCEEDED',
      assetReportId: made[0],
      requestId: null,
      relayToken: { token: relayToken() },
    });
    expect(app.sandbox.calls.count('/credit/relay/get')).toBe(0);
    const { data } = await change(RELAY_REFRESH, { key });
    expect(data?.refreshRelayToken).toMatchObject({ replayed: true, assetReportId: made[0] });
    expect(app.sandbox.calls.count(RELAY_REFRESH)).toBe(0);
  });

  it('of a relay create is SUCCEEDED with its token when the reader has used it', async () => {
    const { key, made } = await lost(RELAY_CREATE);
    const [token = ''] = made;
    const reader = askDirectly(app.sandbox);
    await untilWorked(1, () => reader.call(creditRelay.get, { relay_token: token, report_type: 'asset' }));
    expect(await attempt(key)).toMatchObject({ state: 'SUCCEEDED', relayToken: { token } });
  });

  it('is settled also when the webhook arrives while the call is in progress', async () => {
    const key = newKey();
    app.sandbox.faults.set(CREATE, { kind: 'hang-after', times: 1 });
    const before = app.sandbox.ledger.entries().length;
    const changed = change(CREATE, { key });
    await eventually('the effect', async () => app.sandbox.ledger.entries()[before]);
    await untilWorked(1, () => app.finishReports());
    expect((await changed).code).toBe('OUTCOME_UNKNOWN');
    expect(await attempt(key)).toMatchObject({ state: 'CREATED_UNREACHABLE' });
  });

  it('is not settled at a changed address, at the common one, or at that of another attempt', async () => {
    const { key } = await lost(CREATE);
    const address = new URL(given(sentWebhook(CREATE), 'an address')).pathname;
    await change(CREATE, { key: newKey() }, BOB);
    const other = new URL(given(sentWebhook(CREATE), 'an address')).pathname;
    const at = address.length - 9;
    const altered = `${address.slice(0, at)}${address[at] === 'A' ? 'B' : 'A'}${address.slice(at + 1)}`;
    const paths = [altered, '/webhooks/plaid', '/webhooks/plaid/acme', other, `${address}x`];
    await untilWorked(paths.length, async () => {
      for (const [index, path] of paths.entries())
        expect(await post(path, ready(`guessed-${keys}-${index}`))).toEqual({ status: 200, reason: null });
    });
    expect(await attempt(key)).toMatchObject({ state: 'UNKNOWN' });
    expect(app.logged.filter((line) => line.includes('cannot be opened'))).toHaveLength(1);
    await untilWorked(1, () => post(address, ready('named-at-the-right-address')));
    expect(await attempt(key)).toMatchObject({ state: 'CREATED_UNREACHABLE' });
  });

  it('is not hidden by somebody who has sent the same webhook to the common address first', async () => {
    const { key, made } = await lost(CREATE);
    await untilWorked(1, () => post('/webhooks/plaid', ready(given(made[1], 'an id'))));
    await untilWorked(1, () => app.finishReports());
    expect(await attempt(key)).toMatchObject({ state: 'CREATED_UNREACHABLE' });
  });
});

describe('a webhook', () => {
  const body = ready('some-report');

  it('with an unknown code is acknowledged, and logged once in a flood', async () => {
    const before = app.logged.length;
    for (let round = 0; round < 5; round += 1) {
      const unknown = bodyOf({ webhook_type: 'TRANSACTIONS', webhook_code: 'SYNC_UPDATES_AVAILABLE', round });
      expect(await post('/webhooks/plaid', unknown)).toEqual({ status: 200, reason: null });
    }
    const lines = app.logged.slice(before).filter((line) => line.includes('unknown code'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { webhookType: 'TRANSACTIONS', webhookCode: 'SYNC_UPDATES_AVAILABLE' },
    ]);
    expect(await received('unknown', 'accepted')).toBeGreaterThanOrEqual(5);
  });

  it('needs no bearer token and no content type', async () => {
    const { 'plaid-verification': verification } = sign(body);
    const bytes = Buffer.from(body);
    const headers = { 'plaid-verification': verification, 'content-type': 'text/plain' };
    expect((await post('/webhooks/plaid', bytes, headers)).status).toBe(200);
    const { 'content-type': _type, ...without } = headers;
    expect((await post('/webhooks/plaid', bytes, without)).status).toBe(200);
  });

  it.each([
    ['without a signature', 401, 'missing-signature', () => ({ body, headers: {} })],
    [
      'with a broken signature',
      401,
      'malformed-signature',
      () => ({ body, headers: { 'plaid-verification': 'x' } }),
    ],
    [
      'with the signature of a stranger',
      401,
      'unknown-key',
      () => ({ body, headers: { 'plaid-verification': 'eyJhbGciOiJFUzI1NiIsImtpZCI6ImEifQ.e30.AAAA' } }),
    ],
    ['with another body', 400, 'wrong-body', () => ({ body: `${body} `, headers: sign(body) })],
    ['that is not JSON', 400, 'not-json', () => ({ body: 'no', headers: sign('no') })],
    ['without a body', 401, 'missing-signature', () => ({ body: '', headers: {} })],
    [
      'that is too large',
      413,
      'too-large',
      () => ({ body: 'x'.repeat(65 * 1024), headers: sign('x') as Record<string, string> }),
    ],
  ] as const)('%s is refused with %i %s', async (_which, status, reason, make) => {
    const { body: sent, headers } = make();
    const before = await metric('webhook_inbox');
    expect(await post('/webhooks/plaid', sent, { ...headers })).toEqual({ status, reason });
    expect(await post('/webhooks/plaid/any', sent, { ...headers })).toEqual({ status, reason });
    expect(await metric('webhook_inbox')).toBe(before);
    if (status !== 413) expect(await received('none', reason)).toBeGreaterThanOrEqual(2);
  });

  it('may have 65,536 bytes, and not one more, also without Content-Length', async () => {
    const largest = ready('a-large-body').padEnd(65_536);
    const larger = `${largest} `;
    expect(await post('/webhooks/plaid', largest)).toEqual({ status: 200, reason: null });
    expect(await post('/webhooks/plaid', larger)).toEqual({ status: 413, reason: 'too-large' });
    const chunked = await fetch(`${publicUrl}/webhooks/plaid`, {
      method: 'POST',
      headers: sign(larger),
      body: new Blob([larger]).stream(),
      duplex: 'half',
    });
    expect(chunked.status).toBe(413);
  });

  it('whose key cannot be read is refused with 503, and accepted when Plaid sends it again', async () => {
    app.sandbox.faults.set(KEYS, { kind: 'reset' });
    app.sandbox.webhooks.keys.rotate();
    const headers = sign(ready('a-report-with-a-new-key'));
    const again = () => post('/webhooks/plaid', ready('a-report-with-a-new-key'), headers);
    expect(await again()).toEqual({ status: 503, reason: 'key-unavailable' });
    app.sandbox.faults.clear();
    expect(await again()).toEqual({ status: 200, reason: null });
  });

  it('can only be sent by POST', async () => {
    for (const method of ['GET', 'PUT', 'DELETE'])
      expect((await fetch(`${publicUrl}/webhooks/plaid`, { method })).status).toBe(404);
  });

  it('leaves no token and no address in the log', () => {
    const log = app.logged.join('');
    expect(log).not.toContain('/webhooks/plaid/A');
    expect(log).not.toContain(relayToken());
    expect(log).toContain('/webhooks/plaid/:attempt');
  });
});

describe('the bounds of webhooks', () => {
  it('are their own: neither the rate limit of callers nor the load of the graph refuses them', async () => {
    const busy = await startTestApp({ RATE_LIMIT_PER_MINUTE: '1', MAX_IN_FLIGHT: '1' }, [ALICE]);
    busy.sandbox.faults.set(CREATE, { kind: 'hang' });
    const hanging = new AbortController();
    const query =
      'mutation { createAssetReport(input: { accessTokens: ["a"], daysRequested: 1 }) { requestId } }';
    const waiting = fetch(busy.url, {
      method: 'POST',
      headers: { ...sentBy(ALICE), 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: hanging.signal,
    });
    waiting.catch(() => {});
    await eventually('the call', async () => (busy.sandbox.calls.count(CREATE) > 0 ? true : null));
    expect((await send('{ __typename }', {}, ALICE, busy)).code).toBe('OVERLOADED');
    const body = ready('a-report');
    const sent = Array.from({ length: 20 }, () =>
      fetch(new URL('/webhooks/plaid', busy.url), {
        method: 'POST',
        headers: { 'plaid-verification': busy.sandbox.webhooks.keys.sign(Buffer.from(body)) },
        body,
      }),
    );
    expect(new Set((await Promise.all(sent)).map(({ status }) => status))).toEqual(new Set([200]));
    hanging.abort();
    await busy.stop();
  });

  it('refuse more than 128 in progress with 503, and leave the graph alone', async () => {
    const { port } = new URL(publicUrl);
    const head = 'POST /webhooks/plaid HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n';
    const sockets = Array.from({ length: 129 }, () => connect(Number(port), '127.0.0.1'));
    const answers = sockets.map((socket) => {
      socket.on('error', () => undefined);
      socket.write(head);
      return once(socket, 'data');
    });
    const [first] = await Promise.race(answers);
    expect(String(first)).toMatch(/^HTTP\/1.1 503 [\s\S]*retry-after: 1[\s\S]*{"reason":"overloaded"}$/);
    const body = ready('one-too-many');
    expect(await post('/webhooks/plaid', body)).toEqual({ status: 503, reason: 'overloaded' });
    expect((await send('{ __typename }')).code).toBeUndefined();
    for (const socket of sockets) socket.destroy();
    await eventually('room', async () =>
      (await post('/webhooks/plaid', body)).status === 200 ? true : null,
    );
  });
});
