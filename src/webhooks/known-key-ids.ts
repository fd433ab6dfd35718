import type { StateStore } from '../state/state-store.js';

const PREFIX = 'webhook-key/';

/** Longer than the webhooks of most deployments are apart, in ms. */
const TTL_MS = 30 * 86_400_000;

const KNOWN = Buffer.from('known');

/** The ids of Plaid's keys, in the state, so that the next process can fetch them before a webhook names them. They are no secrets. */
export class KnownKeyIds {
  readonly #state: StateStore;

  constructor(state: StateStore) {
    this.#state = state;
  }

  /** @throws {StateUnavailableError} */
  async add(keyId: string): Promise<void> {
    const key = PREFIX + keyId;
    const found = await this.#state.create(key, KNOWN, TTL_MS);
    if (found !== null) await this.#state.replace(key, found, KNOWN, TTL_MS);
  }

  /** @throws {StateUnavailableError} */
  async *all(): AsyncGenerator<string> {
    for await (const [key] of this.#state.entries(PREFIX)) yield key.slice(PREFIX.length);
  }
}
