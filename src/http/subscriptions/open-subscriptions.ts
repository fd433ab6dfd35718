import { setMaxListeners } from 'node:events';
import type { GraphQLFormattedError } from 'graphql';
import { callerKey } from '../../auth/caller-key.js';
import type { Principal } from '../../auth/principal.js';
import type { SubscriptionLimits } from '../../config/subscription-settings.js';
import { overloaded } from '../../graphql/errors/overload-refusal.js';
import type { Problem } from '../../graphql/errors/problem.js';
import { callAt } from '../../lib/call-at.js';
import type { Subscribe, SubscriptionRequest } from '../../subscriptions/subscription.js';
import { SubscriptionFailure } from '../../subscriptions/subscription-failure.js';
import { EventStream } from './event-stream.js';
import type { SubscriptionObserver, SubscriptionTransport } from './subscription-observer.js';

export interface OpenSubscriptionsOptions {
  readonly subscribe: Subscribe;
  readonly limits: SubscriptionLimits;
  readonly observer: SubscriptionObserver;
  readonly onFault: (error: unknown, requestId: string) => void;
}

export interface StartedSubscription extends SubscriptionRequest {
  readonly transport: SubscriptionTransport;
  /** When the token of the caller expires, in ms since 1970; null when something else ends the subscription then. */
  readonly expiresAt: number | null;
}

/** The open subscriptions of all transports, bounded in number. */
export interface OpenSubscriptions {
  /** Starts a subscription, or says why not. Its `signal` ends it. */
  start(subscription: StartedSubscription): Promise<EventStream | SubscriptionRefusal>;
  /** Ends all subscriptions. Their clients get the end of the stream, and can continue elsewhere. */
  stop(): void;
}

/** Why a subscription was not started. */
export interface SubscriptionRefusal {
  readonly status: number;
  readonly errors: readonly GraphQLFormattedError[];
}

export function createOpenSubscriptions({
  subscribe,
  limits,
  observer,
  onFault,
}: OpenSubscriptionsOptions): OpenSubscriptions {
  const maxPerCaller = limits.maxSocketsPerCaller * limits.maxPerSocket;
  const tooMany: Problem = {
    status: 429,
    code: 'RATE_LIMITED',
    title: `More than ${maxPerCaller} subscriptions of this caller are open`,
    retryable: true,
    retryAfterMs: null,
  };
  const streams = new Set<EventStream>();
  const counts = new Map<string, number>();
  let count = 0;
  let isStopping = false;

  function enter(principal: Principal): () => void {
    const key = callerKey(principal);
    count += 1;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return () => {
      count -= 1;
      const left = (counts.get(key) ?? 0) - 1;
      if (left > 0) counts.set(key, left);
      else counts.delete(key);
    };
  }

  async function start({
    transport,
    expiresAt,
    signal,
    ...request
  }: StartedSubscription): Promise<EventStream | SubscriptionRefusal> {
    const { principal } = request.caller;
    if (isStopping || count >= limits.max) return refusalOf(overloaded());
    // Callers that do not authenticate cannot be told apart.
    const isFull = (counts.get(callerKey(principal)) ?? 0) >= maxPerCaller;
    if (isFull && principal.isAnybody !== true) return refusalOf(tooMany);
    const leave = enter(principal);
    const controller = new AbortController();
    // Every read of an event adds a listener.
    setMaxListeners(0, controller.signal);
    let stream: EventStream | null = null;
    const onAbort = () => {
      stream?.end();
      controller.abort();
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const subscribed = await subscribe({ ...request, signal: controller.signal });
      if (subscribed.kind === 'refused') return subscribed;
      const started = new EventStream(subscribed.events, {
        onEvent: () => observer.onEvent?.(transport),
        onFault: (error) => {
          if (error instanceof SubscriptionFailure) return error;
          onFault(error, request.requestId);
          return failureOf(INTERNAL, request.requestId);
        },
        onEnd() {
          cancel();
          signal.removeEventListener('abort', onAbort);
          controller.abort();
          streams.delete(started);
          leave();
          observer.onClosed?.(transport);
        },
      });
      stream = started;
      observer.onOpened?.(transport);
      const cancel = callAt(expiresAt, () => started.end(failureOf(EXPIRED, request.requestId)));
      streams.add(started);
      if (signal.aborted || isStopping) started.end();
      return started;
    } finally {
      if (stream === null) {
        signal.removeEventListener('abort', onAbort);
        leave();
      }
    }
  }

  return {
    start,
    stop() {
      isStopping = true;
      for (const stream of streams) stream.end();
    },
  };
}

export const EXPIRED: Problem = {
  status: 401,
  code: 'UNAUTHENTICATED',
  title: 'The bearer token has expired',
};

const INTERNAL: Problem = {
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  title: 'Internal server error',
};

export function refusalOf({ status, title: message, ...extensions }: Problem): SubscriptionRefusal {
  return { status, errors: [{ message, extensions: { ...extensions } }] };
}

function failureOf(problem: Problem, requestId: string): SubscriptionFailure {
  const { errors } = refusalOf(problem);
  return new SubscriptionFailure(
    errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } })),
  );
}
