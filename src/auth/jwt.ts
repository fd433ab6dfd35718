import { hash } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { JwtConfig } from '../config/auth-settings.js';
import { API_KEY_SUBJECT } from './api-key.js';
import { AuthenticationError } from './authentication-error.js';
import { NO_TENANT, type Principal } from './principal.js';
import { knownScopes, type Scope } from './scope.js';
import { isTenant } from './tenant.js';

/** How far the issuer's clock may be from ours, in s. */
const SKEW_S = 30;
const MAX_SUBJECT_LENGTH = 256;

/** For so long a token that was found good is taken for good again, in ms: a signature takes 0.2 ms to check. */
const REMEMBERED_MS = 60_000;
const MAX_REMEMBERED = 1_000;

interface RememberedToken {
  readonly principal: Principal;
  /** In ms. */
  readonly until: number;
}

/**
 * Tells who a bearer token (JWT, RFC 7519) speaks for.
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

  // By their hashes: no token stays in memory.
  const remembered = new LRUCache<string, RememberedToken>({ max: MAX_REMEMBERED });

  return async (token) => {
    const name = hash('sha256', token, 'base64url');
    const known = remembered.get(name);
    if (known !== undefined && now() < known.until) return known.principal;
    const claims = await claimsOf(token);
    const { sub, iat, exp, nbf = 0 } = claims;
    if (!isSubject(sub) || !isTime(iat) || !isTime(exp) || !isTime(nbf))
      throw new AuthenticationError('invalid');
    // jose looks at when a token was issued only where its age is limited.
    const isIssued = iat <= Math.floor(now() / 1_000) + SKEW_S;
    const tenant = tenantIn(claims, tenantClaim);
    if (!isIssued || tenant === undefined) throw new AuthenticationError('invalid');
    const principal = { subject: sub, tenant, scopes: scopesIn(claims) };
    const until = Math.min(now() + REMEMBERED_MS, (exp + SKEW_S) * 1_000);
    remembered.set(name, { principal, until });
    return principal;
  };
}

/** A claim may be anything that JSON can say. */
function isSubject(claim: unknown): claim is string {
  return (
    typeof claim === 'string' &&
    claim !== '' &&
    claim.length <= MAX_SUBJECT_LENGTH &&
    !claim.startsWith(API_KEY_SUBJECT)
  );
}

/** A NumericDate (RFC 7519, section 2). JSON can also say 1e999, which is read as Infinity: such a token would never expire. */
function isTime(claim: unknown): claim is number {
  return Number.isFinite(claim);
}

/** The tenant that a token names: none where it has no such claim, and undefined where the claim can be no tenant. */
function tenantIn(claims: JWTPayload, claim: string): string | undefined {
  if (!Object.hasOwn(claims, claim)) return NO_TENANT;
  const tenant = claims[claim];
  return isTenant(tenant) ? tenant : undefined;
}

/**
 * The scopes of a token: the standard claim `scope` (RFC 8693), or `scp`, as some issuers call it; a text of words or a list.
 * What is not a scope of ours is for somebody else.
 */
function scopesIn({
  scope,
  scp = null,
}: JWTPayload & { scope?: unknown; scp?: unknown }): ReadonlySet<Scope> {
  const claim = scope ?? scp;
  const words: unknown = typeof claim === 'string' ? claim.split(' ') : claim;
  return new Set(Array.isArray(words) ? knownScopes(words) : []);
}
