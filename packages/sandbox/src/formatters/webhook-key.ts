import type { JWKPublicKey } from 'plaid';
import type { WebhookKey } from '../webhooks/keys.js';
import type { Wire } from './wire.js';

/** A JSON Web Key with Plaid's two timestamps. */
export function formatWebhookKey(key: WebhookKey): Wire<JWKPublicKey> {
  const { x = '', y = '' } = key.publicKey.export({ format: 'jwk' });
  return {
    alg: 'ES256',
    created_at: key.createdAt,
    crv: 'P-256',
    expired_at: key.expiredAt,
    kid: key.keyId,
    kty: 'EC',
    use: 'sig',
    x,
    y,
  };
}
