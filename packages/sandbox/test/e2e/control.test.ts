import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { given } from '../../../../test/support/given.js';
import {
  startWebhookReceiver,
  status,
  type WebhookReceiver,
} from '../../../../test/support/webhook-receiver.js';
import { type Sandbox, startSandbox } from '../../src/server.js';

const options = { seed: 'control', now: new Date('2026-03-02T10:00:00Z'), reportDelayMs: 3_600_000 };

let sandbox: Sandbox;
let receiver: WebhookReceiver;
beforeAll(async () => {
  sandbox = await startSandbox({ ...options, controlPort: 0 });
  receiver = await startWebhookReceiver();
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});
afterEach(async () => {
  await control('POST', '/reset');
});

type Json = Record<string, unknown>;

const controlUrl = () => given(sandbox.controlUrl, 'the control API');

async function control(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; json: Json }> {
  const response = await fetch(`${controlUrl()}${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return { status: response.status, json: (await response.json()) as Json };
}

const relayGet = '/credit/relay/get';

async function call(path: string, body: Json, signal?: AbortSignal) {
  const { clientId, secret } = sandbox.clients.ours;
  const response = await fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'plaid-client-id': clientId, 'plaid-secret': secret },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const relayToken = () => given(sandbox.samples.relayTokens[0], 'a sample').relayToken;
const getRelay = (signal?: AbortSignal) =>
  call(relayGet, { relay_token: relayToken(), report_type: 'asset' }, signal);
const setFaults = (...faults: Json[]) => control('PUT', '/faults', { path: relayGet, faults });

interface RelayedReport {
  readonly report: {
    readonly items: readonly { readonly accounts: readonly Json[] }[];
    readonly surprise?: unknown;
  };
  readonly warnings?: unknown;
}
const getRelayed = async () => JSON.parse((await getRelay()).text) as RelayedReport;

async function createReport(): Promise<string> {
  const { accessToken } = given(sandbox.samples.accessTokens[0], 'a sample');
  const body = { access_tokens: [accessToken], days_requested: 30, options: { webhook: receiver.url } };
  return (JSON.parse((await call('/asset_report/create', body)).text) as { asset_report_token: string })
    .asset_report_token;
}

describe('the control API', () => {
  it('is off by default', async () => {
    const quiet = await startSandbox(options);
    await quiet.stop();
    expect(quiet.controlUrl).toBeNull();
  });

  it('has its own port: the port of the sandbox has none of its calls', async () => {
    expect((await call('/samples', {})).status).toBe(404);
    expect((await call('/reset', {})).status).toBe(404);
  });

  it('listens only on this machine, even if the sandbox listens on another address', async () => {
    const open = await startSandbox({ ...options, host: '0.0.0.0', controlPort: 0 });
    await open.stop();
    expect(open.url).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/);
    expect(open.controlUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('rejects web pages: requests with an Origin header or another Host', async () => {
    const statusOf = (headers: Record<string, string>) =>
      new Promise((resolve, reject) => {
        const { port } = new URL(controlUrl());
        const outgoing = request({ port, method: 'POST', path: '/reset', headers }, (incoming) => {
          incoming.resume();
          resolve(incoming.statusCode);
        });
        outgoing.on('error', reject).end();
      });
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf({ host: 'evil.example' })).toBe(403);
    expect(await statusOf({ host: 'localhost.evil.example:80' })).toBe(403);
  });

  it('names the port that is in use, and stops the sandbox', async () => {
    const neighbour = createServer();
    await new Promise<void>((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
    const { port } = neighbour.address() as AddressInfo;
    const other = await startSandbox(options);
    await other.stop();
    const samePort = { ...options, port: Number(new URL(other.url).port) };
    const failure = startSandbox({ ...samePort, controlPort: port });
    await expect(failure).rejects.toMatchObject({ code: 'EADDRINUSE', port });
    await (await startSandbox(samePort)).stop();
    await new Promise((resolve) => neighbour.close(resolve));
  });

  it('lists its calls, and responds with 404 or 405 to others', async () => {
    const { json } = await control('GET', '/');
    expect(json.calls).toContain(
      'POST /reset: clear faults, counts and finished webhooks; reports, tokens and the ledger remain',
    );
    expect(await control('GET', '/nothing')).toMatchObject({
      status: 404,
      json: { error: expect.any(String) },
    });
    expect(await control('GET', '/reset')).toEqual({ status: 405, json: { error: 'method must be POST' } });
    for (const path of ['//', '//calls']) expect((await control('GET', path)).status).toBe(404);
  });

  it('lists parts of custom users without effect by path, never by value', async () => {
    const leftOut = async () => (await control('GET', '/custom-users/left-out')).json.items;
    expect(await leftOut()).toEqual([]);
    const account = {
      type: 'depository',
      starting_balance: 1,
      colour: 'hunter2',
      identity: { ssn: 'hunter2' },
    };
    const options = {
      override_username: 'user_custom',
      override_password: JSON.stringify({ override_accounts: [account] }),
    };
    const item = { institution_id: 'ins_109508', initial_products: ['assets'], options };
    expect((await call('/sandbox/public_token/create', item)).status).toBe(200);
    const reason = 'is an unknown key';
    expect(await leftOut()).toEqual([
      {
        itemId: expect.any(String),
        leftOut: [
          { path: 'override_accounts[0].identity.ssn', reason },
          { path: 'override_accounts[0].colour', reason },
        ],
      },
    ]);
  });

  it('lists addresses, keys and tokens that work', async () => {
    const { json } = await control('GET', '/samples');
    expect(json).toEqual({
      url: sandbox.url,
      clients: {
        ours: { clientId: 'sandbox-client-lender', secret: 'sandbox-secret-lender' },
        partner: { clientId: 'sandbox-client-partner', secret: 'sandbox-secret-partner' },
      },
      ...sandbox.samples,
    });
  });
});

describe('a fault', () => {
  it.each([
    ['internal-server-error', { kind: 'internal-server-error' }, 500, '"INTERNAL_SERVER_ERROR"'],
    ['rate-limit', { kind: 'rate-limit' }, 429, '"RATE_LIMIT"'],
    ['bad-gateway', { kind: 'bad-gateway' }, 502, '502 Bad Gateway'],
    ['not-json', { kind: 'not-json' }, 200, '<!--'],
    ['delay', { kind: 'delay', ms: 1 }, 200, '"report"'],
    [
      'error',
      {
        kind: 'error',
        status: 400,
        errorType: 'ITEM_ERROR',
        errorCode: 'ITEM_LOCKED',
        errorMessage: 'locked',
      },
      400,
      '"ITEM_LOCKED"',
    ],
  ])('%s reaches the next call, and only as often as it should', async (_kind, fault, code, text) => {
    expect(await setFaults({ ...fault, times: 1 })).toEqual({ status: 200, json: {} });
    const spoilt = await getRelay();
    expect(spoilt.status).toBe(code);
    expect(spoilt.text).toContain(text);
    expect((await getRelay()).status).toBe(200);
  });

  it.each([['reset'], ['reset-after'], ['cut']])('%s closes the connection', async (kind) => {
    await setFaults({ kind, times: 1 });
    await expect(getRelay()).rejects.toThrow();
    expect((await getRelay()).status).toBe(200);
  });

  it('hang does not respond', async () => {
    await setFaults({ kind: 'hang', times: 1 });
    await expect(getRelay(AbortSignal.timeout(100))).rejects.toThrow(/timeout/);
  });

  it('delay delays the response', async () => {
    await setFaults({ kind: 'delay', ms: 80 });
    const before = performance.now();
    await getRelay();
    expect(performance.now() - before).toBeGreaterThanOrEqual(79);
  });

  it('rate-limit has Retry-After only if requested', async () => {
    await setFaults({ kind: 'rate-limit', times: 1 }, { kind: 'rate-limit', retryAfterSeconds: 7, times: 1 });
    expect((await getRelay()).headers.get('retry-after')).toBeNull();
    expect((await getRelay()).headers.get('retry-after')).toBe('7');
  });

  it('ends when its path is cleared, but not when another path is cleared', async () => {
    await setFaults({ kind: 'internal-server-error' });
    await control('PUT', '/faults', { path: '/asset_report/get', faults: [{ kind: 'bad-gateway' }] });
    await control('DELETE', `/faults?path=${relayGet}`);
    expect((await getRelay()).status).toBe(200);
    expect((await call('/asset_report/get', {})).status).toBe(502);
    await control('DELETE', '/faults');
    expect((await call('/asset_report/get', {})).status).toBe(400);
  });
});

describe('a transform', () => {
  const transform = (...changes: Json[]) => setFaults({ kind: 'transform', changes });

  it('sets an unknown enum value', async () => {
    const { report } = await getRelayed();
    await transform({ op: 'set', path: 'report.items[0].accounts[1].subtype', value: 'moon account' });
    const changed = await getRelayed();
    const subtypes = (json: { items: readonly { accounts: readonly Json[] }[] }) =>
      json.items[0]?.accounts.map(({ subtype }) => subtype);
    expect(subtypes(changed.report)).toEqual(subtypes(report)?.with(1, 'moon account'));
  });

  it('changes every element with [*], adds unknown fields and drops known ones', async () => {
    await transform(
      { op: 'set', path: 'report.items[*].accounts[*].colour', value: { of: ['the', 'moon', null] } },
      { op: 'set', path: 'report.surprise', value: null },
      { op: 'drop', path: 'report.items[*].accounts[*].balances.margin_loan_amount' },
      { op: 'drop', path: 'warnings' },
    );
    const json = await getRelayed();
    const accounts = json.report.items.flatMap((item) => item.accounts);
    expect(accounts.length).toBeGreaterThan(1);
    for (const account of accounts) {
      expect(account.colour).toEqual({ of: ['the', 'moon', null] });
      expect(account.balances).not.toHaveProperty('margin_loan_amount');
      expect(account.balances).toHaveProperty('current');
    }
    expect(json.report.surprise).toBeNull();
    expect(json).not.toHaveProperty('warnings');
  });

  it('applies its changes in order: a change inside an inserted value changes only that value', async () => {
    const put = {
      op: 'set',
      path: 'report.items[0].accounts[*].colour',
      value: { of: 'the moon', at: 'night' },
    };
    const part = { op: 'set', path: 'report.items[0].accounts[0].colour.of', value: 'the sun' };
    await transform(put, part, { op: 'drop', path: 'report.items[0].accounts[0].colour.at' });
    for (const _call of [1, 2]) {
      const [first, second] = (await getRelayed()).report.items[0]?.accounts ?? [];
      expect([first?.colour, second?.colour]).toEqual([{ of: 'the sun' }, put.value]);
    }
  });

  it('drops elements of lists', async () => {
    await transform({ op: 'drop', path: 'report.items[0].accounts[0]' });
    const fewer = (await getRelayed()).report.items[0]?.accounts.length;
    await transform({ op: 'drop', path: 'report.items[0].accounts[*]' });
    const none = (await getRelayed()).report.items[0]?.accounts;
    await control('DELETE', '/faults');
    const all = (await getRelayed()).report.items[0]?.accounts.length ?? 0;
    expect([fewer, none]).toEqual([all - 1, []]);
  });

  it('ignores a path that does not exist, and does not change later responses', async () => {
    const before = (await getRelayed()).report;
    await transform(
      { op: 'set', path: 'report.items[9].accounts[0].name', value: 'x' },
      { op: 'set', path: 'report.items[9]', value: 'x' },
      { op: 'set', path: 'report.__proto__.polluted', value: 'x' },
      { op: 'set', path: 'report.date_generated.x', value: 'x' },
    );
    expect((await getRelayed()).report).toEqual(before);
    expect({}).not.toHaveProperty('polluted');
    await transform({ op: 'set', path: 'report.items', value: [] });
    expect((await getRelayed()).report.items).toEqual([]);
    await control('DELETE', '/faults');
    expect((await getRelayed()).report).toEqual(before);
  });
});

describe('an invalid body is rejected with the name of the field, and nothing changes:', () => {
  const on = (...faults: unknown[]) => ({ path: relayGet, faults });
  it.each([
    ['an unknown field', '/faults', { ...on({ kind: 'hang' }), colour: 1 }, /: colour$/],
    ['an unknown field of a fault', '/faults', on({ kind: 'hang', ms: 5 }), /: faults\[0\]\.ms$/],
    ['a fault without a kind', '/faults', on({ ms: 5 }), /: faults\[0\]\.kind$/],
    ['an unknown kind', '/faults', on({ kind: 'explode' }), /^faults\[0\]\.kind must be one of: hang, /],
    [
      'a path that is not served',
      '/faults',
      { ...on({ kind: 'hang' }), path: '/nope' },
      /^path must be one of/,
    ],
    ['no faults', '/faults', on(), /^faults must have at least 1/],
    ['a fault for no calls', '/faults', on({ kind: 'hang', times: 0 }), /^faults\[0\]\.times/],
    ['a delay without a length', '/faults', on({ kind: 'delay' }), /: faults\[0\]\.ms$/],
    [
      'a delay of an hour',
      '/faults',
      on({ kind: 'delay', ms: 3_600_000 }),
      /^faults\[0\]\.ms must be at most/,
    ],
    [
      'a status that is no error',
      '/faults',
      on({ kind: 'error', status: 200, errorType: 'A', errorCode: 'B' }),
      /status/,
    ],
    [
      'a change without a value',
      '/faults',
      on({ kind: 'transform', changes: [{ op: 'set', path: 'report' }] }),
      /: faults\[0\]\.changes\[0\]\.value$/,
    ],
    ...['', 'a..b', 'a[', 'a[-1]', 'a[1]b', '[]'].map((path): [string, string, unknown, RegExp] => [
      `the JSON path "${path}"`,
      '/faults',
      on({ kind: 'transform', changes: [{ op: 'drop', path }] }),
      /^faults\[0\]\.changes\[0\]\.path must be a path such as/,
    ]),
    [
      'an unknown webhook code',
      '/webhooks/faults',
      { code: 'X', faults: [{ kind: 'drop' }] },
      /^code must be one/,
    ],
    [
      'a fault of calls for webhooks',
      '/webhooks/faults',
      { code: 'ERROR', faults: [{ kind: 'hang' }] },
      /^faults\[0\]\.kind must be one of: drop, duplicate, swap, delay$/,
    ],
  ] as [string, string, unknown, RegExp][])('%s', async (_what, path, body, message) => {
    expect(await control('PUT', path, body)).toEqual({
      status: 400,
      json: { error: expect.stringMatching(message) },
    });
    expect((await getRelay()).status).toBe(200);
  });

  it.each([[-1], [1.5], ['1000'], [1e300]])('advancing the clock by %p', async (ms) => {
    const before = sandbox.clock.now();
    expect((await control('POST', '/clock/advance', { ms })).json.error).toMatch(/^ms must be/);
    expect(sandbox.clock.now().getTime() - before.getTime()).toBeLessThan(60_000);
  });

  it('invalid JSON, and an unknown parameter', async () => {
    const broken = await fetch(`${controlUrl()}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
    expect((await control('DELETE', '/faults?colour=1')).json.error).toMatch(/: colour$/);
  });
});

describe('counts, clock and webhooks', () => {
  it('counts the calls of each path until reset', async () => {
    await getRelay();
    await getRelay();
    await call('/asset_report/get', {});
    expect((await control('GET', '/calls')).json).toEqual({
      total: 3,
      byPath: { [relayGet]: 2, '/asset_report/get': 1 },
    });
    await control('DELETE', '/calls');
    expect((await control('GET', '/calls')).json).toEqual({ total: 0, byPath: {} });
  });

  it('finishes a report when the clock advances, and lists the sent webhook', async () => {
    const asset_report_token = await createReport();
    expect((await call('/asset_report/get', { asset_report_token })).text).toContain('PRODUCT_NOT_READY');
    const before = sandbox.clock.now().getTime();
    receiver.answerNext(status(503));
    const { json } = await control('POST', '/clock/advance', { ms: options.reportDelayMs });
    expect(Date.parse(String(json.now)) - before).toBeGreaterThanOrEqual(options.reportDelayMs - 1000);
    expect((await call('/asset_report/get', { asset_report_token })).status).toBe(200);

    type Deliveries = { state: string; attempts: unknown[] }[];
    const deliveries = async () => (await control('GET', '/webhooks')).json.deliveries as Deliveries;
    const untilAttempts = (count: number) =>
      eventually(`${count} attempts`, async () => {
        const all = await deliveries();
        return (all[0]?.attempts.length ?? 0) >= count ? all : null;
      });
    const attempt = (code: number) => ({
      at: expect.stringMatching(/^2026-03-02T1[1-9]:/),
      result: { kind: 'answered', status: code },
    });
    const refused = {
      number: expect.any(Number),
      url: receiver.url,
      body: expect.objectContaining({ webhook_code: 'PRODUCT_READY', report_type: 'FULL' }),
      state: 'pending',
      attempts: [attempt(503)],
    };
    expect(await untilAttempts(1)).toEqual([refused]);
    await control('POST', '/clock/advance', { ms: 30_000 });
    expect(await untilAttempts(2)).toEqual([
      { ...refused, state: 'delivered', attempts: [attempt(503), attempt(200)] },
    ]);
  });

  it('makes the next report fail with a chosen error', async () => {
    const failing = async (body: Json) => {
      await control('POST', '/reports/fail-next', body);
      const asset_report_token = await createReport();
      await control('POST', '/clock/advance', { ms: options.reportDelayMs });
      return (await call('/asset_report/get', { asset_report_token })).text;
    };
    expect(await failing({})).toContain('ASSET_REPORT_GENERATION_FAILED');
    expect(await failing({ failure: 'DATA_UNAVAILABLE' })).toContain('DATA_UNAVAILABLE');
    const { json } = await control('POST', '/reports/fail-next', { failure: 'BAD_LUCK' });
    expect(json.error).toMatch(/^failure must be one of: /);
  });

  it('duplicates webhooks until the fault is cleared', async () => {
    const sent = async () => {
      const before = receiver.received.length;
      await createReport();
      await control('POST', '/clock/advance', { ms: options.reportDelayMs });
      await eventually('webhooks delivered', async () =>
        sandbox.webhooks.sender.deliveries.every(({ state }) => state === 'delivered') ? true : null,
      );
      return receiver.received.length - before;
    };
    await control('PUT', '/webhooks/faults', { code: 'PRODUCT_READY', faults: [{ kind: 'duplicate' }] });
    expect(await sent()).toBe(2);
    await control('DELETE', '/webhooks/faults?code=PRODUCT_READY');
    expect(await sent()).toBe(1);
  });

  it('rotates the webhook key: the old key is expired', async () => {
    const rotate = async () => String((await control('POST', '/webhooks/keys/rotate')).json.keyId);
    const expiry = async (keyId: string) => {
      const { text } = await call('/webhook_verification_key/get', { key_id: keyId });
      return (JSON.parse(text) as { key: { expired_at: number | null } }).key.expired_at;
    };
    const old = await rotate();
    expect(await expiry(old)).toBeNull();
    const fresh = await rotate();
    expect(await expiry(fresh)).toBeNull();
    expect(Math.abs(Number(await expiry(old)) - Date.now() / 1000)).toBeLessThan(60);
  });

  it('resets faults, counts and webhooks, but not reports', async () => {
    const asset_report_token = await createReport();
    await control('POST', '/clock/advance', { ms: options.reportDelayMs });
    await eventually('a webhook delivered', async () =>
      sandbox.webhooks.sender.deliveries[0]?.state === 'delivered' ? true : null,
    );
    await setFaults({ kind: 'hang' });
    await control('PUT', '/webhooks/faults', { code: 'PRODUCT_READY', faults: [{ kind: 'drop' }] });
    await control('POST', '/reports/fail-next', {});
    await control('POST', '/reset');
    expect((await control('GET', '/calls')).json.total).toBe(0);
    expect((await control('GET', '/webhooks')).json.deliveries).toEqual([]);
    expect((await getRelay()).status).toBe(200);
    expect((await call('/asset_report/get', { asset_report_token })).status).toBe(200);
    const before = receiver.received.length;
    await createReport();
    await control('POST', '/clock/advance', { ms: options.reportDelayMs });
    const { bytes } = given((await receiver.until(before + 1))[before], 'a webhook');
    expect(JSON.parse(bytes.toString())).toMatchObject({ webhook_code: 'PRODUCT_READY' });
  });
});
