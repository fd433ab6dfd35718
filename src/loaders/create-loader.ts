import DataLoader from 'dataloader';

/**
 * A loader memo: within one operation, one upstream read per key, however many fields and aliases ask for it.
 *
 * Each key is its own read: Plaid has no path that takes several tokens, and a batch would make every token wait for
 * the slowest. A failed key fails its own field only.
 *
 * @param keyOf what makes two loads the same.
 */
export function createLoader<Key, Value>(
  keyOf: (key: Key) => string,
  read: (key: Key) => Promise<Value>,
): DataLoader<Key, Value, string> {
  return new DataLoader<Key, Value, string>(
    (keys) => Promise.all(keys.map((key) => read(key).catch((error: unknown) => asError(error)))),
    { batch: false, cacheKeyFn: keyOf },
  );
}

/** DataLoader takes a failure for a value unless it is an Error. */
function asError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new Error('A read failed with something that is not an Error', { cause: thrown });
}
