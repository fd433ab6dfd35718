import { createPublicKey, type KeyObject } from 'node:crypto';
import { isObject } from '../lib/is-object.js';
import { webhookVerificationKey } from '../plaid/endpoints/webhook-verification-key.js';
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

/**
 * Reads the `key` in a response of `/webhook_verification_key/get`: a JWK (RFC 7517) which also has `created_at` and `expired_at`.
 *
 * @param keyId the id that was requested. A key with another id is refused.
 * @throws {MalformedResponseError} if it is no public key for ES256. The message does not quote it.
 */
export function readWebhookKey(keyId: string, jwk: unknown): WebhookKey {
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
