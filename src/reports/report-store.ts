import { createHmac, randomBytes } from 'node:crypto';
import type { Held, Loaded, SharedCache } from '../cache/shared-cache.js';
import type { ClientFor } from '../plaid/clients.js';
import { isInsightsRefusal } from '../plaid/errors.js';
import type { RemoteReports } from './remote-report.js';
import type { ReportRead } from './report-call.js';
import { type ReportState, readReport } from './report-state.js';

export interface ReportStoreOptions {
  readonly clientFor: ClientFor;
  readonly cache: SharedCache<ReportState>;
  /** Takes over large reports; null keeps all of them in this thread. */
  readonly large: RemoteReports | null;
  /** How long a finished report stands, in ms; it never changes, but its token may be refreshed or revoked elsewhere. */
  readonly ttlMs: number;
  /** How long "not ready" stands, in ms. */
  readonly pendingTtlMs: number;
}

/**
 * A report whose read began less than this long ago counts as just read: clients cannot cause more reads by asking for a
 * fresh one again and again. Plaid allows 15 gets a minute for each report.
 */
const FRESH_MS = 5_000;

/** Plaid's refusal of Insights is a matter of contracts, not of moments. */
const REFUSAL_TTL_MS = 60_000;

/**
 * What a report takes of memory for each byte of Plaid's JSON: measured, see test/full/cache-bytes.test.ts. As long as its transactions
 * are not read, they are the bytes that came. Once they are, they take about half of that with Insights, much of which repeats from one
 * transaction to the next and is held once. The rest is for what is kept beside them for later requests: orders, selections,
 * and a copy without Insights.
 */
const HEAP_BYTES_PER_WIRE_BYTE = { plain: 1.6, insights: 1.2 };

/** What any entry takes, such as "not ready", and what a report takes beside its transactions. */
const ENTRY_BYTES = 8_000;

/** What an entry takes of the heap, from the length of the answer that brought it. */
export function heapBytesOf(wireBytes: number, hasInsights: boolean): number {
  const ratio = hasInsights ? HEAP_BYTES_PER_WIRE_BYTE.insights : HEAP_BYTES_PER_WIRE_BYTE.plain;
  return ENTRY_BYTES + Math.ceil(wireBytes * ratio);
}

/**
 * The shared cache of Asset Reports. Its keys and tags are HMACs under a key of this process alone, so that no token is
 * ever one.
 */
export class ReportStore {
  readonly #options: ReportStoreOptions;
  readonly #secret = randomBytes(32);

  constructor(options: ReportStoreOptions) {
    this.#options = options;
  }

  /**
   * @param tenant whose report it is: what one has read is no answer to another, who may have no token for it.
   * @param signal ends this caller's waiting; the call to Plaid goes on as long as somebody waits.
   */
  load(tenant: string, read: ReportRead, signal?: AbortSignal): Promise<Held<ReportState>> {
    return this.#options.cache.load(
      this.#keyOf(tenant, read),
      [this.#tagOf('token', read.token)],
      (abandoned) => this.#read(tenant, read, abandoned),
      signal,
      read.isFresh === true ? FRESH_MS : undefined,
    );
  }

  /** The same report with Insights, where it is at hand: it answers whoever does not need them as well. */
  peekRich(tenant: string, read: ReportRead): Held<ReportState> | undefined {
    const held = this.#options.cache.peek(
      this.#keyOf(tenant, { ...read, options: { ...read.options, includeInsights: true } }),
    );
    return held !== undefined && 'report' in held.value ? held : undefined;
  }

  /** Forgets what these tokens lead to, and what leads to the same reports. */
  invalidate(tokens: readonly string[]): void {
    this.#options.cache.invalidate(...tokens.map((token) => this.#tagOf('token', token)));
  }

  /** Forgets reports by Plaid's own ids, whatever leads to them. */
  invalidateReports(assetReportIds: readonly string[]): void {
    this.#options.cache.invalidate(...assetReportIds.map((id) => this.#tagOf('report', id)));
  }

  async #read(tenant: string, read: ReportRead, signal: AbortSignal): Promise<Loaded<ReportState>> {
    const { clientFor, large } = this.#options;
    const plaid = clientFor({ tenant, role: read.endpoint.role });
    const { state, wireBytes } = await readReport(plaid, read, large, signal);
    return {
      value: state,
      bytes: heapBytesOf(wireBytes, read.options.includeInsights),
      ttlMs: this.#ttlOf(state),
      tags: 'report' in state ? [this.#tagOf('report', state.report.assetReportId)] : [],
    };
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
    return this.#hmac(['key', tenant, endpoint.path, token, includeInsights, fastReport, daysToInclude]);
  }

  /** The same for all tenants: when one has changed a report, each has to read it again. */
  #tagOf(kind: 'token' | 'report', id: string): string {
    return this.#hmac([kind, id]);
  }

  #hmac(parts: readonly unknown[]): string {
    return createHmac('sha256', this.#secret).update(JSON.stringify(parts)).digest('base64url');
  }
}
