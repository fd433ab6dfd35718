/** A loaded value, which may have left the cache since. */
export interface CachedValue<Value> {
  readonly value: Value;
  /** False when the value has expired, was evicted or invalidated, or was never cached. */
  readonly isCurrent: boolean;
  readonly bytes: number;
  /** The start of its read, in ms on the cache's clock. Its age counts from then. */
  readonly begunAt: number;
  /** The time since the read of the value began, in ms. */
  readonly ageMs: number;
  /**
   * Calls back once when the value leaves the cache; at once when it is not cached.
   *
   * @returns a function that removes the callback, and so frees the memory that it references.
   */
  onceRemoved(callback: () => void): () => void;
}
