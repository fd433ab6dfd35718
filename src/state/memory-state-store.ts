import { AppendWatchers } from './append-watchers.js';
import { checkKey } from './state-key.js';
import type { ListEntry, ListLimits, ListPage, LocalStateStore } from './state-store.js';
import { StateUnavailableError } from './state-unavailable.js';

interface Kept {
  readonly value: Buffer;
  /** In ms since 1970. */
  readonly expiresAt: number;
}

interface List {
  /** The sequence number of the newest entry. */
  last: number;
  /** Oldest first, with consecutive sequence numbers. */
  readonly entries: (ListEntry & Kept)[];
}

/**
 * Holds the state in memory: a restart loses it.
 *
 * @param now the time in ms since 1970.
 */
export function createMemoryStateStore(now: () => number = Date.now): LocalStateStore {
  return new MemoryStateStore(now);
}

class MemoryStateStore implements LocalStateStore {
  readonly isShared = false;
  readonly #now: () => number;
  readonly #values = new Map<string, Kept>();
  readonly #lists = new Map<string, List>();
  readonly #watchers = new AppendWatchers();
  /** The highest sequence number of the lists that were forgotten. Later lists begin above it. */
  #floor = 0;
  #isClosed = false;

  constructor(now: () => number) {
    this.#now = now;
  }

  async get(key: string): Promise<Buffer | null> {
    return this.#read(key);
  }

  async create(key: string, value: Buffer, ttlMs: number): Promise<Buffer | null> {
    const found = this.#read(key);
    if (found === null) this.#write(key, value, ttlMs);
    return found;
  }

  async replace(key: string, expected: Buffer, value: Buffer, ttlMs: number): Promise<boolean> {
    if (this.#read(key)?.equals(expected) !== true) return false;
    this.#write(key, value, ttlMs);
    return true;
  }

  async delete(key: string): Promise<boolean> {
    const found = this.#read(key);
    this.#values.delete(key);
    return found !== null;
  }

  async *entries(prefix: string): AsyncIterable<readonly [key: string, value: Buffer]> {
    this.#assertOpen();
    for (const key of [...this.#values.keys()].filter((each) => each.startsWith(prefix)).sort()) {
      const value = this.#read(key);
      if (value !== null) yield [key, value];
    }
  }

  async append(list: string, value: Buffer, { ttlMs, maxLength }: ListLimits): Promise<number> {
    this.#assertOpen();
    checkKey(list);
    const appended = this.#lists.get(list) ?? { last: this.#floor, entries: [] };
    this.#lists.set(list, appended);
    const sequence = appended.last + 1;
    appended.last = sequence;
    appended.entries.push({ sequence, ...this.#kept(value, ttlMs) });
    this.#dropExpired(appended);
    appended.entries.splice(0, appended.entries.length - maxLength);
    this.#watchers.notify(list, sequence);
    return sequence;
  }

  async after(list: string, sequence: number, limit: number): Promise<ListPage> {
    this.#assertOpen();
    checkKey(list);
    const found = this.#lists.get(list);
    if (found === undefined) return { entries: [], first: null, last: this.#floor };
    this.#dropExpired(found);
    const first = found.entries[0]?.sequence ?? null;
    const start = first === null ? 0 : Math.max(0, sequence + 1 - first);
    const entries = found.entries
      .slice(start, start + limit)
      .map((entry) => ({ sequence: entry.sequence, value: Buffer.from(entry.value) }));
    return { entries, first, last: found.last };
  }

  watch(list: string, onAppend: (sequence: number) => void): () => void {
    this.#assertOpen();
    checkKey(list);
    return this.#watchers.add(list, onAppend);
  }

  async sweep(): Promise<void> {
    for (const [key, { expiresAt }] of this.#values) {
      if (expiresAt <= this.#now()) this.#values.delete(key);
    }
    for (const [name, list] of this.#lists) {
      this.#dropExpired(list);
      if (list.entries.length > 0) continue;
      this.#floor = Math.max(this.#floor, list.last);
      this.#lists.delete(name);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#values.clear();
    this.#lists.clear();
    this.#watchers.clear();
  }

  #read(key: string): Buffer | null {
    this.#assertOpen();
    checkKey(key);
    const found = this.#values.get(key);
    return found === undefined || found.expiresAt <= this.#now() ? null : Buffer.from(found.value);
  }

  #write(key: string, value: Buffer, ttlMs: number): void {
    this.#values.set(key, this.#kept(value, ttlMs));
  }

  #kept(value: Buffer, ttlMs: number): Kept {
    return { value: Buffer.from(value), expiresAt: this.#now() + ttlMs };
  }

  /** Drops the oldest entries up to the first one that has not expired. */
  #dropExpired({ entries }: List): void {
    const live = entries.findIndex(({ expiresAt }) => expiresAt > this.#now());
    entries.splice(0, live === -1 ? entries.length : live);
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new StateUnavailableError('the state store is closed');
  }
}
