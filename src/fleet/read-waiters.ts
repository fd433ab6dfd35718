import { untilAborted } from '../lib/until-aborted.js';

/** Whether what was read elsewhere was shared. */
export type ReadOutcome = 'shared' | 'none';

/** Waits for reads of other servers, which tell when they have ended. */
export class ReadWaiters {
  readonly #waiters = new Map<string, Set<(outcome: ReadOutcome) => void>>();

  /**
   * Begins to listen, so that an outcome before `wait` is not missed.
   *
   * @param lock the name of the read.
   */
  enter(lock: string): ReadWaiter {
    const waiter = new ReadWaiter(() => this.#remove(lock, waiter.tell));
    const waiters = this.#waiters.get(lock);
    if (waiters === undefined) this.#waiters.set(lock, new Set([waiter.tell]));
    else waiters.add(waiter.tell);
    return waiter;
  }

  tell(lock: string, outcome: ReadOutcome): void {
    for (const tell of this.#waiters.get(lock) ?? []) tell(outcome);
  }

  #remove(lock: string, tell: (outcome: ReadOutcome) => void): void {
    const waiters = this.#waiters.get(lock);
    waiters?.delete(tell);
    if (waiters?.size === 0) this.#waiters.delete(lock);
  }
}

class ReadWaiter {
  readonly tell: (outcome: ReadOutcome) => void;
  /** Stops listening. */
  readonly end: () => void;
  readonly #told: Promise<ReadOutcome>;

  constructor(onEnd: () => void) {
    let settle: (outcome: ReadOutcome) => void = () => {};
    this.#told = new Promise((resolve) => {
      settle = resolve;
    });
    this.tell = settle;
    this.end = onEnd;
  }

  /**
   * The outcome; null when there is none within the time.
   *
   * @param signal rejects with its reason.
   */
  async wait(limitMs: number, signal: AbortSignal): Promise<ReadOutcome | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), limitMs);
    });
    try {
      return await untilAborted(Promise.race([this.#told, late]), signal);
    } finally {
      clearTimeout(timer);
    }
  }
}
