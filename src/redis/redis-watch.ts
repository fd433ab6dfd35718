import type { Redis } from 'ioredis';
import { type RedisConnection, reconnectDelayMs } from './redis-connection.js';

/** How often it is checked that messages still arrive, in ms. */
const CHECK_MS = 5_000;

export interface RedisWatchOptions {
  readonly connection: RedisConnection;
  onMessage(channel: string, message: string): void;
  /**
   * Is called when messages of a channel have begun to arrive, also after a time without a connection. Those of the time before may be
   * lost. When it fails, the connection is made anew, and it is called again.
   */
  onSubscribed(channel: string): Promise<void>;
}

/** Receives messages of channels on a connection of its own, which is made again whenever it is lost. */
export class RedisWatch {
  readonly #options: RedisWatchOptions;
  readonly #channels = new Set<string>();
  readonly #checking: NodeJS.Timeout;
  #redis: Redis | null = null;
  #attempt = 0;
  #retry: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: RedisWatchOptions) {
    this.#options = options;
    this.#checking = setInterval(() => this.#check(), CHECK_MS).unref();
  }

  add(channel: string): void {
    if (this.#channels.has(channel)) return;
    this.#channels.add(channel);
    if (this.#redis?.status === 'ready') void this.#subscribe(this.#redis, [channel]);
    else if (this.#redis === null && this.#retry === null) this.#open();
  }

  remove(channel: string): void {
    this.#channels.delete(channel);
    if (this.#redis?.status !== 'ready') return;
    // If this fails, messages that nobody watches arrive until the next connection.
    this.#redis.unsubscribe(channel).catch(() => {});
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#checking);
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#redis?.disconnect();
  }

  #open(): void {
    this.#retry = null;
    let redis: Redis;
    try {
      redis = this.#options.connection.openForMessages();
    } catch {
      this.#openLater();
      return;
    }
    this.#redis = redis;
    redis.on('message', (channel, message) => this.#options.onMessage(channel, message));
    // The connection for commands tells of errors.
    redis.on('error', () => {});
    redis.on('ready', () => {
      this.#attempt = 0;
      void this.#subscribe(redis, [...this.#channels]);
    });
    redis.on('end', () => {
      this.#redis = null;
      this.#openLater();
    });
    redis.connect().catch(() => {});
  }

  #openLater(): void {
    if (this.#isClosed) return;
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.#open(), reconnectDelayMs(this.#attempt)).unref();
  }

  async #subscribe(redis: Redis, channels: readonly string[]): Promise<void> {
    if (channels.length === 0) return;
    try {
      await redis.subscribe(...channels);
      await Promise.all(channels.map((channel) => this.#options.onSubscribed(channel)));
    } catch (error) {
      this.#options.connection.noteRefusal(error as Error, 'subscribe');
      redis.disconnect();
    }
  }

  #check(): void {
    const redis = this.#redis;
    if (redis?.status === 'ready') redis.ping().catch(() => redis.disconnect());
  }
}
