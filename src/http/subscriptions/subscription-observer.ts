export const SUBSCRIPTION_TRANSPORTS = ['websocket', 'sse', 'multipart'] as const;

export type SubscriptionTransport = (typeof SUBSCRIPTION_TRANSPORTS)[number];

/** Is told of subscriptions. */
export interface SubscriptionObserver {
  readonly onOpened?: (transport: SubscriptionTransport) => void;
  /** Called once for each opened subscription. */
  readonly onClosed?: (transport: SubscriptionTransport) => void;
  readonly onEvent?: (transport: SubscriptionTransport) => void;
  /** Called when a connection is closed because its reader has stalled. */
  readonly onDropped?: (transport: SubscriptionTransport) => void;
}
