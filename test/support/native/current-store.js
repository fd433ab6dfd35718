/**
 * The part of AsyncLocalStorage that Jest uses, for tests that run one after the other: one store at a time. A real one makes Node 20
 * run hooks for each promise, also in the modules under test, and keeps each test file in memory, because Jest never disables it.
 */
export class CurrentStore {
  #store;

  getStore() {
    return this.#store;
  }

  /** @param callback that returns a promise. The store is the current one until the promise is settled. */
  async run(store, callback) {
    const before = this.#store;
    this.#store = store;
    try {
      return await callback();
    } finally {
      this.#store = before;
    }
  }
}
