import { BulkheadRejectedError, bulkhead, DelegateBackoff, handleType, retry } from 'cockatiel';
import { Deadline, TimedSignal, timeLeft } from '../lib/deadline.js';
import { untilAborted } from '../lib/until-aborted.js';
import { CircuitBreaker, type CircuitBreakerOptions } from './circuit-breaker.js';
import { RetryBudget } from './retry-budget.js';

/** How calls of one kind are made. Knows nothing of HTTP. */
export interface Policy {
  /**
   * Makes a call, with a signal that ends when the attempt is out of time or the caller's `signal` ends.
   *
   * @param signal no attempt begins when less than `LEAST_LEFT_MS` of its time is left: see `timeLeft`.
   * @throws {TooLateError} when the first attempt did not begin for that reason. The call was not made.
   * @throws {OutOfTimeError} when the attempt, or all attempts together, took too long.
   * @throws {CircuitOpenError} when too many calls failed lately. The call was not made.
   * @throws {QueueFullError} when too many calls are waiting, or when it has waited too long. The call was not made.
   */
  execute<T>(call: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  readonly state: PolicyState;
}

/** The calls of a policy, at the moment. */
export interface PolicyState {
  readonly running: number;
  /** In the queue. */
  readonly waiting: number;
  /** How many calls were refused since the start, because the queue was full or the wait too long. */
  readonly refused: number;
  /** How many retries the budget has. */
  readonly retriesLeft: number;
}

export interface PolicyOptions extends Partial<CircuitBreakerOptions> {
  /** Called before each retry. */
  readonly onRetry?: () => void;
  /** How long one attempt may take, in ms. */
  readonly attemptMs: number;
  /** How long all attempts, the pauses between them and the wait in the queue may take, in ms. Absent: no limit. */
  readonly totalMs?: number;
  /** How many attempts may follow the first, as far as the budget allows. */
  readonly retries: number;
  /**
   * Whether a failed call may be retried: null for no, else the least pause before it, in ms. Not asked about an attempt that ran out
   * of time: it has used up the time for another.
   */
  readonly retryPause: (error: Error) => number | null;
  /** How many calls run at once, and how many more may wait. Absent: no limit. */
  readonly bulkhead?: { readonly concurrent: number; readonly queue: number };
}

/** The call did not end within its time. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError' as const;

  constructor(options?: ErrorOptions) {
    super('Out of time', options);
  }
}

/** The caller waits too short a time for a call to be worth it. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError' as const;

  constructor() {
    super('Too little time is left for a call');
  }
}

/** Too many calls of this kind are waiting. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError' as const;

  constructor() {
    super('Too many calls are waiting');
  }
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 4_000;

/** A call that has waited longer in the queue is not made, in ms. */
const LONGEST_WAIT_MS = 2_000;

/** No attempt begins with less time than this left, in ms: it could only fail. */
export const LEAST_LEFT_MS = 250;

/** From the outside in: a deadline for all, a bounded queue, retries out of a budget, a circuit breaker, a deadline for each attempt. */
export function createPolicy({
  attemptMs,
  totalMs = Number.POSITIVE_INFINITY,
  retries,
  retryPause,
  bulkhead: room,
  isOutage = () => false,
  onChange = () => {},
  onRetry = () => {},
}: PolicyOptions): Policy {
  const queue = room === undefined ? null : bulkhead(room.concurrent, room.queue);
  const attempts = retry(handleType(Retry), {
    maxAttempts: retries,
    backoff: new DelegateBackoff(({ attempt, result }) =>
      Math.max(
        jitter(attempt),
        'error' in result && result.error instanceof Retry ? result.error.pauseMs : 0,
      ),
    ),
  });
  const budget = new RetryBudget();
  let refused = 0;
  const breaker = new CircuitBreaker({
    isOutage: (error) => error instanceof OutOfTimeError || isOutage(error),
    onChange,
  });

  /** @param signal ends all attempts, and knows how much time is left for them. */
  function withRetries<T>(
    call: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
    caller: AbortSignal | undefined,
  ): Promise<T> {
    // A total that is set to less is not to prevent all calls.
    const isTooLate = () => timeLeft(signal) < Math.min(LEAST_LEFT_MS, totalMs / 2);
    let failure: unknown = null;
    return attempts.execute(async (context) => {
      // The caller may have gone, and time has passed, in the queue or in the pause before a retry.
      signal.throwIfAborted();
      if (context.attempt === 0) budget.earn();
      if (isTooLate()) throw failure ?? new TooLateError();
      try {
        return await breaker.execute(() => within(attemptMs, signal, caller, call), caller);
      } catch (error) {
        const mayRetry = error instanceof Error && !(error instanceof OutOfTimeError) && !signal.aborted;
        const pauseMs = mayRetry && context.attempt < retries ? retryPause(error) : null;
        if (pauseMs === null || timeLeft(signal) < pauseMs + LEAST_LEFT_MS || !budget.spend()) throw error;
        failure = error;
        onRetry();
        throw new Retry(pauseMs, error);
      }
    }, signal);
  }

  return {
    async execute(call, caller) {
      const begunAt = performance.now();
      try {
        return await within(totalMs, caller ?? new TimedSignal(), caller, async (signal) => {
          if (queue === null) return withRetries(call, signal, caller);
          // Without the signal: cockatiel would drop a call that has ended, and not start the next one in its place.
          return queue.execute(() => {
            // The calls behind it would wait for as long. Without this, all of them would get their responses late.
            if (performance.now() - begunAt > LONGEST_WAIT_MS) throw new QueueFullError();
            return withRetries(call, signal, caller);
          });
        });
      } catch (error) {
        if (!(error instanceof BulkheadRejectedError || error instanceof QueueFullError)) throw error;
        refused += 1;
        throw new QueueFullError();
      }
    },
    get state() {
      return {
        running: room === undefined || queue === null ? 0 : room.concurrent - queue.executionSlots,
        waiting: room === undefined || queue === null ? 0 : room.queue - queue.queueSlots,
        refused,
        retriesLeft: budget.left,
      };
    },
  };
}

/**
 * At the deadline the caller gets its error, even if the call ignores its signal.
 *
 * @param signal ends the call too. It is the caller's, or made of it.
 */
async function within<T>(
  limitMs: number,
  signal: AbortSignal,
  caller: AbortSignal | undefined,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new Deadline(signal);
  deadline.limit(limitMs);
  try {
    return await untilAborted(call(deadline.signal), deadline.signal);
  } catch (error) {
    // A call makes of its signal what it likes.
    throw deadline.signal.aborted && caller?.aborted !== true ? new OutOfTimeError({ cause: error }) : error;
  } finally {
    deadline.clear();
  }
}

/** Full jitter, in ms: between nothing and a bound that doubles with each attempt. */
function jitter(attempt: number): number {
  return Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
}

/** A failed attempt that is to be retried. */
class Retry extends Error {
  constructor(
    readonly pauseMs: number,
    cause: unknown,
  ) {
    super('Retry', { cause });
  }
}
