import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { UpstreamTimeoutError } from '../../../src/plaid/errors.js';
import { verifyPlaidWebhook } from '../../../src/webhooks/verify-plaid-webhook.js';
import { createWebhookKeyFetch } from '../../../src/webhooks/webhook-key-fetch.js';
import { createWebhookKeys } from '../../../src/webhooks/webhook-keys.js';
import { WEBHOOK_REFUSALS, type WebhookRefusedError } from '../../../src/webhooks/webhook-refused-error.js';
import { createKeyEndpoint } from '../../support/webhook-key-endpoint.js';
import { sha256 } from '../../support/webhook-signer.js';
import { FORGED } from './forged-webhooks.js';
import {
  AGE_S,
  BODY,
  claims,
  embedded,
  endpointOfPlaid,
  expired,
  genuine,
  headerOf,
  hmac,
  NOW_S,
  ours,
  SKEW_S,
  signed,
  stranger,
} from './signed-webhooks.js';

function verifying(endpoint = endpointOfPlaid(), clock = { nowMs: NOW_S * 1_000 }) {
  const now = () => clock.nowMs;
  const fetchKey = createWebhookKeyFetch(endpoint.client);
  const keyOf = createWebhookKeys({ fetchKey, onFailure: () => undefined, now });
  return {
    endpoint,
    clock,
    verify: (header: string | readonly string[] | undefined, body: Buffer = BODY) =>
      verifyPlaidWebhook(body, header, { keyOf, now }),
  };
}

const refusalOf = (verified: Promise<unknown>): Promise<WebhookRefusedError> =>
  verified.then(
    () => Promise.reject(new Error('The webhook was accepted')),
    (error) => error,
  );

describe('a forged webhook is refused', () => {
  it.each(FORGED)('with %s: %s', async (_what, reason, forge) => {
    const { header, body } = await forge();
    const error = await refusalOf(verifying().verify(header, body));
    expect(error).toMatchObject({ name: 'WebhookRefusedError', reason });
    expect(error.isTemporary).toBe(reason === 'key-unavailable');

    const shown = inspect(error, { depth: null });
    const sent = [header ?? []].flat().flatMap((value) => [value, ...value.split('.')]);
    for (const secret of [...sent, sha256(BODY), ours.jwk.kid, stranger.jwk.kid, BODY.toString()]) {
      if (secret.length >= 8) expect(shown).not.toContain(secret);
    }
  });

  it('for a reason that docs/WEBHOOKS.md explains', async () => {
    const document = await readFile(new URL('../../../docs/WEBHOOKS.md', import.meta.url), 'utf8');
    const explained = [...document.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, reason]) => reason);
    expect(explained).toEqual([...WEBHOOK_REFUSALS]);
  });

  it('in each way that can be refused', () => {
    const tested = new Set(FORGED.map(([, reason]) => reason));
    expect([...tested, 'not-json'].sort()).toEqual([...WEBHOOK_REFUSALS].sort());
    expect(FORGED.length).toBeGreaterThanOrEqual(40);
  });

  it('without a call of Plaid unless it names a key of ES256', async () => {
    const { endpoint, verify } = verifying();
    for (const header of [
      hmac(headerOf(stranger, { alg: 'HS256' }), 'secret'),
      signed(headerOf(stranger, { kid: 7 }), claims()),
      signed(headerOf(stranger, { kid: 'k'.repeat(129) }), claims()),
      `${genuine()}, ${genuine()}`,
    ])
      await refusalOf(verify(header));
    expect(endpoint.asked).toEqual([]);
  });

  it('for a while only, if Plaid cannot be asked for its key', async () => {
    const { endpoint, verify } = verifying();
    endpoint.failure = new UpstreamTimeoutError('/webhook_verification_key/get');
    const error = await refusalOf(verify(genuine()));
    expect(error).toMatchObject({ reason: 'key-unavailable', isTemporary: true, cause: endpoint.failure });
    endpoint.failure = null;
    expect(await verify(genuine())).toBe(BODY);
  });

  it('once Plaid has withdrawn its key, ten minutes after it was cached', async () => {
    const { endpoint, clock, verify } = verifying();
    await verify(genuine());
    endpoint.keys.delete(ours.jwk.kid);
    clock.nowMs += 10 * 60_000 - 1;
    const soon = { iat: clock.nowMs / 1_000 };
    await verify(genuine(soon));
    clock.nowMs += 1;
    expect(await refusalOf(verify(genuine(soon)))).toMatchObject({ reason: 'unknown-key' });
  });

  it('once its key has expired, ten minutes after it was cached', async () => {
    const { endpoint, clock, verify } = verifying();
    await verify(genuine());
    clock.nowMs += 10 * 60_000;
    endpoint.keys.set(ours.jwk.kid, { ...ours.jwk, expired_at: NOW_S + 500 });
    expect(await refusalOf(verify(genuine({ iat: NOW_S + 501 })))).toMatchObject({ reason: 'expired-key' });
    expect(await verify(genuine({ iat: NOW_S + 500 }))).toBe(BODY);
  });
});

describe('a genuine webhook is accepted', () => {
  it.each<readonly [what: string, header: () => string]>([
    ['of this second', () => genuine()],
    ['of five minutes ago', () => genuine({ iat: NOW_S - AGE_S })],
    ['of 30 s in the future', () => genuine({ iat: NOW_S + SKEW_S })],
    ['with a fraction of a second', () => genuine({ iat: NOW_S - 0.5 })],
    ['with claims that Plaid may add', () => genuine({ iss: 'plaid', exp: NOW_S + 60, more: { any: 1 } })],
    ['with parameters that Plaid may add', () => signed(headerOf(ours, { cty: 'json' }), claims())],
    ['without typ', () => signed({ kid: ours.jwk.kid, alg: 'ES256' }, claims())],
    [
      'with an address of keys, which is ignored',
      () => signed(headerOf(ours, { jku: 'https://a.example' }), claims()),
    ],
    [
      'with another key in the header, which is ignored',
      () => signed(headerOf(ours, { jwk: embedded() }), claims()),
    ],
    ['signed before its key expired', () => signed(headerOf(expired), claims({ iat: NOW_S - 60 }), expired)],
  ])('%s', async (_what, header) => {
    expect(await verifying().verify(header())).toBe(BODY);
  });

  it.each([
    ['no bytes', Buffer.alloc(0)],
    ['bytes that are not UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
    ['a megabyte', Buffer.alloc(1_000_000, 'é')],
  ])('with a body of %s', async (_what, body) => {
    expect(await verifying().verify(genuine({ request_body_sha256: sha256(body) }), body)).toBe(body);
  });

  it('again within the five minutes: duplicates are not detected here', async () => {
    const { endpoint, clock, verify } = verifying();
    const header = genuine();
    await verify(header);
    clock.nowMs += AGE_S * 1_000;
    expect(await verify(header)).toBe(BODY);
    clock.nowMs += 1;
    expect(await refusalOf(verify(header))).toMatchObject({ reason: 'too-old' });
    expect(endpoint.asked).toEqual([ours.jwk.kid]);
  });

  /** Published at https://stackoverflow.com/questions/62117400, with the key of Plaid's Sandbox. */
  it('that Plaid sent in 2020', async () => {
    const kid = '6c5516e1-92dc-479e-a8ff-5a51992e0001';
    const endpoint = createKeyEndpoint();
    endpoint.keys.set(kid, {
      alg: 'ES256',
      created_at: 1560466143,
      crv: 'P-256',
      expired_at: null,
      kid,
      kty: 'EC',
      use: 'sig',
      x: '35lvC8uz2QrWpQJ3TUH8t9o9DURMp7ydU518RKDl20k',
      y: 'I8BuXB2bvxelzJAd7OKhd-ZwjCst05Fx47Mb_0ugros',
    });
    const body = Buffer.from(`{
  "error": null,
  "item_id": "yxQbxDjnD8hr69pKbQpbcKeVn3GL9QuyA7NV3",
  "new_transactions": 390,
  "webhook_code": "HISTORICAL_UPDATE",
  "webhook_type": "TRANSACTIONS"
}`);
    const header = [
      'eyJhbGciOiJFUzI1NiIsImtpZCI6IjZjNTUxNmUxLTkyZGMtNDc5ZS1hOGZmLTVhNTE5OTJlMDAwMSIsInR5cCI6IkpXVCJ9',
      'eyJpYXQiOjE1OTA4ODcwMDEsInJlcXVlc3RfYm9keV9zaGEyNTYiOiJiNjNhMDdiNTQ3YjAwZjk5MjU0N2Y2YmJjOGQ5YWNjNjFhOGNjZWUxMzhiYzgyZjQ0YTZiYWEwOTY4M2E1ZDBmIn0',
      'OOKvIihgqCj7Qrb2bmz7T3t7uK-0JyjiEqL2s1kWeJBM4MMmjaHKK8GmU_z91QolBWMzvPgs718EElY-rE3cwQ',
    ].join('.');
    const { verify } = verifying(endpoint, { nowMs: 1590887001_000 });
    expect(await verify(header, body)).toBe(body);
    const compact = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
    expect(await refusalOf(verify(header, compact))).toMatchObject({ reason: 'wrong-body' });
  });
});
