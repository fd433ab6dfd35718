import { availableParallelism } from 'node:os';
import {
  ConfigError,
  describeSettings,
  parseSettings,
  type Setting,
  type WebhookTargets,
  webhookTargets,
} from 'creditgraph-sandbox/settings';
import type { z } from 'zod';
import { Secret } from '../lib/secret.js';
import { type AuthConfig, authConfig, rateLimitPerMinute } from './auth-settings.js';
import { APOLLO_STUDIO, Environment } from './environment.js';
import { type OperationLimits, operationLimits } from './limits.js';
import { type OperationsConfig, operationsConfig } from './operations.js';
import { isKnownToAll, MAKE_SEALING_KEYS, SANDBOX_SEALING_KEYS, type SealingKey } from './sealing-keys.js';
import { LOOPBACK } from './url-rules.js';

export type { AuthConfig };
export { ConfigError };

/** Everything that can be set, read once at start. Tests build one of their own; nothing else reads the environment. */
export interface Config {
  readonly http: {
    readonly host: string;
    /** 0 takes any free port. */
    readonly port: number;
    /** Origins whose pages may call the endpoint, besides its own. */
    readonly corsOrigins: readonly string[];
    /** Whether pages of any port of this machine may call it as well. */
    readonly corsLoopback: boolean;
    /** Where clients reach us, without a slash at the end; null when it is where we listen. */
    readonly publicUrl: string | null;
    /** How long a stop waits for what is under way, in ms. */
    readonly stopGraceMs: number;
    /** How many requests each caller may send in a minute; 0 for any number. */
    readonly rateLimitPerMinute: number;
  };
  /** How callers are told apart; null for not at all. */
  readonly auth: AuthConfig | null;
  /** What callers may say that they ask for. */
  readonly purposes: readonly string[];
  readonly plaid: PlaidConfig;
  /** The first seals, all open. */
  readonly sealingKeys: readonly SealingKey[];
  /** Where it is written down who sees personal data; null for nowhere. */
  readonly auditFile: string | null;
  readonly upstream: UpstreamTimeouts;
  /** How large an answer of Plaid's may be, in bytes after decompression. */
  readonly upstreamMaxBytes: number;
  readonly cache: CacheConfig;
  readonly executor: ExecutorName;
  readonly workers: WorkersConfig;
  /** How operations may be sent. */
  readonly operations: OperationsConfig;
  /** How large an operation may be. */
  readonly limits: OperationLimits;
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
  /** Where it may send webhooks. */
  readonly webhookTargets: WebhookTargets;
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
  const sealingKeys = sealingKeysFor(env, plaid);
  const auth = authConfig(env, plaid.kind);
  const auditFile = auditFileOf(env, plaid);
  return Object.freeze({
    http: {
      host: env.HOST,
      port: env.PORT,
      corsOrigins: env.CORS_ORIGINS ?? (plaid.kind === 'embedded' ? [APOLLO_STUDIO] : []),
      corsLoopback: env.CORS_ORIGINS === undefined && plaid.kind === 'embedded',
      publicUrl: env.PUBLIC_URL ?? null,
      stopGraceMs: env.STOP_GRACE_MS,
      rateLimitPerMinute: rateLimitPerMinute(env, auth),
    },
    auth,
    purposes: env.PURPOSES,
    plaid,
    sealingKeys,
    auditFile,
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
    operations: operationsConfig(env, plaid.kind === 'embedded'),
    limits: operationLimits(env),
    log: { level: env.LOG_LEVEL },
  });
}

/** The sealing keys alone, of a server whose other settings may be elsewhere: those of the embedded sandbox when none are set. */
export function readSealingKeys(
  variables: Readonly<Record<string, string | undefined>>,
): readonly SealingKey[] {
  const keys = Environment.pick({ SEALING_KEYS: true });
  return parseSettings(keys, variables).SEALING_KEYS ?? SANDBOX_SEALING_KEYS;
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
      webhookTargets: webhookTargets(env.SANDBOX_WEBHOOK_TARGETS, isReachable(env)),
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

/** Whether the server can be reached from other machines: where it listens there, or something before it does. */
function isReachable({ HOST: host, PUBLIC_URL: publicUrl }: z.infer<typeof Environment>): boolean {
  return (
    !LOOPBACK.includes(host) || (publicUrl !== undefined && !LOOPBACK.includes(new URL(publicUrl).hostname))
  );
}

/** Over invented people nothing needs to be written down. */
function auditFileOf({ AUDIT_FILE: file }: z.infer<typeof Environment>, { kind }: PlaidConfig) {
  if (file === undefined && kind === 'plaid') {
    throw new ConfigError(
      'AUDIT_FILE',
      'is missing; with Plaid keys it is written down who sees personal data, so name a file for it',
    );
  }
  return file ?? null;
}

/** A key of the process alone would make every id a dead one at the next start, and at the next replica. */
function sealingKeysFor(
  { SEALING_KEYS: keys }: z.infer<typeof Environment>,
  { kind }: PlaidConfig,
): readonly SealingKey[] {
  if (kind === 'embedded') return keys ?? SANDBOX_SEALING_KEYS;
  if (keys === undefined)
    throw new ConfigError('SEALING_KEYS', `is missing; set it to what this prints: ${MAKE_SEALING_KEYS}`);
  if (keys.some(isKnownToAll)) {
    throw new ConfigError(
      'SEALING_KEYS',
      `must not hold the key of the embedded sandbox, which everybody knows; set it to what this prints: ${MAKE_SEALING_KEYS}`,
    );
  }
  return keys;
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
