import { untilAborted } from '../lib/until-aborted.js';
import type { Change, Changed } from './change.js';
import { effectOf } from './effect.js';
import { IdempotencyKeyReusedError } from './idempotency-key-reused.js';

/** What an attempt in progress says of itself to those that join it. */
export interface Sending {
  readonly inputHash: string;
  /** Whether the attempt was written, and its call is in progress. Before that it may turn out to be a repeat. */
  isSent: boolean;
}

interface Running extends Sending {
  readonly changed: Promise<Changed<object>>;
}

interface Place<Response extends object> {
  /** Where the attempt is stored. */
  readonly place: string;
  readonly change: Change<Response>;
  readonly inputHash: string;
}

/** The attempts that this process works on. A concurrent repeat joins the first one. */
export class RunningAttempts {
  readonly #running = new Map<string, Running>();

  has(place: string): boolean {
    return this.#running.has(place);
  }

  /** Resolves when the attempt at this place is not in progress any more, whatever came of it. */
  async endOf(place: string): Promise<void> {
    await Promise.allSettled([this.#running.get(place)?.changed]);
  }

  /** Resolves when none of the attempts is in progress any more. */
  async ended(): Promise<void> {
    await Promise.allSettled([...this.#running.values()].map(({ changed }) => changed));
  }

  /**
   * Waits for the attempt in progress at the change's place, or begins one.
   *
   * @throws {IdempotencyKeyReusedError} when the attempt in progress has another input.
   * @throws the errors of the attempt.
   */
  async startOrJoin<Response extends object>(
    { place, change, inputHash }: Place<Response>,
    begin: (running: Sending) => Promise<Changed<Response>>,
  ): Promise<Changed<Response>> {
    for (;;) {
      const running = this.#running.get(place);
      if (running === undefined) return this.#start(place, { inputHash, isSent: false }, begin);
      if (running.isSent && running.inputHash !== inputHash) throw new IdempotencyKeyReusedError();
      const changed = await this.#join(running, change, inputHash);
      if (changed !== null) return changed;
    }
  }

  #start<Response extends object>(
    place: string,
    running: Sending,
    begin: (running: Sending) => Promise<Changed<Response>>,
  ): Promise<Changed<Response>> {
    const changed = begin(running);
    this.#running.set(place, Object.assign(running, { changed }));
    const end = () => this.#running.delete(place);
    changed.then(end, end);
    return changed;
  }

  /** Waits for an attempt in progress. Returns null when it has sent nothing, so that only the state tells what to do. */
  async #join<Response extends object>(
    running: Running,
    { signal, note }: Change<Response>,
    inputHash: string,
  ): Promise<Changed<Response> | null> {
    try {
      const { response } = await untilAborted(running.changed as Promise<Changed<Response>>, signal);
      if (!running.isSent) return null;
      // It was not sent yet when the wait began.
      if (running.inputHash !== inputHash) throw new IdempotencyKeyReusedError();
      await note('replayed');
      return { response, isReplay: true };
    } catch (error) {
      signal.throwIfAborted();
      if (!running.isSent) return null;
      if (running.inputHash !== inputHash) throw new IdempotencyKeyReusedError();
      if (effectOf(error) === 'refused') await note('replayed');
      throw error;
    }
  }
}
