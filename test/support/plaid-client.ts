import type { Sandbox } from 'creditgraph-sandbox';
import { Secret } from '../../src/lib/secret.js';
import { createPlaidClient, type PlaidClient } from '../../src/plaid/client.js';

/** A client that calls the sandbox directly, with the keys of the graph. */
export function askDirectly({ url, clients }: Sandbox): PlaidClient {
  return createPlaidClient({
    baseUrl: url,
    clientId: clients.ours.clientId,
    secret: new Secret(clients.ours.secret),
    maxBytes: 10_000_000,
    timeouts: {
      read: { attemptMs: 5_000, totalMs: 5_000, retries: 0 },
      create: { attemptMs: 5_000 },
      refresh: { attemptMs: 5_000 },
      bytes: { attemptMs: 5_000 },
    },
  });
}
