import type { Sandbox } from 'creditgraph-sandbox';
import type { Logger } from 'pino';
import type { Config, EmbeddedSandboxConfig, PlaidCredentials } from '../config/config.js';
import { describeError } from '../lib/describe-error.js';
import { Secret } from '../lib/secret.js';
import { createPlaidClient, type OwnedPlaidClient } from '../plaid/client.js';
import { type ClientFor, createClientFor } from '../plaid/clients.js';
import type { PlaidObserver } from '../plaid/plaid-observer.js';

export interface StartedPlaid {
  readonly clientFor: ClientFor;
  /** The base URL of Plaid, or of the embedded sandbox. */
  readonly baseUrl: string;
  /** The embedded sandbox; null when Plaid itself is called. */
  readonly sandbox: Sandbox | null;
  /** The calls of each kind, at the moment. */
  readonly states: () => OwnedPlaidClient['states'];
  /** @param graceMs how long calls under way may still take. */
  stop(graceMs: number): Promise<void>;
}

/** Creates the clients of Plaid, and starts the embedded sandbox if it is configured. */
export async function startPlaid(
  config: Config,
  observer: PlaidObserver,
  log: Logger,
): Promise<StartedPlaid> {
  const { plaid } = config;
  if (plaid.kind === 'plaid') return startClients({ config, observer, credentials: plaid, sandbox: null });
  const sandbox = await startEmbedded(plaid, log);
  const { clientId, secret } = sandbox.clients.ours;
  const credentials = { baseUrl: sandbox.url, clientId, secret: new Secret(secret) };
  return startClients({ config, observer, credentials, sandbox });
}

function startClients({
  config,
  observer,
  credentials,
  sandbox,
}: {
  readonly config: Config;
  readonly observer: PlaidObserver;
  readonly credentials: Pick<PlaidCredentials, 'baseUrl' | 'clientId' | 'secret'>;
  readonly sandbox: Sandbox | null;
}): StartedPlaid {
  const client = createPlaidClient({
    ...credentials,
    observer,
    timeouts: config.upstream,
    maxBytes: config.upstreamMaxBytes,
  });
  return {
    clientFor: createClientFor(client),
    baseUrl: credentials.baseUrl,
    sandbox,
    states: () => client.states,
    async stop(graceMs) {
      await client.close(graceMs);
      await sandbox?.stop();
    },
  };
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
