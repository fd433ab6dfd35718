import { GET_INTERVAL_MS } from '../reports/report-call.js';
import type { Topic } from './topic.js';

interface Begun<Value> {
  /** In ms, from a clock that never goes back. */
  readonly at: number;
  readonly value: Promise<Value>;
}

/**
 * Reads of reports, 4 s apart for each topic, so that subscriptions that begin again and again stay within Plaid's rate limit: also when
 * the cache of reports does not keep what they find. What a read of the last 4 s found is shared.
 */
export class SpacedReads<Value> {
  readonly #now: () => number;
  /** The reads of the last 4 s by topic, oldest first. Older ones are removed at the next read. */
  readonly #begun = new Map<string, Begun<Value>>();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** @param read what it throws is not shared with later calls. */
  of({ name }: Topic, read: () => Promise<Value>): Promise<Value> {
    const now = this.#now();
    for (const [each, { at }] of this.#begun) {
      if (now - at < GET_INTERVAL_MS) break;
      this.#begun.delete(each);
    }
    const recent = this.#begun.get(name);
    if (recent !== undefined) return recent.value;
    const value = read();
    this.#begun.set(name, { at: now, value });
    value.catch(() => {
      if (this.#begun.get(name)?.value === value) this.#begun.delete(name);
    });
    return value;
  }

  /** The report may have changed: the next read is not shared with an earlier one. */
  forget({ name }: Topic): void {
    this.#begun.delete(name);
  }
}
