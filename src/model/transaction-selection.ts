import type { Transaction } from './transaction.js';
import { type CurrencySummary, summarize } from './transaction-summary.js';

/** Some transactions of a list, in one of its orders. */
export class TransactionSelection {
  readonly #ordered: readonly Transaction[];
  /** The rank of each in the order, ascending; null for all of them. */
  readonly #ranks: readonly number[] | null;
  #transactions: readonly Transaction[] | undefined;
  #summary: readonly CurrencySummary[] | undefined;

  constructor(ordered: readonly Transaction[], ranks: readonly number[] | null) {
    this.#ordered = ordered;
    this.#ranks = ranks;
  }

  get length(): number {
    return this.#ranks?.length ?? this.#ordered.length;
  }

  /** The rank of the entry at an index. */
  rankAt(index: number): number {
    return this.#ranks === null ? index : (this.#ranks[index] as number);
  }

  /** The index of the first entry with at least this rank; the length without one. */
  indexOfRank(rank: number): number {
    if (this.#ranks === null) return Math.min(rank, this.#ordered.length);
    let low = 0;
    let high = this.#ranks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ranks[middle] as number) < rank) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  slice(start: number, end: number): readonly Transaction[] {
    if (this.#ranks === null) return this.#ordered.slice(start, end);
    return this.#ranks.slice(start, end).map((rank) => this.#ordered[rank] as Transaction);
  }

  /** All of them; the same array at each call. */
  get transactions(): readonly Transaction[] {
    this.#transactions ??= this.#ranks === null ? this.#ordered : this.slice(0, this.length);
    return this.#transactions;
  }

  /** Computed once. */
  get summary(): readonly CurrencySummary[] {
    this.#summary ??= summarize(this.transactions);
    return this.#summary;
  }
}
