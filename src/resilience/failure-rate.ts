import { CircuitState, type IBreaker } from 'cockatiel';

export interface FailureRateOptions {
  /** The share of failures above which the circuit opens, from 0 to 1. */
  readonly threshold: number;
  /** How long a call counts, in ms. */
  readonly windowMs: number;
  /** How many calls the window must have before the circuit can open. */
  readonly minCalls: number;
}

/** Into how many parts the window is divided. The oldest part expires as a whole. */
const PARTS = 10;

interface Part {
  /** Which part of time it is, counted from the epoch. */
  number: number;
  successes: number;
  failures: number;
}

/**
 * Opens a circuit by the share of calls that failed lately. cockatiel's own sampling breaker keeps old calls as long as no new
 * ones come: after a quiet time it would open by failures of the past.
 */
export class FailureRate implements IBreaker {
  /** For cockatiel, which can store a circuit. Nobody does here. */
  state: unknown = null;
  readonly #options: FailureRateOptions;
  #parts: Part[] = [];

  constructor(options: FailureRateOptions) {
    this.#options = options;
  }

  success(state: CircuitState): void {
    // A probe was answered: the failures before it say nothing any more.
    if (state === CircuitState.HalfOpen) this.#parts = [];
    this.#current().successes += 1;
  }

  /** Whether the circuit is to open. */
  failure(state: CircuitState): boolean {
    this.#current().failures += 1;
    if (state !== CircuitState.Closed) return true;
    const failures = this.#parts.reduce((sum, part) => sum + part.failures, 0);
    const calls = this.#parts.reduce((sum, part) => sum + part.failures + part.successes, 0);
    const { minCalls, threshold } = this.#options;
    return calls >= minCalls && failures > calls * threshold;
  }

  #current(): Part {
    const number = Math.floor(Date.now() / (this.#options.windowMs / PARTS));
    this.#parts = this.#parts.filter((part) => part.number > number - PARTS);
    const last = this.#parts.at(-1);
    if (last?.number === number) return last;
    const part = { number, successes: 0, failures: 0 };
    this.#parts.push(part);
    return part;
  }
}
