import {
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhen,
  type IPolicy,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';

/** Timeouts and retries for one piece of work. Independent of HTTP. */
export interface Policy {
  /**
   * Runs `work`. Its signal aborts when the attempt times out or when the caller's `signal` aborts.
   *
   * @throws {OutOfTimeError} when the attempt, or all attempts together, took too long.
   */
  execute<T>(work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export interface PolicyOptions {
  /** The timeout of one attempt, in ms. */
  readonly attemptMs: number;
  /** The deadline for all attempts and the pauses between them, in ms. Without it, only each attempt has a timeout. */
  readonly totalMs?: number;
  /** The most attempts after the first. */
  readonly retries: number;
  /** Whether to retry after an error. Never called for a timeout: timeouts are not retried. */
  readonly shouldRetry: (error: Error) => boolean;
}

/** The work timed out. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError' as const;

  constructor(options?: ErrorOptions) {
    super('Out of time', options);
  }
}

/**
 * Aggressive: the caller gets its error at the deadline even when the work ignores the signal. `abortOnReturn` is off: finished
 * work needs no signal, and each abort creates an error with a stack.
 */
const DEADLINE = { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false };

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 4_000;

/** A policy with a deadline for each attempt, one for all, and retries after pauses with full jitter. */
export function createPolicy({ attemptMs, totalMs, retries, shouldRetry }: PolicyOptions): Policy {
  const attempt = timeout(attemptMs, DEADLINE);
  const attempts = retry(
    handleWhen((error) => !isCancelled(error) && !(error instanceof OutOfTimeError) && shouldRetry(error)),
    {
      maxAttempts: retries,
      backoff: new ExponentialBackoff({
        initialDelay: FIRST_PAUSE_MS,
        maxDelay: LONGEST_PAUSE_MS,
        generator: fullJitterGenerator,
      }),
    },
  );
  const policy: IPolicy =
    totalMs === undefined ? wrap(attempts, attempt) : wrap(timeout(totalMs, DEADLINE), attempts, attempt);

  return {
    async execute(work, signal) {
      // A timed-out attempt ends with the policy's cancellation, or with the error that its work throws for the abort.
      const translate = (error: unknown, attempt?: AbortSignal): unknown =>
        signal?.aborted !== true && (isCancelled(error) || attempt?.aborted === true)
          ? new OutOfTimeError({ cause: error })
          : error;
      try {
        return await policy.execute(async (context) => {
          try {
            return await work(context.signal);
          } catch (error) {
            throw translate(error, context.signal);
          }
        }, signal);
      } catch (error) {
        throw translate(error);
      }
    },
  };
}

/** The predicate of cockatiel 3.2 for this checks for another error. */
function isCancelled(error: unknown): boolean {
  return error instanceof TaskCancelledError;
}
