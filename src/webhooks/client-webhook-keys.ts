import type { ChooseClient } from '../plaid/clients.js';
import type { AttemptAddress } from './attempt-address.js';
import type { WebhookKey, WebhookKeyOf } from './webhook-key.js';
import { type KeyIdOrigin, type KeyOfOrigin, TooManyKeyIdsError } from './webhook-keys.js';

/** The keys of webhooks as one Plaid client has fetched them. */
export interface ClientWebhookKeys {
  /** All clients of an environment have the same keys at Plaid. */
  readonly environment: string;
  /** @see createWebhookKeys */
  readonly keyOf: KeyOfOrigin;
}

/**
 * @param address of the attempt to which a webhook was sent; null for the common address.
 * @param originAtCommon the origin of an id at the common address, called for an id that is not cached.
 */
export type AddressedKeyOf = (
  keyId: string,
  address: AttemptAddress | null,
  originAtCommon: () => Promise<KeyIdOrigin>,
) => ReturnType<WebhookKeyOf>;

/**
 * The key of a webhook. At the address of an attempt, it is fetched by the client that has made the attempt. At the common address,
 * nobody knows which client it is for: then by one client of each environment, and by another one if that fails.
 */
export function createAddressedKeys(
  clients: readonly ClientWebhookKeys[],
  choose: ChooseClient<ClientWebhookKeys>,
): AddressedKeyOf {
  const environments = [...new Set(clients.map(({ environment }) => environment))].map((environment) =>
    clients.filter((client) => client.environment === environment),
  );

  return async (keyId, address, originAtCommon) => {
    const own = address?.role ? choose({ tenant: address.tenant, role: address.role }) : null;
    const originOf = address === null ? originAtCommon : async () => 'attempt' as const;
    if (own !== null) return own.keyOf(keyId, originOf);
    const answers = await Promise.allSettled(
      environments.map((ofEnvironment) => firstAnswer(ofEnvironment, keyId, originOf)),
    );
    const fulfilled = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    const key = fulfilled.find((found) => found !== null);
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (key === undefined && failed !== undefined) throw failed.reason;
    return key ?? null;
  };
}

/** @throws the error of the last client when each one fails. */
async function firstAnswer(
  [first, ...others]: readonly ClientWebhookKeys[],
  keyId: string,
  originOf: () => Promise<KeyIdOrigin>,
): Promise<WebhookKey | null> {
  if (first === undefined) throw new Error('An environment has a client');
  try {
    return await first.keyOf(keyId, originOf);
  } catch (error) {
    // A flood of invented ids must not use up the fetches of all clients.
    if (others.length === 0 || error instanceof TooManyKeyIdsError) throw error;
    return firstAnswer(others, keyId, originOf);
  }
}
