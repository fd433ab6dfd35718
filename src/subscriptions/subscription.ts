import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Caller } from '../auth/principal.js';
import type { PreparedDocument } from '../operation/prepare.js';

/** A subscription that a client sends, over any transport. */
export interface SubscriptionRequest {
  readonly requestId: string;
  readonly caller: Caller;
  readonly prepared: PreparedDocument;
  /** Whether the request contained the text of its document, and not only the hash of a registered document. */
  readonly isTextSent: boolean;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Ends the subscription: the client has left, or its token has expired. */
  readonly signal: AbortSignal;
}

/** One event, as this subscriber may see it. */
export interface SubscriptionEvent {
  /** Names the event and all before it; the argument `after` continues there. Null for a result without an event, such as an error. */
  readonly cursor: string | null;
  readonly result: FormattedExecutionResult;
}

export type Subscribed =
  /** It was refused before its first event. */
  | { readonly kind: 'refused'; readonly status: number; readonly errors: readonly GraphQLFormattedError[] }
  /** `events` throws a SubscriptionFailure when it ends early. */
  | { readonly kind: 'subscribed'; readonly events: AsyncIterable<SubscriptionEvent> };

/** Admits a subscription and starts it. The same for all transports. */
export type Subscribe = (request: SubscriptionRequest) => Promise<Subscribed>;
