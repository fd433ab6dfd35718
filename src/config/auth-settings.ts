import * as z from 'zod';
import { hasNoCredentials, isPrivate } from './url-rules.js';

/** How callers authenticate: with JWTs of an issuer, with API keys, or with both. */
export interface AuthConfig {
  readonly jwt: JwtConfig | null;
  /** A JSON file with the hashes of API keys. */
  readonly apiKeysFile: string | null;
}

/** The JWTs that are accepted. */
export interface JwtConfig {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  /** The claim that holds the caller's tenant. */
  readonly tenantClaim: string;
}

/** Asymmetric algorithms. `none` has no signature; with HS*, a server that verifies tokens could also make them. */
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
    .refine(isPrivate, 'must be https, or http on this machine: its keys decide which tokens are accepted')
    .optional()
    .describe(
      'The URL of the JWK set of the issuer of bearer tokens (JWT). With Plaid keys, this or API_KEYS_FILE is required. If neither is set, the embedded sandbox is open to every caller on this machine.',
    ),
  AUTH_ISSUER: word.optional().describe('The `iss` claim of bearer tokens. Required with AUTH_JWKS_URL.'),
  AUTH_AUDIENCE: word.optional().describe('The `aud` claim of bearer tokens. Required with AUTH_JWKS_URL.'),
  AUTH_ALGORITHMS: z
    .string()
    .default('RS256,ES256,EdDSA')
    .describe('The signature algorithms of bearer tokens, separated by commas.')
    .transform(entries)
    .pipe(z.array(z.enum(ALGORITHMS, ALGORITHMS_RULE))),
  AUTH_TENANT_CLAIM: word
    .default('tenant')
    .describe("The claim of bearer tokens that holds the caller's tenant. A token without it has no tenant."),
  API_KEYS_FILE: z
    .string()
    .optional()
    .describe(
      'A JSON file with the hashes of API keys, for internal tools. creditgraph api-key prints entries for it.',
    ),
  PURPOSES: z
    .string()
    .default('underwriting,account-review,collections,fraud-review,compliance,adverse-action')
    .describe('The values that callers may send in the header x-purpose, separated by commas.')
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
      'The number of requests that each caller may send per minute; 0 for no limit. Not set: 600, or no limit when callers do not authenticate.',
    ),
};

const RATE_LIMIT_PER_MINUTE = 600;

type AuthEnvironment = z.infer<z.ZodObject<typeof authSettings>>;

/** Expects settings that meet the rules of `checkTogether`. */
export function authConfig(env: AuthEnvironment): AuthConfig | null {
  const jwt = jwtConfig(env);
  const apiKeysFile = env.API_KEYS_FILE ?? null;
  return jwt === null && apiKeysFile === null ? null : { jwt, apiKeysFile };
}

function jwtConfig({
  AUTH_JWKS_URL: jwksUrl,
  AUTH_ISSUER: issuer,
  AUTH_AUDIENCE: audience,
  AUTH_ALGORITHMS: algorithms,
  AUTH_TENANT_CLAIM: tenantClaim,
}: AuthEnvironment): JwtConfig | null {
  if (jwksUrl === undefined || issuer === undefined || audience === undefined) return null;
  return { jwksUrl, issuer, audience, algorithms, tenantClaim };
}

/** 0 for no limit, the default when callers do not authenticate: all of them would share one limit. */
export function rateLimitPerMinute(env: AuthEnvironment, auth: AuthConfig | null): number {
  return env.RATE_LIMIT_PER_MINUTE ?? (auth === null ? 0 : RATE_LIMIT_PER_MINUTE);
}
