import { TimedSignal, timeLeft } from '../lib/deadline.js';

/** Work that several callers share. A caller can stop waiting; the work is aborted when the last caller has stopped. */
export class Flight<Result> {
  readonly #result: Promise<Result>;
  readonly #signal = new TimedSignal(() =>
    Math.max(...[...this.#waiters].map(({ signal }) => timeLeft(signal))),
  );
  readonly #onEnd: () => void;
  readonly #waiters = new Set<Waiter>();

  /**
   * @param work gets a signal that aborts when no caller waits any more. Its time is that of the caller who waits longest.
   * @param onEnd called when the work has ended or was aborted.
   */
  constructor(work: (signal: AbortSignal) => Promise<Result>, onEnd: () => void) {
    this.#onEnd = onEnd;
    // Starts in a later microtask, so that the caller has the flight before it ends.
    this.#result = Promise.resolve().then(() => work(this.#signal));
    this.#result.then(onEnd, onEnd);
  }

  /** @param signal stops this caller's wait; the promise then rejects with the signal's reason. */
  wait(signal?: AbortSignal): Promise<Result> {
    const waiter: Waiter = { signal };
    if (signal === undefined) {
      this.#waiters.add(waiter);
      return this.#result;
    }
    if (signal.aborted) {
      if (this.#waiters.size === 0) this.#abandon(signal.reason);
      return Promise.reject(signal.reason as Error);
    }
    this.#waiters.add(waiter);
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiters.delete(waiter);
        if (this.#waiters.size === 0) this.#abandon(signal.reason);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', leave, { once: true });
      const settle = <T>(callback: (value: T) => void) => {
        return (value: T) => {
          signal.removeEventListener('abort', leave);
          callback(value);
        };
      };
      this.#result.then(settle(resolve), settle(reject));
    });
  }

  #abandon(reason: unknown): void {
    this.#signal.abort(reason);
    this.#onEnd();
  }
}

interface Waiter {
  readonly signal: AbortSignal | undefined;
}
