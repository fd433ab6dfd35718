import type { RemoteReport } from './remote-report.js';

/** Retains the remote reports of one operation until it ends, so that a cache eviction does not drop them. */
export class ReportLeases {
  readonly #reports = new Set<RemoteReport>();
  #isReleased = false;

  add(report: RemoteReport): void {
    // A read may end after its operation. Nothing would release a report that was added then.
    if (this.#isReleased || this.#reports.has(report)) return;
    this.#reports.add(report);
    report.retain();
  }

  /** Called once the operation has ended. */
  release(): void {
    this.#isReleased = true;
    for (const report of this.#reports) report.release();
  }
}
