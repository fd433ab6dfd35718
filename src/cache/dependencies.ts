import type { CachedValue } from './cached-value.js';

/**
 * The cached values that one response was made from. They are immutable, so the response may be cached until one of them is
 * removed, unless part of the response is valid for one request only.
 */
export class Dependencies {
  readonly #values = new Set<CachedValue<unknown>>();
  #isCacheable = true;
  #freshUntil = Number.POSITIVE_INFINITY;

  /** @param maxAgeMs the longest time since the read of the value began, for any request that gets the response. */
  add(value: CachedValue<unknown>, maxAgeMs = Number.POSITIVE_INFINITY): void {
    this.#values.add(value);
    this.#freshUntil = Math.min(this.#freshUntil, value.begunAt + maxAgeMs);
  }

  /** For a response with a part for this request only: an error, a URL that expires, a page that Plaid may change. */
  markUncacheable(): void {
    this.#isCacheable = false;
  }

  /**
   * Requests that arrive at this time or later must not get the response, because one of its values is too old for it. In ms on
   * the monotonic clock of the caches; infinite when no value has a maximum age.
   */
  get freshUntil(): number {
    return this.#freshUntil;
  }

  /** The values, or null when the response must not be cached. */
  get cacheable(): readonly CachedValue<unknown>[] | null {
    const values = [...this.#values];
    return this.#isCacheable && values.every(({ isCurrent }) => isCurrent) ? values : null;
  }
}
