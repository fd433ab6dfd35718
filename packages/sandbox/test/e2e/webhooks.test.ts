import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AssetReportAddOns,
  type AssetReportCreateRequestOptions,
  Configuration,
  PlaidApi,
  Products,
  ReportType,
  SandboxItemFireWebhookRequestWebhookCodeEnum as WebhookCode,
  WebhookType,
} from 'plaid';
import { eventually } from '../../../../test/support/eventually.js';
import { given } from '../../../../test/support/given.js';
import {
  isGenuine,
  type ReceivedWebhook,
  readVerification,
  silence,
  startWebhookReceiver,
  status,
  type WebhookReceiver,
} from '../../../../test/support/webhook-receiver.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/server.js';
import type { Client } from '../../src/state/entities.js';
import type { Delivery } from '../../src/webhooks/delivery.js';

const reportDelayMs = 3_600_000;
const options = { seed: 'webhooks', now: new Date('2026-03-02T10:00:00Z'), reportDelayMs };

/** Makes retries take milliseconds. */
const soon = { webhookRetryScale: 1e-6 };

let shared: Sandbox;
let sandbox: Sandbox;
let ours: PlaidApi;
let partner: PlaidApi;
let receiver: WebhookReceiver;
beforeAll(async () => {
  shared = await startSandbox(options);
});
afterAll(() => shared.stop());
beforeEach(async () => {
  receiver = await startWebhookReceiver();
  use(shared);
});
afterEach(async () => {
  if (sandbox !== shared) await sandbox.stop();
  // The receiver has a webhook before its delivery ends. The next test would count that delivery too.
  use(shared);
  await untilSettled();
  shared.webhooks.faults.clear();
  shared.webhooks.sender.forget();
  await receiver.stop();
});

/** A separate sandbox for one test. */
async function useAnother(changes: Partial<SandboxOptions>): Promise<void> {
  use(await startSandbox({ ...options, ...changes }));
}

function use(other: Sandbox): void {
  sandbox = other;
  ours = sdk(sandbox.clients.ours);
  partner = sdk(sandbox.clients.partner);
}

function sdk(client: Client): PlaidApi {
  const headers = { 'PLAID-CLIENT-ID': client.clientId, 'PLAID-SECRET': client.secret };
  return new PlaidApi(new Configuration({ basePath: sandbox.url, baseOptions: { headers } }));
}

async function link(webhook?: string, products = [Products.Assets]): Promise<string> {
  const { data } = await ours.sandboxPublicTokenCreate({
    institution_id: 'ins_109508',
    initial_products: products,
    options: { ...(webhook !== undefined && { webhook }) },
  });
  return (await ours.itemPublicTokenExchange({ public_token: data.public_token })).data.access_token;
}

async function createReport(options: AssetReportCreateRequestOptions = { webhook: receiver.url }) {
  const { accessToken } = given(sandbox.samples.accessTokens[0], 'a sample Item');
  const request = { access_tokens: [accessToken], days_requested: 30, options };
  return (await ours.assetReportCreate(request)).data;
}

const finishReports = () => sandbox.clock.advance(reportDelayMs);
const bodyOf = ({ bytes }: ReceivedWebhook) => JSON.parse(bytes.toString()) as Record<string, unknown>;
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
const keyOf = async (webhook: ReceivedWebhook) => {
  const request = { key_id: String(readVerification(webhook).header.kid) };
  return (await ours.webhookVerificationKeyGet(request)).data.key;
};
const firstWebhook = async () => given((await receiver.until(1))[0], 'a webhook');
const deliveryStates = () => sandbox.webhooks.sender.deliveries.map(({ state }) => state);

const attemptsOf = (index: number): Delivery['attempts'] =>
  sandbox.webhooks.sender.deliveries[index]?.attempts ?? [];
const untilAttempts = (count: number) =>
  eventually(`${count} attempts`, async () => (attemptsOf(0).length >= count ? attemptsOf(0) : null));
const untilSettled = () =>
  eventually('no webhook on its way', async () => (deliveryStates().includes('pending') ? null : true));

async function errorOf(promise: Promise<unknown>): Promise<string> {
  const { response } = await promise.then(
    () => Promise.reject(new Error('expected an error')),
    (error) => error,
  );
  return `${response.status} ${response.data.error_type}/${response.data.error_code}`;
}

describe('the webhook of a report', () => {
  it("is sent when the report is ready and not before, in Plaid's exact format", async () => {
    const report = await createReport({ webhook: `${receiver.url}/plaid?tenant=7` });
    expect(deliveryStates()).toEqual([]);
    finishReports();
    const webhook = await firstWebhook();
    expect(webhook.bytes.toString()).toBe(`{
  "asset_report_id": "${report.asset_report_id}",
  "environment": "sandbox",
  "report_type": "FULL",
  "webhook_code": "PRODUCT_READY",
  "webhook_type": "ASSETS"
}`);
    expect(webhook.path).toBe('/plaid?tenant=7');
    expect(webhook.headers['content-type']).toBe('application/json');
    expect((await ours.assetReportGet({ asset_report_token: report.asset_report_token })).status).toBe(200);
    await untilSettled();
    expect(deliveryStates()).toEqual(['delivered']);
  });

  it('is sent without an advance of the clock', async () => {
    await useAnother({ reportDelayMs: 30 });
    const { asset_report_id } = await createReport();
    expect(bodyOf(await firstWebhook())).toMatchObject({ asset_report_id, webhook_code: 'PRODUCT_READY' });
  });

  it('is sent twice for a report with fast_assets: FAST, then FULL', async () => {
    const { asset_report_id } = await createReport({
      webhook: receiver.url,
      add_ons: [AssetReportAddOns.FastAssets],
    });
    sandbox.clock.advance(reportDelayMs / 2);
    expect(bodyOf(await firstWebhook())).toMatchObject({ asset_report_id, report_type: 'FAST' });
    expect(receiver.received).toHaveLength(1);
    finishReports();
    expect((await receiver.until(2)).map(bodyOf)).toMatchObject([
      { asset_report_id, report_type: 'FAST' },
      { asset_report_id, report_type: 'FULL' },
    ]);
  });

  it('is sent after the webhook before it, even if both are due at once and the receiver is slow', async () => {
    const seen: string[] = [];
    receiver.answerNext(
      (response) => {
        setTimeout(() => {
          seen.push('first answered');
          status(200)(response);
        }, 50);
      },
      (response) => {
        seen.push('second sent');
        status(200)(response);
      },
    );
    await createReport({ webhook: receiver.url, add_ons: [AssetReportAddOns.FastAssets] });
    finishReports();
    const webhooks = await receiver.until(2);
    expect(seen).toEqual(['first answered', 'second sent']);
    expect(webhooks.map((webhook) => bodyOf(webhook).report_type)).toEqual(['FAST', 'FULL']);
  });

  it('is not sent for a removed report, or for a report without a webhook', async () => {
    await useAnother({});
    const removed = await createReport();
    await createReport({});
    await ours.assetReportRemove({ asset_report_token: removed.asset_report_token });
    finishReports();
    expect(deliveryStates()).toEqual([]);
  });

  it('has the error of a failed report', async () => {
    sandbox.reportFailures.failNext('DATA_UNAVAILABLE');
    const { asset_report_id } = await createReport();
    finishReports();
    const webhook = await firstWebhook();
    expect(webhook.bytes.toString()).toBe(JSON.stringify(sortKeys(bodyOf(webhook)), null, 2));
    expect(bodyOf(webhook)).toEqual({
      asset_report_id,
      environment: 'sandbox',
      error: expect.objectContaining({
        display_message: null,
        error_code: 'DATA_UNAVAILABLE',
        error_type: 'ASSET_REPORT_ERROR',
        status: 400,
      }),
      webhook_code: 'ERROR',
      webhook_type: 'ASSETS',
    });
  });

  it('after a refresh is sent to the new address, with the id of the new report', async () => {
    const { asset_report_token } = await createReport({ webhook: `${receiver.url}/old` });
    const { data: fresh } = await ours.assetReportRefresh({
      asset_report_token,
      options: { webhook: `${receiver.url}/new` },
    });
    finishReports();
    const webhooks = await receiver.until(2);
    const toNew = webhooks.filter(({ path }) => path === '/new');
    expect(toNew.map(bodyOf)).toMatchObject([{ asset_report_id: fresh.asset_report_id }]);
  });
});

describe('the signature', () => {
  it('is a compact ES256 JWT of this minute over exactly the bytes of the body', async () => {
    await createReport();
    finishReports();
    const webhook = await firstWebhook();
    const { header, claims } = readVerification(webhook);
    expect(header).toEqual({
      alg: 'ES256',
      kid: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      typ: 'JWT',
    });
    expect(claims).toEqual({
      iat: expect.any(Number),
      request_body_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    // Receivers use the machine's clock, not the sandbox's.
    expect(Math.abs(claims.iat - Date.now() / 1000)).toBeLessThan(60);
    expect(await isGenuine(webhook, await keyOf(webhook))).toBe(true);
  });

  it('is invalid for other bytes: one changed, one more, or the same JSON serialized again', async () => {
    await createReport();
    finishReports();
    const webhook = await firstWebhook();
    const key = await keyOf(webhook);
    const text = webhook.bytes.toString();
    const altered = [text.replace('FULL', 'FAST'), `${text}\n`, JSON.stringify(JSON.parse(text))];
    for (const other of altered) {
      expect(await isGenuine({ ...webhook, bytes: Buffer.from(other) }, key)).toBe(false);
    }
  });

  it('is valid only with the key that the API returns', async () => {
    await createReport();
    finishReports();
    const webhook = await firstWebhook();
    const key = await keyOf(webhook);
    expect(key).toEqual({
      alg: 'ES256',
      created_at: expect.any(Number),
      crv: 'P-256',
      expired_at: null,
      kid: readVerification(webhook).header.kid,
      kty: 'EC',
      use: 'sig',
      x: expect.stringMatching(/^[\w-]{43}$/),
      y: expect.stringMatching(/^[\w-]{43}$/),
    });
    const other = sandbox.webhooks.keys.rotate();
    const { data } = await ours.webhookVerificationKeyGet({ key_id: other.keyId });
    expect(await isGenuine(webhook, data.key)).toBe(false);
  });

  it('remains valid after a rotation: new webhooks have a new key, and the expired key verifies old ones', async () => {
    await createReport();
    finishReports();
    const before = await firstWebhook();
    const oldKey = await keyOf(before);
    sandbox.webhooks.keys.rotate();
    await createReport();
    finishReports();
    const after = given((await receiver.until(2))[1], 'a second webhook');

    const newKey = await keyOf(after);
    expect(newKey.kid).not.toBe(oldKey.kid);
    expect(newKey.expired_at).toBeNull();
    expect(await isGenuine(after, newKey)).toBe(true);
    const expired = await keyOf(before);
    expect(expired).toEqual({ ...oldKey, expired_at: expect.any(Number) });
    expect(await isGenuine(before, expired)).toBe(true);
  });

  it('has a key id; any other id gives 400', async () => {
    const refused = ours.webhookVerificationKeyGet({ key_id: '00000000-0000-4000-8000-000000000000' });
    expect(await errorOf(refused)).toBe('400 INVALID_INPUT/INVALID_WEBHOOK_VERIFICATION_KEY_ID');
  });
});

describe('a webhook without a response of status 200', () => {
  it('is retried after 30 s, then with four times the delay each time, with seven attempts in total', async () => {
    receiver.answerNext(...Array.from({ length: 20 }, () => status(500)));
    await createReport();
    finishReports();
    await untilAttempts(1);
    const delays = [30_000, 120_000, 480_000, 1_920_000, 7_680_000, 30_720_000];
    for (const [index, delay] of delays.entries()) {
      sandbox.clock.advance(delay - 10_000);
      sandbox.clock.advance(10_000);
      const [before, after] = (await untilAttempts(index + 2)).slice(-2).map(({ at }) => at.getTime());
      expect(Number(after) - Number(before)).toBeGreaterThanOrEqual(delay);
      expect(Number(after) - Number(before)).toBeLessThan(delay + 10_000);
    }
    sandbox.clock.advance(10 * 86_400_000);
    expect(deliveryStates()).toEqual(['given-up']);
    expect(receiver.received).toHaveLength(7);
    expect(new Set(receiver.received.map(({ bytes }) => bytes.toString())).size).toBe(1);
  });

  it('has a new signature for each attempt, and is not retried after a 200', async () => {
    await useAnother(soon);
    receiver.answerNext(status(500), status(204), status(201));
    await createReport();
    finishReports();
    const webhooks = await receiver.until(4);
    await untilSettled();
    expect(deliveryStates()).toEqual(['delivered']);
    expect(attemptsOf(0).map(({ result }) => result)).toEqual(
      [500, 204, 201, 200].map((code) => ({ kind: 'answered', status: code })),
    );
    expect(new Set(webhooks.map(({ headers }) => headers['plaid-verification'])).size).toBe(4);
    for (const webhook of webhooks) expect(await isGenuine(webhook, await keyOf(webhook))).toBe(true);
  });

  it('does not follow redirects', async () => {
    const elsewhere = await startWebhookReceiver();
    receiver.answerNext(...[301, 302, 307, 308].map((code) => status(code, { location: elsewhere.url })));
    await useAnother(soon);
    await createReport();
    finishReports();
    await receiver.until(5);
    await untilSettled();
    await elsewhere.stop();
    expect(elsewhere.received).toEqual([]);
  });

  it('is retried after a timeout', async () => {
    await useAnother({ ...soon, webhookTimeoutMs: 200 });
    receiver.answerNext(silence, (response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
    });
    await createReport();
    finishReports();
    await untilSettled();
    const results = attemptsOf(0).map(({ result }) => result);
    expect(results.at(-1)).toEqual({ kind: 'answered', status: 200 });
    // On a slow machine, a webhook that the receiver answers may time out too.
    expect(new Set(results.slice(0, -1).map(({ kind }) => kind))).toEqual(new Set(['timeout']));
    expect(results.length).toBeGreaterThanOrEqual(3);
  });

  it('is retried after a closed connection or a refused connection', async () => {
    await useAnother(soon);
    receiver.answerNext((response) => response.destroy());
    await createReport();
    finishReports();
    await untilSettled();
    expect(attemptsOf(0).map(({ result }) => result)).toEqual([
      { kind: 'failed', reason: 'ECONNRESET' },
      { kind: 'answered', status: 200 },
    ]);

    await receiver.stop();
    await createReport();
    finishReports();
    await untilSettled();
    expect(new Set(attemptsOf(1).map(({ result }) => JSON.stringify(result)))).toEqual(
      new Set(['{"kind":"failed","reason":"ECONNREFUSED"}']),
    );
    expect(deliveryStates()).toEqual(['delivered', 'given-up']);
  });

  it('fails as usual if Node.js cannot request its URL', async () => {
    await useAnother(soon);
    const access_token = await link('http://%zz@localhost:1/');
    await ours.sandboxItemFireWebhook({ access_token, webhook_code: WebhookCode.ProductReady });
    await untilSettled();
    expect(deliveryStates()).toEqual(['given-up']);
    expect(attemptsOf(0).map(({ result }) => result)).toEqual(
      Array.from({ length: 7 }, () => ({ kind: 'failed', reason: 'unusable address' })),
    );
  });

  it('is aborted when the sandbox stops', async () => {
    await useAnother({ webhookTimeoutMs: 60_000 });
    const closed = new Promise((resolve) => {
      receiver.answerNext((response) => response.on('close', resolve));
    });
    await createReport();
    finishReports();
    await receiver.until(1);
    await sandbox.stop();
    await closed;
  });

  it('is not retried after the sandbox stopped', async () => {
    await useAnother({ webhookRetryScale: 0.001 });
    receiver.answerNext(status(500));
    await createReport();
    finishReports();
    await untilAttempts(1);
    await sandbox.stop();
    sandbox.clock.advance(86_400_000);
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a fault', () => {
  const two = async () => {
    const reports = [await createReport(), await createReport()];
    finishReports();
    return reports.map(({ asset_report_id }) => asset_report_id);
  };
  const receivedIds = () => receiver.received.map((webhook) => bodyOf(webhook).asset_report_id);

  it('duplicate sends the same bytes twice', async () => {
    sandbox.webhooks.faults.set('PRODUCT_READY', { kind: 'duplicate', times: 1 });
    const [first, second] = await two();
    await receiver.until(3);
    expect(receivedIds()).toEqual([first, first, second]);
    expect(receiver.received[1]?.bytes).toEqual(receiver.received[0]?.bytes);
  });

  it('drop never sends it', async () => {
    sandbox.webhooks.faults.set('PRODUCT_READY', { kind: 'drop', times: 1 });
    const [, second] = await two();
    await untilSettled();
    expect(receivedIds()).toEqual([second]);
    expect(deliveryStates()).toEqual(['dropped', 'delivered']);
  });

  it('swap sends the next webhook first', async () => {
    sandbox.webhooks.faults.set('PRODUCT_READY', { kind: 'swap', times: 1 });
    const ids = await two();
    await receiver.until(2);
    expect(receivedIds()).toEqual(ids.toReversed());
  });

  it('delay sends it later', async () => {
    sandbox.webhooks.faults.set('PRODUCT_READY', { kind: 'delay', ms: 5_000_000, times: 1 });
    const [first, second] = await two();
    await receiver.until(1);
    expect(receivedIds()).toEqual([second]);
    sandbox.clock.advance(5_000_000);
    await receiver.until(2);
    expect(receivedIds()).toEqual([second, first]);
  });

  it('ends when cleared, and applies to one webhook code only', async () => {
    sandbox.webhooks.faults.set('ERROR', { kind: 'drop' });
    sandbox.webhooks.faults.set('PRODUCT_READY', { kind: 'drop' });
    sandbox.webhooks.faults.clear('PRODUCT_READY');
    const ids = await two();
    await receiver.until(2);
    expect(receivedIds()).toEqual(ids);
  });
});

describe('a relay token', () => {
  const report_type = ReportType.Asset;

  async function relay() {
    const { asset_report_token, asset_report_id } = await createReport({ webhook: `${receiver.url}/report` });
    const { data } = await ours.creditRelayCreate({
      report_tokens: [asset_report_token],
      secondary_client_id: sandbox.clients.partner.clientId,
      webhook: `${receiver.url}/owner`,
    });
    return { relay_token: data.relay_token, asset_report_id };
  }
  const receivedAt = (path: string) => receiver.received.filter((webhook) => webhook.path === path);

  it("sends its owner a webhook for each successful get, with Plaid's last published body", async () => {
    const { relay_token, asset_report_id } = await relay();
    await errorOf(partner.creditRelayGet({ relay_token, report_type }));
    finishReports();
    await partner.creditRelayGet({ relay_token, report_type });
    await untilSettled();
    for (const { bytes } of receivedAt('/owner')) {
      expect(bytes.toString()).toBe(JSON.stringify(sortKeys(JSON.parse(bytes.toString())), null, 2));
    }
    expect(receivedAt('/owner').map(bodyOf)).toEqual([
      {
        asset_relay_token: relay_token,
        asset_report_id,
        relay_event: 'GET_CALLED',
        secondary_client_id: sandbox.clients.partner.clientId,
        webhook_code: 'RELAY_EVENT',
        webhook_type: 'ASSETS',
      },
    ]);
  });

  it('when refreshed sends a webhook only to the address of the refresh', async () => {
    const { relay_token } = await relay();
    finishReports();
    await untilSettled();
    const before = receiver.received.length;
    const webhook = `${receiver.url}/secondary`;
    const { data } = await partner.creditRelayRefresh({ relay_token, report_type, webhook });
    finishReports();
    await untilSettled();
    expect(receiver.received.slice(before).map(({ path }) => path)).toEqual(['/secondary']);
    expect(receivedAt('/secondary').map(bodyOf)).toMatchObject([
      { asset_report_id: data.asset_report_id, report_type: 'FULL', webhook_code: 'PRODUCT_READY' },
    ]);
  });
});

describe('/cashflow_report/refresh', () => {
  it("sends a webhook to the Item's address when the report is ready", async () => {
    const access_token = await link(`${receiver.url}/item`);
    await ours.cashflowReportRefresh({ access_token, days_requested: 30 });
    const webhook = await firstWebhook();
    const { data } = await ours.cashflowReportGet({ access_token, days_requested: 30 });
    expect(webhook.path).toBe('/item');
    expect(webhook.bytes.toString()).toBe(`{
  "environment": "sandbox",
  "item_id": "${data.item.item_id}",
  "webhook_code": "CASHFLOW_REPORT_READY",
  "webhook_type": "CASHFLOW_REPORT"
}`);
    expect(await isGenuine(webhook, await keyOf(webhook))).toBe(true);
    await untilSettled();
    expect(deliveryStates()).toEqual(['delivered']);
  });

  it('sends no webhook if the Item has no address or the refresh is rejected', async () => {
    await ours.cashflowReportRefresh({ access_token: await link(), days_requested: 30 });
    const access_token = await link(receiver.url, [Products.Auth]);
    const refused = ours.cashflowReportRefresh({ access_token, days_requested: 30 });
    expect(await errorOf(refused)).toBe('400 ITEM_ERROR/PRODUCT_NOT_ENABLED');
    expect(deliveryStates()).toEqual([]);
  });

  it('has webhook faults by its code', async () => {
    sandbox.webhooks.faults.set('CASHFLOW_REPORT_READY', { kind: 'drop' });
    await ours.cashflowReportRefresh({ access_token: await link(receiver.url), days_requested: 30 });
    expect(deliveryStates()).toEqual(['dropped']);
  });
});

describe('/sandbox/item/fire_webhook', () => {
  it("sends PRODUCT_READY and ERROR for the newest report to the Item's webhook", async () => {
    const access_token = await link(`${receiver.url}/item`);
    const { data: report } = await ours.assetReportCreate({
      access_tokens: [access_token],
      days_requested: 30,
      options: { webhook: `${receiver.url}/report` },
    });
    const fired = await ours.sandboxItemFireWebhook({
      access_token,
      webhook_type: WebhookType.Assets,
      webhook_code: WebhookCode.ProductReady,
    });
    await ours.sandboxItemFireWebhook({ access_token, webhook_code: WebhookCode.Error });
    expect(fired.data).toEqual({ webhook_fired: true, request_id: expect.any(String) });
    const webhooks = await receiver.until(2);
    expect(webhooks.map(({ path }) => path)).toEqual(['/item', '/item']);
    expect(bodyOf(given(webhooks[0], 'PRODUCT_READY'))).toEqual({
      asset_report_id: report.asset_report_id,
      environment: 'sandbox',
      report_type: 'FULL',
      webhook_code: 'PRODUCT_READY',
      webhook_type: 'ASSETS',
    });
    expect(given(webhooks[1], 'ERROR').bytes.toString()).toBe(`{
  "asset_report_id": "${report.asset_report_id}",
  "environment": "sandbox",
  "error": {
    "display_message": null,
    "error_code": "ASSET_REPORT_GENERATION_FAILED",
    "error_message": "the Asset Report could not be generated",
    "error_type": "ASSET_REPORT_ERROR",
    "status": 400
  },
  "webhook_code": "ERROR",
  "webhook_type": "ASSETS"
}`);
    for (const webhook of webhooks) expect(await isGenuine(webhook, await keyOf(webhook))).toBe(true);
  });

  it('works for an Item without a report', async () => {
    const access_token = await link(receiver.url);
    await ours.sandboxItemFireWebhook({ access_token, webhook_code: WebhookCode.ProductReady });
    expect(bodyOf(await firstWebhook()).asset_report_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    [
      'an Item without a webhook',
      () => link(),
      WebhookCode.ProductReady,
      'SANDBOX_ERROR/SANDBOX_WEBHOOK_INVALID',
    ],
    [
      'an Item without assets',
      () => link(receiver.url, [Products.Auth]),
      WebhookCode.Error,
      'SANDBOX_ERROR/SANDBOX_PRODUCT_NOT_ENABLED',
    ],
    [
      'a webhook of another product',
      () => link(receiver.url),
      WebhookCode.DefaultUpdate,
      'INVALID_REQUEST/INVALID_FIELD',
    ],
    [
      'an unknown access token',
      async () => 'access-sandbox-0',
      WebhookCode.ProductReady,
      'INVALID_INPUT/INVALID_ACCESS_TOKEN',
    ],
  ])('rejects %s', async (_what, item, webhook_code, error) => {
    const refused = ours.sandboxItemFireWebhook({ access_token: await item(), webhook_code });
    expect(await errorOf(refused)).toBe(`400 ${error}`);
    expect(deliveryStates()).toEqual([]);
  });
});

describe('the allowed addresses of webhooks', () => {
  const portOf = () => new URL(receiver.url).port;
  const resultsFor = async (host: string) => {
    await createReport({ webhook: `http://${host}:${portOf()}/` });
    finishReports();
    await eventually('an attempt', async () => (attemptsOf(0).length > 0 ? true : null));
    return attemptsOf(0)[0]?.result;
  };
  const REFUSED = { kind: 'failed', reason: 'not a loopback address' };
  const BEYOND = ['0.0.0.0', '[::]', '10.255.255.1', '[::ffff:10.0.0.1]', '169.254.169.254', '2852039166'];

  it.each(BEYOND)('do not include %s by default', async (host) => {
    await useAnother({});
    expect(await resultsFor(host)).toEqual(REFUSED);
    expect(receiver.received).toEqual([]);
  });

  it.each(['127.0.0.1', 'localhost', '127.1', '2130706433', '[::ffff:127.0.0.1]'])(
    'include this machine: %s',
    async (host) => {
      await useAnother({});
      expect(await resultsFor(host)).toEqual({ kind: 'answered', status: 200 });
      expect(receiver.received).toHaveLength(1);
    },
  );

  it('include all addresses with the target any', async () => {
    await useAnother({ webhookTargets: 'any' });
    expect(await resultsFor('0.0.0.0')).toEqual({ kind: 'answered', status: 200 });
  });
});
