import { SharedCache } from '../cache/shared-cache.js';
import type { MadeAnswer, ShareAnswer } from './graphql-endpoint.js';

/** As long as what they stand on stands. */
const FOREVER_MS = 2 ** 40;

/** Answers as bytes: a query that is repeated over the same reports is executed once, and never reaches Apollo again. */
export function createKeptAnswers(maxBytes: number): ShareAnswer & { stop(): void } {
  const cache = new SharedCache<MadeAnswer>({ maxBytes });
  return {
    kept: (key) => cache.peek(key)?.value,

    async share(key, make, signal) {
      let isOurs = false;
      const { value: made } = await cache.load(
        key,
        [],
        async (waited) => {
          isOurs = true;
          const value = await make(waited);
          const { answer, dependencies } = value;
          return {
            value,
            bytes: answer.bytes,
            ttlMs: dependencies === null ? 0 : FOREVER_MS,
            dependencies: dependencies ?? [],
          };
        },
        signal,
      );
      // One with an error has the request id of whoever it was made for, and one with a URL is theirs.
      return isOurs || made.dependencies !== null ? made : make(signal);
    },
    stop: () => cache.stop(),
  };
}
