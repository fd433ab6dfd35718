import type { Invalidation } from '../reports/report-store.js';
import type { ReportNames } from './report-names.js';

/** What this server must still remove from Redis, and does not read there before. */
export class BlockedReports {
  readonly #names: ReportNames;
  /** The hashes and sets, and how many times. */
  readonly #counts = new Map<string, number>();
  #areAll = false;

  constructor(names: ReportNames) {
    this.#names = names;
  }

  has(...names: readonly string[]): boolean {
    return this.#areAll || names.some((name) => this.#counts.has(name));
  }

  add(invalidation: Invalidation): void {
    this.#count(invalidation, 1);
  }

  delete(invalidation: Invalidation): void {
    this.#count(invalidation, -1);
  }

  setAll(areAll: boolean): void {
    this.#areAll = areAll;
  }

  #count(invalidation: Invalidation, step: 1 | -1): void {
    for (const name of [...this.#names.ofTokens(invalidation), ...this.#names.ofReports(invalidation)]) {
      const times = (this.#counts.get(name) ?? 0) + step;
      if (times > 0) this.#counts.set(name, times);
      else this.#counts.delete(name);
    }
  }
}
