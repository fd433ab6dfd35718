import type { Held } from '../cache/shared-cache.js';
import type { ReportState } from './report-state.js';

/**
 * What went into the answer of one operation. Reports never change, so the same operation over the same reports has the
 * same answer, and that may be given again as long as they stand; unless something passing went into it as well.
 */
export class OperationReads {
  readonly #held = new Set<Held<ReportState>>();
  #isPassing = false;

  /** A report, finished or not, as the shared cache gave it. */
  report(held: Held<ReportState>): void {
    this.#held.add(held);
  }

  /** Something that another operation must not be given: an error, a URL that expires, a page that Plaid may change. */
  passing(): void {
    this.#isPassing = true;
  }

  /** What the answer stands on; null when it is for this once. */
  get standsOn(): readonly Held<ReportState>[] | null {
    const held = [...this.#held];
    const stands = held.every(({ value, isCurrent }) => value.status === 'READY' && isCurrent);
    return this.#isPassing || !stands ? null : held;
  }
}
