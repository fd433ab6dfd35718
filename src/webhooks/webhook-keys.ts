import { LRUCache } from 'lru-cache';
import type { WebhookKey, WebhookKeyOf } from './webhook-key.js';

export interface WebhookKeysOptions {
  /** Asks Plaid: `createWebhookKeyFetch`. */
  readonly fetchKey: WebhookKeyOf;
  /** Called once for each failed fetch of a cached key that is used nevertheless. */
  readonly onFailure: (error: unknown) => void;
  /** Called with the id of each key that Plaid has, when it is fetched. */
  readonly onFetched?: (keyId: string) => void;
  /** The time, in ms. */
  readonly now?: () => number;
}

/**
 * Where a key id comes from: a webhook at the common address; one at the own address of an attempt, which nobody but Plaid knows; one that
 * names a report of this server, whose id nobody knows but Plaid and the callers who may see it; or an earlier process that has fetched
 * the key.
 */
export type KeyIdOrigin = 'common' | 'attempt' | 'report' | 'earlier';

/** @param originOf called for an id that is not cached. Default: the common address. */
export type KeyOfOrigin = (
  keyId: string,
  originOf?: () => Promise<KeyIdOrigin>,
) => Promise<WebhookKey | null>;

/** How long a key is used without another fetch, in ms. So long can an expired or revoked key stay unnoticed. */
const FRESH_MS = 10 * 60_000;
/** How long a key is used while fetches fail, in ms. */
const STALE_MS = 24 * 60 * 60_000;
/** The least time between two fetches of a cached key while they fail, in ms. */
const RETRY_MS = 30_000;
const MAX_KEYS = 16;

/** How long an id without a key is remembered, in ms. */
const UNKNOWN_MS = 60_000;
const MAX_UNKNOWN = 100;

/** How many ids that are not cached may be fetched in each `WINDOW_MS`, of each kind. */
const MAX_FIRST_FETCHES = 10;
const WINDOW_MS = 60_000;

/** All known ids of Plaid's keys are UUIDs. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Ids of one kind cannot use up the fetches of another. */
type KeyIdKind = Exclude<KeyIdOrigin, 'common'> | 'uuid' | 'other';

function kindOf(keyId: string, origin: KeyIdOrigin): KeyIdKind {
  if (origin !== 'common') return origin;
  return UUID.test(keyId) ? 'uuid' : 'other';
}

interface CachedKey {
  readonly key: WebhookKey;
  /** In ms. */
  freshUntil: number;
  readonly usableUntil: number;
}

/**
 * Plaid's keys, cached. Anybody can send an invented key id to the common address. Such ids cause at most twenty calls of Plaid a
 * minute, do not evict keys, and do not prevent the fetch of a key that a webhook names at the address of an attempt or with a report of
 * this server.
 *
 * The returned function rejects with the error of the fetch, and with TooManyKeyIdsError during a flood of new ids. Neither is
 * remembered.
 */
export function createWebhookKeys({
  fetchKey,
  onFailure,
  onFetched = () => {},
  now = Date.now,
}: WebhookKeysOptions): KeyOfOrigin {
  const known = new LRUCache<string, CachedKey>({ max: MAX_KEYS });
  /** By key id: until when it is remembered, in ms. */
  const unknown = new LRUCache<string, number>({ max: MAX_UNKNOWN });
  const fetching = new Map<string, Promise<WebhookKey | null>>();
  const firstFetches: Record<KeyIdKind, number[]> = {
    attempt: [],
    report: [],
    earlier: [],
    uuid: [],
    other: [],
  };

  async function load(keyId: string): Promise<WebhookKey | null> {
    const key = await fetchKey(keyId);
    if (key === null) {
      known.delete(keyId);
      unknown.set(keyId, now() + UNKNOWN_MS);
      return null;
    }
    // A new key may mean that another one has expired.
    if (!known.has(keyId)) for (const other of known.values()) other.freshUntil = 0;
    known.set(keyId, { key, freshUntil: now() + FRESH_MS, usableUntil: now() + STALE_MS });
    onFetched(keyId);
    return key;
  }

  /** Callers with the same id share one fetch. */
  function fetchOnce(keyId: string): Promise<WebhookKey | null> {
    const current = fetching.get(keyId);
    if (current !== undefined) return current;
    const started = load(keyId).finally(() => fetching.delete(keyId));
    fetching.set(keyId, started);
    return started;
  }

  const isNew = (keyId: string) => !known.has(keyId) && now() >= (unknown.get(keyId) ?? 0);

  function fetchFirst(keyId: string, origin: KeyIdOrigin): Promise<WebhookKey | null> {
    if (!fetching.has(keyId)) {
      const recent = firstFetches[kindOf(keyId, origin)];
      while (recent[0] !== undefined && recent[0] <= now() - WINDOW_MS) recent.shift();
      if (recent.length >= MAX_FIRST_FETCHES) throw new TooManyKeyIdsError();
      recent.push(now());
    }
    return fetchOnce(keyId);
  }

  return async (keyId, originOf = async () => 'common') => {
    if (isNew(keyId)) {
      const origin = await originOf();
      // Another webhook may have caused the fetch meanwhile.
      if (isNew(keyId)) return fetchFirst(keyId, origin);
    }
    const cached = known.get(keyId);
    if (cached === undefined) return null;
    if (now() < cached.freshUntil) return cached.key;
    try {
      return await fetchOnce(keyId);
    } catch (error) {
      if (now() >= cached.usableUntil) throw error;
      if (now() >= cached.freshUntil) {
        // The first of the callers that shared the fetch.
        cached.freshUntil = now() + RETRY_MS;
        onFailure(error);
      }
      return cached.key;
    }
  };
}

/** More new key ids arrived in a minute than are fetched. */
export class TooManyKeyIdsError extends Error {
  override readonly name = 'TooManyKeyIdsError';

  constructor() {
    super(`More than ${MAX_FIRST_FETCHES} new key ids of webhooks in ${WINDOW_MS / 1_000} s`);
  }
}
