import { LRUCache } from 'lru-cache';
import { Flight } from './flight.js';

/** What a read brought, and how long it may stand for further ones. */
export interface Loaded<Value> {
  readonly value: Value;
  /** What it takes of the heap. */
  readonly bytes: number;
  /** In ms, before jitter; 0 keeps it for those only who were waiting. */
  readonly ttlMs: number;
  /** By which it can be invalidated, besides the tags that were known before the read. */
  readonly tags?: readonly string[];
  /** Other values out of which it was made: it goes when one of them goes. */
  readonly dependencies?: readonly Held<unknown>[];
}

/** A value and whether it still stands. */
export interface Held<Value> {
  readonly value: Value;
  /** False once it has expired, was evicted or invalidated, or was never kept. */
  readonly isCurrent: boolean;
  readonly bytes: number;
  /**
   * Calls back once, when it stops being kept; at once when it is not.
   *
   * @returns takes the callback back. Until then it is held, with all that it holds.
   */
  whenGone(callback: () => void): () => void;
}

export interface CacheOptions<Value> {
  readonly maxBytes: number;
  /** Called with what becomes of each load, and of what is kept. */
  readonly onEvent?: (event: CacheEvent) => void;
  /** Called with a value that is no longer kept, or never was. */
  readonly onGone?: (value: Value) => void;
  /** In ms, rising; tests bring their own. */
  readonly now?: () => number;
}

export type CacheEvent = 'hit' | 'miss' | 'join' | 'evict' | 'invalidate';

/** So that what was kept at one moment does not expire at one moment. */
const JITTER = 0.1;

const SWEEP_MS = 30_000;

/**
 * Values shared by all operations of the process, bounded in bytes, the least recently used going first. Concurrent
 * misses of a key join one read (single-flight). Knows opaque keys and tags, and not what they stand for.
 *
 * Not kept: a failed read, one whose key was invalidated while it was under way, and a value larger than all there is.
 */
export class SharedCache<Value> {
  readonly #entries: LRUCache<string, Entry<Value>>;
  readonly #flights = new Map<string, TaggedFlight<Value>>();
  readonly #byTag = new Map<string, Set<Entry<Value>>>();
  readonly #onEvent: (event: CacheEvent) => void;
  readonly #onGone: (value: Value) => void;
  readonly #now: () => number;
  readonly #sweep: NodeJS.Timeout;

  constructor({
    maxBytes,
    onEvent = () => {},
    onGone = () => {},
    now = () => performance.now(),
  }: CacheOptions<Value>) {
    this.#onGone = onGone;
    this.#onEvent = onEvent;
    this.#now = now;
    this.#entries = new LRUCache<string, Entry<Value>>({
      maxSize: Math.max(1, maxBytes),
      sizeCalculation: ({ bytes }) => Math.max(1, bytes),
      dispose: (entry, _key, reason) => {
        if (reason === 'evict') this.#onEvent('evict');
        this.#drop(entry);
      },
    });
    // What has expired is of no use to anybody, and is somebody's account: it does not wait for the space to be needed.
    this.#sweep = setInterval(() => this.#dropExpired(), SWEEP_MS).unref();
  }

  /** What is kept now, in bytes. */
  get bytes(): number {
    return this.#entries.calculatedSize;
  }

  /** What is kept under a key, without reading it. */
  peek(key: string): Held<Value> | undefined {
    return this.#kept(key);
  }

  #kept(key: string): Entry<Value> | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.isCurrent) return entry;
    this.#entries.delete(key);
    return undefined;
  }

  /**
   * What is kept under a key, or what `read` brings.
   *
   * @param tags by which the read, while it is under way, and its value can be invalidated.
   * @param read gets a signal that ends when nobody waits any more.
   * @param signal ends this caller's waiting, and nobody else's.
   * @param maxAgeMs how long ago the read of the value may have begun. An older value is read again; it stays for other
   * callers until the new one replaces it.
   */
  load(
    key: string,
    tags: readonly string[],
    read: (signal: AbortSignal) => Promise<Loaded<Value>>,
    signal?: AbortSignal,
    maxAgeMs = Number.POSITIVE_INFINITY,
  ): Promise<Held<Value>> {
    const isRecent = ({ begunAt }: { readonly begunAt: number }) => this.#now() - begunAt < maxAgeMs;
    const kept = this.#kept(key);
    if (kept !== undefined && isRecent(kept)) {
      this.#onEvent('hit');
      return Promise.resolve(kept);
    }
    const underWay = this.#flights.get(key);
    const joined = underWay !== undefined && isRecent(underWay) ? underWay : undefined;
    this.#onEvent(joined === undefined ? 'miss' : 'join');
    return (joined ?? this.#start(key, tags, read)).wait(signal);
  }

  /** Forgets all that carries one of these tags, and all that shares another tag with that; reads under way as well. */
  invalidate(...tags: string[]): void {
    const entries = new Set(tags.flatMap((tag) => this.#taggedWith(tag)));
    for (const entry of [...entries]) {
      for (const other of entry.tags.flatMap((tag) => this.#taggedWith(tag))) entries.add(other);
    }
    for (const { key } of entries) {
      this.#onEvent('invalidate');
      this.#entries.delete(key);
    }
    const forgotten = [...tags, ...[...entries].flatMap((entry) => entry.tags)];
    for (const [key, flight] of this.#flights) {
      for (const tag of forgotten) flight.forgotten.add(tag);
      if (flight.tags.some((tag) => tags.includes(tag))) this.#flights.delete(key);
    }
  }

  stop(): void {
    clearInterval(this.#sweep);
    this.#entries.clear();
  }

  #start(
    key: string,
    tags: readonly string[],
    read: (signal: AbortSignal) => Promise<Loaded<Value>>,
  ): TaggedFlight<Value> {
    const flight: TaggedFlight<Value> = new TaggedFlight(
      this.#now(),
      tags,
      async (signal) => this.#keep(key, flight, await read(signal)),
      () => {
        // Whoever comes now starts anew, and does not join what has ended or was given up.
        if (this.#flights.get(key) === flight) this.#flights.delete(key);
      },
    );
    this.#flights.set(key, flight);
    return flight;
  }

  #keep(key: string, flight: TaggedFlight<Value>, loaded: Loaded<Value>): Entry<Value> {
    const { value, bytes, ttlMs, tags = [], dependencies = [] } = loaded;
    const expiresAt = this.#now() + ttlMs * (1 - JITTER * Math.random());
    const entry = new Entry(
      key,
      flight.begunAt,
      value,
      bytes,
      [...flight.tags, ...tags],
      dependencies,
      () => this.#now() < expiresAt,
    );
    // A read that began later has taken its place, or nobody waits for it any more.
    const isReplaced = this.#flights.get(key) !== flight;
    const isStale = isReplaced || entry.tags.some((tag) => flight.forgotten.has(tag));
    const isKept = ttlMs > 0 && !isStale && bytes <= this.#entries.maxSize;
    // An older value that was read again is not kept either: it may be wrong.
    if (!isStale) this.#entries.delete(key);
    if (!isKept || dependencies.some(({ isCurrent }) => !isCurrent)) {
      this.#end(entry);
      return entry;
    }
    for (const tag of entry.tags) {
      const tagged = this.#byTag.get(tag);
      if (tagged === undefined) this.#byTag.set(tag, new Set([entry]));
      else tagged.add(entry);
    }
    this.#entries.set(key, entry);
    for (const held of dependencies) {
      const forget = held.whenGone(() => {
        if (this.#entries.peek(key) === entry) this.#entries.delete(key);
      });
      // What it stands on may outlive thousands of its like, and would hold each of them.
      entry.whenGone(forget);
    }
    return entry;
  }

  #drop(entry: Entry<Value>): void {
    for (const tag of entry.tags) {
      const tagged = this.#byTag.get(tag);
      tagged?.delete(entry);
      if (tagged?.size === 0) this.#byTag.delete(tag);
    }
    this.#end(entry);
  }

  #end(entry: Entry<Value>): void {
    entry.end();
    this.#onGone(entry.value);
  }

  #dropExpired(): void {
    for (const [key, entry] of [...this.#entries.entries()]) {
      if (!entry.isCurrent) this.#entries.delete(key);
    }
  }

  #taggedWith(tag: string): readonly Entry<Value>[] {
    return [...(this.#byTag.get(tag) ?? [])];
  }
}

class TaggedFlight<Value> extends Flight<Entry<Value>> {
  /** What was invalidated while it was under way: if it brings one of these, that may be what was there before. */
  readonly forgotten = new Set<string>();

  constructor(
    /** On the cache's clock. */
    readonly begunAt: number,
    readonly tags: readonly string[],
    work: (signal: AbortSignal) => Promise<Entry<Value>>,
    onEnd: () => void,
  ) {
    super(work, onEnd);
  }
}

class Entry<Value> implements Held<Value> {
  #isGone = false;
  readonly #callbacks = new Set<() => void>();

  constructor(
    readonly key: string,
    /** When its read began, on the cache's clock. */
    readonly begunAt: number,
    readonly value: Value,
    readonly bytes: number,
    readonly tags: readonly string[],
    private readonly dependencies: readonly Held<unknown>[],
    private readonly isInTime: () => boolean,
  ) {}

  get isCurrent(): boolean {
    return !this.#isGone && this.isInTime() && this.dependencies.every(({ isCurrent }) => isCurrent);
  }

  whenGone(callback: () => void): () => void {
    if (this.#isGone) callback();
    else this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  end(): void {
    this.#isGone = true;
    const callbacks = [...this.#callbacks];
    this.#callbacks.clear();
    for (const callback of callbacks) callback();
  }
}
