import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';

/** A P-256 key, of which the world may see the public half. */
export interface WebhookKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  /** Unix time, in seconds. */
  readonly createdAt: number;
  /** Unix time, in seconds; null while the key is in use. */
  readonly expiredAt: number | null;
}

export interface WebhookKeys {
  /** Expired keys are still found: what they signed may be on its way. */
  find(keyId: string): WebhookKey | undefined;
  /** Signs with a new key from now on, and says when the old one ended. */
  rotate(): WebhookKey;
  /** The `Plaid-Verification` of a webhook whose body is exactly these bytes. */
  sign(body: Uint8Array): string;
}

/**
 * The keys are new at every start, unlike everything else in the sandbox, so that nobody who knows the seed can sign in
 * its name. Their times, and that of a signature, are the machine's and not the sandbox's: whoever receives a webhook
 * compares them with a clock of their own, and refuses what is older than five minutes (Plaid docs: webhook verification).
 *
 * `node:crypto` is all it takes; a JWT library would hide the few bytes that a reader of this file wants to see.
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
      // JWS wants r and s side by side; node:crypto would wrap them in DER.
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
