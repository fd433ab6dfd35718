import { hash } from 'node:crypto';
import { isReadRefused, NoPlaidClientError, PlaidError, UpstreamError } from '../plaid/errors.js';
import { noOlderThan } from '../reports/report-call.js';
import type { ReportState } from '../reports/report-state.js';
import type { ReportStore } from '../reports/report-store.js';
import type { Snapshot } from '../reports/sources/source-kind.js';
import { readOf } from '../reports/sources/sources.js';
import { StateUnavailableError } from '../state/state-unavailable.js';
import type { Occurrence } from './event.js';
import type { EventLog } from './event-log.js';
import type { PollLeases } from './poll-leases.js';
import type { ReportIndex } from './report-index.js';
import { ReportPolls } from './report-polls.js';
import { SpacedReads } from './spaced-reads.js';
import type { TenantReport, Topic, Topics } from './topic.js';
import type { WatchedReports } from './watched-reports.js';

export interface ReportWatchOptions {
  readonly topics: Topics;
  readonly log: EventLog;
  readonly watched: WatchedReports;
  readonly leases: PollLeases;
  readonly index: ReportIndex;
  readonly reports: Pick<ReportStore, 'load'>;
  /** Whether reports are read while somebody waits for them. Without, only webhooks tell. */
  readonly isPolling: boolean;
  /** Called when a read fails that nobody waits for. */
  readonly onFailure: (error: unknown) => void;
  readonly now?: () => Date;
  /** Of the pauses between reads: from 0 up to 1. */
  readonly random?: () => number;
}

/** How much longer than its pause a read may take before another process reads the report, in ms. */
const LEASE_MARGIN_MS = 10_000;

/** What a read found. */
interface Found {
  /** Null while the report is not ready. */
  readonly outcome: Outcome | null;
  /** Why the report cannot be read; null when it was read. */
  readonly failure: unknown;
  /** The number of the last event before the read. Another process may have published more since. */
  readonly last: number;
}

interface Checked extends Pick<Found, 'failure' | 'last'> {
  /** The number of the event of the state; null while there is none. */
  readonly sequence: number | null;
}

/**
 * Tells when reports become ready. It reads a report when a subscription starts, when a webhook names it, and from time to time while
 * somebody waits. What it finds new is an event. So events depend on the report alone, and not on what told of it.
 */
export class ReportWatch {
  readonly #options: Omit<ReportWatchOptions, 'isPolling' | 'random'>;
  readonly #polls: ReportPolls;
  readonly #reads = new SpacedReads<Found>();
  readonly #turns = new Map<string, Promise<unknown>>();
  /** The checks whose turn has not come, by topic. */
  readonly #queued = {
    first: new Map<string, Promise<Checked>>(),
    other: new Map<string, Promise<Checked>>(),
  };

  constructor({ isPolling, random = Math.random, ...options }: ReportWatchOptions) {
    this.#options = options;
    this.#polls = new ReportPolls({
      isPolling,
      random,
      read: (report, nextMs) => this.#readAgain(report, nextMs),
    });
  }

  topicOf({ tenant, source }: TenantReport): Topic {
    return this.#options.topics.ofReport(tenant, source);
  }

  /**
   * Where a new subscription begins: before the event of the report, if it is ready now.
   *
   * @param isResumed whether it continues after a cursor. The event of the report then is not published again when it is too old.
   * @throws {PlaidError} when Plaid refuses the token.
   * @throws {NoPlaidClientError} when the tenant has no client for it.
   */
  async start(report: TenantReport, isResumed = false): Promise<number> {
    const { sequence, last, failure } = await this.#queue(report, !isResumed);
    const isFinal = failure instanceof PlaidError || failure instanceof NoPlaidClientError;
    // After an outage, Plaid may be back before the report is ready.
    if (failure !== null && (isFinal || !(failure instanceof UpstreamError))) throw failure;
    return sequence === null ? last : sequence - 1;
  }

  /**
   * The events of a report after a number. Reads the report while somebody follows it and it is not ready.
   *
   * @throws {PlaidError} when Plaid refuses the token meanwhile: it was revoked, or the report was removed.
   */
  async *follow(
    report: TenantReport,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<Occurrence, void, void> {
    const topic = this.topicOf(report);
    // Not AbortSignal.any: it takes twice the memory, and there is one for each subscription.
    const ended = new AbortController();
    const onAbort = () => ended.abort();
    const release = this.#polls.enter(topic, report, { onRefused: (error) => ended.abort(error) });
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    try {
      yield* this.#options.log.follow(topic, after, ended.signal);
      if (!signal.aborted) ended.signal.throwIfAborted();
    } finally {
      signal.removeEventListener('abort', onAbort);
      release();
    }
  }

  /** The report of an id, as far as this server has created or refreshed it. */
  find(assetReportId: string): Promise<TenantReport | null> {
    return this.#options.index.find(assetReportId);
  }

  /** A report was created, so that a webhook with its id can be told to whom waits for it. */
  created(report: TenantReport, assetReportId: string): Promise<void> {
    return this.#evenIfUnwritten(() => this.#options.index.remember(assetReportId, report));
  }

  /**
   * The report was refreshed: the snapshot known so far is not ready any more.
   *
   * @param known the snapshot that was cached; null for none.
   */
  async refreshed(report: TenantReport, known: Snapshot | null): Promise<void> {
    const topic = this.topicOf(report);
    // A check that comes now must be after this.
    this.#reads.forget(topic);
    for (const queue of Object.values(this.#queued)) queue.delete(topic.name);
    await this.#evenIfUnwritten(() =>
      this.#inTurn(topic, async () => {
        const { published, sequence } = await this.#options.watched.of(topic);
        const isFailure = published?.startsWith(FAILURE) === true;
        await this.#options.watched.set(topic, {
          // The new report may fail for the same reason.
          published: isFailure ? null : published,
          sequence,
          superseded: known === null ? (isFailure ? null : published) : snapshotId(known),
        });
      }),
    );
    this.#polls.restart(topic, report);
  }

  /** It is not known whether the report was refreshed. If somebody waits, it is read again. */
  mayChange(report: TenantReport): void {
    const topic = this.topicOf(report);
    this.#reads.forget(topic);
    this.#polls.restart(topic, report);
  }

  /** The token was revoked, or the report was removed: who waits for it is told. */
  removed(report: TenantReport): void {
    const topic = this.topicOf(report);
    this.#reads.forget(topic);
    this.#polls.readNow(topic, report);
  }

  /**
   * Reads the report, because something tells that it has changed, and publishes what is new. Who waits for it is told when Plaid refuses
   * its token.
   */
  async check(report: TenantReport): Promise<void> {
    this.#reads.forget(this.topicOf(report));
    const { failure } = await this.#queue(report, false);
    if (failure !== null) throw failure;
  }

  /** @param isFirst whether the event is published again when it is too old, for a subscription that begins. */
  #queue(report: TenantReport, isFirst: boolean): Promise<Checked> {
    const topic = this.topicOf(report);
    const queue = isFirst ? this.#queued.first : this.#queued.other;
    const queued = queue.get(topic.name);
    // Its read has not begun, so it is as new as another one.
    if (queued !== undefined) return queued;
    const checking = this.#inTurn(topic, () => {
      queue.delete(topic.name);
      return this.#check(topic, report, isFirst);
    });
    queue.set(topic.name, checking);
    return checking;
  }

  async #check(topic: Topic, report: TenantReport, isFirst: boolean): Promise<Checked> {
    const { log, watched: records, now = () => new Date() } = this.#options;
    const { outcome, failure, last } = await this.#reads.of(topic, () => this.#read(topic, report));
    // Also after a shared read: somebody may have begun to wait since.
    if (isReadRefused(failure)) this.#polls.refuse(topic, failure);
    const none = { sequence: null, failure, last };
    if (outcome === null) return none;
    const watched = await records.of(topic);
    if (outcome.id === watched.superseded) return none;
    const isTold = outcome.id === watched.published;
    if (isTold && (!isFirst || (await log.has(topic, watched.sequence)))) {
      return { ...none, sequence: watched.sequence };
    }
    const sequence = await log.append(topic, { ...outcome, occurredAt: now().toISOString() });
    await records.set(topic, { ...watched, published: outcome.id, sequence });
    return { ...none, sequence };
  }

  async #read(topic: Topic, { tenant, source }: TenantReport): Promise<Found> {
    const last = await this.#options.log.last(topic);
    try {
      const { value } = await this.#options.reports.load(tenant, noOlderThan(readOf(source, false), 0));
      return { outcome: outcomeOf(value), failure: null, last };
    } catch (failure) {
      return { outcome: null, failure, last };
    }
  }

  stop(): void {
    this.#polls.stop();
  }

  /** Returns whether the report must be read again. It is not when it is ready, until somebody refreshes it. */
  async #readAgain(report: TenantReport, nextMs: number): Promise<boolean> {
    try {
      // Another process reads it. Its event arrives over the state.
      if (!(await this.#options.leases.take(this.topicOf(report), nextMs + LEASE_MARGIN_MS))) return true;
      const { sequence, failure } = await this.#queue(report, false);
      if (failure !== null) throw failure;
      return sequence === null;
    } catch (error) {
      this.#options.onFailure(error);
      return !isReadRefused(error);
    }
  }

  /** The change at Plaid has happened, so its caller gets its response also when this cannot be written. */
  async #evenIfUnwritten(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (!(error instanceof StateUnavailableError)) throw error;
      this.#options.onFailure(error);
    }
  }

  /** One check of a topic at a time, so that a report is published once. */
  #inTurn<T>({ name }: Topic, work: () => Promise<T>): Promise<T> {
    const done = (this.#turns.get(name) ?? Promise.resolve()).then(work, work);
    const settled = done.then(
      () => {},
      () => {},
    );
    this.#turns.set(name, settled);
    void settled.then(() => {
      if (this.#turns.get(name) === settled) this.#turns.delete(name);
    });
    return done;
  }
}

/** The start of the id of a failure. */
const FAILURE = 'failed-';

/** What a state tells a subscriber. */
interface Outcome {
  readonly kind: 'READY' | 'FAILED';
  readonly id: string;
}

/** Null while the report is not ready. */
function outcomeOf(state: ReportState): Outcome | null {
  switch (state.status) {
    case 'READY':
    case 'REMOTE':
      return { kind: 'READY', id: snapshotId(state.report) };
    case 'FAILED':
      return { kind: 'FAILED', id: `${FAILURE}${state.error.errorCode.toLowerCase()}` };
    case 'PENDING':
      return null;
  }
}

/** Identifies a snapshot without naming it. */
function snapshotId({ assetReportId, dateGenerated }: Snapshot): string {
  return hash('sha256', JSON.stringify([assetReportId, dateGenerated]), 'base64url');
}
