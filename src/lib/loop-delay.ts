/** How often the delay is measured, in ms. */
const INTERVAL_MS = 20;

/** The weight of a new measurement in the average. */
const WEIGHT = 0.2;

/** A longer delay counts as this one, in ms: one long task, such as compiling code at the start, is no overload. */
const LONGEST_MS = 400;

/** Measures how late the event loop runs its timers, or operations begin: how long a new request waits before anything happens with it. */
export class LoopDelay {
  readonly #timer: NodeJS.Timeout;
  readonly #waitMs: () => number;
  #measuredAt = performance.now();
  #ms = 0;

  /** @param waitMs how long the first of the operations that wait for their turn has waited, in ms. */
  constructor(waitMs: () => number) {
    this.#waitMs = waitMs;
    this.#timer = setInterval(() => this.#measure(), INTERVAL_MS);
    this.#timer.unref();
  }

  /** The average of the last measurements, in ms. */
  get ms(): number {
    return this.#ms;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #measure(): void {
    const now = performance.now();
    const elapsed = now - this.#measuredAt;
    const delay = Math.min(LONGEST_MS, Math.max(0, elapsed - INTERVAL_MS, this.#waitMs()));
    this.#measuredAt = now;
    // Several measurements see one long wait. Together they count as much as one delay of the event loop of that length.
    const weight = WEIGHT * Math.min(1, elapsed / (delay + INTERVAL_MS));
    this.#ms += weight * (delay - this.#ms);
  }
}
