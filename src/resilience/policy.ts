import {
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhen,
  type IPolicy,
  isTaskCancelledError,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';

/** How one piece of work is carried out: how long it may take and what is tried again. Knows nothing of HTTP. */
export interface Policy {
  /**
   * Runs `work`, handing it a signal that ends when the attempt is out of time or the caller's `signal` ends.
   *
   * @throws {OutOfTimeError} when the attempt, or all attempts together, took too long.
   */
  execute<T>(work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export interface PolicyOptions {
  /** How long one attempt may take, in ms. */
  readonly attemptMs: number;
  /** How long all attempts and the pauses between them may take, in ms; without it only the attempt is bounded. */
  readonly totalMs?: number;
  /** How many attempts may follow the first. */
  readonly retries: number;
  /** Which failures may be tried again. A timeout is never offered: it has used up its attempt's time. */
  readonly shouldRetry: (error: Error) => boolean;
}

/** The work did not end within its time. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError' as const;

  constructor(options?: ErrorOptions) {
    super('Out of time', options);
  }
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 4_000;

/** A policy with a deadline for each attempt, one for all, and retries after pauses with full jitter. */
export function createPolicy({ attemptMs, totalMs, retries, shouldRetry }: PolicyOptions): Policy {
  // Aggressive: the caller is answered at the deadline even if the work ignores its signal.
  const attempt = timeout(attemptMs, TimeoutStrategy.Aggressive);
  const attempts = retry(
    handleWhen((error) => !isTaskCancelledError(error) && shouldRetry(error)),
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
    totalMs === undefined
      ? wrap(attempts, attempt)
      : wrap(timeout(totalMs, TimeoutStrategy.Aggressive), attempts, attempt);

  return {
    async execute(work, signal) {
      try {
        return await policy.execute((context) => work(context.signal), signal);
      } catch (error) {
        throw isTaskCancelledError(error) && signal?.aborted !== true
          ? new OutOfTimeError({ cause: error })
          : error;
      }
    },
  };
}
