import { ConfigError } from 'creditgraph-sandbox/settings';
import * as z from 'zod';
import { Secret } from '../lib/secret.js';
import { readEntries, refuseDuplicates } from './entries-file.js';
import { headerValue, plaidBaseUrl, plaidEnvironment } from './plaid-settings.js';
import { isTenant, OTHER_TENANTS, TENANT_RULE } from './tenant.js';

const SETTING = 'PLAID_CLIENTS_FILE';

/** Environment variables. An empty one counts as not set. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A Plaid client of the file. */
export interface PlaidClientConfig {
  /** The operator's name for it. */
  readonly name: string;
  readonly environment: 'sandbox' | 'production';
  readonly baseUrl: string;
  readonly clientId: string;
  readonly secret: Secret;
  /** The tenants for which it is called, by role. No two clients have the same tenant in the same role. */
  readonly tenants: { readonly owner: readonly string[]; readonly reader: readonly string[] };
}

const HOSTS = {
  sandbox: 'https://sandbox.plaid.com',
  production: 'https://production.plaid.com',
} as const;

/** The address of an environment of Plaid. */
export function hostOf(environment: PlaidClientConfig['environment']): string {
  return HOSTS[environment];
}

/** The client id is part of sealed ids, whose parts have 255 bytes. Those of Plaid have 24 characters. */
const CLIENT_ID_RULE = 'must be one word of 1 to 64 printable ASCII characters';
const NAME_RULE = 'must be 1 to 64 letters, digits, dots, hyphens or underscores';
const VARIABLE_RULE = 'must be the name of an environment variable';
const TENANTS_RULE = 'must be a list of tenants';
const NO_TENANTS_RULE = `needs tenants in ownerFor, readerFor or both; "${OTHER_TENANTS}" stands for all others`;
const ONE_SECRET_RULE = 'needs secret or secretEnv, and not both';

const tenants = z
  .array(
    z.string(TENANT_RULE).refine((text) => text === OTHER_TENANTS || isTenant(text), TENANT_RULE),
    TENANTS_RULE,
  )
  .refine((list) => new Set(list).size === list.length, 'must have each tenant once')
  .default([]);

const Entry = z.strictObject(
  {
    name: z.string(NAME_RULE).refine(isTenant, NAME_RULE),
    clientId: z.string(CLIENT_ID_RULE).regex(/^[!-~]{1,64}$/, CLIENT_ID_RULE),
    secret: headerValue.optional(),
    secretEnv: z
      .string(VARIABLE_RULE)
      .regex(/^[A-Za-z_]\w*$/, VARIABLE_RULE)
      .optional(),
    environment: plaidEnvironment,
    baseUrl: plaidBaseUrl.optional(),
    ownerFor: tenants,
    readerFor: tenants,
  },
  'must be an object with name, clientId, secret or secretEnv, environment, ownerFor, readerFor, and perhaps baseUrl',
);

/**
 * Reads the Plaid clients that a file lists.
 *
 * @param variables the environment, which has the secrets of `secretEnv`.
 * @throws {ConfigError} that names the entry and the rule, never the content.
 */
export function readPlaidClients(file: string, variables: Variables): PlaidClientConfig[] {
  const entries = readEntries({ setting: SETTING, file, noun: 'clients', entry: Entry });
  const clients = entries.map((entry, index): PlaidClientConfig => {
    const { name, environment, clientId, baseUrl, ownerFor, readerFor } = entry;
    const refuse = (rule: string): never => {
      throw new ConfigError([SETTING, `entry ${index + 1}: ${rule}`]);
    };
    if (ownerFor.length + readerFor.length === 0) refuse(NO_TENANTS_RULE);
    if ((entry.secret === undefined) === (entry.secretEnv === undefined)) refuse(ONE_SECRET_RULE);
    const { secret: own, secretEnv = '' } = entry;
    const text = own ?? (Object.hasOwn(variables, secretEnv) ? variables[secretEnv] : undefined);
    if (text === undefined || text === '') refuse('the variable that secretEnv names is not set');
    const secret = headerValue.safeParse(text);
    return {
      name,
      environment,
      baseUrl: baseUrl ?? hostOf(environment),
      clientId,
      secret: new Secret(
        secret.data ?? refuse('the variable that secretEnv names must be one word of printable ASCII'),
      ),
      tenants: { owner: ownerFor, reader: readerFor },
    };
  });
  if (clients.length === 0) throw new ConfigError([SETTING, 'must have at least one client']);
  refuseDuplicates(SETTING, 'name', clients, ({ name }) => name);
  refuseDuplicates(SETTING, 'clientId', clients, ({ environment, clientId }) => `${environment} ${clientId}`);
  refuseSharedTenants(clients);
  return clients;
}

function refuseSharedTenants(clients: readonly PlaidClientConfig[]): void {
  for (const role of ['owner', 'reader'] as const) {
    const listed = clients.flatMap(({ tenants }, index) =>
      tenants[role].map((tenant) => ({ tenant, entry: index + 1 })),
    );
    const first = new Map(listed.toReversed().map(({ tenant, entry }) => [tenant, entry]));
    const shared = listed.find(({ tenant, entry }) => first.get(tenant) !== entry);
    if (shared === undefined) continue;
    const rule = `${role}For must not have a tenant that entry ${first.get(shared.tenant)} has there`;
    throw new ConfigError([SETTING, `entry ${shared.entry}: ${rule}`]);
  }
}
