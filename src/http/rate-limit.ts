import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callerKey } from '../auth/caller-key.js';
import type { Caller } from '../auth/principal.js';
import type { Problem } from '../graphql/errors/problem.js';
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
    keyGenerator: ({ caller }) => (caller === null ? '' : callerKey(caller.principal)),
    // The landing page has no caller.
    allowList: ({ caller }) => caller === null,
    // Only Retry-After is sent, when the limit is exceeded.
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    errorResponseBuilder: (_request, { ttl }) => new RefusedRequest(tooMany(perMinute, ttl)),
  };
}

/** Counts a request that is no HTTP request of its own, such as a subscription over a WebSocket. The refusal when there were too many. */
export type CountRequest = (caller: Caller) => Promise<Problem | null>;

/** @param server with the plugin. */
export function createRequestCount(server: FastifyInstance, perMinute: number): CountRequest {
  const count = server.createRateLimit();
  return async (caller) => {
    // The plugin reads nothing else of a request.
    const result = await count({ caller, routeOptions: {} } as FastifyRequest);
    return !result.isAllowed && result.isExceeded ? tooMany(perMinute, result.ttl) : null;
  };
}

function tooMany(perMinute: number, retryAfterMs: number): Problem {
  return {
    status: 429,
    code: 'RATE_LIMITED',
    title: `More than ${perMinute} requests within a minute`,
    retryable: true,
    retryAfterMs,
  };
}
