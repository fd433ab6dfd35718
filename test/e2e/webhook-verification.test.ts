import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { internalServerErrorFault, type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { assetReport } from '../../src/plaid/endpoints/asset-report.js';
import { cashflowReport } from '../../src/plaid/endpoints/cashflow-report.js';
import { creditRelay } from '../../src/plaid/endpoints/credit-relay.js';
import { item } from '../../src/plaid/endpoints/item.js';
import { verifyPlaidWebhook } from '../../src/webhooks/verify-plaid-webhook.js';
import { parseWebhook } from '../../src/webhooks/webhook-event.js';
import type { WebhookKeyOf } from '../../src/webhooks/webhook-key.js';
import { createWebhookKeyFetch } from '../../src/webhooks/webhook-key-fetch.js';
import { createWebhookKeys } from '../../src/webhooks/webhook-keys.js';
import { given } from '../support/given.js';
import { askDirectly } from '../support/plaid-client.js';
import {
  type ReceivedWebhook,
  readVerification,
  startWebhookReceiver,
  type WebhookReceiver,
} from '../support/webhook-receiver.js';

const KEYS = '/webhook_verification_key/get';
const REPORT_DELAY_MS = 3_600_000;

let sandbox: Sandbox;
let client: ReturnType<typeof askDirectly>;
let receiver: WebhookReceiver;
let keyOf: WebhookKeyOf;
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'webhooks',
    now: new Date('2026-03-15T12:00:00Z'),
    reportDelayMs: REPORT_DELAY_MS,
    controlPort: 0,
  });
  client = askDirectly(sandbox);
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  receiver = await startWebhookReceiver();
  keyOf = createWebhookKeys({ fetchKey: createWebhookKeyFetch(client), onFailure: () => undefined });
  sandbox.calls.reset();
});
afterEach(async () => {
  sandbox.faults.clear();
  await receiver.stop();
});

const verify = ({ bytes, headers }: ReceivedWebhook) =>
  verifyPlaidWebhook(bytes, headers['plaid-verification'], { keyOf });
const eventOf = async (webhook: ReceivedWebhook) => parseWebhook(await verify(webhook));
const finishReports = () => sandbox.clock.advance(REPORT_DELAY_MS);

async function createReport() {
  const { accessToken } = given(sandbox.samples.accessTokens[0], 'a sample Item');
  return client.call(assetReport.create, {
    access_tokens: [accessToken],
    days_requested: 30,
    options: { webhook: receiver.url },
  });
}

/** A webhook of a report that is ready. */
async function nextWebhook(): Promise<ReceivedWebhook> {
  const before = receiver.received.length;
  await createReport();
  finishReports();
  return given((await receiver.until(before + 1))[before], 'a webhook');
}

/** By the control API, as a person does it. */
async function rotateKeys(): Promise<void> {
  const response = await fetch(`${sandbox.controlUrl}/webhooks/keys/rotate`, { method: 'POST' });
  expect(response.status).toBe(200);
}

describe('a webhook of the sandbox', () => {
  it('is verified and parsed: a report is ready', async () => {
    const { asset_report_id: assetReportId } = await createReport();
    finishReports();
    const [webhook] = await receiver.until(1);
    expect(await eventOf(given(webhook, 'a webhook'))).toEqual({
      kind: 'report-ready',
      assetReportId,
      reportType: 'FULL',
    });
  });

  it('is verified and parsed: a report failed', async () => {
    sandbox.reportFailures.failNext('DATA_UNAVAILABLE');
    const { asset_report_id: assetReportId } = await createReport();
    finishReports();
    const [webhook] = await receiver.until(1);
    expect(await eventOf(given(webhook, 'a webhook'))).toEqual({
      kind: 'report-failed',
      assetReportId,
      error: { errorType: 'ASSET_REPORT_ERROR', errorCode: 'DATA_UNAVAILABLE' },
    });
  });

  it('is verified and parsed: a relay token was read', async () => {
    const report = await createReport();
    finishReports();
    await receiver.until(1);
    const { ours } = sandbox.clients;
    const { relay_token } = await client.call(creditRelay.create, {
      report_tokens: [report.asset_report_token],
      secondary_client_id: ours.clientId,
      webhook: receiver.url,
    });
    await client.call(creditRelay.get, { relay_token, report_type: 'asset' });
    const [, webhook] = await receiver.until(2);
    const event = await eventOf(given(webhook, 'a webhook'));
    expect(event).toMatchObject({
      kind: 'relay-event',
      assetReportId: report.asset_report_id,
      relayEvent: 'GET_CALLED',
      secondaryClientId: ours.clientId,
    });
    expect('relayToken' in event && event.relayToken?.reveal()).toBe(relay_token);
  });

  it('is verified and parsed: a Cashflow Report is ready', async () => {
    const { public_token } = await client.call(item.createSandboxPublicToken, {
      institution_id: 'ins_109508',
      initial_products: ['assets'],
      options: { webhook: receiver.url },
    });
    const { access_token, item_id } = await client.call(item.exchangePublicToken, { public_token });
    await client.call(cashflowReport.refresh, { access_token, days_requested: 30 });
    const [webhook] = await receiver.until(1);
    expect(await eventOf(given(webhook, 'a webhook'))).toEqual({
      kind: 'cashflow-report-ready',
      itemId: item_id,
      error: null,
    });
  });

  it('is refused with another byte, and with the signature of another webhook', async () => {
    const [one, other] = [await nextWebhook(), await nextWebhook()];
    const altered = Buffer.from(one.bytes.toString().replace('FULL', 'FAST'));
    for (const forged of [
      { ...one, bytes: altered },
      { ...one, headers: other.headers },
    ])
      await expect(verify(forged)).rejects.toMatchObject({ reason: 'wrong-body' });
    expect(await verify(one)).toBe(one.bytes);
  });
});

describe('the key of webhooks', () => {
  it('is fetched once for many webhooks at once', async () => {
    const webhook = await nextWebhook();
    await Promise.all(Array.from({ length: 50 }, () => verify(webhook)));
    expect(sandbox.calls.count(KEYS)).toBe(1);
    expect(sandbox.calls.lastBody(KEYS)).toEqual({ key_id: readVerification(webhook).header.kid });
  });

  it('may be replaced: webhooks from before and after verify, also if the old key was never cached', async () => {
    const before = await nextWebhook();
    await verify(before);
    await rotateKeys();
    const after = await nextWebhook();
    await verify(after);
    await verify(before);
    expect(sandbox.calls.count(KEYS)).toBe(3);
    keyOf = createWebhookKeys({ fetchKey: createWebhookKeyFetch(client), onFailure: () => undefined });
    expect(await verify(before)).toBe(before.bytes);
    const [old, current] = await Promise.all(
      [before, after].map((webhook) => keyOf(String(readVerification(webhook).header.kid))),
    );
    expect(old?.expiredAt).toEqual(expect.any(Number));
    expect(current?.expiredAt).toBeNull();
  });

  it('is not accepted from another sandbox, as from another environment', async () => {
    const elsewhere = await startSandbox({ seed: 'elsewhere', now: new Date(), reportDelayMs: 0 });
    const foreign = createWebhookKeys({
      fetchKey: createWebhookKeyFetch(askDirectly(elsewhere)),
      onFailure: () => undefined,
    });
    const { bytes, headers } = await nextWebhook();
    for (let times = 0; times < 3; times += 1) {
      await expect(
        verifyPlaidWebhook(bytes, headers['plaid-verification'], { keyOf: foreign }),
      ).rejects.toMatchObject({ reason: 'unknown-key', isTemporary: false });
    }
    expect(elsewhere.calls.count(KEYS)).toBe(1);
    await elsewhere.stop();
  });

  it('that cannot be read refuses for a while, and is fetched again for the next webhook', async () => {
    const webhook = await nextWebhook();
    for (const fault of [internalServerErrorFault(), { kind: 'reset' }, { kind: 'not-json' }] as const) {
      sandbox.faults.set(KEYS, { ...fault, times: 1 });
      await expect(verify(webhook)).rejects.toMatchObject({ reason: 'key-unavailable', isTemporary: true });
    }
    expect(await verify(webhook)).toBe(webhook.bytes);
    expect(sandbox.calls.count(KEYS)).toBe(4);
  });
});
