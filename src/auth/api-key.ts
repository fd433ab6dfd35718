import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { AuthenticationError } from './authentication-error.js';
import type { Principal } from './principal.js';

/** What every key begins with: searched for in what should hold none, and never the beginning of a JWT. */
export const API_KEY_PREFIX = 'cg_';

const KEY_BYTES = 32;

/** What the subject of every API key begins with, and that of no bearer token: no issuer can make one speak for the other. */
export const API_KEY_SUBJECT = 'api-key:';

/** An API key, as the server knows it: not the key itself, but its hash. */
export interface ApiKey {
  /** SHA-256 of the whole key. It needs no salt and no slow hash: nobody guesses 32 random bytes. */
  readonly sha256: Buffer;
  readonly principal: Principal;
}

/** A new key. Shown once, to whoever is to use it. */
export function makeApiKey(): string {
  return API_KEY_PREFIX + randomBytes(KEY_BYTES).toString('base64url');
}

/** The hash that a file of keys has in the key's place, in hex. */
export function hashApiKey(key: string): string {
  return hash('sha256', key, 'hex');
}

/** Tells who an API key belongs to. */
export function createApiKeyCheck(keys: readonly ApiKey[]): (key: string) => Principal {
  const byHash = new Map(keys.map((key) => [key.sha256.toString('hex'), key]));
  return (key) => {
    const digest = hashApiKey(key);
    const known = byHash.get(digest);
    if (known === undefined || !timingSafeEqual(known.sha256, Buffer.from(digest, 'hex')))
      throw new AuthenticationError('invalid');
    return known.principal;
  };
}
