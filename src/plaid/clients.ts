import type { PlaidClient } from './client.js';
import type { EndpointRole } from './endpoint.js';

/** On whose behalf Plaid is asked, and as whom. */
export interface Asking {
  /** Whose operation it is; empty where there is but one customer. */
  readonly tenant: string;
  /** What the endpoint says. */
  readonly role: EndpointRole;
}

/** The client, and so the keys, by which Plaid is asked. Everything that asks Plaid asks this first. */
export type ClientFor = (asking: Asking) => PlaidClient;

/** With one pair of keys, that client is owner and reader for every tenant. */
export function createClientFor(client: PlaidClient): ClientFor {
  return () => client;
}
