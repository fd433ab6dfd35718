import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { VerifiedBody } from '../../../src/webhooks/verify-plaid-webhook.js';
import { parseWebhook, type WebhookEvent } from '../../../src/webhooks/webhook-event.js';
import { runs } from '../../support/runs.js';

/** In production, only the verification makes one. */
const verified = (bytes: string | Buffer) => Buffer.from(bytes) as unknown as VerifiedBody;
const parse = (body: unknown) => parseWebhook(verified(JSON.stringify(body)));

const ready = {
  asset_report_id: '47dfc92b-bba3-4583-809e-ce871b321f05',
  environment: 'production',
  webhook_code: 'PRODUCT_READY',
  webhook_type: 'ASSETS',
};
const assetReportId = ready.asset_report_id;
const failed = {
  ...ready,
  webhook_code: 'ERROR',
  error: {
    causes: [],
    display_message: null,
    error_code: 'DATA_UNAVAILABLE',
    error_message: 'unable to pull sufficient data for all items',
    error_type: 'ASSET_REPORT_ERROR',
    status: 400,
  },
};
const relay = {
  asset_relay_token: 'credit-relay-sandbox-ep3lsd7pcnx4pk4k2kyfg3izaa',
  asset_report_id: assetReportId,
  relay_event: 'GET_CALLED',
  secondary_client_id: '5d3bf1c0e4b0a1a0b0c0d0e0',
  webhook_code: 'RELAY_EVENT',
  webhook_type: 'ASSETS',
};
const relayEvent = {
  kind: 'relay-event',
  assetReportId,
  relayEvent: 'GET_CALLED',
  secondaryClientId: relay.secondary_client_id,
};
const cashflow = {
  environment: 'sandbox',
  item_id: 'wz666MBjYWTp2PDzzggYhM6oWWmBb',
  webhook_code: 'CASHFLOW_REPORT_READY',
  webhook_type: 'CASHFLOW_REPORT',
};
const without = (body: object, key: string) => ({ ...body, [key]: undefined });

describe('a webhook', () => {
  const reportReady = { kind: 'report-ready', assetReportId, reportType: null };
  const reportFailed = {
    kind: 'report-failed',
    assetReportId,
    error: { errorType: 'ASSET_REPORT_ERROR', errorCode: 'DATA_UNAVAILABLE' },
  };
  const cashflowReady = { kind: 'cashflow-report-ready', itemId: cashflow.item_id, error: null };
  const noError = { errorType: null, errorCode: null };

  it.each<[string, object, object]>([
    ['a report is ready', ready, reportReady],
    ['a whole report is ready', { ...ready, report_type: 'FULL' }, { ...reportReady, reportType: 'FULL' }],
    ['a fast report is ready', { ...ready, report_type: 'fast' }, { ...reportReady, reportType: 'FAST' }],
    ['a report of a new type is ready', { ...ready, report_type: 'SLOW' }, reportReady],
    ['a report is ready, with new fields', { ...ready, user_id: 'u', more: { any: 1 } }, reportReady],
    [
      'a report without an id is ready',
      without(ready, 'asset_report_id'),
      { ...reportReady, assetReportId: null },
    ],
    [
      'a report with a number as id is ready',
      { ...ready, asset_report_id: 7 },
      { ...reportReady, assetReportId: null },
    ],
    ['a report failed', failed, reportFailed],
    ['a report failed, without an error', without(failed, 'error'), { ...reportFailed, error: noError }],
    [
      'a report failed, with a text as error',
      { ...failed, error: 'text' },
      { ...reportFailed, error: noError },
    ],
    [
      'a report failed, with a code that is not safe to log',
      { ...failed, error: { error_type: 'ASSET_REPORT_ERROR', error_code: 'Jane Doe' } },
      { ...reportFailed, error: { errorType: 'ASSET_REPORT_ERROR', errorCode: null } },
    ],
    ['a Cashflow Report is ready', cashflow, cashflowReady],
    [
      'a Cashflow Report is ready, under another type',
      { ...cashflow, webhook_type: 'CASHFLOW' },
      cashflowReady,
    ],
    ['a Cashflow Report is ready, with error null', { ...cashflow, error: null }, cashflowReady],
    [
      'a Cashflow Report failed',
      { ...cashflow, error: { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED' } },
      { ...cashflowReady, error: { errorType: 'ITEM_ERROR', errorCode: 'ITEM_LOGIN_REQUIRED' } },
    ],
  ])('says that %s', (_what, body, event) => {
    expect(parse(body)).toEqual(event);
  });

  it.each<[string, object, object]>([
    ['in its last published form', relay, relayEvent],
    ['of another type', { ...relay, webhook_type: 'CREDIT_RELAY' }, relayEvent],
    [
      'of a refresh',
      { ...relay, relay_event: 'REFRESH_CALLED' },
      { ...relayEvent, relayEvent: 'REFRESH_CALLED' },
    ],
    ['without an id', without(relay, 'asset_report_id'), { ...relayEvent, assetReportId: null }],
    [
      'with the token under its present name',
      { ...without(relay, 'asset_relay_token'), relay_token: relay.asset_relay_token },
      relayEvent,
    ],
  ])('says that a relay token was used: %s, and does not print the token', (_what, body, event) => {
    const { relayToken, ...rest } = parse(body) as Extract<WebhookEvent, { kind: 'relay-event' }>;
    expect(rest).toEqual(event);
    expect(relayToken?.reveal()).toBe(relay.asset_relay_token);
    expect(inspect({ relayToken }) + JSON.stringify({ relayToken })).not.toContain(relay.asset_relay_token);
  });

  it('without its token says that a relay token was used', () => {
    expect(parse(without(relay, 'asset_relay_token'))).toEqual({ ...relayEvent, relayToken: null });
  });

  it.each<[string, unknown, string | null, string | null]>([
    ['of another product', { ...ready, webhook_type: 'TRANSACTIONS' }, 'TRANSACTIONS', 'PRODUCT_READY'],
    ['with an error of an Item', { ...failed, webhook_type: 'ITEM' }, 'ITEM', 'ERROR'],
    ['with a new code', { ...ready, webhook_code: 'NEW_CODE_2' }, 'ASSETS', 'NEW_CODE_2'],
    ['with a code in lower case', { ...ready, webhook_code: 'product_ready' }, 'ASSETS', null],
    ['with a line break in its code', { ...ready, webhook_code: 'PRODUCT\nREADY' }, 'ASSETS', null],
    ['with a code of 65 characters', { ...ready, webhook_code: 'A'.repeat(65) }, 'ASSETS', null],
    ['without a type', without(ready, 'webhook_type'), null, 'PRODUCT_READY'],
    ['that is empty', {}, null, null],
    ['that is null', null, null, null],
    ['that is a list', [ready], null, null],
    ['that is a text', 'ASSETS', null, null],
    ['that is a number', 1, null, null],
  ])('%s is unknown', (_what, body, type, code) => {
    expect(parse(body)).toEqual({ kind: 'unknown', type, code });
  });

  it('of any JSON value is an event, of which type, code and errors are safe to log', () => {
    const word = fc.constantFrom('ASSETS', 'PRODUCT_READY', 'ERROR', 'RELAY_EVENT', 'CASHFLOW_REPORT_READY');
    const value = fc.oneof(word, fc.jsonValue());
    const webhook = fc.record(
      {
        webhook_type: value,
        webhook_code: value,
        asset_report_id: value,
        report_type: value,
        error: fc.oneof(value, fc.record({ error_type: value, error_code: value }, { requiredKeys: [] })),
        relay_token: value,
        item_id: value,
      },
      { requiredKeys: [] },
    );
    const safe = /^[A-Z][A-Z0-9_]{0,63}$/;
    fc.assert(
      fc.property(fc.oneof(webhook, fc.jsonValue()), (body) => {
        const event = parse(body);
        const told = event.kind === 'unknown' ? [event.type, event.code] : [];
        const error = 'error' in event ? [event.error?.errorType, event.error?.errorCode] : [];
        for (const each of [...told, ...error]) if (each) expect(each).toMatch(safe);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it.each([
    ['nothing', ''],
    ['text', 'webhook_code=PRODUCT_READY'],
    ['JSON that is cut off', '{"webhook_type":'],
    ['two JSON values', '{}{}'],
    ['a byte order mark', '\uFEFF{}'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ])('of %s is refused', (_what, bytes) => {
    expect(() => parseWebhook(verified(bytes))).toThrow(
      expect.objectContaining({ name: 'WebhookRefusedError', reason: 'not-json', isTemporary: false }),
    );
  });
});
