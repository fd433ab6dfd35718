import { OTHER_TENANTS } from '../config/tenant.js';
import type { PlaidClient } from './client.js';
import type { EndpointRole } from './endpoint.js';
import { NoPlaidClientError } from './errors.js';

export interface Asking {
  /** The tenant of the operation; empty for a server with one customer. */
  readonly tenant: string;
  /** The role of the endpoint. */
  readonly role: EndpointRole;
}

/** A Plaid client without its secret. */
export interface ClientIdentity {
  /** The operator's name for it; null for the only client of a server. */
  readonly name: string | null;
  /**
   * Identifies it in names of what is stored for it: two clients have two keys. It has no space and less than 80 characters. For the
   * only client of a server, it is the environment.
   */
  readonly key: string;
  readonly baseUrl: string;
  readonly clientId: string;
  /** The tenants for which it is called, by role. */
  readonly tenants: Readonly<Record<EndpointRole, readonly string[]>>;
}

/** The tenants of the only client of a server. */
export const ALL_TENANTS: ClientIdentity['tenants'] = { owner: [OTHER_TENANTS], reader: [OTHER_TENANTS] };

/** Chooses among the clients of a server; null when the tenant has none in this role. */
export type ChooseClient<Client = ClientIdentity> = (asking: Asking) => Client | null;

/** Selects the client, and with it the Plaid keys. Every call of Plaid, and every name of what is stored for a client, goes through it. */
export function createChooseClient<Client extends Pick<ClientIdentity, 'tenants'>>(
  clients: readonly Client[],
): ChooseClient<Client> {
  const byTenant = (role: EndpointRole) =>
    new Map(clients.flatMap((client) => client.tenants[role].map((tenant) => [tenant, client] as const)));
  const chosen = { owner: byTenant('owner'), reader: byTenant('reader') };
  return ({ tenant, role }) => chosen[role].get(tenant) ?? chosen[role].get(OTHER_TENANTS) ?? null;
}

/**
 * Selects the client to call.
 *
 * @throws {NoPlaidClientError} when the tenant has none in this role.
 */
export type ClientFor = (asking: Asking) => PlaidClient;

export function createClientFor(choose: ChooseClient<{ readonly client: PlaidClient }>): ClientFor {
  return (asking) => {
    const chosen = choose(asking);
    if (chosen === null) throw new NoPlaidClientError(asking.role);
    return chosen.client;
  };
}

/**
 * The key of the client, for names. Null for the only client of a server: its names stay those of a server without several clients. Null also
 * without a client: then nothing is sent.
 */
export type ClientKeyOf = (asking: Asking) => string | null;

export function createClientKeyOf(choose: ChooseClient<Pick<ClientIdentity, 'name' | 'key'>>): ClientKeyOf {
  return (asking) => {
    const client = choose(asking);
    return client === null || client.name === null ? null : client.key;
  };
}

/**
 * Where the ids of a tenant are valid: at its owner and its reader. If one of them becomes another client, no earlier id opens, so
 * no token is sent to a client that it was not made for.
 */
export function idPlaceOf(choose: ChooseClient<Pick<ClientIdentity, 'key'>>, tenant: string): string {
  const owner = choose({ tenant, role: 'owner' })?.key ?? '';
  const reader = choose({ tenant, role: 'reader' })?.key ?? '';
  return owner === reader ? owner : `${owner} ${reader}`;
}

/** The operator's name for the client; null for the only client of a server, and when there is none. */
export type ClientNameOf = (asking: Asking) => string | null;
