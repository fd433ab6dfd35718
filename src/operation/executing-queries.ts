/** A query that takes longer waits for Plaid. It then uses no CPU, and the queue of reads bounds it. In ms. */
const COUNTED_MS = 1_000;

/** Queries that began within so many ms are counted together. */
const SLOT_MS = 100;

/**
 * Counts the queries that are executed, each for its first second: not those with a cached response, and not those that wait for
 * the same execution. A Plaid that hangs does not make the process busy.
 */
export class ExecutingQueries {
  readonly #max: number;
  readonly #now: () => number;
  /** How many are executed of those that began in a slot of time. */
  readonly #begun = new Map<number, number>();

  /**
   * @param max as many are a load of 1.
   * @param now in ms, from a clock that never goes back.
   */
  constructor(max: number, now: () => number = () => performance.now()) {
    this.#max = max;
    this.#now = now;
  }

  /** How busy the process is with queries: 0 without one. */
  get load(): number {
    const oldest = this.#slot() - COUNTED_MS / SLOT_MS;
    let count = 0;
    for (const [slot, begun] of this.#begun) if (slot > oldest) count += begun;
    return count / this.#max;
  }

  /** Called when a query is admitted. @returns what is called once when it has ended. */
  begin(): () => void {
    const slot = this.#slot();
    this.#begun.set(slot, (this.#begun.get(slot) ?? 0) + 1);
    return () => {
      const others = (this.#begun.get(slot) ?? 0) - 1;
      if (others > 0) this.#begun.set(slot, others);
      else this.#begun.delete(slot);
    };
  }

  #slot(): number {
    return Math.floor(this.#now() / SLOT_MS);
  }
}
