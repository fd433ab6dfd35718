import type { Turns } from '../lib/turns.js';
import type { BrokenLimit } from './limits.js';

/** An operation has computed more than it may. The field that was to be computed next fails. */
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
 * What one operation computes from reports: it is counted by the real size of the reports, in the unit of `LIMIT_COST` (about
 * the time that one value takes), and it is done in slices. The same work is counted once, however often it is asked for.
 */
export class Work {
  readonly #turns: Turns;
  readonly #max: number | null;
  readonly #counted = new WeakMap<object, Set<string>>();
  #units = 0;

  /** @param max how many units the operation may take; null for any number. */
  constructor(turns: Turns, max: number | null) {
    this.#turns = turns;
    this.#max = max;
  }

  /** How many units have been counted. */
  get units(): number {
    return this.#units;
  }

  /**
   * Counts a job and runs it, at once or in a later slice.
   *
   * @param over what it is computed from, such as the list of transactions of an account.
   * @param name what is computed, with its arguments.
   * @param units how much it takes.
   * @throws {WorkLimitError} when that is more than the operation may take.
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
