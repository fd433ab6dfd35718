/** The longest run of jobs before the event loop continues, in ms. */
const SLICE_MS = 5;

type Job = () => void;

/**
 * Runs work in short slices, with a turn of the event loop between two slices, so that other work waits for one slice and not for
 * all of it. Owners take turns, so that an owner with many jobs does not delay the others.
 */
export class Turns {
  readonly #queues = new Map<object, Job[]>();
  /** When each waiting operation began to wait, the longest first. */
  readonly #waiting = new Set<{ readonly since: number }>();
  /** When the slice of this turn of the event loop began; null before. */
  #sliceFrom: number | null = null;
  #isScheduled = false;

  /** How long the next operation has waited for its turn, in ms. */
  get waitMs(): number {
    for (const { since } of this.#waiting) return performance.now() - since;
    return 0;
  }

  /**
   * The turn of an operation that begins: null for now, because the slice has time left and nothing is queued; else a promise. Only
   * one operation continues per turn of the event loop then, because the time that it takes is not known before.
   */
  next(): Promise<void> | null {
    if (this.#mayRun()) {
      this.#beginSlice();
      return null;
    }
    const waiting = { since: performance.now() };
    this.#waiting.add(waiting);
    return new Promise((resolve) => {
      this.#enqueue(waiting, () => {
        this.#waiting.delete(waiting);
        this.#sliceFrom = Number.NEGATIVE_INFINITY;
        resolve();
      });
    });
  }

  /**
   * Runs a job at once when the slice has time left and no job is queued; else in a later slice.
   *
   * @param owner identifies the owner of the job, such as the context of an operation.
   */
  run<Result>(owner: object, job: () => Result): Result | Promise<Result> {
    if (this.#mayRun()) {
      this.#beginSlice();
      return job();
    }
    return new Promise((resolve, reject) => {
      this.#enqueue(owner, () => {
        try {
          resolve(job());
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  #mayRun(): boolean {
    return this.#queues.size === 0 && this.#hasTime();
  }

  #hasTime(): boolean {
    return this.#sliceFrom === null || performance.now() - this.#sliceFrom < SLICE_MS;
  }

  #beginSlice(): void {
    if (this.#sliceFrom !== null) return;
    this.#sliceFrom = performance.now();
    this.#schedule();
  }

  #enqueue(owner: object, job: Job): void {
    const queue = this.#queues.get(owner) ?? [];
    this.#queues.set(owner, queue);
    queue.push(job);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#sliceFrom = null;
      this.#runSlice();
    });
  }

  #runSlice(): void {
    for (const [owner, queue] of this.#queues) {
      if (!this.#hasTime()) break;
      this.#beginSlice();
      const job = queue.shift();
      this.#queues.delete(owner);
      // Moves the owner to the end of the line.
      if (queue.length > 0) this.#queues.set(owner, queue);
      job?.();
    }
    if (this.#queues.size > 0) this.#schedule();
  }
}
