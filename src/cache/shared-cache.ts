import type { CachedValue } from './cached-value.js';
import { Entries } from './entries.js';
import { Entry } from './entry.js';
import { Flight } from './flight.js';

/** The result of a read, and how to cache it. */
export interface Loaded<Value> {
  readonly value: Value;
  /** Heap use. */
  readonly bytes: number;
  /** In ms, before jitter. With 0, only the current waiters get the value. */
  readonly ttlMs: number;
  /** Tags that are known after the read only. They are added to the tags of the load. */
  readonly tags?: readonly string[];
  /** The time since the read of the value began, in ms, if another process has read it earlier. */
  readonly ageMs?: number;
  /** The cached values that it was made from. Removing one of them removes this value. */
  readonly dependencies?: readonly CachedValue<unknown>[];
}

export interface CacheOptions<Value> {
  readonly maxBytes: number;
  readonly onEvent?: (event: CacheEvent) => void;
  /** Called with each value that leaves the cache or is not cached at all. */
  readonly onRemove?: (value: Value) => void;
  /** A monotonic clock, in ms. */
  readonly now?: () => number;
}

export interface LoadOptions {
  /** Invalidating a tag invalidates the value, and the read while it runs. */
  readonly tags?: readonly string[] | undefined;
  /** Stops this caller's wait only. */
  readonly signal?: AbortSignal | undefined;
  /**
   * The longest time since the read of the value began, in ms. An older value is read again. Other callers get the older
   * value until the new one replaces it.
   */
  readonly maxAgeMs?: number | undefined;
  /** Called before the load waits. */
  readonly onFound?: ((found: Found) => void) | undefined;
}

/** How a load finds its value: cached, by a read of its own, or by a read under way. */
export type Found = 'hit' | 'miss' | 'join';

type Read<Value> = (signal: AbortSignal) => Promise<Loaded<Value>>;

export type CacheEvent = Found | 'evict' | 'invalidate';

/** Shortens each TTL by up to this share, so that values that were cached together do not expire together. */
const JITTER = 0.1;

/**
 * An LRU cache that all operations of the process share, bounded in bytes. Concurrent misses of a key share one read
 * (single-flight). Keys and tags are opaque.
 *
 * Not cached: failed reads, reads that were invalidated while they ran, and values larger than the whole cache.
 */
export class SharedCache<Value> {
  readonly #entries: Entries<Value>;
  readonly #flights = new Map<string, TaggedFlight<Value>>();
  readonly #onEvent: (event: CacheEvent) => void;
  readonly #now: () => number;

  constructor({
    maxBytes,
    onEvent = () => {},
    onRemove = () => {},
    now = () => performance.now(),
  }: CacheOptions<Value>) {
    this.#onEvent = onEvent;
    this.#now = now;
    this.#entries = new Entries<Value>({ maxBytes, onEvict: () => onEvent('evict'), onRemove });
  }

  /** The size of all cached values. */
  get bytes(): number {
    return this.#entries.bytes;
  }

  /** The cached value, without a read. Undefined when it is as old as `maxAgeMs`. */
  peek(key: string, maxAgeMs = Number.POSITIVE_INFINITY): CachedValue<Value> | undefined {
    const cached = this.#entries.get(key);
    return cached !== undefined && this.#isRecent(cached, maxAgeMs) ? cached : undefined;
  }

  /** Whether a value is cached, or being read. */
  has(key: string, maxAgeMs = Number.POSITIVE_INFINITY): boolean {
    return this.peek(key, maxAgeMs) !== undefined || this.#flightOf(key, maxAgeMs) !== undefined;
  }

  #flightOf(key: string, maxAgeMs: number): TaggedFlight<Value> | undefined {
    const flight = this.#flights.get(key);
    return flight !== undefined && this.#isRecent(flight, maxAgeMs) ? flight : undefined;
  }

  #isRecent({ begunAt }: { readonly begunAt: number }, maxAgeMs: number): boolean {
    return this.#now() - begunAt < maxAgeMs;
  }

  /**
   * The cached value, or the value that `read` loads.
   *
   * @param read gets a signal that aborts when no caller waits any more.
   */
  load(
    key: string,
    read: Read<Value>,
    { tags = [], signal, maxAgeMs = Number.POSITIVE_INFINITY, onFound = () => {} }: LoadOptions = {},
  ): Promise<CachedValue<Value>> {
    const tell = (found: Found) => {
      this.#onEvent(found);
      onFound(found);
    };
    const cached = this.peek(key, maxAgeMs);
    if (cached !== undefined) {
      tell('hit');
      return Promise.resolve(cached);
    }
    const joined = this.#flightOf(key, maxAgeMs);
    tell(joined === undefined ? 'miss' : 'join');
    return (joined ?? this.#start(key, tags, read)).wait(signal);
  }

  /** Removes one value. A read of it that runs is not affected. */
  evict(key: string): void {
    this.#entries.delete(key);
  }

  /**
   * Removes the values that have one of these tags, and the values that share another tag with one of those. Invalidates running
   * reads too.
   *
   * @returns the values that it removed.
   */
  invalidate(...tags: string[]): readonly Value[] {
    const entries = this.#entries.related(tags);
    for (const { key } of entries) {
      this.#onEvent('invalidate');
      this.#entries.delete(key);
    }
    const invalidated = [...tags, ...[...entries].flatMap((entry) => entry.tags)];
    for (const [key, flight] of this.#flights) {
      for (const tag of invalidated) flight.invalidatedTags.add(tag);
      if (flight.tags.some((tag) => tags.includes(tag))) this.#flights.delete(key);
    }
    return [...entries].map(({ value }) => value);
  }

  /** Removes all values. What running reads return is not cached. */
  clear(): void {
    this.#flights.clear();
    this.#entries.clear();
  }

  stop(): void {
    this.#entries.stop();
  }

  #start(key: string, tags: readonly string[], read: Read<Value>): TaggedFlight<Value> {
    const flight: TaggedFlight<Value> = new TaggedFlight(
      this.#now(),
      tags,
      async (signal) => this.#store(key, flight, await read(signal)),
      () => {
        // Later callers start a new read and do not join one that has ended or was aborted.
        if (this.#flights.get(key) === flight) this.#flights.delete(key);
      },
    );
    this.#flights.set(key, flight);
    return flight;
  }

  #store(key: string, flight: TaggedFlight<Value>, loaded: Loaded<Value>): Entry<Value> {
    const { value, bytes, ttlMs, ageMs = 0, tags = [], dependencies = [] } = loaded;
    const expiresAt = this.#now() + ttlMs * (1 - JITTER * Math.random());
    const entry = new Entry({
      key,
      begunAt: Math.min(flight.begunAt, this.#now() - ageMs),
      value,
      bytes,
      tags: [...flight.tags, ...tags],
      dependencies,
      now: this.#now,
      expiresAt,
    });
    // A later read has replaced this one, it was invalidated, or no caller waits any more.
    const isReplaced = this.#flights.get(key) !== flight;
    const isStale = isReplaced || entry.tags.some((tag) => flight.invalidatedTags.has(tag));
    // Removes the older value even when the new one is not cached, because the older one may be wrong.
    if (!isStale) this.#entries.delete(key);
    if (isStale || ttlMs <= 0) this.#entries.discard(entry);
    else this.#entries.add(entry);
    return entry;
  }
}

class TaggedFlight<Value> extends Flight<Entry<Value>> {
  /** Tags that were invalidated while the read ran. A value with one of them may be from before the change. */
  readonly invalidatedTags = new Set<string>();

  constructor(
    /** Read from the cache's clock. */
    readonly begunAt: number,
    readonly tags: readonly string[],
    work: (signal: AbortSignal) => Promise<Entry<Value>>,
    onEnd: () => void,
  ) {
    super(work, onEnd);
  }
}
