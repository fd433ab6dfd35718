import type { Processes } from '../state/processes.js';
import type { StateStore } from '../state/state-store.js';
import type { Topic } from './topic.js';

/** Which of several processes reads a report from time to time, when each has subscriptions that wait for it. */
export class PollLeases {
  readonly #state: StateStore;
  readonly #own: Buffer;

  constructor(state: StateStore, { id }: Pick<Processes, 'id'>) {
    this.#state = state;
    this.#own = Buffer.from(id);
  }

  /**
   * Takes or renews the lease of a report, for a time in ms. Returns false while another process has it.
   *
   * @throws {StateUnavailableError} when the state cannot be written.
   */
  async take({ name }: Topic, ttlMs: number): Promise<boolean> {
    const key = `poll/${name}`;
    const found = await this.#state.create(key, this.#own, ttlMs);
    if (found === null) return true;
    return found.equals(this.#own) && this.#state.replace(key, this.#own, this.#own, ttlMs);
  }
}
