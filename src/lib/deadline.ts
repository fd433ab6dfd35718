import { setMaxListeners } from 'node:events';

/** The time of an operation, or of a client that waits for it, is over. */
export class DeadlineExceededError extends Error {
  override readonly name = 'DeadlineExceededError' as const;

  constructor(limitMs: number) {
    super(`Not finished within ${limitMs} ms`);
  }
}

/** The time until each signal ends, in ms. */
const timesLeft = new WeakMap<AbortSignal, () => number>();

/** How long the caller behind a signal still waits, in ms. Infinite for a signal without a deadline; negative after it. */
export function timeLeft(signal: AbortSignal | undefined): number {
  return (signal && timesLeft.get(signal)?.()) ?? Number.POSITIVE_INFINITY;
}

/** Gives a signal a time, for `timeLeft`. It does not end the signal. */
export function setTimeLeft(signal: AbortSignal, left: () => number): void {
  timesLeft.set(signal, left);
}

/** A signal that never ends, with the time of another one. For calls that begin only in time, and are never cut off. */
export function withoutEnd(signal: AbortSignal): AbortSignal {
  const endless = new AbortController().signal;
  setTimeLeft(endless, () => timeLeft(signal));
  return endless;
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
    setTimeLeft(this.signal, () => Math.min(this.#left, timeLeft(outer)));
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
    this.#timer = setTimeout(() => this.#controller.abort(new DeadlineExceededError(limitMs)), this.#left);
    this.#timer.unref();
  }

  get #left(): number {
    return this.#limitMs - (performance.now() - this.#startedAt);
  }

  /** What was limited is over. The signal does not end any more. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#onAbort);
  }
}
