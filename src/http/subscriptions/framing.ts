import type { GraphQLFormattedError } from 'graphql';
import type { SubscriptionEvent } from '../../subscriptions/subscription.js';

/** How events are written into the body of an HTTP response. */
export interface Framing {
  readonly transport: 'sse' | 'multipart';
  readonly contentType: string;
  /** The first bytes, with a heartbeat in them. */
  readonly start: string;
  readonly heartbeat: string;
  event(event: SubscriptionEvent): string;
  /** Why the subscription ends early. */
  failure(errors: readonly GraphQLFormattedError[]): string;
  readonly end: string;
}
