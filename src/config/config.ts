import { z } from 'zod';
import { Secret } from '../lib/secret.js';

/** Everything that can be set, read once at start. Tests build one of their own; nothing else reads the environment. */
export interface Config {
  readonly http: {
    readonly host: string;
    /** 0 takes any free port. */
    readonly port: number;
    /** Origins whose pages may call the endpoint, besides its own. */
    readonly corsOrigins: readonly string[];
  };
  readonly plaid: PlaidConfig;
  readonly upstream: UpstreamTimeouts;
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
}

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** A setting is missing or wrong. The message is one line and names the setting, never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError' as const;

  constructor(
    readonly setting: string,
    rule: string,
  ) {
    super(`${setting}: ${rule}`);
  }
}

const HOSTS = {
  sandbox: 'https://sandbox.plaid.com',
  production: 'https://production.plaid.com',
} as const;

const APOLLO_STUDIO = 'https://studio.apollographql.com';

const milliseconds = (fallback: number) =>
  z.coerce
    .number('must be a whole number of milliseconds')
    .int('must be a whole number of milliseconds')
    .min(0, 'must not be negative')
    .default(fallback);

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be origins such as https://app.example.com, separated by commas',
  );

const Environment = z.object({
  HOST: z.string().min(1, 'must be a host name or address').default('localhost'),
  PORT: z.coerce
    .number('must be a port from 0 to 65535')
    .int('must be a port from 0 to 65535')
    .min(0, 'must be a port from 0 to 65535')
    .max(65_535, 'must be a port from 0 to 65535')
    .default(4000),
  CORS_ORIGINS: z
    .string()
    .default(APOLLO_STUDIO)
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .pipe(z.array(origin)),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be one of silent, error, warn, info, debug')
    .default('info'),
  PLAID_CLIENT_ID: z.string().optional(),
  PLAID_SECRET: z.string().optional(),
  PLAID_ENV: z.enum(['sandbox', 'production'], 'must be sandbox or production').optional(),
  PLAID_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
  SANDBOX_SEED: z.string().min(1, 'must not be empty').default('creditgraph'),
  SANDBOX_NOW: z.iso
    .datetime({ offset: true, error: 'must be a time such as 2026-11-02T15:00:00Z' })
    .default('2026-11-02T15:00:00Z'),
  SANDBOX_REPORT_DELAY_MS: milliseconds(1_500),
  UPSTREAM_READ_ATTEMPT_MS: milliseconds(10_000),
  UPSTREAM_READ_TOTAL_MS: milliseconds(25_000),
  UPSTREAM_CREATE_MS: milliseconds(30_000),
  UPSTREAM_REFRESH_MS: milliseconds(45_000),
});

/**
 * Reads the configuration from environment variables. An empty variable counts as not set, as `.env` files write it.
 *
 * @throws {ConfigError} naming the first setting that is missing or wrong.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(String(issue?.path[0] ?? 'configuration'), issue?.message ?? 'is not valid');
  }
  const env = parsed.data;
  return Object.freeze({
    http: { host: env.HOST, port: env.PORT, corsOrigins: env.CORS_ORIGINS },
    plaid: plaidConfig(env),
    upstream: {
      read: { attemptMs: env.UPSTREAM_READ_ATTEMPT_MS, totalMs: env.UPSTREAM_READ_TOTAL_MS, retries: 2 },
      create: { attemptMs: env.UPSTREAM_CREATE_MS },
      refresh: { attemptMs: env.UPSTREAM_REFRESH_MS },
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
