import type { Logger } from 'pino';
import { type CacheCounters, createCacheCounters } from '../cache/cache-counters.js';
import { SharedCache } from '../cache/shared-cache.js';
import type { Config } from '../config/config.js';
import { describeError } from '../lib/describe-error.js';
import type { RegisteredOperations } from '../operation/registered-operations.js';
import type { ClientFor, ClientIdentity } from '../plaid/clients.js';
import type { ReportState } from '../reports/report-state.js';
import { type Invalidation, ReportStore } from '../reports/report-store.js';
import type { SharedBytes } from '../reports/shared-bytes.js';
import { createWorkerPool, type WorkerPool } from '../workers/worker-pool.js';
import { COMPILING_IN_WORKERS } from './compiling.js';
import { hasThreads } from './threads.js';

/** Caches finished reports: small ones on the main thread, large ones in worker threads. */
export interface Reports {
  readonly store: ReportStore;
  /** Null when `WORKERS` is 0, or when graphql-js executes all operations. */
  readonly workers: WorkerPool | null;
  readonly counters: CacheCounters;
  /** What is cached, in bytes. */
  readonly bytes: () => number;
  stop(): Promise<void>;
}

export interface ReportsOptions {
  /** The program of a worker thread. */
  readonly script: URL;
  readonly clients: readonly ClientIdentity[];
  readonly registered: RegisteredOperations;
  readonly clientFor: ClientFor;
  /** Called when a worker thread has failed. */
  readonly onThreadLost?: () => void;
  /** Shares the bytes of reports with other servers; null shares nothing. */
  readonly shared: SharedBytes | null;
  readonly onInvalidated: (invalidation: Invalidation) => void;
}

/** @param maxBytes the heap that reports may take. */
export function createReports(
  config: Config,
  maxBytes: number,
  { script, clients, registered, clientFor, shared, onInvalidated, onThreadLost = () => {} }: ReportsOptions,
  log: Logger,
): Reports {
  const { counters, count } = createCacheCounters();
  const { ttlMs, pendingTtlMs } = config.cache;
  const cache = new SharedCache<ReportState>({
    maxBytes,
    onEvent: count,
    onRemove: (state) => {
      if (state.status === 'REMOTE') state.report.evict();
    },
  });
  const workers = createWorkers(config, { script, clients, registered }, (assetReportIds, error) => {
    store.drop({ tokens: [], assetReportIds });
    onThreadLost();
    log.error({ error: describeError(error), reports: assetReportIds.length }, 'a worker thread was lost');
  });
  const store = new ReportStore({
    clientFor,
    cache,
    large: workers,
    ttlMs,
    pendingTtlMs,
    shared,
    onInvalidated,
  });
  return {
    store,
    workers,
    counters,
    bytes: () => cache.bytes,
    async stop() {
      await workers?.stop();
      cache.stop();
    },
  };
}

function createWorkers(
  config: Config,
  { script, clients, registered }: Pick<ReportsOptions, 'script' | 'clients' | 'registered'>,
  onLost: (assetReportIds: readonly string[], error: Error) => void,
): WorkerPool | null {
  if (!hasThreads(config)) return null;
  const { workers, sealingKeys, limits } = config;
  return createWorkerPool({
    ...workers,
    script,
    settings: {
      sealingKeys: sealingKeys.map(({ id, key }) => ({ id, key: key.reveal() })),
      clients: clients.map(({ key, tenants }) => ({ key, tenants })),
      limits,
      registered: [...registered.keys()],
      compiling: COMPILING_IN_WORKERS,
    },
    onLost,
  });
}
