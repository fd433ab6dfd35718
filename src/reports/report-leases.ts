import type { RemoteReport } from './remote-report.js';

/** Keeps the reports that one operation uses in their workers, also when the cache evicts them meanwhile. */
export class ReportLeases {
  readonly #reports = new Set<RemoteReport>();
  #isReleased = false;

  add(report: RemoteReport): void {
    // A read may end after its operation, which did not wait for it. Nothing would release that report.
    if (this.#isReleased || this.#reports.has(report)) return;
    this.#reports.add(report);
    report.retain();
  }

  /** The operation is over. */
  release(): void {
    this.#isReleased = true;
    for (const report of this.#reports) report.release();
  }
}
