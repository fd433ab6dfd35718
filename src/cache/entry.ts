import type { CachedValue } from './cached-value.js';

export interface EntryFields<Value> {
  readonly key: string;
  readonly begunAt: number;
  readonly value: Value;
  readonly bytes: number;
  readonly tags: readonly string[];
  readonly dependencies: readonly CachedValue<unknown>[];
  readonly now: () => number;
  /** On the cache's clock. */
  readonly expiresAt: number;
}

/** A value of a cache, until it is removed. */
export class Entry<Value> implements CachedValue<Value> {
  readonly key: string;
  readonly begunAt: number;
  readonly value: Value;
  readonly bytes: number;
  readonly tags: readonly string[];
  readonly dependencies: readonly CachedValue<unknown>[];
  readonly #now: () => number;
  readonly #expiresAt: number;
  #isRemoved = false;
  readonly #callbacks = new Set<() => void>();

  constructor({ key, begunAt, value, bytes, tags, dependencies, now, expiresAt }: EntryFields<Value>) {
    this.key = key;
    this.begunAt = begunAt;
    this.value = value;
    this.bytes = bytes;
    this.tags = tags;
    this.dependencies = dependencies;
    this.#now = now;
    this.#expiresAt = expiresAt;
  }

  get isCurrent(): boolean {
    const isInTime = this.#now() < this.#expiresAt;
    return !this.#isRemoved && isInTime && this.dependencies.every(({ isCurrent }) => isCurrent);
  }

  get ageMs(): number {
    return this.#now() - this.begunAt;
  }

  onceRemoved(callback: () => void): () => void {
    if (this.#isRemoved) callback();
    else this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  /** Tells those that wait for its removal. */
  end(): void {
    this.#isRemoved = true;
    const callbacks = [...this.#callbacks];
    this.#callbacks.clear();
    for (const callback of callbacks) callback();
  }
}
