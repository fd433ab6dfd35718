import { randomUUID } from 'node:crypto';
import type { RedisConnection } from '../redis/redis-connection.js';
import { RedisWatch } from '../redis/redis-watch.js';
import type { Invalidation } from '../reports/report-store.js';
import type { ValueSealer } from '../sealing/sealed-value.js';
import type { ReportRemoval } from './report-removal.js';

/** The cache that an invalidation of another server concerns. */
export interface LocalCache {
  drop(invalidation: Invalidation): void;
  dropAll(): void;
}

export interface InvalidationBusOptions {
  readonly connection: RedisConnection;
  /** The channel of the servers that serve the same environment of Plaid. */
  readonly channel: string;
  /** Messages have live tokens. */
  readonly sealer: ValueSealer;
  /** Removes them from Redis, before the message; null without shared reports. */
  readonly removal?: ReportRemoval | null;
}

interface Message extends Invalidation {
  /** The bus that has sent it, which ignores it: its cache may have the new report already. */
  readonly sender: string;
  /** Whether more was invalidated than the sender has remembered. */
  readonly isAll: boolean;
}

/** How many invalidations are remembered until Redis can be reached. */
const MAX_UNSENT = 1_000;

/** When unsent invalidations are sent again, in ms. */
const RETRY_MS = 500;

/** How long a start waits for messages to arrive, in ms. Without them, the server starts. */
const START_MS = 1_000;

/**
 * Tells all servers of an environment which reports have changed at Plaid. A message that is lost with its connection is made up for:
 * the receiver drops its whole cache when messages arrive again, and the sender sends again what could not be sent.
 */
export class InvalidationBus {
  readonly #options: InvalidationBusOptions;
  readonly #sender = randomUUID();
  readonly #unsent: Invalidation[] = [];
  /** How many were not remembered, and how many of these the other servers know of. */
  readonly #forgotten = { all: 0, told: 0 };
  #isSending = false;
  #retry: NodeJS.Timeout | null = null;
  #watch: RedisWatch | null = null;

  constructor(options: InvalidationBusOptions) {
    this.#options = options;
  }

  /** Begins to receive. Resolves when messages arrive, or after a second if Redis cannot be reached. */
  async start(cache: LocalCache): Promise<void> {
    const { connection, channel } = this.#options;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, START_MS);
      this.#watch = new RedisWatch({
        connection,
        onMessage: (_channel, text) => this.#receive(text, cache),
        onSubscribed: async () => {
          // Messages of the time before were lost.
          cache.dropAll();
          clearTimeout(timer);
          resolve();
        },
      });
      this.#watch.add(channel);
    });
  }

  /** Tells the other servers, as soon as Redis can be reached. */
  publish(invalidation: Invalidation): void {
    const { removal } = this.#options;
    if (this.#unsent.length < MAX_UNSENT) {
      this.#unsent.push(invalidation);
      removal?.blocked.add(invalidation);
    } else {
      this.#forgotten.all += 1;
      removal?.blocked.setAll(true);
    }
    if (!this.#isSending && this.#retry === null) void this.#send();
  }

  stop(): void {
    this.#watch?.close();
    if (this.#retry !== null) clearTimeout(this.#retry);
  }

  get #hasForgotten(): boolean {
    return this.#forgotten.all > this.#forgotten.told;
  }

  async #send(): Promise<void> {
    this.#retry = null;
    this.#isSending = true;
    const { connection, channel, sealer, removal } = this.#options;
    try {
      while (this.#unsent.length > 0 || this.#hasForgotten) {
        const sent = [...this.#unsent];
        const forgotten = this.#forgotten.all;
        const message: Message = {
          sender: this.#sender,
          isAll: this.#hasForgotten,
          tokens: sent.flatMap(({ tokens }) => tokens),
          assetReportIds: sent.flatMap(({ assetReportIds }) => assetReportIds),
        };
        await removal?.remove(message);
        if (message.isAll) await removal?.removeAll();
        const sealed = sealer.seal(channel, Buffer.from(JSON.stringify(message)));
        await connection.client.publish(channel, sealed.toString('base64url'));
        this.#unsent.splice(0, sent.length);
        this.#forgotten.told = forgotten;
        removal?.blocked.delete(message);
        removal?.blocked.setAll(this.#hasForgotten);
      }
    } catch {
      // The connection tells of its errors.
      this.#retry = setTimeout(() => void this.#send(), RETRY_MS).unref();
    }
    this.#isSending = false;
  }

  #receive(text: string, cache: LocalCache): void {
    const { channel, sealer } = this.#options;
    const opened = sealer.open(channel, Buffer.from(text, 'base64url'));
    // Servers whose keys differ cannot read each other's messages.
    const message = opened === null ? null : (JSON.parse(opened.toString()) as Message);
    if (message?.sender === this.#sender) return;
    if (message === null || message.isAll) cache.dropAll();
    else cache.drop(message);
  }
}
