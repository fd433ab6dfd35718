import type { Sandbox } from 'creditgraph-sandbox';
import type { Logger } from 'pino';
import type { Config, EmbeddedSandboxConfig, PlaidCredentials } from '../config/config.js';
import { describeError } from '../lib/describe-error.js';
import { Secret } from '../lib/secret.js';
import { createPlaidClient } from '../plaid/client.js';
import { type ClientFor, createClientFor } from '../plaid/clients.js';

export interface StartedPlaid {
  readonly clientFor: ClientFor;
  /** The embedded sandbox; null when Plaid itself is called. */
  readonly sandbox: Sandbox | null;
  stop(): Promise<void>;
}

/** Creates the clients of Plaid, and starts the embedded sandbox if it is configured. */
export async function startPlaid(config: Config, log: Logger): Promise<StartedPlaid> {
  const { plaid } = config;
  if (plaid.kind === 'plaid') return startClients(config, plaid, null);
  const sandbox = await startEmbedded(plaid, log);
  const { clientId, secret } = sandbox.clients.ours;
  return startClients(config, { baseUrl: sandbox.url, clientId, secret: new Secret(secret) }, sandbox);
}

function startClients(
  config: Config,
  { baseUrl, clientId, secret }: Pick<PlaidCredentials, 'baseUrl' | 'clientId' | 'secret'>,
  sandbox: Sandbox | null,
): StartedPlaid {
  const client = createPlaidClient({
    baseUrl,
    clientId,
    secret,
    timeouts: config.upstream,
    maxBytes: config.upstreamMaxBytes,
  });
  return {
    clientFor: createClientFor(client),
    sandbox,
    async stop() {
      await client.close();
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
