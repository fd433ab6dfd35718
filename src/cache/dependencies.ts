import type { CachedValue } from './shared-cache.js';

/**
 * The cached values that one response was made from. They are immutable, so the response may be cached until one of them is
 * removed, unless part of the response is valid for one request only.
 */
export class Dependencies {
  readonly #values = new Set<CachedValue<unknown>>();
  #isCacheable = true;

  add(value: CachedValue<unknown>): void {
    this.#values.add(value);
  }

  /** For a response with a part for this request only: an error, a URL that expires, a page that Plaid may change. */
  markUncacheable(): void {
    this.#isCacheable = false;
  }

  /** The values, or null when the response must not be cached. */
  get cacheable(): readonly CachedValue<unknown>[] | null {
    const values = [...this.#values];
    return this.#isCacheable && values.every(({ isCurrent }) => isCurrent) ? values : null;
  }
}
