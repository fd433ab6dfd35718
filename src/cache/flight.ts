import { setMaxListeners } from 'node:events';

/**
 * Work that several wait for. Each waiter may leave on its own; the work is given up when the last of them has left, and
 * not when the first who asked for it has.
 */
export class Flight<Result> {
  readonly #result: Promise<Result>;
  readonly #abandoned = new AbortController();
  readonly #onEnd: () => void;
  #waiters = 0;

  /**
   * @param work gets a signal that ends when nobody waits any more.
   * @param onEnd called when the work has ended, and when it was given up.
   */
  constructor(work: (signal: AbortSignal) => Promise<Result>, onEnd: () => void) {
    this.#onEnd = onEnd;
    // Work may consist of many reads, and each listens.
    setMaxListeners(0, this.#abandoned.signal);
    // Begins a turn later, so that whoever makes a flight has it in hand when it ends.
    this.#result = Promise.resolve().then(() => work(this.#abandoned.signal));
    this.#result.then(onEnd, onEnd);
  }

  /** @param signal ends this waiting; the promise then fails with its reason. */
  wait(signal?: AbortSignal): Promise<Result> {
    if (signal === undefined) {
      this.#waiters += 1;
      return this.#result;
    }
    if (signal.aborted) {
      if (this.#waiters === 0) this.#abandon(signal.reason);
      return Promise.reject(signal.reason as Error);
    }
    this.#waiters += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiters -= 1;
        if (this.#waiters === 0) this.#abandon(signal.reason);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', leave, { once: true });
      const settle = <T>(answer: (value: T) => void) => {
        return (value: T) => {
          signal.removeEventListener('abort', leave);
          answer(value);
        };
      };
      this.#result.then(settle(resolve), settle(reject));
    });
  }

  #abandon(reason: unknown): void {
    this.#abandoned.abort(reason);
    this.#onEnd();
  }
}
