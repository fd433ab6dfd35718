import { LRUCache } from 'lru-cache';
import type { Entry } from './entry.js';

export interface EntriesOptions<Value> {
  readonly maxBytes: number;
  /** Called when an entry is removed to make room. */
  readonly onEvict: () => void;
  /** Called with the value of each entry that is removed, or was not added. */
  readonly onRemove: (value: Value) => void;
}

const SWEEP_MS = 30_000;

/** The entries of a cache by key and by tag, bounded in bytes. The least recently used ones are evicted first. */
export class Entries<Value> {
  readonly #byKey: LRUCache<string, Entry<Value>>;
  readonly #byTag = new Map<string, Set<Entry<Value>>>();
  readonly #onRemove: (value: Value) => void;
  readonly #sweep: NodeJS.Timeout;

  constructor({ maxBytes, onEvict, onRemove }: EntriesOptions<Value>) {
    this.#onRemove = onRemove;
    this.#byKey = new LRUCache<string, Entry<Value>>({
      maxSize: Math.max(1, maxBytes),
      sizeCalculation: ({ bytes }) => Math.max(1, bytes),
      dispose: (entry, _key, reason) => {
        if (reason === 'evict') onEvict();
        this.#removeTags(entry);
        this.discard(entry);
      },
    });
    // Expired values are personal data, so they are removed even when their space is not needed.
    this.#sweep = setInterval(() => this.#removeExpired(), SWEEP_MS).unref();
  }

  /** The size of all values. */
  get bytes(): number {
    return this.#byKey.calculatedSize;
  }

  /** The entry of a key, if it is current. */
  get(key: string): Entry<Value> | undefined {
    const entry = this.#byKey.get(key);
    if (entry === undefined || entry.isCurrent) return entry;
    this.#byKey.delete(key);
    return undefined;
  }

  /** Adds an entry, unless it is larger than the whole cache, or was made from a value that is no longer current. */
  add(entry: Entry<Value>): void {
    const { key, bytes, tags, dependencies } = entry;
    if (bytes > this.#byKey.maxSize || dependencies.some(({ isCurrent }) => !isCurrent)) {
      this.discard(entry);
      return;
    }
    for (const tag of tags) {
      const tagged = this.#byTag.get(tag);
      if (tagged === undefined) this.#byTag.set(tag, new Set([entry]));
      else tagged.add(entry);
    }
    this.#byKey.set(key, entry);
    for (const dependency of dependencies) {
      const removeCallback = dependency.onceRemoved(() => {
        if (this.#byKey.peek(key) === entry) this.#byKey.delete(key);
      });
      // A dependency may outlive thousands of its dependents, and each callback references one of them.
      entry.onceRemoved(removeCallback);
    }
  }

  /** Ends an entry that is removed, or that is not added. */
  discard(entry: Entry<Value>): void {
    entry.end();
    this.#onRemove(entry.value);
  }

  delete(key: string): void {
    this.#byKey.delete(key);
  }

  /** The entries that have one of these tags, and those that share another tag with one of them. */
  related(tags: readonly string[]): ReadonlySet<Entry<Value>> {
    const entries = new Set(tags.flatMap((tag) => this.#taggedWith(tag)));
    for (const entry of [...entries]) {
      for (const other of entry.tags.flatMap((tag) => this.#taggedWith(tag))) entries.add(other);
    }
    return entries;
  }

  clear(): void {
    this.#byKey.clear();
  }

  stop(): void {
    clearInterval(this.#sweep);
    this.clear();
  }

  #removeTags(entry: Entry<Value>): void {
    for (const tag of entry.tags) {
      const tagged = this.#byTag.get(tag);
      tagged?.delete(entry);
      if (tagged?.size === 0) this.#byTag.delete(tag);
    }
  }

  #removeExpired(): void {
    for (const [key, entry] of [...this.#byKey.entries()]) {
      if (!entry.isCurrent) this.#byKey.delete(key);
    }
  }

  #taggedWith(tag: string): readonly Entry<Value>[] {
    return [...(this.#byTag.get(tag) ?? [])];
  }
}
