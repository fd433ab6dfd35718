import type { Held } from './shared-cache.js';

/**
 * The cached values from which one response is made. They do not change, so the response may be cached as long as all of
 * them are; unless it also holds something that is for one request only.
 */
export class Dependencies {
  readonly #values = new Set<Held<unknown>>();
  #isCacheable = true;

  add(value: Held<unknown>): void {
    this.#values.add(value);
  }

  /** The response holds something for this request only: an error, a URL that expires, a page that Plaid may change. */
  markUncacheable(): void {
    this.#isCacheable = false;
  }

  /** The values, or null when the response must not be cached. */
  get cacheable(): readonly Held<unknown>[] | null {
    const values = [...this.#values];
    return this.#isCacheable && values.every(({ isCurrent }) => isCurrent) ? values : null;
  }
}
