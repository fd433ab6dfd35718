import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import ky from 'ky';
import { KeySetUnavailableError } from './authentication-error.js';

export interface KeySetOptions {
  readonly url: string;
  /** Called with every failure to read the keys. */
  readonly onFailure: (error: unknown) => void;
  readonly now?: () => number;
  /** The least time between two fetches when a token has an unknown key, in ms. */
  readonly cooldownMs?: number;
}

/** How long keys are used without another fetch, in ms. */
const FRESH_MS = 10 * 60_000;
/** How long the last keys are used while fetches fail, in ms. */
const STALE_MS = 24 * 60 * 60_000;
const COOLDOWN_MS = 30_000;
/** The least time between two fetches while there are no keys, in ms. Shorter, because no JWT is accepted until then. */
const RETRY_MS = 2_000;
const TIMEOUT_MS = 3_000;
const MAX_BYTES = 256 * 1_024;

interface LoadedKeys {
  readonly find: JWTVerifyGetKey;
  readonly at: number;
}

/**
 * The public keys of an issuer (JWKS, RFC 7517). Unlike jose's remote set, it keeps using the last keys for a day while the issuer is
 * down, and its cool-down also applies to failed fetches.
 *
 * @throws {KeySetUnavailableError} from the returned function, when no keys are available.
 */
export function createKeySet({
  url,
  onFailure,
  now = Date.now,
  cooldownMs = COOLDOWN_MS,
}: KeySetOptions): JWTVerifyGetKey {
  let keys: LoadedKeys | null = null;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | null = null;

  async function load(): Promise<void> {
    try {
      keys = { find: usable(createLocalJWKSet(await fetchKeys(url)), onFailure), at: now() };
    } catch (error) {
      onFailure(error);
    }
  }

  /** Callers share one fetch. There is none during the cool-down. */
  function reload(): Promise<void> | null {
    const pause = keys === null ? RETRY_MS : cooldownMs;
    if (fetching === null && now() - fetchedAt >= pause) {
      fetchedAt = now();
      fetching = load().finally(() => {
        fetching = null;
      });
    }
    return fetching;
  }

  async function current(): Promise<LoadedKeys> {
    if (keys === null || now() - keys.at >= FRESH_MS) await reload();
    if (keys !== null && now() - keys.at >= STALE_MS) keys = null;
    if (keys === null) throw new KeySetUnavailableError(Math.max(1, fetchedAt + RETRY_MS - now()));
    return keys;
  }

  return async (header, token) => {
    const known = await current();
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // The issuer may have a new key, or the token may have an invented key id.
      await reload();
      if (keys === null || keys === known) throw error;
      return await keys.find(header, token);
    }
  };
}

/** The minimum that jose accepts, in bits. */
const MIN_RSA_BITS = 2_048;

/** Treats an unusable key as missing. Reports it once per set, because any token can name it. */
function usable(
  find: ReturnType<typeof createLocalJWKSet>,
  onFailure: KeySetOptions['onFailure'],
): JWTVerifyGetKey {
  let isReported = false;
  return async (header, token) => {
    try {
      const key = await find(header, token);
      const { modulusLength = MIN_RSA_BITS } = key.algorithm as { modulusLength?: number };
      if (modulusLength < MIN_RSA_BITS) throw new RangeError('A key is too short');
      return key;
    } catch (error) {
      if (error instanceof errors.JOSEError) throw error;
      if (!isReported) onFailure(error);
      isReported = true;
      throw new errors.JWKSNoMatchingKey(undefined, { cause: error });
    }
  };
}

/** @throws {Error} when the response is not a set with at least one key. */
export async function fetchKeys(url: string): Promise<JSONWebKeySet> {
  const response = await ky.get(url, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    retry: 0,
    timeout: false,
    redirect: 'error',
    // Unlike ky's timeout, this also covers the body.
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
  // An empty set is a fault of the issuer, not a decision to revoke all keys.
  if (!Array.isArray(set?.keys) || set.keys.length === 0) throw new TypeError('A key set has no keys');
  return set;
}
