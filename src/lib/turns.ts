/** How long jobs may take together before everybody else has a turn, in ms. */
const SLICE_MS = 5;

type Job = () => void;

/**
 * Runs the jobs of several owners in short slices, with a turn of the event loop between two of them: who waits for something
 * else waits for one slice and not for all jobs. Owners take turns, so that one with many jobs does not hold up the others.
 */
export class Turns {
  readonly #queues = new Map<object, Job[]>();
  #usedMs = 0;
  #isScheduled = false;

  /**
   * Runs a job at once when the slice has time left and nobody waits; else in a later slice.
   *
   * @param owner whose job it is, such as the context of an operation.
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
      // Put back at the end, behind the other owners.
      if (queue.length > 0) this.#queues.set(owner, queue);
      job?.();
    }
  }
}
