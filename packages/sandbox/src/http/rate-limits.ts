import type { Clock } from '../state/clock.js';
import type { JsonObject } from './validation.js';

/** How often a minute one path may be asked. */
interface Limit {
  readonly perClient: number;
  /** For one Asset Report. */
  readonly perReport?: number;
}

/**
 * Plaid docs: errors/rate-limit-exceeded. Per client as in Plaid's Sandbox, and per report as in Production, because 15 a
 * minute is what a client that polls must be built for. The table has no Sandbox column for PDFs: both of their limits are
 * those of Production. Paths that it does not name have none here.
 */
const limits: Readonly<Record<string, Limit>> = {
  '/asset_report/create': { perClient: 100 },
  '/asset_report/get': { perClient: 1_000, perReport: 15 },
  '/asset_report/pdf/get': { perClient: 50, perReport: 15 },
  '/asset_report/refresh': { perClient: 100 },
};

const windowMs = 60_000;

export interface RateLimits {
  /** Counts the call, unless it is one too many. */
  allow(path: string, clientId: string, input: JsonObject): boolean;
}

export const noRateLimits: RateLimits = { allow: () => true };

/** At no moment of the sandbox's clock have there been more than so many calls within the minute that ends then. */
export function createRateLimits(clock: Clock): RateLimits {
  /** The times of the calls of the last minute, oldest first. */
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
