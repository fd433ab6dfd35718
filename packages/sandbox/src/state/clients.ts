import type { Client } from './entities.js';

/** The lender whose API this is. Made up, and good for nothing but the sandbox. */
export const ourClient: Client = {
  clientId: 'sandbox-client-lender',
  secret: 'sandbox-secret-lender',
  name: 'Sandbox Lender',
  insightsEnabled: true,
};

/** Another customer of Plaid's, who collects reports from borrowers and relays them to the lender. */
export const partnerClient: Client = {
  clientId: 'sandbox-client-partner',
  secret: 'sandbox-secret-partner',
  name: 'Sandbox Partner',
  insightsEnabled: true,
};

export interface Clients {
  exists(clientId: string): boolean;
  /** The client whose id and secret these are, or undefined: which of the two is wrong is nobody's business. */
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
