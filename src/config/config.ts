import { availableParallelism } from 'node:os';
import { ConfigError, describeSettings, parseSettings, type Setting } from 'creditgraph-sandbox/settings';
import { Secret } from '../lib/secret.js';
import { type AuthConfig, authConfig, rateLimitPerMinute } from './auth-settings.js';
import { APOLLO_STUDIO, Environment } from './environment.js';
import { type OperationLimits, operationLimits } from './limits.js';
import { type OperationsConfig, operationsConfig } from './operations.js';
import { type EmbeddedSandboxConfig, type PlaidConfig, type PlaidName, plaidConfig } from './plaid-config.js';
import { SANDBOX_SEALING_KEYS, type SealingKey } from './sealing-keys.js';
import { checkTogether } from './setting-rules.js';
import { type SubscriptionLimits, subscriptionLimits } from './subscription-settings.js';
import { type TracingConfig, tracingConfig } from './tracing-settings.js';

export type { AuthConfig, EmbeddedSandboxConfig, PlaidConfig };
export { ConfigError };

/** All configuration, read once at start. */
export interface Config {
  readonly http: {
    readonly host: string;
    /** 0 takes any free port. */
    readonly port: number;
    /** Other origins whose pages may call the endpoint. */
    readonly corsOrigins: readonly string[];
    /** Whether pages on any port of this machine may call it too. */
    readonly corsLoopback: boolean;
    /** The address that clients use, without a slash at the end; null for the address that the server listens on. */
    readonly publicUrl: string | null;
    /** How long a stop waits for requests in progress, in ms. */
    readonly stopGraceMs: number;
    /** The maximum number of requests in progress. */
    readonly maxInFlight: number;
    /** The number of recent reads of reports, with the operations of worker threads, that is a load of 1. */
    readonly maxReportReads: number;
    /** The longest average delay of the event loop, in ms. */
    readonly maxLoopDelayMs: number;
    /** How long a stop by SIGTERM still accepts connections, in ms. */
    readonly drainMs: number;
    /** The requests that each caller may send per minute; 0 for no limit. */
    readonly rateLimitPerMinute: number;
  };
  readonly subscriptions: SubscriptionLimits;
  /** The address of health and metrics; null when they are off. */
  readonly admin: { readonly host: string; readonly port: number } | null;
  /** Whether there is a page at `/`, an explorer and a viewer. */
  readonly hasExplorer: boolean;
  /** How callers authenticate; null when they do not. */
  readonly auth: AuthConfig | null;
  /** The purposes that callers may state. */
  readonly purposes: readonly string[];
  readonly plaid: PlaidConfig;
  /** The first key seals; all keys open. */
  readonly sealingKeys: readonly SealingKey[];
  /** The path of the audit log; null for none. */
  readonly auditFile: string | null;
  /** The folder of the state; null for memory. */
  readonly stateFolder: string | null;
  /** The URL of the Redis with the state, which may have a password; null for none. */
  readonly redisStateUrl: Secret | null;
  /** The URL of the Redis with shared reports, which may have a password; null for none. */
  readonly redisCacheUrl: Secret | null;
  /** How long a command of Redis may take, in ms. */
  readonly redisTimeoutMs: number;
  /** How long the outcome of a mutation is stored, in ms. */
  readonly idempotencyTtlMs: number;
  /** Whether reports are read while subscriptions wait for them. */
  readonly isPolling: boolean;
  readonly upstream: UpstreamTimeouts;
  /** The maximum size of a response of Plaid, in bytes after decompression. */
  readonly upstreamMaxBytes: number;
  readonly cache: CacheConfig;
  readonly executor: ExecutorName;
  readonly workers: WorkersConfig;
  readonly operations: OperationsConfig;
  readonly limits: OperationLimits;
  readonly log: { readonly level: LogLevel };
  /** Null when tracing is off. */
  readonly tracing: TracingConfig | null;
}

/** Timeouts per class of Plaid's endpoints, in ms. `attemptMs` is one attempt; `totalMs` is all attempts and the delays between. */
export interface UpstreamTimeouts {
  readonly read: { readonly attemptMs: number; readonly totalMs: number; readonly retries: number };
  readonly create: { readonly attemptMs: number };
  readonly refresh: { readonly attemptMs: number };
  /** The time until the first byte, and between two chunks. */
  readonly bytes: { readonly attemptMs: number };
}

/** Worker threads that own large reports. */
export interface WorkersConfig {
  /** 0 for none: the main thread then parses and executes all reports. */
  readonly threads: number;
  /** The size of Plaid's JSON, in bytes, from which a report goes to a worker. */
  readonly minBytes: number;
}

export interface CacheConfig {
  /** The heap that reports and responses may take, in bytes; 0 caches none. */
  readonly maxBytes: number;
  /** How long a report stays cached, in ms. */
  readonly ttlMs: number;
  /** How long "not ready" stays cached, in ms. */
  readonly pendingTtlMs: number;
}

/** `compiled` compiles repeated operations to code; `reference` executes all operations with graphql-js. */
export type ExecutorName = 'compiled' | 'reference';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** All settings, in the order of `--help`. */
export function listSettings(): Setting[] {
  return describeSettings(Environment);
}

/**
 * Reads the configuration from environment variables. An empty variable counts as not set.
 *
 * @throws {ConfigError} with one line per setting that is missing or wrong, or when the file of Plaid clients is wrong.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const env = parseSettings(Environment, variables, checkTogether);
  const plaid = plaidConfig(env, variables);
  const auth = authConfig(env);
  return Object.freeze({
    http: {
      host: env.HOST,
      port: env.PORT,
      corsOrigins: env.CORS_ORIGINS ?? (plaid.kind === 'embedded' ? [APOLLO_STUDIO] : []),
      corsLoopback: env.CORS_ORIGINS === undefined && plaid.kind === 'embedded',
      publicUrl: env.PUBLIC_URL ?? null,
      stopGraceMs: env.STOP_GRACE_MS,
      maxInFlight: env.MAX_IN_FLIGHT,
      maxReportReads: env.MAX_REPORT_READS,
      maxLoopDelayMs: env.MAX_LOOP_DELAY_MS,
      drainMs: env.DRAIN_MS,
      rateLimitPerMinute: rateLimitPerMinute(env, auth),
    },
    subscriptions: subscriptionLimits(env),
    admin: env.ADMIN_PORT === undefined ? null : { host: env.ADMIN_HOST, port: env.ADMIN_PORT },
    auth,
    purposes: env.PURPOSES,
    plaid,
    // With Plaid keys, `checkTogether` requires keys of the operator's own.
    sealingKeys: env.SEALING_KEYS ?? SANDBOX_SEALING_KEYS,
    auditFile: env.AUDIT_FILE ?? null,
    stateFolder: env.STATE_DIR ?? null,
    redisStateUrl: env.REDIS_STATE_URL === undefined ? null : new Secret(env.REDIS_STATE_URL),
    redisCacheUrl: env.REDIS_CACHE_URL === undefined ? null : new Secret(env.REDIS_CACHE_URL),
    redisTimeoutMs: env.REDIS_TIMEOUT_MS,
    idempotencyTtlMs: env.IDEMPOTENCY_TTL_MS,
    isPolling: env.REPORT_POLLING === 'on',
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
    hasExplorer: (env.EXPLORER ?? (plaid.kind === 'embedded' ? 'on' : 'off')) === 'on',
    log: { level: env.LOG_LEVEL },
    tracing: tracingConfig(env),
  });
}

/**
 * The sealing keys alone, for commands that do not have the other settings; the keys of the embedded sandbox when none are set.
 *
 * @throws {ConfigError} when they are wrong.
 */
export function readSealingKeys(
  variables: Readonly<Record<string, string | undefined>>,
): readonly SealingKey[] {
  const keys = Environment.pick({ SEALING_KEYS: true });
  return parseSettings(keys, variables).SEALING_KEYS ?? SANDBOX_SEALING_KEYS;
}

/** What a command needs to open the state of a server. */
export interface StateConfig
  extends Pick<
    Config,
    'stateFolder' | 'redisStateUrl' | 'redisTimeoutMs' | 'sealingKeys' | 'idempotencyTtlMs'
  > {
  /** Part of keys in Redis. */
  readonly plaidName: PlaidName;
}

/** @throws {ConfigError} when a setting is wrong. */
export function readStateConfig(variables: Readonly<Record<string, string | undefined>>): StateConfig {
  const settings = Environment.pick({
    SEALING_KEYS: true,
    STATE_DIR: true,
    REDIS_STATE_URL: true,
    REDIS_TIMEOUT_MS: true,
    PLAID_ENV: true,
    PLAID_CLIENTS_FILE: true,
    IDEMPOTENCY_TTL_MS: true,
  });
  const env = parseSettings(settings, variables);
  return {
    stateFolder: env.STATE_DIR ?? null,
    redisStateUrl: env.REDIS_STATE_URL === undefined ? null : new Secret(env.REDIS_STATE_URL),
    redisTimeoutMs: env.REDIS_TIMEOUT_MS,
    plaidName: env.PLAID_CLIENTS_FILE === undefined ? (env.PLAID_ENV ?? 'embedded') : 'clients',
    sealingKeys: env.SEALING_KEYS ?? SANDBOX_SEALING_KEYS,
    idempotencyTtlMs: env.IDEMPOTENCY_TTL_MS,
  };
}
