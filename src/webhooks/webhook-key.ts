import { createPublicKey, type KeyObject } from 'node:crypto';
import { isObject } from '../lib/is-object.js';
import type { PlaidClient } from '../plaid/client.js';
import { webhookVerificationKey } from '../plaid/endpoints/webhook-verification-key.js';
import { PlaidError } from '../plaid/errors.js';
import { MalformedResponseError } from '../plaid/malformed-response.js';

/** A public key of Plaid's, on the curve P-256. */
export interface WebhookKey {
  readonly publicKey: KeyObject;
  /** When Plaid stopped signing with it, in Unix time (s); null while it is in use. */
  readonly expiredAt: number | null;
}

/**
 * Finds a key by its id, the `kid` of a token. Resolves with null if Plaid has no such key in this environment. Rejects if that is
 * not known at the moment.
 */
export type WebhookKeyOf = (keyId: string) => Promise<WebhookKey | null>;

/** Reads keys with `/webhook_verification_key/get`, one call for each request. */
export function createWebhookKeyFetch(client: Pick<PlaidClient, 'call'>): WebhookKeyOf {
  return async (keyId) => {
    try {
      const { key } = await client.call(webhookVerificationKey.get, { key_id: keyId });
      return readKey(keyId, key);
    } catch (error) {
      if (error instanceof PlaidError && isUnknownKey(error)) return null;
      throw error;
    }
  };
}

function isUnknownKey({ errorType, errorCode }: PlaidError): boolean {
  return errorType === 'INVALID_INPUT' && errorCode === 'INVALID_WEBHOOK_VERIFICATION_KEY_ID';
}

/** Reads Plaid's JWK (RFC 7517), which also has `created_at` and `expired_at`. @throws {MalformedResponseError} */
function readKey(keyId: string, jwk: unknown): WebhookKey {
  const { kid, kty, crv, x, y, alg = 'ES256', use = 'sig', expired_at = null } = isObject(jwk) ? jwk : {};
  const isUsable =
    kid === keyId &&
    kty === 'EC' &&
    crv === 'P-256' &&
    alg === 'ES256' &&
    use === 'sig' &&
    typeof x === 'string' &&
    typeof y === 'string' &&
    (expired_at === null || Number.isFinite(expired_at));
  if (!isUsable) throw malformed();
  try {
    const publicKey = createPublicKey({ format: 'jwk', key: { kty, crv, x, y } });
    return { publicKey, expiredAt: expired_at as number | null };
  } catch {
    // No point of the curve. The error of node:crypto is dropped, because it may quote the key.
    throw malformed();
  }
}

function malformed(): MalformedResponseError {
  return new MalformedResponseError(
    webhookVerificationKey.get.path,
    'key',
    'expected the public key for ES256 that was requested',
  );
}
