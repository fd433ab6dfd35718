import rateLimit, { type RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { callerKey } from '../auth/caller-key.js';
import type { Caller } from '../auth/principal.js';
import type { Problem } from '../graphql/errors/problem.js';
import { RefusedRequest } from './errors.js';

const WINDOW_MS = 60_000;

/** The least recently active caller is evicted first. */
const MAX_CALLERS = 10_000;

/** Where several processes count together. */
export interface SharedCounts {
  /** A client of ioredis. */
  readonly redis: unknown;
  /** Precedes all keys. */
  readonly nameSpace: string;
  /** A name for a caller, from which the caller cannot be found. */
  nameOf(caller: string): string;
}

/** A limit per caller (tenant and subject), across all routes and client addresses. */
function rateLimitOptions(perMinute: number): RateLimitPluginOptions {
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
    errorResponseBuilder: (_request, { ttl }) => new RefusedRequest(tooMany(perMinute, ttl)),
  };
}

/** The same limit over all processes. While they cannot count together, it lets all requests pass. */
function sharedRateLimitOptions(
  perMinute: number,
  { redis, nameSpace, nameOf }: SharedCounts,
): RateLimitPluginOptions {
  return {
    ...rateLimitOptions(perMinute),
    redis,
    nameSpace,
    skipOnError: true,
    keyGenerator: (request) => nameOf(keyOf(request)),
  };
}

function keyOf({ caller }: FastifyRequest): string {
  return caller === null ? '' : callerKey(caller.principal);
}

/** Counts a request that is no HTTP request of its own, such as a subscription over a WebSocket. The refusal when there were too many. */
export type CountRequest = (caller: Caller) => Promise<Problem | null>;

/** The limits of requests: for routes, and for requests that are no HTTP requests. Both have the same counts. */
export interface RateLimits {
  readonly guards: readonly onRequestAsyncHookHandler[];
  readonly countRequest: CountRequest;
}

/**
 * @param perMinute 0 for no limit.
 * @param sharedCounts null when this process counts alone. If not, it also counts alone, for the time when it cannot count with others.
 */
export async function createRateLimits(
  server: FastifyInstance,
  perMinute: number,
  sharedCounts: SharedCounts | null,
): Promise<RateLimits> {
  const limits = perMinute === 0 ? [] : [rateLimitOptions(perMinute)];
  if (perMinute > 0 && sharedCounts !== null) limits.push(sharedRateLimitOptions(perMinute, sharedCounts));
  const guards: onRequestAsyncHookHandler[] = [];
  const counts: ReturnType<FastifyInstance['createRateLimit']>[] = [];
  for (const limit of limits) {
    // In a context of its own, because a context has one limiter.
    await server.register(async (context) => {
      await context.register(rateLimit, limit);
      guards.push(context.rateLimit());
      counts.push(context.createRateLimit());
    });
  }
  return {
    guards,
    async countRequest(caller) {
      for (const count of counts) {
        // The plugin reads nothing else of a request.
        const result = await count({ caller, routeOptions: {} } as FastifyRequest);
        if (!result.isAllowed && result.isExceeded) return tooMany(perMinute, result.ttl);
      }
      return null;
    },
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
