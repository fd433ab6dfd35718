import { Gauge, type Registry } from 'prom-client';
import type { CacheCounters } from '../cache/cache-counters.js';

export interface CacheSource {
  readonly counters: CacheCounters;
  /** What it holds, in bytes. */
  readonly bytes: () => number;
}

export interface CacheSources {
  readonly reports: CacheSource;
  readonly responses: CacheSource;
  /** Counts of the events of reports that servers share; none for a server that shares none. */
  readonly shared: Readonly<Record<string, number>>;
}

/** The caches of reports and of responses. */
export function watchCaches(registry: Registry, { reports, responses, shared }: CacheSources): void {
  watchEvents(registry, reports.counters, {
    name: 'creditgraph_report_cache_events',
    help: 'Reads of reports since the start: hits, misses, joins of a read under way, evictions, invalidations',
  });
  watchEvents(registry, responses.counters, {
    name: 'creditgraph_response_cache_events',
    help: 'Lookups of whole responses since the start: hits, misses, joins of one that is being made, evictions, invalidations',
  });
  watchEvents(registry, shared, {
    name: 'creditgraph_shared_report_events',
    help: 'Lookups of reports in REDIS_CACHE_URL since the start: hits, misses, waits for another server, damaged values, failed commands',
  });
  new Gauge({
    name: 'creditgraph_cache_bytes',
    help: 'Memory that cached reports and responses take, as estimated for CACHE_MAX_MB',
    labelNames: ['cache'],
    registers: [registry],
    collect() {
      this.set({ cache: 'reports' }, reports.bytes());
      this.set({ cache: 'responses' }, responses.bytes());
    },
  });
}

function watchEvents(
  registry: Registry,
  counters: Readonly<Record<string, number>>,
  texts: { readonly name: string; readonly help: string },
): void {
  new Gauge({
    ...texts,
    labelNames: ['event'],
    registers: [registry],
    collect() {
      for (const [event, count] of Object.entries(counters)) this.set({ event }, count);
    },
  });
}
