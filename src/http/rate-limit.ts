import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal.js';
import { RefusedRequest } from './errors.js';

const WINDOW_MS = 60_000;

/** The least recently active caller is evicted first. */
const MAX_CALLERS = 10_000;

/** A limit per caller (tenant and subject), across all routes and client addresses. */
export function rateLimitOptions(perMinute: number): RateLimitPluginOptions {
  return {
    global: false,
    max: perMinute,
    timeWindow: WINDOW_MS,
    cache: MAX_CALLERS,
    keyGenerator: keyOf,
    // The landing page has no caller.
    allowList: ({ caller }) => caller === null,
    // Only Retry-After is sent, when the limit is exceeded.
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    errorResponseBuilder: (_request, { ttl }) =>
      new RefusedRequest({
        status: 429,
        code: 'RATE_LIMITED',
        title: `More than ${perMinute} requests within a minute`,
        retryable: true,
        retryAfterMs: ttl,
      }),
  };
}

function keyOf({ caller }: FastifyRequest): string {
  if (caller === null) return '';
  const { principal } = caller;
  let key = keys.get(principal);
  if (key === undefined) {
    key = JSON.stringify([principal.tenant, principal.subject]);
    keys.set(principal, key);
  }
  return key;
}

/** A principal is cached between requests, so its key is computed once. */
const keys = new WeakMap<Principal, string>();
