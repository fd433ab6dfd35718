import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { Secret } from '../lib/secret.js';
import {
  MAKE_SEALING_KEYS,
  parseSealingKeys,
  SANDBOX_SEALING_KEYS,
  SEALING_KEYS_RULE,
  type SealingKey,
} from './sealing-keys.js';
import {
  ConfigError,
  describeSettings,
  milliseconds,
  parseSettings,
  port,
  type Setting,
  sandboxNow,
  sandboxReportDelayMs,
  sandboxSeed,
} from './settings.js';

export { ConfigError };

/** Everything that can be set, read once at start. Tests build one of their own; nothing else reads the environment. */
export interface Config {
  readonly http: {
    readonly host: string;
    /** 0 takes any free port. */
    readonly port: number;
    /** Origins whose pages may call the endpoint, besides its own. */
    readonly corsOrigins: readonly string[];
    /** Where clients reach us, without a slash at the end; null when it is where we listen. */
    readonly publicUrl: string | null;
    /** How long a stop waits for what is under way, in ms. */
    readonly stopGraceMs: number;
  };
  readonly plaid: PlaidConfig;
  /** The first seals, all open. */
  readonly sealingKeys: readonly SealingKey[];
  readonly upstream: UpstreamTimeouts;
  /** How large an answer of Plaid's may be, in bytes after decompression. */
  readonly upstreamMaxBytes: number;
  readonly cache: CacheConfig;
  readonly executor: ExecutorName;
  readonly workers: WorkersConfig;
  readonly log: { readonly level: LogLevel };
}

/** Where Plaid is: one that we start ourselves, or Plaid's own hosts with credentials. */
export type PlaidConfig = EmbeddedSandboxConfig | PlaidCredentials;

export interface EmbeddedSandboxConfig {
  readonly kind: 'embedded';
  /** The same seed gives the same borrowers, tokens and reports. */
  readonly seed: string;
  /** The sandbox's time at its start; it runs on from there. */
  readonly now: Date;
  /** How long a new report answers PRODUCT_NOT_READY, in ms. */
  readonly reportDelayMs: number;
  /** Where its control API listens; null for nowhere. */
  readonly controlPort: number | null;
}

export interface PlaidCredentials {
  readonly kind: 'plaid';
  readonly environment: 'sandbox' | 'production';
  readonly baseUrl: string;
  readonly clientId: string;
  readonly secret: Secret;
}

/** How long each class of Plaid's endpoints may take, in ms. `attemptMs` is one try, `totalMs` all tries with their pauses. */
export interface UpstreamTimeouts {
  readonly read: { readonly attemptMs: number; readonly totalMs: number; readonly retries: number };
  readonly create: { readonly attemptMs: number };
  readonly refresh: { readonly attemptMs: number };
  /** Until the first byte, and for each silence after it. */
  readonly bytes: { readonly attemptMs: number };
}

/** Threads that own large reports. */
export interface WorkersConfig {
  /** 0 for none: every report is then read and executed over by the thread that answers everybody. */
  readonly threads: number;
  /** From how many bytes of Plaid's JSON on a report is large. */
  readonly minBytes: number;
}

export interface CacheConfig {
  /** Of the heap, for reports; 0 keeps none. */
  readonly maxBytes: number;
  /** How long a report stands, in ms. */
  readonly ttlMs: number;
  /** How long it stands that a report is not ready, in ms. */
  readonly pendingTtlMs: number;
}

/** `compiled` turns repeated operations into code; `reference` leaves every operation to graphql-js. */
export type ExecutorName = 'compiled' | 'reference';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

const HOSTS = {
  sandbox: 'https://sandbox.plaid.com',
  production: 'https://production.plaid.com',
} as const;

const APOLLO_STUDIO = 'https://studio.apollographql.com';

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

function isBare(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password, search, hash } = new URL(text);
  return [username, password, search, hash].every((part) => part === '');
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function isPrivate(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || LOOPBACK.has(hostname);
}

const Environment = z.object({
  HOST: z.string().default('localhost').describe('Where to listen. 0.0.0.0 for all interfaces.'),
  PORT: port.default(4000).describe('Where to listen. 0 takes any free port.'),
  CORS_ORIGINS: z
    .string()
    .optional()
    .describe(
      `Origins whose pages may call the graph, separated by commas. Not set: ${APOLLO_STUDIO} with the embedded sandbox, none with Plaid keys.`,
    )
    .transform((list) => list?.split(',').map((entry) => entry.trim()))
    .pipe(z.array(origin).optional()),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .refine(isBare, 'must hold no credentials, query or fragment')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('Where clients reach this server, for the URLs of downloads. Not set: where it listens.'),
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
});

/** Every setting there is, in the order in which a reader would look for it. */
export function listSettings(): Setting[] {
  return describeSettings(Environment);
}

/**
 * Reads the configuration from environment variables. An empty variable counts as not set, as `.env` files write it.
 *
 * @throws {ConfigError} naming the first setting that is missing or wrong.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const env = parseSettings(Environment, variables);
  if (env.PLAID_CLIENT_ID === undefined) refuseMisspelt(variables);
  const plaid = plaidConfig(env);
  return Object.freeze({
    http: {
      host: env.HOST,
      port: env.PORT,
      corsOrigins: env.CORS_ORIGINS ?? (plaid.kind === 'embedded' ? [APOLLO_STUDIO] : []),
      publicUrl: env.PUBLIC_URL ?? null,
      stopGraceMs: env.STOP_GRACE_MS,
    },
    plaid,
    sealingKeys: env.SEALING_KEYS ?? sealingKeysFor(plaid),
    upstream: {
      read: { attemptMs: env.UPSTREAM_READ_ATTEMPT_MS, totalMs: env.UPSTREAM_READ_TOTAL_MS, retries: 2 },
      create: { attemptMs: env.UPSTREAM_CREATE_MS },
      refresh: { attemptMs: env.UPSTREAM_REFRESH_MS },
      bytes: { attemptMs: env.UPSTREAM_BYTES_MS },
    },
    upstreamMaxBytes: env.UPSTREAM_MAX_MB * 1_000_000,
    cache: {
      maxBytes: env.CACHE_MAX_MB * 1_000_000,
      ttlMs: env.CACHE_TTL_MS,
      pendingTtlMs: env.CACHE_PENDING_MS,
    },
    executor: env.EXECUTOR,
    workers: {
      threads: env.WORKERS ?? Math.max(1, availableParallelism() - 1),
      minBytes: env.WORKER_MIN_KB * 1_000,
    },
    log: { level: env.LOG_LEVEL },
  });
}

function plaidConfig(env: z.infer<typeof Environment>): PlaidConfig {
  const {
    PLAID_CLIENT_ID: clientId,
    PLAID_SECRET: secret,
    PLAID_ENV: environment,
    PLAID_BASE_URL: baseUrl,
  } = env;
  const given = { PLAID_CLIENT_ID: clientId, PLAID_SECRET: secret, PLAID_ENV: environment };
  if (clientId === undefined && secret === undefined && environment === undefined && baseUrl === undefined) {
    return {
      kind: 'embedded',
      seed: env.SANDBOX_SEED,
      now: new Date(env.SANDBOX_NOW),
      reportDelayMs: env.SANDBOX_REPORT_DELAY_MS,
      controlPort: env.SANDBOX_CONTROL_PORT ?? null,
    };
  }
  if (clientId === undefined || secret === undefined || environment === undefined) {
    const missing = Object.entries(given).find(([, value]) => value === undefined)?.[0] ?? 'PLAID_CLIENT_ID';
    throw new ConfigError(
      missing,
      'is missing; set PLAID_CLIENT_ID, PLAID_SECRET and PLAID_ENV together, or none of them for the embedded sandbox',
    );
  }
  return {
    kind: 'plaid',
    environment,
    baseUrl: baseUrl ?? HOSTS[environment],
    clientId,
    secret: new Secret(secret),
  };
}

/** A key of the process alone would make every id a dead one at the next start, and at the next replica. */
function sealingKeysFor({ kind }: PlaidConfig): readonly SealingKey[] {
  if (kind === 'embedded') return SANDBOX_SEALING_KEYS;
  throw new ConfigError('SEALING_KEYS', `is missing; set it to what this prints: ${MAKE_SEALING_KEYS}`);
}

/**
 * Without keys the sandbox starts, so a misspelt key would show invented people to somebody who expects their own. With
 * keys, other programs' settings such as PLAID_PRODUCTS are none of our business.
 */
function refuseMisspelt(variables: Readonly<Record<string, string | undefined>>): void {
  const unknown = Object.keys(variables).find(
    (name) => name.startsWith('PLAID_') && !(name in Environment.shape),
  );
  if (unknown !== undefined)
    throw new ConfigError(unknown, 'is no setting; npm start -- --help lists those there are');
}
