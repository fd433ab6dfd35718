/** What each call earns, in retries: retries may add 10 % to the calls. */
const EARNED_BY_A_CALL = 0.1;

/** A long healthy time does not save up more retries than these. */
const MOST_SAVED = 10;

/**
 * Bounds the retries of one kind of call. It starts empty and has no floor, so a full outage makes at most 1.1 upstream calls for each
 * call, also when each call alone may be retried twice.
 */
export class RetryBudget {
  #retries = 0;

  /** How many retries are saved up; a part of one counts as a fraction. */
  get left(): number {
    return this.#retries;
  }

  /** A call begins. */
  earn(): void {
    this.#retries = Math.min(MOST_SAVED, this.#retries + EARNED_BY_A_CALL);
  }

  /** Takes one retry. False when there is none. */
  spend(): boolean {
    // Ten tenths are not quite 1 in binary fractions.
    if (this.#retries < 1 - 1e-9) return false;
    this.#retries -= 1;
    return true;
  }
}
