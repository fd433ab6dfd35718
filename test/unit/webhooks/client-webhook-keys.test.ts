import { describe, expect, it } from '@jest/globals';
import { createChooseClient } from '../../../src/plaid/clients.js';
import { UpstreamUnavailableError } from '../../../src/plaid/errors.js';
import type { AttemptAddress } from '../../../src/webhooks/attempt-address.js';
import { createAddressedKeys } from '../../../src/webhooks/client-webhook-keys.js';
import type { WebhookKey } from '../../../src/webhooks/webhook-key.js';
import { type KeyIdOrigin, TooManyKeyIdsError } from '../../../src/webhooks/webhook-keys.js';
import { newSignerKey } from '../../support/webhook-signer.js';

const key: WebhookKey = { publicKey: newSignerKey().publicKey, expiredAt: null };
const down = new UpstreamUnavailableError('/webhook_verification_key/get', true, 'down');

const common = async () => 'common' as const;

/** Clients of two environments: what each says when it is called for a key. */
function clientsWith(answers: Readonly<Record<'a' | 'b' | 'production', WebhookKey | null | Error>>) {
  const asked: [client: string, origin: KeyIdOrigin][] = [];
  const client = (name: keyof typeof answers, environment: string, owner: string[], reader: string[]) => ({
    environment,
    tenants: { owner, reader },
    keyOf: async (_keyId: string, originOf: () => Promise<KeyIdOrigin> = common) => {
      asked.push([name, await originOf()]);
      const answer = answers[name];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  const clients = [
    client('a', 'sandbox', ['acme'], []),
    client('b', 'sandbox', ['globex'], ['acme']),
    client('production', 'production', ['initech'], []),
  ];
  const keyOf = createAddressedKeys(clients, createChooseClient(clients));
  return {
    asked,
    keyOf: (
      keyId: string,
      where: AttemptAddress | null,
      originAtCommon: () => Promise<KeyIdOrigin> = common,
    ) => keyOf(keyId, where, originAtCommon),
  };
}

const address = (tenant: string, role: 'owner' | 'reader' | null) => ({ tenant, role, place: 'attempt/1' });

describe('at the address of an attempt', () => {
  it.each([
    ['acme', 'owner', 'a'],
    ['acme', 'reader', 'b'],
    ['globex', 'owner', 'b'],
    ['initech', 'owner', 'production'],
  ] as const)('the client of the tenant %s as the %s alone is called', async (tenant, role, client) => {
    const { keyOf, asked } = clientsWith({ a: key, b: key, production: key });
    expect(await keyOf('id', address(tenant, role))).toBe(key);
    expect(asked).toEqual([[client, 'attempt']]);
  });

  it('no other client is called if that one fails, or does not have the key', async () => {
    const failing = clientsWith({ a: down, b: key, production: key });
    await expect(failing.keyOf('id', address('acme', 'owner'))).rejects.toBe(down);
    const without = clientsWith({ a: null, b: key, production: key });
    expect(await without.keyOf('id', address('acme', 'owner'))).toBeNull();
    expect([...failing.asked, ...without.asked].map(([client]) => client)).toEqual(['a', 'a']);
  });

  it.each([
    ['whose tenant has no client any more', address('globex', 'reader')],
    ['of a version without roles', address('acme', null)],
  ])('%s, each environment is called', async (_what, where) => {
    const { keyOf, asked } = clientsWith({ a: null, b: null, production: key });
    expect(await keyOf('id', where)).toBe(key);
    expect(asked).toEqual([
      ['a', 'attempt'],
      ['production', 'attempt'],
    ]);
  });
});

describe('at the common address', () => {
  it('one client of each environment is called', async () => {
    const { keyOf, asked } = clientsWith({ a: null, b: key, production: null });
    expect(await keyOf('id', null)).toBeNull();
    expect(asked).toEqual([
      ['a', 'common'],
      ['production', 'common'],
    ]);
  });

  it('an id in a webhook of a report of this server is told apart by each client', async () => {
    const { keyOf, asked } = clientsWith({ a: null, b: key, production: key });
    expect(await keyOf('id', null, async () => 'report')).toBe(key);
    expect(asked).toEqual([
      ['a', 'report'],
      ['production', 'report'],
    ]);
  });

  it('another client of the environment is called if one fails', async () => {
    const { keyOf, asked } = clientsWith({ a: down, b: key, production: down });
    expect(await keyOf('id', null)).toBe(key);
    expect(asked.map(([client]) => client)).toContain('b');
  });

  it('a key that one environment does not have, and another one cannot say, is not known', async () => {
    const { keyOf } = clientsWith({ a: null, b: null, production: down });
    await expect(keyOf('id', null)).rejects.toBe(down);
  });

  it('a flood of new ids at one client does not reach the next one', async () => {
    const { keyOf, asked } = clientsWith({ a: new TooManyKeyIdsError(), b: key, production: null });
    await expect(keyOf('id', null)).rejects.toThrow(TooManyKeyIdsError);
    expect(asked.map(([client]) => client)).not.toContain('b');
  });
});
