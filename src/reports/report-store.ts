import { hash, randomBytes } from 'node:crypto';
import type { CachedValue } from '../cache/cached-value.js';
import type { Loaded, SharedCache } from '../cache/shared-cache.js';
import type { ClientFor } from '../plaid/clients.js';
import { isInsightsRefusal } from '../plaid/errors.js';
import type { LoadObserver } from './operation-observer.js';
import { RecentReads } from './recent-reads.js';
import type { RemoteReports } from './remote-report.js';
import type { ReportRead } from './report-call.js';
import { type ReportState, readReport } from './report-state.js';
import type { ReportBytes, SharedBytes } from './shared-bytes.js';
import type { Snapshot } from './sources/source-kind.js';

export interface ReportStoreOptions {
  readonly clientFor: ClientFor;
  readonly cache: SharedCache<ReportState>;
  /** Takes large reports; null keeps all reports in this thread. */
  readonly large: RemoteReports | null;
  /** The TTL of a finished report. It never changes, but another client may refresh or revoke its token. */
  readonly ttlMs: number;
  /** The TTL of "not ready". */
  readonly pendingTtlMs: number;
  /** Shares the bytes of reports with other servers; null shares nothing. */
  readonly shared?: SharedBytes | null;
  /** Called after reports were invalidated, so that other servers can drop them. */
  readonly onInvalidated?: (invalidation: Invalidation) => void;
}

/** The reports that have changed at Plaid: those of tokens, and those with Plaid's ids. */
export interface Invalidation {
  readonly tokens: readonly string[];
  readonly assetReportIds: readonly string[];
}

/** Plaid's refusals of Insights are cached, because they depend on the contract with Plaid and rarely change. */
const REFUSAL_TTL_MS = 60_000;

/**
 * The memory use of a report for each byte of Plaid's JSON, as measured by test/full/cache-bytes.test.ts. It is largest while the
 * transactions of some accounts are parsed and those of others are not: Plaid's bytes stay until all are parsed. Parsed
 * transactions with Insights take about half of their bytes, because repeated values are stored once. Orders, selections and a copy
 * without Insights, which are cached for later requests, take less than the bytes that are freed then.
 */
const HEAP_BYTES_PER_WIRE_BYTE = { plain: 1.85, insights: 1.5 };

/** The memory use of a small entry, such as "not ready", and of a report without its transactions. */
const ENTRY_BYTES = 18_000;

/** Estimates the heap use of an entry from the length of Plaid's response. */
export function heapBytesOf(wireBytes: number, hasInsights: boolean): number {
  const ratio = hasInsights ? HEAP_BYTES_PER_WIRE_BYTE.insights : HEAP_BYTES_PER_WIRE_BYTE.plain;
  return ENTRY_BYTES + Math.ceil(wireBytes * ratio);
}

/** The shared cache of Asset Reports. Its keys and tags are hashes with a random key of this process, and hold no tokens. */
export class ReportStore {
  /** The reads in progress, from Plaid or from other servers, with the parsing of their bodies. */
  readonly recentReads = new RecentReads();
  readonly #options: ReportStoreOptions;
  readonly #secret = randomBytes(32).toString('base64url');

  constructor(options: ReportStoreOptions) {
    this.#options = options;
  }

  /**
   * @param tenant part of the cache key: a tenant must not get a report that another tenant has read.
   * @param signal stops this caller's wait. The call to Plaid continues while another caller waits.
   */
  async load(
    tenant: string,
    read: ReportRead,
    signal?: AbortSignal,
    observer?: LoadObserver,
  ): Promise<CachedValue<ReportState>> {
    const { cache } = this.#options;
    const key = this.#keyOf(tenant, read);
    const arrivedAt = performance.now();
    const makeRead = (flightSignal: AbortSignal) => this.#read(tenant, read, flightSignal, observer);
    const loaded = await cache.load(
      key,
      (flightSignal) => this.recentReads.during(() => makeRead(flightSignal)),
      {
        onFound: observer?.onFound,
        tags: [this.#tagOf('token', read.token)],
        signal,
        maxAgeMs: read.maxAgeMs,
      },
    );
    // Another caller, to whom this age is not too old, has got it from another server.
    const waitedMs = performance.now() - arrivedAt;
    if (loaded.ageMs - waitedMs >= (read.maxAgeMs ?? Number.POSITIVE_INFINITY))
      return this.load(tenant, read, signal, observer);
    const otherKey = this.#keyOf(tenant, withInsights(read, !read.options.includeInsights));
    const other = cache.peek(otherKey);
    if (other !== undefined && contradict(loaded.value, other.value)) {
      if (other.begunAt < loaded.begunAt) cache.evict(otherKey);
      else if (loaded.isCurrent) cache.evict(key);
    }
    return loaded;
  }

  /** Whether a report is cached, or being read. */
  isAtHand(tenant: string, read: ReportRead): boolean {
    return this.#options.cache.has(this.#keyOf(tenant, read), read.maxAgeMs);
  }

  /** The same report with Insights, if it is cached and young enough. It also serves operations that do not need Insights. */
  peekWithInsights(tenant: string, read: ReportRead): CachedValue<ReportState> | undefined {
    const cached = this.#options.cache.peek(this.#keyOf(tenant, withInsights(read, true)), read.maxAgeMs);
    return cached !== undefined && 'report' in cached.value ? cached : undefined;
  }

  /** The snapshot that a token names, as far as it is cached. */
  peekSnapshot(tenant: string, read: ReportRead): Snapshot | null {
    for (const includeInsights of [false, true]) {
      const key = this.#keyOf(tenant, withInsights(read, includeInsights));
      const state = this.#options.cache.peek(key)?.value;
      if (state !== undefined && 'report' in state) return state.report;
    }
    return null;
  }

  /** Invalidates the reports of these tokens, and other cached reads of the same reports. */
  invalidate(tokens: readonly string[]): void {
    this.#invalidate({ tokens, assetReportIds: [] });
  }

  /** Invalidates reports by Plaid's ids, for all tokens. */
  invalidateReports(assetReportIds: readonly string[]): void {
    this.#invalidate({ tokens: [], assetReportIds });
  }

  /**
   * Removes reports from this cache only: another server has invalidated them, or they were lost.
   *
   * @returns Plaid's ids of the reports that were cached.
   */
  drop({ tokens, assetReportIds }: Invalidation): readonly string[] {
    const dropped = this.#options.cache.invalidate(
      ...tokens.map((token) => this.#tagOf('token', token)),
      ...assetReportIds.map((id) => this.#tagOf('report', id)),
    );
    return dropped.flatMap((state) => ('report' in state ? [state.report.assetReportId] : []));
  }

  /** Removes all reports from this cache, and from running reads: invalidations of other servers may have been missed. */
  dropAll(): void {
    this.#options.cache.clear();
  }

  #invalidate(invalidation: Invalidation): void {
    const { tokens, assetReportIds } = invalidation;
    if (tokens.length + assetReportIds.length === 0) return;
    const dropped = this.drop(invalidation);
    // Other servers may have cached the same reports by other tokens.
    this.#options.onInvalidated?.({ tokens, assetReportIds: [...new Set([...assetReportIds, ...dropped])] });
  }

  async #read(
    tenant: string,
    read: ReportRead,
    signal: AbortSignal,
    observer: LoadObserver | undefined,
  ): Promise<Loaded<ReportState>> {
    const { clientFor, large, shared } = this.#options;
    // First, because it fails for a tenant without a client.
    const plaid = clientFor({ tenant, role: read.endpoint.role });
    const found = shared ? await shared.find(tenant, read, signal) : null;
    let own: ReportBytes | null = null;
    const readPlaid = async () => {
      const begunAt = Date.now();
      const body = await plaid.read(read.endpoint, read.request, signal, observer);
      const bytes = { body, begunAt, readAt: Date.now() };
      // A worker may take the body.
      if (found !== null) own = { ...bytes, body: Buffer.from(body) };
      return bytes;
    };
    const isFound = found?.kind === 'found';
    try {
      const { state, wireBytes } = await readReport(
        isFound ? () => Promise.resolve(found) : readPlaid,
        read,
        large,
      );
      const assetReportId = 'report' in state ? state.report.assetReportId : null;
      const ttlMs = this.#ttlOf(state);
      if (found?.kind === 'missing' && own !== null && assetReportId !== null)
        void found.share(own, assetReportId, ttlMs);
      return {
        value: state,
        bytes: heapBytesOf(wireBytes, read.options.includeInsights),
        ttlMs: isFound ? Math.min(found.ttlMs, ttlMs) : ttlMs,
        tags: assetReportId === null ? [] : [this.#tagOf('report', assetReportId)],
        ...(isFound && { ageMs: Date.now() - found.begunAt }),
      };
    } finally {
      // Does nothing after `share`.
      if (found?.kind === 'missing') found.release();
    }
  }

  #ttlOf(state: ReportState): number {
    switch (state.status) {
      case 'READY':
      case 'REMOTE':
        return this.#options.ttlMs;
      case 'PENDING':
        return Math.min(this.#options.pendingTtlMs, state.retryAfterMs);
      case 'FAILED':
        return isInsightsRefusal(state.error) ? Math.min(REFUSAL_TTL_MS, this.#options.ttlMs) : 0;
    }
  }

  #keyOf(tenant: string, { endpoint, token, options }: Omit<ReportRead, 'request'>): string {
    const { includeInsights, fastReport, daysToInclude } = options;
    return this.#nameOf(['key', tenant, endpoint.path, token, includeInsights, fastReport, daysToInclude]);
  }

  /** Tags are the same for all tenants: after one tenant changes a report, all tenants must read it again. */
  #tagOf(kind: 'token' | 'report', id: string): string {
    return this.#nameOf([kind, id]);
  }

  /** Not an HMAC, which takes four times as long: the names stay in this process. */
  #nameOf(parts: readonly unknown[]): string {
    return hash('sha256', this.#secret + JSON.stringify(parts), 'base64url');
  }
}

function withInsights(read: ReportRead, includeInsights: boolean): ReportRead {
  return { ...read, options: { ...read.options, includeInsights } };
}

/** Whether two states of one token, read with and without Insights, are of different reports. Then the older one is outdated. */
function contradict(one: ReportState, other: ReportState): boolean {
  if (isRefusal(one) || isRefusal(other)) return false;
  if (!('report' in one && 'report' in other)) return one.status !== other.status;
  const { assetReportId, dateGenerated } = one.report;
  return other.report.assetReportId !== assetReportId || other.report.dateGenerated !== dateGenerated;
}

function isRefusal(state: ReportState): boolean {
  return state.status === 'FAILED' && isInsightsRefusal(state.error);
}
