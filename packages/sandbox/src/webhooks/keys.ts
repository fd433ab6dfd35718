import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';

/** A P-256 key without its private part. */
export interface WebhookKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  /** Unix time, in seconds. */
  readonly createdAt: number;
  /** Unix time, in seconds; null while the key is in use. */
  readonly expiredAt: number | null;
}

export interface WebhookKeys {
  /** Also finds expired keys: webhooks that they signed can still be in transit. */
  find(keyId: string): WebhookKey | undefined;
  /** Replaces the current key, and marks the old one as expired. */
  rotate(): WebhookKey;
  /** The `Plaid-Verification` header for a webhook with exactly these bytes. */
  sign(body: Uint8Array): string;
}

/**
 * The keys are random at every start and not derived from the seed, so that a person who knows the seed cannot sign webhooks.
 * The times of keys and signatures are those of the machine, not of the sandbox's clock: receivers compare them with their own
 * clock, and reject signatures older than five minutes (Plaid docs: webhook verification).
 */
export function createWebhookKeys(): WebhookKeys {
  const keys = new Map<string, WebhookKey>();
  let current = generateKey();
  keys.set(current.key.keyId, current.key);
  return {
    find: (keyId) => keys.get(keyId),
    rotate() {
      keys.set(current.key.keyId, { ...current.key, expiredAt: unixTime() });
      current = generateKey();
      keys.set(current.key.keyId, current.key);
      return current.key;
    },
    sign(body) {
      const header = { alg: 'ES256', kid: current.key.keyId, typ: 'JWT' };
      const claims = {
        iat: unixTime(),
        request_body_sha256: createHash('sha256').update(body).digest('hex'),
      };
      const signed = `${base64url(header)}.${base64url(claims)}`;
      // JWS requires r and s concatenated; the default of node:crypto is DER.
      const signature = sign('sha256', Buffer.from(signed), {
        key: current.privateKey,
        dsaEncoding: 'ieee-p1363',
      });
      return `${signed}.${signature.toString('base64url')}`;
    },
  };
}

function generateKey(): { key: WebhookKey; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { key: { keyId: randomUUID(), publicKey, createdAt: unixTime(), expiredAt: null }, privateKey };
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function unixTime(): number {
  return Math.floor(Date.now() / 1000);
}
