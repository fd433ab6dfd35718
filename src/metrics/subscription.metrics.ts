import { Counter, Gauge, type Registry } from 'prom-client';
import {
  SUBSCRIPTION_TRANSPORTS,
  type SubscriptionObserver,
} from '../http/subscriptions/subscription-observer.js';

/** Subscriptions, by transport. */
export function createSubscriptionMetrics(registry: Registry): Required<SubscriptionObserver> {
  const shared = { labelNames: ['transport'] as const, registers: [registry] };
  const open = new Gauge({
    name: 'creditgraph_subscriptions',
    help: 'Open subscriptions, by transport; MAX_SUBSCRIPTIONS bounds them',
    ...shared,
  });
  const events = new Counter({
    name: 'creditgraph_subscription_events_total',
    help: 'Events for subscribers, by transport',
    ...shared,
  });
  const dropped = new Counter({
    name: 'creditgraph_subscription_readers_dropped_total',
    help: 'Connections that were closed because their clients did not read, by transport',
    ...shared,
  });
  // Prometheus sees an increase only of what was there before.
  for (const transport of SUBSCRIPTION_TRANSPORTS) {
    open.set({ transport }, 0);
    events.inc({ transport }, 0);
    dropped.inc({ transport }, 0);
  }
  return {
    onOpened: (transport) => open.inc({ transport }),
    onClosed: (transport) => open.dec({ transport }),
    onEvent: (transport) => events.inc({ transport }),
    onDropped: (transport) => dropped.inc({ transport }),
  };
}
