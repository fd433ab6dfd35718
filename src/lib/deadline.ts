import { setMaxListeners } from 'node:events';

/** The time of an operation, or of a client that waits for it, is over. */
export class DeadlineExceededError extends Error {
  override readonly name = 'DeadlineExceededError' as const;

  constructor(limitMs: number) {
    super(`Not finished within ${limitMs} ms`);
  }
}

/** A signal that ends with another one, and with its own time. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #onAbort: () => void;
  readonly #startedAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #limitMs = Number.POSITIVE_INFINITY;

  /** @param outer ends this one too, with its reason. */
  constructor(outer: AbortSignal) {
    this.#outer = outer;
    this.#onAbort = () => this.#controller.abort(outer.reason);
    // Every read of an operation listens.
    setMaxListeners(0, this.signal);
    if (outer.aborted) this.#onAbort();
    else outer.addEventListener('abort', this.#onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Sets the time, counted from the creation of this deadline, in ms. Of several the shortest counts. */
  limit(limitMs: number): void {
    if (limitMs >= this.#limitMs) return;
    this.#limitMs = limitMs;
    clearTimeout(this.#timer);
    const left = limitMs - (performance.now() - this.#startedAt);
    this.#timer = setTimeout(() => this.#controller.abort(new DeadlineExceededError(limitMs)), left);
    this.#timer.unref();
  }

  /** What was limited is over. The signal does not end any more. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#onAbort);
  }
}
