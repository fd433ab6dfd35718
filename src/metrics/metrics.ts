import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CacheCounters } from '../cache/cache-counters.js';
import type { AnsweredRequest } from '../http/server.js';
import type { CallKind, PlaidObserver } from '../plaid/plaid-observer.js';

/** Figures that are read when somebody asks for the metrics. */
export interface MetricsSources {
  readonly reportCache: CacheCounters;
  /** What the caches hold, in bytes. */
  readonly reportCacheBytes: () => number;
  readonly responseCacheBytes: () => number;
  readonly requestsInFlight: () => number;
  readonly isDraining: () => boolean;
}

export interface Metrics {
  readonly plaid: PlaidObserver;
  answered(request: AnsweredRequest): void;
  /** Adds what is read on demand. Called once, when it is there. */
  watch(sources: MetricsSources): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** In seconds, as Prometheus wants them: from a cached response to a refresh of a Cashflow Report. */
const DURATIONS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

const CIRCUIT_VALUES = { closed: 0, 'half-opened': 1, opened: 2 } as const;
const KINDS: readonly CallKind[] = ['read', 'create', 'refresh', 'bytes'];

/** The metrics of one process. No label has a value that a client can choose. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'creditgraph_http_request_duration_seconds',
    help: 'Responses, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATIONS,
    registers,
  });
  const calls = new Histogram({
    name: 'creditgraph_plaid_call_duration_seconds',
    help: 'Calls to Plaid, by path, kind and outcome. A retry is a call of its own',
    labelNames: ['path', 'kind', 'outcome'],
    buckets: DURATIONS,
    registers,
  });
  const retries = new Counter({
    name: 'creditgraph_plaid_retries_total',
    help: 'Retries of calls to Plaid, by kind of call',
    labelNames: ['kind'],
    registers,
  });
  const circuit = new Gauge({
    name: 'creditgraph_plaid_circuit',
    help: 'Whether calls to Plaid are made, by kind: 0 all, 1 a probe, 2 none',
    labelNames: ['kind'],
    registers,
  });
  // Prometheus sees an increase only of what was there before.
  for (const kind of KINDS) {
    circuit.set({ kind }, CIRCUIT_VALUES.closed);
    retries.inc({ kind }, 0);
  }

  return {
    plaid: {
      onCall: ({ durationMs, ...labels }) => calls.observe(labels, durationMs / 1_000),
      onRetry: (kind) => retries.inc({ kind }),
      onCircuit: (kind, change) => circuit.set({ kind }, CIRCUIT_VALUES[change]),
    },
    answered: ({ method, route, status, durationMs }) =>
      requests.observe({ method, route, status }, durationMs / 1_000),
    watch: (sources) => watchSources(registry, sources),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function watchSources(
  registry: Registry,
  { reportCache, reportCacheBytes, responseCacheBytes, requestsInFlight, isDraining }: MetricsSources,
): void {
  const registers = [registry];
  new Gauge({
    name: 'creditgraph_report_cache_events',
    help: 'Reads of reports since the start: hits, misses, joins of a read under way, evictions, invalidations',
    labelNames: ['event'],
    registers,
    collect() {
      for (const [event, count] of Object.entries(reportCache)) this.set({ event }, count);
    },
  });
  new Gauge({
    name: 'creditgraph_cache_bytes',
    help: 'Memory that cached reports and responses take, as reckoned against CACHE_MAX_MB',
    labelNames: ['cache'],
    registers,
    collect() {
      this.set({ cache: 'reports' }, reportCacheBytes());
      this.set({ cache: 'responses' }, responseCacheBytes());
    },
  });
  new Gauge({
    name: 'creditgraph_requests_in_flight',
    help: 'Requests in progress; MAX_IN_FLIGHT bounds them',
    registers,
    collect() {
      this.set(requestsInFlight());
    },
  });
  new Gauge({
    name: 'creditgraph_draining',
    help: '1 while the process stops',
    registers,
    collect() {
      this.set(isDraining() ? 1 : 0);
    },
  });
}
