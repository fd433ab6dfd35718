import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import ky from 'ky';
import { KeySetUnavailableError } from './authentication-error.js';

export interface KeySetOptions {
  readonly url: string;
  /** Called with every failure to read the keys. */
  readonly onFailure: (error: unknown) => void;
  readonly now?: () => number;
  /** How long to wait after one fetch before a token with an unknown key causes another, in ms. */
  readonly cooldownMs?: number;
}

/** How long keys are used without asking again, in ms. */
const FRESH_MS = 10 * 60_000;
/** How long the last good keys are used while the issuer cannot be reached, in ms. */
const KEPT_MS = 24 * 60 * 60_000;
const COOLDOWN_MS = 30_000;
/** How long to wait before the next try as long as there are no keys at all, in ms: until then nobody gets in. */
const RETRY_MS = 2_000;
const TIMEOUT_MS = 3_000;
const MAX_BYTES = 256 * 1_024;

interface LoadedKeys {
  readonly find: JWTVerifyGetKey;
  readonly at: number;
}

/**
 * The public keys of an issuer (JWKS, RFC 7517). jose's own remote set is not used, because it fails with its server: this one
 * goes on with the last good keys for a day, and asks no more often than the cool-down allows also while it fails.
 */
export function createKeySet({
  url,
  onFailure,
  now = Date.now,
  cooldownMs = COOLDOWN_MS,
}: KeySetOptions): JWTVerifyGetKey {
  let keys: LoadedKeys | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;

  async function ask(): Promise<void> {
    try {
      keys = { find: usable(createLocalJWKSet(await fetchKeys(url)), onFailure), at: now() };
    } catch (error) {
      onFailure(error);
    }
  }

  /** Asks once for all who come meanwhile, and for nobody during the cool-down. */
  function reload(): Promise<void> | null {
    const pause = keys === null ? RETRY_MS : cooldownMs;
    if (asking === null && now() - askedAt >= pause) {
      askedAt = now();
      asking = ask().finally(() => {
        asking = null;
      });
    }
    return asking;
  }

  async function current(): Promise<LoadedKeys> {
    if (keys === null || now() - keys.at >= FRESH_MS) await reload();
    if (keys !== null && now() - keys.at >= KEPT_MS) keys = null;
    if (keys === null) throw new KeySetUnavailableError(Math.max(1, askedAt + RETRY_MS - now()));
    return keys;
  }

  return async (header, token) => {
    const known = await current();
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // The issuer may have a new key, or somebody makes names up.
      await reload();
      if (keys === null || keys === known) throw error;
      return await keys.find(header, token);
    }
  };
}

/** The least that jose takes, in bits. */
const LEAST_RSA_BITS = 2_048;

/** What an issuer publishes and nobody can use is no key. Told once for each set: anybody may name it in a token. */
function usable(
  find: ReturnType<typeof createLocalJWKSet>,
  onFailure: KeySetOptions['onFailure'],
): JWTVerifyGetKey {
  let isTold = false;
  return async (header, token) => {
    try {
      const key = await find(header, token);
      const { modulusLength = LEAST_RSA_BITS } = key.algorithm as { modulusLength?: number };
      if (modulusLength < LEAST_RSA_BITS) throw new RangeError('A key is too short');
      return key;
    } catch (error) {
      if (error instanceof errors.JOSEError) throw error;
      if (!isTold) onFailure(error);
      isTold = true;
      throw new errors.JWKSNoMatchingKey(undefined, { cause: error });
    }
  };
}

/** @throws when the answer is anything but a set with keys in it. */
async function fetchKeys(url: string): Promise<JSONWebKeySet> {
  const response = await ky.get(url, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    retry: 0,
    timeout: false,
    redirect: 'error',
    // Unlike ky's own, this one also ends the reading of the body.
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new RangeError(`A key set is longer than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  const set = JSON.parse(Buffer.concat(chunks).toString()) as JSONWebKeySet | null;
  // No keys at all is no decision of an issuer's, but a service that has lost them.
  if (!Array.isArray(set?.keys) || set.keys.length === 0) throw new TypeError('A key set has no keys');
  return set;
}
