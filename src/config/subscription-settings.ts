import * as z from 'zod';

/** How many subscriptions and WebSockets may be open. */
export interface SubscriptionLimits {
  /** Subscriptions over all transports, of all callers. */
  readonly max: number;
  /** Subscriptions over one WebSocket. */
  readonly maxPerSocket: number;
  /** WebSockets of one caller. Its subscriptions over all transports are at most this times `maxPerSocket`. */
  readonly maxSocketsPerCaller: number;
}

const RULE = 'must be a whole number from 1 to 100000';
const count = z.coerce.number(RULE).int(RULE).min(1, RULE).max(100_000, RULE);

export const subscriptionSettings = {
  MAX_SUBSCRIPTIONS: count
    .default(2_000)
    .describe(
      'The maximum number of open subscriptions, of all callers. An open subscription does not count for MAX_IN_FLIGHT.',
    ),
  MAX_SUBSCRIPTIONS_PER_SOCKET: count
    .default(100)
    .describe('The maximum number of open subscriptions over one WebSocket.'),
  MAX_SOCKETS_PER_CALLER: count
    .default(5)
    .describe(
      'The maximum number of open WebSockets of one caller. Times MAX_SUBSCRIPTIONS_PER_SOCKET, it also bounds the open subscriptions of a caller over all transports.',
    ),
};

export function subscriptionLimits(
  env: Readonly<Record<keyof typeof subscriptionSettings, number>>,
): SubscriptionLimits {
  return {
    max: env.MAX_SUBSCRIPTIONS,
    maxPerSocket: env.MAX_SUBSCRIPTIONS_PER_SOCKET,
    maxSocketsPerCaller: env.MAX_SOCKETS_PER_CALLER,
  };
}
