import type { AuditFacts } from '../audit/audit-entry.js';
import type { Dependencies } from '../cache/dependencies.js';
import { SharedCache } from '../cache/shared-cache.js';
import type { EncodableResponse } from './encodable-response.js';

/** A response, with what is needed to give it to other callers. */
export interface CachedResponse {
  readonly response: EncodableResponse;
  /** What it tells of people, to be written down whenever it is given to somebody; null for nothing. */
  readonly facts: AuditFacts | null;
  /** The cached values that it was made from; null when it must not be cached. */
  readonly dependencies: Dependencies['cacheable'];
}

type Make = (signal: AbortSignal) => Promise<CachedResponse>;

/** Responses as bytes. A query that is repeated over the same reports is executed once. */
export interface ResponseCache {
  /** The cached response; undefined when there is none. */
  get(key: string): CachedResponse | undefined;
  /**
   * Makes a response, and caches it for as long as the values that it was made from. Requests that come meanwhile get the same
   * response, unless it turns out to be for one request only.
   */
  load(key: string, make: Make, signal: AbortSignal): Promise<CachedResponse>;
  stop(): void;
}

/** Responses have no time to live of their own: they expire with the reports that they were made from. */
const NO_TTL_MS = 2 ** 40;

/** @param maxBytes how much memory the responses may take. */
export function createResponseCache(maxBytes: number): ResponseCache {
  const cache = new SharedCache<CachedResponse>({ maxBytes });
  return {
    get: (key) => cache.peek(key)?.value,

    async load(key, make, signal) {
      let isOurs = false;
      const { value } = await cache.load(
        key,
        [],
        async (waited) => {
          isOurs = true;
          const made = await make(waited);
          const { response, dependencies } = made;
          return {
            value: made,
            bytes: response.bytes,
            ttlMs: dependencies === null ? 0 : NO_TTL_MS,
            dependencies: dependencies ?? [],
          };
        },
        signal,
      );
      // A response with an error has the request id of the request that it was made for, and one with a URL is its caller's.
      return isOurs || value.dependencies !== null ? value : make(signal);
    },

    stop: () => cache.stop(),
  };
}
