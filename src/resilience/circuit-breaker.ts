import { CircuitState, circuitBreaker, DelegateBackoff, handleWhen } from 'cockatiel';
import { FailureRate } from './failure-rate.js';

/** Too many calls failed lately, so this one was not made. */
export class CircuitOpenError extends Error {
  override readonly name = 'CircuitOpenError' as const;

  constructor(
    /** When the next call may be made, in ms from now. */
    readonly retryAfterMs: number,
  ) {
    super('The circuit is open');
  }
}

export type CircuitChange = 'opened' | 'half-opened' | 'closed';

export interface CircuitBreakerOptions {
  /** Which failures say that the other side is down. All others say that it answers. */
  readonly isOutage: (error: unknown) => boolean;
  /** Called when the circuit opens, tries a probe, or closes. */
  readonly onChange?: (change: CircuitChange) => void;
}

/** Half of the calls of 30 s, and at least 10. */
const RATE = { threshold: 0.5, windowMs: 30_000, minCalls: 10 };

/** How long the circuit stays open: twice as long after each probe that fails. */
const FIRST_OPEN_MS = 5_000;
const LONGEST_OPEN_MS = 60_000;

/** While a probe is under way, other calls are told to come back after this time, in ms. */
const PROBE_MS = 1_000;

/** Stops calls to a side that is down, and probes with single calls whether it is back. */
export class CircuitBreaker {
  readonly #circuit: ReturnType<typeof circuitBreaker>;
  readonly #isOutage: (error: unknown) => boolean;
  #openUntil = 0;

  constructor({ isOutage, onChange = () => {} }: CircuitBreakerOptions) {
    this.#isOutage = isOutage;
    this.#circuit = circuitBreaker(
      handleWhen((error) => error instanceof AbandonedProbe || isOutage(error)),
      {
        breaker: new FailureRate(RATE),
        halfOpenAfter: new DelegateBackoff(({ attempt }) => {
          const openMs = Math.min(LONGEST_OPEN_MS, FIRST_OPEN_MS * 2 ** (attempt - 1));
          this.#openUntil = Date.now() + openMs;
          return openMs;
        }),
      },
    );
    this.#circuit.onBreak(() => onChange('opened'));
    this.#circuit.onHalfOpen(() => onChange('half-opened'));
    this.#circuit.onReset(() => onChange('closed'));
  }

  /**
   * @param signal ends the call. A probe that its caller gives up proves nothing, and the circuit stays open.
   * @throws {CircuitOpenError} when the call is not made.
   */
  async execute<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    // cockatiel would have these wait for the probe, which may hang.
    if (this.#circuit.state === CircuitState.HalfOpen) throw new CircuitOpenError(PROBE_MS);
    const isProbe = this.#circuit.state === CircuitState.Open;
    if (isProbe && Date.now() < this.#openUntil) throw new CircuitOpenError(this.#openUntil - Date.now());
    const outcome = await this.#circuit
      .execute(async (): Promise<{ readonly value: T } | { readonly error: unknown }> => {
        try {
          return { value: await call() };
        } catch (error) {
          if (signal?.aborted === true) throw isProbe ? new AbandonedProbe(error) : error;
          if (this.#isOutage(error)) throw error;
          // A refusal is an answer. Thrown, cockatiel would not count the call at all.
          return { error };
        }
      })
      .catch((error: unknown) => ({ error: error instanceof AbandonedProbe ? error.cause : error }));
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }
}

/** The caller of a probe has gone. */
class AbandonedProbe extends Error {
  override readonly name = 'AbandonedProbe' as const;

  constructor(cause: unknown) {
    super('The caller of the probe has gone', { cause });
  }
}
