import { ConfigError } from 'creditgraph-sandbox/settings';
import { z } from 'zod';
import { hasNoCredentials, isPrivate, LOOPBACK } from './url-rules.js';

/** How callers are told apart: by bearer tokens of an issuer, by keys of our own, or by both. */
export interface AuthConfig {
  readonly jwt: JwtConfig | null;
  /** A JSON file with API keys, as hashes. */
  readonly apiKeysFile: string | null;
}

/** Which bearer tokens are accepted. */
export interface JwtConfig {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  /** The claim that names a caller's tenant, where there are several. */
  readonly tenantClaim: string;
}

/** Signatures that only the issuer can make. Not `none`, and no HS*: whoever can check one of those can make it. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

const ALGORITHMS_RULE = `must be some of ${ALGORITHMS.join(', ')}, separated by commas`;
const PURPOSES_RULE =
  'must be words of lower-case letters with hyphens such as account-review, separated by commas';
const RATE_RULE = 'must be a whole number of requests from 0 to 1000000000';

const word = z.string().regex(/^[!-~]+$/, 'must be one word of printable ASCII');

function entries(list: string): string[] {
  return list.split(',').map((entry) => entry.trim());
}

export const authSettings = {
  AUTH_JWKS_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .refine(hasNoCredentials, 'must hold no credentials or fragment')
    .refine(isPrivate, 'must be https, or http on this machine: whoever answers there decides who gets in')
    .optional()
    .describe(
      'Where the issuer of bearer tokens (JWT) publishes its keys. With Plaid keys this or API_KEYS_FILE is required. Neither set: the embedded sandbox is open to everybody on this machine.',
    ),
  AUTH_ISSUER: word.optional().describe('The `iss` of bearer tokens. Required with AUTH_JWKS_URL.'),
  AUTH_AUDIENCE: word
    .optional()
    .describe('What bearer tokens must have in `aud`. Required with AUTH_JWKS_URL.'),
  AUTH_ALGORITHMS: z
    .string()
    .default('RS256,ES256,EdDSA')
    .describe('How bearer tokens may be signed, separated by commas.')
    .transform(entries)
    .pipe(z.array(z.enum(ALGORITHMS, ALGORITHMS_RULE))),
  AUTH_TENANT_CLAIM: word
    .default('tenant')
    .describe("Which claim of a bearer token names the caller's tenant; one without it has no tenant."),
  API_KEYS_FILE: z
    .string()
    .optional()
    .describe('A JSON file with the hashes of API keys, for internal tools. npm run api-key makes entries.'),
  PURPOSES: z
    .string()
    .default('underwriting,account-review,collections,fraud-review,compliance,adverse-action')
    .describe('What callers may say in x-purpose that they ask for, separated by commas.')
    .transform(entries)
    .pipe(
      z.array(
        z
          .string()
          .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, PURPOSES_RULE)
          .max(64, PURPOSES_RULE),
      ),
    ),
  RATE_LIMIT_PER_MINUTE: z.coerce
    .number(RATE_RULE)
    .int(RATE_RULE)
    .min(0, RATE_RULE)
    .max(1_000_000_000, RATE_RULE)
    .optional()
    .describe(
      'How many requests a minute each caller may send; 0 for any number. Not set: 600, or any number where callers are not told apart.',
    ),
};

const RATE_LIMIT_PER_MINUTE = 600;

type AuthEnvironment = z.infer<z.ZodObject<typeof authSettings>>;

/**
 * How callers are told apart; null for not at all, which only the embedded sandbox may do, and only for this machine.
 *
 * @throws {ConfigError} when it must not be so, or when a setting of several is missing.
 */
export function authConfig(
  env: AuthEnvironment & { readonly HOST: string },
  plaid: 'embedded' | 'plaid',
): AuthConfig | null {
  const jwt = jwtConfig(env);
  const apiKeysFile = env.API_KEYS_FILE ?? null;
  if (jwt !== null || apiKeysFile !== null) return { jwt, apiKeysFile };
  if (plaid === 'plaid') {
    throw new ConfigError(
      'AUTH_JWKS_URL',
      'is missing, and so is API_KEYS_FILE; with Plaid keys callers must be told apart, so set one of them, or both',
    );
  }
  if (!LOOPBACK.includes(env.HOST)) {
    throw new ConfigError(
      'HOST',
      'must be localhost, 127.0.0.1 or ::1 as long as callers are not told apart; set AUTH_JWKS_URL or API_KEYS_FILE to listen elsewhere',
    );
  }
  return null;
}

function jwtConfig(env: AuthEnvironment): JwtConfig | null {
  const { AUTH_JWKS_URL: jwksUrl, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = env;
  const given = { AUTH_JWKS_URL: jwksUrl, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience };
  if (Object.values(given).every((value) => value === undefined)) return null;
  if (jwksUrl === undefined || issuer === undefined || audience === undefined) {
    const missing = Object.entries(given).find(([, value]) => value === undefined)?.[0] ?? 'AUTH_JWKS_URL';
    throw new ConfigError(
      missing,
      'is missing; set AUTH_JWKS_URL, AUTH_ISSUER and AUTH_AUDIENCE together, or none of them',
    );
  }
  return { jwksUrl, issuer, audience, algorithms: env.AUTH_ALGORITHMS, tenantClaim: env.AUTH_TENANT_CLAIM };
}

/** 0 for any number. One limit for everybody together would be no limit on anybody. */
export function rateLimitPerMinute(env: AuthEnvironment, auth: AuthConfig | null): number {
  return env.RATE_LIMIT_PER_MINUTE ?? (auth === null ? 0 : RATE_LIMIT_PER_MINUTE);
}
