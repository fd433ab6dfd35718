/**
 * What programs import from the package `creditgraph`: docs/PACKAGES.md. The types here name no other package, so that programs
 * compile without our development packages.
 */

export {
  type VerifiedBody,
  type VerifyOptions,
  verifyPlaidWebhook,
} from './webhooks/verify-plaid-webhook.js';
export { readWebhookKey, type WebhookKey, type WebhookKeyOf } from './webhooks/webhook-key.js';
export { createWebhookKeys, type WebhookKeysOptions } from './webhooks/webhook-keys.js';
export { type WebhookRefusal, WebhookRefusedError } from './webhooks/webhook-refused-error.js';

/** Settings by their names in docs/SETTINGS.md, such as `{ PORT: '0' }`, or `process.env`. An empty string counts as not set. */
export type Settings = Readonly<Record<string, string | undefined>>;

export interface StartOptions {
  /** Receives the lines of the log. Default: standard error. */
  readonly log?: { write(line: string): void };
}

/** A running server. */
export interface App {
  /** The URL of the graph, such as `http://localhost:4000/graphql`. */
  readonly url: string;
  /** The port of health and metrics; null when there is none. */
  readonly adminPort: number | null;
  /** The embedded sandbox; null when Plaid itself is called. */
  readonly sandbox: {
    /** The base address for clients of Plaid, without a trailing slash. */
    readonly url: string;
    /** The relay tokens that exist at start. */
    readonly relayTokens: readonly string[];
  } | null;
  /**
   * Stops the server after the requests in progress, or after `STOP_GRACE_MS`.
   *
   * @param drainMs how long the server still accepts connections, while it is not ready; 0 by default.
   */
  stop(drainMs?: number): Promise<void>;
}

/**
 * Starts a server in this process. It reads no `.env` file and handles no signals.
 *
 * @throws {Error} whose `name` is `ConfigError`, with one line for each setting that is missing or wrong.
 */
export async function startApp(settings: Settings, { log }: StartOptions = {}): Promise<App> {
  // Loaded here, because programs that only verify webhooks need no server.
  const server = await import('./bundle.js');
  const { url, adminPort, sandbox, stop } = await server.startApp(server.readConfig(settings), log);
  return {
    url,
    adminPort,
    sandbox: sandbox && {
      url: sandbox.url,
      relayTokens: sandbox.samples.relayTokens.map(({ relayToken }) => relayToken),
    },
    stop,
  };
}
