import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { UpstreamTimeoutError } from '../../../src/plaid/errors.js';
import { MalformedResponseError } from '../../../src/plaid/malformed-response.js';
import { createWebhookKeyFetch } from '../../../src/webhooks/webhook-key-fetch.js';
import { createWebhookKeys } from '../../../src/webhooks/webhook-keys.js';
import { createKeyEndpoint, refusedBy } from '../../support/webhook-key-endpoint.js';
import { newSignerKey, type SignerKey } from '../../support/webhook-signer.js';

const MINUTE_MS = 60_000;
const FRESH_MS = 10 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

const timeout = new UpstreamTimeoutError('/webhook_verification_key/get');

function caching(...keys: readonly SignerKey[]) {
  const endpoint = createKeyEndpoint(...keys);
  const clock = { nowMs: Date.parse('2026-03-15T12:00:00Z') };
  const failures: unknown[] = [];
  const keyOf = createWebhookKeys({
    fetchKey: createWebhookKeyFetch(endpoint.client),
    onFailure: (error) => void failures.push(error),
    now: () => clock.nowMs,
  });
  return { endpoint, clock, failures, keyOf };
}

describe('a key of webhooks', () => {
  const key = newSignerKey();
  const { kid } = key.jwk;

  it('is fetched once for concurrent webhooks, and again after ten minutes', async () => {
    const { endpoint, clock, keyOf } = caching(key);
    const found = await Promise.all(Array.from({ length: 50 }, () => keyOf(kid)));
    expect(new Set(found).size).toBe(1);
    expect(found[0]?.publicKey.equals(key.publicKey)).toBe(true);
    clock.nowMs += FRESH_MS - 1;
    await keyOf(kid);
    expect(endpoint.asked).toEqual([kid]);
    clock.nowMs += 1;
    await Promise.all(Array.from({ length: 50 }, () => keyOf(kid)));
    expect(endpoint.asked).toEqual([kid, kid]);
  });

  it('is fetched once also when the origin of a second webhook is known after the fetch', async () => {
    const { endpoint, keyOf } = caching(key);
    let know = (_origin: 'common') => {};
    const late = keyOf(
      kid,
      () =>
        new Promise((resolve) => {
          know = resolve;
        }),
    );
    const found = await keyOf(kid);
    know('common');
    expect(await late).toBe(found);
    expect(endpoint.asked).toEqual([kid]);
  });

  it('is fetched again when Plaid uses a new key, so that its expiry is noticed at once', async () => {
    const next = newSignerKey();
    const { endpoint, keyOf } = caching(key);
    expect(await keyOf(kid)).toMatchObject({ expiredAt: null });
    endpoint.keys.set(kid, { ...key.jwk, expired_at: 1_700_000_500 });
    endpoint.keys.set(next.jwk.kid, next.jwk);
    await keyOf('made-up');
    expect(await keyOf(kid)).toMatchObject({ expiredAt: null });
    await keyOf(next.jwk.kid);
    expect(await keyOf(kid)).toMatchObject({ expiredAt: 1_700_000_500 });
    expect(endpoint.asked).toEqual([kid, 'made-up', next.jwk.kid, kid]);
  });

  it('that Plaid has withdrawn is not used any more', async () => {
    const { endpoint, clock, keyOf } = caching(key);
    await keyOf(kid);
    endpoint.keys.clear();
    clock.nowMs += FRESH_MS;
    expect([await keyOf(kid), await keyOf(kid)]).toEqual([null, null]);
    expect(endpoint.asked).toEqual([kid, kid]);
    endpoint.failure = timeout;
    clock.nowMs += MINUTE_MS;
    await expect(keyOf(kid)).rejects.toBe(timeout);
  });

  it('is one of 16 that are cached', async () => {
    const keys = Array.from({ length: 17 }, () => newSignerKey());
    const [first, ...rest] = keys.map(({ jwk }) => jwk.kid);
    const { endpoint, clock, keyOf } = caching(...keys);
    for (const keyId of [String(first), ...rest]) {
      clock.nowMs += MINUTE_MS;
      await keyOf(keyId);
    }
    endpoint.failure = timeout;
    for (const keyId of rest) expect(await keyOf(keyId)).not.toBeNull();
    await expect(keyOf(String(first))).rejects.toBe(timeout);
  });

  it('is used for a day while Plaid fails, with a fetch every 30 s', async () => {
    const { endpoint, clock, failures, keyOf } = caching(key);
    await keyOf(kid);
    endpoint.failure = timeout;
    clock.nowMs += FRESH_MS;
    expect((await Promise.all([keyOf(kid), keyOf(kid)])).every((found) => found !== null)).toBe(true);
    clock.nowMs += 30_000 - 1;
    await keyOf(kid);
    expect(endpoint.asked).toHaveLength(2);
    clock.nowMs += 1;
    await keyOf(kid);
    expect(endpoint.asked).toHaveLength(3);
    clock.nowMs += DAY_MS - FRESH_MS - 30_000 - 1;
    expect(await keyOf(kid)).not.toBeNull();
    expect(endpoint.asked).toHaveLength(4);
    expect(failures).toEqual([timeout, timeout, timeout]);
    clock.nowMs += 30_000;
    await expect(keyOf(kid)).rejects.toBe(timeout);
    endpoint.failure = null;
    expect(await keyOf(kid)).not.toBeNull();
  });
});

describe('an id of a key that Plaid does not have', () => {
  it('is remembered for 60 s, then fetched again', async () => {
    const { endpoint, clock, keyOf } = caching();
    expect(await Promise.all([keyOf('made-up'), keyOf('made-up')])).toEqual([null, null]);
    clock.nowMs += MINUTE_MS - 1;
    expect(await keyOf('made-up')).toBeNull();
    expect(endpoint.asked).toEqual(['made-up']);
    const late = newSignerKey({ kid: 'made-up' });
    endpoint.keys.set('made-up', late.jwk);
    clock.nowMs += 1;
    expect(await keyOf('made-up')).not.toBeNull();
  });

  it('is not remembered if Plaid could not be asked', async () => {
    const key = newSignerKey();
    const { endpoint, keyOf } = caching(key);
    for (const failure of [
      timeout,
      new MalformedResponseError('/webhook_verification_key/get', '', 'none'),
    ]) {
      endpoint.failure = failure;
      await expect(keyOf(key.jwk.kid)).rejects.toBe(failure);
    }
    endpoint.failure = null;
    expect(await keyOf(key.jwk.kid)).not.toBeNull();
  });

  it('is only one that Plaid names so: another refusal is an error', async () => {
    const { endpoint, keyOf } = caching();
    for (const [errorType, errorCode] of [
      ['INVALID_INPUT', 'INVALID_API_KEYS'],
      ['API_ERROR', 'INVALID_WEBHOOK_VERIFICATION_KEY_ID'],
    ] as const) {
      endpoint.failure = refusedBy(errorType, errorCode);
      await expect(keyOf('made-up')).rejects.toBe(endpoint.failure);
    }
  });
});

describe('a flood of invented key ids', () => {
  const key = newSignerKey();

  async function flood(keyOf: (keyId: string) => Promise<unknown>, wave: string) {
    const all = Array.from({ length: 500 }, (_one, at) => keyOf(`${wave}-${at}`));
    const settled = await Promise.allSettled(all);
    return settled.flatMap(({ status, ...rest }) =>
      'reason' in rest ? [String(rest.reason.name)] : [status],
    );
  }

  it('causes ten calls of Plaid a minute at most, and no other error', async () => {
    const { endpoint, clock, keyOf } = caching(key);
    const outcomes = await flood(keyOf, 'first');
    expect(new Set(outcomes)).toEqual(new Set(['fulfilled', 'TooManyKeyIdsError']));
    expect(outcomes.filter((outcome) => outcome === 'fulfilled')).toHaveLength(10);
    expect(endpoint.asked).toHaveLength(10);
    clock.nowMs += MINUTE_MS - 1;
    await flood(keyOf, 'second');
    expect(endpoint.asked).toHaveLength(10);
    clock.nowMs += 1;
    await flood(keyOf, 'third');
    expect(endpoint.asked).toHaveLength(20);
  });

  it('does not evict a cached key, nor stop its next fetch', async () => {
    const { endpoint, clock, keyOf } = caching(key);
    await keyOf(key.jwk.kid);
    for (let minute = 0; minute < 30; minute += 1) {
      clock.nowMs += MINUTE_MS;
      await flood(keyOf, `minute-${minute}`);
    }
    endpoint.asked.length = 0;
    endpoint.failure = timeout;
    expect(await keyOf(key.jwk.kid)).not.toBeNull();
    expect(endpoint.asked).toEqual([key.jwk.kid]);
  });

  it('also counts the calls that fail', async () => {
    const { endpoint, keyOf } = caching(key);
    endpoint.failure = timeout;
    await flood(keyOf, 'failing');
    expect(endpoint.asked).toHaveLength(10);
  });
});

describe('a flood of invented key ids at the common address does not stop', () => {
  const floodOf = (keyOf: ReturnType<typeof caching>['keyOf'], newId: (at: number) => string) =>
    Promise.allSettled(Array.from({ length: 500 }, (_one, at) => keyOf(newId(at))));

  it.each(['attempt', 'report', 'earlier'] as const)(
    'the first fetch of a key with the origin %s',
    async (origin) => {
      const key = newSignerKey();
      const { endpoint, keyOf } = caching(key);
      await floodOf(keyOf, () => randomUUID());
      await expect(keyOf(key.jwk.kid)).rejects.toThrow('new key ids');
      expect(await keyOf(key.jwk.kid, async () => origin)).not.toBeNull();
      expect(await keyOf(key.jwk.kid)).not.toBeNull();
      expect(endpoint.asked).toHaveLength(11);
    },
  );

  it('the first fetch of a UUID at the common address, unless the invented ids are UUIDs', async () => {
    const key = newSignerKey();
    const { keyOf } = caching(key);
    await floodOf(keyOf, (at) => `made-up-${at}`);
    expect(await keyOf(key.jwk.kid)).not.toBeNull();
  });

  it.each(['attempt', 'report'] as const)(
    'the ids of the origin %s from being bounded too',
    async (origin) => {
      const { endpoint, keyOf } = caching();
      await Promise.allSettled(Array.from({ length: 500 }, () => keyOf(randomUUID(), async () => origin)));
      expect(endpoint.asked).toHaveLength(10);
    },
  );
});

describe('a response of /webhook_verification_key/get', () => {
  const key = newSignerKey();
  const { kid, x } = key.jwk;

  it.each<[string, unknown]>([
    ['no key', undefined],
    ['null', null],
    ['a list', [key.jwk]],
    ['another key id', { ...key.jwk, kid: 'other' }],
    ['no key id', { ...key.jwk, kid: undefined }],
    ['another type', { ...key.jwk, kty: 'RSA' }],
    ['another curve', { ...key.jwk, crv: 'P-384' }],
    ['another algorithm', { ...key.jwk, alg: 'ES384' }],
    ['another use', { ...key.jwk, use: 'enc' }],
    ['no coordinate', { ...key.jwk, y: undefined }],
    ['a point that is not on the curve', { ...key.jwk, y: x }],
    ['an expiry that is a text', { ...key.jwk, expired_at: '1700000000' }],
    ['an expiry without end', { ...key.jwk, expired_at: Number.POSITIVE_INFINITY }],
  ])('with %s is malformed, which is not remembered', async (_what, jwk) => {
    const { endpoint, keyOf } = caching();
    endpoint.keys.set(kid, jwk);
    const error = await keyOf(kid).then(
      () => Promise.reject(new Error('The key was accepted')),
      (reason: Error) => reason,
    );
    expect(error).toBeInstanceOf(MalformedResponseError);
    expect(error.message).not.toContain(kid);
    endpoint.keys.set(kid, key.jwk);
    expect(await keyOf(kid)).not.toBeNull();
  });

  it('may have more fields, and lack those that only describe the key', async () => {
    const { endpoint, keyOf } = caching();
    const { kty, crv, y } = key.jwk;
    endpoint.keys.set(kid, { kid, kty, crv, x, y, more: { any: 1 } });
    expect(await keyOf(kid)).toMatchObject({ expiredAt: null });
  });
});
