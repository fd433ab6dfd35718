import type { Turns } from '../lib/turns.js';
import type { BrokenLimit } from './limits.js';

/** An operation exceeds its work limit. The next field to compute fails. */
export class WorkLimitError extends Error {
  override readonly name = 'WorkLimitError' as const;

  constructor(readonly limit: BrokenLimit) {
    const { actual, max } = limit;
    super(
      `The operation is too large: it computes ${actual} units or more from its reports, where ${max} are allowed`,
    );
  }
}

/**
 * The computations of one operation over its reports. Counts them by the real size of the reports, in the unit of `LIMIT_COST`
 * (about the time for one value), and runs them in slices. Repeated work is counted once.
 */
export class Work {
  readonly #turns: Turns;
  readonly #max: number | null;
  readonly #counted = new Map<object, Set<string>>();
  #units = 0;

  /** @param max the most units of the operation; null for no limit. */
  constructor(turns: Turns, max: number | null) {
    this.#turns = turns;
    this.#max = max;
  }

  get units(): number {
    return this.#units;
  }

  /** Replaces the count, when another thread has run the operation again. */
  takeOver(units: number): void {
    this.#units = units;
  }

  /**
   * Counts a job and runs it, at once or in a later slice.
   *
   * @param over the input, such as the transactions of an account.
   * @param name names the computation and its arguments.
   * @param units the amount of work.
   * @throws {WorkLimitError} when the operation exceeds its limit.
   */
  run<Result>(over: object, name: string, units: number, job: () => Result): Result | Promise<Result> {
    this.#count(over, name, units);
    return this.#turns.run(this, job);
  }

  #count(over: object, name: string, units: number): void {
    const counted = this.#counted.get(over) ?? new Set();
    if (counted.has(name)) return;
    const actual = this.#units + units;
    if (this.#max !== null && actual > this.#max)
      throw new WorkLimitError({ rule: 'work', max: this.#max, actual });
    counted.add(name);
    this.#counted.set(over, counted);
    this.#units = actual;
  }
}
