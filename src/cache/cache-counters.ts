import type { CacheEvent } from './shared-cache.js';

/** How often each has happened since the start. */
export type CacheCounters = Readonly<Record<CacheEvent, number>>;

/** Counts what a cache reports. */
export function createCacheCounters(): { readonly counters: CacheCounters; count(event: CacheEvent): void } {
  const counters: Record<CacheEvent, number> = { hit: 0, miss: 0, join: 0, evict: 0, invalidate: 0 };
  return {
    counters,
    count(event) {
      counters[event] += 1;
    },
  };
}
