import type { StateStore } from '../state/state-store.js';

/** Longer than the webhooks of most deployments are apart, in ms. */
const TTL_MS = 30 * 86_400_000;

const KNOWN = Buffer.from('known');

/**
 * The ids of Plaid's keys that a client has fetched, in the state, so that the next process can fetch them before a webhook names them.
 * They are no secrets.
 */
export class KnownKeyIds {
  readonly #state: StateStore;
  readonly #prefix: string;

  /** @param client the key of the Plaid client; null for the only client of a server. */
  constructor(state: StateStore, client: string | null) {
    this.#state = state;
    this.#prefix = client === null ? 'webhook-key/' : `client-webhook-key/${client}#`;
  }

  /** @throws {StateUnavailableError} */
  async add(keyId: string): Promise<void> {
    const key = this.#prefix + keyId;
    const found = await this.#state.create(key, KNOWN, TTL_MS);
    if (found !== null) await this.#state.replace(key, found, KNOWN, TTL_MS);
  }

  /** @throws {StateUnavailableError} */
  async *all(): AsyncGenerator<string> {
    for await (const [key] of this.#state.entries(this.#prefix)) yield key.slice(this.#prefix.length);
  }
}
