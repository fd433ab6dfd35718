/**
 * State that survives a restart, or that several processes share. All stores hold the same contract:
 * `test/support/state-store-contract.ts`.
 *
 * Values are opaque bytes; callers seal them. Keys and names of lists are 1 to 200 printable ASCII characters without personal data,
 * such as `attempt/<hmac>`. Times to live are in ms. What has expired is absent at once, and is removed later by a sweep.
 *
 * A change resolves when it is durable. Changes of one key, or of one list, are atomic.
 * A change that fails may have been made, or may be found after a restart.
 *
 * @throws {StateUnavailableError} from every function, when the state cannot be read or written.
 */
export interface StateStore {
  /** Whether other processes use the same state. If not, nobody works any more on what a process left unfinished. */
  readonly isShared: boolean;
  get(key: string): Promise<Buffer | null>;
  /** Writes the value if the key has none. Returns the value that the key had, or null when it was written. */
  create(key: string, value: Buffer, ttlMs: number): Promise<Buffer | null>;
  /** Replaces the value, and its time to live, if the key still has the expected value. Returns whether it did. */
  replace(key: string, expected: Buffer, value: Buffer, ttlMs: number): Promise<boolean>;
  /** Returns whether there was a value. */
  delete(key: string): Promise<boolean>;
  /**
   * The values whose keys begin with the prefix, in the order of their keys. A value that is written, or deleted, before the last one
   * is read may be there or not.
   */
  entries(prefix: string): AsyncIterable<readonly [key: string, value: Buffer]>;
  /**
   * Appends to a list, and drops the oldest entries: those that have expired, and those beyond the maximum length. All callers pass
   * the same limits for a list.
   *
   * Returns the sequence number of the entry. The first list begins with 1. The numbers of a list rise by one and are never reused,
   * also after a restart. A list whose entries have all expired may continue with a higher number.
   */
  append(list: string, value: Buffer, limits: ListLimits): Promise<number>;
  /**
   * The entries after a sequence number, oldest first.
   *
   * A reader that knows all entries up to `sequence` has missed some when `first` is above `sequence + 1`, or when `first` is null and
   * `last` is not `sequence`.
   */
  after(list: string, sequence: number, limit: number): Promise<ListPage>;
  /**
   * Calls back after each append to a list, in order, by any process that shares the state. After a time without a connection it is
   * called with the newest number alone, and a number may be told again; so a watcher reads what follows the entries that it knows.
   * Returns a function that ends this.
   */
  watch(list: string, onAppend: (sequence: number) => void): () => void;
  close(): Promise<void>;
}

/** A store of this process alone. It does not remove what has expired by itself. */
export interface LocalStateStore extends StateStore {
  /** Removes everything that has expired. */
  sweep(): Promise<void>;
}

export interface ListLimits {
  /** How long an entry is there, in ms. */
  readonly ttlMs: number;
  /** At least 1. */
  readonly maxLength: number;
}

export interface ListEntry {
  readonly sequence: number;
  readonly value: Buffer;
}

export interface ListPage {
  readonly entries: readonly ListEntry[];
  /** The oldest sequence number that is there; null for an empty list. */
  readonly first: number | null;
  /** The newest sequence number that was given. For a list that is empty or unknown, it may be higher than that. */
  readonly last: number;
}
