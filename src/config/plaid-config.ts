import { type WebhookTargets, webhookTargets } from 'creditgraph-sandbox/settings';
import type * as z from 'zod';
import { Secret } from '../lib/secret.js';
import type { Environment } from './environment.js';
import { hostOf, type PlaidClientConfig, readPlaidClients, type Variables } from './plaid-clients-file.js';
import { LOOPBACK } from './url-rules.js';

/** The embedded sandbox, or Plaid's own hosts with the credentials of one client or of several. */
export type PlaidConfig = EmbeddedSandboxConfig | PlaidCredentials | PlaidClientsConfig;

export interface EmbeddedSandboxConfig {
  readonly kind: 'embedded';
  /** The same seed gives the same borrowers, tokens and reports. */
  readonly seed: string;
  /** The sandbox's time when it starts. Its clock runs on from there. */
  readonly now: Date;
  /** How long the sandbox returns PRODUCT_NOT_READY for a new report, in ms. */
  readonly reportDelayMs: number;
  /** The port of its control API; null to switch that off. */
  readonly controlPort: number | null;
  readonly webhookTargets: WebhookTargets;
}

/** One client, for all tenants in both roles. */
export interface PlaidCredentials {
  readonly kind: 'plaid';
  readonly environment: 'sandbox' | 'production';
  readonly baseUrl: string;
  readonly clientId: string;
  readonly secret: Secret;
}

/** The clients of `PLAID_CLIENTS_FILE`. */
export interface PlaidClientsConfig {
  readonly kind: 'clients';
  readonly clients: readonly PlaidClientConfig[];
}

/** The name of what a server calls, in names that several servers share. */
export type PlaidName = 'embedded' | 'sandbox' | 'production' | 'clients';

/** Clients of one file may be of both environments, so a server with a file has a name of its own. */
export function plaidNameOf(plaid: PlaidConfig): PlaidName {
  return plaid.kind === 'plaid' ? plaid.environment : plaid.kind;
}

/** The credentials of one client. */
export interface ClientCredentials extends Omit<PlaidCredentials, 'kind'> {
  /** Null for a client that is not in `PLAID_CLIENTS_FILE`. */
  readonly name: string | null;
}

/** The credentials of all clients; empty with the embedded sandbox. */
export function credentialsOf(plaid: PlaidConfig): readonly ClientCredentials[] {
  switch (plaid.kind) {
    case 'embedded':
      return [];
    case 'plaid':
      return [{ ...plaid, name: null }];
    case 'clients':
      return plaid.clients;
  }
}

/**
 * @param variables the environment, which may have secrets of the clients.
 * @throws {ConfigError} when the file of the clients is wrong.
 */
export function plaidConfig(env: z.infer<typeof Environment>, variables: Variables): PlaidConfig {
  if (env.PLAID_CLIENTS_FILE !== undefined)
    return { kind: 'clients', clients: readPlaidClients(env.PLAID_CLIENTS_FILE, variables) };
  const {
    PLAID_CLIENT_ID: clientId,
    PLAID_SECRET: secret,
    PLAID_ENV: environment,
    PLAID_BASE_URL: baseUrl,
  } = env;
  // All three are set, or none: `checkTogether` refuses anything else.
  if (clientId === undefined || secret === undefined || environment === undefined) {
    return {
      kind: 'embedded',
      seed: env.SANDBOX_SEED,
      now: new Date(env.SANDBOX_NOW),
      reportDelayMs: env.SANDBOX_REPORT_DELAY_MS,
      controlPort: env.SANDBOX_CONTROL_PORT ?? null,
      webhookTargets: webhookTargets(env.SANDBOX_WEBHOOK_TARGETS, isReachable(env)),
    };
  }
  return {
    kind: 'plaid',
    environment,
    baseUrl: baseUrl ?? hostOf(environment),
    clientId,
    secret: new Secret(secret),
  };
}

/** Whether other machines can reach the server, directly or through a proxy at `PUBLIC_URL`. */
function isReachable({ HOST: host, PUBLIC_URL: publicUrl }: z.infer<typeof Environment>): boolean {
  return (
    !LOOPBACK.includes(host) || (publicUrl !== undefined && !LOOPBACK.includes(new URL(publicUrl).hostname))
  );
}
