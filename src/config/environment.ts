import {
  milliseconds,
  port,
  sandboxNow,
  sandboxReportDelayMs,
  sandboxSeed,
  sandboxWebhookTargets,
} from 'creditgraph-sandbox/settings';
import { z } from 'zod';
import { authSettings } from './auth-settings.js';
import { limitSettings } from './limits.js';
import { operationSettings } from './operations.js';
import { parseSealingKeys, SEALING_KEYS_RULE } from './sealing-keys.js';
import { isBare, isPrivate } from './url-rules.js';

/** Whose page Apollo Sandbox is. */
export const APOLLO_STUDIO = 'https://studio.apollographql.com';

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be origins such as https://app.example.com, separated by commas',
  );

const CACHE_RULE = 'must be a whole number of megabytes from 0 to 16384';
const WORKERS_RULE = 'must be a whole number of threads from 0 to 64';
const WORKER_MIN_RULE = 'must be a whole number of kilobytes from 1 to 512000';
const MAX_MB_RULE = 'must be a whole number of megabytes from 1 to 512';

/** Goes into a header, so it is one word of printable ASCII. */
const headerValue = z.string().regex(/^[!-~]+$/, 'must be one word of printable ASCII');

/** Every setting, by the name of its environment variable: what it may be, and what it means. */
export const Environment = z.object({
  HOST: z.string().default('localhost').describe('Where to listen. 0.0.0.0 for all interfaces.'),
  PORT: port.default(4000).describe('Where to listen. 0 takes any free port.'),
  CORS_ORIGINS: z
    .string()
    .optional()
    .describe(
      `Origins whose pages may call the graph, separated by commas. Not set: with the embedded sandbox ${APOLLO_STUDIO} and every port of this machine (localhost, 127.0.0.1, [::1]); none with Plaid keys.`,
    )
    .transform((list) => list?.split(',').map((entry) => entry.trim()))
    .pipe(z.array(origin).optional()),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .refine(isBare, 'must hold no credentials, query or fragment')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('Where clients reach this server, for the URLs of downloads. Not set: where it listens.'),
  ...authSettings,
  STOP_GRACE_MS: milliseconds
    .default(35_000)
    .describe('How long a stop waits for answers that are under way, in ms.'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be one of silent, error, warn, info, debug')
    .default('info')
    .describe('How much is logged, as JSON on standard error: silent, error, warn, info or debug.'),
  PLAID_CLIENT_ID: headerValue.optional().describe('Your Plaid client id. Not set: the embedded sandbox.'),
  PLAID_SECRET: headerValue.optional().describe('The secret that goes with it, for the environment below.'),
  PLAID_ENV: z
    .enum(['sandbox', 'production'], 'must be sandbox or production')
    .optional()
    .describe("Which of Plaid's environments: sandbox or production."),
  PLAID_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .refine(isBare, 'must hold no credentials, query or fragment')
    .refine(isPrivate, 'must be https, or http on this machine: the secret travels there')
    .optional()
    .describe("Asks this address instead of Plaid's host for the environment, such as a proxy."),
  SEALING_KEYS: z
    .string()
    .optional()
    .describe(
      'Keys that seal ids and download URLs: id:32 bytes in base64url, separated by commas; the first seals, all open. Required with Plaid keys. Not set: a key that everybody knows, for the embedded sandbox.',
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
      'The file in which a line is written whenever somebody sees personal data, of this process alone. Required with Plaid keys. npm run audit:verify checks it.',
    ),
  UPSTREAM_READ_ATTEMPT_MS: milliseconds
    .default(10_000)
    .describe('How long one try of a read may take, in ms.'),
  UPSTREAM_READ_TOTAL_MS: milliseconds
    .default(25_000)
    .describe('How long a read may take with its two retries, in ms.'),
  UPSTREAM_CREATE_MS: milliseconds
    .default(30_000)
    .describe('How long a call that creates or removes something may take, in ms.'),
  UPSTREAM_REFRESH_MS: milliseconds
    .default(120_000)
    .describe('How long refreshing a Cashflow Report may take, in ms. Plaid speaks of 30 s and more.'),
  UPSTREAM_MAX_MB: z.coerce
    .number(MAX_MB_RULE)
    .int(MAX_MB_RULE)
    .min(1, MAX_MB_RULE)
    .max(512, MAX_MB_RULE)
    .default(128)
    .describe("How large an answer of Plaid's may be, in MB of 1,000,000 bytes; a larger one is refused."),
  CACHE_MAX_MB: z.coerce
    .number(CACHE_RULE)
    .int(CACHE_RULE)
    .min(0, CACHE_RULE)
    .max(16_384, CACHE_RULE)
    .default(256)
    .describe('How much memory finished reports may take, in MB of 1,000,000 bytes. 0 keeps none.'),
  CACHE_TTL_MS: milliseconds
    .default(300_000)
    .describe('How long a report is answered from memory, in ms. Mutations that change it end that at once.'),
  CACHE_PENDING_MS: milliseconds
    .default(5_000)
    .describe(
      'How long "not ready" is answered from memory, in ms. Plaid takes 15 reads of a report a minute.',
    ),
  WORKERS: z.coerce
    .number(WORKERS_RULE)
    .int(WORKERS_RULE)
    .min(0, WORKERS_RULE)
    .max(64, WORKERS_RULE)
    .optional()
    .describe(
      'How many threads hold large reports; 0 leaves them to the one that answers everybody. Not set: one less than there are processors, and at least one.',
    ),
  WORKER_MIN_KB: z.coerce
    .number(WORKER_MIN_RULE)
    .int(WORKER_MIN_RULE)
    .min(1, WORKER_MIN_RULE)
    .max(512_000, WORKER_MIN_RULE)
    .default(512)
    .describe("From which length of Plaid's JSON on a report is large, in kB of 1,000 bytes."),
  UPSTREAM_BYTES_MS: milliseconds
    .default(60_000)
    .describe('How long Plaid may be silent before and during a download, in ms.'),
  EXECUTOR: z
    .enum(['compiled', 'reference'], 'must be compiled or reference')
    .default('compiled')
    .describe(
      'How operations are executed: compiled, or reference for graphql-js alone. The answers are the same.',
    ),
  ...operationSettings,
  ...limitSettings,
  SANDBOX_SEED: sandboxSeed.describe('What the embedded sandbox derives its people and tokens from.'),
  SANDBOX_NOW: sandboxNow.describe(
    "What the embedded sandbox's clock shows at start. It runs on from there.",
  ),
  SANDBOX_REPORT_DELAY_MS: sandboxReportDelayMs.describe(
    'How long a new report of the embedded sandbox is PENDING, in ms.',
  ),
  SANDBOX_CONTROL_PORT: port
    .optional()
    .describe("Where the embedded sandbox's control API listens, on 127.0.0.1. Not set: nowhere."),
  SANDBOX_WEBHOOK_TARGETS: sandboxWebhookTargets.describe(
    'Where the embedded sandbox may send webhooks: loopback for this machine alone, or any. Not set: any while HOST and PUBLIC_URL are loopback, loopback otherwise.',
  ),
});
