import { createOpenSubscriptions, type OpenSubscriptionsOptions } from './open-subscriptions.js';
import { createSocketEndpoint, type SocketEndpoint, type SocketEndpointOptions } from './socket-endpoint.js';
import { createSocketOperation, type SocketOperationOptions } from './socket-operation.js';
import { createStreamEndpoint, type StreamEndpoint, type StreamEndpointOptions } from './stream-endpoint.js';

export type SubscriptionTransportsOptions = OpenSubscriptionsOptions &
  Omit<StreamEndpointOptions, 'subscriptions'> &
  Omit<SocketOperationOptions, 'subscriptions' | 'maxPerSocket'> &
  Omit<SocketEndpointOptions, 'startOperation' | 'maxSocketsPerCaller'>;

/** Subscriptions on the path of the graph: as streams over HTTP, and over WebSockets. */
export interface SubscriptionTransports {
  readonly stream: StreamEndpoint;
  readonly sockets: SocketEndpoint;
  /** Ends all subscriptions, so that their clients continue elsewhere. */
  stop(): Promise<void>;
}

export function createSubscriptionTransports(options: SubscriptionTransportsOptions): SubscriptionTransports {
  const { maxPerSocket, maxSocketsPerCaller } = options.limits;
  const subscriptions = createOpenSubscriptions(options);
  const startOperation = createSocketOperation({ ...options, subscriptions, maxPerSocket });
  const sockets = createSocketEndpoint({ ...options, startOperation, maxSocketsPerCaller });
  return {
    stream: createStreamEndpoint({ ...options, subscriptions }),
    sockets,
    async stop() {
      // First, so that no `complete` is sent over them: a client would take it for the end of its subscription.
      const closed = sockets.stop();
      subscriptions.stop();
      await closed;
    },
  };
}
