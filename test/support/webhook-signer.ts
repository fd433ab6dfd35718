import {
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign as signBytes,
} from 'node:crypto';
import type { JWKPublicKey } from 'plaid';

export const sha256 = (body: Buffer) => createHash('sha256').update(body).digest('hex');
export const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A key pair, and its public key as Plaid sends it. */
export interface SignerKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: JWKPublicKey;
}

/** @param curve P-256 as Plaid's, or another one. */
export function newSignerKey(changes: Partial<JWKPublicKey> = {}, curve = 'P-256'): SignerKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
  const { crv = '', x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const jwk = {
    alg: 'ES256',
    created_at: 1_700_000_000,
    crv,
    expired_at: null,
    kid: randomUUID(),
    kty: 'EC',
    use: 'sig',
    x,
    y,
    ...changes,
  };
  return { privateKey, publicKey, jwk };
}

/** Signs two encoded parts as ES256 does. No library signs what the tests of forged webhooks need. */
export function signParts(
  parts: string,
  { privateKey }: Pick<SignerKey, 'privateKey'>,
  dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363',
): string {
  const signature = signBytes('sha256', Buffer.from(parts), { key: privateKey, dsaEncoding });
  return `${parts}.${signature.toString('base64url')}`;
}

/** Signs two encoded parts as RS256 does. */
export function signRsa(parts: string, privateKey: KeyObject): string {
  return `${parts}.${createSign('sha256').update(parts).sign(privateKey).toString('base64url')}`;
}
