import { hash } from 'node:crypto';
import { PlaidError, UpstreamError } from '../plaid/errors.js';
import { noOlderThan } from '../reports/report-call.js';
import type { ReportState } from '../reports/report-state.js';
import type { ReportStore } from '../reports/report-store.js';
import type { Snapshot } from '../reports/sources/source-kind.js';
import { readOf } from '../reports/sources/sources.js';
import { StateUnavailableError } from '../state/state-unavailable.js';
import type { Occurrence } from './event.js';
import type { EventLog } from './event-log.js';
import type { ReportIndex } from './report-index.js';
import type { TenantReport, Topic, Topics } from './topic.js';
import type { WatchedReports } from './watched-reports.js';

export interface ReportWatchOptions {
  readonly topics: Topics;
  readonly log: EventLog;
  readonly watched: WatchedReports;
  readonly index: ReportIndex;
  readonly reports: Pick<ReportStore, 'load'>;
  /** Whether reports are read while somebody waits for them. Without, only webhooks tell. */
  readonly isPolling: boolean;
  /** Called when a read fails that nobody waits for. */
  readonly onFailure: (error: unknown) => void;
  readonly now?: () => Date;
}

/** The first pause between two reads, and the longest, in ms. Plaid allows 15 reads of a report per minute. */
const POLL_MS = { first: 5_000, longest: 30_000, factor: 1.3 };

/** A report that somebody waits for, however many wait. */
interface Poll {
  waiters: number;
  pauseMs: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Tells when reports become ready. It reads a report when a subscription starts, when a webhook names it, and from time to time while
 * somebody waits. What it finds new is an event. So events depend on the report alone, and not on what told of it.
 */
export class ReportWatch {
  readonly #options: ReportWatchOptions;
  readonly #polls = new Map<string, Poll>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: ReportWatchOptions) {
    this.#options = options;
  }

  topicOf({ tenant, source }: TenantReport): Topic {
    return this.#options.topics.ofReport(tenant, source);
  }

  /**
   * Where a new subscription begins: before the event of the report, if it is ready now.
   *
   * @throws {PlaidError} when Plaid refuses the token.
   */
  async start(report: TenantReport): Promise<number> {
    const topic = this.topicOf(report);
    try {
      const { sequence } = await this.check(report);
      return sequence === null ? await this.#options.log.last(topic) : sequence - 1;
    } catch (error) {
      // Plaid may be back before the report is ready.
      if (error instanceof PlaidError || !(error instanceof UpstreamError)) throw error;
      return this.#options.log.last(topic);
    }
  }

  /** The events of a report after a number. Reads the report while somebody follows it and it is not ready. */
  async *follow(
    report: TenantReport,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<Occurrence, void, void> {
    const topic = this.topicOf(report);
    const release = this.#poll(topic, report);
    try {
      yield* this.#options.log.follow(topic, after, signal);
    } finally {
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
    this.#restart(topic, report);
  }

  /**
   * Reads the report, and publishes what is new.
   *
   * @returns the number of the event of its state; null while it is not ready.
   */
  check(report: TenantReport): Promise<{ readonly sequence: number | null }> {
    const topic = this.topicOf(report);
    return this.#inTurn(topic, async () => {
      const { log, watched: records, reports, now = () => new Date() } = this.#options;
      const { tenant, source } = report;
      const { value: state } = await reports.load(tenant, noOlderThan(readOf(source, false), 0));
      const found = outcomeOf(state);
      const watched = await records.of(topic);
      if (found === null || found.id === watched.superseded) return { sequence: null };
      if (found.id === watched.published && (await log.has(topic, watched.sequence))) {
        return { sequence: watched.sequence };
      }
      const sequence = await log.append(topic, { ...found, occurredAt: now().toISOString() });
      await records.set(topic, { ...watched, published: found.id, sequence });
      return { sequence };
    });
  }

  stop(): void {
    for (const { timer } of this.#polls.values()) clearTimeout(timer);
    this.#polls.clear();
  }

  #poll(topic: Topic, report: TenantReport): () => void {
    const poll = this.#polls.get(topic.name) ?? { waiters: 0, pauseMs: POLL_MS.first, timer: undefined };
    this.#polls.set(topic.name, poll);
    poll.waiters += 1;
    if (poll.waiters === 1) this.#schedule(poll, report);
    return () => {
      poll.waiters -= 1;
      if (poll.waiters > 0) return;
      clearTimeout(poll.timer);
      if (this.#polls.get(topic.name) === poll) this.#polls.delete(topic.name);
    };
  }

  #restart(topic: Topic, report: TenantReport): void {
    const poll = this.#polls.get(topic.name);
    if (poll === undefined) return;
    poll.pauseMs = POLL_MS.first;
    this.#schedule(poll, report);
  }

  #schedule(poll: Poll, report: TenantReport): void {
    clearTimeout(poll.timer);
    if (!this.#options.isPolling) return;
    poll.timer = setTimeout(() => void this.#tick(poll, report), poll.pauseMs).unref();
  }

  async #tick(poll: Poll, report: TenantReport): Promise<void> {
    try {
      const { sequence } = await this.check(report);
      // It is read again when somebody refreshes it.
      if (sequence !== null) return;
    } catch (error) {
      this.#options.onFailure(error);
      if (error instanceof PlaidError && error.isTokenRefused !== false) return;
    }
    poll.pauseMs = Math.min(POLL_MS.longest, poll.pauseMs * POLL_MS.factor);
    if (poll.waiters > 0) this.#schedule(poll, report);
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

/** What a state tells a subscriber; null while the report is not ready. */
function outcomeOf(state: ReportState): { readonly kind: 'READY' | 'FAILED'; readonly id: string } | null {
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
