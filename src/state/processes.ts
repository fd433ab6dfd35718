import { randomUUID } from 'node:crypto';
import type { StateStore } from './state-store.js';

/** After this time without a sign of life, in ms, a process counts as ended. */
const TTL_MS = 10_000;

const BEAT_MS = 2_500;

const ALIVE = Buffer.from('alive');

const keyOf = (id: string) => `process/${id}`;

export interface ProcessesOptions {
  readonly store: StateStore;
  /** Is called when the sign of life cannot be written, and not again before it could be written. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * The processes that share a state. Each one writes a sign of life. One that is stopped for 10 s, or cannot reach the state for as
 * long, counts as ended and may still run. So its later writes must expect what it wrote before.
 */
export class Processes {
  /** Identifies this process. */
  readonly id = randomUUID();
  readonly #options: ProcessesOptions;
  #beating: NodeJS.Timeout | null = null;
  #isFailing = false;

  constructor(options: ProcessesOptions) {
    this.#options = options;
  }

  /** Resolves when the first sign of life was tried to write. */
  async start(): Promise<void> {
    this.#beating = setInterval(() => void this.#beat(), BEAT_MS).unref();
    await this.#beat();
  }

  /** @throws {StateUnavailableError} when the state cannot be read. */
  async isAlive(id: string): Promise<boolean> {
    return (await this.#options.store.get(keyOf(id))) !== null;
  }

  /** Others see at once that the process has ended. If that cannot be written, they see it 10 s later. */
  async stop(): Promise<void> {
    if (this.#beating !== null) clearInterval(this.#beating);
    await this.#options.store.delete(keyOf(this.id)).catch(() => false);
  }

  async #beat(): Promise<void> {
    const { store, onFailure } = this.#options;
    try {
      const key = keyOf(this.id);
      if (!(await store.replace(key, ALIVE, ALIVE, TTL_MS))) await store.create(key, ALIVE, TTL_MS);
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) onFailure(error);
      this.#isFailing = true;
    }
  }
}
