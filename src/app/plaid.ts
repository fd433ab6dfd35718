import type { Logger } from 'pino';
import type { Config, EmbeddedSandboxConfig } from '../config/config.js';
import { describeError } from '../lib/describe-error.js';
import { Secret } from '../lib/secret.js';
import { createPlaidClient, type PlaidClient, type PlaidClientOptions } from '../plaid/client.js';
import { type Sandbox, startSandbox } from '../sandbox/server.js';

/** The Plaid that is asked. */
export interface StartedPlaid {
  readonly client: PlaidClient;
  /** What the client was made of, for another in another thread. */
  readonly access: PlaidClientOptions;
  /** The one that was started for it; null when Plaid's own hosts are asked. */
  readonly sandbox: Sandbox | null;
}

/** A client of the Plaid of the configuration, which is started where it is the embedded one. */
export async function startPlaid(
  { plaid, upstream, upstreamMaxBytes }: Config,
  log: Logger,
): Promise<StartedPlaid> {
  const limits = { timeouts: upstream, maxBytes: upstreamMaxBytes };
  if (plaid.kind === 'plaid') {
    const access = { ...plaid, ...limits };
    return { client: createPlaidClient(access), access, sandbox: null };
  }
  const sandbox = await startEmbedded(plaid, log);
  const { clientId, secret } = sandbox.clients.ours;
  const access = { baseUrl: sandbox.url, clientId, secret: new Secret(secret), ...limits };
  return { client: createPlaidClient(access), access, sandbox };
}

function startEmbedded(
  { seed, now, reportDelayMs, controlPort, webhookTargets }: EmbeddedSandboxConfig,
  log: Logger,
) {
  return startSandbox({
    seed,
    now,
    reportDelayMs,
    webhookTargets,
    ...(controlPort !== null && { controlPort }),
    onLeftOut: ({ itemId, leftOut }) =>
      log.warn({ itemId, leftOut }, 'parts of the configuration of user_custom are not used'),
    onError: (error) => log.error({ error: describeError(error) }, 'the embedded sandbox failed'),
  });
}
