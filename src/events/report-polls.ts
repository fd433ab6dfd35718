import type { TenantReport, Topic } from './topic.js';

export interface ReportPollsOptions {
  /** Whether reports are read while somebody waits for them. Without, only webhooks tell. */
  readonly isPolling: boolean;
  /**
   * Reads a report. Returns whether it must be read again.
   *
   * @param nextMs the longest time until the next read, in ms.
   */
  readonly read: (report: TenantReport, nextMs: number) => Promise<boolean>;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** The first pause between two reads, and the longest, in ms. Plaid allows 15 reads of a report per minute. */
const PAUSE_MS = { first: 5_000, longest: 30_000, factor: 1.3 };

/** How much shorter or longer a pause may be, so that subscriptions that begin at once are not read at once. */
const JITTER = 0.2;

/** Somebody who waits for a report. */
export interface Waiter {
  /** Called when Plaid refuses the token: there will be no event. */
  readonly onRefused: (error: Error) => void;
}

interface Poll {
  readonly waiters: Set<Waiter>;
  pauseMs: number;
  timer: NodeJS.Timeout | undefined;
}

/** Reads the reports that somebody waits for, from time to time: once, however many wait. */
export class ReportPolls {
  readonly #options: ReportPollsOptions;
  readonly #polls = new Map<string, Poll>();

  constructor(options: ReportPollsOptions) {
    this.#options = options;
  }

  /** Returns the end of the wait. */
  enter(topic: Topic, report: TenantReport, waiter: Waiter): () => void {
    const poll = this.#polls.get(topic.name) ?? {
      waiters: new Set<Waiter>(),
      pauseMs: PAUSE_MS.first,
      timer: undefined,
    };
    this.#polls.set(topic.name, poll);
    poll.waiters.add(waiter);
    if (poll.waiters.size === 1) this.#schedule(poll, report);
    return () => {
      poll.waiters.delete(waiter);
      if (poll.waiters.size > 0) return;
      clearTimeout(poll.timer);
      if (this.#polls.get(topic.name) === poll) this.#polls.delete(topic.name);
    };
  }

  /** The report may change soon. */
  restart(topic: Topic, report: TenantReport): void {
    const poll = this.#polls.get(topic.name);
    if (poll === undefined) return;
    poll.pauseMs = PAUSE_MS.first;
    this.#schedule(poll, report);
  }

  /** Reads at once, if somebody waits. Does not wait for the read. */
  readNow(topic: Topic, report: TenantReport): void {
    const poll = this.#polls.get(topic.name);
    if (poll !== undefined) void this.#tick(poll, report);
  }

  /** Plaid refuses the token of the report. */
  refuse(topic: Topic, error: Error): void {
    for (const waiter of [...(this.#polls.get(topic.name)?.waiters ?? [])]) waiter.onRefused(error);
  }

  stop(): void {
    for (const { timer } of this.#polls.values()) clearTimeout(timer);
    this.#polls.clear();
  }

  #schedule(poll: Poll, report: TenantReport): void {
    clearTimeout(poll.timer);
    const { isPolling, random = Math.random } = this.#options;
    if (!isPolling) return;
    const pauseMs = poll.pauseMs * (1 - JITTER + 2 * JITTER * random());
    poll.timer = setTimeout(() => void this.#tick(poll, report), pauseMs).unref();
  }

  async #tick(poll: Poll, report: TenantReport): Promise<void> {
    const nextMs = Math.min(PAUSE_MS.longest, poll.pauseMs * PAUSE_MS.factor);
    const isOpen = await this.#options.read(report, nextMs * (1 + JITTER));
    if (!isOpen) return;
    poll.pauseMs = nextMs;
    if (poll.waiters.size > 0) this.#schedule(poll, report);
  }
}
