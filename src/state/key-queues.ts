/** Runs jobs of one key one after the other, and jobs of different keys at the same time. */
export class KeyQueues {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<Result>(key: string, job: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key);
    const result = before === undefined ? job() : before.then(job, job);
    this.#last.set(key, result);
    try {
      return await result;
    } finally {
      if (this.#last.get(key) === result) this.#last.delete(key);
    }
  }
}
