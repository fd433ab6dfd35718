/** A read that takes longer waits for Plaid. It then uses no CPU, and the queue of reads bounds it. In ms. */
const COUNTED_MS = 1_000;

/** Reads that began within so many ms are counted together. */
const SLOT_MS = 100;

/** Counts the reads of reports in progress, each for its first second: a Plaid that hangs does not make the process busy. */
export class RecentReads {
  readonly #now: () => number;
  /** The reads in progress that began in a slot of time. */
  readonly #begun = new Map<number, number>();

  /** @param now in ms, from a clock that never goes back. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get count(): number {
    const oldest = this.#slot() - COUNTED_MS / SLOT_MS;
    let count = 0;
    for (const [slot, begun] of this.#begun) if (slot > oldest) count += begun;
    return count;
  }

  /** Counts a read until it ends. */
  async during<T>(read: () => Promise<T>): Promise<T> {
    const slot = this.#slot();
    this.#add(slot, 1);
    try {
      return await read();
    } finally {
      this.#add(slot, -1);
    }
  }

  #add(slot: number, change: 1 | -1): void {
    const count = (this.#begun.get(slot) ?? 0) + change;
    if (count > 0) this.#begun.set(slot, count);
    else this.#begun.delete(slot);
  }

  #slot(): number {
    return Math.floor(this.#now() / SLOT_MS);
  }
}
