import DataLoader from 'dataloader';

/**
 * A loader memo: one upstream read per key and operation, for any number of fields and aliases.
 *
 * It does not batch: Plaid has no path for several tokens, and in a batch every token would wait for the slowest. A failed
 * key fails only the fields that load it.
 *
 * @param keyOf two loads with the same key share one read.
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

/** DataLoader treats a rejection as a value unless it is an Error. */
function asError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new Error('A read failed with something that is not an Error', { cause: thrown });
}
