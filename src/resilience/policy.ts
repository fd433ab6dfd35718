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

/**
 * Aggressive: the caller is answered at the deadline even if the work ignores its signal. Work that has ended needs no signal, and
 * ending one makes an error with a stack.
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
      // An attempt whose time is up may end as the policy's cancellation, or as whatever its work makes of the signal.
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

/** cockatiel 3.2 has a predicate for this, which looks for the brand of another error. */
function isCancelled(error: unknown): boolean {
  return error instanceof TaskCancelledError;
}
