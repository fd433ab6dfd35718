import type { CacheEvent } from './shared-cache.js';

/** Event counts since the start. */
export type CacheCounters = Readonly<Record<CacheEvent, number>>;

export function createCacheCounters(): { readonly counters: CacheCounters; count(event: CacheEvent): void } {
  const counters: Record<CacheEvent, number> = { hit: 0, miss: 0, join: 0, evict: 0, invalidate: 0 };
  return {
    counters,
    count(event) {
      counters[event] += 1;
    },
  };
}
