import type { RedisConnection } from '../redis/redis-connection.js';
import { RedisWatch } from '../redis/redis-watch.js';
import { AppendWatchers } from './append-watchers.js';
import { expiryOf, withExpiry, withoutExpiry } from './expiring-value.js';
import { REDIS_SCRIPTS, type ScriptCommands } from './redis-scripts.js';
import { checkKey } from './state-key.js';
import type { ListEntry, ListLimits, ListPage, StateStore } from './state-store.js';
import { StateUnavailableError } from './state-unavailable.js';

export interface RedisStateStoreOptions {
  readonly connection: RedisConnection;
  /** Precedes all keys, so that several servers may use one Redis. Printable ASCII without braces. */
  readonly prefix: string;
  /** The time in ms since 1970. */
  readonly now?: () => number;
}

/** Values expire by the clock of the server. Redis removes them later by this time, in ms, so the clocks may differ by as much. */
const CLEANUP_MS = 60_000;

const KEYS_PER_SCAN = 1_000;
const VALUES_AT_ONCE = 100;

type Stored = [id: Buffer, fields: [name: Buffer, value: Buffer]];

/** The prefix of servers that call the same Plaid. */
export function redisPrefixOf(plaidName: string): string {
  return `creditgraph:${plaidName}:`;
}

/** The state in Redis or Valkey. Several processes share it. Closing it leaves the connection open. */
export function createRedisStateStore(options: RedisStateStoreOptions): StateStore {
  return new RedisStateStore(options);
}

class RedisStateStore implements StateStore {
  readonly isShared = true;
  readonly #connection: RedisConnection;
  readonly #prefix: string;
  readonly #now: () => number;
  readonly #watchers = new AppendWatchers();
  readonly #watch: RedisWatch;
  #isClosed = false;

  constructor({ connection, prefix, now = Date.now }: RedisStateStoreOptions) {
    this.#connection = connection;
    this.#prefix = prefix;
    this.#now = now;
    for (const [name, script] of Object.entries(REDIS_SCRIPTS)) connection.client.defineCommand(name, script);
    this.#watch = new RedisWatch({
      connection,
      onMessage: (channel, message) => {
        this.#watchers.notify(channel.slice(this.#channel('').length), Number(message));
      },
      onSubscribed: async (channel) => {
        const list = channel.slice(this.#channel('').length);
        await this.#scripts.stateRingBuffer(this.#listKeys(list)[0], channel);
      },
    });
  }

  async get(key: string): Promise<Buffer | null> {
    checkKey(key);
    return this.#use(async () => {
      const found = await this.#connection.client.getBuffer(this.#valueKey(key));
      return found === null || expiryOf(found) <= this.#now() ? null : withoutExpiry(found);
    });
  }

  async create(key: string, value: Buffer, ttlMs: number): Promise<Buffer | null> {
    checkKey(key);
    const found = await this.#use(() =>
      this.#scripts.stateCreateBuffer(this.#valueKey(key), ...this.#write(value, ttlMs)),
    );
    return found === null ? null : withoutExpiry(found as Buffer);
  }

  async replace(key: string, expected: Buffer, value: Buffer, ttlMs: number): Promise<boolean> {
    checkKey(key);
    const write = this.#write(value, ttlMs);
    return this.#use(
      async () => (await this.#scripts.stateReplaceBuffer(this.#valueKey(key), ...write, expected)) === 1,
    );
  }

  async delete(key: string): Promise<boolean> {
    checkKey(key);
    return this.#use(
      async () => (await this.#scripts.stateDeleteBuffer(this.#valueKey(key), this.#now())) === 1,
    );
  }

  async *entries(prefix: string): AsyncIterable<readonly [key: string, value: Buffer]> {
    const keys = await this.#use(() => this.#keysBelow(prefix));
    for (let start = 0; start < keys.length; start += VALUES_AT_ONCE) {
      const some = keys.slice(start, start + VALUES_AT_ONCE);
      const values = await Promise.all(some.map((key) => this.get(key)));
      for (const [index, key] of some.entries()) {
        const value = values[index] ?? null;
        if (value !== null) yield [key, value];
      }
    }
  }

  async append(list: string, value: Buffer, { ttlMs, maxLength }: ListLimits): Promise<number> {
    checkKey(list);
    const write = this.#write(value, ttlMs);
    return this.#use(
      () =>
        this.#scripts.stateAppendBuffer(
          ...this.#listKeys(list),
          ...write,
          maxLength,
          this.#channel(list),
        ) as Promise<number>,
    );
  }

  async after(list: string, sequence: number, limit: number): Promise<ListPage> {
    checkKey(list);
    const [last, found] = (await this.#use(() =>
      this.#scripts.stateAfterBuffer(...this.#listKeys(list), this.#now(), sequence, limit),
    )) as [number, Stored[]];
    const [first, ...entries] = found.map(
      ([id, [, stored]]): ListEntry => ({
        sequence: Number(id.toString().slice('0-'.length)),
        value: withoutExpiry(stored),
      }),
    );
    return { entries, first: first?.sequence ?? null, last };
  }

  watch(list: string, onAppend: (sequence: number) => void): () => void {
    checkKey(list);
    this.#assertOpen();
    const end = this.#watchers.add(list, onAppend);
    this.#watch.add(this.#channel(list));
    return () => {
      end();
      if (!this.#watchers.has(list)) this.#watch.remove(this.#channel(list));
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#watchers.clear();
    this.#watch.close();
  }

  async #keysBelow(prefix: string): Promise<string[]> {
    const start = this.#valueKey(prefix);
    const keys = new Set<string>();
    for (const master of await this.#connection.masters()) {
      let cursor = '0';
      do {
        const pattern = `${start.replace(/[\\*?[\]]/g, '\\$&')}*`;
        const [next, found] = await master.scan(cursor, 'MATCH', pattern, 'COUNT', KEYS_PER_SCAN);
        for (const key of found) keys.add(key.slice(this.#valueKey('').length));
        cursor = next;
      } while (cursor !== '0');
    }
    return [...keys].sort();
  }

  get #scripts(): ScriptCommands {
    return this.#connection.client as unknown as ScriptCommands;
  }

  #valueKey(key: string): string {
    return `${this.#prefix}value:${key}`;
  }

  /** Redis hashes what is between the first braces, which is never empty. So both keys are in one slot. */
  #listKeys(list: string): readonly [last: string, entries: string] {
    return [`${this.#prefix}last:{=${list}}`, `${this.#prefix}entries:{=${list}}`];
  }

  #channel(list: string): string {
    return `${this.#prefix}appended:${list}`;
  }

  /** The arguments of a script that writes. */
  #write(value: Buffer, ttlMs: number): readonly [now: number, stored: Buffer, ttlMs: number] {
    const now = this.#now();
    return [now, withExpiry(value, now + ttlMs), Math.ceil(ttlMs) + CLEANUP_MS];
  }

  async #use<Result>(call: () => Promise<Result>): Promise<Result> {
    this.#assertOpen();
    try {
      return await call();
    } catch (error) {
      throw new StateUnavailableError('the state cannot be read or written', error);
    }
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new StateUnavailableError('the state store is closed');
  }
}
