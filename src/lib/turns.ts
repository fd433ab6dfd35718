/** The longest run of jobs before the event loop continues, in ms. */
const SLICE_MS = 5;

type Job = () => void;

/**
 * Runs jobs in short slices, with a turn of the event loop between two slices, so that other work waits for one slice and not
 * for all jobs. Owners take turns, so that an owner with many jobs does not delay the others.
 */
export class Turns {
  readonly #queues = new Map<object, Job[]>();
  #usedMs = 0;
  #isScheduled = false;

  /**
   * Runs a job at once when the slice has time left and no job is queued; else in a later slice.
   *
   * @param owner identifies the owner of the job, such as the context of an operation.
   */
  run<Result>(owner: object, job: () => Result): Result | Promise<Result> {
    if (this.#queues.size === 0 && this.#usedMs < SLICE_MS) return this.#timed(job);
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(owner) ?? [];
      this.#queues.set(owner, queue);
      queue.push(() => {
        try {
          resolve(this.#timed(job));
        } catch (error) {
          reject(error);
        }
      });
      this.#schedule();
    });
  }

  #timed<Result>(job: () => Result): Result {
    const start = performance.now();
    try {
      return job();
    } finally {
      this.#usedMs += performance.now() - start;
      this.#schedule();
    }
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#usedMs = 0;
      this.#runSlice();
      if (this.#queues.size > 0) this.#schedule();
    });
  }

  #runSlice(): void {
    for (const [owner, queue] of this.#queues) {
      if (this.#usedMs >= SLICE_MS) return;
      const job = queue.shift();
      this.#queues.delete(owner);
      // Moves the owner to the end of the line.
      if (queue.length > 0) this.#queues.set(owner, queue);
      job?.();
    }
  }
}
