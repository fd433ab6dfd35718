import type { RemoteReport } from './remote-report.js';

/** In which thread one operation runs: the main thread, or the worker that has its report. */
export class Placement {
  /** Resolves with the first report that a worker has. The operation then runs there, from the start. */
  readonly remote: Promise<RemoteReport>;
  #resolve: (report: RemoteReport) => void = () => {};
  #isPinned = false;

  constructor() {
    this.remote = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** The operation changes something, so it runs once and here. It gets copies of reports that a worker has. */
  pinToMainThread(): void {
    this.#isPinned = true;
  }

  get isPinned(): boolean {
    return this.#isPinned;
  }

  /**
   * Runs the operation where this report is.
   *
   * @returns a promise that never settles: the run in this thread ends where it waits for it, and is discarded.
   */
  moveTo(report: RemoteReport): Promise<never> {
    this.#resolve(report);
    return new Promise(() => {});
  }
}
