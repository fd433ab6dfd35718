import * as z from 'zod';
import {
  ConfigError,
  describeSettings,
  parseSettings,
  port,
  type Setting,
  sandboxNow,
  sandboxReportDelayMs,
  sandboxSeed,
  sandboxWebhookTargets,
  type WebhookTargets,
  webhookTargets,
} from './settings.js';

/** Everything that can be set of a sandbox that runs alone. */
export interface SandboxConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Of the control API; null when there is to be none. */
  readonly controlPort: number | null;
  readonly seed: string;
  readonly now: Date;
  readonly reportDelayMs: number;
  readonly rateLimits: boolean;
  readonly webhookRetryScale: number;
  readonly webhookTargets: WebhookTargets;
}

/** The names under which a machine calls itself. */
const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1', '[::1]'];

const SCALE_RULE = 'must be a number from 0 to 1';

const Environment = z.object({
  SANDBOX_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('The address to listen on; 0.0.0.0 for all interfaces.'),
  SANDBOX_PORT: port.default(4010).describe('The port to listen on; 0 for any free port.'),
  SANDBOX_CONTROL_PORT: port
    .optional()
    .describe('Where the control API listens, on this machine only. Not set: there is none.'),
  SANDBOX_SEED: sandboxSeed.describe('From which people and tokens are made.'),
  SANDBOX_NOW: sandboxNow.describe("What the sandbox's clock shows at start. It runs on from there."),
  SANDBOX_REPORT_DELAY_MS: sandboxReportDelayMs.describe('How long a new report is PENDING, in ms.'),
  SANDBOX_RATE_LIMITS: z
    .enum(['on', 'off'], "must be 'on' or 'off'")
    .default('on')
    .describe("Whether more calls a minute than Plaid takes are refused: 'on' or 'off'."),
  SANDBOX_WEBHOOK_RETRY_SCALE: z.coerce
    .number(SCALE_RULE)
    .min(0, SCALE_RULE)
    .max(1, SCALE_RULE)
    .default(1)
    .describe(
      'Times the delays before a webhook is tried again: 1 waits 30 s, 2 min, 8 min, ... as Plaid does.',
    ),
  SANDBOX_WEBHOOK_TARGETS: sandboxWebhookTargets.describe(
    'Where webhooks may be sent: loopback for this machine alone, or any. Not set: any while SANDBOX_HOST is loopback, loopback otherwise.',
  ),
});

/** Every setting there is, in the order in which a reader would look for it. */
export function listSandboxSettings(): Setting[] {
  return describeSettings(Environment);
}

/**
 * Reads the configuration from environment variables.
 *
 * @throws {ConfigError} with one line per setting that is wrong.
 */
export function readSandboxConfig(variables: Readonly<Record<string, string | undefined>>): SandboxConfig {
  const env = parseSettings(Environment, variables);
  if (env.SANDBOX_PORT !== 0 && env.SANDBOX_CONTROL_PORT === env.SANDBOX_PORT) {
    throw new ConfigError(['SANDBOX_CONTROL_PORT', 'must not be SANDBOX_PORT']);
  }
  return Object.freeze({
    host: env.SANDBOX_HOST,
    port: env.SANDBOX_PORT,
    controlPort: env.SANDBOX_CONTROL_PORT ?? null,
    seed: env.SANDBOX_SEED,
    now: new Date(env.SANDBOX_NOW),
    reportDelayMs: env.SANDBOX_REPORT_DELAY_MS,
    rateLimits: env.SANDBOX_RATE_LIMITS === 'on',
    webhookRetryScale: env.SANDBOX_WEBHOOK_RETRY_SCALE,
    webhookTargets: webhookTargets(env.SANDBOX_WEBHOOK_TARGETS, !LOOPBACK.includes(env.SANDBOX_HOST)),
  });
}
