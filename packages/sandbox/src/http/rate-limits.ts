import type { Clock } from '../state/clock.js';
import type { JsonObject } from './json-object.js';

/** Calls of one path per minute. */
interface Limit {
  readonly perClient: number;
  /** For one Asset Report. */
  readonly perReport?: number;
}

/**
 * Plaid docs: errors/rate-limit-exceeded. The limits per client are those of Plaid's Sandbox. The limits per report are those
 * of Production, because a polling client must work with 15 per minute. For PDFs Plaid documents only Production limits. Other
 * paths have no limit here.
 */
const limits: Readonly<Record<string, Limit>> = {
  '/asset_report/create': { perClient: 100 },
  '/asset_report/get': { perClient: 1_000, perReport: 15 },
  '/asset_report/pdf/get': { perClient: 50, perReport: 15 },
  '/asset_report/refresh': { perClient: 100 },
};

const windowMs = 60_000;

export interface RateLimits {
  /** Whether the call is within the limits. Counts the call if so. */
  allow(path: string, clientId: string, input: JsonObject): boolean;
}

export const noRateLimits: RateLimits = { allow: () => true };

/** A sliding window of one minute on the sandbox's clock. */
export function createRateLimits(clock: Clock): RateLimits {
  /** The times of the allowed calls of the last minute, oldest first. */
  const calls = new Map<string, number[]>();

  function recent(key: string, now: number): number[] {
    const times = (calls.get(key) ?? []).filter((time) => time > now - windowMs);
    if (times.length === 0) calls.delete(key);
    return times;
  }

  return {
    allow(path, clientId, { asset_report_token: token }) {
      const limit = Object.hasOwn(limits, path) ? limits[path] : undefined;
      if (limit === undefined) return true;
      const now = clock.now().getTime();
      const counters = [{ key: `${path} ${clientId}`, most: limit.perClient }];
      if (limit.perReport !== undefined && typeof token === 'string') {
        counters.push({ key: `${path} ${clientId} ${token}`, most: limit.perReport });
      }
      const counted = counters.map(({ key, most }) => ({ key, most, times: recent(key, now) }));
      if (counted.some(({ most, times }) => times.length >= most)) return false;
      for (const { key, times } of counted) calls.set(key, [...times, now]);
      return true;
    },
  };
}
