import type { PlaidClient } from './client.js';
import type { EndpointRole } from './endpoint.js';

export interface Asking {
  /** The tenant of the operation; empty for a server with one customer. */
  readonly tenant: string;
  /** The role of the endpoint. */
  readonly role: EndpointRole;
}

/** Selects the client, and with it the Plaid keys. Every call of Plaid goes through it. */
export type ClientFor = (asking: Asking) => PlaidClient;

/** For one pair of keys: the same client is owner and reader for every tenant. */
export function createClientFor(client: PlaidClient): ClientFor {
  return () => client;
}
