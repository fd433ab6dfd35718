import { createHmac, generateKeyPairSync } from 'node:crypto';
import { createKeyEndpoint, type KeyEndpoint } from '../../support/webhook-key-endpoint.js';
import { newSignerKey, part, type SignerKey, sha256, signParts } from '../../support/webhook-signer.js';

export const NOW_S = Date.parse('2026-03-15T12:00:00Z') / 1_000;
export const AGE_S = 5 * 60;
export const SKEW_S = 30;

export const ours = newSignerKey();
export const stranger = newSignerKey();
export const expired = newSignerKey({ expired_at: NOW_S - 60 });
export const p384 = newSignerKey({}, 'P-384');
export const secp256k1 = newSignerKey({}, 'secp256k1');
export const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });

export const BODY = Buffer.from(`{
  "asset_report_id": "4a1f9d2c-0001",
  "environment": "sandbox",
  "report_type": "FULL",
  "webhook_code": "PRODUCT_READY",
  "webhook_type": "ASSETS"
}`);

export const headerOf = ({ jwk: { kid } }: SignerKey, more: object = {}) => ({
  alg: 'ES256',
  kid,
  typ: 'JWT',
  ...more,
});
export const claims = (more: object = {}) => ({ iat: NOW_S, request_body_sha256: sha256(BODY), ...more });
export const signed = (header: unknown, payload: unknown, key: Pick<SignerKey, 'privateKey'> = ours) =>
  signParts(`${part(header)}.${part(payload)}`, key);
export const genuine = (more: object = {}) => signed(headerOf(ours), claims(more));
export const parts = (header: object) => `${part(header)}.${part(claims())}`;

export function hmac(header: object, secret: string | Buffer): string {
  return `${parts(header)}.${createHmac('sha256', secret).update(parts(header)).digest('base64url')}`;
}

/** The key of the token in its own header. */
export const embedded = () => stranger.publicKey.export({ format: 'jwk' });

export function endpointOfPlaid(): KeyEndpoint {
  const endpoint = createKeyEndpoint(ours, expired);
  // What Plaid never has, so that a row shows what happens if it did.
  for (const { jwk } of [p384, secp256k1]) endpoint.keys.set(jwk.kid, jwk);
  endpoint.keys.set('rsa', {
    ...rsa.publicKey.export({ format: 'jwk' }),
    kid: 'rsa',
    alg: 'RS256',
    use: 'sig',
  });
  endpoint.keys.set('named-otherwise', ours.jwk);
  return endpoint;
}
