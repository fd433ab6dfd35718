import type { AuditFacts } from '../audit/audit-entry.js';
import { type CacheCounters, createCacheCounters } from '../cache/cache-counters.js';
import type { Dependencies } from '../cache/dependencies.js';
import { SharedCache } from '../cache/shared-cache.js';
import type { OperationOutcome } from '../operation/failure.js';
import type { EncodableResponse } from './encodable-response.js';

/** A response, with the data that other callers of it need. */
export interface CachedResponse {
  readonly response: EncodableResponse;
  /** The subjects of the response, which are audited each time it is sent; null without any. */
  readonly facts: AuditFacts | null;
  /** `ok` for a cached one. */
  readonly outcome: OperationOutcome;
  /** The cached values that it was made from; null when it must not be cached. */
  readonly dependencies: Dependencies['cacheable'];
  /** Only requests that arrive before this time may get it: see `Dependencies`. */
  readonly freshUntil: Dependencies['freshUntil'];
}

type Make = (signal: AbortSignal) => Promise<CachedResponse>;

/** Caches responses as bytes, so that a repeated query over the same reports is executed once. */
export interface ResponseCache {
  /** The caller releases the response after sending it. */
  get(key: string): CachedResponse | undefined;
  /**
   * Makes a response, and caches it for as long as the values that it was made from, and until `freshUntil`. Concurrent requests
   * with the same key share the response, unless it is uncacheable or too old for them. Each caller releases it after sending it.
   */
  load(key: string, make: Make, signal: AbortSignal): Promise<CachedResponse>;
  readonly counters: CacheCounters;
  /** What is cached, in bytes. */
  readonly bytes: number;
  stop(): void;
}

/** Most responses have no TTL. They expire with the reports that they were made from. */
const NO_TTL_MS = 2 ** 40;

/** @param maxBytes bounds the memory use of all responses. */
export function createResponseCache(maxBytes: number): ResponseCache {
  const { counters, count } = createCacheCounters();
  const cache = new SharedCache<CachedResponse>({
    maxBytes,
    onEvent: count,
    // After the callers that have waited for it retain it, each in a microtask.
    onRemove: ({ response }) => {
      if (response.isLarge) setImmediate(() => response.release());
    },
  });
  return {
    get(key) {
      const cached = cache.peek(key);
      if (cached === undefined) return undefined;
      count('hit');
      cached.value.response.retain();
      return cached.value;
    },

    async load(key, make, signal) {
      const arrivedAt = performance.now();
      let isFirst = false;
      const { value } = await cache.load(
        key,
        async (flightSignal) => {
          isFirst = true;
          const made = await make(flightSignal);
          const { response, dependencies, freshUntil } = made;
          return {
            value: made,
            bytes: response.bytes,
            ttlMs: dependencies === null ? 0 : Math.min(NO_TTL_MS, freshUntil - performance.now()),
            dependencies: dependencies ?? [],
          };
        },
        { signal },
      );
      // An uncacheable response is for its own request only: it holds the request id of an error, or a download URL.
      const isForOthers = value.dependencies !== null && arrivedAt < value.freshUntil;
      if (!isFirst && !isForOthers) return make(signal);
      value.response.retain();
      return value;
    },

    counters,

    get bytes() {
      return cache.bytes;
    },

    stop: () => cache.stop(),
  };
}
