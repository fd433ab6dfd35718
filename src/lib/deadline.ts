/** The time of an operation, or of a client that waits for it, is over. */
export class DeadlineExceededError extends Error {
  override readonly name = 'DeadlineExceededError' as const;

  constructor(limitMs: number) {
    super(`Not finished within ${limitMs} ms`);
  }
}

/** What listens for the end of a signal. */
type Listener = Parameters<EventTarget['addEventListener']>[1];

/**
 * An AbortSignal that knows how long its caller still waits.
 *
 * In Node 20, each AbortSignal of an AbortController has a hidden class of its own. It takes 20 times as long to make, and keeps what
 * the signal refers to in memory until V8 collects the whole heap. An EventTarget makes a Map when it is created, and listening to it
 * takes three times as long as adding to a Set.
 *
 * Not for functions of Node, such as `fetch` and `AbortSignal.any`: they accept only its own signals.
 */
export class TimedSignal implements AbortSignal {
  aborted = false;
  reason: unknown = undefined;
  onabort = null;
  readonly timeLeft: () => number;
  #listeners: Set<Listener> | null = null;

  /** @param timeLeft in ms. */
  constructor(timeLeft: () => number = () => Number.POSITIVE_INFINITY) {
    this.timeLeft = timeLeft;
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  /** Only the first call counts. */
  abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.dispatchEvent(new Event('abort'));
  }

  /** A signal has no other event than `abort`, which comes once. */
  addEventListener(type: string, listener: Listener): void {
    if (type !== 'abort' || this.aborted) return;
    this.#listeners ??= new Set();
    this.#listeners.add(listener);
  }

  removeEventListener(_type: string, listener: Listener): void {
    this.#listeners?.delete(listener);
  }

  /** As with an EventTarget, a listener that throws ends the process, and not the other listeners. */
  dispatchEvent(event: Event): boolean {
    for (const listener of this.#listeners ?? []) {
      try {
        if (typeof listener === 'function') listener(event);
        else listener.handleEvent(event);
      } catch (error) {
        process.nextTick(() => {
          throw error;
        });
      }
    }
    this.#listeners = null;
    return true;
  }
}

/** How long the caller behind a signal still waits, in ms. Infinite for a signal without a deadline; negative after it. */
export function timeLeft(signal: AbortSignal | undefined): number {
  return signal instanceof TimedSignal ? signal.timeLeft() : Number.POSITIVE_INFINITY;
}

/** A signal that never ends, with the time of another one. For calls that begin only in time, and are never cut off. */
export function withoutEnd(signal: AbortSignal): AbortSignal {
  return new TimedSignal(() => timeLeft(signal));
}

/** A signal that ends with another one, and with its own time. */
export class Deadline {
  readonly #signal = new TimedSignal(() => Math.min(this.#left, timeLeft(this.#outer)));
  readonly #outer: AbortSignal;
  readonly #onAbort: () => void;
  readonly #startedAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #limitMs = Number.POSITIVE_INFINITY;

  /** @param outer ends this one too, with its reason. */
  constructor(outer: AbortSignal) {
    this.#outer = outer;
    this.#onAbort = () => this.#signal.abort(outer.reason);
    if (outer.aborted) this.#onAbort();
    else outer.addEventListener('abort', this.#onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#signal;
  }

  /** Sets the time, counted from the creation of this deadline, in ms. Of several the shortest counts. */
  limit(limitMs: number): void {
    if (limitMs >= this.#limitMs) return;
    this.#limitMs = limitMs;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#signal.abort(new DeadlineExceededError(limitMs)), this.#left);
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
