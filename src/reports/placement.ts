import type { RemoteReport } from './remote-report.js';

/** The thread of one operation: the main thread, or the worker that owns its report. */
export class Placement {
  /** Resolves with the first remote report. The worker of this report then runs the whole operation. */
  readonly remote: Promise<RemoteReport>;
  #resolve: (report: RemoteReport) => void = () => {};
  #isPinned = false;

  constructor() {
    this.remote = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** For mutations, which must run only once. They read copies of remote reports. */
  pinToMainThread(): void {
    this.#isPinned = true;
  }

  get isPinned(): boolean {
    return this.#isPinned;
  }

  /**
   * Runs the operation in the worker that owns this report.
   *
   * @returns a promise that never settles. The run in this thread stops there and is discarded.
   */
  moveTo(report: RemoteReport): Promise<never> {
    this.#resolve(report);
    return new Promise(() => {});
  }
}
