import { AppendWatchers } from './append-watchers.js';
import { type Change, Database, type Range, type View } from './database.js';
import { expiryOf, withExpiry, withoutExpiry } from './expiring-value.js';
import { KeyQueues } from './key-queues.js';
import { prepareStateFolder } from './state-folder.js';
import { checkKey } from './state-key.js';
import type { ListEntry, ListLimits, ListPage, LocalStateStore } from './state-store.js';

/**
 * Opens the state of a folder, and creates it if there is none. One process at a time may use a folder.
 *
 * @param now the time in ms since 1970.
 * @throws {StateFolderError} when the folder cannot be used.
 */
export async function openEmbeddedStateStore(
  folder: string,
  now: () => number = Date.now,
): Promise<LocalStateStore> {
  const database = await Database.open(await prepareStateFolder(folder));
  const floor = await database.get(FLOOR);
  return new EmbeddedStateStore(database, floor === undefined ? 0 : floor.readDoubleBE(), now);
}

// Format 1. Keys and names of lists have no spaces, so no key is a part of another one. Values begin with the time when they expire.
const FLOOR = 'floor';
const valueKey = (key: string) => `value ${key}`;
const entryKey = (list: string, sequence: number) => `entry ${list} ${String(sequence).padStart(16, '0')}`;
const startingWith = (text: string): Range => ({ gte: text, lt: `${text}\x7f` });
const entriesOf = (list: string) => startingWith(`entry ${list} `);
const sequenceOf = (key: string) => Number(key.slice(key.lastIndexOf(' ')));

const FLOOR_BYTES = 8;
/** How many expired values are removed by one write. */
const REMOVED_AT_ONCE = 1_000;

class EmbeddedStateStore implements LocalStateStore {
  readonly isShared = false;
  readonly #database: Database;
  readonly #now: () => number;
  readonly #queues = new KeyQueues();
  readonly #watchers = new AppendWatchers();
  /** The highest sequence number of the lists that were removed. Later lists begin above it. */
  #floor: number;
  /** Whether files may contain values that were deleted or replaced. */
  #hasRemains = true;

  constructor(database: Database, floor: number, now: () => number) {
    this.#database = database;
    this.#floor = floor;
    this.#now = now;
  }

  async get(key: string): Promise<Buffer | null> {
    checkKey(key);
    const found = await this.#database.get(valueKey(key));
    return found === undefined || this.#isExpired(found) ? null : withoutExpiry(found);
  }

  create(key: string, value: Buffer, ttlMs: number): Promise<Buffer | null> {
    return this.#changing(key, async () => {
      const found = await this.get(key);
      if (found === null) await this.#put(key, value, ttlMs);
      return found;
    });
  }

  replace(key: string, expected: Buffer, value: Buffer, ttlMs: number): Promise<boolean> {
    return this.#changing(key, async () => {
      if ((await this.get(key))?.equals(expected) !== true) return false;
      await this.#put(key, value, ttlMs);
      return true;
    });
  }

  delete(key: string): Promise<boolean> {
    return this.#changing(key, async () => {
      const found = await this.get(key);
      await this.#delete([valueKey(key)]);
      return found !== null;
    });
  }

  async *entries(prefix: string): AsyncIterable<readonly [key: string, value: Buffer]> {
    for await (const [key, value] of this.#database.entries(startingWith(valueKey(prefix)))) {
      if (!this.#isExpired(value)) yield [key.slice(valueKey('').length), withoutExpiry(value)];
    }
  }

  append(list: string, value: Buffer, { ttlMs, maxLength }: ListLimits): Promise<number> {
    return this.#changingList(list, async () => {
      const { last, expired, first } = await this.#database.view((view) => this.#ends(list, view));
      const sequence = last + 1;
      const dropped = [...expired];
      for (let each = first ?? sequence; each <= sequence - maxLength; each++) {
        dropped.push(entryKey(list, each));
      }
      await this.#write([
        { type: 'put', key: entryKey(list, sequence), value: this.#withTime(value, ttlMs) },
        ...dropped.map((key): Change => ({ type: 'del', key })),
      ]);
      this.#watchers.notify(list, sequence);
      return sequence;
    });
  }

  async after(list: string, sequence: number, limit: number): Promise<ListPage> {
    checkKey(list);
    return this.#database.view(async (view) => {
      const { first, last } = await this.#ends(list, view);
      const entries: ListEntry[] = [];
      if (first === null) return { entries, first, last };
      const from = entryKey(list, Math.max(sequence + 1, first));
      for await (const [key, value] of view.entries({ ...entriesOf(list), gte: from, limit })) {
        entries.push({ sequence: sequenceOf(key), value: withoutExpiry(value) });
      }
      return { entries, first, last };
    });
  }

  watch(list: string, onAppend: (sequence: number) => void): () => void {
    checkKey(list);
    this.#database.assertOpen();
    return this.#watchers.add(list, onAppend);
  }

  async sweep(): Promise<void> {
    await this.#sweepValues();
    await this.#sweepLists();
    if (!this.#hasRemains) return;
    this.#hasRemains = false;
    await this.#database.compact().catch((error: unknown) => {
      this.#hasRemains = true;
      throw error;
    });
  }

  async close(): Promise<void> {
    this.#watchers.clear();
    await this.#database.close();
  }

  async #sweepValues(): Promise<void> {
    let expired: string[] = [];
    const remove = async () => {
      await Promise.all(expired.map((key) => this.#changing(key, () => this.#deleteIfExpired(key))));
      expired = [];
    };
    for await (const [key, value] of this.#database.entries(startingWith(valueKey('')))) {
      if (this.#isExpired(value)) expired.push(key.slice(valueKey('').length));
      if (expired.length === REMOVED_AT_ONCE) await remove();
    }
    await remove();
  }

  /** The value may have been written again since it was found. */
  async #deleteIfExpired(key: string): Promise<void> {
    if ((await this.get(key)) === null) await this.#delete([valueKey(key)]);
  }

  async #sweepLists(): Promise<void> {
    let before = '';
    for await (const [key, value] of this.#database.entries(startingWith('entry '))) {
      const list = key.slice('entry '.length, key.lastIndexOf(' '));
      // Expired entries are at the start of a list.
      if (list !== before && this.#isExpired(value)) await this.#dropExpired(list);
      before = list;
    }
  }

  #dropExpired(list: string): Promise<void> {
    return this.#changingList(list, async () => {
      const { first, last, expired } = await this.#database.view((view) => this.#ends(list, view));
      if (first !== null) return this.#delete(expired);
      this.#floor = Math.max(this.#floor, last);
      const floor = Buffer.alloc(FLOOR_BYTES);
      floor.writeDoubleBE(this.#floor);
      await this.#delete(expired, [{ type: 'put', key: FLOOR, value: floor }]);
    });
  }

  /** The newest sequence number, the oldest one that has not expired, and the keys of the expired entries before that. */
  async #ends(list: string, view: View) {
    let last = this.#floor;
    for await (const [key] of view.entries({ ...entriesOf(list), reverse: true, limit: 1 })) {
      last = sequenceOf(key);
    }
    const expired: string[] = [];
    for await (const [key, value] of view.entries(entriesOf(list))) {
      if (!this.#isExpired(value)) return { last, expired, first: sequenceOf(key) };
      expired.push(key);
    }
    return { last, expired, first: null };
  }

  #put(key: string, value: Buffer, ttlMs: number): Promise<void> {
    return this.#write([{ type: 'put', key: valueKey(key), value: this.#withTime(value, ttlMs) }]);
  }

  #delete(keys: readonly string[], more: readonly Change[] = []): Promise<void> {
    return this.#write([...keys.map((key): Change => ({ type: 'del', key })), ...more]);
  }

  #write(changes: readonly Change[]): Promise<void> {
    this.#hasRemains = true;
    return this.#database.write(changes);
  }

  async #changing<Result>(key: string, change: () => Promise<Result>): Promise<Result> {
    checkKey(key);
    return this.#queues.run(valueKey(key), change);
  }

  async #changingList<Result>(list: string, change: () => Promise<Result>): Promise<Result> {
    checkKey(list);
    return this.#queues.run(`entry ${list}`, change);
  }

  #withTime(value: Buffer, ttlMs: number): Buffer {
    return withExpiry(value, this.#now() + ttlMs);
  }

  #isExpired(value: Buffer): boolean {
    return expiryOf(value) <= this.#now();
  }
}
