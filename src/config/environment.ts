import {
  milliseconds,
  port,
  sandboxNow,
  sandboxReportDelayMs,
  sandboxSeed,
  sandboxWebhookTargets,
} from 'creditgraph-sandbox/settings';
import * as z from 'zod';
import { authSettings } from './auth-settings.js';
import { limitSettings } from './limits.js';
import { operationSettings } from './operations.js';
import { plaidSettings } from './plaid-settings.js';
import { parseSealingKeys, SEALING_KEYS_RULE } from './sealing-keys.js';
import { subscriptionSettings } from './subscription-settings.js';
import { tracingSettings } from './tracing-settings.js';
import { isBare } from './url-rules.js';

/** The origin of Apollo Sandbox. */
export const APOLLO_STUDIO = 'https://studio.apollographql.com';

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be origins such as https://app.example.com, separated by commas',
  );

const AT_ONCE_RULE = 'must be a whole number from 1 to 100000';
const atOnce = z.coerce
  .number(AT_ONCE_RULE)
  .int(AT_ONCE_RULE)
  .min(1, AT_ONCE_RULE)
  .max(100_000, AT_ONCE_RULE);
const DRAIN_RULE = 'must be a whole number of milliseconds from 0 to 600000';
const CACHE_RULE = 'must be a whole number of megabytes from 0 to 16384';
const WORKERS_RULE = 'must be a whole number of threads from 0 to 64';
const WORKER_MIN_RULE = 'must be a whole number of kilobytes from 1 to 512000';
const MAX_MB_RULE = 'must be a whole number of megabytes from 1 to 512';

/** All settings, by the names of their environment variables. */
export const Environment = z.object({
  HOST: z.string().default('localhost').describe('The address to listen on; 0.0.0.0 for all interfaces.'),
  PORT: port.default(4000).describe('The port to listen on; 0 for any free port.'),
  CORS_ORIGINS: z
    .string()
    .optional()
    .describe(
      `Origins whose pages may call the graph (CORS), separated by commas. Not set: with the embedded sandbox, ${APOLLO_STUDIO} and every port of this machine (localhost, 127.0.0.1, [::1]); with Plaid keys, none.`,
    )
    .transform((list) => list?.split(',').map((entry) => entry.trim()))
    .pipe(z.array(origin).optional()),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .refine(isBare, 'must hold no credentials, query or fragment')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe(
      'The URL at which clients and Plaid reach this server, for download URLs and for the webhooks of mutations. Not set: download URLs have the address that it listens on, and mutations ask for no webhooks.',
    ),
  ...authSettings,
  STOP_GRACE_MS: milliseconds
    .default(35_000)
    .describe('How long a stop waits for requests in progress, in ms.'),
  MAX_IN_FLIGHT: atOnce
    .default(512)
    .describe(
      'The maximum number of requests in progress. More requests are refused with 503 before their bodies are read. From a quarter of it on, the server refuses exports, and from half of it on all queries that are not cached.',
    ),
  MAX_REPORT_READS: atOnce
    .default(96)
    .describe(
      'Bounds the reports that are read at once, each for its first second, together with the operations of worker threads. From a quarter of it on, the server refuses exports, and from half of it on more reads of queries.',
    ),
  MAX_LOOP_DELAY_MS: milliseconds
    .default(200)
    .describe(
      'The longest average delay of the event loop, in ms. Beyond it, requests are refused as beyond MAX_IN_FLIGHT, and in the same steps before.',
    ),
  ...subscriptionSettings,
  DRAIN_MS: z.coerce
    .number(DRAIN_RULE)
    .int(DRAIN_RULE)
    .min(0, DRAIN_RULE)
    .max(600_000, DRAIN_RULE)
    .default(5_000)
    .describe(
      'How long the server still accepts connections after SIGTERM, in ms. /readyz fails at once, so a load balancer has this time to notice.',
    ),
  ADMIN_PORT: port
    .optional()
    .describe('The port of /livez, /readyz and /metrics; 0 for any free port. Not set: they are off.'),
  ADMIN_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('The address of ADMIN_PORT. It has no authentication, so only operators should reach it.'),
  EXPLORER: z
    .enum(['on', 'off'], { error: "must be 'on' or 'off'" })
    .optional()
    .describe(
      "Whether the server has the page at /, the explorer at /explorer and the viewer at /viewer: 'on' or 'off'. Not set: on with the embedded sandbox, off with Plaid keys.",
    ),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be one of silent, error, warn, info, debug')
    .default('info')
    .describe('The log level: silent, error, warn, info or debug. The log is JSON on standard error.'),
  ...tracingSettings,
  ...plaidSettings,
  SEALING_KEYS: z
    .string()
    .optional()
    .describe(
      'Keys that seal ids and download URLs: id:32 bytes in base64url, separated by commas. The first key seals; all keys open. Required with Plaid keys. Not set: the public key of the embedded sandbox.',
    )
    .transform((setting, context) => {
      if (setting === undefined) return undefined;
      const keys = parseSealingKeys(setting);
      if (keys === null) context.addIssue(SEALING_KEYS_RULE);
      return keys ?? z.NEVER;
    }),
  AUDIT_FILE: z
    .string()
    .optional()
    .describe(
      'The audit log: a file with a line for every read of personal data. No other process may write to it. Required with Plaid keys. creditgraph audit verify verifies it.',
    ),
  REPORT_POLLING: z
    .enum(['on', 'off'], { error: "must be 'on' or 'off'" })
    .default('on')
    .describe(
      "Whether the server reads a report from time to time while subscriptions wait for it: 'on' or 'off'. With off, only webhooks tell that it is ready.",
    ),
  STATE_DIR: z
    .string()
    .optional()
    .describe(
      'The folder for state that survives a restart. It is created if it does not exist. No other process may use it. Not set, and no REDIS_STATE_URL: the state is in memory, and a restart loses it.',
    ),
  REDIS_STATE_URL: z
    .string()
    .optional()
    .describe(
      'The Redis or Valkey for state that several servers share, in place of STATE_DIR: redis://user:password@host:port/database, redis-sentinel://host:port,host:port/name or redis-cluster://host:port,host:port; rediss for TLS. Its maxmemory-policy must be noeviction.',
    ),
  REDIS_CACHE_URL: z
    .string()
    .optional()
    .describe(
      'The Redis or Valkey for reports that several servers share, in the forms of REDIS_STATE_URL. It may evict keys. Not set: each server reads reports for itself.',
    ),
  REDIS_TIMEOUT_MS: milliseconds.default(100).describe('How long a command of Redis may take, in ms.'),
  IDEMPOTENCY_TTL_MS: milliseconds
    .default(86_400_000)
    .describe(
      'How long the outcome of a mutation is stored for repeats with the same idempotency key, in ms.',
    ),
  UPSTREAM_READ_ATTEMPT_MS: milliseconds
    .default(10_000)
    .describe('The timeout of one attempt of a read, in ms.'),
  UPSTREAM_READ_TOTAL_MS: milliseconds
    .default(25_000)
    .describe('The timeout of a read with its two retries, in ms.'),
  UPSTREAM_CREATE_MS: milliseconds
    .default(30_000)
    .describe('The timeout of a call that creates or removes something, in ms.'),
  UPSTREAM_REFRESH_MS: milliseconds
    .default(120_000)
    .describe(
      'The timeout of a refresh of a Cashflow Report, in ms. Plaid says that it can take 30 s or more.',
    ),
  UPSTREAM_MAX_MB: z.coerce
    .number(MAX_MB_RULE)
    .int(MAX_MB_RULE)
    .min(1, MAX_MB_RULE)
    .max(512, MAX_MB_RULE)
    .default(128)
    .describe('The maximum size of a response of Plaid, in MB of 1,000,000 bytes. A larger one is rejected.'),
  CACHE_MAX_MB: z.coerce
    .number(CACHE_RULE)
    .int(CACHE_RULE)
    .min(0, CACHE_RULE)
    .max(16_384, CACHE_RULE)
    .default(256)
    .describe('The memory for cached reports and responses, in MB of 1,000,000 bytes; 0 caches none.'),
  CACHE_TTL_MS: milliseconds
    .default(300_000)
    .describe('How long a report stays cached, in ms. A mutation that changes it evicts it at once.'),
  CACHE_PENDING_MS: milliseconds
    .default(5_000)
    .describe('How long "not ready" stays cached, in ms. Plaid allows 15 reads of a report per minute.'),
  WORKERS: z.coerce
    .number(WORKERS_RULE)
    .int(WORKERS_RULE)
    .min(0, WORKERS_RULE)
    .max(64, WORKERS_RULE)
    .optional()
    .describe(
      'The number of worker threads for large reports; 0 leaves them to the main thread. Not set: one less than there are processors, and at least one.',
    ),
  WORKER_MIN_KB: z.coerce
    .number(WORKER_MIN_RULE)
    .int(WORKER_MIN_RULE)
    .min(1, WORKER_MIN_RULE)
    .max(512_000, WORKER_MIN_RULE)
    .default(512)
    .describe("The size of Plaid's JSON from which a report goes to a worker thread, in kB of 1,000 bytes."),
  UPSTREAM_BYTES_MS: milliseconds
    .default(60_000)
    .describe('How long Plaid may send nothing before or during a download, in ms.'),
  EXECUTOR: z
    .enum(['compiled', 'reference'], 'must be compiled or reference')
    .default('compiled')
    .describe(
      'How operations are executed: compiled, or reference for graphql-js alone. The responses are the same.',
    ),
  ...operationSettings,
  ...limitSettings,
  SANDBOX_SEED: sandboxSeed.describe('The seed of the people and tokens of the embedded sandbox.'),
  SANDBOX_NOW: sandboxNow.describe(
    'The time of the embedded sandbox when it starts. Its clock runs on from there.',
  ),
  SANDBOX_REPORT_DELAY_MS: sandboxReportDelayMs.describe(
    'How long a new report of the embedded sandbox stays PENDING, in ms.',
  ),
  SANDBOX_CONTROL_PORT: port
    .optional()
    .describe("The port of the embedded sandbox's control API, on 127.0.0.1. Not set: no control API."),
  SANDBOX_WEBHOOK_TARGETS: sandboxWebhookTargets.describe(
    'Where the embedded sandbox may send webhooks: loopback for this machine alone, or any. Not set: any if HOST and PUBLIC_URL are loopback addresses, else loopback.',
  ),
});
