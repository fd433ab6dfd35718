import type { Sandbox } from 'creditgraph-sandbox';
import type { Logger } from 'pino';
import type { Config, EmbeddedSandboxConfig, PlaidConfig } from '../config/config.js';
import { describeError } from '../lib/describe-error.js';
import { Secret } from '../lib/secret.js';
import type { ClientStates } from '../metrics/plaid.metrics.js';
import { createPlaidClient, type OwnedPlaidClient } from '../plaid/client.js';
import { ALL_TENANTS, type ClientIdentity } from '../plaid/clients.js';
import type { PlaidObserver } from '../plaid/plaid-observer.js';

/** A client that calls Plaid. */
export interface StartedClient extends ClientIdentity {
  /** Whose public keys sign the webhooks of the client. */
  readonly environment: string;
  readonly client: OwnedPlaidClient;
}

export interface StartedPlaid {
  readonly clients: readonly StartedClient[];
  /** The embedded sandbox; null when Plaid itself is called. */
  readonly sandbox: Sandbox | null;
  /** The calls of each kind, at the moment. */
  readonly states: () => readonly ClientStates[];
  /** @param graceMs how long calls under way may still take. */
  stop(graceMs: number): Promise<void>;
}

/** Creates the clients of Plaid, and starts the embedded sandbox if it is configured. */
export async function startPlaid(
  config: Config,
  observerOf: (client: string | null) => PlaidObserver,
  log: Logger,
): Promise<StartedPlaid> {
  const { plaid } = config;
  const sandbox = plaid.kind === 'embedded' ? await startEmbedded(plaid, log) : null;
  const clients = clientsOf(plaid, sandbox).map(
    ({ secret, ...identity }): StartedClient => ({
      ...identity,
      client: createPlaidClient({
        ...identity,
        secret,
        observer: observerOf(identity.name),
        timeouts: config.upstream,
        maxBytes: config.upstreamMaxBytes,
      }),
    }),
  );
  return {
    clients,
    sandbox,
    states: () => clients.map(({ name, client }) => ({ client: name, states: client.states })),
    async stop(graceMs) {
      await Promise.all(clients.map(({ client }) => client.close(graceMs)));
      await sandbox?.stop();
    },
  };
}

type Credentials = Omit<StartedClient, 'client'> & { readonly secret: Secret };

function clientsOf(plaid: PlaidConfig, sandbox: Sandbox | null): Credentials[] {
  if (plaid.kind === 'clients')
    return plaid.clients.map((client) => ({ ...client, key: `${client.environment}/${client.clientId}` }));
  if (plaid.kind === 'plaid') return [onlyClient(plaid.environment, plaid)];
  if (sandbox === null) throw new Error('The embedded sandbox was not started');
  const { clientId, secret } = sandbox.clients.ours;
  return [onlyClient('embedded', { baseUrl: sandbox.url, clientId, secret: new Secret(secret) })];
}

/** Its key is the environment alone, because there is no other client. */
function onlyClient(
  environment: string,
  { baseUrl, clientId, secret }: Pick<Credentials, 'baseUrl' | 'clientId' | 'secret'>,
): Credentials {
  return { name: null, key: environment, environment, baseUrl, clientId, secret, tenants: ALL_TENANTS };
}

async function startEmbedded(
  { seed, now, reportDelayMs, controlPort, webhookTargets }: EmbeddedSandboxConfig,
  log: Logger,
): Promise<Sandbox> {
  // Not loaded by a server with Plaid keys.
  const { startSandbox } = await import('creditgraph-sandbox');
  return startSandbox({
    seed,
    now,
    reportDelayMs,
    webhookTargets,
    ...(controlPort !== null && { controlPort }),
    onLeftOut: ({ itemId, leftOut }) =>
      log.warn({ itemId, leftOut }, 'parts of the configuration of user_custom are ignored'),
    onError: (error) => log.error({ error: describeError(error) }, 'the embedded sandbox failed'),
  });
}
