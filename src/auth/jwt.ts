import { hash } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { JwtConfig } from '../config/auth-settings.js';
import { isTenant } from '../config/tenant.js';
import { API_KEY_SUBJECT } from './api-key.js';
import { AuthenticationError } from './authentication-error.js';
import { NO_TENANT, type Principal } from './principal.js';
import { knownScopes, type Scope } from './scope.js';

/** The tolerated difference between the issuer's clock and this one, in s. */
const SKEW_S = 30;
const MAX_SUBJECT_LENGTH = 256;

/** How long a verified token stays cached, in ms. Verifying a signature takes 0.2 ms. */
const CACHED_MS = 60_000;
const MAX_CACHED = 1_000;

interface CachedToken {
  readonly principal: Principal;
  /** In ms. */
  readonly until: number;
}

/**
 * Verifies bearer tokens (JWT, RFC 7519).
 *
 * @param keyOf the issuer's keys.
 * @param now the time, in ms.
 */
export function createJwtCheck(
  { issuer, audience, algorithms, tenantClaim }: JwtConfig,
  keyOf: JWTVerifyGetKey,
  now: () => number = Date.now,
): (token: string) => Promise<Principal> {
  /** @throws {AuthenticationError} */
  async function claimsOf(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: SKEW_S,
        requiredClaims: ['exp', 'iat', 'sub'],
        currentDate: new Date(now()),
      });
      return payload;
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      const refusal = error instanceof errors.JWTExpired ? 'expired' : 'invalid';
      throw new AuthenticationError(refusal, { cause: error });
    }
  }

  // Keyed by hash, so that no token stays in memory.
  const cached = new LRUCache<string, CachedToken>({ max: MAX_CACHED });

  return async (token) => {
    const name = hash('sha256', token, 'base64url');
    const known = cached.get(name);
    if (known !== undefined && now() < known.until) return known.principal;
    const claims = await claimsOf(token);
    const { sub, iat, exp, nbf = 0 } = claims;
    if (!isSubject(sub) || !isTime(iat) || !isTime(exp) || !isTime(nbf))
      throw new AuthenticationError('invalid');
    // jose checks `iat` only when the age of tokens is limited.
    const isIssued = iat <= Math.floor(now() / 1_000) + SKEW_S;
    const tenant = tenantIn(claims, tenantClaim);
    if (!isIssued || tenant === undefined) throw new AuthenticationError('invalid');
    const expiresAt = (exp + SKEW_S) * 1_000;
    const principal = { subject: sub, tenant, scopes: scopesIn(claims), expiresAt };
    const until = Math.min(now() + CACHED_MS, expiresAt);
    cached.set(name, { principal, until });
    return principal;
  };
}

/** A claim may be any JSON value. */
function isSubject(claim: unknown): claim is string {
  return (
    typeof claim === 'string' &&
    claim !== '' &&
    claim.length <= MAX_SUBJECT_LENGTH &&
    !claim.startsWith(API_KEY_SUBJECT)
  );
}

/** A NumericDate (RFC 7519, section 2). JSON.parse reads 1e999 as Infinity, and such a token would never expire. */
function isTime(claim: unknown): claim is number {
  return Number.isFinite(claim);
}

/** The tenant of a token: `NO_TENANT` without the claim, undefined when the claim is not a valid tenant. */
function tenantIn(claims: JWTPayload, claim: string): string | undefined {
  if (!Object.hasOwn(claims, claim)) return NO_TENANT;
  const tenant = claims[claim];
  return isTenant(tenant) ? tenant : undefined;
}

/**
 * The scopes of a token, from the claim `scope` (RFC 8693) or `scp`, which some issuers use: a space-separated string or a list.
 * Unknown scopes are ignored.
 */
function scopesIn({
  scope,
  scp = null,
}: JWTPayload & { scope?: unknown; scp?: unknown }): ReadonlySet<Scope> {
  const claim = scope ?? scp;
  const words: unknown = typeof claim === 'string' ? claim.split(' ') : claim;
  return new Set(Array.isArray(words) ? knownScopes(words) : []);
}
