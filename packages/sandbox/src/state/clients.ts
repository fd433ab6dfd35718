import type { Client } from './entities.js';

/** The lender. These credentials are invented and work only in the sandbox. */
export const ourClient: Client = {
  clientId: 'sandbox-client-lender',
  secret: 'sandbox-secret-lender',
  name: 'Sandbox Lender',
  insightsEnabled: true,
};

/** Another customer of Plaid, which creates reports and relays them to the lender. */
export const partnerClient: Client = {
  clientId: 'sandbox-client-partner',
  secret: 'sandbox-secret-partner',
  name: 'Sandbox Partner',
  insightsEnabled: true,
};

export interface Clients {
  exists(clientId: string): boolean;
  /** The client with this id and secret, or undefined. */
  authenticate(clientId: unknown, secret: unknown): Client | undefined;
}

export function createClients(clients: readonly Client[]): Clients {
  const byId = new Map(clients.map((client) => [client.clientId, client]));
  return {
    exists: (clientId) => byId.has(clientId),
    authenticate(clientId, secret) {
      const client = typeof clientId === 'string' ? byId.get(clientId) : undefined;
      return client?.secret === secret ? client : undefined;
    },
  };
}
