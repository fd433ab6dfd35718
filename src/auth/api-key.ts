import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { AuthenticationError } from './authentication-error.js';
import type { Principal } from './principal.js';

/** The prefix of all keys. It makes leaked keys easy to find, and no JWT starts with it. */
export const API_KEY_PREFIX = 'cg_';

const KEY_BYTES = 32;

/** The prefix of the subjects of API keys. A JWT with such a subject is rejected, so no issuer can impersonate an API key. */
export const API_KEY_SUBJECT = 'api-key:';

/** An API key as the server stores it. */
export interface ApiKey {
  /** SHA-256 of the whole key. 32 random bytes need no salt and no slow hash. */
  readonly sha256: Buffer;
  readonly principal: Principal;
}

export function makeApiKey(): string {
  return API_KEY_PREFIX + randomBytes(KEY_BYTES).toString('base64url');
}

/** The SHA-256 of a key, in hex. */
export function hashApiKey(key: string): string {
  return hash('sha256', key, 'hex');
}

/** The function throws an `AuthenticationError` for an unknown key. */
export function createApiKeyCheck(keys: readonly ApiKey[]): (key: string) => Principal {
  const byHash = new Map(keys.map((key) => [key.sha256.toString('latin1'), key]));
  return (key) => {
    const digest = hash('sha256', key, 'buffer');
    const known = byHash.get(digest.toString('latin1'));
    if (known === undefined || !timingSafeEqual(known.sha256, digest))
      throw new AuthenticationError('invalid');
    return known.principal;
  };
}
